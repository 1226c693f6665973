//! Tables whose cells the format marks: HTML, CSV, Markdown, office files.
//!
//! The tables of one text or sheet are parts of one ledger, unless they say the same again; sheets are ledgers of their own.

use super::roles::{self, Heads, Row};
use super::{Candidate, guess};
use super::{label, serial};
use crate::document::{Block, Cell, Document, Grid};
use crate::lexicon::headers::Column;
use crate::text::Span;
use std::collections::BTreeSet;

/// A reading of each grid that has heads; grids with the same heads (a table over several pages) are read as one.
pub fn read(document: &Document) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut previous: Option<(Heads, &str)> = None;
    let mut above_it: Option<Span> = None;
    for (index, block) in document.blocks.iter().enumerate() {
        let grid = match block {
            Block::Grid(grid) if grid.left_out => continue,
            Block::Grid(grid) => grid,
            Block::Line(line) => {
                above_it = Some(line.span).filter(|span| !span.is_empty()).or(above_it);
                continue;
            }
            Block::Aside(_) => continue,
        };
        let above = previous.as_ref().filter(|(_, sheet)| *sheet == grid.name).map(|(heads, _)| heads);
        let Some((mut candidate, heads)) = one(document, grid, above) else { continue };
        candidate.grids.push(index);
        if let Some(heading) = above_it.take().and_then(|line| heading_of(document, line)) {
            for item in candidate.items.iter_mut().filter(|item| item.section.is_none()) {
                item.section = Some(heading.clone());
            }
            candidate.furniture.push(heading);
        }
        match candidates.last_mut().filter(|_| above.is_some_and(|known| known.roles == heads.roles)) {
            Some(last) => last.append(candidate),
            None => candidates.push(candidate),
        }
        previous = Some((heads, &grid.name));
    }
    candidates
}

/// 二、民生实事 right above a table heads all of its rows.
fn heading_of(document: &Document, line: Span) -> Option<Cell> {
    let span = line.trimmed(&document.text);
    let text = span.of(&document.text);
    (label::is_heading(text) && serial::leading(text).is_some()).then(|| Cell::new(span))
}

/// The tables of each sheet, or of the text, as one reading.
pub fn together(document: &Document, tables: &[Candidate]) -> Vec<Candidate> {
    let sheet = |candidate: &Candidate| match document.blocks.get(*candidate.grids.first()?)? {
        Block::Grid(grid) => Some(grid.name.as_str()),
        _ => None,
    };
    let mut joined: Vec<Candidate> = Vec::new();
    for table in tables.iter().filter(|table| !table.items.is_empty()) {
        match joined.last_mut().filter(|last| sheet(last) == sheet(table) && !repeats(document, last, table)) {
            Some(last) => last.append(table.clone()),
            None => joined.push(table.clone()),
        }
    }
    joined
}

/// Whether a table promises what another one has promised already.
fn repeats(document: &Document, known: &Candidate, table: &Candidate) -> bool {
    let texts: BTreeSet<_> = known.items.iter().map(|item| item.commitment.text(document)).collect();
    table.items.iter().filter(|item| texts.contains(&item.commitment.text(document))).count() * 2 > table.items.len()
}

/// The tables that look like ledgers and are no part of the reading that was chosen.
pub fn others(chosen: &Candidate, tables: &[Candidate]) -> Vec<usize> {
    let left =
        tables.iter().filter(|table| table.items.len() > 1 && !table.grids.iter().any(|at| chosen.grids.contains(at)));
    left.flat_map(|table| table.grids.iter().copied()).collect()
}

/// How many rows are tried for heads.
const HEAD_ROWS: usize = 12;

fn one(document: &Document, grid: &Grid, previous: Option<&Heads>) -> Option<(Candidate, Heads)> {
    let rows = spread(grid);
    // Other heads further down begin another table of the same grid.
    let text = |cell: &Cell| cell.text(document).trim().to_owned();
    let heads = |cells: &Vec<Cell>| {
        let texts: Vec<String> = cells.iter().map(text).filter(|text| !text.is_empty()).collect();
        let all = texts.len() >= FEWEST_HEADS && texts.iter().all(|text| roles::role(text).is_some());
        all.then(|| Heads::read(texts.iter().map(String::as_str)).map(|_| texts)).flatten()
    };
    let found: Vec<(usize, Vec<String>)> =
        rows.iter().enumerate().filter_map(|(at, (cells, _))| Some((at, heads(cells)?))).collect();
    let other = found.first().and_then(|(_, first)| found.iter().find(|(_, own)| own != first)).map(|(at, _)| *at);
    let Some(other) = other else { return part(document, rows, previous) };
    let (mut upper, mut lower) = (rows, Vec::new());
    // A heading over the row of heads is that of the rows below it.
    let heading = other.checked_sub(1).filter(|at| upper[*at].0.iter().filter(|cell| !cell.is_empty()).count() == 1);
    lower.extend(upper.drain(heading.unwrap_or(other)..));
    let (mut candidate, heads) = part(document, upper, previous)?;
    let section = heading.and_then(|_| lower.first()).and_then(|(cells, _)| cells.iter().find(|cell| !cell.is_empty()));
    let section = section.filter(|cell| label::is_heading(&text(cell))).cloned();
    if let Some((mut below, _)) = part(document, lower, None) {
        if let Some(section) = section {
            for item in below.items.iter_mut().filter(|item| item.section.is_none()) {
                item.section = Some(section.clone());
            }
            below.furniture.push(section);
        }
        candidate.append(below);
    }
    Some((candidate, heads))
}

/// A row of fewer heads may be one of words.
const FEWEST_HEADS: usize = 4;

fn part(document: &Document, rows: Vec<(Vec<Cell>, u32)>, previous: Option<&Heads>) -> Option<(Candidate, Heads)> {
    let text = |cell: &Cell| cell.text(document).trim().to_owned();
    let found = rows.iter().take(HEAD_ROWS).enumerate().find_map(|(index, (cells, _))| {
        let texts: Vec<String> = cells.iter().map(text).collect();
        let heads = Heads::read(texts.iter().map(String::as_str));
        let below = rows.get(index + 1).map(|(cells, _)| cells.iter().map(text).collect::<Vec<String>>());
        match below.and_then(|below| Heads::read_two(&texts, &below)) {
            Some(both) => Some((2, index + 1, both)),
            None => Some((1, index, heads?)),
        }
    });
    let (high, first, heads) = match (found, previous) {
        (Some((high, index, heads)), _) => (high, index + 1, heads),
        (None, Some(heads)) if rows.iter().any(|(cells, _)| cells.len() == heads.len()) => (0, 0, heads.clone()),
        _ => guessed(document, &rows)?,
    };
    let mut candidate = Candidate { name: "grid", headed: true, ..Candidate::default() };
    for (cells, _) in rows.iter().take(first).skip(first - high) {
        candidate.furniture.extend(cells.iter().filter(|cell| !cell.is_empty()).cloned());
        let answers = (0..heads.len()).filter(|at| heads.roles[*at] == Some(Column::Completion));
        candidate.heads = answers.filter_map(|at| cells.get(at).cloned()).collect();
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
            body.push(Row { cells, line, section: section.clone(), answer: None });
        }
    }
    merge_once(&heads, &mut body);
    candidate.items = roles::items(document, &heads, &body);
    Some((candidate, heads))
}

/// Heads that no word names: how many rows they are high, where the rows below them begin, and what these tell of their columns.
fn guessed(document: &Document, rows: &[(Vec<Cell>, u32)]) -> Option<(usize, usize, Heads)> {
    let several = |cells: &[Cell]| cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let first = rows.iter().take(HEAD_ROWS).position(|(cells, _)| several(cells))?;
    let headed = guess::is_head_row(document, &rows[first].0);
    let body = first + usize::from(headed);
    let below: Vec<&[Cell]> = rows[body..].iter().map(|(cells, _)| cells.as_slice()).collect();
    let head = if headed { rows[first].0.as_slice() } else { &[] };
    Some((body - first, body, guess::heads(document, head, &below)?))
}

/// The grid with merged cells repeated in every place that they cover.
pub fn spread(grid: &Grid) -> Vec<(Vec<Cell>, u32)> {
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
