//! HTML, a saved page or a piece from the clipboard: its text as lines, its tables as grids.
//!
//! A small tolerant reader: it knows tags, entities and tables, and never looks back. Tables that hold tables are for
//! layout; only the innermost ones are grids.

use super::draft::{Draft, Placed};
use crate::document::Document;

/// How much of a text is looked at to tell what it is.
const SAMPLE: usize = 4096;
/// The most columns or rows that a cell may cover.
const WIDEST: usize = 200;
/// Tables nested deeper are read as text.
const DEEPEST: usize = 40;

/// Whether a text is markup.
pub fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !start.starts_with('<') {
        return false;
    }
    let head: String = start.chars().take(SAMPLE).collect::<String>().to_ascii_lowercase();
    let tags = [
        "<!doctype html",
        "<html",
        "<table",
        "<body",
        "<div",
        "<p>",
        "<p ",
        "<span",
        "<meta",
        "<tr",
        "<!--startfragment",
    ];
    tags.iter().any(|tag| head.contains(tag))
}

/// Reads markup.
pub fn read(name: &str, source: &str) -> Document {
    let mut reader = Reader::default();
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        reader.text(&rest[..at]);
        rest = reader.tag(&rest[at..]);
    }
    reader.text(rest);
    reader.end_line();
    while reader.tables.pop().map(|table| reader.emit(table)).is_some() {}
    reader.draft.finish(name, "html")
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    /// Text of the line, or of the cell that is open.
    buffer: String,
    tables: Vec<Table>,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<Loose>>,
    /// Whether a cell is open and takes the text.
    open: bool,
    /// Whether it holds another table.
    layout: bool,
}

#[derive(Default)]
struct Loose {
    text: String,
    columns: usize,
    rows: usize,
}

impl Reader {
    /// Character data, entities decoded, white space made one blank.
    fn text(&mut self, raw: &str) {
        let mut rest = raw;
        while let Some(c) = rest.chars().next() {
            let (decoded, len) = if c == '&' { entity(rest) } else { (c, c.len_utf8()) };
            rest = &rest[len..];
            if !decoded.is_whitespace() {
                self.buffer.push(decoded);
            } else if !self.buffer.ends_with([' ', '\n']) && !self.buffer.is_empty() {
                self.buffer.push(' ');
            }
        }
    }

    /// Handles the tag at the start of `rest`, and gives what follows it.
    fn tag<'s>(&mut self, rest: &'s str) -> &'s str {
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment.find("-->").map_or("", |end| &comment[end + 3..]);
        }
        let Some(end) = rest.find('>') else {
            self.buffer.push_str(rest);
            return "";
        };
        let inside = &rest[1..end];
        let after = &rest[end + 1..];
        let closing = inside.starts_with('/');
        let name: String = inside
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        if name.is_empty() && !inside.starts_with(['!', '?']) {
            // 小于 < 5 is text.
            self.buffer.push('<');
            return &rest[1..];
        }
        match (name.as_str(), closing) {
            ("script" | "style" | "template" | "noscript" | "select" | "title" | "svg", false) => {
                return skip(after, &name);
            }
            ("table", false) => self.open_table(),
            ("table", true) => self.close_table(),
            ("tr", false) => self.open_row(),
            ("td" | "th", false) => self.open_cell(inside),
            ("td" | "th" | "tr", true) => self.close_cell(),
            (
                "br" | "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "dt" | "dd"
                | "section" | "article" | "header" | "footer" | "nav" | "main" | "aside" | "form" | "hr" | "blockquote"
                | "pre" | "caption",
                _,
            ) => self.end_line(),
            _ => {}
        }
        after
    }

    /// The table whose cell takes the text.
    fn cell_open(&self) -> bool {
        self.tables.last().is_some_and(|table| table.open)
    }

    fn end_line(&mut self) {
        if self.cell_open() {
            if !self.buffer.trim().is_empty() && !self.buffer.ends_with('\n') {
                self.buffer.push('\n');
            }
            return;
        }
        let text = std::mem::take(&mut self.buffer);
        self.draft.lines(&text);
    }

    fn open_table(&mut self) {
        if self.tables.len() >= DEEPEST {
            return self.end_line();
        }
        self.close_cell();
        self.end_line();
        // The table around this one is for layout: what it held so far is text.
        if let Some(outer) = self.tables.last_mut() {
            outer.layout = true;
            let rows = std::mem::take(&mut outer.rows);
            for cell in rows.into_iter().flatten() {
                self.draft.lines(&cell.text);
            }
        }
        self.tables.push(Table::default());
    }

    fn close_table(&mut self) {
        self.close_cell();
        if let Some(table) = self.tables.pop() {
            self.emit(table);
        }
    }

    fn open_row(&mut self) {
        self.close_cell();
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(Vec::new());
        }
    }

    fn open_cell(&mut self, tag: &str) {
        self.close_cell();
        let Some(table) = self.tables.last_mut() else { return };
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        table.open = true;
        let cell = Loose { text: String::new(), columns: number(tag, "colspan"), rows: number(tag, "rowspan") };
        if let Some(row) = table.rows.last_mut() {
            row.push(cell);
        }
        self.buffer.clear();
    }

    fn close_cell(&mut self) {
        if !self.cell_open() {
            let text = std::mem::take(&mut self.buffer);
            return self.draft.lines(&text);
        }
        let text = std::mem::take(&mut self.buffer);
        let Some(table) = self.tables.last_mut() else { return };
        table.open = false;
        if let Some(cell) = table.rows.last_mut().and_then(|row| row.last_mut()) {
            text.trim().clone_into(&mut cell.text);
        }
    }

    /// Writes a finished table: as a grid, or as lines when it was for layout.
    fn emit(&mut self, table: Table) {
        let cells = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        if table.layout || cells < 2 {
            for cell in table.rows.into_iter().flatten() {
                self.draft.lines(&cell.text);
            }
            return;
        }
        self.draft.table(place(table.rows));
    }
}

/// The cells with their columns: a cell goes to the next column that no cell above covers.
fn place(rows: Vec<Vec<Loose>>) -> Vec<Vec<Placed>> {
    // For each column, the number of further rows that a cell above covers.
    let mut covered: Vec<usize> = Vec::new();
    let mut placed = Vec::with_capacity(rows.len());
    for row in rows {
        let mut cells = Vec::with_capacity(row.len());
        let mut column = 0;
        let mut next: Vec<usize> = covered.iter().map(|rows| rows.saturating_sub(1)).collect();
        for Loose { text, columns, rows } in row {
            while covered.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            next.resize(next.len().max(column + columns), 0);
            next[column..column + columns].fill(rows - 1);
            cells.push(Placed { text, column, columns, rows });
            column += columns;
        }
        covered = next;
        placed.push(cells);
    }
    placed
}

/// What stands after the element that a tag opened.
fn skip<'s>(rest: &'s str, name: &str) -> &'s str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let start = from + at + 2;
        let same = rest.get(start..start + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if same {
            return rest[start..].find('>').map_or("", |end| &rest[start + end + 1..]);
        }
        from = start;
    }
    ""
}

/// The number of an attribute, at least 1.
fn number(tag: &str, attribute: &str) -> usize {
    let lower = tag.to_ascii_lowercase();
    let Some(at) = lower.find(attribute) else { return 1 };
    let digits = lower[at + attribute.len()..].trim_start_matches(['=', '"', '\'', ' ']);
    let digits: String = digits.chars().take_while(char::is_ascii_digit).take(5).collect();
    digits.parse().unwrap_or(1).clamp(1, WIDEST)
}

/// The character of an entity at the start of a text, and its length; the ampersand itself when it is none.
fn entity(text: &str) -> (char, usize) {
    const NAMED: [(&str, char); 14] = [
        ("nbsp", ' '),
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("mdash", '—'),
        ("ndash", '–'),
        ("middot", '·'),
        ("ge", '≥'),
        ("le", '≤'),
        ("times", '×'),
    ];
    let Some(end) = text.bytes().take(12).position(|byte| byte == b';') else { return ('&', 1) };
    let name = &text[1..end];
    let decoded = match name.strip_prefix('#') {
        Some(code) => {
            let value = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => code.parse(),
            };
            value.ok().and_then(char::from_u32)
        }
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c),
    };
    decoded.map_or(('&', 1), |c| (c, end + 1))
}
