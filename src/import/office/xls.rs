//! Excel 97 and before ([MS-XLS], BIFF8; BIFF5 as far as it differs in its strings).

use super::bytes::{u16_at, u32_at};
use super::cfb::Compound;
use super::numfmt::{self, Epoch};
use super::sheet::{self, Area, Sheet};
use crate::document::{AsideKind, Document};
use crate::import::draft::Draft;
use crate::import::limits::{MAX_CELLS, MAX_SHEETS};
use crate::import::{ImportError, ImportOptions, encoding};
use std::collections::BTreeMap;

fn damaged() -> ImportError {
    ImportError::Damaged { format: "xls", expected: "whole records up to the end of each sheet" }
}

/// Reads the workbook of a compound file.
pub fn read(name: &str, file: &Compound, options: &ImportOptions) -> Result<Document, ImportError> {
    let stream = if file.has("Workbook") { "Workbook" } else { "Book" };
    let bytes = file.stream(stream)?;
    let mut book = Book::new(options);
    let mut sheets = Vec::new();
    for Record { kind, data } in Records::new(&bytes, 0) {
        match kind {
            FILEPASS => return Err(ImportError::Encrypted { format: "xls" }),
            BOF => book.wide = u16_at(data, 0) == Some(0x600),
            DATE_MODE if u16_at(data, 0) == Some(1) => book.epoch = Epoch::Y1904,
            FORMAT => book.format(data),
            XF => book.styles.push(u16_at(data, 2).unwrap_or(0)),
            SHEET => sheets.extend(book.bound(data)),
            EOF => break,
            _ => {}
        }
    }
    book.strings = shared(&bytes);
    sheets.truncate(MAX_SHEETS);
    let count = sheets.len();
    let read = sheets.into_iter().enumerate().map(|(index, (offset, sheet))| {
        options.tell(index, count);
        book.sheet(&bytes, offset, sheet)
    });
    let sheets: Vec<Sheet> = read.collect::<Result<_, _>>()?;
    if sheets.is_empty() {
        return Err(ImportError::Damaged { format: "xls", expected: "a worksheet" });
    }
    let mut draft = Draft::default();
    sheet::write(&mut draft, sheets, options)?;
    Ok(draft.finish(name, "xls"))
}

const FORMULA: u16 = 0x06;
const EOF: u16 = 0x0a;
const DATE_MODE: u16 = 0x22;
const FILEPASS: u16 = 0x2f;
const CONTINUE: u16 = 0x3c;
const COLUMNS: u16 = 0x7d;
const SHEET: u16 = 0x85;
const MULTIPLE_RK: u16 = 0xbd;
const RICH_LABEL: u16 = 0xd6;
const XF: u16 = 0xe0;
const MERGES: u16 = 0xe5;
const SHARED_STRINGS: u16 = 0xfc;
const SHARED_LABEL: u16 = 0xfd;
const TEXT_OBJECT: u16 = 0x1b6;
const NUMBER: u16 = 0x203;
const LABEL: u16 = 0x204;
const BOOLEAN: u16 = 0x205;
const STRING: u16 = 0x207;
const ROW: u16 = 0x208;
const RK: u16 = 0x27e;
const FORMAT: u16 = 0x41e;
const BOF: u16 = 0x809;

struct Record<'b> {
    kind: u16,
    data: &'b [u8],
}

struct Records<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Records<'b> {
    fn new(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at }
    }
}

impl<'b> Iterator for Records<'b> {
    type Item = Record<'b>;

    fn next(&mut self) -> Option<Record<'b>> {
        let kind = u16_at(self.bytes, self.at)?;
        let len = usize::from(u16_at(self.bytes, self.at + 2)?);
        let data = self.bytes.get(self.at + 4..self.at + 4 + len)?;
        self.at += 4 + len;
        Some(Record { kind, data })
    }
}

struct Book<'o> {
    options: &'o ImportOptions<'o>,
    /// Whether strings are Unicode (BIFF8).
    wide: bool,
    epoch: Epoch,
    strings: Vec<String>,
    formats: BTreeMap<u16, String>,
    /// The id of the number format of each cell style.
    styles: Vec<u16>,
}

impl<'o> Book<'o> {
    fn new(options: &'o ImportOptions<'o>) -> Self {
        Self {
            options,
            wide: true,
            epoch: Epoch::Y1900,
            strings: Vec::new(),
            formats: BTreeMap::new(),
            styles: Vec::new(),
        }
    }

    /// A sheet's place in the stream, with its name and whether it is hidden; none for charts and macros.
    fn bound(&self, data: &[u8]) -> Option<(usize, Sheet)> {
        let (offset, state, kind) = (u32_at(data, 0)? as usize, *data.get(4)?, *data.get(5)?);
        let name = self.text(data.get(7..)?, usize::from(*data.get(6)?));
        (kind == 0).then(|| (offset, Sheet { name, hidden: state & 3 != 0, ..Sheet::default() }))
    }

    fn format(&mut self, data: &[u8]) {
        let Some(id) = u16_at(data, 0) else { return };
        let text = if self.wide {
            self.text(data.get(4..).unwrap_or(&[]), usize::from(u16_at(data, 2).unwrap_or(0)))
        } else {
            self.text(data.get(3..).unwrap_or(&[]), usize::from(data.get(2).copied().unwrap_or(0)))
        };
        self.formats.insert(id, text);
    }

    /// A string of so many characters.
    fn text(&self, data: &[u8], count: usize) -> String {
        if self.wide {
            let (flags, rest) = data.split_first().map_or((0, data), |(flags, rest)| (*flags, rest));
            return characters(rest, count, flags & 1 == 1);
        }
        let bytes = &data[..count.min(data.len())];
        let decoded = encoding::named("gb18030", bytes, self.options.decode);
        decoded.map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), |(text, _)| text)
    }

    fn shown(&self, number: f64, style: u16) -> String {
        let id = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        let own = self.formats.get(&id).map(String::as_str);
        numfmt::render(number, own.unwrap_or_else(|| numfmt::builtin(id)), self.epoch)
    }

    fn sheet(&self, bytes: &[u8], offset: usize, mut sheet: Sheet) -> Result<Sheet, ImportError> {
        let mut records = Records::new(bytes, offset);
        if records.next().is_none_or(|first| first.kind != BOF) {
            return Err(damaged());
        }
        // Charts inside a sheet are streams of their own.
        let mut depth = 1;
        let mut waiting = None;
        let mut text_of_box = false;
        for Record { kind, data } in records {
            match kind {
                BOF => depth += 1,
                EOF => depth -= 1,
                CONTINUE if text_of_box => {
                    let text = self.text(data, data.len());
                    sheet.asides.push((text, AsideKind::Box));
                }
                STRING => {
                    if let Some((row, column)) = waiting.take() {
                        let text = self.text(data.get(2..).unwrap_or(&[]), usize::from(u16_at(data, 0).unwrap_or(0)));
                        sheet.put(row, column, text)?;
                    }
                }
                _ if depth == 1 => waiting = self.record(&mut sheet, kind, data)?.or(waiting),
                _ => {}
            }
            text_of_box = kind == TEXT_OBJECT && u16_at(data, 10).is_some_and(|count| count > 0);
            if depth == 0 {
                sheet.hidden_rows.sort_unstable();
                return Ok(sheet);
            }
        }
        Err(damaged())
    }

    /// One record of a sheet; the cell whose text follows in a record of its own, if it is such a one.
    fn record(&self, sheet: &mut Sheet, kind: u16, data: &[u8]) -> Result<Option<(u32, u32)>, ImportError> {
        let word = |at: usize| u16_at(data, at).unwrap_or(0);
        let (row, column, style) = (u32::from(word(0)), u32::from(word(2)), word(4));
        let double = |at: usize| data.get(at..)?.first_chunk().map(|chunk| f64::from_le_bytes(*chunk));
        match kind {
            SHARED_LABEL => {
                let index = u32_at(data, 6).unwrap_or(u32::MAX) as usize;
                sheet.put(row, column, self.strings.get(index).cloned().unwrap_or_default())?;
            }
            LABEL | RICH_LABEL => {
                sheet.put(row, column, self.text(data.get(8..).unwrap_or(&[]), usize::from(word(6))))?;
            }
            NUMBER => {
                if let Some(number) = double(6) {
                    sheet.put(row, column, self.shown(number, style))?;
                }
            }
            RK => {
                if let Some(number) = u32_at(data, 6) {
                    sheet.put(row, column, self.shown(rk(number), style))?;
                }
            }
            MULTIPLE_RK => {
                let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or(&[]).chunks_exact(6);
                for (cell, column) in cells.zip(column..) {
                    if let (Some(style), Some(number)) = (u16_at(cell, 0), u32_at(cell, 2)) {
                        sheet.put(row, column, self.shown(rk(number), style))?;
                    }
                }
            }
            FORMULA => match (word(12), data.get(6)) {
                (0xffff, Some(0)) => return Ok(Some((row, column))),
                (0xffff, Some(1)) => sheet.put(row, column, truth(data.get(8)))?,
                (0xffff, _) => {}
                _ => {
                    if let Some(number) = double(6) {
                        sheet.put(row, column, self.shown(number, style))?;
                    }
                }
            },
            BOOLEAN if data.get(7) == Some(&0) => sheet.put(row, column, truth(data.get(6)))?,
            MERGES => {
                for area in data.get(2..).unwrap_or(&[]).chunks_exact(8).take(MAX_CELLS) {
                    let at = |at: usize| u32::from(u16_at(area, at).unwrap_or(0));
                    sheet.merges.push(Area { from: (at(0), at(4)), to: (at(2), at(6)) });
                }
            }
            ROW if u32_at(data, 12).is_some_and(|options| options & 0x20 != 0) => sheet.hidden_rows.push(row),
            // The words are the first column, the last one, the width, the style and the options.
            COLUMNS if word(8) & 1 == 1 => sheet.hidden_columns.push((row, column)),
            _ => {}
        }
        Ok(None)
    }
}

fn truth(byte: Option<&u8>) -> String {
    if byte == Some(&1) { "TRUE" } else { "FALSE" }.to_owned()
}

/// A number in four bytes: a whole number or the upper half of a float, perhaps a hundred times too large.
fn rk(bits: u32) -> f64 {
    let number =
        if bits & 2 == 2 { f64::from((bits as i32) >> 2) } else { f64::from_bits(u64::from(bits & 0xffff_fffc) << 32) };
    if bits & 1 == 1 { number / 100.0 } else { number }
}

fn characters(data: &[u8], count: usize, wide: bool) -> String {
    if wide {
        let units = data.chunks_exact(2).take(count).filter_map(|pair| u16_at(pair, 0));
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
    } else {
        data.iter().take(count).map(|byte| char::from(*byte)).collect()
    }
}

/// The strings that cells share: one table over a record and all that continue it.
fn shared(bytes: &[u8]) -> Vec<String> {
    let mut records = Records::new(bytes, 0).skip_while(|record| record.kind != SHARED_STRINGS);
    let Some(first) = records.next() else { return Vec::new() };
    let count = u32_at(first.data, 4).unwrap_or(0) as usize;
    let more = records.take_while(|record| record.kind == CONTINUE).map(|record| record.data);
    let mut parts = Parts { records: std::iter::once(first.data).chain(more).collect(), part: 0, at: 8 };
    let mut strings = Vec::new();
    while strings.len() < count.min(MAX_CELLS) {
        match parts.string() {
            Some(text) => strings.push(text),
            None => break,
        }
    }
    strings
}

/// Records that are read as one.
struct Parts<'b> {
    records: Vec<&'b [u8]>,
    part: usize,
    at: usize,
}

impl Parts<'_> {
    /// What is left of the present part; the next one's bytes when nothing is.
    fn rest(&mut self) -> Option<&[u8]> {
        while self.at >= self.records.get(self.part)?.len() {
            self.part += 1;
            self.at = 0;
        }
        self.records.get(self.part)?.get(self.at..)
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0, |number, place| Some(number | usize::from(self.byte()?) << (8 * place)))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let step = self.rest()?.len().min(count);
            self.at += step;
            count -= step;
        }
        Some(())
    }

    fn string(&mut self) -> Option<String> {
        let mut count = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let extension = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let mut wide = flags & 1 == 1;
        let mut text = String::new();
        let mut part = self.part;
        while count > 0 {
            self.rest()?;
            if self.part != part {
                // Each part says anew how wide its characters are.
                part = self.part;
                wide = self.byte()? & 1 == 1;
            }
            let width = if wide { 2 } else { 1 };
            let rest = self.rest()?;
            let step = (rest.len() / width).min(count);
            if step == 0 {
                return None;
            }
            text.push_str(&characters(rest, step, wide));
            self.at += step * width;
            count -= step;
        }
        self.skip(runs * 4 + extension)?;
        Some(text)
    }
}
