//! A table as one stream of cells, row ends unmarked: rows are cut where the next serial stands.

use super::roles::{Heads, Row, han, is_clause};
use super::serial;
use super::{label, lay};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::lexicon::language::{STATEMENTS, Statement};
use crate::text::{Span, folds, is_han};
use std::borrow::Cow;
use std::collections::BTreeMap;

mod shape;
mod torn;

/// A cell of the stream.
#[derive(Clone, Debug, Default)]
pub struct Loose {
    /// Its text.
    pub cell: Cell,
    /// The 1-based line where it starts.
    pub line: u32,
}

/// What a stream was cut into.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    /// The rows.
    pub rows: Vec<Row>,
    /// Headings between rows.
    pub headings: Vec<Cell>,
    /// How many rows had more or fewer cells than there are heads.
    pub strained: usize,
}

/// Cuts a stream that follows a row of heads.
pub fn cut(document: &Document, heads: &mut Heads, cells: &[Loose]) -> Cut {
    if let Some(at) = heads.position(Column::Number) {
        return by_serials(document, heads, cells, at);
    }
    let Some((numbered, marks)) = numbered(document, cells) else { return shape::cut(document, heads, cells) };
    let promise =
        [Column::Name, Column::Commitment, Column::Target].into_iter().filter_map(|role| heads.position(role)).min();
    let at = promise.unwrap_or(0);
    heads.roles.insert(at, Some(Column::Number));
    let mut cut = by_serials(document, heads, &numbered, at);
    cut.headings.extend(marks);
    let is_chapter = |loose: &Loose| {
        let printed = text(document, &loose.cell);
        serial::whole(&printed).is_some() && printed.chars().any(is_han)
    };
    if cut.strained > 0 && cells.iter().any(is_chapter) {
        // （一）, （二） may number the chapters, and not the rows.
        let mut unnumbered = heads.clone();
        unnumbered.roles.remove(at);
        let by_shape = shape::cut(document, &unnumbered, cells);
        if by_shape.strained * cut.rows.len() < cut.strained * by_shape.rows.len() {
            *heads = unnumbered;
            return by_shape;
        }
    }
    cut
}

/// Cells that begin with a serial of their own (3、新建公办幼儿园) as two: the number, and the rest; with the marks between
/// them. None where the serials do not count on.
fn numbered(document: &Document, cells: &[Loose]) -> Option<(Vec<Loose>, Vec<Cell>)> {
    let mut split = Vec::new();
    let mut marks = Vec::new();
    let mut expected = 1;
    let mut mark: Option<&str> = None;
    // 一、 heads what 1、 to 5、 number.
    let leading = |loose: &Loose| serial::leading(loose.cell.pieces.first()?.of(&document.text));
    let mut styles: BTreeMap<serial::Style, usize> = BTreeMap::new();
    for serial in cells.iter().filter_map(leading) {
        *styles.entry(serial.style).or_default() += 1;
    }
    let style = styles.into_iter().max_by_key(|(_, count)| *count)?.0;
    for loose in cells {
        let found = loose.cell.pieces.first().and_then(|piece| {
            let words = piece.of(&document.text);
            let own = |serial: &serial::Serial| serial.value == expected && serial.style == style;
            let serial = serial::leading(words).filter(own)?;
            // 4.2亿元 among 3、 and 5、 is a figure.
            let own = words[serial.end..serial.rest].trim();
            (*mark.get_or_insert(own) == own).then_some((*piece, serial))
        });
        let Some((piece, serial)) = found else {
            split.push(loose.clone());
            continue;
        };
        expected += 1;
        let span = |from: usize, to: usize| Span::new(piece.start + from, piece.start + to).trimmed(&document.text);
        split.push(Loose { cell: Cell::new(span(serial.start, serial.end)), line: loose.line });
        let mut rest = loose.cell.clone();
        rest.pieces[0] = span(serial.rest, piece.end - piece.start);
        rest.pieces.retain(|piece| !piece.is_empty());
        split.push(Loose { cell: rest, line: loose.line });
        marks.extend(
            [span(0, serial.start), span(serial.end, serial.rest)]
                .into_iter()
                .filter(|span| !span.is_empty())
                .map(Cell::new),
        );
    }
    (expected > 2).then_some((split, marks))
}

fn text<'d>(document: &'d Document, cell: &Cell) -> Cow<'d, str> {
    match cell.text(document) {
        Cow::Borrowed(text) => text.trim().into(),
        Cow::Owned(text) => text.trim().to_owned().into(),
    }
}

/// A row has a serial, a promise and an answer.
const ROW: usize = 3;

/// What the first number of a serial of two (2-1) counts by.
const CHAPTER: u32 = serial::MOST;

/// The places of the serials that count on from one another.
pub fn serials(document: &Document, cells: &[Loose], width: usize, lead: usize) -> Vec<usize> {
    let values: Vec<Option<u32>> = cells.iter().map(|loose| serial::whole(&text(document, &loose.cell))).collect();
    let Some(first) = values
        .iter()
        .position(|value| value.is_some_and(serial::opens))
        .or_else(|| values.iter().take(lead + 2).position(Option::is_some))
    else {
        return Vec::new();
    };
    // The places of each number, so that the next one is not searched for through all that follows.
    let mut places: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (place, value) in values.iter().enumerate() {
        if let Some(value) = value {
            places.entry(*value).or_default().push(place);
        }
    }
    let mut found = vec![first];
    let mut at = first;
    while let Some(value) = values.get(at).copied().flatten() {
        let follows =
            |place: usize| values.get(place).copied().flatten().is_some_and(|next| serial::follows(value, next));
        let exact = Some(at + width).filter(|place| follows(*place));
        let ahead = || {
            let chapter = (value / CHAPTER + 1) * CHAPTER + 1;
            let after = |value: u32| {
                let next = places.get(&value)?;
                next.get(next.partition_point(|place| *place < at + 2)).copied()
            };
            after(value + 1).or_else(|| after(chapter).filter(|_| value > CHAPTER))
        };
        let again = || {
            (at + 2..values.len().min(at + width * 6 + 8))
                .find(|place| values[*place].is_some_and(|next| next == 1 || next > value + 1 && next <= value + 4))
        };
        let restart = || {
            let ones = places.get(&1).filter(|_| value > 1)?;
            let from = ones.partition_point(|place| *place < at + 2);
            let near = ones[from..].iter().copied().take_while(|place| ahead().is_none_or(|next| *place < next));
            near.into_iter().find(|place| values.get(place + width).copied().flatten() == Some(2))
        };
        // 4 | 财政增速 | 5 | 6: a figure of the last row, behind which no row has room.
        let room = |next: &usize| width < ROW || next + ROW <= values.len() || exact == Some(*next);
        match exact.or_else(restart).or_else(ahead).or_else(again).filter(room) {
            Some(next) => {
                found.push(next);
                at = next;
            }
            None => break,
        }
    }
    found
}

fn by_serials(document: &Document, heads: &Heads, cells: &[Loose], lead: usize) -> Cut {
    let width = heads.len();
    let starts = serials(document, cells, width, lead);
    let mut cut = Cut::default();
    let mut section: Option<Cell> = None;
    let mut pending: Vec<Cell> = match starts.first() {
        Some(&first) => cells[..first].iter().map(|loose| loose.cell.clone()).collect(),
        None => return cut,
    };
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or_else(|| tail_end(document, heads, cells, start, lead));
        let mut leading: Vec<Cell> = std::mem::take(&mut pending);
        let mut body: Vec<&Loose> = cells[start..end].iter().collect();
        let own = width - lead;
        let last = index + 1 == starts.len();
        // Whole rows below a merged serial leave no cell for the next row's category.
        while !last
            && body.len() > own
            && pending.len() < lead.max(1)
            && below(document, heads, own, lead, &body).is_none()
        {
            let Some(extra) = body.last() else { break };
            // A second office under the first is no category.
            let office = heads.roles.iter().skip(lead).any(|role| *role == Some(Column::Owner))
                && label::is_owner(&text(document, &extra.cell));
            let words = text(document, &extra.cell);
            let is_lead = lead > 0 && !office || label::is_heading(&words);
            // 超额完成 is the row's own last word.
            if !is_lead || is_claim(&words) {
                break;
            }
            pending.insert(0, extra.cell.clone());
            body.pop();
        }
        if lead == 0
            && let Some(heading) = leading.pop()
        {
            cut.headings.push(heading.clone());
            section = Some(heading);
        }
        leading.resize(lead, Cell::default());
        let line = body.first().map_or(0, |loose| loose.line);
        let (first, rest) = fit(document, heads, lead, &body);
        // Merged cells that the rows below lack strain nothing.
        let filled = |role: Column| heads.position(role).and_then(|at| first.get(at.checked_sub(lead)?));
        let whole = body.len() < own
            && filled(Column::Completion).is_some_and(|cell| !cell.is_empty())
            && [Column::Commitment, Column::Name].into_iter().filter_map(filled).any(|cell| !cell.is_empty());
        cut.strained += usize::from(body.len() != own && rest.is_empty() && !whole);
        let mut row = leading;
        row.extend(first);
        cut.rows.push(Row { cells: row, line, section: section.clone(), answer: None });
        for continuation in rest {
            cut.rows.push(Row { section: section.clone(), ..continuation });
        }
    }
    cut
}

/// 已完成, 超额完成: a verdict in a word.
fn is_claim(text: &str) -> bool {
    let folded: Vec<char> = folds(text).take(LONGEST_CLAIM + 1).collect();
    folded.len() <= LONGEST_CLAIM
        && STATEMENTS.at(&folded, 0).is_some_and(|(len, said)| len == folded.len() && *said != Statement::Noun)
}

/// No such word is longer.
const LONGEST_CLAIM: usize = 6;

/// Where the last row ends: after its own cells, and any further ones that are not of the page's foot.
fn tail_end(document: &Document, heads: &Heads, cells: &[Loose], start: usize, lead: usize) -> usize {
    let own = heads.len() - lead;
    let mut end = (start + own).min(cells.len());
    // Rows below a merged serial, each with a figure, or with whole sentences on both sides.
    while let Some(part) = (own.saturating_sub(3).max(2)..own).rev().find(|part| {
        let row: Vec<&Loose> = cells.iter().skip(end).take(*part).collect();
        let texts: Vec<_> = row.iter().map(|loose| text(document, &loose.cell)).collect();
        let counted = texts.iter().any(|text| text.chars().any(|c| c.is_ascii_digit()))
            || texts.iter().filter(|text| text.trim_end().ends_with('。')).count() > 1;
        let foot = texts.iter().any(|text| label::is_foot(text));
        row.len() == *part
            && counted
            && !foot
            && below_all(document, heads, own, lead, &cells[start..end + part]) == Some(*part)
    }) {
        end += part;
    }
    let torn = |end: usize| {
        let pieces: Vec<Cell> = cells.get(start..end)?.iter().map(|loose| loose.cell.clone()).collect();
        torn::join(document, heads, lead, &pieces).map(|(worth, _)| worth)
    };
    let plain = torn(end);
    let near = (end + 1..=cells.len().min(end + MOST_TORN))
        .take_while(|end| !label::is_foot(&text(document, &cells[end - 1].cell)));
    if let Some(better) =
        near.filter(|end| torn(*end) > plain.map(|plain| plain + CLEARLY)).max_by_key(|end| torn(*end))
    {
        end = better;
    }
    while end < cells.len()
        && !label::is_foot(&text(document, &cells[end].cell))
        && han(&text(document, &cells[end].cell)) >= 24
    {
        end += 1;
    }
    end
}

/// The last row may be torn into so many more pieces, where they are worth clearly more than the row without them.
const MOST_TORN: usize = 4;
const CLEARLY: i32 = 20;

/// Lays the cells from the serial on into the columns. Too many: whole continuation rows where they fit, else the text
/// of the longest column was torn. Too few: the blank ones were dropped.
fn fit(document: &Document, heads: &Heads, lead: usize, body: &[&Loose]) -> (Vec<Cell>, Vec<Row>) {
    let own = heads.len() - lead;
    let cells: Vec<Cell> = body.iter().map(|loose| loose.cell.clone()).collect();
    let under = || heads.behind(lead);
    if cells.len() == own {
        return (lay::instead(document, &under(), &cells).unwrap_or(cells), Vec::new());
    }
    if cells.len() < own {
        let laid = lay::out(document, &under(), &cells);
        return (laid.unwrap_or_else(|| spread(document, heads, lead, cells)), Vec::new());
    }
    if let Some(part) = below(document, heads, own, lead, body) {
        let rows = body[own..].chunks(part).map(|chunk| {
            let mut row = vec![Cell::default(); heads.len() - part];
            row.extend(chunk.iter().map(|loose| loose.cell.clone()));
            Row { cells: row, line: chunk.first().map_or(0, |loose| loose.line), section: None, answer: None }
        });
        return (cells[..own].to_vec(), rows.collect());
    }
    if let Some((whole, part)) = below_merged(document, heads, own, lead, body) {
        let rows = body[whole..].chunks(part).map(|chunk| {
            let mut row = vec![Cell::default(); heads.len() - part];
            row.extend(chunk.iter().map(|loose| loose.cell.clone()));
            Row { cells: row, line: chunk.first().map_or(0, |loose| loose.line), section: None, answer: None }
        });
        let mut first = cells[..whole].to_vec();
        // The serial stands first, and what is merged over it right behind.
        first.splice(1..1, vec![Cell::default(); own - whole]);
        return (first, rows.collect());
    }
    let joined = torn::join(document, heads, lead, &cells).map(|(_, cells)| cells);
    (joined.unwrap_or_else(|| join(document, heads, lead, cells)), Vec::new())
}

/// How many cells each row below a full one has, where the cells after it are such rows: those below a merged serial lack that cell, and
/// those below a merged category or name lack it too.
fn below(document: &Document, heads: &Heads, own: usize, lead: usize, body: &[&Loose]) -> Option<usize> {
    let extra = body.len().checked_sub(own)?;
    // The full row above them has its own office.
    let owner = heads.position(Column::Owner).and_then(|at| body.get(at.checked_sub(lead)?));
    let owner = owner.map(|loose| text(document, &loose.cell));
    if owner.is_some_and(|words| words.contains(['，', '。', '；']) || words.ends_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    let merged = names(heads, lead + 1);
    (own.saturating_sub(1 + merged)..own)
        .rev()
        .find(|part| *part >= 2 && extra.is_multiple_of(*part) && continues(document, heads, &body[own..], *part))
}

/// How many columns from one on hold names that may be merged over several rows: 重点任务 beside 年度目标 names what several targets belong to.
fn names(heads: &Heads, from: usize) -> usize {
    let targets = heads.position(Column::Target).is_some();
    let named = |role: &&Option<Column>| match role {
        Some(Column::Section | Column::Name) => true,
        Some(Column::Commitment) => targets,
        _ => false,
    };
    heads.roles.iter().skip(from).take_while(named).count()
}

/// The same where the first row lacks the cell of its merged category too: how many cells it has, and each of those below it. Each row ends
/// with its office, or with a blank cell below one.
fn below_merged(
    document: &Document,
    heads: &Heads,
    own: usize,
    lead: usize,
    body: &[&Loose],
) -> Option<(usize, usize)> {
    let last = heads.position(Column::Owner).filter(|at| at + 1 == heads.len())?;
    let section = heads.position(Column::Section).filter(|at| *at == lead + 1 && *at < last)?;
    let whole = own.checked_sub(1).filter(|whole| *whole > 2 && section > 0 && body.len() > *whole)?;
    let office = |at: usize| body.get(at).is_some_and(|loose| label::is_owner(&text(document, &loose.cell)));
    // The office may be merged over the rows as well.
    let blank = |at: usize| body.get(at).is_some_and(|loose| loose.cell.is_empty());
    let rest = body.len() - whole;
    let names = names(heads, section + 1);
    (whole.saturating_sub(1 + names)..whole)
        .rev()
        .find(|part| {
            *part >= 2
                && rest.is_multiple_of(*part)
                && office(whole - 1)
                && (1..=rest / part).map(|row| whole - 1 + row * part).all(|at| office(at) || blank(at))
                && continues(document, heads, &body[whole..], *part)
        })
        .map(|part| (whole, part))
}

fn below_all(document: &Document, heads: &Heads, own: usize, lead: usize, cells: &[Loose]) -> Option<usize> {
    below(document, heads, own, lead, &cells.iter().collect::<Vec<_>>())
}

/// Whether the cells after a full row are rows of their own: each begins with a promise of some length.
fn continues(document: &Document, heads: &Heads, rest: &[&Loose], part: usize) -> bool {
    let skipped = heads.len() - part;
    let promise = [Column::Commitment, Column::Name, Column::Target];
    let mut promise = promise.into_iter().filter_map(|role| heads.position(role)?.checked_sub(skipped));
    let Some(at) = promise.next() else { return false };
    // A name above a promise without an answer is a promise above its answer, laid a column too far to the left.
    let named = promise.next().is_some();
    let completion = heads.completion().and_then(|column| column.checked_sub(skipped));
    rest.chunks(part).all(|row| {
        let promised = row.get(at).is_some_and(|loose| {
            let printed = text(document, &loose.cell);
            han(&printed) >= 4 && is_clause(&printed) && !label::is_owner(&printed)
        });
        let lost = completion
            .and_then(|at| row.get(at))
            .is_some_and(|loose| label::is_owner(&text(document, &loose.cell)) || named && loose.cell.is_empty());
        promised && !lost
    })
}

/// Joins surplus cells: offices in a row to one another, all others to the completion; the last columns keep one cell
/// each.
fn join(document: &Document, heads: &Heads, lead: usize, mut cells: Vec<Cell>) -> Vec<Cell> {
    let own = heads.len() - lead;
    let office = |cells: &[Cell], at: usize| cells.get(at).is_some_and(|cell| label::is_owner(&text(document, cell)));
    if heads.position(Column::Owner).is_some() {
        while cells.len() > own {
            let Some(at) = (1..cells.len()).find(|&at| office(&cells, at) && office(&cells, at - 1)) else { break };
            let next = cells.remove(at);
            cells[at - 1].pieces.extend(next.pieces);
        }
    }
    let extra = cells.len() - own;
    let into = heads.completion().map_or(own - 1, |at| at.saturating_sub(lead)).min(own - 1);
    let mut row: Vec<Cell> = cells[..into].to_vec();
    let several = &cells[into..=into + extra];
    let texts: Vec<_> = several.iter().map(|cell| text(document, cell)).collect();
    // Figures side by side are no answer: they stay unread.
    let kept = if label::would_fuse(texts.iter().map(AsRef::as_ref)) { &several[..1] } else { several };
    row.push(Cell { pieces: kept.iter().flat_map(|cell| cell.pieces.iter().copied()).collect() });
    row.extend_from_slice(&cells[into + extra + 1..]);
    row
}

/// Lays too few cells into the columns: offices go to the owner's column, a bare percentage to the rate's, the others in
/// order.
fn spread(document: &Document, heads: &Heads, lead: usize, cells: Vec<Cell>) -> Vec<Cell> {
    let own = heads.len() - lead;
    let mut row = vec![Cell::default(); own];
    let mut next = 0;
    for (index, cell) in cells.into_iter().enumerate() {
        let printed = text(document, &cell);
        let owner = heads
            .position(Column::Owner)
            .and_then(|at| at.checked_sub(lead))
            .filter(|at| *at >= next && label::is_owner(&printed));
        let rate = heads
            .position(Column::Rate)
            .and_then(|at| at.checked_sub(lead))
            .filter(|at| *at >= next && index > 1 && printed.ends_with(['%', '％']) && han(&printed) == 0);
        let at = owner.or(rate).unwrap_or(next).min(own - 1);
        row[at].pieces.extend(cell.pieces);
        next = at + 1;
    }
    row
}
