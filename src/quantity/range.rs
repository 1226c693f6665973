//! Ranges: 3-5万户, 5%~6%, 20和30之间.

use super::measured::{Measured, is_minus, measured};
use super::{Found, Unit, idiom, money, other, units};
use crate::number::Decimal;
use crate::number::numeral::{self, Numeral};
use crate::terms::Kind;

/// The far end of a range.
pub struct Far {
    pub number: Numeral,
    pub unit: Option<Unit>,
    /// Where its number begins.
    pub start: usize,
    /// Where its unit ends.
    pub end: usize,
    /// Whether 半 or a smaller unit adds to its number.
    pub parted: bool,
    /// Whether a minus of its own stands before it.
    pub negative: bool,
    /// Whether a dash leads to it, which may part the numbers of a serial as well.
    dashed: bool,
    /// Whether it is in digits and the near end, but for 两~3百, in words.
    mixed: bool,
}

impl Far {
    /// Whether it measures what the near end does, whose number begins at `at`: 3亿元至2025年 is no range, nor is 3-2 or 0570-3.
    pub fn goes_with(&self, text: &[char], at: usize, near: Decimal, unit: Option<&Unit>) -> bool {
        let Some(unit) = unit else {
            let signed = self.negative || at.checked_sub(1).is_some_and(|before| is_minus(text[before]));
            return !self.mixed && (!self.dashed || signed || self.unit.is_some() || near < self.number.value);
        };
        // 一个至一个半小时, 两个到三个小时
        let whole = |own: &Unit| own.text.starts_with(&*unit.text) || self.parted && unit.text == "个";
        self.unit.as_ref().is_some_and(|own| own.measures_like(unit) || whole(own))
    }
}

/// The far end after a near one that takes `begin..at`: N至M, N%-M%, -4.0～-4.5%, N和M之间.
pub fn far(text: &[char], at: usize, begin: usize, near: &Numeral) -> Option<Far> {
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
    let negates = |c: char| is_minus(c) || c == '负';
    if text.get(start).is_some_and(|c| negates(*c) || money::is_sign(*c)) {
        negative |= negates(text[start]);
        start += 1;
    }
    let mut number = idiom::number(text, start, numeral::read(text, start))?;
    let Measured { value, mut unit, end, parted, .. } = measured(text, start + number.len, &number, number.value);
    number.value = value;
    // 千分之三到五
    if let Some(divisor) = numeral::divisor(&text[begin..]).filter(|_| near.percent && unit.is_none()) {
        (number.value, unit) = (value.over(divisor, 6)?, Some(units::percent()));
    }
    let mixed = near.chinese && !number.chinese && joint != '~';
    let dashed = is_dash(joint) && !matches!(joint, '至' | '到' | '~');
    let dated =
        || matches!(other::at(text, start, Some(&number)), Some(Found::Quantity(date)) if date.kind == Kind::Date);
    let ends = is_dash(joint) || between(text, end);
    (ends && !dated()).then_some(Far { number, unit, start, end, parted, negative, dashed, mixed })
}

/// The near end in the unit of the far one: 500米至2公里 begins at 0.5.
pub fn alike(near: Decimal, unit: &Unit, far: &Unit) -> Decimal {
    let other = unit.scale != far.scale && unit.measures_like(far);
    let told = || near.times(unit.scale)?.over(far.scale, 6);
    Some(()).filter(|()| other).and_then(|()| told()).unwrap_or(near)
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
