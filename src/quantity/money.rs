//! Signs and codes of money before a number: ￥100, $1-5, RMB100万.

use super::{Unit, units};

/// Signs and codes with the unit that they stand for; longer ones first.
const SIGNS: [(&str, &str); 28] = [
    ("新台币", "新台币"),
    ("人民币", "元"),
    ("HK$", "港元"),
    ("US$", "美元"),
    ("NT$", "新台币"),
    ("J￥", "日元"),
    ("A$", "澳元"),
    ("C$", "加元"),
    ("S$", "新加坡元"),
    ("港币", "港元"),
    ("美元", "美元"),
    ("￥", "元"),
    ("¥", "元"),
    ("$", "美元"),
    ("€", "欧元"),
    ("£", "英镑"),
    ("₩", "韩元"),
    ("CNY", "元"),
    ("RMB", "元"),
    ("USD", "美元"),
    ("HKD", "港元"),
    ("EUR", "欧元"),
    ("GBP", "英镑"),
    ("JPY", "日元"),
    ("AUD", "澳元"),
    ("CAD", "加元"),
    ("KRW", "韩元"),
    ("TWD", "新台币"),
];

/// Whether a character is a sign of money.
pub fn is_sign(c: char) -> bool {
    matches!(c, '￥' | '¥' | '$' | '€' | '£' | '₩')
}

/// Whether letters are the code of a currency: RMB.
pub fn is_code(letters: &[char]) -> bool {
    SIGNS.iter().any(|(sign, _)| sign.chars().eq(letters.iter().copied()))
}

/// The money that is named right before a number, but for one blank.
pub fn before(text: &[char], at: usize) -> Option<Unit> {
    let before = &text[..at];
    let before = before.strip_suffix(&[' ']).unwrap_or(before);
    let (_, unit) = SIGNS.iter().find(|(sign, _)| {
        let begin = before.len().checked_sub(sign.chars().count());
        begin.is_some_and(|begin| {
            let word = sign.starts_with(|c: char| c.is_ascii_alphabetic())
                && begin.checked_sub(1).is_some_and(|i| before[i].is_ascii_alphabetic());
            !word && sign.chars().eq(before[begin..].iter().copied())
        })
    })?;
    let unit: Vec<char> = unit.chars().collect();
    units::at(&unit, 0).map(|(unit, _)| unit)
}
