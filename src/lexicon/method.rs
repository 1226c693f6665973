//! The method in the words of its rules: `build.rs` gathers what stands under `# Method:` in their docs.

use super::rows;
use crate::terms::Status;

/// One row of the method.
pub enum Row {
    /// The heading of a rule, in Chinese and in English.
    Heading(&'static str, &'static str),
    /// A sentence, in both.
    Sentence(&'static str, &'static str),
    /// A promise, its answer, and the verdict by the sentence before.
    Example(&'static str, &'static str, Status),
}

/// All rows, in the order in which they are read.
pub fn method() -> impl Iterator<Item = Row> {
    rows(include_str!(concat!(env!("OUT_DIR"), "/method.tsv"))).filter_map(|row| match row[..] {
        ["heading", zh, en, _] => Some(Row::Heading(zh, en)),
        ["sentence", zh, en, _] => Some(Row::Sentence(zh, en)),
        ["example", promise, answer, verdict] => Some(Row::Example(promise, answer, Status::from_id(verdict)?)),
        _ => None,
    })
}
