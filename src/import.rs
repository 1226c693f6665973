//! Bytes to a [`Document`]: the only stage that can fail.

use crate::document::Document;
use std::fmt;

/// How bytes are to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ImportOptions<'a> {
    /// The text encoding that the reader chose; by default it is recognised from the bytes.
    pub encoding: Option<&'a str>,
    /// The host's decoder for encodings that are not Unicode: (encoding label, bytes) to text, `None` where the
    /// bytes are not in that encoding.
    pub decode: Option<Decode>,
}

/// A decoder that the host lends: encoding label and bytes in, text out.
pub type Decode = fn(&str, &[u8]) -> Option<String>;

/// Why bytes could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// No bytes, or white space only.
    Empty,
    /// Not text, nor any file that the program knows; what the first bytes look like, where they are known.
    Binary {
        /// `PNG`, `zip`, `PDF` …
        looks_like: Option<&'static str>,
    },
    /// Larger than the limit.
    TooLarge {
        /// Bytes found.
        bytes: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// The bytes are not in the encoding asked for.
    Encoding {
        /// Its label.
        encoding: String,
        /// The first byte that does not fit, where it is known.
        offset: Option<usize>,
    },
}

impl ImportError {
    /// The stable code of the error, as the JavaScript API and the command line give it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary { .. } => "notText",
            Self::TooLarge { .. } => "tooLarge",
            Self::Encoding { .. } => "encoding",
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code())
    }
}

impl std::error::Error for ImportError {}

/// The most bytes that are read.
pub const MAX_BYTES: usize = 64 << 20;

/// Reads a file's bytes; the content decides what it is, the name is only kept.
pub fn read(name: &str, bytes: &[u8], options: ImportOptions) -> Result<Document, ImportError> {
    let _ = options;
    Ok(Document::from_text(name, String::from_utf8_lossy(bytes)))
}
