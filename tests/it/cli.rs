//! The command line as a user sees it.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const LEDGER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/qingdao-2024/input.txt");
const OTHER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/d01/input.txt");

fn taizhang(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taizhang"));
    command.args(arguments).env_remove("COLUMNS").env_remove("NO_COLOR");
    command
}

fn run(arguments: &[&str]) -> Output {
    taizhang(arguments).stdin(Stdio::null()).output().expect("the program runs")
}

fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = taizhang(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("standard input").write_all(input).expect("input is taken");
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("taizhang-cli-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for files");
    folder
}

#[test]
fn json_of_one_file_is_the_report() {
    let output = run(&[LEDGER, "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let report: Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(report["version"], 1);
    assert_eq!(report["place"], "青岛市");
    assert_eq!(report["items"].as_array().map(Vec::len), Some(38));
    assert_eq!(report["items"][0]["targets"][0]["actual"]["value"], 5.7);
    assert_eq!(report["items"][1]["targets"][0]["value"], 133_800_000_000_u64);
    assert_eq!(report["source"]["name"], "input.txt");
    assert!(report["items"][0]["owner"].is_null(), "absent values are null");
}

#[test]
fn several_files_are_a_list_or_lines_in_order() {
    let list: Value = serde_json::from_str(&out(&run(&[LEDGER, OTHER, "--format", "json"]))).expect("JSON");
    assert_eq!(list.as_array().map(Vec::len), Some(2));
    let lines = out(&run(&[OTHER, LEDGER, "--format", "ndjson"]));
    let places: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["place"].clone()).collect();
    assert_eq!(places, ["岚溪县", "青岛市"]);
}

#[test]
fn text_fits_the_width_and_counts() {
    let output = taizhang(&[LEDGER]).env("COLUMNS", "72").output().expect("the program runs");
    let text = out(&output);
    assert!(text.contains("完成 35 / 共 38 项"), "{text}");
    assert!(text.contains("青岛市"));
    assert!(!text.contains('\u{1b}'), "no colour in a pipe");
    for line in text.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 72, "too wide: {line}");
    }
    assert!(out(&run(&[LEDGER, "--color", "always"])).contains('\u{1b}'));
    assert!(out(&run(&[LEDGER, "--lang", "en"])).contains("35 of 38 commitments met"));
}

#[test]
fn csv_has_a_row_for_each_target() {
    let text = out(&run(&[LEDGER, "--format", "csv"]));
    assert!(text.starts_with('\u{feff}'));
    assert!(text.lines().next().expect("a head").contains("source,number,section,name,commitment"));
    let rows = text.matches("\r\n").count() - 1;
    let report: Value = serde_json::from_str(&out(&run(&[LEDGER, "--format", "json"]))).expect("JSON");
    let wanted: usize = report["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|i| i["targets"].as_array().map_or(0, Vec::len).max(1))
        .sum();
    assert_eq!(rows, wanted);
}

#[test]
fn csv_cells_are_no_formulas() {
    let ledger = "序号\n事项内容\n完成情况\n\n1\n=1+1，新建公园3个。\n建成公园3个。\n\n2\n@新建学校2所。\n建成学校1所，\"在建\"1所。\n";
    let text = out(&fed(&["-", "--format", "csv"], ledger.as_bytes()));
    assert!(text.contains("'=1+1，新建公园3个。"), "{text}");
    assert!(text.contains("'@新建学校2所。"), "{text}");
    assert!(text.contains("\"\"在建\"\""), "{text}");
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_written() {
    let folder = scratch("bad");
    fs::write(folder.join("empty.txt"), b"").expect("a file");
    fs::write(folder.join("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\0").expect("a file");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    for (bad, wanted) in [
        (path("empty.txt"), "found nothing"),
        (path("picture.txt"), "PNG"),
        (path("missing.txt"), "Check the path"),
        (folder.to_string_lossy().into_owned(), "found a folder"),
    ] {
        let output = run(&[&bad, LEDGER, "--format", "ndjson"]);
        assert_eq!(output.status.code(), Some(1), "{bad}");
        assert!(err(&output).contains(wanted), "{}", err(&output));
        assert!(err(&output).contains(&bad), "the error names the file");
        assert_eq!(out(&output).lines().count(), 1, "the other file is written");
    }
    let ledger = path("ledger.txt");
    fs::copy(OTHER, &ledger).expect("a ledger");
    let before = fs::read(&ledger).expect("a ledger");
    assert_eq!(run(&[&path("missing.txt"), "-o", &ledger]).status.code(), Some(1));
    assert_eq!(fs::read(&ledger).expect("a ledger"), before, "a run that reads nothing writes nothing");
    assert_eq!(run(&[&ledger, "--format", "json", "-o", &ledger]).status.code(), Some(0));
    assert!(fs::read_to_string(&ledger).expect("a report").contains("\"version\":1"), "an input may be the output");
    let output = run(&[LEDGER, "-o", &path("no/such/folder/out.txt")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("could not be written"));
}

#[test]
fn wrong_arguments_are_status_two() {
    for arguments in
        [&["--format", "pdf", LEDGER][..], &[], &["--nonsense"], &["--lang"], &["--encoding", "klingon", LEDGER]]
    {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains("taizhang --help"), "{}", err(&output));
    }
    assert_eq!(run(&["--help"]).status.code(), Some(0));
    assert!(out(&run(&["--version"])).starts_with("taizhang "));
}

#[test]
fn csv_of_several_files_has_one_head_and_names_the_file() {
    let text = out(&run(&[LEDGER, OTHER, "--format", "csv"]));
    assert_eq!(text.matches('\u{feff}').count(), 1);
    assert_eq!(text.lines().filter(|line| line.contains("source,number")).count(), 1);
    assert!(text.lines().nth(1).expect("a row").starts_with("input.txt,1,"));
}

#[test]
fn a_stream_survives_bad_lines() {
    let record = serde_json::json!({ "name": "a", "text": fs::read_to_string(OTHER).expect("a ledger") }).to_string();
    let input = format!("{record}\nnot json\n{{\"name\":\"b\",\"text\":\"\"}}\n{{\"name\":\"c\"}}\n\n{record}\n");
    let output = fed(&["--stream"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> = out(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0]["source"]["name"], "a");
    assert_eq!(lines[1]["error"]["code"], "record");
    assert_eq!((&lines[2]["name"], &lines[2]["error"]["code"]), (&"b".into(), &"empty".into()));
    assert_eq!((&lines[3]["name"], &lines[3]["error"]["code"]), (&"c".into(), &"record".into()));
    assert_eq!(lines[0], lines[4], "nothing is kept between lines");
}

#[test]
fn quantities_are_listed_line_by_line() {
    let output = fed(&["quantities"], "新增企业300家以上。\n5G\r\n\n".as_bytes());
    let lines: Vec<Value> = out(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["quantities"][0]["value"], 300);
    assert_eq!(lines[0]["quantities"][0]["bound"], "atLeast");
    assert_eq!(lines[1]["text"], "5G");
    assert_eq!(lines[1]["quantities"][0]["kind"], "name");
    assert!(lines[1]["quantities"][0]["value"].is_null());
}

/// The workbook is read back by the program's own reader: the same commitments, in the same order, with their verdicts beside them.
#[cfg(feature = "files")]
#[test]
fn a_workbook_holds_every_item() {
    let book = run(&[LEDGER, "--format", "xlsx"]).stdout;
    let document =
        taizhang::import::read("book.xlsx", &book, taizhang::import::ImportOptions::default()).expect("xlsx");
    let grids: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            taizhang::document::Block::Grid(grid) => Some(grid),
            _ => None,
        })
        .collect();
    assert_eq!(grids.iter().map(|grid| grid.name.as_str()).collect::<Vec<_>>(), ["事项", "目标", "汇总", "方法"]);
    let report: serde_json::Value = serde_json::from_str(&out(&run(&[LEDGER, "--format", "json"]))).expect("JSON");
    let items = report["items"].as_array().expect("items");
    assert_eq!(grids[0].rows.len(), items.len() + 1);
    for (row, item) in grids[0].rows.iter().skip(1).zip(items) {
        let cell = |column: u32| {
            let cell = row.iter().find(|cell| cell.column == column).expect("a cell");
            cell.cell.text(&document).into_owned()
        };
        assert_eq!(cell(1).trim(), item["commitment"].as_str().expect("text").trim());
    }
    let target = |row: usize, column: u32| {
        let cell = grids[1].rows[row].iter().find(|cell| cell.column == column).expect("a cell");
        cell.cell.text(&document).into_owned()
    };
    assert_eq!(
        (target(2, 3).as_str(), target(2, 4).as_str()),
        ("≈1338亿元", "1339.3亿元"),
        "as a reader would write it"
    );
}
