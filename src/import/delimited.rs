//! Comma-separated values (RFC 4180): quoted cells may hold commas, line breaks and doubled quotes. Tabs may stand for the commas, as in what
//! a spreadsheet puts on the clipboard; where no cell is quoted over several lines those are read as lines.

use crate::document::{Block, Cell, Document, Grid, GridCell};
use crate::text::Span;

/// A field: its pieces (a doubled quote parts it), and the line where it starts.
type Field = (Vec<Span>, u32);

/// Reads a text as CSV; none when its lines do not agree on a number of fields.
pub fn read(name: &str, text: &str) -> Option<Document> {
    let quoted = text.contains("\t\"") || text.contains("\n\"") && text.contains('\t');
    let records = match Some(text).filter(|_| quoted).and_then(|text| records(text, b'\t')) {
        Some(records) if records.len() < text.lines().count() => records,
        _ if text.contains(',') && !is_prose(text) => records(text, b',')?,
        _ => return None,
    };
    let filled = |record: &Vec<Field>| record.iter().filter(|(pieces, _)| !pieces.is_empty()).count();
    let rows: Vec<&Vec<Field>> = records.iter().filter(|record| filled(record) > 0).collect();
    let width = rows.iter().map(|record| record.len()).max()?;
    // A title, a note or the number of a page stands in one field.
    let parted = rows.iter().filter(|record| record.len() > 1).count();
    let agreeing = rows.iter().filter(|record| record.len() == width).count();
    let whole = rows.iter().filter(|record| filled(record) >= 2).count();
    if width < 2 || rows.len() < 2 || agreeing < 2 || agreeing * 10 < parted * 9 || whole * 10 < rows.len() * 6 {
        return None;
    }
    let rows = rows.into_iter().map(|record| row(record)).collect();
    Some(Document {
        name: name.to_owned(),
        format: "csv".to_owned(),
        encoding: None,
        text: text.to_owned(),
        blocks: vec![Block::Grid(Grid { rows, ..Grid::default() })],
    })
}

/// Whether so many lines hold no comma that they are no records, however they would be cut; quotes may hide line breaks.
fn is_prose(text: &str) -> bool {
    let (mut lines, mut parted) = (0, 0);
    for line in text.split('\n') {
        lines += usize::from(line.contains(|c: char| c != ',' && !c.is_whitespace()));
        parted += usize::from(line.contains(','));
    }
    !text.contains('"') && parted * 10 < lines * 6
}

/// The cells of a record; one with a single filled field is a title over the whole width.
fn row(record: &[Field]) -> Vec<GridCell> {
    let single = record.iter().filter(|(pieces, _)| !pieces.is_empty()).count() == 1;
    let cells = record.iter().enumerate().map(|(column, (pieces, line))| GridCell {
        cell: Cell { pieces: pieces.clone() },
        column: column as u32,
        columns: 1,
        rows: 1,
        line: *line,
    });
    cells.filter(|cell| !single || !cell.cell.is_empty()).collect()
}

/// All records; none when a quote is not closed or stands inside an unquoted field.
fn records(text: &str, separator: u8) -> Option<Vec<Vec<Field>>> {
    let bytes = text.as_bytes();
    let mut records = Vec::new();
    let mut record: Vec<Field> = Vec::new();
    let (mut at, mut line) = (0, 1_u32);
    loop {
        let (field, next) = field(text, at, separator, &mut line)?;
        record.push(field);
        match bytes.get(next) {
            Some(byte) if *byte == separator => at = next + 1,
            Some(b'\r') if bytes.get(next + 1) == Some(&b'\n') => {
                records.push(std::mem::take(&mut record));
                line += 1;
                at = next + 2;
            }
            Some(b'\n') => {
                records.push(std::mem::take(&mut record));
                line += 1;
                at = next + 1;
            }
            None => {
                records.push(record);
                return Some(records);
            }
            Some(_) => return None,
        }
    }
}

/// The field that begins at a byte, and where it ends.
fn field(text: &str, start: usize, separator: u8, line: &mut u32) -> Option<(Field, usize)> {
    let bytes = text.as_bytes();
    let first = *line;
    if bytes.get(start) != Some(&b'"') {
        let rest = bytes.get(start..)?;
        let len = rest
            .iter()
            .position(|byte| *byte == separator || matches!(byte, b'\n' | b'\r' | b'"'))
            .unwrap_or(rest.len());
        let end = start + len;
        let pieces = Cell::new(Span::new(start, end).trimmed(text)).pieces;
        return (bytes.get(end) != Some(&b'"')).then_some(((pieces, first), end));
    }
    let mut pieces = Vec::new();
    let mut from = start + 1;
    let mut at = from;
    loop {
        match bytes.get(at)? {
            b'"' if bytes.get(at + 1) == Some(&b'"') => {
                pieces.push(Span::new(from, at + 1));
                from = at + 2;
                at = from;
            }
            b'"' => {
                pieces.push(Span::new(from, at));
                pieces.retain(|piece| !piece.is_empty());
                return Some(((pieces, first), at + 1));
            }
            byte => {
                *line += u32::from(*byte == b'\n');
                at += 1;
            }
        }
    }
}
