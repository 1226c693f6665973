//! Where the cells of a row belong whose empty ones were dropped: under the heads where they read best.

use super::super::Line;
use super::super::roles::is_dash;
use super::{Stacked, heads_at, is_figure, unit_of};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::number::Decimal;
use crate::text::{fold, is_han};

/// What the whole rows have in a column: whether a percentage, and how large its figures are.
#[derive(Clone, Debug, Default)]
pub(super) struct Usual {
    pub(super) percent: Option<bool>,
    pub(super) sizes: Vec<i32>,
    pub(super) signed: Signed,
    /// The unit that all figures have, perhaps none (`""`).
    pub(super) unit: Option<String>,
}

/// What stands before the figures of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Signed {
    /// Nobody knows.
    #[default]
    Unknown,
    /// No sign.
    Never,
    /// The same sign each time, ≥ or ≤.
    Always(char),
}

impl Usual {
    pub(super) fn of(cells: &[String]) -> Self {
        let sizes: Vec<i32> = cells.iter().filter_map(|cell| size(cell)).collect();
        let percent = (!cells.is_empty()).then(|| cells.iter().any(|cell| cell.contains('%')));
        let signed = match cells.first().map(|cell| sign(cell)) {
            Some(first) if cells.iter().all(|cell| sign(cell) == first) => first.map_or(Signed::Never, Signed::Always),
            _ => Signed::Unknown,
        };
        let unit = cells
            .first()
            .and_then(|cell| unit_of(cell))
            .filter(|unit| cells.len() > 1 && cells.iter().all(|cell| unit_of(cell) == Some(unit)));
        Self { percent, sizes, signed, unit: unit.map(str::to_owned) }
    }
}

/// The sign that bounds the figure of a cell.
pub(super) fn sign(cell: &str) -> Option<char> {
    cell.chars().next().filter(|c| SIGNS.contains(c))
}

pub(super) const SIGNS: [char; 4] = ['≥', '≤', '>', '<'];

/// How large the figure of a cell is, in doublings.
pub(super) fn size(cell: &str) -> Option<i32> {
    let cell = cell.trim_start_matches(SIGNS);
    let number = cell.strip_suffix(unit_of(cell)?)?.trim_end_matches('%');
    let thousandths = Decimal::parse(number)?.times(Decimal::new(1000, 0))?.to_i64()?;
    (thousandths > 0).then(|| thousandths.ilog2() as i32)
}

/// What the rows have in each column that lack no cell, down to the next heads.
pub(super) fn usual(document: &Document, lines: &[Line], width: usize) -> Vec<Usual> {
    let text = |line: &Line| line.span.of(&document.text);
    let mut columns: Vec<Vec<String>> = vec![Vec::new(); width];
    let mut at = 0;
    while at < lines.len() && heads_at(document, lines, at, true).is_none() {
        let figures = lines[at + 1..].iter().take_while(|line| is_figure(text(line))).count();
        if figures == width && text(&lines[at]).chars().any(is_han) {
            for (column, line) in columns.iter_mut().zip(&lines[at + 1..]) {
                column.push(text(line).chars().map(fold).collect());
            }
        }
        at += figures + 1;
    }
    columns.iter().map(|cells| Usual::of(cells)).collect()
}

/// The figures of a row in their columns. Where blank cells were lost, a place is told by what only a rate can hold, by rates that fit their
/// figures, and by what the whole rows have there. Where several places are as good, only what stands alike in all of them is placed.
pub(super) fn place(
    document: &Document,
    lower: &[Option<Column>],
    names: &[String],
    usual: &[Usual],
    cells: Vec<Cell>,
) -> Option<Vec<Cell>> {
    let missing = lower.len().checked_sub(cells.len())?;
    if missing == 0 {
        return Some(cells);
    }
    let values: Vec<String> = cells.iter().map(|cell| cell.text(document).chars().map(fold).collect()).collect();
    // Where no place fits the rates as they are printed, one of them may be wrong, or have lost its figure.
    let found = [Rates::Exact, Rates::Stated, Rates::Alone].into_iter().find_map(|rates| {
        let mut found: Vec<Vec<usize>> = Vec::new();
        let mut search = Search {
            lower,
            names,
            usual,
            values: &values,
            chosen: Vec::new(),
            found: &mut found,
            left: MOST_TRIES,
            rates,
        };
        search.go(0);
        (!found.is_empty()).then_some(found)
    })?;
    let apart = |places: &Vec<usize>| -> i32 {
        let each = places.iter().zip(&values).filter_map(|(column, value)| {
            let own = size(value)?;
            usual.get(*column)?.sizes.iter().map(|usual| (usual - own).abs()).min()
        });
        each.sum()
    };
    let least = found.iter().map(apart).min()?;
    let near: Vec<&Vec<usize>> = found.iter().filter(|places| apart(places) < least + CLEARLY).collect();
    let mut placed = vec![Cell::default(); lower.len()];
    for (at, cell) in cells.into_iter().enumerate() {
        let column = near[0][at];
        if near.iter().all(|places| places[at] == column) {
            placed[column] = cell;
        }
    }
    Some(placed).filter(|placed| placed.iter().any(|cell| !cell.is_empty()))
}

/// So many doublings farther from what is usual is clearly another column.
pub(super) const CLEARLY: i32 = 3;

/// The name of the indicator over each lower head.
pub(super) fn named(document: &Document, heads: &Stacked) -> Vec<String> {
    let mut name = String::new();
    let upper = heads.upper.iter().skip(1).map(|cell| {
        if !cell.is_empty() {
            name = cell.text(document).chars().map(fold).collect();
        }
        name.clone()
    });
    upper.collect()
}

/// Whether a cell of some words names what an indicator is called; a bare figure names nothing.
pub(super) fn speaks_of(value: &str, name: &str) -> bool {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let chars: Vec<char> = text.chars().collect();
        chars.windows(2).filter(|pair| pair.iter().all(|c| is_han(*c))).map(|pair| (pair[0], pair[1])).collect()
    };
    let own = pairs(value);
    // ≤50微克/立方米, 不超过1人: a bound, a number and its unit.
    let bound = BOUNDS.iter().find_map(|bound| value.strip_prefix(bound)).unwrap_or(value).trim_start_matches(SIGNS);
    let bare = bound.starts_with(|c: char| c.is_ascii_digit()) && value.chars().nth(REPORT).is_none();
    bare && (unit_of(bound).is_some() || bound.len() < value.len())
        || value.chars().filter(|c| is_han(*c)).count() < FEWEST_WORDS
        || pairs(name).iter().any(|pair| own.contains(pair))
}

/// Words before a number that is promised.
const BOUNDS: [&str; 9] = ["不超过", "不低于", "不少于", "不高于", "控制在", "力争", "达到", "约", "低于"];

/// A cell with fewer characters than these may be a figure with its unit.
pub(super) const FEWEST_WORDS: usize = 4;

/// A report has more characters.
pub(super) const REPORT: usize = 16;

/// What is asked of the rates of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rates {
    /// That they are those of their figures.
    Exact,
    /// That their figures stand before them.
    Stated,
    /// That their target does.
    Alone,
}

/// So many places are kept at most.
pub(super) const MOST_FOUND: usize = 64;

/// So many places are tried for the figures of a row.
pub(super) const MOST_TRIES: usize = 20_000;

/// Tries the columns for the figures of a row, from left to right.
pub(super) struct Search<'s> {
    pub(super) lower: &'s [Option<Column>],
    pub(super) names: &'s [String],
    pub(super) usual: &'s [Usual],
    pub(super) values: &'s [String],
    pub(super) chosen: Vec<usize>,
    pub(super) found: &'s mut Vec<Vec<usize>>,
    pub(super) left: usize,
    pub(super) rates: Rates,
}

impl Search<'_> {
    pub(super) fn go(&mut self, from: usize) {
        if self.found.len() > MOST_FOUND || self.left == 0 {
            return;
        }
        self.left -= 1;
        let Some(value) = self.values.get(self.chosen.len()) else {
            if self.fits() {
                self.found.push(self.chosen.clone());
            }
            return;
        };
        let rest = self.values.len() - self.chosen.len();
        let reports = |value: &String| value.chars().nth(REPORT).is_some();
        // Where places report in sentences, a sentence answers, and nothing else does.
        let told = self.values.iter().any(reports);
        for column in from..=self.lower.len().saturating_sub(rest) {
            let is_rate = self.lower[column] == Some(Column::Rate);
            let percent = self.usual.get(column).and_then(|usual| usual.percent).unwrap_or(is_rate);
            // 改造雨污管网3.5公里 is promised under 雨污管网改造.
            let promised = self.lower[column] == Some(Column::Target);
            let named = !promised || self.names.get(column).is_none_or(|name| speaks_of(value, name));
            // ≥220 is promised, and under ≥ nothing else stands.
            let own = sign(value);
            let bounded = match self.usual.get(column).map_or(Signed::Unknown, |usual| usual.signed) {
                Signed::Unknown => own.is_none() || promised,
                Signed::Never => own.is_none(),
                Signed::Always(sign) => own == Some(sign),
            };
            // 4.2 is none of the sums in 亿元.
            let usual_unit = self.usual.get(column).and_then(|usual| usual.unit.as_deref());
            let united = is_dash(value) || usual_unit.is_none_or(|unit| unit_of(value) == Some(unit));
            let answers = self.lower[column] == Some(Column::Completion);
            let spoken = self.names.get(column).is_none_or(|name| speaks_of(value, name));
            let report = reports(value) && answers && spoken;
            let figure = !(told && (answers || reports(value)));
            if report || figure && value.contains('%') == percent && named && bounded && united {
                self.chosen.push(column);
                self.go(column + 1);
                self.chosen.pop();
            }
        }
    }

    /// Whether each rate is that of the two figures before it, and none stands without them.
    pub(super) fn fits(&self) -> bool {
        let value = |column: usize| {
            let at = self.chosen.iter().position(|own| *own == column)?;
            let text = &self.values[at];
            Decimal::parse(text.strip_suffix(unit_of(text)?)?.trim_end_matches('%'))
        };
        let unit = |column: usize| {
            let at = self.chosen.iter().position(|own| *own == column)?;
            unit_of(&self.values[at])
        };
        // Nothing is done of what nobody was to do.
        let targeted = |column: usize| {
            let target = (0..column).rev().find(|&at| self.lower[at] == Some(Column::Target));
            target.is_some_and(|target| self.chosen.contains(&target))
        };
        let done = |column: &&usize| self.lower[**column] == Some(Column::Completion);
        // 45公里 and 47.3公里
        let alike = |column: &&usize| {
            let target = column.checked_sub(1).filter(|at| self.lower[*at] == Some(Column::Target)).and_then(unit);
            target.zip(unit(**column)).is_none_or(|(target, own)| target == own)
        };
        if !self.chosen.iter().filter(done).all(|column| alike(&column)) {
            return false;
        }
        if !self.chosen.iter().filter(done).all(|&column| targeted(column)) {
            return false;
        }
        self.chosen.iter().filter(|&&column| self.lower[column] == Some(Column::Rate)).all(|&column| {
            let (target, actual) = (column.checked_sub(2).and_then(value), column.checked_sub(1).and_then(value));
            if self.rates == Rates::Alone {
                return targeted(column);
            }
            if self.rates == Rates::Stated {
                return (1..=2).all(|back| column.checked_sub(back).is_some_and(|at| self.chosen.contains(&at)));
            }
            let Some((target, actual)) = target.zip(actual) else { return false };
            let share = actual.times(Decimal::new(100, 0)).and_then(|parts| parts.over(target, 4));
            let apart = share.zip(value(column)).and_then(|(share, rate)| share.minus(rate)).map(Decimal::abs);
            apart.is_some_and(|apart| apart <= Decimal::ONE)
        })
    }
}
