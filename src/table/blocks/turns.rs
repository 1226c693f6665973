//! Labels that no word is known for, told by where they stand: two that take turns, the one before what was promised and the other before what
//! became of it (问：, 答：; 说的：, 干的：).

use super::super::label::Label;
use super::super::serial::{self, Style};
use super::Mark;
use crate::lexicon::headers::Column;
use crate::lexicon::language::STATEMENTS;
use crate::mood;
use crate::text::{Start, folds, is_han};
use std::collections::{BTreeMap, BTreeSet};

/// Fewer pairs take turns by chance.
const FEWEST: usize = 3;
/// A label has no more characters.
const LONGEST: usize = 8;
/// A question and its answer share no fewer pairs of characters.
const SHARED: usize = 2;

/// A line that may begin with such a label.
struct Turn {
    at: usize,
    word: String,
    /// The bytes up to where its cell begins.
    len: usize,
}

/// Takes two words that come by turns before colons for the labels of promises and reports.
pub(super) fn label_turns(marks: &mut [Mark]) {
    let known = |mark: &Mark| mark.label.map(|label| label.column);
    let mut turns: Vec<Turn> = marks.iter().enumerate().filter_map(|(at, mark)| turn(at, mark)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for turn in &turns {
        *counts.entry(&turn.word).or_default() += 1;
    }
    let often: BTreeSet<String> =
        counts.iter().filter(|(_, count)| **count >= FEWEST).map(|(word, _)| (*word).to_owned()).collect();
    turns.retain(|turn| often.contains(&turn.word));
    let [first, second, ..] = turns.as_slice() else { return };
    let words = [first.word.clone(), second.word.clone()];
    let by_turns = turns.iter().enumerate().all(|(index, turn)| turn.word == words[index % 2]);
    let columns = [known(&marks[first.at]), known(&marks[second.at])];
    let open = !matches!(columns, [Some(Column::Completion), _] | [_, Some(Column::Commitment | Column::Target)])
        && columns.contains(&None);
    if !by_turns || words[0] == words[1] || !open || !agree(marks, &turns) {
        return;
    }
    for (index, turn) in turns.iter().enumerate() {
        let column = if index % 2 == 0 { Column::Commitment } else { Column::Completion };
        let mark = &mut marks[turn.at];
        mark.label = Some(Label { column, len: turn.len, dated: false });
        // The sign before a label numbers nothing.
        mark.serial = mark.serial.filter(|serial| serial.style != Style::Bullet);
    }
}

/// The word before the colon of a line, behind its number and its pictures; none where it is the label of something else.
fn turn(at: usize, mark: &Mark) -> Option<Turn> {
    let other =
        mark.label.filter(|label| !matches!(label.column, Column::Commitment | Column::Target | Column::Completion));
    if other.is_some() {
        return None;
    }
    let rest = mark.serial.and_then(|serial| mark.text.get(serial.rest..)).unwrap_or(mark.text);
    let rest = serial::behind_pictures(rest);
    let start = Start::<{ LONGEST + 3 }>::new(rest);
    let chars = start.chars();
    let boxed = chars.first() == Some(&'【');
    let from = usize::from(boxed);
    let stop = chars.iter().position(|c| *c == if boxed { '】' } else { ':' })?;
    let word = chars.get(from..stop).filter(|word| (1..=LONGEST).contains(&word.len()))?;
    if !word.iter().all(|c| is_han(*c) || c.is_ascii_alphabetic()) {
        return None;
    }
    let blank = chars[stop + 1..].iter().take_while(|c| **c == ':' || c.is_whitespace()).count();
    let len = mark.text.len() - rest.len() + start.byte(stop + 1 + blank);
    Some(Turn { at, word: word.iter().collect(), len })
}

/// Whether most pairs speak of the same thing, the first of them with a figure or a plan, and neither tells what the other should.
fn agree(marks: &[Mark], turns: &[Turn]) -> bool {
    // A label may stand alone above its cell.
    let words = |turn: &Turn| -> Vec<char> {
        let own = marks[turn.at].text.get(turn.len..).unwrap_or("").trim();
        let below = marks.get(turn.at + 1).map_or("", |mark| mark.text);
        folds(if own.is_empty() { below } else { own }).collect()
    };
    let pairs: Vec<(Vec<char>, Vec<char>)> =
        turns.chunks_exact(2).map(|pair| (words(&pair[0]), words(&pair[1]))).collect();
    let count = |holds: &dyn Fn(&[char], &[char]) -> bool| {
        pairs.iter().filter(|(promise, report)| holds(promise, report)).count()
    };
    let figure = |words: &[char]| words.iter().any(char::is_ascii_digit);
    let alike = count(&|promise, report| shares(promise, report));
    let counted = count(&|promise, _| figure(promise));
    let asked = count(&|promise, _| promise.contains(&'?'));
    let told = count(&|promise, report| tells(promise, report));
    let planned = count(&|promise, _| mood::is_plan(promise));
    let reversed = count(&|promise, report| mood::is_fact(promise) && !mood::is_plan(promise) || mood::is_plan(report));
    alike * 3 >= pairs.len() * 2
        && counted * 2 >= pairs.len()
        && told * 2 >= pairs.len()
        && (asked * 2 < pairs.len() || planned * 2 >= pairs.len())
        && reversed * 2 < pairs.len()
}

/// Whether a report tells more than the promise: how something stands, or another figure.
fn tells(promise: &[char], report: &[char]) -> bool {
    let figures = |words: &[char]| -> BTreeSet<String> {
        let runs = words.split(|c| !c.is_ascii_digit() && *c != '.').filter(|run| !run.is_empty());
        runs.map(|run| run.iter().collect()).collect()
    };
    STATEMENTS.occurs(report) || mood::is_fact(report) || !figures(report).is_subset(&figures(promise))
}

/// Whether two texts share pairs of characters.
fn shares(promise: &[char], report: &[char]) -> bool {
    let pairs = |words: &[char]| -> BTreeSet<[char; 2]> {
        let han = words.windows(2).filter(|pair| pair.iter().all(|c| is_han(*c)));
        han.map(|pair| [pair[0], pair[1]]).collect()
    };
    pairs(promise).intersection(&pairs(report)).count() >= SHARED
}
