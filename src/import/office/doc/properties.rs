//! Properties of paragraphs and characters: pages of 512 bytes in the main stream, found by the place of the text.

use super::super::bytes::{u16_at, u32_at};
use super::super::nesting::{Definition, MAX_NESTING};

/// What is known of a paragraph.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// Whether it stands in a table.
    pub in_table: bool,
    /// How many tables are around it.
    pub depth: usize,
    /// Whether it is the mark at a row's end.
    pub ends_row: bool,
    /// Whether it ends a cell of an inner table.
    pub ends_cell: bool,
    /// Of a row's end: where the first cell begins.
    pub left: i32,
    /// Of a row's end: its cells.
    pub cells: Vec<Definition>,
    /// The list that numbers it, from 1.
    pub list: Option<usize>,
    /// Its level in that list.
    pub level: usize,
}

/// What is known of a character.
#[derive(Clone, Copy, Debug, Default)]
pub struct Character {
    /// Whether it is not shown.
    pub hidden: bool,
    /// Whether a tracked change deletes it.
    pub deleted: bool,
    /// The character that is shown in its place.
    pub symbol: Option<char>,
}

/// Stretches of the main stream that share properties, in order.
#[derive(Default)]
pub struct Runs<T> {
    runs: Vec<(u32, u32, T)>,
}

impl<T> Runs<T> {
    /// The properties at a place.
    pub fn at(&self, place: u32) -> Option<&T> {
        let index = self.runs.partition_point(|(start, ..)| *start <= place).checked_sub(1)?;
        self.runs.get(index).filter(|(_, end, _)| place < *end).map(|(.., properties)| properties)
    }
}

const PAGE: usize = 512;

/// The runs of paragraphs: each page lists their places and, 13 bytes each, where their properties are.
pub fn paragraphs(main: &[u8], plc: &[u8]) -> Runs<Paragraph> {
    runs(main, plc, 13, |page, at| {
        let size = usize::from(*page.get(at)?);
        let (start, len) =
            if size > 0 { (at + 1, size * 2 - 1) } else { (at + 2, usize::from(*page.get(at + 1)?) * 2) };
        // A style's number stands before the properties.
        let properties = page.get(start..(start + len).min(PAGE))?.get(2..)?;
        Some(paragraph(properties))
    })
}

/// The runs of characters.
pub fn characters(main: &[u8], plc: &[u8]) -> Runs<Character> {
    runs(main, plc, 1, |page, at| {
        let len = usize::from(*page.get(at)?);
        Some(character(page.get(at + 1..(at + 1 + len).min(PAGE))?))
    })
}

/// All runs of the pages that a table names; `entry` is the size of an entry of a page.
fn runs<T: Default>(main: &[u8], plc: &[u8], entry: usize, read: impl Fn(&[u8], usize) -> Option<T>) -> Runs<T> {
    let count = plc.len().saturating_sub(4) / 8;
    let mut runs = Vec::new();
    // A page may be named once: a file has only so many.
    for index in 0..count.min(main.len() / PAGE + 1) {
        let number = u32_at(plc, (count + 1) * 4 + index * 4).unwrap_or(u32::MAX) as usize & 0x3f_ffff;
        let Some(page) = main.get(number * PAGE..(number + 1) * PAGE) else { continue };
        let len = usize::from(page[PAGE - 1]);
        for run in 0..len {
            let (Some(start), Some(end)) = (u32_at(page, run * 4), u32_at(page, run * 4 + 4)) else { break };
            let place = page.get((len + 1) * 4 + run * entry).map_or(0, |half| usize::from(*half) * 2);
            let properties = if place == 0 { None } else { read(page, place) };
            runs.push((start, end, properties.unwrap_or_default()));
        }
    }
    runs.sort_by_key(|(start, ..)| *start);
    Runs { runs }
}

/// The properties of a list: number and operand.
fn each<'p>(properties: &'p [u8], mut take: impl FnMut(u16, &'p [u8])) {
    let mut at = 0;
    while let Some(number) = u16_at(properties, at) {
        at += 2;
        let len = match number >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // The definition of a row is the one with a long length, which counts one byte too many.
            _ if number == ROW => usize::from(u16_at(properties, at).unwrap_or(0)).saturating_sub(1) + 2,
            _ => usize::from(properties.get(at).copied().unwrap_or(0)) + 1,
        };
        let Some(operand) = properties.get(at..at + len) else { return };
        take(number, operand);
        at += len;
    }
}

const ROW: u16 = 0xd608;

fn paragraph(properties: &[u8]) -> Paragraph {
    let mut paragraph = Paragraph::default();
    each(properties, |number, operand| {
        let byte = operand.first().copied().unwrap_or(0);
        match number {
            0x2416 => paragraph.in_table = byte != 0,
            0x2417 | 0x244c => paragraph.ends_row |= byte != 0,
            0x244b => paragraph.ends_cell = byte != 0,
            0x6649 => paragraph.depth = (u32_at(operand, 0).unwrap_or(0) as usize).min(MAX_NESTING),
            0x260a => paragraph.level = usize::from(byte).min(8),
            0x460b => paragraph.list = u16_at(operand, 0).map(usize::from).filter(|list| (1..0x7ff).contains(list)),
            ROW => (paragraph.left, paragraph.cells) = row(operand),
            // sprmTVertMerge: a cell and how it is merged.
            0xd62b => {
                if let Some(cell) = operand.get(1).and_then(|cell| paragraph.cells.get_mut(usize::from(*cell))) {
                    cell.continues_up = operand.get(2) == Some(&1);
                }
            }
            _ => {}
        }
    });
    paragraph
}

/// The cells of a row: the edges, then twenty bytes for each cell.
fn row(operand: &[u8]) -> (i32, Vec<Definition>) {
    let count = usize::from(operand.get(2).copied().unwrap_or(0));
    let edge = |index: usize| u16_at(operand, 3 + index * 2).map_or(0, |edge| i32::from(edge as i16));
    let flags = |index: usize| u16_at(operand, 3 + (count + 1) * 2 + index * 20).unwrap_or(0);
    let cell = |index: usize| Definition {
        right: edge(index + 1),
        continues_up: flags(index) & 0x60 == 0x20,
        continues_left: index > 0 && flags(index) & 3 == 2,
    };
    (edge(0), (0..count.min(64)).map(cell).collect())
}

fn character(properties: &[u8]) -> Character {
    let mut character = Character::default();
    each(properties, |number, operand| match number {
        0x083c => character.hidden = operand.first() == Some(&1),
        0x0800 => character.deleted = operand.first() == Some(&1),
        // A sign of a symbol font: its font and its code.
        0x6a09 => character.symbol = u16_at(operand, 2).and_then(symbol),
        _ => {}
    });
    character
}

/// The ticks and crosses of Wingdings.
fn symbol(code: u16) -> Option<char> {
    match code & 0xff {
        0x50 | 0x52 | 0xfc | 0xfe => Some('√'),
        0x4f | 0x51 | 0xfb | 0xfd => Some('×'),
        _ => None,
    }
}
