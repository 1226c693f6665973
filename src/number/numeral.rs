//! Numerals: Arabic, Chinese, and both mixed.

use super::Decimal;

/// A numeral that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// Its value, 千/万/亿 folded in.
    pub value: Decimal,
    /// How many characters it takes.
    pub len: usize,
    /// Whether it is written in Chinese characters only.
    pub chinese: bool,
    /// Whether the numeral itself says per cent (百分之五), so that no unit follows.
    pub percent: bool,
    /// Whether 余 or 多 stands inside it (1300余万), or 几 at its end (十几).
    pub more: bool,
    /// Whether it is a fraction (三分之二, 1/4), which needs no unit.
    pub fraction: bool,
}

/// The numeral that begins at `at`, in folded text; the longest reading.
pub fn read(text: &[char], at: usize) -> Option<Numeral> {
    let rest = text.get(at..).filter(|rest| rest.first().is_some_and(|c| begins(*c)))?;
    let whole = match rest {
        ['0'..='9', ..] => {
            let whole = digits(rest)?;
            proportion(rest, Some(whole)).or_else(|| arabic(rest, whole))?
        }
        // .5, but not the end of 1.2.5
        ['.', '0'..='9', ..] if !at.checked_sub(1).is_some_and(|i| text[i].is_ascii_alphanumeric()) => pointed(rest)?,
        ['千' | '万', ..] if vague(text, at) => {
            let value = Decimal::new(if rest[0] == '千' { 1000 } else { 10_000 }, 0);
            Numeral { value, len: 1, chinese: true, percent: false, more: false, fraction: false }
        }
        _ => {
            let whole = chinese(rest);
            proportion(rest, whole.map(|whole| (whole.value, whole.len))).or(whole)?
        }
    };
    // 一又二分之一, 3又二分之一
    let part = (rest.get(whole.len) == Some(&'又')).then(|| share(&rest[whole.len + 1..])).flatten();
    match part.filter(|part| part.fraction && !whole.fraction && !whole.percent) {
        Some(part) => Some(Numeral { value: whole.value.plus(part.value)?, len: whole.len + 1 + part.len, ..part }),
        None => Some(whole),
    }
}

/// 上千人, 近万名, 万余人: a magnitude alone, where words around it say that it counts. 千万, 千亿 are numerals of their own.
fn vague(text: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).is_some_and(|i| "上数几近超逾".contains(text[i]));
    match text.get(at + 1) {
        Some('余' | '多') => !text.get(at + 2).is_some_and(|c| "万亿".contains(*c)),
        Some(next) => before && digit(*next).is_none() && !"百千万亿分".contains(*next),
        None => false,
    }
}

/// .5
fn pointed(text: &[char]) -> Option<Numeral> {
    let digits: String = text[1..].iter().take(LONGEST).take_while(|c| c.is_ascii_digit()).collect();
    let value = Decimal::parse(&format!("0.{digits}"))?;
    Some(Numeral { value, len: 1 + digits.len(), chinese: false, percent: false, more: false, fraction: false })
}

/// What a numeral can begin with.
pub const FIRSTS: &str = "0123456789.廿卅零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万";

/// Whether a numeral can begin with a character.
pub fn begins(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '廿' | '卅' | '万') || digit(c).is_some() || place(c).is_some()
}

/// Whether a character may stand in a numeral.
pub fn may_hold(c: char) -> bool {
    begins(c) || matches!(c, ',' | '/' | '又' | '分' | '之' | '点' | '余' | '多' | '几' | '亿')
}

/// Digits with separators and a fraction, which are read already, then 万, 亿 and further parts (1亿2千万).
fn arabic(text: &[char], (mut value, mut len): (Decimal, usize)) -> Option<Numeral> {
    let mut more = false;
    if let Some((denominator, taken)) = text.get(len).filter(|c| **c == '/').and_then(|_| digits(&text[len + 1..])) {
        let whole = value.places() == 0 && denominator.places() == 0;
        let small = denominator > Decimal::ONE && denominator <= Decimal::new(100, 0) && value < denominator;
        if let Some(share) = value.over(denominator, 6).filter(|_| whole && small) {
            return Some(Numeral {
                value: share,
                len: len + 1 + taken,
                chinese: false,
                percent: false,
                more,
                fraction: true,
            });
        }
    }
    let mut sum = Decimal::ZERO;
    let mut last = i128::MAX;
    loop {
        let skip = usize::from(matches!(text.get(len), Some('余' | '多')) && magnitude(text, len + 1).is_some());
        let Some((size, taken)) = magnitude(text, len + skip).filter(|(size, _)| *size < last) else {
            sum = sum.plus(value)?;
            break;
        };
        more |= skip == 1;
        len += skip + taken;
        sum = sum.plus(value.times(Decimal::new(size, 0))?)?;
        last = size;
        // 3万5 千 goes on, and 1万零5; 1亿2024年 does not.
        let zero = usize::from(text.get(len) == Some(&'零'));
        let Some((next, taken)) = text.get(len + zero..).and_then(digits).filter(|_| last >= 1000) else { break };
        if zero == 0 && magnitude(text, len + taken).is_none() {
            break;
        }
        value = next;
        len += zero + taken;
    }
    Some(Numeral { value: sum, len, chinese: false, percent: false, more, fraction: false })
}

/// Units that begin with a magnitude: 千 before 瓦 or 米 belongs to them.
const KILO: [char; 8] = ['瓦', '米', '克', '伏', '焦', '卡', '帕', '兆'];

/// A run of 十百千万亿 and its product: 千万 is ten million.
fn magnitude(text: &[char], at: usize) -> Option<(i128, usize)> {
    let mut size: i128 = 1;
    let mut len = 0;
    while let Some(&c) = text.get(at + len) {
        let step: i128 = match c {
            '百' if text.get(at + len + 1) != Some(&'分') => 100,
            '千' if text.get(at + len + 1).is_none_or(|next| !KILO.contains(next) && *next != '分') => 1000,
            '万' => 10_000,
            '亿' => 100_000_000,
            _ => break,
        };
        size = size.checked_mul(step)?;
        len += 1;
        if len > 3 {
            return None;
        }
    }
    (len > 0).then_some((size, len))
}

/// No figure has more digits, and no Chinese numeral more characters.
const LONGEST: usize = 30;
/// A number of so many digits fits what the machine multiplies itself.
const SMALL: usize = 18;

/// ASCII digits with commas between groups of three, and a fraction.
fn digits(text: &[char]) -> Option<(Decimal, usize)> {
    let run = |from: usize| text.iter().skip(from).take(LONGEST + 1).take_while(|c| c.is_ascii_digit()).count();
    let mut len = run(0);
    if len == 0 || len > LONGEST {
        return None;
    }
    let grouped = len <= 3;
    while grouped && len <= 24 && text.get(len) == Some(&',') && run(len + 1) == 3 {
        len += 4;
    }
    let fraction = if text.get(len) == Some(&'.') { run(len + 1) } else { 0 };
    if fraction > 0 {
        len += 1 + fraction;
    }
    let digits = || text[..len].iter().filter_map(|c| c.to_digit(10));
    if len <= SMALL {
        let mantissa = digits().fold(0, |mantissa, digit| mantissa * 10 + u64::from(digit));
        return Some((Decimal::new(i128::from(mantissa), fraction as u32), len));
    }
    let mantissa = || digits().fold(0, |mantissa, digit| mantissa * 10 + i128::from(digit));
    (digits().count() <= LONGEST).then(|| (Decimal::new(mantissa(), fraction as u32), len))
}

/// The proportion that a text begins with.
fn share(text: &[char]) -> Option<Numeral> {
    let in_digits = text.first().is_some_and(char::is_ascii_digit);
    proportion(text, if in_digits { digits(text) } else { chinese(text).map(|whole| (whole.value, whole.len)) })
}

/// 百分之五, 千分之二, 三分之一, 3分之1; `whole` is the number that it begins with, and its length.
fn proportion(text: &[char], whole: Option<(Decimal, usize)>) -> Option<Numeral> {
    let (denominator, percent, skip) = match text {
        ['百', '分', '之', ..] => (Decimal::ONE, true, 3),
        ['千', '分', '之', ..] => (Decimal::new(10, 0), true, 3),
        ['万', '分', '之', ..] => (Decimal::new(100, 0), true, 3),
        _ => {
            let (whole, mut len) = whole?;
            // 五百分之二 has 500 below.
            let hundreds = text.get(len).and_then(|c| place(*c)).unwrap_or(1);
            len += usize::from(hundreds > 1);
            if text.get(len..len + 2) != Some(&['分', '之']) {
                return None;
            }
            (whole.times(Decimal::new(hundreds, 0))?, false, len + 2)
        }
    };
    let rest = text.get(skip..)?;
    let part = if rest.first()?.is_ascii_digit() {
        let (value, len) = digits(rest)?;
        Numeral { value, len, chinese: false, percent, more: false, fraction: false }
    } else {
        chinese(rest)?
    };
    // 百分之二三十 says no number.
    let vague = rest.get(part.len).is_some_and(|c| digit(*c).or_else(|| place(*c)).is_some());
    let value = part.value.over(denominator, 6).filter(|_| !vague)?;
    Some(Numeral { value, len: skip + part.len, chinese: part.chinese, percent, more: false, fraction: !percent })
}

fn digit(c: char) -> Option<i128> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn place(c: char) -> Option<i128> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// 三万五千, 二百零三点五, 廿三, 百分之百's 百.
fn chinese(text: &[char]) -> Option<Numeral> {
    let (mut total, mut section, mut pending): (i128, i128, Option<i128>) = (0, 0, None);
    let (mut len, mut last_place, mut plain_digits) = (0, 10_i128, 0);
    let (mut more, mut last_size) = (false, 0_i128);
    while let Some(&c) = text.get(len).filter(|_| len < LONGEST) {
        if let Some(value) = digit(c) {
            if pending.is_some() && !(plain_digits > 0 && section == 0 && total == 0) && pending != Some(0) {
                break;
            }
            pending = Some(if plain_digits > 0 && section == 0 && total == 0 {
                pending.unwrap_or(0).checked_mul(10)? + value
            } else {
                value
            });
            plain_digits += 1;
            if plain_digits > 15 {
                return None;
            }
        } else if let Some(size) = place(c) {
            if c == '千' && text.get(len + 1).is_some_and(|next| KILO.contains(next)) {
                break;
            }
            if matches!(text.get(len + 1..len + 3), Some(['分', '之'])) {
                break;
            }
            let before =
                |back: usize| len.checked_sub(back).and_then(|at| digit(text[at])).is_some_and(|value| value > 0);
            if before(1) && before(2) {
                // 二三十 is a range, which its reader puts together.
                break;
            }
            section += pending.take().unwrap_or(1).checked_mul(size)?;
            last_place = size;
            plain_digits = 0;
        } else if matches!(c, '廿' | '卅') {
            section += if c == '廿' { 20 } else { 30 };
            pending = None;
        } else if matches!(c, '万' | '亿') {
            if len == 0 || matches!(text.get(len + 1..len + 3), Some(['分', '之'])) {
                break;
            }
            let size = if c == '万' { 10_000 } else { 100_000_000 };
            section += pending.take().unwrap_or(0);
            // 三万亿 and 四万万 multiply all before them, 一亿两千万 adds to it.
            total = if size > last_size || section == 0 {
                (total + section).checked_mul(size)?
            } else {
                total + section.checked_mul(size)?
            };
            last_size = size;
            section = 0;
            last_place = size;
            plain_digits = 0;
        } else if matches!(c, '余' | '多' | '几') && len > 0 && matches!(text.get(len + 1), Some('万' | '亿')) {
            more = true;
        } else if c == '几' && len > 0 && pending.is_none() {
            more = true;
            len += 1;
            break;
        } else {
            break;
        }
        len += 1;
        if total > i128::MAX / 1_000_000_000_000 {
            return None;
        }
    }
    if len == 0
        || (len == 1 && matches!(text.first(), Some('千' | '百' | '万' | '亿'))) && !matches!(text.first(), Some('百'))
    {
        return None;
    }
    if plain_digits == 2 && section == 0 && total == 0 && !text[..2].contains(&'零') {
        // 两三家 are no twenty-three: digits stand side by side only in years and codes.
        return Some(Numeral {
            value: Decimal::new(digit(text[0])?, 0),
            len: 1,
            chinese: true,
            percent: false,
            more: false,
            fraction: false,
        });
    }
    // 三万五 is 35,000 and 三千五 is 3,500: a last digit without its place stands one place below.
    let tail = pending.take().unwrap_or(0);
    let implied =
        plain_digits == 1 && last_place >= 100 && (section == 0) == (last_place >= 10_000) && total + section > 0;
    section += if implied && text.get(len.wrapping_sub(2)).is_none_or(|c| *c != '零') {
        tail.checked_mul(last_place / 10)?
    } else {
        tail
    };
    let mut value = Decimal::new(total.checked_add(section)?, 0);
    if text.get(len) == Some(&'点') {
        let fraction: String =
            text[len + 1..].iter().map_while(|c| digit(*c)).take(12).map(|d| d.to_string()).collect();
        if !fraction.is_empty() {
            len += 1 + fraction.len();
            value = Decimal::parse(&format!("{value}.{fraction}"))?;
            while let Some((size, taken)) = magnitude(text, len) {
                value = value.times(Decimal::new(size, 0))?;
                len += taken;
            }
        }
    }
    Some(Numeral { value, len, chinese: true, percent: false, more, fraction: false })
}

#[cfg(test)]
mod tests {
    use super::{FIRSTS, begins, read};

    fn value(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        read(&chars, 0).map_or_else(|| "-".to_owned(), |n| format!("{}/{}", n.value, n.len))
    }

    #[test]
    fn what_numerals_begin_with_is_listed() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(FIRSTS.contains(c), begins(c), "{c}");
        }
    }

    #[test]
    fn numerals_are_read() {
        for (text, wanted) in [
            ("1,234.5", "1234.5/7"),
            ("3.5万", "35000/4"),
            ("1亿2千万", "120000000/5"),
            ("3万5千", "35000/4"),
            ("1300余万", "13000000/6"),
            ("50万千瓦", "500000/3"),
            ("3千米", "3/1"),
            ("三万五千", "35000/4"),
            ("三万五", "35000/3"),
            ("二百零三点五", "203.5/6"),
            ("三十五", "35/3"),
            ("十二", "12/2"),
            ("廿三", "23/2"),
            ("壹佰贰拾", "120/4"),
            ("百分之五", "5/4"),
            ("百分之百", "100/4"),
            ("千分之二", "0.2/4"),
            ("三分之一", "0.333333/4"),
            ("一又二分之一", "1.5/6"),
            ("一亿两千万", "120000000/5"),
            ("三万亿", "3000000000000/3"),
            ("三千五", "3500/3"),
            ("一百零五", "105/4"),
            ("一万零五十", "10050/5"),
            ("二百五十", "250/4"),
            ("三千零六十", "3060/5"),
            ("1/4", "0.25/3"),
            ("三千五百万", "35000000/5"),
            ("二〇二四", "2024/4"),
            ("千方", "-"),
            ("四万万", "400000000/3"),
            ("5万4千6百", "54600/6"),
            ("1万零5", "10005/4"),
            ("2亿零3百万", "203000000/6"),
            ("万余人", "10000/1"),
            ("3分之1", "0.333333/4"),
            ("五百分之二", "0.004/5"),
            ("3又二分之一", "3.5/6"),
            ("二十几万", "200000/4"),
            (".5", "0.5/2"),
        ] {
            assert_eq!(value(text), wanted, "{text}");
        }
    }
}
