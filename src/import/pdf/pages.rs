//! The pages of a document as one text: running heads set apart, tables joined over the pages.

use super::lines::{Line, join};
use super::open::is_head;
use super::ruled::{Rule, Ruled};
use super::table::{Block, Cell, Table};
use crate::document::AsideKind;
use crate::import::draft::{Draft, Placed};
use std::collections::{BTreeMap, BTreeSet};

/// A page before its tables without walls are found.
pub struct Sheet {
    /// Its lines of text outside of ruled tables.
    pub lines: Vec<Line>,
    /// Its ruled tables.
    pub tables: Vec<Ruled>,
    /// Its horizontal rules.
    pub across: Vec<Rule>,
    /// Where its top and its bottom are.
    pub ends: (f64, f64),
}

/// How far into a page its running heads reach.
const MARGIN: f64 = 0.1;

/// The lines at the ends of the pages that are no part of the text.
pub fn take_running(sheets: &mut [Sheet]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for sheet in sheets.iter() {
        let ends = sheet.lines.iter().filter(|line| is_at_end(sheet.ends, line));
        let shapes: BTreeSet<String> = ends.map(|line| shape(&line.text())).collect();
        for shape in shapes {
            *seen.entry(shape).or_default() += 1;
        }
    }
    let mut running = Vec::new();
    for sheet in sheets {
        let ends = sheet.ends;
        let runs: Vec<bool> = (0..sheet.lines.len())
            .map(|at| {
                let line = &sheet.lines[at];
                let shape = shape(&line.text());
                let known = match shape.as_str() {
                    // A number alone may as well be the serial of a row.
                    "0" => stands_alone(&sheet.lines, at),
                    _ => seen.get(&shape).is_some_and(|count| *count > 1) || is_page_number(&shape),
                };
                known && is_at_end(ends, line) && !is_head(line)
            })
            .collect();
        for (line, runs) in std::mem::take(&mut sheet.lines).into_iter().zip(runs) {
            if runs {
                running.push(line.text());
            } else {
                sheet.lines.push(line);
            }
        }
    }
    running
}

/// Whether the first or last line of a page is far from the others.
fn stands_alone(lines: &[Line], at: usize) -> bool {
    let far = |other: &Line| (other.y() - lines[at].y()).abs() > 2.5 * other.size().max(lines[at].size());
    (at == 0 || at + 1 == lines.len())
        && [at.wrapping_sub(1), at + 1].into_iter().filter_map(|near| lines.get(near)).all(far)
}

fn is_at_end((top, bottom): (f64, f64), line: &Line) -> bool {
    let place = (line.y() - top) / (bottom - top).max(1.0);
    !(MARGIN..=1.0 - MARGIN).contains(&place)
}

/// A text with all its numbers alike.
fn shape(text: &str) -> String {
    let digits = text.chars().filter(|c| !c.is_whitespace()).map(|c| if c.is_ascii_digit() { '0' } else { c });
    let mut shape: Vec<char> = digits.collect();
    shape.dedup_by(|a, b| *a == '0' && *b == '0');
    shape.into_iter().collect()
}

/// 3, -3-, 第3页, 第3页共12页, 3/12.
fn is_page_number(shape: &str) -> bool {
    let rest: String =
        shape.chars().filter(|c| !matches!(c, '第' | '页' | '共' | ',' | '，' | '/' | '-' | '—' | '–' | '·')).collect();
    !rest.is_empty() && rest.chars().all(|c| c == '0') && rest.len() <= 2
}

/// Writes the pages.
pub fn write(draft: &mut Draft, pages: Vec<Vec<Block>>) {
    let mut paragraph = Paragraph::default();
    let mut table: Option<Table> = None;
    for page in pages {
        let margins = margins(&page);
        for block in page {
            match block {
                Block::Table(next) => {
                    paragraph.end(draft);
                    if let Some(table) = table.as_mut().filter(|table| goes_on(table, &next)) {
                        append(table, next);
                    } else {
                        end_table(draft, &mut table);
                        table = Some(next);
                    }
                }
                Block::Line(line) => {
                    end_table(draft, &mut table);
                    paragraph.line(draft, &line, margins);
                }
            }
        }
    }
    paragraph.end(draft);
    end_table(draft, &mut table);
}

fn end_table(draft: &mut Draft, table: &mut Option<Table>) {
    let Some(table) = table.take() else { return };
    let place = |cell: Cell| Placed { text: cell.text, column: cell.column, columns: cell.columns, rows: cell.rows };
    draft.table(table.rows.into_iter().map(|row| row.into_iter().map(place).collect()).collect());
}

/// Where the lines of a page begin and end.
fn margins(page: &[Block]) -> (f64, f64) {
    let lines = page.iter().filter_map(|block| match block {
        Block::Line(line) => Some(line),
        Block::Table(_) => None,
    });
    lines.fold((f64::MAX, f64::MIN), |(left, right), line| (left.min(line.left()), right.max(line.right())))
}

/// A paragraph while its lines are joined.
#[derive(Default)]
struct Paragraph {
    text: String,
    full: bool,
    size: f64,
}

impl Paragraph {
    /// A full line goes on in the next one, unless that is indented.
    fn line(&mut self, draft: &mut Draft, line: &Line, (left, right): (f64, f64)) {
        let size = line.size();
        let same = (self.size - size).abs() < 0.15 * size;
        let indented = line.left() > left + 0.8 * size;
        if !(self.full && same && !indented) {
            self.end(draft);
        }
        join(&mut self.text, &line.text());
        self.full = line.right() > right - 2.6 * size && line.segments.len() == 1;
        self.size = size;
    }

    fn end(&mut self, draft: &mut Draft) {
        draft.lines(&std::mem::take(&mut self.text));
        self.full = false;
    }
}

/// How far the columns of two pages may be apart.
const DRIFT: f64 = 12.0;

fn goes_on(table: &Table, next: &Table) -> bool {
    let same_head = table.width() == next.width() && head_rows(table, next) > 0;
    let width = |table: &Table| table.edges.windows(2).map(|pair| pair[1] - pair[0]).collect::<Vec<f64>>();
    let alike = width(table).iter().zip(width(next)).all(|(one, other)| (one - other).abs() <= DRIFT);
    same_head || table.width() == next.width() && alike
}

/// How many rows at the top of a page repeat the heads of the table.
fn head_rows(table: &Table, next: &Table) -> usize {
    let texts = |row: &Vec<Cell>| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    let same = |at: &usize| {
        let own = next.rows.get(*at).map(texts);
        own.as_ref().is_some_and(|own| own.iter().any(|text| !text.is_empty())) && table.rows.get(*at).map(texts) == own
    };
    (0..next.rows.len().min(table.rows.len()).min(4)).take_while(same).count()
}

/// Where no rule parts the repeated heads from a row that the page cut, they stand in one cell.
fn unhead(table: &Table, next: &mut Table) {
    let Some(heads) = table.rows.first() else { return };
    let Some(first) = next.rows.first_mut().filter(|first| first.len() == heads.len()) else { return };
    let longer = |(cell, head): (&Cell, &Cell)| cell.text.len() > head.text.len() && cell.text.starts_with(&head.text);
    if heads.iter().all(|head| !head.text.is_empty()) && first.iter().zip(heads).all(longer) {
        for (cell, head) in first.iter_mut().zip(heads) {
            cell.text = cell.text[head.text.len()..].trim_start().to_owned();
        }
    }
}

/// Puts the rows of the next page below: heads that are repeated are left out, a row that the page cut is joined.
fn append(table: &mut Table, mut next: Table) {
    while table.rows.len() > 1 && table.rows.last().is_some_and(|row| row.iter().all(|cell| cell.text.is_empty())) {
        table.rows.pop();
    }
    unhead(table, &mut next);
    let heads = head_rows(table, &next);
    next.rows.drain(..heads);
    let serial = table.serial();
    // The serial of a row may stand on the second page, in its middle.
    let late = serial.is_some_and(|column| {
        let last = table.rows.len().saturating_sub(1);
        last > 0 && table.text(last, column).trim().is_empty() && !next.text(0, column).trim().is_empty()
    });
    let cut = late
        || serial.is_some_and(|column| {
            let first = next.rows.first();
            let begins = next.text(0, column).trim().is_empty();
            let single = first.is_some_and(|row| {
                row.iter().filter(|cell| !cell.text.is_empty()).count() == 1 && row.iter().any(|cell| cell.columns > 1)
            });
            begins && !single && first.is_some_and(|row| row.iter().any(|cell| !cell.text.is_empty()))
        });
    if cut && !next.rows.is_empty() {
        let first = next.rows.remove(0);
        for cell in first {
            let target =
                table.rows.iter_mut().rev().find_map(|row| row.iter_mut().find(|above| above.column == cell.column));
            match target {
                Some(above) => join(&mut above.text, &cell.text),
                None => table.rows.push(vec![cell]),
            }
        }
    }
    // A blank cell that covers rows at the top goes on with the one that was cut.
    let height = table.rows.len();
    if let Some(first) = next.rows.first_mut() {
        let before = serial.unwrap_or(0);
        let rows = &mut table.rows;
        first.retain(|cell| {
            let blank = cell.text.is_empty() && cell.column < before;
            let origin = rows.iter_mut().enumerate().rev().find_map(|(at, row)| {
                row.iter_mut()
                    .find(|above| above.column == cell.column && !above.text.is_empty())
                    .map(|above| (at, above))
            });
            match origin.filter(|_| blank) {
                Some((at, above)) => {
                    above.rows = height - at + cell.rows;
                    false
                }
                None => true,
            }
        });
    }
    table.rows.extend(next.rows);
}

/// Marks text as a running head.
pub fn write_running(draft: &mut Draft, running: &[String]) {
    for text in running {
        draft.aside(text, AsideKind::Running);
    }
}
