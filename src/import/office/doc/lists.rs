//! Lists: how the numbers before paragraphs are written.

use super::super::bytes::{u16_at, u32_at};
use super::super::list::{Level, Style};
use std::collections::BTreeMap;

/// All lists of a document.
#[derive(Default)]
pub struct Lists {
    /// The id of the list that each instance uses.
    instances: Vec<i32>,
    levels: BTreeMap<i32, Vec<Level>>,
}

impl Lists {
    /// The id and the levels of an instance, counted from 1.
    pub fn get(&self, instance: usize) -> Option<(i32, &[Level])> {
        let id = *self.instances.get(instance.checked_sub(1)?)?;
        Some((id, self.levels.get(&id)?))
    }
}

/// Reads the lists and their instances, each given by place and length in the table stream.
pub fn read(table: &[u8], lists: (usize, usize), instances: (usize, usize)) -> Option<Lists> {
    let own = table.get(lists.0..).filter(|_| lists.1 > 0)?;
    let count = usize::from(u16_at(own, 0)?);
    // The levels of all lists follow behind the lists themselves.
    let mut at = 2 + count * 28;
    let mut levels = BTreeMap::new();
    for index in 0..count {
        let list = own.get(2 + index * 28..)?.get(..28)?;
        let simple = list[26] & 1 == 1;
        let mut own_levels = Vec::new();
        for _ in 0..if simple { 1 } else { 9 } {
            let (level, next) = level(own, at)?;
            own_levels.push(level);
            at = next;
        }
        levels.insert(u32_at(list, 0)? as i32, own_levels);
    }
    let uses = table.get(instances.0..).filter(|_| instances.1 > 0)?;
    let count = (u32_at(uses, 0)? as usize).min(uses.len() / 16);
    let instances = (0..count).filter_map(|index| u32_at(uses, 4 + index * 16)).map(|id| id as i32).collect();
    Some(Lists { instances, levels })
}

/// A level at a byte, and where the next one begins.
fn level(bytes: &[u8], at: usize) -> Option<(Level, usize)> {
    let fixed = bytes.get(at..)?.get(..28)?;
    let properties = usize::from(fixed[24]) + usize::from(fixed[25]);
    let text = at + 28 + properties;
    let count = usize::from(u16_at(bytes, text)?);
    let units = bytes.get(text + 2..text + 2 + count * 2)?;
    let mut pattern = String::new();
    for unit in units.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)) {
        match unit {
            // The number of another level stands for itself.
            0..=8 => pattern.extend(['%', char::from(b'1' + unit as u8)]),
            _ => pattern.extend(char::from_u32(u32::from(unit))),
        }
    }
    let suffix = if fixed[15] == 2 { "" } else { " " };
    let level = Level { start: u32_at(fixed, 0)?, style: style(fixed[4]), pattern, suffix };
    Some((level, text + 2 + count * 2))
}

/// The number formats (MSONFC), as far as Chinese documents use them.
fn style(code: u8) -> Style {
    match code {
        1 => Style::CapitalRoman,
        2 => Style::Roman,
        3 => Style::Capital,
        4 => Style::Letter,
        10 | 17 | 36 => Style::Digits,
        11 | 33 | 35 | 37 | 39 => Style::Chinese,
        16 | 34 | 38 => Style::Legal,
        18 | 28 => Style::Circled,
        22 => Style::Padded,
        23 | 255 => Style::Bullet,
        _ => Style::Decimal,
    }
}
