//! Labels before cells (完成情况：), headings, owners in brackets, page numbers.

use super::Line;
use super::serial::{self, Style};
use crate::document::Document;
use crate::lexicon::headers::{Column, FURNITURE, HEADERS};
use crate::lexicon::language::{BLANKS, OFFICES};
use crate::text::{Span, Start, fold, folds, is_han};
use std::collections::BTreeMap;

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
    let folded = Start::<{ LONGEST + 4 }>::new(text);
    let chars = folded.chars();
    let opened = matches!(chars.first(), Some('【' | '[' | '〖'));
    let start = usize::from(opened);
    let stop = chars.iter().skip(start).position(|c| matches!(c, ':' | '】' | ']' | '〗'))? + start;
    if opened && chars.get(stop) == Some(&':') {
        return None;
    }
    let words = chars.get(start..stop)?;
    let boxed =
        || BOXED.iter().any(|word| opened && word.chars().eq(words.iter().copied())).then_some(Column::Completion);
    let column = crate::lexicon::headers::column(words.iter().copied()).or_else(boxed)?;
    let blank = chars.iter().skip(stop + 1).take_while(|c| **c == ':' || c.is_whitespace()).count();
    let dated = crate::lexicon::headers::is_dated(words);
    Some(Label { column, len: folded.byte(stop + 1 + blank), dated })
}

/// Words that are labels in boxes only: 【落实】.
const BOXED: [&str; 6] = ["落实", "成效", "兑现", "办理", "结果", "实绩"];

/// A line that is a head word and nothing else: a label whose colon is missing.
pub fn bare(text: &str) -> Option<Label> {
    let folded = Start::<{ LONGEST + 1 }>::new(text);
    let words = Some(folded.chars()).filter(|words| words.len() <= LONGEST)?;
    let column = crate::lexicon::headers::column(words.iter().copied())?;
    Some(Label { column, len: text.len(), dated: crate::lexicon::headers::is_dated(words) })
}

/// The first label inside a text, after a stop or a blank: promise and result in one paragraph.
pub fn inside(text: &str, wanted: Column) -> Option<(usize, Label)> {
    all_inside(text).find(|(_, label)| label.column == wanted)
}

/// All labels inside a text.
pub fn all_inside(text: &str) -> impl Iterator<Item = (usize, Label)> {
    let may = text.contains([':', '：', '】', ']', '］', '〗']);
    let mut after_stop = false;
    text.char_indices().filter(move |_| may).filter_map(move |(at, c)| {
        // 各县（区）政府 完成情况：: the label stands behind the blank.
        let later = |label: &Label| {
            let words = &text[at..at + label.len];
            let blank = words.trim_end().char_indices().find(|(_, c)| c.is_whitespace());
            blank.is_some_and(|(blank, _)| leading(words[blank..].trim_start()).is_some())
        };
        let found = Some(&text[at..]).filter(|_| after_stop && !c.is_whitespace()).and_then(leading);
        let found = found.filter(|label| !later(label));
        after_stop = matches!(fold(c), '。' | ';' | ' ' | ')' | '\t' | '】') || after_stop && c.is_whitespace();
        Some((at, found?))
    })
}

/// The owner in brackets at the end of a promise: （责任单位：县教育局）. Gives the bytes of the bracket, its label and the
/// owner.
pub fn trailing_owner(text: &str) -> Option<(Span, Span)> {
    let trimmed = text.trim_end_matches(['。', '；', ';', ' ']);
    let close = trimmed.char_indices().next_back().filter(|(_, c)| matches!(c, ')' | '）'))?.0;
    // （责任单位：各县（区）政府）: the bracket that the last one closes.
    let mut depth = 0;
    let open = trimmed.char_indices().rev().find(|(_, c)| {
        depth += i32::from(matches!(c, ')' | '）')) - i32::from(matches!(c, '(' | '（'));
        depth == 0
    })?;
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
    let counted = text.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
    (2..=40).contains(&count)
        && !counted
        && !text.contains(['。', '，', ','])
        && !WORKS.iter().any(|work| text.starts_with(work))
        && closes_with_office(text)
}

/// Whether a line begins with a short word and a colon: 居民满意率：97%.
pub fn is_labelled(text: &str) -> bool {
    let start = Start::<{ LONGEST_UNKNOWN + 1 }>::new(text);
    let stop = start.chars().iter().position(|c| *c == ':');
    stop.is_some_and(|stop| stop > 1 && start.chars()[..stop].iter().all(|c| is_han(*c)))
}

/// A label that no word is known for has no more characters.
const LONGEST_UNKNOWN: usize = 8;

/// 建成市检测中心 is a promise.
const WORKS: [&str; 10] = ["建成", "新建", "打造", "完成", "推进", "新增", "启动", "改造", "设立", "组建"];

fn closes_with_office(text: &str) -> bool {
    let mut end = ['\0'; LONGEST_OFFICE_END];
    let mut start = LONGEST_OFFICE_END;
    for c in text.chars().rev().take(LONGEST_OFFICE_END) {
        start -= 1;
        end[start] = fold(c);
    }
    OFFICES.closes(&end[start..], LONGEST_OFFICE_END).is_some()
}

/// No word that names of offices end in is longer.
const LONGEST_OFFICE_END: usize = 4;

/// 144.8 and 112.9: pieces that would become another figure if they were put together.
pub fn would_fuse<'t>(mut pieces: impl Iterator<Item = &'t str>) -> bool {
    let Some(mut last) = pieces.next() else { return false };
    pieces.any(|piece| {
        let fuse = last.trim_end().ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | '％'))
            && piece.trim_start().starts_with(|c: char| c.is_ascii_digit());
        last = piece;
        fuse
    })
}

/// No signature and no heading that sorts by rates is longer.
pub const SHORT: usize = 20;

/// The start of a text, folded, blanks closed up; one character more than [`SHORT`] where it is longer than that.
pub fn start_of(text: &str) -> String {
    folds(text).filter(|c| !c.is_whitespace()).take(SHORT + 1).collect()
}

/// A date alone on a line, or an office with its date: 县委督查室 2022年1月.
pub fn is_dated(text: &str) -> bool {
    let folded = start_of(text);
    let date = folded.ends_with('日') && folded.contains('年') && folded.contains('月') && folded.chars().count() <= 12;
    let words = text.split_whitespace().collect::<Vec<_>>();
    date || matches!(words.as_slice(), [office, day] if is_owner(office) && is_day(day))
}

/// An office or a date alone on a line.
pub fn is_signature(text: &str) -> bool {
    let folded = start_of(text);
    // （数据截至9月30日，以年终核定为准）
    let note = text.starts_with(['（', '(']) && text.ends_with(['）', ')']) && !text.contains(['。', '；']);
    is_dated(text)
        || note && NOTES.iter().any(|word| folded[1..].starts_with(word))
        || is_owner(text) && !text.contains('：')
        || folded.starts_with('(')
            && folded.ends_with(')')
            && folded.chars().count() <= SHORT
            && trailing_owner(text).is_none()
}

/// Words that open a note in brackets below the items.
const NOTES: [&str; 10] = ["注", "数据", "备注", "说明", "以上", "截至", "截止", "此件", "本表", "供稿"];

/// 2022年1月, 2022年1月10日
fn is_day(text: &str) -> bool {
    let folded = start_of(text);
    folded.contains('年') && folded.ends_with(['月', '日']) && folded.chars().next().is_some_and(|c| c.is_ascii_digit())
}

/// A line drawn with signs: ──────, =====.
pub fn is_rule(line: &str) -> bool {
    let mut signs = 0;
    let drawn =
        |c: char| matches!(c, '─' | '━' | '═' | '—' | '―' | '-' | '=' | '_' | '*' | '~' | '·' | '…' | '＝' | '－');
    line.chars().filter(|c| !c.is_whitespace()).inspect(|_| signs += 1).all(drawn) && signs >= SHORTEST_RULE
}

/// The line under the heads of a table with strokes (| --- | :-: |), or one drawn between its rows (+----+).
pub fn is_table_rule(line: &str) -> bool {
    let mut dashes = 0;
    let drawn = |c: char| {
        dashes += usize::from(matches!(c, '-' | '='));
        matches!(c, '|' | '-' | ':' | '+' | '=') || c.is_whitespace()
    };
    line.starts_with(['|', '+', ':', '-']) && line.contains(['|', '+']) && line.chars().all(drawn) && dashes >= 3
}

/// Fewer dashes stand for an empty cell.
const SHORTEST_RULE: usize = 5;

/// Dashes around a page number.
const DASHES: [char; 5] = ['-', '—', '–', '·', '―'];

/// 第 2 页 共 4 页, - 3 -, 3/12: what a printer adds.
pub fn is_page_number(line: &str) -> bool {
    let last = line.trim_end().chars().next_back().map(fold);
    if !last.is_some_and(|c| matches!(c, '页' | '期' | ')') || c.is_ascii_digit() || DASHES.contains(&c)) {
        return false;
    }
    // 沄州市交通运输局      第 2 页 共 2 页: the running head of a printed page.
    if is_running_head(line) {
        return true;
    }
    if let Some((head, number)) = line.rsplit_once("  ").filter(|(head, number)| {
        number.trim_start().starts_with('第') && head.trim().chars().count() <= SHORT && !head.trim().is_empty()
    }) {
        return !head.contains(['|', '\t']) && is_page_number(number.trim());
    }
    // 督查系统导出　第 2 页 / 共 12 页
    let printed = line.rfind('第').map(|at| line.split_at(at)).filter(|(head, number)| {
        let short = (1..=SHORT).contains(&head.trim().chars().count());
        short
            && head.ends_with(char::is_whitespace)
            && number.contains('页')
            && !head.contains(['。', '，', '；', '：', '|', '\t'])
            && !head.chars().any(|c| c.is_ascii_digit())
    });
    if let Some((_, number)) = printed {
        return is_page_number(number);
    }
    let folded = || line.chars().map(fold).filter(|c| !c.is_whitespace());
    if !folded().next().is_some_and(|c| c == '第' || DASHES.contains(&c)) {
        return false;
    }
    let folded: String = folded().collect();
    let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit());
    let bare = folded.trim_matches(DASHES);
    // - 3 -, — 3; but -3 is a figure.
    let figure = folded.starts_with('-') && !folded.ends_with(DASHES) && !line.trim().contains(char::is_whitespace);
    if folded.len() > bare.len() && digits(bare) && folded.starts_with(DASHES) && !figure {
        return true;
    }
    // — 第3页 —
    let Some(rest) = bare.strip_prefix('第').and_then(|rest| rest.split_once('页')) else { return false };
    let total = rest.1.trim_start_matches([',', '，', '/', '共']).trim_end_matches('页');
    digits(rest.0) && (rest.1.is_empty() || digits(total))
}

/// Leaves out the head that each of several pages has, with its number and how many there are: 督办事项详情 2/12.
pub fn drop_counters(document: &Document, lines: &mut Vec<Line>) {
    let counter = |line: &Line| {
        let text = line.span.of(&document.text);
        let (own, total) = Some(text).filter(|_| line.looks.shows <= LONGEST_HEADING)?.rsplit_once('/')?;
        let head = own.trim_end().trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let numbered = digits(own.trim_end().get(head.len()..)?) && digits(total.trim());
        let named =
            head.trim().chars().filter(|c| is_han(*c)).count() >= 2 && !head.chars().any(|c| c.is_ascii_digit());
        (numbered && named).then(|| (head.trim().to_owned(), total.trim().to_owned()))
    };
    let found: Vec<_> = lines.iter().map(counter).collect();
    let mut counts: BTreeMap<&(String, String), usize> = BTreeMap::new();
    for own in found.iter().flatten() {
        *counts.entry(own).or_default() += 1;
    }
    let mut kept = found.iter().map(|own| own.as_ref().is_none_or(|own| counts[own] < FEWEST_PAGES));
    lines.retain(|_| kept.next().unwrap_or(true));
}

/// Fewer such lines are no heads of pages.
const FEWEST_PAGES: usize = 3;

/// Leaves out the notes that go on from a first one, each a line with the next number: 注：1.…, 2.…, 3.….
pub fn drop_notes(document: &Document, lines: &mut Vec<Line>) {
    let number = |text: &str| serial::leading(text).filter(|own| own.style == Style::Arabic).map(|own| own.value);
    let first = |text: &str| {
        let rest = ["注：", "注:"].iter().find_map(|word| text.strip_prefix(word))?;
        number(rest.trim_start()).filter(|value| *value == 1)
    };
    let mut last = None;
    lines.retain(|line| {
        let text = line.span.of(&document.text);
        let next = number(text).filter(|value| last.is_some_and(|last: u32| *value == last + 1));
        last = next.or_else(|| first(text));
        next.is_none()
    });
}

/// 市政府督查室      2017年第9期: an office and the issue, over each page of a bulletin.
fn is_running_head(line: &str) -> bool {
    // 砚川市人民政府公报 2019 年第 2 期
    let words: String = folds(line).filter(|c| !c.is_whitespace()).take(SHORT * 2).collect();
    let issue = ["公报", "简报", "专报"].iter().find_map(|word| words.split_once(word));
    let dated = |issue: &str| {
        issue.ends_with('期')
            && issue.chars().all(|c| c.is_ascii_digit() || matches!(c, '年' | '第' | '期' | '总' | '(' | ')'))
    };
    if issue.is_some_and(|(_, issue)| dated(issue) && issue.chars().any(|c| c.is_ascii_digit())) {
        return true;
    }
    let Some((office, issue)) = line.rsplit_once("  ").map(|(office, issue)| (office.trim(), issue.trim())) else {
        return false;
    };
    let counts = |c: char| c.is_ascii_digit() || matches!(fold(c), '年' | '月' | '第' | '总' | '期' | '(' | ')' | ' ');
    let dated = || issue.chars().all(counts) && issue.chars().any(|c| c.is_ascii_digit());
    let printed = || is_owner(office) || ["公报", "简报", "专报", "通报"].iter().any(|word| office.ends_with(word));
    issue.ends_with(['期', '）', ')']) && issue.contains('期') && dated() && printed()
}

/// 单位负责人：××× 审核人：××× 填表人：×××: who signed the form below its table.
pub fn is_signed(line: &str) -> bool {
    let mut signed = false;
    let all = line.split_whitespace().all(|piece| {
        let Some((label, name)) = piece.split_once(['：', ':']) else { return false };
        signed |= SIGNERS.contains(&label);
        (SIGNERS.contains(&label) || BESIDE_SIGNERS.contains(&label)) && name.chars().count() <= LONGEST_NAME
    });
    all && signed
}

/// Who signs a form, and when.
const SIGNERS: [&str; 12] = [
    "填表人",
    "填报人",
    "制表人",
    "审核人",
    "审批人",
    "复核人",
    "签发人",
    "填报日期",
    "填表日期",
    "填报时间",
    "填表时间",
    "制表日期",
];
/// Who may stand beside them.
const BESIDE_SIGNERS: [&str; 6] = ["单位负责人", "主要负责人", "分管领导", "负责人", "联系电话", "联系人"];
/// A name or a date is no longer.
const LONGEST_NAME: usize = 12;

/// The longest heading.
const LONGEST_HEADING: usize = 30;

/// Whether a line is a heading over items: short, without a stop, often with a Chinese serial.
pub fn is_heading(text: &str) -> bool {
    let count = text.chars().take(LONGEST_HEADING + 1).count();
    if !(2..=LONGEST_HEADING).contains(&count) {
        return false;
    }
    let plain = !text.contains(['。', '；', '，', '|']) && !text.ends_with(['：', ':', '、', '”']);
    let styled = || serial::leading(text).is_some_and(|s| matches!(s.style, Style::Chinese | Style::ChineseBracketed));
    let figures = || text.chars().any(|c| c.is_ascii_digit());
    plain && (count <= 16 && !figures() && !is_owner(text) && !is_head(text) || styled())
}

fn is_head(text: &str) -> bool {
    let folded: Vec<char> = folds(text).collect();
    HEADERS.at(&folded, 0).is_some_and(|(len, _)| len == folded.len())
}

/// No word of a page's foot is longer.
const LONGEST_FOOT: usize = 24;

/// Whether a text belongs to the foot of a page: a note, a signature, a menu.
pub fn is_foot(text: &str) -> bool {
    let start = Start::<LONGEST_FOOT>::new(text);
    let note = matches!(
        start.chars(),
        ['注', ':', ..]
            | ['备', '注', ':', ..]
            | ['说', '明', ':', ..]
            | ['附', '件', ..]
            | ['填', '表' | '报', ..]
            | ['相', '关', ..]
            | ['(', '此', '件', ..]
            | ['责', '任', '编', '辑', ..]
            | ['公', '示', '时' | '期', ..]
            | ['监' | '举', '督' | '报', '电', '话', ..]
    );
    // 请各责任单位…于2月20日前报送: the offices are spoken to.
    let note = note
        || start.chars().first() == Some(&'请')
            && crate::text::holds_any(start.chars(), &["单位", "部门", "各县", "各区"]);
    // 投诉电话：0000-0000000
    let colon = start.chars().iter().position(|c| *c == ':').map_or(&[][..], |at| &start.chars()[..at]);
    let note = note || (3..=LONGEST_LINE_OF_CALL).contains(&colon.len()) && colon.ends_with(&['电', '话']);
    // 各级各部门要对照目标找差距: what comes next is asked of the offices.
    let asked =
        |word: &str| text.find(word).is_some_and(|at| text[..at].chars().rev().take(FARTHEST_ALL).any(|c| c == '各'));
    let note = note || asked("单位要") || asked("部门要") || text.contains("有关要求：");
    // 市政府办公室 2022年1月18日印发 共印90份
    let printed = text.contains("共印") || text.ends_with("印发") && text.contains('日');
    let signed = matches!(start.chars(), ['制' | '审', '表' | '核', ':', ..]);
    let note = note || printed || signed;
    let site = ["网站标识码", "ICP备", "公网安备", "版权所有"].iter().any(|word| text.contains(word));
    let note = note || site;
    // 【收藏】 【打印】
    let buttons = start.chars().iter().position(|c| !matches!(c, '【' | '[' | ' ')).unwrap_or(0);
    note || buttons > 0 && FURNITURE.at(start.chars(), buttons).is_some() || FURNITURE.at(start.chars(), 0).is_some()
}

/// 监督举报电话 is about as long as such words are.
const LONGEST_LINE_OF_CALL: usize = 8;

/// 各牵头单位要, 各地各部门要: 各 stands no further before the word.
const FARTHEST_ALL: usize = 4;

/// Whether a line tells what a work costs, and nothing else: a word of remarks before a sum of money (项目总投资4.2亿元。), in each of its clauses.
pub fn is_cost(text: &str) -> bool {
    let bare = text.trim_end_matches(['。', '；', ';']);
    bare.split(['，', ',']).all(|clause| {
        let clause = clause.strip_prefix("其中").unwrap_or(clause).trim_start_matches(['：', ':']);
        let digit = clause.find(|c: char| c.is_ascii_digit());
        let Some((word, sum)) = digit.map(|at| clause.split_at(at)) else { return false };
        let unit = sum.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let word = word.trim_end_matches(['约', '共', '为']);
        let remark = crate::lexicon::headers::column(folds(word)) == Some(Column::Remark);
        remark && unit.ends_with('元') && crate::quantity::unit_of(unit).is_some()
    })
}

/// A line of a page's menu: 返回首页 | 加入收藏 | 联系我们. Half of it or more are words of such menus, and there are several.
pub fn is_menu(text: &str) -> bool {
    let folded: Vec<char> = folds(text).filter(|c| crate::text::is_visible(*c)).take(LONGEST_MENU + 1).collect();
    if folded.len() > LONGEST_MENU {
        return false;
    }
    let (count, known) = FURNITURE.find(&folded).fold((0, 0), |(count, known), (_, len, ())| (count + 1, known + len));
    count >= 2 && known * 2 >= folded.len()
}

/// No menu has more characters.
const LONGEST_MENU: usize = 40;

/// Words that lead to the figure of the next piece of a torn cell: 提高至, 控制在.
const LEADING: [&str; 20] = [
    "比上年",
    "较上年",
    "同比",
    "比去年",
    "提高至",
    "提高到",
    "提升至",
    "提升到",
    "增加到",
    "增加至",
    "达到",
    "控制在",
    "降至",
    "降到",
    "不低于",
    "不少于",
    "不超过",
    "不高于",
    "稳定在",
    "保持在",
];

/// A piece that leads to a figure holds little else; a line of a longer cell may end so as well.
const LONGEST_LEADING: usize = 10;

/// Whether a piece of a torn cell leads to the figure of the next one: 城乡统一提高至.
pub fn leads_on(piece: &str) -> bool {
    let short = piece.chars().nth(LONGEST_LEADING).is_none();
    // 由每人每月520元 and 提高到560元 are one.
    let from = piece.starts_with(['由', '从'])
        && piece.chars().any(|c| c.is_ascii_digit())
        && !piece.contains(['到', '至', '为', '，', '。']);
    short && (from || LEADING.iter().any(|word| piece.ends_with(word)))
}

/// Whether a cell is a dash, 无, or nothing at all.
pub fn says_nothing(cell: &str) -> bool {
    let words: Vec<char> = folds(cell).filter(|c| !matches!(c, '。' | '.') && !c.is_whitespace()).collect();
    words.is_empty() || BLANKS.at(&words, 0).is_some_and(|(len, ())| len == words.len())
}
