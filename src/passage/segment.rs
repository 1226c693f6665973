//! Which words of a clause belong to which of its figures.

use crate::quantity::Quantity;
use crate::text::{Chars, Text};

/// Cuts a clause into one stretch a figure. A list is cut at its separators; two figures with none between them share
/// the words in the middle.
pub fn split(text: &Text, clause: Chars, figures: &[&Quantity]) -> Vec<Chars> {
    let mut segments = vec![clause; figures.len()];
    for index in 1..figures.len() {
        let (left, right) = (figures[index - 1].span, figures[index].span);
        let gap = Chars::new(left.end, right.start);
        if let Some(cut) = separator(text, gap) {
            segments[index - 1].end = cut;
            segments[index].start = cut + 1;
        } else {
            segments[index - 1].end = gap.end.max(left.end);
            segments[index].start = gap.start.min(right.start);
        }
    }
    segments
}

/// Where a list is cut: right after the figure before, else as near as possible to the figure after.
fn separator(text: &Text, gap: Chars) -> Option<usize> {
    let chars = text.folded(gap);
    let cuts = |c: &char| matches!(c, '、' | '/' | '和' | '及' | '并');
    let first = chars.first().filter(|c| cuts(c)).map(|_| 0);
    first
        .or_else(|| chars.iter().rposition(|c| matches!(c, '、' | '/')))
        .or_else(|| chars.iter().rposition(cuts))
        .map(|at| gap.start + at)
}
