//! Rows without serials: cut so that each cell suits its column. Merged categories are missing on the left of later rows, blank remarks on
//! the right.

use super::{Cut, Loose, Row, text};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::table::roles::{Heads, han};
use crate::table::{label, serial};
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
    /// Words.
    Words,
    /// Words with figures, or several clauses.
    Clause,
}

/// What a column without its leftmost cell costs, and one without its rightmost.
const MERGED: u32 = 1;
const DROPPED: u32 = 2;
/// What a cell costs that is laid in no row, and what a heading costs.
const LEFT: u32 = 3;
const HEADING: u32 = 1;

/// Cuts a stream of cells into rows at the least cost.
pub fn cut(document: &Document, heads: &Heads, cells: &[Loose]) -> Cut {
    let width = heads.len().max(1);
    let looks: Vec<Look> = cells.iter().map(|loose| look(&text(document, &loose.cell))).collect();
    // Where the first columns hold the levels of a form, other words are none of them.
    let levels = looks.contains(&Look::Level);
    let misfit = |role: Option<Column>, look: Look| match (role, look) {
        (Some(Column::Section), Look::Words | Look::Clause) if levels => 1,
        _ => misfit(role, look),
    };
    let words = |role: &&Option<Column>| matches!(role, Some(Column::Section | Column::Name));
    let merged = heads.roles.iter().take_while(words).count().min(width - 1);
    // A name over several targets may be merged; a name that is itself the promise is not.
    let promises = heads.roles.iter().skip(merged).any(|role| matches!(role, Some(Column::Commitment)));
    let merged = if promises || merged == 0 { merged } else { merged - 1 };
    let trailing =
        heads.roles.iter().rev().take_while(|role| matches!(role, Some(Column::Remark | Column::Rate) | None)).count();
    // The least cost from each cell to the end, and the row that begins there: its first column and how many cells it has.
    let mut best: Vec<(u32, Option<(usize, usize)>)> = vec![(0, None); cells.len() + 1];
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
        let mut least = (best[at + 1].0 + LEFT, None);
        if let Some(count) = heading(at)
            && best[at + count].0 + HEADING < least.0
        {
            least = (best[at + count].0 + HEADING, Some((width, count)));
        }
        for first in 0..=merged {
            for last in width.saturating_sub(trailing).max(first + 2)..=width {
                let count = last - first;
                if at + count > cells.len() {
                    continue;
                }
                let fits: u32 = (0..count).map(|n| misfit(heads.roles[first + n], looks[at + n])).sum();
                let cost = best[at + count].0 + fits + first as u32 * MERGED + (width - last) as u32 * DROPPED;
                if cost < least.0 {
                    least = (cost, Some((first, count)));
                }
            }
        }
        best[at] = least;
    }
    let mut cut = Cut::default();
    let mut section = None;
    let mut at = 0;
    while at < cells.len() {
        let Some((first, count)) = best[at].1 else {
            at += 1;
            continue;
        };
        if first == width {
            let pieces = cells[at..at + count].iter().flat_map(|loose| loose.cell.pieces.iter().copied());
            let heading = Cell { pieces: pieces.collect() };
            cut.headings.push(heading.clone());
            section = Some(heading);
            at += count;
            continue;
        }
        let mut row = vec![Cell::default(); first];
        row.extend(cells[at..at + count].iter().map(|loose| loose.cell.clone()));
        let odd = (0..count).any(|n| misfit(heads.roles[first + n], looks[at + n]) >= WRONG);
        cut.strained += usize::from(odd || first + count < width);
        cut.rows.push(Row { cells: row, line: cells[at].line, section: section.clone(), answer: None });
        at += count;
    }
    cut
}

/// What a figure where words belong costs, and words where a figure belongs.
const WRONG: u32 = 4;

fn misfit(role: Option<Column>, look: Look) -> u32 {
    match (role, look) {
        (Some(Column::Section), Look::Level) => 0,
        (_, Look::Serial | Look::Level)
        | (Some(Column::Section | Column::Name | Column::Commitment | Column::Owner), Look::Figure)
        | (Some(Column::Name | Column::Commitment), Look::Blank | Look::Offices) => WRONG,
        (Some(Column::Section), Look::Clause) => 3,
        (Some(Column::Section | Column::Target | Column::Completion), Look::Blank)
        | (Some(Column::Completion), Look::Offices)
        | (Some(Column::Target), Look::Words | Look::Clause) => 2,
        (Some(Column::Owner | Column::Rate), Look::Words | Look::Clause) => 1,
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
        Some(c) if c.is_ascii_digit() && han(text) <= 6 => Look::Figure,
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
    let (before, rest): (String, String) = (folded[..at].iter().collect(), folded[at..].iter().collect());
    ["不低于", "不超过", "不少于", "不高于", "达到", "控制在", "增长", "下降", "平均", "约"].contains(&before.as_str())
        && han(&rest) <= 6
}
