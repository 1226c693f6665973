//! One small ledger a layout: the text, then `----`, then its items as they should be read, cells without white space.
//!
//! A completion that is the same text as the commitment (narrative layouts) is written 同.

use std::fs;
use std::path::Path;
use taizhang::document::Document;
use taizhang::ledger;
use taizhang::report::{self, Options};
use taizhang::view::Item;

fn squash(text: &str) -> String {
    text.split_whitespace().collect()
}

fn line(item: &Item) -> String {
    let completion = if item.completion == item.commitment { "同" } else { &item.completion };
    let cells = [
        ("number", item.number.as_deref()),
        ("section", item.section.as_deref()),
        ("name", item.name.as_deref()),
        ("commitment", Some(item.commitment.as_str())),
        ("target", item.target_text.as_deref()),
        ("completion", Some(completion)),
        ("owner", item.owner.as_deref()),
        ("rate", item.rate.as_deref()),
        ("remark", item.remark.as_deref()),
    ];
    let told = cells
        .iter()
        .filter_map(|(name, cell)| cell.filter(|cell| !cell.is_empty()).map(|cell| format!("{name} {}", squash(cell))));
    format!("{} => {}", told.collect::<Vec<_>>().join(" | "), item.status.id())
}

#[test]
fn every_layout_gives_its_items() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the layouts").flatten().map(|entry| entry.path()).collect();
    files.sort();
    assert!(files.len() >= 15, "the layouts were found");
    let mut wrong = Vec::new();
    for file in files {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("a readable file");
        let (input, wanted) = text.split_once("\n----\n").expect("an input and its items");
        let document = Document::from_text("", input);
        let found = ledger::collect(&document);
        let lost = ledger::unaccounted(&document, &found);
        if !lost.is_empty() {
            wrong.push(format!(
                "{name}: lost {:?}",
                lost.iter().map(|cell| cell.text(&document).into_owned()).collect::<Vec<_>>()
            ));
        }
        let report = report::of(&document, &found, &Options::default());
        let read = report.items.iter().map(line).collect::<Vec<_>>().join("\n");
        if read != wanted.trim_end() {
            wrong.push(format!(
                "{name}, read as {}\n-- wanted\n{}\n-- found\n{read}",
                report.source.layout,
                wanted.trim_end()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A table of regions that lost its empty cells and the head over its regions: nobody can tell any more what a figure belongs to.
#[test]
fn bare_figures_are_no_promises() {
    let text = include_str!("../data/torn-regions.txt");
    let report = report::analyze(&Document::from_text("torn.txt", text), &Options::default());
    let promises: Vec<&str> = report.items.iter().map(|item| item.commitment.as_str()).collect();
    assert!(promises.is_empty(), "read as promises: {promises:?}");
    let unread: String = report.unread.iter().map(|piece| piece.text.as_str()).collect();
    for figure in ["318", "96.4%", "12.7"] {
        assert!(unread.contains(figure), "{figure} is lost");
    }
}

/// The line above the items that names the ledger, and the place it is of.
#[test]
fn titles_and_their_places() {
    let items = "1.新建公厕5座。\n完成情况：新建公厕5座。\n2.植树300株。\n完成情况：植树200株。\n";
    let of = [
        ("苇川市“十件实事”进行时\n2023年8月1日  苇川发布\n", "苇川市“十件实事”进行时", "苇川市"),
        ("盘点2021｜荻浦县政府工作报告年度目标“交账单”\n", "盘点2021｜荻浦县政府工作报告年度目标“交账单”", "荻浦县"),
        (
            "鹭汀县人民政府办公室关于前三季度\n县政府重点工作督查情况的通报\n各乡镇人民政府：\n",
            "鹭汀县人民政府办公室关于前三季度县政府重点工作督查情况的通报",
            "鹭汀县",
        ),
        (
            "致全市朋友的一封信\n——松屿市人民政府汇报2022年民生实事\n",
            "致全市朋友的一封信——松屿市人民政府汇报2022年民生实事",
            "松屿市",
        ),
    ];
    for (above, title, place) in of {
        let report = report::analyze(&Document::from_text("", format!("{above}{items}")), &Options::default());
        assert_eq!(report.items.len(), 2, "{above}");
        let found = report.title.as_deref().map(squash);
        assert_eq!((found.as_deref(), report.place.as_deref()), (Some(title), Some(place)), "{above}");
    }
}
