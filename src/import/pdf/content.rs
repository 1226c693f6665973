//! A page's content, as far as it is text and rules: each glyph and each straight line with its place.

use super::font::{Font, Fonts};
use super::geometry::{Matrix, Point};
use crate::import::ImportError;
use crate::import::limits::{MAX_GLYPHS, MAX_STEPS};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};
use std::rc::Rc;

/// A character on the page.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// What it says.
    pub text: String,
    /// Where it begins, on its base line.
    pub from: Point,
    /// Where the next one would begin.
    pub to: Point,
    /// The height of its font.
    pub size: f64,
    /// The point by which it belongs to a cell.
    pub place: Point,
}

/// A straight line on the page.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    /// One end.
    pub from: Point,
    /// The other.
    pub to: Point,
}

/// What a page shows.
#[derive(Debug, Default)]
pub struct Marks {
    /// Its characters, in the order in which they are drawn.
    pub glyphs: Vec<Glyph>,
    /// Its straight lines, thin rectangles among them.
    pub strokes: Vec<Stroke>,
    /// How many pictures it has.
    pub images: usize,
}

/// Work that all pages of a document share.
pub struct Budget {
    steps: usize,
    glyphs: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { steps: MAX_STEPS, glyphs: MAX_GLYPHS }
    }
}

fn spend(left: &mut usize, what: &'static str, limit: usize) -> Result<(), ImportError> {
    *left = left.checked_sub(1).ok_or(ImportError::Excessive { format: "pdf", what, limit })?;
    Ok(())
}

/// Forms may hold forms; more than this is a circle.
const MAX_FORMS: usize = 12;
/// The deepest nesting of saved states that is followed.
const MAX_SAVED: usize = 256;
/// How far, in points, text may reach over the edge of what is seen: base lines often lie on it.
const SLACK: f64 = 2.0;
const EVERYWHERE: [f64; 4] = [f64::MIN, f64::MIN, f64::MAX, f64::MAX];
/// A rectangle thinner than this, in points, is a rule.
const THIN: f64 = 3.0;

/// Reads a page.
pub fn read(page: &Page, fonts: &mut Fonts, budget: &mut Budget) -> Result<Marks, ImportError> {
    let start = page.initial_transform(true).as_coeffs();
    let mut reader = Reader {
        fonts,
        budget,
        marks: Marks::default(),
        state: State { ctm: Matrix(start), text: Text::default(), clip: EVERYWHERE },
        saved: Vec::new(),
        path: Vec::new(),
        matrix: Matrix::default(),
        line: Matrix::default(),
    };
    reader.operations(page.typed_operations(), page.resources(), 0)?;
    Ok(reader.marks)
}

#[derive(Clone)]
struct State {
    ctm: Matrix,
    text: Text,
    /// The rectangle outside of which nothing is seen: left, top, right, bottom.
    clip: [f64; 4],
}

/// The text state.
#[derive(Clone)]
struct Text {
    font: Option<Rc<Font>>,
    size: f64,
    character_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

impl Default for Text {
    fn default() -> Self {
        Self { font: None, size: 1.0, character_space: 0.0, word_space: 0.0, scale: 1.0, leading: 0.0, rise: 0.0 }
    }
}

struct Reader<'r> {
    fonts: &'r mut Fonts,
    budget: &'r mut Budget,
    marks: Marks,
    state: State,
    saved: Vec<State>,
    path: Vec<Piece>,
    matrix: Matrix,
    line: Matrix,
}

enum Piece {
    Move(Point),
    Line(Point),
    /// No rule, but a way to a point.
    Curve(Point),
    Close,
    /// A rectangle by two corners.
    Rectangle(Point, Point),
}

fn point(x: Number, y: Number) -> Point {
    Point { x: x.as_f64(), y: y.as_f64() }
}

impl Reader<'_> {
    fn operations(
        &mut self,
        mut operations: TypedIter,
        resources: &Resources,
        depth: usize,
    ) -> Result<(), ImportError> {
        while let Some(operation) = operations.next() {
            spend(&mut self.budget.steps, "steps", MAX_STEPS)?;
            match operation {
                Op::SaveState(_) if self.saved.len() < MAX_SAVED => self.saved.push(self.state.clone()),
                Op::RestoreState(_) => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
                Op::Transform(m) => {
                    let matrix = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|n| n.as_f64()));
                    self.state.ctm = matrix.then(self.state.ctm);
                }
                Op::XObject(name) => {
                    if let Some(object) = resources.get_x_object(name.0) {
                        self.object(&object, resources, depth)?;
                    }
                }
                Op::InlineImage(_) => self.marks.images += 1,
                Op::TextFont(font) => {
                    self.state.text.font = resources.get_font(font.0).map(|dict| self.fonts.get(&dict));
                    self.state.text.size = font.1.as_f64();
                }
                operation => {
                    if !self.path(&operation) {
                        self.text(&operation)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn object(&mut self, object: &Stream, outer: &Resources, depth: usize) -> Result<(), ImportError> {
        let dict = object.dict();
        match dict.get::<hayro_syntax::object::Name>("Subtype").as_ref().map(|name| name.as_str().to_owned()).as_deref()
        {
            Some("Image") => self.marks.images += 1,
            Some("Form") if depth < MAX_FORMS => {
                let bytes = super::streams::decoded(object)?;
                let state = self.state.clone();
                let saved = std::mem::take(&mut self.saved);
                if let Some(matrix) = dict.get::<Array>("Matrix").and_then(|array| Matrix::read(&array)) {
                    self.state.ctm = matrix.then(self.state.ctm);
                }
                let own = dict.get::<Dict>("Resources").map(Resources::new);
                self.operations(TypedIter::new(&bytes), own.as_ref().unwrap_or(outer), depth + 1)?;
                self.state = state;
                self.saved = saved;
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes an operation about paths; false for any other.
    fn path(&mut self, operation: &Op) -> bool {
        match operation {
            Op::MoveTo(to) => self.path.push(Piece::Move(point(to.0, to.1))),
            Op::LineTo(to) => self.path.push(Piece::Line(point(to.0, to.1))),
            Op::RectPath(r) => {
                let (from, size) = (point(r.0, r.1), point(r.2, r.3));
                self.path.push(Piece::Rectangle(from, Point { x: from.x + size.x, y: from.y + size.y }));
            }
            Op::ClosePath(_) => self.path.push(Piece::Close),
            Op::CubicTo(c) => self.path.push(Piece::Curve(point(c.4, c.5))),
            Op::CubicStartTo(c) => self.path.push(Piece::Curve(point(c.2, c.3))),
            Op::CubicEndTo(c) => self.path.push(Piece::Curve(point(c.2, c.3))),
            Op::CloseAndStrokePath(_) | Op::CloseFillAndStrokeEvenOdd(_) | Op::CloseFillAndStrokeNonZero(_) => {
                self.path.push(Piece::Close);
                self.stroke();
            }
            Op::StrokePath(_) | Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => self.stroke(),
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => self.fill(),
            Op::EndPath(_) => self.path.clear(),
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.clip(),
            _ => return false,
        }
        true
    }

    fn rule(&mut self, from: Point, to: Point) {
        self.push(self.state.ctm.apply(from), self.state.ctm.apply(to));
    }

    fn push(&mut self, from: Point, to: Point) {
        if self.marks.strokes.len() < MAX_GLYPHS && from.is_finite() && to.is_finite() {
            self.marks.strokes.push(Stroke { from, to });
        }
    }

    /// Narrows what is seen to the path, where that is of straight lines: a spreadsheet that is printed cuts its texts off so.
    fn clip(&mut self) {
        let mut corners = Vec::new();
        for piece in &self.path {
            match piece {
                Piece::Move(to) | Piece::Line(to) => corners.push(*to),
                Piece::Rectangle(a, c) => corners.extend([*a, *c]),
                Piece::Close => {}
                Piece::Curve(_) => return,
            }
        }
        let corners: Vec<Point> = corners.into_iter().map(|corner| self.state.ctm.apply(corner)).collect();
        let least = |place: fn(&Point) -> f64| corners.iter().map(place).fold(f64::MAX, f64::min);
        let most = |place: fn(&Point) -> f64| corners.iter().map(place).fold(f64::MIN, f64::max);
        if corners.len() > 1 {
            let [left, top, right, bottom] = self.state.clip;
            self.state.clip = [
                left.max(least(|corner| corner.x) - SLACK),
                top.max(least(|corner| corner.y) - SLACK),
                right.min(most(|corner| corner.x) + SLACK),
                bottom.min(most(|corner| corner.y) + SLACK),
            ];
        }
    }

    fn is_seen(&self, from: Point, to: Point) -> bool {
        let [left, top, right, bottom] = self.state.clip;
        let middle = Point { x: f64::midpoint(from.x, to.x), y: f64::midpoint(from.y, to.y) };
        (left..=right).contains(&middle.x) && (top..=bottom).contains(&middle.y)
    }

    fn stroke(&mut self) {
        let (mut first, mut at) = (Point::default(), Point::default());
        for piece in std::mem::take(&mut self.path) {
            match piece {
                Piece::Move(to) => (first, at) = (to, to),
                Piece::Curve(to) => at = to,
                Piece::Line(to) => {
                    self.rule(at, to);
                    at = to;
                }
                Piece::Close => {
                    self.rule(at, first);
                    at = first;
                }
                Piece::Rectangle(a, c) => {
                    let (b, d) = (Point { x: c.x, y: a.y }, Point { x: a.x, y: c.y });
                    for (from, to) in [(a, b), (b, c), (c, d), (d, a)] {
                        self.rule(from, to);
                    }
                }
            }
        }
    }

    /// A filled rectangle is a rule when it is thin; one drawn by its corners as well.
    fn fill(&mut self) {
        let mut corners: Vec<Point> = Vec::new();
        let pieces = std::mem::take(&mut self.path);
        for piece in pieces.into_iter().chain([Piece::Move(Point::default())]) {
            match piece {
                Piece::Rectangle(a, c) => self.thin(a, c),
                Piece::Line(to) => corners.push(to),
                Piece::Close => {}
                Piece::Move(to) | Piece::Curve(to) => {
                    if let [a, b, c, ..] = corners.as_slice()
                        && (4..=5).contains(&corners.len())
                        && ((a.x - b.x).abs() < 0.01 || (a.y - b.y).abs() < 0.01)
                    {
                        let (a, c) = (*a, *c);
                        self.thin(a, c);
                    }
                    corners = vec![to];
                }
            }
        }
    }

    fn thin(&mut self, a: Point, c: Point) {
        let (a, c) = (self.state.ctm.apply(a), self.state.ctm.apply(c));
        let (width, height) = ((a.x - c.x).abs(), (a.y - c.y).abs());
        let middle = Point { x: f64::midpoint(a.x, c.x), y: f64::midpoint(a.y, c.y) };
        if height < THIN && width > height {
            self.push(Point { y: middle.y, ..a }, Point { y: middle.y, ..c });
        } else if width < THIN {
            self.push(Point { x: middle.x, ..a }, Point { x: middle.x, ..c });
        }
    }

    fn text(&mut self, operation: &Op) -> Result<(), ImportError> {
        let text = &mut self.state.text;
        match operation {
            Op::BeginText(_) => (self.matrix, self.line) = (Matrix::default(), Matrix::default()),
            Op::CharacterSpacing(n) => text.character_space = n.0.as_f64(),
            Op::WordSpacing(n) => text.word_space = n.0.as_f64(),
            Op::HorizontalScaling(n) => text.scale = n.0.as_f64() / 100.0,
            Op::TextLeading(n) => text.leading = n.0.as_f64(),
            Op::TextRise(n) => text.rise = n.0.as_f64(),
            Op::SetTextMatrix(m) => {
                self.line = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|n| n.as_f64()));
                self.matrix = self.line;
            }
            Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                text.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.feed(),
            Op::ShowText(shown) => self.show(shown.0.as_bytes())?,
            Op::NextLineAndShowText(shown) => {
                self.feed();
                self.show(shown.0.as_bytes())?;
            }
            Op::ShowTextWithParameters(shown) => {
                text.word_space = shown.0.as_f64();
                text.character_space = shown.1.as_f64();
                self.feed();
                self.show(shown.2.as_bytes())?;
            }
            Op::ShowTexts(shown) => {
                for part in shown.0.iter::<Object>() {
                    match part {
                        Object::String(part) => self.show(part.as_bytes())?,
                        Object::Number(by) => {
                            let text = &self.state.text;
                            let by = -by.as_f64() / 1000.0 * text.size * text.scale;
                            self.matrix = Matrix([1.0, 0.0, 0.0, 1.0, by, 0.0]).then(self.matrix);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line);
        self.matrix = self.line;
    }

    fn feed(&mut self) {
        let leading = self.state.text.leading;
        self.next_line(0.0, -leading);
    }

    fn show(&mut self, bytes: &[u8]) -> Result<(), ImportError> {
        let Some(font) = self.state.text.font.clone() else { return Ok(()) };
        for code in font.codes(bytes) {
            spend(&mut self.budget.glyphs, "characters", MAX_GLYPHS)?;
            let text = &self.state.text;
            let space = if code.is_space { text.word_space } else { 0.0 };
            let width = (code.width * text.size + text.character_space + space) * text.scale;
            let whole = self.matrix.then(self.state.ctm);
            let from = whole.apply(Point { x: 0.0, y: text.rise });
            let to = whole.apply(Point { x: code.width * text.size * text.scale, y: text.rise });
            let up = whole.apply(Point { x: 0.0, y: text.rise + text.size });
            let size = ((up.x - from.x).powi(2) + (up.y - from.y).powi(2)).sqrt() * font.height();
            if from.is_finite() && to.is_finite() && size.is_finite() && !code.text.is_empty() && self.is_seen(from, to)
            {
                let text = code.text.chars().map(super::fold::fold).collect();
                self.marks.glyphs.push(Glyph { text, from, to, size, place: from });
            }
            self.matrix = Matrix([1.0, 0.0, 0.0, 1.0, width, 0.0]).then(self.matrix);
        }
        Ok(())
    }
}
