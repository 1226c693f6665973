//! The reader's text, kept in this browser so that a reload or a crash does not lose it.

use crate::view::Correction;
use crate::web::host;
use crate::web::read::{FromJs, ToJs};
use js_sys::JSON;

const TEXT: &str = "text";
const OPENED: &str = "opened";
const TABLE: &str = "table";
const CORRECTIONS: &str = "corrections";
const PROBE: &str = "probe";

/// Longer texts are not kept: browsers give a page a few megabytes.
const LONGEST: usize = 1 << 20;

/// What the reader corrected in a document, whichever way it comes onto the page again.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What the document is known again by.
    pub document: String,
    /// What was corrected in it.
    pub corrections: Vec<Correction>,
}

/// What was kept.
#[derive(Default)]
pub struct Kept {
    /// What was in the box.
    pub text: String,
    /// The text that was the ledger on the page.
    pub opened: Option<String>,
    /// The table from the clipboard that was.
    pub table: Option<String>,
    /// What the reader corrected in this and other ledgers.
    pub notes: Vec<Note>,
}

/// What was kept, if anything.
pub fn kept() -> Kept {
    let notes = host::stored(CORRECTIONS).and_then(|text| JSON::parse(&text).ok());
    Kept {
        text: host::stored(TEXT).unwrap_or_default(),
        opened: host::stored(OPENED),
        table: host::stored(TABLE),
        notes: notes.and_then(|list| Vec::from_js(&list)).unwrap_or_default(),
    }
}

/// Whether this browser keeps anything at all.
pub fn works() -> bool {
    let works = host::store(PROBE, "");
    host::unstore(PROBE);
    works
}

/// Keeps it; whether the browser did.
pub fn keep(kept: &Kept) -> bool {
    let Kept { text, opened, table, notes } = kept;
    forget();
    let notes = if notes.is_empty() { None } else { JSON::stringify(&notes.to_js()).ok().map(String::from) };
    let parts = [(CORRECTIONS, &notes), (OPENED, opened), (TABLE, table), (TEXT, &Some(text.clone()))];
    parts.into_iter().all(|(key, part)| {
        let part = part.as_deref().unwrap_or_default();
        part.trim().is_empty() || part.len() <= LONGEST && host::store(key, part)
    })
}

/// Removes whatever is kept.
pub fn forget() {
    [TEXT, OPENED, TABLE, CORRECTIONS].into_iter().for_each(host::unstore);
}
