//! What a figure counts, as pairs of neighbouring characters: names are compared without any dictionary of names.

use crate::lexicon::language::{STOPWORDS, VERBS, Verb};
use crate::quantity::Quantity;
use crate::terms::Kind;
use crate::text::{Chars, Text, is_han};

/// The content words of a stretch of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noun {
    /// The characters, with a blank wherever something was left out.
    text: Vec<char>,
}

/// Two characters side by side.
pub type Pair = [char; 2];

impl Noun {
    /// The words before and after a number: function words, dates and other figures left out, the verbs at the edges
    /// taken off.
    pub fn around(text: &Text, found: &[Quantity], before: Chars, after: Chars) -> Self {
        let mut head = blanked(text, found, before);
        strip_start(&mut head, |_| true);
        strip_end(&mut head);
        let mut tail = blanked(text, found, after);
        strip_start(&mut tail, |verb| matches!(verb, Verb::Start | Verb::Finish | Verb::Reach));
        head.push(' ');
        head.extend(tail);
        Self { text: head }
    }

    /// Whether there is not even one pair of characters.
    pub fn is_empty(&self) -> bool {
        self.pairs().next().is_none()
    }

    /// The pairs of neighbouring characters, in order.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> + '_ {
        self.text.windows(2).filter(|pair| pair.iter().all(|&c| carries(c))).map(|pair| [pair[0], pair[1]])
    }

    /// Whether a pair occurs.
    pub fn has(&self, pair: Pair) -> bool {
        self.pairs().any(|own| own == pair)
    }

    /// The last pair: the head of a Chinese noun stands at its end.
    pub fn head(&self) -> Option<Pair> {
        self.pairs().last()
    }

    /// Adds the words of another.
    pub fn extend(&mut self, other: &Noun) {
        self.text.push(' ');
        self.text.extend_from_slice(&other.text);
    }

    /// The words in a row, blanks closed up: a name to show.
    pub fn words(&self) -> String {
        self.text.iter().filter(|c| !c.is_whitespace()).collect()
    }
}

fn carries(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric()
}

fn blanked(text: &Text, found: &[Quantity], span: Chars) -> Vec<char> {
    let mut chars: Vec<char> = text.folded(span).to_vec();
    for quantity in found.iter().filter(|q| q.kind != Kind::Name && q.span.overlaps(span)) {
        for at in quantity.span.start.max(span.start)..quantity.span.end.min(span.end) {
            chars[at - span.start] = ' ';
        }
    }
    let words: Vec<(usize, usize)> = STOPWORDS
        .find(text.folded(span))
        .filter(|&(_, len, ())| len > 1)
        .map(|(start, len, ())| (start, len))
        .collect();
    for (start, len) in words {
        chars[start..start + len].fill(' ');
    }
    for c in &mut chars {
        if !carries(*c) {
            *c = ' ';
        }
    }
    chars
}

/// Takes verbs and single function words off the start, again and again.
fn strip_start(chars: &mut [char], takes: fn(Verb) -> bool) {
    let mut at = 0;
    while at < chars.len() {
        if chars[at] == ' ' {
            at += 1;
        } else if let Some((len, _)) = VERBS.at(chars, at).filter(|(_, verb)| **verb != Verb::Noun && takes(**verb)) {
            chars[at..at + len].fill(' ');
            at += len;
        } else if let Some((len, ())) = STOPWORDS.at(chars, at) {
            chars[at..at + len].fill(' ');
            at += len;
        } else {
            break;
        }
    }
}

/// Takes verbs off the end, except those that name the work itself (改造, 建设).
fn strip_end(chars: &mut [char]) {
    let mut end = chars.len();
    while end > 0 {
        if chars[end - 1] == ' ' {
            end -= 1;
            continue;
        }
        let word = (end.saturating_sub(6)..end).find(|&at| {
            let whole = |len: usize| at + len == end;
            VERBS.at(&chars[..end], at).is_some_and(|(len, verb)| whole(len) && !matches!(verb, Verb::Noun | Verb::Act))
                || STOPWORDS.at(&chars[..end], at).is_some_and(|(len, ())| whole(len))
        });
        let Some(at) = word else { break };
        chars[at..end].fill(' ');
        end = at;
    }
}
