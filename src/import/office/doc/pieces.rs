//! The text of a document, which lies in pieces: some of one byte a character, some of two.

use super::super::bytes::{u16_at, u32_at};
use crate::import::latin::windows_1252;

/// The pieces in the order of the text.
pub struct Pieces<'m> {
    main: &'m [u8],
    pieces: Vec<Piece>,
}

struct Piece {
    /// Its first character, and the one after its last.
    from: u32,
    to: u32,
    /// Where it lies in the main stream.
    offset: u32,
    /// Whether a character is one byte.
    narrow: bool,
}

impl<'m> Pieces<'m> {
    /// Reads the table of pieces (Clx): property changes, then the pieces themselves.
    pub fn read(main: &'m [u8], clx: &[u8]) -> Option<Self> {
        let mut at = 0;
        while clx.get(at) == Some(&1) {
            at += 3 + usize::from(u16_at(clx, at + 1)?);
        }
        if clx.get(at) != Some(&2) {
            return None;
        }
        let len = u32_at(clx, at + 1)? as usize;
        let plc = clx.get(at + 5..(at + 5).checked_add(len)?)?;
        let count = plc.len().checked_sub(4)? / 12;
        let piece = |index: usize| {
            let coded = u32_at(plc, (count + 1) * 4 + index * 8 + 2)?;
            let narrow = coded & 0x4000_0000 != 0;
            let place = coded & 0x3fff_ffff;
            Some(Piece {
                from: u32_at(plc, index * 4)?,
                to: u32_at(plc, index * 4 + 4)?,
                offset: if narrow { place / 2 } else { place },
                narrow,
            })
        };
        let pieces: Vec<Piece> = (0..count).map(piece).collect::<Option<_>>()?;
        (!pieces.is_empty()).then_some(Self { main, pieces })
    }

    /// The characters of a range, each with its place in the main stream.
    pub fn range(&self, from: u32, to: u32) -> impl Iterator<Item = (char, u32)> {
        let inside = self.pieces.iter().filter(move |piece| piece.from < to && piece.to > from);
        inside.flat_map(move |piece| {
            let first = from.max(piece.from) - piece.from;
            let last = to.min(piece.to).saturating_sub(piece.from);
            self.characters(piece, first, last)
        })
    }

    fn characters(&self, piece: &Piece, first: u32, last: u32) -> Vec<(char, u32)> {
        let width = if piece.narrow { 1 } else { 2 };
        let start = piece.offset.saturating_add(first.saturating_mul(width)) as usize;
        let end = (piece.offset.saturating_add(last.saturating_mul(width)) as usize).min(self.main.len());
        let bytes = self.main.get(start..end).unwrap_or(&[]);
        let places = (start as u32..).step_by(width as usize);
        if piece.narrow {
            return bytes.iter().map(|byte| windows_1252(*byte)).zip(places).collect();
        }
        let mut characters = Vec::with_capacity(bytes.len() / 2);
        let mut places = places;
        let units = bytes.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
        for c in char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')) {
            let place = places.next().unwrap_or(0);
            if c.len_utf16() == 2 {
                places.next();
            }
            characters.push((c, place));
        }
        characters
    }
}
