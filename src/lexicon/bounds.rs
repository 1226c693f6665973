//! Words that bound a number: `data/bounds.tsv`.

use super::{Words, rows};
use crate::terms::Bound;
use std::sync::LazyLock;

/// The bounding words by where they stand.
pub struct Bounds {
    /// 不低于, 近: right before the number.
    pub before: Words<Bound>,
    /// 余, 多: between number and unit.
    pub between: Words<Bound>,
    /// 以上, 左右: right after the unit.
    pub after: Words<Bound>,
}

/// The bounding words.
pub static BOUNDS: LazyLock<Bounds> =
    LazyLock::new(|| Bounds { before: at("before"), between: at("between"), after: at("after") });

fn at(position: &'static str) -> Words<Bound> {
    Words::new(rows(include_str!("../../data/bounds.tsv")).filter_map(|row| match row.as_slice() {
        [surface, bound, place, ..] if *place == position => Some(((*surface).to_owned(), Bound::from_id(bound)?)),
        _ => None,
    }))
}
