//! The arithmetic that the program checks by itself. A disagreement is a notice to the reader, never a verdict.
//!
//! # Method: 核算 / Arithmetic
//!
//! - 程序另外核对分项与合计、完成率与数字、重复出现的数字、两个水平之间的增幅。不符只作提示，不改变判定。
//!   / Parts and totals, rates and figures, repeated figures, and growth between two levels are checked as well. A disagreement is a notice
//!   and changes no verdict.

use crate::lexicon::language::Role;
use crate::number::Decimal;
use crate::pairing::{Actual as Rival, Answer, base};
use crate::passage::{Figure, Passage};
use crate::reading::Reading;
use crate::target::{Target, Targets};
use crate::terms::{Bound, CheckKind, Comparator};
use crate::text::{Chars, Text};

/// One piece of arithmetic.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What was checked.
    pub kind: CheckKind,
    /// Whether it agrees.
    pub agrees: bool,
    /// What was added or divided, as a sum: `4家 + 4家 = 8家`.
    pub text: String,
    /// The figures, in the completion.
    pub spans: Vec<Chars>,
}

/// All checks on one item.
pub fn item(targets: &Targets, answers: &[Answer], reading: &Reading) -> Vec<Check> {
    let mut checks = sums(&reading.completion);
    for (target, answer) in targets.targets.iter().zip(answers) {
        checks.extend(rate(target, answer, reading));
        checks.extend(repeat(answer, reading));
    }
    checks.extend(growth(&reading.completion));
    checks
}

/// Parts against a whole: a list in brackets, or one that 其中 opens. Parts may be left out of a list, so only a sum that
/// meets the whole or passes it says anything.
fn sums(passage: &Passage) -> Vec<Check> {
    let mut checks = Vec::new();
    let mut index = 0;
    while index < passage.figures.len() {
        let run = parts_from(passage, index);
        if run.len() >= 2
            && let Some(check) = whole_of(passage, &run).and_then(|whole| sum(passage, whole, &run))
        {
            checks.push(check);
        }
        index += run.len().max(1);
    }
    checks
}

/// The figures of a list of parts that begins at `first`: one dimension, one bracket or one run after 其中.
fn parts_from(passage: &Passage, first: usize) -> Vec<usize> {
    let Some(start) = passage.figures.get(first) else { return Vec::new() };
    let dimension = start.quantity.unit.as_ref().map(|unit| unit.dimension);
    let depth = |figure: &Figure| passage.clauses.get(figure.clause).map_or(0, |clause| clause.depth);
    let opens = depth(start) > 0 || start.has(Role::Part);
    let bracket = depth(start);
    let unit = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.text.clone());
    // 7所、4所，学位10350个: what is counted otherwise is no part of the same.
    let alike = |figure: &Figure| dimension != Some("count") || unit(figure) == unit(start);
    // 比上年增加7.2万亩, 累计建成96.4万亩: measured from another time.
    let now = |figure: &Figure| APART.iter().all(|role| !figure.has(*role) || start.has(*role));
    let is_part = |figure: &Figure| {
        figure.quantity.unit.as_ref().map(|unit| unit.dimension) == dimension
            && alike(figure)
            && now(figure)
            && dimension.is_some_and(|d| !matches!(d, "percent" | "points"))
            && depth(figure) == bracket
            && figure.quantity.bound == Bound::Plain
            && figure.quantity.upper.is_none()
            && passage.sentence_of(figure) == passage.sentence_of(start)
    };
    let mut run = Vec::new();
    if opens {
        for (index, figure) in passage.figures.iter().enumerate().skip(first) {
            if !is_part(figure) {
                break;
            }
            run.push(index);
        }
    }
    run
}

/// What makes a figure one of another time, or of another sort, than the parts before it.
const APART: [Role; 5] = [Role::Stock, Role::Compare, Role::LastYear, Role::Plan, Role::Forecast];

/// The figure before a list that is the whole of it.
fn whole_of(passage: &Passage, run: &[usize]) -> Option<usize> {
    let first = passage.figures.get(*run.first()?)?;
    let dimension = first.quantity.unit.as_ref().map(|unit| unit.dimension);
    (0..*run.first()?).rev().take(3).find(|&index| {
        let figure = &passage.figures[index];
        figure.quantity.unit.as_ref().map(|unit| unit.dimension) == dimension
            && figure.quantity.bound == Bound::Plain
            && passage.sentence_of(first) - passage.sentence_of(figure) <= 1
    })
}

fn sum(passage: &Passage, whole: usize, run: &[usize]) -> Option<Check> {
    let value = |index: usize| {
        let quantity = &passage.figures.get(index)?.quantity;
        base(quantity.value, quantity.unit.as_ref())
    };
    let whole_value = value(whole)?;
    let total = |run: &[usize]| run.iter().try_fold(Decimal::ZERO, |sum, &index| sum.plus(value(index)?));
    // The list ends where it comes to the whole; what follows is told of something else.
    let full = (2..run.len()).find(|&count| total(&run[..count]) == Some(whole_value));
    let run = &run[..full.unwrap_or(run.len())];
    let total = total(run)?;
    if total < whole_value
        || passage.clauses[passage.figures[run[0]].clause].depth == 0 && total != whole_value && run.len() < 3
    {
        return None;
    }
    let printed = |index: usize| passage.text.slice(passage.figures[index].quantity.core);
    let agrees = total == whole_value;
    let parts = run.iter().map(|&index| printed(index)).collect::<Vec<_>>().join(" + ");
    let text = format!("{parts} {} {}", if agrees { "=" } else { "≠" }, printed(whole));
    let spans =
        std::iter::once(whole).chain(run.iter().copied()).map(|index| passage.figures[index].quantity.span).collect();
    Some(Check { kind: CheckKind::Sum, agrees, text, spans })
}

/// A stated rate against actual ÷ target, rounded figures and truncated rates allowed for.
fn rate(target: &Target, answer: &Answer, reading: &Reading) -> Option<Check> {
    let (rate, actual) = (answer.rate.as_ref()?, answer.actual.as_ref()?);
    if target.comparator == Comparator::Between || !actual.parts.is_empty() {
        return None;
    }
    // 总体进度达90%: how far the works have come, and not how many of them are finished.
    let near =
        reading.completion.text.folded(Chars::new(rate.span.start.saturating_sub(LONGEST_PROGRESS), rate.span.start));
    if rate.cell == reading.completion.cell
        && crate::text::holds_any(near, &["总体进度", "整体进度", "形象进度", "工程进度", "建设进度"])
    {
        return None;
    }
    let value = base(actual.value, actual.unit.as_ref())?;
    let wanted = base(target.value, target.unit.as_ref())?;
    let hundred = Decimal::new(100, 0);
    let slack = base(precision(&reading.completion.text, actual.span)?, actual.unit.as_ref())?;
    let inverse = target.comparator == Comparator::AtMost;
    let exact = |value: Decimal| if inverse { wanted.over(value, 8) } else { value.over(wanted, 8) };
    let low = exact(value.minus(slack)?)?.times(hundred)?;
    let high = exact(value.plus(slack)?)?.times(hundred)?;
    let (low, high) = if low <= high { (low, high) } else { (high, low) };
    let step = Decimal::new(1, rate.value.places());
    let capped = rate.value == hundred && high >= hundred;
    let agrees = capped || rate.value.plus(step)? > low && rate.value.minus(step)? < high;
    let computed = exact(value)?.times(hundred)?.over(Decimal::ONE, rate.value.places().max(1))?;
    let printed = |text: &Text, span: Chars| text.slice(span).to_owned();
    let target_text = match target.cell {
        crate::terms::CellName::TargetText => reading.target_text.as_ref().map(|p| &p.text),
        crate::terms::CellName::Completion => Some(&reading.completion.text),
        _ => Some(&reading.commitment.text),
    };
    let goal = target_text.map(|text| printed(text, target.figure.quantity.core)).unwrap_or_default();
    let done = printed(&reading.completion.text, actual.span);
    let (first, second) = if inverse { (&goal, &done) } else { (&done, &goal) };
    let text = format!("{first} ÷ {second} = {computed}% {} {}%", if agrees { "≈" } else { "≠" }, rate.value);
    let mut spans = vec![actual.span];
    if rate.cell == reading.completion.cell {
        spans.push(rate.span);
    }
    Some(Check { kind: CheckKind::Rate, agrees, text, spans })
}

/// 总体进度已达到 is hardly longer.
const LONGEST_PROGRESS: usize = 8;

/// Half of the last printed place of a figure, in its unit: 13.6万 is given to the nearest 500.
fn precision(text: &Text, span: Chars) -> Option<Decimal> {
    let chars: Vec<char> = text.folded(span).iter().copied().filter(|c| !c.is_whitespace() && *c != ',').collect();
    let start = chars.iter().position(char::is_ascii_digit)?;
    let digits: String = chars[start..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
    let places = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len() as u32);
    let size: i128 = chars[start + digits.chars().count()..]
        .iter()
        .take_while(|c| matches!(c, '十' | '百' | '千' | '万' | '亿'))
        .fold(1, |size, c| {
            size * if *c == '万' {
                10_000
            } else if *c == '亿' {
                100_000_000
            } else {
                1
            }
        });
    if places == 0 && size == 1 {
        return Some(Decimal::ZERO);
    }
    Decimal::new(5, places + 1).times(Decimal::new(size, 0))
}

/// No check names more figures.
const LISTED: usize = 24;

/// Figures for the same thing that differ: called alike, of one time and sort, and told in clauses of their own.
fn repeat(answer: &Answer, reading: &Reading) -> Option<Check> {
    let passage = &reading.completion;
    let told = |rival: &Rival| passage.figures.iter().find(|figure| figure.quantity.span == rival.span);
    let rivals: Vec<&Figure> = answer.rivals.iter().filter_map(told).collect();
    let (first, others) = rivals.split_first()?;
    let same = |other: &&Figure| {
        other.noun == first.noun
            && other.verb_words == first.verb_words
            && other.clause != first.clause
            && other.year == first.year
            && !other.inherits
    };
    let plain = |figure: &&Figure| {
        !figure.noun.is_empty() && !figure.has(Role::Part) && APART.iter().all(|role| !figure.has(*role))
    };
    if rivals.len() != answer.rivals.len() || others.is_empty() || !others.iter().all(same) || !rivals.iter().all(plain)
    {
        return None;
    }
    let spans: Vec<Chars> = answer.rivals.iter().take(LISTED).map(|rival| rival.span).collect();
    let text = spans.iter().map(|span| reading.completion.text.slice(*span)).collect::<Vec<_>>().join(" ≠ ");
    Some(Check { kind: CheckKind::Repeat, agrees: false, text, spans })
}

/// Two levels and the growth between them: 由18.6%下降到12.3%，下降6.3个百分点.
fn growth(passage: &Passage) -> Vec<Check> {
    passage
        .figures
        .windows(3)
        .filter_map(|three| {
            let [old, new, change] = three else { return None };
            let same = passage.sentence_of(old) == passage.sentence_of(change);
            let before = passage.text.folded(passage.before(old));
            let between = passage.text.folded(Chars::new(old.quantity.span.end, new.quantity.core.start));
            let from_to =
                before.iter().any(|c| matches!(c, '由' | '从')) && between.iter().any(|c| matches!(c, '到' | '至'));
            if !same || !from_to || !change.is_change() {
                return None;
            }
            let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map_or("", |unit| unit.dimension);
            let (a, b) = (old.quantity.value, new.quantity.value);
            let computed = match (dimension(old), dimension(new), dimension(change)) {
                ("percent", "percent", "points") => b.minus(a)?.abs(),
                (x, y, "percent") if x == y && x != "percent" => {
                    b.minus(a)?.abs().times(Decimal::new(100, 0))?.over(a, change.quantity.value.places())?
                }
                _ => return None,
            };
            let step = Decimal::new(1, change.quantity.value.places());
            let agrees = computed.minus(change.quantity.value)?.abs() <= step;
            let printed = |figure: &Figure| passage.text.slice(figure.quantity.core);
            let text = format!(
                "{} → {}: {computed} {} {}",
                printed(old),
                printed(new),
                if agrees { "=" } else { "≠" },
                printed(change)
            );
            let spans = three.iter().map(|figure| figure.quantity.span).collect();
            Some(Check { kind: CheckKind::Growth, agrees, text, spans })
        })
        .collect()
}
