//! Bytes to text: encodings, and what is no text.

use taizhang::document::{Block, Grid};
use taizhang::import::{self, ImportError, ImportOptions};
use taizhang::report::{self, Options};
use taizhang::terms::Lang;

const LEDGER: &str = include_str!("../corpus/qingdao-2024/input.txt");

fn text(bytes: &[u8], encoding: Option<&str>) -> Result<(String, String), ImportError> {
    let document =
        import::read("ledger.txt", bytes, ImportOptions { encoding, decode: None, ..ImportOptions::default() })?;
    Ok((document.text, document.encoding.unwrap_or_default()))
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn one_ledger_reads_the_same_in_every_encoding() {
    let (gb, _, lossy) = encoding_rs::GB18030.encode(LEDGER);
    assert!(!lossy);
    let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
    for (bytes, encoding) in [
        (LEDGER.as_bytes().to_vec(), "UTF-8"),
        (with_mark(b"\xef\xbb\xbf", LEDGER.as_bytes().to_vec()), "UTF-8"),
        (with_mark(b"\xff\xfe", utf16(LEDGER, u16::to_le_bytes)), "UTF-16LE"),
        (with_mark(b"\xfe\xff", utf16(LEDGER, u16::to_be_bytes)), "UTF-16BE"),
        (utf16(LEDGER, u16::to_le_bytes), "UTF-16LE"),
        (utf16(LEDGER, u16::to_be_bytes), "UTF-16BE"),
        (gb.into_owned(), "GB18030"),
    ] {
        let (read, named) = text(&bytes, None).expect(encoding);
        assert_eq!(named, encoding);
        assert_eq!(read, LEDGER, "{encoding}");
    }
}

#[test]
fn a_file_cut_in_the_middle_of_a_character_keeps_the_rest() {
    let bytes = LEDGER.as_bytes();
    let end =
        LEDGER.char_indices().map(|(at, c)| (at, c.len_utf8())).rfind(|(_, len)| *len == 3).expect("Chinese").0 + 1;
    let (read, named) = text(&bytes[..end], None).expect("text");
    assert_eq!(named, "UTF-8");
    assert_eq!(read, LEDGER[..end - 1]);
}

#[test]
fn the_reader_may_choose_the_encoding() {
    let (gb, _, _) = encoding_rs::GB18030.encode("新建公园3个。");
    assert_eq!(text(&gb, Some("GBK")).expect("text"), ("新建公园3个。".to_owned(), "GB18030".to_owned()));
    let refused = text(&gb, Some("utf-8")).expect_err("no UTF-8");
    assert_eq!(refused.code(), "encoding");
    assert!(refused.to_string().contains("byte 0"), "{refused}");
    assert_eq!(text(b"abc", Some("klingon")).expect_err("no such encoding").code(), "encoding");
}

#[test]
fn what_is_no_text_is_named() {
    for (bytes, name) in
        [(&b"\x89PNG\r\n\x1a\n\0\0"[..], "PNG"), (b"GIF89a\x01\0\x01\0", "GIF"), (b"7z\xbc\xaf\x27\x1c\0\x04", "7z")]
    {
        let error = text(bytes, None).expect_err(name);
        assert_eq!(error.code(), "notText");
        assert!(error.to_string().contains(name), "{error}");
        assert!(error.message(Lang::Zh).contains("请"), "it says what to do");
    }
    let noise: Vec<u8> = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(text(&noise, None).expect_err("noise").code(), "notText");
}

#[test]
fn nothing_is_empty() {
    for bytes in [&b""[..], b"  \n\t", b"\xef\xbb\xbf", "\u{3000}\n".as_bytes()] {
        assert_eq!(text(bytes, None), Err(ImportError::Empty));
    }
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let bytes = vec![b'a'; import::MAX_BYTES + 1];
    assert_eq!(text(&bytes, None).expect_err("too large").code(), "tooLarge");
}

fn grid(text: &str) -> (String, Vec<Vec<String>>) {
    let document = import::from_text("", text);
    let Some(Block::Grid(Grid { rows, .. })) = document.blocks.iter().find(|block| matches!(block, Block::Grid(_)))
    else {
        return (document.format, Vec::new());
    };
    let cells = |row: &Vec<taizhang::document::GridCell>| {
        row.iter().map(|cell| format!("{}:{}", cell.column, cell.cell.text(&document))).collect()
    };
    (document.format.clone(), rows.iter().map(cells).collect())
}

#[test]
fn one_ledger_as_text_csv_and_html_gives_the_same_items() {
    let judged = |text: &str| {
        let report = report::analyze(&import::from_text("", text), &Options::default());
        let items = report.items.into_iter();
        items.map(|item| (item.number, item.commitment, item.completion, item.status, item.targets)).collect::<Vec<_>>()
    };
    let wanted = judged(LEDGER);
    assert_eq!(wanted.len(), 38);
    for (name, text) in
        [("csv", include_str!("../data/qingdao-2024.csv")), ("html", include_str!("../data/qingdao-2024.html"))]
    {
        assert!(judged(text) == wanted, "{name} differs");
    }
}

#[test]
fn quoted_fields_hold_commas_quotes_and_line_breaks() {
    let (format, rows) =
        grid("序号,事项,完成情况\r\n1,\"新建公园3个,含\"\"口袋\"\"公园\",\"建成\n3个\"\r\n2,新建学校2所,建成2所\r\n");
    assert_eq!(format, "csv");
    assert_eq!(rows[1], ["0:1", "1:新建公园3个,含\"口袋\"公园", "2:建成\n3个"]);
    assert_eq!(rows[2], ["0:2", "1:新建学校2所", "2:建成2所"]);
}

#[test]
fn prose_with_commas_is_no_table() {
    for text in ["新建公园3个,学校2所,\n医院1所。", "a,b\nc", "他说,\"好\n的\"。", "1,234\n5,678,9"] {
        assert_eq!(grid(text), ("txt".to_owned(), Vec::new()), "{text}");
    }
}

#[test]
fn tables_in_markup_keep_their_merged_cells() {
    let page = "<html><head><title>x</title><style>td{}</style></head><body><div>首页 &gt; 公开</div>\
        <table><tr><td>菜单</td><td><table>\
        <tr><th>类别</th><th>事项</th><th>完成情况</th></tr>\
        <tr><td rowspan=2>教育</td><td>新建学校2所</td><td>建成<b>2</b>所</td></tr>\
        <tr><td>新增学位900个</td><td><p>新增学位&nbsp;910个</p><p>其中小学500个</p></td></tr>\
        <tr><td colspan=\"3\">注：数据截至年底</td></tr></table></td></tr></table>\
        <script>var a = '<td>no</td>';</script></body></html>";
    let (format, rows) = grid(page);
    assert_eq!(format, "html");
    assert_eq!(rows[0], ["0:类别", "1:事项", "2:完成情况"]);
    assert_eq!(rows[1], ["0:教育", "1:新建学校2所", "2:建成2所"]);
    assert_eq!(rows[2], ["1:新增学位900个", "2:新增学位 910个\n其中小学500个"]);
    let document = import::from_text("", page);
    assert!(document.text.contains("首页 > 公开") && document.text.contains("菜单"));
    assert!(!document.text.contains("no") && !document.text.contains("td{"));
    let report = report::analyze(&document, &Options::default());
    assert_eq!(report.items.len(), 2);
    assert!(
        report.items.iter().all(|item| item.section.as_deref() == Some("教育")),
        "a merged category reaches each row"
    );
}
