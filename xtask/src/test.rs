//! Runs every check, in the order in which they are quick to fail.

use crate::process::{run, step};
use crate::project::Project;
use crate::{Failure, page, setup};
use std::fs;
use std::path::{Path, PathBuf};

/// What the checks work on.
struct Bench<'project> {
    project: &'project Project,
    browser: PathBuf,
}

type Check = fn(&Bench) -> Result<(), Failure>;

const STEPS: &[(&str, Check)] = &[
    ("format", |bench| cargo(bench, &["fmt", "--all", "--check"])),
    ("lint-core", |bench| clippy(bench, &["--no-default-features", "--all-targets"])),
    ("lint-all", |bench| clippy(bench, &["--workspace", "--all-features", "--all-targets"])),
    ("lint-wasm", |bench| {
        const BINARIES: &[&str] = &["--lib", "--bin", "app", "--bin", "engine", "--bin", "files"];
        clippy(bench, &[&["--target", "wasm32-unknown-unknown", "--features", "web"], BINARIES].concat())
    }),
    ("native", |bench| {
        cargo(bench, &["test", "--locked", "--workspace"])?;
        // The page's state and strings are plain Rust: they are tested here, without a browser.
        cargo(bench, &["test", "--locked", "--features", "web", "--lib"])
    }),
    ("page", |bench| page::build_and_measure(bench.project)),
    ("browser", browser),
];

/// The names of the steps, in order.
pub fn step_names() -> Vec<&'static str> {
    STEPS.iter().map(|(name, _)| *name).collect()
}

/// Runs the named steps, or all when none is named; the first failure ends it.
pub fn test(project: &Project, names: &[&str]) -> Result<(), Failure> {
    if let Some(unknown) = names.iter().find(|name| !step_names().contains(name)) {
        return Err(format!("`{unknown}` is not a step of test; its steps are {}", step_names().join(", ")));
    }
    let bench = Bench { project, browser: setup::for_the_tests(project)? };
    for (name, check) in STEPS.iter().filter(|(name, _)| names.is_empty() || names.contains(name)) {
        step(name, || check(&bench))?;
    }
    println!("\nAll passed.");
    Ok(())
}

fn cargo(bench: &Bench, arguments: &[&str]) -> Result<(), Failure> {
    run(bench.project.command("cargo")?.args(arguments))
}

fn clippy(bench: &Bench, what: &[&str]) -> Result<(), Failure> {
    cargo(bench, &[&["clippy", "--locked"], what, &["--", "--deny", "warnings"]].concat())
}

fn browser(bench: &Bench) -> Result<(), Failure> {
    page::build(bench.project)?;
    let mut node = bench.project.command("node")?;
    node.args(["--test", "--test-reporter=spec"]).args(specs(&bench.project.path("e2e"))?);
    run(node.env("CHROMIUM", &bench.browser))
}

/// The browser tests of a folder, in the order of their names.
fn specs(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut specs: Vec<PathBuf> = paths.filter(|path| path.to_string_lossy().ends_with(".spec.mjs")).collect();
    specs.sort();
    if specs.is_empty() { Err("e2e/ holds no *.spec.mjs".to_owned()) } else { Ok(specs) }
}
