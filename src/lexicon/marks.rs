//! Words with numerals in them that are no quantities: `data/marks.tsv`.

use super::{Words, rows};
use crate::terms::Kind;
use std::sync::LazyLock;

/// Names, dates and ordinals by their whole surface.
pub static MARKS: LazyLock<Words<Kind>> = LazyLock::new(|| {
    Words::new(rows(include_str!("../../data/marks.tsv")).filter_map(|row| match row.as_slice() {
        [surface, kind, ..] => Some(((*surface).to_owned(), Kind::from_id(kind)?)),
        _ => None,
    }))
});
