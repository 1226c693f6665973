//! Tables whose cells the format marks: HTML, CSV, Markdown, office files.

use super::Candidate;
use super::roles::{self, Heads, Row};
use super::{label, serial};
use crate::document::{Block, Cell, Document, Grid};
use crate::lexicon::headers::Column;

/// A reading of each grid that has heads; grids with the same heads (a table over several pages) are read as one.
pub fn read(document: &Document) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut previous: Option<Heads> = None;
    for block in &document.blocks {
        let Block::Grid(grid) = block else { continue };
        let Some((candidate, heads)) = one(document, grid, previous.as_ref()) else { continue };
        match candidates.last_mut().filter(|_| previous.as_ref().is_some_and(|known| known.roles == heads.roles)) {
            Some(last) => {
                last.items.extend(candidate.items);
                last.furniture.extend(candidate.furniture);
            }
            None => candidates.push(candidate),
        }
        previous = Some(heads);
    }
    candidates
}

/// How many rows are tried for heads.
const HEAD_ROWS: usize = 12;

fn one(document: &Document, grid: &Grid, previous: Option<&Heads>) -> Option<(Candidate, Heads)> {
    let rows = spread(grid);
    let text = |cell: &Cell| cell.text(document).trim().to_owned();
    let found = rows.iter().take(HEAD_ROWS).enumerate().find_map(|(index, (cells, _))| {
        let texts: Vec<String> = cells.iter().map(text).collect();
        Some((index, Heads::read(texts.iter().map(String::as_str))?))
    });
    let (first, heads) = match (found, previous) {
        (Some((index, heads)), _) => (index + 1, heads),
        (None, Some(heads)) if rows.iter().any(|(cells, _)| cells.len() == heads.len()) => (0, heads.clone()),
        _ => return None,
    };
    let mut candidate = Candidate { name: "grid", headed: true, ..Candidate::default() };
    if let Some((cells, _)) = first.checked_sub(1).and_then(|index| rows.get(index)) {
        candidate.furniture.extend(cells.iter().filter(|cell| !cell.is_empty()).cloned());
        candidate.heads = heads.completion().and_then(|at| cells.get(at).cloned()).into_iter().collect();
    }
    let mut section = None;
    let mut body = Vec::new();
    for (cells, line) in rows.into_iter().skip(first) {
        let mut distinct: Vec<&Cell> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        distinct.dedup();
        if let [only] = distinct.as_slice() {
            // One merged cell over the row: a heading, or a note.
            if heads.len() > 1
                && label::is_heading(&text(only))
                && !label::is_foot(&text(only))
                && serial::whole(&text(only)).is_none()
            {
                candidate.furniture.push((*only).clone());
                section = Some((*only).clone());
            }
            continue;
        }
        let repeated = {
            let texts: Vec<String> = cells.iter().map(text).collect();
            Heads::read(texts.iter().map(String::as_str)).is_some_and(|again| again.roles == heads.roles)
        };
        if repeated {
            candidate.furniture.extend(cells.into_iter().filter(|cell| !cell.is_empty()));
        } else if !distinct.is_empty() {
            body.push(Row { cells, line, section: section.clone() });
        }
    }
    merge_once(&heads, &mut body);
    candidate.items = roles::items(document, &heads, &body);
    Some((candidate, heads))
}

/// The grid with merged cells repeated in every place that they cover.
fn spread(grid: &Grid) -> Vec<(Vec<Cell>, u32)> {
    let width = grid
        .rows
        .iter()
        .flatten()
        .map(|cell| (cell.column + cell.columns.max(1)) as usize)
        .max()
        .unwrap_or(0)
        .min(WIDEST);
    let mut rows: Vec<(Vec<Cell>, u32)> =
        grid.rows.iter().map(|row| (vec![Cell::default(); width], row.first().map_or(0, |cell| cell.line))).collect();
    let height = rows.len();
    for (index, row) in grid.rows.iter().enumerate() {
        for cell in row {
            let down = (cell.rows.max(1) as usize).min(height - index);
            let across = cell.columns.max(1) as usize;
            for (cells, _) in &mut rows[index..index + down] {
                for place in cells.iter_mut().skip(cell.column as usize).take(across) {
                    if place.is_empty() {
                        *place = cell.cell.clone();
                    }
                }
            }
        }
    }
    rows
}

/// No ledger is wider.
const WIDEST: usize = 64;

/// A cell that is merged over rows may be shared only where it names them: a merged completion answers the first row.
fn merge_once(heads: &Heads, rows: &mut [Row]) {
    let shared = [Column::Number, Column::Section, Column::Name, Column::Owner, Column::Unit];
    for index in (1..rows.len()).rev() {
        let (before, after) = rows.split_at_mut(index);
        let (Some(above), Some(row)) = (before.last(), after.first_mut()) else { continue };
        for (column, role) in heads.roles.iter().enumerate() {
            let may = role.is_some_and(|role| shared.contains(&role));
            let (Some(upper), Some(cell)) = (above.cells.get(column), row.cells.get_mut(column)) else { continue };
            if !may && !cell.is_empty() && *upper == *cell {
                *cell = Cell::default();
            }
        }
        // A cell over several columns of one row stands in the first of them.
        for column in (1..row.cells.len()).rev() {
            if !row.cells[column].is_empty() && row.cells[column] == row.cells[column - 1] {
                row.cells[column] = Cell::default();
            }
        }
    }
}
