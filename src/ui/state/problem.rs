//! Why there is nothing to show of a document.

use super::Source;
use std::rc::Rc;

/// Why there is nothing to show of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// One of [`Problem::CODES`].
    pub code: &'static str,
    /// The file's name; empty for text.
    pub name: Rc<str>,
    /// What was found instead.
    pub found: Option<String>,
    /// The document, where reading it in another encoding may help.
    pub source: Option<Source>,
}

impl Problem {
    /// Each has a string in the groups `what`, `look` and `try`.
    pub const CODES: &'static [&'static str] = &[
        "cancelled",
        "crash",
        "damaged",
        "empty",
        "encoding",
        "encrypted",
        "excessive",
        "image",
        "noEngine",
        "noLedger",
        "noSuchPart",
        "noText",
        "notText",
        "password",
        "srcAway",
        "tooLarge",
        "tooSlow",
        "unreadable",
    ];

    /// A problem of a document with this name; a code that nobody knows is a crash.
    pub fn new(code: &str, name: &str) -> Self {
        let code = Self::CODES.iter().copied().find(|known| *known == code).unwrap_or("crash");
        Self { code, name: name.into(), found: None, source: None }
    }
}
