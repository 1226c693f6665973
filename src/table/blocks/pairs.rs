//! Pairs of labels without serials.

use super::{Builder, Mark, append, is_indented};
use crate::document::{Cell, Document};
use crate::item::Item;
use crate::lexicon::headers::Column;
use crate::number::numeral;
use crate::table::serial::Style;
use crate::table::{Candidate, Line, label};
use crate::text::{Span, byte_at, fold, is_han};

/// D1: pairs of labels without serials.
pub fn by_labels(document: &Document, lines: &[Line], marks: &[Mark]) -> Candidate {
    let mut builder = Builder {
        document,
        candidate: Candidate::default(),
        open: None,
        section: None,
        labelled: true,
        numbered: false,
        style: Style::Named,
        into: Column::Commitment,
        line: 0,
        number: None,
        dated: None,
        gaps: Vec::new(),
    };
    // Headings with numbers over several pairs each; over one each they are headlines.
    let promises = marks.iter().filter(|mark| mark.label.is_some_and(|label| is_promise(label.column))).count();
    let chaptered = marks.iter().filter(|mark| is_chapter(mark)).count() * 3 <= promises * 2;
    let mut headline: Option<Span> = None;
    let mut number: Option<Cell> = None;
    // Behind a foot or a signature the page speaks, until another label comes.
    let mut ended = false;
    for (index, (line, mark)) in lines.iter().zip(marks).enumerate() {
        let Some(label) = mark.label else {
            let text = line.span.of(&document.text);
            ended |= builder.open.is_some() && (mark.is_foot() || label::is_signature(text));
            let next = |at: usize| marks.get(at).and_then(|next| next.label).map(|label| label.column);
            let ahead = next(index + 1);
            let opens = ahead.is_some_and(is_promise);
            let named = ahead.is_some_and(|ahead| ahead != Column::Completion);
            // PART 02 above the headline of a task
            let headed = || {
                let apart = lines.get(index + 1).is_none_or(|below| below.after_blank);
                line.after_blank && !apart && next(index + 2).is_some_and(is_promise)
            };
            if let Some(own) = numbered(text).filter(|_| named || headed()) {
                // 重点任务2 above the labels of a task
                builder.close();
                let span = |from: usize, to: usize| Span::new(line.span.start + from, line.span.start + to);
                builder.furniture(span(0, own.start));
                builder.furniture(span(own.end, own.rest));
                number = Some(Cell::new(span(own.start, own.end)));
                headline = Some(span(own.rest, text.len())).filter(|rest| opens && !rest.is_empty());
            } else if text.starts_with(['【', '〖']) && text.ends_with(['】', '〗']) {
                builder.close();
                builder.candidate.furniture.push(Cell::new(line.span));
                builder.section = Some(Cell::new(line.span));
            } else if chaptered && opens && is_chapter(mark) {
                // 一、县教育局（承担任务2项）
                builder.close();
                builder.candidate.furniture.push(Cell::new(line.span));
                builder.section = Some(Cell::new(line.span));
            } else if opens && !text.contains(['。', '；']) && !mark.is_foot() {
                builder.close();
                headline = Some(line.span);
            } else if let Some(item) = builder.open.as_mut().filter(|_| !ended) {
                let stopped = |text: &str| text.trim_end().ends_with('。');
                // A state is all that its cell holds, and a report has a stop at its end where its promise has.
                let ended = stopped(&document.text[..line.span.start])
                    || builder.into == Column::Rate
                    || !stopped(&item.commitment.text(document));
                if ended && (line.after_blank || is_indented(document, line)) && !item.completion.is_empty() {
                    builder.gaps.push((builder.candidate.items.len(), line.span.start));
                }
                append(document, item, line.span, true, builder.into);
            }
            continue;
        };
        ended = false;
        if is_promise(label.column) {
            builder.close();
            let text = &document.text;
            let name = headline.take().map(Cell::new).filter(|_| index > 0);
            let section = builder.section.clone();
            let mut item = Item { number: number.take(), line: line.number, section, name, ..Item::default() };
            builder.into = Column::Commitment;
            let mut promise = Span::new(line.span.start + label.len, line.span.end).trimmed(text);
            builder.furniture(Span::new(line.span.start, line.span.start + label.len));
            if let Some((offset, inner)) = label::inside(promise.of(text), Column::Completion) {
                let cell = Span::new(promise.start + offset + inner.len, promise.end).trimmed(text);
                builder.furniture(Span::new(promise.start + offset, cell.start));
                item.completion = Cell::new(cell);
                promise = Span::new(promise.start, promise.start + offset).trimmed(text);
            }
            builder.promise(&mut item, promise);
            builder.open = Some(item);
        } else if label.column == Column::Number {
            // 项目编号：01
            builder.close();
            let cell = Span::new(line.span.start + label.len, line.span.end).trimmed(&document.text);
            builder.furniture(Span::new(line.span.start, cell.start));
            number = Some(Cell::new(cell));
        } else {
            builder.labelled_cell(line.span, label);
        }
    }
    builder.close();
    if let [first, rest @ ..] = builder.candidate.items.as_mut_slice()
        && !rest.is_empty()
        && rest.iter().all(|item| item.name.is_none())
    {
        // The line above the first pair is the ledger's title.
        first.name = None;
    }
    builder.finish()
}

fn is_promise(column: Column) -> bool {
    matches!(column, Column::Commitment | Column::Target)
}

/// 一、县教育局（承担任务2项）: a heading with a Chinese number.
fn is_chapter(mark: &Mark) -> bool {
    let chinese = mark.serial.is_some_and(|own| matches!(own.style, Style::Chinese | Style::ChineseBracketed));
    chinese && mark.label.is_none() && mark.is_heading()
}

/// Where the number stands in a line that heads a task.
struct Numbered {
    start: usize,
    end: usize,
    /// Where a headline begins behind it.
    rest: usize,
}

/// A line that is a word and a number, perhaps with a headline behind them: 重点任务2, 【项目 三】, ［第01项］, PART 02, 民生清单01 小巷换新颜.
fn numbered(line: &str) -> Option<Numbered> {
    let inner = line.trim_start_matches(BOXES);
    let opened = line.len() - inner.len();
    let boxed = inner.trim_end_matches(BOXES);
    let text = if opened > 0 { boxed } else { inner };
    let folded: Vec<char> = text.chars().map(fold).collect();
    let counted = |c: char| is_han(c) && !numeral::begins(c);
    let word = folded.iter().take_while(|c| counted(**c)).count();
    let letters = folded.iter().take_while(|c| c.is_ascii_alphabetic() || **c == '.').count();
    let word = word.max(letters);
    let at = word + folded[word..].iter().take_while(|c| c.is_whitespace()).count();
    let number = numeral::read(&folded, at).filter(|number| !number.percent && !number.more)?;
    let end = at + number.len;
    // 第01项
    let closed = folded[..word] == ['第'] && matches!(folded.get(end), Some('项' | '件' | '条'));
    let stop = end + usize::from(closed);
    let blank = folded[stop..].iter().take_while(|c| c.is_whitespace()).count();
    let headline = stop + blank;
    let headed = blank > 0 && opened == 0 && folded.get(headline).copied().is_some_and(is_han);
    let named =
        headed && folded.len() - headline <= LONGEST_HEADLINE && folded[headline..].iter().all(|c| is_worded(*c));
    let whole = number.value.to_i64().is_some_and(|value| (1..1000).contains(&value));
    let known = (1..=LONGEST_WORD).contains(&word) && (headline == folded.len() || named);
    let byte = |at: usize| opened + byte_at(text, at);
    let rest = if named { byte(headline) } else { line.len() };
    (known && whole).then(|| Numbered { start: byte(at), end: byte(end), rest })
}

/// Whether a character may stand in a headline.
fn is_worded(c: char) -> bool {
    !matches!(c, '。' | ';' | '；') && !c.is_ascii_digit()
}

/// What may stand around the number of a task.
const BOXES: [char; 8] = ['【', '】', '〖', '〗', '[', ']', '［', '］'];

/// No headline behind a number is longer.
const LONGEST_HEADLINE: usize = 24;

/// 重点民生实事 before a number is about as long as such words are.
const LONGEST_WORD: usize = 6;
