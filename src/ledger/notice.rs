//! What is odd about the numbers and the rows.

use super::Notice;
use crate::document::{Block, Document};
use crate::item::Item;
use crate::table::serial;
use std::collections::BTreeMap;

/// Gaps and repetitions of numbers, repeated texts, and a ledger without completions.
pub fn all(document: &Document, items: &[Item]) -> Vec<Notice> {
    let mut notices = Vec::new();
    numbers(document, items, &mut notices);
    texts(document, items, &mut notices);
    if !items.is_empty() && items.iter().all(|item| item.completion.is_empty()) {
        notices.push(Notice::NoCompletions);
    }
    notices
}

/// Tables that were not taken, though they look like ledgers.
pub fn others(document: &Document, blocks: &[usize]) -> Option<Notice> {
    let grid = |index: usize| match document.blocks.get(index) {
        Some(Block::Grid(grid)) => Some(grid),
        _ => None,
    };
    let name = |index: usize| {
        let number = document.blocks[..=index].iter().filter(|block| matches!(block, Block::Grid(_))).count();
        let grid = grid(index)?;
        Some(if grid.name.is_empty() { number.to_string() } else { grid.name.clone() })
    };
    let names: Vec<String> = blocks.iter().filter_map(|index| name(*index)).collect();
    let line = blocks.first().and_then(|index| grid(*index)?.rows.first()?.first()).map_or(1, |cell| cell.line);
    (!names.is_empty()).then_some(Notice::OtherTables { names, line })
}

/// Numbers are compared within a run: a new section, or a return to 1, begins another. Rows that share one merged
/// number share its cell, and are no repetition.
fn numbers(document: &Document, items: &[Item], notices: &mut Vec<Notice>) {
    let mut run: Vec<u32> = Vec::new();
    let (mut last_cell, mut last_section) = (None, None);
    for item in items {
        let Some(cell) = &item.number else { continue };
        if last_cell == Some(cell) {
            continue;
        }
        let printed = cell.text(document);
        let Some(value) = serial::whole(&printed) else { continue };
        if last_section != Some(&item.section) && !run.contains(&value) || value == 1 && run.last() != Some(&1) {
            if value == 1 {
                run.clear();
            }
        } else if last_section != Some(&item.section) {
            run.clear();
        }
        if run.contains(&value) {
            notices.push(Notice::DuplicateNumber { number: printed.into_owned(), line: item.line });
        } else if let Some(before) =
            run.last().copied().filter(|before| value > before + 1 && !serial::follows(*before, value))
        {
            notices.push(Notice::NumberGap { before, after: value, line: item.line });
        }
        run.push(value);
        last_cell = Some(cell);
        last_section = Some(&item.section);
    }
}

fn texts(document: &Document, items: &[Item], notices: &mut Vec<Notice>) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for item in items {
        // The same indicator in each region's row is no repetition.
        let region = item.section.as_ref().filter(|_| item.target_text.is_some());
        let region = region.map(|cell| cell.text(document).into_owned()).unwrap_or_default();
        let promise = item.commitment.text(document);
        let mut text = String::with_capacity(region.len() + promise.len());
        text.extend(region.split_whitespace().chain(promise.split_whitespace()));
        if text.chars().count() < 6 {
            continue;
        }
        if let Some(first) = seen.get(&text) {
            notices.push(Notice::DuplicateText { first: *first, line: item.line });
        } else {
            seen.insert(text, item.line);
        }
    }
}
