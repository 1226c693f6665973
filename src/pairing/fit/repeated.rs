//! Figures that say once more what was promised or drawn, and not what came of it: 计划8座, 设计床位200张, 46间换门脸，43间已开诊.

use super::excluded::SHORT;
use super::{carries_on, is_unfinished, same_surface};
use crate::lexicon::language::{Role, STATEMENTS, Statement, VERBS, Verb};
use crate::number::Decimal;
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, closes_with, holds_any};

/// 16个乡镇中14个已建成: the universe is no result, whatever its size.
pub(super) fn is_universe(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let on = carries_on(&target.figure);
    let whole = passage.is_whole(figure);
    let divided = || is_divided(passage, figure) && !on;
    whole && !on || (whole || divided()) && figure.quantity.value == target.value
}

/// Whether a percentage that opens a cell tells the level of an indicator in per cent, and not how much of the target is done: 6.2%，居全省第2位
/// answers 6%左右, while 103% of a growth of 6% can only be a rate.
pub(super) fn is_own_percentage(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let percent = target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    let signs = |c: char| c.is_whitespace() || matches!(c, '-' | '－' | '−' | '+' | '＋');
    let before = passage.text.slice(Chars::new(0, figure.quantity.span.start));
    let own = passage.clauses.get(figure.clause).map_or(0, |own| own.span.start);
    let words = passage.text.folded_string(Chars::new(own, figure.quantity.span.start));
    // 新增就业2950人，完成92.2%: how much of what was counted before it.
    let counts = |other: &&Figure| {
        let ended = other.quantity.core.end <= figure.quantity.core.start;
        let unit = other.quantity.unit.as_ref().is_some_and(|unit| !matches!(unit.dimension, "percent" | "points"));
        ended && unit && passage.sentence_of(other) == passage.sentence_of(figure)
    };
    let said = ["完成", "实际完成", "全年完成", "已完成"].contains(&words.trim());
    let alone = before.chars().all(signs) || said && !passage.around(figure).iter().any(|other| counts(&other));
    let value = figure.quantity.value;
    let plausible =
        target.value.times(Decimal::new(3, 0)).is_none_or(|most| value <= most) || value < Decimal::new(50, 0);
    percent && alone && plausible
}

/// Whether the same clause goes on to say how much of the figure is done: 28个小区已完工24个.
pub(super) fn is_divided(passage: &Passage, figure: &Figure) -> bool {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let next = passage.behind(figure).first().filter(|next| next.clause == figure.clause);
    next.filter(|next| dimension(next) == dimension(figure) && next.quantity.value <= figure.quantity.value)
        .is_some_and(|next| {
            let between = passage.text.folded(Chars::new(figure.quantity.span.end, next.quantity.core.start));
            let finished = VERBS.find(between).any(|(_, _, verb)| *verb == Verb::Finish)
                || between.contains(&'已')
                || between.windows(2).any(|pair| pair == ['通', '过']);
            // 5处均已完成，其中撤渡建桥2处: the second is a kind of those.
            let part = between.windows(2).any(|pair| pair == ['其', '中']);
            finished && !part && !between.iter().any(|c| matches!(c, '、' | '和' | '及' | '/'))
        })
}

/// 全年任务30个，已建成26个: the target once more is no result.
pub(super) fn is_plan(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let end = words.iter().rposition(|c| !matches!(c, '数' | '为' | ':' | '是')).map_or(0, |at| at + 1);
    figure.quantity.value == target.value
        && target.cell != passage.cell
        && ["任务", "目标", "计划", "任务指标"].iter().any(|word| closes_with(&words[..end], word))
}

/// 46间换门脸，43间已开诊，3间返工中: what was promised is said once more, and then what became of it, part by part.
pub(super) fn is_all_of_its_parts(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    if figure.quantity.value != target.value || carries_on(&target.figure) {
        return false;
    }
    let sentence = passage.sentence_of(figure);
    let next = passage.behind(figure).iter().take_while(|next| passage.sentence_of(next) == sentence);
    let parts = next.filter(|next| same_surface(figure.quantity.unit.as_ref(), next.quantity.unit.as_ref()));
    let (mut count, mut sum, mut open) = (0, Decimal::ZERO, false);
    for part in parts.filter(|part| part.rate.is_none()) {
        let Some(more) = sum.plus(part.quantity.value).filter(|more| *more <= target.value) else { return false };
        (count, sum) = (count + 1, more);
        let words = passage.clauses.get(part.clause).map_or(&[][..], |own| passage.text.folded(own.span));
        let denied =
            STATEMENTS.find(words).any(|(_, _, said)| matches!(said, Statement::NotStarted | Statement::Missed));
        open |= is_unfinished(target, passage, part) || part.has(Role::Underway) || denied;
    }
    count > 1 && sum == target.value && open
}

/// 9所的任务如期完成，其中城区4所、乡镇5所: what the promise itself is made up of.
pub(super) fn is_part_of_promise(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(own) = passage.clauses.get(figure.clause).filter(|_| target.cell == passage.cell) else { return false };
    let alike = |other: &&Figure| same_surface(other.quantity.unit.as_ref(), target.unit.as_ref());
    let mut parts = passage.figures_of(figure.clause).filter(alike);
    passage.text.folded(own.span).starts_with(&['其', '中'])
        && target.figure.quantity.core.end <= own.span.start
        && passage.sentence_of(figure) == passage.sentence_of(&target.figure)
        && figure.quantity.value < target.value
        && parts.try_fold(Decimal::ZERO, |sum, part| sum.plus(part.quantity.value)) == Some(target.value)
}

/// 45个排污口全部完成溯源，整治销号33个 for 整治45个: as many as were promised, told with other work, and then how many with the very work.
pub(super) fn is_promised_once_more(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    if figure.quantity.value != target.value || target.cell == passage.cell {
        return false;
    }
    let own = passage.clauses.get(figure.clause).map_or(&[][..], |own| passage.text.folded(own.span));
    let works = |words: &[char]| -> Vec<Vec<char>> {
        let verbs = VERBS.find(words).filter(|(_, len, verb)| *len == 2 && matches!(verb, Verb::Act | Verb::Add));
        verbs.map(|(at, len, _)| words[at..at + len].to_vec()).collect()
    };
    let wanted = works(&target.words);
    let begun = figure.is_start() && !target.figure.verbs.contains(&Verb::Start);
    let very = |next: &Figure| {
        let told = works(passage.text.folded(passage.before(next)));
        next.clause > figure.clause
            && (next.inherits || next.noun.folded().len() <= SHORT)
            && next.quantity.unit == figure.quantity.unit
            && next.quantity.value < figure.quantity.value
            && !next.has(Role::Part)
            && (told.iter().any(|work| wanted.contains(work) && !own.windows(2).any(|pair| pair == work.as_slice()))
                // 21座全部开工，完工并通过验收17座
                || begun && next.verb == Some(Verb::Finish))
    };
    passage.behind(figure).first().is_some_and(very)
}

/// 与4家企业签订合作协议: with whom, and not how many were brought.
pub(super) fn is_partner(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let end = passage.clauses.get(figure.clause).map_or(figure.quantity.span.end, |own| own.span.end);
    let after = passage.text.folded(Chars::new(figure.quantity.span.end, end.max(figure.quantity.span.end)));
    words.last() == Some(&'与')
        && holds_any(after, &["签订", "签署", "达成", "签约"])
        && holds_any(after, &["协议", "合作", "意向", "备忘录"])
        && !holds_any(&target.words, &["签", "协议", "合作"])
}
