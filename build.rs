//! The page's words in Chinese, apart from the English ones: these are fetched when somebody wants them, and are no part of the first load.

use std::path::Path;
use std::{env, fs};

const STRINGS: &str = "data/strings.tsv";

fn main() {
    println!("cargo::rerun-if-changed={STRINGS}");
    let table = fs::read_to_string(STRINGS).unwrap_or_else(|error| panic!("{STRINGS}: {error}"));
    let chinese: Vec<&str> = table.lines().filter_map(|line| Some(line.rsplit_once('\t')?.0)).collect();
    let folder = env::var_os("OUT_DIR").expect("Cargo tells where to write");
    fs::write(Path::new(&folder).join("strings.zh.tsv"), chinese.join("\n")).expect("the folder can be written");
}
