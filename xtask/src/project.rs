//! Where things lie in the project, and which tools it asks for.

use crate::Failure;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's folder.
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The project of this very program, which Cargo tells to those that it runs.
    pub fn locate() -> Result<Self, Failure> {
        let manifest_folder = env::var_os("CARGO_MANIFEST_DIR").ok_or("start this with `cargo xtask`")?;
        let root = Path::new(&manifest_folder).parent().ok_or("the project has no folder")?;
        Ok(Self { root: root.to_owned() })
    }

    /// A path inside the project.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// The text of a file of the project.
    pub fn read(&self, inside: &str) -> Result<String, Failure> {
        fs::read_to_string(self.path(inside)).map_err(|error| format!("{inside} cannot be read: {error}"))
    }

    /// A program to be run in the project's folder; it finds the project's own tools before those of the system.
    pub fn command(&self, program: &str) -> Result<Command, Failure> {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.tool_path()?);
        Ok(command)
    }

    fn tool_path(&self) -> Result<OsString, Failure> {
        let own = [self.path(".tools/bin"), self.path("node_modules/.bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        env::join_paths(own.into_iter().chain(env::split_paths(&inherited)))
            .map_err(|error| format!("the project's folder cannot stand in PATH: {error}"))
    }

    /// The version of Trunk that Trunk.toml asks for.
    pub fn trunk_version(&self) -> Result<String, Failure> {
        let config = self.read("Trunk.toml")?;
        let wanted = value(config.lines(), "trunk-version").ok_or("Trunk.toml names no trunk-version")?;
        Ok(wanted.trim_start_matches('=').to_owned())
    }

    /// The version of a package in Cargo.lock.
    pub fn locked_version(&self, package: &str) -> Result<String, Failure> {
        let lock = self.read("Cargo.lock")?;
        locked_version(&lock, package).map(str::to_owned).ok_or(format!("Cargo.lock names no {package}"))
    }
}

fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let mut lines = lock.lines();
    lines.find(|line| value([*line], "name") == Some(package))?;
    value(lines.take_while(|line| !line.is_empty()), "version")
}

/// The string of the first `key = "string"` among the lines of a TOML file.
fn value<'toml>(lines: impl IntoIterator<Item = &'toml str>, key: &str) -> Option<&'toml str> {
    lines.into_iter().find_map(|line| {
        let (name, value) = line.split_once('=')?;
        (name.trim() == key).then(|| value.trim().trim_matches('"'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
version = 4

[[package]]
name = \"sledge\"
version = \"0.3.1\"
dependencies = [
 \"sledge-macro\",
]

[[package]]
name = \"sledge-macro\"
version = \"1.0.2\"
";

    #[test]
    fn a_locked_version_is_that_of_the_whole_name() {
        assert_eq!(locked_version(LOCK, "sledge"), Some("0.3.1"));
        assert_eq!(locked_version(LOCK, "sledge-macro"), Some("1.0.2"));
        assert_eq!(locked_version(LOCK, "macro"), None);
    }

    #[test]
    fn a_package_without_version_does_not_take_that_of_the_next() {
        assert_eq!(locked_version("name = \"a\"\n\nname = \"b\"\nversion = \"2\"", "a"), None);
    }

    #[test]
    fn a_value_keeps_its_own_equals_sign() {
        assert_eq!(value(["# trunk-version", "trunk-version = \"=0.1.2\""], "trunk-version"), Some("=0.1.2"));
    }

    /// Trunk takes npm's wasm-opt only when both files name one version.
    #[test]
    fn trunk_and_npm_name_one_binaryen() {
        let project = Project::locate().unwrap();
        let trunk = project.read("Trunk.toml").unwrap();
        let major = value(trunk.lines(), "wasm_opt").unwrap().trim_start_matches("version_").to_owned();
        let npm = project.read("package.json").unwrap();
        assert!(npm.contains(&format!("\"binaryen\": \"{major}.0.0\"")), "Trunk.toml asks for {major}: {npm}");
    }
}
