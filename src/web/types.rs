//! Writes `types.d.ts`, the types of everything public, from the structs themselves; and holds it to its version.

use crate::view::{Quantities, Report, TopicCount, VERSION};
use crate::web::api::Failure;
use crate::web::frame::{FromFrame, ToFrame};
use crate::web::options::{AnalyzeOptions, ReadOptions};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use ts_rs::{Config, TS, TypeVisitor};

/// Declarations by their names: the order of a type's parts is not always the same.
struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let name = T::ident(&self.config);
        // Only types of the program itself have a file to be written to.
        if T::output_path().is_none() || self.by_name.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.by_name.insert(name, format!("{docs}export {}", T::decl(&self.config).replace(", };", ",\n};")));
        T::visit_dependencies(self);
    }
}

fn declarations() -> String {
    let mut all = Declarations { config: Config::default(), by_name: BTreeMap::new() };
    all.visit::<Report>();
    // Behind the record that `ByTopic` is.
    all.visit::<TopicCount>();
    all.visit::<Quantities>();
    all.visit::<AnalyzeOptions>();
    all.visit::<ReadOptions>();
    all.visit::<Failure>();
    all.visit::<FromFrame>();
    all.visit::<ToFrame>();
    let text = all.by_name.into_values().collect::<Vec<_>>().join("\n\n");
    format!("// Version {VERSION} of the report. Written by a test from the structs of src/: do not edit.\n\n{text}\n")
}

/// The declarations without their comments and blanks: what a program can rely on.
fn fields(declarations: &str) -> String {
    let mut text = declarations.to_owned();
    while let (Some(start), Some(length)) = (text.find("/*"), text.find("*/").map(|end| end + 2)) {
        text.replace_range(start..length, "");
    }
    let lines = text.lines().filter(|line| !line.starts_with("//"));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn path(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(inside)
}

#[test]
fn the_public_types_are_written_down_and_change_only_with_the_version() {
    let now = declarations();
    let frozen = path(&format!("docs/contract/v{VERSION}.d.ts"));
    if let Ok(frozen) = fs::read_to_string(&frozen) {
        assert_eq!(
            fields(&frozen),
            fields(&now),
            "a public field changed: raise VERSION in src/view.rs, and tell it in docs/versions.md"
        );
    }
    let shipped = path("src/web/types.d.ts");
    if std::env::var_os("UPDATE_TYPES").is_some() {
        fs::write(&frozen, &now).unwrap();
        fs::write(&shipped, &now).unwrap();
    }
    for path in [frozen, shipped] {
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            written,
            now,
            "{}: write it with `UPDATE_TYPES=1 cargo test --features web --lib types`",
            path.display()
        );
    }
}

#[test]
fn comments_are_no_fields() {
    assert_eq!(
        fields("// a\n/**\n * b\n */\nexport type C = { /* d */ e: string, };"),
        "export type C = { e: string, };"
    );
}
