//! Answers that are reckoned from two printed levels: their difference, 净增40家 by 由126家增加到171家, 高于城镇1个百分点 by the growth of both; or how
//! much the one grew to the other, 标准提高5% by 由1680元提高到1800元.

use super::likeness::Weights;
use super::sibling::{are_contrasted, are_siblings};
use super::{Actual, Answer, ENOUGH, Reckoned};
use crate::lexicon::language::{Role, Verb};
use crate::number::Decimal;
use crate::passage::noun::Noun;
use crate::passage::{Figure, Passage};
use crate::quantity::Unit;
use crate::target::{Target, is_old_value};
use crate::terms::{Bound, Comparator, Direction};
use crate::text::{Chars, Text};
use std::cell::LazyCell;

/// Answers the targets that promise a difference and for which none is printed.
pub fn infer(targets: &[Target], passage: &Passage, weights: &Weights, answers: &mut [Answer]) {
    let moves = LazyCell::new(|| Moves::of(passage));
    for (target, answer) in targets.iter().zip(answers) {
        if target.comparator == Comparator::Between {
            continue;
        }
        if is_growth(target) {
            let open = answer.actual.is_none() && answer.rivals.is_empty();
            if let Some(actual) = open.then(|| grown(target, passage, weights, &moves)).flatten() {
                *answer = Answer { actual: Some(actual), ..Answer::default() };
            }
            continue;
        }
        let found = if target.figure.has(Role::Compare) {
            // 较上年提高3个百分点 by 由41.2%提升至44.6%, too.
            let moved = || is_increment(target).then(|| moved(target, passage, weights, &moves)).flatten();
            (answer.actual.is_none()).then(|| apart(target, passage).or_else(moved)).flatten()
        } else if is_increment(target) {
            moved(target, passage, weights, &moves).filter(|(_, new)| answers_by(answer, *new))
        } else {
            None
        };
        let Some((old, new)) = found else { continue };
        let Some(actual) = difference(target, passage, old, new) else { continue };
        *answer = Answer { actual: Some(actual), ..Answer::default() };
    }
}

/// Whether an answer is open, or is the level that the change led to.
fn answers_by(answer: &Answer, new: usize) -> bool {
    answer.actual.as_ref().is_none_or(|actual| actual.figure == new && actual.parts.is_empty())
}

/// 标准提高5%, 浓度下降4%: by how much of itself a level is to change.
fn is_growth(target: &Target) -> bool {
    target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent")
        && target.figure.is_change()
        && !target.figure.has(Role::Compare)
        && !target.ceiling
}

/// How much the levels of a target changed, where 由A提高到B prints them. Of several pairs all have to be on one side of the target, and the one
/// nearest to it answers.
fn grown(target: &Target, passage: &Passage, weights: &Weights, moves: &Moves) -> Option<Actual> {
    let is_own = |noun: &Noun| {
        let named = weights.share(&target.noun, noun) >= MOST || weights.share(noun, &target.noun) == 1000;
        named && !are_siblings(&target.noun, noun) && !are_contrasted(&target.words, &noun.folded())
    };
    let told = moves.grown.iter().filter(|(old, _)| is_own(&passage.figures[*old].noun));
    let grown: Vec<Actual> = told.filter_map(|&(old, new)| growth(target, passage, old, new)).collect();
    let kept = grown.iter().filter(|actual| actual.value >= target.value).count();
    if kept == grown.len() {
        grown.into_iter().min_by_key(|actual| actual.value)
    } else {
        grown.into_iter().max_by_key(|actual| actual.value).filter(|_| kept == 0)
    }
}

/// Figures side by side that may be the old and the new level of one thing, each as the two of them.
struct Moves {
    /// 由A提高到B
    led: Vec<(usize, usize)>,
    /// The same, of one year's growth.
    grown: Vec<(usize, usize)>,
    /// 达到96.3%，上年为95.1%
    since: Vec<(usize, usize)>,
}

impl Moves {
    fn of(passage: &Passage) -> Self {
        let is_level = |figure: &Figure| {
            let unit = figure.quantity.unit.as_ref();
            let percent = unit.is_some_and(|unit| matches!(unit.dimension, "percent" | "points"));
            let open = [Role::Plan, Role::Forecast, Role::Part].iter().any(|role| figure.has(*role));
            !percent && !open && figure.rate.is_none()
        };
        let is_grown = |&(old, new): &(usize, usize)| {
            let (before, after) = (&passage.figures[old], &passage.figures[new]);
            // 由2020年的60家: growth over years.
            let dated = before.year.is_some_and(|old| after.year.is_none_or(|new| new != old + 1));
            is_level(before) && is_level(after) && !dated
        };
        let is_since = |&(old, new): &(usize, usize)| {
            let (before, after) = (&passage.figures[old], &passage.figures[new]);
            before.has(Role::LastYear)
                && !after.has(Role::LastYear)
                && !before.is_change()
                && !after.is_change()
                && after.verbs.contains(&Verb::Floor)
                && passage.sentence_of(before) == passage.sentence_of(after)
        };
        let pairs = (1..passage.figures.len()).map(|at| (at - 1, at));
        let led: Vec<(usize, usize)> = pairs.clone().filter(|(old, _)| is_old_value(passage, *old)).collect();
        let grown = led.iter().copied().filter(is_grown).collect();
        let since = pairs.flat_map(|(one, two)| [(one, two), (two, one)]).filter(is_since).collect();
        Self { led, grown, since }
    }
}

/// Levels that share as much of their name with a target, in thousandths, are of it.
const MOST: i32 = 2 * ENOUGH;

/// By how many per cent the second of two levels is above the first, or below it where a fall was promised.
fn growth(target: &Target, passage: &Passage, old: usize, new: usize) -> Option<Actual> {
    let change = difference(target, passage, old, new)?;
    let before = passage.figures.get(old)?.quantity.value;
    let value = change.value.times(Decimal::new(100, 0))?.over(before, PLACES)?;
    Some(Actual { value, unit: target.unit.clone(), reckoned: Reckoned::Growth, ..change })
}

/// Growth is reckoned to so many places.
const PLACES: u32 = 2;

/// 净增40家, 新增40公里, 提高5个百分点: how much is to come to what there is.
fn is_increment(target: &Target) -> bool {
    let wants = &target.figure;
    let points = target.unit.as_ref().is_some_and(|unit| unit.dimension == "points");
    let percent = target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    let adds = matches!(wants.verb, Some(Verb::Add)) && !wants.has(Role::Stock);
    points && wants.is_change() || !percent && (adds || wants.is_change() || removes(target))
}

/// 消除大班额120个 by 由154个减到31个: what is to go away is taken from what there is.
fn removes(target: &Target) -> bool {
    const REMOVED: [&str; 8] = ["消除", "化解", "消化", "取缔", "关停", "拆除", "淘汰", "销号"];
    REMOVED.iter().any(|word| word.chars().eq(target.figure.verb_words.iter().copied()))
}

/// The two figures of 由A增加到B that are of the target.
fn moved(target: &Target, passage: &Passage, weights: &Weights, moves: &Moves) -> Option<(usize, usize)> {
    let figure = |at: usize| &passage.figures[at];
    let measured = |old: usize, new: usize| measures(target, figure(old)) && measures(target, figure(new));
    let like = |own: &Figure| weights.likeness(&target.noun, &own.noun, &own.context) >= ENOUGH;
    let led = moves.led.iter().copied().find(|&(old, new)| {
        let whole = || removes(target) || target.cell != passage.cell && passage.figures.len() == 2;
        measured(old, new) && (figure(old).noun.is_empty() && whole() || like(figure(old)))
    });
    // 达到96.3%，上年为95.1%
    let since = || {
        let named = |new: usize| figure(new).noun.is_empty() || like(figure(new));
        moves.since.iter().copied().find(|&(old, new)| measured(old, new) && named(new))
    };
    led.or_else(since)
}

/// Whether the difference of two such figures is in the target's unit.
fn measures(target: &Target, figure: &Figure) -> bool {
    let dimension = |unit: &Option<Unit>| unit.as_ref().map(|unit| unit.dimension);
    match (dimension(&target.unit), dimension(&figure.quantity.unit)) {
        (Some("points"), own) => own == Some("percent"),
        // 由38微克降至35微克 for 下降2微克/立方米
        (wanted, own) => wanted == own || is_short(target, figure),
    }
}

/// Whether a figure leaves out for how much its unit is reckoned.
fn is_short(target: &Target, figure: &Figure) -> bool {
    let units = target.unit.as_ref().zip(figure.quantity.unit.as_ref());
    units.is_some_and(|(wanted, own)| wanted.per(own).is_some())
}

/// The growth of a thing and of what it is measured against, where the cell prints both and no other.
fn apart(target: &Target, passage: &Passage) -> Option<(usize, usize)> {
    const STANDS: [&str; 4] = ["高于", "快于", "高出", "超过"];
    if target.unit.as_ref().is_none_or(|unit| unit.dimension != "points") {
        return None;
    }
    let indicator = Text::new(target.indicator.as_str());
    let promise = indicator.folded_string(indicator.all());
    let (own, other) = STANDS.iter().find_map(|word| promise.split_once(word))?;
    let own = Noun::of(&own.chars().collect::<Vec<char>>());
    let other = ["水平", "平均", "增速", "增幅"].iter().fold(other, |words, end| words.trim_end_matches(end));
    let shared = |figure: &Figure| own.pairs().filter(|pair| figure.noun.has(*pair)).count();
    let names = |figure: &Figure| {
        passage.text.folded_string(passage.before(figure)).contains(other) || figure.noun.words().contains(other)
    };
    let is_other = |figure: &Figure| !other.is_empty() && names(figure);
    let growths = || passage.figures.iter().enumerate().filter(|(_, figure)| measures(target, figure));
    let mut theirs = growths().filter(|(_, figure)| is_other(figure));
    let mut ours = growths().filter(|(_, figure)| !is_other(figure) && shared(figure) >= 2);
    let found = (theirs.next()?.0, ours.next()?.0);
    (theirs.next().is_none() && ours.next().is_none()).then_some(found)
}

fn difference(target: &Target, passage: &Passage, old: usize, new: usize) -> Option<Actual> {
    let (before, after) = (passage.figures.get(old)?, passage.figures.get(new)?);
    let exact = |figure: &Figure| figure.quantity.bound == Bound::Plain && figure.quantity.upper.is_none();
    // 35000亩 and 3.5万亩 are folded already; 公里 and 米 are not.
    let same_unit = before.quantity.unit == after.quantity.unit;
    let signed = |figure: &Figure| match figure.quantity.direction {
        Direction::Increase => figure.quantity.value,
        Direction::Decrease => figure.quantity.value.negated(),
    };
    let change = if target.figure.has(Role::Compare) {
        signed(after).minus(signed(before))?
    } else {
        after.quantity.value.minus(before.quantity.value)?
    };
    let value = match target.direction {
        Direction::Increase if !removes(target) => change,
        Direction::Increase | Direction::Decrease => Decimal::ZERO.minus(change)?,
    };
    let points = target.unit.as_ref().is_some_and(|unit| unit.dimension == "points");
    let span = |figure: &Figure| -> Chars { figure.quantity.span };
    (exact(before) && exact(after) && same_unit).then(|| Actual {
        value,
        unit: if points || is_short(target, after) { target.unit.clone() } else { after.quantity.unit.clone() },
        bound: Bound::Plain,
        cell: passage.cell,
        span: span(after),
        parts: vec![span(after), span(before)],
        reckoned: Reckoned::Difference,
        forecast: after.has(Role::Forecast),
        figure: new,
    })
}
