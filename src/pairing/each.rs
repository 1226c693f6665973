//! One change that is promised of several things at once: 事故起数、死亡人数均下降5%以上. It is kept by all of them, or not at all.

use super::likeness::Weights;
use super::{Answer, ENOUGH, actual};
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::terms::Comparator;
use crate::text::holds_any;

/// Where one of the things moved less than another, it is the one that answers.
pub fn worse(targets: &[Target], passage: &Passage, weights: &Weights, answers: &mut [Answer]) {
    for (target, answer) in targets.iter().zip(answers) {
        let Some(known) = answer.actual.as_ref().filter(|_| promises_each(target)) else { continue };
        let own = &passage.figures[known.figure];
        let another = |figure: &Figure| {
            figure.quantity.core != own.quantity.core
                && figure.is_change()
                && figure.quantity.unit == own.quantity.unit
                && figure.rate.is_none()
                && !figure.noun.is_empty()
                && figure.noun != own.noun
                && passage.sentence_of(figure) == passage.sentence_of(own)
                && weights.share(&figure.noun, &target.noun) >= 2 * ENOUGH
        };
        let others = passage.figures.iter().enumerate().filter(|(_, figure)| another(figure));
        let least = others.map(|(index, _)| actual(target, passage, index)).min_by_key(|other| other.value);
        if let Some(least) = least.filter(|least| least.value < known.value && least.value < target.value) {
            answer.actual = Some(least);
        }
    }
}

fn promises_each(target: &Target) -> bool {
    let several = target.words.iter().any(|c| matches!(c, '、' | '和' | '与' | '及'));
    let each = holds_any(&target.words, &["分别", "均", "都", "双"]);
    target.figure.is_change() && several && each && !target.ceiling && target.comparator != Comparator::Between
}
