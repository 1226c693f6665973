//! Tables that lie on their side: each row is what a column of another table would be, its head the first cell (指标名称, 年初目标, 全年完成); a long
//! one goes on below under the same heads.

use super::roles::{self, Heads, Row, role};
use super::{Candidate, Line, delimited, grid};
use crate::document::{Block, Cell, Document};
use crate::lexicon::headers::Column;

/// A head, and two things side by side.
const NARROWEST: usize = 3;
/// Fewer things are no table.
const FEWEST: usize = 3;

/// Reads rows whose cells tabs or strokes part, and those of grids.
pub fn read(document: &Document, lines: &[Line]) -> [Candidate; 2] {
    let parted = lines.iter().map(|line| (delimited::parted(document, line), line.number));
    let parted: Vec<(Vec<Cell>, u32)> = parted.filter(|(cells, _)| !cells.is_empty()).collect();
    let (mut of_grids, mut taken) = (Vec::new(), Vec::new());
    for (at, block) in document.blocks.iter().enumerate() {
        if let Block::Grid(grid) = block
            && !grid.left_out
        {
            taken.push(at);
            of_grids.extend(grid::spread(grid));
        }
    }
    [turned(document, &parted), Candidate { grids: taken, ..turned(document, &of_grids) }]
}

/// Puts blocks of rows upright, each block under the heads of its first cells.
fn turned(document: &Document, rows: &[(Vec<Cell>, u32)]) -> Candidate {
    let text = |cell: &Cell| cell.text(document).trim().to_owned();
    let head = |cells: &[Cell]| cells.first().map(&text).filter(|head| role(head).is_some());
    // A row of heads stands upright.
    let lies = |cells: &[Cell]| {
        let mut rest = cells.iter().skip(1).filter(|cell| !cell.is_empty());
        cells.len() >= NARROWEST && head(cells).is_some() && !rest.any(|cell| role(&text(cell)).is_some())
    };
    let mut candidate = Candidate { name: "turned", headed: true, ..Candidate::default() };
    let mut known: Option<Vec<String>> = None;
    let mut at = 0;
    while at < rows.len() {
        let width = rows[at].0.len();
        let block = rows[at..].iter().take_while(|(cells, _)| cells.len() == width && lies(cells)).count();
        let labels: Vec<String> = rows[at..at + block].iter().filter_map(|(cells, _)| head(cells)).collect();
        // The first head comes again where the table goes on below.
        let again = labels.iter().skip(1).position(|label| Some(label) == labels.first());
        let block = again.map_or(block, |again| again + 1);
        let labels = &labels[..block.min(labels.len())];
        let heads = Heads::read(labels.iter().map(String::as_str)).filter(|heads| {
            let named = heads.position(Column::Name).or_else(|| heads.position(Column::Commitment)) == Some(0);
            let numbered = heads.position(Column::Number) == Some(0);
            (named || numbered) && heads.completion().is_some() && heads.position(Column::Target).is_some()
        });
        let Some(heads) = heads.filter(|_| known.as_ref().is_none_or(|known| known == labels)) else {
            at += block.max(1);
            continue;
        };
        known = Some(labels.to_vec());
        let own = &rows[at..at + block];
        candidate.furniture.extend(own.iter().map(|(cells, _)| cells[0].clone()));
        let upright: Vec<Row> = (1..width)
            .map(|column| Row {
                cells: own.iter().map(|(cells, _)| cells[column].clone()).collect(),
                line: own[0].1,
                ..Row::default()
            })
            .collect();
        candidate.items.extend(roles::items(document, &heads, &upright));
        at += block;
    }
    if candidate.items.len() < FEWEST { Candidate::default() } else { candidate }
}
