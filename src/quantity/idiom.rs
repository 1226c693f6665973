//! Numbers that are said in words of their own, or that words behind their unit add to: 半年, 八五折, 三成半, 两个亿, 翻两番.

use super::measured::{MEASURED, after};
use super::{Unit, units};
use crate::number::Decimal;
use crate::number::numeral::{self, Numeral};
use crate::text::{is_han, opens_with};

/// The number that begins at `at`, where `numeral` is the numeral that begins there.
pub fn number(text: &[char], at: usize, numeral: Option<Numeral>) -> Option<Numeral> {
    half(text, at).or_else(|| discount(text, at, numeral?)).or_else(|| spaced(text, at, numeral?)).or(numeral)
}

/// 半天, 半个月, 半斤; but 上半年, 一半 and 半小时通勤圈 measure nothing.
fn half(text: &[char], at: usize) -> Option<Numeral> {
    let before = at.checked_sub(1).map_or(' ', |i| text[i]);
    let ahead = text[..at].ends_with(&['提', '前']);
    if text.get(at) != Some(&'半') || !ahead && "一上下前后大小多对折参每各夜近个".contains(before) {
        return None;
    }
    // 半成, 半折
    if matches!(text.get(at + 1), Some('成' | '折')) && !text.get(at + 2).copied().is_some_and(is_han) {
        let value = if text[at + 1] == '成' { Decimal::new(5, 1) } else { Decimal::new(5, 0) };
        return Some(Numeral::chinese(value, 1));
    }
    let measured = |unit: &Unit| unit.dimension == "duration" || MEASURED.contains(&unit.dimension);
    let (_, len) = units::at(text, at + 1).filter(|(unit, _)| measured(unit))?;
    let end = at + 1 + len;
    let ends = stops(text, end) || matches!(text.get(end), Some('达' | '超'));
    ends.then_some(Numeral::chinese(Decimal::new(5, 1), 1))
}

/// 八五折: two digits side by side before 折.
fn discount(text: &[char], at: usize, number: Numeral) -> Option<Numeral> {
    let halved = text.get(at..at + 2) == Some(&['半', '成']);
    text.get(at + 2).filter(|c| **c == '折' && !halved)?;
    let value = numeral::side_by_side(text.get(at..)?)?;
    Some(Numeral { value, len: 2, ..number })
}

/// 4.5 万人: blanks between the digits and their magnitude, where a unit follows it.
fn spaced(text: &[char], at: usize, number: Numeral) -> Option<Numeral> {
    let number = Some(number).filter(|number| !number.chinese && !number.percent)?;
    let end = at + number.len;
    let gap = text.get(end..)?.iter().take_while(|c| **c == ' ').count();
    let digits = text.get(end - 1).is_some_and(char::is_ascii_digit);
    let times = match text.get(end + gap)? {
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    };
    units::at(text, end + gap + 1).filter(|_| digits && (1..=2).contains(&gap))?;
    let value = number.value.times(Decimal::new(times, 0))?;
    Some(Numeral { value, len: number.len + gap + 1, ..number })
}

/// What a number that was read comes to with its unit: 九成 is 90 %, 翻两番 four times as much. `at` is where the figure begins.
pub fn meant(text: &[char], at: usize, value: Decimal, unit: &Unit) -> Decimal {
    if is_tenths(unit) {
        return value.times(unit.scale).unwrap_or(value);
    }
    let doubled = value.to_i64().filter(|times| (1..=10).contains(times) && doubles(text, at, unit));
    doubled.map_or(value, |times| Decimal::new(1 << times, 0))
}

/// The unit that it is told in then.
pub fn told(text: &[char], at: usize, unit: Unit) -> Unit {
    if is_tenths(&unit) {
        units::percent()
    } else if doubles(text, at, &unit) {
        Unit { text: "倍".into(), ..unit }
    } else {
        unit
    }
}

/// 成, and 折 behind one digit.
fn is_tenths(unit: &Unit) -> bool {
    unit.dimension == "percent" && unit.scale == Decimal::new(10, 0)
}

fn doubles(text: &[char], at: usize, unit: &Unit) -> bool {
    unit.text == "番" && at.checked_sub(1).is_some_and(|before| text[before] == '翻')
}

/// What words behind a number and its unit add: 三成半, 七成五, 两个亿, 一个半小时, 两年半; the value, where they end, and the unit.
pub fn longer(text: &[char], end: usize, value: Decimal, unit: &Unit) -> Option<(Decimal, usize, Unit)> {
    let next = *text.get(end)?;
    if is_tenths(unit) {
        let tenths = if next == '半' {
            5
        } else {
            "一二三四五六七八九".chars().position(|digit| digit == next)? as i128 + 1
        };
        let sum = value.plus(Decimal::new(tenths, 1)).filter(|_| value < 10.into() && stops(text, end + 1))?;
        return Some((sum, end + 1, unit.clone()));
    }
    if unit.text == "个" && next == '亿' {
        // 两个亿, 两个亿卢布; but not 40个亿元以上项目
        let sized = ["亿元以上", "亿元及以上"].iter().any(|size| opens_with(&text[end..], size));
        let (money, len) = units::at(text, end + 1).or_else(|| units::at(&['元'], 0).map(|(money, _)| (money, 0)))?;
        let sum = value.times(Decimal::new(100_000_000, 0)).filter(|_| !sized)?;
        return Some((sum, end + 1 + len, money));
    }
    let sum = Some(next).filter(|next| *next == '半').and_then(|_| value.plus(Decimal::new(5, 1)))?;
    if let Some((whole, len)) = parted(text, end + 1, unit) {
        return Some((sum, end + 1 + len, whole));
    }
    (unit.dimension == "duration" || stops(text, end + 1)).then(|| (sum, end + 1, unit.clone()))
}

/// The rest of a unit that 半 parts: 一个半小时, 一个半月, 五分半钟.
fn parted(text: &[char], at: usize, unit: &Unit) -> Option<(Unit, usize)> {
    let counted = || units::at(text, at).filter(|_| unit.text == "个");
    let first =
        Some(&*unit.text).filter(|first| matches!(*first, "个" | "分")).and_then(|first| first.chars().next())?;
    let joined = || units::at(&[first, *text.get(at)?], 0).filter(|(_, len)| *len == 2);
    counted().or_else(|| joined().map(|(whole, _)| (whole, 1)))
}

/// Whether a figure may end at a place: before no word, or before one that bounds it or leads to the far end of a range.
fn stops(text: &[char], at: usize) -> bool {
    let Some(&next) = text.get(at) else { return true };
    let begins = |c: &char| *c == '半' || numeral::begins(*c);
    let joins = matches!(next, '至' | '到') && text.get(at + 1).is_some_and(begins);
    !is_han(next) || next == '的' || joins || after(text, at).is_some()
}
