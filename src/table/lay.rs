//! Cells of one line laid under heads where blanks alone part them: some columns may be left out, and some cells may be torn.

use super::label;
use super::roles::{Heads, is_dash};
use super::serial;
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::lexicon::language::STATEMENTS;
use crate::quantity;
use crate::text::{Text, folds, is_han};

/// So many cells are tried out under so many heads.
const MOST: usize = 40;
/// No more pieces than these are joined to one cell.
const JOINED: usize = 6;

/// The cells under the heads, at the least cost: what each column holds by its head, against what the cell looks like. None where there are
/// too many cells.
pub fn out(document: &Document, heads: &Heads, cells: &[Cell]) -> Option<Vec<Cell>> {
    let (_, mut row) = laid(document, heads, cells)?;
    doubt(document, heads, &mut row);
    Some(row)
}

/// The same in a table most of whose rows have as many cells as heads: as many are one under each, unless that fits far worse, and where one was lost
/// and two readings fit as well, the row answers nothing.
pub fn regular(document: &Document, heads: &Heads, cells: &[Cell]) -> Option<Vec<Cell>> {
    let (least, mut row) = laid(document, heads, cells)?;
    if cells.len() == heads.len() && straight(document, heads, cells) < least + BETTER {
        return Some(cells.to_vec());
    }
    if cells.len() + 1 == heads.len() {
        let likely = lost(document, heads, cells);
        if is_open(document, heads, cells, &likely) {
            hold_back(heads, &mut row);
        } else if let Some(last) = likely.last().filter(|last| heads.dated.contains(last)) {
            // 500人 | — | — | 260人: of several quarters one is blank, and not the target.
            row = cells.to_vec();
            row.insert(*last, Cell::default());
        }
    }
    doubt(document, heads, &mut row);
    Some(row)
}

/// The columns of which each may have lost its cell, as well as any other of them; none where the words of the row show which one did.
fn lost(document: &Document, heads: &Heads, cells: &[Cell]) -> Vec<usize> {
    let texts: Vec<String> = cells.iter().map(|cell| cell.text(document).trim().to_owned()).collect();
    let office = heads.position(Column::Owner).is_some();
    let at = |column: usize, lost: usize| (column != lost).then(|| column - usize::from(column > lost));
    let costs: Vec<u32> = (0..heads.len())
        .map(|lost| {
            let each = (0..heads.len()).map(|column| match at(column, lost) {
                Some(cell) => misfit(role(heads, column), &texts[cell], office),
                None => left_out(role(heads, column)),
            });
            each.sum()
        })
        .collect();
    let Some(least) = costs.iter().min() else { return Vec::new() };
    // A category or a name that is merged shows by the words under the heads beside it.
    let words = |role: &Option<Column>| {
        matches!(role, Some(Column::Section | Column::Name | Column::Commitment | Column::Number | Column::Unit))
    };
    let first = heads.roles.iter().rposition(words).map_or(0, |at| at + 1);
    if costs[..first].iter().any(|cost| cost <= least) {
        return Vec::new();
    }
    let quarters = |lost: &usize| heads.dated.len() < 2 || heads.roles[*lost] != Some(Column::Target);
    (first..heads.len()).filter(|lost| costs[*lost] <= least + CLOSE && quarters(lost)).collect()
}

/// Whether the target or the answer may be either of two cells.
fn is_open(document: &Document, heads: &Heads, cells: &[Cell], likely: &[usize]) -> bool {
    let texts: Vec<String> = cells.iter().map(|cell| cell.text(document).trim().to_owned()).collect();
    let at = |column: usize, lost: usize| (column != lost).then(|| column - usize::from(column > lost));
    let decides =
        (0..heads.len()).filter(|&column| matches!(heads.roles[column], Some(Column::Target | Column::Completion)));
    // 三季度 or 四季度 blank: the last report is the same.
    let several = heads.dated.len() > 1;
    decides.filter(|column| !(several && heads.dated.contains(column))).any(|column| {
        let mut told = likely.iter().map(|lost| at(column, *lost).map(|cell| texts[cell].as_str()));
        let first = told.next();
        told.any(|other| Some(other) != first)
    })
}

/// Blanks part less surely than strokes: another way must cost less by this.
const BETTER: u32 = 4;

/// Two ways to lay a row that differ by no more cannot be told apart.
const CLOSE: u32 = 2;

/// Keeps the figures of a row beside it, where nothing tells which of them is the target and which the answer.
fn hold_back(heads: &Heads, row: &mut [Cell]) {
    let Some(aside) = heads.position(Column::Remark).or_else(|| heads.position(Column::Past)) else {
        // With no column for remarks they are told as unread.
        for (column, cell) in row.iter_mut().enumerate() {
            if matches!(heads.roles[column], Some(Column::Target | Column::Completion)) {
                *cell = Cell::default();
            }
        }
        return;
    };
    let mut pieces = Vec::new();
    for (column, cell) in row.iter_mut().enumerate() {
        if matches!(heads.roles[column], Some(Column::Target | Column::Completion)) || column == aside {
            pieces.append(&mut cell.pieces);
        }
    }
    if let Some(cell) = row.get_mut(aside) {
        cell.pieces = pieces;
    }
}

/// One figure under 上年实际 and 本年实际, the cell of one of them lost: which year's it is nobody can tell, so that it answers nothing.
pub fn doubt(document: &Document, heads: &Heads, row: &mut [Cell]) {
    let at = |role: Column| heads.position(role).filter(|at| *at < row.len());
    let Some((past, answer)) = at(Column::Past).zip(heads.completion()).filter(|(_, at)| *at < row.len()) else {
        return;
    };
    let text = row[answer].text(document);
    let bare = text.chars().any(|c| c.is_ascii_digit()) && text.chars().filter(|c| is_han(*c)).count() <= 2;
    let (first, last) = (past.min(answer), past.max(answer));
    if row[past].is_empty() && bare && row[first + 1..last].iter().all(Cell::is_empty) {
        row.swap(past, answer);
    }
}

/// As many cells as heads, laid otherwise than one under each: only where that fits far better, as where an office was torn and a rate left out.
pub fn instead(document: &Document, heads: &Heads, cells: &[Cell]) -> Option<Vec<Cell>> {
    let straight = straight(document, heads, cells);
    if straight < FAR_BETTER {
        return None;
    }
    laid(document, heads, cells).filter(|(cost, _)| cost + FAR_BETTER <= straight).map(|(_, row)| row)
}

/// What it costs to lay each cell under the head above it.
pub fn straight(document: &Document, heads: &Heads, cells: &[Cell]) -> u32 {
    let office = heads.position(Column::Owner).is_some();
    let each = cells.iter().take(heads.len()).enumerate().map(|(column, cell)| match cell.text(document).trim() {
        "" => 0,
        text => misfit(role(heads, column), text, office),
    });
    each.sum()
}

/// One under each is what is printed; another way must cost less by this.
const FAR_BETTER: u32 = 6;

/// What a column holds; 目标任务 beside a name may be a bare figure.
fn role(heads: &Heads, column: usize) -> Option<Column> {
    match heads.roles[column] {
        // 分值, 得分: bare figures like those of a growth.
        _ if heads.scores.contains(&column) => Some(Column::Growth),
        Some(Column::Commitment) if heads.position(Column::Name).is_some() => Some(Column::Target),
        // 责任目标 with no promise beside it is the promise.
        Some(Column::Target)
            if [Column::Commitment, Column::Name, Column::Section]
                .iter()
                .all(|role| heads.position(*role).is_none()) =>
        {
            Some(Column::Commitment)
        }
        own => own,
    }
}

/// The cells under the heads at the least cost, and that cost.
fn laid(document: &Document, heads: &Heads, cells: &[Cell]) -> Option<(u32, Vec<Cell>)> {
    let (width, count) = (heads.len(), cells.len());
    if count > MOST || width > MOST || count == 0 {
        return None;
    }
    let texts: Vec<String> = cells.iter().map(|cell| cell.text(document).trim().to_owned()).collect();
    let office = heads.position(Column::Owner).is_some();
    // best[column][i]: the least cost of the first i cells under the columns before it, and how many cells the last of these columns took.
    let mut best: Vec<Vec<Option<(u32, usize)>>> = vec![vec![None; count + 1]; width + 1];
    best[0][0] = Some((0, 0));
    for column in 0..width {
        let role = role(heads, column);
        for start in 0..=count {
            let Some((before, _)) = best[column][start] else { continue };
            for taken in 0..=JOINED.min(count - start) {
                let cost = before + cost(role, &texts[start..start + taken], office);
                let place = &mut best[column + 1][start + taken];
                if place.is_none_or(|(known, _)| cost < known) {
                    *place = Some((cost, taken));
                }
            }
        }
    }
    let least = best[width][count]?.0;
    let mut end = count;
    let mut row = vec![Cell::default(); width];
    let mut fused = false;
    for column in (0..width).rev() {
        let (_, taken) = best[column + 1][end]?;
        fused |= label::would_fuse(texts[end - taken..end].iter().map(String::as_str));
        row[column].pieces = cells[end - taken..end].iter().flat_map(|cell| cell.pieces.iter().copied()).collect();
        end -= taken;
    }
    // Where figures can only be laid by making others of them, the heads are not theirs.
    (!fused).then_some((least, row))
}

/// What it costs to lay these pieces, none or several, under a head. `office`: another column is for offices.
fn cost(role: Option<Column>, pieces: &[String], office: bool) -> u32 {
    let Some(first) = pieces.first() else { return left_out(role) };
    // 城乡统一提高至 and 每人每月860元 are one.
    let (open, left) = pieces.split_last().map_or((0, false), |(last, before)| {
        (before.iter().filter(|piece| label::leads_on(piece)).count(), label::leads_on(last))
    });
    let joined = (pieces.len() - 1 - open) as u32 * if role == Some(Column::Completion) { 3 } else { 4 };
    let text = if pieces.len() == 1 { first.clone() } else { pieces.concat() };
    // 团市委 before the report belongs to the offices.
    let led = office && role == Some(Column::Completion) && pieces.len() > 1 && label::is_owner(first);
    let fuse = label::would_fuse(pieces.iter().map(String::as_str));
    // 100人次 and 15: a score beside the answer is none of it.
    let score = pieces[1..].iter().any(|piece| piece.chars().all(|c| c.is_ascii_digit() || c == '.'));
    let led = led || score && role == Some(Column::Completion);
    joined + misfit(role, &text, office) + 6 * u32::from(led) + FUSED * u32::from(fuse) + LEFT_OPEN * u32::from(left)
}

/// What leads to a figure stands before it.
const LEFT_OPEN: u32 = 8;

/// Two figures are never one cell.
const FUSED: u32 = 40;

fn left_out(role: Option<Column>) -> u32 {
    match role {
        Some(Column::Remark | Column::Growth | Column::Past) => 0,
        Some(Column::Number | Column::Section | Column::Unit | Column::Owner) | None => 1,
        Some(Column::Rate) => 2,
        Some(Column::Target | Column::Completion) => 3,
        Some(Column::Name) => 8,
        Some(Column::Commitment) => 12,
    }
}

/// A figure has no more words around it; how many more a cell has tells nothing.
const FEW: usize = 6;

fn misfit(role: Option<Column>, text: &str, office: bool) -> u32 {
    let words = text.chars().filter(|c| is_han(*c)).take(FEW + 1).count();
    let figure = words <= FEW && text.chars().any(|c| c.is_ascii_digit());
    // 低于4.5%, 8亿元左右
    let whole = || figure && is_one_quantity(text);
    let bare = figure && words == 0;
    match role {
        Some(Column::Number) if serial::whole(text).is_some() => 0,
        Some(Column::Number) => 20,
        Some(Column::Unit) if is_dash(text) || quantity::unit_of(text).is_some() => 0,
        Some(Column::Unit) => 12,
        Some(Column::Target) if figure || is_dash(text) => 0,
        // 县中医院康复楼 | 建成投用 | 已建成投用
        Some(Column::Target) if is_claim(text) => 1,
        Some(Column::Target) => 4,
        Some(Column::Rate | Column::Growth | Column::Past) if bare || is_dash(text) => 0,
        Some(Column::Rate) if is_claim(text) => 1,
        Some(Column::Rate | Column::Growth | Column::Past) => 6,
        Some(Column::Owner) if !text.is_empty() && text.split_terminator('、').all(label::is_owner) => 0,
        Some(Column::Owner) => 8,
        Some(Column::Completion) if office && label::is_owner(text) => 6,
        Some(Column::Completion) => 0,
        Some(Column::Name | Column::Commitment | Column::Section) if bare || words < 2 || whole() => 12,
        Some(Column::Name | Column::Commitment | Column::Section) => 4 * u32::from(label::is_owner(text)),
        Some(Column::Remark) | None if bare => 3,
        Some(Column::Remark) | None => u32::from(office || !label::is_owner(text)),
    }
}

/// Whether a text is one quantity with its bound, and nothing else.
fn is_one_quantity(text: &str) -> bool {
    let text = Text::new(text);
    let all = text.all();
    quantity::extract(&text).first().is_some_and(|found| found.span == all)
}

/// 已完成, 达到目标60元: a verdict in a few words.
fn is_claim(text: &str) -> bool {
    let folded: Vec<char> = folds(text).collect();
    folded.len() <= 10 && STATEMENTS.occurs(&folded)
}
