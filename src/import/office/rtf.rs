//! Rich Text Format 1.9: what Word, WPS and old office systems save, often under the name of a `.doc`.

use super::flow::{self, Flow};
use super::nesting::{Definition, MAX_NESTING, Nesting};
use crate::document::{AsideKind, Document};
use crate::import::draft::Draft;
use crate::import::limits::MAX_DEPTH;
use crate::import::{ImportError, ImportOptions, encoding};
use std::collections::BTreeMap;

/// Reads a document.
pub fn read(name: &str, bytes: &[u8], options: &ImportOptions) -> Result<Document, ImportError> {
    let mut reader = Reader::new(options);
    let mut rest = bytes.trim_ascii_start();
    while let Some((token, next)) = token(rest) {
        rest = next;
        match token {
            Token::Open => reader.open()?,
            Token::Close => {
                reader.close();
                if reader.groups.is_empty() {
                    break;
                }
            }
            Token::Word(word, number) => {
                if word == "bin" {
                    rest = rest.get(number.unwrap_or(0).max(0) as usize..).unwrap_or(&[]);
                } else {
                    reader.word(word, number);
                }
            }
            Token::Byte(byte) => reader.byte(byte),
            Token::Char(c) => reader.char(c),
            Token::Ignorable => reader.ignorable = true,
        }
    }
    if !reader.groups.is_empty() {
        return Err(ImportError::Damaged { format: "rtf", expected: "a closing brace at its end" });
    }
    let mut draft = Draft::default();
    flow::write(&mut draft, reader.finish());
    Ok(draft.finish(name, "rtf"))
}

enum Token<'b> {
    Open,
    Close,
    /// A control word and its number.
    Word(&'b str, Option<i32>),
    /// A byte in the code page of its font.
    Byte(u8),
    Char(char),
    /// `\*`: a reader that does not know the next word skips the group.
    Ignorable,
}

/// The next token and what follows it.
fn token(bytes: &[u8]) -> Option<(Token<'_>, &[u8])> {
    let (first, rest) = bytes.split_first()?;
    Some(match first {
        b'{' => (Token::Open, rest),
        b'}' => (Token::Close, rest),
        // Line breaks between tokens mean nothing.
        b'\r' | b'\n' => {
            let breaks = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            return token(&rest[breaks..]);
        }
        b'\\' => return control(rest),
        byte => (Token::Byte(*byte), rest),
    })
}

fn control(bytes: &[u8]) -> Option<(Token<'_>, &[u8])> {
    let (first, rest) = bytes.split_first()?;
    if !first.is_ascii_alphabetic() {
        return Some(match first {
            b'\'' => {
                let code = rest.get(..2).and_then(|code| std::str::from_utf8(code).ok());
                match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
                    Some(byte) => (Token::Byte(byte), &rest[2..]),
                    None => (Token::Char('\''), rest),
                }
            }
            b'*' => (Token::Ignorable, rest),
            b'~' => (Token::Char(' '), rest),
            b'_' => (Token::Char('-'), rest),
            b'-' | b':' | b'|' => (Token::Char('\0'), rest),
            b'\r' | b'\n' => (Token::Word("par", None), rest),
            byte => (Token::Char(char::from(*byte)), rest),
        });
    }
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let word = std::str::from_utf8(&bytes[..letters]).ok()?;
    let rest = &bytes[letters..];
    let sign = usize::from(rest.first() == Some(&b'-'));
    let digits = rest[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let len = if digits > 0 { sign + digits } else { 0 };
    let number = std::str::from_utf8(&rest[..len]).ok().and_then(|number| number.parse().ok());
    let rest = &rest[len..];
    Some((Token::Word(word, number), rest.strip_prefix(b" ").unwrap_or(rest)))
}

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Destination {
    Body,
    /// Read for its control words only.
    Properties,
    Fonts,
    Aside(AsideKind),
    Nowhere,
}

#[derive(Clone, Copy)]
struct Group {
    destination: Destination,
    /// How many bytes stand in for one `\u` character.
    fallback: usize,
    font: i32,
    hidden: bool,
    deleted: bool,
    /// Whether it began a text of its own.
    owns_text: bool,
}

struct Reader<'o> {
    options: &'o ImportOptions<'o>,
    groups: Vec<Group>,
    ignorable: bool,
    /// Fonts whose characters are not in the document's code page: number to encoding label.
    fonts: BTreeMap<i32, &'static str>,
    page: &'static str,
    default_font: i32,
    /// Bytes of the current code page that wait to be decoded.
    bytes: Vec<u8>,
    /// The first half of a character beyond the basic plane.
    surrogate: Option<u16>,
    /// Bytes still to be skipped after a `\u`.
    skip: usize,
    /// The texts that are open: the paragraph, and one for each aside around the current place.
    texts: Vec<String>,
    hidden: String,
    nesting: Nesting,
    in_table: bool,
    depth: usize,
    left: i32,
    definitions: Vec<Definition>,
    next: Definition,
}

impl<'o> Reader<'o> {
    fn new(options: &'o ImportOptions<'o>) -> Self {
        Self {
            options,
            groups: Vec::new(),
            ignorable: false,
            fonts: BTreeMap::new(),
            page: "gb18030",
            default_font: 0,
            bytes: Vec::new(),
            surrogate: None,
            skip: 0,
            texts: vec![String::new()],
            hidden: String::new(),
            nesting: Nesting::default(),
            in_table: false,
            depth: 0,
            left: 0,
            definitions: Vec::new(),
            next: Definition::default(),
        }
    }

    fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or(Group {
            destination: Destination::Body,
            fallback: 1,
            font: self.default_font,
            hidden: false,
            deleted: false,
            owns_text: false,
        })
    }

    fn open(&mut self) -> Result<(), ImportError> {
        self.flush();
        if self.groups.len() >= MAX_DEPTH {
            return Err(ImportError::Excessive { format: "rtf", what: "nesting", limit: MAX_DEPTH });
        }
        self.groups.push(Group { owns_text: false, ..self.group() });
        self.ignorable = false;
        Ok(())
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        self.end_hidden();
        let Some(group) = self.groups.pop() else { return };
        if let (true, Destination::Aside(kind)) = (group.owns_text, group.destination) {
            let text = self.texts.pop().unwrap_or_default();
            self.nesting.aside(Flow::Aside(text, kind));
        }
    }

    fn set_destination(&mut self, destination: Destination) {
        self.flush();
        let nested = matches!(self.group().destination, Destination::Nowhere | Destination::Fonts);
        let Some(group) = self.groups.last_mut().filter(|_| !nested) else { return };
        group.destination = destination;
        if matches!(destination, Destination::Aside(_)) {
            group.owns_text = true;
            self.texts.push(String::new());
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.bytes.push(byte);
    }

    fn char(&mut self, c: char) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.flush();
        if c != '\0' {
            self.text(c);
        }
    }

    fn text(&mut self, c: char) {
        let group = self.group();
        if group.deleted || !matches!(group.destination, Destination::Body | Destination::Aside(_)) {
            return;
        }
        if group.hidden {
            self.hidden.push(c);
        } else if let Some(text) = self.texts.last_mut() {
            text.push(c);
        }
    }

    fn texts(&mut self, text: impl IntoIterator<Item = char>) {
        for c in text {
            self.text(c);
        }
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        if bytes.is_ascii() {
            return self.texts(bytes.into_iter().map(char::from));
        }
        let label = self.fonts.get(&self.group().font).copied().unwrap_or(self.page);
        let decoded = encoding::named(label, &bytes, self.options.decode).map(|(text, _)| text);
        // Bytes that are in no code page known here stand for themselves.
        let text = decoded.unwrap_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect());
        self.texts(text.chars());
    }

    fn unicode(&mut self, number: i32) {
        self.flush();
        let unit = number as u16;
        self.skip = self.group().fallback;
        match (self.surrogate.take(), unit) {
            (_, 0xd800..=0xdbff) => self.surrogate = Some(unit),
            (Some(high), 0xdc00..=0xdfff) => self.texts(char::decode_utf16([high, unit]).filter_map(Result::ok)),
            _ => self.texts(char::from_u32(u32::from(unit))),
        }
    }

    fn end_hidden(&mut self) {
        if !self.hidden.is_empty() && !self.groups.last().is_some_and(|group| group.hidden && self.groups.len() > 1) {
            let text = std::mem::take(&mut self.hidden);
            self.nesting.aside(Flow::Aside(text, AsideKind::Hidden));
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let ignorable = std::mem::take(&mut self.ignorable);
        if word == "u" {
            return self.unicode(number.unwrap_or(0));
        }
        self.flush();
        self.skip = 0;
        let on = number != Some(0);
        match word {
            "fonttbl" => self.set_destination(Destination::Fonts),
            "colortbl" | "stylesheet" | "info" | "pict" | "listtable" | "listoverridetable" | "fldinst" | "objdata"
            | "nonesttables" | "sp" | "xe" | "tc" | "template" | "filetbl" | "nonshppict" | "upr" | "datafield" => {
                self.set_destination(Destination::Nowhere);
            }
            "footnote" | "annotation" => self.set_destination(Destination::Aside(AsideKind::Note)),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                self.set_destination(Destination::Aside(AsideKind::Running));
            }
            "shptxt" | "dptxbxtext" => self.set_destination(Destination::Aside(AsideKind::Box)),
            "nesttableprops" => self.set_destination(Destination::Properties),
            "shpinst" | "shp" | "fldrslt" | "field" | "listtext" | "pntext" | "do" | "shppict" | "object"
            | "result" => {}
            "ansicpg" => self.page = code_page(number.unwrap_or(0)).unwrap_or(self.page),
            "deff" => self.default_font = number.unwrap_or(0),
            "fcharset" if self.group().destination == Destination::Fonts => {
                let font = self.group().font;
                match number {
                    Some(134) => drop(self.fonts.insert(font, "gb18030")),
                    Some(136) => drop(self.fonts.insert(font, "big5")),
                    _ => {}
                }
            }
            "f" => self.change(|group| group.font = number.unwrap_or(0)),
            "uc" => self.change(|group| group.fallback = number.unwrap_or(1).clamp(0, 8) as usize),
            "v" => self.change(|group| group.hidden = on),
            "deleted" => self.change(|group| group.deleted = on),
            "plain" => self.change(|group| group.hidden = false),
            _ if ignorable => self.set_destination(Destination::Nowhere),
            _ if matches!(self.group().destination, Destination::Nowhere | Destination::Fonts) => {}
            _ => self.layout(word, number),
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Group)) {
        if let Some(group) = self.groups.last_mut() {
            change(group);
        }
    }

    /// Words that place text: paragraphs, cells, rows.
    fn layout(&mut self, word: &str, number: Option<i32>) {
        let number = number.unwrap_or(0);
        match word {
            "par" | "line" | "sect" | "page" => self.end_line(word != "line"),
            "tab" => self.text('\t'),
            "lquote" => self.text('‘'),
            "rquote" => self.text('’'),
            "ldblquote" => self.text('“'),
            "rdblquote" => self.text('”'),
            "endash" => self.text('–'),
            "emdash" => self.text('—'),
            "enspace" | "emspace" | "qmspace" => self.text(' '),
            "pard" => (self.in_table, self.depth) = (false, 0),
            "intbl" => self.in_table = true,
            "itap" => self.depth = (number.max(0) as usize).min(MAX_NESTING),
            "trowd" => {
                self.definitions.clear();
                self.next = Definition::default();
                self.left = 0;
            }
            "trleft" => self.left = number,
            "clvmrg" => self.next.continues_up = true,
            "clmrg" => self.next.continues_left = true,
            "cellx" => {
                self.definitions.push(Definition { right: number, ..self.next });
                self.next = Definition::default();
            }
            "cell" => self.end_cell(1),
            "nestcell" => self.end_cell(self.depth.max(2)),
            "row" => self.end_row(1),
            "nestrow" => self.end_row(self.depth.max(2)),
            _ => {}
        }
    }

    /// Whether the text at this place belongs to the body, and not to an aside inside it.
    fn in_body(&self) -> bool {
        self.texts.len() == 1
    }

    fn end_line(&mut self, paragraph: bool) {
        if !self.in_body() || !paragraph {
            return self.text('\n');
        }
        let text = self.take_text();
        self.nesting.paragraph(if self.in_table { self.depth.max(1) } else { self.depth }, text);
    }

    fn take_text(&mut self) -> String {
        self.texts.first_mut().map(std::mem::take).unwrap_or_default()
    }

    fn end_cell(&mut self, depth: usize) {
        if !self.in_body() {
            return self.text('\n');
        }
        let text = self.take_text();
        self.nesting.cell(depth, text);
    }

    fn end_row(&mut self, depth: usize) {
        if self.in_body() {
            self.nesting.row(depth, self.left, &self.definitions);
        }
    }

    fn finish(mut self) -> Vec<Flow> {
        let text = self.take_text();
        self.nesting.paragraph(0, text);
        self.nesting.finish()
    }
}

fn code_page(number: i32) -> Option<&'static str> {
    match number {
        936 | 54936 => Some("gb18030"),
        950 => Some("big5"),
        65001 => Some("utf-8"),
        _ => None,
    }
}
