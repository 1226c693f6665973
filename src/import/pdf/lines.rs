//! Characters to lines of text.

use super::content::{Glyph, Marks};
use super::geometry::Point;

/// A stretch of characters on one line without a wide gap.
#[derive(Clone, Debug, Default)]
pub struct Segment {
    /// What it says.
    pub text: String,
    /// Its left end.
    pub left: f64,
    /// Its right end.
    pub right: f64,
    /// Its base line.
    pub y: f64,
    /// The height of its font.
    pub size: f64,
    /// Its characters with their left and right ends.
    pub marks: Vec<(f64, f64, String)>,
}

impl Segment {
    /// Puts a character at its end.
    fn put(&mut self, left: f64, right: f64, size: f64, text: &str) {
        let blank = text.trim().is_empty();
        if !blank && !self.text.is_empty() && left - self.right > BLANK * size {
            part(&mut self.text, text);
        }
        if self.text.is_empty() && blank {
            return;
        }
        self.text.push_str(text);
        if !blank {
            self.right = self.right.max(right);
        }
        self.size = self.size.max(size);
        self.marks.push((left, right, text.to_owned()));
    }

    fn trim(&mut self) {
        self.text.truncate(self.text.trim_end().len());
    }

    /// Its middle, from left to right.
    pub fn center(&self) -> f64 {
        f64::midpoint(self.left, self.right)
    }
}

/// A line: its segments from left to right.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its segments, at least one.
    pub segments: Vec<Segment>,
}

impl Line {
    /// Its base line.
    pub fn y(&self) -> f64 {
        self.segments.first().map_or(0.0, |first| first.y)
    }

    /// Its left end.
    pub fn left(&self) -> f64 {
        self.segments.first().map_or(0.0, |first| first.left)
    }

    /// Its right end.
    pub fn right(&self) -> f64 {
        self.segments.last().map_or(0.0, |last| last.right)
    }

    /// The height of its largest font.
    pub fn size(&self) -> f64 {
        self.segments.iter().map(|segment| segment.size).fold(0.0, f64::max)
    }

    /// All characters with their left and right ends.
    pub fn marks(&self) -> impl Iterator<Item = &(f64, f64, String)> {
        self.segments.iter().flat_map(|segment| &segment.marks)
    }

    /// The line parted at these places, however narrow the gaps there are.
    pub fn parted(&self, edges: &[f64]) -> Self {
        let column = |left: f64, right: f64| edges.partition_point(|edge| *edge <= f64::midpoint(left, right));
        let mut line = Self::default();
        let mut last = None;
        for segment in &self.segments {
            for (left, right, text) in &segment.marks {
                let own = Some(column(*left, *right));
                if last != own {
                    line.segments.push(Segment { left: *left, y: segment.y, ..Segment::default() });
                    last = own;
                }
                if let Some(open) = line.segments.last_mut() {
                    open.put(*left, *right, segment.size, text);
                }
            }
        }
        line.segments.iter_mut().for_each(Segment::trim);
        line.segments.retain(|segment| !segment.text.is_empty());
        line
    }

    /// Its text; a wide gap is a tab.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.segments.iter().map(|segment| segment.text.trim()).collect();
        texts.join("\t")
    }
}

/// Turns the page so that most of its text runs from left to right.
pub fn upright(mut marks: Marks) -> Marks {
    let mut votes = [0_usize; 4];
    for glyph in &marks.glyphs {
        let (x, y) = (glyph.to.x - glyph.from.x, glyph.to.y - glyph.from.y);
        let direction = if x.abs() >= y.abs() { usize::from(x < 0.0) * 2 } else { 1 + usize::from(y < 0.0) * 2 };
        votes[direction] += 1;
    }
    let most = (0..4).max_by_key(|direction| (votes[*direction], 4 - direction)).unwrap_or(0);
    let turn = |point: &mut Point| {
        *point = match most {
            1 => Point { x: point.y, y: -point.x },
            2 => Point { x: -point.x, y: -point.y },
            3 => Point { x: -point.y, y: point.x },
            _ => *point,
        };
    };
    if most != 0 {
        marks.glyphs.iter_mut().for_each(|glyph| [&mut glyph.from, &mut glyph.to].into_iter().for_each(turn));
        marks.strokes.iter_mut().for_each(|stroke| [&mut stroke.from, &mut stroke.to].into_iter().for_each(turn));
    }
    place(&mut marks.glyphs);
    // What still runs another way (a watermark, a stamp) is no line of text.
    marks.glyphs.retain(|glyph| (glyph.to.x - glyph.from.x) >= (glyph.to.y - glyph.from.y).abs());
    marks
}

/// A character belongs where its middle is; a stop that hangs over the edge of a cell, where the character before it is.
fn place(glyphs: &mut [Glyph]) {
    let mut last: Option<Glyph> = None;
    for glyph in glyphs {
        let near = |last: &&Glyph| (last.to.x - glyph.from.x).abs() < 1.0 && (last.to.y - glyph.from.y).abs() < 1.0;
        let hangs = matches!(glyph.text.as_str(), "。" | "，" | "、" | "；" | "：" | "）" | "”" | "》");
        glyph.place = match last.as_ref().filter(|_| hangs).filter(near) {
            Some(last) => last.place,
            None => Point { x: f64::midpoint(glyph.from.x, glyph.to.x), y: glyph.from.y - glyph.size * 0.3 },
        };
        last = Some(glyph.clone());
    }
}

/// Base lines nearer than this part of the font's height are one line.
const SAME_LINE: f64 = 0.45;
/// A gap wider than this many heights parts two segments.
const WIDE: f64 = 0.9;
/// A gap wider than this part of the height is a blank.
const BLANK: f64 = 0.22;

/// The lines of some characters, from top to bottom.
pub fn lines(glyphs: &[&Glyph]) -> Vec<Line> {
    let mut sorted: Vec<&Glyph> = glyphs.iter().copied().filter(|glyph| glyph.size > 0.5).collect();
    sorted.sort_by(|a, b| a.from.y.total_cmp(&b.from.y));
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in sorted {
        let fits = |row: &Vec<&Glyph>| {
            let last = row[row.len() - 1];
            glyph.from.y - last.from.y <= SAME_LINE * glyph.size.min(last.size)
        };
        match rows.last_mut().filter(|row| fits(row)) {
            Some(row) => row.push(glyph),
            None => rows.push(vec![glyph]),
        }
    }
    rows.into_iter().map(line).filter(|line| !line.segments.is_empty()).collect()
}

fn line(mut glyphs: Vec<&Glyph>) -> Line {
    glyphs.sort_by(|a, b| a.from.x.total_cmp(&b.from.x));
    let mut segments: Vec<Segment> = Vec::new();
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs {
        let (left, right) = (glyph.from.x.min(glyph.to.x), glyph.from.x.max(glyph.to.x));
        // The same character drawn twice in one place is how some writers make it bold.
        if last.is_some_and(|last| last.text == glyph.text && (last.from.x - glyph.from.x).abs() < 0.3 * (right - left))
        {
            continue;
        }
        let near = segments.last().is_some_and(|segment| left - segment.right <= WIDE * glyph.size);
        if !near {
            segments.push(Segment { left, right: left, y: glyph.from.y, ..Segment::default() });
        }
        if let Some(segment) = segments.last_mut() {
            segment.put(left, right, glyph.size, &glyph.text);
        }
        last = Some(glyph);
    }
    segments.iter_mut().for_each(Segment::trim);
    segments.retain(|segment| !segment.text.is_empty());
    Line { segments }
}

/// Puts a blank where a gap is, but not between two Chinese characters: there it only spreads them.
fn part(text: &mut String, next: &str) {
    let spread = |c: Option<char>| c.is_some_and(|c| crate::text::is_han(c) || is_wide(c));
    let last = text.chars().next_back();
    if last.is_some_and(|last| !last.is_whitespace()) && !(spread(last) && spread(next.chars().next())) {
        text.push(' ');
    }
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '“' | '”' | '‘' | '’')
}

/// Joins lines that a narrow cell or page wrapped: with a blank only between two Latin words.
pub fn join(text: &mut String, more: &str) {
    let latin = |c: char| c.is_ascii_alphabetic();
    if text.chars().next_back().is_some_and(latin) && more.chars().next().is_some_and(latin) {
        text.push(' ');
    }
    text.push_str(more);
}

/// The text of a cell: its lines joined.
pub fn cell_text(glyphs: &[&Glyph]) -> String {
    let mut text = String::new();
    for line in lines(glyphs) {
        let mut own = String::new();
        for segment in line.segments {
            part(&mut own, &segment.text);
            own.push_str(&segment.text);
        }
        join(&mut text, &own);
    }
    text
}
