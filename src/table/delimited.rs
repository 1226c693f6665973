//! Families B and C: cells parted by strokes, tabs or blanks; and numbered lines with the answer after a blank.

use super::roles::{self, Heads, Row};
use super::stream::{self, Loose};
use super::{Candidate, Line, guess, label, lay, serial};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::text::{Span, folds, is_han, is_visible};
use joined::{goes_on, is_row, join_open_rows, join_torn_rows};
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::Range;

mod align;
mod joined;
mod merged;
mod numbered;

pub use numbered::numbered_rows;

/// What parts the cells of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Stroke,
    Tab,
    Blanks,
    Blank,
}

impl Separator {
    /// Whether it stands in a line.
    fn stands_in(self, line: &Line) -> bool {
        match self {
            Self::Stroke => line.looks.stroke,
            Self::Tab => line.looks.tab,
            Self::Blanks | Self::Blank => line.looks.blank,
        }
    }

    /// Whether a character can be of it.
    fn parts(self, c: char) -> bool {
        match self {
            Self::Stroke => is_stroke(c),
            Self::Tab => c == '\t',
            Self::Blanks | Self::Blank => c.is_whitespace(),
        }
    }
}

/// B3, B5–B8: one row a line, cells parted by strokes.
pub fn piped_rows(document: &Document, lines: &[Line]) -> Candidate {
    rows(document, lines, Separator::Stroke, "pipedRows")
}

/// One row a line, cells parted by tabs; only where there is no such table may tabs be blanks like others.
pub fn tabbed_or_spaced_rows(document: &Document, lines: &[Line]) -> Candidate {
    let tabbed = rows(document, lines, Separator::Tab, "tabbedRows");
    if tabbed.items.is_empty() { spaced_rows(document, lines) } else { tabbed }
}

/// C1, C5: one row a line, cells parted by runs of blanks, or by single ones where the heads are.
fn spaced_rows(document: &Document, lines: &[Line]) -> Candidate {
    // Serials alone on their lines number no rows of one line each.
    let alone = |line: &Line| serial::whole(line.span.of(&document.text));
    let mut counted = 0;
    for value in lines.iter().filter(|line| !line.looks.blank).filter_map(alone) {
        counted += u32::from(value == counted + 1);
    }
    if counted >= ALONE {
        return Candidate::default();
    }
    let wide = rows(document, lines, Separator::Blanks, "spacedRows");
    if wide.items.is_empty() { rows(document, lines, Separator::Blank, "spacedRows") } else { wide }
}

/// So many serials that count on are no chance.
const ALONE: u32 = 4;

/// B1, B2, B4: strokes after each cell, and line breaks anywhere; rows come from the heads' count and the serials.
pub fn piped_cells(document: &Document, lines: &[Line]) -> Candidate {
    let text = &document.text;
    let alone = |line: &Line| line.looks.stroke && line.span.of(text).chars().all(is_stroke);
    // Where strokes have lines of their own, a menu above the table with strokes between its links is none of it.
    let mixed = lines.iter().rposition(|line| line.looks.stroke && !alone(line)).map_or(0, |at| at + 1);
    let below = lines[mixed..].iter().filter(|line| alone(line)).take(FEWEST_ALONE).count() == FEWEST_ALONE;
    let above = mixed > 0 && lines[..mixed].iter().any(alone);
    let own_lines = below && !above;
    let is_mark = |line: &Line| if own_lines { alone(line) } else { line.looks.stroke };
    let Some(first) = lines.iter().position(is_mark) else { return Candidate::default() };
    let last = lines.iter().rposition(is_mark).unwrap_or(first);
    // A first head may stand on the line above a stroke of its own.
    let begin = if cells_of(document, lines[first].span, Separator::Stroke).iter().all(Cell::is_empty) {
        first.saturating_sub(1)
    } else {
        first
    };
    let mut cells: Vec<Loose> = Vec::new();
    let mut open = Loose::default();
    // Strokes between the cells only: the next serial follows the last cell of a row without one.
    let strokes = lines[first..=last].iter().filter(|line| line.looks.stroke).map(|line| line.span.of(text));
    let between = strokes.into_iter().all(|words| words.chars().all(|c| is_stroke(c) || c.is_whitespace()));
    let end = if between { lines.len().min(last + 2) } else { last + 1 };
    for line in &lines[begin..end] {
        if between && !open.cell.is_empty() && serial::whole(line.span.of(text)).is_some() {
            cells.push(std::mem::take(&mut open));
        }
        let mut start = line.span.start;
        for (at, c) in line.span.of(text).char_indices() {
            if is_stroke(c) {
                push(text, &mut open, start, line.span.start + at, line.number);
                if open.line == 0 {
                    open.line = line.number;
                }
                cells.push(std::mem::take(&mut open));
                start = line.span.start + at + c.len_utf8();
            }
        }
        push(text, &mut open, start, line.span.end, line.number);
    }
    if !open.cell.is_empty() {
        cells.push(open);
    }
    let mut printed: Vec<String> = cells.iter().map(|loose| loose.cell.text(document).trim().to_owned()).collect();
    let is_head = |cell: &String| crate::lexicon::headers::column(folds(cell)).is_some();
    let Some(mut start) = printed.iter().position(is_head) else { return Candidate::default() };
    // A menu and the lines below it run into the first head: A | B | C, a title, 序号 |.
    if let Some(before) = start.checked_sub(1)
        && let Some(last) = cells[before].cell.pieces.last().copied()
        && is_head(&last.of(text).to_owned())
    {
        cells[before].cell = Cell::new(last);
        last.of(text).clone_into(&mut printed[before]);
        start = before;
    }
    let known = printed[start..].iter().take_while(|cell| is_head(cell)).count();
    // 序号, 领域, …, 包保领导: up to the first serial all are heads, if most are known.
    let first = printed[start..].iter().position(|cell| serial::whole(cell) == Some(1));
    let all = first.filter(|first| {
        let told = printed[start..start + first].iter().filter(|cell| is_head(cell)).count();
        let short = |cell: &String| {
            !cell.is_empty() && cell.chars().nth(LONGEST_UNKNOWN).is_none() && serial::leading(cell).is_none()
        };
        *first > known && *first <= WIDEST && told * 3 >= first * 2 && printed[start..start + first].iter().all(short)
    });
    let run = all.unwrap_or(known);
    let Some(mut heads) = Heads::read(printed[start..start + run].iter().map(String::as_str)) else {
        return Candidate::default();
    };
    let body = start + run;
    let answer = heads.completion();
    let mut head_cells: Vec<Cell> = cells[start..body].iter().map(|loose| loose.cell.clone()).collect();
    // The heads once more, at the top of the next page.
    let mut rows: Vec<Loose> = Vec::with_capacity(cells.len() - body);
    let mut at = body;
    while at < cells.len() {
        let again = run > 2 && printed[at..].starts_with(&printed[start..body]);
        let taken = if again { run } else { 1 };
        if again {
            head_cells.extend(cells[at..at + run].iter().map(|loose| loose.cell.clone()));
        } else {
            rows.push(cells[at].clone());
        }
        at += taken;
    }
    let cut = stream::cut(document, &mut heads, &rows);
    let items = roles::items(document, &heads, &cut.rows);
    Candidate::cut("pipedCells", items, cut, head_cells, answer)
}

/// No table has more columns, and no head that is not known more characters.
const WIDEST: usize = 14;
const LONGEST_UNKNOWN: usize = 10;

/// Fewer strokes on lines of their own part no cells.
const FEWEST_ALONE: usize = 6;

fn push(text: &str, open: &mut Loose, start: usize, end: usize, line: u32) {
    let span = Span::new(start, end).trimmed(text);
    if !span.is_empty() {
        open.cell.pieces.push(span);
        if open.line == 0 {
            open.line = line;
        }
    }
}

pub fn is_stroke(c: char) -> bool {
    matches!(c, '|' | '｜' | '│' | '┃')
}

/// The cells of a line; a stroke at either end closes a cell and opens none.
fn cells_of(document: &Document, line: Span, separator: Separator) -> Vec<Cell> {
    let text = line.of(&document.text);
    let mut cells = Vec::new();
    let mut start = 0;
    let mut cut = |from: usize, to: usize| {
        cells.push(bare(document, Span::new(line.start + from, line.start + to).trimmed(&document.text)));
    };
    let mut from = 0;
    while let Some((len, c)) = text[from..].char_indices().find(|(_, c)| separator.parts(*c)) {
        let at = from + len;
        from = at + c.len_utf8();
        // 绿线\|蓝线: a stroke in the words of a cell.
        if separator == Separator::Stroke && text[..at].ends_with('\\') {
            continue;
        }
        if matches!(separator, Separator::Blanks | Separator::Blank) {
            from = text.len() - text[from..].trim_start().len();
            let single = from == at + c.len_utf8() && c != '\u{3000}';
            if single && separator == Separator::Blanks {
                continue;
            }
        }
        if !(separator == Separator::Stroke && at == 0) {
            cut(start, at);
        }
        start = from;
    }
    if text.get(start..).is_some_and(|rest| rest.chars().any(is_visible)) {
        cut(start, text.len());
    }
    cells
}

/// The cells of a line that tabs or strokes part.
pub fn parted(document: &Document, line: &Line) -> Vec<Cell> {
    let separator = if line.looks.tab { Separator::Tab } else { Separator::Stroke };
    if !separator.stands_in(line) {
        return Vec::new();
    }
    let cells = cells_of(document, line.span, separator);
    if separator == Separator::Tab { edged(document, line, cells) } else { cells }
}

/// A cell without the signs of converters: **序号**, and the line break of 完成<br>情况.
fn bare(document: &Document, cell: Span) -> Cell {
    let mut cell = cell;
    let text = cell.of(&document.text);
    if let Some(inner) =
        text.strip_prefix("**").and_then(|inner| inner.strip_suffix("**")).filter(|inner| !inner.is_empty())
    {
        cell = Span::new(cell.start + 2, cell.start + 2 + inner.len()).trimmed(&document.text);
    }
    if !cell.of(&document.text).contains("<br") {
        return Cell { pieces: unescaped(document, cell) };
    }
    let mut pieces = Vec::new();
    let mut from = cell.start;
    let mut rest = cell.of(&document.text);
    while let Some((before, tag)) = rest.split_once("<br") {
        let Some(close) = tag.find('>').filter(|close| tag[..*close].trim_matches([' ', '/']).is_empty()) else {
            break;
        };
        pieces.extend(unescaped(document, Span::new(from, from + before.len()).trimmed(&document.text)));
        from += before.len() + "<br".len() + close + 1;
        rest = &tag[close + 1..];
    }
    pieces.extend(unescaped(document, Span::new(from, cell.end).trimmed(&document.text)));
    pieces.retain(|piece| !piece.is_empty());
    Cell { pieces }
}

/// 绿线\|蓝线, 1\~6月: the words without the signs that keep a converter's own signs apart.
fn unescaped(document: &Document, span: Span) -> Vec<Span> {
    let text = span.of(&document.text);
    let signs = text.char_indices().zip(text.chars().skip(1));
    let escapes = signs
        .filter(|((_, c), next)| *c == '\\' && matches!(next, '|' | '~' | '*' | '_' | '-' | '#' | '[' | ']' | '\\'));
    let mut pieces = Vec::new();
    let mut from = span.start;
    for ((at, _), _) in escapes {
        pieces.push(Span::new(from, span.start + at));
        from = span.start + at + 1;
    }
    pieces.push(Span::new(from, span.end));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// 单 and 位 are one head: single characters side by side that make a head word together.
fn closed_up(document: &Document, cells: Vec<Cell>) -> Vec<Cell> {
    let single = |cell: &Cell| {
        let words = cell.text(document);
        let mut chars = words.chars();
        chars.next().filter(|c| is_han(*c) && chars.next().is_none())
    };
    let mut closed: Vec<Cell> = Vec::with_capacity(cells.len());
    for cell in cells {
        let pair = closed.last().and_then(single).zip(single(&cell));
        match closed
            .last_mut()
            .filter(|_| pair.is_some_and(|(one, other)| roles::role(&format!("{one}{other}")).is_some()))
        {
            Some(last) => last.pieces.extend(cell.pieces),
            None => closed.push(cell),
        }
    }
    closed
}

/// The cells of a line with those that are blank before the first tab and behind the last one.
fn edged(document: &Document, line: &Line, cells: Vec<Cell>) -> Vec<Cell> {
    let text = &document.text;
    let before = text[..line.span.start].chars().rev().take_while(|c| *c != '\n');
    let after = text[line.span.end..].chars().take_while(|c| *c != '\n');
    let before = before.filter(|c| *c == '\t').count();
    let after = after.filter(|c| *c == '\t').count();
    let blank = |count: usize| std::iter::repeat_n(Cell::default(), count);
    blank(before).chain(cells).chain(blank(after)).collect()
}

/// The rows of a table; of two tables side by side (序号, 项目, 完成情况 and once more) those of the first, then those of the second.
fn rows(document: &Document, lines: &[Line], separator: Separator, name: &'static str) -> Candidate {
    let heads = lines.iter().filter(|line| separator.stands_in(line)).find_map(|line| {
        let cells = cells_of(document, line.span, separator);
        let half = cells.len() / 2;
        let texts: Vec<_> = cells.iter().map(|cell| cell.text(document).trim().to_owned()).collect();
        let twice = half >= 2 && texts.len() == half * 2 && texts[..half] == texts[half..];
        (twice && texts[..half].iter().all(|text| roles::role(text).is_some())).then_some(half)
    });
    let Some(half) = heads else { return half_rows(document, lines, separator, name, None) };
    let mut both = half_rows(document, lines, separator, name, Some(&(0..half)));
    both.append(half_rows(document, lines, separator, name, Some(&(half..half * 2))));
    both
}

/// The rows of the cells in these columns, or in all of them.
fn half_rows(
    document: &Document,
    lines: &[Line],
    separator: Separator,
    name: &'static str,
    columns: Option<&Range<usize>>,
) -> Candidate {
    let text = &document.text;
    let split = |line: &Line| {
        let cells = closed_up(document, cells_of(document, line.span, separator));
        let cells = if separator == Separator::Tab { edged(document, line, cells) } else { cells };
        match columns {
            Some(columns) if cells.len() > 1 => cells.get(columns.clone()).map(<[Cell]>::to_vec).unwrap_or_default(),
            _ => cells,
        }
    };
    let read = |cells: &Vec<Cell>| {
        let texts: Vec<_> = cells.iter().map(|cell| cell.text(document)).collect();
        Heads::read(texts.iter().map(|text| text.trim())).filter(|heads| {
            heads.completion().is_some() || heads.position(Column::Rate).is_some() || heads.only_promise()
        })
    };
    let texts =
        |cells: &Vec<Cell>| -> Vec<String> { cells.iter().map(|cell| cell.text(document).into_owned()).collect() };
    let parted = lines.iter().enumerate().filter(|(_, line)| separator.stands_in(line));
    let found = parted.into_iter().find_map(|(index, line)| {
        let cells = Some(split(line)).filter(|cells| cells.len() >= 2)?;
        let mut lower = lines.get(index + 1).map(split).filter(|_| cells.len() > 2);
        if let Some(both) = lower.as_ref().and_then(|lower| completed(document, &cells, lower)) {
            return Some((index..index + 2, both));
        }
        // 完成情况 over 一季度, 二季度 …, blanks between them or none
        let told = |cells: &Vec<Cell>| -> Vec<String> {
            texts(cells).into_iter().filter(|text| !text.trim().is_empty()).collect()
        };
        let under = lower.as_ref().map(told).filter(|under| under.len() >= 2);
        if let Some(both) = under.and_then(|under| Heads::unfolded(&[told(&cells), under].concat()))
            && lines.get(index + 2).is_some_and(|line| split(line).len() >= both.len())
        {
            return Some((index..index + 2, both));
        }
        // A stroke before all else may close a blank first cell.
        if let Some(lower) = lower.as_mut().filter(|lower| lower.len() + 1 == cells.len()) {
            lower.insert(0, Cell::default());
        }
        let lower = lower.filter(|lower| lower.len() == cells.len());
        match lower.and_then(|lower| Heads::read_two(&texts(&cells), &texts(&lower))) {
            Some(both) => Some((index..index + 2, both)),
            None => Some((index..index + 1, read(&cells)?)),
        }
    });
    let few = lines.iter().filter(|line| separator.stands_in(line)).take(guess::FEWEST).count() < guess::FEWEST;
    if found.is_none() && (few || separator == Separator::Blank) {
        return Candidate::default();
    }
    let mut split: Vec<Vec<Cell>> = lines.iter().map(split).collect();
    let Some((head, mut heads)) = found.or_else(|| guessed(document, &split)) else { return Candidate::default() };
    if separator == Separator::Stroke
        && let Some(last) = head.clone().next_back()
    {
        join_open_rows(document, lines, last, &mut split);
    }
    if separator == Separator::Tab {
        join_torn_rows(document, &heads, head.end, &mut split);
    }
    let furniture = split[head.clone()].concat();
    let mut candidate = Candidate { name, headed: !head.is_empty(), furniture, ..Candidate::default() };
    // Whether the cells of this table end in full stops.
    let below = split.iter().skip(head.end).filter(|cells| cells.len() > 1);
    let ended = |cells: &&Vec<Cell>| cells.iter().any(|cell| cell.text(document).trim_end().ends_with('。'));
    let stops = below.clone().filter(ended).count() * 4 > below.count();
    let mut rows: Vec<Row> = Vec::new();
    let mut raw: Vec<Vec<Cell>> = Vec::new();
    let widest = LazyCell::new(|| widths(document, &split[head.end..]));
    let mut section: Option<Cell> = None;
    let mut waiting: Vec<Cell> = Vec::new();
    let mut ended = false;
    let mut body = lines.iter().zip(&split).skip(head.end).peekable();
    while let Some((line, cells)) = body.next() {
        let split_cells = cells;
        let printed = line.span.of(text);
        let same_heads =
            split[head.clone()].last() == Some(cells) || read(cells).is_some_and(|again| again.roles == heads.roles);
        let rule = printed.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '+' | '='));
        if same_heads || rule {
            candidate.furniture.extend(cells.iter().cloned());
            continue;
        }
        // Another table under heads of its own.
        let lower = body.peek().and_then(|(_, lower)| completed(document, cells, lower));
        if lower.is_some() {
            candidate.furniture.extend(body.next().map(|(_, lower)| lower.clone()).unwrap_or_default());
        }
        let all_heads = || cells.iter().all(|cell| roles::role(&cell.text(document)).is_some());
        if let Some(again) = lower.or_else(|| read(cells).filter(|_| all_heads())) {
            merged::settle(document, &heads, &mut rows, &std::mem::take(&mut raw));
            candidate.items.extend(roles::items(document, &heads, &std::mem::take(&mut rows)));
            candidate.furniture.extend(cells.iter().cloned());
            heads = again;
            ended = false;
            if let Some(heading) = waiting.pop() {
                candidate.furniture.push(heading.clone());
                section = Some(heading);
                waiting.clear();
            }
            continue;
        }
        // Behind the sum of the scores stands nothing until the next heads.
        ended |= cells.first().is_some_and(|cell| roles::is_score_word(&cell.text(document)));
        if separator == Separator::Blanks
            && !ended
            && let Some(row) = rows.last_mut()
            && !is_category(document, row, cells, &widest)
            && goes_on(document, &heads, row, cells, stops)
        {
            continue;
        }
        let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        // 产业强市 | 产业强市 | 产业强市: a heading that was put into every column.
        let repeated = filled.len() > 2 && filled.iter().all(|cell| cell.text(document) == filled[0].text(document));
        if filled.len() <= 1 || repeated {
            // 一、经济发展 | | | |
            let only = cells.iter().find(|cell| !cell.is_empty()).cloned().unwrap_or_default();
            let words = only.text(document);
            // | 完成情况：建成3所 | | | right below its promise
            let label = label::leading(words.trim()).filter(|label| label.column == Column::Completion);
            if let Some((label, row)) = label.zip(rows.last_mut()).filter(|(_, row)| row.answer.is_none())
                && let Some(piece) = only.pieces.first()
            {
                let start = piece.start + label.len;
                candidate.furniture.push(Cell::new(Span::new(piece.start, start)));
                row.answer = Some(Cell::new(Span::new(start, piece.end).trimmed(text)));
                continue;
            }
            if repeated
                || is_counted_heading(words.trim())
                || label::is_heading(words.trim()) && !label::is_foot(printed) && !is_measure(printed)
            {
                candidate.furniture.push(Cell::new(line.span));
                waiting.push(only);
            } else if !label::is_foot(printed)
                && !is_measure(printed)
                && separator == Separator::Stroke
                && !waiting.is_empty()
            {
                waiting.clear();
            }
            continue;
        }
        if let Some(heading) = waiting.pop() {
            candidate.furniture.push(heading.clone());
            section = Some(heading);
            waiting.clear();
        }
        let blanks = matches!(separator, Separator::Blanks | Separator::Blank);
        // | 填报人：… | 审核人：… |
        let signed = filled.len() > 1
            && filled.iter().all(|cell| {
                let words = cell.text(document);
                words.contains(['：', ':']) && roles::han(&words) <= 16
            })
            && label::is_foot(filled[0].text(document).trim());
        let tail = signed || label::is_foot(printed) && !is_row(document, &heads, cells) || label::is_dated(printed);
        let laid = if blanks { lay::out(document, &heads, cells) } else { None };
        if let Some(cells) = laid.or_else(|| align::align(document, &heads, cells)).filter(|_| !tail && !ended) {
            rows.push(Row { cells, line: line.number, section: section.clone(), answer: None });
            raw.push(split_cells.clone());
        }
    }
    let unshifted = separator == Separator::Stroke && align::unshift(document, &heads, &mut rows);
    if matches!(separator, Separator::Stroke | Separator::Tab) && !unshifted {
        merged::settle(document, &heads, &mut rows, &raw);
    }
    candidate.heads =
        heads.reported(&rows).and_then(|at| split[head.clone()].first()?.get(at).cloned()).into_iter().collect();
    candidate.items.extend(roles::items(document, &heads, &rows));
    // The first of several tables has its heading right above its heads, or above the line that tells the unit.
    if candidate.items.iter().any(|item| item.section.is_some())
        && let Some(heading) = heading_above(document, &lines[..head.start])
    {
        for item in candidate.items.iter_mut().take_while(|item| item.section.is_none()) {
            item.section = Some(heading.clone());
        }
        candidate.furniture.push(heading);
    }
    candidate
}

/// 教育类（2项）: a heading that says how many rows it is over.
fn is_counted_heading(words: &str) -> bool {
    let words: String = folds(words).collect();
    let counted = words.strip_suffix("项)").and_then(|rest| rest.rsplit_once('('));
    counted.is_some_and(|(name, count)| {
        roles::han(name) >= 2
            && roles::han(name) <= 12
            && count.trim_start_matches('共').chars().all(|c| c.is_ascii_digit())
    })
}

/// 年度 and 实际 among heads, over 指标值 and 完成值 on the next line: the heads, where what no head word names is made whole by the line below.
fn completed(document: &Document, upper: &[Cell], lower: &[Cell]) -> Option<Heads> {
    let texts: Vec<String> = upper.iter().map(|cell| cell.text(document).trim().to_owned()).collect();
    let lower: Vec<String> = lower.iter().map(|cell| cell.text(document).trim().to_owned()).collect();
    let run = lower.len();
    if run == 0 || run >= texts.len() || lower.iter().any(|text| roles::role(text).is_none()) {
        return None;
    }
    let whole =
        |start: usize| -> Vec<String> { (0..run).map(|k| format!("{}{}", texts[start + k], lower[k])).collect() };
    let open = |start: &usize| {
        texts[*start..start + run].iter().any(|text| roles::role(text).is_none())
            && whole(*start).iter().all(|text| roles::role(text).is_some())
    };
    let start = (0..=texts.len() - run).find(open)?;
    let heads = [&texts[..start], &whole(start), &texts[start + run..]].concat();
    Heads::read(heads.iter().map(String::as_str)).filter(|heads| heads.completion().is_some())
}

/// The rows of one width that make up most of the lines with cells, as a table whose heads no word names, or that has none; with the lines of
/// its heads.
fn guessed(document: &Document, split: &[Vec<Cell>]) -> Option<(Range<usize>, Heads)> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for cells in split.iter().filter(|cells| cells.len() > 1) {
        *counts.entry(cells.len()).or_default() += 1;
    }
    let (width, count) = counts.iter().max_by_key(|(_, count)| **count).map(|(width, count)| (*width, *count))?;
    if count < guess::FEWEST || count * 2 < counts.values().sum::<usize>() {
        return None;
    }
    let first = split.iter().position(|cells| cells.len() == width)?;
    let headed = guess::is_head_row(document, &split[first]);
    let body = first + usize::from(headed);
    let rows: Vec<&[Cell]> = split[body..].iter().filter(|cells| cells.len() == width).map(Vec::as_slice).collect();
    Some((first..body, guess::heads(document, &split[first..body].concat(), &rows)?))
}

/// A numbered heading above a table, a line with its unit between them or none.
fn heading_above(document: &Document, lines: &[Line]) -> Option<Cell> {
    let told = |line: &&Line| !is_measure(line.span.of(&document.text));
    let line = lines.iter().rev().take(2).find(told)?;
    let words = line.span.of(&document.text);
    (label::is_heading(words) && serial::leading(words).is_some()).then(|| Cell::new(line.span))
}

/// 单位：万元
fn is_measure(line: &str) -> bool {
    let words: String = folds(line).filter(|c| !c.is_whitespace() && *c != '(').take(6).collect();
    ["单位:", "计量单位:", "金额单位:"].iter().any(|label| words.starts_with(label))
}

/// The widest cell that begins in each display column.
fn widths(document: &Document, lines: &[Vec<Cell>]) -> BTreeMap<usize, usize> {
    let mut widest = BTreeMap::new();
    for cell in lines.iter().flatten() {
        let Some(piece) = cell.pieces.first() else { continue };
        let width: usize = piece.of(&document.text).chars().map(display_width).sum();
        let known: &mut usize = widest.entry(display_column(&document.text, piece.start)).or_default();
        *known = width.max(*known);
    }
    widest
}

/// A category alone on its line, below a cell that was not so wide that it had to be torn.
fn is_category(document: &Document, row: &Row, cells: &[Cell], widest: &BTreeMap<usize, usize>) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let (Some(cell), None) = (filled.next(), filled.next()) else { return false };
    let Some(start) = cell.pieces.first().map(|piece| display_column(&document.text, piece.start)) else {
        return false;
    };
    let above = row.cells.iter().filter_map(|cell| cell.pieces.last());
    let Some(above) = above.into_iter().find(|piece| display_column(&document.text, piece.start) == start) else {
        return false;
    };
    let width: usize = above.of(&document.text).chars().map(display_width).sum();
    let most = widest.get(&start).copied().unwrap_or(0);
    label::is_heading(cell.text(document).trim()) && width + TORN < most
}

/// A cell that falls short of the widest by more than this was not torn.
const TORN: usize = 8;

/// How far askew a cell's next line may stand, in columns.
const ASKEW: usize = 3;

/// The column in which a place stands on its line, wide characters counted twice.
pub fn display_column(text: &str, at: usize) -> usize {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..at].chars().map(display_width).sum()
}

fn display_width(c: char) -> usize {
    if c.is_ascii() { 1 } else { 2 }
}
