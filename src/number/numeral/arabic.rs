//! Numerals in digits, with what stands behind them in characters: 3.5万, 1亿2千万, 8千4百万, 2万700.

use super::{Decimal, Numeral, chinese, digit, digits, lettered, place, stroke};

/// Digits with separators and a fraction, which were read, then 万, 亿 and further parts.
pub fn read(text: &[char], (value, len): (Decimal, usize)) -> Option<Numeral> {
    if let Some(fraction) = stroke(text, value, len) {
        return Some(fraction);
    }
    if let Some((value, len)) = lettered(text, (value, len)) {
        return Some(Numeral::arabic(value, len));
    }
    let mut sum = Sum::default();
    let mut next = Some((value, 0, len));
    while let Some((value, zero, len)) = next {
        if !sum.take(text, value, zero, len)? {
            break;
        }
        if let Some(rest) = in_words(&text[sum.len..], sum.last()) {
            sum.add(rest.value)?;
            sum.len += rest.len;
            break;
        }
        let zero = usize::from(text.get(sum.len) == Some(&'零'));
        next = text.get(sum.len + zero..).and_then(digits).map(|(value, len)| (value, zero, len));
    }
    Some(Numeral { more: sum.more, ..Numeral::arabic(sum.total.plus(sum.section)?, sum.len) })
}

/// What was added up so far.
struct Sum {
    /// All above the last 万, 亿 or 兆.
    total: Decimal,
    /// What follows that.
    section: Decimal,
    /// The last 万, 亿 or 兆.
    scale: i128,
    /// The last 十, 百 or 千 behind that.
    place: Option<i128>,
    /// How many characters were taken.
    len: usize,
    more: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Self { total: Decimal::ZERO, section: Decimal::ZERO, scale: i128::MAX, place: None, len: 0, more: false }
    }
}

impl Sum {
    /// What the next part has to be smaller than.
    fn last(&self) -> i128 {
        self.place.unwrap_or(self.scale)
    }

    fn add(&mut self, value: Decimal) -> Option<()> {
        self.section = self.section.plus(value)?;
        Some(())
    }

    /// Takes digits, 零 before them, with the magnitude behind them; whether others may follow. None where the sum does not fit.
    fn take(&mut self, text: &[char], value: Decimal, zero: usize, len: usize) -> Option<bool> {
        let end = self.len + zero + len;
        let skip = usize::from(matches!(text.get(end), Some('余' | '多' | '几')) && magnitude(text, end + 1).is_some());
        let size = magnitude(text, end + skip).or_else(|| self.tens(text, end, zero));
        let size = size.filter(|size| {
            self.place.is_none_or(|place| size.place < place) && (size.scale == 1 || size.scale < self.scale)
        });
        let single = len == 1 && zero == 0 && !value.is_zero();
        let Some(size) = size else {
            let first = self.len == 0;
            let rest =
                first || self.holds(value, zero, single) || zero == 0 && in_full(&text[self.len..], len, self.last());
            if rest {
                self.add(value)?;
                self.len = end;
            } else if let Some(below) = self.below(single).filter(|_| closes(text, end)) {
                self.add(value.times(below)?)?;
                self.len = end;
            }
            return Some(false);
        };
        // 8千3万
        let below = if size.place == 1 { self.place.and_then(|_| self.below(single)) } else { None };
        self.add(value.times(below.unwrap_or(Decimal::new(size.place, 0)))?)?;
        self.place = Some(size.place).filter(|place| *place > 1);
        if size.scale > 1 {
            self.total = self.total.plus(self.section.times(Decimal::new(size.scale, 0))?)?;
            (self.section, self.scale, self.place) = (Decimal::ZERO, size.scale, None);
        }
        self.more |= skip == 1 || size.more;
        self.len = end + skip + size.len;
        Some(true)
    }

    /// 3百5十, 2千零5十: 十 stands behind digits only where a higher place stood before.
    fn tens(&self, text: &[char], at: usize, zero: usize) -> Option<Magnitude> {
        let below = self.place.is_some() || zero == 1;
        let tens = text.get(at) == Some(&'十') && text.get(at + 1) != Some(&'分');
        (below && tens).then(|| Magnitude { place: 10, scale: 1, len: 1, more: false }.scaled(text, at))
    }

    /// 1万零5, 3百5十5
    fn holds(&self, value: Decimal, zero: usize, single: bool) -> bool {
        let below = zero == 1 && self.last() >= 1000 && value < Decimal::new(self.last(), 0);
        below || single && self.place == Some(10)
    }

    /// What a last digit without its place counts: 8千3 are 8,300.
    fn below(&self, single: bool) -> Option<Decimal> {
        let last = Some(self.last()).filter(|last| single && self.len > 0 && *last >= 100)?;
        Some(Decimal::new(last / 10, 0))
    }
}

/// Whether nothing follows that a digit alone could count, or what is measured: 3万5，3万5亩; 3亿5年内 and 3亿5个项目 have lost a stop.
fn closes(text: &[char], at: usize) -> bool {
    let others = |c: char| c.is_alphanumeric() || c.is_whitespace() && c != '\n' || "%‰℃°./:-~—–".contains(c);
    let joins = |c: char| matches!(c, '至' | '到') && text.get(at + 1).is_some_and(char::is_ascii_digit);
    text.get(at).is_none_or(|c| matches!(c, '元' | '亩' | '吨' | '斤' | '米') || joins(*c) || !others(*c))
}

/// 100万三千, 3亿零五百万: what follows 万 or 亿 in words, where it has a place of its own; 3万三级医院 and 3亿百姓 have not.
fn in_words(text: &[char], last: i128) -> Option<Numeral> {
    let zero = usize::from(text.first() == Some(&'零'));
    let rest = text.get(zero..)?;
    let placed = digit(*rest.first()?).is_some_and(|d| d > 0) && place(*rest.get(1)?).is_some();
    let number = chinese::read(rest).filter(|number| placed && number.value < Decimal::new(last, 0))?;
    Some(Numeral { len: zero + number.len, ..number })
}

/// 1万600, 3万2000平方米: the rest of a number in digits, right after 万; a year is none.
fn in_full(text: &[char], len: usize, last: i128) -> bool {
    let year = len == 4 && matches!(text, ['1', '9', ..] | ['2', '0', ..]);
    let whole = text.get(len) != Some(&'.') && text[..len.min(text.len())].iter().all(char::is_ascii_digit);
    last == 10_000 && (3..=4).contains(&len) && whole && !year
}

/// Units that begin with a magnitude: 千 before 瓦 or 米 belongs to them.
pub const KILO: [char; 9] = ['瓦', '米', '克', '伏', '焦', '卡', '帕', '兆', '赫'];

/// 百, 千万, 万亿: a place below 万, or 1, and what multiplies it.
pub struct Magnitude {
    pub place: i128,
    pub scale: i128,
    pub len: usize,
    /// Whether 余, 多 or 几 stands inside it (千余万).
    pub more: bool,
}

impl Magnitude {
    /// With what multiplies the place behind 余: 6千多万, 3百几十 counts no further.
    fn scaled(self, text: &[char], at: usize) -> Self {
        let vague = usize::from(matches!(text.get(at + self.len), Some('余' | '多' | '几')));
        match magnitude(text, at + self.len + vague).filter(|above| self.scale == 1 && above.place == 1) {
            Some(above) => {
                let more = self.more || above.more || vague == 1;
                Self { scale: above.scale, len: self.len + vague + above.len, more, ..self }
            }
            None => self,
        }
    }

    /// Ten million for 千万.
    pub fn size(&self) -> Option<Decimal> {
        Some(Decimal::new(self.place.checked_mul(self.scale)?, 0))
    }
}

/// A run of 百千万亿兆, with 余 or 多 between a place and what multiplies it.
pub fn magnitude(text: &[char], at: usize) -> Option<Magnitude> {
    let (mut found, mut largest) = (Magnitude { place: 1, scale: 1, len: 0, more: false }, 1);
    while let Some(&c) = text.get(at + found.len) {
        let next = at + found.len + 1;
        let step: i128 = match c {
            '百' if text.get(next) != Some(&'分') => 100,
            '千' if text.get(next).is_none_or(|next| !KILO.contains(next) && *next != '分') => 1000,
            '万' => 10_000,
            '亿' => 100_000_000,
            '兆' if is_trillion(text, next) => 1_000_000_000_000,
            _ => break,
        };
        // 3亿百姓
        if step < largest {
            break;
        }
        let part = if step < 10_000 { &mut found.place } else { &mut found.scale };
        (*part, largest) = (part.checked_mul(step)?, step);
        found.len += 1;
        if found.len > 3 {
            return None;
        }
    }
    let vague = found.scale == 1 && matches!(text.get(at + found.len), Some('余' | '多' | '几'));
    (found.len > 0).then(|| if vague { found.scaled(text, at) } else { found })
}

/// Whether 兆 before a place counts money, or 亿 follows in the same number: 1兆元, 1兆三千亿元; 100兆 are of a line, and 5兆瓦 have a unit.
pub fn is_trillion(text: &[char], at: usize) -> bool {
    let rest = &text[at.min(text.len())..];
    if matches!(rest, ['元', ..] | ['美' | '欧' | '日' | '韩' | '港' | '澳', '元', ..]) {
        return true;
    }
    let mut rest = rest.iter().take(LONGEST_BELOW);
    let numeral = |c: &&char| c.is_ascii_digit() || digit(**c).or_else(|| place(**c)).is_some() || **c == '万';
    rest.clone().next().is_some_and(|c| c.is_ascii_digit() || digit(*c).is_some())
        && rest.find(|c| !numeral(c)) == Some(&'亿')
}

/// What stands between 兆 and 亿 is no longer.
const LONGEST_BELOW: usize = 9;
