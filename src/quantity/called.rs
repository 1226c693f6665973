//! Digits that call something and count nothing: 事项3, 尾号1702, 0570-3001122, 2-1.

use super::{Found, units, valueless};
use crate::terms::Kind;
use crate::text::closes_with;

/// What is called by the digits that begin at `at`.
pub fn at(text: &[char], at: usize) -> Option<Found> {
    referred(text, at).or_else(|| named(text, at))
}

/// How many ASCII digits stand at a place.
pub fn digit_run(text: &[char], at: usize) -> usize {
    text.iter().skip(at).take(40).take_while(|c| c.is_ascii_digit()).count()
}

/// 事项3, 附件2, 表1: the number of a thing, where no unit follows.
fn referred(text: &[char], at: usize) -> Option<Found> {
    let len = digit_run(text, at);
    let named = || {
        let before = at.checked_sub(2).map(|start| &text[start..at]);
        matches!(
            before,
            Some(['事', '项'] | ['附', '件' | '表'] | ['序' | '编', '号'] | ['任', '务'] | ['项', '目'] | ['指', '标'])
        )
    };
    let closes = text.get(at + len).is_none_or(|c| ")]】、,，;。:\n".contains(*c) || c.is_whitespace());
    (len <= 3 && closes && named()).then(|| valueless(Kind::Ordinal, at, at + len))
}

/// 电话0421-33441122, 尾号1702, 127.0.0.1, 90后: digits that call something and count nothing.
fn named(text: &[char], at: usize) -> Option<Found> {
    let len = digit_run(text, at);
    let run = |from: usize| digit_run(text, from);
    let name = |end: usize| Some(valueless(Kind::Name, at, end));
    // 010-64035547
    if text[at] == '0'
        && (3..=4).contains(&len)
        && text.get(at + len) == Some(&'-')
        && (7..=8).contains(&run(at + len + 1))
    {
        return name(at + len + 1 + run(at + len + 1));
    }
    if let Some(end) = serial(text, at, len) {
        return name(end);
    }
    let mut end = at + len;
    let mut points = 0;
    while text.get(end) == Some(&'.') && run(end + 1) > 0 {
        end += 1 + run(end + 1);
        points += 1;
    }
    // Addresses of machines, and versions.
    if points == 3 {
        return name(end);
    }
    let said = ["编号", "尾号", "电话", "手机", "固话", "身份证号", "邮编", "号码", "账号", "证号"];
    let counts = || units::at(text, end).is_some() || text.get(end).is_some_and(|c| "万亿多余.,%".contains(*c));
    let before = text[..at].strip_suffix(&[':']).unwrap_or(&text[..at]);
    let before = before.strip_suffix(&['是']).unwrap_or(before);
    if len >= 4 && points == 0 && said.iter().any(|word| closes_with(before, word)) && !counts() {
        return name(at + len);
    }
    // 13501234567, and the numbers of persons.
    let mobile = len == 11 && matches!(text[at..at + 2], ['1', '3'..='9']);
    let person = len == 18 && matches!(text[at + 6..at + 8], ['1', '9'] | ['2', '0']);
    if points == 0 && (mobile || person) && !counts() {
        return name(end);
    }
    let generation = matches!(&text[at..at + len], ['0' | '5' | '6' | '7' | '8' | '9', '0' | '5']);
    (generation && text.get(end) == Some(&'后') && !text.get(end + 1).is_some_and(char::is_ascii_digit))
        .then(|| valueless(Kind::Name, at, end + 1))
}

/// Where 2-1, 2023-00112 ends: two numbers of which the second is no larger, so that they are no range, and no unit follows.
fn serial(text: &[char], at: usize, len: usize) -> Option<usize> {
    let rest = text.get(at + len + 1..).filter(|_| text[at + len] == '-')?;
    let second = rest.iter().take(LONGEST_SERIAL).take_while(|c| c.is_ascii_digit()).count();
    let goes_on = |c: &char| "%‰℃°./-~—–".contains(*c);
    let begun = text[..at].last().is_some_and(|c| c.is_ascii_alphanumeric() || goes_on(c));
    let ends = !rest.get(second).is_some_and(|c| c.is_alphanumeric() || goes_on(c));
    let bounds = second > 0 && !begun && ends;
    let digits = |span: &[char]| span.iter().fold(0_u64, |sum, c| sum * 10 + u64::from(c.to_digit(10).unwrap_or(0)));
    let (first, far) = (&text[at..at + len.min(LONGEST_SERIAL)], &rest[..second]);
    let dated = len == 4 && second < 3;
    (bounds && !dated && len <= LONGEST_SERIAL && digits(far) <= digits(first)).then_some(at + len + 1 + second)
}

/// No number of a serial is longer.
const LONGEST_SERIAL: usize = 9;
