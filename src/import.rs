//! Bytes to a [`Document`]: the only stage that can fail.

use crate::document::Document;
use crate::terms::Lang;
use std::fmt;

mod delimited;
mod encoding;
mod html;

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
        /// `PNG`, `ZIP`, `PDF` …
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

    /// What was expected, what was found, and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Empty, Lang::Zh) => "需要一份台账的文字，这里没有内容。请粘贴文字或换一个文件。".to_owned(),
            (Self::Empty, Lang::En) => {
                "Expected the text of a ledger, found nothing. Paste its text or choose another file.".to_owned()
            }
            (Self::Binary { looks_like }, Lang::Zh) => {
                let found = looks_like.map_or_else(|| "不是文字的内容".to_owned(), |kind| format!("{kind}文件"));
                format!("需要文本文件，看到的是{found}。请打开它，复制其中的文字，或另存为文本文件。")
            }
            (Self::Binary { looks_like }, Lang::En) => {
                let found = looks_like.map_or_else(
                    || "bytes that are no text".to_owned(),
                    |kind| format!("a file that looks like {kind}"),
                );
                format!("Expected a text file, found {found}. Open it and copy its text, or save it as text.")
            }
            (Self::TooLarge { bytes, limit }, Lang::Zh) => {
                format!("文件有{}MB，超过{}MB的上限。请只选台账所在的部分。", bytes >> 20, limit >> 20)
            }
            (Self::TooLarge { bytes, limit }, Lang::En) => {
                format!(
                    "The file has {} MB, more than the limit of {} MB. Take only the part with the ledger.",
                    bytes >> 20,
                    limit >> 20
                )
            }
            (Self::Encoding { encoding, offset }, Lang::Zh) => {
                let at = offset.map(|at| format!("第{at}个字节起")).unwrap_or_default();
                format!("按{encoding}编码读不通{at}。请换一种编码：UTF-8、UTF-16或GB18030。")
            }
            (Self::Encoding { encoding, offset }, Lang::En) => {
                let at = offset.map(|at| format!(" from byte {at} on")).unwrap_or_default();
                format!("Expected text in {encoding}, found bytes that are none{at}. Try UTF-8, UTF-16 or GB18030.")
            }
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for ImportError {}

/// The most bytes that are read: twice the largest ledger text that a browser still shows.
pub const MAX_BYTES: usize = 64 << 20;

/// Whether a label names an encoding that can be asked for.
pub fn knows_encoding(label: &str) -> bool {
    encoding::canonical(label).is_some()
}

/// Reads a file's bytes; the content decides what it is, the name is only kept.
pub fn read(name: &str, bytes: &[u8], options: ImportOptions) -> Result<Document, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if let Some(kind) = magic(bytes) {
        return Err(ImportError::Binary { looks_like: Some(kind) });
    }
    let (text, encoding) = match options.encoding {
        Some(label) => encoding::named(label, bytes, options.decode)?,
        None => match encoding::recognise(bytes, options.decode) {
            Ok(decoded) => decoded,
            Err(_) => return Err(ImportError::Binary { looks_like: None }),
        },
    };
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(ImportError::Empty);
    }
    if options.encoding.is_none() && is_binary(&text) {
        return Err(ImportError::Binary { looks_like: None });
    }
    let mut document = from_text(name, text);
    document.encoding = Some(encoding.to_owned());
    Ok(document)
}

/// Reads a text: markup and comma-separated values keep their tables, anything else its lines.
pub fn from_text(name: &str, text: impl Into<String>) -> Document {
    let text = text.into();
    if html::is_html(&text) {
        return html::read(name, &text);
    }
    delimited::read(name, &text).unwrap_or_else(|| Document::from_text(name, text))
}

/// Files that people have and that are no text, by their first bytes.
fn magic(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 11] = [
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"PK\x03\x04", "Word, Excel or ZIP"),
        (b"%PDF", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word or Excel 97"),
        (b"\x1f\x8b", "gzip"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf", "7z"),
        (b"{\\rtf", "RTF"),
        (b"\0asm", "WebAssembly"),
    ];
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// Text hardly holds control characters; bytes that are none decode to many.
fn is_binary(text: &str) -> bool {
    let mut seen = 0_usize;
    let mut odd = 0_usize;
    for c in text.chars().take(1 << 16) {
        seen += 1;
        let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}');
        odd += usize::from(control || c == '\u{fffd}' || matches!(c, '\u{e000}'..='\u{f8ff}'));
    }
    odd * 50 > seen
}
