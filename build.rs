//! The page's words in Chinese that its first view needs. All others, and the English ones, are fetched when it stands.

use std::path::Path;
use std::{env, fs};

const STRINGS: &str = "data/strings.tsv";

/// Groups of words that the first view does without.
const LATER: [&str; 13] = [
    "compare.", "drop", "embed.", "format.", "look.", "said.", "seal.", "speech.", "toast.", "trace.", "try.", "what.",
    "working",
];

/// The words for when nothing else arrives.
const ALWAYS: [&str; 2] = [".noEngine", ".failed"];

fn main() {
    println!("cargo::rerun-if-changed={STRINGS}");
    let table = fs::read_to_string(STRINGS).unwrap_or_else(|error| panic!("{STRINGS}: {error}"));
    let chinese: Vec<&str> =
        table.lines().filter_map(|line| Some(line.rsplit_once('\t')?.0)).filter(is_first).collect();
    let folder = env::var_os("OUT_DIR").expect("Cargo tells where to write");
    fs::write(Path::new(&folder).join("strings.zh.tsv"), chinese.join("\n")).expect("the folder can be written");
}

fn is_first(line: &&str) -> bool {
    let id = line.split('\t').next().unwrap_or_default();
    !LATER.iter().any(|group| id.starts_with(group)) || ALWAYS.iter().any(|end| id.ends_with(end))
}
