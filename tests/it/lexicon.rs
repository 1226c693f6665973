//! The tables are sound, and each row of them does what it says.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use taizhang::lexicon::bounds::BOUNDS;
use taizhang::lexicon::headers::{self, HEADERS};
use taizhang::lexicon::language::{CEILINGS, STATEMENTS, TOPICS, VERBS};
use taizhang::lexicon::months::MONTHS;
use taizhang::lexicon::plans::{PLAN_WORDS, PLANS, PlanWord};
use taizhang::lexicon::units::UNITS;
use taizhang::months;
use taizhang::mood;
use taizhang::report::quantities;
use taizhang::terms::{Bound, Kind};
use taizhang::text::Text;

fn tables() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let files = fs::read_dir(root).expect("data/").flatten().map(|entry| entry.path());
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(path).expect("a readable table"))
        })
        .collect()
}

#[test]
fn tables_are_sorted_without_duplicates_and_whole() {
    let tables = tables();
    assert!(tables.len() >= 15);
    for (name, table) in tables {
        let lines: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
        let columns = lines[0].split('\t').count();
        assert!(columns >= 2, "{name}: a head with several columns");
        let keys: Vec<&str> = lines[1..].iter().map(|line| line.split('\t').next().unwrap_or("")).collect();
        for line in &lines[1..] {
            assert_eq!(line.split('\t').count(), columns, "{name}: {line:?}");
            assert!(line.split('\t').all(|cell| !cell.trim().is_empty()), "{name}: an empty cell in {line:?}");
        }
        if name == "strings.tsv" {
            continue;
        }
        for pair in keys.windows(2) {
            assert!(pair[0] <= pair[1], "{name}: {:?} stands before {:?}", pair[0], pair[1]);
        }
        // The bound of a word may depend on where it stands.
        if name != "bounds.tsv" {
            assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{name} has a surface twice");
        }
    }
}

#[test]
fn surfaces_are_written_as_text_is_folded() {
    for (name, table) in tables() {
        if name == "strings.tsv" || name == "traditional.tsv" {
            continue;
        }
        for line in table.lines().skip(1) {
            let surface = line.split('\t').next().unwrap_or("");
            let text = Text::new(surface);
            assert_eq!(text.folded_string(text.all()), surface, "{name}");
        }
    }
}

#[test]
fn every_unit_is_read_back() {
    let mut wrong = Vec::new();
    for (surface, measure) in UNITS.iter() {
        let sentence = format!("全年完成37.5{surface}。");
        let found = quantities(&sentence);
        let unit = found.iter().find(|q| q.kind == Kind::Quantity).and_then(|q| q.unit.clone());
        if unit.as_deref() != Some(surface.as_str()) {
            wrong.push(format!("{surface} ({}): {unit:?}", measure.dimension));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_bound_is_read_back() {
    let mut wrong = Vec::new();
    let mut check = |sentence: String, bound: Bound| {
        let found = quantities(&sentence);
        if found.iter().find(|q| q.kind == Kind::Quantity).and_then(|q| q.bound) != Some(bound) {
            wrong.push(format!("{sentence}: {found:?}"));
        }
    };
    for (surface, bound) in BOUNDS.before.iter() {
        check(format!("全年建成{surface}300座。"), *bound);
    }
    for (surface, bound) in BOUNDS.between.iter() {
        check(format!("全年建成300{surface}座。"), *bound);
    }
    for (surface, bound) in BOUNDS.after.iter() {
        check(format!("全年建成300座{surface}。"), *bound);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_head_names_its_column() {
    for (surface, column) in HEADERS.iter() {
        let folded: Vec<char> = surface.chars().collect();
        assert_eq!(headers::column(folded), Some(*column), "{surface}");
    }
}

#[test]
fn every_part_of_the_year_is_told() {
    let mut wrong = Vec::new();
    for (surface, months) in MONTHS.iter() {
        let chars: Vec<char> = format!("{surface}新增就业300人").chars().collect();
        let told = months::find(&chars);
        let found = told.first().map(|told| (told.end, told.months.map(|months| (months.from, months.to))));
        if found != Some((surface.chars().count(), *months)) {
            wrong.push(format!("{surface}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (words, to) in
        [("截至2022年10月31日新增3人", 10), ("1—9月新增3人", 9), ("1月至11月新增3人", 11), ("截止12月底", 12)]
    {
        let chars: Vec<char> = words.chars().collect();
        let told = months::find(&chars).first().and_then(|told| told.months).map(|months| (months.from, months.to));
        assert_eq!(told, Some((1, to)), "{words}");
    }
}

#[test]
fn every_word_of_a_plan_makes_its_clause_one() {
    let mut wrong = Vec::new();
    for (surface, word) in PLAN_WORDS.iter() {
        let chars: Vec<char> = format!("今年{surface}新建公厕20座").chars().collect();
        let (plan, fact, hope) = (mood::is_plan(&chars), mood::is_fact(&chars), mood::is_hope(&chars));
        let held = match word {
            PlanWord::Plan | PlanWord::Wish => plan && !fact,
            PlanWord::Hope => hope && !plan,
            // 达到 and 实现 stand in promises as well.
            PlanWord::Fact => !plan && (fact || matches!(surface.as_str(), "达到" | "实现")),
        };
        if !held {
            wrong.push(surface);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
    for (surface, beyond) in
        PLANS.beyond.iter().map(|word| (word, true)).chain(PLANS.short.iter().map(|word| (word, false)))
    {
        assert_eq!(PLANS.distance(|word| word == *surface), Some((*surface, beyond)), "{surface}");
    }
}

#[test]
fn the_longest_word_wins() {
    let chars: Vec<char> = "基本建成区".chars().collect();
    let longest = STATEMENTS.at(&chars, 0).map(|(len, _)| len);
    assert_eq!(longest, Some(4));
    for words in [VERBS.iter().count(), STATEMENTS.iter().count(), TOPICS.iter().count(), CEILINGS.iter().count()] {
        assert!(words > 30);
    }
}
