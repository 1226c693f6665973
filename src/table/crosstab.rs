//! Family A5: a crosstab. Each row is a region, and each indicator has a target, an actual and perhaps a rate of its own, side by side:
//! one item for each of them.

use super::roles::{self, is_dash};
use super::{Candidate, Line, grid, label, serial};
use crate::document::{Block, Cell, Document};
use crate::item::Item;
use crate::lexicon::bounds::BOUNDS;
use crate::lexicon::headers::Column;
use crate::lexicon::language::{CEILINGS, STATEMENTS, Statement};
use crate::text::{Span, fold, is_han};
use std::collections::BTreeMap;
use std::ops::Range;

mod place;

use place::{SIGNS, Usual, named, place};

/// What a head is for; 目标任务 over figures is their target.
fn role(head: &str) -> Option<Column> {
    roles::role(head).map(|role| if role == Column::Commitment { Column::Target } else { role })
}

/// A row of cells, empty ones for blanks, with the 1-based line where it starts.
type Row = (Vec<Cell>, u32);

/// The reading of the first crosstab in the document's tables, in lines parted by tabs or pipes, or in lines of one cell each.
pub fn read(document: &Document, lines: &[Line]) -> Option<Candidate> {
    let grids = document.blocks.iter().enumerate().filter_map(|(index, block)| match block {
        Block::Grid(grid) if !grid.left_out => Some((vec![index], grid::spread(grid))),
        _ => None,
    });
    let strokes = lines.iter().any(|line| line.looks.stroke);
    let marks = ['\t', '|', '｜'].into_iter().filter(|mark| *mark == '\t' || strokes);
    let parted = marks.map(|mark| (Vec::new(), parted(document, lines, mark)));
    let stacked = std::iter::once_with(|| (Vec::new(), numbered(document, &with_whole_heads(document, lines))));
    grids.chain(parted).chain(stacked).find_map(|(grids, rows)| Some(Candidate { grids, ..of_rows(document, &rows)? }))
}

/// Where each indicator's columns are.
struct Group {
    name: Cell,
    columns: Range<usize>,
}

/// The heads of a crosstab: the indicators, and what their columns hold.
struct Heads {
    /// The columns before the first indicator.
    keys: usize,
    groups: Vec<Group>,
    roles: Vec<Option<Column>>,
    /// The lower heads that bound the figures under them: 控制数.
    bounds: Vec<Option<Cell>>,
}

/// A name, and two indicators with two columns each.
const FEWEST_HEADS: usize = 5;

impl Heads {
    /// Two rows of heads: the indicators above 目标, 进度, 比例, 目标, 进度 …. What goes on `below` other heads may hold one indicator alone.
    fn read(document: &Document, upper: &[Cell], lower: &[Cell], below: bool) -> Option<Self> {
        if lower.len() < FEWEST_HEADS && !below {
            return None;
        }
        let text = |cell: &Cell| cell.text(document).trim().to_owned();
        let roles: Vec<Option<Column>> = lower
            .iter()
            .enumerate()
            .map(|(at, cell)| role(&text(cell)).filter(|_| upper.get(at).is_none_or(|above| above != cell)))
            .collect();
        let targets: Vec<usize> = (0..roles.len()).filter(|&at| roles[at] == Some(Column::Target)).collect();
        let keys = *targets.first().filter(|first| (targets.len() > 1 || below) && **first > 0)?;
        let ends = targets.iter().skip(1).copied().chain([roles.len()]);
        let groups: Option<Vec<Group>> = targets
            .iter()
            .zip(ends)
            .map(|(&start, end)| {
                let end = start + roles[start..end].iter().take_while(|role| role.is_some()).count();
                let answers = roles[start..end].contains(&Some(Column::Completion));
                // A name over several columns stands in the first of them, or in each.
                let name = upper.get(start).filter(|name| !name.is_empty() && text(name).chars().any(is_han))?;
                let own = upper[start + 1..end.min(upper.len())].iter().all(|cell| cell.is_empty() || cell == name);
                (answers && own).then(|| Group { name: name.clone(), columns: start..end })
            })
            .collect();
        let bounds = |cell: &Cell| {
            is_bound(&text(cell)) || CEILINGS.occurs(&text(cell).chars().map(fold).collect::<Vec<char>>())
        };
        let bounds = lower.iter().map(|cell| Some(cell.clone()).filter(bounds)).collect();
        Some(Self { keys, groups: groups?, roles, bounds })
    }

    fn cell<'r>(&self, row: &'r [Cell], group: &Group, wanted: Column) -> Option<&'r Cell> {
        let at = group.columns.clone().find(|&at| self.roles[at] == Some(wanted))?;
        row.get(at).filter(|cell| !cell.is_empty())
    }
}

/// 低于, 不低于: a head that is only the bound of the figures under it.
fn is_bound(head: &str) -> bool {
    let words: Vec<char> = head.chars().map(fold).collect();
    BOUNDS.before.at(&words, 0).is_some_and(|(len, _)| len == words.len())
}

fn of_rows(document: &Document, rows: &[Row]) -> Option<Candidate> {
    let mut candidate = Candidate { name: "crosstab", headed: true, ..Candidate::default() };
    let mut heads: Option<Heads> = None;
    let mut at = 0;
    while let Some((cells, line)) = rows.get(at) {
        let below = rows.get(at + 1).map(|(cells, _)| cells);
        if let Some(found) = below.and_then(|below| Heads::read(document, cells, below, heads.is_some())) {
            let both = rows[at..at + 2].iter().flat_map(|(cells, _)| cells);
            candidate.furniture.extend(both.filter(|cell| !cell.is_empty()).cloned());
            heads = Some(found);
            at += 2;
            continue;
        }
        if let Some(heads) = &heads {
            region(document, heads, cells, *line, &mut candidate);
        }
        at += 1;
    }
    let enough = candidate.items.len() > 1 && candidate.items.iter().any(|item| !item.completion.is_empty());
    enough.then_some(candidate)
}

/// The items of one row; a row without a name, or without a figure, has none.
fn region(document: &Document, heads: &Heads, row: &[Cell], line: u32, candidate: &mut Candidate) {
    let keys = row.iter().take(heads.keys).filter(|cell| !cell.is_empty());
    let Some(place) = keys.clone().find(|cell| cell.text(document).chars().any(is_han)) else { return };
    let number = keys.clone().find(|cell| serial::whole(&cell.text(document)).is_some());
    let before = candidate.items.len();
    for group in &heads.groups {
        let target = heads.cell(row, group, Column::Target);
        let actual = heads.cell(row, group, Column::Completion);
        let rate = heads.cell(row, group, Column::Rate);
        let says = |cell: &&Cell| !is_dash(&cell.text(document));
        if ![target, actual, rate].into_iter().flatten().any(|cell| says(&cell)) {
            // Nothing was promised of this indicator here.
            candidate.furniture.extend([target, actual, rate].into_iter().flatten().cloned());
            continue;
        }
        // 控制数: the head itself bounds the figure.
        let head = |column: Column| group.columns.clone().find(|&at| heads.roles[at] == Some(column));
        let bound = head(Column::Target).and_then(|at| heads.bounds.get(at).cloned().flatten());
        // 低于 over 4: the head is the bound of the figure.
        let bounds = bound.as_ref().is_some_and(|bound| is_bound(&bound.text(document)));
        let target = target.map(|figure| match &bound {
            Some(bound) if bounds => Cell { pieces: [bound.pieces.as_slice(), &figure.pieces].concat() },
            _ => figure.clone(),
        });
        let bound = bound.filter(|_| !bounds);
        candidate.items.push(Item {
            number: number.cloned(),
            section: Some(place.clone()),
            commitment: group.name.clone(),
            completion: actual.cloned().unwrap_or_default(),
            name: bound,
            target_text: target,
            rate: rate.cloned(),
            line,
            ..Item::default()
        });
    }
    if candidate.items.len() > before {
        candidate.furniture.extend(keys.cloned());
    }
}

/// Lines whose cells are parted by a mark; blank cells are kept.
fn parted(document: &Document, lines: &[Line], mark: char) -> Vec<Row> {
    // A blank cell at the start of a line is a tab and nothing else.
    let whole = |line: &Line| {
        let before = document.text.get(..line.span.start).unwrap_or("");
        let blank = if mark == '\t' { before.len() - before.trim_end_matches(mark).len() } else { 0 };
        Span::new(line.span.start - blank, line.span.end)
    };
    let holds_heads = |line: &Line| {
        let parted = if mark == '\t' { line.looks.tab } else { line.looks.stroke };
        let inside = if parted { line.span.of(&document.text).matches(mark).count() } else { 0 };
        line.span.start - whole(line).start + inside + 1 >= FEWEST_HEADS
    };
    if !lines.iter().any(holds_heads) {
        return Vec::new();
    }
    let rows = lines.iter().map(|line| {
        let whole = whole(line);
        let words = whole.of(&document.text);
        let mut cells = Vec::new();
        let mut start = whole.start;
        for piece in words.split(mark) {
            cells.push(Cell::new(Span::new(start, start + piece.len()).trimmed(&document.text)));
            start += piece.len() + mark.len_utf8();
        }
        if mark != '\t' && words.starts_with(mark) {
            cells.remove(0);
        }
        (cells, line.number)
    });
    let ruler = |row: &Row| row.0.iter().all(|cell| cell.text(document).chars().all(|c| matches!(c, '-' | ':')));
    rows.filter(|row| row.0.len() > 1 && !ruler(row)).collect()
}

/// The same with a serial before each region, under a head of its own: 序号, 县区.
fn numbered(document: &Document, lines: &[Line]) -> Vec<Row> {
    let text = |line: &Line| line.span.of(&document.text);
    let heads = |at: usize| {
        role(text(&lines[at])) == Some(Column::Number)
            && lines.get(at + 1).is_some_and(|next| REGIONS.contains(&text(next).trim()))
    };
    let mut serials: BTreeMap<u32, Cell> = BTreeMap::new();
    let mut bare: Vec<Line> = Vec::with_capacity(lines.len());
    let mut next = None;
    for (at, line) in lines.iter().enumerate() {
        let named = || lines.get(at + 1).filter(|below| text(below).chars().any(is_han) && !is_figure(text(below)));
        let own = next.filter(|next| serial::whole(text(line)) == Some(*next)).and_then(|_| named());
        let Some(below) = own.or_else(|| lines.get(at + 1).filter(|_| heads(at))) else {
            bare.push(*line);
            continue;
        };
        next = if heads(at) { Some(1) } else { next.map(|next| next + 1) };
        serials.insert(below.number, Cell::new(line.span));
    }
    let mut rows = stacked(document, &bare);
    if !serials.is_empty() {
        let mut last = 0;
        for (cells, line) in &mut rows {
            // The second row of heads stands on the line of the first, and has no serial of its own.
            let own = serials.get(line).filter(|_| *line != last).cloned().unwrap_or_default();
            cells.insert(0, own);
            last = *line;
        }
    }
    rows
}

/// A crosstab with one cell a line, laid out again: heads of rows, the indicators (a name may be torn over lines), the lower heads,
/// then each region with its figures. Blank cells may have been lost.
fn stacked(document: &Document, lines: &[Line]) -> Vec<Row> {
    let text = |line: &Line| line.span.of(&document.text);
    let mut rows: Vec<Row> = Vec::new();
    let mut lower: Vec<Option<Column>> = Vec::new();
    let mut usual: Vec<Usual> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if let Some(head) = heads_at(document, lines, at, !lower.is_empty()) {
            let line = lines[at].number;
            let end = head.lower.end;
            lower = head.lower.clone().map(|at| role(text(&lines[at]))).collect();
            names = named(document, &head);
            let below = lines[head.lower].iter().map(|line| Cell::new(line.span));
            rows.push((head.upper, line));
            rows.push(([Cell::default()].into_iter().chain(below).collect(), line));
            usual = place::usual(document, &lines[end..], lower.len());
            at = end;
            continue;
        }
        // Other heads, which nobody knows: what stands below them is not of the indicators above.
        if role(text(&lines[at])) == Some(Column::Target) {
            lower.clear();
        }
        let named = !lower.is_empty() && text(&lines[at]).chars().any(is_han) && !label::is_foot(text(&lines[at]));
        if !named {
            at += 1;
            continue;
        }
        // 加装电梯40部 | 已竣工33部: the cells of a place may tell more than figures.
        let row = if is_place(text(&lines[at])) {
            let ends = |index: usize, line: &Line| {
                is_place(text(line)) || label::is_foot(text(line)) || heads_at(document, lines, index, true).is_some()
            };
            lines.iter().enumerate().skip(at + 1).take_while(|(index, line)| !ends(*index, line)).count()
        } else {
            0
        };
        let figures = lines[at + 1..].iter().take_while(|line| is_figure(text(line))).count();
        // 1.2万亩 | 截至11月底累计新建1.26万亩，…: reports stand between the figures.
        let told = lines[at + 1..].iter().take(row).any(|line| line.looks.shows > place::REPORT);
        let figures = if (figures == 0 || told && row > figures) && row <= lower.len() { row } else { figures };
        if figures > 0 {
            let cells: Vec<Cell> = lines[at + 1..=at + figures].iter().map(|line| Cell::new(line.span)).collect();
            if let Some(placed) = place(document, &lower, &names, &usual, cells) {
                let place = Cell::new(lines[at].span);
                rows.push(([place].into_iter().chain(placed).collect(), lines[at].number));
            }
            at += figures;
        }
        at += 1;
    }
    rows
}

/// 年度 and 任务 on two lines: one head.
fn with_whole_heads(document: &Document, lines: &[Line]) -> Vec<Line> {
    let text = |line: &Line| line.span.of(&document.text);
    let mut whole: Vec<Line> = Vec::with_capacity(lines.len());
    let mut rest = lines.iter().peekable();
    while let Some(line) = rest.next() {
        // 进展, 完成 and 比例: where one has answered, 完成比例 is the rate.
        let answered = whole.last().is_some_and(|last| role(text(last)) == Some(Column::Completion));
        let below = rest.peek().filter(|next| line.looks.shows.max(next.looks.shows) <= LONGEST_PIECE);
        // Over a blank line only what no head is by itself, or 完成 over 比例.
        let torn = |next: &Line| {
            let (first, second) = (text(line), text(next));
            let both = format!("{first}{second}");
            // 率（%） below 完成
            let rate = ["比例", "率"].iter().any(|word| second.starts_with(word));
            let open = role(first).is_none()
                || ["年度", "全年", "本年"].contains(&first)
                || first == "完成" && rate && answered;
            let dated = both.chars().any(|c| c.is_ascii_digit()) && role(&both) != Some(Column::Completion);
            let short = first.chars().count() <= 2;
            // 完成比 over 例, 目标任 over 务
            let last = open_end(first) && second.chars().count() == 1 && second.chars().all(|c| LASTS.contains(&c));
            role(&both).is_some()
                && !dated
                // 募集 below 见习岗位 is the end of a cell, and 续表 over 地区 no part of it.
                && (!next.after_blank || line.after_blank && last || line.after_blank && open && short && !REGIONS.contains(&second) && (role(second).is_some() || rate))
        };
        match below.filter(|next| torn(next)) {
            Some(next) => {
                let span = Span::new(line.span.start, next.span.end);
                whole.push(Line { span, looks: line.looks.joined(next.looks), ..*line });
                rest.next();
            }
            None => whole.push(*line),
        }
    }
    whole
}

/// Whether a piece is the beginning of a longer head: 完成比, 目标任.
fn open_end(first: &str) -> bool {
    first.chars().count() >= 3 && ["比", "任", "目", "进", "情", "指标", "完"].iter().any(|end| first.ends_with(end))
}

/// What such a head ends in.
const LASTS: [char; 12] = ['务', '例', '标', '成', '度', '展', '况', '率', '值', '数', '重', '量'];

/// A piece of a head is no longer.
const LONGEST_PIECE: usize = 6;

/// Heads over the names of the rows.
const REGIONS: [&str; 25] = [
    "镇街道",
    "乡镇街道",
    "乡镇",
    "镇街",
    "镇",
    "区县",
    "县区",
    "县市",
    "县市区",
    "县",
    "地区",
    "区域",
    "单位",
    "街道",
    "市县",
    "市州",
    "辖区",
    "镇村",
    "责任单位",
    "园区",
    "开发区",
    "功能区",
    "县市区名称",
    "区县园区",
    "县区园区",
];

/// No head over the names of the rows takes more bytes.
const LONGEST_REGION: usize = 36;

/// The heads of a crosstab in lines.
struct Stacked {
    /// The upper heads, a blank for each further column of an indicator.
    upper: Vec<Cell>,
    lower: Range<usize>,
}

/// The heads that begin at a line; `below` others they may hold one indicator alone.
fn heads_at(document: &Document, lines: &[Line], at: usize, below: bool) -> Option<Stacked> {
    let text = |line: &Line| line.span.of(&document.text);
    let label = Some(text(lines.get(at)?)).filter(|label| label.len() <= LONGEST_REGION)?;
    // 县（市、 and 区） below it
    let open = label.contains(['（', '(']) && !label.contains(['）', ')']);
    let rest =
        lines.get(at + 1).map(text).filter(|rest| open && rest.ends_with(['）', ')']) && rest.len() <= LONGEST_REGION);
    let words: String = label.chars().chain(rest.unwrap_or("").chars()).map(fold).filter(|c| is_han(*c)).collect();
    if !REGIONS.contains(&words.as_str()) {
        return None;
    }
    // 乡镇 and （街道） below it
    let more =
        lines.get(at + 1).is_some_and(|line| text(line).starts_with(['（', '(']) && text(line).ends_with(['）', ')']));
    let named = at + 1 + usize::from(more || rest.is_some());
    let from =
        (named..lines.len().min(at + 1 + LONGEST_HEADS)).find(|&i| role(text(&lines[i])) == Some(Column::Target))?;
    let count = lines[from..].iter().take_while(|line| role(text(line)).is_some()).count();
    let lower = from..from + count;
    let starts: Vec<usize> = lower.clone().filter(|&i| role(text(&lines[i])) == Some(Column::Target)).collect();
    let names = joined(document, &lines[named..from], starts.len()).filter(|_| starts.len() > 1 || below)?;
    let ends = starts.iter().skip(1).copied().chain([lower.end]);
    let mut upper = vec![Cell { pieces: lines[at..named].iter().map(|line| line.span).collect() }];
    for ((name, start), end) in names.into_iter().zip(&starts).zip(ends) {
        upper.push(name);
        upper.extend(vec![Cell::default(); end - start - 1]);
    }
    Some(Stacked { upper, lower })
}

/// No more lines than this hold the names of the indicators.
const LONGEST_HEADS: usize = 48;

/// The names of `wanted` indicators from lines over which they are torn; a unit in brackets ends one.
fn joined(document: &Document, lines: &[Line], wanted: usize) -> Option<Vec<Cell>> {
    let mut names: Vec<Vec<Span>> = Vec::new();
    // Blank lines between the names, and none inside.
    let starts = lines.iter().enumerate().filter(|(at, line)| *at == 0 || line.after_blank).count();
    if starts == wanted {
        for (at, line) in lines.iter().enumerate() {
            match names.last_mut().filter(|_| at > 0 && !line.after_blank) {
                Some(name) => name.push(line.span),
                None => names.push(vec![line.span]),
            }
        }
        return Some(names.into_iter().map(|pieces| Cell { pieces }).collect());
    }
    let mut open = false;
    for line in lines {
        let closed = line.span.of(&document.text).ends_with([')', '）']);
        match names.last_mut().filter(|_| open && lines.len() > wanted) {
            Some(name) => name.push(line.span),
            None => names.push(vec![line.span]),
        }
        open = !closed;
    }
    (names.len() == wanted).then(|| names.into_iter().map(|pieces| Cell { pieces }).collect())
}

/// A cell that holds a number, a percentage or a dash, or says in a word how far it has come (未启动).
fn is_figure(text: &str) -> bool {
    let words: Vec<char> = text.chars().map(fold).take(LONGEST_WORD + 1).collect();
    let told = words.len() <= LONGEST_WORD
        && STATEMENTS.at(&words, 0).is_some_and(|(len, said)| len == words.len() && *said != Statement::Noun);
    told || !text.is_empty() && unit_of(text).is_some()
}

/// What stands behind the number of such a cell: 公里 of 45公里, nothing of 45 and of a dash; none where it is no figure.
fn unit_of(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(SIGNS);
    let sign = |c: char| matches!(c, '.' | ',' | '%' | '-' | '—' | '/' | '万' | '亿');
    let unit = text.trim_start_matches(|c: char| fold(c).is_ascii_digit() || sign(fold(c)));
    let counts = text.chars().next().map(fold).is_some_and(|c| c.is_ascii_digit());
    (unit.is_empty() || counts && crate::lexicon::units::is_unit(unit)).then_some(unit)
}

/// No such word is longer.
const LONGEST_WORD: usize = 5;

/// 东湖街道, 柳浦镇: whether a line is the name of a place and nothing else.
fn is_place(text: &str) -> bool {
    let count = text.chars().count();
    (2..=LONGEST_PLACE).contains(&count)
        && text.chars().all(is_han)
        && ["镇", "乡", "街道", "区", "县", "市", "办事处", "园区", "农场"].iter().any(|end| text.ends_with(end))
        && role(text).is_none()
}

/// No such name is longer.
const LONGEST_PLACE: usize = 8;
