//! Word 97 to 2003 ([MS-DOC]).

use super::bytes::{u16_at, u32_at};
use super::cfb::Compound;
use super::flow::{self, Flow};
use super::list::{Counters, Level};
use super::nesting::Nesting;
use crate::document::{AsideKind, Document};
use crate::import::ImportError;
use crate::import::draft::Draft;
use std::collections::BTreeMap;

mod lists;
mod pieces;
mod properties;

use pieces::Pieces;
use properties::{Character, Paragraph, Runs};

fn damaged(expected: &'static str) -> ImportError {
    ImportError::Damaged { format: "doc", expected }
}

/// Reads the document of a compound file.
pub fn read(name: &str, file: &Compound) -> Result<Document, ImportError> {
    let main = file.stream("WordDocument")?;
    let block = FileInformation::read(&main)?;
    let table = file.stream(block.table)?;
    let pieces = block.part(&table, CLX).and_then(|clx| Pieces::read(&main, clx));
    let pieces = pieces.ok_or_else(|| damaged("a table of its text's pieces"))?;
    let reader = Reader {
        paragraphs: block.part(&table, PAPX).map(|plc| properties::paragraphs(&main, plc)).unwrap_or_default(),
        characters: block.part(&table, CHPX).map(|plc| properties::characters(&main, plc)).unwrap_or_default(),
        lists: lists::read(&table, block.place(LISTS), block.place(OVERRIDES)).unwrap_or_default(),
        counters: BTreeMap::new(),
        nesting: Nesting::default(),
        field_codes: 0,
    };
    let mut draft = Draft::default();
    let mut from = block.counts[0];
    flow::write(&mut draft, reader.body(pieces.range(0, from)));
    // Behind the body come the notes, headers, comments and text boxes, each with its own length.
    for (count, kind) in block.counts[1..].iter().zip(ASIDES) {
        let to = from.saturating_add(*count);
        let text: String = pieces.range(from, to).map(|(c, _)| plain(c)).collect();
        draft.aside(&text, kind);
        from = to;
    }
    Ok(draft.finish(name, "doc"))
}

const ASIDES: [AsideKind; 6] =
    [AsideKind::Note, AsideKind::Running, AsideKind::Note, AsideKind::Note, AsideKind::Box, AsideKind::Running];

// The indices of the parts of the table stream (FibRgFcLcb97).
const CHPX: usize = 12;
const PAPX: usize = 13;
const CLX: usize = 33;
const LISTS: usize = 73;
const OVERRIDES: usize = 74;

/// The block at the start of the main stream.
struct FileInformation {
    /// The name of the stream with the tables.
    table: &'static str,
    /// How many characters the body has, the footnotes, headers, comments, endnotes, text boxes, and boxes in headers.
    counts: [u32; 7],
    /// Place and length of each part of the table stream.
    parts: Vec<(u32, u32)>,
}

impl FileInformation {
    fn read(main: &[u8]) -> Result<Self, ImportError> {
        let word = |at: usize| u16_at(main, at).unwrap_or(0);
        match (word(0), word(2)) {
            (0xa5ec, 0xc1..) => {}
            (0xa5ec | 0xa5dc, _) => return Err(ImportError::Binary { looks_like: Some("Word 95") }),
            _ => return Err(damaged("the signature of a Word document")),
        }
        let flags = word(10);
        if flags & 0x100 != 0 {
            return Err(ImportError::Encrypted { format: "doc" });
        }
        let count = |at: usize| u32_at(main, at).unwrap_or(0);
        let parts = (0..usize::from(word(152))).map_while(|index| {
            let at = 154 + index * 8;
            Some((u32_at(main, at)?, u32_at(main, at + 4)?))
        });
        Ok(Self {
            table: if flags & 0x200 != 0 { "1Table" } else { "0Table" },
            counts: [76, 80, 84, 92, 96, 100, 104].map(count),
            parts: parts.collect(),
        })
    }

    fn place(&self, index: usize) -> (usize, usize) {
        self.parts.get(index).map_or((0, 0), |(start, len)| (*start as usize, *len as usize))
    }

    fn part<'t>(&self, table: &'t [u8], index: usize) -> Option<&'t [u8]> {
        let (start, len) = self.place(index);
        table.get(start..start.checked_add(len)?).filter(|part| !part.is_empty())
    }
}

/// A character of an aside: marks are line breaks or nothing.
fn plain(c: char) -> char {
    match c {
        '\r' | '\u{7}' | '\u{b}' | '\u{c}' => '\n',
        '\u{1e}' => '-',
        c if c < ' ' && c != '\t' => ' ',
        c => c,
    }
}

struct Reader {
    paragraphs: Runs<Paragraph>,
    characters: Runs<Character>,
    lists: lists::Lists,
    counters: BTreeMap<i32, Counters>,
    nesting: Nesting,
    /// How many fields are open whose instructions are being read: a reader sees only their results.
    field_codes: usize,
}

impl Reader {
    fn body(mut self, text: impl Iterator<Item = (char, u32)>) -> Vec<Flow> {
        let (mut line, mut hidden) = (String::new(), String::new());
        let mut fields: Vec<bool> = Vec::new();
        for (c, offset) in text {
            match c {
                '\u{13}' => {
                    fields.push(true);
                    self.field_codes += 1;
                }
                '\u{14}' | '\u{15}' => {
                    if fields.last() == Some(&true) {
                        self.field_codes -= 1;
                    }
                    fields.pop();
                    if c == '\u{14}' {
                        fields.push(false);
                    }
                }
                '\r' | '\u{7}' | '\u{c}' => {
                    let paragraph = self.paragraphs.at(offset).cloned().unwrap_or_default();
                    self.end(c, &paragraph, &line);
                    line.clear();
                    if !hidden.is_empty() {
                        self.nesting.aside(Flow::Aside(std::mem::take(&mut hidden), AsideKind::Hidden));
                    }
                }
                _ if self.field_codes > 0 => {}
                _ => {
                    let character = self.characters.at(offset).copied().unwrap_or_default();
                    let seen = character.symbol.map_or_else(|| visible(c), Some);
                    match seen {
                        Some(_) if character.deleted => {}
                        Some(c) if character.hidden => hidden.push(c),
                        Some(c) => line.push(c),
                        None => {}
                    }
                }
            }
        }
        self.nesting.paragraph(0, line);
        self.nesting.finish()
    }

    /// Ends a paragraph, a cell or a row.
    fn end(&mut self, mark: char, paragraph: &Paragraph, text: &str) {
        let depth = if paragraph.depth > 0 { paragraph.depth } else { usize::from(paragraph.in_table) };
        if paragraph.ends_row {
            self.nesting.row(depth, paragraph.left, &paragraph.cells);
            return;
        }
        let text = self.label(paragraph, text) + text;
        if mark == '\u{7}' || paragraph.ends_cell {
            self.nesting.cell(depth, text);
        } else {
            self.nesting.paragraph(depth, text);
        }
    }

    /// The number that Word writes before a paragraph.
    fn label(&mut self, paragraph: &Paragraph, text: &str) -> String {
        let Some((id, levels)) = paragraph.list.and_then(|list| self.lists.get(list)) else { return String::new() };
        let counters = self.counters.entry(id).or_default();
        counters.count(paragraph.level, levels.get(paragraph.level).map_or(1, |level: &Level| level.start));
        let label = counters.label(levels, paragraph.level);
        if text.trim().is_empty() { label.trim_end().to_owned() } else { label }
    }
}

/// What a reader sees of a character; nothing of marks for pictures, notes and optional hyphens.
fn visible(c: char) -> Option<char> {
    match c {
        '\u{b}' | '\u{e}' => Some('\n'),
        '\u{1e}' => Some('-'),
        '\t' => Some('\t'),
        c if c < ' ' => None,
        c => Some(c),
    }
}
