//! What was read, before anything is understood: the text, unnormalised, and where its lines and table cells are.

use crate::text::Span;
use std::borrow::Cow;

/// One document. It owns all text; everything later points into it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The file's name, as given; empty for pasted text.
    pub name: String,
    /// What it was recognised as: `txt`, `html`, `docx` …
    pub format: String,
    /// The text encoding, where the format leaves it open: `UTF-8`, `UTF-16LE`, `UTF-16BE`, `GB18030`.
    pub encoding: Option<String>,
    /// All text, in reading order.
    pub text: String,
    /// The lines and tables that the text consists of, in order; together they cover every visible character; what none covers is
    /// markup (the commas and quotes of a CSV file).
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// One line or paragraph.
    Line(Line),
    /// A table whose cells the format itself marks.
    Grid(Grid),
    /// Text that the format itself sets apart from the body.
    Aside(Aside),
}

/// Text that the format itself sets apart from the body: it is never an item, and is always shown as unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Where it is.
    pub span: Span,
    /// The 1-based line of the body beside which it stands.
    pub line: u32,
    /// What it is.
    pub kind: AsideKind,
}

/// Why a text does not belong to the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsideKind {
    /// Headers and footers, running heads, page numbers.
    Running,
    /// Foot- and endnotes, comments.
    Note,
    /// Text boxes and drawings.
    Box,
    /// Rows, columns, sheets or characters that the document hides.
    Hidden,
    /// Another table or sheet of the file, not the one that was chosen.
    NotChosen,
}

/// One line or paragraph, without its line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it is, blank lines included.
    pub span: Span,
    /// Its 1-based number in the source.
    pub number: u32,
}

/// A table: rows of cells as the format gives them, merged ones not repeated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The name of the sheet; empty for a table without one.
    pub name: String,
    /// Whether the reader chose another table or sheet.
    pub left_out: bool,
    /// The rows from top to bottom.
    pub rows: Vec<Vec<GridCell>>,
}

/// A cell of a [`Grid`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridCell {
    /// Its text: one piece a paragraph.
    pub cell: Cell,
    /// The column that it stands in, from 0.
    pub column: u32,
    /// How many columns it covers, at least 1.
    pub columns: u32,
    /// How many rows it covers, at least 1.
    pub rows: u32,
    /// The 1-based line (or row of a sheet) where it starts.
    pub line: u32,
}

/// A text that may lie in several pieces of the document, such as a cell torn over lines.
///
/// Pieces are joined with nothing between them; a line break that belongs to the text is part of a piece. An empty piece is a line break that
/// the document does not hold: it keeps the cells of two columns apart that are read as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The pieces in reading order.
    pub pieces: Vec<Span>,
}

impl Cell {
    /// A cell of one piece.
    pub fn new(span: Span) -> Self {
        Self { pieces: if span.is_empty() { Vec::new() } else { vec![span] } }
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The text of the cell.
    pub fn text<'d>(&self, document: &'d Document) -> Cow<'d, str> {
        match self.pieces.as_slice() {
            [] => Cow::Borrowed(""),
            [one] => Cow::Borrowed(one.of(&document.text)),
            many => {
                let printed = |piece: &Span| if piece.is_empty() { "\n" } else { piece.of(&document.text) };
                Cow::Owned(many.iter().map(printed).collect::<Vec<&str>>().concat())
            }
        }
    }
}

/// A line has some so many bytes.
const USUAL_LINE: usize = 64;

impl Document {
    /// Plain text: every line a [`Block::Line`].
    pub fn from_text(name: &str, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut blocks = Vec::with_capacity(text.len() / USUAL_LINE);
        let mut start = 0;
        for (index, line) in text.split('\n').enumerate() {
            let end = start + line.strip_suffix('\r').unwrap_or(line).len();
            blocks.push(Block::Line(Line { span: Span::new(start, end), number: index as u32 + 1 }));
            start += line.len() + 1;
        }
        Self { name: name.to_owned(), format: "txt".to_owned(), encoding: None, text, blocks }
    }
}
