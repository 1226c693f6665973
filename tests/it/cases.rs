//! Literate cases: one commitment and what became of it, with the reading that the method asks for.
//!
//! `tests/cases/*.txt` holds them. A case begins with `==` and its name; then come `commitment:`, `completion:`, and where
//! needed `rate:`, `target column:`, `section:`, `running` (the period is part of a year); then what is expected: a
//! `target:` a line (value, unit, comparator, `down` for a decrease, `=` actual or `-`, status), the `item:` status, and
//! `adjusted` or `conflict`. Cases without a `target:` line expect none.
//!
//! `tests/cases/rows.tsv` holds whole rows of one ledger, each with the verdict on its item; `properties` reads them in every form.

use std::fs;
use std::path::Path;
use taizhang::document::{Cell, Document};
use taizhang::item::Item;
use taizhang::ledger::{Ledger, Period};
use taizhang::report::{self, Options};
use taizhang::terms::Direction;
use taizhang::text::Span;
use taizhang::view;

#[derive(Default)]
struct Case {
    name: String,
    cells: Vec<(String, String)>,
    running: bool,
    targets: Vec<String>,
    item: String,
    adjusted: bool,
    conflict: bool,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the cases").flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut cases: Vec<Case> = Vec::new();
    for file in files {
        if file.extension().is_none_or(|kind| kind != "txt") {
            continue;
        }
        for line in fs::read_to_string(&file).expect("a readable file").lines().map(str::trim) {
            if let Some(name) = line.strip_prefix("==") {
                cases.push(Case { name: name.trim().to_owned(), ..Case::default() });
                continue;
            }
            let Some(case) = cases.last_mut().filter(|_| !line.is_empty() && !line.starts_with('#')) else { continue };
            match line.split_once(':').map(|(key, value)| (key, value.trim().to_owned())) {
                Some(("target", value)) => case.targets.push(value),
                Some(("item", value)) => case.item = value,
                Some((key, value)) => case.cells.push((key.to_owned(), value)),
                None if line == "running" => case.running = true,
                None if line == "adjusted" => case.adjusted = true,
                None if line == "conflict" => case.conflict = true,
                None => panic!("{}: {line:?} is no line of a case", file.display()),
            }
        }
    }
    cases
}

/// The case as a ledger of one item.
fn judged(case: &Case) -> view::Item {
    let mut text = String::new();
    let mut cell = |key: &str| -> Option<Cell> {
        let (_, value) = case.cells.iter().find(|(known, _)| known == key)?;
        let start = text.len();
        text.push_str(value);
        let span = Span::new(start, text.len());
        text.push('\n');
        Some(Cell::new(span))
    };
    let item = Item {
        commitment: cell("commitment").unwrap_or_default(),
        completion: cell("completion").unwrap_or_default(),
        rate: cell("rate"),
        target_text: cell("target column"),
        section: cell("section"),
        line: 1,
        ..Item::default()
    };
    let period = Period { text: "全年".to_owned(), complete: !case.running };
    let ledger = Ledger { items: vec![item], period: Some(period), year: Some(2024), ..Ledger::default() };
    let report = report::of(&Document::from_text("", text), &ledger, &Options::default());
    report.items.into_iter().next().expect("one item")
}

fn target(target: &view::Target) -> String {
    let value = match target.upper {
        Some(upper) => format!("{}–{}", target.value.0, upper.0),
        None => target.value.0.to_string(),
    };
    let mut words = vec![value];
    words.extend(target.unit.clone());
    words.push(target.comparator.id().to_owned());
    if target.direction == Direction::Decrease {
        words.push("down".to_owned());
    }
    let actual = target.actual.as_ref().map_or("-".to_owned(), |actual| actual.value.0.to_string());
    words.extend(["=".to_owned(), actual, target.status.id().to_owned()]);
    words.join(" ")
}

#[test]
fn every_case_is_judged_as_the_method_asks() {
    let cases = cases();
    assert!(cases.len() >= 60, "the cases were found");
    let mut wrong = Vec::new();
    for case in &cases {
        let item = judged(case);
        let found: Vec<String> = item.targets.iter().map(target).collect();
        let same = found == case.targets
            && item.status.id() == case.item
            && item.adjusted == case.adjusted
            && item.conflict == case.conflict;
        if !same {
            wrong.push(format!(
                "{}\n  {:?}\n  wanted {:?} {} adjusted {} conflict {}\n  found  {found:?} {} adjusted {} conflict {} ({:?})\n  {}",
                case.name, case.cells, case.targets, case.item, case.adjusted, case.conflict, item.status.id(), item.adjusted, item.conflict, item.claim, item.reason
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
