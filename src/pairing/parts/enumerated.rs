//! 绿色食品9个、有机农产品4个、地理标志农产品1个 for 绿色、有机和地理标志农产品12个: a figure for each of the things that the promise lists.

use crate::lexicon::language::Role;
use crate::passage::{Figure, Passage};
use crate::target::{Target, things};

/// The figures that are each of one of the things that the target lists, where there is one for each; with 等 in the promise, all of one list.
pub(super) fn enumerated(target: &Target, passage: &Passage, used: &[usize]) -> Vec<usize> {
    let Some(keys) = things::listed(&target.words).filter(|_| target.cell != passage.cell) else { return Vec::new() };
    let open_ended = target.words.contains(&'等');
    let named = |figure: &Figure| -> Vec<usize> {
        let words = passage.text.folded(passage.before(figure));
        let noun = figure.noun.folded();
        let says = |key: &[char]| [words, &noun].iter().any(|words| words.windows(key.len()).any(|own| own == key));
        (0..keys.len()).filter(|at| keys[*at].iter().any(|key| says(key))).collect()
    };
    let aside = [Role::Part, Role::Plan, Role::Forecast, Role::LastYear, Role::Compare, Role::Rest, Role::Stock];
    let same = |index: &usize| {
        let figure = &passage.figures[*index];
        let unit = target.unit.as_ref().zip(figure.quantity.unit.as_ref());
        unit.is_some_and(|(own, unit)| own.text == unit.text)
            && figure.rate.is_none()
            && !figure.is_change()
            && !figure.is_start()
            && !aside.iter().any(|role| figure.has(*role))
    };
    let all: Vec<usize> = (0..passage.figures.len()).filter(same).collect();
    let Some(&first) = all.iter().find(|index| !named(&passage.figures[**index]).is_empty()) else { return Vec::new() };
    let sentence = passage.sentence_of(&passage.figures[first]);
    let list: Vec<usize> =
        all.into_iter().filter(|index| passage.sentence_of(&passage.figures[*index]) == sentence).collect();
    let mut seen = vec![0; keys.len()];
    for &index in &list {
        match named(&passage.figures[index]).as_slice() {
            [one] => seen[*one] += 1,
            [] if open_ended => {}
            _ => return Vec::new(),
        }
    }
    let each = seen.iter().all(|count| *count == 1);
    let free = list.iter().all(|index| !used.contains(index));
    if free && list.len() > 1 && (each || open_ended && seen.iter().all(|count| *count <= 1)) {
        list
    } else {
        Vec::new()
    }
}
