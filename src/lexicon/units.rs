//! Units of measure: `data/units.tsv`.

use super::{Words, rows};
use crate::number::Decimal;
use std::sync::LazyLock;

/// What a unit measures, and how many base units it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// The unit as the table has it.
    pub text: &'static str,
    /// Units of one dimension can be compared.
    pub dimension: &'static str,
    /// How many base units of the dimension one of it is.
    pub scale: Decimal,
}

/// The units.
pub static UNITS: LazyLock<Words<Measure>> = LazyLock::new(|| {
    Words::new(rows(include_str!("../../data/units.tsv")).filter_map(|row| {
        let [surface, dimension, scale, ..] = row.as_slice() else { return None };
        Some(((*surface).to_owned(), Measure { text: surface, dimension, scale: Decimal::parse(scale)? }))
    }))
});

/// Whether a text is a unit and nothing else.
pub fn is_unit(text: &str) -> bool {
    let first = text.chars().next().map(super::simplified);
    if !first.is_some_and(|first| UNITS.firsts().may_hold(first)) {
        return false;
    }
    let folded: Vec<char> = text.chars().map(super::simplified).collect();
    UNITS.at(&folded, 0).is_some_and(|(len, _)| len == folded.len())
}
