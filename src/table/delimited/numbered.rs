//! Rows without separators that a serial opens: the promise and its answer on one line.

use crate::document::{Cell, Document};
use crate::table::{Candidate, Line, label, serial};
use crate::text::{Span, is_han};

/// C2: numbered lines, promise and answer parted by a blank, no heads; headings between them.
pub fn numbered_rows(document: &Document, lines: &[Line]) -> Candidate {
    let text = &document.text;
    let mut candidate = Candidate { name: "numberedRows", ..Candidate::default() };
    if !lines.iter().any(|line| line.looks.blank && serial::may_count(line.span.of(text))) {
        return candidate;
    }
    let mut section: Option<Cell> = None;
    let mut waiting: Option<Cell> = None;
    let mut last = None;
    for line in lines {
        let printed = line.span.of(text);
        let found = serial::following(printed, last).filter(|serial| serial.style == serial::Style::Arabic);
        let split = found.and_then(|serial| Some((serial, split_at(printed, serial.rest)?)));
        last = found.map(|serial| serial.value).or(last);
        let Some((serial, gap)) = split else {
            if found.is_none() && label::is_heading(printed) && !label::is_foot(printed) {
                waiting = Some(Cell::new(line.span));
            }
            continue;
        };
        if let Some(heading) = waiting.take() {
            candidate.furniture.push(heading.clone());
            section = Some(heading);
        }
        let at = line.span.start;
        let answer = Span::new(at + gap, line.span.end).trimmed(text);
        let (completion, rate) = split_rate(text, answer);
        for span in [
            Span::new(at, at + serial.start),
            Span::new(at + serial.end, at + serial.rest),
            Span::new(completion.end, rate.map_or(completion.end, |rate| rate.start)),
        ] {
            let mark = span.trimmed(text);
            if !mark.is_empty() {
                candidate.furniture.push(Cell::new(mark));
            }
        }
        candidate.items.push(crate::item::Item {
            number: Some(Cell::new(Span::new(at + serial.start, at + serial.end))),
            section: section.clone(),
            commitment: Cell::new(Span::new(at + serial.rest, at + gap).trimmed(text)),
            completion: Cell::new(completion),
            rate: rate.map(Cell::new),
            line: line.number,
            ..crate::item::Item::default()
        });
    }
    candidate
}

/// Where the answer begins: after the last blank that has a promise of some length before it.
pub(super) fn split_at(line: &str, rest: usize) -> Option<usize> {
    let (mut best, mut words, mut before) = (None, 0, ' ');
    for (at, c) in line.get(rest..)?.trim_end().char_indices() {
        let sentence_end = matches!(before, '。' | '；');
        if c.is_whitespace() && words >= 4 && (best.is_none() || sentence_end) {
            best = Some(rest + at);
        }
        words += usize::from(is_han(c));
        before = c;
    }
    best
}

/// A bare rate after the last comma of an answer: 432，102.9%.
pub(super) fn split_rate(text: &str, answer: Span) -> (Span, Option<Span>) {
    let printed = answer.of(text);
    let Some((at, comma)) = printed.char_indices().rev().find(|(_, c)| matches!(c, '，' | ',' | '、')) else {
        return (answer, None);
    };
    let rate = Span::new(answer.start + at + comma.len_utf8(), answer.end).trimmed(text);
    let digits = rate.of(text).trim_end_matches(['%', '％']);
    let bare = digits.len() < rate.of(text).len()
        && !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    if bare && at > 0 { (Span::new(answer.start, answer.start + at).trimmed(text), Some(rate)) } else { (answer, None) }
}
