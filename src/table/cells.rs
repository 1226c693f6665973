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
    let Some((start, mut heads)) = heads(document, lines) else { return Candidate::default() };
    let body = start + heads.len();
    let answer = heads.completion();
    let apart = lines.get(start + 1).is_some_and(|line| line.after_blank);
    let cells = loose(document, &lines[body..], apart, false);
    let mut cut = stream::cut(document, &mut heads, &cells);
    if lines[body..].iter().any(|line| line.blank_cells > 0) {
        // Blank cells may have survived as lines of white space; what fits the heads better tells.
        let with_blanks = stream::cut(document, &mut heads.clone(), &loose(document, &lines[body..], apart, true));
        if with_blanks.strained < cut.strained {
            cut = with_blanks;
        }
    }
    let items = roles::items(document, &heads, &cut.rows);
    let head_cells: Vec<Cell> = lines[start..body].iter().map(|line| Cell::new(line.span)).collect();
    Candidate::cut("cellPerLine", items, cut, head_cells, answer)
}

/// The first run of lines that are all column heads, and hold a promise and an answer among them.
fn heads(document: &Document, lines: &[Line]) -> Option<(usize, Heads)> {
    for start in 0..lines.len() {
        if head(document, lines, start).is_none() {
            continue;
        }
        let mut answered = false;
        let run = (start..lines.len().min(start + WIDEST))
            .map_while(|at| head(document, lines, at))
            .take_while(|role| {
                // A category or a name after the answer is the first row's.
                let ends = answered && matches!(role, Column::Section | Column::Name);
                answered |= *role == Column::Completion;
                !ends
            })
            .count();
        let texts = lines[start..start + run].iter().map(|line| line.span.of(&document.text));
        if roles::is_crosstab(texts.clone()) {
            return None;
        }
        let found = Heads::read(texts).filter(|heads| heads.len() >= 2 && !titled(heads));
        if let Some(heads) =
            found.filter(|heads| heads.completion().is_some() || heads.position(Column::Number).is_some())
        {
            return Some((start, heads));
        }
    }
    None
}

/// A title that ends in 完成情况 is like a head; but before the serial's head only a category or a name can stand.
fn titled(heads: &Heads) -> bool {
    let before = heads.position(Column::Number).unwrap_or(0);
    heads.roles.iter().take(before).any(|role| !matches!(role, Some(Column::Section | Column::Name)))
}

fn head(document: &Document, lines: &[Line], at: usize) -> Option<Column> {
    let text = lines.get(at)?.span.of(&document.text);
    crate::lexicon::headers::column(text.chars().map(crate::text::fold)).filter(|_| !text.contains(['|', '：', ':']))
}

/// Lines as cells; with blank lines between cells, lines without one between them are one cell.
fn loose(document: &Document, lines: &[Line], apart: bool, blanks: bool) -> Vec<Loose> {
    let mut cells: Vec<Loose> = Vec::new();
    for line in lines {
        if blanks {
            cells.extend((0..line.blank_cells).map(|_| Loose { cell: Cell::default(), line: line.number }));
        }
        // 2.2万 and 人 on two lines are one figure.
        let goes_on = |last: &Loose| apart && !line.after_blank || is_torn(document, last, line);
        match cells.last_mut().filter(|last| goes_on(last)) {
            Some(last) => last.cell.pieces.push(line.span),
            None => cells.push(Loose { cell: Cell::new(line.span), line: line.number }),
        }
    }
    cells
}

/// Whether a line is only the unit of the figure that the cell before it ends in.
fn is_torn(document: &Document, last: &Loose, line: &Line) -> bool {
    let unit = line.span.of(&document.text);
    let before = last.cell.text(document);
    // 8%以 and 上
    if before.ends_with('以') && matches!(unit, "上" | "下" | "内") {
        return true;
    }
    before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '万' | '亿'))
        && crate::lexicon::units::is_unit(unit)
        && before.chars().any(|c| c.is_ascii_digit())
}
