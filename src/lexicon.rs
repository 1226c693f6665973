//! The words that the program knows: `data/*.tsv`, parsed once. Nothing else reads those tables.
//!
//! A table is tab-separated with a header line; lines that begin with `#` are comments. One submodule a table gives
//! its rows a type; [`Words`] finds them in folded text, the longest first.

use std::sync::LazyLock;

pub mod bounds;
pub mod headers;
pub mod language;
pub mod marks;
pub mod method;
pub mod units;

/// Surfaces with a meaning each, found by their first character; the longest that fits wins.
pub struct Words<M> {
    index: Index,
    meanings: Vec<M>,
}

/// The surfaces alone: one shape for all tables, so that the code that searches them exists once.
struct Index {
    buckets: Vec<Vec<(Box<[char]>, usize)>>,
}

const BUCKETS: usize = 512;

impl Index {
    /// Adds a surface behind those of its bucket that are as long or longer.
    fn add(&mut self, surface: &str, meaning: usize) {
        let word: Box<[char]> = surface.chars().collect();
        let Some(&first) = word.first() else { return };
        let bucket = &mut self.buckets[first as usize % BUCKETS];
        let place = bucket.partition_point(|(known, _)| known.len() >= word.len());
        bucket.insert(place, (word, meaning));
    }

    /// The words that could begin with a character.
    fn bucket(&self, first: Option<&char>) -> &[(Box<[char]>, usize)] {
        first.map_or(&[], |&c| &self.buckets[c as usize % BUCKETS])
    }

    /// The longest word that begins at `at`: its length and the number of its meaning.
    fn at(&self, text: &[char], at: usize) -> Option<(usize, usize)> {
        let rest = text.get(at..)?;
        let (word, meaning) = self.bucket(rest.first()).iter().find(|(word, _)| rest.starts_with(word))?;
        Some((word.len(), *meaning))
    }

    /// The first word from `at` on: where it is, its length and the number of its meaning.
    fn next(&self, text: &[char], at: usize) -> Option<(usize, usize, usize)> {
        (at..text.len()).find_map(|at| self.at(text, at).map(|(len, meaning)| (at, len, meaning)))
    }
}

impl<M> Words<M> {
    /// Collects surfaces and meanings. Surfaces must be written folded: half-width and simplified.
    pub fn new(entries: impl IntoIterator<Item = (String, M)>) -> Self {
        let mut index = Index { buckets: (0..BUCKETS).map(|_| Vec::new()).collect() };
        let mut meanings = Vec::new();
        for (surface, meaning) in entries {
            index.add(&surface, meanings.len());
            meanings.push(meaning);
        }
        Self { index, meanings }
    }

    /// The longest word that begins at `at`, with its length in characters.
    pub fn at<'a>(&'a self, text: &'a [char], at: usize) -> Option<(usize, &'a M)> {
        let (len, meaning) = self.index.at(text, at)?;
        Some((len, self.meanings.get(meaning)?))
    }

    /// All words that begin at `at`, the longest first.
    pub fn all_at<'a>(&'a self, text: &'a [char], at: usize) -> impl Iterator<Item = (usize, &'a M)> {
        let rest = text.get(at..).unwrap_or(&[]);
        let fitting = self.index.bucket(rest.first()).iter().filter(move |(word, _)| rest.starts_with(word));
        fitting.filter_map(|(word, meaning)| Some((word.len(), self.meanings.get(*meaning)?)))
    }

    /// All words in the text from left to right, the longest at each place, none overlapping: (start, length, meaning).
    pub fn find<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (usize, usize, &'a M)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let (start, len, meaning) = self.index.next(text, at)?;
            at = start + len;
            Some((start, len, self.meanings.get(meaning)?))
        })
    }

    /// Whether any of the words occurs.
    pub fn occurs(&self, text: &[char]) -> bool {
        self.index.next(text, 0).is_some()
    }

    /// All surfaces with their meanings, for the tests that walk the tables.
    pub fn iter(&self) -> impl Iterator<Item = (String, &M)> {
        let words = self.index.buckets.iter().flatten();
        words.filter_map(|(word, meaning)| Some((word.iter().collect(), self.meanings.get(*meaning)?)))
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

/// The pairs of `data/traditional.tsv`, which is sorted; a test sees to that.
static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    rows(include_str!("../data/traditional.tsv"))
        .filter_map(|row| Some((row.first()?.chars().next()?, row.get(1)?.chars().next()?)))
        .collect()
});

/// The first and the last of the characters that are looked up at once.
const COMMON: std::ops::Range<u32> = 0x4e00..0xa000;

/// The simplified form of each common character, 0 where it is its own: every character of every text is looked up here, several times over.
static CHANGES: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut changes = vec![0_u16; COMMON.len()];
    for (from, to) in SIMPLIFIED.iter().filter(|(from, _)| COMMON.contains(&(*from as u32))) {
        changes[(*from as u32 - COMMON.start) as usize] = *to as u16;
    }
    changes
});

/// The simplified form of a traditional character; any other character unchanged.
pub fn simplified(c: char) -> char {
    let code = c as u32;
    if code < COMMON.start {
        return c;
    }
    match CHANGES.get((code - COMMON.start) as usize) {
        Some(0) => c,
        Some(to) => char::from_u32(u32::from(*to)).unwrap_or(c),
        None => SIMPLIFIED.binary_search_by_key(&c, |pair| pair.0).map_or(c, |at| SIMPLIFIED[at].1),
    }
}
