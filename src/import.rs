//! Bytes to a [`Document`]: the only stage that can fail.

use crate::document::{Block, Document};

mod delimited;
mod draft;
mod encoding;
mod error;
mod html;
pub mod limits;
#[cfg(feature = "files")]
mod latin;
#[cfg(feature = "files")]
mod office;
#[cfg(feature = "files")]
mod pdf;

pub use error::ImportError;
pub use limits::MAX_BYTES;

/// How bytes are to be read.
#[derive(Clone, Copy, Default)]
pub struct ImportOptions<'a> {
    /// The text encoding that the reader chose; by default it is recognised from the bytes.
    pub encoding: Option<&'a str>,
    /// The host's decoder for encodings that are not Unicode: (encoding label, bytes) to text, `None` where the
    /// bytes are not in that encoding.
    pub decode: Option<Decode>,
    /// The password of an encrypted file.
    pub password: Option<&'a str>,
    /// Told how many of the file's parts (pages, sheets) are read, and how many it has.
    pub progress: Option<&'a dyn Fn(usize, usize)>,
    /// The sheet of a workbook that the reader chose, by its name; by default the content decides.
    pub sheet: Option<&'a str>,
    /// The table of the file that the reader chose, from 1; by default the content decides.
    pub table: Option<usize>,
}

impl ImportOptions<'_> {
    /// Tells the host how far the file is read.
    #[cfg(feature = "files")]
    fn tell(&self, done: usize, total: usize) {
        if let Some(progress) = self.progress {
            progress(done, total);
        }
    }
}

/// A decoder that the host lends: encoding label and bytes in, text out.
pub type Decode = fn(&str, &[u8]) -> Option<String>;

/// The formats that a document is recognised as.
pub const FORMATS: [&str; 11] = ["csv", "doc", "docx", "html", "ods", "odt", "pdf", "rtf", "txt", "xls", "xlsx"];

/// Whether a label names an encoding that can be asked for.
pub fn knows_encoding(label: &str) -> bool {
    encoding::canonical(label).is_some()
}

/// Reads a file's bytes; the content decides what it is, the name is only kept.
pub fn read(name: &str, bytes: &[u8], options: ImportOptions) -> Result<Document, ImportError> {
    let document = recognise(name, bytes, options)?;
    match options.table {
        Some(table) => only_table(document, table),
        None => Ok(document),
    }
}

/// The document with all tables but one left out.
fn only_table(mut document: Document, table: usize) -> Result<Document, ImportError> {
    let mut count = 0;
    for block in &mut document.blocks {
        if let Block::Grid(grid) = block {
            count += 1;
            grid.left_out = count != table;
        }
    }
    if !(1..=count).contains(&table) {
        let found = (1..=count).map(|number| number.to_string()).collect();
        return Err(ImportError::NoSuchPart { asked: table.to_string(), found });
    }
    Ok(document)
}

fn recognise(name: &str, bytes: &[u8], options: ImportOptions) -> Result<Document, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    #[cfg(feature = "files")]
    if let Some(read) = file(name, bytes, &options) {
        return read.and_then(within_limits);
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

/// Reads a file of a format that is no text; none when the content shows no such format.
#[cfg(feature = "files")]
fn file(name: &str, bytes: &[u8], options: &ImportOptions) -> Option<Result<Document, ImportError>> {
    if office::is_package(bytes) {
        return Some(office::read_package(name, bytes, options));
    }
    if office::is_compound(bytes) {
        return Some(office::read_compound(name, bytes, options));
    }
    if pdf::is_pdf(bytes) {
        return Some(pdf::read(name, bytes, options));
    }
    office::is_rtf(bytes).then(|| office::read_rtf(name, bytes, options))
}

/// Refuses a file whose tables have more cells than any ledger: judging them would take longer than a reader waits.
#[cfg(feature = "files")]
fn within_limits(document: Document) -> Result<Document, ImportError> {
    let grids =
        document.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None });
    let cells: usize = grids.flat_map(|grid| &grid.rows).map(Vec::len).sum();
    if cells > limits::MAX_CELLS {
        let format = FORMATS.iter().find(|format| **format == document.format).copied().unwrap_or("office");
        return Err(ImportError::Excessive { format, what: "cells", limit: limits::MAX_CELLS });
    }
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

/// Whether bytes begin like an office file or PDF: only a build with the feature `files` reads those.
pub fn is_document(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(1024)];
    [b"PK\x03\x04".as_slice(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"%PDF"]
        .iter()
        .any(|sign| start.starts_with(sign))
        || start.windows(5).any(|window| window == b"%PDF-")
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
