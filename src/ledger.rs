//! The ledger as it stands in a document: its items, its title, place, year and period, and what was left.

use crate::document::{Cell, Document};
use crate::item::Item;
use crate::lexicon::levels::{Level, Told};
use crate::table;

mod conservation;
mod heading;
mod leftover;
mod notice;
pub mod period;
mod place;

pub use conservation::unaccounted;

/// The ledger as it stands in the document, before anything is judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// The title.
    pub title: Option<Cell>,
    /// The place that the ledger is of, where the text says it.
    pub place: Option<String>,
    /// The level of government that most of it speaks of, where no place is told.
    pub level: Option<Level>,
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
    /// The tables of the document that hold the items, as indices of its blocks.
    pub tables: Vec<usize>,
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
    /// Foot- or endnotes and comments.
    Note,
    /// Text boxes and drawings.
    Box,
    /// What the file itself hides: rows, columns, sheets, characters.
    Hidden,
    /// Another table or sheet of the file.
    NotChosen,
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
    /// Other tables of the file look like ledgers and were not taken.
    OtherTables {
        /// Their sheets' names, or their numbers among the tables.
        names: Vec<String>,
        /// The line of the first.
        line: u32,
    },
    /// Items were found, but in none is there anything that could be a completion.
    NoCompletions,
}

/// Finds the ledger in a document.
pub fn collect(document: &Document) -> Ledger {
    let found = table::find(document);
    let (candidate, layout) = match found {
        Some((candidate, score)) => {
            let layout = format!("{} {}.{:02}", candidate.name, score / 1000, score % 1000 / 10);
            (candidate, layout)
        }
        None => (table::Candidate::default(), String::new()),
    };
    let title = heading::title(document, &candidate);
    let year = period::year(document, title.as_ref(), &candidate);
    let place = place::of(document, title.as_ref());
    let period = period::of(document, title.as_ref(), &candidate);
    let mark = title.as_ref().and_then(|title| heading::mark(document, title));
    let furniture = candidate.furniture.into_iter().chain(mark).collect();
    let mut notices = notice::all(document, &candidate.items);
    notices.extend(notice::others(document, &candidate.others));
    let mut ledger = Ledger {
        title,
        level: place.is_none().then(|| level_of(document, &candidate.items)).flatten(),
        place,
        year,
        period,
        layout,
        items: candidate.items,
        furniture,
        unread: Vec::new(),
        tables: candidate.grids,
        notices,
    };
    ledger.unread = leftover::of(document, &ledger, &candidate.others);
    ledger
}

/// The level whose figures a ledger without a place tells of: 全省 in several of its rows, and a lower level in fewer.
fn level_of(document: &Document, items: &[Item]) -> Option<Level> {
    let speaks = |item: &Item| {
        let words: Vec<char> = crate::text::folds(&item.completion.text(document)).collect();
        Told::of(&words).lowest()
    };
    let levels: Vec<Level> = items.iter().filter_map(speaks).collect();
    let province = levels.iter().filter(|level| **level == Level::Province).count();
    (province >= FEWEST_ROWS && province * 2 > levels.len()).then_some(Level::Province)
}

/// Fewer rows that speak of a province may look up to it.
const FEWEST_ROWS: usize = 3;
