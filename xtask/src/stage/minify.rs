//! The page's module and styles without what carries no meaning: Trunk's own minifier would change the page's markup too, which is read by
//! those who set its list of parents.

use crate::Failure;
use crate::process::run;
use crate::project::Project;
use std::path::Path;

/// Writes them anew.
pub fn write(project: &Project, staging: &Path) -> Result<(), Failure> {
    run(project.command("node")?.arg("xtask/minify.mjs").arg(staging))
}
