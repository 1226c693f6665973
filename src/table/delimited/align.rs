//! Rows that lack cells, or have too many: laid under the heads of their table.

use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::lexicon::language::{VERBS, Verb};
use crate::table::roles::{self, Heads, Row, han};
use crate::table::{label, serial};
use crate::text::folds;

/// Lays the cells of one line under the heads. A line that lacks the serial continues merged cells on its left; blank
/// cells at its end made up for them.
pub fn align(document: &Document, heads: &Heads, cells: &[Cell]) -> Option<Vec<Cell>> {
    let width = heads.len();
    let text = |index: usize| cells.get(index).map(|cell| cell.text(document).trim().to_owned()).unwrap_or_default();
    let shifted = |by: usize| {
        let mut row = vec![Cell::default(); by];
        row.extend(cells.iter().cloned());
        while row.len() > width && row.last().is_some_and(Cell::is_empty) {
            row.pop();
        }
        row
    };
    let row = match heads.position(Column::Number) {
        Some(at) if serial::whole(&text(at)).is_some() => cells.to_vec(),
        Some(at) if at > 0 && serial::whole(&text(0)).is_some() => shifted(at),
        Some(at) if text(at).is_empty() && cells.len() >= width => cells.to_vec(),
        Some(at) => shifted(at + 1),
        None if continues(heads, cells, &text) => shifted(1),
        None => cells.to_vec(),
    };
    let filled = row.iter().filter(|cell| !cell.is_empty()).count();
    if filled < 2 && width > 2 {
        return None;
    }
    if row.len() <= width {
        return Some(without_unit(document, heads, row));
    }
    // Too many: a stroke or blank inside the completion.
    let into = heads.completion().unwrap_or(width - 1).min(width - 1);
    let extra = row.len() - width;
    let texts: Vec<_> = row[into..=into + extra].iter().map(|cell| cell.text(document)).collect();
    if label::would_fuse(texts.iter().map(AsRef::as_ref)) {
        return None;
    }
    let mut fitted: Vec<Cell> = row[..into].to_vec();
    fitted
        .push(Cell { pieces: row[into..=into + extra].iter().flat_map(|cell| cell.pieces.iter().copied()).collect() });
    fitted.extend_from_slice(&row[into + extra + 1..]);
    Some(fitted)
}

/// A row that is one cell short, and has no unit where the unit stands: that cell was left out.
fn without_unit(document: &Document, heads: &Heads, mut row: Vec<Cell>) -> Vec<Cell> {
    let unit = heads.position(Column::Unit).filter(|at| row.len() + 1 == heads.len() && *at < row.len());
    if let Some(at) = unit {
        let words = row[at].text(document);
        if !roles::is_dash(&words) && crate::quantity::unit_of(words.trim()).is_none() {
            row.insert(at, Cell::default());
        }
    }
    row
}

/// A row under a merged first column: it lacks that cell, has a blank one at its end, and begins with a promise.
fn continues(heads: &Heads, cells: &[Cell], text: &dyn Fn(usize) -> String) -> bool {
    let merges = matches!(heads.roles.first(), Some(Some(Column::Name | Column::Section)));
    let blank_end = cells.len() < heads.len() || cells.last().is_some_and(Cell::is_empty);
    let first = text(0);
    let verb = || VERBS.at(&folds(&first).collect::<Vec<char>>(), 0).is_some_and(|(_, verb)| *verb != Verb::Noun);
    let promises = first.chars().any(|c| c.is_ascii_digit()) || han(&first) > 12 || han(&first) >= 8 && verb();
    merges && blank_end && promises
}

/// B7 where the merged first head may itself promise (重点任务 beside 年度目标), so that no row alone shows that it lacks that cell, as it does
/// for [`continues`]: where the tasks have no figures, rows that begin with one and have no answer go one cell to the right.
pub fn unshift(document: &Document, heads: &Heads, rows: &mut [Row]) -> bool {
    let figures = |cell: &Cell| cell.text(document).chars().any(|c| c.is_ascii_digit());
    let tasks = heads.roles.first() == Some(&Some(Column::Commitment));
    let Some(answer) = heads.completion().filter(|answer| tasks && *answer > 1 && answer + 1 == heads.len()) else {
        return false;
    };
    let (mut full, mut short) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate() {
        let told = |column: usize| row.cells.get(column).is_some_and(|cell| !cell.is_empty());
        match (told(0), told(answer)) {
            (true, true) => full.push(at),
            (true, false) if (0..answer).all(told) => short.push(at),
            _ => return false,
        }
    }
    let named = full.first() == Some(&0) && full.iter().all(|&at| !figures(&rows[at].cells[0]));
    let promised = full.iter().filter(|&&at| figures(&rows[at].cells[1])).count() * 2 >= full.len();
    let begun = short.iter().filter(|&&at| figures(&rows[at].cells[0])).count() * 2 >= short.len();
    if short.is_empty() || full.len() < 2 || !(named && promised && begun) {
        return false;
    }
    for at in short {
        rows[at].cells.resize(heads.len(), Cell::default());
        rows[at].cells.rotate_right(1);
        let named = full.iter().rfind(|named| **named < at).map(|&named| rows[named].cells[0].clone());
        rows[at].cells[0] = named.unwrap_or_default();
    }
    true
}
