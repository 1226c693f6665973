//! Nothing is dropped in silence: each visible character belongs to one part of the ledger.

use super::Ledger;
use crate::document::{Block, Cell, Document};
use crate::text::{Span, is_visible};

/// Visible text of the document that is in no part of the ledger, or in two parts that may not share it: empty for a
/// sound reading.
///
/// Every visible character must be in the title, a heading, a column head, a label, an item's cell, or `unread`. Merged
/// cells (numbers, sections, owners, names) may belong to several items, and in narrative text commitment and
/// completion are the same text. The strokes between cells (`|`) are no text.
pub fn unaccounted(document: &Document, ledger: &Ledger) -> Vec<Cell> {
    let mut once: Vec<Span> = Vec::new();
    let mut shared: Vec<Span> = Vec::new();
    let own = |spans: &mut Vec<Span>, cell: &Cell| spans.extend(cell.pieces.iter().copied());
    let mut promises: Vec<Span> = Vec::new();
    for item in &ledger.items {
        own(&mut promises, &item.commitment);
        if !item.narrative {
            own(&mut once, &item.completion);
        }
        let tick = item.ticked.as_ref().map(|ticked| &ticked.cell);
        if let Some(cell) = &item.target_text {
            own(&mut promises, cell);
        }
        for cell in [&item.rate, &item.remark].into_iter().flatten().chain(tick) {
            own(&mut once, cell);
        }
        for cell in [&item.number, &item.section, &item.name, &item.owner, &item.unit].into_iter().flatten() {
            own(&mut shared, cell);
        }
    }
    for unread in &ledger.unread {
        own(&mut once, &unread.cell);
    }
    for cell in ledger.title.iter().chain(&ledger.furniture) {
        own(&mut shared, cell);
    }
    // In a crosstab an indicator is promised by every region, within the bound that its head gives (低于).
    promises.sort_unstable();
    promises.dedup();
    once.extend(promises);
    once.sort_unstable();
    let mut wrong: Vec<Span> = once.windows(2).filter(|pair| pair[1].start < pair[0].end).map(|pair| pair[1]).collect();
    let mut all: Vec<Span> = once.into_iter().chain(shared).collect();
    all.sort_unstable();
    wrong.extend(gaps(document, &all));
    wrong.into_iter().map(Cell::new).collect()
}

/// The stretches with visible characters that none of the sorted spans covers.
///
/// Text outside of all blocks is markup, and no gap.
pub fn gaps(document: &Document, covered: &[Span]) -> Vec<Span> {
    let text = &document.text;
    let markup = markup(document);
    let mut merged: Vec<Span> = Vec::new();
    if !markup.is_empty() {
        merged = [covered, markup.as_slice()].concat();
        merged.sort_unstable();
    }
    let covered = if markup.is_empty() { covered } else { &merged };
    let mut gaps = Vec::new();
    let mut at = 0;
    let mut push = |start: usize, end: usize| {
        let gap = Span::new(start, end).trimmed(text);
        if gap.of(text).chars().any(|c| is_visible(c) && !is_stroke(c)) {
            gaps.push(gap);
        }
    };
    for span in covered {
        if span.start > at {
            push(at, span.start);
        }
        at = at.max(span.end);
    }
    if at < text.len() {
        push(at, text.len());
    }
    gaps
}

/// What no block covers, where the document has tables of its own format.
fn markup(document: &Document) -> Vec<Span> {
    if document.blocks.iter().all(|block| matches!(block, Block::Line(_))) {
        return Vec::new();
    }
    let mut held: Vec<Span> = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Line(line) => held.push(line.span),
            Block::Aside(aside) => held.push(aside.span),
            Block::Grid(grid) => {
                held.extend(grid.rows.iter().flatten().flat_map(|cell| cell.cell.pieces.iter().copied()));
            }
        }
    }
    held.sort_unstable();
    let mut markup = Vec::new();
    let mut at = 0;
    for span in held {
        if span.start > at {
            markup.push(Span::new(at, span.start));
        }
        at = at.max(span.end);
    }
    markup.push(Span::new(at, document.text.len()));
    markup.retain(|span| !span.is_empty());
    markup
}

fn is_stroke(c: char) -> bool {
    matches!(c, '|' | '｜' | '│' | '┃')
}
