//! Family A: one cell a line, or one cell a paragraph with blank lines between.

use super::roles::{self, Heads};
use super::stream::{self, Loose};
use super::{Candidate, Line};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;

/// The most columns that are looked for.
const WIDEST: usize = 10;

/// Reads the lines after a run of column heads as cells.
pub fn read(document: &Document, lines: &[Line]) -> Candidate {
    let Some((start, heads)) = heads(document, lines) else { return Candidate::default() };
    let body = start + heads.len();
    let apart = lines.get(start + 1).is_some_and(|line| line.after_blank);
    let cells = loose(&lines[body..], apart);
    let cut = stream::cut(document, &heads, &cells);
    let items = roles::items(document, &heads, &cut.rows);
    let head_cells: Vec<Cell> = lines[start..body].iter().map(|line| Cell::new(line.span)).collect();
    let told = heads.completion().and_then(|at| head_cells.get(at).cloned());
    Candidate {
        name: "cellPerLine",
        items,
        furniture: [head_cells, cut.headings].concat(),
        headed: true,
        strained: cut.strained,
        heads: told.into_iter().collect(),
    }
}

/// The first run of lines that are all column heads, and hold a promise and an answer among them.
fn heads(document: &Document, lines: &[Line]) -> Option<(usize, Heads)> {
    for start in 0..lines.len() {
        if head(document, lines, start).is_none() {
            continue;
        }
        let run =
            (start..lines.len().min(start + WIDEST)).take_while(|&at| head(document, lines, at).is_some()).count();
        let texts = lines[start..start + run].iter().map(|line| line.span.of(&document.text));
        let found = Heads::read(texts).filter(|heads| heads.len() >= 2);
        if let Some(heads) =
            found.filter(|heads| heads.completion().is_some() || heads.position(Column::Number).is_some())
        {
            return Some((start, heads));
        }
    }
    None
}

fn head(document: &Document, lines: &[Line], at: usize) -> Option<Column> {
    let text = lines.get(at)?.span.of(&document.text);
    if text.contains('|') {
        return None;
    }
    let folded: Vec<char> = text.chars().map(crate::text::fold).collect();
    crate::lexicon::headers::column(&folded)
}

/// Lines as cells; with blank lines between cells, lines without one between them are one cell.
fn loose(lines: &[Line], apart: bool) -> Vec<Loose> {
    let mut cells: Vec<Loose> = Vec::new();
    for line in lines {
        match cells.last_mut().filter(|_| apart && !line.after_blank) {
            Some(last) => last.cell.pieces.push(line.span),
            None => cells.push(Loose { cell: Cell::new(line.span), line: line.number }),
        }
    }
    cells
}
