//! Makes sure that everything the other commands need is there, and installs what is missing.
//!
//! Nothing here uses the network when nothing is missing.

use crate::process::{answer, run, step};
use crate::project::Project;
use crate::{Failure, browser};
use std::fs;
use std::path::{Path, PathBuf};

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
const OLDEST_NODE: u32 = 20;

/// Where `npm ci` leaves a copy of the lock file that it has installed.
const INSTALLED_LOCK: &str = "node_modules/.installed-lock.json";

/// Sets up what the page's build needs.
pub fn for_the_page(project: &Project) -> Result<(), Failure> {
    wasm_target(project)?;
    node(project)?;
    node_packages(project)?;
    trunk(project)?;
    wasm_bindgen(project)?;
    crates(project)
}

/// Sets up what the checks need, which is all of it, and tells where the browser is.
pub fn for_the_tests(project: &Project) -> Result<PathBuf, Failure> {
    let browser = browser::find_or_install(project)?;
    rust_components(project)?;
    for_the_page(project)?;
    Ok(browser)
}

fn wasm_target(project: &Project) -> Result<(), Failure> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = answer(project.command("rustc")?.args(["--print", "sysroot"])).ok_or("rustc does not run")?;
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).exists() {
        return Ok(());
    }
    step("install Rust's wasm target", || run(project.command("rustup")?.args(["target", "add", TARGET])))
}

fn rust_components(project: &Project) -> Result<(), Failure> {
    for (component, question) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if answer(project.command("cargo")?.args([question, "--version"])).is_none() {
            step(&format!("install {component}"), || {
                run(project.command("rustup")?.args(["component", "add", component]))
            })?;
        }
    }
    Ok(())
}

fn node(project: &Project) -> Result<(), Failure> {
    let advice = format!("install Node {OLDEST_NODE} or newer, with npm: https://nodejs.org");
    let version = answer(project.command("node")?.arg("--version")).ok_or(format!("node was not found; {advice}"))?;
    if node_major(&version).is_none_or(|major| major < OLDEST_NODE) {
        return Err(format!("node is {version}; {advice}"));
    }
    answer(project.command(NPM)?.arg("--version")).map(|_| ()).ok_or(format!("npm was not found; {advice}"))
}

fn node_major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn node_packages(project: &Project) -> Result<(), Failure> {
    let lock = project.read("package-lock.json")?;
    if project.read(INSTALLED_LOCK).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step("install the Node packages", || {
        run(project.command(NPM)?.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
        fs::write(project.path(INSTALLED_LOCK), &lock).map_err(|error| format!("{INSTALLED_LOCK}: {error}"))
    })
}

fn trunk(project: &Project) -> Result<(), Failure> {
    let version = project.trunk_version()?;
    // Its own lock file is known to build. Here it only calls other programs: it need not be fast, nor know the network.
    cargo_tool(project, "trunk", &version, &["trunk", "--locked", "--no-default-features"], "0")
}

fn wasm_bindgen(project: &Project) -> Result<(), Failure> {
    let version = project.locked_version("wasm-bindgen")?;
    cargo_tool(project, "wasm-bindgen", &version, &["wasm-bindgen-cli", "--no-default-features"], "1")
}

/// Installs a tool into .tools/ unless the right version of it is there or on PATH.
///
/// The tools' own release profiles take several times as long to compile, for builds that are hardly faster.
fn cargo_tool(project: &Project, tool: &str, version: &str, package: &[&str], opt_level: &str) -> Result<(), Failure> {
    let installed = answer(project.command(tool)?.arg("--version"));
    if installed.is_some_and(|line| has_version(&line, version)) {
        return Ok(());
    }
    step(&format!("install {tool} {version} into .tools/ (some minutes, once)"), || {
        let mut install = project.command("cargo")?;
        install.args(["install", "--force", "--root", ".tools", "--bin", tool, "--version"]).arg(format!("={version}"));
        install.env("CARGO_PROFILE_RELEASE_LTO", "off");
        install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level);
        // In a place of its own, where an interrupted install goes on and from which a finished one is cleared away.
        let workshop = project.path(".tools/build");
        run(install.args(package).env("CARGO_TARGET_DIR", &workshop))?;
        fs::remove_dir_all(&workshop).map_err(|error| format!("{}: {error}", workshop.display()))
    })
}

/// Whether a line such as `trunk 0.21.14` or `wasm-bindgen 0.2.130 (1a2b3c)` names the version.
fn has_version(line: &str, version: &str) -> bool {
    line.split_whitespace().nth(1) == Some(version)
}

/// Fetches the crates of Cargo.lock, so that all that follows can run offline.
fn crates(project: &Project) -> Result<(), Failure> {
    run(project.command("cargo")?.args(["fetch", "--locked"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_are_compared_by_their_major_number() {
        assert_eq!(node_major("v20.11.1"), Some(20));
        assert_eq!(node_major("v9.0.0"), Some(9));
        assert_eq!(node_major("command not found"), None);
    }

    #[test]
    fn a_tool_counts_only_in_the_very_version() {
        assert!(has_version("trunk 0.21.14", "0.21.14"));
        assert!(has_version("wasm-bindgen 0.2.130 (1a2b3c4d5 2026-01-01)", "0.2.130"));
        assert!(!has_version("wasm-bindgen 0.2.13", "0.2.130"));
        assert!(!has_version("trunk", "0.21.14"));
    }
}
