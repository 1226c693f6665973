//! CSV for spreadsheets: UTF-8 with a byte order mark, RFC 4180, one row a target.
//!
//! Text cells that a spreadsheet would take for a formula get an apostrophe in front; numbers never do.

use crate::terms::Lang;
use crate::view::{Item, Number, Report, Target};

/// The columns, named as in the report.
const COLUMNS: [&str; 28] = [
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
    "targetStatus",
    "targetReason",
];

/// The first line: the names of the columns, after a byte order mark.
pub fn head() -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, COLUMNS.iter().map(|column| (*column).to_owned()));
    out
}

/// The rows of a report: one for an item without targets, for any other one a target.
pub fn rows(report: &Report, lang: Lang) -> String {
    let source = report.source.name.as_deref().map(harmless).unwrap_or_default();
    let mut out = String::new();
    for item in &report.items {
        let targets: Vec<Option<&Target>> =
            if item.targets.is_empty() { vec![None] } else { item.targets.iter().map(Some).collect() };
        for target in targets {
            row(&mut out, std::iter::once(source.clone()).chain(cells(item, target, lang)));
        }
    }
    out
}

fn cells(item: &Item, target: Option<&Target>, lang: Lang) -> Vec<String> {
    let text = |value: &str| harmless(value);
    let optional = |value: &Option<String>| value.as_deref().map(harmless).unwrap_or_default();
    let number = |value: Option<Number>| value.map(|value| value.0.to_string()).unwrap_or_default();
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
            target.status.id().to_owned(),
            text(&target.reason),
        ]);
    }
    cells.resize(COLUMNS.len() - 1, String::new());
    cells
}

fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
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
