//! Sheets of a workbook: cells by their places, which may be far apart.

use crate::document::AsideKind;
use crate::import::draft::{Draft, Placed};
use crate::import::limits::MAX_CELLS;
use crate::import::{ImportError, ImportOptions};
use std::collections::BTreeMap;

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// The texts of its cells, by row and column, both from 0; empty ones are left out.
    pub cells: BTreeMap<(u32, u32), String>,
    /// Merged cells.
    pub merges: Vec<Area>,
    /// The rows that are hidden.
    pub hidden_rows: Vec<u32>,
    /// The columns that are hidden: the first and the last of each stretch.
    pub hidden_columns: Vec<(u32, u32)>,
    /// What is written beside the cells.
    pub asides: Vec<(String, AsideKind)>,
}

/// A rectangle of cells, its ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// First row and column, from 0.
    pub from: (u32, u32),
    /// Last row and column.
    pub to: (u32, u32),
}

impl Area {
    /// An area as it is written: `A1:C2`.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once(':').unwrap_or((text, text));
        Some(Self { from: place(from)?, to: place(to)? })
    }
}

/// A cell as it is written: `AB12` is row 11, column 27.
pub fn place(text: &str) -> Option<(u32, u32)> {
    let text = text.trim().replace('$', "");
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    let column = letters
        .bytes()
        .take(4)
        .fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

impl Sheet {
    /// Sets the text of a cell.
    pub fn put(&mut self, row: u32, column: u32, text: String) -> Result<(), ImportError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if self.cells.len() >= MAX_CELLS {
            return Err(ImportError::Excessive { format: "xlsx", what: "cells", limit: MAX_CELLS });
        }
        self.cells.insert((row, column), text);
        Ok(())
    }
}

/// Writes the sheets of a workbook: each a table, what is hidden or not chosen set apart.
pub fn write(draft: &mut Draft, sheets: Vec<Sheet>, options: &ImportOptions) -> Result<(), ImportError> {
    if let Some(asked) = options.sheet
        && !sheets.iter().any(|sheet| sheet.name == asked)
    {
        let found = sheets.into_iter().map(|sheet| sheet.name).collect();
        return Err(ImportError::NoSuchPart { asked: asked.to_owned(), found });
    }
    for sheet in sheets {
        let chosen = options.sheet.is_none_or(|asked| sheet.name == asked);
        if sheet.hidden && (options.sheet.is_none() || !chosen) {
            sheet.cells.values().for_each(|text| draft.aside(text, AsideKind::Hidden));
        } else {
            write_one(draft, sheet, !chosen);
        }
    }
    Ok(())
}

fn write_one(draft: &mut Draft, mut sheet: Sheet, left_out: bool) {
    let mut set_apart = std::mem::take(&mut sheet.asides);
    let hidden_row = |row: u32| sheet.hidden_rows.binary_search(&row).is_ok();
    let hidden_column = |column: u32| sheet.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column));
    let merged = Merged::new(sheet.merges);
    let mut shown: BTreeMap<u32, Vec<(u32, String)>> = BTreeMap::new();
    for ((row, column), text) in sheet.cells {
        // Under a merged cell a reader sees only the first.
        if hidden_row(row) || hidden_column(column) || merged.covers(row, column) {
            set_apart.push((text, AsideKind::Hidden));
        } else {
            shown.entry(row).or_default().push((column, text));
        }
    }
    // Empty columns say nothing, and two cells may be thousands of them apart.
    let mut columns: Vec<u32> = shown.values().flatten().map(|(column, _)| *column).collect();
    columns.sort_unstable();
    columns.dedup();
    let rows: Vec<u32> = shown.keys().copied().collect();
    let between = |all: &[u32], from: u32, to: u32| {
        (all.partition_point(|at| *at <= to) - all.partition_point(|at| *at < from)).max(1)
    };
    let table = shown.into_iter().map(|(row, cells)| {
        let place = |(column, text): (u32, String)| {
            let area = merged.from(row, column);
            Placed {
                text,
                column: columns.partition_point(|known| *known < column),
                columns: area.map_or(1, |area| between(&columns, column, area.to.1)),
                rows: area.map_or(1, |area| between(&rows, row, area.to.0)),
            }
        };
        (row + 1, cells.into_iter().map(place).collect())
    });
    draft.sheet(&sheet.name, left_out, table.collect());
    for (text, kind) in set_apart {
        draft.aside(&text, kind);
    }
}

/// Merged cells, by their first row.
struct Merged {
    areas: Vec<Area>,
    /// For each area the last row of it and of all before it.
    reach: Vec<u32>,
}

impl Merged {
    fn new(mut areas: Vec<Area>) -> Self {
        areas.sort_unstable_by_key(|area| area.from);
        let reach = areas.iter().scan(0, |last, area| {
            *last = area.to.0.max(*last);
            Some(*last)
        });
        Self { reach: reach.collect(), areas }
    }

    fn from(&self, row: u32, column: u32) -> Option<Area> {
        let at = self.areas.binary_search_by_key(&(row, column), |area| area.from).ok()?;
        self.areas.get(at).copied()
    }

    /// Whether an area covers a cell that is not its first.
    fn covers(&self, row: u32, column: u32) -> bool {
        let end = self.areas.partition_point(|area| area.from.0 <= row);
        let start = self.reach.partition_point(|reach| *reach < row);
        // Areas do not overlap, so that few reach down to one row.
        let near = self.areas.get(start..end).unwrap_or(&[]).iter().rev().take(NEAR);
        near.into_iter()
            .any(|area| area.to.0 >= row && (area.from.1..=area.to.1).contains(&column) && area.from != (row, column))
    }
}

/// How many areas are looked at for one cell: more than a sheet has columns with text.
const NEAR: usize = 256;
