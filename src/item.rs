//! Rows or paragraphs as items: which cell promises, which one answers.

use crate::document::Cell;
use crate::lexicon::language::Statement;

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// The serial as printed, without the separator after it (`1`, `一`).
    pub number: Option<Cell>,
    /// The heading or merged category that it stands under.
    pub section: Option<Cell>,
    /// The cell that promises.
    pub commitment: Cell,
    /// The cell that answers; empty when blank.
    pub completion: Cell,
    /// The cell of a separate name column.
    pub name: Option<Cell>,
    /// The cell of a separate target column.
    pub target_text: Option<Cell>,
    /// The cell of an owner column.
    pub owner: Option<Cell>,
    /// The cell of a rate column.
    pub rate: Option<Cell>,
    /// The cell of a remark column.
    pub remark: Option<Cell>,
    /// The 1-based line where it starts.
    pub line: u32,
    /// The unit that the table's heads or the commitment's own bracket give to bare numbers.
    pub unit: Option<Cell>,
    /// Where in the document the latest of several reports in the completion begins (四季度：): it alone decides.
    pub latest: Option<usize>,
    /// The mark in a column whose head is a state (已完成 | 正在推进 | 未完成).
    pub ticked: Option<Ticked>,
    /// Whether the completion is the growth that a column of its own tells, and no level.
    pub growth: bool,
    /// Whether promise and result share the same clauses (narrative text): both cells hold them.
    pub narrative: bool,
    /// Whether the promise is a headline (实事四：停车治理) over a report of several works.
    pub headline: bool,
}

/// A mark under a head that tells how a row stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticked {
    /// The mark: √, or whatever stands there.
    pub cell: Cell,
    /// What the head says.
    pub says: Statement,
}
