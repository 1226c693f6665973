//! Family D: cards. Each item is a stack of labels, each on a line of its own above its value. The labels come again in every card, so that no
//! word of them has to be known: where head words do not tell what they are over, the values do.

use super::roles::{self, Heads, Row};
use super::{Candidate, Line, guess, label, serial};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::lexicon::language::STATEMENTS;
use crate::text::{Span, folds, is_han};
use std::collections::BTreeMap;
use std::ops::Range;

/// Fewer cards may be alike by chance.
const FEWEST: usize = 3;
/// A label shows no more characters.
const LONGEST_LABEL: usize = 8;
/// Of so many cards, four at least have a label.
const OF_FIVE: usize = 5;
/// So many lines may stand in a card above its first label: a serial, and how far it has come.
const LONGEST_LEAD: usize = 3;

/// Reads lines between labels that come again in each card.
pub fn read(document: &Document, lines: &[Line]) -> Candidate {
    let labels = labels(document, lines);
    let Some(first) = labels.first().filter(|_| labels.len() > 1) else { return Candidate::default() };
    let text = |at: usize| lines[at].span.of(&document.text);
    let lead = lead(document, lines, &first.places);
    let starts: Vec<usize> = first.places.iter().map(|at| at.saturating_sub(lead)).collect();
    // 工作任务：… above 进展情况： is a label with its value on one line, as blocks have them.
    let labelled = |start: &usize| {
        let mut above = lines[*start..start + lead].iter().map(|line| line.span.of(&document.text));
        above.any(|text| number(text).is_none() && label::leading(text).is_some())
    };
    if starts.iter().filter(|start| labelled(start)).count() * 2 > starts.len() {
        return Candidate::default();
    }
    let heads: Vec<Cell> = (0..lead)
        .map(|_| Cell::default())
        .chain(labels.iter().map(|label| Cell::new(lines[label.places[0]].span)))
        .collect();
    let mut rows = Vec::with_capacity(starts.len());
    let mut candidate = Candidate { name: "cards", headed: true, ..Candidate::default() };
    for (index, &start) in starts.iter().enumerate() {
        let last = index + 1 == starts.len();
        let end = starts.get(index + 1).copied().unwrap_or(lines.len());
        let mut cells = Vec::with_capacity(heads.len());
        for line in &lines[start..start + lead] {
            let own = number(line.span.of(&document.text)).unwrap_or(Span::new(0, line.span.end - line.span.start));
            cells.push(Cell::new(Span::new(line.span.start + own.start, line.span.start + own.end)));
            // No. before 01
            candidate.furniture.push(Cell::new(Span::new(line.span.start, line.span.start + own.start)));
        }
        let of_card: Vec<Option<usize>> =
            labels.iter().map(|label| label.places.iter().copied().find(|at| (start..end).contains(at))).collect();
        for (own, label) in of_card.iter().zip(&labels) {
            let Some(own) = *own else {
                cells.push(Cell::default());
                continue;
            };
            candidate.furniture.push(Cell::new(lines[own].span));
            let next = of_card.iter().flatten().copied().filter(|at| *at > own).min().unwrap_or(end);
            // Below the last value stands the page's foot.
            let longest = label.longest(&starts);
            let value = if last && next == end { own + 1..end.min(own + 1 + longest) } else { own + 1..next };
            let value =
                value.clone().start..value.clone().find(|at| last && label::is_foot(text(*at))).unwrap_or(value.end);
            cells.push(Cell { pieces: lines[value].iter().map(|line| line.span).collect() });
        }
        rows.push(Row { cells, line: lines[start].number, ..Row::default() });
    }
    let texts: Vec<String> = heads.iter().map(|cell| cell.text(document).trim().to_owned()).collect();
    let mut known = Heads::read(texts.iter().map(String::as_str)).filter(|heads| heads.completion().is_some());
    if let Some(known) = known.as_mut().filter(|_| lead > 0) {
        known.roles[0] = Some(Column::Number);
    }
    let aligned: Vec<&[Cell]> = rows.iter().map(|row| row.cells.as_slice()).collect();
    let Some(mut heads) = known.or_else(|| guess::heads(document, &heads, &aligned)) else {
        return Candidate::default();
    };
    for role in heads.roles.iter_mut().skip(lead).filter(|role| role.is_none()) {
        *role = Some(Column::Remark);
    }
    candidate.items = roles::items(document, &heads, &rows);
    candidate
}

/// A label, and the lines that it stands in, one for each card that has it, each with the line of the label after it.
struct Label {
    places: Vec<usize>,
    ends: Vec<usize>,
}

impl Label {
    /// How many lines its longest value has, but for that of the last card; `starts` are the first lines of the cards.
    fn longest(&self, starts: &[usize]) -> usize {
        let card = |at: usize| starts.get(starts.partition_point(|start| *start <= at)).copied();
        let lines = self.places.iter().zip(&self.ends).filter_map(|(at, end)| Some((*end).min(card(*at)?) - at - 1));
        lines.max().unwrap_or(1)
    }
}

/// The labels in the order in which they stand in the first card.
fn labels(document: &Document, lines: &[Line]) -> Vec<Label> {
    let text = |at: usize| lines[at].span.of(&document.text);
    let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in (0..lines.len()).filter(|at| (2..=LONGEST_LABEL).contains(&lines[*at].looks.shows)) {
        let words = text(at).trim_end_matches([':', '：']);
        if words.chars().all(is_han) {
            found.entry(words).or_default().push(at);
        }
    }
    found.retain(|words, places| places.len() >= FEWEST && !is_value(words));
    let most = found.values().map(Vec::len).max().unwrap_or(0);
    let mut labels: Vec<Vec<usize>> = found.into_values().filter(|places| places.len() * OF_FIVE >= most * 4).collect();
    // What stands right above another label has no value of its own.
    let is_label: Vec<bool> = {
        let mut is_label = vec![false; lines.len() + 1];
        labels.iter().flatten().for_each(|at| is_label[*at] = true);
        is_label
    };
    labels.retain(|places| places.iter().filter(|at| is_label[**at + 1]).count() * 2 < places.len());
    labels.sort();
    let Some(first) = labels.first().cloned() else { return Vec::new() };
    // Each stands at most once in each card.
    let cards: Vec<Range<usize>> = ranges(&first, lines.len());
    let card = |at: &usize| cards.partition_point(|card| card.start <= *at);
    labels
        .retain(|places| places.len() <= first.len() && places.windows(2).all(|pair| card(&pair[0]) < card(&pair[1])));
    let all: Vec<usize> = {
        let mut all: Vec<usize> = labels.iter().flatten().copied().collect();
        all.sort_unstable();
        all
    };
    let end = |at: &usize| all.get(all.partition_point(|next| next <= at)).copied().unwrap_or(lines.len());
    labels.into_iter().map(|places| Label { ends: places.iter().map(end).collect(), places }).collect()
}

/// 区教育局, 已完成: what is the same in many cards, and heads nothing.
fn is_value(words: &str) -> bool {
    let folded: Vec<char> = folds(words).collect();
    label::is_owner(words) && roles::role(words).is_none()
        || STATEMENTS.at(&folded, 0).is_some_and(|(len, _)| len == folded.len())
}

fn ranges(starts: &[usize], end: usize) -> Vec<Range<usize>> {
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// How many lines stand in each card above its first label: from the serial on, where most cards have one.
fn lead(document: &Document, lines: &[Line], places: &[usize]) -> usize {
    let numbered = |lead: &usize| {
        let serial = |at: &&usize| {
            let start = at.checked_sub(*lead);
            start.is_some_and(|start| number(lines[start].span.of(&document.text)).is_some())
        };
        places.iter().filter(serial).count() * OF_FIVE >= places.len() * 4
    };
    (1..=LONGEST_LEAD).find(numbered).filter(|lead| places[0] >= *lead).unwrap_or(0)
}

/// Where the serial of a line stands that is one and nothing else: 01 of No.01 and of 编号：01.
fn number(text: &str) -> Option<Span> {
    let start = text.find(|c: char| c.is_numeric())?;
    let before = text[..start].trim_end_matches(['.', '．', '：', ':', ' ', '#', '（', '(']);
    let named = before.is_empty()
        || before.chars().all(|c| c.is_ascii_alphabetic() || c == '№')
        || roles::role(before).is_some();
    let own = text[start..].trim_end_matches(['）', ')']);
    (named && serial::whole(own).is_some()).then(|| Span::new(start, start + own.len()))
}
