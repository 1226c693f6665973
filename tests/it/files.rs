//! Office files: one ledger gives one report whatever it was saved as, and a bad file gives an error and no harm.

use std::fs;
use std::path::{Path, PathBuf};
use taizhang::document::Document;
use taizhang::import::{self, ImportError, ImportOptions};
use taizhang::ledger;
use taizhang::report::{self, Options};
use taizhang::terms::{Lang, Status};
use taizhang::view::Report;

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

pub fn bytes(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).expect(name)
}

/// Every document whose name begins so.
pub fn documents(start: &str) -> Vec<String> {
    let names = fs::read_dir(folder()).expect("tests/documents").flatten();
    let mut names: Vec<String> = names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.starts_with(start));
    names.sort();
    assert!(names.len() >= 6, "{start}: {names:?}");
    names
}

pub fn read(name: &str, bytes: &[u8]) -> Result<Document, ImportError> {
    import::read(name, bytes, ImportOptions::default())
}

pub fn judged(name: &str, bytes: &[u8]) -> Report {
    let document = read(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    let lost = ledger::unaccounted(&document, &ledger::collect(&document));
    assert!(lost.is_empty(), "{name} loses {:?}", lost.iter().map(|cell| cell.text(&document)).collect::<Vec<_>>());
    report::analyze(&document, &Options::default())
}

/// Everything of an item but the line that it stands in, which differs from file to file.
fn items(report: &Report) -> Vec<String> {
    let item = |item: &taizhang::view::Item| {
        let mut value = serde_json::to_value(item).expect("JSON");
        value.as_object_mut().expect("an object").remove("line");
        value.to_string()
    };
    report.items.iter().map(item).collect()
}

#[test]
fn one_ledger_gives_one_report_in_every_format() {
    let text = include_bytes!("../corpus/qingdao-2024/input.txt");
    let expected = items(&judged("text", text));
    for name in documents("qingdao-2024") {
        // The name and its ending are never asked.
        for given in [name.as_str(), "document", "wrong.txt"] {
            let found = items(&judged(given, &bytes(&name)));
            for (found, expected) in found.iter().zip(&expected) {
                assert_eq!(found, expected, "{name} as {given}");
            }
            assert_eq!(found.len(), expected.len(), "{name}");
        }
    }
}

#[test]
fn a_document_is_read_as_its_reader_sees_it() {
    for name in ["quirks.docx", "quirks.doc", "quirks.odt", "quirks.rtf"] {
        let report = judged(name, &bytes(name));
        assert_eq!(report.source.format, name.rsplit('.').next().expect("an ending"), "{name}");
        let column =
            |cell: fn(&taizhang::view::Item) -> Option<String>| report.items.iter().map(cell).collect::<Vec<_>>();
        let numbers = ["1.", "2.", "3.", "4.", "5."].map(|number| Some(number.to_owned()));
        assert_eq!(column(|item| item.number.clone()), numbers, "{name}: numbers that the program counts");
        let (economy, people) = (Some("一、经济发展".to_owned()), Some("二、民生保障".to_owned()));
        let sections = [economy.clone(), economy.clone(), economy, people.clone(), people];
        assert_eq!(column(|item| item.section.clone()), sections, "{name}: merged cells");
        assert_eq!(report.items[1].completion, "新开工项目52个。", "{name}: the final text of a tracked change");
        assert_eq!(report.items[2].completion, "一般公共预算收入增长4.1%。", "{name}: without hidden characters");
        assert_eq!(report.items[3].completion, "已建成学校4所。\n小学2所\n中学2所", "{name}: a table in a cell");
        let unread =
            |text: &str| report.unread.iter().find(|unread| unread.text == text).map(|unread| unread.reason.clone());
        assert_eq!(unread("（内部口径4.3%）").as_deref(), Some("文件里设为隐藏的内容"), "{name}");
        assert_eq!(unread("某某市人民政府办公室").as_deref(), Some("页眉、页脚或页码"), "{name}");
        assert_eq!(report.title.as_deref(), Some("临川市2023年政府工作报告任务完成情况表"), "{name}");
    }
}

#[test]
fn a_workbook_is_read_as_it_shows_its_cells() {
    for name in ["quirks.xlsx", "quirks.xls", "quirks.ods"] {
        let report = judged(name, &bytes(name));
        assert_eq!(report.items.len(), 5, "{name}: the sheet with the ledger is found, its hidden row left out");
        assert_eq!(report.items[0].completion, "6.2%", "{name}: a number format");
        assert_eq!(report.items[0].rate.as_deref(), Some("103.3%"), "{name}");
        assert_eq!(report.items[0].status, Status::Met, "{name}");
        assert_eq!(report.items[2].section.as_deref(), Some("经济"), "{name}: merged cells");
        assert_eq!(report.items[4].completion, "2023年6月30日", "{name}: a date");
        assert_eq!(report.title.as_deref(), Some("临川市2023年目标任务完成情况表"), "{name}");
        for text in ["隐藏行", "隐藏列内容", "作废草稿"] {
            let unread = report.unread.iter().find(|unread| unread.text == text);
            assert_eq!(unread.map(|unread| unread.reason.as_str()), Some("文件里设为隐藏的内容"), "{name}: {text}");
        }
    }
}

#[test]
fn a_sheet_can_be_chosen_and_a_missing_one_is_named() {
    let book = bytes("quirks.xlsx");
    let choose = |sheet| import::read("x", &book, ImportOptions { sheet: Some(sheet), ..ImportOptions::default() });
    let report = report::analyze(&choose("填报说明").expect("a sheet"), &Options::default());
    assert!(report.items.is_empty(), "the sheet of notes holds no ledger");
    assert!(report.unread.iter().any(|unread| unread.reason.contains("没有选")));
    let error = choose("汇总").expect_err("no such sheet");
    assert_eq!(error.code(), "noSuchPart");
    assert!(error.message(Lang::Zh).contains("完成情况"), "{error}");
}

#[test]
fn several_tables_are_one_ledger_and_several_sheets_are_not() {
    let report = judged("two.docx", &bytes("tables.docx"));
    let sections: Vec<&str> = report.items.iter().filter_map(|item| item.section.as_deref()).collect();
    assert_eq!(sections, ["一、主要经济指标", "一、主要经济指标", "二、民生实事", "二、民生实事", "二、民生实事"]);
    let only = ImportOptions { table: Some(2), ..ImportOptions::default() };
    let document = import::read("two.docx", &bytes("tables.docx"), only).expect("a table");
    assert_eq!(report::analyze(&document, &Options::default()).items.len(), 3, "the second table alone");

    let report = judged("two.xlsx", &bytes("sheets.xlsx"));
    assert_eq!(report.items.len(), 3, "the sheet that is most like a ledger");
    let notice = report.notices.iter().find(|notice| notice.code == "otherTables").expect("the other is named");
    assert!(notice.message.contains("2023年"), "{}", notice.message);
}

/// What a bad file may lead to: an error that the reader understands, or a document that loses nothing.
fn is_harmless(name: &str, what: &str, bytes: &[u8]) -> Result<(), ImportError> {
    let document = read(name, bytes)?;
    let lost = ledger::unaccounted(&document, &ledger::collect(&document));
    assert!(lost.is_empty(), "{name}, {what}: text is lost");
    Ok(())
}

/// A few numbers that look random and are the same in every run.
fn noise(seed: u64) -> impl Iterator<Item = usize> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) as usize
    })
}

#[test]
fn damaged_files_are_refused_or_read_without_harm() {
    let mut refused = 0;
    let pdf = ["pdf-cut-rows.pdf", "pdf-open-top.pdf", "pdf-empty-password.pdf"].map(str::to_owned);
    for name in documents("quirks").into_iter().chain(pdf) {
        let whole = bytes(&name);
        let starts = (0..20).map(|part| whole.len() * part / 20).chain([1000]);
        for end in starts {
            refused += usize::from(is_harmless(&name, "cut off", &whole[..end]).is_err());
        }
        for seed in 0..200 {
            let mut bytes = whole.clone();
            let mut noise = noise(seed);
            let (at, value) = (noise.next().expect("a number") % bytes.len(), noise.next().expect("a number"));
            bytes[at] ^= 1 << (value % 8);
            refused += usize::from(is_harmless(&name, "with a flipped bit", &bytes).is_err());
        }
    }
    assert!(refused > 400, "many are refused: {refused}");
}

/// A ZIP package of these parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let body = miniz_oxide::deflate::compress_to_vec(content, 1);
        let mut header = Vec::new();
        header.extend([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
        header.extend(crc32(content).to_le_bytes());
        header.extend((body.len() as u32).to_le_bytes());
        header.extend((content.len() as u32).to_le_bytes());
        header.extend((name.len() as u16).to_le_bytes());
        header.extend([0, 0]);
        directory.extend(*b"PK\x01\x02\x14\0");
        directory.extend(&header);
        directory.extend([0; 10]);
        directory.extend((file.len() as u32).to_le_bytes());
        directory.extend(name.as_bytes());
        file.extend(*b"PK\x03\x04");
        file.extend(&header);
        file.extend(name.as_bytes());
        file.extend(body);
    }
    let start = file.len() as u32;
    file.extend(&directory);
    file.extend(*b"PK\x05\x06\0\0\0\0\0\0\0\0");
    file.extend((directory.len() as u32).to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0, 0]);
    file
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

fn word(body: &str) -> Vec<u8> {
    package(&[("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes())])
}

fn book(sheet: &str) -> Vec<u8> {
    let relations = r#"<R><Relationship Id="r1" Type="x/worksheet" Target="sheet.xml"/></R>"#;
    package(&[
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sheet.xml", format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>").as_bytes()),
    ])
}

fn open_document(kind: &str, body: &str) -> Vec<u8> {
    let kind = format!("application/vnd.oasis.opendocument.{kind}");
    let content = format!("<o:document-content><o:body>{body}</o:body></o:document-content>");
    package(&[("mimetype", kind.as_bytes()), ("content.xml", content.as_bytes())])
}

#[test]
fn files_made_to_choke_their_reader_are_refused() {
    let bomb = vec![b' '; 200 << 20];
    let entities = r#"<!DOCTYPE x [<!ENTITY a "&#97;"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    let repeated = r#"<t:table><t:table-row t:number-rows-repeated="1000000"><t:table-cell t:number-columns-repeated="1000"><p>完成</p></t:table-cell></t:table-row></t:table>"#;
    let cases = [
        ("a ZIP bomb", package(&[("word/document.xml", bomb.as_slice())]), "excessive"),
        ("deep nesting", word(&"<w:tbl><w:tr><w:tc>".repeat(10_000)), "excessive"),
        ("deep groups", format!("{{\\rtf1{}", "{".repeat(10_000)).into_bytes(), "excessive"),
        (
            "a million repeated cells",
            open_document("spreadsheet", &format!("<spreadsheet>{repeated}</spreadsheet>")),
            "excessive",
        ),
        ("a ZIP that is no document", package(&[("photo.jpg", b"\xff\xd8\xff".as_slice())]), "notText"),
        ("a presentation", package(&[("ppt/presentation.xml", b"<p/>".as_slice())]), "notText"),
        (
            "a table in a text with more cells than any ledger",
            format!("{{\\rtf1 {}}}", "\\trowd\\cellx100\\cellx200\\intbl 1\\cell 2\\cell\\row ".repeat(100_001))
                .into_bytes(),
            "excessive",
        ),
        ("XML that stops", package(&[("word/document.xml", b"<w:document><w:body>".as_slice())]), "damaged"),
        ("RTF that stops", b"{\\rtf1 \\trowd\\cellx100 1\\cell".to_vec(), "damaged"),
        ("an encrypted package", compound_with("EncryptedPackage"), "encrypted"),
        ("a compound file of another program", compound_with("PowerPoint Document"), "notText"),
    ];
    for (what, bytes, code) in cases {
        let error = is_harmless("file", what, &bytes).expect_err(what);
        assert_eq!(error.code(), code, "{what}: {error}");
        assert!(error.message(Lang::Zh).contains('请'), "{what}: it says what to do");
    }
    let far = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c><c r="XFD1" t="inlineStr"><is><t>完成情况</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>5</v></c></row>"#;
    is_harmless("file", "cells far apart", &book(far)).expect("a document");
    let flood = package(&[(
        "word/document.xml",
        format!("{entities}<d><body><p><r><t>{}</t></r></p></body></d>", "&b;".repeat(1000)).as_bytes(),
    )]);
    is_harmless("file", "entities", &flood).expect("entities are not expanded");
}

/// A compound file whose root has one empty stream of this name.
fn compound_with(stream: &str) -> Vec<u8> {
    let mut file = vec![0; 512 * 3];
    file[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    file[30] = 9;
    file[32] = 6;
    file[44] = 1;
    file[48..52].copy_from_slice(&1_u32.to_le_bytes());
    file[60..64].fill(0xff);
    file[68..72].fill(0xff);
    file[76..512].fill(0xff);
    file[76..80].fill(0);
    // The table of sectors: itself, then the directory, then nothing.
    file[512..1024].fill(0xff);
    file[512..516].copy_from_slice(&0xffff_fffd_u32.to_le_bytes());
    file[516..520].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    for (index, (name, kind)) in [("Root Entry", 5), (stream, 2)].into_iter().enumerate() {
        let entry = &mut file[1024 + index * 128..1024 + (index + 1) * 128];
        for (place, unit) in entry.chunks_exact_mut(2).zip(name.encode_utf16()) {
            place.copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = (name.len() * 2 + 2) as u8;
        entry[66] = kind;
        entry[68..80].fill(0xff);
        entry[116..120].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    }
    file[1024 + 76..1024 + 80].copy_from_slice(&1_u32.to_le_bytes());
    file
}

#[test]
fn rich_text_keeps_what_its_code_pages_and_groups_say() {
    let (gb, _, _) = encoding_rs::GB18030.encode("完成");
    let escaped = gb.iter().fold(String::new(), |text, byte| text + &format!("\\'{byte:02x}"));
    let rtf = format!(
        "{{\\rtf1\\ansi\\ansicpg936{{\\fonttbl{{\\f0\\fcharset134 SimSun;}}}}{{\\*\\generator x;}}\\uc1 {escaped}\\u24773?\\u20917?: 5\\'a3\\'a5\\par{{\\v hidden}}\\par}}"
    );
    let document = read("x.rtf", rtf.as_bytes()).expect("a document");
    assert_eq!(document.text.lines().next(), Some("完成情况: 5％"));
}
