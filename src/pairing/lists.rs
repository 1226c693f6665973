//! Two lists side by side: 学校9所、幼儿园14所，实际投用9所、15所. What names nothing answers in the order of what is named.

use super::fit::Fit;
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::Chars;

/// What a pair of two lists is worth: no name speaks against it.
const PAIRED: i32 = 1000;

/// Gives the figures of a list that names nothing to the targets before them, the k-th to the k-th, where there are as many of the same kinds.
pub fn in_order(targets: &[Target], passage: &Passage, fits: Vec<(usize, usize, Fit)>) -> Vec<(usize, usize, Fit)> {
    let found = pairs(targets, passage);
    if found.is_empty() {
        return fits;
    }
    let free = |(t, f, _): &(usize, usize, Fit)| !found.iter().any(|(target, figure)| target == t || figure == f);
    let mut fits: Vec<(usize, usize, Fit)> = fits.into_iter().filter(free).collect();
    fits.extend(found.iter().map(|(t, f)| (*t, *f, Fit { score: PAIRED, forecast: false, started: false })));
    fits.sort_by_key(|(t, f, _)| (*t, *f));
    fits
}

fn pairs(targets: &[Target], passage: &Passage) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < passage.figures.len() {
        let run = nameless(passage, start, targets);
        if run >= 2
            && let Some(first) = wanted(targets, passage, start, run)
        {
            found.extend((0..run).map(|k| (first + k, start + k)));
        }
        start += run.max(1);
    }
    found
}

/// How many figures from one on make a list in which nothing is named.
fn nameless(passage: &Passage, start: usize, targets: &[Target]) -> usize {
    let is_target = |figure: &Figure| {
        targets.iter().any(|target| target.cell == passage.cell && target.figure.quantity.core == figure.quantity.core)
    };
    // 三次产业增加值分别增长4.2%、7.6%和5.9%: what stands before the first belongs to all of them.
    let shared = |figure: &Figure| crate::text::holds(passage.text.folded(passage.before(figure)), "分别");
    let plain = |figure: &Figure| (figure.inherits || shared(figure)) && figure.rate.is_none() && !is_target(figure);
    let mut run = 0;
    for figure in &passage.figures[start..] {
        let joined = run == 0 || {
            let last = &passage.figures[start + run - 1];
            let gap = passage.text.folded(Chars::new(last.quantity.span.end, figure.quantity.span.start));
            // 每人每月655元、每人每年5640元
            let each = |rest: &[char]| {
                ["每人每月", "每人每年", "每月", "每年", "每户"]
                    .iter()
                    .any(|word| word.chars().eq(rest.iter().copied()))
            };
            last.clause == figure.clause
                && matches!(gap, ['、' | '和' | '及' | '/', rest @ ..] if rest.is_empty() || each(rest))
        };
        if !plain(figure) || !joined {
            break;
        }
        run += 1;
    }
    run
}

/// The first of as many targets in a row that a list can answer: all that are promised, or all of its own sentence before it.
fn wanted(targets: &[Target], passage: &Passage, start: usize, run: usize) -> Option<usize> {
    let list = &passage.figures[start..start + run];
    let own = |target: &Target| {
        target.cell != passage.cell
            || passage.sentence_of(&target.figure) == passage.sentence_of(&list[0])
                && target.figure.quantity.core.end <= list[0].quantity.core.start
    };
    let first = targets.iter().position(own)?;
    let count = targets[first..].iter().take_while(|target| own(target)).count();
    let alike = targets[first..first + count].iter().zip(list).all(|(target, figure)| {
        let units = target.unit.as_ref().zip(figure.quantity.unit.as_ref());
        units.is_some_and(|(wanted, found)| wanted.measures_like(found))
    });
    (count == run && alike).then_some(first)
}
