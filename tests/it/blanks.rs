//! Many portals set figures apart by blanks (2024 年, 300 余家): they change no figure and no verdict.

use std::fs;
use taizhang::document::Document;
use taizhang::report::{self, Options, quantities};
use taizhang::terms::Status;
use taizhang::view::Quantity;

/// A blank wherever a digit meets a Chinese character or a sign of per cent.
fn spaced(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
        let before = out.chars().last().unwrap_or(' ');
        if before.is_ascii_digit() && (han(c) || c == '%') || han(before) && c.is_ascii_digit() {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

fn facts(found: &[Quantity]) -> Vec<String> {
    let fact = |q: &Quantity| format!("{:?} {:?} {:?} {:?} {:?}", q.kind, q.value, q.upper, q.unit, q.bound);
    found.iter().map(fact).collect()
}

#[test]
fn blanks_around_figures_change_no_quantity() {
    for text in [
        "到2024年12月底前，新增规上企业300余家，增长5.5%以上。",
        "1—9月完成投资1000万元，占比35.2%左右。",
        "第3批15家企业通过验收，2号线累计开通12公里，PM2.5平均浓度35微克/立方米。",
        "约3至5家，4%—5%，不低于20个，超1.2万亿元。",
    ] {
        assert_eq!(facts(&quantities(&spaced(text))), facts(&quantities(text)), "{text}");
    }
    let range = quantities("0.5 — 1 个百分点");
    assert_eq!((range.len(), range[0].text.as_str()), (1, "0.5 — 1 个百分点"), "as printed");
}

#[test]
fn what_is_quoted_has_the_blanks_that_are_printed() {
    let text = "新增 300 余家 ，";
    let found = &quantities(text)[0];
    let [start, end] = found.span.map(|at| at as usize);
    let printed: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(String::from_utf16_lossy(&printed[start..end]), "300 余家");
}

#[test]
fn blanks_around_figures_change_no_verdict() {
    for folder in fs::read_dir(format!("{}/tests/corpus", env!("CARGO_MANIFEST_DIR"))).expect("tests/corpus").flatten()
    {
        let Ok(text) = fs::read_to_string(folder.path().join("input.txt")) else { continue };
        // Its cells are parted by single blanks and nothing else.
        if folder.file_name() == "d06" {
            continue;
        }
        let judged = |text: &str| -> Vec<(Option<String>, Status)> {
            let report = report::analyze(&Document::from_text("", text), &Options::default());
            report.items.into_iter().map(|item| (item.number, item.status)).collect()
        };
        let wanted = judged(&text);
        assert!(!wanted.is_empty());
        assert_eq!(judged(&spaced(&text)), wanted, "{:?}", folder.file_name());
    }
}
