//! What the page and its worker say to each other, without any browser type.

use crate::view::{Item, Report, Unread};
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
    /// How far a file is read.
    Progress {
        /// Of the request.
        id: u32,
        /// How many of its parts (pages, sheets) are read.
        done: u32,
        /// How many it has.
        total: u32,
    },
    /// The input could not be read.
    Refused {
        /// Of the request.
        id: u32,
        /// Why.
        refusal: Refusal,
    },
    /// The engine could not be loaded.
    NoEngine,
    /// The page is sealed: from now on it asks for nothing.
    Sealed,
}

/// Why an input could not be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refusal {
    /// The stable code of [`crate::import::ImportError`], or `crash`.
    pub code: String,
    /// What was found: a kind of file, an encoding, a number of bytes.
    pub found: Option<String>,
}
