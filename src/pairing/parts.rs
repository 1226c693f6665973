//! Parts that add up to the answer when no total is printed: 10所中小学、3所幼儿园; 上半年3个，三季度1个.

use super::{Actual, Answer, base};
use crate::lexicon::language::Role;
use crate::passage::Passage;
use crate::target::Target;
use crate::terms::{Bound, Comparator};

/// Adds up parts for the targets whose rivals are parts of one list.
pub fn add_up(targets: &[Target], passage: &Passage, answers: &mut [Answer]) {
    for (target, answer) in targets.iter().zip(answers) {
        if target.comparator == Comparator::Between || target.figure.is_change() || target.ceiling {
            continue;
        }
        let rivals = &answer.rivals;
        if rivals.len() < 2 || !one_list(passage, rivals) {
            continue;
        }
        let Some(first) = rivals.first().cloned() else { continue };
        let same_unit = rivals.iter().all(|part| part.unit == first.unit && part.bound == Bound::Plain);
        let percent = first.unit.as_ref().is_some_and(|unit| matches!(unit.dimension, "percent" | "points"));
        let whole = rivals.iter().try_fold(crate::number::Decimal::ZERO, |sum, part| sum.plus(part.value));
        if let Some(value) = whole.filter(|_| same_unit && !percent && base(first.value, first.unit.as_ref()).is_some())
        {
            let spans = passage.figures.iter().map(|figure| figure.quantity.span);
            let parts = spans.filter(|span| rivals.iter().any(|part| part.span == *span)).collect();
            answer.actual = Some(Actual { value, parts, ..first });
            answer.rivals.clear();
        }
    }
}

/// Whether the figures stand in one sentence, side by side, each with a name or a time of its own.
fn one_list(passage: &Passage, rivals: &[Actual]) -> bool {
    let figures: Vec<_> = rivals.iter().filter_map(|rival| passage.figures.get(rival.figure)).collect();
    let Some(first) = figures.first() else { return false };
    let sentence = passage.sentence_of(first);
    let has = |clause: usize| figures.iter().any(|figure| figure.clause == clause);
    let (from, to) =
        figures.iter().fold((usize::MAX, 0), |(from, to), figure| (from.min(figure.clause), to.max(figure.clause)));
    let near = (from..=to).all(has);
    let named = figures.iter().all(|figure| {
        !figure.inherits || passage.text.folded(passage.before(figure)).iter().any(|c| matches!(c, '季' | '月' | '年'))
    });
    let own_names = figures.iter().enumerate().all(|(i, figure)| {
        figures
            .iter()
            .skip(i + 1)
            .all(|other| passage.text.folded(passage.before(figure)) != passage.text.folded(passage.before(other)))
    });
    named
        && near
        && own_names
        && figures.iter().all(|figure| passage.sentence_of(figure) == sentence && !figure.has(Role::Part))
}
