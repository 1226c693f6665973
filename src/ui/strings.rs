//! Everything that the page says, in both languages: `data/strings.tsv`, sorted by id.
//!
//! The Chinese words of the first view are part of the program (`build.rs`); the whole table is fetched when that stands, or before
//! it where the page speaks English.

use crate::terms::Lang;
use std::sync::{LazyLock, OnceLock};

/// Ids with their words, in the order of the ids.
type Words = Vec<(&'static str, &'static str)>;

static FIRST: LazyLock<Words> =
    LazyLock::new(|| words(include_str!(concat!(env!("OUT_DIR"), "/strings.zh.tsv")), Lang::Zh));

/// The whole table: Chinese and English.
static WHOLE: OnceLock<[Words; 2]> = OnceLock::new();

/// The ids of a table, and its column of this language.
fn words(table: &'static str, lang: Lang) -> Words {
    let column = if lang == Lang::Zh { 1 } else { 2 };
    let word = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.nth(column - 1)?))
    };
    table.lines().skip(1).filter_map(word).collect()
}

/// Takes in the whole table. It stays as long as the page.
pub fn learn(table: String) {
    WHOLE.get_or_init(|| {
        let table = table.leak();
        [words(table, Lang::Zh), words(table, Lang::En)]
    });
}

/// Whether the words of a language are there.
pub fn knows(lang: Lang) -> bool {
    lang == Lang::Zh || WHOLE.get().is_some()
}

/// The string with this id; the id itself where the table lacks it.
pub fn say(lang: Lang, id: &'static str) -> &'static str {
    lookup(lang, id).unwrap_or(id)
}

/// The string `group.id`, for ids that terms carry; empty where the table lacks it.
pub fn say_of(lang: Lang, group: &str, id: &str) -> &'static str {
    lookup(lang, &[group, ".", id].concat()).unwrap_or_default()
}

fn lookup(lang: Lang, id: &str) -> Option<&'static str> {
    let words = WHOLE.get().map_or(&*FIRST, |[chinese, english]| if lang == Lang::Zh { chinese } else { english });
    let at = words.binary_search_by_key(&id, |(id, _)| *id).ok()?;
    Some(words.get(at)?.1)
}

/// The template with each `{name}` replaced, and each `{name:s}` by the ending of an English plural.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = template.to_owned();
    for (name, value) in values {
        text = text.replace(&["{", name, "}"].concat(), value);
        text = text.replace(&["{", name, ":s}"].concat(), if *value == "1" { "" } else { "s" });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{Basis, CheckKind, Comparator, Status, Topic, Trace};
    use crate::ui::filter::{Flag, Sort};
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    const TABLE: &str = include_str!("../../data/strings.tsv");

    fn ids() -> Vec<&'static str> {
        words(TABLE, Lang::Zh).into_iter().map(|(id, _)| id).collect()
    }

    fn placeholders(text: &str) -> BTreeSet<&str> {
        let inside = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
        inside.filter(|inside| !inside.ends_with(":s")).collect()
    }

    fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("folder") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                rust_files(&path, into);
            } else {
                into.push(path);
            }
        }
    }

    /// The ids that the page's source asks for: the literals in `t("…")`, `fill("…"`, and the groups of terms.
    fn used() -> BTreeSet<String> {
        let mut files = Vec::new();
        rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut files);
        let mut ids = BTreeSet::new();
        for file in files {
            let source = fs::read_to_string(file).expect("source");
            // Which of the two is said is handed on.
            ids.extend(
                ["topics.most", "topics.short"]
                    .into_iter()
                    .filter(|id| source.contains(&format!("there, \"{id}\"")))
                    .map(str::to_owned),
            );
            for said in source
                .split("\"said.")
                .skip(1)
                .filter_map(|rest| rest.split_once('"'))
                .filter(|said| !said.0.is_empty() && !said.0.contains('{'))
            {
                ids.insert(format!("said.{}", said.0));
            }
            for call in ["cx.t(\"", "cx.fill(\"", "self.fill(\"", "say(lang, \""] {
                ids.extend(source.split(call).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
            }
        }
        let mut group = |name: &str, terms: &[&str]| ids.extend(terms.iter().map(|id| format!("{name}.{id}")));
        group("status", &Status::ALL.iter().map(|term| term.id()).collect::<Vec<_>>());
        group("topic", &Topic::ALL.iter().map(|term| term.id()).collect::<Vec<_>>());
        group("comparator", &Comparator::ALL.iter().map(|term| term.id()).collect::<Vec<_>>());
        group("basis", &Basis::ALL.iter().map(|term| term.id()).collect::<Vec<_>>());
        group("check", &CheckKind::ALL.iter().map(|term| term.id()).collect::<Vec<_>>());
        group("rule", &Comparator::ALL.iter().map(|term| term.id()).collect::<Vec<_>>());
        group("trace", &Trace::ALL.iter().map(|term| term.id()).collect::<Vec<_>>());
        group("flag", &Flag::ALL.map(Flag::id));
        group("sort", &Sort::ALL.map(|(_, id)| id));
        group("format", &crate::import::FORMATS);
        for name in ["what", "look", "try"] {
            group(name, crate::ui::state::Problem::CODES);
        }
        ids
    }

    #[test]
    fn every_string_is_there_in_both_languages() {
        for (number, line) in TABLE.lines().enumerate() {
            let cells: Vec<_> = line.split('\t').collect();
            assert_eq!(cells.len(), 3, "line {}: {line}", number + 1);
            assert!(cells.iter().all(|cell| !cell.trim().is_empty()), "line {}: {line}", number + 1);
            assert_eq!(placeholders(cells[1]), placeholders(cells[2]), "{line}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_has_no_id_twice() {
        let ids = ids();
        assert!(ids.is_sorted_by(|a, b| a < b), "{:?}", ids.windows(2).find(|pair| pair[0] >= pair[1]));
    }

    #[test]
    fn the_page_asks_for_every_string_and_for_no_other() {
        let there: BTreeSet<String> = ids().into_iter().map(str::to_owned).collect();
        assert_eq!(used().difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "missing");
        assert_eq!(there.difference(&used()).collect::<Vec<_>>(), Vec::<&String>::new(), "never used");
    }

    #[test]
    fn english_is_spoken_once_it_is_learnt() {
        assert_eq!(say(Lang::Zh, "short"), "差在哪里");
        learn(TABLE.to_owned());
        assert!(knows(Lang::En));
        assert_eq!((say(Lang::En, "short"), say_of(Lang::En, "status", "met")), ("What fell short", "Met"));
    }

    #[test]
    fn a_template_takes_its_values() {
        assert_eq!(fill("{n} / {all}", &[("n", "3"), ("all", "38")]), "3 / 38");
        assert_eq!(fill("{n} notice{n:s}", &[("n", "1")]), "1 notice");
        assert_eq!(fill("{n} notice{n:s}", &[("n", "2")]), "2 notices");
    }
}
