//! Family C: a table as a viewer of pages copies it. Single blanks part the cells, and a row that is too long for its line goes on in the next
//! ones, wherever the line happens to end: inside a cell, a word or a figure.

use super::roles::{self, Heads, Row};
use super::{Candidate, Line, label, lay, serial};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::text::Span;

/// Fewer rows are none of a table.
const FEWEST: usize = 3;
/// Of so many rows, one at least is wrapped; else the lines are the rows.
const WRAPPED: usize = 3;

/// Of so many rows no more than one may fit the heads in no way.
const STRAINED: usize = 6;
/// A row is wrapped into no more lines than these.
const LONGEST: usize = 7;

/// Reads the rows below a line of heads, over all pages that repeat it.
pub fn read(document: &Document, lines: &[Line]) -> Candidate {
    let text = |line: &Line| line.span.of(&document.text);
    let heads = |line: &Line| {
        let words: Vec<&str> = Some(text(line)).filter(|_| line.looks.blank)?.split_whitespace().collect();
        let heads = Heads::read(words.iter().copied())?;
        (heads.position(Column::Number) == Some(0) && heads.completion().is_some()).then_some(heads)
    };
    let Some((at, found)) = lines.iter().enumerate().find_map(|(at, line)| Some((at, heads(line)?))) else {
        return Candidate::default();
    };
    let head = text(&lines[at]);
    // Wide blanks draw columns, in which cells are wrapped side by side.
    if head.contains("  ") || head.contains('\t') {
        return Candidate::default();
    }
    let mut candidate = Candidate { name: "wrapped", headed: true, ..Candidate::default() };
    candidate.furniture.extend(tokens(document, &lines[at]).into_iter().map(Cell::new));
    candidate.heads =
        found.completion().and_then(|column| candidate.furniture.get(column).cloned()).into_iter().collect();
    // What stands above the heads on each page is no part of a row.
    let above: Vec<&str> = lines[..at].iter().map(text).collect();
    let mut body: Vec<&Line> = Vec::new();
    for line in &lines[at + 1..] {
        if text(line) == head {
            candidate.furniture.extend(tokens(document, line).into_iter().map(Cell::new));
        } else if above.contains(&text(line)) {
            candidate.furniture.push(Cell::new(line.span));
        } else if label::is_foot(text(line)) {
            break;
        } else {
            body.push(line);
        }
    }
    // Where cells end in full stops, these tell the end of a cell from the end of a line.
    let stops = body.iter().map(|line| text(line).matches('。').count()).sum::<usize>();
    let stopped = stops >= body.iter().filter(|line| text(line).starts_with(|c: char| c.is_ascii_digit())).count();
    let under = found.behind(1);
    let mut rows: Vec<Row> = Vec::new();
    let (mut first, mut expected, mut wrapped) = (0, 1, 0);
    while first < body.len() {
        let own = tokens(document, body[first]);
        let number =
            own.first().filter(|token| own.len() > 1 && serial::whole(token.of(&document.text)) == Some(expected));
        let Some(&number) = number else {
            first += 1;
            continue;
        };
        let begins = |line: &&Line| {
            let next = tokens(document, line);
            next.len() > 1 && serial::whole(next[0].of(&document.text)) == Some(expected + 1)
        };
        let last = (first + 1..body.len()).find(|at| begins(&body[*at])).unwrap_or(body.len());
        let line = body[first].number;
        // Rows under a merged serial, each whole on its line.
        if last > first + 1 && body[first..last].iter().enumerate().all(|(at, line)| is_row(document, line, at == 0)) {
            for (index, line) in body[first..last].iter().enumerate() {
                let own: Vec<Cell> =
                    tokens(document, line).into_iter().skip(usize::from(index == 0)).map(Cell::new).collect();
                let Some(laid) = lay::out(document, &under, &own) else { return Candidate::default() };
                let serial = if index == 0 { Cell::new(number) } else { Cell::default() };
                rows.push(Row { cells: [vec![serial], laid].concat(), line: line.number, ..Row::default() });
            }
            (first, expected) = (last, expected + 1);
            continue;
        }
        wrapped += usize::from(last > first + 1);
        let mut push = |index: usize, laid: Vec<Cell>| {
            let serial = if index == 0 { Cell::new(number) } else { Cell::default() };
            rows.push(Row { cells: [vec![serial], laid].concat(), line, ..Row::default() });
        };
        let by_stops = stopped.then(|| joined(document, &body[first..last])).filter(|cells| cells.len() == under.len());
        if let Some(laid) = by_stops.or_else(|| whole(document, &under, &body[first..last])) {
            push(0, laid);
        } else if stopped {
            for (index, cells) in parted(document, &found, joined(document, &body[first..last])).into_iter().enumerate()
            {
                let Some(laid) = lay::out(document, &under, &cells) else { return Candidate::default() };
                push(index, laid);
            }
        } else {
            candidate.strained += 1;
        }
        (first, expected) = (last, expected + 1);
    }
    if rows.len() < FEWEST || wrapped * WRAPPED < rows.len() || candidate.strained * STRAINED > rows.len() {
        return Candidate::default();
    }
    candidate.items = roles::items(document, &found, &rows);
    candidate
}

/// Whether a line begins with a promise and an answer that both end in full stops, behind its serial where it is the first.
fn is_row(document: &Document, line: &Line, first: bool) -> bool {
    let own = tokens(document, line);
    let cells = own.get(usize::from(first)..).unwrap_or(&[]);
    cells.len() > 1 && cells[..2].iter().all(|cell| cell.of(&document.text).ends_with('。'))
}

/// The words of a line between blanks.
fn tokens(document: &Document, line: &Line) -> Vec<Span> {
    let text = line.span.of(&document.text);
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_whitespace() {
            tokens.extend(start.take().map(|from| Span::new(line.span.start + from, line.span.start + at)));
        } else if start.is_none() {
            start = Some(at);
        }
    }
    tokens
}

/// The row, where its lines can be put together so that each head has just one cell: at each end of a line a cell ends or goes on, and of several
/// ways the one is taken whose cells fit their heads best.
fn whole(document: &Document, heads: &Heads, lines: &[&Line]) -> Option<Vec<Cell>> {
    if lines.len() > LONGEST {
        return None;
    }
    let tokens: Vec<Vec<Span>> = lines.iter().map(|line| tokens(document, line)).collect();
    let count = tokens.iter().map(Vec::len).sum::<usize>() - 1;
    let joins = count.checked_sub(heads.len())?;
    let breaks = lines.len() - 1;
    let ways = (0..1_u32 << breaks).filter(|way| way.count_ones() as usize == joins);
    let found = ways.map(|way| {
        let mut cells: Vec<Cell> = tokens[0][1..].iter().copied().map(Cell::new).collect();
        for (at, line) in tokens[1..].iter().enumerate() {
            for (index, token) in line.iter().enumerate() {
                match cells.last_mut().filter(|_| index == 0 && way >> at & 1 == 1) {
                    Some(cell) => cell.pieces.push(*token),
                    None => cells.push(Cell::new(*token)),
                }
            }
        }
        let straight = lay::straight(document, heads, &cells);
        (straight, cells)
    });
    found.min_by_key(|(cost, _)| *cost).map(|(_, cells)| cells)
}

/// The cells of a row without its serial: what a line breaks off goes on in the next one, but for what ends in a full stop or is an office.
fn joined(document: &Document, lines: &[&Line]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut open = false;
    for (index, line) in lines.iter().enumerate() {
        for (at, token) in tokens(document, line).into_iter().enumerate().skip(usize::from(index == 0)) {
            match cells.last_mut().filter(|_| open && at == 0) {
                Some(cell) => cell.pieces.push(token),
                None => cells.push(Cell::new(token)),
            }
        }
        let last = cells.last().map(|cell| cell.text(document).into_owned()).unwrap_or_default();
        open = !last.ends_with('。') && !label::is_owner(&last);
    }
    cells
}

/// The rows that stand under one serial: what follows an office in the last column belongs to the next one.
fn parted(document: &Document, heads: &Heads, cells: Vec<Cell>) -> Vec<Vec<Cell>> {
    let office = heads.roles.last() == Some(&Some(Column::Owner));
    let end = cells.iter().position(|cell| label::is_owner(&cell.text(document))).map(|at| at + 1);
    match end.filter(|end| office && *end > 1 && cells.len() >= end + 2) {
        Some(end) => {
            let rest = cells[end..].to_vec();
            vec![cells[..end].to_vec(), rest]
        }
        None => vec![cells],
    }
}
