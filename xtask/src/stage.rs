//! The files of dist/ that Trunk does not make. Trunk calls this as a hook, once its own files are staged.

mod minify;
mod offline;
mod package;
pub mod parents;
mod sample;

use crate::Failure;
use crate::project::Project;
use std::env;
use std::path::{Path, PathBuf};

/// Writes them beside Trunk's.
pub fn stage(project: &Project) -> Result<(), Failure> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or("TRUNK_STAGING_DIR is not set: this command is for Trunk, run `cargo xtask build`")?;
    sample::write(project, &staging)?;
    package::write(project, &staging)?;
    parents::write(&staging)?;
    minify::write(project, &staging)?;
    offline::write(project, &staging)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
