//! PDF (ISO 32000): the text of each page, and its tables as they are drawn.
//!
//! A PDF knows no tables, lines or words: only characters and strokes with places. `content` reads these, `lines` makes lines of
//! characters, `ruled` and `open` find tables, and `pages` joins what runs over several pages.

use super::draft::Draft;
use super::limits::MAX_PAGES;
use super::{ImportError, ImportOptions};
use crate::document::Document;
use content::{Budget, Glyph, Marks};
use font::Fonts;
use hayro_syntax::object::{Array, Object, Stream};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use open::Columns;
use pages::Sheet;
use table::Block;

mod content;
mod fold;
mod font;
mod geometry;
mod lines;
mod open;
mod pages;
mod ruled;
mod streams;
mod table;

/// Whether bytes begin like a PDF: a few writers put something before it.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

/// Reads a document.
pub fn read(name: &str, bytes: &[u8], options: &ImportOptions) -> Result<Document, ImportError> {
    streams::check(bytes)?;
    let password = options.password.unwrap_or("");
    let pdf = Pdf::new_with_password(bytes.to_vec(), password).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            ImportError::Password { wrong: options.password.is_some() }
        }
        LoadPdfError::Decryption(_) => ImportError::Encrypted { format: "pdf" },
        LoadPdfError::Invalid => ImportError::Damaged { format: "pdf", expected: "a list of its objects and pages" },
    })?;
    let count = pdf.pages().len();
    if count > MAX_PAGES {
        return Err(ImportError::Excessive { format: "pdf", what: "pages", limit: MAX_PAGES });
    }
    let mut fonts = Fonts::new(options.decode);
    let mut budget = Budget::default();
    let mut sheets = Vec::with_capacity(count);
    let (mut characters, mut pictures) = (0, 0);
    for (index, page) in pdf.pages().iter().enumerate() {
        options.tell(index, count);
        check_content(page)?;
        let marks = content::read(page, &mut fonts, &mut budget)?;
        characters += marks.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count();
        pictures += marks.images;
        sheets.push(sheet(marks));
    }
    if characters == 0 {
        return Err(match (count, pictures) {
            (0, _) => ImportError::Damaged { format: "pdf", expected: "at least one page" },
            (_, 0) => ImportError::Empty,
            _ => ImportError::NoText { pages: count },
        });
    }
    let running = pages::take_running(&mut sheets);
    let mut columns = None;
    let pages = sheets.into_iter().map(|sheet| lay_out(sheet, &mut columns)).collect();
    let mut draft = Draft::default();
    pages::write(&mut draft, pages);
    pages::write_running(&mut draft, &running);
    Ok(draft.finish(name, "pdf"))
}

/// Refuses a page whose content inflates beyond all measure.
fn check_content(page: &hayro_syntax::page::Page) -> Result<(), ImportError> {
    match page.raw().get::<Object>("Contents") {
        Some(Object::Stream(stream)) => streams::decoded(&stream).map(drop),
        Some(Object::Array(array)) => array_of_streams(&array),
        _ => Ok(()),
    }
}

fn array_of_streams(array: &Array) -> Result<(), ImportError> {
    let mut total = 0;
    for stream in array.iter::<Stream>() {
        total += streams::decoded(&stream)?.len();
        if total > super::limits::MAX_INFLATED {
            return Err(ImportError::Excessive {
                format: "pdf",
                what: "inflated bytes",
                limit: super::limits::MAX_INFLATED,
            });
        }
    }
    Ok(())
}

/// A page's text and ruled tables, before anything is known of the other pages.
fn sheet(marks: Marks) -> Sheet {
    let marks = lines::upright(marks);
    let (across, down) = ruled::rules(&marks.strokes);
    let tables = ruled::tables(&across, &down, &marks.glyphs);
    let inside = |glyph: &Glyph| {
        tables.iter().any(|table| {
            let [left, top, right, bottom] = table.area;
            (left..right).contains(&glyph.place.x) && (top..bottom).contains(&glyph.place.y)
        })
    };
    let free: Vec<&Glyph> = marks.glyphs.iter().filter(|glyph| !inside(glyph)).collect();
    let lines = lines::lines(&free);
    let glyphs = marks.glyphs.iter().map(|glyph| glyph.from.y);
    let ends = glyphs.chain(tables.iter().flat_map(|table| [table.area[1], table.area[3]]));
    let ends = ends.fold((f64::MAX, f64::MIN), |(top, bottom), y| (top.min(y), bottom.max(y)));
    Sheet { lines, tables, across, ends }
}

/// The parts of a page, from top to bottom; `columns` are those of a table that may go on from the page before.
fn lay_out(sheet: Sheet, columns: &mut Option<Columns>) -> Vec<Block> {
    let Sheet { mut lines, tables, across, .. } = sheet;
    let mut placed: Vec<(f64, Block)> = Vec::new();
    if tables.is_empty() {
        let known = columns.take();
        let next = known.as_ref().and_then(|known| continued(&lines, known, &across));
        let found = next.or_else(|| open::headed(&lines, &across, known.is_some()));
        if let Some(found) = found {
            placed.push((lines[found.lines.start].y(), Block::Table(found.table)));
            lines.drain(found.lines);
            *columns = Some(found.columns);
        }
    }
    placed.extend(tables.into_iter().map(|table| (table.area[1], Block::Table(table.table))));
    placed.extend(lines.into_iter().map(|line| (line.y(), Block::Line(line))));
    placed.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    placed.into_iter().map(|(_, block)| block).collect()
}

/// The table that goes on from the page before, below a running head of one line or none.
fn continued(lines: &[lines::Line], columns: &Columns, across: &[ruled::Rule]) -> Option<open::Open> {
    if lines.iter().any(|line| line.segments.len() > 2 && open::is_head(line)) {
        return None;
    }
    let start = lines.iter().position(|line| line.segments.len() > 1)?;
    let mut found = open::continued(&lines[start..], columns, across)?;
    found.lines = found.lines.start + start..found.lines.end + start;
    Some(found)
}
