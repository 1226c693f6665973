//! Makes two tables from what stands elsewhere: the words that the page's first view needs, and the method from the docs of its rules.

use std::path::Path;
use std::{env, fs};

const STRINGS: &str = "data/strings.tsv";

/// The words of the page's first view; a whole group where the name ends with a point.
const FIRST: [&str; 48] = [
    "cancel",
    "close",
    "conflict",
    "contrast",
    "counts",
    "dots",
    "dots.open",
    "dots.said",
    "entry.",
    "flag.",
    "footer.",
    "frame.",
    "headline.",
    "items.below",
    "keep",
    "keep.",
    "kicker.none",
    "lang.other",
    "large",
    "name",
    "name.what",
    "problem.back",
    "rate",
    "rate.equal",
    "sample",
    "sealed",
    "sealing",
    "short",
    "short.",
    "size.",
    "skip",
    "snippet",
    "speak",
    "speak.stop",
    "status.",
    "switches",
    "theme.",
    "title",
    "topic.",
    "topics",
    "topics.",
    "unread",
    "untitled",
    "waiting",
    "working",
    "working.label",
    "working.text",
    "year",
];

/// The ends of the ids of those words that are for when nothing else arrives.
const ALWAYS: [&str; 2] = [".noEngine", ".failed"];

/// The rules in the order in which a reader meets them. What stands under `# Method:` in the doc of each is shown to readers.
const RULES: [&str; 10] = [
    "src/target.rs",
    "src/pairing.rs",
    "src/verdict/figures.rs",
    "src/target/adjusted.rs",
    "src/verdict/rate.rs",
    "src/verdict/statement.rs",
    "src/verdict/item.rs",
    "src/verdict/claim.rs",
    "src/check.rs",
    "src/verdict.rs",
];

fn main() {
    let folder = env::var_os("OUT_DIR").expect("Cargo tells where to write");
    let write =
        |name: &str, table: String| fs::write(Path::new(&folder).join(name), table).expect("the folder can be written");
    // All others, and the English ones, are fetched when the first view stands.
    let strings = read(STRINGS);
    let chinese: Vec<&str> =
        strings.lines().filter_map(|line| Some(line.rsplit_once('\t')?.0)).filter(is_of_the_first_view).collect();
    write("strings.zh.tsv", chinese.join("\n"));
    let rows: Vec<String> = RULES.iter().flat_map(|rule| method(rule, &read(rule))).map(|row| row.join("\t")).collect();
    write("method.tsv", format!("kind\tzh\ten\tverdict\n{}\n", rows.join("\n")));
}

fn read(path: &str) -> String {
    println!("cargo::rerun-if-changed={path}");
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of one rule: its heading, then each sentence (`- Chinese`, `/ English`) with its examples (`= promise | answer | verdict`).
fn method(path: &str, source: &str) -> Vec<[String; 4]> {
    let doc =
        source.lines().map_while(|line| line.strip_prefix("//!")).skip_while(|line| !line.starts_with(" # Method: "));
    let mut rows: Vec<[String; 4]> = Vec::new();
    for line in doc {
        let text = line.trim();
        let row =
            |kind: &str, zh: &str, en: &str, verdict: &str| [kind, zh, en, verdict].map(|cell| cell.trim().to_owned());
        if let Some(heading) = text.strip_prefix("# Method: ") {
            let (zh, en) = heading.split_once(" / ").unwrap_or_else(|| panic!("{path}: a heading in one language"));
            rows.push(row("heading", zh, en, "-"));
        } else if let Some(zh) = text.strip_prefix("- ") {
            rows.push(row("sentence", zh, "", "-"));
        } else if let Some(en) = text.strip_prefix("/ ") {
            en.clone_into(&mut rows.last_mut().expect("a sentence before its English")[2]);
        } else if let Some(example) = text.strip_prefix("= ") {
            let cells: Vec<&str> = example.split(" | ").collect();
            let [promise, answer, verdict] = cells[..] else {
                panic!("{path}: an example of three parts, not {example}")
            };
            rows.push(row("example", promise, answer, verdict));
        } else if !text.is_empty() {
            // An English sentence goes on.
            let en = &mut rows.last_mut().expect("a sentence before it goes on")[2];
            en.push(' ');
            en.push_str(text);
        }
    }
    assert!(rows.len() > 1, "{path}: no method in its doc");
    rows
}

fn is_of_the_first_view(line: &&str) -> bool {
    let id = line.split('\t').next().unwrap_or_default();
    let named = |first: &str| id == first || first.ends_with('.') && id.starts_with(first);
    id == "id" || FIRST.into_iter().any(named) || ALWAYS.iter().any(|end| id.ends_with(end))
}
