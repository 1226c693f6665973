//! Which character each glyph of an embedded TrueType font draws, by the font's own table (OpenType `cmap`).

use std::collections::BTreeMap;

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|chunk| u16::from_be_bytes(*chunk))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|chunk| u32::from_be_bytes(*chunk))
}

/// The characters by their glyphs; empty when the font has no such table.
pub fn characters(font: &[u8]) -> BTreeMap<u32, char> {
    table(font).and_then(read).unwrap_or_default()
}

fn table(font: &[u8]) -> Option<&[u8]> {
    let count = usize::from(u16_at(font, 4)?);
    let entry = (0..count).map(|index| 12 + index * 16).find(|at| font.get(*at..at + 4) == Some(b"cmap"))?;
    font.get(u32_at(font, entry + 8)? as usize..)
}

/// The best of the table's maps: the full Unicode ones first.
fn read(table: &[u8]) -> Option<BTreeMap<u32, char>> {
    let count = usize::from(u16_at(table, 2)?);
    let mut glyphs = BTreeMap::new();
    for index in 0..count.min(32) {
        let platform = u16_at(table, 4 + index * 8)?;
        let map = table.get(u32_at(table, 8 + index * 8)? as usize..)?;
        if !matches!(platform, 0 | 3) {
            continue;
        }
        match u16_at(map, 0)? {
            4 => segments(map, &mut glyphs),
            12 => groups(map, &mut glyphs),
            _ => None,
        };
    }
    Some(glyphs)
}

/// Format 12: stretches of characters whose glyphs follow each other.
fn groups(map: &[u8], glyphs: &mut BTreeMap<u32, char>) -> Option<()> {
    for index in 0..(u32_at(map, 12)? as usize).min(map.len() / 12) {
        let at = 16 + index * 12;
        let (first, last, glyph) = (u32_at(map, at)?, u32_at(map, at + 4)?, u32_at(map, at + 8)?);
        for code in first..=last.min(first.saturating_add(0xffff)) {
            if let Some(c) = char::from_u32(code) {
                glyphs.entry(glyph.saturating_add(code - first)).or_insert(c);
            }
        }
    }
    Some(())
}

/// Format 4: segments of the basic plane.
fn segments(map: &[u8], glyphs: &mut BTreeMap<u32, char>) -> Option<()> {
    let count = usize::from(u16_at(map, 6)?) / 2;
    for index in 0..count {
        let last = u16_at(map, 14 + index * 2)?;
        let first = u16_at(map, 16 + count * 2 + index * 2)?;
        let delta = u16_at(map, 16 + count * 4 + index * 2)?;
        let place = 16 + count * 6 + index * 2;
        let offset = usize::from(u16_at(map, place)?);
        for code in first..=last {
            let glyph = if offset == 0 {
                code.wrapping_add(delta)
            } else {
                match u16_at(map, place + offset + usize::from(code - first) * 2)? {
                    0 => 0,
                    glyph => glyph.wrapping_add(delta),
                }
            };
            if let (Some(c), true) = (char::from_u32(u32::from(code)), glyph != 0) {
                glyphs.entry(u32::from(glyph)).or_insert(c);
            }
            if code == u16::MAX {
                break;
            }
        }
    }
    Some(())
}
