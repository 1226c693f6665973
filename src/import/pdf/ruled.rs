//! Tables whose cells are drawn with rules.

use super::content::{Glyph, Stroke};
use super::geometry::Point;
use super::lines;
use super::table::{Cell, Table};

/// A horizontal or vertical rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Where it is: its y, or its x.
    pub at: f64,
    /// Where it begins along its own direction.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl Rule {
    fn covers(&self, place: f64) -> bool {
        self.from - NEAR <= place && place <= self.to + NEAR
    }
}

/// A table on the page, with the rectangle that it covers: left, top, right, bottom.
pub struct Ruled {
    /// The table.
    pub table: Table,
    /// Its place.
    pub area: [f64; 4],
}

/// Rules nearer than this, in points, are one.
const NEAR: f64 = 2.5;
/// Shorter ones are parts of drawings.
const SHORT: f64 = 5.0;
/// Pages with more rules are drawings; looking for tables in them would take its time.
const MANY: usize = 20_000;

/// The horizontal and the vertical rules of a page; pieces that continue each other are one.
pub fn rules(strokes: &[Stroke]) -> (Vec<Rule>, Vec<Rule>) {
    let (mut across, mut down) = (Vec::new(), Vec::new());
    for Stroke { from, to } in strokes.iter().take(MANY) {
        let (width, height) = ((from.x - to.x).abs(), (from.y - to.y).abs());
        if height < 1.0 && width >= SHORT.min(1.0) {
            across.push(Rule { at: f64::midpoint(from.y, to.y), from: from.x.min(to.x), to: from.x.max(to.x) });
        } else if width < 1.0 && height >= SHORT.min(1.0) {
            down.push(Rule { at: f64::midpoint(from.x, to.x), from: from.y.min(to.y), to: from.y.max(to.y) });
        }
    }
    (merged(across), merged(down))
}

fn merged(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    // Rules of one place get one position, so that they can be sorted along it.
    let mut start = f64::MIN;
    for rule in &mut rules {
        if rule.at - start <= NEAR {
            rule.at = start;
        } else {
            start = rule.at;
        }
    }
    rules.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut merged: Vec<Rule> = Vec::new();
    for rule in rules {
        match merged.last_mut().filter(|last| last.at.to_bits() == rule.at.to_bits() && rule.from <= last.to + NEAR) {
            Some(last) => last.to = last.to.max(rule.to),
            None => merged.push(rule),
        }
    }
    merged.retain(|rule| rule.to - rule.from >= SHORT);
    merged
}

/// The ruled tables of a page.
pub fn tables(across: &[Rule], down: &[Rule], glyphs: &[Glyph]) -> Vec<Ruled> {
    let mut tables: Vec<Ruled> =
        groups(across, down).into_iter().filter_map(|(across, down)| table(&across, &down, glyphs)).collect();
    tables.sort_by(|a, b| a.area[1].total_cmp(&b.area[1]));
    // A frame around other tables is none itself.
    let inside = |inner: &Ruled, outer: &Ruled| {
        outer.area[0] - NEAR <= inner.area[0]
            && inner.area[2] <= outer.area[2] + NEAR
            && outer.area[1] - NEAR <= inner.area[1]
            && inner.area[3] <= outer.area[3] + NEAR
    };
    let nested: Vec<bool> = (0..tables.len())
        .map(|at| {
            (0..tables.len()).any(|other| {
                other != at
                    && inside(&tables[at], &tables[other])
                    && (other < at || !inside(&tables[other], &tables[at]))
            })
        })
        .collect();
    tables.into_iter().zip(nested).filter(|(_, nested)| !nested).map(|(table, _)| table).collect()
}

/// Rules that touch each other, directly or through others.
fn groups(across: &[Rule], down: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut of_down: Vec<Option<usize>> = vec![None; down.len()];
    let mut of_across: Vec<Option<usize>> = vec![None; across.len()];
    let mut count = 0;
    for start in 0..across.len() {
        if of_across[start].is_some() {
            continue;
        }
        of_across[start] = Some(count);
        let mut open = vec![(true, start)];
        while let Some((horizontal, at)) = open.pop() {
            let (own, others, marks) =
                if horizontal { (across[at], down, &mut of_down) } else { (down[at], across, &mut of_across) };
            for (index, other) in others.iter().enumerate() {
                if marks[index].is_none() && own.covers(other.at) && other.covers(own.at) {
                    marks[index] = Some(count);
                    open.push((!horizontal, index));
                }
            }
        }
        count += 1;
    }
    let members = |rules: &[Rule], marks: &[Option<usize>], group: usize| {
        rules.iter().zip(marks).filter(|(_, mark)| **mark == Some(group)).map(|(rule, _)| *rule).collect()
    };
    (0..count).map(|group| (members(across, &of_across, group), members(down, &of_down, group))).collect()
}

fn distinct(places: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut places: Vec<f64> = places.collect();
    places.sort_by(f64::total_cmp);
    places.dedup_by(|next, kept| *next - *kept <= NEAR);
    places
}

/// No table has more columns or rows on one page.
const MAX_LINES: usize = 400;

fn table(across: &[Rule], down: &[Rule], glyphs: &[Glyph]) -> Option<Ruled> {
    // A table open at its sides ends where its rules end.
    let xs = distinct(down.iter().map(|rule| rule.at).chain(across.iter().flat_map(|rule| [rule.from, rule.to])));
    let ys = distinct(across.iter().map(|rule| rule.at).chain(down.iter().flat_map(|rule| [rule.from, rule.to])));
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns < 2 || rows < 1 || down.len() < 2 || columns > MAX_LINES || rows > MAX_LINES {
        return None;
    }
    let wall = |at: f64, middle: f64| down.iter().any(|rule| (rule.at - at).abs() <= NEAR && rule.covers(middle));
    let floor = |at: f64, middle: f64| across.iter().any(|rule| (rule.at - at).abs() <= NEAR && rule.covers(middle));
    // The first slot of each cell: slots without a rule between them are one cell.
    let mut owner: Vec<usize> = (0..rows * columns).collect();
    for row in 0..rows {
        for column in 0..columns {
            let (x, y) = (f64::midpoint(xs[column], xs[column + 1]), f64::midpoint(ys[row], ys[row + 1]));
            let slot = row * columns + column;
            if column > 0 && !wall(xs[column], y) {
                unite(&mut owner, slot, slot - 1);
            }
            if row > 0 && !floor(ys[row], x) {
                unite(&mut owner, slot, slot - columns);
            }
        }
    }
    let mut inside: Vec<Vec<&Glyph>> = vec![Vec::new(); rows * columns];
    for glyph in glyphs {
        let Point { x, y } = glyph.place;
        if let (Some(column), Some(row)) = (slot_of(&xs, x), slot_of(&ys, y)) {
            let own = root(&owner, row * columns + column);
            inside[own].push(glyph);
        }
    }
    let mut table = Table { rows: vec![Vec::new(); rows], edges: xs.clone() };
    // The last row, the first and the last column of each cell.
    let mut reach = vec![(0, usize::MAX, 0); rows * columns];
    for slot in 0..rows * columns {
        let (last_row, first, last) = &mut reach[root(&owner, slot)];
        *last_row = slot / columns;
        *first = (*first).min(slot % columns);
        *last = (*last).max(slot % columns);
    }
    for (slot, (glyphs, (last_row, first, last))) in inside.iter().zip(reach).enumerate() {
        if root(&owner, slot) == slot {
            let row = slot / columns;
            let text = lines::cell_text(glyphs);
            table.rows[row].push(Cell { text, column: first, columns: last + 1 - first, rows: last_row + 1 - row });
        }
    }
    let filled = table.rows.iter().flatten().filter(|cell| !cell.text.is_empty()).count();
    let area = [*xs.first()?, *ys.first()?, *xs.last()?, *ys.last()?];
    (filled > 1).then_some(Ruled { table, area })
}

fn slot_of(edges: &[f64], place: f64) -> Option<usize> {
    let at = edges.partition_point(|edge| *edge <= place).checked_sub(1)?;
    (at + 1 < edges.len()).then_some(at)
}

fn root(owner: &[usize], mut slot: usize) -> usize {
    while owner[slot] != slot {
        slot = owner[slot];
    }
    slot
}

fn unite(owner: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(owner, one), root(owner, other));
    let (low, high) = (one.min(other), one.max(other));
    owner[high] = low;
}
