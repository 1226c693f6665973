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
        // 四、公共安全 13.食品抽检2400批次 …: the heading stands before the first row below it.
        let whole = line.span.of(text);
        let behind = behind_heading(whole, last);
        if let Some(at) = behind {
            waiting = Some(Cell::new(Span::new(line.span.start, line.span.start + at).trimmed(text)));
        }
        let start = line.span.start + behind.unwrap_or(0);
        let span = Span::new(start, line.span.end).trimmed(text);
        let printed = span.of(text);
        let found = serial::following(printed, last).filter(|serial| serial.style == serial::Style::Arabic);
        let split = found.and_then(|serial| Some((serial, split_at(printed, serial.rest)?)));
        last = found.map(|serial| serial.value).or(last);
        let Some((serial, gap)) = split else {
            if found.is_none() && label::is_heading(whole) && !label::is_foot(printed) {
                waiting = Some(Cell::new(line.span));
            }
            continue;
        };
        if let Some(heading) = waiting.take() {
            candidate.furniture.push(heading.clone());
            section = Some(heading);
        }
        let at = span.start;
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
        // 牵头领导：… 完成状态：…: labels are no words of a report.
        candidate.strained += usize::from(line.looks.ends_label && label::leading(completion.of(text)).is_some());
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

/// Where a row begins behind a heading with a Chinese serial in the same line.
fn behind_heading(line: &str, last: Option<u32>) -> Option<usize> {
    let chinese = |text: &str| {
        serial::leading(text)
            .is_some_and(|own| matches!(own.style, serial::Style::Chinese | serial::Style::ChineseBracketed))
    };
    let row = |text: &str| {
        let text = text.trim_start();
        serial::following(text, last).is_some_and(|own| own.style == serial::Style::Arabic)
            && text.trim_start_matches(['*', '★', '☆']).starts_with(|c: char| c.is_ascii_digit())
    };
    if !chinese(line) {
        return None;
    }
    let blanks = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    blanks.into_iter().find(|&at| label::is_heading(line[..at].trim()) && row(&line[at..]))
}

/// Where the answer begins: after the last blank that has a promise of some length before it.
pub(super) fn split_at(line: &str, rest: usize) -> Option<usize> {
    let (mut best, mut words, mut before) = (None, 0, ' ');
    for (at, c) in line.get(rest..)?.trim_end().char_indices() {
        let sentence_end = matches!(before, '。' | '；');
        // GDP增长6%。 is a promise of some length.
        let long = words >= 4 || sentence_end && words >= 2;
        if c.is_whitespace() && long && (best.is_none() || sentence_end) {
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
    // 102.8%/—: one for each of two promises
    let mut parts = rate.of(text).split('/').map(str::trim);
    let one = |part: &str| {
        let digits = part.trim_end_matches(['%', '％']);
        digits.len() < part.len() && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let some = rate.of(text).split('/').map(str::trim).any(one);
    let bare = some && parts.all(|part| one(part) || crate::table::roles::is_dash(part));
    if bare && at > 0 { (Span::new(answer.start, answer.start + at).trimmed(text), Some(rate)) } else { (answer, None) }
}
