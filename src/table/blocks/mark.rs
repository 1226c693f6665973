//! What a line of such a page is: its serial, its style, and what it says.

use super::super::serial::{self, Serial, Style};
use super::super::{Line, label};
use crate::document::Document;
use crate::lexicon::headers::Column;
use crate::lexicon::language::STATEMENTS;
use crate::text::{Start, fold, folds};
use std::collections::BTreeMap;

/// What a line begins with.
pub(super) struct Mark<'d> {
    pub(super) text: &'d str,
    pub(super) serial: Option<Serial>,
    pub(super) label: Option<label::Label>,
    /// A label for the answer inside the line.
    pub(super) inline: bool,
}

impl<'d> Mark<'d> {
    /// `last` is the Arabic serial before it.
    pub(super) fn new(document: &'d Document, line: &Line, last: &mut Option<u32>) -> Self {
        let text = line.span.of(&document.text);
        // 主办单位：… 网站标识码：… is the foot of a page.
        let labelled = line.looks.ends_label && !(line.looks.blank && label::is_foot(text));
        let label = Some(text).filter(|_| labelled).and_then(label::leading);
        let serial = serial::following(text, *last).or_else(|| serial::bullet(text));
        *last = serial.filter(|serial| serial.style == Style::Arabic).map(|serial| serial.value).or(*last);
        let rest = serial.and_then(|serial| text.get(serial.rest..)).unwrap_or(text);
        // …共8个。完成情况如下：: what opens the list is no answer.
        let answered = |(at, label): (usize, label::Label)| !rest[at + label.len..].trim().is_empty();
        let inline = line.looks.ends_label && label::inside(rest, Column::Completion).is_some_and(answered);
        Self { text, serial, label, inline }
    }

    pub(super) fn is_heading(&self) -> bool {
        label::is_heading(self.text)
    }

    pub(super) fn is_foot(&self) -> bool {
        label::is_foot(self.text) || is_breadcrumb(self.text)
    }

    /// Whether its label says that a promise, or the name of one, follows: 任务指标：.
    pub(super) fn promises(&self) -> bool {
        let promise =
            |column: Column| matches!(column, Column::Commitment | Column::Target | Column::Name | Column::Section);
        self.label.is_some_and(|label| promise(label.column))
    }

    pub(super) fn answers(&self) -> bool {
        self.label.is_some_and(|label| label.column == Column::Completion) || self.inline
    }
}

pub(super) fn is_breadcrumb(text: &str) -> bool {
    text.contains('>') && text.chars().count() < 60
}

/// 1.任务内容：…, 2.任务内容：…: labels of promises whose numbers count on; in 1.目标：…, 2.进展：… they number what each item holds.
pub(super) fn promises_count_on(marks: &[Mark]) -> bool {
    let values: Vec<u32> =
        marks.iter().filter(|mark| mark.promises()).filter_map(|mark| Some(mark.serial?.value)).collect();
    values.len() > 1 && values.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

/// The style of serial that items have. With labels it is the one nearest above them; else the one whose lines are the
/// most, headings left out.
pub(super) fn main_style(marks: &[Mark], labelled: bool, numbered: bool) -> Option<Style> {
    let mut counts: Vec<(Style, usize)> = Vec::new();
    let mut vote = |style: Style| match counts.iter_mut().find(|(known, _)| *known == style) {
        Some((_, count)) => *count += 1,
        None => counts.push((style, 1)),
    };
    let mut above: Option<Style> = None;
    for (index, mark) in marks.iter().enumerate() {
        if let Some(serial) = mark.serial.filter(|_| mark.label.is_none() || mark.inline || numbered && mark.promises())
        {
            let next_deeper = marks
                .get(index + 1)
                .and_then(|next| next.serial)
                .is_some_and(|next| next.style != serial.style && next.value == 1);
            let higher = matches!(serial.style, Style::Chinese | Style::ChineseBracketed);
            let over = || higher && next_deeper && mark.is_heading();
            above = Some(serial.style);
            if !labelled && !over() {
                vote(serial.style);
            }
        }
        if labelled
            && mark.answers()
            && let Some(style) = above.take()
        {
            vote(style);
        }
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count >= 2 || labelled)
        .max_by_key(|(style, count)| (*count, std::cmp::Reverse(*style)))
        .map(|(style, _)| style)
}

/// The most lines of a part of a list that signs begin, headings left out.
pub(super) fn longest(marks: &[Mark], last: usize) -> usize {
    let starts: Vec<usize> =
        (0..=last).filter(|at| marks[*at].serial.is_some_and(|own| own.style == Style::Bullet)).collect();
    let lines = |pair: &[usize]| (pair[0]..pair[1]).filter(|at| !serial::is_pictured(marks[*at].text)).count();
    starts.windows(2).map(lines).max().unwrap_or(1)
}

/// E7: a heading that sorts items by their rate: 完成率90%—100%, 完成率90%以下.
pub(super) fn is_band(text: &str) -> bool {
    if !text.chars().map(fold).find(|c| !c.is_whitespace()).is_some_and(|c| matches!(c, '完' | '进')) {
        return false;
    }
    let folded = label::start_of(text);
    if !folded.contains('%') || folded.chars().count() > label::SHORT {
        return false;
    }
    let rate = ["完成率", "完成进度", "完成比例", "进度"].iter().any(|word| folded.starts_with(word));
    let bound = ["以上", "以下", "之间", "—", "-", "~", "至", "到"].iter().any(|word| folded.contains(word));
    rate && bound && !folded.contains(['，', ',', '。'])
}

/// Where the state begins that stands at the end of a heading, behind the owner in brackets: …（责任单位：市教育局）已完成.
pub(super) fn judged(text: &str) -> Option<usize> {
    let close = text.char_indices().rev().find(|(_, c)| matches!(c, ')' | '）'))?;
    let end = close.0 + close.1.len_utf8();
    let words: Vec<char> = folds(&text[end..]).filter(|c| !c.is_whitespace() && *c != '。').collect();
    let longest = if text.ends_with('。') { LONGEST_REPORT } else { LONGEST_STATE };
    let state = (2..=longest).contains(&words.len()) && STATEMENTS.occurs(&words);
    (state && label::trailing_owner(&text[..end]).is_some()).then_some(end)
}

/// A state behind a heading is no longer, and a report that ends in a full stop no longer than the second.
pub(super) const LONGEST_STATE: usize = 8;

pub(super) const LONGEST_REPORT: usize = 80;

/// 一是, 二是 number items only where nothing else does; elsewhere they order what a report says.
pub(super) fn forget_said(marks: &mut [Mark]) {
    let of_style = |mark: &&Mark| mark.serial.is_some_and(|serial| serial.style == Style::Said);
    let said = marks.iter().filter(of_style).count();
    let others = marks.iter().filter(|mark| mark.serial.is_some()).count() - said;
    if said < FEWEST_SAID || others > 1 {
        for mark in marks.iter_mut() {
            mark.serial = mark.serial.filter(|serial| serial.style != Style::Said);
        }
    }
}

/// Members of a list that begin with a dash or a topic in brackets are items where nothing else is.
pub(super) fn mark_unnumbered(marks: &mut [Mark]) {
    if marks.iter().filter(|mark| mark.serial.is_some()).count() > 1 {
        return;
    }
    let found: Vec<Option<Serial>> =
        marks.iter().map(|mark| serial::unnumbered(mark.text).filter(|_| mark.label.is_none())).collect();
    if found.iter().flatten().count() >= FEWEST_SAID {
        for (mark, serial) in marks.iter_mut().zip(found) {
            mark.serial = mark.serial.or(serial);
        }
    }
}

/// 进展情况 alone on a line, right below a line with a label: a label without its colon. 民生清单09 节水见成效 only ends like one.
pub(super) fn label_bare(marks: &mut [Mark]) {
    for at in 1..marks.len() {
        if marks[at].label.is_none() && marks[at].serial.is_none() && marks[at - 1].label.is_some() {
            // 办理状态 is a state in a table, and a report over the labels of quarters.
            let bare =
                label::bare(marks[at].text).filter(|label| matches!(label.column, Column::Completion | Column::Rate));
            let bare = bare.filter(|label| label.dated || !marks[at].text.contains(|c: char| c.is_ascii_digit()));
            marks[at].label = bare.map(|label| label::Label { column: Column::Completion, ..label });
        }
    }
}

/// 【办实事】… among 【稳增长】…, 【保民生】…: one of several names before paragraphs is no label, though a head word is in it.
pub(super) fn forget_names(marks: &mut [Mark]) {
    let name = |mark: &Mark| -> Option<Vec<char>> {
        let start = Start::<LONGEST_BOX>::new(mark.text);
        let (open, rest) = start.chars().split_first()?;
        let end = rest.iter().position(|c| *c == '】').filter(|_| *open == '【')?;
        (end + 1 < rest.len()).then(|| rest[..end].to_vec())
    };
    let names: Vec<Option<Vec<char>>> = marks.iter().map(name).collect();
    let mut counts: BTreeMap<&[char], usize> = BTreeMap::new();
    for name in names.iter().flatten() {
        *counts.entry(name).or_default() += 1;
    }
    let once = |name: &Option<Vec<char>>| name.as_ref().is_some_and(|name| counts[name.as_slice()] == 1);
    let others = marks.iter().zip(&names).filter(|(mark, name)| mark.label.is_none() && once(name)).count();
    if others >= FEWEST_SAID {
        for (mark, _) in marks.iter_mut().zip(&names).filter(|(_, name)| once(name)) {
            mark.label = None;
        }
    }
}

/// No name in a box before a paragraph is longer, with the box.
const LONGEST_BOX: usize = 14;

/// Where nothing else answers, what stands behind 完成状态： does, if it says more than a state or a rate somewhere.
pub(super) fn answer_by_states(marks: &mut [Mark]) {
    if marks.iter().any(Mark::answers) {
        return;
    }
    let told = |mark: &&Mark| {
        let label = mark.label.filter(|label| label.column == Column::Rate);
        // 完成率：83%，受汛期影响 is a rate with its reason.
        let parted = label.and_then(|label| mark.text.split_at_checked(label.len));
        parted.is_some_and(|(word, cell)| !word.contains(['率', '比']) && !is_state(cell))
    };
    let Some(word) = marks.iter().find(told).and_then(|mark| mark.text.get(..mark.label?.len)) else { return };
    for mark in marks.iter_mut().filter(|mark| mark.text.starts_with(word)) {
        mark.label = mark.label.map(|label| label::Label { column: Column::Completion, ..label });
    }
}

/// 已完成, 95%: a state or a rate, and nothing else.
fn is_state(cell: &str) -> bool {
    let words: Vec<char> = folds(cell).filter(|c| !matches!(c, '。' | '.')).collect();
    let state = STATEMENTS.at(&words, 0).is_some_and(|(len, _)| len == words.len());
    state || words.iter().all(|c| c.is_ascii_digit() || matches!(c, '%' | '/' | '-' | '—' | ','))
}

/// Fewer of these are no list of items.
pub(super) const FEWEST_SAID: usize = 3;

/// Labels divide items where at least one in so many has one.
pub(super) const RARE: usize = 50;

/// Labels that name a period divide items where at least one in so many has one.
pub(super) const DATED: usize = 4;
