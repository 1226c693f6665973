//! Positions in text, and folding that never moves them.
//!
//! Two kinds of position are kept apart by type: [`Span`] counts bytes of the whole document, [`Chars`] counts
//! characters of one cell as folded. Folding replaces one character by one character and leaves out only the blanks
//! that set figures apart (2024 年, 3 — 5 家), so every place in folded text is a place in the text as printed.

use crate::lexicon;
use std::ops::Range;
use std::sync::OnceLock;

/// A stretch of the document's text, in bytes; `start <= end`, both on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes as an index range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The text that the span covers; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The span without white space at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let raw = self.of(text);
        let blank = |c: char| c.is_whitespace() || is_zero_width(c);
        let start = self.start + (raw.len() - raw.trim_start_matches(blank).len());
        Self::new(start, start + raw.trim_matches(blank).len())
    }
}

/// A stretch of one cell's text, in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chars {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

impl Chars {
    /// The characters from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The characters as an index range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether nothing is covered.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// How many characters are covered.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Chars) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a character.
    pub fn overlaps(self, other: Chars) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A cell's text, as printed and folded for comparing: half-width, simplified, without blanks around figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    raw: String,
    chars: Vec<char>,
    /// Where each of the characters begins in `raw`, and the end of `raw`.
    bytes: Vec<u32>,
    /// How many UTF-16 code units stand before each byte of `raw`, once something has asked for it.
    units: OnceLock<Vec<u32>>,
}

impl Text {
    /// Folds a text.
    pub fn new(raw: impl Into<String>) -> Self {
        let raw = raw.into();
        let mut chars = Vec::with_capacity(raw.len() / 2);
        let mut bytes = Vec::with_capacity(raw.len() / 2 + 1);
        let mut glossed = 0;
        for (at, c) in raw.char_indices() {
            // Nearly all characters, of which none stands in a gloss.
            if matches!(c, '\u{4e00}'..='\u{9fff}') {
                chars.push(lexicon::simplified(c));
                bytes.push(at as u32);
                continue;
            }
            let c = fold(c);
            if at < glossed {
                continue;
            }
            if c == '(' && chars.last().copied().is_some_and(is_han) {
                glossed = at + gloss(&raw, at);
                if glossed > at {
                    continue;
                }
            }
            if c == '\n' && tears_sentence(&chars, &raw[at..]) {
                glossed = at + (raw[at..].len() - raw[at..].trim_start().len());
                continue;
            }
            if c == ' ' && (sets_apart(&chars, &raw[at..]) || groups(&chars, &raw[at..])) {
                continue;
            }
            if c.is_ascii_digit() && chars.last() == Some(&' ') {
                close_range(&mut chars, &mut bytes);
            }
            chars.push(c);
            bytes.push(at as u32);
        }
        bytes.push(raw.len() as u32);
        Self { raw, chars, bytes, units: OnceLock::new() }
    }

    /// The character that begins at a byte, or the next one.
    pub fn char_at(&self, byte: usize) -> usize {
        self.bytes.partition_point(|start| (*start as usize) < byte)
    }

    /// The byte at which a character begins.
    pub fn byte(&self, at: usize) -> usize {
        self.bytes[at.min(self.len())] as usize
    }

    /// The text as printed.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The folded characters.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// All of it.
    pub fn all(&self) -> Chars {
        Chars::new(0, self.len())
    }

    /// The printed text of a stretch.
    pub fn slice(&self, span: Chars) -> &str {
        let end = span.end.min(self.len());
        let start = span.start.min(end);
        if start == end {
            return "";
        }
        &self.raw[self.bytes[start] as usize..self.end_of(end)]
    }

    /// The byte after the character before `end`.
    fn end_of(&self, end: usize) -> usize {
        let Some(&last) = end.checked_sub(1).and_then(|last| self.bytes.get(last)) else { return 0 };
        let last = last as usize;
        last + self.raw[last..].chars().next().map_or(0, char::len_utf8)
    }

    /// The folded characters of a stretch.
    pub fn folded(&self, span: Chars) -> &[char] {
        let end = span.end.min(self.len());
        &self.chars[span.start.min(end)..end]
    }

    /// The folded text of a stretch.
    pub fn folded_string(&self, span: Chars) -> String {
        let folded = self.folded(span);
        let mut text = String::with_capacity(folded.len() * 3);
        text.extend(folded);
        text
    }

    /// A stretch in UTF-16 code units, as JavaScript counts.
    pub fn utf16(&self, span: Chars) -> [u32; 2] {
        let from = self.bytes[span.start.min(self.len())] as usize;
        let to = self.end_of(span.end.min(self.len())).max(from);
        let units = self.units.get_or_init(|| units(&self.raw));
        let at = |byte: usize| units.get(byte).copied().unwrap_or_default();
        [at(from), at(to)]
    }
}

/// How many UTF-16 code units stand before each byte of a text, and before its end.
fn units(raw: &str) -> Vec<u32> {
    // One unit a character, and another one for those of four bytes.
    let unit = |byte: &u8| u32::from(byte & 0xc0 != 0x80) + u32::from(*byte >= 0xf0);
    let mut units = Vec::with_capacity(raw.len() + 1);
    let mut sum = 0;
    for byte in raw.as_bytes() {
        units.push(sum);
        sum += unit(byte);
    }
    units.push(sum);
    units
}

/// Whether a line ends inside a sentence: a long line of prose that ends in no mark, or one that ends inside a word that tells how work
/// stands (尚 and 未建成 on two lines).
fn tears_sentence(before: &[char], rest: &str) -> bool {
    let line = before.rsplit(|c| *c == '\n').next().unwrap_or(&[]);
    let after: Vec<char> = rest.trim_start().chars().take(LONGEST_TORN).map(fold).collect();
    // 实际引进 and 31家 on two lines, but not a serial.
    let counted = after.iter().find(|c| !c.is_ascii_digit()).copied().is_some_and(is_han);
    let counted = counted && after.first().is_some_and(char::is_ascii_digit) && line.len() >= SHORTEST_WRAPPED;
    if !counted && !after.first().copied().is_some_and(is_han) {
        return false;
    }
    if matches!(before.last(), Some('，' | ',' | '、')) {
        return true;
    }
    if !before.last().copied().is_some_and(is_han) {
        return false;
    }
    if line.len() >= SHORTEST_WRAPPED && line.iter().any(|c| matches!(c, '，' | ',' | ';' | '。')) {
        return true;
    }
    let before = &before[before.len().saturating_sub(LONGEST_TORN)..];
    let joined = [before, &after].concat();
    let tears = |words: Option<usize>, at: usize| words.is_some_and(|len| at + len > before.len());
    (0..before.len()).any(|at| {
        tears(lexicon::language::STATEMENTS.opens(&joined[at..]), at)
            || tears(lexicon::language::VERBS.opens(&joined[at..]), at)
    })
}

/// No paragraph that is wrapped has shorter lines.
const SHORTEST_WRAPPED: usize = 20;

/// So many characters on either side are looked at.
const LONGEST_TORN: usize = 3;

/// Whether a blank only sets a figure apart from Chinese around it, or stands inside one: 共 300 余家, 5.5 %, 一 百 五 十 个 百 分 点.
fn sets_apart(chars: &[char], rest: &str) -> bool {
    let mut after = rest.chars().map(fold).filter(|c| *c != ' ');
    let (Some(&before), Some(after), next) = (chars.last(), after.next(), after.next()) else { return false };
    let earlier = chars.len().checked_sub(2).map_or(' ', |at| chars[at]);
    match (before, after) {
        ('百', '分') => next.is_some_and(|next| matches!(next, '之' | '点')),
        ('分', '之' | '点') => earlier == '百' || after == '之' && is_numeral(earlier),
        ('之', _) => earlier == '分' && (is_numeral(after) || after.is_ascii_digit()),
        ('个', '百') => next == Some('分') && (is_numeral(earlier) || earlier.is_ascii_digit()),
        // 六   个, 九 折, 九 九 折
        (_, '个' | '折' | '成') if is_numeral(before) => after != '成' || earlier == '点',
        _ if next == Some('折') && (is_numeral(before) || before.is_ascii_digit()) => {
            is_numeral(after) || after.is_ascii_digit()
        }
        // 七成 六
        ('成', _) => is_numeral(earlier) && is_numeral(after) && !PLACES.contains(after),
        // 500 余 户
        ('余' | '多', _) => (is_numeral(earlier) || earlier.is_ascii_digit()) && is_han(after),
        // 四点 五, but no 3点 五
        ('点', _) if is_numeral(after) => is_numeral(earlier),
        (_, '点') if is_numeral(before) => next.is_some_and(is_numeral),
        _ => {
            before.is_ascii_digit() && (is_han(after) || matches!(after, '%' | '℃' | '‰'))
                || (is_han(before) || matches!(before, '%' | '≥' | '≤' | '<' | '>' | '=')) && after.is_ascii_digit()
                || matches!(before, '%' | '‰' | '℃') && is_han(after)
                || PLACES.contains(before) && "万亿余多几".contains(after)
                // 五 十, 三千 九百
                || is_numeral(before) && is_numeral(after) && (PLACES.contains(before) || PLACES.contains(after))
        }
    }
}

/// What gives a Chinese digit its place.
const PLACES: &str = "十百千万亿";

/// Whether a character may stand in a Chinese numeral.
fn is_numeral(c: char) -> bool {
    "零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟".contains(c)
}

/// Whether a blank parts the thousands of a number: 10 000, or 12 345 where the blank is one that holds together.
fn groups(chars: &[char], rest: &str) -> bool {
    let digits = chars.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let before = chars.len().checked_sub(digits + 1).map_or(' ', |at| chars[at]);
    let mut after = rest.chars();
    let holds = after.next().is_some_and(|blank| matches!(blank, '\u{a0}' | '\u{2009}' | '\u{202f}'));
    let group: Vec<char> = after.by_ref().take(3).map(fold).collect();
    let (thousands, whole) = (group.first() == Some(&'0'), after.next().is_none_or(|next| !next.is_ascii_digit()));
    // The groups before it hold three digits each, but for the first.
    (1..=24).contains(&digits)
        && (digits <= 3 || digits % 3 == 0 && chars.len() > digits)
        && !matches!(before, '.' | ',' | '-' | '/' | ':')
        && !before.is_ascii_alphabetic()
        && group.len() == 3
        && group.iter().all(char::is_ascii_digit)
        && whole
        && (holds || thousands)
}

/// Takes the blanks off a dash between two figures, the second of which is about to follow: 3 — 5.
fn close_range(chars: &mut Vec<char>, bytes: &mut Vec<u32>) {
    let mut end = chars.len();
    let blanks = |chars: &[char], end: usize| chars[..end].iter().rev().take_while(|c| **c == ' ').count();
    end -= blanks(chars, end);
    let dash = end.wrapping_sub(1);
    if !chars.get(dash).is_some_and(|c| matches!(c, '-' | '—' | '–' | '~')) {
        return;
    }
    let first = dash - blanks(chars, dash);
    if end < chars.len()
        && first < dash
        && first.checked_sub(1).is_some_and(|at| chars[at].is_ascii_digit() || chars[at] == '%')
    {
        chars.drain(end..);
        bytes.drain(end..);
        chars.drain(first..dash);
        bytes.drain(first..dash);
    }
}

/// One character as it is compared: full-width forms are half-width, traditional ones simplified.
#[inline]
pub fn fold(c: char) -> char {
    // Nearly all characters.
    if matches!(c, '\u{4e00}'..='\u{9fff}') { lexicon::simplified(c) } else { fold_other(c) }
}

fn fold_other(c: char) -> char {
    match c {
        '\0'..='\u{7f}' => c,
        '\u{3000}' | '\u{a0}' | '\u{2002}' | '\u{2003}' | '\u{2009}' | '\u{202f}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '〇' => '零',
        '﹪' => '%',
        '「' | '『' | '〝' => '“',
        '」' | '』' | '〞' => '”',
        '〜' | '∼' => '~',
        '\u{ffe1}' => '£',
        '\u{ffe6}' => '₩',
        '\u{80}'.. => lexicon::simplified(c),
    }
}

/// Whether folded text begins with a word.
pub fn opens_with(text: &[char], word: &str) -> bool {
    let mut rest = text.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Whether folded text ends with a word.
pub fn closes_with(text: &[char], word: &str) -> bool {
    let mut rest = text.iter();
    word.chars().rev().all(|c| rest.next_back() == Some(&c))
}

/// Whether any of some words stands in folded text.
pub fn holds_any(text: &[char], words: &[&str]) -> bool {
    // Nearly all words have a character that does not stand there.
    let sieve = text.iter().fold(0, |sieve, c| sieve | bit(*c));
    words.iter().any(|word| word.chars().all(|c| sieve & bit(c) != 0) && holds(text, word))
}

/// The bit that a character shares with others.
fn bit(c: char) -> u64 {
    1 << (c as u32 % u64::BITS)
}

/// Whether a word stands in folded text.
pub fn holds(text: &[char], word: &str) -> bool {
    find(text, word).is_some()
}

/// Where a word stands first in folded text.
pub fn find(text: &[char], word: &str) -> Option<usize> {
    let Some(first) = word.chars().next() else { return Some(0) };
    // Most words do not stand there, which this tells many characters at a time.
    if !text.contains(&first) {
        return None;
    }
    let mut places = text.iter().enumerate().filter(|(_, c)| **c == first);
    places.find(|(at, _)| opens_with(&text[*at..], word)).map(|(at, _)| at)
}

/// The first characters of a text, folded: what a reader of serials and labels looks at.
pub struct Start<const N: usize> {
    chars: [char; N],
    /// Where each of them begins.
    bytes: [u32; N],
    len: usize,
    /// One past the last byte that was read.
    end: usize,
}

impl<const N: usize> Start<N> {
    /// Folds the first `N` characters of a text.
    pub fn new(text: &str) -> Self {
        let mut start = Self { chars: ['\0'; N], bytes: [0; N], len: 0, end: 0 };
        for (at, c) in unglossed(text).take(N) {
            start.chars[start.len] = fold(c);
            start.bytes[start.len] = at as u32;
            start.len += 1;
            start.end = at + c.len_utf8();
        }
        start
    }

    /// The byte at which a character begins; the end of what was read where there are fewer.
    pub fn byte(&self, index: usize) -> usize {
        self.bytes[..self.len].get(index).map_or(self.end, |at| *at as usize)
    }

    /// The folded characters.
    pub fn chars(&self) -> &[char] {
        &self.chars[..self.len]
    }
}

/// The bytes of a gloss at a place of a text, such as the (qū) of 區(qū): one syllable of pinyin with its tone, in brackets. Pages that were
/// copied with such readings hold them inside words, where nothing that is compared may stumble over them.
///
/// Few texts have any: the loops that ask for them are quicker without it inside.
#[inline(never)]
fn gloss(text: &str, at: usize) -> usize {
    let mut chars = text[at..].char_indices().skip(1);
    let mut toned = false;
    for (at, c) in chars.by_ref().take(LONGEST_SYLLABLE + 1) {
        match c {
            'a'..='z' => {}
            'à' | 'á' | 'è' | 'é' | 'ê' | 'ì' | 'í' | 'ò' | 'ó' | 'ù' | 'ú' | 'ü' | '\u{100}'..='\u{1dc}' =>
            {
                toned = true;
            }
            ')' | '）' if toned => return at + c.len_utf8(),
            _ => return 0,
        }
    }
    0
}

/// zhuāng is the longest.
const LONGEST_SYLLABLE: usize = 6;

/// The characters of a text with their places, glosses left out.
#[derive(Clone)]
struct Unglossed<'t> {
    text: &'t str,
    chars: std::str::CharIndices<'t>,
    before: char,
    /// Where the last gloss ends.
    glossed: usize,
}

impl Unglossed<'_> {
    /// The next character that stands in no gloss, from one on that may open or be in one.
    #[inline(never)]
    fn behind_gloss(&mut self, mut at: usize, mut c: char) -> Option<(usize, char)> {
        loop {
            if at >= self.glossed && matches!(c, '(' | '（') && is_han(self.before) {
                self.glossed = at + gloss(self.text, at);
            }
            if at >= self.glossed {
                self.before = c;
                return Some((at, c));
            }
            (at, c) = self.chars.next()?;
        }
    }
}

impl Iterator for Unglossed<'_> {
    type Item = (usize, char);

    #[inline]
    fn next(&mut self) -> Option<(usize, char)> {
        let (at, c) = self.chars.next()?;
        if at < self.glossed || matches!(c, '(' | '（') {
            return self.behind_gloss(at, c);
        }
        self.before = c;
        Some((at, c))
    }
}

fn unglossed(text: &str) -> Unglossed<'_> {
    Unglossed { text, chars: text.char_indices(), before: ' ', glossed: 0 }
}

/// The characters of a text as they are compared, without glosses.
pub fn folds(text: &str) -> impl Iterator<Item = char> + Clone {
    unglossed(text).map(|(_, c)| fold(c))
}

/// The byte at which a character of a text begins; its length where there are fewer.
pub fn byte_at(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

/// Whether a character shows: neither white space nor invisible.
pub fn is_visible(c: char) -> bool {
    // Nearly all characters lie in these two stretches.
    if matches!(c, '!'..='~' | '\u{3001}'..='\u{9fff}') {
        return true;
    }
    !c.is_whitespace() && !c.is_control() && !is_zero_width(c)
}

/// Whether a character has no width, such as those that some editors put between words.
fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
}

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
