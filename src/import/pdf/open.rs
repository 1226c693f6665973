//! Tables without walls between their columns: told by a row of column heads and the blank stretches that all rows share.

use super::lines::{Line, Segment, join};
use super::ruled::Rule;
use super::table::{Cell, Table};
use crate::lexicon::headers::HEADERS;
use crate::text::fold;

/// The columns that heads have told, for a table that goes on over the page.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The edges of the columns, one more than there are columns.
    pub edges: Vec<f64>,
}

/// A table among the lines of a page: which lines it takes, from the first to the one behind the last.
pub struct Open {
    /// The table.
    pub table: Table,
    /// The lines that it took.
    pub lines: std::ops::Range<usize>,
    /// Its columns.
    pub columns: Columns,
}

/// The table that begins with a row of heads; `goes_on` says that they only repeat those of the page before.
pub fn headed(lines: &[Line], across: &[Rule], goes_on: bool) -> Option<Open> {
    let head = (0..lines.len()).find(|at| is_head(&lines[*at]))?;
    let columns = columns(lines, head)?;
    let end = end_of(lines, head + 1, &columns);
    let table = table(lines, head..end, &columns, across, (true, goes_on));
    Some(Open { table, lines: head..end, columns })
}

/// The table of the page before, when it goes on at the top of this one.
pub fn continued(lines: &[Line], columns: &Columns, across: &[Rule]) -> Option<Open> {
    let end = end_of(lines, 0, columns);
    let several = lines.iter().take(end).filter(|line| line.segments.len() > 1).count();
    (end > 0 && several > 0).then(|| {
        let table = table(lines, 0..end, columns, across, (false, true));
        Open { table, lines: 0..end, columns: columns.clone() }
    })
}

/// At least three segments, of which two are known heads and none a sentence.
pub fn is_head(line: &Line) -> bool {
    let known = |segment: &Segment| {
        let folded: Vec<char> = segment.text.chars().filter(|c| !c.is_whitespace()).map(fold).collect();
        HEADERS.at(&folded, 0).is_some_and(|(len, _)| len == folded.len())
    };
    let short = line.segments.iter().all(|segment| segment.text.chars().count() <= 14);
    line.segments.len() >= 3 && short && line.segments.iter().filter(|segment| known(segment)).count() >= 2
}

/// The columns under a row of heads: between two heads, the widest stretch that the lines below leave blank.
fn columns(lines: &[Line], head: usize) -> Option<Columns> {
    let heads = &lines[head].segments;
    let mut gaps: Vec<Gap> = heads.windows(2).map(|pair| Gap::new(pair[0].right, pair[1].left)).collect();
    for line in &lines[head + 1..] {
        let narrowed: Vec<Gap> = gaps.iter().map(|gap| gap.without(line)).collect();
        // A line that runs from one column into the next is no row of this table.
        if narrowed.iter().any(|gap| gap.blank.is_empty()) {
            break;
        }
        gaps = narrowed;
    }
    let inner = gaps.iter().map(Gap::widest).collect::<Option<Vec<f64>>>()?;
    let (first, last) = (heads.first()?.left, heads.last()?.right);
    let edges = std::iter::once(first - MARGIN).chain(inner).chain([last + MARGIN]).collect();
    Some(Columns { edges })
}

/// How far a table reaches beyond its outer heads.
const MARGIN: f64 = 20.0;
/// How far, in points, a character may reach over the edge of its column.
const OVER: f64 = 0.6;

/// The room between two heads, as the stretches of it that are blank in every line.
#[derive(Clone)]
struct Gap {
    blank: Vec<(f64, f64)>,
}

impl Gap {
    fn new(left: f64, right: f64) -> Self {
        Self { blank: vec![(left - OVER, right + OVER)] }
    }

    fn without(&self, line: &Line) -> Self {
        let mut blank = self.blank.clone();
        for (left, right, text) in line.marks() {
            if text.trim().is_empty() {
                continue;
            }
            let (left, right) = (left + OVER, right - OVER);
            let cut = |(from, to): (f64, f64)| {
                let parts =
                    if left < to && right > from { [(from, left), (right, to)] } else { [(from, to), (0.0, 0.0)] };
                parts.into_iter().filter(|(from, to)| to > from)
            };
            blank = blank.into_iter().flat_map(cut).collect();
        }
        Self { blank }
    }

    fn widest(&self) -> Option<f64> {
        let widest = self.blank.iter().max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
        Some(f64::midpoint(widest.0, widest.1))
    }
}

/// The first line from `start` on that does not keep to the columns.
fn end_of(lines: &[Line], start: usize, columns: &Columns) -> usize {
    let inner = &columns.edges[1..columns.edges.len() - 1];
    let crosses = |(left, right, text): &(f64, f64, String)| {
        !text.trim().is_empty() && inner.iter().any(|edge| left + OVER < *edge && *edge < right - OVER)
    };
    let gap = |at: usize| at > start && lines[at].y() - lines[at - 1].y() > 6.0 * lines[at].size().max(6.0);
    (start..lines.len()).find(|at| lines[*at].marks().any(crosses) || gap(*at)).unwrap_or(lines.len())
}

fn table(
    lines: &[Line],
    range: std::ops::Range<usize>,
    columns: &Columns,
    across: &[Rule],
    ends: (bool, bool),
) -> Table {
    let inner = &columns.edges[1..columns.edges.len() - 1];
    let lines: Vec<Line> = lines[range].iter().map(|line| line.parted(inner)).collect();
    let lines = lines.as_slice();
    let column_of = |segment: &Segment| {
        let at = columns.edges.partition_point(|edge| *edge <= segment.center());
        at.saturating_sub(1).min(columns.edges.len().saturating_sub(2))
    };
    let bounds = bounds(lines, across, ends, &column_of);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (from, to) in bounds {
        let mut texts = vec![String::new(); columns.edges.len() - 1];
        for segment in lines[from..to].iter().flat_map(|line| &line.segments) {
            join(&mut texts[column_of(segment)], segment.text.trim());
        }
        let cell = |(column, text): (usize, String)| Cell { text, column, columns: 1, rows: 1 };
        rows.push(texts.into_iter().enumerate().map(cell).collect());
    }
    Table { rows, edges: columns.edges.clone() }
}

/// Which lines make up each row: rules part them; else each serial number begins one, or stands in its middle.
///
/// `headed`: the first line holds the heads; `goes_on`: the rows before stand on another page.
fn bounds(
    lines: &[Line],
    across: &[Rule],
    (headed, goes_on): (bool, bool),
    column_of: &impl Fn(&Segment) -> usize,
) -> Vec<(usize, usize)> {
    let first = usize::from(headed);
    let mut starts: Vec<usize> = if headed { vec![0] } else { Vec::new() };
    let parted = |at: usize| {
        let (above, below) = (lines[at - 1].y(), lines[at].y());
        across.iter().any(|rule| rule.at > above && rule.at < below - lines[at].size() * 0.3)
    };
    let ruled: Vec<usize> = (first + 1..lines.len()).filter(|at| parted(*at)).collect();
    let serials: Vec<usize> = (first..lines.len()).filter(|at| has_serial(&lines[*at], column_of)).collect();
    if ruled.len() + 1 >= serials.len().max(2) {
        starts.push(first);
        starts.extend(ruled);
    } else if serials.is_empty() {
        starts.extend(first..lines.len());
    } else {
        let top = serials.first() == Some(&first);
        starts.push(first);
        let inner: Vec<usize> = serials.windows(2).map(|pair| widest(lines, pair[0], pair[1], top)).collect();
        // As wide a gap before the first serial, or behind the last, parts what a page break cut off from its row.
        let row_gap = inner.iter().map(|at| gap(lines, *at)).fold(f64::MAX, f64::min);
        let cut = |from: usize, to: usize| (from + 1..=to).rev().find(|at| gap(lines, *at) >= row_gap - SAME_GAP);
        if let (true, Some(serial)) = (goes_on, serials.first()) {
            starts.extend(cut(first, *serial));
        }
        starts.extend(inner);
        starts.extend(serials.last().and_then(|serial| cut(*serial, lines.len() - 1)));
    }
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    starts.iter().copied().zip(ends).filter(|(from, to)| from < to).collect()
}

fn has_serial(line: &Line, column_of: &impl Fn(&Segment) -> usize) -> bool {
    line.segments.first().is_some_and(|first| {
        let text = first.text.trim().trim_end_matches(['.', '、']);
        column_of(first) == 0 && !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Gaps that differ by less, in points, are alike.
const SAME_GAP: f64 = 0.6;

/// How far a line stands below the one before it.
fn gap(lines: &[Line], at: usize) -> f64 {
    lines[at].y() - lines[at - 1].y()
}

/// The line behind the widest gap between two lines: there one row ends and the next begins.
fn widest(lines: &[Line], from: usize, to: usize, top: bool) -> usize {
    // Of gaps that are alike, the one in the middle, or the last where serials stand on the first line.
    let most = (from + 1..=to).map(|at| gap(lines, at)).fold(0.0, f64::max);
    let wide: Vec<usize> = (from + 1..=to).filter(|at| gap(lines, *at) >= most - SAME_GAP).collect();
    if top && wide.len() > 1 {
        return to;
    }
    let middle = f64::midpoint(lines[from].y(), lines[to].y());
    let distance = |at: usize| (f64::midpoint(lines[at].y(), lines[at - 1].y()) - middle).abs();
    wide.into_iter().min_by(|a, b| distance(*a).total_cmp(&distance(*b))).unwrap_or(to)
}
