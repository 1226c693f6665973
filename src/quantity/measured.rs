//! Numbers with units and bounds.

use super::{Found, Quantity, Unit};
use crate::lexicon::bounds::BOUNDS;
use crate::lexicon::language::{VERBS, Verb};
use crate::lexicon::units::UNITS;
use crate::number::Decimal;
use crate::number::numeral::{self, Numeral};
use crate::terms::{Bound, Direction, Kind};
use crate::text::Chars;

/// The longest bounding word.
const LONGEST: usize = 6;

/// The signs of a negative number.
pub const MINUS: [char; 3] = ['-', '－', '−'];

fn is_minus(c: char) -> bool {
    MINUS.contains(&c)
}

/// The quantity that begins at `at`; `numeral` is the numeral that begins there, `previous` the quantity found before it.
pub fn at(text: &[char], at: usize, numeral: Option<&Numeral>, previous: Option<&Quantity>) -> Option<Found> {
    let negative = text.get(at).is_some_and(|c| is_minus(*c))
        && text.get(at + 1).is_some_and(char::is_ascii_digit)
        && at
            .checked_sub(1)
            .and_then(|i| text.get(i))
            .is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '%' | ')'));
    let start = at + usize::from(negative);
    let number = if negative { numeral::read(text, start)? } else { *numeral? };
    let first = discount(text, start, &number).or_else(|| spaced(text, start, &number)).unwrap_or(number);
    let mut end = start + first.len;
    let (first_unit, mut bound, after_unit) = unit_after(text, end, &first);
    let mut unit = first_unit;
    end = after_unit;
    let mut upper = None;
    let mut value = first.value;
    if let Some((second, second_unit, range_end)) = range(text, end, &first) {
        if unit.is_none() || second_unit.is_some() {
            value = scaled_like(&first, &second, unit.as_ref(), text, start + first.len).unwrap_or(first.value);
            upper = Some(second.value);
            unit = second_unit.or(unit);
            end = range_end;
            bound = Bound::Between;
        }
    } else if let Some((low, high, found, taken)) = neighbours(text, start) {
        value = low;
        upper = Some(high);
        unit = Some(found);
        end = taken;
        bound = Bound::Between;
    }
    if first.percent && unit.is_none() {
        unit = Some(percent());
    }
    if first.chinese && !counts(&first, unit.as_ref(), text, Chars::new(start, end), upper) {
        return Some(Found::Nothing(first.len));
    }
    // 数十家, 几百个, 上百人: no less than the number.
    let vague = first.chinese
        && matches!(text.get(start), Some('十' | '百' | '千' | '万'))
        && matches!(text.get(at.wrapping_sub(1)), Some('数' | '几' | '上' | '好'));
    if (first.more || vague) && bound == Bound::Plain {
        bound = Bound::MoreThan;
    }
    if let Some(found) = unit.take() {
        let (told, taken, named) = idiom(text, at, end, value, found);
        (value, end, unit) = (told, taken, Some(named));
    }
    let core = Chars::new(at, end);
    let mut span = core;
    if let Some((len, found)) = BOUNDS.after.at(text, end).filter(|(len, _)| suits(text, end, *len)) {
        span.end = end + len;
        if bound != Bound::Between {
            bound = *found;
        }
    }
    let floor = previous.map_or(0, |quantity| quantity.span.end);
    if let Some((begin, found)) = before(text, at, floor) {
        span.start = begin;
        if bound == Bound::Plain {
            bound = found;
        }
    }
    let below = text[..at].ends_with(&['零', '下']) || text[..at].ends_with(&['负']);
    let direction =
        if negative || below || falls(text, span.start, floor) { Direction::Decrease } else { Direction::Increase };
    Some(Found::Quantity(Quantity { kind: Kind::Quantity, value, upper, unit, bound, direction, span, core }))
}

/// 4.5 万人: blanks between the digits and their magnitude, where a unit follows it.
fn spaced(text: &[char], at: usize, number: &Numeral) -> Option<Numeral> {
    let number = Some(number).filter(|number| !number.chinese && !number.percent)?;
    let end = at + number.len;
    let gap = text.get(end..)?.iter().take_while(|c| **c == ' ').count();
    let digits = text.get(end - 1).is_some_and(char::is_ascii_digit);
    let times = match text.get(end + gap)? {
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    };
    unit_at(text, end + gap + 1).filter(|_| digits && (1..=2).contains(&gap))?;
    let value = number.value.times(Decimal::new(times, 0))?;
    Some(Numeral { value, len: number.len + gap + 1, ..*number })
}

/// 八五折: two digits side by side before 折.
fn discount(text: &[char], at: usize, number: &Numeral) -> Option<Numeral> {
    text.get(at + 2).filter(|c| **c == '折')?;
    let digit = |i: usize| "零一二三四五六七八九".chars().position(|d| text.get(i) == Some(&d));
    let value = digit(at)? * 10 + digit(at + 1)?;
    Some(Numeral { value: (value as i64).into(), len: 2, ..*number })
}

/// 九成 is 90 %, 翻两番 four times as much, 两年半 two and a half years: the value, its end, and the unit.
fn idiom(text: &[char], at: usize, end: usize, value: Decimal, unit: Unit) -> (Decimal, usize, Unit) {
    if unit.dimension == "percent" && unit.scale == Decimal::new(10, 0) {
        let shares = value.times(unit.scale).unwrap_or(value);
        // 七成五, 三成半
        let more = text
            .get(end)
            .and_then(|c| if *c == '半' { Some(4) } else { "一二三四五六七八九".chars().position(|d| d == *c) })
            .filter(|_| value < 10.into());
        let ends = text.get(end + 1).is_none_or(|c| !crate::text::is_han(*c) || *c == '以');
        if let Some(exact) = more.filter(|_| ends).and_then(|more| shares.plus((more as i64 + 1).into())) {
            return (exact, end + 1, percent());
        }
        return (shares, end, percent());
    }
    if unit.text == "番" && at.checked_sub(1).and_then(|i| text.get(i)) == Some(&'翻') {
        let times = value.to_i64().filter(|n| (1..=10).contains(n)).map_or(value, |n| Decimal::new(1 << n, 0));
        return (times, end, Unit { text: "倍".into(), ..unit });
    }
    if unit.text == "个" && text.get(end) == Some(&'亿') {
        // 两个亿
        let hundred_million = value.times(Decimal::new(100_000_000, 0));
        let named = usize::from(text.get(end + 1) == Some(&'元'));
        if let (Some(sum), Some((money, _))) = (hundred_million, unit_at(&['元'], 0)) {
            return (sum, end + 1 + named, money);
        }
    }
    if unit.text == "个"
        && text.get(end) == Some(&'半')
        && let Some((longer, (whole, len))) =
            value.plus(Decimal::new(5, 1)).zip(unit_at(text, end + 1).or_else(|| month(text, end + 1)))
    {
        // 一个半小时
        return (longer, end + 1 + len, whole);
    }
    let halved = text.get(end) == Some(&'半') && text.get(end + 1).is_none_or(|c| !crate::text::is_han(*c));
    if (unit.dimension == "duration" && text.get(end) == Some(&'半') || halved)
        && let Some(longer) = value.plus(Decimal::new(5, 1))
    {
        return (longer, end + 1, unit);
    }
    (value, end, unit)
}

/// 个半月
fn month(text: &[char], at: usize) -> Option<(Unit, usize)> {
    let (unit, _) = unit_at(&['个', '月'], 0)?;
    (text.get(at) == Some(&'月')).then_some((unit, 1))
}

/// The unit at a place and how many characters it takes: 元/人·月 and the like are read piece by piece.
pub fn unit_at(text: &[char], at: usize) -> Option<(Unit, usize)> {
    let (len, measure) = UNITS.all_at(text, at).find(|(len, _)| whole(text, at, *len))?;
    let mut end = at + len;
    let mut scale = measure.scale;
    let mut compound = false;
    while matches!(text.get(end), Some('/' | '·')) {
        let skip = usize::from(
            matches!(text.get(end + 1), Some('万' | '千') if !matches!(text.get(end + 2), Some('瓦' | '米' | '克'))),
        );
        let Some((next, _)) = UNITS.at(text, end + 1 + skip).or_else(|| period(text, end + 1)) else { break };
        end += 1 + skip + next;
        compound = true;
    }
    if !compound {
        return Some((Unit { text: measure.text.into(), dimension: measure.dimension, scale }, len));
    }
    let surface = text[at..end].iter().collect::<String>().into();
    // A compound unit is its own dimension: it can be compared with the same compound only.
    scale = Decimal::ONE;
    let dimension = if measure.dimension == "money" { "money-rate" } else { "rate" };
    Some((Unit { text: surface, dimension, scale }, end - at))
}

/// 月 and 日 are no units of their own, but stand under a stroke.
fn period(text: &[char], at: usize) -> Option<(usize, &'static crate::lexicon::units::Measure)> {
    static TIME: crate::lexicon::units::Measure =
        crate::lexicon::units::Measure { text: "", dimension: "duration", scale: Decimal::ONE };
    matches!(text.get(at), Some('月' | '日' | '季')).then_some((1, &TIME))
}

/// Whether the unit is not the first character of a longer word: 人才, 个人, 项目.
fn whole(text: &[char], at: usize, len: usize) -> bool {
    let next = text.get(at + len).copied().unwrap_or(' ');
    if len > 1 {
        return true;
    }
    !match text[at] {
        '人' => matches!(next, '才' | '均' | '民' | '大' | '社' | '工'),
        '项' => next == '目',
        '名' => matches!(next, '优' | '牌') || text[at + len..].starts_with(&['特', '优']),
        '家' => matches!(next, '庭' | '园' | '长' | '政'),
        '户' => matches!(next, '籍' | '口' | '外'),
        '门' => matches!(next, '诊' | '店' | '类'),
        '台' => matches!(next, '风' | '账' | '阶'),
        '年' => matches!(next, '级' | '度' | '代' | '均' | '产'),
        '天' => matches!(next, '然' | '气'),
        '件' | '条' | '处' => next == '均',
        '位' => matches!(next, '居' | '列' | '于'),
        '次' => next == '产',
        '起' => matches!(next, '来' | '步'),
        '分' => "别布类局批析期配层散解支店校院之公工中会流段级部区组厂项值点比百制数".contains(next),
        '方' => matches!(next, '面' | '案' | '式' | '米'),
        '度' => next == '夏',
        '元' => matches!(next, '旦' | '宝'),
        '片' | '块' => next == '区',
        '期' => matches!(next, '间' | '限'),
        '班' => matches!(next, '子' | '组'),
        '场' => matches!(next, '馆' | '所' | '地' | '景'),
        '类' => next == '似',
        '部' => matches!(next, '门' | '委' | '分' | '队' | '级'),
        '组' => matches!(next, '织' | '建'),
        '支' => matches!(next, '付' | '出' | '部' | '路'),
        _ => false,
    }
}

/// The unit after a numeral, 余 or 多 between them, and where it ends.
fn unit_after(text: &[char], at: usize, number: &Numeral) -> (Option<Unit>, Bound, usize) {
    let gap = text[at.min(text.len())..].iter().take_while(|c| **c == ' ').count().min(2);
    if let Some((unit, len)) = unit_at(text, at + gap) {
        return (Some(unit), Bound::Plain, at + gap + len);
    }
    if let Some((len, bound)) = BOUNDS.between.at(text, at) {
        if let Some((unit, taken)) = unit_at(text, at + len) {
            return (Some(unit), *bound, at + len + taken);
        }
        // 四百多
        if text.get(at + len).is_none_or(|c| !crate::text::is_han(*c)) {
            return (None, *bound, at + len);
        }
    }
    // 3成, 八成五, 九折
    if text.get(at) == Some(&'成')
        && number.value <= 10.into()
        && !matches!(text.get(at + 1), Some('立' | '功' | '员' | '果' | '为' | '本' | '都' | '交' | '年' | '熟' | '效'))
    {
        return (Some(Unit { scale: Decimal::new(10, 0), ..percent() }), Bound::Plain, at + 1);
    }
    // 九折 is 90 %, 八五折 85 %.
    if text.get(at) == Some(&'折')
        && number.value < 100.into()
        && !matches!(text.get(at + 1), Some('叠' | '算' | '合' | '旧' | '子' | '射' | '线' | '返' | '股'))
    {
        let scale = if number.value < 10.into() { Decimal::new(10, 0) } else { Decimal::ONE };
        return (Some(Unit { scale, ..percent() }), Bound::Plain, at + 1);
    }
    // ￥100
    let sign = text.get((at - number.len).wrapping_sub(1));
    let money: &[char] = match sign {
        Some('￥' | '¥') => &['元'],
        Some('$' | '＄') => &['美', '元'],
        _ => return (None, Bound::Plain, at),
    };
    (unit_at(money, 0).map(|(unit, _)| unit), Bound::Plain, at)
}

fn percent() -> Unit {
    Unit { text: "%".into(), dimension: "percent", scale: Decimal::ONE }
}

fn is_dash(c: Option<&char>) -> bool {
    matches!(c, Some('-' | '—' | '–' | '~' | '至' | '到' | '－' | '―'))
}

/// The far end of a range: N至M, N%-M%, -4.0～-4.5%.
fn range(text: &[char], at: usize, first: &Numeral) -> Option<(Numeral, Option<Unit>, usize)> {
    if !is_dash(text.get(at)) {
        return None;
    }
    let mut start = at + 1;
    if is_dash(text.get(start)) {
        start += 1;
    }
    if text.get(start).is_some_and(|c| is_minus(*c)) {
        start += 1;
    }
    let second = numeral::read(text, start)?;
    if second.chinese != first.chinese && !second.chinese {
        return None;
    }
    let (unit, _, end) = unit_after(text, start + second.len, &second);
    Some((second, unit, end))
}

/// 3-5万户: the near end takes the magnitude of the far one when it has none of its own.
fn scaled_like(
    first: &Numeral,
    second: &Numeral,
    first_unit: Option<&Unit>,
    text: &[char],
    first_end: usize,
) -> Option<Decimal> {
    let own =
        first_unit.is_some() || text.get(first_end.wrapping_sub(1)).is_some_and(|c| matches!(c, '万' | '亿' | '千'));
    if own || first.value > second.value {
        return None;
    }
    let myriad = Decimal::new(10_000, 0);
    let hundred_million = Decimal::new(100_000_000, 0);
    let size = if second.value >= hundred_million { hundred_million } else { myriad };
    (second.value >= myriad && first.value < 1000.into()).then(|| first.value.times(size)).flatten()
}

/// 两三家, 七八十个, 十五六户: two digits side by side that follow one another are the ends of a range.
fn neighbours(text: &[char], at: usize) -> Option<(Decimal, Decimal, Unit, usize)> {
    const DIGITS: &str = "零一二三四五六七八九";
    let digit =
        |c: &char| DIGITS.chars().position(|d| d == *c).or_else(|| (*c == '两').then_some(2)).filter(|d| *d > 0);
    let run =
        text.iter().skip(at).take(LONGEST_RANGE).take_while(|c| "十百千万亿两零".contains(**c) || digit(c).is_some());
    let numeral: Vec<char> = run.copied().collect();
    let digits: Vec<Option<usize>> = numeral.iter().map(digit).collect();
    let alone = |i: usize| digits.get(i).copied().flatten().is_none();
    let pair = (0..numeral.len().saturating_sub(1)).find(|&i| {
        let next = digits[i].zip(digits[i + 1]).is_some_and(|(low, high)| high == low + 1 || (low, high) == (3, 5));
        next && alone(i + 2) && (i == 0 || alone(i - 1)) && numeral.get(i + 2) != Some(&'零')
    })?;
    let without = |i: usize| {
        let mut one = numeral.clone();
        one.remove(i);
        numeral::read(&one, 0).filter(|number| number.len == one.len())
    };
    let (low, high) = (without(pair + 1)?, without(pair)?);
    let end = at + numeral.len();
    let (unit, len) = unit_at(text, end)?;
    Some((low.value, high.value, unit, end + len))
}

/// No numeral with two digits side by side is longer.
const LONGEST_RANGE: usize = 8;

/// Whether a Chinese numeral is a figure: it has a unit, and 一 is hardly ever one.
fn counts(number: &Numeral, unit: Option<&Unit>, text: &[char], core: Chars, upper: Option<Decimal>) -> bool {
    let at = core.start;
    let earlier = at.checked_sub(1).and_then(|i| text.get(i)).copied().unwrap_or(' ');
    let next = text.get(core.end).copied().unwrap_or(' ');
    let bounded = BOUNDS.after.at(text, core.end).is_some() || before(text, at, 0).is_some();
    let Some(unit) = unit else {
        // 突破三百万: a large number needs no unit where nothing follows that it could count; 不低于二十, or all that there is, neither.
        let ends = !crate::text::is_han(next) || BOUNDS.after.at(text, core.end).is_some();
        let large = number.value >= 100.into() && text[at..at + number.len].iter().any(|c| "百千万亿".contains(*c));
        let alone = (!crate::text::is_han(earlier) || earlier == '负') && !"、)).".contains(next) && earlier != '、';
        return number.fraction || number.len > 1 && ends && (large || bounded || alone);
    };
    if upper.is_some() || number.percent || number.len > 1 || unit.text == "番" {
        return true;
    }
    match text.get(at) {
        Some('一') if text.get(at + 1..at + 3) == Some(&['个', '半']) => true,
        // 增长一倍
        Some('一') if unit.text == "倍" => matches!(earlier, '长' | '高' | '大' | '加' | '了'),
        // 近一吨, 一吨半
        Some('一') if MEASURED.contains(&unit.dimension) => bounded || next == '半',
        Some('一') => matches!(&*unit.text, "所" | "座" | "处") && !matches!(earlier, '同' | '统' | '单' | '唯'),
        _ => true,
    }
}

/// What is measured, not counted.
const MEASURED: [&str; 7] = ["mass", "length", "area", "volume", "money", "power", "energy"];

/// 以上 may not be the start of 以上级; 内 not of 内部; 上下 not of 上下游.
fn suits(text: &[char], at: usize, len: usize) -> bool {
    let next = text.get(at + len).copied().unwrap_or(' ');
    match text[at..at + len] {
        ['内'] => !"部容需外地控涝河陆置设".contains(next),
        ['上', '下'] => !"游级班".contains(next),
        ['左', '右'] => next != '岸',
        _ => true,
    }
}

/// The bounding word that ends right before a number.
fn before(text: &[char], at: usize, floor: usize) -> Option<(usize, Bound)> {
    // 不少于 24 场
    let gap = text[..at].iter().rev().take_while(|c| **c == ' ').count();
    let at = if gap <= 2 { at - gap } else { at };
    let earliest = at.saturating_sub(LONGEST).max(floor);
    (earliest..at).find_map(|begin| {
        let (len, bound) = BOUNDS.before.all_at(text, begin).find(|(len, _)| begin + len == at)?;
        let earlier = begin.checked_sub(1).and_then(|i| text.get(i)).copied().unwrap_or(' ');
        // 附近, 最近, 邻近; 节约, 集约, 大约 is in the table; 赶超; 不约
        let inside = match text[begin..begin + len] {
            ['近'] => "附最邻临远亲就靠".contains(earlier),
            ['约'] => "节集条签合契预公制违履".contains(earlier),
            ['超'] => "赶反".contains(earlier),
            _ => false,
        };
        (!inside).then_some((begin, *bound))
    })
}

/// Whether the nearest verb before a number in its clause is one of falling that governs the number, and not the level
/// it falls to.
fn falls(text: &[char], at: usize, floor: usize) -> bool {
    let clause = (floor..at)
        .rev()
        .find(|&i| matches!(text[i], '，' | ',' | '。' | ';' | '(' | ')' | ':' | '\n'))
        .map_or(floor, |i| i + 1);
    let start = clause.max(at.saturating_sub(24));
    let last = VERBS
        .find(&text[start..at])
        .filter(|(_, _, verb)| matches!(verb, Verb::Fall | Verb::Grow | Verb::Cap | Verb::Floor | Verb::Add))
        .last();
    last.is_some_and(|(_, _, verb)| *verb == Verb::Fall)
}
