//! Families B and C: cells parted by strokes, tabs or blanks; and numbered lines with the answer after a blank.

use super::roles::{self, Heads};
use super::stream::{self, Loose};
use super::{Candidate, Line, serial};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::text::{Span, folds, is_han, is_visible};

mod align;
mod joined;
mod merged;
mod numbered;
mod rows;

use rows::{ASKEW, rows};

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
    let numbers = |line: &Line| roles::role(line.span.of(text)) == Some(Column::Number);
    for (at, line) in lines[begin..end].iter().enumerate() {
        if between && !open.cell.is_empty() && (serial::whole(line.span.of(text)).is_some() || numbers(line)) {
            cells.push(std::mem::take(&mut open));
        }
        // 2023年安全目标完成情况 between the last row of a table and the heads of the next.
        if between && !open.cell.is_empty() && lines[begin..end].get(at + 1).is_some_and(numbers) {
            continue;
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
    // 2023年安全目标完成情况 and 序号 |, below the rows of another table
    for at in start + 1..cells.len() {
        let last = cells[at].cell.pieces.last().copied().filter(|_| cells[at].cell.pieces.len() > 1);
        if let Some(last) = last.filter(|last| roles::role(last.of(text)) == Some(Column::Number)) {
            cells[at].cell = Cell::new(last);
            last.of(text).clone_into(&mut printed[at]);
        }
    }
    let mut candidate: Option<Candidate> = None;
    while let Some((run, heads)) = piped_heads(&printed[start..]) {
        let same = |at: usize| printed[at..].starts_with(&printed[start..start + run]);
        let next = (start + run..cells.len()).find(|&at| {
            roles::role(&printed[at]) == Some(Column::Number)
                && !same(at)
                && piped_heads(&printed[at..]).is_some_and(|(run, _)| run > 2)
        });
        let end = next.unwrap_or(cells.len());
        let table = piped_table(document, &cells[start..end], &printed[start..end], run, heads);
        match candidate.as_mut() {
            Some(known) => known.append(table),
            None => candidate = Some(table),
        }
        let Some(next) = next else { break };
        start = next;
    }
    candidate.unwrap_or_default()
}

/// How many of the first cells are heads, and what they say.
fn piped_heads(printed: &[String]) -> Option<(usize, Heads)> {
    let is_head = |cell: &String| crate::lexicon::headers::column(folds(cell)).is_some();
    let known = printed.iter().take_while(|cell| is_head(cell)).count();
    // 序号, 领域, …, 包保领导: up to the first serial all are heads, if most are known, but for what the first row has before its serial.
    let before = printed[..known].iter().position(|cell| roles::role(cell) == Some(Column::Number)).unwrap_or(0);
    let first = printed.iter().take(WIDEST + 1).position(|cell| serial::whole(cell).is_some_and(serial::opens));
    let first = first.and_then(|first| first.checked_sub(before));
    let all = first.filter(|first| {
        let told = printed[..*first].iter().filter(|cell| is_head(cell)).count();
        let short = |cell: &String| {
            !cell.is_empty() && cell.chars().nth(LONGEST_UNKNOWN).is_none() && serial::leading(cell).is_none()
        };
        *first > known && *first <= WIDEST && told * 3 >= first * 2 && printed[..*first].iter().all(short)
    });
    let run = all.unwrap_or(known);
    Heads::read(printed[..run].iter().map(String::as_str)).map(|heads| (run, heads))
}

/// The rows of one table whose first `run` cells are its heads.
fn piped_table(document: &Document, cells: &[Loose], printed: &[String], run: usize, mut heads: Heads) -> Candidate {
    let answer = heads.completion();
    let mut head_cells: Vec<Cell> = cells[..run].iter().map(|loose| loose.cell.clone()).collect();
    // The heads once more, at the top of the next page.
    let mut rows: Vec<Loose> = Vec::with_capacity(cells.len() - run);
    let mut at = run;
    while at < cells.len() {
        let again = run > 2 && printed[at..].starts_with(&printed[..run]);
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

/// The column in which a place stands on its line, wide characters counted twice.
pub fn display_column(text: &str, at: usize) -> usize {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..at].chars().map(display_width).sum()
}

fn display_width(c: char) -> usize {
    if c.is_ascii() { 1 } else { 2 }
}
