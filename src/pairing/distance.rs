//! Answers told by how far they are from their target: 超计划17元, 距年度目标尚差150亩.

use super::likeness::Weights;
use super::{Actual, Answer, Reckoned};
use crate::lexicon::language::Role;
use crate::number::Decimal;
use crate::passage::{Figure, Passage};
use crate::quantity::Unit;
use crate::target::{Target, distance};
use crate::terms::{Bound, Comparator, Direction};

/// Answers the targets for which nothing but the distance is printed.
pub fn infer(targets: &[Target], passage: &Passage, weights: &Weights, answers: &mut [Answer]) {
    for t in 0..targets.len() {
        let target = &targets[t];
        let open = answers[t].actual.is_none() && answers[t].rivals.is_empty() && !answers[t].started;
        let plain = target.comparator != Comparator::Between && target.direction == Direction::Increase;
        if !open || !plain {
            continue;
        }
        // 计划改造60座，实际较计划少5座: in one sentence with its target, right behind it
        if target.cell == passage.cell {
            let at = passage
                .figures
                .partition_point(|figure| figure.quantity.core.start <= target.figure.quantity.core.start);
            let near = passage.figures.get(at).filter(|figure| {
                passage.sentence_of(figure) == passage.sentence_of(&target.figure) && !target.inferred
            });
            if let Some(actual) = near.and_then(|figure| moved(target, passage, figure, at)) {
                answers[t] = Answer { actual: Some(actual), rate: answers[t].rate.take(), ..Answer::default() };
            }
            continue;
        }
        let others = || {
            let same = |other: &Target| unit(other.unit.as_ref()) == unit(target.unit.as_ref());
            targets.iter().enumerate().filter(move |(at, other)| *at != t && same(other)).map(|(_, other)| other)
        };
        let found = passage.figures.iter().enumerate().find_map(|(index, figure)| {
            // 小区充电站 is no 老旧小区: of several targets the distance is that of the one it names best.
            let share = |target: &Target| weights.share(&target.noun, &figure.noun);
            let own = share(target);
            let named = own > 0 && others().all(|other| share(other) < own)
                || names_nothing(figure) && others().next().is_none();
            let now = !figure.has(Role::LastYear) && figure.quantity.bound == Bound::Plain;
            if named && now { moved(target, passage, figure, index) } else { None }
        });
        if let Some(actual) = found {
            answers[t] = Answer { actual: Some(actual), rate: answers[t].rate.take(), ..Answer::default() };
        }
    }
}

/// 较年度计划多建: words of distance and work, and no thing.
fn names_nothing(figure: &Figure) -> bool {
    figure.noun.words().chars().all(|c| "多少超出额差高低尚还距比较建完成新增".contains(c))
}

/// The target, moved by a figure that is told as the distance from it.
fn moved(target: &Target, passage: &Passage, figure: &Figure, index: usize) -> Option<Actual> {
    let beyond = distance(passage, figure)?;
    let points = unit(target.unit.as_ref()) == Some("percent") && unit(figure.quantity.unit.as_ref()) == Some("points");
    if !points && unit(target.unit.as_ref()) != unit(figure.quantity.unit.as_ref()) {
        return None;
    }
    let scale = |unit: &Option<Unit>| unit.as_ref().map_or(Decimal::ONE, |unit| unit.scale);
    let apart = if points {
        figure.quantity.value
    } else {
        figure.quantity.value.times(scale(&figure.quantity.unit))?.over(scale(&target.unit), 6)?
    };
    // 超过年度目标30万人 for 30万人 is the target itself.
    if apart.times(Decimal::new(2, 0))? > target.value {
        return None;
    }
    let value = if beyond { target.value.plus(apart)? } else { target.value.minus(apart)? };
    Some(Actual {
        value,
        unit: target.unit.clone(),
        bound: Bound::Plain,
        cell: passage.cell,
        span: figure.quantity.span,
        parts: vec![figure.quantity.span],
        reckoned: Reckoned::Distance,
        forecast: figure.has(Role::Forecast),
        figure: index,
    })
}

fn unit(unit: Option<&Unit>) -> Option<&'static str> {
    unit.map(|unit| unit.dimension)
}
