//! Builds the page into dist/ and checks its size.

use crate::Failure;
use crate::process::{run, step};
use crate::project::Project;
use crate::stage::parents;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What of the project the page is not made from; anything else that changes makes dist/ out of date.
const NOT_THE_PAGE: &[&str] = &[
    ".ci",
    ".git",
    ".tools",
    "benches",
    "dist",
    "e2e",
    "examples",
    "fuzz",
    "node_modules",
    "target",
    "tests",
    "xtask",
];

/// Holds the [`state`] of the sources and of dist/ after the last build.
const STAMP: &str = ".tools/page.stamp";

/// Builds dist/ unless it is up to date.
pub fn build(project: &Project) -> Result<(), Failure> {
    let sources = sources_state(project)?;
    if project.read(STAMP).is_ok_and(|stamp| dist_state(project).is_ok_and(|dist| stamp == joined(sources, dist))) {
        println!("dist/ is up to date");
        return Ok(());
    }
    step("build the page", || {
        // Trunk refuses the usual `NO_COLOR=1`: it wants a truth value.
        let no_color = env::var_os("NO_COLOR").map(|_| ("NO_COLOR", "true"));
        run(project.command("trunk")?.args(["build", "--offline"]).envs(no_color))
    })?;
    let stamp = joined(sources, dist_state(project)?);
    fs::create_dir_all(project.path(".tools")).map_err(|error| format!(".tools/: {error}"))?;
    fs::write(project.path(STAMP), stamp).map_err(|error| format!("{STAMP}: {error}"))
}

/// Builds dist/, prints the size of each file, and fails when the first load is over its limit.
pub fn build_and_measure(project: &Project) -> Result<(), Failure> {
    build(project)?;
    step("measure the page", || run(project.command("node")?.arg("xtask/size.mjs")))
}

fn joined(sources: u64, dist: u64) -> String {
    format!("{sources:016x} {dist:016x}\n")
}

fn sources_state(project: &Project) -> Result<u64, Failure> {
    let root = project.path("");
    let parts = children(&root)?;
    let parts = parts.into_iter().filter(|path| !NOT_THE_PAGE.iter().any(|name| path.ends_with(name)));
    // The page is also made from the program that stages it, and from what its builder chose.
    let mut hasher = DefaultHasher::new();
    (state(parts.chain([project.path("xtask")]).collect())?, env::var(parents::VARIABLE).ok()).hash(&mut hasher);
    Ok(hasher.finish())
}

fn dist_state(project: &Project) -> Result<u64, Failure> {
    state(vec![project.path("dist")])
}

/// A number that changes when a file under the paths appears, vanishes, or is written.
fn state(mut paths: Vec<PathBuf>) -> Result<u64, Failure> {
    let mut hasher = DefaultHasher::new();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(children(&path)?);
        } else {
            let file = path.symlink_metadata().and_then(|file| Ok((file.modified()?, file.len())));
            (&path, file.map_err(|error| format!("{}: {error}", path.display()))?).hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

/// The entries of a folder, always in one order.
fn children(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut paths: Vec<PathBuf> = entries.map_err(|error| format!("{}: {error}", folder.display()))?;
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process;

    /// A folder with two files, for one test.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("taizhang-xtask-{}-{name}", process::id()));
        fs::create_dir_all(folder.join("inner")).unwrap();
        fs::write(folder.join("a"), "1").unwrap();
        fs::write(folder.join("inner/b"), "2").unwrap();
        folder
    }

    #[test]
    fn the_state_changes_with_each_file_and_only_then() {
        let folder = folder("state");
        let state = || state(vec![folder.clone()]).unwrap();
        let mut seen = vec![state()];
        assert_eq!(state(), seen[0]);
        fs::write(folder.join("inner/b"), "longer").unwrap();
        seen.push(state());
        fs::write(folder.join("inner/c"), "").unwrap();
        seen.push(state());
        fs::remove_file(folder.join("a")).unwrap();
        seen.push(state());
        fs::remove_dir_all(&folder).unwrap();
        let distinct: std::collections::HashSet<_> = seen.iter().collect();
        assert_eq!(distinct.len(), seen.len());
    }

    #[test]
    fn a_missing_folder_has_no_state() {
        assert!(state(vec![PathBuf::from("no/such/folder")]).is_err());
    }
}
