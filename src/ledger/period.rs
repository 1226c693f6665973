//! The year that a ledger reports on, and the part of it.

use super::Period;
use super::heading::{first_item, visible_lines};
use crate::document::{Cell, Document};
use crate::table::Candidate;
use crate::text::{Chars, Text, fold};

/// The year: the title's, else that of a column head, else the one that the completions name most.
pub fn year(document: &Document, title: Option<&Cell>, candidate: &Candidate) -> Option<u16> {
    let mut told = title.into_iter().chain(&candidate.heads).flat_map(|cell| years(&cell.text(document)));
    if let Some(year) = told.next() {
        return Some(year);
    }
    let mut counts: Vec<(u16, usize)> = Vec::new();
    for year in candidate.items.iter().flat_map(|item| years(&item.completion.text(document))) {
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
    let text = Text::new(text);
    let folded = text.chars();
    let starts = (0..folded.len()).filter(|&at| at == 0 || !folded[at - 1].is_ascii_digit());
    starts
        .filter_map(|at| {
            let digits: String = folded[at..].iter().take_while(|c| c.is_ascii_digit()).take(5).collect();
            let named = digits.len() == 4 && folded.get(at + 4) == Some(&'年');
            digits.parse().ok().filter(|year| named && (1950..2100).contains(year))
        })
        .collect()
}

/// The reporting period where the title, the heads or the lines before the items tell it.
pub fn of(document: &Document, title: Option<&Cell>, candidate: &Candidate) -> Option<Period> {
    let mut places: Vec<String> =
        title.into_iter().chain(&candidate.heads).map(|cell| cell.text(document).into_owned()).collect();
    let first = first_item(candidate).unwrap_or(0);
    let before = visible_lines(document).into_iter().take_while(|span| span.start < first);
    places.extend(before.map(|span| span.of(&document.text).to_owned()).filter(|line| tells(line)));
    places.iter().find_map(|place| within(place))
}

/// Whether a line above the items speaks of the state reported: 截至…, or a period in brackets.
fn tells(line: &str) -> bool {
    let folded: String = line.chars().map(fold).collect();
    ["截至", "截止", "统计口径", "统计时间", "报告期"].iter().any(|word| folded.contains(word))
        || folded.starts_with('(')
}

const WHOLE: [&str; 2] = ["全年", "年终"];
const PARTS: [&str; 9] = ["上半年", "前三季度", "前三个季度", "第一季度", "一季度", "二季度", "三季度", "半年", "年中"];

/// The period that a text names.
pub fn within(text: &str) -> Option<Period> {
    let text = Text::new(text);
    let words = text.folded_string(text.all());
    let found = |word: &str, complete: bool| Some(Period { text: word.to_owned(), complete });
    if let Some(word) = WHOLE.iter().find(|word| words.contains(*word)) {
        return found(word, true);
    }
    let part = || PARTS.iter().find(|word| words.contains(*word)).and_then(|word| found(word, false));
    months(&text).or_else(part)
}

/// 截至10月底, 1—11月, （截至2022年10月31日）: over when it reaches December.
fn months(text: &Text) -> Option<Period> {
    let chars = text.chars();
    for at in 0..chars.len() {
        let until = chars.get(at..at + 2).is_some_and(|pair| matches!(pair, ['截', '至' | '止' | '到']));
        let alone = at == 0 || !chars[at - 1].is_ascii_digit();
        let range = chars[at] == '1' && alone && matches!(chars.get(at + 1), Some('-' | '—' | '–' | '~' | '至'));
        if !until && !range {
            continue;
        }
        let Some(end) = (at..chars.len().min(at + 16)).find(|&i| chars[i] == '月') else { continue };
        let start = (at..end).rev().take_while(|&i| chars[i].is_ascii_digit()).last().unwrap_or(end);
        let digits: String = chars[start..end].iter().collect();
        let Some(month) = digits.parse::<u32>().ok().filter(|month| (1..=12).contains(month)) else { continue };
        let mut stop = end + 1;
        while chars.get(stop).is_some_and(|c| c.is_ascii_digit() || matches!(c, '日' | '底' | '末' | '份')) {
            stop += 1;
        }
        return Some(Period { text: text.slice(Chars::new(at, stop)).to_owned(), complete: month == 12 });
    }
    None
}
