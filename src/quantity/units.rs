//! The unit after a number.

use super::{COUNTED, Unit};
use crate::lexicon::bounds::BOUNDS;
use crate::lexicon::units::{Measure, UNITS};
use crate::number::Decimal;
use crate::number::numeral::{self, Numeral};
use crate::terms::Bound;

/// The unit at a place and how many characters it takes: 元/人·月 and the like are read piece by piece.
pub fn at(text: &[char], at: usize) -> Option<(Unit, usize)> {
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

/// 月, 日 and s are no units of their own, but stand under a stroke.
fn period(text: &[char], at: usize) -> Option<(usize, &'static Measure)> {
    static TIME: Measure = Measure { text: "", dimension: "duration", scale: Decimal::ONE };
    let letter = || text.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric());
    match text.get(at)? {
        '月' | '日' | '季' => Some((1, &TIME)),
        's' | 'd' | 'a' if letter() => Some((1, &TIME)),
        _ => None,
    }
}

/// Whether the unit is not the first character of a longer word: 人才, 个人, 项目.
fn whole(text: &[char], at: usize, len: usize) -> bool {
    let next = text.get(at + len).copied().unwrap_or(' ');
    // 35 mg are no metres.
    if text[at + len - 1].is_ascii_alphabetic() && next.is_ascii_alphabetic() {
        return false;
    }
    // 24h自助图书馆: a duration that sizes a noun.
    if matches!(text[at..at + len], ['h'] | ['m', 'i', 'n']) && crate::text::is_han(next) {
        return "以之内左的达".contains(next);
    }
    if len > 1 {
        // 3.2万人年度目标
        return !(text[at + len - 1] == '年' && matches!(next, '度' | '初' | '底' | '末'));
    }
    // 十字路口, 三讲教育, 二本
    let doubtful =
        matches!(text[at], '字' | '本' | '列' | '讲' | '堂' | '杆' | '基' | '桩' | '注' | '棒' | '角' | '毛');
    if doubtful && lone(text, at) {
        return false;
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
        // 5处均已完成 counts; 件均保费 does not.
        '件' | '条' | '处' => {
            next == '均' && !text.get(at + len + 1).is_some_and(|c| "已未完达为在能按由可实正超".contains(*c))
        }
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
        '字' => matches!(next, '样' | '号' | '型' | '画' | '母' | '节' | '体'),
        '本' => "市区县地省级月年身次科土届部来人计质报".contains(next),
        '列' => matches!(next, '入' | '支' | '为' | '席' | '举' | '出' | '车'),
        '讲' => matches!(next, '话' | '述' | '解' | '究' | '好'),
        '基' => "础本地站层因金建于准".contains(next),
        '桩' => next == '基',
        '注' => "册重入意资销射明".contains(next),
        '角' | '毛' => "度色落逐坯利重".contains(next),
        '两' => next.is_alphanumeric() && next != '半',
        // 5万路视频, but not 201路公交
        // 锦绣二路 and 开通201路 are names
        '路' if !at.checked_sub(1).is_some_and(|i| text[i].is_ascii_digit() || "万千余多".contains(text[i])) => {
            true
        }
        '路' => crate::text::holds_any(&text[at.saturating_sub(NEAR_LINE)..at], &["公交", "开通", "班线", "线路"]),
        '双' => "一创减高向控百千拥随碳招联引强语提增促拓合".contains(next),
        _ => false,
    }
}

/// Whether a unit follows a Chinese numeral of one character.
fn lone(text: &[char], at: usize) -> bool {
    // 两角五分, 两毛钱, 每斤五角
    let next = text.get(at + 1).copied().unwrap_or('。');
    let coins =
        matches!(text[at], '角' | '毛') && at.checked_sub(1).is_some_and(|i| text[i] == '两' || priced(text, i));
    if coins && (!crate::text::is_han(next) || "一二三四五六七八九钱至到".contains(next)) {
        return false;
    }
    let numeral = |back: usize| {
        at.checked_sub(back)
            .is_some_and(|i| text[i].is_ascii_digit() || "零一二两三四五六七八九十百千万亿余多".contains(text[i]))
    };
    numeral(1) && !text[at - 1].is_ascii_digit() && !numeral(2)
}

/// Whether a number is of money by the words before it, or because nothing stands there: 每斤五角, 补贴五角, 五毛; but not 长三角.
fn priced(text: &[char], at: usize) -> bool {
    let before = &text[at.saturating_sub(NEAR_PRICE)..at];
    let alone = at == 0 && text.get(2).is_none_or(|c| matches!(c, '钱' | '至' | '到'));
    let place = matches!(before.last(), Some('长' | '珠' | '金' | '铁' | '直'));
    alone || !place && before.iter().any(|c| "每价费补贴助奖收付".contains(*c))
}

/// Words that tell a price stand no further before it.
const NEAR_PRICE: usize = 6;

/// The unit after a numeral, 余 or 多 between them, and where it ends.
pub fn after(text: &[char], at: usize, number: &Numeral) -> (Option<Unit>, Bound, usize) {
    let gap = text[at.min(text.len())..].iter().take_while(|c| **c == ' ').count().min(WIDEST_GAP);
    // 3个多月, 2个多小时
    if let ['个', '多' | '余', rest @ ..] = &text[at + gap..] {
        let lasts = |(unit, len): (Unit, usize)| (unit.dimension == "duration").then_some((unit, len));
        let month =
            || rest.starts_with(&['月']).then(|| self::at(&['个', '月'], 0).map(|(unit, _)| (unit, 1))).flatten();
        if let Some((unit, len)) = self::at(rest, 0).and_then(lasts).or_else(month) {
            return (Some(unit), Bound::MoreThan, at + gap + 2 + len);
        }
    }
    if let Some((unit, len)) = self::at(text, at + gap) {
        return (Some(unit), Bound::Plain, at + gap + len);
    }
    if let Some((len, bound)) = BOUNDS.between.at(text, at) {
        if let Some((unit, taken)) = self::at(text, at + len) {
            return (Some(unit), *bound, at + len + taken);
        }
        // 四百多
        if text.get(at + len).is_none_or(|c| !crate::text::is_han(*c)) {
            return (None, *bound, at + len);
        }
    }
    // 3成, 八成五, 九折
    let at = if matches!(text.get(at + gap), Some('成' | '折')) { at + gap } else { at };
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
    match counted(text, at).filter(|_| !number.chinese && !number.percent && !number.fraction) {
        Some(unit) => {
            let len = unit.text.chars().count();
            (Some(unit), Bound::Plain, at + len)
        }
        None => (None, Bound::Plain, at),
    }
}

/// 40DDDs以下, 43.6DDDs: letters right behind digits that no table knows measure something where a bound follows, or where the digits are no
/// whole number and nothing follows; 5G and 360VR are names.
pub fn lettered(text: &[char], at: usize) -> Option<Unit> {
    let len = text.get(at..)?.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let next = text.get(at + len).copied().unwrap_or('。');
    let ends = !next.is_alphanumeric() && !matches!(next, ' ' | '-' | '.' | '/' | '_' | '+');
    let digits = text[..at].iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let broken = at.checked_sub(digits + 1).is_some_and(|dot| text[dot] == '.');
    let measures = BOUNDS.after.at(text, at + len).is_some() || broken && ends;
    let word: String = text[at..at + len].iter().collect();
    ((2..=LONGEST_LETTERED).contains(&len) && measures).then(|| Unit {
        text: word.into(),
        dimension: COUNTED,
        scale: Decimal::ONE,
    })
}

/// Words that make a line of 3路 stand no further before it.
const NEAR_LINE: usize = 10;

/// No more blanks stand between a number and its unit.
const WIDEST_GAP: usize = 4;

/// Units of letters that no table knows are no longer.
const LONGEST_LETTERED: usize = 6;

/// A word after a number in digits that no table knows counts what it stands for, where nothing else follows: 食用菌800万棒。
fn counted(text: &[char], at: usize) -> Option<Unit> {
    const OTHERS: &str = "零一二三四五六七八九十百千万亿年月日号级版期届位上下内外中前后余多约的是和与或及跟同至到为由在于从对向往等了着过时分秒点刻周旬季代世纪初末底份\
度元角毛两成折半倍强名优大小高低长宽新老旧已未无有可能要将应需均皆都也又还再更最不非率线路街巷弄室楼区市县省乡镇村州国校园院馆桥河湖式型类档\
以改建扩迁拆修开立办设其此该各每另共总计合并增减升降涨跌止起间地完满达超齐毕整好差缺占比按经被把由因但而且若则即";
    if text.get(at).is_some_and(char::is_ascii_alphabetic) {
        return lettered(text, at);
    }
    let word = *text.get(at).filter(|c| crate::text::is_han(**c) && !OTHERS.contains(**c))?;
    if BOUNDS.after.at(text, at).is_some() {
        return None;
    }
    let ends =
        text.get(at + 1).is_none_or(|c| !c.is_alphanumeric() && *c != ' ') || BOUNDS.after.at(text, at + 1).is_some();
    ends.then(|| Unit { text: word.to_string().into(), dimension: COUNTED, scale: Decimal::ONE })
}

/// 25元3角, 三块零四分, 12块5, 3斤5两: the value with what smaller units add to it, where they end, and what all of it measures.
pub fn with_parts(text: &[char], end: usize, value: Decimal, unit: Option<Unit>) -> (Decimal, usize, Option<Unit>) {
    let Some(mut unit) = unit else { return (value, end, None) };
    let (money, parts): (bool, &[(&str, u32)]) = match &*unit.text {
        "元" | "圆" | "块" => (true, &[("角毛", 1), ("分", 2)]),
        "角" | "毛" => (true, &[("分", 1)]),
        "斤" => (false, &[("两", 1)]),
        _ => return (value, end, Some(unit)),
    };
    let (mut sum, mut at) = (value, end);
    for (surfaces, places) in parts {
        let zero = usize::from(text.get(at) == Some(&'零'));
        let Some(digit) = one_digit(text, at + zero) else { break };
        let place = at + zero + 1;
        // 6元5分钟 is no sum.
        let named = text.get(place).is_some_and(|c| surfaces.contains(*c) && (*c != '分' || whole(text, place, 1)));
        let named = named && text.get(place + 1) != Some(&'钟');
        let Some(more) = sum.plus(Decimal::new(digit, *places)).filter(|_| named) else { continue };
        (sum, at) = (more, place + 1);
    }
    let begun = at > end && text[at - 1] != '分' || matches!(&*unit.text, "块" | "角" | "毛");
    if let Some((digit, after)) = last_digit(text, at, at == end).filter(|_| money && begun)
        && let Some(more) = sum.plus(digit)
    {
        (sum, at) = (more, after);
    }
    if money && at > end && unit.text == "块" {
        unit = Unit { dimension: "money", ..unit };
    }
    (sum, at, Some(unit))
}

/// 12块5, 三块零四, 5块7毛8: the digit at the end, whose unit is not said, as a part of the whole.
fn last_digit(text: &[char], at: usize, first: bool) -> Option<(Decimal, usize)> {
    let zero = usize::from(first && text.get(at) == Some(&'零'));
    let end = at + zero + 1;
    let stops = text.get(end).is_none_or(|c| !c.is_alphanumeric() && *c != '.' || "到至钱".contains(*c));
    let digit = one_digit(text, at + zero).filter(|_| stops)?;
    Some((Decimal::new(digit, 1 + u32::from(!first) + zero as u32), end))
}

/// The digit from one to nine at a place, where no other stands beside it.
fn one_digit(text: &[char], at: usize) -> Option<i128> {
    let number = numeral::read(text, at).filter(|number| number.len == 1)?;
    number.value.to_i64().filter(|digit| (1..10).contains(digit)).map(i128::from)
}

/// Per cent.
pub fn percent() -> Unit {
    Unit { text: "%".into(), dimension: "percent", scale: Decimal::ONE }
}
