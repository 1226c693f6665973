//! Labels before cells (完成情况：), headings, owners in brackets, page numbers.

use super::serial::{self, Style};
use crate::lexicon::headers::{Column, HEADERS};
use crate::text::{Span, fold};

/// A label at the start of a text, with the bytes that it takes up to where the cell begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// What the cell after it holds.
    pub column: Column,
    /// The bytes of label and separator.
    pub len: usize,
    /// Whether it names a period: 一季度, 上半年进展.
    pub dated: bool,
}

/// The longest label.
const LONGEST: usize = 14;

/// The label that a text begins with: a head word before a colon, perhaps in 【】 or with a period before it (上半年进展：).
pub fn leading(text: &str) -> Option<Label> {
    let chars: Vec<(usize, char)> = text.char_indices().take(LONGEST + 4).map(|(at, c)| (at, fold(c))).collect();
    let opened = chars.first().is_some_and(|(_, c)| matches!(c, '【' | '[' | '〖'));
    let start = usize::from(opened);
    let stop = chars.iter().skip(start).position(|(_, c)| matches!(c, ':' | '】' | ']' | '〗'))? + start;
    if opened && chars.get(stop).is_some_and(|(_, c)| *c == ':') {
        return None;
    }
    let words: Vec<char> = chars.get(start..stop)?.iter().map(|(_, c)| *c).collect();
    let column = crate::lexicon::headers::column(&words)?;
    let mut next = stop + 1;
    while chars.get(next).is_some_and(|(_, c)| *c == ':' || c.is_whitespace()) {
        next += 1;
    }
    let len = chars.get(next).map_or_else(|| next_byte(text, &chars, next), |(at, _)| *at);
    let dated = crate::lexicon::headers::is_dated(&words);
    Some(Label { column, len, dated })
}

fn next_byte(text: &str, chars: &[(usize, char)], next: usize) -> usize {
    match chars.get(next.wrapping_sub(1)) {
        Some((at, _)) => at + text.get(*at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
        None => text.len(),
    }
}

/// The first label inside a text, after a stop or a blank: promise and result in one paragraph.
pub fn inside(text: &str, wanted: Column) -> Option<(usize, Label)> {
    let mut after_stop = false;
    for (at, c) in text.char_indices() {
        if after_stop && let Some(label) = leading(&text[at..]).filter(|label| label.column == wanted) {
            return Some((at, label));
        }
        after_stop = matches!(fold(c), '。' | ';' | ' ' | ')' | '\t' | '】') || after_stop && c.is_whitespace();
    }
    None
}

/// The owner in brackets at the end of a promise: （责任单位：县教育局）. Gives the bytes of the bracket, its label and the
/// owner.
pub fn trailing_owner(text: &str) -> Option<(Span, Span)> {
    let trimmed = text.trim_end_matches(['。', '；', ';', ' ']);
    let close = trimmed.char_indices().next_back().filter(|(_, c)| matches!(c, ')' | '）'))?.0;
    let open = trimmed.char_indices().rev().find(|(_, c)| matches!(c, '(' | '（'))?;
    let start = open.0 + open.1.len_utf8();
    let inside = text.get(start..close)?;
    let label = leading(inside).filter(|label| label.column == Column::Owner);
    let owner = Span::new(start + label.map_or(0, |label| label.len), close);
    let bracket = Span::new(open.0, close + text[close..].chars().next().map_or(1, char::len_utf8));
    (label.is_some() || is_owner(inside)).then_some((bracket, owner))
}

/// Whether a short text names an office.
pub fn is_owner(text: &str) -> bool {
    let text = text.trim();
    let count = text.chars().count();
    let ends = [
        "局",
        "委",
        "办",
        "办公室",
        "政府",
        "中心",
        "公司",
        "集团",
        "部",
        "厅",
        "院",
        "处",
        "委员会",
        "支队",
        "大队",
        "总队",
        "调查队",
        "街道",
        "乡镇",
        "残联",
        "银行",
        "单位",
        "总工会",
        "妇联",
    ];
    let counted = text.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
    (2..=40).contains(&count)
        && !counted
        && !text.contains(['。', '，', ','])
        && ends.iter().any(|word| text.ends_with(word))
}

/// 第 2 页 共 4 页, - 3 -, 3/12: what a printer adds.
pub fn is_page_number(line: &str) -> bool {
    let folded: String = line.chars().map(fold).filter(|c| !c.is_whitespace()).collect();
    let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit());
    let bare = folded.trim_matches(['-', '—', '–', '·', '―']);
    if folded.len() > bare.len() && digits(bare) && folded.starts_with(['-', '—', '–', '·', '―']) {
        return true;
    }
    let Some(rest) = folded.strip_prefix('第').and_then(|rest| rest.split_once('页')) else { return false };
    let total = rest.1.trim_start_matches([',', '，', '/', '共']).trim_end_matches('页');
    digits(rest.0) && (rest.1.is_empty() || digits(total))
}

/// Whether a line is a heading over items: short, without a stop, often with a Chinese serial.
pub fn is_heading(text: &str) -> bool {
    let count = text.chars().count();
    let plain = !text.contains(['。', '；', '，', '|']) && !text.ends_with(['：', ':', '、', '”']);
    let styled = serial::leading(text).is_some_and(|s| matches!(s.style, Style::Chinese | Style::ChineseBracketed));
    let figures = text.chars().filter(char::is_ascii_digit).count();
    count >= 2 && plain && (styled && count <= 30 || count <= 16 && figures == 0 && !is_owner(text) && !is_head(text))
}

fn is_head(text: &str) -> bool {
    let folded: Vec<char> = text.chars().map(fold).collect();
    HEADERS.at(&folded, 0).is_some_and(|(len, _)| len == folded.len())
}

/// Whether a text belongs to the foot of a page: a note, a signature, a menu.
pub fn is_foot(text: &str) -> bool {
    let folded: Vec<char> = text.chars().map(fold).collect();
    let note = ["注:", "备注:", "说明:", "附件", "填表", "填报", "相关", "(此件", "责任编辑"];
    let words: String = folded.iter().collect();
    note.iter().any(|word| words.starts_with(word)) || crate::lexicon::headers::FURNITURE.at(&folded, 0).is_some()
}
