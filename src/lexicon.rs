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
pub mod months;
pub mod units;

/// Surfaces with a meaning each, found by their first character; the longest that fits wins.
pub struct Words<M> {
    index: Index,
    meanings: Vec<M>,
}

/// The surfaces alone: one shape for all tables, so that the code that searches them exists once.
struct Index {
    /// Where the words of each bucket begin among all; one more at the end.
    starts: Box<[u16; BUCKETS + 1]>,
    /// All words, bucket by bucket, the longest first in each.
    words: Vec<Word>,
}

/// A surface, and the number of its meaning.
struct Word {
    /// Beside the others, so that most words are ruled out without a look at them.
    first: char,
    rest: Box<[char]>,
    meaning: u32,
}

const BUCKETS: usize = 1024;

fn bucket(first: char) -> usize {
    first as usize % BUCKETS
}

impl Word {
    fn new(surface: &str, meaning: u32) -> Option<Self> {
        let mut chars = surface.chars();
        Some(Self { first: chars.next()?, rest: chars.collect(), meaning })
    }

    fn len(&self) -> usize {
        self.rest.len() + 1
    }

    /// Whether a text begins with the word; a loop, for words are so short that a call costs more.
    fn begins(&self, first: char, rest: &[char]) -> bool {
        self.first == first && self.rest.len() <= rest.len() && self.rest.iter().zip(rest).all(|(own, c)| own == c)
    }
}

impl Index {
    fn new(mut words: Vec<Word>) -> Self {
        words.sort_by_key(|word| (bucket(word.first), std::cmp::Reverse(word.rest.len())));
        let mut starts = Box::new([0; BUCKETS + 1]);
        for (at, start) in starts.iter_mut().enumerate() {
            *start = words.partition_point(|word| bucket(word.first) < at) as u16;
        }
        Self { starts, words }
    }

    /// The words that a text begins with, the longest first.
    fn begin<'i>(&'i self, text: &'i [char]) -> impl Iterator<Item = &'i Word> {
        let (first, rest) = text.split_first().map_or(('\0', text), |(first, rest)| (*first, rest));
        self.bucket(first).iter().filter(move |word| word.begins(first, rest))
    }

    fn bucket(&self, first: char) -> &[Word] {
        let at = bucket(first);
        &self.words[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The longest word that begins at `at`: its length and the number of its meaning.
    fn at(&self, text: &[char], at: usize) -> Option<(usize, u32)> {
        self.begin(text.get(at..)?).next().map(|word| (word.len(), word.meaning))
    }

    /// The first word from `at` on: where it is, its length and the number of its meaning.
    fn next(&self, text: &[char], at: usize) -> Option<(usize, usize, u32)> {
        let places = text.iter().enumerate().skip(at).filter(|(_, c)| !self.bucket(**c).is_empty());
        places.into_iter().find_map(|(at, _)| self.at(text, at).map(|(len, meaning)| (at, len, meaning)))
    }
}

impl<M> Words<M> {
    /// Collects surfaces and meanings. Surfaces must be written folded: half-width and simplified.
    pub fn new(entries: impl IntoIterator<Item = (String, M)>) -> Self {
        let (mut words, mut meanings) = (Vec::new(), Vec::new());
        for (surface, meaning) in entries {
            words.extend(Word::new(&surface, meanings.len() as u32));
            meanings.push(meaning);
        }
        Self { index: Index::new(words), meanings }
    }

    /// Whether any word begins with a character.
    pub fn begin_with(&self, first: char) -> bool {
        self.index.bucket(first).iter().any(|word| word.first == first)
    }

    /// The longest word that begins at `at`, with its length in characters.
    pub fn at<'a>(&'a self, text: &'a [char], at: usize) -> Option<(usize, &'a M)> {
        let (len, meaning) = self.index.at(text, at)?;
        Some((len, self.meanings.get(meaning as usize)?))
    }

    /// All words that begin at `at`, the longest first.
    pub fn all_at<'a>(&'a self, text: &'a [char], at: usize) -> impl Iterator<Item = (usize, &'a M)> {
        let fitting = self.index.begin(text.get(at..).unwrap_or(&[]));
        fitting.filter_map(|word| Some((word.len(), self.meanings.get(word.meaning as usize)?)))
    }

    /// All words in the text from left to right, the longest at each place, none overlapping: (start, length, meaning).
    pub fn find<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (usize, usize, &'a M)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let (start, len, meaning) = self.index.next(text, at)?;
            at = start + len;
            Some((start, len, self.meanings.get(meaning as usize)?))
        })
    }

    /// Whether any of the words occurs.
    pub fn occurs(&self, text: &[char]) -> bool {
        self.index.next(text, 0).is_some()
    }

    /// All surfaces with their meanings, for the tests that walk the tables.
    pub fn iter(&self) -> impl Iterator<Item = (String, &M)> {
        let words = self.index.words.iter();
        words.filter_map(|word| {
            let surface = std::iter::once(&word.first).chain(&word.rest).collect();
            Some((surface, self.meanings.get(word.meaning as usize)?))
        })
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

/// The characters that nearly all text consists of.
const COMMON: std::ops::Range<u32> = 0x4e00..0xa000;

/// A bit for each common character that has a simplified form: every character of every text is looked up here.
static CHANGES: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut changes = vec![0; COMMON.len() / 64];
    for at in SIMPLIFIED.iter().filter_map(|(from, _)| (*from as u32).checked_sub(COMMON.start)) {
        if let Some(bits) = changes.get_mut(at as usize / 64) {
            *bits |= 1 << (at % 64);
        }
    }
    changes
});

/// The simplified form of a traditional character; any other character unchanged.
#[inline]
pub fn simplified(c: char) -> char {
    let Some(at) = (c as u32).checked_sub(COMMON.start) else { return c };
    match CHANGES.get(at as usize / 64) {
        Some(bits) if bits >> (at % 64) & 1 == 0 => c,
        _ => from_traditional(c),
    }
}

fn from_traditional(c: char) -> char {
    SIMPLIFIED.binary_search_by_key(&c, |pair| pair.0).map_or(c, |at| SIMPLIFIED[at].1)
}
