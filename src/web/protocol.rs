//! What the page and its worker say to each other, without any browser type.

use crate::report::Pairing;
use crate::view::{Correction, Item, Match, Report, Rules, SourceLine, Unread};
use std::rc::Rc;

/// What is to be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The ledger that the page brings along, judged when the page was built.
    Sample,
    /// Text that was pasted or typed.
    Text(Rc<str>),
    /// The bytes of a file.
    Bytes(Rc<[u8]>),
    /// A report that was saved before: no engine reads it again.
    Report(Rc<Report>),
}

/// How far an actual may be from its target, in per cent of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerances {
    /// Of a target of 左右.
    pub about: u8,
    /// Short of a target and still mostly met.
    pub near: u8,
}

impl Default for Tolerances {
    fn default() -> Self {
        Self { about: 5, near: 5 }
    }
}

/// A question to the worker.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Which answer belongs to which question.
    pub id: u32,
    /// The file's name; empty for text.
    pub name: Rc<str>,
    /// What is to be read.
    pub content: Content,
    /// The id of the language that reasons are written in.
    pub lang: &'static str,
    /// How the reader wants the file read.
    pub choice: Choice,
    /// How strictly it is judged.
    pub tolerances: Tolerances,
    /// Which figures answer which targets where the reader knows better.
    pub pairings: Vec<Pairing>,
}

impl Request {
    /// Whether the report that the page brings along answers it.
    pub fn is_plain_sample(&self) -> bool {
        self.content == Content::Sample && self.tolerances == Tolerances::default() && self.pairings.is_empty()
    }
}

/// Something beside a report that the worker can make.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// The original of a document, with what was read of it.
    Source(Request),
    /// The rules by which everything is judged, in the language of this id.
    Method(&'static str),
    /// The figures of a completion.
    Figures(Rc<str>),
    /// A report in another form.
    Export {
        /// One of [`FORMATS`].
        format: &'static str,
        /// The language of its words.
        lang: &'static str,
        /// How strictly it was judged.
        tolerances: Tolerances,
        /// The report, with the corrections in force.
        report: Rc<Report>,
        /// What the reader changed.
        corrections: Vec<Correction>,
    },
    /// The items of two ledgers that promise the same.
    Compare(Vec<Rc<Item>>, Vec<Rc<Item>>),
}

/// The forms that a report can be saved in.
pub const FORMATS: [&str; 4] = ["csv", "xlsx", "md", "html"];

/// What a task made.
#[derive(Clone, Debug, PartialEq)]
pub enum Product {
    /// The lines of the original.
    Source(Vec<SourceLine>),
    /// Where the figures stand.
    Figures(Vec<[u32; 2]>),
    /// A file.
    File(Vec<u8>),
    /// The rules.
    Method(Vec<Rules>),
    /// The matches.
    Matches(Vec<Match>),
}

/// What a reader chooses about a file; by default its content decides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// The text encoding.
    pub encoding: Option<&'static str>,
    /// The table or sheet, from 1.
    pub table: Option<u32>,
    /// The password of an encrypted file.
    pub password: Option<Rc<str>>,
}

/// An answer of the worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// The report; of long lists only the beginning, the rest is asked for and comes as [`Reply::More`].
    Report {
        /// Of the request.
        id: u32,
        /// The report.
        report: Box<Report>,
        /// How many entries (items and unread texts together) are still to come.
        awaited: usize,
    },
    /// The next entries of the last report.
    More {
        /// Of the request.
        id: u32,
        /// The next items.
        items: Vec<Item>,
        /// The next unread texts.
        unread: Vec<Unread>,
    },
    /// How far the work is.
    Progress {
        /// Of the request.
        id: u32,
        /// How far.
        progress: Progress,
    },
    /// The input could not be read.
    Refused {
        /// Of the request.
        id: u32,
        /// Why.
        refusal: Refusal,
    },
    /// What was asked for beside reports; none when it could not be made.
    Made {
        /// Of the task.
        id: u32,
        /// What it made.
        product: Option<Product>,
    },
    /// The engine could not be loaded.
    NoEngine,
    /// The page is sealed: from now on it asks for nothing.
    Sealed,
}

/// How far the reading of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many are done of what is counted.
    pub done: u32,
    /// How many there are.
    pub total: u32,
    /// Whether items that are judged are counted, and not parts of a file (pages, sheets) that are read.
    pub judging: bool,
}

/// Why an input could not be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refusal {
    /// The stable code of [`crate::import::ImportError`], or `crash`.
    pub code: String,
    /// What was found: a kind of file, an encoding, a number of bytes.
    pub found: Option<String>,
}
