//! Numbers with units and bounds.

use super::{Found, Quantity, Unit, money, range, units};
use crate::lexicon::bounds::BOUNDS;
use crate::lexicon::language::{VERBS, Verb};
use crate::number::Decimal;
use crate::number::numeral::{self, Numeral};
use crate::terms::{Bound, Direction, Kind};
use crate::text::{Chars, closes_with, opens_with};

/// The longest bounding word.
const LONGEST: usize = 6;

/// What a quantity can begin with, numerals aside.
pub const FIRSTS: [char; 4] = ['-', '－', '−', '半'];

/// Whether a character is a minus.
pub fn is_minus(c: char) -> bool {
    matches!(c, '-' | '－' | '−')
}

/// The quantity that begins at `at`; `numeral` is the numeral that begins there, `previous` the quantity found before it.
pub fn at(text: &[char], at: usize, numeral: Option<Numeral>, previous: Option<&Quantity>) -> Option<Found> {
    let minus = signed(text, at);
    // 增长 - 3.5%
    let gap = if minus { text[at + 1..].iter().take_while(|c| **c == ' ').count() } else { 0 };
    let start = at + usize::from(minus) + gap;
    let Read { first, mut value, mut upper, unit, mut bound, mut end, far_negative } =
        read(text, start, if minus { numeral::read(text, start) } else { numeral })?;
    // 新台币177亿元: the name before the number says which 元 they are.
    let plain = unit.as_ref().is_none_or(|unit| unit.text == "元");
    let mut unit = Some(()).filter(|()| plain).and_then(|()| money::before(text, at)).or(unit);
    if first.percent && unit.is_none() {
        unit = Some(units::percent());
    }
    if first.chinese && !counts(&first, unit.as_ref(), text, Chars::new(start, end), upper) {
        return Some(Found::Nothing(first.len));
    }
    if (first.more || first.chinese && vague(text, at, start)) && bound == Bound::Plain {
        bound = Bound::MoreThan;
    }
    if let Some(found) = unit.take() {
        let (told, taken, named) = idiom(text, at, end, value, found);
        (value, end, unit) = (told, taken, Some(named));
    }
    let core = Chars::new(at, end);
    let mut span = core;
    if let Some((after, found)) = after(text, end) {
        span.end = after;
        if bound != Bound::Between {
            bound = found;
        }
    } else if bound == Bound::Between && range::between(text, end) {
        span.end += 2;
    }
    let floor = previous.map_or(0, |quantity| quantity.span.end);
    if let Some((begin, found)) = before(text, at, floor) {
        span.start = begin;
        if bound == Bound::Plain {
            bound = found;
        }
    }
    let mut negative = minus || first.value.is_negative() || below_nought(&text[..at]);
    // -1.5~2, 2.1%~-3.5%: a range on both sides of nought keeps its signs, the lower end first.
    if let Some(far) = upper
        && (minus && !far_negative || !negative && far_negative)
    {
        let ends =
            if minus { (Decimal::ZERO.minus(value), Some(far)) } else { (Decimal::ZERO.minus(far), Some(value)) };
        if let (Some(low), high) = ends {
            (value, upper, negative) = (low, high, false);
        }
    }
    let direction = if negative || falls(text, span.start, floor) { Direction::Decrease } else { Direction::Increase };
    Some(Found::Quantity(Quantity { kind: Kind::Quantity, value, upper, unit, bound, direction, span, core }))
}

/// A number or a range with its unit, before the words around it are looked at.
struct Read {
    /// The near end as it was written.
    first: Numeral,
    /// Its value, with what smaller units or the far end add.
    value: Decimal,
    upper: Option<Decimal>,
    unit: Option<Unit>,
    bound: Bound,
    end: usize,
    /// Whether the far end has a minus of its own.
    far_negative: bool,
}

/// 3万户, 3-5万户, 三四万户.
fn read(text: &[char], start: usize, numeral: Option<Numeral>) -> Option<Read> {
    if let Some((first, far)) = numeral::pair::at(text, start) {
        let (unit, _, end) = units::after(text, start + first.len, &first);
        let upper = Some(far);
        return Some(Read { first, value: first.value, upper, unit, bound: Bound::Between, end, far_negative: false });
    }
    let first = half(text, start)
        .or_else(|| discount(text, start, numeral?))
        .or_else(|| spaced(text, start, numeral?))
        .or(numeral)?;
    let (mut unit, bound, mut end) = units::after(text, start + first.len, &first);
    let mut value = first.value.abs();
    if bound == Bound::Plain {
        (value, end, unit) = units::with_parts(text, end, value, unit);
    }
    let far = range::far(text, end + inclusion(text, end).0, &first);
    let Some(far) = far.filter(|far| unit.is_none() || far.unit.is_some()) else {
        return Some(Read { first, value, upper: None, unit, bound, end, far_negative: false });
    };
    if unit.is_none() {
        value = range::carried(&first, &text[start..start + first.len], &far, text).unwrap_or(value);
    }
    let (upper, unit) = (Some(far.number.value), far.unit.or(unit));
    Some(Read { first, value, upper, unit, bound: Bound::Between, end: far.end, far_negative: far.negative })
}

/// Whether a minus stands right before digits: -2.5, -.5.
fn signed(text: &[char], at: usize) -> bool {
    let gap = text.get(at + 1..).map_or(0, |rest| rest.iter().take_while(|c| **c == ' ').count());
    let digits =
        matches!(text.get(at + 1 + gap..), Some(['0'..='9', ..] | ['.', '0'..='9', ..] | ['百', '分', '之', ..]));
    let before = at.checked_sub(1).and_then(|i| text.get(i));
    // A blank on either side: what stands before it is no number of which it is taken.
    if gap > 0 {
        let words =
            text[..at].strip_suffix(&[' ']).filter(|words| words.last().is_none_or(|c| crate::text::is_han(*c)));
        return at == 0 && digits && is_minus(text[0]) || gap == 1 && digits && words.is_some() && is_minus(text[at]);
    }
    text.get(at).is_some_and(|c| is_minus(*c))
        && digits
        && before.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '%' | ')'))
}

/// 零下5, 负五, 负的百分之五; but not 减负2.7亿元, whose 负 ends a word.
fn below_nought(before: &[char]) -> bool {
    let word = matches!(before, [.., '减' | '欠' | '背' | '担' | '增' | '胜', '负']);
    before.ends_with(&['零', '下']) || before.ends_with(&['负']) && !word || before.ends_with(&['负', '的'])
}

/// 数十家, 几百个, 上百人: no less than the number.
fn vague(text: &[char], at: usize, start: usize) -> bool {
    matches!(text.get(start), Some('十' | '百' | '千' | '万'))
        && matches!(text.get(at.wrapping_sub(1)), Some('数' | '几' | '上' | '好'))
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

/// 半天, 半个月, 半斤; but 上半年, 一半 and 半小时通勤圈 measure nothing.
fn half(text: &[char], at: usize) -> Option<Numeral> {
    let before = at.checked_sub(1).map_or(' ', |i| text[i]);
    let ahead = text[..at].ends_with(&['提', '前']);
    if text.get(at) != Some(&'半') || !ahead && "一上下前后大小多对折参每各夜近个".contains(before) {
        return None;
    }
    // 半成, 半折
    if matches!(text.get(at + 1), Some('成' | '折')) && !text.get(at + 2).copied().is_some_and(crate::text::is_han) {
        let value = if text[at + 1] == '成' { Decimal::new(5, 1) } else { Decimal::new(5, 0) };
        return Some(Numeral { value, len: 1, chinese: true, percent: false, more: false, fraction: false });
    }
    let measured = |unit: &Unit| unit.dimension == "duration" || MEASURED.contains(&unit.dimension);
    let (_, len) = units::at(text, at + 1).filter(|(unit, _)| measured(unit))?;
    let end = at + 1 + len;
    let next = text.get(end).copied().unwrap_or(' ');
    let ends = !crate::text::is_han(next) || "的达超".contains(next) || after(text, end).is_some();
    let value = Decimal::new(5, 1);
    ends.then_some(Numeral { value, len: 1, chinese: true, percent: false, more: false, fraction: false })
}

/// 八五折: two digits side by side before 折.
fn discount(text: &[char], at: usize, number: Numeral) -> Option<Numeral> {
    let halved = text.get(at..at + 2) == Some(&['半', '成']);
    text.get(at + 2).filter(|c| **c == '折' && !halved)?;
    let value = numeral::side_by_side(text.get(at..)?)?;
    Some(Numeral { value, len: 2, ..number })
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
        let ends = text.get(end + 1).is_none_or(|c| !crate::text::is_han(*c) || matches!(*c, '以' | '的'));
        if let Some(exact) = more.filter(|_| ends).and_then(|more| shares.plus((more as i64 + 1).into())) {
            return (exact, end + 1, units::percent());
        }
        return (shares, end, units::percent());
    }
    if unit.text == "番" && at.checked_sub(1).and_then(|i| text.get(i)) == Some(&'翻') {
        let times = value.to_i64().filter(|n| (1..=10).contains(n)).map_or(value, |n| Decimal::new(1 << n, 0));
        return (times, end, Unit { text: "倍".into(), ..unit });
    }
    // 40个亿元以上项目
    let sized =
        ["亿元以上", "亿元及以上"].iter().any(|size| text.get(end..).is_some_and(|rest| opens_with(rest, size)));
    if unit.text == "个" && text.get(end) == Some(&'亿') && !sized {
        // 两个亿, 两个亿卢布
        let hundred_million = value.times(Decimal::new(100_000_000, 0));
        let named = units::at(text, end + 1);
        let money = named.or_else(|| units::at(&['元'], 0).map(|(money, _)| (money, 0)));
        if let (Some(sum), Some((money, len))) = (hundred_million, money) {
            return (sum, end + 1 + len, money);
        }
    }
    if unit.text == "个"
        && text.get(end) == Some(&'半')
        && let Some((longer, (whole, len))) =
            value.plus(Decimal::new(5, 1)).zip(units::at(text, end + 1).or_else(|| month(text, end + 1)))
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
    let (unit, _) = units::at(&['个', '月'], 0)?;
    (text.get(at) == Some(&'月')).then_some((unit, 1))
}

/// Whether a Chinese numeral is a figure: it has a unit, and 一 is hardly ever one.
fn counts(number: &Numeral, unit: Option<&Unit>, text: &[char], core: Chars, upper: Option<Decimal>) -> bool {
    let at = core.start;
    let earlier = at.checked_sub(1).and_then(|i| text.get(i)).copied().unwrap_or(' ');
    let Some(unit) = unit else { return number.fraction || number.len > 1 && counts_bare(text, core, upper) };
    if upper.is_some() || number.percent || number.len > 1 || unit.text == "番" {
        return true;
    }
    match text.get(at) {
        Some('一') if text.get(at + 1..at + 3) == Some(&['个', '半']) => true,
        // 增长一倍
        Some('一') if unit.text == "倍" => matches!(earlier, '长' | '高' | '大' | '加' | '了'),
        Some('一') if unit.text == "个百分点" => true,
        Some('一') if unit.dimension == "duration" || MEASURED.contains(&unit.dimension) => one(text, core, unit),
        Some('一') if matches!(&*unit.text, "所" | "座" | "处") => !matches!(earlier, '同' | '统' | '单' | '唯'),
        // 公园1座、广场一个: behind what is counted, at the end of its clause.
        Some('一') => {
            let counted =
                matches!(&*unit.text, "个" | "家" | "条" | "场" | "部" | "台" | "辆" | "支" | "项" | "人" | "名");
            let ends = text.get(core.end).is_none_or(|c| matches!(c, '。' | '，' | ',' | ';' | '、' | '\n'));
            counted
                && ends
                && crate::text::is_han(earlier)
                && !"第每这那某同首另任哪头初末统唯之其再又上下是有零一二两三四五六七八九十百千万亿点".contains(earlier)
        }
        _ => true,
    }
}

/// Whether a Chinese numeral counts without a unit: 突破三百万, where nothing follows that it could count; 不低于二十; 大于三百的;
/// 约三百二十里, though the unit is not known; or all that there is.
fn counts_bare(text: &[char], core: Chars, upper: Option<Decimal>) -> bool {
    let number = &text[core.range()];
    let earlier = core.start.checked_sub(1).map_or(' ', |i| text[i]);
    let next = text.get(core.end).copied().unwrap_or(' ');
    let floor = before(text, core.start, 0).is_some();
    let bounded = floor || after(text, core.end).is_some();
    let leads_on = bounded && (next == '的' || BOUNDS.before.at(text, core.end).is_some());
    let ends = !crate::text::is_han(next) || BOUNDS.after.at(text, core.end).is_some() || leads_on;
    let large = number.iter().any(|c| "百千万亿".contains(*c));
    let alone = (!crate::text::is_han(earlier) || earlier == '负') && !"、)).".contains(next) && earlier != '、';
    let placed = upper.is_none() || large || number.contains(&'十');
    // 获得三百万的投资, 三百万和五百万: an amount, whatever it is of; 百万英才 and 千万工程 are names.
    let amount = number.len() > 1
        && number.iter().any(|c| matches!(c, '万' | '亿'))
        && number.first().is_some_and(|c| "一二两三四五六七八九十".contains(*c))
        && matches!(next, '的' | '和' | '及' | '与' | '甚');
    placed && ends && (large || bounded || alone) || large && floor && number.len() > 2 || placed && amount
}

/// 近一吨, 一吨半, 不足一个月, 一千克: whether 一 before what is measured says how much; 最后一公里 and 近一年 do not.
fn one(text: &[char], core: Chars, unit: &Unit) -> bool {
    let earlier = core.start.checked_sub(1).map_or(' ', |i| text[i]);
    let next = text.get(core.end).copied().unwrap_or(' ');
    let lasts = unit.dimension == "duration";
    let short = unit.text.chars().count() == 1;
    let floor = before(text, core.start, 0).is_some_and(|_| !lasts || earlier != '近');
    let bounded = floor || after(text, core.end).is_some() && !(lasts && short);
    let ends = !crate::text::is_han(next) || lasts && "零一二三四五六七八九十".contains(next);
    let alone = core.start == 0 && core.end == text.len();
    let named = unit.dimension == "length" || "第每这那某前后初近同首另".contains(earlier);
    bounded || next == '半' || alone || !short && ends && !named
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
        // 5年多, 10公里多
        ['多'] => matches!(next, '的' | '来') || !next.is_alphanumeric(),
        _ => true,
    }
}

/// The bounding word after a unit and where it ends: 50万元以上, 50万元(含)以上, 50万元(不含)以上.
fn after(text: &[char], at: usize) -> Option<(usize, Bound)> {
    let (aside, mut strict) = inclusion(text, at);
    let at = at + aside;
    let (len, bound) = BOUNDS.after.at(text, at).filter(|(len, _)| suits(text, at, *len))?;
    strict |= inclusion(text, at + len).1;
    let bound = match bound {
        Bound::AtLeast if strict => Bound::MoreThan,
        Bound::AtMost if strict => Bound::LessThan,
        other => *other,
    };
    Some((at + len, bound))
}

/// (含), (不含): how many characters say whether the figure itself counts, and whether it does not.
fn inclusion(text: &[char], at: usize) -> (usize, bool) {
    if text.get(at) != Some(&'(') {
        return (0, false);
    }
    let asides = [("(含)", false), ("(不含)", true), ("(含本数)", false), ("(不含本数)", true)];
    let begins = |aside: &str| {
        text.get(at..at + aside.chars().count()).is_some_and(|found| aside.chars().eq(found.iter().copied()))
    };
    let found = asides.into_iter().find(|(aside, _)| begins(aside));
    found.map_or((0, false), |(aside, strict)| (aside.chars().count(), strict))
}

/// The bounding word that ends right before a number.
fn before(text: &[char], at: usize, floor: usize) -> Option<(usize, Bound)> {
    // 不少于 24 场
    let gap = text[..at].iter().rev().take_while(|c| **c == ' ').count();
    let at = if gap <= 2 { at - gap } else { at };
    // 不低于每人每月80元
    let last = at.checked_sub(1).map_or(' ', |last| text[last]);
    let each = || EACH.iter().find(|each| closes_with(&text[floor.min(at)..at], each));
    let each = if matches!(last, '月' | '年' | '人' | '户') { each() } else { None };
    let at = each.map_or(at, |each| {
        let start = at - each.chars().count();
        if bounds_at(text, start, floor).is_some() { start } else { at }
    });
    bounds_at(text, at, floor)
}

/// Words between a bound and its number that say for how many or how long it holds.
const EACH: [&str; 12] = [
    "每千人",
    "每万人",
    "每千人口",
    "每万人口",
    "每人每月",
    "每人每年",
    "每户每年",
    "每户每月",
    "每月",
    "每人",
    "每户",
    "每年",
];

fn bounds_at(text: &[char], at: usize, floor: usize) -> Option<(usize, Bound)> {
    if !text[..at].last().is_some_and(|last| BOUNDS.before.lasts().may_hold(*last)) {
        return None;
    }
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
    let near = floor.max(at.saturating_sub(24));
    let start = (near..at)
        .rev()
        .find(|&i| matches!(text[i], '，' | ',' | '。' | ';' | '(' | ')' | ':' | '\n'))
        .map_or(near, |i| i + 1);
    let last = VERBS
        .find(&text[start..at])
        .filter(|(_, _, verb)| matches!(verb, Verb::Fall | Verb::Grow | Verb::Cap | Verb::Floor | Verb::Add))
        .last();
    last.is_some_and(|(_, _, verb)| *verb == Verb::Fall)
}
