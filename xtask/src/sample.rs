//! The report that the page shows on opening, made while it is built: the first view needs no engine then.
//!
//! Trunk calls this as a hook, once the files of the page are staged.

use crate::Failure;
use crate::process::run;
use crate::project::Project;
use std::env;
use std::path::PathBuf;
use std::process::Stdio;

const LEDGER: &str = "data/samples/qingdao-2024.txt";

/// Writes `sample.<lang>.json` beside the page's other files, by the same program that the engine is.
pub fn write(project: &Project) -> Result<(), Failure> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or("TRUNK_STAGING_DIR is not set: this command is for Trunk, run `cargo xtask build`")?;
    for lang in ["zh", "en"] {
        let ledger = std::fs::File::open(project.path(LEDGER)).map_err(|error| format!("{LEDGER}: {error}"))?;
        let mut command = project.command("cargo")?;
        command.args([
            "run", "--quiet", "--locked", "--bin", "taizhang", "--", "-", "--format", "json", "--lang", lang, "-o",
        ]);
        run(command.arg(staging.join(format!("sample.{lang}.json"))).stdin(Stdio::from(ledger)))?;
    }
    Ok(())
}
