//! A document while it is written: text in reading order, with its lines, tables and asides.

#[cfg(feature = "files")]
use crate::document::{Aside, AsideKind};
use crate::document::{Block, Cell, Document, Grid, GridCell, Line};
use crate::text::Span;

/// A document that a reader of a file writes, from the top to the bottom.
#[derive(Default)]
pub struct Draft {
    text: String,
    blocks: Vec<Block>,
    lines: u32,
}

/// A cell of a table, with its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    /// Its text; paragraphs are parted by line breaks.
    pub text: String,
    /// The column that it stands in, from 0.
    pub column: usize,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
}

impl Draft {
    /// Writes lines of the body; empty ones are left out.
    pub fn lines(&mut self, text: &str) {
        for line in text.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
            let span = self.put(line, '\n');
            self.lines += 1;
            self.blocks.push(Block::Line(Line { span, number: self.lines }));
        }
    }

    /// Writes text that is set apart from the body.
    #[cfg(feature = "files")]
    pub fn aside(&mut self, text: &str, kind: AsideKind) {
        for line in text.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
            let span = self.put(line, '\n');
            self.blocks.push(Block::Aside(Aside { span, line: self.lines.max(1), kind }));
        }
    }

    /// Writes a table: its rows from top to bottom, the cells of each from left to right.
    pub fn table(&mut self, rows: Vec<Vec<Placed>>) {
        let first = self.lines + 1;
        self.sheet("", false, rows.into_iter().zip(first..).map(|(row, line)| (line, row)).collect());
    }

    /// Writes a table with a name, whose rows have numbers of their own.
    pub fn sheet(&mut self, name: &str, left_out: bool, rows: Vec<(u32, Vec<Placed>)>) {
        let mut grid = Grid { name: name.to_owned(), left_out, rows: Vec::with_capacity(rows.len()) };
        self.lines += rows.len() as u32;
        for (line, row) in rows {
            let mut cells = Vec::with_capacity(row.len());
            for placed in row {
                let span = self.put(placed.text.trim(), '\t');
                cells.push(GridCell {
                    cell: Cell::new(span),
                    column: placed.column as u32,
                    columns: placed.columns.max(1) as u32,
                    rows: placed.rows.max(1) as u32,
                    line,
                });
            }
            self.text.push('\n');
            grid.rows.push(cells);
        }
        self.blocks.push(Block::Grid(grid));
    }

    /// The document.
    pub fn finish(self, name: &str, format: &str) -> Document {
        Document {
            name: name.to_owned(),
            format: format.to_owned(),
            encoding: None,
            text: self.text,
            blocks: self.blocks,
        }
    }

    fn put(&mut self, text: &str, end: char) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        let span = Span::new(start, self.text.len());
        self.text.push(end);
        span
    }
}
