//! An item, read: a passage for each of its cells.

use crate::document::{Cell, Document};
use crate::item::Item;
use crate::passage::Passage;
use crate::terms::CellName;

/// The passages of one item.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What is promised.
    pub commitment: Passage,
    /// What became of it.
    pub completion: Passage,
    /// The target column.
    pub target_text: Option<Passage>,
    /// The heading over the item.
    pub section: Option<Passage>,
    /// The name column.
    pub name: Option<Passage>,
    /// The rate column.
    pub rate: Option<Passage>,
    /// The remark column.
    pub remark: Option<Passage>,
    /// The unit that heads or brackets give to bare numbers.
    pub unit: Option<String>,
    /// Whether promise and result share their clauses.
    pub narrative: bool,
}

impl Reading {
    /// Reads the cells of an item.
    pub fn new(item: &Item, document: &Document) -> Self {
        let read = |name: CellName, cell: &Cell| Passage::new(name, &cell.text(document));
        let optional = |name: CellName, cell: &Option<Cell>| cell.as_ref().map(|cell| read(name, cell));
        Self {
            commitment: read(CellName::Commitment, &item.commitment),
            completion: read(CellName::Completion, &item.completion),
            target_text: optional(CellName::TargetText, &item.target_text),
            section: optional(CellName::Section, &item.section),
            name: optional(CellName::Commitment, &item.name),
            rate: optional(CellName::Rate, &item.rate),
            remark: optional(CellName::Completion, &item.remark),
            unit: item.unit.as_ref().map(|cell| cell.text(document).into_owned()),
            narrative: item.narrative,
        }
    }
}
