//! Each ledger of the corpus gives the facts that a person found in it by hand.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use taizhang::document::Document;
use taizhang::ledger;
use taizhang::report::{self, Options};
use taizhang::terms::{Lang, Status};

struct Ledger {
    name: String,
    document: Document,
    facts: Value,
}

fn ledgers() -> Vec<Ledger> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .expect("the corpus")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
        .into_iter()
        .map(|folder| Ledger {
            name: folder.file_name().expect("a name").to_string_lossy().into_owned(),
            document: Document::from_text("input.txt", fs::read_to_string(folder.join("input.txt")).expect("the text")),
            facts: serde_json::from_str(&fs::read_to_string(folder.join("facts.json")).expect("the facts"))
                .expect("JSON"),
        })
        .collect()
}

fn squash(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The readings of a field that are right.
fn right(facts: &Value, field: &str) -> Vec<String> {
    let text = |value: &Value| squash(value.as_str().unwrap_or(""));
    let mut all = vec![text(&facts[field])];
    all.extend(facts[format!("{field}Accept")].as_array().into_iter().flatten().map(text));
    all
}

fn is_one_of(facts: &Value, field: &str, found: Option<&str>) -> bool {
    right(facts, field).contains(&squash(found.unwrap_or("")))
}

#[test]
fn the_corpus_is_read_as_a_person_reads_it() {
    let ledgers = ledgers();
    assert!(ledgers.len() >= 11, "the corpus is there");
    let mut wrong = Vec::new();
    for ledger in ledgers {
        let report = report::analyze(&ledger.document, &Options::default());
        let mut check = |holds: bool, what: String| {
            if !holds {
                wrong.push(format!("{}: {what}", ledger.name));
            }
        };
        let facts = &ledger.facts;
        check(is_one_of(facts, "title", report.title.as_deref()), format!("title {:?}", report.title));
        check(is_one_of(facts, "place", report.place.as_deref()), format!("place {:?}", report.place));
        check(facts["year"].as_u64() == report.year.map(u64::from), format!("year {:?}", report.year));
        let running = report.period.as_ref().is_some_and(|period| !period.complete);
        check(facts["partYear"].as_bool() == Some(running), format!("period {:?}", report.period));
        let items = facts["items"].as_array().expect("items");
        check(items.len() == report.items.len(), format!("{} items of {}", report.items.len(), items.len()));
        for (fact, item) in items.iter().zip(&report.items) {
            let place = format!("item {}", fact["number"].as_str().unwrap_or("-"));
            let loose = fact["textLoose"].as_bool().unwrap_or(false);
            if !loose {
                let joined = item.name.clone().unwrap_or_default() + &item.commitment;
                let same = is_one_of(fact, "commitment", Some(&item.commitment))
                    || is_one_of(fact, "commitment", Some(&joined));
                check(same, format!("{place}: commitment {:?}", item.commitment));
                check(
                    is_one_of(fact, "completion", Some(&item.completion)),
                    format!("{place}: completion {:?}", item.completion),
                );
                check(is_one_of(fact, "owner", item.owner.as_deref()), format!("{place}: owner {:?}", item.owner));
                check(is_one_of(fact, "rate", item.rate.as_deref()), format!("{place}: rate {:?}", item.rate));
                check(
                    is_one_of(fact, "section", item.section.as_deref()),
                    format!("{place}: section {:?}", item.section),
                );
            }
            // A verdict over targets that can only be inferred is not asked for.
            let inferred = fact["targets"].as_array().into_iter().flatten().any(|target| target["optional"] == true);
            if !inferred {
                let accepted: Vec<&str> =
                    fact["accept"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                check(
                    accepted.contains(&item.status.id()),
                    format!("{place}: {} but {accepted:?}: {}", item.status.id(), item.reason),
                );
            }
            if let Some(conflict) = fact["conflict"].as_bool() {
                check(
                    conflict == item.conflict,
                    format!("{place}: conflict {}, claim {:?}", item.conflict, item.claim),
                );
            }
            if let Some(adjusted) = fact["adjusted"].as_bool() {
                check(adjusted == item.adjusted, format!("{place}: adjusted {}", item.adjusted));
            }
            let wanted: Vec<&Value> =
                fact["targets"].as_array().into_iter().flatten().filter(|target| target["optional"] != true).collect();
            check(
                wanted.len() == item.targets.len() || inferred,
                format!("{place}: {} targets of {}", item.targets.len(), wanted.len()),
            );
            for target in wanted {
                let same = |found: &&taizhang::view::Target| {
                    target["value"].as_f64() == Some(found.value.0) && target["comparator"] == found.comparator.id()
                        || target["comparatorAccept"]
                            .as_array()
                            .into_iter()
                            .flatten()
                            .any(|c| c == found.comparator.id())
                            && target["value"].as_f64() == Some(found.value.0)
                };
                let Some(found) = item.targets.iter().find(same) else {
                    check(false, format!("{place}: target {} not found", target["value"]));
                    continue;
                };
                let actual = found.actual.as_ref().map(|actual| actual.value.0);
                let accepted =
                    target["actualAccept"].as_array().into_iter().flatten().any(|value| value.as_f64() == actual);
                check(
                    target["actual"].as_f64() == actual || accepted,
                    format!("{place}: target {} has the actual {actual:?}", target["value"]),
                );
                let statuses: Vec<&str> =
                    target["accept"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                check(
                    statuses.contains(&found.status.id()),
                    format!("{place}: target {}: {}", target["value"], found.reason),
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{} facts are read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_character_of_the_corpus_is_lost() {
    for Ledger { name, document, .. } in ledgers() {
        let found = ledger::collect(&document);
        let lost: Vec<String> =
            ledger::unaccounted(&document, &found).iter().map(|cell| cell.text(&document).into_owned()).collect();
        assert!(lost.is_empty(), "{name}: in no part or in two: {lost:?}");
    }
}

#[test]
fn every_reason_names_its_evidence() {
    for Ledger { name, document, .. } in ledgers() {
        for item in report::analyze(&document, &Options::default()).items {
            assert!(item.reason.ends_with('。'), "{name}: {:?}", item.reason);
            assert!(item.reason.contains(item.status.name(taizhang::terms::Lang::Zh)), "{name}: {:?}", item.reason);
            for target in &item.targets {
                if let Some(actual) = &target.actual {
                    assert!(actual.span[0] < actual.span[1], "{name}: an actual stands somewhere");
                    assert!(target.reason.contains("实际"), "{name}: {:?}", target.reason);
                } else {
                    assert_ne!(target.status, Status::PartlyMet, "{name}: no target is partly met");
                }
            }
        }
    }
}

#[test]
fn english_sentences_have_english_marks_around_what_they_quote() {
    let options = Options { lang: Lang::En, ..Options::default() };
    for ledger in ledgers() {
        let report = report::analyze(&ledger.document, &options);
        let items = report.items.iter().map(|item| &item.reason);
        let targets = report.items.iter().flat_map(|item| &item.targets).map(|target| &target.reason);
        let notices = report.notices.iter().map(|notice| &notice.message);
        let unread = report.unread.iter().map(|unread| &unread.reason);
        for sentence in items.chain(targets).chain(notices).chain(unread) {
            // What stands between the quotes is the ledger's own.
            let own: String = sentence.split('"').step_by(2).collect();
            assert!(!own.contains(|c| "，。、；：（）「」“”？！＝＋".contains(c)), "{}: {sentence}", ledger.name);
        }
    }
}
