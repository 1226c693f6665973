//! Word (ECMA-376 part 1, WordprocessingML): the final text, as Word shows it with all changes accepted.

use super::flow::{self, Flow, FlowCell};
use super::list::{Counters, Level, Style};
use super::package::{Package, Relation};
use super::xml::{Element, Tree};
use crate::document::{AsideKind, Document};
use crate::import::ImportError;
use crate::import::draft::Draft;
use std::collections::BTreeMap;

/// Reads the document whose main part has this name.
pub fn read(name: &str, package: &Package, main: &str) -> Result<Document, ImportError> {
    let relations = package.relations(main)?;
    let is = |relation: &Relation, kind: &str| relation.kind.ends_with(kind) && package.has(&relation.target);
    let text = |kind: &str| {
        let part = relations.iter().find(|relation| is(relation, kind));
        part.map(|part| package.text(&part.target)).transpose()
    };
    let (styles, numbering) = (text("/styles")?, text("/numbering")?);
    let mut reader = Reader::default();
    if let Some(text) = &numbering {
        reader.lists = lists(Tree::parse(text)?.root());
    }
    if let Some(text) = &styles {
        reader.styles = styles_of(Tree::parse(text)?.root());
    }
    let body = package.text(main)?;
    let tree = Tree::parse(&body)?;
    let Some(body) = tree.root().elements().next().and_then(|document| document.child("body")) else {
        return Err(ImportError::Damaged { format: "docx", expected: "a body in its main part" });
    };
    let mut draft = Draft::default();
    flow::write(&mut draft, reader.blocks(body));
    for (kind, aside) in [
        ("/header", AsideKind::Running),
        ("/footer", AsideKind::Running),
        ("/footnotes", AsideKind::Note),
        ("/endnotes", AsideKind::Note),
        ("/comments", AsideKind::Note),
    ] {
        for relation in relations.iter().filter(|relation| is(relation, kind)) {
            let text = package.text(&relation.target)?;
            for paragraph in Tree::parse(&text)?.root().descendants("p") {
                draft.aside(&reader.paragraph(paragraph, &mut Vec::new()), aside);
            }
        }
    }
    Ok(draft.finish(name, "docx"))
}

#[derive(Default)]
struct Reader {
    /// Of each list instance, by its id.
    lists: BTreeMap<String, List>,
    /// The list and level that a paragraph style brings.
    styles: BTreeMap<String, (String, usize)>,
    /// The numbers so far, by the id of the abstract list.
    counters: BTreeMap<String, Counters>,
}

#[derive(Clone, Default)]
struct List {
    /// Several instances share the numbers of one abstract list.
    shared: String,
    levels: Vec<Level>,
    /// Levels that this instance makes begin anew, until it has.
    restarts: Vec<usize>,
}

/// The value that most elements carry.
fn value<'t>(element: Element<'t, '_>) -> std::borrow::Cow<'t, str> {
    element.attribute("val").unwrap_or_default()
}

/// Whether an on-off property is on.
fn is_on(properties: Option<Element>, name: &str) -> bool {
    properties
        .and_then(|properties| properties.child(name))
        .is_some_and(|property| !matches!(property.attribute("val").as_deref(), Some("0" | "false" | "off" | "none")))
}

impl Reader {
    /// The paragraphs and tables of a body, a cell or a box.
    fn blocks(&mut self, parent: Element) -> Vec<Flow> {
        let mut flow = Vec::new();
        for element in parent.elements() {
            match element.name() {
                "p" => {
                    let mut asides = Vec::new();
                    let text = self.paragraph(element, &mut asides);
                    let hidden = is_on(element.path(&["pPr", "rPr"]), "vanish") && text.is_empty();
                    if !hidden {
                        flow.push(Flow::Paragraph(text));
                    }
                    flow.extend(asides);
                }
                "tbl" => flow.extend(self.table(element)),
                // Content controls, insertions and custom markup only wrap.
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" => flow.extend(self.blocks(element)),
                _ => {}
            }
        }
        flow
    }

    /// The text of a paragraph with its number; what is set apart in it goes to `asides`.
    fn paragraph(&mut self, paragraph: Element, asides: &mut Vec<Flow>) -> String {
        let mut text = String::new();
        self.runs(paragraph, &mut text, asides);
        let label = self.label(paragraph.child("pPr"));
        if text.trim().is_empty() { label.trim_end().to_owned() } else { label + &text }
    }

    fn runs(&mut self, parent: Element, text: &mut String, asides: &mut Vec<Flow>) {
        for element in parent.elements() {
            match element.name() {
                "r" => {
                    if is_on(element.child("rPr"), "vanish") {
                        let mut hidden = String::new();
                        self.run(element, &mut hidden, asides);
                        asides.push(Flow::Aside(hidden, AsideKind::Hidden));
                    } else {
                        self.run(element, text, asides);
                    }
                }
                // What was deleted or moved away is not part of the final text; nor are a guide's readings.
                "del" | "moveFrom" | "pPr" | "rt" => {}
                "t" => text.push_str(&element.text()),
                _ => self.runs(element, text, asides),
            }
        }
    }

    fn run(&mut self, run: Element, text: &mut String, asides: &mut Vec<Flow>) {
        for child in run.elements() {
            match child.name() {
                "t" => text.push_str(&child.text()),
                "tab" | "ptab" => text.push('\t'),
                "br" | "cr" => text.push('\n'),
                "noBreakHyphen" => text.push('-'),
                "sym" => text.extend(symbol(child)),
                "rPr" | "delText" | "instrText" | "Fallback" => {}
                "txbxContent" => {
                    let inner = self.blocks(child);
                    asides.extend(flow::set_apart(inner, AsideKind::Box));
                }
                // Drawings, alternatives, guides: what they hold in text boxes.
                _ => self.run(child, text, asides),
            }
        }
    }

    /// The number that Word writes before a paragraph.
    fn label(&mut self, properties: Option<Element>) -> String {
        let Some(properties) = properties else { return String::new() };
        let own = properties.child("numPr");
        let styled = properties.child("pStyle").and_then(|style| self.styles.get(value(style).as_ref()).cloned());
        let id = own.and_then(|own| own.child("numId")).map(|id| value(id).into_owned());
        let level = own.and_then(|own| own.child("ilvl")).and_then(|level| level.number("val"));
        let id = id.or_else(|| styled.as_ref().map(|(id, _)| id.clone()));
        let level = level.or(styled.map(|(_, level)| level)).unwrap_or(0);
        let Some(list) = id.and_then(|id| self.lists.get_mut(&id)) else { return String::new() };
        let counters = self.counters.entry(list.shared.clone()).or_default();
        if let Some(at) = list.restarts.iter().position(|restart| *restart == level) {
            list.restarts.swap_remove(at);
            counters.restart(level);
        }
        counters.count(level, list.levels.get(level).map_or(1, |level| level.start));
        counters.label(&list.levels, level)
    }

    fn table(&mut self, table: Element) -> Vec<Flow> {
        let mut rows = Vec::new();
        let mut hidden = Vec::new();
        self.rows(table, &mut rows, &mut hidden);
        let mut flow = vec![Flow::Table(flow::merge_down(rows))];
        flow.extend(hidden);
        flow
    }

    fn rows(&mut self, parent: Element, rows: &mut Vec<Vec<FlowCell>>, hidden: &mut Vec<Flow>) {
        for element in parent.elements() {
            match element.name() {
                "tr" => {
                    let properties = element.child("trPr");
                    if properties.and_then(|properties| properties.child("del")).is_some() {
                        continue;
                    }
                    let mut row = Vec::new();
                    let skipped = properties.and_then(|properties| properties.child("gridBefore"));
                    let mut column = skipped.and_then(|skipped| skipped.number("val")).unwrap_or(0).min(MAX_COLUMNS);
                    self.cells(element, &mut column, &mut row);
                    if is_on(properties, "hidden") {
                        hidden
                            .extend(row.into_iter().flat_map(|cell| flow::set_apart(cell.content, AsideKind::Hidden)));
                    } else {
                        rows.push(row);
                    }
                }
                "del" | "moveFrom" => {}
                _ if matches!(element.name(), "tblPr" | "tblGrid") => {}
                _ => self.rows(element, rows, hidden),
            }
        }
    }

    fn cells(&mut self, parent: Element, column: &mut usize, row: &mut Vec<FlowCell>) {
        for element in parent.elements() {
            match element.name() {
                "tc" => {
                    let properties = element.child("tcPr");
                    let property = |name: &str| properties.and_then(|properties| properties.child(name));
                    let span = property("gridSpan").and_then(|span| span.number("val")).unwrap_or(1);
                    let columns = span.clamp(1, MAX_COLUMNS);
                    let goes_on = |merge: Element| value(merge) != "restart";
                    let content = self.blocks(element);
                    let left = property("hMerge").is_some_and(goes_on);
                    match row.last_mut().filter(|_| left) {
                        Some(left) => {
                            left.columns += columns;
                            left.content.extend(content);
                        }
                        None => row.push(FlowCell {
                            content,
                            column: *column,
                            columns,
                            rows: 1,
                            continues: property("vMerge").is_some_and(goes_on),
                        }),
                    }
                    *column += columns;
                }
                "trPr" | "tblPrEx" => {}
                _ => self.cells(element, column, row),
            }
        }
    }
}

/// No table of Word has more.
const MAX_COLUMNS: usize = 63;

/// The ticks and crosses of Wingdings; other signs of such fonts have no character of their own.
fn symbol(element: Element) -> Option<char> {
    let code = u32::from_str_radix(&element.attribute("char")?, 16).ok()?;
    match code & 0xff {
        0x50 | 0x52 | 0xfc | 0xfe => Some('√'),
        0x4f | 0x51 | 0xfb | 0xfd => Some('×'),
        _ => char::from_u32(code).filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}')),
    }
}

/// The lists of the part `numbering`, by the ids of their instances.
fn lists(root: Element) -> BTreeMap<String, List> {
    let id = |element: Element, name: &str| element.attribute(name).map(std::borrow::Cow::into_owned);
    let abstracts: BTreeMap<String, Vec<Level>> = root
        .descendants("abstractNum")
        .into_iter()
        .filter_map(|list| Some((id(list, "abstractNumId")?, levels(list))))
        .collect();
    let instance = |number: Element| {
        let shared = value(number.child("abstractNumId")?).into_owned();
        let mut list =
            List { levels: abstracts.get(&shared).cloned().unwrap_or_default(), shared, restarts: Vec::new() };
        for change in number.elements().filter(|element| element.name() == "lvlOverride") {
            let level = change.number("ilvl").unwrap_or(0);
            if let (Some(new), Some(old)) = (change.child("lvl"), list.levels.get_mut(level)) {
                *old = self::level(new);
            }
            if let Some(start) = change.child("startOverride").and_then(|start| start.number("val")) {
                list.restarts.push(level);
                if let Some(level) = list.levels.get_mut(level) {
                    level.start = start as u32;
                }
            }
        }
        Some((id(number, "numId")?, list))
    };
    root.descendants("num").into_iter().filter_map(instance).collect()
}

fn levels(list: Element) -> Vec<Level> {
    let mut levels = Vec::new();
    for element in list.elements().filter(|element| element.name() == "lvl") {
        let index = element.number("ilvl").unwrap_or(levels.len()).min(8);
        levels.resize(levels.len().max(index + 1), Level::default());
        levels[index] = level(element);
    }
    levels
}

fn level(element: Element) -> Level {
    let text = |name: &str| element.child(name).map(|child| value(child).into_owned());
    Level {
        start: element.child("start").and_then(|start| start.number("val")).unwrap_or(0) as u32,
        style: style(text("numFmt").as_deref().unwrap_or("decimal")),
        pattern: text("lvlText").unwrap_or_default(),
        suffix: if text("suff").as_deref() == Some("nothing") { "" } else { " " },
    }
}

/// ST_NumberFormat, as far as Chinese documents use it.
fn style(name: &str) -> Style {
    match name {
        "decimalZero" => Style::Padded,
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => Style::Chinese,
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => Style::Digits,
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Style::Legal,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Style::Circled,
        "lowerLetter" => Style::Letter,
        "upperLetter" => Style::Capital,
        "lowerRoman" => Style::Roman,
        "upperRoman" => Style::CapitalRoman,
        "bullet" | "none" => Style::Bullet,
        _ => Style::Decimal,
    }
}

/// The list and level of each paragraph style that has one, its own or that of the style it is based on.
fn styles_of(root: Element) -> BTreeMap<String, (String, usize)> {
    let styles: BTreeMap<String, Element> = root
        .descendants("style")
        .into_iter()
        .filter_map(|style| Some((style.attribute("styleId")?.into_owned(), style)))
        .collect();
    let named = |id: &str| styles.get(id).copied();
    let own = |style: Element| {
        let numbered = style.path(&["pPr", "numPr"])?;
        let level = numbered.child("ilvl").and_then(|level| level.number("val")).unwrap_or(0);
        Some((value(numbered.child("numId")?).into_owned(), level))
    };
    let inherited = |style: Element| {
        let mut style = style;
        // A chain of styles is short; one that is not is a circle.
        for _ in 0..16 {
            match own(style) {
                Some(list) => return Some(list),
                None => style = named(&value(style.child("basedOn")?))?,
            }
        }
        None
    };
    styles.iter().filter_map(|(id, style)| Some((id.clone(), inherited(*style)?))).collect()
}
