//! The report that the page shows on opening, made while it is built: the first view needs no engine then.

use crate::Failure;
use crate::process::run;
use crate::project::Project;
use std::path::Path;
use std::process::Stdio;

const LEDGER: &str = "data/samples/qingdao-2024.txt";

/// Writes `sample.<lang>.json`, by the same program that the engine is, and the head of the Chinese one.
pub fn write(project: &Project, staging: &Path) -> Result<(), Failure> {
    for lang in ["zh", "en"] {
        let ledger = std::fs::File::open(project.path(LEDGER)).map_err(|error| format!("{LEDGER}: {error}"))?;
        let mut command = project.command("cargo")?;
        command.args([
            "run", "--quiet", "--locked", "--bin", "taizhang", "--", "-", "--format", "json", "--lang", lang, "-o",
        ]);
        run(command.arg(staging.join(format!("sample.{lang}.json"))).stdin(Stdio::from(ledger)))?;
    }
    run(project.command("node")?.arg("xtask/head.mjs").arg(staging))
}
