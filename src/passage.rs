//! A cell, read: its clauses, and each figure with the words that name and qualify it.

use crate::lexicon::language::{Few, Role, VERBS, Verb};
use crate::lexicon::plans::PLANS;
use crate::lexicon::{headers, levels};
use crate::months::{self, Months};
use crate::number::Decimal;
use crate::quantity::{self, Quantity};
use crate::terms::{CellName, Direction, Kind};
use crate::text::{Chars, Text, holds, holds_any, is_han};
use figure::{Near, figure, roles};
use noun::Noun;
use std::collections::BTreeMap;
use std::sync::OnceLock;

mod alike;
mod clause;
mod figure;
mod near;
pub mod noun;
mod rate;
mod segment;
mod total;

pub use clause::Clause;
pub use rate::is_base;

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
    /// What each clause is about, once something has asked for it.
    nouns: Vec<OnceLock<Noun>>,
    /// What is asked of the whole of it again and again.
    memo: Memo,
}

/// What is found out about a cell once, when something asks for it.
#[derive(Clone, Debug, Default)]
struct Memo {
    /// Where the first clause ends that says that figures are still to come.
    awaits: OnceLock<Option<usize>>,
    /// The levels of government that it speaks of.
    levels: OnceLock<levels::Told>,
    /// The figures that are printed totals.
    totals: OnceLock<Vec<total::Total>>,
    /// The parts of the year that it speaks of.
    months: OnceLock<Vec<months::Told>>,
    /// The clauses whose nouns have each pair of characters.
    pairs: OnceLock<BTreeMap<noun::Pair, Vec<usize>>>,
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
    pub verbs: Few<Verb>,
    /// The words of the verbs before it, in order: 新建, 改扩建; those of the figure before where it has none and names nothing.
    pub verb_words: Vec<char>,
    /// The roles that its words give it.
    pub roles: Few<Role>,
    /// The year that the segment dates it with.
    pub year: Option<u16>,
    /// The part of the year that it tells of, where words before it in the sentence say so.
    pub months: Option<Months>,
    /// What it is reckoned for, where words before it say so: 月 of 每人每月720元.
    pub period: Option<char>,
    /// The completion rate that it states, in per cent of the target: 完成年度任务的78.5%, 超额17.1% (117.1).
    pub rate: Option<Decimal>,
}

impl Figure {
    /// Whether the words give it this role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The same figure, told of no part.
    #[must_use]
    pub fn of_all(&self) -> Self {
        let mut roles = self.roles;
        roles.retain(|role| *role != Role::Part);
        Self { roles, ..self.clone() }
    }

    /// Whether it is a change (增长, 下降) and not a level.
    pub fn is_change(&self) -> bool {
        self.quantity.direction == Direction::Decrease
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
        let mut found = quantity::extract(&text);
        if cell == CellName::Completion {
            add_unchanged(&text, &mut found);
        }
        let clauses = clause::split(&text, &found);
        let mut figures: Vec<Figure> = Vec::with_capacity(found.iter().filter(|q| q.kind == Kind::Quantity).count());
        let mut subject: Option<Subject> = None;
        // The figures of a sentence share the clauses around them.
        let mut nouns: Vec<OnceLock<Noun>> = vec![OnceLock::new(); clauses.len()];
        let mut inside: Vec<&Quantity> = Vec::new();
        let mut segments: Vec<Chars> = Vec::new();
        for (index, clause) in clauses.iter().enumerate() {
            if index > 0 && clauses[index - 1].sentence != clause.sentence {
                subject = None;
            }
            let goes_on = clauses.get(index + 1).is_some_and(|next| next.sentence == clause.sentence);
            let counted = |q: &&Quantity| q.kind == Kind::Quantity && clause.span.contains(q.core);
            let mut all = within(&found, clause.span).iter().filter(counted).peekable();
            inside.clear();
            while let Some(quantity) = all.next() {
                if !is_threshold(&text, quantity) && !sizes(&text, quantity, all.peek().copied()) {
                    inside.push(quantity);
                }
            }
            segment::split(&text, clause.span, &inside, &mut segments);
            for (place, &segment) in segments.iter().enumerate() {
                let near = Near { text: &text, found: &found, index, clause, others: &inside[..place] };
                let figure = figure(&near, inside[place].clone(), segment, subject.as_ref());
                subject = match subject {
                    // 8.73亿元，为预算的76.2%，同比增长4.3%: the rate between them names nothing.
                    Some(before) if figure.rate.is_some() || crate::steps::is_one(&figure.noun.folded()) => {
                        Some(Subject { clause: index, is_rate: figure.rate.is_some(), ..before })
                    }
                    // 已选址25个，建成18个: what was looked for is not said.
                    None if crate::steps::is_one(&figure.noun.folded()) => None,
                    _ => (place + 1 < inside.len() || goes_on).then(|| Subject::of(&figure)),
                };
                figures.push(figure);
            }
            // A subject is one for its own sentence.
            if inside.is_empty() && goes_on {
                let noun = &nouns[index];
                subject = Subject::told(&text, &found, noun, index, clause, subject.is_none()).or(subject);
            }
            segment::fused(index, &mut figures);
            segment::distribute(&text, clause.span, index, &mut figures);
            segment::share_tail(&text, clause.span, index, &mut figures);
            segment::respectively(&text, &clauses, index, &mut figures);
        }
        mark_parts(&text, &clauses, &mut figures);
        mark_planned(&text, &clauses, &mut figures);
        date(&text, &clauses, &mut figures);
        carry(&text, &mut figures);
        let is_bare = |clause: &Clause| !within(&found, clause.span).iter().any(|q| q.kind == Kind::Quantity);
        let bare: Vec<bool> = clauses.iter().map(is_bare).collect();
        for figure in &mut figures {
            // 举办赛事31场，社区活动待年底统计: what is still open is another thing than what is counted before it.
            let open = |index: usize| {
                index > figure.clause && !figure.noun.is_empty() && is_open(&text.folded_string(clauses[index].span))
            };
            let near = || beside(&clauses, figure.clause).filter(|index| bare[*index] && !open(*index));
            for index in near() {
                nouns[index].get_or_init(|| noun_of(&text, &found, &clauses[index]));
            }
            figure.context.extend_all(near().filter_map(|index| nouns[index].get()));
        }
        // Where a figure was left out, the clause is about more.
        for (noun, clause) in nouns.iter_mut().zip(&clauses) {
            if noun::left_out(&found, clause.span).next().is_some() {
                noun.take();
            }
        }
        Self { cell, text, clauses, figures, nouns, memo: Memo::default() }
    }
}

/// Tells each figure the part of the year that was named last before it in its sentence, what stands in brackets aside.
fn date(text: &Text, clauses: &[Clause], figures: &mut [Figure]) {
    if figures.is_empty() {
        return;
    }
    // 开工普遍在三季度以后: no time that a figure is of.
    let after = |told: &months::Told| {
        let rest = text.folded(Chars::new(told.end, told.end + 2));
        matches!(rest, ['以' | '之', '后'])
    };
    let mut told = months::find(text.folded(text.all()));
    told.retain(|told| !after(told));
    let clause_at = |at: usize| clauses.partition_point(|clause| clause.span.start <= at).checked_sub(1);
    for at in (0..figures.len()).filter(|_| !told.is_empty()) {
        let figure = &figures[at];
        let own = clauses[figure.clause];
        let near = near_to(&told, figure).iter().rev();
        let of_sentence = near.filter_map(|told| Some((told, clauses[clause_at(told.start)?])));
        let mut months = of_sentence
            .take_while(|(_, clause)| clause.sentence == own.sentence)
            .find(|(_, clause)| clause.depth <= own.depth)
            .or_else(|| as_of(text, near_to(&told, &figures[at])).map(|told| (told, own)))
            .and_then(|(told, _)| told.months);
        // 二季度累计建成168个, 四季度：累计完成18条: from the start of the year on.
        if let Some(months) = months.as_mut().filter(|months| months.from > 1) {
            let words = text.folded(Chars::new(figure.segment.start, figure.quantity.core.start));
            // 四季度：新增3家，累计达到11家: of the quarters before nothing was told, so that it is what there is in all.
            let alike = |other: &&Figure| {
                other.quantity.unit == figure.quantity.unit
                    && !other.verbs.contains(&Verb::Apply)
                    && !other.has(Role::Underway)
                    && !other.has(Role::Plan)
            };
            let before = || {
                let last = at
                    .checked_sub(1)
                    .and_then(|last| figures.get(last))
                    .filter(|last| last.clause + 1 == figure.clause);
                let last = last.filter(|last| alike(last) && clauses[last.clause].sentence == own.sentence);
                let mut near = figures[at.saturating_sub(MANY)..at].iter().filter(alike);
                last.is_some() && !near.any(|other| other.months.is_some_and(|other| other.to < months.from))
            };
            if holds_any(words, &["累计", "年内共", "今年共"]) && !before() {
                months.from = 1;
            }
        }
        figures[at].months = months;
    }
}

/// 2023年接待2510万人次、收入188亿元; 累计建设23个、推广18.6万亩: the time that opens a list is that of all in it.
fn carry(text: &Text, figures: &mut [Figure]) {
    for at in 1..figures.len() {
        let (before, own) = (&figures[at - 1], &figures[at]);
        let between = text.folded(Chars::new(before.quantity.span.end, own.quantity.core.start));
        if before.clause != own.clause || between.first() != Some(&'、') || own.year.is_some() {
            continue;
        }
        let (year, stock) = (before.year, before.has(Role::Stock) && before.verb.is_some());
        let anew = holds_any(between, &["新", "今年", "本年", "当年", "年内"]);
        let figure = &mut figures[at];
        figure.year = year;
        if stock && !anew && figure.verb.is_some() && !figure.has(Role::Stock) {
            figure.roles.push(Role::Stock);
        }
    }
}

/// What is told of the year before a figure.
fn near_to<'m>(told: &'m [months::Told], figure: &Figure) -> &'m [months::Told] {
    &told[..told.partition_point(|told| told.end <= figure.quantity.core.start)]
}

/// 截至9月底，新增83家；培训1260人: what opens a cell so holds until another time is named.
fn as_of<'m>(text: &Text, told: &'m [months::Told]) -> Option<&'m months::Told> {
    told.last().filter(|only| told.len() == 1 && only.start == 0 && text.folded(Chars::new(0, 1)) == ['截'])
}

/// So many figures before one may be of earlier parts of the year.
const MANY: usize = 64;

/// 计划11月开班，培训130人次: what follows a clause that plans is planned, where it names no fact.
fn mark_planned(text: &Text, clauses: &[Clause], figures: &mut [Figure]) {
    for figure in figures {
        let Some(before) = figure.clause.checked_sub(1).and_then(|before| clauses.get(before)) else { continue };
        let own = clauses[figure.clause];
        if before.sentence != own.sentence || figure.roles.contains(&Role::Plan) {
            continue;
        }
        // 明年计划建设75公里，打造线路8条: the whole sentence is of another year.
        let first = clauses.get(clauses.partition_point(|clause| clause.sentence < own.sentence));
        if first
            .is_some_and(|first| NEXT_YEAR.iter().any(|word| crate::text::opens_with(text.folded(first.span), word)))
        {
            figure.roles.push(Role::Plan);
            continue;
        }
        let lead = text.folded(before.span);
        let plans =
            ["计划", "拟", "预计", "将于", "力争", "争取"].iter().any(|word| crate::text::opens_with(lead, word));
        let told = text.folded(Chars::new(own.span.start, figure.quantity.core.start));
        let fact =
            |words: &[char]| holds_any(words, &["已", "实际", "目前", "累计", "完成", "建成", "全年", "仅", "截至"]);
        let counts = lead.iter().any(char::is_ascii_digit);
        let dated = lead.windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1] == '月') || lead.contains(&'年');
        if plans && !fact(lead) && !fact(told) && (!counts || dated) {
            figure.roles.push(Role::Plan);
        }
    }
}

/// What opens a sentence of what is still to come.
const NEXT_YEAR: [&str; 8] = ["明年", "次年", "下年", "下一年", "下一步", "下步", "下阶段", "下一阶段"];

/// Figures of one list that add up to a figure before them are its parts: 173处…，其余51个、53个、20个和49个.
fn mark_parts(text: &Text, clauses: &[Clause], figures: &mut [Figure]) {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map_or("", |unit| unit.dimension);
    let mut start = 0;
    while start < figures.len() {
        let same = |figure: &&Figure| {
            figure.clause == figures[start].clause && dimension(figure) == dimension(&figures[start])
        };
        let run = figures[start..].iter().take_while(same).count();
        if (2..=LONGEST_LIST).contains(&run) && !matches!(dimension(&figures[start]), "" | "percent" | "points") {
            let total = figures[start..start + run].iter().try_fold(Decimal::ZERO, |sum, f| sum.plus(f.quantity.value));
            let sentence = |figure: &Figure| clauses.get(figure.clause).map_or(0, |clause| clause.sentence);
            // 计划建设10个，上半年建成4个、三季度建成3个、四季度建成3个: they add up to the plan, and are the answer to it.
            let planned = |before: &Figure| {
                let words = clauses.get(before.clause).map_or(&[][..], |own| text.folded(own.span));
                before.clause < figures[start].clause && crate::mood::is_plan(words) && !crate::mood::is_fact(words)
            };
            let whole = figures[..start].iter().rev().take(LONGEST_LIST).any(|before| {
                Some(before.quantity.value) == total
                    && dimension(before) == dimension(&figures[start])
                    && sentence(&figures[start]) - sentence(before) <= 1
                    && !planned(before)
            });
            if whole {
                for part in &mut figures[start..start + run] {
                    part.roles.push(Role::Part);
                }
            }
        }
        start += run.max(1);
    }
}

/// No list of parts is longer.
const LONGEST_LIST: usize = 24;

/// What the words before a figure are about, for one that names nothing itself.
struct Subject {
    clause: usize,
    noun: Noun,
    verb: Option<Verb>,
    verbs: Few<Verb>,
    roles: Few<Role>,
    is_rate: bool,
    dimension: Option<&'static str>,
}

impl Subject {
    fn of(figure: &Figure) -> Self {
        Self {
            clause: figure.clause,
            noun: figure.noun.clone(),
            verb: figure.verb,
            verbs: figure.verbs,
            roles: figure.roles,
            is_rate: figure.rate.is_some(),
            dimension: figure.quantity.unit.as_ref().map(|unit| unit.dimension),
        }
    }

    /// The subject of a clause without figures, where it opens the sentence or a list of parts; none where it names
    /// nothing.
    fn told(
        text: &Text,
        found: &[Quantity],
        noun: &OnceLock<Noun>,
        index: usize,
        clause: &Clause,
        first: bool,
    ) -> Option<Self> {
        let labels = text.folded(Chars::new(clause.span.end, clause.span.end + 1)) == [':'];
        if labels && headers::column(text.folded(clause.span).iter().copied()).is_some() {
            // 四季度进展：
            return None;
        }
        // 按不变价格计算 between a level and its growth changes no subject; 其中工业投资… does.
        let mut words = text.folded(clause.span).iter().filter(|c| is_han(**c));
        if words.next().is_some_and(|c| PREAMBLE.contains(c)) {
            return None;
        }
        let roles = roles(text, clause.span, clause.span);
        if !first && !roles.contains(&Role::Part) {
            return None;
        }
        let noun = noun.get_or_init(|| noun_of(text, found, clause));
        (!noun.is_empty()).then(|| Self {
            clause: index,
            noun: noun.clone(),
            verb: None,
            verbs: Few::default(),
            roles,
            is_rate: false,
            dimension: None,
        })
    }
}

/// 经…批准, 受…影响, 按…计算: what such words open is the circumstance, not the subject.
const PREAMBLE: [char; 16] =
    ['经', '按', '受', '因', '据', '为', '由', '在', '截', '根', '依', '围', '结', '以', '近', '自'];

/// 与上年持平 tells a change of nought, as exactly as a figure does.
fn add_unchanged(text: &Text, found: &mut Vec<Quantity>) {
    const YEARS: [&str; 6] = ["上年", "去年", "同期", "上一年", "往年", "同比"];
    let words = text.folded(text.all());
    let both = |one: char, other: char| words.contains(&one) && words.contains(&other);
    if !both('持', '平') && !both('相', '同') {
        return;
    }
    let ends = words.iter().enumerate().skip(1).filter(|(_, c)| matches!(c, '平' | '同'));
    for at in ends.map(|(end, _)| end - 1).filter(|at| matches!(words[*at..at + 2], ['持', '平'] | ['相', '同'])) {
        let start = at.saturating_sub(NEAR_YEAR);
        let before = &words[start..at];
        let own = before.rsplit(|c| matches!(c, '，' | ',' | '。' | ';')).next().unwrap_or(&[]);
        if YEARS.iter().any(|year| holds(own, year)) {
            let span = Chars::new(at, at + 2);
            let unchanged = Quantity {
                kind: Kind::Quantity,
                value: Decimal::ZERO,
                upper: None,
                unit: quantity::unit("%"),
                bound: crate::terms::Bound::Plain,
                direction: Direction::Increase,
                span,
                core: span,
            };
            let place = found.partition_point(|q| q.core.start < at);
            found.insert(place, unchanged);
        }
    }
}

/// The year stands no further before 持平.
const NEAR_YEAR: usize = 8;

/// 500万元以上的, 65岁以上老人: a bounded figure that qualifies the noun after it, and counts nothing.
fn is_threshold(text: &Text, quantity: &Quantity) -> bool {
    let bounded_after = quantity.span.end > quantity.core.end;
    let next = text.chars().get(quantity.span.end).copied().unwrap_or(' ');
    if bounded_after && quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "age") && is_han(next) {
        return true;
    }
    let percent = quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    // 15项以上的任务 is what was promised.
    let after = text.folded(Chars::new(quantity.span.end, quantity.span.end + 5));
    let goal = PLANS.plan.iter().any(|word| holds(after, word));
    bounded_after && !percent && next == '的' && !goal
}

/// 产值超10亿元企业3家: a bounded sum right before the noun that the next figure counts.
fn sizes(text: &Text, quantity: &Quantity, next: Option<&Quantity>) -> bool {
    // 66人以上超大班额19个, too
    let size = |quantity: &Quantity| {
        quantity.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money") || unit.dimension == "person")
    };
    let Some(next) = next.filter(|next| size(quantity) && next.unit.is_some() && !size(next)) else { return false };
    let between = text.folded(Chars::new(quantity.span.end, next.core.start));
    quantity.bound != crate::terms::Bound::Plain
        && (1..=LONGEST_NAME).contains(&between.len())
        && between.iter().all(|c| is_han(*c) && !matches!(c, '和' | '及' | '与'))
        && VERBS.at(between, 0).is_none_or(|(_, verb)| *verb == Verb::Noun)
}

/// The name between a sum that sizes it and its count is no longer.
const LONGEST_NAME: usize = 10;

/// Words by which a clause says that nothing came of it yet.
const OPEN: [&str; 6] = ["尚未", "仍未", "还未", "有待", "待年底", "尚待"];

fn is_open(words: &str) -> bool {
    OPEN.iter().any(|word| words.contains(word))
}

/// The findings that lie in a stretch, without walking through all of them.
fn within(found: &[Quantity], span: Chars) -> &[Quantity] {
    let start = found.partition_point(|q| q.core.end <= span.start);
    let end = found.partition_point(|q| q.core.start < span.end);
    found.get(start..end).unwrap_or(&[])
}

/// What a clause names, figures left out.
fn noun_of(text: &Text, found: &[Quantity], clause: &Clause) -> Noun {
    Noun::around(text, found, clause.span, Chars::new(clause.span.end, clause.span.end))
}

/// 三项任务已全部完成, 明确12条措施: how many tasks or measures a report speaks of, and no work of its own.
pub fn counts_tasks(text: &Text, quantity: &Quantity) -> bool {
    let plain = quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "count");
    let after = text.folded(Chars::new(quantity.span.end, quantity.span.end + 3));
    plain && TASKS.iter().any(|word| crate::text::opens_with(after, word))
}

/// What a report counts of itself.
pub const TASKS: [&str; 7] = ["任务", "工作", "指标", "目标", "实事", "措施", "举措"];

/// The other clauses of a clause's sentence, those near it.
fn beside(clauses: &[Clause], own: usize) -> impl Iterator<Item = usize> + Clone {
    let near = own.saturating_sub(REACH)..clauses.len().min(own + REACH + 1);
    near.filter(move |index| *index != own && clauses[*index].sentence == clauses[own].sentence)
}

/// How many clauses to either side speak of a figure.
const REACH: usize = 6;
