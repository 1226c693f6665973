//! Words for parts of the year: `data/months.tsv`.

use super::{Words, rows};
use std::sync::LazyLock;

/// The first and the last month that a word means; none where it means no part of the year reported on.
pub static MONTHS: LazyLock<Words<Option<(u8, u8)>>> = LazyLock::new(|| {
    Words::new(rows(include_str!("../../data/months.tsv")).filter_map(|row| match row.as_slice() {
        [surface, from, to, ..] => {
            let (from, to) = (from.parse().ok()?, to.parse().ok()?);
            Some(((*surface).to_owned(), (from > 0).then_some((from, to))))
        }
        _ => None,
    }))
});
