//! A document as the reader gave it.

use crate::view::{Correction, Report};
use crate::web::protocol::{Choice, Content};
use std::rc::Rc;

/// Where a document came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The ledger that the page brings along.
    Sample,
    /// The text box, or a paste.
    Pasted,
    /// A file.
    File,
}

/// A document as the reader gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Where it came from.
    pub origin: Origin,
    /// The file's name; empty for pasted text.
    pub name: Rc<str>,
    /// The document.
    pub content: Content,
    /// How the reader wants it read.
    pub choice: Choice,
    /// The same as plain text, where the clipboard had both: it is read when the other is no ledger.
    pub plain: Option<Rc<str>>,
    /// What the reader corrected; changed answers stand before changed verdicts.
    pub corrections: Vec<Correction>,
}

impl Source {
    fn new(origin: Origin, name: &str, content: Content) -> Self {
        Self { origin, name: name.into(), content, choice: Choice::default(), plain: None, corrections: Vec::new() }
    }

    /// The ledger that the page brings along.
    pub fn sample() -> Self {
        Self::new(Origin::Sample, "", Content::Sample)
    }

    /// Pasted or typed text.
    pub fn pasted(text: &str) -> Self {
        Self::new(Origin::Pasted, "", Content::Text(text.into()))
    }

    /// A table from the clipboard, as HTML and as plain text.
    pub fn table(html: &str, plain: &str) -> Self {
        let content = Content::Bytes(html.as_bytes().into());
        let plain = Some(plain.trim()).filter(|plain| !plain.is_empty()).map(Rc::from);
        Self { plain, ..Self::new(Origin::Pasted, "", content) }
    }

    /// A file.
    pub fn file(name: &str, bytes: Rc<[u8]>) -> Self {
        Self::new(Origin::File, name, Content::Bytes(bytes))
    }

    /// What it is known again by: its content, and how that is read. A saved report holds its corrections itself.
    pub fn key(&self) -> Option<String> {
        let bytes: &[u8] = match &self.content {
            Content::Sample => b"sample",
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
            Content::Report(_) => return None,
        };
        // FNV-1a: nobody gains by two documents that share one.
        let mixed = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325, mixed).to_string();
        let table = self.choice.table.unwrap_or(0).to_string();
        Some([&sum, ".", &table, ".", self.choice.encoding.unwrap_or("")].concat())
    }

    /// A report that was saved before, with what its reader corrected.
    pub fn report(name: &str, report: Report, corrections: Vec<Correction>) -> Self {
        Self { corrections, ..Self::new(Origin::File, name, Content::Report(report.into())) }
    }
}
