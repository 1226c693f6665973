//! Two lists, one below the other, joined by nothing but their numbers: what was promised (一、年初承诺), and what became of it (二、兑现情况).

use super::serial::{self, Style};
use super::{Candidate, Line, label};
use crate::document::{Cell, Document};
use crate::item::Item;
use crate::lexicon::headers::{Column, column};
use crate::text::{Span, folds};

/// Shorter lists are joined by chance.
const FEWEST: usize = 3;

/// A numbered paragraph, the lines that go on with it among its pieces.
struct Entry {
    value: u32,
    number: Cell,
    /// What stands around the number.
    marks: Vec<Cell>,
    body: Cell,
    line: u32,
}

/// Reads two lists of one length under headings of their own.
pub fn read(document: &Document, lines: &[Line]) -> Candidate {
    let text = |line: &Line| line.span.of(&document.text);
    let own = |line: &Line| serial::leading(text(line)).filter(|own| own.style == Style::Arabic);
    // The heading right above a first number says what its list holds.
    let heading = |at: usize| {
        let above = lines.get(at.checked_sub(1)?)?;
        let words = text(above);
        let named = serial::leading(words).map_or(words, |own| &words[own.rest..]);
        // 年初承诺, 年终答卷: a head word alone heads a list as well.
        let heads = label::is_heading(words) || label::bare(named).is_some();
        let told = heads.then(|| column(folds(named.trim_end_matches(['：', ':'])))).flatten();
        told.map(|told| (told, Cell::new(above.span)))
    };
    let starts: Vec<usize> = (0..lines.len())
        .filter(|&at| own(&lines[at]).is_some_and(|own| own.value == 1) && heading(at).is_some())
        .collect();
    let [first, second] = starts[..] else { return Candidate::default() };
    let (Some((promised, above)), Some((told, between))) = (heading(first), heading(second)) else {
        return Candidate::default();
    };
    let promises = matches!(promised, Column::Commitment | Column::Target | Column::Name);
    if !promises || told != Column::Completion {
        return Candidate::default();
    }
    let (wants, answers) = (entries(document, &lines[first..second - 1]), entries(document, &lines[second..]));
    let joined = wants.iter().filter(|want| answers.iter().any(|answer| answer.value == want.value)).count();
    if wants.len() < FEWEST || joined * 5 < wants.len() * 4 || answers.len() > wants.len() {
        return Candidate::default();
    }
    let mut candidate =
        Candidate { name: "twinLists", headed: true, heads: vec![between.clone()], ..Candidate::default() };
    candidate.furniture.extend([above, between]);
    for want in wants {
        let answer = answers.iter().find(|answer| answer.value == want.value);
        candidate.furniture.extend(want.marks);
        candidate
            .furniture
            .extend(answer.iter().flat_map(|answer| answer.marks.iter().chain([&answer.number])).cloned());
        candidate.items.push(Item {
            number: Some(want.number),
            commitment: want.body,
            completion: answer.map(|answer| answer.body.clone()).unwrap_or_default(),
            line: want.line,
            ..Item::default()
        });
    }
    candidate
}

/// The paragraphs whose numbers count on from one.
fn entries(document: &Document, lines: &[Line]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines {
        let text = line.span.of(&document.text);
        let next = entries.last().map_or(1, |last| last.value + 1);
        // 6．480套: the point parts two numbers.
        let own = serial::following(text, Some(next - 1)).filter(|own| own.style == Style::Arabic && own.value == next);
        let span =
            |from: usize, to: usize| Span::new(line.span.start + from, line.span.start + to).trimmed(&document.text);
        if let Some(own) = own {
            let marks = [span(0, own.start), span(own.end, own.rest)];
            entries.push(Entry {
                value: own.value,
                number: Cell::new(span(own.start, own.end)),
                marks: marks.into_iter().filter(|mark| !mark.is_empty()).map(Cell::new).collect(),
                body: Cell::new(span(own.rest, text.len())),
                line: line.number,
            });
            continue;
        }
        // What is wrapped goes on without blanks before it; a paragraph of its own ends the list.
        let Some(last) = entries.last_mut() else { continue };
        let ended = last.body.text(document).trim_end().ends_with('。');
        if ended || line.after_blank || label::is_foot(text) {
            break;
        }
        last.body.pieces.push(line.span);
    }
    entries
}
