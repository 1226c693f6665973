//! Lines that were torn or run together, put right before paragraphs are looked for.

use super::serial::{self, Serial, Style};
use super::{Line, label};
use crate::document::Document;
use crate::lexicon::headers::Column;
use crate::lexicon::language::STATEMENTS;
use crate::text::{Span, fold};

/// E3: a number alone on its line belongs to the line after it, where such numbers count on from 1.
pub fn numbers(document: &Document, lines: &[Line]) -> Vec<Line> {
    let alone = |line: &Line| {
        let text = line.span.of(&document.text);
        Some(text).filter(|text| text.chars().nth(4).is_none()).and_then(serial::whole)
    };
    let mut expected = 1;
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut count = 0;
    let mut rest = lines.iter().peekable();
    while let Some(line) = rest.next() {
        let next = rest.peek().filter(|next| alone(next).is_none());
        match next {
            Some(next) if alone(line) == Some(expected) => {
                let span = Span::new(line.span.start, next.span.end);
                joined.push(Line { span, looks: line.looks.joined(next.looks), ..*line });
                rest.next();
                expected += 1;
                count += 1;
            }
            _ => joined.push(*line),
        }
    }
    if count >= 2 { joined } else { lines.to_vec() }
}

/// E7: all items of a group in one paragraph under a heading that says how they stand, cut before each number that counts on.
pub fn groups(document: &Document, lines: Vec<Line>) -> Vec<Line> {
    let text = |line: &Line| line.span.of(&document.text);
    let sorts = |line: &Line| {
        if line.looks.shows > LONGEST_GROUP {
            return false;
        }
        let words: Vec<char> = text(line).chars().take(LONGEST_GROUP + 1).map(fold).collect();
        words.len() <= LONGEST_GROUP && label::is_heading(text(line)) && STATEMENTS.occurs(&words)
    };
    // 一、基础设施类, 二、产业发展类: under other headings the numbers run on from one paragraph to the next.
    let headed = |index: usize| {
        let above = index.checked_sub(1).map(|above| text(&lines[above]));
        above.is_some_and(|above| label::is_heading(above) && serial::leading(above).is_some())
    };
    let mut last = 0;
    let mut run_on: Vec<Option<Vec<usize>>> = vec![None; lines.len()];
    for index in (0..lines.len()).filter(|index| headed(*index)) {
        let found = starts_from(text(&lines[index]), last + 1).filter(|(cuts, _)| cuts.first() == Some(&0));
        if let Some((cuts, end)) = found {
            (run_on[index], last) = (Some(cuts), end);
        }
    }
    let runs_on = run_on.iter().flatten().count() > 1;
    let mut parts: Vec<Line> = Vec::with_capacity(lines.len());
    let mut cut = false;
    for (index, line) in lines.iter().enumerate() {
        let under = index.checked_sub(1).is_some_and(|above| sorts(&lines[above]));
        let sorted = if under { starts(text(line)).filter(|cuts| cuts.first() == Some(&0)) } else { None };
        let cuts = sorted.or_else(|| run_on[index].take().filter(|_| runs_on));
        let Some(cuts) = cuts else {
            parts.push(*line);
            continue;
        };
        cut = true;
        let ends = cuts.iter().skip(1).copied().chain([line.span.end - line.span.start]);
        parts.extend(cuts.iter().zip(ends).map(|(from, to)| {
            let span = Span::new(line.span.start + from, line.span.start + to).trimmed(&document.text);
            line.over(document, span)
        }));
    }
    if cut { parts } else { lines }
}

/// E9: 第一，…。第二，…: several items in each paragraph, cut before each ordinal that counts on through all of them.
pub fn ordinals(document: &Document, lines: Vec<Line>) -> Vec<Line> {
    let mut parts: Vec<Line> = Vec::with_capacity(lines.len());
    let (mut last, mut together) = (0, false);
    for line in &lines {
        let text = line.span.of(&document.text);
        let (mut cuts, mut open) = (Vec::new(), true);
        for (at, c) in text.char_indices() {
            let next = |serial: &Serial| serial.style == Style::Ordinal && serial.value == last + 1;
            if open && c == '第' && serial::leading(&text[at..]).as_ref().is_some_and(next) {
                last += 1;
                cuts.push(at);
            }
            // 种植业方面，第一，…
            open = ends(c) || c == '，' && text[..at].ends_with("方面") && at <= LONGEST_LEAD;
        }
        together |= cuts.len() > 1;
        if cuts.first() != Some(&0) {
            cuts.insert(0, 0);
        }
        let to = cuts.iter().skip(1).copied().chain([text.len()]);
        parts.extend(cuts.iter().zip(to).map(|(from, to)| {
            let span = Span::new(line.span.start + from, line.span.start + to).trimmed(&document.text);
            line.over(document, span)
        }));
    }
    if together && last >= FEWEST_ORDINALS { parts } else { lines }
}

/// 农村改革与增收方面 is about as long as a lead is, in bytes.
const LONGEST_LEAD: usize = 60;

/// Fewer ordinals order what a report says.
const FEWEST_ORDINALS: u32 = 4;

/// A heading over a group is no longer.
const LONGEST_GROUP: usize = 20;

/// The least share of the text, in per cent, that one line must hold to be a ledger run together.
const SHARE: usize = 60;

/// C4, D1, D9: a whole ledger in one paragraph, cut before each number that counts on and before each label.
pub fn paragraph(document: &Document, lines: &[Line]) -> Option<Vec<Line>> {
    let all: usize = lines.iter().map(|line| line.looks.shows).sum();
    let at = lines.iter().position(|line| line.looks.shows * 100 >= all * SHARE && line.looks.shows > 80)?;
    let long = lines[at];
    let text = long.span.of(&document.text);
    let mut cuts = starts(text).unwrap_or_default();
    let labels = labels(text);
    // D1: pairs of labels without numbers.
    if cuts.is_empty() && labels.iter().filter(|at| promises(&text[**at..])).count() < 2 {
        return None;
    }
    cuts.extend(labels);
    cuts.sort_unstable();
    cuts.dedup();
    let mut parts = lines[..at].to_vec();
    let ends = cuts.iter().skip(1).copied().chain([long.span.end - long.span.start]);
    if let Some(first) = cuts.first().filter(|first| **first > 0) {
        parts.push(long.over(document, Span::new(long.span.start, long.span.start + first)));
    }
    for (from, to) in cuts.iter().zip(ends) {
        let span = Span::new(long.span.start + from, long.span.start + to).trimmed(&document.text);
        parts.push(long.over(document, span));
    }
    // Below it the page speaks again, unless the ledger goes on.
    let goes_on = |line: &&Line| {
        let text = line.span.of(&document.text);
        serial::leading(text).is_some() || label::leading(text).is_some()
    };
    parts.extend(lines[at + 1..].iter().filter(goes_on));
    parts.retain(|part| !part.span.is_empty());
    Some(parts)
}

/// D1: 承诺事项：…责任单位：…兑现情况：…: paragraphs that each hold a promise and what belongs to it under labels, cut before each label; a paragraph
/// may hold several. D9: 4.建成县敬老院。 责任单位：… 完成状态：…: the promise has a number in place of its label, and
/// a state answers. None where few do.
pub fn labelled(document: &Document, lines: &[Line]) -> Option<Vec<Line>> {
    cut(document, lines, |line, text| {
        let numbered = serial::leading(text);
        let own = || promises(text) && numbered.is_none();
        match numbered {
            _ if !line.looks.ends_label => Vec::new(),
            Some(serial) => {
                let rest = &text[serial.rest..];
                let inside = || label::all_inside(rest);
                let states = inside().any(|(_, label)| label.column == Column::Rate)
                    && inside().all(|(_, label)| label.column != Column::Completion);
                let cuts = inside().filter(|_| states).map(|(at, _)| serial.rest + at);
                std::iter::once(0).chain(cuts).collect()
            }
            None if own() => labels(text),
            None => Vec::new(),
        }
    })
}

/// D8: 一季度：…。二季度：…。三季度：…: the reports of several periods in one paragraph, cut before each period. None where few are so.
pub fn periods(document: &Document, lines: &[Line]) -> Option<Vec<Line>> {
    cut(document, lines, |line, text| {
        if !line.looks.ends_label {
            return Vec::new();
        }
        let opens = label::leading(text).filter(|label| label.dated).map(|_| 0);
        let inside = label::all_inside(text).filter(|(at, label)| *at > 0 && label.dated).map(|(at, _)| at);
        let cuts: Vec<usize> = opens.into_iter().chain(inside).collect();
        // One 四季度： in a sentence is a word of its report.
        if cuts.len() < FEWEST_PERIODS { Vec::new() } else { cuts }
    })
}

/// Fewer periods make no report by periods.
const FEWEST_PERIODS: usize = 2;

/// The lines, each of several cut where it is told to.
fn cut(document: &Document, lines: &[Line], cuts: impl Fn(&Line, &str) -> Vec<usize>) -> Option<Vec<Line>> {
    let mut parts = Vec::with_capacity(lines.len());
    let mut several = 0;
    for line in lines {
        let text = line.span.of(&document.text);
        let cuts = cuts(line, text);
        if cuts.is_empty() || cuts == [0] {
            parts.push(*line);
            continue;
        }
        several += 1;
        let starts: Vec<usize> = if cuts[0] == 0 { cuts } else { std::iter::once(0).chain(cuts).collect() };
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        parts.extend(starts.iter().zip(ends).map(|(from, to)| {
            let span = Span::new(line.span.start + from, line.span.start + to).trimmed(&document.text);
            line.over(document, span)
        }));
    }
    (several >= FEWEST_LABELLED).then_some(parts)
}

/// Fewer paragraphs with several labels are no list of them.
const FEWEST_LABELLED: usize = 3;

/// C4: a whole table in one line, a cell for each stretch between blanks.
pub fn cells(document: &Document, lines: &[Line]) -> Option<Vec<Line>> {
    let all: usize = lines.iter().map(|line| line.looks.shows).sum();
    let at = lines.iter().position(|line| line.looks.shows * 100 >= all * SHARE && line.looks.shows > 80)?;
    let long = lines[at];
    let text = long.span.of(&document.text);
    let place = |cell: &str| cell.as_ptr() as usize - text.as_ptr() as usize + long.span.start;
    let cells =
        text.split_whitespace().map(|cell| long.over(document, Span::new(place(cell), place(cell) + cell.len())));
    let mut parts = lines[..at].to_vec();
    parts.extend(cells);
    parts.extend_from_slice(&lines[at + 1..]);
    (parts.len() >= lines.len() + FEWEST_CELLS).then_some(parts)
}

/// Heads and two rows have no fewer cells.
const FEWEST_CELLS: usize = 9;

/// Whether a new item or label can begin after this character.
fn ends(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '！' | '：') || c.is_whitespace()
}

/// Where numbers of one style stand that count on from 1, at least two.
fn starts(text: &str) -> Option<Vec<usize>> {
    starts_from(text, 1).map(|(cuts, _)| cuts)
}

/// The same from another number on, with the last number.
fn starts_from(text: &str, first: u32) -> Option<(Vec<usize>, u32)> {
    let mut found: Vec<(usize, Serial)> = Vec::new();
    let mut open = true;
    for (at, c) in text.char_indices() {
        if open && !c.is_whitespace() {
            let next = found.last().map_or(first, |(_, last)| last.value + 1);
            // 洛河区 6 6 holds no 6 of a list of 1. 2. 3.
            let mark = |at: usize| text[at..].trim_start_matches(|c: char| c.is_ascii_digit()).chars().next();
            let same = |serial: &Serial| {
                found.last().is_none_or(|(before, last)| {
                    last.style == serial.style && (last.style != Style::Arabic || mark(*before) == mark(at))
                })
            };
            let own = serial::leading(&text[at..]).filter(|serial| serial.value == next && same(serial));
            // ；3.40个互助点 behind 2.…: the third of 1. 2. 3., and no decimal.
            let stopped = || text[..at].trim_end().ends_with(['。', '；', ';']);
            let before_figure = || {
                let (_, last) =
                    found.last().filter(|(before, last)| last.style == Style::Arabic && mark(*before) == Some('.'))?;
                let rest = text[at..].strip_prefix(&next.to_string())?.strip_prefix('.')?;
                rest.starts_with(|c: char| c.is_ascii_digit()).then_some(Serial { value: next, ..*last })
            };
            if let Some(serial) = own.or_else(|| before_figure().filter(|_| stopped())) {
                found.push((at, serial));
            }
        }
        open = ends(c);
    }
    let last = found.last().filter(|_| found.len() >= 2)?.1.value;
    Some((found.into_iter().map(|(at, _)| at).collect(), last))
}

/// Whether a text begins with the label of a promise.
fn promises(text: &str) -> bool {
    label::leading(text).is_some_and(|label| matches!(label.column, Column::Commitment | Column::Target))
}

fn labels(text: &str) -> Vec<usize> {
    let mut open = true;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        if open && !c.is_whitespace() && label::leading(&text[at..]).is_some() {
            found.push(at);
        }
        open = ends(c) && c != '：';
    }
    found
}
