//! Which stretches of a cell's text are marked, and as what.

use crate::terms::{CellName, Status};
use crate::view::Item;

/// What a marked stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The quantity that was promised.
    Target,
    /// The quantity that answers it.
    Actual,
    /// A target before it was changed.
    Original,
    /// What the reader searched for.
    Found,
}

impl Role {
    /// The value of the mark's `data-role`, which the style sheet goes by.
    pub fn id(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Actual => "actual",
            Self::Original => "original",
            Self::Found => "found",
        }
    }
}

/// A stretch of a cell's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Start and end in UTF-16 code units.
    pub span: [u32; 2],
    /// What it is.
    pub role: Role,
    /// The target that it belongs to, counted from 1; 0 for [`Role::Found`].
    pub target: usize,
    /// The verdict of that target.
    pub status: Status,
}

/// The marks that the targets of an item leave in one of its cells.
pub fn of_cell(item: &Item, cell: CellName) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, target) in item.targets.iter().enumerate() {
        let mut push = |span, role| marks.push(Mark { span, role, target: index + 1, status: target.status });
        if target.cell == cell {
            push(target.span, Role::Target);
        }
        if let Some(original) = target.original.as_ref().filter(|_| cell == CellName::Commitment) {
            push(original.span, Role::Original);
        }
        if let Some(actual) = target.actual.as_ref().filter(|actual| actual.cell == cell) {
            push(actual.span, Role::Actual);
        }
    }
    marks
}

/// Marks wherever the query occurs; ASCII letters in either case.
pub fn of_query(text: &str, query: &str) -> Vec<Mark> {
    if query.is_empty() {
        return Vec::new();
    }
    let (haystack, needle) = (text.to_ascii_lowercase(), query.to_ascii_lowercase());
    let units = |text: &str| text.encode_utf16().count() as u32;
    haystack
        .match_indices(&needle)
        .map(|(at, found)| {
            let start = units(haystack.get(..at).unwrap_or_default());
            Mark { span: [start, start + units(found)], role: Role::Found, target: 0, status: Status::Undetermined }
        })
        .collect()
}

/// The text cut where marks begin and end: every piece with the marks that cover it, nothing lost.
pub fn pieces<'t>(text: &'t str, marks: &[Mark]) -> Vec<(&'t str, Vec<Mark>)> {
    let is_cut = |unit| marks.iter().any(|mark| mark.span.contains(&unit));
    let (mut pieces, mut start, mut start_unit, mut unit) = (Vec::new(), 0, 0, 0);
    for (at, c) in text.char_indices() {
        if at > start && is_cut(unit) {
            pieces.push((text.get(start..at).unwrap_or_default(), covering(marks, start_unit)));
            (start, start_unit) = (at, unit);
        }
        unit += c.len_utf16() as u32;
    }
    if start < text.len() {
        pieces.push((text.get(start..).unwrap_or_default(), covering(marks, start_unit)));
    }
    pieces
}

fn covering(marks: &[Mark], unit: u32) -> Vec<Mark> {
    marks.iter().filter(|mark| mark.span[0] <= unit && unit < mark.span[1]).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: u32, end: u32, role: Role) -> Mark {
        Mark { span: [start, end], role, target: 1, status: Status::Met }
    }

    fn shown<'t>(text: &'t str, marks: &[Mark]) -> Vec<(&'t str, usize)> {
        pieces(text, marks).into_iter().map(|(piece, marks)| (piece, marks.len())).collect()
    }

    #[test]
    fn text_without_marks_is_one_piece() {
        assert_eq!(shown("新建公园10个", &[]), [("新建公园10个", 0)]);
        assert_eq!(shown("", &[]), []);
    }

    #[test]
    fn marked_stretches_are_cut_out() {
        let marks = [mark(4, 7, Role::Target)];
        assert_eq!(shown("新建公园10个。", &marks), [("新建公园", 0), ("10个", 1), ("。", 0)]);
    }

    #[test]
    fn overlapping_marks_cover_their_common_piece_twice() {
        let marks = [mark(0, 3, Role::Target), mark(2, 4, Role::Actual)];
        assert_eq!(shown("甲乙丙丁", &marks), [("甲乙", 1), ("丙", 2), ("丁", 1)]);
    }

    #[test]
    fn offsets_count_utf16_units() {
        assert_eq!(shown("𠮷10个", &[mark(2, 5, Role::Target)]), [("𠮷", 0), ("10个", 1)]);
    }

    #[test]
    fn a_span_that_does_not_fit_loses_no_text() {
        assert_eq!(shown("甲乙", &[mark(1, 90, Role::Target)]), [("甲", 0), ("乙", 1)]);
    }

    #[test]
    fn a_query_is_found_in_either_case() {
        let found: Vec<_> = of_query("新增5G基站，5g用户", "5g").iter().map(|mark| mark.span).collect();
        assert_eq!(found, [[2, 4], [7, 9]]);
    }
}
