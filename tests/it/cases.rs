//! Literate cases: one commitment and what became of it, with the reading that the method asks for.
//!
//! `tests/cases/*.txt` holds them. A case begins with `==` and its name; then come `commitment:`, `completion:`, and where
//! needed `rate:`, `target column:`, `section:`, `running` (the period is part of a year); then what is expected: a
//! `target:` a line (value, unit, comparator, `down` for a decrease, `=` actual or `-`, status), the `item:` status, and
//! `adjusted` or `conflict`. Cases without a `target:` line expect none. Under a cell `^` stands where its targets or actuals are,
//! two columns for a Chinese character; `UPDATE_CASES=1 cargo test` draws these lines anew.
//!
//! `tests/cases/rows.tsv` holds whole rows of one ledger, each with the verdict on its item.

use std::path::{Path, PathBuf};
use std::{env, fs};
use taizhang::document::{Cell, Document};
use taizhang::item::Item;
use taizhang::ledger::{Ledger, Period};
use taizhang::report::{self, Options};
use taizhang::terms::{CellName, Direction};
use taizhang::text::Span;
use taizhang::view;

#[derive(Default)]
struct Case {
    name: String,
    cells: Vec<(String, String)>,
    /// What is drawn under each cell.
    drawn: Vec<String>,
    running: bool,
    targets: Vec<String>,
    item: String,
    adjusted: bool,
    conflict: bool,
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = fs::read_dir(folder).expect("the cases").flatten().map(|entry| entry.path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|kind| kind == "txt")).collect();
    files.sort();
    files
}

/// Whether a line only draws under the one above it.
fn draws(line: &str) -> bool {
    line.contains('^') && line.chars().all(|c| matches!(c, ' ' | '^'))
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for file in files() {
        for line in fs::read_to_string(&file).expect("a readable file").lines() {
            if draws(line) {
                let under = cases.last_mut().and_then(|case| case.drawn.last_mut());
                line.clone_into(under.expect("a cell to draw under"));
                continue;
            }
            let line = line.trim();
            if let Some(name) = line.strip_prefix("==") {
                cases.push(Case { name: name.trim().to_owned(), ..Case::default() });
                continue;
            }
            let Some(case) = cases.last_mut().filter(|_| !line.is_empty() && !line.starts_with('#')) else { continue };
            match line.split_once(':').map(|(key, value)| (key, value.trim().to_owned())) {
                Some(("target", value)) => case.targets.push(value),
                Some(("item", value)) => case.item = value,
                Some((key, value)) => {
                    case.cells.push((key.to_owned(), value));
                    case.drawn.push(String::new());
                }
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

/// What is to be drawn under a cell: its targets and actuals.
fn drawing(key: &str, text: &str, item: &view::Item) -> String {
    let own = |cell: CellName| match cell {
        CellName::Commitment => key == "commitment",
        CellName::Completion => key == "completion",
        CellName::TargetText => key == "target column",
        CellName::Section => key == "section",
        CellName::Rate => key == "rate",
    };
    let targets = item.targets.iter().filter(|target| own(target.cell)).map(|target| target.span);
    let actuals = item.targets.iter().filter_map(|target| target.actual.as_ref());
    let spans: Vec<[u32; 2]> =
        targets.chain(actuals.filter(|actual| own(actual.cell)).map(|actual| actual.span)).collect();
    let mut line = " ".repeat(key.len() + 2);
    let mut at = 0;
    for c in text.chars() {
        let mark = if spans.iter().any(|[start, end]| (*start..*end).contains(&at)) { "^" } else { " " };
        line += &mark.repeat(if c.is_ascii() { 1 } else { 2 });
        at += c.len_utf16() as u32;
    }
    if draws(&line) { line.trim_end().to_owned() } else { String::new() }
}

/// Writes the cases again, with what the program marks drawn under their cells.
fn redraw() {
    let mut judged = cases().into_iter().map(|case| (self::judged(&case), case));
    for file in files() {
        let mut out = String::new();
        let mut item = None;
        for line in fs::read_to_string(&file).expect("a readable file").lines().filter(|line| !draws(line)) {
            out += line;
            out.push('\n');
            if line.starts_with("==") {
                item = judged.next();
            }
            let cell = line.split_once(':').filter(|(key, _)| !matches!(*key, "target" | "item"));
            if let (Some((key, text)), Some((item, _))) = (cell.filter(|_| !line.starts_with('#')), &item) {
                let under = drawing(key, text.trim(), item);
                out += &if under.is_empty() { under } else { under + "\n" };
            }
        }
        fs::write(&file, out).expect("a case that can be written");
    }
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
    if env::var_os("UPDATE_CASES").is_some() {
        redraw();
    }
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
        for ((key, text), drawn) in case.cells.iter().zip(&case.drawn) {
            let found = drawing(key, text, &item);
            if found != *drawn {
                wrong.push(format!("{}\n{key}: {text}\n{drawn} was wanted\n{found}", case.name));
            }
        }
        if !same {
            wrong.push(format!(
                "{}\n  {:?}\n  wanted {:?} {} adjusted {} conflict {}\n  found  {found:?} {} adjusted {} conflict {} ({:?})\n  {}",
                case.name, case.cells, case.targets, case.item, case.adjusted, case.conflict, item.status.id(), item.adjusted, item.conflict, item.claim, item.reason
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn every_row_of_a_long_ledger_is_judged_as_the_method_asks() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/rows.tsv");
    let rows = fs::read_to_string(file).expect("the rows");
    let rows: Vec<Vec<&str>> = rows.lines().skip(1).map(|row| row.split('\t').collect()).collect();
    assert!(rows.len() >= 150, "the rows were found");
    let mut text = String::from("临川市2023年政府工作报告任务完成情况\n序号\t事项内容\t完成情况\n");
    for (number, row) in rows.iter().enumerate() {
        text.push_str(&[(number + 1).to_string().as_str(), row[0], row[1]].join("\t"));
        text.push('\n');
    }
    let report = report::analyze(&Document::from_text("", text), &Options::default());
    assert_eq!(report.items.len(), rows.len(), "no row is dropped");
    let wrong: Vec<String> = rows
        .iter()
        .zip(&report.items)
        .filter(|(row, item)| row[2] != item.status.id())
        .map(|(row, item)| format!("{} | {} | wanted {}, {}", row[0], row[1], row[2], item.reason))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
