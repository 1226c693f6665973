//! Lists whose items may be the parts of what was promised: 人工造林2.2万亩、封山育林3万亩 for 造林5万亩. Where they come to it together, that one of
//! them falls short says nothing.

use super::{Actual, Answer, actual, base};
use crate::lexicon::language::{Role, Verb};
use crate::number::Decimal;
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::holds_any;
use std::collections::BTreeSet;

/// Takes an answer back that is short of the target, where what stands beside it in the sentence makes up for that.
pub fn several(targets: &[Target], passage: &Passage, answers: &mut [Answer]) {
    let used: BTreeSet<usize> =
        answers.iter().filter_map(|answer| answer.actual.as_ref()).map(|own| own.figure).collect();
    for (target, answer) in targets.iter().zip(answers) {
        let Some(known) = answer.actual.as_ref().filter(|known| known.parts.is_empty() && may_have_parts(target))
        else {
            continue;
        };
        let own = &passage.figures[known.figure];
        let exact = own.noun.reads_like(&target.noun) && own.verb_words == target.figure.verb_words;
        if exact || !is_item(own) || own.inherits {
            continue;
        }
        let beside = |index: usize, figure: &Figure| {
            !used.contains(&index)
                && is_item(figure)
                && !figure.inherits
                && !figure.noun.is_empty()
                && figure.quantity.value < target.value
                && figure.quantity.unit == own.quantity.unit
                && is_of_kind(target, passage, figure)
                && passage.sentence_of(figure) == passage.sentence_of(own)
                && !(target.cell == passage.cell && figure.quantity.core == target.figure.quantity.core)
        };
        let near = known.figure.saturating_sub(NEAR)..passage.figures.len().min(known.figure + NEAR);
        let others: Vec<Actual> = near
            .filter(|&index| beside(index, &passage.figures[index]))
            .map(|index| actual(target, passage, index))
            .collect();
        if comes_to(target, known, &others) == Some(true) {
            let rivals = [vec![known.clone()], others].concat();
            *answer = Answer { rivals, ..Answer::default() };
        }
    }
}

/// A list has no more items to either side.
const NEAR: usize = 12;

/// Whether a target is of a thing that can be counted in parts.
fn may_have_parts(target: &Target) -> bool {
    let whole = target.unit.as_ref().is_some_and(|unit| !matches!(unit.dimension, "percent" | "points" | "duration"));
    whole && !target.ceiling && !target.each && !target.per_head && !target.figure.is_change()
}

/// Whether a figure counts something of its own that was done.
fn is_item(figure: &Figure) -> bool {
    let aside = [
        Role::Part,
        Role::Plan,
        Role::Rest,
        Role::Stock,
        Role::Compare,
        Role::LastYear,
        Role::Forecast,
        Role::Underway,
        Role::Lead,
        Role::Share,
    ];
    aside.iter().all(|role| !figure.has(*role))
        && figure.rate.is_none()
        && !figure.is_start()
        && !figure.is_change()
        && (!figure.verbs.contains(&Verb::Apply) || figure.verbs.contains(&Verb::Finish))
}

/// 封山育林3万亩 for 造林: named like the target or done by the same work, and not told to be open.
fn is_of_kind(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(own) = passage.clauses.get(figure.clause) else { return false };
    let words = passage.text.folded(own.span);
    let open = holds_any(words, &["正在", "在建", "未", "暂停", "暂缓", "停工", "结转", "剩余", "其余", "推进"]);
    // 公共停车场 shares a character with 公园, and no word.
    let alike = figure.noun.may_share(&target.noun) && figure.noun.pairs().any(|pair| target.noun.has(pair))
        || figure.noun.chars().next_back() == target.noun.chars().next_back();
    let work = !figure.verb_words.is_empty()
        && figure.verb_words.chunks(2).any(|verb| target.words.windows(verb.len()).any(|own| own == verb));
    !open && figure.months.is_none() && words.first() != Some(&'因') && (alike || work)
}

/// Whether one that is short of the target comes to it with the others, and not to many times as much.
fn comes_to(target: &Target, known: &Actual, others: &[Actual]) -> Option<bool> {
    let of = |actual: &Actual| base(actual.value, actual.unit.as_ref());
    let own = of(known)?;
    let sum = others.iter().try_fold(own, |sum, other| sum.plus(of(other)?))?;
    let wanted = base(target.value, target.unit.as_ref())?;
    let (low, high) = (wanted.times(Decimal::new(95, 2))?, wanted.times(Decimal::new(2, 0))?);
    Some(own < low && !others.is_empty() && (low..=high).contains(&sum))
}
