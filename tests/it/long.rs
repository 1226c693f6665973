//! Ledgers of more rows than any list of three digits counts: no row is dropped or taken for another.

use taizhang::document::Document;
use taizhang::report::{self, Options};
use taizhang::terms::Status;

const ROWS: usize = 1203;

/// A ledger of many rows, each told by `row`.
fn ledger(head: &str, row: impl Fn(usize) -> String) -> String {
    let rows: String = (1..=ROWS).map(row).collect();
    format!("2024年重点任务完成情况台账\n{head}{rows}")
}

#[test]
fn a_ledger_of_more_than_a_thousand_rows_is_read_to_its_end() {
    let (promise, answer) = ("新建公园10个。", |n: usize| format!("建成公园{}个。", 5 + n % 6));
    for (name, text) in [
        ("tabs", ledger("序号\t事项内容\t完成情况\n", |n| format!("{n}\t{promise}\t{}\n", answer(n)))),
        ("strokes", ledger("| 序号 | 事项内容 | 完成情况 |\n", |n| format!("| {n} | {promise} | {} |\n", answer(n)))),
        ("cells", ledger("序号\n事项内容\n完成情况\n", |n| format!("{n}\n{promise}\n{}\n", answer(n)))),
        ("paragraphs", ledger("", |n| format!("{n}.{promise}\n完成情况：{}\n", answer(n)))),
    ] {
        let report = report::analyze(&Document::from_text("", text), &Options::default());
        assert_eq!(report.items.len(), ROWS, "{name}");
        for (index, item) in report.items.iter().enumerate() {
            let number = index + 1;
            let wanted = if number % 6 == 5 { Status::Met } else { Status::Missed };
            let found = (item.number.as_deref(), item.commitment.as_str(), item.status);
            assert_eq!(found, (Some(number.to_string().as_str()), promise, wanted), "{name}");
        }
    }
}
