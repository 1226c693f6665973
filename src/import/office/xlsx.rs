//! Excel (ECMA-376 part 1, SpreadsheetML): cells as the workbook shows them.

use super::numfmt::{self, Epoch};
use super::package::Package;
use super::sheet::{self, Area, Sheet};
use super::xml::{Element, Tree};
use crate::document::{AsideKind, Document};
use crate::import::draft::Draft;
use crate::import::limits::{MAX_CELLS, MAX_SHEETS};
use crate::import::{ImportError, ImportOptions};
use std::collections::BTreeMap;

/// Reads the workbook whose main part has this name.
pub fn read(name: &str, package: &Package, main: &str, options: &ImportOptions) -> Result<Document, ImportError> {
    let relations = package.relations(main)?;
    let text = |kind: &str| {
        let part = relations.iter().find(|relation| relation.kind.ends_with(kind) && package.has(&relation.target));
        part.map(|part| package.text(&part.target)).transpose()
    };
    let mut book = Book::default();
    if let Some(text) = text("/sharedStrings")? {
        let tree = Tree::parse(&text)?;
        book.strings = tree.root().descendants("si").into_iter().map(rich).collect();
    }
    if let Some(text) = text("/styles")? {
        book.formats = formats(Tree::parse(&text)?.root());
    }
    let main = package.text(main)?;
    let tree = Tree::parse(&main)?;
    let dated = tree.root().descendants("workbookPr").into_iter().find_map(|found| found.attribute("date1904"));
    if matches!(dated.as_deref(), Some("1" | "true")) {
        book.epoch = Epoch::Y1904;
    }
    let mut sheets = Vec::new();
    let elements = tree.root().descendants("sheet");
    for (index, element) in elements.iter().take(MAX_SHEETS).enumerate() {
        options.tell(index, elements.len());
        let id = element.attribute("id").unwrap_or_default();
        let Some(relation) = relations.iter().find(|relation| relation.id == *id) else { continue };
        if !relation.kind.ends_with("/worksheet") || !package.has(&relation.target) {
            continue;
        }
        let text = package.text(&relation.target)?;
        let mut sheet = book.sheet(Tree::parse(&text)?.root())?;
        sheet.name = element.attribute("name").unwrap_or_default().into_owned();
        sheet.hidden = matches!(element.attribute("state").as_deref(), Some("hidden" | "veryHidden"));
        sheet.asides = beside(package, &relation.target)?;
        sheets.push(sheet);
    }
    if sheets.is_empty() {
        return Err(ImportError::Damaged { format: "xlsx", expected: "a worksheet" });
    }
    let mut draft = Draft::default();
    sheet::write(&mut draft, sheets, options)?;
    Ok(draft.finish(name, "xlsx"))
}

/// Comments and text boxes of a sheet.
fn beside(package: &Package, part: &str) -> Result<Vec<(String, AsideKind)>, ImportError> {
    let mut asides = Vec::new();
    for relation in package.relations(part)? {
        let (element, kind) = match relation.kind.rsplit('/').next() {
            Some("comments") => ("comment", AsideKind::Note),
            Some("drawing") => ("txBody", AsideKind::Box),
            _ => continue,
        };
        if package.has(&relation.target) {
            let text = package.text(&relation.target)?;
            let tree = Tree::parse(&text)?;
            asides.extend(tree.root().descendants(element).into_iter().map(|found| (found.text(), kind)));
        }
    }
    Ok(asides)
}

#[derive(Default)]
struct Book {
    strings: Vec<String>,
    /// The number format of each cell style.
    formats: Vec<String>,
    epoch: Epoch,
}

impl Book {
    fn sheet(&self, root: Element) -> Result<Sheet, ImportError> {
        let mut sheet = Sheet::default();
        let Some(worksheet) = root.child("worksheet") else {
            return Err(ImportError::Damaged { format: "xlsx", expected: "a worksheet" });
        };
        let is_on = |element: Element, name: &str| matches!(element.attribute(name).as_deref(), Some("1" | "true"));
        for column in worksheet.child("cols").into_iter().flat_map(Element::elements) {
            if let (true, Some(from), Some(to)) = (is_on(column, "hidden"), column.number("min"), column.number("max"))
            {
                sheet.hidden_columns.push((from.saturating_sub(1) as u32, to.saturating_sub(1) as u32));
            }
        }
        let mut next_row = 0;
        for row in worksheet.child("sheetData").into_iter().flat_map(Element::elements) {
            let index = row.number("r").and_then(|row| u32::try_from(row.checked_sub(1)?).ok()).unwrap_or(next_row);
            next_row = index.saturating_add(1);
            if is_on(row, "hidden") {
                sheet.hidden_rows.push(index);
            }
            let mut next_column = 0;
            for cell in row.elements().filter(|element| element.name() == "c") {
                let place = cell.attribute("r").and_then(|place| sheet::place(&place));
                let (row, column) = place.unwrap_or((index, next_column));
                next_column = column.saturating_add(1);
                sheet.put(row, column, self.cell(cell))?;
            }
        }
        sheet.hidden_rows.sort_unstable();
        let merges = worksheet.child("mergeCells").into_iter().flat_map(Element::elements);
        let areas = merges.filter_map(|merge| Area::parse(&merge.attribute("ref")?));
        sheet.merges = areas.take(MAX_CELLS).collect();
        Ok(sheet)
    }

    /// What a cell shows.
    fn cell(&self, cell: Element) -> String {
        let value = || cell.child("v").map(Element::text).unwrap_or_default();
        match cell.attribute("t").as_deref() {
            Some("s") => {
                let index: Option<usize> = value().trim().parse().ok();
                index.and_then(|index| self.strings.get(index)).cloned().unwrap_or_default()
            }
            Some("inlineStr") => cell.child("is").map(rich).unwrap_or_default(),
            Some("b") => if value().trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            Some("str" | "e" | "d") => unescaped(&value()),
            _ => {
                let value = value();
                let format = cell.number("s").and_then(|style| self.formats.get(style));
                match value.trim().parse::<f64>() {
                    Ok(number) if number.is_finite() => {
                        numfmt::render(number, format.map_or("General", String::as_str), self.epoch)
                    }
                    _ => value,
                }
            }
        }
    }
}

/// The text of a string that may be written in several runs; readings over the characters are no part of it.
fn rich(element: Element) -> String {
    let runs = element.elements().filter_map(|part| match part.name() {
        "t" => Some(part.text()),
        "r" => part.child("t").map(Element::text),
        _ => None,
    });
    unescaped(&runs.collect::<String>())
}

/// Characters that XML cannot hold are written `_x000D_`; a line break is `\n` alone.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let code = after.get(..5).and_then(|code| code.strip_suffix('_'));
        if let Some(c) = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            out.push(c);
            rest = &after[5..];
        } else {
            out.push_str("_x");
            rest = after;
        }
    }
    out.push_str(rest);
    out.replace("\r\n", "\n").replace('\r', "\n")
}

/// The number format of each cell style.
fn formats(root: Element) -> Vec<String> {
    let own: BTreeMap<usize, String> = root
        .descendants("numFmt")
        .into_iter()
        .filter_map(|format| Some((format.number("numFmtId")?, format.attribute("formatCode")?.into_owned())))
        .collect();
    let styles = root.descendants("cellXfs").into_iter().next().into_iter().flat_map(Element::elements);
    let format = |style: Element| {
        let id = style.number("numFmtId").unwrap_or(0);
        own.get(&id).cloned().unwrap_or_else(|| numfmt::builtin(u16::try_from(id).unwrap_or(0)).to_owned())
    };
    styles.map(format).collect()
}
