//! The worked examples of CONTRIBUTING.md, and those of the method.
//!
//! Each names a file of the project and what stands in it, then a text and how it is read: a quantity (value, unit, bound), the verdict on a
//! promise `|` its answer, or the verdicts on the items of a ledger.

use std::fs;
use std::path::Path;
use taizhang::document::Document;
use taizhang::lexicon::method::Row;
use taizhang::report::{self, Options};
use taizhang::terms::Kind;

fn verdicts(text: &str) -> String {
    let report = report::analyze(&Document::from_text("", text), &Options::default());
    let found: Vec<_> = report.items.iter().map(|item| item.status.id()).collect();
    found.join(" ")
}

fn read(text: &str, wanted: &str) -> String {
    if let Some((promise, answer)) = text.split_once(" | ") {
        let pad = "2|植树300株|植树300株";
        return verdicts(&format!("序号|事项内容|完成情况\n1|{promise}|{answer}\n{pad}")).replacen(" met", "", 1);
    }
    if wanted.chars().any(|c| c.is_ascii_digit()) {
        let found = report::quantities(text).into_iter().find(|quantity| quantity.kind == Kind::Quantity).expect("one");
        let value = found.value.expect("a value").0;
        return format!("{value} {} {}", found.unit.unwrap_or_default(), found.bound.expect("a bound").id());
    }
    verdicts(&text.replace("\\n", "\n").replace("\\t", "\t"))
}

/// What the page says of the method is what the program does.
#[test]
fn the_examples_of_the_method_hold() {
    let (mut rules, mut examples) = (0, 0);
    for row in taizhang::lexicon::method::method() {
        match row {
            Row::Heading(..) => rules += 1,
            Row::Example(promise, answer, verdict) => {
                examples += 1;
                let text = format!("{promise} | {answer}");
                assert_eq!(read(&text, verdict.id()), verdict.id(), "{text}");
            }
            Row::Sentence(..) => {}
        }
    }
    assert!(rules >= 10 && examples >= 14, "{examples} examples of {rules} rules");
}

#[test]
fn the_worked_examples_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = fs::read_to_string(root.join("CONTRIBUTING.md")).expect("the guide");
    let examples: Vec<&str> =
        guide.split("```example\n").skip(1).map(|rest| rest.split("```").next().expect("an end")).collect();
    assert!(examples.len() >= 6, "the examples were found");
    for example in examples {
        let (place, sentence) = example.trim().split_once('\n').expect("a place and a sentence");
        let (file, held) = place.split_once(": ").expect("a file and what it holds");
        let lines = fs::read_to_string(root.join(file)).expect(file);
        assert!(lines.lines().any(|line| line.starts_with(held)), "{file} holds no {held}");
        let (text, wanted) = sentence.split_once(" => ").expect("a text and its reading");
        assert_eq!(read(text, wanted), wanted, "{text}");
    }
}
