//! The words that the program knows: `data/*.tsv`, parsed once. Nothing else reads those tables.
//!
//! A table is tab-separated with a header line; lines that begin with `#` are comments. One submodule a table gives
//! its rows a type; [`Words`] finds them in folded text, the longest first.

use std::sync::LazyLock;

pub mod bounds;
pub mod headers;
pub mod language;
pub mod marks;
pub mod units;

/// Surfaces with a meaning each, found by their first character; the longest that fits wins.
pub struct Words<M> {
    buckets: Vec<Vec<(Box<[char]>, M)>>,
}

const BUCKETS: usize = 512;

impl<M> Words<M> {
    /// Collects surfaces and meanings. Surfaces must be written folded: half-width and simplified.
    pub fn new(entries: impl IntoIterator<Item = (String, M)>) -> Self {
        let mut buckets: Vec<Vec<(Box<[char]>, M)>> = (0..BUCKETS).map(|_| Vec::new()).collect();
        for (surface, meaning) in entries {
            let word: Box<[char]> = surface.chars().collect();
            if let Some(&first) = word.first() {
                // Buckets are short, and the library's sort would be compiled once for every kind of meaning.
                let bucket = &mut buckets[first as usize % BUCKETS];
                let after = |other: &[char]| (word.len(), other) > (other.len(), &*word);
                let at = bucket.iter().position(|(other, _)| after(other)).unwrap_or(bucket.len());
                bucket.insert(at, (word, meaning));
            }
        }
        Self { buckets }
    }

    /// The longest word that begins at `at`, with its length in characters.
    pub fn at<'a>(&'a self, text: &'a [char], at: usize) -> Option<(usize, &'a M)> {
        self.all_at(text, at).next()
    }

    /// All words that begin at `at`, the longest first.
    pub fn all_at<'a>(&'a self, text: &'a [char], at: usize) -> impl Iterator<Item = (usize, &'a M)> {
        let rest = text.get(at..).unwrap_or(&[]);
        let bucket: &[(Box<[char]>, M)] = rest.first().map_or(&[], |&c| &self.buckets[c as usize % BUCKETS]);
        bucket.iter().filter(move |(word, _)| rest.starts_with(word)).map(|(word, meaning)| (word.len(), meaning))
    }

    /// All words in the text from left to right, the longest at each place, none overlapping: (start, length, meaning).
    pub fn find<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (usize, usize, &'a M)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < text.len() {
                if let Some((len, meaning)) = self.at(text, at) {
                    let start = at;
                    at += len;
                    return Some((start, len, meaning));
                }
                at += 1;
            }
            None
        })
    }

    /// Whether any of the words occurs.
    pub fn occurs(&self, text: &[char]) -> bool {
        self.find(text).next().is_some()
    }

    /// All surfaces with their meanings, for the tests that walk the tables.
    pub fn iter(&self) -> impl Iterator<Item = (String, &M)> {
        self.buckets.iter().flatten().map(|(word, meaning)| (word.iter().collect(), meaning))
    }
}

/// The rows of a table, without its header, comments and blank lines; each row its cells.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').map(str::trim).collect())
}

static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut pairs: Vec<(char, char)> = rows(include_str!("../data/traditional.tsv"))
        .filter_map(|row| Some((row.first()?.chars().next()?, row.get(1)?.chars().next()?)))
        .collect();
    pairs.sort_unstable();
    pairs
});

/// The simplified form of a traditional character; any other character unchanged.
pub fn simplified(c: char) -> char {
    if c < '\u{4e00}' {
        return c;
    }
    SIMPLIFIED.binary_search_by_key(&c, |pair| pair.0).map_or(c, |at| SIMPLIFIED[at].1)
}
