//! Fonts, as far as they tell what a code says and how wide it is.

use super::streams;
use crate::import::{Decode, encoding, latin};
use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

mod glyphs;
mod truetype;

/// The fonts of a document, each read once.
pub struct Fonts {
    decode: Option<Decode>,
    known: HashMap<ObjectIdentifier, Rc<Font>>,
}

/// A code as it is shown.
pub struct Code {
    /// What it says; empty when the font does not tell.
    pub text: String,
    /// How wide it is, in parts of the font's size.
    pub width: f64,
    /// Whether it is the blank that word spacing widens.
    pub is_space: bool,
}

/// A font.
pub struct Font {
    unicode: Option<CMap>,
    kind: Kind,
    /// The height of its characters in parts of its size.
    height: f64,
}

enum Kind {
    /// One byte a character.
    Simple { texts: Vec<String>, widths: Vec<f64> },
    /// Several bytes a character.
    Composite {
        codes: Codes,
        widths: BTreeMap<u32, f64>,
        default: f64,
        glyphs: BTreeMap<u32, char>,
        decode: Option<Decode>,
    },
}

/// How the bytes of a composite font are codes.
enum Codes {
    /// Two bytes are a character's number in the font.
    Identity,
    /// Two bytes are UTF-16.
    Utf16,
    /// One or two bytes in this encoding, as Chinese systems had them before Unicode.
    Multibyte(&'static str),
    /// A map of its own.
    Map(Box<CMap>),
}

impl Fonts {
    /// No fonts yet; `decode` reads encodings that are not Unicode.
    pub fn new(decode: Option<Decode>) -> Self {
        Self { decode, known: HashMap::new() }
    }

    /// The font of a dictionary.
    pub fn get(&mut self, dict: &Dict) -> Rc<Font> {
        if let Some(known) = dict.obj_id().and_then(|id| self.known.get(&id)) {
            return known.clone();
        }
        let font = Rc::new(Font::read(dict, self.decode));
        if let Some(id) = dict.obj_id() {
            self.known.insert(id, font.clone());
        }
        font
    }
}

fn name(dict: &Dict, key: &str) -> Option<String> {
    dict.get::<Name>(key).map(|name| name.as_str().to_owned())
}

fn number(dict: &Dict, key: &str) -> Option<f64> {
    dict.get::<Number>(key).map(|number| number.as_f64())
}

impl Font {
    fn read(dict: &Dict, decode: Option<Decode>) -> Self {
        let map = dict.get::<Stream>("ToUnicode").and_then(|stream| streams::decoded(&stream).ok());
        let unicode = map.and_then(|bytes| CMap::parse(&bytes, |_| None));
        let subtype = name(dict, "Subtype");
        let matrix = dict.get::<Array>("FontMatrix").and_then(|array| super::geometry::Matrix::read(&array));
        let type3 = matrix.filter(|_| subtype.as_deref() == Some("Type3"));
        let kind = match subtype.as_deref() {
            Some("Type0") => composite(dict, decode),
            _ => simple(dict, type3.map_or(0.001, |matrix| matrix.0[0])),
        };
        let height = type3.map_or(1.0, |matrix| (matrix.0[3].abs() * 1000.0).clamp(0.01, 100.0));
        Self { unicode, kind, height }
    }

    /// The height of its characters in parts of its size.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// The codes of a string.
    pub fn codes(&self, bytes: &[u8]) -> Vec<Code> {
        match &self.kind {
            Kind::Simple { texts, widths } => bytes
                .iter()
                .map(|byte| {
                    let own = texts.get(usize::from(*byte)).cloned().unwrap_or_default();
                    Code {
                        text: self.mapped(u32::from(*byte)).unwrap_or(own),
                        width: widths.get(usize::from(*byte)).copied().unwrap_or(0.0),
                        is_space: *byte == b' ',
                    }
                })
                .collect(),
            Kind::Composite { codes, widths, default, glyphs, decode } => {
                let width = |id: u32| widths.get(&id).copied().unwrap_or(*default);
                split(codes, bytes)
                    .into_iter()
                    .map(|(code, len)| match codes {
                        Codes::Identity => {
                            let known = || glyphs.get(&code).map(char::to_string);
                            self.code(code, width(code), known)
                        }
                        Codes::Map(map) => {
                            let id = map.lookup_cid_code(code, len as u8).unwrap_or(code);
                            self.code(code, width(id), || glyphs.get(&id).map(char::to_string))
                        }
                        Codes::Utf16 => {
                            let text = char::from_u32(code).map(String::from);
                            self.code(code, half(code, *default), || text)
                        }
                        Codes::Multibyte(label) => {
                            let bytes = &code.to_be_bytes()[4 - len..];
                            let text = encoding::named(label, bytes, *decode).ok().map(|(text, _)| text);
                            self.code(code, if len == 1 { *default / 2.0 } else { *default }, || text)
                        }
                    })
                    .collect()
            }
        }
    }

    fn code(&self, code: u32, width: f64, other: impl FnOnce() -> Option<String>) -> Code {
        let text = self.mapped(code).or_else(other).unwrap_or_else(|| char::REPLACEMENT_CHARACTER.to_string());
        Code { text, width, is_space: false }
    }

    /// What the font's own map to Unicode says.
    fn mapped(&self, code: u32) -> Option<String> {
        let text = match self.unicode.as_ref()?.lookup_bf_string(code)? {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        };
        // Some writers map what they do not know to nothing.
        Some(text).filter(|text| text.chars().any(|c| c != '\0' && c != char::REPLACEMENT_CHARACTER))
    }
}

/// Latin letters of a Chinese font are half as wide as its characters.
fn half(code: u32, default: f64) -> f64 {
    if code < 0x80 { default / 2.0 } else { default }
}

/// The codes of a string, with their lengths in bytes.
fn split(codes: &Codes, bytes: &[u8]) -> Vec<(u32, usize)> {
    let mut found = Vec::with_capacity(bytes.len() / 2);
    let mut rest = bytes;
    while let Some(first) = rest.first() {
        let len = match codes {
            Codes::Multibyte(_) if *first <= 0x80 => 1,
            Codes::Multibyte("gb18030") if rest.len() > 3 && rest[1].is_ascii_digit() => 4,
            Codes::Utf16 if matches!(first, 0xd8..=0xdb) => 4,
            Codes::Map(map) => (1..=4).find(|len| known(map, rest, *len)).unwrap_or(2),
            _ => 2,
        }
        .min(rest.len());
        let (own, next) = rest.split_at(len);
        let code = own.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
        let code = match codes {
            Codes::Utf16 if len == 4 => {
                let units = [(code >> 16) as u16, code as u16];
                char::decode_utf16(units).next().and_then(Result::ok).map_or(code, u32::from)
            }
            _ => code,
        };
        found.push((code, len));
        rest = next;
    }
    found
}

fn known(map: &CMap, bytes: &[u8], len: usize) -> bool {
    let Some(own) = bytes.get(..len) else { return false };
    let code = own.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
    map.lookup_cid_code(code, len as u8).is_some()
}

fn composite(dict: &Dict, decode: Option<Decode>) -> Kind {
    let descendant = dict.get::<Array>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict>().next());
    let descendant = descendant.unwrap_or_else(Dict::empty);
    let codes = match dict.get::<Object>("Encoding") {
        Some(Object::Stream(stream)) => {
            let map = streams::decoded(&stream).ok().and_then(|bytes| CMap::parse(&bytes, |_| None));
            map.map_or(Codes::Identity, |map| Codes::Map(Box::new(map)))
        }
        Some(Object::Name(name)) => predefined(name.as_str()),
        _ => Codes::Identity,
    };
    let default = number(&descendant, "DW").unwrap_or(1000.0) / 1000.0;
    let widths = descendant.get::<Array>("W").map(|array| cid_widths(&array)).unwrap_or_default();
    let glyphs = match codes {
        Codes::Identity | Codes::Map(_) if dict.get::<Stream>("ToUnicode").is_none() => embedded(&descendant),
        _ => BTreeMap::new(),
    };
    Kind::Composite { codes, widths, default, glyphs, decode }
}

/// The predefined maps of Chinese fonts (ISO 32000, 9.7.5.2), by how their codes are written.
fn predefined(name: &str) -> Codes {
    let base = name.trim_end_matches("-H").trim_end_matches("-V");
    match base {
        "UniGB-UCS2" | "UniGB-UTF16" | "UniCNS-UCS2" | "UniCNS-UTF16" | "UniJIS-UCS2" | "UniJIS-UTF16" => Codes::Utf16,
        "GB-EUC" | "GBpc-EUC" | "GBK-EUC" | "GBKp-EUC" | "GBK2K" => Codes::Multibyte("gb18030"),
        "B5pc" | "HKscs-B5" | "ETen-B5" | "ETenms-B5" => Codes::Multibyte("big5"),
        _ => Codes::Identity,
    }
}

/// The characters of an embedded font's glyphs, by its own table.
fn embedded(descendant: &Dict) -> BTreeMap<u32, char> {
    let file = descendant.get::<Dict>("FontDescriptor").and_then(|descriptor| descriptor.get::<Stream>("FontFile2"));
    file.and_then(|file| streams::decoded(&file).ok()).map(|bytes| truetype::characters(&bytes)).unwrap_or_default()
}

/// The widths of a composite font: `c [w1 w2 …]` or `first last w`.
fn cid_widths(array: &Array) -> BTreeMap<u32, f64> {
    /// No font has more characters.
    const MOST: u32 = 65_536;
    let mut widths = BTreeMap::new();
    let mut numbers: Vec<f64> = Vec::new();
    for object in array.iter::<Object>() {
        match object {
            Object::Number(number) => numbers.push(number.as_f64()),
            Object::Array(list) => {
                let first = numbers.pop().unwrap_or(0.0) as u32;
                let own = list.iter::<Number>().map(|width| width.as_f64() / 1000.0);
                widths.extend((first..MOST).zip(own));
                numbers.clear();
            }
            _ => {}
        }
        if let [first, last, width] = numbers.as_slice() {
            let (first, last) = (*first as u32, (*last as u32).min(MOST));
            widths.extend((first..=last).map(|id| (id, *width / 1000.0)));
            numbers.clear();
        }
    }
    widths
}

fn simple(dict: &Dict, unit: f64) -> Kind {
    let encoding = dict.get::<Object>("Encoding");
    let mut texts: Vec<String> = (0..=255_u8).map(|byte| base(byte).map(String::from).unwrap_or_default()).collect();
    if let Some(Object::Dict(encoding)) = &encoding
        && let Some(differences) = encoding.get::<Array>("Differences")
    {
        let mut code = 0;
        for object in differences.iter::<Object>() {
            match object {
                Object::Number(number) => code = number.as_f64() as usize,
                Object::Name(name) => {
                    if let Some(text) = texts.get_mut(code) {
                        *text = glyphs::text(name.as_str()).unwrap_or_default();
                    }
                    code += 1;
                }
                _ => {}
            }
        }
    }
    let missing = dict.get::<Dict>("FontDescriptor").and_then(|descriptor| number(&descriptor, "MissingWidth"));
    // A standard font brings no widths: half its height is near enough to tell the gaps between words.
    let mut widths = vec![missing.map_or(0.5, |width| width * unit); 256];
    if let Some(own) = dict.get::<Array>("Widths") {
        let first = number(dict, "FirstChar").unwrap_or(0.0) as usize;
        for (place, width) in widths.iter_mut().skip(first).zip(own.iter::<Number>()) {
            *place = width.as_f64() * unit;
        }
    }
    Kind::Simple { texts, widths }
}

/// A character of the usual encodings, which agree where ledgers use them.
fn base(byte: u8) -> Option<char> {
    (byte >= b' ').then(|| latin::windows_1252(byte))
}
