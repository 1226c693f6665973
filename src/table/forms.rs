//! Family D: a form for each item (一项一表): rows in which labels and values take turns, 承诺内容 | … or 责任单位 | … | 完成时限 | …. A form ends
//! where its first label comes again; the forms together are a table whose heads are the labels.

use super::roles::{self, Heads, Row, role};
use super::{Candidate, Line, delimited, grid, label};
use crate::document::{Block, Cell, Document};
use std::collections::{BTreeMap, BTreeSet};

/// Fewer forms may be alike by chance.
const FEWEST: usize = 3;
/// A form has at least so many labels.
const FEWEST_LABELS: usize = 3;
/// No label shows more characters.
const LONGEST_LABEL: usize = 10;

/// A label and its value, the 1-based line on which they stand.
struct Pair {
    label: Cell,
    value: Cell,
    line: u32,
}

/// Reads the forms among lines whose cells tabs or strokes part, and those of grids.
pub fn read(document: &Document, lines: &[Line]) -> [Candidate; 2] {
    let mut pairs = Vec::new();
    for line in lines {
        let cells = delimited::parted(document, line);
        if cells.len() > 1 {
            pairs.extend(pairs_of(document, cells, line.number));
        } else if !line.after_blank && !label::is_foot(line.span.of(&document.text)) {
            // What goes on in the line below its row.
            let last = pairs.last_mut().filter(|pair: &&mut Pair| pair.line + 1 == line.number);
            if let Some(pair) = last.filter(|pair| !pair.value.is_empty()) {
                pair.value.pieces.push(line.span);
                pair.line = line.number;
            }
        }
    }
    let grids = document.blocks.iter().enumerate().filter_map(|(at, block)| match block {
        Block::Grid(grid) if !grid.left_out => Some((at, grid)),
        _ => None,
    });
    let (mut of_grids, mut taken) = (Vec::new(), Vec::new());
    for (at, grid) in grids {
        taken.push(at);
        for (mut cells, line) in grid::spread(grid) {
            cells.dedup();
            of_grids.extend(pairs_of(document, cells, line));
        }
    }
    [forms(document, &pairs), Candidate { grids: taken, ..forms(document, &of_grids) }]
}

/// The pairs of a row; none where its cells are no labels and values in turn.
fn pairs_of(document: &Document, cells: Vec<Cell>, line: u32) -> Vec<Pair> {
    let text = |cell: &Cell| cell.text(document).trim().to_owned();
    let is_label = |cell: &Cell| {
        let words = text(cell);
        !words.is_empty() && words.chars().count() <= LONGEST_LABEL && words.chars().any(crate::text::is_han)
    };
    let labels = || cells.iter().step_by(2);
    let known = labels().any(|cell| role(&text(cell)).is_some());
    // A row of heads and no form.
    let heads = cells.iter().skip(1).step_by(2).any(|cell| role(&text(cell)).is_some());
    if !known || heads || !labels().all(is_label) {
        return Vec::new();
    }
    let mut cells = cells.into_iter();
    std::iter::from_fn(|| Some(Pair { label: cells.next()?, value: cells.next().unwrap_or_default(), line })).collect()
}

fn forms(document: &Document, pairs: &[Pair]) -> Candidate {
    let name = |pair: &Pair| pair.label.text(document).trim().to_owned();
    let names: Vec<String> = pairs.iter().map(name).collect();
    // The label that comes first in most forms: notes above the first of them have labels of their own.
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &names {
        *counts.entry(name).or_default() += 1;
    }
    let count = |name: &String| counts.get(name.as_str()).copied().unwrap_or_default();
    let Some(first) = names.iter().position(|name| count(name) >= FEWEST) else { return Candidate::default() };
    let starts: Vec<usize> = (first..names.len()).filter(|&at| names[at] == names[first]).collect();
    let mut labels: Vec<&String> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for name in &names[first..] {
        if seen.insert(name) && count(name) * 2 > starts.len() {
            labels.push(name);
        }
    }
    if labels.len() < FEWEST_LABELS {
        return Candidate::default();
    }
    let heads = Heads::read(labels.iter().map(|label| label.as_str())).filter(|heads| heads.completion().is_some());
    let Some(mut heads) = heads else { return Candidate::default() };
    for role in heads.roles.iter_mut().filter(|role| role.is_none()) {
        *role = Some(crate::lexicon::headers::Column::Remark);
    }
    let mut candidate = Candidate { name: "forms", headed: true, ..Candidate::default() };
    let ends = starts.iter().skip(1).copied().chain([names.len()]);
    let mut rows = Vec::with_capacity(starts.len());
    for (start, end) in starts.iter().copied().zip(ends) {
        let mut row = Row { cells: vec![Cell::default(); labels.len()], line: pairs[start].line, ..Row::default() };
        for at in start..end {
            if let Some(place) = labels.iter().position(|label| **label == names[at]) {
                row.cells[place] = pairs[at].value.clone();
                candidate.furniture.push(pairs[at].label.clone());
            }
        }
        rows.push(row);
    }
    candidate.items = roles::items(document, &heads, &rows);
    candidate
}
