//! PDF: tables in the ways in which they are drawn, pages in the ways in which they are cut, and files made to choke their reader.
//! `tests/documents/make_pdf.py` wrote the samples.

use crate::files::{bytes, judged};
use taizhang::import::{self, ImportOptions};
use taizhang::report::{self, Options};
use taizhang::terms::{Lang, Status};
use taizhang::view::Report;

const TITLE: &str = "临川市2023年民生实事完成情况表";

const ROWS: [(&str, &str, Status); 8] = [
    (
        "新建改扩建中小学校4所，新增学位3600个。",
        "已建成中小学校4所，新增学位3720个，提前两个月完成年度任务，缓解了老城区入学的压力。",
        Status::Exceeded,
    ),
    ("改造老旧小区40个。", "全年改造老旧小区36个，其余4个因管线迁改延期，已列入下一年度计划。", Status::Missed),
    ("城镇新增就业3万人。", "全年城镇新增就业3.2万人，失业人员再就业8600人，零就业家庭动态清零。", Status::Exceeded),
    (
        "建成农村公路120公里以上。",
        "建成农村公路133.5公里，涉及11个乡镇、47个行政村，惠及群众6.2万人。",
        Status::Exceeded,
    ),
    ("新增公共停车位2000个。", "新增公共停车位2150个，其中利用桥下空间和边角地块建设的有640个。", Status::Exceeded),
    (
        "空气质量优良天数比例达到85%以上。",
        "全年空气质量优良天数比例为84.1%，比上年提高1.3个百分点。",
        Status::MostlyMet,
    ),
    ("建设社区食堂12家。", "建成社区食堂12家，日均服务老年人1800余人次。", Status::Met),
    ("开工建设市档案馆新馆。", "市档案馆新馆已于6月28日开工建设，目前正在进行基础施工。", Status::Met),
];

fn holds_the_ledger(name: &str, report: &Report) {
    assert_eq!(report.title.as_deref(), Some(TITLE), "{name}");
    assert_eq!(
        report.items.len(),
        ROWS.len(),
        "{name}: {:?}",
        report.items.iter().map(|item| &item.commitment).collect::<Vec<_>>()
    );
    for (item, (commitment, completion, status)) in report.items.iter().zip(ROWS) {
        assert_eq!(item.commitment, commitment, "{name}");
        assert_eq!(item.completion, completion, "{name}");
        assert_eq!(item.status, status, "{name}: {commitment}");
    }
}

#[test]
fn a_table_is_read_however_it_is_drawn() {
    for name in crate::files::documents("pdf-") {
        let report = judged(&name, &bytes(&name));
        assert_eq!(report.source.format, "pdf", "{name}");
        holds_the_ledger(&name, &report);
        for unread in &report.unread {
            assert_eq!(unread.reason, "页眉、页脚或页码", "{name}: {}", unread.text);
        }
    }
}

#[test]
fn a_category_that_covers_rows_reaches_each_of_them_over_the_page() {
    let report = judged("categories", &bytes("pdf-categories.pdf"));
    let sections: Vec<&str> = report.items.iter().filter_map(|item| item.section.as_deref()).collect();
    assert_eq!(sections, ["民生", "民生", "民生", "交通", "交通", "城建", "城建", "城建"]);
}

#[test]
fn what_an_office_program_prints_is_what_it_holds() {
    let (printed, held) = (judged("office", &bytes("office.pdf")), judged("quirks", &bytes("quirks.docx")));
    assert_eq!(printed.items.len(), held.items.len());
    for (printed, held) in printed.items.iter().zip(&held.items) {
        assert_eq!(printed.commitment, held.commitment);
        assert_eq!(printed.status, held.status);
        assert_eq!(printed.section, held.section);
    }
}

#[test]
fn a_password_is_asked_for_and_opens_the_file() {
    let locked = bytes("locked.pdf");
    let open = |password| import::read("locked.pdf", &locked, ImportOptions { password, ..ImportOptions::default() });
    for (password, word) in [(None, "密码"), (Some("关门"), "打不开")] {
        let error = open(password).expect_err("locked");
        assert_eq!(error.code(), "password");
        assert!(error.message(Lang::Zh).contains(word), "{error}");
    }
    holds_the_ledger("locked", &report::analyze(&open(Some("开门")).expect("open"), &Options::default()));
}

#[test]
fn a_scan_is_said_to_be_one() {
    let error = import::read("scan.pdf", &bytes("scan.pdf"), ImportOptions::default()).expect_err("no text");
    assert_eq!(error.code(), "noText");
    assert!(error.message(Lang::Zh).contains("2页") && error.message(Lang::Zh).contains("OCR"), "{error}");
}

/// A PDF of these objects, the first of which is the catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", index + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1).bytes());
    file
}

fn stream(dict: &str, content: &[u8]) -> Vec<u8> {
    let deflated = miniz_oxide::deflate::compress_to_vec_zlib(content, 1);
    let mut object = format!("<<{dict}/Filter/FlateDecode/Length {}>>\nstream\n", deflated.len()).into_bytes();
    object.extend(deflated);
    object.extend(b"\nendstream");
    object
}

/// A PDF of one page with this content and these objects beside it, from number 5 on.
fn one_page(content: &[u8], more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>".to_vec(),
        stream("", content),
    ];
    objects.extend(more.iter().cloned());
    pdf(&objects)
}

#[test]
fn files_made_to_choke_their_reader_are_refused() {
    let circle = stream("/Type/XObject/Subtype/Form/Resources<</XObject<</X 5 0 R>>>>", b"/X Do /X Do /X Do");
    let bomb = stream("/Type/XObject/Subtype/Form", &vec![b' '; 150 << 20]);
    let pages =
        pdf(&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>".to_vec()]);
    let deep =
        [b"%PDF-1.7\n1 0 obj\n".to_vec(), b"[".repeat(10_000), b"\nendobj\ntrailer<</Root 1 0 R>>".to_vec()].concat();
    let cases = [
        ("forms in a circle", one_page(b"/X Do", &[circle])),
        ("a form that inflates to gigabytes", one_page(b"/X Do", &[bomb])),
        ("a page that inflates to gigabytes", one_page(&vec![b' '; 150 << 20], &[])),
        ("an index that inflates to gigabytes", pdf(&[stream("/Type/ObjStm/N 1/First 4", &vec![b' '; 150 << 20])])),
        ("pages in a circle", pages),
        ("brackets in brackets", deep),
        ("a head alone", b"%PDF-1.7\n".to_vec()),
        ("states saved without end", one_page(&b"q ".repeat(1_000_000), &[])),
    ];
    for (what, bytes) in cases {
        let error = import::read("file.pdf", &bytes, ImportOptions::default()).expect_err(what);
        assert!(["damaged", "excessive", "empty"].contains(&error.code()), "{what}: {error}");
        assert!(error.message(Lang::Zh).contains('请'), "{what}: it says what to do");
    }
}
