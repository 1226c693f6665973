//! Targets that are not printed: they follow from an actual and its distance from the target.

use super::name::unset;
use super::plan::{goal_after, planned_before};
use crate::lexicon::language::Verb;
use crate::lexicon::plans::{DISTANCES, PLANS};
use crate::number::Decimal;
use crate::passage::{Figure, Passage};
use crate::quantity::{Quantity, Unit};
use crate::terms::{Bound, Direction};
use crate::text::Chars;

/// 超出计划200户, 低于目标2.4个百分点: a target that has to be inferred from the figure before and its distance from the target. The figure
/// that comes back has the place of the distance, and the value of the target.
pub(super) fn inferred(passage: &Passage, index: usize) -> Option<Figure> {
    let figure = passage.figures.get(index)?;
    let beyond = distance(passage, figure)?;
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let apart = &figure.quantity;
    let points = dimension(figure) == Some("points");
    let sentence = passage.sentence_of(figure);
    // 建成47个，距50个的年度目标还差3个: the target is printed.
    let is_goal = |before: &Figure| {
        passage
            .figures
            .iter()
            .position(|own| own.quantity.core == before.quantity.core)
            .is_some_and(|at| goal_after(passage, at) || planned_before(passage, at))
    };
    let actual = passage.figures[..index].iter().rev().find(|before| {
        // 2.75万农村人口，超计划2500人
        let counted = dimension(before).is_none() && dimension(figure) == Some("person");
        let same = dimension(before) == dimension(figure) || counted || points && dimension(before) == Some("percent");
        same && before.rate.is_none() && passage.sentence_of(before) == sentence && !is_goal(before)
    })?;
    let scale = |unit: &Option<Unit>| unit.as_ref().map_or(Decimal::ONE, |unit| unit.scale);
    let apart = if points {
        apart.value
    } else {
        apart.value.times(scale(&apart.unit))?.over(scale(&actual.quantity.unit), 6)?
    };
    // 超过年度目标6万人 after 6.37万人 is the target itself, not the distance from it.
    // 改造危桥7座，较计划少5座: a word that compares says which it is.
    let before = passage.text.folded(passage.before(figure));
    let compares = ['比', '较', '距'].iter().any(|word| before.first() == Some(word));
    if !points && !compares && apart.times(Decimal::new(2, 0))? > actual.quantity.value {
        return None;
    }
    // 下降3.2%，低于目标11.2个百分点: the target was a growth.
    let fell = !beyond && actual.quantity.direction == Direction::Decrease && apart > actual.quantity.value;
    let value = match (fell, beyond) {
        (true, _) => apart.minus(actual.quantity.value)?,
        (_, true) => actual.quantity.value.minus(apart)?,
        _ => actual.quantity.value.plus(apart)?,
    };
    let mut inferred = actual.clone();
    if fell {
        inferred.quantity.direction = Direction::Increase;
        inferred.verbs.retain(|verb| *verb != Verb::Fall);
        inferred.verbs.push(Verb::Grow);
        inferred.verb = Some(Verb::Grow);
    }
    inferred.quantity = Quantity {
        value,
        direction: if fell { Direction::Increase } else { actual.quantity.direction },
        bound: Bound::Plain,
        span: figure.quantity.span,
        core: figure.quantity.core,
        unit: actual.quantity.unit.clone().or_else(|| figure.quantity.unit.clone()),
        ..actual.quantity.clone()
    };
    inferred.segment = figure.segment;
    inferred.clause = figure.clause;
    Some(inferred)
}

/// Whether the words right before a figure make it the distance from a target, and on which side.
pub(crate) fn distance(passage: &Passage, figure: &Figure) -> Option<bool> {
    let before = Chars::new(figure.segment.start, figure.quantity.core.start);
    if !DISTANCES.occurs(passage.text.folded(before)) {
        return None;
    }
    let words = passage.text.folded_string(before);
    let words = words.trim_end_matches([' ', '了']);
    // 较计划多建2座, 超额完成任务40人: what was done beyond says no more.
    let beyond = |words: &str| words.ends_with(['多', '少']) || words.ends_with("超额");
    // 比目标少降1.1个百分点
    let words =
        ["降", "增"].iter().find_map(|way| words.strip_suffix(way).filter(|rest| beyond(rest))).unwrap_or(words);
    let words =
        PLANS.work.iter().find_map(|verb| words.strip_suffix(verb).filter(|rest| beyond(rest))).unwrap_or(words);
    // 超年度目标任务620人
    let mut lead = words;
    let of_plan = |lead: &str| PLANS.plan.iter().find_map(|word| lead.strip_suffix(word)).map(str::len);
    while let Some(len) = of_plan(lead).or_else(|| of_plan(unset(lead)).filter(|_| lead.len() < words.len())) {
        lead = &lead[..len];
    }
    lead = lead.strip_suffix("完成").filter(|rest| rest.ends_with("超额")).unwrap_or(lead);
    let lead = lead.trim_end_matches("的").trim_end_matches("调整后").trim_end_matches("调整");
    let lead = lead.trim_end_matches("控制");
    let lead = unset(lead.trim_end_matches(['年', '度', '全', '原', '既', '定', '期', '预', '初']));
    if lead.len() < words.len()
        && let Some((_, beyond)) = PLANS.distance(|word| lead.ends_with(word))
    {
        return Some(beyond);
    }
    // 比预期少2座
    let plan = PLANS.plan.iter().chain(&["预期"]).filter_map(|word| words.rfind(word).map(|at| (at, at + word.len())));
    let (plan, end) = plan.max()?;
    // 年度任务为提高0.2个百分点: the plan itself.
    if words[end..].starts_with(['为', '是']) {
        return None;
    }
    // 比计划增加20辆, but 计划增加20辆 is the plan itself.
    let compared = unset(&words[..plan]).ends_with(['比', '较']);
    let moved = [("增加", true), ("减少", false)].into_iter().find(|(word, _)| words[plan..].ends_with(word));
    if let Some((_, beyond)) = moved.filter(|_| compared) {
        return Some(beyond);
    }
    // 比计划多, 距目标差: the word of distance comes last.
    let after = PLANS.distance(|word| words[plan..].ends_with(word));
    // 超出计划, 低于年度目标: or before the plan, which then ends the words.
    let ends = PLANS.plan.iter().chain(&["目标任务", "目标值", "计划数"]).any(|word| words.ends_with(word));
    let before = PLANS.distance(|word| ends && unset(&words[..plan]).ends_with(word));
    after.or(before).map(|(_, beyond)| beyond)
}
