//! The year that a ledger reports on, and the part of it.

use super::Period;
use super::heading::{first_item, visible_lines};
use crate::document::{Cell, Document};
use crate::lexicon::headers::{Column, column};
use crate::months;
use crate::table::Candidate;
use crate::text::{Chars, Span, Text, folds, holds_any};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The year: the title's, else that of a column head, else the one that the completions name most.
pub fn year(document: &Document, title: Option<&Cell>, candidate: &Candidate) -> Option<u16> {
    let mut told = title.into_iter().chain(&candidate.heads).flat_map(|cell| years(&cell.text(document)));
    if let Some(year) = told.next() {
        return Some(year);
    }
    let mut counts: Vec<(u16, usize)> = Vec::new();
    for year in candidate.items.iter().flat_map(|item| reported(&item.completion.text(document))) {
        match counts.iter_mut().find(|(known, _)| *known == year) {
            Some((_, count)) => *count += 1,
            None => counts.push((year, 1)),
        }
    }
    let most = counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year);
    let before = || first_item(candidate).and_then(|first| document.text.get(..first));
    most.or_else(|| before().and_then(|head| years(head).first().copied()))
}

/// The years that a text prints with 年 after them.
fn years(text: &str) -> Vec<u16> {
    years_where(text, |_, _| true)
}

/// The years of which a completion reports; 2026年计划, 《规划（2024—2035年）》 and 较2019年 tell of others.
fn reported(text: &str) -> Vec<u16> {
    let open = |c: char| {
        matches!(c, '《' | '(' | '—' | '-' | '~' | '至' | '到' | '比' | '较' | '自' | '从' | '争' | '含' | '占')
    };
    let ends = |c: &char| matches!(c, '，' | ',' | ';' | '。' | '\n');
    years_where(text, |folded, at| {
        let before = at.checked_sub(1).map(|last| folded[last]);
        let start = folded[..at].iter().rposition(ends).map_or(0, |end| end + 1);
        let end = folded[at..].iter().position(ends).map_or(folded.len(), |end| at + end);
        !before.is_some_and(open) && !holds_any(&folded[start..end], &PLANNED)
    })
}

/// Words of a clause that speaks of another year than the one reported.
const PLANNED: [&str; 14] =
    ["计划", "规划", "拟", "将", "预计", "力争", "争取", "确保", "目标", "年前", "建设期", "结转", "顺延", "推迟"];

fn years_where(text: &str, such: impl Fn(&[char], usize) -> bool) -> Vec<u16> {
    let text = Text::new(text);
    let folded = text.chars();
    let starts = (0..folded.len()).filter(|&at| at == 0 || !folded[at - 1].is_ascii_digit());
    starts
        .filter_map(|at| {
            let digits: String = folded[at..].iter().take_while(|c| c.is_ascii_digit()).take(5).collect();
            // 2020第一季度, 2020上半年
            let season = |rest: &[char]| {
                ["第一季度", "第二季度", "第三季度", "第四季度", "一季度", "上半年", "前三季度", "度"]
                    .iter()
                    .any(|word| crate::text::opens_with(rest, word))
            };
            let named = digits.len() == 4
                && folded.get(at + 4..).is_some_and(|rest| rest.first() == Some(&'年') || season(rest));
            digits.parse().ok().filter(|year| named && (1950..2100).contains(year) && such(folded, at))
        })
        .collect()
}

/// The reporting period where the title, the heads or the lines before the items tell it.
pub fn of(document: &Document, title: Option<&Cell>, candidate: &Candidate) -> Option<Period> {
    let mut places: Vec<String> = title.into_iter().map(|cell| cell.text(document).into_owned()).collect();
    // 一季度, 二季度, … 四季度: the last of them, and not 全年目标 beside 1—9月完成.
    let answers = |text: &&Cow<str>| column(folds(text)) != Some(Column::Target);
    let heads: Vec<Cow<str>> = candidate.heads.iter().map(|cell| cell.text(document)).collect();
    places.push(heads.iter().filter(answers).map(|text| text.trim()).collect::<Vec<&str>>().join("\n"));
    let first = first_item(candidate).unwrap_or(0);
    let before = visible_lines(document).take_while(|span| span.start < first);
    // Of a table on one line only what stands before the first item.
    let above = before.map(|span| Span::new(span.start, span.end.min(first)));
    places.extend(above.map(|span| span.of(&document.text).to_owned()).filter(|line| tells(line)));
    places.iter().find_map(|place| within(place)).or_else(|| by_items(document, candidate))
}

/// The part of the year that most items report on (上半年…), where none goes beyond it and nothing above them tells.
fn by_items(document: &Document, candidate: &Candidate) -> Option<Period> {
    let told: Vec<Period> = candidate.items.iter().filter_map(|item| within(&item.completion.text(document))).collect();
    let enough = told.len() >= FEWEST && told.len() * 5 >= candidate.items.len() * 3;
    let running = enough && told.iter().all(|period| !period.complete);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for period in told.iter().filter(|_| running) {
        *counts.entry(&period.text).or_default() += 1;
    }
    let (text, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 2 > told.len()).then(|| Period { text: text.to_owned(), complete: false })
}

/// Fewer items do not tell what part of the year a ledger is of.
const FEWEST: usize = 3;

/// Whether a line above the items speaks of the state reported: 截至…, or a period in brackets.
fn tells(line: &str) -> bool {
    let folded: String = folds(line).collect();
    [
        "截至",
        "截止",
        "更新至",
        "统计口径",
        "统计时间",
        "统计时段",
        "统计期",
        "统计区间",
        "统计截",
        "数据时段",
        "数据期",
        "报告期",
    ]
    .iter()
    .any(|word| folded.contains(word))
        || folded.starts_with('(')
}

/// The period that a text names: the latest one, where it names several.
fn within(text: &str) -> Option<Period> {
    let text = Text::new(text);
    let told = || months::find(text.chars()).into_iter().filter_map(|told| Some((told, told.months?)));
    // 距离年底只剩92天，截至9月30日: what tells how far it reaches.
    let reaches = |(told, _): &(months::Told, _)| text.chars().get(told.start) == Some(&'截');
    let told = told().filter(|own| !told().any(|other| reaches(&other)) || reaches(own));
    let (told, months) = told.max_by_key(|(told, months)| (months.to, std::cmp::Reverse(told.start)))?;
    let printed = text.slice(Chars::new(told.start, told.end)).to_owned();
    Some(Period { text: printed, complete: !months.is_early() })
}
