//! Numerals: Arabic, Chinese, and both mixed.

use super::Decimal;

mod arabic;
mod chinese;
pub mod pair;
mod proportion;

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

impl Numeral {
    /// A number in digits.
    fn arabic(value: Decimal, len: usize) -> Self {
        Self { chinese: false, ..Self::chinese(value, len) }
    }

    /// A number in Chinese characters.
    pub fn chinese(value: Decimal, len: usize) -> Self {
        Self { value, len, chinese: true, percent: false, more: false, fraction: false }
    }
}

/// The numeral that begins at `at`, in folded text; the longest reading.
pub fn read(text: &[char], at: usize) -> Option<Numeral> {
    let rest = text.get(at..).filter(|rest| rest.first().is_some_and(|c| begins(*c)))?;
    let whole = match rest {
        ['0'..='9', ..] => {
            let first = digits(rest)?;
            proportion::of_digits(rest, first).or_else(|| arabic::read(rest, first))?
        }
        // .5, but not the end of 1.2.5
        ['.', '0'..='9', ..] if !at.checked_sub(1).is_some_and(|i| text[i].is_ascii_alphanumeric()) => pointed(rest)?,
        ['千' | '万', ..] if vague(text, at) => {
            let value = Decimal::new(if rest[0] == '千' { 1000 } else { 10_000 }, 0);
            Numeral::chinese(value, 1)
        }
        _ => proportion::read(rest).or_else(|| chinese::read(rest))?,
    };
    // 一又二分之一, 3又二分之一
    let part = (rest.get(whole.len) == Some(&'又')).then(|| {
        let part = &rest[whole.len + 1..];
        proportion::read(part).or_else(|| digits(part).and_then(|(value, len)| stroke(part, value, len)))
    });
    let part = part.flatten();
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
    Some(Numeral::arabic(Decimal::parse(&format!("0.{digits}"))?, 1 + digits.len()))
}

/// What a share of hundred parts is told in: 10 for 千分之三, which is 0.3 %; none where the text begins with no such share.
pub fn divisor(text: &[char]) -> Option<Decimal> {
    proportion::below(text).filter(|(_, percent, _)| *percent).map(|(divisor, ..)| divisor)
}

/// What a numeral can begin with.
pub const FIRSTS: &str = "0123456789.廿卅零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万";

/// Whether a numeral can begin with a character.
pub fn begins(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '廿' | '卅' | '万') || digit(c).is_some() || place(c).is_some()
}

/// Whether a character may stand in a numeral.
pub fn may_hold(c: char) -> bool {
    begins(c) || matches!(c, ',' | '/' | '又' | '分' | '之' | '负' | '点' | '余' | '多' | '几' | '亿')
}

/// 15k, 300w: digits with a letter for 千 or 万, where something that is counted or nothing follows; 5kW and 300M光纤 are other things.
fn lettered(text: &[char], (value, len): (Decimal, usize)) -> Option<(Decimal, usize)> {
    let times = times(*text.get(len)?)?;
    let next = text.get(len + 1).copied().unwrap_or('。');
    // 4K, 5W are names; small letters are none.
    let small = text[len].is_ascii_lowercase() && (!next.is_alphanumeric() || matches!(next, '左' | '上' | '以'));
    let counts = small || "元个人户家张条次亩吨-~—".contains(next);
    counts.then(|| Some((value.times(times)?, len + 1))).flatten()
}

/// What a letter behind digits multiplies them by.
fn times(letter: char) -> Option<Decimal> {
    let times = match letter {
        'k' | 'K' => 1000,
        'w' | 'W' => 10_000,
        'M' => 1_000_000,
        _ => return None,
    };
    Some(Decimal::new(times, 0))
}

/// 1/4, 5/1000, but neither 12/6 nor 2024/8.
fn stroke(text: &[char], value: Decimal, len: usize) -> Option<Numeral> {
    let (denominator, taken) = text.get(len).filter(|c| **c == '/').and_then(|_| digits(&text[len + 1..]))?;
    // 9/10万 is so many of a hundred thousand.
    if matches!(text.get(len + 1 + taken), Some('万' | '亿')) {
        return None;
    }
    let whole = value.places() == 0 && denominator.places() == 0;
    // Of thousands, more than a few are so many of all: 230/1000.
    let few = matches!(denominator.to_i64(), Some(1000 | 10_000)) && value < Decimal::new(10, 0);
    let small = denominator > Decimal::ONE && (denominator <= Decimal::new(100, 0) && value < denominator || few);
    let share = value.over(denominator, 6).filter(|_| whole && small)?;
    Some(Numeral { fraction: true, ..Numeral::arabic(share, len + 1 + taken) })
}

/// No figure has more digits.
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

/// 八五, 四三: the value of two digits side by side.
pub fn side_by_side(text: &[char]) -> Option<Decimal> {
    let (tens, ones) = (digit(*text.first()?)?, digit(*text.get(1)?)?);
    text.get(2).is_none_or(|c| digit(*c).or_else(|| place(*c)).is_none()).then(|| Decimal::new(tens * 10 + ones, 0))
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
            ("四千零十二", "4012/5"),
            ("三百亿零二十万", "30000200000/7"),
            ("两兆零五亿元", "2000500000000/5"),
            ("五兆瓦", "5/1"),
            ("六十两", "60/2"),
            ("四万五千米", "45000/4"),
            ("二十千米", "20/2"),
            ("十分之七", "0.7/4"),
            ("二十万分之四", "0.00002/6"),
            ("百分之负二", "-2/5"),
            ("万分之六二", "0.62/5"),
            ("百分百。", "100/3"),
            ("百分百满意", "100/1"),
            ("2万700", "20700/5"),
            ("1万2024", "10000/2"),
            ("80万五千", "805000/5"),
            ("3亿百姓", "300000000/2"),
            ("20几万", "200000/4"),
            ("8千4百万", "84000000/5"),
            ("6千多万", "60000000/4"),
            ("7百余亿", "70000000000/4"),
            ("6千余户", "6000/2"),
            ("6万零5十", "60050/5"),
            ("5百7十9", "579/5"),
            ("7千2到8千", "7200/3"),
            ("2千5百亿", "250000000000/5"),
            ("6百7十万", "6700000/5"),
            ("7百3十元", "730/4"),
            ("2千零5十元", "2050/5"),
            ("6千2万", "62000000/4"),
            ("6千2", "6200/3"),
            ("4万7亩", "47000/3"),
            ("4亿7，", "470000000/3"),
            ("4亿7年", "400000000/2"),
            ("4亿7个", "400000000/2"),
            ("3千万6千", "30006000/5"),
            ("12万3万", "120000/3"),
            ("1.5兆元", "1500000000000/4"),
            ("1兆三千亿", "1300000000000/5"),
            ("1兆5千亿", "1500000000000/5"),
            ("五兆元", "5000000000000/2"),
            ("100兆", "100/3"),
            ("10兆瓦", "10/2"),
            ("貳萬", "-"),
            ("贰万参仟贰佰参拾", "23230/8"),
            ("参加", "-"),
        ] {
            assert_eq!(value(text), wanted, "{text}");
        }
    }

    #[test]
    fn neighbouring_digits_are_a_range() {
        let told = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            super::pair::at(&chars, 0)
                .map_or_else(|| "-".to_owned(), |(low, high)| format!("{}..{high}/{}", low.value, low.len))
        };
        for (text, wanted) in [
            ("两三", "2..3/2"),
            ("二三万", "20000..30000/3"),
            ("十六七万", "160000..170000/4"),
            ("两万七八", "27000..28000/4"),
            ("六百七八十", "670..680/5"),
            ("三五百", "300..500/3"),
            ("二十三四万", "230000..240000/5"),
            ("百分之四五十", "40..50/6"),
            ("十三四千瓦", "13..14/3"),
            ("四三", "-"),
            ("一二三四", "-"),
            ("三四分之一", "-"),
        ] {
            assert_eq!(told(text), wanted, "{text}");
        }
    }
}
