//! Rows with more cells than there are columns: cells were torn over lines. They are joined where the pieces make the best cells.

use super::super::label;
use super::super::roles::{Heads, han};
use super::text;
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::lexicon::language::{STATEMENTS, VERBS, Verb};
use crate::quantity;
use crate::terms::Kind;
use crate::text::{Text, folds};

/// Words that end a cell and begin none.
const TAILS: [&str; 10] = ["以内", "以上", "以下", "左右", "之内", "同步", "持平", "个百分点", "百分点", "任务"];
/// Ends of an office's name.
const OFFICE_ENDS: [&str; 10] =
    ["分局", "管理局", "办公室", "中心", "管委会", "委员会", "管理处", "执法局", "服务中心", "局"];

/// What it is worth to make one cell of two figures.
const FUSED: i32 = -60;

/// Rows with more pieces than this are not tried out.
const MOST: usize = 40;

/// Joins pieces to as many cells as there are columns from `lead` on; none where there are too many of them. Of several ways the best is
/// taken: whole figures and offices, nothing that begins with the end of another cell, else the longest completion. What it is worth comes
/// before the cells.
pub fn join(document: &Document, heads: &Heads, lead: usize, pieces: &[Cell]) -> Option<(i32, Vec<Cell>)> {
    let columns = heads.len() - lead;
    let count = pieces.len();
    if count > MOST || columns == 0 || count < columns {
        return None;
    }
    // best[c][i]: the worth of the first c columns made of the first i pieces, and where the last of them begins.
    let mut best: Vec<Vec<Option<(i32, usize)>>> = vec![vec![None; count + 1]; columns + 1];
    best[0][0] = Some((0, 0));
    for column in 1..=columns {
        for end in column..=count - (columns - column) {
            // 目标任务 beside a name may be a bare figure.
            let role = match heads.roles[lead + column - 1] {
                Some(Column::Commitment) if heads.position(Column::Name).is_some() => Some(Column::Target),
                own => own,
            };
            let ways = (column - 1..end).filter_map(|start| {
                let (before, _) = best[column - 1][start]?;
                let worth = worth(document, role, &pieces[start..end]);
                Some((before + worth, start))
            });
            best[column][end] = ways.max_by_key(|(worth, start)| (*worth, std::cmp::Reverse(*start)));
        }
    }
    let (worth, _) = best[columns][count]?;
    let mut cells = Vec::new();
    let mut end = count;
    for column in (1..=columns).rev() {
        let (_, start) = best[column][end]?;
        let joined = pieces[start..end].iter().flat_map(|cell| cell.pieces.iter().copied());
        cells.push(Cell { pieces: joined.collect() });
        end = start;
    }
    cells.reverse();
    Some((worth, cells))
}

/// What a cell of these pieces is worth in a column.
fn worth(document: &Document, role: Option<Column>, pieces: &[Cell]) -> i32 {
    let texts: Vec<_> = pieces.iter().map(|cell| text(document, cell)).collect();
    let joined: String = texts.concat();
    let extra = i32::try_from(pieces.len()).unwrap_or(i32::MAX) - 1;
    let torn = if TAILS.iter().any(|tail| texts[0].starts_with(tail)) { -30 } else { 0 };
    let fused = if label::would_fuse(texts.iter().map(AsRef::as_ref)) { FUSED } else { 0 };
    // 24亿元/ goes on below.
    let open = i32::from(texts.last().is_some_and(|text| is_open(text.trim_end())));
    torn + fused - 60 * open
        + match role {
            Some(Column::Owner) => {
                let end = OFFICE_ENDS.contains(&&*texts[0]);
                // 县人力资源 and 社会保障局, but not 3.2亿元 and 县国有林场总场.
                let told = texts[0].chars().any(|c| c.is_ascii_digit() || matches!(c, '，' | ',' | '。' | '；')) || {
                    let first: Vec<char> = folds(&texts[0]).collect();
                    STATEMENTS.occurs(&first) || VERBS.at(&first, 0).is_some_and(|(_, verb)| *verb != Verb::Noun)
                };
                let several = texts.iter().all(|text| label::is_owner(text));
                let offices = several || !told && label::is_owner(&joined);
                (if offices { 30 } else { -30 }) - if end { 20 } else { 0 }
            }
            Some(Column::Rate) => (if han(&joined) == 0 { 20 } else { -20 }) - 5 * extra,
            Some(Column::Completion) => {
                let office = texts.iter().any(|text| label::is_owner(text));
                i32::from(label::says_nothing(&joined)) * 20 - i32::from(office) * 30 - extra
            }
            Some(Column::Target) => {
                let bare = texts.len() == 1 && han(&joined) <= 2 && joined.starts_with(|c: char| c.is_ascii_digit());
                unit_over_tear(&texts) * 20 + i32::from(bare) * 6 - 3 * extra
            }
            Some(Column::Commitment) if closes(&texts) => 15 - extra,
            _ => -5 * extra,
        }
}

/// Whether the last piece ends as a sentence does, and no other.
fn closes(texts: &[std::borrow::Cow<str>]) -> bool {
    let stops = |text: &std::borrow::Cow<str>| text.trim_end().ends_with('。');
    texts.split_last().is_some_and(|(last, others)| stops(last) && !others.iter().any(stops))
}

/// Whether a piece cannot end a cell: 改造32个小区，; 比例控制在.
fn is_open(piece: &str) -> bool {
    let bounds = || {
        let words: Vec<char> = folds(piece).collect();
        let last = VERBS.find(&words).last();
        last.is_some_and(|(at, len, verb)| at + len == words.len() && matches!(verb, Verb::Cap | Verb::Floor))
    };
    piece.ends_with(['，', '、', '（', '(', '/']) || label::leads_on(piece) || bounds()
}

/// 32微克/立 and 方米, 达到 and 96亿元: whether joining the pieces makes a longer figure of the first one's, or gives it one.
fn unit_over_tear(texts: &[std::borrow::Cow<str>]) -> i32 {
    let [first, rest @ ..] = texts else { return 0 };
    if rest.is_empty() {
        return 0;
    }
    let tear = first.chars().count();
    let found = quantity::extract(&Text::new(texts.concat().as_str()));
    let over = |quantity: &&quantity::Quantity| quantity.kind == Kind::Quantity && quantity.span.start < tear;
    let longer = found.iter().rfind(over).is_some_and(|quantity| quantity.core.end > tear);
    // 控制在 and 6人以内
    let words: Vec<char> = folds(first).collect();
    if is_open(first) && rest[0].chars().any(|c| c.is_ascii_digit()) {
        return 1;
    }
    let open = VERBS.find(&words).last().is_some_and(|(at, len, verb)| at + len == words.len() && *verb != Verb::Noun);
    i32::from(longer || open && rest[0].starts_with(|c: char| c.is_ascii_digit()))
}
