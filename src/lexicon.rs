//! The words that the program knows: `data/*.tsv`, parsed once. Nothing else reads those tables.
//!
//! A table is tab-separated with a header line; lines that begin with `#` are comments. One submodule a table gives
//! its rows a type; [`Words`] finds them in folded text, the longest first.

use std::sync::LazyLock;

pub mod bounds;
pub mod grades;
pub mod headers;
pub mod language;
pub mod levels;
pub mod marks;
pub mod method;
pub mod months;
pub mod plans;
pub mod units;

/// Surfaces with a meaning each, found by their first character; the longest that fits wins.
pub struct Words<M> {
    index: Index,
    meanings: Vec<M>,
}

/// Numbers, as a set that is asked at each place of a text: one bit for all that share a remainder, so that it may hold a few more than
/// were put in, but none less.
#[derive(Clone)]
struct Sieve(Box<[u64; Sieve::BITS / 64]>);

impl Sieve {
    const BITS: usize = 8192;

    fn insert(&mut self, number: usize) {
        self.0[number % Self::BITS / 64] |= 1 << (number % 64);
    }

    #[inline]
    fn may_hold(&self, number: usize) -> bool {
        self.0[number % Self::BITS / 64] >> (number % 64) & 1 == 1
    }
}

impl Default for Sieve {
    fn default() -> Self {
        Self(Box::new([0; Self::BITS / 64]))
    }
}

/// Characters, and perhaps a few more than were put in.
#[derive(Clone, Default)]
pub struct CharSet(Sieve);

impl CharSet {
    /// Whether it may hold a character; nearly always false where it does not.
    #[inline]
    pub fn may_hold(&self, c: char) -> bool {
        self.0.may_hold(c as usize)
    }
}

impl Extend<char> for CharSet {
    fn extend<C: IntoIterator<Item = char>>(&mut self, chars: C) {
        chars.into_iter().for_each(|c| self.0.insert(c as usize));
    }
}

/// The surfaces alone: one shape for all tables, so that the code that searches them exists once.
struct Index {
    /// What words begin and end with: most places of a text are ruled out by it.
    firsts: CharSet,
    lasts: CharSet,
    /// The keys of all words: what only begins like a word is ruled out by them.
    keys: Sieve,
    /// Where the words of each bucket begin among all; one more at the end.
    starts: Box<[u16; BUCKETS + 1]>,
    /// All words, bucket by bucket, the longest first in each; those of one character apart from longer ones.
    words: Vec<Word>,
    /// The characters of all words after their second.
    rests: Vec<char>,
}

/// A surface, and the number of its meaning.
struct Word {
    /// Its first characters beside the others, so that most words are ruled out without a look at them.
    first: char,
    second: Option<char>,
    third: Option<char>,
    /// Where its other characters begin among those of all words.
    rest: u32,
    /// How many characters it has.
    len: u16,
    meaning: u16,
}

const BUCKETS: usize = 2048;

/// What words are found by.
fn key(first: char, second: Option<char>) -> usize {
    first as usize * 31 + second.map_or(0, |second| second as usize)
}

impl Index {
    fn new<'w>(surfaces: impl Iterator<Item = (&'w str, u16)>) -> Self {
        let (mut words, mut rests) = (Vec::new(), Vec::new());
        let (mut firsts, mut lasts, mut keys) = (CharSet::default(), CharSet::default(), Sieve::default());
        for (surface, meaning) in surfaces {
            let mut chars = surface.chars();
            let Some(first) = chars.next() else { continue };
            let (second, rest) = (chars.next(), rests.len());
            let third = chars.clone().next();
            rests.extend(chars);
            let len = 1 + usize::from(second.is_some()) + rests.len() - rest;
            words.push(Word { first, second, third, rest: rest as u32, len: len as u16, meaning });
            firsts.extend([first]);
            keys.insert(key(first, second));
            lasts.extend(surface.chars().next_back());
        }
        let bucket = |word: &Word| key(word.first, word.second) % BUCKETS;
        words.sort_by_key(|word| (bucket(word), std::cmp::Reverse(word.len)));
        let mut starts = Box::new([0; BUCKETS + 1]);
        for word in &words {
            starts[bucket(word) + 1] += 1;
        }
        for at in 0..BUCKETS {
            starts[at + 1] += starts[at];
        }
        Self { firsts, lasts, keys, starts, words, rests }
    }

    /// The words whose first characters these are; none for the second gives those of one character.
    fn alike(&self, first: char, second: Option<char>) -> impl Iterator<Item = &Word> {
        let key = key(first, second);
        let at = key % BUCKETS;
        let range = self.starts[at] as usize..self.starts[at + 1] as usize;
        let words = if self.keys.may_hold(key) { &self.words[range] } else { &[] };
        words.iter().filter(move |word| word.first == first && word.second == second)
    }

    /// The characters of a word after its second.
    fn rest(&self, word: &Word) -> &[char] {
        let rest = word.rest as usize;
        &self.rests[rest..rest + (word.len as usize).saturating_sub(2)]
    }

    /// Whether a text that begins with two characters of a word goes on with the others.
    #[inline]
    fn goes_on(&self, text: &[char], word: &Word) -> bool {
        word.third.is_none_or(|third| text.get(2) == Some(&third) && begins(&text[2..], self.rest(word)))
    }

    /// The words that a text begins with, the longest first.
    fn begin<'i>(&'i self, text: &'i [char]) -> impl Iterator<Item = &'i Word> {
        let first = text.first().copied().filter(|first| self.firsts.may_hold(*first));
        let pair = first.filter(|_| text.len() > 1).map(|first| self.alike(first, Some(text[1])));
        let longer = pair.into_iter().flatten().filter(|word| self.goes_on(text, word));
        longer.chain(first.into_iter().flat_map(|first| self.alike(first, None)))
    }

    /// The longest word that begins at `at`: its length and the number of its meaning.
    #[inline]
    fn at(&self, text: &[char], at: usize) -> Option<(usize, u16)> {
        self.longest(text.get(at..).filter(|text| self.may_open(text))?)
    }

    /// Whether a text may begin with a word; nearly always false where it does not.
    #[inline]
    fn may_open(&self, text: &[char]) -> bool {
        let Some(&first) = text.first() else { return false };
        let longer = |second: &char| self.keys.may_hold(key(first, Some(*second)));
        self.firsts.may_hold(first) && (text.get(1).is_some_and(longer) || self.keys.may_hold(key(first, None)))
    }

    /// The longest word that a text begins with, which is not empty.
    fn longest(&self, text: &[char]) -> Option<(usize, u16)> {
        let pair = text.get(1).and_then(|second| {
            let mut words = self.alike(text[0], Some(*second));
            words.find(|word| self.goes_on(text, word))
        });
        let word = pair.or_else(|| self.alike(text[0], None).next())?;
        Some((word.len as usize, word.meaning))
    }

    /// The first word from `at` on: where it is, its length and the number of its meaning.
    fn next(&self, text: &[char], at: usize) -> Option<(usize, usize, u16)> {
        let mut at = at;
        loop {
            at += text.get(at..)?.iter().position(|c| self.firsts.may_hold(*c))?;
            if let Some((len, meaning)) = self.at(text, at) {
                return Some((at, len, meaning));
            }
            at += 1;
        }
    }
}

/// Whether a text begins with a word; a loop, for words are so short that a call costs more.
fn begins(text: &[char], word: &[char]) -> bool {
    word.len() <= text.len() && word.iter().zip(text).all(|(own, c)| own == c)
}

impl<M> Words<M> {
    /// Collects surfaces and meanings. Surfaces must be written folded: half-width and simplified.
    pub fn new(entries: impl IntoIterator<Item = (String, M)>) -> Self {
        let (surfaces, meanings): (Vec<String>, Vec<M>) = entries.into_iter().unzip();
        Self { index: Index::new(surfaces.iter().map(String::as_str).zip(0..)), meanings }
    }

    /// The length of the longest word that a text begins with.
    #[inline]
    pub fn opens(&self, text: &[char]) -> Option<usize> {
        self.index.at(text, 0).map(|(len, _)| len)
    }

    /// The length of the longest word that a text ends with, which has no more than so many characters.
    pub fn closes(&self, text: &[char], longest: usize) -> Option<usize> {
        text.last().filter(|last| self.index.lasts.may_hold(**last))?;
        let ends =
            |start: &usize| self.index.begin(&text[*start..]).any(|word| start + word.len as usize == text.len());
        (text.len().saturating_sub(longest)..text.len()).find(ends).map(|start| text.len() - start)
    }

    /// What the words begin with.
    pub fn firsts(&self) -> &CharSet {
        &self.index.firsts
    }

    /// What the words end with.
    pub fn lasts(&self) -> &CharSet {
        &self.index.lasts
    }

    /// The longest word that begins at `at`, with its length in characters.
    #[inline]
    pub fn at<'a>(&'a self, text: &'a [char], at: usize) -> Option<(usize, &'a M)> {
        let (len, meaning) = self.index.at(text, at)?;
        Some((len, self.meanings.get(meaning as usize)?))
    }

    /// All words that begin at `at`, the longest first.
    pub fn all_at<'a>(&'a self, text: &'a [char], at: usize) -> impl Iterator<Item = (usize, &'a M)> {
        let fitting = self.index.begin(text.get(at..).unwrap_or(&[]));
        fitting.filter_map(|word| Some((word.len as usize, self.meanings.get(word.meaning as usize)?)))
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
            let surface = [Some(word.first), word.second]
                .into_iter()
                .flatten()
                .chain(self.index.rest(word).iter().copied())
                .collect();
            Some((surface, self.meanings.get(word.meaning as usize)?))
        })
    }
}

/// A few words that one rule asks for, where none has a meaning of its own.
pub fn set(words: &[&str]) -> Words<()> {
    Words::new(words.iter().map(|word| ((*word).to_owned(), ())))
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
const COMMON_WORDS: usize = (COMMON.end - COMMON.start) as usize / 64;

/// A bit for each common character that has a simplified form: every character of every text is looked up here.
static CHANGES: LazyLock<Box<[u64; COMMON_WORDS]>> = LazyLock::new(|| {
    let mut changes = Box::new([0; COMMON_WORDS]);
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
