//! The module that leads from the page to its wasm, without its comments and long names: Trunk's own minifier leaves it as it is.

use crate::Failure;
use crate::process::run;
use crate::project::Project;
use std::path::Path;

/// Writes `app.js` anew.
pub fn write(project: &Project, staging: &Path) -> Result<(), Failure> {
    let module = staging.join("app.js");
    let mut terser = project.command("node")?;
    terser.arg("node_modules/terser/bin/terser").arg(&module).args([
        "--compress",
        "--mangle",
        "reserved=[__wbg_init]",
        "--module",
        "--output",
    ]);
    run(terser.arg(&module))
}
