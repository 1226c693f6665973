//! Which months a figure or a report tells of: 上半年, 1—9月, 截至10月底, 四季度.

use crate::lexicon::CharSet;
use crate::lexicon::months::MONTHS;
use crate::number::numeral;
use std::sync::LazyLock;

/// A stretch of the year reported on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months {
    /// The first month, 1 to 12.
    pub from: u8,
    /// The last one.
    pub to: u8,
}

impl Months {
    /// Whether it ends before the year does.
    pub fn is_early(self) -> bool {
        self.to < 12
    }

    /// Whether two stretches share a month.
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Whether a count for this stretch holds one for the other and more: 1—9月 holds 上半年 and 三季度, 下半年 holds neither.
    pub fn contains(self, other: Self) -> bool {
        self != other && self.from <= other.from && other.to <= self.to
    }
}

/// A stretch of time found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Where it begins, in characters.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// The months; none where words (目前) end what an earlier time told.
    pub months: Option<Months>,
}

/// What a stretch of time can begin with.
static FIRSTS: LazyLock<CharSet> = LazyLock::new(|| {
    let mut firsts = MONTHS.firsts().clone();
    firsts.extend(numeral::FIRSTS.chars().chain(['截', '更', '前']));
    firsts
});

/// The stretches of time that folded text names, in order.
pub fn find(text: &[char]) -> Vec<Told> {
    let firsts = &*FIRSTS;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(ahead) = text.get(at..).and_then(|rest| rest.iter().position(|c| firsts.may_hold(*c))) {
        at += ahead;
        match told(text, at) {
            Some(told) => {
                at = told.end;
                found.push(told);
            }
            None => at += 1,
        }
    }
    found
}

fn told(text: &[char], at: usize) -> Option<Told> {
    let c = *text.get(at)?;
    if c == '截' {
        return until(text, at);
    }
    // 更新至10月底 is 截至10月底.
    if text[at..].starts_with(&['更', '新', '至']) {
        return until(text, at + 1).map(|told| Told { start: at, ..told });
    }
    // 前10个月
    if c == '前'
        && let Some(told) = first_months(text, at)
    {
        return Some(told);
    }
    let alone = || !at.checked_sub(1).is_some_and(|before| is_figure(text[before]));
    if matches!(c, '1' | '一')
        && alone()
        && let Some(told) = range(text, at)
    {
        return Some(told);
    }
    if alone()
        && let Some(told) = since(text, at)
    {
        return Some(told);
    }
    let (len, months) = MONTHS.at(text, at)?;
    let months = months.map(|(from, to)| Months { from, to });
    Some(Told { start: at, end: at + len, months })
}

/// 前10个月, 前十个月
fn first_months(text: &[char], at: usize) -> Option<Told> {
    let end = (at + 2..text.len().min(at + 4)).find(|&i| text[i] == '个' && text.get(i + 1) == Some(&'月'))?;
    let to = month(text, at + 1, end)?;
    Some(Told { start: at, end: end + 2, months: Some(Months { from: 1, to }) })
}

/// 10月以来, 十月份以来: from that month on.
fn since(text: &[char], at: usize) -> Option<Told> {
    if !numeral::begins(text[at]) {
        return None;
    }
    let end = (at + 1..text.len().min(at + 4)).find(|&i| text[i] == '月')?;
    let from = month(text, at, end)?;
    let rest = end + 1 + usize::from(text.get(end + 1) == Some(&'份'));
    (text.get(rest..rest + 2) == Some(&['以', '来'])).then_some(Told {
        start: at,
        end: rest + 2,
        months: Some(Months { from, to: 12 }),
    })
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '十')
}

/// 截至10月底, 截止2022年10月31日, 截至目前; none of 截污.
fn until(text: &[char], at: usize) -> Option<Told> {
    if !matches!(text.get(at + 1), Some('至' | '止' | '到')) {
        return None;
    }
    if let Some((len, months)) = MONTHS.at(text, at) {
        let months = months.map(|(from, to)| Months { from, to });
        return Some(Told { start: at, end: at + len, months });
    }
    let first = at + 2;
    let end = (first..text.len().min(at + FAR)).find(|&i| text[i] == '月')?;
    let start = end - text[first..end].iter().rev().take_while(|c| numeral::begins(**c)).count();
    let to = month(text, start, end)?;
    Some(Told { start: at, end: tail(text, end + 1), months: Some(Months { from: 1, to }) })
}

/// The words between 截至 and its month are no more.
const FAR: usize = 16;

/// 1—11月, 1月至11月, 一至九月份.
fn range(text: &[char], at: usize) -> Option<Told> {
    let first = at + 1 + usize::from(text.get(at + 1) == Some(&'月'));
    let dash = text.get(first).filter(|c| matches!(c, '-' | '—' | '–' | '~' | '至' | '到'))?;
    let start = first + 1 + usize::from(text.get(first + 1) == Some(dash));
    let end = (start..text.len().min(start + 3)).find(|&i| text[i] == '月')?;
    let to = month(text, start, end)?;
    Some(Told { start: at, end: tail(text, end + 1), months: Some(Months { from: 1, to }) })
}

fn month(text: &[char], start: usize, end: usize) -> Option<u8> {
    let number = numeral::read(text, start).filter(|number| start + number.len == end)?;
    u8::try_from(number.value.to_i64()?).ok().filter(|month| (1..=12).contains(month))
}

/// 底, 末, 份, 31日 after the month.
fn tail(text: &[char], mut end: usize) -> usize {
    while text.get(end).is_some_and(|c| c.is_ascii_digit() || matches!(c, '日' | '底' | '末' | '份')) {
        end += 1;
    }
    end
}
