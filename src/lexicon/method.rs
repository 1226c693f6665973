//! The sentences of the method: `data/method.tsv`, in the order in which they are read.

use super::rows;

/// One sentence in both languages.
pub struct Sentence {
    /// `part.number`; number 0 is the heading of its part.
    pub id: &'static str,
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// All sentences, each heading before its own.
pub fn sentences() -> impl Iterator<Item = Sentence> {
    rows(include_str!("../../data/method.tsv")).filter_map(|row| match row[..] {
        [id, zh, en] => Some(Sentence { id, zh, en }),
        _ => None,
    })
}
