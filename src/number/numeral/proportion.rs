//! Shares: 百分之五, 三分之一, 十分之一, 百分百.

use super::{Decimal, Numeral, chinese, digit, digits, place, side_by_side};

/// 百分之五, 千分之二, 三分之一, 3分之1, 百分之负三点八.
pub fn read(text: &[char]) -> Option<Numeral> {
    // 百分百, but not 百分百满意
    if text.starts_with(&['百', '分', '百']) && text.get(3).is_none_or(|c| !c.is_alphanumeric()) {
        return Some(Numeral { percent: true, ..Numeral::chinese(Decimal::new(100, 0), 3) });
    }
    share(text, below(text)?)
}

/// 3分之1: the share that begins with a number in digits, which was read.
pub fn of_digits(text: &[char], whole: (Decimal, usize)) -> Option<Numeral> {
    share(text, parted(text, whole)?)
}

fn share(text: &[char], (denominator, percent, skip): (Decimal, bool, usize)) -> Option<Numeral> {
    let negative = usize::from(text.get(skip) == Some(&'负'));
    let part = above(text.get(skip + negative..)?)?;
    let value = part.value.over(denominator, 6)?;
    Some(Numeral {
        value: if negative == 1 { value.negated() } else { value },
        len: skip + negative + part.len,
        percent,
        fraction: !percent,
        more: false,
        ..part
    })
}

/// What stands before 分之, whether it makes a percentage, and where the share itself begins.
pub fn below(text: &[char]) -> Option<(Decimal, bool, usize)> {
    match text {
        ['百', '分', '之', ..] => return Some((Decimal::ONE, true, 3)),
        ['千', '分', '之', ..] => return Some((Decimal::new(10, 0), true, 3)),
        // 百分三十
        ['百', '分', rest @ ..] if chinese::read(rest).is_some_and(|part| part.len > 1) => {
            return Some((Decimal::ONE, true, 2));
        }
        ['万', '分', '之', ..] => return Some((Decimal::new(100, 0), true, 3)),
        _ => {}
    }
    let whole = match text.first() {
        Some('0'..='9') => digits(text)?,
        _ => chinese::read(text).map(|whole| (whole.value, whole.len))?,
    };
    parted(text, whole)
}

/// The same where what stands before 分之 was read: its value and length.
fn parted(text: &[char], (whole, mut len): (Decimal, usize)) -> Option<(Decimal, bool, usize)> {
    // 五百分之二 has 500 below.
    let size = match text.get(len) {
        Some('万') => 10_000,
        Some(c) => place(*c).unwrap_or(1),
        None => 1,
    };
    len += usize::from(size > 1);
    if text.get(len..len + 2) != Some(&['分', '之']) {
        return None;
    }
    Some((whole.times(Decimal::new(size, 0))?, false, len + 2))
}

/// What stands after 分之; 万分之四三 names two digits side by side.
fn above(text: &[char]) -> Option<Numeral> {
    if text.first()?.is_ascii_digit() {
        let (value, len) = digits(text)?;
        // 百分之3.2k
        let times = text.get(len).and_then(|letter| super::times(*letter));
        let times = times.filter(|_| text.get(len + 1).is_none_or(|next| !next.is_alphanumeric()));
        return Some(match times {
            Some(times) => Numeral::arabic(value.times(times)?, len + 1),
            None => Numeral::arabic(value, len),
        });
    }
    let part = chinese::read(text)?;
    match text.get(part.len).filter(|c| digit(**c).or_else(|| place(**c)).is_some()) {
        None => Some(part),
        Some(_) => side_by_side(text).map(|value| Numeral::chinese(value, 2)),
    }
}
