//! Numbers with units and bounds.

use super::{Found, Quantity, Unit, idiom, money, range, units};
use crate::lexicon::bounds::BOUNDS;
use crate::lexicon::language::{VERBS, Verb};
use crate::number::Decimal;
use crate::number::numeral::{self, Numeral};
use crate::terms::{Bound, Direction, Kind};
use crate::text::{Chars, closes_with};

/// The longest bounding word.
const LONGEST: usize = 7;

/// What a quantity can begin with, numerals aside.
pub const FIRSTS: [char; 4] = ['-', '－', '−', '半'];

/// Whether a character is a minus.
pub fn is_minus(c: char) -> bool {
    matches!(c, '-' | '－' | '−')
}

/// The quantity that begins at `at`; `numeral` is the numeral that begins there, `previous` the quantity found before it.
pub fn at(text: &[char], at: usize, numeral: Option<Numeral>, previous: Option<&Quantity>) -> Option<Found> {
    // A dash right behind a figure leads on from it.
    let led = || previous.is_some_and(|one| one.kind == Kind::Quantity && one.span.end == at);
    let minus = signed(text, at) && !led();
    // 增长 - 3.5%
    let gap = if minus { text[at + 1..].iter().take_while(|c| **c == ' ').count() } else { 0 };
    let start = at + usize::from(minus) + gap;
    let Read { first, mut value, mut upper, unit, mut bound, end, parted, far_negative } =
        read(text, start, if minus { numeral::read(text, start) } else { numeral })?;
    // 新台币177亿元: the name before the number says which 元 they are.
    let plain = unit.as_ref().is_none_or(|unit| unit.text == "元");
    let unit = Some(()).filter(|()| plain).and_then(|()| money::before(text, at)).or(unit);
    if first.chinese && !counts(&first, unit.as_ref(), text, Chars::new(start, end), upper, parted) {
        return Some(Found::Nothing(first.len));
    }
    if (first.more || first.chinese && vague(text, at, start)) && bound == Bound::Plain {
        bound = Bound::MoreThan;
    }
    let unit = unit.map(|unit| idiom::told(text, start, unit));
    let floor = previous.map_or(0, |quantity| quantity.span.end);
    let negated = at > floor && text[..at].ends_with(&['负']) && below_nought(&text[..at]);
    let core = Chars::new(at - usize::from(negated), end);
    let mut span = core;
    if let Some((after, found)) = after(text, end) {
        span.end = after;
        if bound != Bound::Between {
            bound = found;
        }
    } else if bound == Bound::Between && range::between(text, end) {
        span.end += 2;
    }
    if let Some((begin, found)) = before(text, core.start, floor) {
        span.start = begin;
        if bound == Bound::Plain {
            bound = found;
        }
    }
    let mut negative = minus || first.value.is_negative() || below_nought(&text[..at]);
    if let Some(far) = upper {
        // -1.5~2, 负3%至5%, 2.1%~-3.5%: a range on both sides of nought keeps its signs.
        let below = minus || negated || negative && far_negative;
        let across = below != far_negative;
        let told = |value: Decimal, below: bool| if across && below { value.negated() } else { value };
        let ends = [told(value, below), told(far, far_negative)];
        // 10天至5天 lies between the same ends as 5天至10天.
        (value, upper) = (ends[0].min(ends[1]), Some(ends[0].max(ends[1])));
        negative &= !across;
    }
    let direction = if negative || falls(text, span.start, floor) { Direction::Decrease } else { Direction::Increase };
    Some(Found::Quantity(Quantity { kind: Kind::Quantity, value, upper, unit, bound, direction, span, core }))
}

/// A number or a range with its unit, before the words around it are looked at.
struct Read {
    /// The near end as it was written.
    first: Numeral,
    /// Its value, with what the words behind it or the far end add.
    value: Decimal,
    upper: Option<Decimal>,
    /// The unit as printed: 成, not yet per cent.
    unit: Option<Unit>,
    bound: Bound,
    end: usize,
    /// Whether 半 or a smaller unit adds to the number.
    parted: bool,
    /// Whether the far end has a minus of its own.
    far_negative: bool,
}

/// 3万户, 3-5万户, 三四万户.
fn read(text: &[char], start: usize, numeral: Option<Numeral>) -> Option<Read> {
    let meant = |value: Decimal, unit: Option<&Unit>| unit.map_or(value, |unit| idiom::meant(text, start, value, unit));
    if let Some((first, far)) = numeral::pair::at(text, start) {
        let (unit, _, end) = units::after(text, start + first.len, &first);
        let unit = unit.or_else(|| first.percent.then(units::percent));
        let (value, upper) = (meant(first.value, unit.as_ref()), Some(meant(far, unit.as_ref())));
        let (bound, parted, far_negative) = (Bound::Between, false, false);
        return Some(Read { first, value, upper, unit, bound, end, parted, far_negative });
    }
    let first = idiom::number(text, start, numeral)?;
    let Measured { value, unit, bound, end, parted } = measured(text, start + first.len, &first, first.value.abs());
    let far = range::far(text, end + inclusion(text, end).0, start, &first);
    let Some(far) = far.filter(|far| far.goes_with(text, start, value, unit.as_ref())) else {
        let value = meant(value, unit.as_ref());
        return Some(Read { first, value, upper: None, unit, bound, end, parted, far_negative: false });
    };
    let printed = &text[start..start + first.len];
    let shared = if unit.is_none() { range::carried(&first, printed, &far, text) } else { None };
    let last = far.unit.as_ref();
    let value = meant(shared.unwrap_or(value), unit.as_ref().or(last));
    let value = unit.as_ref().zip(last).map_or(value, |(near, far)| {
        let told = |unit: &Unit| idiom::told(text, start, unit.clone());
        range::alike(value, &told(near), &told(far))
    });
    let (upper, unit) = (Some(meant(far.number.value, last)), far.unit);
    let (bound, end, far_negative) = (Bound::Between, far.end, far.negative);
    Some(Read { first, value, upper, unit, bound, end, parted: parted || far.parted, far_negative })
}

/// A number with its unit and what stands behind them that adds to it.
pub struct Measured {
    pub value: Decimal,
    pub unit: Option<Unit>,
    pub bound: Bound,
    pub end: usize,
    pub parted: bool,
}

/// What a number that ends at `at` measures: 三成半, 25元3角, 一个半小时.
pub fn measured(text: &[char], at: usize, number: &Numeral, value: Decimal) -> Measured {
    let (unit, bound, end) = units::after(text, at, number);
    let (value, end, unit) = match bound {
        Bound::Plain => units::with_parts(text, end, value, unit),
        _ => (value, end, unit),
    };
    match unit.as_ref().and_then(|unit| idiom::longer(text, end, value, unit)) {
        Some((value, end, unit)) => Measured { value, unit: Some(unit), bound, end, parted: true },
        None => {
            Measured { value, unit: unit.or_else(|| number.percent.then(units::percent)), bound, end, parted: false }
        }
    }
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

/// Whether a Chinese numeral is a figure: it has a unit, and 一 is hardly ever one.
fn counts(
    number: &Numeral,
    unit: Option<&Unit>,
    text: &[char],
    core: Chars,
    upper: Option<Decimal>,
    parted: bool,
) -> bool {
    let at = core.start;
    let earlier = at.checked_sub(1).and_then(|i| text.get(i)).copied().unwrap_or(' ');
    let Some(unit) = unit else {
        return number.fraction || (number.len > 1 || upper.is_some()) && counts_bare(text, core, upper);
    };
    if upper.is_some() || parted || number.percent || number.len > 1 || unit.text == "番" {
        return true;
    }
    match text.get(at) {
        // 增长一倍
        Some('一') if unit.text == "倍" => matches!(earlier, '长' | '高' | '大' | '加' | '了'),
        Some('一') if unit.text == "个百分点" => true,
        // 一成, 一折, 一美元
        Some('一') if unit.dimension == "percent" || unit.text.ends_with('元') => one(text, core, unit),
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
    let listed = "、))".contains(next);
    let alone = (!crate::text::is_han(earlier) || earlier == '负') && !listed && earlier != '、';
    let pointed = number.contains(&'点');
    let placed = upper.is_none() || large || pointed || number.contains(&'十');
    // 获得三百万的投资, 一百二十三和四百五十六: an amount, whatever it is of; 百万英才 and 千万工程 are names.
    let amount = (number.len() > 3 && large || number.len() > 1 && number.iter().any(|c| matches!(c, '万' | '亿')))
        && number.first().is_some_and(|c| "一二两三四五六七八九十".contains(*c))
        && matches!(next, '的' | '和' | '及' | '与' | '甚' | '之');
    // 满意度九十八点五, 完成值九十八, 降至三十五; but not the far end of 由十五至二十
    let before = core.start.checked_sub(2).map_or(' ', |i| text[i]);
    let reaches = || matches!(earlier, '到' | '至') && crate::text::is_han(before) && !numeral::begins(before);
    let told = !listed && (pointed || "值为达率是".contains(earlier) || reaches());
    let whole = number.len() > 1 && (upper.is_none() || pointed);
    placed && ends && (large || bounded || alone || whole && told)
        || large && floor && number.len() > 2
        || placed && amount
}

/// 近一吨, 一吨半, 不足一个月, 一千克: whether 一 before what is measured says how much; 最后一公里 and 近一年 do not.
fn one(text: &[char], core: Chars, unit: &Unit) -> bool {
    let earlier = core.start.checked_sub(1).map_or(' ', |i| text[i]);
    let next = text.get(core.end).copied().unwrap_or(' ');
    let lasts = unit.dimension == "duration";
    let short = unit.text.chars().count() == 1 && !matches!(unit.dimension, "percent" | "money");
    let floor = before(text, core.start, 0).is_some_and(|_| !lasts || earlier != '近');
    let bounded = floor || after(text, core.end).is_some() && !(lasts && short);
    let ends = !crate::text::is_han(next) || lasts && "零一二三四五六七八九十".contains(next);
    let alone = core.start == 0 && core.end == text.len();
    let named = unit.dimension == "length" || "第每这那某前后初近同首另".contains(earlier);
    bounded || next == '半' || alone || !short && ends && !named
}

/// What is measured, not counted.
pub const MEASURED: [&str; 7] = ["mass", "length", "area", "volume", "money", "power", "energy"];

/// 以上 may not be the start of 以上级; 内 not of 内部; 上下 not of 上下游.
fn suits(text: &[char], at: usize, len: usize) -> bool {
    let next = text.get(at + len).copied().unwrap_or(' ');
    match text[at..at + len] {
        ['内'] => !"部容需外地控涝河陆置设".contains(next),
        ['上', '下'] => !"游级班".contains(next),
        ['左', '右'] => next != '岸',
        // 100元起, but not 3条起步
        ['起'] => !next.is_alphanumeric(),
        // 5年多, 10公里多
        ['多'] => matches!(next, '的' | '来') || !next.is_alphanumeric(),
        _ => true,
    }
}

/// The bounding word after a unit and where it ends: 50万元以上, 50万元(含)以上, 50万元(不含)以上.
pub fn after(text: &[char], at: usize) -> Option<(usize, Bound)> {
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
        // 附近, 最近, 邻近; 节约, 集约, 大约 is in the table; 赶超; 不约; 低于上限5%
        let inside = match text[begin..begin + len] {
            ['近'] => "附最邻临远亲就靠".contains(earlier),
            ['约'] => "节集条签合契预公制违履".contains(earlier),
            ['超'] => "赶反".contains(earlier),
            ['上' | '下', '限'] => "于过破近".contains(earlier),
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
