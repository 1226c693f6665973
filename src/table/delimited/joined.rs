//! Rows that were torn over lines, put together again.

use super::{ASKEW, display_column, display_width, is_stroke};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::table::roles::{self, Heads, Row};
use crate::table::{Line, label, serial};
use crate::text::Span;
use std::collections::BTreeMap;

/// Puts a row that was broken inside a cell together: where the heads end in a stroke, so does each row. The lines that went into another
/// have no cells left.
pub(super) fn join_open_rows(document: &Document, lines: &[Line], heads: usize, split: &mut [Vec<Cell>]) {
    let text = |at: usize| lines[at].span.of(&document.text);
    let strokes = |at: usize| text(at).chars().filter(|c| is_stroke(*c)).count();
    let closed = |at: usize| text(at).ends_with(is_stroke);
    let width = strokes(heads);
    if !closed(heads) || width < 2 {
        return;
    }
    let mut at = heads + 1;
    while at < lines.len() {
        let (first, mut told) = (at, strokes(at));
        at += 1;
        if told == 0 || closed(first) {
            continue;
        }
        let mut end = at;
        while end < lines.len() && end - first < MOST_BROKEN && told + strokes(end) <= width {
            told += strokes(end);
            end += 1;
            if closed(end - 1) {
                break;
            }
        }
        if !closed(end - 1) || told != width {
            continue;
        }
        for next in at..end {
            let mut cells = std::mem::take(&mut split[next]).into_iter();
            let (row, goes_on) = (&mut split[first], cells.next());
            match row.last_mut().zip(goes_on) {
                Some((last, cell)) => last.pieces.extend(cell.pieces),
                None => continue,
            }
            row.extend(cells);
        }
        at = end;
    }
}

/// Puts numbered rows together that a line break inside a cell tore: the pieces have all the cells of a row, and one more for each break. A second
/// office below the last cell is of it.
pub(super) fn join_torn_rows(document: &Document, heads: &Heads, body: usize, split: &mut [Vec<Cell>]) {
    let Some(number) = heads.position(Column::Number).filter(|at| *at <= 1) else { return };
    let numbered = |cells: &[Cell]| cells.get(number).is_some_and(|cell| serial::whole(&cell.text(document)).is_some());
    let offices = heads.roles.last() == Some(&Some(Column::Owner));
    let mut at = body;
    while at < split.len() {
        let first = at;
        at += 1;
        let mut told = split[first].len();
        if !numbered(&split[first]) || told > heads.len() || told < 2 {
            continue;
        }
        let mut end = at;
        while end < split.len() && end - first < MOST_BROKEN && told < heads.len() && !split[end].is_empty() {
            if numbered(&split[end]) {
                break;
            }
            told += split[end].len() - 1;
            end += 1;
        }
        if told != heads.len() {
            continue;
        }
        let office = |cells: &[Cell]| matches!(cells, [cell] if label::is_owner(&cell.text(document)));
        while offices && split.get(end).is_some_and(|cells| office(cells)) {
            end += 1;
        }
        for next in at..end {
            let mut cells = std::mem::take(&mut split[next]).into_iter();
            let (row, goes_on) = (&mut split[first], cells.next());
            if let Some((last, cell)) = row.last_mut().zip(goes_on) {
                let words = last.text(document);
                let paragraph = words.ends_with('。') || label::is_owner(&words);
                last.pieces.extend(paragraph.then(Span::default));
                last.pieces.extend(cell.pieces);
            }
            row.extend(cells);
        }
        at = end;
    }
}

/// No cell is broken over more lines.
pub(super) const MOST_BROKEN: usize = 12;

/// Whether a line that begins like a page's foot (维护…) is a row all the same: it has its serial, or a figure and no label.
pub(super) fn is_row(document: &Document, heads: &Heads, cells: &[Cell]) -> bool {
    let texts: Vec<_> = cells.iter().map(|cell| cell.text(document)).collect();
    let serial = heads.position(Column::Number).and_then(|at| texts.get(at));
    serial.is_some_and(|text| serial::whole(text).is_some())
        || texts.iter().any(|text| text.chars().any(|c| c.is_ascii_digit()))
            && texts.first().is_some_and(|text| !text.contains(['：', ':']))
}

/// A cell that falls short of the widest in its column by no more than a character was torn at the edge.
const FULL: usize = 3;

/// Adds a line that goes on with the cells right above it, each exactly below the one that it continues: 剩余部分正 over 在施工. A line that
/// starts a promise and an answer of its own is a row.
pub(super) fn goes_on(
    document: &Document,
    heads: &Heads,
    row: &mut Row,
    cells: &[Cell],
    stops: bool,
    widest: &BTreeMap<usize, usize>,
) -> bool {
    let text = &document.text;
    if cells.iter().any(|cell| roles::is_sum_word(&cell.text(document))) {
        return false;
    }
    let column = |cell: &Cell| cell.pieces.last().map(|piece| display_column(text, piece.start));
    let starts: Vec<Option<usize>> = row.cells.iter().map(column).collect();
    let below = |cell: &Cell| {
        let own = column(cell)?;
        let apart = |at: &usize| starts[*at].filter(|start| *start > 4).map_or(usize::MAX, |start| start.abs_diff(own));
        (0..starts.len()).min_by_key(apart).filter(|at| apart(at) <= ASKEW)
    };
    let Some(places) = cells.iter().filter(|cell| !cell.is_empty()).map(below).collect::<Option<Vec<usize>>>() else {
        return false;
    };
    let own_row = [Column::Number, Column::Commitment]
        .iter()
        .any(|role| heads.position(*role).is_some_and(|at| places.contains(&at)))
        && heads.completion().is_some_and(|at| places.contains(&at));
    // Where promises end in full stops, one that does not goes on below; a new row has its serial.
    let promise = heads.position(Column::Commitment).and_then(|at| row.cells.get(at));
    let open = promise.is_some_and(|cell| !cell.is_empty() && !cell.text(document).trim_end().ends_with('。'));
    let numbered = heads.position(Column::Number).is_some_and(|at| !places.contains(&at));
    let fused = cells.iter().filter(|cell| !cell.is_empty()).zip(&places).any(|(cell, place)| {
        let pieces = row.cells[*place].pieces.iter().chain(&cell.pieces);
        label::would_fuse(pieces.map(|piece| piece.of(text)))
    });
    // 改造老旧小区32个，惠及居民 | 完成改造老旧小区32个，惠及 | 住建局 over 1.2万户 | 居民10350户: both cells fill their columns, and nobody answers for a row of
    // its own.
    let fills = |(cell, place): (&Cell, &usize)| {
        let last = row.cells[*place].pieces.last();
        last.is_some_and(|piece| {
            let width: usize = piece.of(text).chars().map(display_width).sum();
            let most = widest.get(&display_column(text, piece.start)).copied().unwrap_or(usize::MAX);
            width + FULL.max(cell.pieces.first().map_or(0, |next| word_width(next.of(text))) + 1) >= most
        })
    };
    let unanswered = heads
        .position(Column::Owner)
        .is_some_and(|at| !places.contains(&at) && row.cells.get(at).is_some_and(|cell| !cell.is_empty()));
    let torn = numbered && open && unanswered && cells.iter().filter(|cell| !cell.is_empty()).zip(&places).all(fills);
    if places.is_empty() || fused || own_row && !(stops && open && numbered) && !torn {
        return false;
    }
    for (cell, place) in cells.iter().filter(|cell| !cell.is_empty()).zip(places) {
        row.cells[place].pieces.extend(cell.pieces.iter().copied());
    }
    true
}

/// How wide the first word of a line is, which is not torn itself: 5.9%， with the mark that may begin no line.
fn word_width(text: &str) -> usize {
    let figure = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%');
    let word: usize = text.chars().take_while(figure).count();
    let mark = text.chars().nth(word).filter(|c| word > 0 && matches!(c, '，' | '。' | '；' | '、'));
    word + mark.map_or(0, display_width)
}
