//! The whole original, line by line, with what was read of it marked.

use crate::document::{Block, Cell, Document};
use crate::item::Item;
use crate::ledger::{self, Ledger};
use crate::report::{self, Options};
use crate::terms::{CellName, Trace};
use crate::text::Span;
use crate::view::{self, SourceLine, SourceMark};

/// A stretch of the document and what it was read as.
struct Stretch {
    span: Span,
    role: Trace,
    item: Option<usize>,
    target: Option<usize>,
}

/// A piece of a line: where it stands in the document, and where in the lines.
struct Piece {
    span: Span,
    line: usize,
    start: u32,
}

/// The lines of a document with what the report was made of.
pub fn of(document: &Document, options: &Options) -> Vec<SourceLine> {
    let ledger = ledger::collect(document);
    let report = report::of(document, &ledger, options);
    let (mut lines, pieces) = lay_out(document);
    for stretch in stretches(document, &ledger, &report) {
        let first = pieces.partition_point(|piece| piece.span.end <= stretch.span.start);
        for piece in pieces.iter().skip(first).take_while(|piece| piece.span.start < stretch.span.end) {
            let Some(line) = lines.get_mut(piece.line) else { continue };
            let units = |at: usize| piece.start + utf16(Span::new(piece.span.start, at).of(&document.text));
            let (start, end) = (stretch.span.start.max(piece.span.start), stretch.span.end.min(piece.span.end));
            line.marks.push(SourceMark {
                span: [units(start), units(end)],
                role: stretch.role,
                item: stretch.item.map(|item| item as u32),
                target: stretch.target.map(|target| target as u32),
            });
        }
    }
    for line in &mut lines {
        line.marks.sort_by_key(|mark| (mark.span[0], std::cmp::Reverse(mark.span[1])));
    }
    lines
}

fn utf16(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}

/// The lines without marks, and their pieces in the order of the document's text.
fn lay_out(document: &Document) -> (Vec<SourceLine>, Vec<Piece>) {
    let (mut lines, mut pieces): (Vec<SourceLine>, Vec<Piece>) = (Vec::new(), Vec::new());
    let mut add = |number: u32, spans: &[&[Span]]| {
        let mut line = SourceLine { line: number, text: String::new(), marks: Vec::new() };
        for (index, cell) in spans.iter().enumerate() {
            if index > 0 {
                line.text.push('\t');
            }
            for span in *cell {
                pieces.push(Piece { span: *span, line: lines.len(), start: utf16(&line.text) });
                line.text.push_str(span.of(&document.text));
            }
        }
        lines.push(line);
    };
    for block in &document.blocks {
        match block {
            Block::Line(line) => add(line.number, &[&[line.span]]),
            Block::Aside(aside) => add(aside.line, &[&[aside.span]]),
            Block::Grid(grid) => {
                for row in grid.rows.iter().filter(|row| !row.is_empty()) {
                    let cells: Vec<&[Span]> = row.iter().map(|cell| cell.cell.pieces.as_slice()).collect();
                    add(row[0].line, &cells);
                }
            }
        }
    }
    pieces.sort_by_key(|piece| piece.span);
    (lines, pieces)
}

fn stretches(document: &Document, ledger: &Ledger, report: &view::Report) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut add = |cell: &Cell, role, item| {
        found.extend(cell.pieces.iter().map(|span| Stretch { span: *span, role, item, target: None }));
    };
    ledger.title.iter().for_each(|cell| add(cell, Trace::Title, None));
    ledger.furniture.iter().for_each(|cell| add(cell, Trace::Head, None));
    ledger.unread.iter().for_each(|unread| add(&unread.cell, Trace::Unread, None));
    for (index, item) in ledger.items.iter().enumerate() {
        let cells = [&item.commitment, &item.completion];
        let optional = [&item.number, &item.name, &item.target_text, &item.owner, &item.rate, &item.remark];
        cells.into_iter().chain(optional.into_iter().flatten()).for_each(|cell| add(cell, Trace::Item, Some(index)));
    }
    for (index, (item, judged)) in ledger.items.iter().zip(&report.items).enumerate() {
        for (number, target) in judged.targets.iter().enumerate() {
            let mut add = |name: CellName, span: [u32; 2], role| {
                let spans = cell(item, name).map(|cell| part(cell, span, document)).unwrap_or_default();
                let of = |span| Stretch { span, role, item: Some(index), target: Some(number) };
                found.extend(spans.into_iter().map(of));
            };
            add(target.cell, target.span, Trace::Target);
            if let Some(actual) = &target.actual {
                add(actual.cell, actual.span, Trace::Actual);
            }
        }
    }
    found
}

fn cell(item: &Item, name: CellName) -> Option<&Cell> {
    match name {
        CellName::Commitment => Some(&item.commitment),
        CellName::Completion => Some(&item.completion),
        CellName::TargetText => item.target_text.as_ref(),
        CellName::Section => item.section.as_ref(),
        CellName::Rate => item.rate.as_ref(),
    }
}

/// Where a stretch of a cell, in UTF-16 code units, stands in the document.
fn part(cell: &Cell, units: [u32; 2], document: &Document) -> Vec<Span> {
    let (mut spans, mut unit) = (Vec::new(), 0);
    for piece in &cell.pieces {
        let mut inside: Option<Span> = None;
        for (at, c) in piece.of(&document.text).char_indices() {
            if units[0] <= unit && unit < units[1] {
                let (start, end) = (piece.start + at, piece.start + at + c.len_utf8());
                inside = Some(Span::new(inside.map_or(start, |span| span.start), end));
            }
            unit += c.len_utf16() as u32;
        }
        spans.extend(inside);
    }
    spans
}
