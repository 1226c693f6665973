//! Ranges: 3-5万户, 5%~6%, 20和30之间.

use super::measured::is_minus;
use super::{Unit, money, units};
use crate::number::Decimal;
use crate::number::numeral::{self, Numeral};

/// The far end of a range.
pub struct Far {
    pub number: Numeral,
    pub unit: Option<Unit>,
    /// Where its number begins.
    pub start: usize,
    /// Where its unit ends.
    pub end: usize,
    /// Whether a minus of its own stands before it.
    pub negative: bool,
}

/// The far end after a near one that ends at `at`: N至M, N%-M%, -4.0～-4.5%, N和M之间.
pub fn far(text: &[char], at: usize, near: &Numeral) -> Option<Far> {
    let joint = *text.get(at)?;
    if !is_dash(joint) && !matches!(joint, '和' | '与') {
        return None;
    }
    let mut start = at + 1;
    let mut negative = false;
    // 2.1%~-3.5%: behind a joint that is no dash, a dash is a minus; 5--8 is 5 to 8.
    if is_dash(joint) && text.get(start).is_some_and(|c| is_dash(*c)) {
        negative = matches!(joint, '~' | '至' | '到') && is_minus(text[start]);
        start += 1;
    }
    if text.get(start).is_some_and(|c| is_minus(*c) || money::is_sign(*c)) {
        negative |= is_minus(text[start]);
        start += 1;
    }
    let mut number = numeral::read(text, start)?;
    // 两~3百
    if near.chinese && !number.chinese && joint != '~' {
        return None;
    }
    let (unit, _, end) = units::after(text, start + number.len, &number);
    let (value, end, unit) = units::with_parts(text, end, number.value, unit);
    number.value = value;
    (is_dash(joint) || between(text, end)).then_some(Far { number, unit, start, end, negative })
}

/// Whether 之间 follows.
pub fn between(text: &[char], at: usize) -> bool {
    text.get(at..at + 2) == Some(&['之', '间'])
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '~' | '至' | '到' | '－' | '―')
}

/// The near end with what the far one says for both: 3-5万 begins at 30,000, 七千到九千亿 at 700 milliards, but 5千到1万 at 5,000.
pub fn carried(near: &Numeral, printed: &[char], far: &Far, text: &[char]) -> Option<Decimal> {
    let number = &text[far.start..far.start + far.number.len];
    let tail = number.iter().rev().map_while(|c| size(*c));
    let own = printed.last().copied().and_then(size);
    let (mut times, mut carried) = (Decimal::ONE, None);
    for step in tail {
        // A near end with a magnitude of its own lacks what follows the same one in the far end.
        let fits = own.is_none_or(|own| own == step);
        if own.is_some() && fits {
            carried = near.value.times(times);
        }
        times = times.times(step)?;
        let larger = near.value.times(times).filter(|value| *value < far.number.value);
        if own.is_none() && larger.is_some() {
            carried = larger;
        }
    }
    carried.filter(|value| *value < far.number.value)
}

fn size(c: char) -> Option<Decimal> {
    let size = match c {
        '百' | '佰' => 100,
        '千' | '仟' | 'k' | 'K' => 1000,
        '万' | 'w' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    };
    Some(Decimal::new(size, 0))
}
