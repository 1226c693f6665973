//! What is said of the whole ledger: what was left unread, what is odd about its rows, which arithmetic does not agree.

use crate::ledger::{Notice, UnreadReason};
use crate::terms::{CheckKind, Lang, Status};
use crate::view;

/// Why a text belongs to no item.
pub fn unread(reason: UnreadReason, lang: Lang) -> &'static str {
    match (reason, lang) {
        (UnreadReason::PageFurniture, Lang::Zh) => "网页的菜单、按钮或版权信息",
        (UnreadReason::PageFurniture, Lang::En) => "menus, buttons or notices of the page around the ledger",
        (UnreadReason::PageNumber, Lang::Zh) => "页眉、页脚或页码",
        (UnreadReason::PageNumber, Lang::En) => "a running head or a page number",
        (UnreadReason::Note, Lang::Zh) => "脚注、尾注或批注",
        (UnreadReason::Note, Lang::En) => "a footnote, endnote or comment",
        (UnreadReason::Box, Lang::Zh) => "文本框或图形里的文字",
        (UnreadReason::Box, Lang::En) => "text in a box or a drawing",
        (UnreadReason::Hidden, Lang::Zh) => "文件里设为隐藏的内容",
        (UnreadReason::Hidden, Lang::En) => "hidden in the file itself",
        (UnreadReason::NotChosen, Lang::Zh) => "文件里的另一个表格或工作表，这次没有选它",
        (UnreadReason::NotChosen, Lang::En) => "another table or sheet of the file, not the one chosen",
        (UnreadReason::Introduction, Lang::Zh) => "第一个事项之前的说明",
        (UnreadReason::Introduction, Lang::En) => "text before the first item",
        (UnreadReason::Closing, Lang::Zh) => "最后一个事项之后的说明或落款",
        (UnreadReason::Closing, Lang::En) => "notes or signatures after the last item",
        (UnreadReason::NotRecognised, Lang::Zh) => "夹在事项之间，没有识别出属于哪一项",
        (UnreadReason::NotRecognised, Lang::En) => "stands among the items, but belongs to none that was recognised",
    }
}

/// Something odd about the rows, as a sentence.
pub fn notice(notice: &Notice, lang: Lang) -> view::Notice {
    let (code, message, line) = match notice {
        Notice::NumberGap { before, after, line } => (
            "numberGap",
            say!(
                lang,
                "序号从{before}跳到{after}，中间可能缺少事项。",
                "The numbers go from {before} to {after}; items may be missing between them.",
                before = before,
                after = after
            ),
            Some(*line),
        ),
        Notice::DuplicateNumber { number, line } => (
            "duplicateNumber",
            say!(lang, "序号{number}重复出现。", "The number {number} occurs twice.", number = number),
            Some(*line),
        ),
        Notice::DuplicateText { first, line } => (
            "duplicateText",
            say!(
                lang,
                "与第{first}行的事项内容相同。",
                "The commitment is the same as on line {first}.",
                first = first
            ),
            Some(*line),
        ),
        Notice::OtherTables { names, line } => (
            "otherTables",
            match lang {
                Lang::Zh => format!("文件里还有像台账的表格，这次没有读入：{}。可以改选。", names.join("、")),
                Lang::En => format!(
                    "Other tables of the file look like ledgers and were not read: {}. Another can be chosen.",
                    names.join(", ")
                ),
            },
            Some(*line),
        ),
        Notice::NoCompletions => (
            "noCompletions",
            say!(
                lang,
                "只找到事项，没有找到完成情况。",
                "Items were found, but nothing that tells what became of them."
            ),
            None,
        ),
    };
    view::Notice { code: code.to_owned(), message, line }
}

/// Arithmetic that does not agree, as a notice.
pub fn disagreement(check: &view::Check, line: u32, lang: Lang) -> view::Notice {
    let text = &check.text;
    let (code, message) = match check.kind {
        CheckKind::Sum => (
            "sumDisagrees",
            say!(lang, "各部分之和与总数不符：{text}。", "The parts do not add up to the whole: {text}.", text = text),
        ),
        CheckKind::Rate => (
            "rateDisagrees",
            say!(
                lang,
                "所述完成率与数字不符：{text}。",
                "The stated rate disagrees with its own figures: {text}.",
                text = text
            ),
        ),
        CheckKind::Repeat => (
            "figuresDiffer",
            say!(lang, "同一事项的数字前后不一：{text}。", "Figures for the same thing differ: {text}.", text = text),
        ),
        CheckKind::Growth => (
            "growthDisagrees",
            say!(
                lang,
                "变化幅度与前后数字不符：{text}。",
                "The change disagrees with the levels around it: {text}.",
                text = text
            ),
        ),
    };
    view::Notice { code: code.to_owned(), message, line: Some(line) }
}

/// A claim that is better than the verdict, as a notice.
pub fn conflict(claim: Status, verdict: Status, line: u32, lang: Lang) -> view::Notice {
    let (claim, verdict) = (claim.name(lang), verdict.name(lang));
    let message = say!(
        lang,
        "台账自述“{claim}”，按其自身内容判定为“{verdict}”。",
        "The ledger says \"{claim}\"; by its own text it is \"{verdict}\".",
        claim = claim,
        verdict = verdict
    );
    view::Notice { code: "claimConflict".to_owned(), message, line: Some(line) }
}
