//! CSV for spreadsheets: UTF-8 with a byte order mark, RFC 4180, one row a target.
//!
//! Text cells that a spreadsheet would take for a formula get an apostrophe in front; numbers never do.

use super::{number, verdict_before};
use crate::terms::Lang;
use crate::view::{Corrected, Item, Report, Target};

/// The columns, named as in the report.
const COLUMNS: [&str; 33] = [
    "source",
    "number",
    "section",
    "name",
    "commitment",
    "targetText",
    "completion",
    "owner",
    "rate",
    "remark",
    "line",
    "topic",
    "status",
    "statusName",
    "basis",
    "reason",
    "claim",
    "conflict",
    "adjusted",
    "indicator",
    "comparator",
    "direction",
    "value",
    "upper",
    "unit",
    "actual",
    "actualUnit",
    "qualifier",
    "ratio",
    "difference",
    "targetStatus",
    "targetBasis",
    "targetReason",
];

/// The column that a file with a reader's corrections has beside them: the verdict before a correction.
const BEFORE: &str = "statusBeforeCorrection";

/// The first line: the names of the columns, after a byte order mark.
pub fn head() -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, COLUMNS.iter().map(|column| (*column).to_owned()));
    out
}

/// The rows of a report.
pub fn rows(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    for item in &report.items {
        for cells in rows_of(report, item, lang) {
            row(&mut out, cells.into_iter());
        }
    }
    out
}

/// A file of its own, with a reader's corrections.
pub fn file(corrected: &Corrected, lang: Lang) -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, COLUMNS.iter().chain([&BEFORE]).map(|column| (*column).to_owned()));
    for (index, item) in corrected.report.items.iter().enumerate() {
        let before = verdict_before(corrected, index).map(|status| status.id().to_owned()).unwrap_or_default();
        for cells in rows_of(&corrected.report, item, lang) {
            row(&mut out, cells.into_iter().chain([before.clone()]));
        }
    }
    out
}

/// One row for an item without targets, for any other one a target.
fn rows_of(report: &Report, item: &Item, lang: Lang) -> Vec<Vec<String>> {
    let source = report.source.name.as_deref().map(harmless).unwrap_or_default();
    let targets: Vec<Option<&Target>> =
        if item.targets.is_empty() { vec![None] } else { item.targets.iter().map(Some).collect() };
    targets.into_iter().map(|target| [vec![source.clone()], cells(item, target, lang)].concat()).collect()
}

fn cells(item: &Item, target: Option<&Target>, lang: Lang) -> Vec<String> {
    let text = |value: &str| harmless(value);
    let optional = |value: &Option<String>| value.as_deref().map(harmless).unwrap_or_default();
    let mut cells = vec![
        optional(&item.number),
        optional(&item.section),
        optional(&item.name),
        text(&item.commitment),
        optional(&item.target_text),
        text(&item.completion),
        optional(&item.owner),
        optional(&item.rate),
        optional(&item.remark),
        item.line.to_string(),
        item.topic.id().to_owned(),
        item.status.id().to_owned(),
        item.status.name(lang).to_owned(),
        item.basis.id().to_owned(),
        text(&item.reason),
        item.claim.map(|claim| claim.id().to_owned()).unwrap_or_default(),
        item.conflict.to_string(),
        item.adjusted.to_string(),
    ];
    if let Some(target) = target {
        cells.extend([
            text(&target.indicator),
            target.comparator.id().to_owned(),
            target.direction.id().to_owned(),
            target.value.0.to_string(),
            number(target.upper),
            optional(&target.unit),
            number(target.actual.as_ref().map(|actual| actual.value)),
            target.actual.as_ref().map(|actual| optional(&actual.unit)).unwrap_or_default(),
            target.actual.as_ref().map(|actual| actual.qualifier.id().to_owned()).unwrap_or_default(),
            number(target.ratio),
            number(target.difference),
            target.status.id().to_owned(),
            target.basis.id().to_owned(),
            text(&target.reason),
        ]);
    }
    cells.resize(COLUMNS.len() - 1, String::new());
    cells
}

fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(text);
    if formula { format!("'{text}") } else { text.to_owned() }
}

/// Whether a spreadsheet reads a number, a percentage, or the lone stroke of an empty cell.
fn is_number(text: &str) -> bool {
    let digits = text.trim().trim_end_matches('%').replace(',', "");
    text == "-" || digits.bytes().any(|byte| byte.is_ascii_digit()) && digits.parse::<f64>().is_ok()
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}
