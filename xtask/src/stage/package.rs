//! What makes an npm package of dist/: its manifest, its README and the licences.

use crate::Failure;
use crate::project::Project;
use std::fs;
use std::path::Path;

/// Files of the project that go with the package, and their names there.
const COPIES: &[(&str, &str)] =
    &[("docs/javascript.md", "README.md"), ("LICENSE", "LICENSE"), ("LICENSE-MIT", "LICENSE-MIT")];

/// Writes `package.json` and the copies. The page's own files are no part of the package.
pub fn write(project: &Project, staging: &Path) -> Result<(), Failure> {
    for (from, to) in COPIES {
        fs::copy(project.path(from), staging.join(to)).map_err(|error| format!("{from}: {error}"))?;
    }
    super::write(&staging.join("package.json"), &manifest(&project.locked_version("taizhang")?))
}

fn manifest(version: &str) -> String {
    format!(
        r#"{{
  "name": "taizhang",
  "version": "{version}",
  "description": "Reads Chinese government ledgers (台账) and checks each commitment against what became of it",
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "exports": {{ ".": {{ "types": "./taizhang.d.ts", "default": "./taizhang.js" }} }},
  "files": ["taizhang.js", "taizhang.d.ts", "files.js", "files.d.ts", "files_bg.wasm", "LICENSE-MIT"],
  "engines": {{ "node": ">=20" }}
}}
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_names_the_version() {
        assert!(manifest("1.2.3").contains("\n  \"version\": \"1.2.3\",\n"));
    }
}
