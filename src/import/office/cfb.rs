//! Compound files ([MS-CFB]): the streams of the binary files of Word and Excel 97.

use super::bytes::{u16_at, u32_at};
use crate::import::ImportError;

/// An open compound file.
pub struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// For each sector the next one of its chain.
    table: Vec<u32>,
    mini_table: Vec<u32>,
    /// The stream that holds all small streams.
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    stream: bool,
    start: u32,
    size: usize,
}

/// Streams smaller than this lie in sectors of 64 bytes.
const SMALL: usize = 4096;
const MINI_SECTOR: usize = 64;
/// The last sector that can be one; higher numbers are signs.
const LAST_SECTOR: u32 = 0xffff_fffa;

/// Whether bytes begin like a compound file.
pub fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

fn damaged() -> ImportError {
    ImportError::Damaged { format: "OLE", expected: "all sectors that its tables name" }
}

impl<'b> Compound<'b> {
    /// Reads the tables and the directory.
    pub fn open(bytes: &'b [u8]) -> Result<Self, ImportError> {
        Self::tables(bytes).ok_or_else(damaged)
    }

    fn tables(bytes: &'b [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30).filter(|shift| matches!(shift, 9 | 12))?;
        let mut file = Self {
            bytes,
            sector: 1 << shift,
            table: Vec::new(),
            mini_table: Vec::new(),
            mini: Vec::new(),
            entries: Vec::new(),
        };
        let wanted = u32_at(bytes, 44)? as usize;
        let mut places: Vec<u32> = (0..109).filter_map(|index| u32_at(bytes, 76 + index * 4)).collect();
        let mut more = u32_at(bytes, 68)?;
        // Each further block of places is a sector, and a file has only so many.
        for _ in 0..bytes.len() / file.sector {
            let Some(block) = file.sector_at(more) else { break };
            let (own, next) = block.split_at(file.sector - 4);
            places.extend(numbers(own));
            more = u32_at(next, 0)?;
        }
        for place in places.into_iter().take(wanted) {
            file.table.extend(numbers(file.sector_at(place)?));
        }
        let directory = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
        let mini_table = u32_at(bytes, 60)?;
        file.mini_table =
            if mini_table < LAST_SECTOR { numbers(&file.chain(mini_table, usize::MAX)?) } else { Vec::new() };
        let root = directory.get(..128)?;
        let (start, size) = (u32_at(root, 116)?, u32_at(root, 120)? as usize);
        if start < LAST_SECTOR {
            file.mini = file.chain(start, size)?;
        }
        file.entries = entries(&directory, u32_at(root, 76)?);
        Some(file)
    }

    /// Whether the root has a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.stream && entry.name == name)
    }

    /// The bytes of a stream of the root.
    pub fn stream(&self, name: &str) -> Result<Vec<u8>, ImportError> {
        let entry = self.entries.iter().find(|entry| entry.stream && entry.name == name).ok_or_else(damaged)?;
        let bytes = match entry.size {
            0 => Some(Vec::new()),
            size if size < SMALL => self.mini_chain(entry.start, size),
            size => self.chain(entry.start, size),
        };
        bytes.ok_or_else(damaged)
    }

    fn sector_at(&self, index: u32) -> Option<&'b [u8]> {
        let start = (index as usize).checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(start..start.checked_add(self.sector)?)
    }

    /// The bytes of a chain of sectors, at most `size` of them; none when it leaves the file or runs in a circle.
    fn chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut at = start;
        for _ in 0..=self.table.len() {
            if at >= LAST_SECTOR || bytes.len() >= size {
                break;
            }
            let start = (at as usize).checked_add(1)?.checked_mul(self.sector)?;
            // The last sector may be cut short.
            let end = start.checked_add(self.sector)?.min(self.bytes.len());
            bytes.extend_from_slice(self.bytes.get(start..end)?);
            at = *self.table.get(at as usize)?;
        }
        if size == usize::MAX {
            return (at >= LAST_SECTOR).then_some(bytes);
        }
        bytes.truncate(size);
        (bytes.len() == size).then_some(bytes)
    }

    fn mini_chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut at = start;
        while bytes.len() < size {
            let start = (at as usize).checked_mul(MINI_SECTOR)?;
            bytes.extend_from_slice(self.mini.get(start..(start + MINI_SECTOR).min(self.mini.len()))?);
            at = *self.mini_table.get(at as usize)?;
        }
        bytes.truncate(size);
        Some(bytes)
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|chunk| u32_at(chunk, 0)).collect()
}

/// The entries of the root's own folder; those of embedded files lie deeper.
fn entries(directory: &[u8], first: u32) -> Vec<Entry> {
    let count = directory.len() / 128;
    let mut seen = vec![false; count];
    let mut entries = Vec::new();
    let mut open = vec![first];
    while let Some(index) = open.pop() {
        let index = index as usize;
        if index >= count || std::mem::replace(&mut seen[index], true) {
            continue;
        }
        let Some(record) = directory.get(index * 128..(index + 1) * 128) else { continue };
        let len = usize::from(u16_at(record, 64).unwrap_or(0)).saturating_sub(2).min(62);
        let units = record[..len].chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
        entries.push(Entry {
            name: char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect(),
            stream: record[66] == 2,
            start: u32_at(record, 116).unwrap_or(u32::MAX),
            size: u32_at(record, 120).unwrap_or(0) as usize,
        });
        open.extend([68, 72].into_iter().filter_map(|at| u32_at(record, at)));
    }
    entries
}
