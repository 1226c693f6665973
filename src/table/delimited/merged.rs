//! Rows that lack the cells of merged columns, wherever these stand: the columns of the whole rows tell where the cells that are left belong.

use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::lexicon::language::STATEMENTS;
use crate::table::roles::{Heads, Row, han};
use crate::table::{label, serial};
use crate::text::folds;

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Serial,
    Office,
    Claim,
    Figure,
    Short,
    Words,
}

const KINDS: [Kind; 6] = [Kind::Serial, Kind::Office, Kind::Claim, Kind::Figure, Kind::Short, Kind::Words];

/// What the whole rows hold in a column.
#[derive(Default)]
struct Profile {
    counts: [i32; KINDS.len()],
    filled: i32,
    han: i32,
    told: i32,
    figures: i32,
}

/// Words of a report that no promise uses.
const TOLD: [&str; 8] = ["已", "截至", "目前", "累计", "正在", "尚未", "实际", "全年"];
/// A cell in a column of its own kind is worth so much.
const FITS: i32 = 100;
/// What is worth so much more than the order in which the cells came is taken.
const MARGIN: i32 = 40;
/// A column of promises or reports is no merged one.
const NEEDED: i32 = -80;
/// No such table is wider.
const WIDEST: usize = 14;

/// Lays the cells of short rows under the columns that they look like. `raw` holds the cells of each row as they were printed.
pub fn settle(document: &Document, heads: &Heads, rows: &mut [Row], raw: &[Vec<Cell>]) {
    let width = heads.len();
    let printed = |cells: &[Cell]| cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let most = raw.iter().map(|cells| printed(cells)).max().unwrap_or(0);
    if most > width || width > WIDEST || most + 1 < width || heads.completion().is_none() {
        return;
    }
    let whole: Vec<&Vec<Cell>> = raw
        .iter()
        .filter(|cells| printed(cells) == most && cells[..most].iter().all(|cell| !cell.is_empty()))
        .collect();
    if whole.len() < FEWEST {
        return;
    }
    let profiles: Vec<Profile> =
        (0..width).map(|at| profile(document, whole.iter().filter_map(|cells| cells.get(at)))).collect();
    for (row, cells) in rows.iter_mut().zip(raw) {
        // A numbered row whose blank cells are printed lacks none.
        let numbered = cells.first().is_some_and(|cell| serial::whole(&cell.text(document)).is_some());
        if numbered && cells.len() >= width {
            continue;
        }
        let cells = &cells[..printed(cells)];
        let short = cells.len() >= 2 && cells.len() < most && cells.iter().all(|cell| !cell.is_empty());
        if !short {
            continue;
        }
        let texts: Vec<String> = cells.iter().map(|cell| cell.text(document).trim().to_owned()).collect();
        // Bare figures look alike in every column.
        if texts.iter().filter(|text| kind(text) == Kind::Figure).count() > 1 {
            continue;
        }
        let known: i32 = row
            .cells
            .iter()
            .zip(&profiles)
            .filter(|(cell, _)| !cell.is_empty())
            .map(|(cell, profile)| profile.fit(cell.text(document).trim()))
            .sum();
        let known = known + skipped(heads, &row.cells);
        if let Some((_, places)) = best(heads, &profiles, &texts).filter(|(worth, _)| *worth >= known + MARGIN) {
            let mut laid = vec![Cell::default(); width];
            for (cell, place) in cells.iter().zip(places) {
                laid[place] = cell.clone();
            }
            row.cells = laid;
        }
    }
}

/// Fewer whole rows tell nothing of their columns.
const FEWEST: usize = 2;

/// What it costs to leave a column out.
fn cost(heads: &Heads, at: usize) -> i32 {
    match heads.roles[at] {
        Some(Column::Completion | Column::Target) => NEEDED,
        // 重点任务 beside 年度目标 may be merged over several of these.
        Some(Column::Commitment) if heads.position(Column::Target).is_none() => NEEDED,
        _ => 0,
    }
}

fn skipped(heads: &Heads, cells: &[Cell]) -> i32 {
    (0..heads.len()).filter(|&at| cells.get(at).is_none_or(Cell::is_empty)).map(|at| cost(heads, at)).sum()
}

/// The columns for the cells, in their order, that are worth most together.
fn best(heads: &Heads, profiles: &[Profile], texts: &[String]) -> Option<(i32, Vec<usize>)> {
    let width = profiles.len();
    // best[c][i]: the worth of the first i cells in the first c columns.
    let mut best: Vec<Vec<Option<(i32, bool)>>> = vec![vec![None; texts.len() + 1]; width + 1];
    best[0][0] = Some((0, false));
    for column in 1..=width {
        for cell in 0..=texts.len().min(column) {
            let left = best[column - 1][cell].map(|(worth, _)| (worth + cost(heads, column - 1), false));
            let taken = cell.checked_sub(1).and_then(|before| {
                let (worth, _) = best[column - 1][before]?;
                Some((worth + profiles[column - 1].fit(&texts[before]), true))
            });
            best[column][cell] = [left, taken].into_iter().flatten().max_by_key(|(worth, taken)| (*worth, !taken));
        }
    }
    let (worth, _) = best[width][texts.len()]?;
    let mut places = Vec::new();
    let mut cell = texts.len();
    for column in (1..=width).rev() {
        if best[column][cell]?.1 {
            cell -= 1;
            places.push(column - 1);
        }
    }
    places.reverse();
    Some((worth, places))
}

fn profile<'c>(document: &Document, cells: impl Iterator<Item = &'c Cell>) -> Profile {
    let mut profile = Profile::default();
    for cell in cells.filter(|cell| !cell.is_empty()) {
        let text = cell.text(document);
        let text = text.trim();
        let kind = kind(text);
        profile.counts[KINDS.iter().position(|own| *own == kind).unwrap_or(0)] += 1;
        profile.filled += 1;
        profile.han += i32::try_from(han(text)).unwrap_or(0);
        profile.told += i32::from(told(text));
        profile.figures += i32::from(counts(text));
    }
    profile
}

impl Profile {
    /// How well a text looks like the cells of the column, from below nought to a little more than [`FITS`].
    fn fit(&self, text: &str) -> i32 {
        if self.filled == 0 {
            return 0;
        }
        let own = kind(text);
        let share = |kind: Kind| {
            KINDS.iter().position(|known| *known == kind).map_or(0, |at| self.counts[at]) * FITS / self.filled
        };
        let near = match own {
            Kind::Short => share(Kind::Office) / 2,
            Kind::Office => share(Kind::Short) / 2,
            Kind::Words => (share(Kind::Short) + share(Kind::Claim)) / 4,
            _ => 0,
        };
        let mut fit = share(own) + near;
        if own == Kind::Words {
            let mean = (self.han / self.filled).max(1);
            let len = i32::try_from(han(text)).unwrap_or(i32::MAX).max(1);
            fit += 60 * mean.min(len) / mean.max(len) - 30;
            let reports = self.told * 2 >= self.filled;
            fit += if reports == told(text) { 15 } else { -15 };
            // No name in a merged column counts anything.
            fit += if (self.figures > 0) == counts(text) { 15 } else { -15 };
        }
        if fit == 0 { -FITS / 2 } else { fit }
    }
}

fn counts(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}

fn told(text: &str) -> bool {
    TOLD.iter().any(|word| text.contains(word))
}

fn kind(text: &str) -> Kind {
    if serial::whole(text).is_some() {
        return Kind::Serial;
    }
    let count = han(text);
    let digits = text.chars().any(|c| c.is_ascii_digit());
    if text.split(['、', ' ', '，', '\n', ',']).all(label::is_owner) {
        return Kind::Office;
    }
    let words: Vec<char> = folds(text).take(8).collect();
    if matches!(text, "是" | "否" | "√" | "×") || count <= 6 && !digits && STATEMENTS.occurs(&words) {
        return Kind::Claim;
    }
    if digits && count <= 2 {
        return Kind::Figure;
    }
    if count <= 4 && !digits { Kind::Short } else { Kind::Words }
}
