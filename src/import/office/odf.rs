//! OpenDocument 1.3: text documents and spreadsheets.

use super::flow::{self, Flow, FlowCell};
use super::list::{Counters, Level, Style};
use super::package::Package;
use super::sheet::{self, Area, Sheet};
use super::xml::{Child, Element, Tree};
use crate::document::{AsideKind, Document};
use crate::import::draft::Draft;
use crate::import::limits::MAX_CELLS;
use crate::import::{ImportError, ImportOptions};
use std::collections::{BTreeMap, BTreeSet};

/// The kind of a package that holds an OpenDocument but does not say so in the usual place.
pub fn implied(package: &Package) -> Option<String> {
    let has = package.has("content.xml") && package.has("META-INF/manifest.xml");
    has.then(|| "application/vnd.oasis.opendocument".to_owned())
}

/// Reads a package of this MIME type.
pub fn read(name: &str, package: &Package, kind: &str, options: &ImportOptions) -> Result<Document, ImportError> {
    if !kind.trim().starts_with("application/vnd.oasis.opendocument") {
        return Err(ImportError::Binary { looks_like: Some("ZIP") });
    }
    if package.text("META-INF/manifest.xml").is_ok_and(|manifest| manifest.contains("encryption-data")) {
        return Err(ImportError::Encrypted { format: "OpenDocument" });
    }
    let content = package.text("content.xml")?;
    let content = Tree::parse(&content)?;
    let styles = if package.has("styles.xml") { Some(package.text("styles.xml")?) } else { None };
    let styles = styles.as_deref().map(Tree::parse).transpose()?;
    let mut reader = Reader::default();
    for root in styles.iter().chain([&content]).map(Tree::root) {
        reader.styles(root);
    }
    let mut draft = Draft::default();
    let body = content.root().elements().next().and_then(|document| document.child("body"));
    let part = |name: &str| body.and_then(|body| body.child(name));
    let format = if let Some(text) = part("text") {
        flow::write(&mut draft, reader.blocks(text));
        "odt"
    } else if let Some(book) = part("spreadsheet") {
        let tables = book.elements().filter(|element| element.name() == "table");
        let sheets = tables.map(|table| reader.sheet(table)).collect::<Result<_, _>>()?;
        sheet::write(&mut draft, sheets, options)?;
        "ods"
    } else if body.is_some() {
        return Err(ImportError::Binary { looks_like: Some("OpenDocument") });
    } else {
        return Err(ImportError::Damaged { format: "OpenDocument", expected: "a body" });
    };
    for master in styles.iter().flat_map(|tree| tree.root().descendants("master-page")) {
        for running in
            master.elements().filter(|part| part.name().starts_with("header") || part.name().starts_with("footer"))
        {
            for paragraph in running.descendants("p") {
                draft.aside(&reader.paragraph(paragraph, &mut Vec::new()), AsideKind::Running);
            }
        }
    }
    Ok(draft.finish(name, format))
}

#[derive(Default)]
struct Reader {
    lists: BTreeMap<String, Vec<Level>>,
    counters: BTreeMap<String, Counters>,
    /// Styles of tables and of text that are not shown.
    hidden: BTreeSet<String>,
    /// The list style that a paragraph style brings.
    listed: BTreeMap<String, String>,
}

/// The list that a paragraph stands in.
#[derive(Clone, Copy)]
struct Place<'s> {
    style: &'s str,
    level: usize,
}

fn owned(element: Element, name: &str) -> Option<String> {
    element.attribute(name).map(std::borrow::Cow::into_owned)
}

/// How often a cell or row stands.
fn repeated(element: Element, name: &str) -> usize {
    element.number(name).unwrap_or(1).max(1)
}

fn is_hidden(element: Element) -> bool {
    matches!(element.attribute("visibility").as_deref(), Some("collapse" | "filter"))
}

impl Reader {
    fn styles(&mut self, root: Element) {
        for style in root.descendants("list-style") {
            if let Some(name) = owned(style, "name") {
                self.lists.insert(name, levels(style));
            }
        }
        for style in root.descendants("style") {
            let Some(name) = owned(style, "name") else { continue };
            let display = style.child("table-properties").and_then(|found| owned(found, "display"));
            if display.as_deref() == Some("false") {
                self.hidden.insert(name.clone());
            }
            let unseen = style.child("text-properties").and_then(|found| owned(found, "display"));
            if unseen.as_deref() == Some("none") {
                self.hidden.insert(name.clone());
            }
            if let Some(list) = owned(style, "list-style-name").filter(|list| !list.is_empty()) {
                self.listed.insert(name, list);
            }
        }
    }

    fn blocks(&mut self, parent: Element) -> Vec<Flow> {
        let mut flow = Vec::new();
        for element in parent.elements() {
            match element.name() {
                "p" | "h" => self.push(element, &mut flow),
                "list" => self.list(element, None, &mut flow),
                "table" => flow.extend(self.table(element)),
                // What was deleted; declarations; forms.
                "tracked-changes" | "forms" | "sequence-decls" | "variable-decls" | "user-field-decls" | "title"
                | "desc" => {}
                "annotation" => flow.push(Flow::Aside(element.text(), AsideKind::Note)),
                "text-box" => flow.extend(flow::set_apart(self.blocks(element), AsideKind::Box)),
                "section" if element.attribute("display").as_deref() == Some("none") => {
                    flow.extend(flow::set_apart(self.blocks(element), AsideKind::Hidden));
                }
                _ => flow.extend(self.blocks(element)),
            }
        }
        flow
    }

    fn push(&mut self, paragraph: Element, flow: &mut Vec<Flow>) {
        let mut asides = Vec::new();
        let text = self.paragraph(paragraph, &mut asides);
        flow.push(Flow::Paragraph(text));
        flow.extend(asides);
    }

    /// A list: its items are numbered where its style says so.
    fn list(&mut self, list: Element, outer: Option<Place>, flow: &mut Vec<Flow>) {
        let own = owned(list, "style-name");
        let inherited = outer.map(|outer| outer.style.to_owned());
        let style = own.or(inherited).or_else(|| self.style_of_first(list)).unwrap_or_default();
        let level = outer.map_or(0, |outer| outer.level + 1);
        let goes_on = list.attribute("continue-numbering").as_deref() == Some("true")
            || list.attribute("continue-list").is_some();
        if outer.is_none() && !goes_on {
            self.counters.insert(style.clone(), Counters::default());
        }
        let place = Place { style: &style, level };
        for item in list.elements().filter(|item| matches!(item.name(), "list-item" | "list-header")) {
            let mut counted = item.name() == "list-header";
            for element in item.elements() {
                match element.name() {
                    "list" => self.list(element, Some(place), flow),
                    "p" | "h" => {
                        let label =
                            if std::mem::replace(&mut counted, true) { String::new() } else { self.label(item, place) };
                        let from = flow.len();
                        self.push(element, flow);
                        if let Some(Flow::Paragraph(text)) = flow.get_mut(from) {
                            text.insert_str(0, &label);
                        }
                    }
                    _ => flow.extend(self.blocks(element)),
                }
            }
        }
    }

    /// The list style of the first paragraph's own style: some writers leave it to that.
    fn style_of_first(&self, list: Element) -> Option<String> {
        let first = list.descendants("p").into_iter().next()?;
        self.listed.get(first.attribute("style-name")?.as_ref()).cloned()
    }

    fn label(&mut self, item: Element, place: Place) -> String {
        let Some(levels) = self.lists.get(place.style) else { return String::new() };
        let counters = self.counters.entry(place.style.to_owned()).or_default();
        let start = item.number("start-value");
        if start.is_some() {
            counters.restart(place.level);
        }
        let first = levels.get(place.level).map_or(1, |level| level.start);
        counters.count(place.level, start.map_or(first, |start| start as u32));
        counters.label(levels, place.level)
    }

    fn paragraph(&mut self, paragraph: Element, asides: &mut Vec<Flow>) -> String {
        let mut text = String::new();
        self.inline(paragraph, &mut text, asides);
        text
    }

    fn inline(&mut self, parent: Element, text: &mut String, asides: &mut Vec<Flow>) {
        for child in parent.children() {
            let element = match child {
                Child::Text(more) => {
                    // White space counts once; what is meant to be wider is written as an element.
                    for c in more.chars() {
                        if !c.is_ascii_whitespace() {
                            text.push(c);
                        } else if !text.ends_with([' ', '\n', '\t']) && !text.is_empty() {
                            text.push(' ');
                        }
                    }
                    continue;
                }
                Child::Element(element) => element,
            };
            match element.name() {
                "s" => text.extend(std::iter::repeat_n(' ', element.number("c").unwrap_or(1).min(64))),
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                "note" => {
                    let body = element.child("note-body").map(Element::text).unwrap_or_default();
                    asides.push(Flow::Aside(body, AsideKind::Note));
                }
                "annotation" => asides.push(Flow::Aside(element.text(), AsideKind::Note)),
                "text-box" => asides.extend(flow::set_apart(self.blocks(element), AsideKind::Box)),
                "hidden-text" | "hidden-paragraph" => asides.push(Flow::Aside(element.text(), AsideKind::Hidden)),
                "span" if element.attribute("style-name").is_some_and(|style| self.hidden.contains(style.as_ref())) => {
                    asides.push(Flow::Aside(element.text(), AsideKind::Hidden));
                }
                "ruby-text" | "title" | "desc" | "tracked-changes" => {}
                _ => self.inline(element, text, asides),
            }
        }
    }

    fn table(&mut self, table: Element) -> Vec<Flow> {
        let (mut rows, mut hidden) = (Vec::new(), Vec::new());
        self.rows(table, &mut rows, &mut hidden);
        let mut flow = vec![Flow::Table(rows)];
        flow.extend(hidden);
        flow
    }

    fn rows(&mut self, parent: Element, rows: &mut Vec<Vec<FlowCell>>, hidden: &mut Vec<Flow>) {
        for element in parent.elements() {
            if element.name() != "table-row" {
                self.rows(element, rows, hidden);
                continue;
            }
            let mut row = Vec::new();
            let mut column = 0;
            for cell in element.elements() {
                let width = cell.number("number-columns-spanned").unwrap_or(1).clamp(1, MAX_COLUMNS);
                if cell.name() == "table-cell" {
                    row.push(FlowCell {
                        content: self.blocks(cell),
                        column,
                        columns: width,
                        rows: cell.number("number-rows-spanned").unwrap_or(1).max(1),
                        continues: false,
                    });
                }
                column = (column + repeated(cell, "number-columns-repeated")).min(MAX_COLUMNS);
            }
            if is_hidden(element) {
                hidden.extend(row.into_iter().flat_map(|cell| flow::set_apart(cell.content, AsideKind::Hidden)));
            } else {
                rows.push(row);
            }
        }
    }

    fn sheet(&mut self, table: Element) -> Result<Sheet, ImportError> {
        let style = table.attribute("style-name").unwrap_or_default();
        let mut sheet = Sheet {
            name: owned(table, "name").unwrap_or_default(),
            hidden: self.hidden.contains(style.as_ref()),
            ..Sheet::default()
        };
        let mut column = 0;
        for element in table.descendants("table-column") {
            let count = repeated(element, "number-columns-repeated") as u32;
            if is_hidden(element) {
                sheet.hidden_columns.push((column, column.saturating_add(count - 1)));
            }
            column = column.saturating_add(count);
        }
        let mut next = 0_u32;
        for row in table.descendants("table-row") {
            let count = repeated(row, "number-rows-repeated").min(u32::MAX as usize) as u32;
            let cells = self.sheet_row(row, &mut sheet);
            for index in next..next.saturating_add(if cells.is_empty() { 0 } else { count }) {
                if is_hidden(row) {
                    sheet.hidden_rows.push(index);
                }
                for cell in &cells {
                    for column in cell.columns.0..=cell.columns.1 {
                        sheet.put(index, column, cell.text.clone())?;
                    }
                    if cell.span != (1, 1) && sheet.merges.len() < MAX_CELLS {
                        let from = (index, cell.columns.0);
                        let to = (index.saturating_add(cell.span.0 - 1), from.1.saturating_add(cell.span.1 - 1));
                        sheet.merges.push(Area { from, to });
                    }
                }
            }
            next = next.saturating_add(count);
        }
        Ok(sheet)
    }

    /// The cells of a row that hold something.
    fn sheet_row(&mut self, row: Element, sheet: &mut Sheet) -> Vec<SheetCell> {
        let mut cells = Vec::new();
        let mut column = 0_u32;
        for cell in row.elements().filter(|cell| cell.name().ends_with("table-cell")) {
            let count = repeated(cell, "number-columns-repeated").min(u32::MAX as usize) as u32;
            let text = self.shown(cell, sheet);
            if !text.is_empty() {
                let span = |name: &str| cell.number(name).map_or(1, |span| span.clamp(1, u32::MAX as usize) as u32);
                let span = (span("number-rows-spanned"), span("number-columns-spanned"));
                cells.push(SheetCell { columns: (column, column.saturating_add(count - 1)), span, text });
            }
            column = column.saturating_add(count);
        }
        cells
    }

    /// What a cell of a sheet shows.
    fn shown(&mut self, cell: Element, sheet: &mut Sheet) -> String {
        let mut lines = Vec::new();
        for part in self.blocks(cell) {
            match part {
                Flow::Paragraph(text) => lines.push(text),
                Flow::Aside(text, kind) => sheet.asides.push((text, kind)),
                Flow::Table(_) => {}
            }
        }
        if lines.is_empty() { owned(cell, "value").unwrap_or_default() } else { lines.join("\n").trim().to_owned() }
    }
}

struct SheetCell {
    /// The first and the last column that it stands in.
    columns: (u32, u32),
    /// How many rows and columns it covers.
    span: (u32, u32),
    text: String,
}

/// Wider tables are no text.
const MAX_COLUMNS: usize = 256;

fn levels(style: Element) -> Vec<Level> {
    let mut levels = Vec::new();
    for element in style.elements() {
        let Some(index) = element.number("level").and_then(|level| level.checked_sub(1)).filter(|index| *index < 9)
        else {
            continue;
        };
        levels.resize(levels.len().max(index + 1), Level { style: Style::Bullet, ..Level::default() });
        if element.name() == "list-level-style-number" {
            levels[index] = level(element, index);
        }
    }
    levels
}

fn level(element: Element, index: usize) -> Level {
    let text = |name: &str| owned(element, name).unwrap_or_default();
    let format = text("num-format");
    let displayed = element.number("display-levels").unwrap_or(1).clamp(1, index + 1);
    let numbers: Vec<String> = (index + 2 - displayed..=index + 1).map(|level| format!("%{level}")).collect();
    let style = match format.chars().next() {
        None => Style::Bullet,
        Some('a') => Style::Letter,
        Some('A') => Style::Capital,
        Some('i') => Style::Roman,
        Some('I') => Style::CapitalRoman,
        Some('一') => Style::Chinese,
        Some('〇') => Style::Digits,
        Some('壹') => Style::Legal,
        Some('①') => Style::Circled,
        Some('0') => Style::Padded,
        Some(_) => Style::Decimal,
    };
    Level {
        start: element.number("start-value").unwrap_or(1) as u32,
        style,
        pattern: format!("{}{}{}", text("num-prefix"), numbers.join("."), text("num-suffix")),
        suffix: " ",
    }
}
