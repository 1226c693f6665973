//! A cell, read: its clauses, and each figure with the words that name and qualify it.

use crate::lexicon::language::{ROLES, Role, VERBS, Verb};
use crate::quantity::{self, Quantity};
use crate::terms::{CellName, Kind};
use crate::text::{Chars, Text};
use noun::Noun;

mod clause;
pub mod noun;
mod rate;
mod segment;

pub use clause::Clause;

/// A cell's text with its clauses and figures.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Which cell.
    pub cell: CellName,
    /// Its text.
    pub text: Text,
    /// Its clauses, in order; those in brackets stand between the parts of the clause around them.
    pub clauses: Vec<Clause>,
    /// Its figures, in order.
    pub figures: Vec<Figure>,
}

/// A quantity with the words around it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The number, unit and bound.
    pub quantity: Quantity,
    /// The index of its clause.
    pub clause: usize,
    /// The stretch of text that belongs to this figure and to no other.
    pub segment: Chars,
    /// What is counted, by its own words.
    pub noun: Noun,
    /// What the sentence is about, where the own words say little.
    pub context: Noun,
    /// Whether the own words name nothing, so that the name is that of the figure before.
    pub inherits: bool,
    /// The verb that governs it: the last one before the number, else the first one after it.
    pub verb: Option<Verb>,
    /// All families of verbs in the segment.
    pub verbs: Vec<Verb>,
    /// The roles that its words give it.
    pub roles: Vec<Role>,
    /// The year that the segment dates it with.
    pub year: Option<u16>,
    /// The completion rate that it states, in per cent of the target: 完成年度任务的78.5%, 超额17.1% (117.1).
    pub rate: Option<crate::number::Decimal>,
}

impl Figure {
    /// Whether the words give it this role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether it is a change (增长, 下降) and not a level.
    pub fn is_change(&self) -> bool {
        self.quantity.direction == crate::terms::Direction::Decrease
            || self.verbs.contains(&Verb::Grow)
            || self.verbs.contains(&Verb::Fall)
    }

    /// Whether the thing is only begun.
    pub fn is_start(&self) -> bool {
        self.verbs.contains(&Verb::Start) && !self.verbs.contains(&Verb::Finish)
    }
}

impl Passage {
    /// Reads a cell.
    pub fn new(cell: CellName, raw: &str) -> Self {
        let text = Text::new(raw);
        let found = quantity::extract(&text);
        let clauses = clause::split(&text, &found);
        let mut figures: Vec<Figure> = Vec::new();
        for (index, clause) in clauses.iter().enumerate() {
            let inside: Vec<&Quantity> =
                found.iter().filter(|q| q.kind == Kind::Quantity && clause.span.contains(q.core)).collect();
            for (segment, quantity) in segment::split(&text, clause.span, &inside).into_iter().zip(&inside) {
                let previous = figures.last().filter(|before| clauses[before.clause].sentence == clause.sentence);
                let figure = figure(&text, &found, (*quantity).clone(), (index, clause), segment, previous);
                figures.push(figure);
            }
        }
        for figure in &mut figures {
            figure.context = context(&text, &found, &clauses, figure);
        }
        Self { cell, text, clauses, figures }
    }

    /// The figures of one clause.
    pub fn figures_of(&self, clause: usize) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(move |figure| figure.clause == clause)
    }

    /// The sentence that a figure stands in.
    pub fn sentence_of(&self, figure: &Figure) -> u32 {
        self.clauses.get(figure.clause).map_or(0, |clause| clause.sentence)
    }

    /// The words before a figure, from the start of its segment.
    pub fn before(&self, figure: &Figure) -> Chars {
        Chars::new(figure.segment.start, figure.quantity.span.start)
    }

    /// The words after a figure, to the end of its segment.
    pub fn after(&self, figure: &Figure) -> Chars {
        Chars::new(figure.quantity.span.end, figure.segment.end)
    }
}

fn figure(
    text: &Text,
    found: &[Quantity],
    quantity: Quantity,
    (index, clause): (usize, &Clause),
    segment: Chars,
    previous: Option<&Figure>,
) -> Figure {
    let before = Chars::new(segment.start, quantity.span.start);
    let after = Chars::new(quantity.span.end, segment.end);
    let mut noun = Noun::around(text, found, before, after);
    let mut verbs: Vec<Verb> = Vec::new();
    let mut verb = None;
    for (_, _, &family) in VERBS.find(text.folded(before)).filter(|(_, _, family)| **family != Verb::Noun) {
        verb = Some(family);
        verbs.push(family);
    }
    for (_, _, &family) in VERBS.find(text.folded(after)).filter(|(_, _, family)| **family != Verb::Noun) {
        verb = verb.or(Some(family));
        verbs.push(family);
    }
    let lead = Chars::new(clause.span.start, quantity.span.start);
    let mut roles = roles(text, before, lead);
    let rate = rate::stated(text, &quantity, clause, before, &noun);
    let inherits = noun.is_empty() && rate.is_none();
    if let Some(previous) = previous.filter(|previous| inherits || previous.clause == index) {
        if inherits {
            noun = previous.noun.clone();
        }
        if verb.is_none() {
            verb = previous.verb;
            verbs.clone_from(&previous.verbs);
        }
        let lasting = [Role::Part, Role::Forecast, Role::LastYear];
        roles.extend(previous.roles.iter().filter(|role| inherits && lasting.contains(role)));
    }
    verbs.sort_unstable();
    verbs.dedup();
    let year = year(text, found, before);
    Figure {
        quantity,
        clause: index,
        segment,
        noun,
        context: Noun::default(),
        inherits,
        verb,
        verbs,
        roles,
        year,
        rate,
    }
}

/// Roles by the words of the segment; 其中 and words of planning reach over the whole clause.
fn roles(text: &Text, before: Chars, lead: Chars) -> Vec<Role> {
    let near = ROLES.find(text.folded(before)).map(|(_, _, &role)| role);
    let far = ROLES
        .find(text.folded(lead))
        .map(|(_, _, &role)| role)
        .filter(|role| matches!(role, Role::Part | Role::Forecast | Role::LastYear | Role::Rest));
    let mut roles: Vec<Role> = near.chain(far).collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// The year that dates a figure; a year after 比 or 较 dates what it is compared with.
fn year(text: &Text, found: &[Quantity], before: Chars) -> Option<u16> {
    let dates = found.iter().filter(|q| q.kind == Kind::Date && before.contains(q.core));
    dates
        .filter(|date| {
            let earlier = date.core.start.checked_sub(1).and_then(|at| text.chars().get(at).copied());
            !matches!(earlier, Some('比' | '较' | '(' | '《' | '自'))
        })
        .filter_map(|date| {
            let digits: String = text.folded(date.core).iter().take_while(|c| c.is_ascii_digit()).collect();
            digits.parse::<u16>().ok().filter(|year| (1950..2100).contains(year))
        })
        .last()
}

/// The nouns of the other clauses of a figure's sentence that hold no figure of their own.
fn context(text: &Text, found: &[Quantity], clauses: &[Clause], figure: &Figure) -> Noun {
    let Some(own) = clauses.get(figure.clause) else { return Noun::default() };
    let mut noun = Noun::default();
    for (index, clause) in clauses.iter().enumerate().filter(|(_, clause)| clause.sentence == own.sentence) {
        let holds_figure = found.iter().any(|q| q.kind == Kind::Quantity && clause.span.contains(q.core));
        if index != figure.clause && !holds_figure {
            noun.extend(&Noun::around(text, found, clause.span, Chars::new(clause.span.end, clause.span.end)));
        }
    }
    noun
}
