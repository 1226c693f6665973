//! ZIP packages (APPNOTE 6.3): the parts of an office file, inflated one by one when they are asked for.

use super::bytes::{u16_at, u32_at};
use super::xml::Tree;
use crate::import::limits::MAX_INFLATED;
use crate::import::{ImportError, encoding};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use std::cell::Cell;

/// An open package.
pub struct Package<'b> {
    bytes: &'b [u8],
    parts: Vec<Part>,
    /// How many more bytes may be inflated.
    left: Cell<usize>,
}

struct Part {
    name: String,
    deflated: bool,
    encrypted: bool,
    crc: u32,
    /// Of the compressed bytes.
    size: usize,
    /// Of the local header.
    offset: usize,
}

const DIRECTORY: &str = "a ZIP directory at its end";
const PART: &str = "all its parts, as its directory lists them";

fn damaged(expected: &'static str) -> ImportError {
    ImportError::Damaged { format: "ZIP", expected }
}

impl<'b> Package<'b> {
    /// Reads the directory.
    pub fn open(bytes: &'b [u8]) -> Result<Self, ImportError> {
        let end = end_record(bytes).ok_or_else(|| damaged(DIRECTORY))?;
        let mut at = u32_at(bytes, end + 16).ok_or_else(|| damaged(DIRECTORY))? as usize;
        let mut parts = Vec::new();
        while bytes.get(at..at + 4) == Some(b"PK\x01\x02") {
            let (part, next) = entry(bytes, at).ok_or_else(|| damaged(DIRECTORY))?;
            parts.push(part);
            at = next;
        }
        if parts.is_empty() {
            return Err(damaged(DIRECTORY));
        }
        Ok(Self { bytes, parts, left: Cell::new(MAX_INFLATED) })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Part> {
        let name = name.trim_start_matches('/');
        self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a part.
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, ImportError> {
        let part = self.find(name).ok_or_else(|| damaged(PART))?;
        if part.encrypted {
            return Err(ImportError::Encrypted { format: "ZIP" });
        }
        let body = self.body(part).ok_or_else(|| damaged(PART))?;
        let inflated = if part.deflated { self.inflate(body)? } else { body.to_vec() };
        if crc32(&inflated) != part.crc {
            return Err(damaged("parts that fit their checksums"));
        }
        self.left.set(self.left.get().saturating_sub(inflated.len()));
        Ok(inflated)
    }

    /// The text of a part, in the encoding that its first bytes show.
    pub fn text(&self, name: &str) -> Result<String, ImportError> {
        Ok(encoding::recognise(&self.bytes(name)?, None)?.0)
    }

    /// The part that the package is about, by its relationships (OPC).
    pub fn main_part(&self) -> Option<String> {
        let relations = self.relations("").ok()?;
        let main = relations.into_iter().find(|relation| relation.kind.ends_with("/officeDocument"));
        main.map(|relation| relation.target).filter(|target| self.has(target)).or_else(|| {
            let usual = ["word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml"];
            usual.into_iter().find(|part| self.has(part)).map(str::to_owned)
        })
    }

    /// What a part refers to; nothing when it has no list of relationships.
    pub fn relations(&self, part: &str) -> Result<Vec<Relation>, ImportError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let list = format!("{folder}_rels/{file}.rels");
        if !self.has(&list) {
            return Ok(Vec::new());
        }
        let text = self.text(&list)?;
        let tree = Tree::parse(&text)?;
        let elements = tree.root().descendants("Relationship");
        let relation = |element: super::xml::Element| {
            Some(Relation {
                id: element.attribute("Id")?.into_owned(),
                kind: element.attribute("Type")?.into_owned(),
                target: resolve(&folder, &element.attribute("Target")?),
            })
        };
        Ok(elements.into_iter().filter_map(relation).collect())
    }

    fn body(&self, part: &Part) -> Option<&'b [u8]> {
        let header = self.bytes.get(part.offset..)?;
        if !header.starts_with(b"PK\x03\x04") {
            return None;
        }
        let start = 30 + usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        header.get(start..start.checked_add(part.size)?)
    }

    fn inflate(&self, body: &[u8]) -> Result<Vec<u8>, ImportError> {
        decompress_to_vec_with_limit(body, self.left.get()).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => {
                ImportError::Excessive { format: "ZIP", what: "inflated bytes", limit: MAX_INFLATED }
            }
            _ => damaged("parts that can be inflated"),
        })
    }
}

/// One line of a list of relationships.
pub struct Relation {
    /// The id by which the part refers to it.
    pub id: String,
    /// Its type: an address whose last word says what it is.
    pub kind: String,
    /// The name of the part that is meant.
    pub target: String,
}

/// A target seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Where the record at the end of the directory begins: a comment of up to 64 KB may follow it.
fn end_record(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(22)?;
    let first = last.saturating_sub(1 << 16);
    (first..=last).rev().find(|at| bytes[*at..].starts_with(b"PK\x05\x06"))
}

/// An entry of the directory, and where the next begins.
fn entry(bytes: &[u8], at: usize) -> Option<(Part, usize)> {
    let header = bytes.get(at..)?;
    let name_len = usize::from(u16_at(header, 28)?);
    let next = at + 46 + name_len + usize::from(u16_at(header, 30)?) + usize::from(u16_at(header, 32)?);
    let part = Part {
        name: String::from_utf8_lossy(header.get(46..46 + name_len)?).replace('\\', "/"),
        encrypted: u16_at(header, 8)? & 1 == 1,
        deflated: u16_at(header, 10)? != 0,
        crc: u32_at(header, 16)?,
        size: u32_at(header, 20)? as usize,
        offset: u32_at(header, 42)? as usize,
    };
    Some((part, next))
}

/// The checksum of ZIP: a figure that a flipped bit changed must not become a verdict.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0_u32; 256];
        let mut index = 0;
        while index < 256 {
            let mut value = index as u32;
            let mut bit = 0;
            while bit < 8 {
                value = if value & 1 == 1 { value >> 1 ^ 0xedb8_8320 } else { value >> 1 };
                bit += 1;
            }
            table[index] = value;
            index += 1;
        }
        table
    };
    !bytes.iter().fold(!0, |crc, byte| crc >> 8 ^ TABLE[(crc as u8 ^ byte) as usize])
}
