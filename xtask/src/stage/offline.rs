//! The service worker, which has to know every file of the page: it comes last.

use crate::Failure;
use crate::process::run;
use crate::project::Project;
use std::path::Path;

/// Writes `sw.js`.
pub fn write(project: &Project, staging: &Path) -> Result<(), Failure> {
    run(project.command("node")?.arg("xtask/offline.mjs").arg(staging))
}
