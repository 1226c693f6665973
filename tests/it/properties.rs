//! What must hold for any text, and what must not change when only the form of a ledger does.

#![allow(clippy::format_push_string)] // Ledgers are put together line by line.

use proptest::prelude::*;
use taizhang::document::Document;
use taizhang::ledger;
use taizhang::report::{self, Options};
use taizhang::terms::Status;
use taizhang::text::Text;
use taizhang::view::Report;

/// Pieces that ledgers are made of, in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "1",
        "２",
        "三",
        "万",
        "亿",
        "千",
        "百分之",
        "5.5%",
        "-3%",
        "～",
        "至",
        "个",
        "家",
        "公里",
        "以上",
        "不低于",
        "左右",
        "。",
        "，",
        "；",
        "：",
        "、",
        "（",
        "）",
        "“",
        "”",
        "|",
        "\t",
        "\n",
        "\n\n",
        " ",
        "　",
        "序号",
        "事项内容",
        "完成情况",
        "完成率",
        "责任单位",
        "一、",
        "1.",
        "（一）",
        "①",
        "新增",
        "建成",
        "调整为",
        "由",
        "其中",
        "累计",
        "正在",
        "未",
        "已完成",
        "2024年",
        "上半年",
        "第",
        "PM2.5",
        "5G",
        "目标",
        "任务的",
        "占",
        "农村公路",
        "公办幼儿园",
        "計劃",
        "—",
        "/",
        "<td>",
        "<table>",
        "<tr>",
        "</table>",
        "<td rowspan=3 colspan=9>",
        "<p>",
        "</",
        "&#x4e00;",
        "\"",
        ",",
        "&amp;",
        "\u{feff}",
        "😀",
        "\r\n",
        "无",
    ]);
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

/// What ranges are made of, in any order.
fn numbers() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "1",
        "２",
        "3.5",
        "40",
        "三",
        "五",
        "两",
        "半",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "零",
        "点",
        "成",
        "折",
        "番",
        "翻",
        "百分之",
        "千分之",
        "分之",
        "%",
        "‰",
        "个百分点",
        "个",
        "元",
        "角",
        "年",
        "小时",
        "分钟",
        "米",
        "公里",
        "至",
        "到",
        "-",
        "—",
        "～",
        "和",
        "之间",
        "负",
        "以上",
        "余",
        "，",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_lost_and_none_breaks_the_program(text in soup()) {
        let document = taizhang::import::from_text("", text.clone());
        let found = ledger::collect(&document);
        let lost = ledger::unaccounted(&document, &found);
        prop_assert!(lost.is_empty(), "{text:?}: {:?}", lost.iter().map(|cell| cell.text(&document).into_owned()).collect::<Vec<_>>());
        let report = report::of(&document, &found, &Options::default());
        let counted: u32 = Status::ALL.iter().map(|status| report.summary.by_status.of(*status)).sum();
        prop_assert_eq!(counted as usize, report.items.len());
        for item in &report.items {
            for target in &item.targets {
                let length = Text::new(item.commitment.as_str()).utf16(Text::new(item.commitment.as_str()).all())[1];
                if target.cell == taizhang::terms::CellName::Commitment {
                    prop_assert!(target.span[0] < target.span[1] && target.span[1] <= length);
                }
            }
        }
    }

    #[test]
    fn a_damaged_ledger_loses_no_text(which in 0_usize..11, cuts in prop::collection::vec((0_usize..4000, 0_usize..60), 1..8)) {
        let folder = ["d01", "d02", "d03", "d04", "d05", "d06", "d07", "d08", "d09", "d10", "qingdao-2024"][which];
        let path = format!("{}/tests/corpus/{folder}/input.txt", env!("CARGO_MANIFEST_DIR"));
        let mut text: Vec<char> = std::fs::read_to_string(path).expect("a ledger").chars().take(5000).collect();
        for (start, len) in cuts {
            let start = start.min(text.len());
            let end = (start + len).min(text.len());
            text.drain(start..end);
        }
        let document = Document::from_text("", text.into_iter().collect::<String>());
        let found = ledger::collect(&document);
        let lost = ledger::unaccounted(&document, &found);
        prop_assert!(lost.is_empty(), "{folder}: {:?}", lost.iter().map(|cell| cell.text(&document).into_owned()).collect::<Vec<_>>());
        let report = report::of(&document, &found, &Options::default());
        prop_assert_eq!(report.items.len(), found.items.len());
    }

    #[test]
    fn quantities_stand_in_order_inside_the_text(text in soup()) {
        let found = report::quantities(&text);
        let length = text.encode_utf16().count() as u32;
        let mut last = 0;
        for quantity in found {
            prop_assert!(quantity.span[0] >= last && quantity.span[0] <= quantity.span[1] && quantity.span[1] <= length, "{text:?}");
            last = quantity.span[1];
        }
    }

    #[test]
    fn the_far_end_of_a_range_is_never_below_the_near_one(text in numbers()) {
        let mut last = 0;
        for quantity in report::quantities(&text) {
            prop_assert!(quantity.span[0] >= last, "{text:?}");
            last = quantity.span[1];
            if let (Some(value), Some(upper)) = (quantity.value, quantity.upper) {
                prop_assert!(value.0 <= upper.0, "{text:?}: {value:?} to {upper:?}");
            }
        }
    }

    #[test]
    fn raising_a_target_past_its_actual_never_helps(target in 1_u32..2000, actual in 1_u32..2000, more in 1_u32..2000) {
        let status = |target: u32| verdicts(&cells(&[("1", &format!("新建幼儿园{target}所。"), &format!("建成幼儿园{actual}所。"))]))[0];
        prop_assert!(status(target) <= status(target + more), "a higher target is no easier");
    }

    #[test]
    fn a_unit_that_is_rescaled_changes_nothing(target in 1_u32..900, actual in 1_u32..900) {
        let small = cells(&[("1", &format!("新造林{target}0000亩。"), &format!("新造林{actual}0000亩。"))]);
        let large = cells(&[("1", &format!("新造林{target}万亩。"), &format!("新造林{actual}万亩。"))]);
        prop_assert_eq!(verdicts(&small), verdicts(&large));
    }
}

type Row<'a> = (&'a str, &'a str, &'a str);

const ROWS: [Row; 6] = [
    ("1", "新建农村公路120公里以上。", "建成农村公路131.5公里，其中山区路段40公里。"),
    ("2", "城镇登记失业率控制在4%以内。", "城镇登记失业率3.6%。"),
    ("3", "改造老旧小区28个，新增停车泊位1500个。", "28个老旧小区已完工24个，其余4个正在施工；新增停车泊位1520个。"),
    ("4", "建成区图书馆新馆并对外开放。", "图书馆新馆已建成并对外开放。"),
    ("5", "社会消费品零售总额增长8%左右。", "社会消费品零售总额412.6亿元，同比增长6.1%。"),
    ("6", "创建省级森林乡村5个。", "无"),
];

fn cells(rows: &[Row]) -> String {
    let mut text = String::from("临川区2023年重点工作完成情况\n\n序号\n事项内容\n完成情况\n");
    for (number, commitment, completion) in rows {
        text.push_str(&format!("\n{number}\n{commitment}\n{completion}\n"));
    }
    text
}

fn paragraphs(rows: &[Row]) -> String {
    let mut text = String::from("临川区2023年重点工作完成情况\n\n序号\n\n事项内容\n\n完成情况\n");
    for (number, commitment, completion) in rows {
        text.push_str(&format!("\n{number}\n\n{commitment}\n\n{completion}\n"));
    }
    text
}

fn strokes(rows: &[Row]) -> String {
    let mut text = String::from("临川区2023年重点工作完成情况\n序号 | 事项内容 | 完成情况 |\n");
    for (number, commitment, completion) in rows {
        text.push_str(&format!("{number} | {commitment} | {completion} |\n"));
    }
    text
}

fn loose_strokes(rows: &[Row]) -> String {
    let mut text = String::from("临川区2023年重点工作完成情况\n序号 |\n事项内容 |\n完成情况 |\n");
    for (number, commitment, completion) in rows {
        text.push_str(&format!("{number} |\n{commitment} |\n{completion} |\n"));
    }
    text
}

fn tabs(rows: &[Row]) -> String {
    strokes(rows).replace(" | ", "\t").replace(" |\n", "\n")
}

fn swapped(rows: &[Row]) -> String {
    let mut text = String::from("临川区2023年重点工作完成情况\n序号 | 完成情况 | 事项内容 |\n");
    for (number, commitment, completion) in rows {
        text.push_str(&format!("{number} | {completion} | {commitment} |\n"));
    }
    text
}

fn labelled(rows: &[Row]) -> String {
    let mut text = String::from("临川区2023年重点工作完成情况\n");
    for (number, commitment, completion) in rows {
        text.push_str(&format!("\n{number}.{commitment}\n完成情况：{completion}\n"));
    }
    text
}

fn blocks(rows: &[Row]) -> String {
    let mut text = String::from("临川区2023年重点工作完成情况\n");
    for (number, commitment, completion) in rows {
        text.push_str(&format!("{number}.{commitment}\n{completion}\n"));
    }
    text
}

fn analyzed(text: &str) -> Report {
    report::analyze(&Document::from_text("", text), &Options::default())
}

fn verdicts(text: &str) -> Vec<Status> {
    analyzed(text).items.iter().map(|item| item.status).collect()
}

#[test]
fn the_layout_changes_no_verdict() {
    let wanted = [Status::Exceeded, Status::Met, Status::PartlyMet, Status::Met, Status::Missed, Status::Undetermined];
    for (name, layout) in [
        ("cells", cells as fn(&[Row]) -> String),
        ("paragraphs", paragraphs),
        ("strokes", strokes),
        ("loose strokes", loose_strokes),
        ("tabs", tabs),
        ("swapped columns", swapped),
        ("labelled", labelled),
        ("blocks", blocks),
    ] {
        let report = analyzed(&layout(&ROWS));
        let found: Vec<Status> = report.items.iter().map(|item| item.status).collect();
        assert_eq!(found, wanted, "{name}, read as {}", report.source.layout);
        for (item, (number, commitment, completion)) in report.items.iter().zip(ROWS) {
            assert_eq!(
                (item.number.as_deref(), item.commitment.as_str(), item.completion.as_str()),
                (Some(number), commitment, completion),
                "{name}"
            );
        }
        assert_eq!(report.place.as_deref(), Some("临川区"), "{name}");
        assert_eq!(report.year, Some(2023), "{name}");
    }
}

#[test]
fn full_width_digits_and_blank_lines_change_no_verdict() {
    let text = cells(&ROWS);
    let wide: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xfee0).unwrap_or(c) } else { c })
        .collect();
    assert_eq!(verdicts(&wide), verdicts(&text));
    assert_eq!(verdicts(&text.replace("\n\n", "\n\n\n\n")), verdicts(&text));
    assert_eq!(verdicts(&text.replace('\n', "\r\n")), verdicts(&text));
}

#[test]
fn shuffled_rows_keep_their_verdicts() {
    let mut rows = ROWS;
    rows.reverse();
    let mut numbered: Vec<(String, &str, &str)> = Vec::new();
    for (index, (_, commitment, completion)) in rows.iter().enumerate() {
        numbered.push(((index + 1).to_string(), commitment, completion));
    }
    let rows: Vec<Row> =
        numbered.iter().map(|(number, commitment, completion)| (number.as_str(), *commitment, *completion)).collect();
    let mut found = verdicts(&cells(&rows));
    found.reverse();
    assert_eq!(found, verdicts(&cells(&ROWS)));
}

#[test]
fn promises_alone_give_no_verdicts() {
    let mut text = String::from("临川区2024年重点工作任务清单\n");
    for (number, commitment, _) in ROWS {
        text.push_str(&format!("{number}.{commitment}（责任单位：区发展改革局）\n"));
    }
    let report = analyzed(&text);
    assert_eq!(report.items.len(), ROWS.len(), "read as {}", report.source.layout);
    for item in &report.items {
        assert_eq!((item.status, item.completion.as_str()), (Status::Undetermined, ""), "{}", item.commitment);
    }
    assert!(report.notices.iter().any(|notice| notice.code == "noCompletions"));
}

/// The rows of `tests/cases/rows.tsv`, each cell ended by a full stop, with their verdicts.
fn long_ledger() -> Vec<[String; 3]> {
    let path = format!("{}/tests/cases/rows.tsv", env!("CARGO_MANIFEST_DIR"));
    let rows = std::fs::read_to_string(path).expect("the rows");
    let stopped = |cell: &str| if cell.ends_with('。') { cell.to_owned() } else { format!("{cell}。") };
    rows.lines()
        .skip(1)
        .map(|row| {
            let cells: Vec<&str> = row.split('\t').collect();
            [stopped(cells[0]), stopped(cells[1]), cells[2].to_owned()]
        })
        .collect()
}

/// A ledger of rows: a head, each row as `each` writes it, a foot.
fn written(head: &str, rows: &[[String; 3]], each: impl Fn(usize, &str, &str) -> String) -> String {
    let body: Vec<String> =
        rows.iter().enumerate().map(|(at, [promise, answer, _])| each(at + 1, promise, answer)).collect();
    format!("临川市2023年政府工作报告任务完成情况\n{head}{}", body.concat())
}

/// Numbers before common units in Chinese numerals.
fn in_chinese(text: &str) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let numeral = |number: usize| -> String {
        let digits: Vec<usize> =
            number.to_string().chars().filter_map(|c| c.to_digit(10)).map(|d| d as usize).collect();
        let mut words = String::new();
        let mut pending = false;
        for (at, digit) in digits.iter().enumerate() {
            let place = ["", "十", "百", "千"][digits.len() - 1 - at];
            if *digit == 0 {
                pending = !words.is_empty();
                continue;
            }
            if std::mem::take(&mut pending) {
                words.push('零');
            }
            if !(digits.len() == 2 && at == 0 && *digit == 1) {
                words.push(DIGITS[*digit]);
            }
            words.push_str(place);
        }
        words
    };
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let before = at.checked_sub(1).map(|i| chars[i]);
        let alone = !before.is_some_and(|c| c.is_ascii() || "第月年—至～".contains(c));
        let unit = chars.get(at + run).is_some_and(|c| "个家所座处人户张场台部条套件名辆".contains(*c));
        if run > 0 && run <= 4 && alone && unit && chars[at] != '0' && chars[at..at + run] != ['1'] {
            let number: String = chars[at..at + run].iter().collect();
            out.push_str(&numeral(number.parse().expect("a number")));
        } else {
            out.extend(&chars[at..at + run.max(1)]);
        }
        at += run.max(1);
    }
    out
}

/// Simplified characters as the traditional ones that the product folds.
fn in_traditional(text: &str) -> String {
    let table = include_str!("../../data/traditional.tsv");
    let pairs: Vec<(char, char)> = table
        .lines()
        .filter_map(|row| row.split_once('\t'))
        .filter_map(|(one, other)| {
            Some((other.chars().next()?, one.chars().next().filter(|_| one.chars().count() == 1)?))
        })
        .collect();
    text.chars()
        .map(|c| pairs.iter().find(|(simple, _)| *simple == c).map_or(c, |(_, traditional)| *traditional))
        .collect()
}

#[test]
fn no_form_changes_the_verdicts_of_a_long_ledger() {
    let rows = long_ledger();
    let table = |separator: &str, cells: [&str; 3]| cells.join(separator) + "\n";
    let strokes = written("序号|事项内容|完成情况\n", &rows, |n, promise, answer| {
        table("|", [&n.to_string(), promise, answer])
    });
    let forms = [
        (
            "one cell a line",
            written("序号\n事项内容\n完成情况\n", &rows, |n, p, a| table("\n", [&n.to_string(), p, a])),
        ),
        ("strokes", strokes.clone()),
        (
            "strokes and line breaks",
            written("序号 |\n事项内容 |\n完成情况 |\n", &rows, |n, p, a| format!("{n} |\n{p} |\n{a} |\n")),
        ),
        (
            "Markdown",
            written("\n| 序号 | 事项内容 | 完成情况 |\n|---|---|---|\n", &rows, |n, p, a| {
                format!("| {n} | {p} | {a} |\n")
            }),
        ),
        ("tabs", written("序号\t事项内容\t完成情况\n", &rows, |n, p, a| table("\t", [&n.to_string(), p, a]))),
        ("strokes without heads", written("", &rows, |n, p, a| table("|", [&n.to_string(), p, a]))),
        (
            "heads that nothing knows",
            written("甲\t说了什么\t做了什么\n", &rows, |n, p, a| table("\t", [&n.to_string(), p, a])),
        ),
        (
            "cells under heads that nothing knows",
            written("\n序号\n\n说了什么\n\n做了什么\n\n谁做\n\n", &rows, |n, p, a| {
                table("\n\n", [&n.to_string(), p, a]) + "\n市发展改革局\n\n"
            }),
        ),
        ("swapped columns", written("序号|完成情况|事项内容\n", &rows, |n, p, a| table("|", [&n.to_string(), a, p]))),
        ("blanks", written("序号   事项内容   完成情况\n", &rows, |n, p, a| table("   ", [&n.to_string(), p, a]))),
        ("numbered lines", written("", &rows, |n, p, a| format!("{n}.{p} {a}\n"))),
        (
            "run together",
            written("序号事项内容责任单位完成情况\n", &rows, |n, p, a| {
                format!("{n}{p}市发展改革局{a}\n")
            }),
        ),
        ("all on one line", written("序号 事项内容 完成情况 ", &rows, |n, p, a| format!("{n} {p} {a} "))),
        ("one paragraph", written("", &rows, |n, p, a| format!("{n}.{p} 完成情况：{a} "))),
        ("labels", written("", &rows, |n, p, a| format!("{n}.{p}\n完成情况：{a}\n"))),
        ("pairs of labels", written("", &rows, |_, p, a| format!("目标任务：{p}\n完成情况：{a}\n"))),
        ("named items", written("", &rows, |n, p, a| format!("任务{n}：{p}\n进展情况：{a}\n"))),
        ("paragraphs", written("", &rows, |n, p, a| format!("{n}.{p}\n{a}\n"))),
        ("Chinese numerals", in_chinese(&strokes)),
        ("traditional characters", in_traditional(&strokes)),
    ];
    for (form, text) in forms {
        let report = analyzed(&text);
        assert_eq!(report.items.len(), rows.len(), "{form}, read as {}", report.source.layout);
        let wrong: Vec<String> = rows
            .iter()
            .zip(&report.items)
            .filter(|(row, item)| row[2] != item.status.id())
            .map(|(row, item)| format!("{} | {} | wanted {}, {}", row[0], row[1], row[2], item.reason))
            .collect();
        assert!(wrong.is_empty(), "{form}:\n{}", wrong.join("\n"));
    }
}

/// Whether a figure is a target was once asked of the figure after it, which asked back.
#[test]
fn figures_that_ask_each_other_are_read() {
    let text = "：；<td>\n百分之/无由无<p>上半年由\t2024年：责任单位完成率已完成&#x4e00;新增5G<p>目标：1</</目标5G千个千至已完成事项内容序号累计家-3%|<table>&#x4e00;累计（事项内容<table><tr>事项内容<td rowspan=3 colspan=9>&#x4e00;由\"农村公路正在未三5G调整为<tr>1.不低于<td>任务的其中万計劃（一）</２责任单位事项内容责任单位正在5.5%：\u{feff}";
    let document = taizhang::import::from_text("", text.to_owned());
    let found = ledger::collect(&document);
    assert!(ledger::unaccounted(&document, &found).is_empty());
    assert_eq!(report::of(&document, &found, &Options::default()).items.len(), found.items.len());
}
