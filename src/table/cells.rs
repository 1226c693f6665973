//! Family A: one cell a line, or one cell a paragraph with blank lines between.

use super::roles::{self, Heads};
use super::stream::{self, Loose};
use super::{Candidate, Line, Looks, guess, label, serial};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use std::borrow::Cow;
use std::ops::Range;

/// The most columns that are looked for.
const WIDEST: usize = 10;

/// A run of column heads.
struct Run {
    /// Its lines.
    lines: Range<usize>,
    heads: Heads,
    cells: Vec<Cell>,
    /// Whether they stand in one line, over cells that are wrapped over several.
    wrapped: bool,
}

/// Reads the lines after each run of column heads as cells.
pub fn read(document: &Document, lines: &[Line]) -> Candidate {
    let known = run(document, lines, 0).map(|run| with_more(document, lines, run));
    let Some(mut first) = known.or_else(|| guessed(document, lines)) else { return Candidate::default() };
    // 预期目标, 实际完成情况 head a summary; a much longer row of heads below it is that of the table.
    let mut below = run(document, lines, first.lines.end);
    while let Some(next) = below.take_if(|next| next.heads.len() > first.heads.len() + 2) {
        below = run(document, lines, next.lines.end);
        first = next;
    }
    if first.wrapped {
        return wrapped(document, lines, &first);
    }
    let mut runs = vec![first];
    while let Some(next) = runs.last().and_then(|last| again(document, lines, last, below)) {
        below = run(document, lines, next.lines.end);
        runs.push(next);
    }
    let heading = |run: &Run| {
        let above = run.lines.start.checked_sub(1).map(|at| lines[at].span)?;
        let text = above.of(&document.text);
        (label::is_heading(text) && serial::leading(text).is_some()).then(|| Cell::new(above))
    };
    let headings: Vec<Option<Cell>> = runs.iter().map(heading).collect();
    let mut candidate = Candidate::default();
    for (index, run) in runs.iter().enumerate() {
        let next = runs.get(index + 1).map(|next| next.lines.start - usize::from(headings[index + 1].is_some()));
        let mut table = table(document, &lines[..next.unwrap_or(lines.len())], run);
        if let Some(heading) = headings[index].clone().filter(|_| runs.len() > 1) {
            for item in table.items.iter_mut().filter(|item| item.section.is_none()) {
                item.section = Some(heading.clone());
            }
            table.furniture.push(heading);
        }
        if index == 0 { candidate = table } else { candidate.append(table) }
    }
    candidate
}

/// Rows whose cells a viewer of pages wrapped; the heads come again on each page, perhaps inside a row.
fn wrapped(document: &Document, lines: &[Line], run: &Run) -> Candidate {
    let own = lines[run.lines.start].span.of(&document.text);
    let is_head = |line: &Line| line.span.of(&document.text) == own;
    let (again, body): (Vec<Line>, Vec<Line>) = lines[run.lines.end..].iter().partition(|line| is_head(line));
    let lines = [&lines[..run.lines.end], &body].concat();
    let mut candidate = table(document, &lines, run);
    candidate.furniture.extend(again.iter().map(|line| Cell::new(line.span)));
    // What is wrapped has more lines than cells; a row is strained where its cells do not end as sentences do.
    let ends = |cell: &Cell| cell.text(document).trim_end().ends_with('。');
    candidate.strained = candidate.items.iter().filter(|item| !ends(&item.completion)).count();
    candidate
}

/// The rows between a run of heads and the end of the lines.
fn table(document: &Document, lines: &[Line], run: &Run) -> Candidate {
    let mut heads = run.heads.clone();
    let apart = lines.get(run.lines.start + 1).is_some_and(|line| line.after_blank);
    // Where a column is for units, a unit below a figure is a cell of its own.
    let body = &lines[run.lines.end..];
    let units = heads.position(Column::Unit).is_some();
    let cells = loose(document, body, apart, false, units);
    let mut cut = stream::cut(document, &mut heads, &cells);
    if body.iter().any(|line| line.blank_cells > 0) {
        // Blank cells may have survived as lines of white space; what fits the heads better tells.
        let mut own = run.heads.clone();
        let with_blanks = stream::cut(document, &mut own, &loose(document, body, apart, true, units));
        if with_blanks.strained <= cut.strained && with_blanks.rows.len() >= cut.rows.len() {
            (cut, heads) = (with_blanks, own);
        }
    }
    let items = roles::items(document, &heads, &cut.rows);
    let answer = heads.reported(&cut.rows);
    Candidate::cut("cellPerLine", items, cut, run.cells.clone(), answer)
}

/// The rows of a stream in which most serials have as many cells after them.
fn even_rows(document: &Document, cells: &[Loose]) -> Option<Vec<Vec<Cell>>> {
    let starts = stream::serials(document, cells, cells.len(), 0);
    let width = starts.windows(2).map(|pair| pair[1] - pair[0]).min()?;
    let ends = starts.iter().skip(1).copied().chain(starts.last().map(|last| (last + width).min(cells.len())));
    let rows: Vec<Vec<Cell>> = starts
        .iter()
        .zip(ends)
        .filter(|(start, end)| end - *start == width)
        .map(|(start, end)| cells[*start..end].iter().map(|loose| loose.cell.clone()).collect())
        .collect();
    (rows.len() * 2 > starts.len()).then_some(rows)
}

/// A run of heads with the ones right below it that no head word names (序号, 承诺事项, 完成情况, 包联干部), where the rows have cells for them.
fn with_more(document: &Document, lines: &[Line], run: Run) -> Run {
    if run.heads.position(Column::Number) != Some(0) {
        return run;
    }
    let Some(apart) = lines.get(run.lines.start + 1).map(|line| line.after_blank) else { return run };
    let next = loose(document, &lines[run.lines.end..lines.len().min(run.lines.end + 2)], apart, false, false);
    if next.len() == 2 && is_first(document, &next[0].cell) {
        return run;
    }
    // The rows of another table below have as many cells as its own heads.
    let end = self::run(document, lines, run.lines.end).map_or(lines.len(), |next| next.lines.start);
    let below = loose(document, &lines[run.lines.end..end], apart, false, false);
    let Some(first) = below.iter().take(MOST_MORE + 1).position(|loose| is_first(document, &loose.cell)) else {
        return run;
    };
    let more: Vec<Cell> = below[..first].iter().map(|loose| loose.cell.clone()).collect();
    let width = run.heads.len() + more.len();
    let rows = even_rows(document, &below[first..]).filter(|rows| rows.first().is_some_and(|row| row.len() == width));
    let (Some(rows), false) = (rows, more.is_empty() || !guess::is_head_row(document, &more)) else { return run };
    let mut run = run;
    if run.heads.completion().is_none() {
        // None of those known answers.
        let cells = [run.cells.clone(), more].concat();
        let aligned: Vec<&[Cell]> = rows.iter().map(Vec::as_slice).collect();
        if let Some(heads) = guess::heads(document, &cells, &aligned) {
            run.lines.end += cells[run.heads.len()..].iter().map(|cell| cell.pieces.len()).sum::<usize>();
            return Run { heads, cells, ..run };
        }
        return run;
    }
    for (at, cell) in (run.heads.len()..).zip(more) {
        let mut column = rows.iter().filter_map(|row| row.get(at));
        let offices = column.all(|cell| label::is_owner(&cell.text(document)));
        let owner = offices && run.heads.position(Column::Owner).is_none();
        run.heads.roles.push(Some(if owner { Column::Owner } else { Column::Remark }));
        run.lines.end += cell.pieces.len();
        run.cells.push(cell);
    }
    run
}

fn is_first(document: &Document, cell: &Cell) -> bool {
    serial::whole(&cell.text(document)).is_some_and(serial::opens)
}

/// So many heads that no word names are looked for behind known ones.
const MOST_MORE: usize = 3;

/// Cells between serials that count on, as many after each: a table whose heads no word names.
fn guessed(document: &Document, lines: &[Line]) -> Option<Run> {
    let first = lines.iter().position(|line| serial::whole(line.span.of(&document.text)).is_some_and(serial::opens))?;
    let apart = lines.get(first + 1)?.after_blank;
    let rows = even_rows(document, &loose(document, &lines[first..], apart, false, false))?;
    let width = rows.first()?.len();
    let above = loose(document, &lines[..first], apart, false, false);
    let head: Vec<Cell> = above.iter().rev().take(width).rev().map(|loose| loose.cell.clone()).collect();
    let headed = head.len() == width && guess::is_head_row(document, &head);
    let cells = if headed { head } else { Vec::new() };
    let rows: Vec<&[Cell]> = rows.iter().map(Vec::as_slice).collect();
    let heads = guess::heads(document, &cells, &rows)?;
    let taken: usize = cells.iter().map(|cell| cell.pieces.len()).sum();
    Some(Run { lines: first - taken..first, heads, cells, wrapped: false })
}

/// The first run of column heads from a line on, that hold a promise and an answer among them: one head a line, or else each one as the
/// lines between two blank ones (年度 over 目标).
fn run(document: &Document, lines: &[Line], from: usize) -> Option<Run> {
    let single: Vec<Range<usize>> = (from..lines.len()).map(|at| at..at + 1).collect();
    let plain = heads(document, lines, &single);
    let row = head_row(document, lines, from);
    if row.as_ref().is_some_and(|row| plain.as_ref().is_none_or(|plain| row.lines.start < plain.lines.start)) {
        return row;
    }
    let starts: Vec<usize> = (from..lines.len()).filter(|at| *at == from || lines[*at].after_blank).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let groups: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    if groups.len() == single.len() || starts.len() < 2 {
        return plain;
    }
    let torn = heads(document, lines, &groups);
    // 目标 under 年度 would be a head by itself, and begin a shorter row of them.
    // 责任 over 单位 goes on with the row where its pieces are none.
    let goes_on = |torn: &Run, plain: &Run| {
        let (torn, plain) = (&torn.heads.roles, &plain.heads.roles);
        torn.len() > plain.len() && torn.starts_with(plain)
    };
    let begins_later = |torn: &Run| {
        plain.as_ref().is_none_or(|plain| {
            plain.lines.start > torn.lines.start || plain.lines.start == torn.lines.start && goes_on(torn, plain)
        })
    };
    torn.filter(begins_later).or(plain)
}

/// Heads in one line, parted by blanks (序号 目标任务 完成情况 责任单位), over cells that a viewer of pages prints below one another: serials stand alone
/// on their lines.
fn head_row(document: &Document, lines: &[Line], from: usize) -> Option<Run> {
    let text = |line: &Line| line.span.of(&document.text);
    let alone = |line: &&Line| line.looks.shows <= LONGEST_SERIAL && serial::whole(text(line)).is_some();
    let (at, pieces) = (from..lines.len()).filter(|&at| lines[at].looks.blank).find_map(|at| {
        let words: Vec<&str> = text(&lines[at]).split_whitespace().collect();
        let all = (NARROWEST..=WIDEST).contains(&words.len()) && words.iter().all(|word| head(word).is_some());
        all.then_some((at, words))
    })?;
    let cells: Vec<Cell> = pieces
        .iter()
        .map(|piece| {
            let start = piece.as_ptr() as usize - document.text.as_ptr() as usize;
            Cell::new(crate::text::Span::new(start, start + piece.len()))
        })
        .collect();
    let heads = Heads::read(pieces.iter().copied())?;
    let numbered = heads.position(Column::Number) == Some(0) && heads.completion().is_some();
    let serials = lines[at + 1..].iter().filter(alone).count();
    (numbered && serials >= 2).then_some(Run { lines: at..at + 1, heads, cells, wrapped: true })
}

/// A serial has no more digits.
const LONGEST_SERIAL: usize = 3;
/// Fewer heads in a line are words.
const NARROWEST: usize = 3;

/// The next run below another, from the first one there on: the same heads once more, or heads under a heading of their own.
fn again(document: &Document, lines: &[Line], last: &Run, mut below: Option<Run>) -> Option<Run> {
    while let Some(next) = below {
        let above = lines[next.lines.start - 1].span.of(&document.text);
        let headed = label::is_heading(above) && serial::leading(above).is_some() && next.lines.start > last.lines.end;
        // 指标名称, 年度目标, … once more, with other columns behind
        let first = |run: &Run| run.cells.first().map(|cell| cell.text(document).into_owned());
        let begins_alike = first(&next) == first(last) && next.heads.len() > 3;
        if next.heads.roles == last.heads.roles || headed || begins_alike {
            return Some(next);
        }
        below = run(document, lines, next.lines.end);
    }
    None
}

/// The first run of groups of lines that are all column heads.
fn heads(document: &Document, lines: &[Line], groups: &[Range<usize>]) -> Option<Run> {
    let cell = |group: &Range<usize>| Cell { pieces: lines[group.clone()].iter().map(|line| line.span).collect() };
    let text = |group: &Range<usize>| match &lines[group.clone()] {
        [one] => Cow::Borrowed(one.span.of(&document.text)),
        _ => cell(group).text(document),
    };
    let looks = |group: &Range<usize>| lines[group.clone()].iter().map(|line| line.looks).reduce(Looks::joined);
    let whole = with_torn_heads(document, lines, groups);
    let groups = whole.as_slice();
    for start in 0..groups.len() {
        if looks(&groups[start]).is_some_and(Looks::is_no_head) {
            continue;
        }
        let printed = text(&groups[start]);
        let first = head(&printed);
        // 绩效指标 beside 一级指标 is the label over all rows of the form.
        if first != Some(Column::Number) && groups.get(start + 1).is_some_and(|next| text(next).trim() == "一级指标")
        {
            continue;
        }
        // 县（区） over regions, before the heads of their targets and actuals.
        let names = first.is_none() && is_short(&printed) && {
            let next = groups.get(start + 1).and_then(|next| head(&text(next)));
            next == Some(Column::Target)
        };
        if first.is_none() && !names {
            continue;
        }
        let cells: Vec<Cell> = groups[start..].iter().take(WIDEST).map(cell).collect();
        let run = run_of(document, &cells, names);
        let texts: Vec<_> = cells[..run].iter().map(|cell| cell.text(document)).collect();
        let texts = texts.iter().map(|text| &**text);
        if roles::is_crosstab(texts.clone()) {
            return None;
        }
        let printed: Vec<String> = texts.clone().map(str::to_owned).collect();
        let found = Heads::unfolded(&printed).or_else(|| Heads::read(texts));
        let found = found.filter(|heads| heads.len() >= 2 && !titled(heads));
        if let Some(heads) =
            found.filter(|heads| heads.completion().is_some() || heads.position(Column::Number).is_some())
        {
            let lines = groups[start].start..groups[start + run - 1].end;
            return Some(Run { lines, heads, cells: cells[..run].to_vec(), wrapped: false });
        }
    }
    None
}

/// Groups of which those that are one head, a blank line between its pieces, are put together: 工程 and 名称, 完成目标 and (%).
fn with_torn_heads(document: &Document, lines: &[Line], groups: &[Range<usize>]) -> Vec<Range<usize>> {
    let text = |group: &Range<usize>| match &lines[group.clone()] {
        [one] if one.looks.shows <= LONGEST_PIECE => Some(one.span.of(&document.text).trim()),
        _ => None,
    };
    let torn = |one: &Range<usize>, other: &Range<usize>| {
        let pieces =
            text(one).zip(text(other)).filter(|_| lines[other.start].after_blank && lines[one.start].after_blank);
        let Some((first, second)) = pieces else { return false };
        let bracket = second.starts_with(['(', '（']) && second.ends_with([')', '）']);
        let unit = bracket && serial::whole(second).is_none();
        let known = head(first);
        let opens = OPENING.iter().any(|word| first.ends_with(word)) && known.is_none()
            // 同比 and 增长, 上年 and 完成; but 同比 beside 完成比例
            || OPENING.contains(&first)
                && matches!(known, Some(Column::Growth | Column::Past))
                && !matches!(head(second), Some(Column::Rate | Column::Owner | Column::Remark | Column::Unit));
        // 完成 and 情况: the second is no head by itself.
        let closes = head(second).is_none() && CLOSING.contains(&second);
        (unit && head(first).is_some() || opens && head(second).is_some() || closes)
            && head(&format!("{first}{second}")).is_some()
    };
    let mut whole: Vec<Range<usize>> = Vec::with_capacity(groups.len());
    for group in groups {
        match whole.last_mut().filter(|last| torn(last, group)) {
            Some(last) => last.end = group.end,
            None => whole.push(group.clone()),
        }
    }
    whole
}

/// What a torn head may end in.
const CLOSING: [&str; 8] = ["情况", "单位", "名称", "内容", "结果", "进度", "比例", "率"];

/// A piece of a torn head is no longer, and the first one ends in one of these words.
const LONGEST_PIECE: usize = 8;
const OPENING: [&str; 17] = [
    "工程",
    "项目",
    "牵头",
    "配合",
    "责任",
    "年度",
    "全年",
    "累计",
    "主要",
    "具体",
    "实际",
    "计划",
    "比上年",
    "较上年",
    "同比",
    "上年",
    "本年",
];

/// How many cells from the first on are heads. One that no head word names (序号, 内容与要求, 进展情况) is one too where the serial's head came
/// before it, a head follows it, and the answer is still to come.
fn run_of(document: &Document, cells: &[Cell], names: bool) -> usize {
    let texts: Vec<_> = cells.iter().map(|cell| cell.text(document)).collect();
    let known: Vec<_> = texts.iter().map(|text| head(text)).collect();
    let (mut answered, mut bridged) = (false, false);
    let mut run = 0;
    while run < cells.len() {
        let numbered = known[..run].contains(&Some(Column::Number));
        let between = numbered && !answered && !bridged && known.get(run + 1).copied().flatten().is_some();
        match known[run] {
            // A category or a name after the answer is the first row's.
            Some(Column::Section | Column::Name) if answered => break,
            Some(role) => answered |= role == Column::Completion,
            None if names && run == 0 => {}
            None if between && is_short(&texts[run]) => bridged = true,
            None => break,
        }
        run += 1;
    }
    run
}

/// A title that ends in 完成情况 is like a head; but before the serial's head only a category or a name can stand.
fn titled(heads: &Heads) -> bool {
    let before = heads.position(Column::Number).unwrap_or(0);
    heads.roles.iter().take(before).any(|role| !matches!(role, Some(Column::Section | Column::Name)))
}

/// Whether a cell can be the head over names of places: a word or two without figures.
fn is_short(text: &str) -> bool {
    text.len() <= LONGEST_REGION * 4
        && (1..=LONGEST_REGION).contains(&text.chars().count())
        && !text.contains(['，', '。', '；', ':', '：', '|'])
        && !text.chars().any(|c| c.is_ascii_digit())
}

/// 县（市、区）、开发区 is no longer.
const LONGEST_REGION: usize = 9;

fn head(text: &str) -> Option<Column> {
    crate::lexicon::headers::column(crate::text::folds(text)).filter(|_| !text.contains(['|', '：', ':']))
}

/// Lines as cells; with blank lines between cells, lines without one between them are one cell. With `units`, a line that is a unit is a cell.
fn loose(document: &Document, lines: &[Line], apart: bool, blanks: bool, units: bool) -> Vec<Loose> {
    let mut cells: Vec<Loose> = Vec::new();
    for line in lines {
        if blanks {
            cells.extend((0..line.blank_cells).map(|_| Loose { cell: Cell::default(), line: line.number }));
        }
        // 2.2万 and 人 on two lines are one figure.
        let goes_on = |last: &Loose| {
            apart && !line.after_blank || !units && is_torn(document, last, line) || is_aside(document, last, line)
        };
        match cells.last_mut().filter(|last| goes_on(last)) {
            Some(last) => last.cell.pieces.push(line.span),
            None => cells.push(Loose { cell: Cell::new(line.span), line: line.number }),
        }
    }
    cells
}

/// Whether a line is all in brackets and is no cell of its own: （省知识产权局） below 省市场监管局.
fn is_aside(document: &Document, last: &Loose, line: &Line) -> bool {
    let words = line.span.of(&document.text).trim();
    let inside = words.strip_prefix(['（', '(']).and_then(|words| words.strip_suffix(['）', ')']));
    let before = last.cell.text(document);
    let office = |text: &str| label::is_owner(text) && serial::whole(text).is_none();
    inside.is_some_and(|inside| !inside.contains(['（', '(', '：', ':']) && office(inside)) && office(&before)
}

/// Whether a line is only the unit of the figure that the cell before it ends in.
fn is_torn(document: &Document, last: &Loose, line: &Line) -> bool {
    let unit = line.span.of(&document.text);
    let before = last.cell.text(document);
    // 8%以 and 上
    if before.ends_with('以') && matches!(unit, "上" | "下" | "内") {
        return true;
    }
    before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '万' | '亿'))
        && crate::lexicon::units::is_unit(unit)
        && before.chars().any(|c| c.is_ascii_digit())
}
