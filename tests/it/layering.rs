//! A module may import only modules that are declared above it in `src/lib.rs`.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules of the crate in the order of their declaration.
fn declared(lib: &str) -> Vec<String> {
    lib.lines().filter_map(|line| line.trim().strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// The crate modules that a source file names, by `use crate::…` or in a path.
fn imported(source: &str, modules: &[String]) -> Vec<String> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list.split(['}', ';']).next().unwrap_or("").split(',').collect(),
            None => vec![rest],
        };
        for name in names {
            let word: String = name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if modules.contains(&word) {
                found.push(word);
            }
        }
    }
    found
}

#[test]
fn modules_import_only_what_is_declared_above_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let modules = declared(&fs::read_to_string(root.join("lib.rs")).expect("src/lib.rs"));
    assert!(modules.len() > 10, "the declarations were found");
    let rank = |name: &str| modules.iter().position(|module| module == name);
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut edges = 0;
    for file in files {
        let relative = file.strip_prefix(&root).expect("a file below src").to_owned();
        let first = relative.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs").to_owned();
        let Some(own) = rank(&module) else { continue };
        for import in imported(&fs::read_to_string(&file).expect("a readable file"), &modules) {
            edges += 1;
            assert!(
                rank(&import) <= Some(own),
                "{} imports `{import}`, which is declared below `{module}` in src/lib.rs",
                relative.display()
            );
        }
    }
    assert!(edges > 20, "imports were found");
}

#[test]
fn only_the_lexicon_reads_the_tables() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    for file in files {
        let path = file.strip_prefix(&root).expect("a file below src").to_string_lossy().replace('\\', "/");
        let source = fs::read_to_string(&file).expect("a readable file");
        let reads_table = source
            .split("include_str!(")
            .skip(1)
            .any(|rest| rest.split(')').next().is_some_and(|name| name.contains(".tsv")));
        let may = path.starts_with("lexicon") || path.starts_with("ui/strings");
        assert!(!reads_table || may, "{path} reads a table of data/");
    }
}
