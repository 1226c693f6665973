//! An item, read: a passage for each of its cells.

use crate::document::{Cell, Document};
use crate::item::Item;
use crate::lexicon::language::{Role, STATEMENTS, Statement};
use crate::passage::{Figure, Passage};
use crate::quantity;
use crate::terms::CellName;
use crate::text::{Chars, folds};

pub mod mood;

/// The passages of one item.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What is promised.
    pub commitment: Passage,
    /// What became of it.
    pub completion: Passage,
    /// What the completion reported earlier in the year, where the latest report alone decides.
    pub earlier: Option<Passage>,
    /// The target column.
    pub target_text: Option<Passage>,
    /// The heading over the item.
    pub section: Option<Passage>,
    /// The name column.
    pub name: Option<Passage>,
    /// The rate column.
    pub rate: Option<Passage>,
    /// The remark column.
    pub remark: Option<Passage>,
    /// The unit that heads or brackets give to bare numbers.
    pub unit: Option<String>,
    /// What the state says whose column or box is ticked.
    pub ticked: Option<Statement>,
    /// Whether the completion is a growth that a column of its own tells, and no level.
    pub growth: bool,
    /// The paragraph that was parted into promise and report.
    pub whole: Option<String>,
    /// Whether promise and result share their clauses.
    pub narrative: bool,
    /// Whether the promise is a headline over a report of several works.
    pub headline: bool,
}

impl Reading {
    /// Reads the cells of an item.
    pub fn new(item: &Item, document: &Document) -> Self {
        let read = |name: CellName, cell: &Cell| Passage::new(name, &cell.text(document));
        let optional = |name: CellName, cell: &Option<Cell>| cell.as_ref().map(|cell| read(name, cell));
        let mut reading = Self {
            commitment: read(CellName::Commitment, &item.commitment),
            completion: read(CellName::Completion, &item.completion),
            earlier: None,
            target_text: optional(CellName::TargetText, &item.target_text),
            section: optional(CellName::Section, &item.section),
            name: optional(CellName::Commitment, &item.name),
            rate: optional(CellName::Rate, &item.rate),
            remark: optional(CellName::Completion, &item.remark),
            unit: item.unit.as_ref().map(|cell| cell.text(document).into_owned()),
            ticked: item
                .ticked
                .as_ref()
                .map(|ticked| ticked.says)
                .or_else(|| boxed(&item.rate.as_ref()?.text(document))),
            growth: item.growth,
            whole: None,
            narrative: item.narrative,
            headline: item.headline,
        };
        if let Some((promise, report)) = mood::parted(&reading.completion).filter(|_| item.narrative) {
            // 今年要新建5所。到年底，建成4所。: each sentence does one of both, so that it is read like two cells.
            reading.whole = Some(reading.completion.text.raw().to_owned());
            reading.commitment = Passage::new(CellName::Commitment, &promise);
            reading.completion = Passage::new(CellName::Completion, &report);
            reading.narrative = false;
        }
        if reading.narrative {
            mood::settle(&mut reading.completion);
        }
        if let Some(latest) = item.latest {
            let before = item.completion.pieces.iter().map(|piece| {
                if piece.is_empty() {
                    usize::from(piece.start < latest)
                } else {
                    latest.clamp(piece.start, piece.end) - piece.start
                }
            });
            let before = before.sum();
            let mut earlier = reading.completion.clone();
            earlier.keep_to(before);
            reading.earlier = Some(earlier);
            reading.completion.keep_from(before);
            // 四季度：累计安装2655盏: over the quarters of this year, and not over all years.
            let words = |figure: &Figure| reading.completion.text.folded_string(reading.completion.before(figure));
            let yearly: Vec<bool> =
                reading.completion.figures.iter().map(|figure| words(figure).contains("累计")).collect();
            for (figure, yearly) in reading.completion.figures.iter_mut().zip(yearly) {
                figure.roles.retain(|role| !yearly || *role != Role::Stock);
            }
        }
        reading.measure();
        reading
    }

    /// The cell that promises: in a narrative the report itself.
    pub fn promise(&self) -> &Passage {
        if self.narrative { &self.completion } else { &self.commitment }
    }

    /// Gives bare numbers in the target's and the completion's cells the unit that the name's bracket or the table says: 2.3 of 万人.
    fn measure(&mut self) {
        let named = [self.name.as_ref(), Some(&self.commitment)]
            .into_iter()
            .flatten()
            .find_map(|name| bracketed(name.text.chars()).and_then(|words| quantity::unit_of(words.trim())))
            .filter(|_| {
                self.target_text.is_some()
                    || self.commitment.figures.iter().any(|figure| is_behind_bracket(&self.commitment, figure))
            });
        let given = named.or_else(|| self.unit.as_deref().and_then(|words| quantity::unit_of(words.trim())));
        let Some((unit, times)) = given else { return };
        let behind: Vec<bool> =
            self.commitment.figures.iter().map(|figure| is_behind_bracket(&self.commitment, figure)).collect();
        let own =
            self.commitment.figures.iter_mut().zip(behind).filter_map(|(figure, behind)| behind.then_some(figure));
        // 不低于60元 under a head of 元/月/人: the bare figure that answers it is of the target's own unit.
        // What grows by per cent is not answered by a level, which is of the table's unit.
        let own_unit = self.target_text.as_ref().is_some_and(|cell| {
            cell.figures.iter().any(|figure| {
                let rate = |own: &quantity::Unit| matches!(own.dimension, "percent" | "points");
                let grows = figure.is_change() && figure.quantity.unit.as_ref().is_some_and(rate);
                let other = |own: &quantity::Unit| own.dimension != unit.dimension;
                figure.quantity.unit.as_ref().is_some_and(other) && !grows
            })
        });
        let completion = Some(&mut self.completion).filter(|_| !own_unit && !self.growth);
        let cells = [self.target_text.as_mut(), completion].into_iter().flatten();
        let cells = cells.flat_map(|passage| &mut passage.figures).map(|figure| (figure, false));
        for (figure, named) in cells.chain(own.map(|figure| (figure, true))) {
            let bare = figure.quantity.unit.is_none() && (named || figure.noun.is_empty());
            let value = figure.quantity.value.times(times);
            let upper = figure.quantity.upper.map(|upper| upper.times(times));
            if let (true, Some(value), None | Some(Some(_))) = (bare, value, upper) {
                figure.quantity.value = value;
                figure.quantity.upper = upper.flatten();
                figure.quantity.unit = Some(unit.clone());
            }
        }
    }
}

/// ☑已完成 □推进中 □未启动: what the only ticked box says.
fn boxed(text: &str) -> Option<Statement> {
    let ticks = |c: char| matches!(c, '☑' | '☒' | '■' | '√' | '✓' | '✔' | '●');
    let empty = |c: char| matches!(c, '□' | '☐' | '○' | '◯');
    let (before, after) = text.split_once(ticks)?;
    let other = before.contains(empty) || after.contains(empty);
    if !other || after.contains(ticks) {
        return None;
    }
    let words: Vec<char> = folds(after.split(empty).next()?).collect();
    STATEMENTS.find(&words).next().map(|(_, _, statement)| *statement)
}

/// 新增高标准农田（万亩）3.2: whether a bare number stands right behind a bracket.
fn is_behind_bracket(passage: &Passage, figure: &Figure) -> bool {
    let before = passage.text.folded(Chars::new(0, figure.quantity.core.start));
    let last = before.iter().rev().find(|c| !c.is_whitespace() && !matches!(c, '≥' | '≤' | '>' | '<'));
    figure.quantity.unit.is_none() && last == Some(&')')
}

/// What the last bracket of a text holds.
pub(crate) fn bracketed(text: &[char]) -> Option<String> {
    let open = text.iter().rposition(|c| *c == '(')?;
    let close = text.iter().skip(open).position(|c| *c == ')')? + open;
    Some(text[open + 1..close].iter().collect())
}
