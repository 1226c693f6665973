//! Times each stage and the whole, beside the floor of any reader that goes by words: one Aho–Corasick pass over the same bytes with all
//! the words of `data/`. `cargo bench` prints the table; `benches/RESULTS.md` keeps the last one.

use aho_corasick::AhoCorasick;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use taizhang::document::Document;
use taizhang::ledger::Ledger;
use taizhang::reading::Reading;
use taizhang::report::{self, Options};
use taizhang::{import, ledger, pairing, target};

fn main() {
    divan::main();
}

const INPUTS: [&str; 2] = ["qingdao", "1 MB"];

static QINGDAO: LazyLock<String> = LazyLock::new(|| read("data/samples/qingdao-2024.txt"));

/// Some 1 MB: a table of the rows of all ledgers of the corpus, over and over, their figures changed each time.
static LARGE: LazyLock<String> = LazyLock::new(|| {
    let mut rows = Vec::new();
    let mut folders: Vec<_> = fs::read_dir(root("tests/corpus")).expect("a corpus").flatten().collect();
    folders.sort_by_key(fs::DirEntry::path);
    for folder in folders {
        let Ok(text) = fs::read_to_string(folder.path().join("input.txt")) else { continue };
        let document = import::from_text("", text);
        let found = ledger::collect(&document);
        let one_line = |text: &str| text.split_whitespace().collect::<String>().replace('|', "");
        rows.extend(found.items.iter().map(|item| {
            format!("{}|{}", one_line(&item.commitment.text(&document)), one_line(&item.completion.text(&document)))
        }));
    }
    let mut text = String::from("2024年政府工作报告任务完成情况台账\n序号|事项内容|完成情况\n");
    let mut number = 0;
    while text.len() < 1 << 20 {
        for row in &rows {
            number += 1;
            let changed: String = row.chars().map(|c| changed(c, number)).collect();
            writeln!(text, "{number}|{changed}").expect("memory");
        }
    }
    text
});

/// Another digit for each digit but nought.
fn changed(c: char, by: u32) -> char {
    c.to_digit(10).filter(|digit| *digit > 0).and_then(|digit| char::from_digit((digit + by) % 9 + 1, 10)).unwrap_or(c)
}

fn root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(root(path)).expect(path)
}

fn text(input: &str) -> &'static str {
    if input == "qingdao" { &QINGDAO } else { &LARGE }
}

fn document(input: &str) -> Document {
    import::from_text("", text(input))
}

/// All words of the tables: what a lexicon reader looks for at the very least.
fn words() -> Vec<String> {
    let tables = fs::read_dir(root("data")).expect("data").flatten().map(|entry| entry.path());
    let tables = tables.filter(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    let tables = tables.filter(|path| !path.ends_with("strings.tsv"));
    tables
        .flat_map(|path| {
            let table = fs::read_to_string(path).expect("a table");
            table.lines().skip(1).filter_map(|line| Some(line.split('\t').next()?.to_owned())).collect::<Vec<_>>()
        })
        .collect()
}

#[divan::bench(args = INPUTS)]
fn a_floor_aho_corasick(bencher: Bencher, input: &str) {
    let finder = AhoCorasick::new(words()).expect("words");
    let text = text(input);
    bencher.counter(BytesCount::of_str(text)).bench(|| finder.find_overlapping_iter(black_box(text)).count());
}

#[divan::bench(args = INPUTS)]
fn b_import(bencher: Bencher, input: &str) {
    let text = text(input);
    bencher.counter(BytesCount::of_str(text)).bench(|| import::from_text("", black_box(text)));
}

#[divan::bench(args = INPUTS)]
fn c_collect(bencher: Bencher, input: &str) {
    let document = document(input);
    bencher.counter(BytesCount::of_str(text(input))).bench(|| ledger::collect(black_box(&document)));
}

fn readings(document: &Document, ledger: &Ledger) -> Vec<Reading> {
    ledger.items.iter().map(|item| Reading::new(item, document)).collect()
}

#[divan::bench(args = INPUTS)]
fn d_read_cells(bencher: Bencher, input: &str) {
    let document = document(input);
    let ledger = ledger::collect(&document);
    bencher.counter(BytesCount::of_str(text(input))).bench(|| readings(black_box(&document), &ledger));
}

#[divan::bench(args = INPUTS)]
fn e_targets(bencher: Bencher, input: &str) {
    let document = document(input);
    let readings = readings(&document, &ledger::collect(&document));
    bencher
        .counter(BytesCount::of_str(text(input)))
        .bench(|| black_box(&readings).iter().map(|reading| target::of(reading, None).targets.len()).sum::<usize>());
}

#[divan::bench(args = INPUTS)]
fn f_pairing(bencher: Bencher, input: &str) {
    let document = document(input);
    let ledger = ledger::collect(&document);
    let readings = readings(&document, &ledger);
    let pairs: Vec<_> = readings.iter().map(|reading| (target::of(reading, ledger.year), reading)).collect();
    let setting = pairing::Setting { year: ledger.year, place: ledger.place.as_deref(), level: ledger.level };
    bencher.counter(BytesCount::of_str(text(input))).bench(|| {
        black_box(&pairs).iter().map(|(targets, reading)| pairing::pair(targets, reading, setting).len()).sum::<usize>()
    });
}

#[divan::bench(args = INPUTS)]
fn g_report_of_a_ledger(bencher: Bencher, input: &str) {
    let document = document(input);
    let ledger = ledger::collect(&document);
    let options = Options::default();
    bencher.counter(BytesCount::of_str(text(input))).bench(|| report::of(black_box(&document), &ledger, &options));
}

#[divan::bench(args = INPUTS)]
fn h_the_whole(bencher: Bencher, input: &str) {
    let options = Options::default();
    let text = text(input);
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| report::analyze(&import::from_text("", black_box(text)), &options));
}

/// So many figures in one row, half of them in each cell: all promises in the one cell and all answers in the other.
const FIGURES: [usize; 5] = [120, 240, 480, 960, 1920];

/// Figures with names of their own, joined into one sentence each side: what a reader that compares each with each would be slow at. All
/// names are of one length, so that only their number grows.
fn sentence(figures: usize, verb: &str, more: usize) -> String {
    let name = |number: usize| -> String {
        let digits = (number + 1000).to_string();
        digits.chars().filter_map(|c| "甲乙丙丁戊己庚辛壬癸".chars().nth(c.to_digit(10)? as usize)).collect()
    };
    let parts: Vec<_> =
        (0..figures).map(|number| format!("{verb}{}站{}座", name(number), number % 90 + more)).collect();
    parts.join("，")
}

#[divan::bench(args = FIGURES)]
fn i_one_long_sentence(bencher: Bencher, figures: usize) {
    let row = format!("{}。|{}。", sentence(figures / 2, "新建", 10), sentence(figures / 2, "建成", 11));
    let text = format!("云棠市2024年民生实事完成情况\n序号|事项内容|完成情况\n1|{row}\n");
    let options = Options::default();
    let document = import::from_text("", &text);
    assert_eq!(report::analyze(&document, &options).items.len(), 1, "the row is read as one item");
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| report::analyze(&import::from_text("", black_box(&text)), &options));
}
