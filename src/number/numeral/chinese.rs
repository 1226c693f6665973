//! Numerals in Chinese characters.

use super::arabic::{KILO, is_trillion, magnitude};
use super::{Decimal, Numeral, digit, place};

/// No numeral has more characters.
const LONGEST: usize = 40;

/// 三万五千, 二百零三点五, 廿三, 百分之百's 百.
pub fn read(text: &[char]) -> Option<Numeral> {
    let mut sum = Sum::default();
    let mut len = 0;
    while len < text.len().min(LONGEST) {
        match sum.take(text, len)? {
            Step::Next => len += 1,
            Step::Last => {
                len += 1;
                break;
            }
            Step::Stop => break,
        }
    }
    if len == 0 || (len == 1 && matches!(text.first(), Some('千' | '万' | '亿'))) {
        return None;
    }
    if sum.digits == 2 && sum.section == 0 && sum.total == 0 && !text[..2].contains(&'零') {
        // 两三家 are no twenty-three: digits stand side by side only in years and codes.
        return Some(Numeral::chinese(Decimal::new(digit(text[0])?, 0), 1));
    }
    let value = Decimal::new(sum.whole(text.get(len.wrapping_sub(2)) == Some(&'零'))?, 0);
    let (value, len) = pointed(text, value, len)?;
    Some(Numeral { more: sum.more, ..Numeral::chinese(value, len) })
}

/// 三点五, 三点五万: the digits after the point, and the magnitude after them.
fn pointed(text: &[char], whole: Decimal, mut len: usize) -> Option<(Decimal, usize)> {
    if text.get(len) != Some(&'点') {
        return Some((whole, len));
    }
    // 一百点123, too
    let decimal = |c: &char| digit(*c).or(c.to_digit(10).map(i128::from));
    let fraction: String = text[len + 1..].iter().map_while(decimal).take(12).map(|d| d.to_string()).collect();
    if fraction.is_empty() {
        return Some((whole, len));
    }
    len += 1 + fraction.len();
    let mut value = Decimal::parse(&format!("{whole}.{fraction}"))?;
    while let Some(magnitude) = magnitude(text, len) {
        value = value.times(magnitude.size()?)?;
        len += magnitude.len;
    }
    Some((value, len))
}

/// Whether a character of a numeral was taken.
enum Step {
    Next,
    /// Taken, and nothing can follow it.
    Last,
    /// It belongs to something else.
    Stop,
}

/// What was added up so far.
struct Sum {
    /// All above the last 万, 亿 or 兆.
    total: i128,
    /// What follows that.
    section: i128,
    /// A digit, or digits side by side, whose place is not known yet.
    pending: Option<i128>,
    /// How many digits stand side by side.
    digits: usize,
    /// The last 十, 百, 千 or more.
    last_place: i128,
    /// The last 万, 亿 or 兆.
    last_size: i128,
    more: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Self { total: 0, section: 0, pending: None, digits: 0, last_place: 10, last_size: 0, more: false }
    }
}

impl Sum {
    /// Takes the character at `at`; none where the numeral is too large.
    fn take(&mut self, text: &[char], at: usize) -> Option<Step> {
        let c = text[at];
        let next = text.get(at + 1).copied().unwrap_or(' ');
        if c != '十' && text.get(at + 1..at + 3) == Some(&['分', '之']) && digit(c).is_none() {
            return Some(Step::Stop);
        }
        if let Some(value) = digit(c) {
            // 三十两: a unit, for the digit two is 二 at the end.
            let weighs = c == '两' && at > 0 && place(next).is_none() && !matches!(next, '万' | '亿');
            return if weighs { Some(Step::Stop) } else { self.digit(value) };
        }
        match c {
            // 参仟 is printed for 叁仟.
            '参' if at > 0 && place(next).is_some() => self.digit(3),
            '十' | '拾' | '百' | '佰' | '千' | '仟' => self.place(text, at),
            '廿' | '卅' => {
                self.section += if c == '廿' { 20 } else { 30 };
                self.pending = None;
                Some(Step::Next)
            }
            '万' if at > 0 => self.scale(10_000),
            '亿' if at > 0 => self.scale(100_000_000),
            // 五兆元, 五兆六十二, but not 五兆瓦
            '兆' if at > 0 && (digit(next).is_some() || is_trillion(text, at + 1)) => self.scale(1_000_000_000_000),
            '余' | '多' | '几' if at > 0 && matches!(next, '万' | '亿') => {
                self.more = true;
                Some(Step::Next)
            }
            '几' if at > 0 && self.pending.is_none() => {
                self.more = true;
                Some(Step::Last)
            }
            _ => Some(Step::Stop),
        }
    }

    /// Nothing but digits so far: 二〇二四.
    fn is_code(&self) -> bool {
        self.digits > 0 && self.section == 0 && self.total == 0
    }

    fn digit(&mut self, value: i128) -> Option<Step> {
        if self.pending.is_some_and(|pending| pending != 0) && !self.is_code() {
            return Some(Step::Stop);
        }
        let before = self.pending.filter(|_| self.is_code()).unwrap_or(0);
        self.pending = Some(before.checked_mul(10)? + value);
        self.digits += 1;
        (self.digits <= 15).then_some(Step::Next)
    }

    /// 十, 百, 千, with the digit before them or alone: 一千零十.
    fn place(&mut self, text: &[char], at: usize) -> Option<Step> {
        // 一万三千米 are 13,000 metres, 十三千米 thirteen kilometres.
        let below_myriad = self.last_place >= 10_000 && self.section == 0 && self.pending.is_some();
        if text[at] == '千' && text.get(at + 1).is_some_and(|next| KILO.contains(next)) && !below_myriad {
            return Some(Step::Stop);
        }
        let digit_before = |back: usize| at.checked_sub(back).and_then(|i| digit(text[i])).is_some_and(|d| d > 0);
        if digit_before(1) && digit_before(2) {
            // 二三十 is a range, which its reader puts together.
            return Some(Step::Stop);
        }
        let size = place(text[at])?;
        self.section += self.pending.take().filter(|digit| *digit > 0).unwrap_or(1).checked_mul(size)?;
        self.last_place = size;
        self.digits = 0;
        Some(Step::Next)
    }

    /// 万, 亿, 兆: 三万亿 and 四万万 multiply all before them, 一亿两千万 adds to it.
    fn scale(&mut self, size: i128) -> Option<Step> {
        self.section += self.pending.take().unwrap_or(0);
        self.total = if size > self.last_size || self.section == 0 {
            (self.total + self.section).checked_mul(size)?
        } else {
            self.total + self.section.checked_mul(size)?
        };
        (self.last_size, self.last_place) = (size, size);
        (self.section, self.digits) = (0, 0);
        (self.total <= i128::MAX / 1_000_000_000_000).then_some(Step::Next)
    }

    /// The value. 三万五 is 35,000 and 三千五 is 3,500: a last digit without its place stands one place below.
    fn whole(&self, after_zero: bool) -> Option<i128> {
        let tail = self.pending.unwrap_or(0);
        let right_below = (self.section == 0) == (self.last_place >= 10_000) && self.total + self.section > 0;
        let implied = self.digits == 1 && self.last_place >= 100 && right_below && !after_zero;
        let tail = if implied { tail.checked_mul(self.last_place / 10)? } else { tail };
        self.total.checked_add(self.section)?.checked_add(tail)
    }
}
