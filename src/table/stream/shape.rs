//! Rows without serials: cut so that each cell suits its column. Merged categories are missing on the left of later rows, blank remarks on
//! the right.

use super::{Cut, Loose, Row, text};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::table::roles::{Heads, han};
use crate::text::folds;

/// What a cell looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Blank,
    /// A number, perhaps with a sign, a bound and a unit: ≥95%, 12个.
    Figure,
    /// Words, with or without figures.
    Words,
}

/// What a column without its leftmost cell costs, and one without its rightmost.
const MERGED: u32 = 1;
const DROPPED: u32 = 2;
/// What a cell costs that is laid in no row.
const LEFT: u32 = 3;

/// Cuts a stream of cells into rows at the least cost.
pub fn cut(document: &Document, heads: &Heads, cells: &[Loose]) -> Cut {
    let width = heads.len().max(1);
    let looks: Vec<Look> = cells.iter().map(|loose| look(&text(document, &loose.cell))).collect();
    let words = |role: &&Option<Column>| matches!(role, Some(Column::Section | Column::Name));
    let merged = heads.roles.iter().take_while(words).count().min(width - 1);
    // A name over several targets may be merged; a name that is itself the promise is not.
    let promises = heads.roles.iter().skip(merged).any(|role| matches!(role, Some(Column::Commitment)));
    let merged = if promises || merged == 0 { merged } else { merged - 1 };
    let trailing =
        heads.roles.iter().rev().take_while(|role| matches!(role, Some(Column::Remark | Column::Rate) | None)).count();
    // The least cost from each cell to the end, and the row that begins there: its first column and how many cells it has.
    let mut best: Vec<(u32, Option<(usize, usize)>)> = vec![(0, None); cells.len() + 1];
    for at in (0..cells.len()).rev() {
        let mut least = (best[at + 1].0 + LEFT, None);
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
    let mut at = 0;
    while at < cells.len() {
        let Some((first, count)) = best[at].1 else {
            at += 1;
            continue;
        };
        let mut row = vec![Cell::default(); first];
        row.extend(cells[at..at + count].iter().map(|loose| loose.cell.clone()));
        let odd = (0..count).any(|n| misfit(heads.roles[first + n], looks[at + n]) >= WRONG);
        cut.strained += usize::from(odd || first + count < width);
        cut.rows.push(Row { cells: row, line: cells[at].line, section: None });
        at += count;
    }
    cut
}

/// What a figure where words belong costs, and words where a figure belongs.
const WRONG: u32 = 4;

fn misfit(role: Option<Column>, look: Look) -> u32 {
    match (role, look) {
        (Some(Column::Section | Column::Name | Column::Commitment | Column::Owner), Look::Figure)
        | (Some(Column::Name | Column::Commitment), Look::Blank) => WRONG,
        (Some(Column::Section | Column::Target | Column::Completion), Look::Blank)
        | (Some(Column::Target), Look::Words) => 2,
        (Some(Column::Rate), Look::Words) => 1,
        _ => 0,
    }
}

fn look(text: &str) -> Look {
    let folded: Vec<char> = folds(text).filter(|c| !c.is_whitespace()).collect();
    let lead = folded.iter().take_while(|c| matches!(c, '≥' | '≤' | '>' | '<' | '=' | '-' | '+' | '±')).count();
    match folded.get(lead) {
        None if lead == 0 => Look::Blank,
        Some(c) if c.is_ascii_digit() && han(text) <= 6 => Look::Figure,
        // 不低于85%, 达到96亿元
        Some(_) if is_bounded(&folded) => Look::Figure,
        _ => Look::Words,
    }
}

/// 不低于85%, 达到96亿元, 平均19.5小时: a figure behind nothing but a word that bounds it.
fn is_bounded(folded: &[char]) -> bool {
    let Some(at) = folded.iter().position(char::is_ascii_digit) else { return false };
    let (before, rest): (String, String) = (folded[..at].iter().collect(), folded[at..].iter().collect());
    ["不低于", "不超过", "不少于", "不高于", "达到", "控制在", "增长", "下降", "平均", "约"].contains(&before.as_str())
        && han(&rest) <= 6
}
