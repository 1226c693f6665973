//! Office files: Word, Excel, OpenDocument, RTF, and the binary files of Word and Excel 97.
//!
//! Each format is one file below this one. They share the packages that hold them, the XML in these, the flow of paragraphs and
//! tables that a text document is, and the sheets that a workbook is.

mod bytes;
mod cfb;
mod doc;
mod docx;
mod flow;
mod list;
mod nesting;
mod numfmt;
mod odf;
mod package;
mod rtf;
mod sheet;
mod xls;
mod xlsx;
mod xml;

use super::{ImportError, ImportOptions};
use crate::document::Document;
use cfb::Compound;
use package::Package;

/// Whether bytes begin like a ZIP package.
pub fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether bytes begin like Rich Text.
pub fn is_rtf(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads a ZIP package: what lies in it decides.
pub fn read_package(name: &str, bytes: &[u8], options: &ImportOptions) -> Result<Document, ImportError> {
    let package = Package::open(bytes)?;
    if let Some(kind) = package.text("mimetype").ok().or_else(|| odf::implied(&package)) {
        return odf::read(name, &package, &kind, options);
    }
    match package.main_part() {
        Some(part) if part.starts_with("word/") => docx::read(name, &package, &part),
        Some(part) if part == "xl/workbook.bin" => Err(ImportError::Binary { looks_like: Some("Excel (xlsb)") }),
        Some(part) if part.starts_with("xl/") => xlsx::read(name, &package, &part, options),
        Some(part) if part.starts_with("ppt/") => Err(ImportError::Binary { looks_like: Some("PowerPoint") }),
        _ => Err(ImportError::Binary { looks_like: Some("ZIP") }),
    }
}

/// Reads a compound file: Word or Excel 97, or the envelope of an encrypted newer file.
pub fn read_compound(name: &str, bytes: &[u8], options: &ImportOptions) -> Result<Document, ImportError> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        return Err(ImportError::Encrypted { format: "Office" });
    }
    if file.has("WordDocument") {
        return doc::read(name, &file);
    }
    if file.has("Workbook") || file.has("Book") {
        return xls::read(name, &file, options);
    }
    Err(ImportError::Binary { looks_like: Some("OLE") })
}

pub use cfb::is_compound;
pub use rtf::read as read_rtf;
