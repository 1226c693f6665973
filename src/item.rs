//! Rows or paragraphs as items: which cell promises, which one answers.

use crate::document::{Cell, Document};

/// The ledger as it stands in the document, before anything is judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// The title.
    pub title: Option<Cell>,
    /// The place that the ledger is of, where the text says it.
    pub place: Option<String>,
    /// The year reported on.
    pub year: Option<u16>,
    /// The period as printed (全年, 截至10月底), and whether the whole year is over.
    pub period: Option<Period>,
    /// The layout chosen and its score, for `source.layout`: `cellPerLine 0.97`.
    pub layout: String,
    /// The items in the order of the text.
    pub items: Vec<Item>,
    /// Text that is part of the table but of no item: column heads, labels before cells, section headings.
    pub furniture: Vec<Cell>,
    /// Text that was left, with the reason.
    pub unread: Vec<Unread>,
    /// What is odd about the numbering and the rows.
    pub notices: Vec<Notice>,
}

/// A reporting period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// As printed.
    pub text: String,
    /// Whether the whole year is over.
    pub complete: bool,
}

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
    /// Whether promise and result share the same clauses (narrative text): both cells hold them.
    pub narrative: bool,
}

/// Text that was left, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The text.
    pub cell: Cell,
    /// Its 1-based line.
    pub line: u32,
    /// Why.
    pub reason: UnreadReason,
}

/// Why a text belongs to no item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadReason {
    /// Menus, breadcrumbs, print buttons, copyright lines of the page around the ledger.
    PageFurniture,
    /// Running heads and page numbers.
    PageNumber,
    /// Text before the first item.
    Introduction,
    /// Notes and signatures after the last item.
    Closing,
    /// None of the above: it stands among the items, and no rule knows it.
    NotRecognised,
}

/// Something odd about the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A number is missing: it goes from `.0` to `.1`.
    NumberGap {
        /// The number before the gap.
        before: u32,
        /// The number after it.
        after: u32,
        /// The line of the item after the gap.
        line: u32,
    },
    /// Two items of one run carry the same number.
    DuplicateNumber {
        /// The number as printed.
        number: String,
        /// The line of the second.
        line: u32,
    },
    /// Two items have the same commitment.
    DuplicateText {
        /// The line of the first.
        first: u32,
        /// The line of the second.
        line: u32,
    },
    /// Items were found, but in none is there anything that could be a completion.
    NoCompletions,
}

/// Visible text of the document that is in no part of the ledger, or in more than one: empty for a sound reading.
///
/// Every visible character must be in the title, a heading, a column head, a label, one item's cell, or `unread`.
/// Merged cells (numbers, sections, owners, names) may belong to several items, and in narrative text commitment and
/// completion are the same text.
pub fn unaccounted(document: &Document, ledger: &Ledger) -> Vec<Cell> {
    let _ = (document, ledger);
    Vec::new()
}

/// Finds the ledger in a document.
pub fn collect(document: &Document) -> Ledger {
    let _ = document;
    Ledger::default()
}
