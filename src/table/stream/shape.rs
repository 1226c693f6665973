//! Rows without serials: cut so that each cell suits its column. Merged categories are missing on the left of later rows, blank remarks on
//! the right.

use super::{Cut, Loose, Row, text};
use crate::document::{Cell, Document};
use crate::lexicon::bounds::BOUNDS;
use crate::lexicon::headers::Column;
use crate::quantity;
use crate::table::roles::{Heads, han};
use crate::table::{label, lay, serial};
use crate::text::{folds, is_han};

/// What a cell looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Blank,
    /// One or several offices.
    Offices,
    /// 数量指标: a level of the form with which budgets are reviewed.
    Level,
    /// （一）: a serial that heads what follows.
    Serial,
    /// A number, perhaps with a sign, a bound and a unit: ≥95%, 12个.
    Figure,
    /// A number with its unit.
    Counted,
    /// A bare number in a table whose rates are printed with their sign.
    Bare,
    /// A unit, where a column is for units.
    Measure,
    /// Words.
    Words,
    /// Words with figures, or several clauses.
    Clause,
}

/// What a row costs that lacks its leftmost cell, and one that lacks the cell of a column that may be blank.
const MERGED: u32 = 1;
const DROPPED: u32 = 2;
/// What the cell of a unit costs, or of another year, where it is blank.
const BLANK: u32 = 1;
/// What a cell costs that is laid in no row, and what a heading costs.
const LEFT: u32 = 5;
const HEADING: u32 = 1;

/// Cuts a stream of cells into rows at the least cost.
pub fn cut(document: &Document, heads: &Heads, cells: &[Loose]) -> Cut {
    let width = heads.len().max(1);
    let units = heads.position(Column::Unit).is_some();
    let look = |printed: &str| match quantity::unit_of(printed) {
        Some(_) if units => Look::Measure,
        _ => look(printed),
    };
    let signed = heads.position(Column::Rate).is_some()
        && cells.iter().filter(|loose| text(document, &loose.cell).ends_with(['%', '％'])).count() > 1;
    let look = |printed: &str| match look(printed) {
        Look::Figure if signed && han(printed) == 0 && !printed.ends_with(['%', '％']) => Look::Bare,
        Look::Figure if han(printed) > 0 && !printed.contains("百分点") => Look::Counted,
        own => own,
    };
    let looks: Vec<Look> = cells.iter().map(|loose| look(&text(document, &loose.cell))).collect();
    // Where the first columns hold the levels of a form, other words are none of them.
    let levels = looks.contains(&Look::Level);
    let misfit = |role: Option<Column>, look: Look| match (role, look) {
        (Some(Column::Section), Look::Words) if levels => 1,
        (Some(Column::Section), Look::Clause) if levels => 2 * WRONG,
        _ => misfit(role, look),
    };
    let words = |role: &&Option<Column>| matches!(role, Some(Column::Section | Column::Name));
    let merged = heads.roles.iter().take_while(words).count().min(width - 1);
    // A name over several targets may be merged; a name that is itself the promise is not.
    let promises = heads.roles.iter().skip(merged).any(|role| matches!(role, Some(Column::Commitment)));
    let merged = if promises || merged == 0 { merged } else { merged - 1 };
    // The least cost from each cell to the end, and what begins there.
    let mut best: Vec<(u32, Step)> = vec![(0, Step::Skip); cells.len() + 1];
    // （一） and 经济社会发展主要预期目标 below it, or both in one cell.
    let heading = |at: usize| {
        let own = text(document, &cells[at].cell);
        let next = cells.get(at + 1).map(|loose| text(document, &loose.cell));
        match looks[at] {
            Look::Serial => next.filter(|next| label::is_heading(next)).map(|_| 2),
            Look::Words | Look::Clause => {
                (serial::leading(&own).is_some_and(is_chapter) && label::is_heading(&own)).then_some(1)
            }
            _ => None,
        }
    };
    for at in (0..cells.len()).rev() {
        let mut least = (best[at + 1].0 + LEFT, Step::Skip);
        if let Some(count) = heading(at)
            && best[at + count].0 + HEADING < least.0
        {
            least = (best[at + count].0 + HEADING, Step::Heading(count));
        }
        for (count, cost, filled) in rows(&heads.roles, merged, levels, &looks[at..], &misfit) {
            let cost = best[at + count].0 + cost;
            if cost < least.0 {
                least = (cost, Step::Row(filled));
            }
        }
        best[at] = least;
    }
    let mut cut = Cut::default();
    let mut section = None;
    let mut at = 0;
    while at < cells.len() {
        let filled = match best[at].1 {
            Step::Skip => {
                at += 1;
                continue;
            }
            Step::Heading(count) => {
                let pieces = cells[at..at + count].iter().flat_map(|loose| loose.cell.pieces.iter().copied());
                let heading = Cell { pieces: pieces.collect() };
                cut.headings.push(heading.clone());
                section = Some(heading);
                at += count;
                continue;
            }
            Step::Row(filled) => filled,
        };
        let columns = || (0..width).filter(|column| filled >> column & 1 == 1);
        let mut row = vec![Cell::default(); width];
        for (column, loose) in columns().zip(&cells[at..]) {
            row[column] = loose.cell.clone();
        }
        let count = filled.count_ones() as usize;
        let odd = columns().zip(&looks[at..]).any(|(column, look)| misfit(heads.roles[column], *look) >= WRONG);
        let last = filled >> (width - 1) & 1 == 1;
        let gaps = columns().next().map_or(0, |first| width - first) > count;
        cut.strained += usize::from(odd || !last || gaps);
        lay::doubt(document, heads, &mut row);
        cut.rows.push(Row { cells: row, line: cells[at].line, section: section.clone(), answer: None });
        at += count;
    }
    cut
}

/// What begins at a cell.
#[derive(Clone, Copy)]
enum Step {
    /// Nothing.
    Skip,
    /// A heading of so many cells.
    Heading(usize),
    /// A row, with a bit for each column that has a cell.
    Row(u64),
}

/// The cheapest row of each count of cells from here on: how many cells, its cost, and a bit for each column that has one.
fn rows<'r>(
    roles: &'r [Option<Column>],
    merged: usize,
    levels: bool,
    looks: &'r [Look],
    misfit: &dyn Fn(Option<Column>, Look) -> u32,
) -> impl Iterator<Item = (usize, u32, u64)> + use<> {
    let width = roles.len().min(u64::BITS as usize);
    // By how many cells are laid: the least cost of the columns so far.
    let mut laid: Vec<Option<(u32, u64)>> = vec![None; width + 1];
    laid[0] = Some((0, 0));
    for (column, role) in roles.iter().enumerate().take(width) {
        for count in (0..=column).rev() {
            let Some((cost, filled)) = laid[count].take() else { continue };
            let mut offer = |count: usize, cost: u32, filled: u64| {
                if laid[count].is_none_or(|(known, _)| cost < known) {
                    laid[count] = Some((cost, filled));
                }
            };
            // The form's points (分值, 得分) are always there, and are figures.
            let points = levels && column + 1 < width && matches!(role, Some(Column::Remark) | None);
            if let Some(look) = looks.get(count) {
                let words = points && matches!(look, Look::Words | Look::Clause);
                let misfit = if words { WRONG } else { misfit(*role, *look) };
                offer(count + 1, cost + misfit, filled | 1 << column);
            }
            let blank = match role {
                _ if filled == 0 => (column < merged).then_some(MERGED),
                Some(Column::Unit | Column::Growth | Column::Past) => Some(BLANK),
                _ if points => Some(WRONG),
                Some(Column::Remark | Column::Rate) | None => Some(DROPPED),
                _ => None,
            };
            if let Some(blank) = blank {
                offer(count, cost + blank, filled);
            }
        }
    }
    let laid = laid.into_iter().enumerate().skip(2).rev();
    laid.filter_map(|(count, laid)| laid.map(|(cost, filled)| (count, cost, filled)))
}

/// What a figure where words belong costs, and words where a figure belongs.
const WRONG: u32 = 4;

fn misfit(role: Option<Column>, look: Look) -> u32 {
    match (role, look) {
        (Some(Column::Section), Look::Level) | (Some(Column::Unit), Look::Measure) => 0,
        (Some(Column::Owner | Column::Rate), Look::Words | Look::Clause)
        | (Some(Column::Unit), Look::Words)
        | (Some(Column::Rate), Look::Bare) => 1,
        // 12万亩 is no growth.
        (_, Look::Serial | Look::Level)
        | (Some(Column::Unit), _)
        | (Some(Column::Growth | Column::Past | Column::Target | Column::Completion), Look::Measure)
        | (Some(Column::Growth), Look::Counted)
        | (
            Some(Column::Section | Column::Name | Column::Commitment | Column::Owner),
            Look::Figure | Look::Counted | Look::Bare,
        )
        | (Some(Column::Name | Column::Commitment), Look::Blank | Look::Offices | Look::Measure) => WRONG,
        (Some(Column::Section), Look::Clause) => 3,
        (Some(Column::Growth | Column::Past | Column::Target), Look::Words | Look::Clause)
        | (Some(Column::Section | Column::Target | Column::Completion), Look::Blank)
        | (Some(Column::Completion), Look::Offices) => 2,
        _ => 0,
    }
}

fn look(text: &str) -> Look {
    let words = text.split(['（', '(']).next().unwrap_or_default().trim();
    // 指标2 of a row that nobody filled in names nothing.
    let unfilled =
        words.strip_prefix("指标").is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit()));
    if LEVELS.contains(&words) || unfilled {
        return Look::Level;
    }
    if serial::whole(text).is_some() && text.chars().any(is_han) {
        return Look::Serial;
    }
    if !text.is_empty() && text.split_terminator('、').all(label::is_owner) {
        return Look::Offices;
    }
    let folded: Vec<char> = folds(text).filter(|c| !c.is_whitespace()).collect();
    let lead = folded.iter().take_while(|c| matches!(c, '≥' | '≤' | '>' | '<' | '=' | '-' | '+' | '±')).count();
    match folded.get(lead) {
        None if lead == 0 => Look::Blank,
        // 12个（经会议研究，调整为9个）
        Some(c) if c.is_ascii_digit() && han(words) <= 6 => Look::Figure,
        // 不低于85%, 达到96亿元
        Some(_) if is_bounded(&folded) => Look::Figure,
        Some(_) if text.starts_with("指标") => Look::Words,
        Some(_) if folded.iter().any(|c| c.is_ascii_digit() || matches!(c, '，' | ',' | '。' | ';')) => Look::Clause,
        _ => Look::Words,
    }
}

/// The first and second levels of the form with which the use of budgets is reviewed (the finance ministry's 项目支出绩效自评表).
const LEVELS: [&str; 14] = [
    "产出指标",
    "效益指标",
    "满意度指标",
    "成本指标",
    "数量指标",
    "质量指标",
    "时效指标",
    "经济效益指标",
    "社会效益指标",
    "生态效益指标",
    "可持续影响指标",
    "服务对象满意度指标",
    "经济成本指标",
    "社会成本指标",
];

/// 一、, （一）: the serials of chapters.
fn is_chapter(serial: serial::Serial) -> bool {
    matches!(serial.style, serial::Style::Chinese | serial::Style::ChineseBracketed)
}

/// 不低于85%, 达到96亿元, 平均19.5小时: a figure behind nothing but a word that bounds it.
fn is_bounded(folded: &[char]) -> bool {
    let Some(at) = folded.iter().position(char::is_ascii_digit) else { return false };
    let bound = BOUNDS.before.at(folded, 0).is_some_and(|(len, _)| len == at);
    let (before, rest): (String, String) = (folded[..at].iter().collect(), folded[at..].iter().collect());
    // 由280个增加到420个
    let from = matches!(before.as_str(), "由" | "从" | "由原来的" | "由现在的");
    let to = || folded.windows(2).any(|pair| matches!(pair[0], '到' | '至' | '为') && pair[1].is_ascii_digit());
    if from && han(&rest) <= 8 && to() {
        return true;
    }
    if bound && han(&rest) <= 6 {
        return true;
    }
    [
        "不低于",
        "不超过",
        "不少于",
        "不高于",
        "达到",
        "控制在",
        "稳定在",
        "保持在",
        "提高到",
        "提升到",
        "增加到",
        "降低到",
        "不大于",
        "增长",
        "下降",
        "平均",
        "约",
    ]
    .contains(&before.as_str())
        && han(&rest) <= 6
}
