//! A table as it stands on one page.

use super::lines::Line;

/// A table of one page, or of several that were joined.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// The edges of its columns, one more than there are columns.
    pub edges: Vec<f64>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Its first column.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
}

/// A part of a page, from top to bottom.
#[derive(Clone, Debug)]
pub enum Block {
    /// A line of text.
    Line(Line),
    /// A table.
    Table(Table),
}

impl Table {
    /// The text of the cell that begins in a column of a row.
    pub fn text(&self, row: usize, column: usize) -> &str {
        let cell = self.rows.get(row).and_then(|row| row.iter().find(|cell| cell.column == column));
        cell.map_or("", |cell| cell.text.as_str())
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// The column that holds numbers, one a row.
    pub fn serial(&self) -> Option<usize> {
        let serials = |column: usize| {
            let is_number = |row: &usize| {
                let text = self.text(*row, column).trim().trim_end_matches(['.', '、']);
                !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())
            };
            (0..self.rows.len()).filter(is_number).count()
        };
        let best = (0..self.width().min(4)).max_by_key(|column| (serials(*column), 9 - column))?;
        (serials(best) > 0 && serials(best) * 2 >= self.rows.len().saturating_sub(1)).then_some(best)
    }
}
