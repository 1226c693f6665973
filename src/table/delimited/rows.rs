//! The rows of a table whose cells are parted, row by row.

use super::super::roles::{self, Heads, Row};
use super::super::{Candidate, Line, guess, label, lay, serial};
use super::joined::{goes_on, is_row, join_open_rows, join_torn_rows};
use super::{Separator, align, cells_of, closed_up, display_column, display_width, edged, merged};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::text::{Span, folds};
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// The rows of a table; of two tables side by side (序号, 项目, 完成情况 and once more) those of the first, then those of the second.
pub(super) fn rows(document: &Document, lines: &[Line], separator: Separator, name: &'static str) -> Candidate {
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
pub(super) fn half_rows(
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
    let stops = below.clone().filter(ended).count() * 4 > below.clone().count();
    let full = below.clone().filter(|cells| cells.len() == heads.len()).count();
    let regular = full * 2 >= below.count();
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
            && goes_on(document, &heads, row, cells, stops, &widest)
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
            if let Some(owner) = rows.last_mut().and_then(|row| torn_office(document, &heads, row, words.trim())) {
                owner.pieces.extend(only.pieces);
                continue;
            }
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
        let laid = match (blanks, regular) {
            (true, true) => lay::regular(document, &heads, cells),
            (true, false) => lay::out(document, &heads, cells),
            (false, _) => None,
        };
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

/// The cell of an office that goes on in a line of its own: 县住房和城乡建 over 设局.
fn torn_office<'r>(document: &Document, heads: &Heads, row: &'r mut Row, words: &str) -> Option<&'r mut Cell> {
    let cell = row.cells.get_mut(heads.position(Column::Owner)?)?;
    let printed = cell.text(document).trim().to_owned();
    let torn = !printed.is_empty() && !label::is_owner(&printed) && label::is_owner(&format!("{printed}{words}"));
    torn.then_some(cell)
}

/// 教育类（2项）: a heading that says how many rows it is over.
pub(super) fn is_counted_heading(words: &str) -> bool {
    let words: String = folds(words).collect();
    let counted = words.strip_suffix("项)").and_then(|rest| rest.rsplit_once('('));
    counted.is_some_and(|(name, count)| {
        roles::han(name) >= 2
            && roles::han(name) <= 12
            && count.trim_start_matches('共').chars().all(|c| c.is_ascii_digit())
    })
}

/// 年度 and 实际 among heads, over 指标值 and 完成值 on the next line: the heads, where what no head word names is made whole by the line below.
pub(super) fn completed(document: &Document, upper: &[Cell], lower: &[Cell]) -> Option<Heads> {
    let texts: Vec<String> = upper.iter().map(|cell| cell.text(document).trim().to_owned()).collect();
    let lower: Vec<String> = lower.iter().map(|cell| cell.text(document).trim().to_owned()).collect();
    let run = lower.len();
    if run == 0 || run >= texts.len() || lower.iter().any(|text| roles::role(text).is_none()) {
        return None;
    }
    let whole =
        |start: usize| -> Vec<String> { (0..run).map(|k| format!("{}{}", texts[start + k], lower[k])).collect() };
    let open = |start: &usize| {
        let upper = &texts[*start..start + run];
        // 三级指标 over 指标值 would be another head than it is.
        let goes_on = |(upper, whole): (&String, &String)| {
            let known = roles::role(upper);
            roles::role(whole).is_some() && (known.is_none() || known == roles::role(whole))
        };
        upper.iter().any(|text| roles::role(text).is_none()) && upper.iter().zip(&whole(*start)).all(goes_on)
    };
    let start = (0..=texts.len() - run).find(open)?;
    let heads = [&texts[..start], &whole(start), &texts[start + run..]].concat();
    Heads::read(heads.iter().map(String::as_str)).filter(|heads| heads.completion().is_some())
}

/// The rows of one width that make up most of the lines with cells, as a table whose heads no word names, or that has none; with the lines of
/// its heads.
pub(super) fn guessed(document: &Document, split: &[Vec<Cell>]) -> Option<(Range<usize>, Heads)> {
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
pub(super) fn heading_above(document: &Document, lines: &[Line]) -> Option<Cell> {
    let told = |line: &&Line| !is_measure(line.span.of(&document.text));
    let line = lines.iter().rev().take(2).find(told)?;
    let words = line.span.of(&document.text);
    (label::is_heading(words) && serial::leading(words).is_some()).then(|| Cell::new(line.span))
}

/// 单位：万元
pub(super) fn is_measure(line: &str) -> bool {
    let words: String = folds(line).filter(|c| !c.is_whitespace() && *c != '(').take(6).collect();
    ["单位:", "计量单位:", "金额单位:"].iter().any(|label| words.starts_with(label))
}

/// The widest cell that begins in each display column.
pub(super) fn widths(document: &Document, lines: &[Vec<Cell>]) -> BTreeMap<usize, usize> {
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
pub(super) fn is_category(document: &Document, row: &Row, cells: &[Cell], widest: &BTreeMap<usize, usize>) -> bool {
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
pub(super) const TORN: usize = 8;

/// How far askew a cell's next line may stand, in columns.
pub(super) const ASKEW: usize = 3;
