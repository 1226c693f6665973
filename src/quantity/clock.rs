//! Times of day, and years in short or in digits one by one.

use crate::number::numeral;

/// Where a time of day that begins at `at` ends: 8点30分, 下午三点, 十三点十分三十六秒; but 八点二五分 and 98点5分 are scores.
pub fn time(text: &[char], at: usize) -> Option<usize> {
    // Few numbers are hours, which need not be read to be told.
    if !matches!(text.get(at + whole_len(text.get(at..)?)), Some('点' | '时')) {
        return None;
    }
    let (hour, end) = whole(text, at)?;
    if hour > 24 {
        return None;
    }
    let told = DAYTIMES.iter().any(|word| ends_with(&text[..at], word));
    let minute = whole(text, end + 1).filter(|(minute, next)| *minute < 60 && (told || in_full(&text[end + 1..*next])));
    match minute {
        Some((_, next)) if text.get(next) == Some(&'分') && text.get(next + 1) != Some(&'钟') => {
            let second = whole(text, next + 1).filter(|(second, end)| *second < 60 && text.get(*end) == Some(&'秒'));
            Some(second.map_or(next + 1, |(_, end)| end + 1))
        }
        _ if told => Some(end + 1 + usize::from(matches!(text.get(end + 1), Some('半' | '整' | '钟')))),
        _ => None,
    }
}

/// Words after which a number with 点 is a time.
const DAYTIMES: [&str; 11] = ["上午", "下午", "中午", "凌晨", "清晨", "早上", "早晨", "晚上", "傍晚", "夜间", "次日"];

fn ends_with(text: &[char], word: &str) -> bool {
    text.iter().rev().zip(word.chars().rev()).filter(|(a, b)| *a == b).count() == word.chars().count()
}

/// Minutes with their tens: 30, 05, 零五, 三十五, 十.
fn in_full(minute: &[char]) -> bool {
    minute.contains(&'十') || minute.len() > 1 && (minute[0].is_ascii_digit() || minute[0] == '零')
}

/// A whole number and where it ends, without what follows 点.
fn whole(text: &[char], at: usize) -> Option<(i64, usize)> {
    let rest = text.get(at..)?;
    let len = whole_len(rest);
    let number = numeral::read(&rest[..len], 0).filter(|number| number.len == len)?;
    Some((number.value.to_i64()?, at + len))
}

/// How many characters of a text a whole number of an hour or a minute may take.
fn whole_len(text: &[char]) -> usize {
    let word =
        |c: &char| matches!(c, '零' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    let digits = text.iter().take(3).take_while(|c| c.is_ascii_digit()).count();
    let words = text.iter().take(4).take_while(|c| word(c)).count();
    digits.max(words)
}

/// Where a year in Chinese digits ends: 八五年, 零六年, 公元一六三年; but 七八年 are seven or eight.
pub fn year(text: &[char], at: usize) -> Option<usize> {
    let digits = text.get(at..)?.iter().take(5).take_while(|c| "零〇一二三四五六七八九".contains(**c)).count();
    let end = at + digits;
    let vague = digits == 2 && numeral::pair::at(&text[at..end], 0).is_some();
    ((2..=4).contains(&digits) && !vague && text.get(end) == Some(&'年')).then_some(end + 1)
}

/// Where a year with its month ends that is written without words: 2008-08, 2008/08.
pub fn month(text: &[char], at: usize) -> Option<usize> {
    let ['1' | '2', '0' | '9', _, _, '-' | '/', tens, ones, rest @ ..] = text.get(at..)? else { return None };
    let month = matches!((tens, ones), ('0', '1'..='9') | ('1', '0'..='2'));
    let digits = text[at + 2].is_ascii_digit() && text[at + 3].is_ascii_digit();
    // 2019-07建成 goes on with words, 2019-10家 may be a range.
    let word = |c: char| c.is_ascii_alphanumeric() || c.is_alphanumeric() && *tens == '1';
    let closes = rest.first().is_none_or(|c| !word(*c) && !matches!(c, '-' | '/' | '.' | '%' | '‰' | '~'));
    (digits && month && closes).then_some(at + 7)
}
