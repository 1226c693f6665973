//! C4: a whole table on one line, its cells parted by single blanks.

use super::roles::{self, Heads};
use super::stream::{self, Loose};
use super::{Candidate, Line};
use crate::document::{Cell, Document};
use crate::lexicon::headers::{Column, column};
use crate::text::{Span, folds};
use std::borrow::Cow;

/// Reads the line that holds heads and rows.
pub fn read(document: &Document, lines: &[Line]) -> Candidate {
    lines.iter().find_map(|line| one(document, line)).unwrap_or_default()
}

/// The fewest cells of such a line: two heads, and two rows under them.
const LEAST: usize = 6;

fn one(document: &Document, line: &Line) -> Option<Candidate> {
    let text = line.span.of(&document.text);
    Some(text).filter(|_| line.looks.blank)?.split_whitespace().nth(LEAST - 1)?;
    let cells = words(document, line);
    let texts: Vec<_> = cells.iter().map(|loose| loose.cell.text(document)).collect();
    let is_head = |text: &Cow<str>| column(folds(text)).is_some();
    let mut start = 0;
    let (begin, body, mut heads) = loop {
        let begin = start + texts.get(start..)?.iter().position(is_head)?;
        let run = texts[begin..].iter().take_while(|text| is_head(text)).count();
        let heads = Heads::read(texts[begin..begin + run].iter().map(AsRef::as_ref));
        let whole = |heads: &Heads| heads.completion().is_some() && heads.position(Column::Number).is_some();
        match heads.filter(|heads| whole(heads)) {
            Some(heads) => break (begin, begin + run, heads),
            None => start = begin + run,
        }
    };
    if cells.len() < body + heads.len() * 2 {
        return None;
    }
    let answer = heads.completion();
    let cut = stream::cut(document, &mut heads, &cells[body..]);
    let head_cells: Vec<Cell> = cells[begin..body].iter().map(|loose| loose.cell.clone()).collect();
    let items = roles::items(document, &heads, &cut.rows);
    Some(Candidate::cut("flat", items, cut, head_cells, answer))
}

fn words(document: &Document, line: &Line) -> Vec<Loose> {
    let text = line.span.of(&document.text);
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_whitespace() {
            let span = Span::new(line.span.start + start, line.span.start + at).trimmed(&document.text);
            if !span.is_empty() {
                cells.push(Loose { cell: Cell::new(span), line: line.number });
            }
            start = at + c.len_utf8();
        }
    }
    cells
}
