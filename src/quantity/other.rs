//! Runs of digits that measure nothing: dates, ordinals, names.

use super::{Found, called, clock, money, units, valueless};
use crate::lexicon::language::{VERBS, Verb};
use crate::lexicon::marks::MARKS;
use crate::lexicon::units::UNITS;
use crate::lexicon::{CharSet, Words};
use crate::number::numeral::{self, Numeral};
use crate::terms::Kind;
use crate::text::{closes_with, is_han, opens_with};
use called::digit_run;
use std::sync::LazyLock;

/// Whether a character is a numeral.
fn is_numeral(c: char) -> bool {
    matches!(c, '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '两')
}

/// What a date, an ordinal or a name can begin with, numerals aside.
pub fn firsts() -> CharSet {
    let mut firsts = MARKS.firsts().clone();
    firsts.extend(('a'..='z').chain('A'..='Z').chain("第前“\"‘".chars()));
    firsts.extend(('①'..='⑳').chain('㈠'..='㈩').chain('Ⅰ'..='Ⅻ'));
    firsts
}

/// The date, ordinal or name that begins at `at`; `numeral` is the numeral that begins there.
pub fn at(text: &[char], at: usize, numeral: Option<&Numeral>) -> Option<Found> {
    let c = *text.get(at)?;
    if let Some(end) = numeral.and_then(|numeral| elapsed(text, at, numeral)) {
        return Some(valueless(Kind::Date, at, end));
    }
    if let Some((len, kind)) = MARKS.at(text, at).filter(|(len, _)| !counted(text, at, *len, numeral)) {
        return Some(valueless(*kind, at, at + len));
    }
    if c == '第' {
        return ordinal(text, at);
    }
    if matches!(c, '“' | '"' | '‘') {
        return slogan(text, at);
    }
    if matches!(c, '①'..='⑳' | '㈠'..='㈩' | 'Ⅰ'..='Ⅻ') {
        return Some(valueless(Kind::Ordinal, at, at + 1));
    }
    if c == '前' && at.checked_sub(1).and_then(|i| text.get(i)) != Some(&'提') {
        return front(text, at);
    }
    if c.is_ascii_alphabetic() {
        return Some(latin(text, at));
    }
    if c.is_ascii_digit() {
        if let Some(found) = called::at(text, at) {
            return Some(found);
        }
        let told = || clock::time(text, at).or_else(|| clock::month(text, at));
        if let Some(end) = told().filter(|_| at.checked_sub(1).is_none_or(|i| !matches!(text[i], '.' | ','))) {
            return Some(valueless(Kind::Date, at, end));
        }
        return date(text, at).or_else(|| named(text, at, numeral?)).or_else(|| enumerator(text, at));
    }
    if is_numeral(c) && matches!(text.get(at + 1..at + 3), Some(['批', '次'])) && c != '两' {
        // 一批次认定3家
        return Some(valueless(Kind::Ordinal, at, at + 3));
    }
    if is_numeral(c) {
        let told = clock::time(text, at).or_else(|| clock::year(text, at));
        let told = told.map(|end| valueless(Kind::Date, at, tail(text, end)));
        return told.or_else(|| chinese_date(text, at, numeral?)).or_else(|| named(text, at, numeral?));
    }
    None
}

/// Whether a name that begins with a numeral is a count after all: 三级 is a name, 三级医院 too, 两区 in 涉及两区 as well;
/// but 一批 before a digit never comes up, so only longer numerals win over a mark.
fn counted(text: &[char], at: usize, len: usize, numeral: Option<&Numeral>) -> bool {
    let before = at.checked_sub(1).and_then(|i| text.get(i)).copied().unwrap_or(' ');
    let numeral = numeral.map_or(0, |n| n.len);
    // 十一 is a holiday, but 十一所 are eleven.
    let digits = text[at..at + len].iter().all(|c| is_numeral(*c));
    if digits && numeral == len && UNITS.at(text, at + len).is_some() {
        return true;
    }
    // 三八折
    if digits && text.get(at + len) == Some(&'折') {
        return true;
    }
    // 十一至十三家
    let joint = text.get(at + len).is_some_and(|c| matches!(c, '至' | '到' | '-' | '—' | '~'));
    if digits && numeral == len && joint && text.get(at + len + 1).is_some_and(|c| numeral::begins(*c)) {
        return true;
    }
    // 一小时, 三公里: the unit goes on where the mark ends.
    if numeral > 0 && UNITS.at(text, at + numeral).is_some_and(|(unit, _)| numeral + unit > len) {
        return true;
    }
    // 近百家: a hundred, not the hundred schools.
    let vague = matches!(text[at], '十' | '百' | '千') && "近上逾超过数几约".contains(before);
    // 二十一度: the mark 一度 stands inside a longer numeral.
    vague || is_numeral(before) && is_numeral(text[at]) || numeral > len
}

/// 第3位, 第十七届, 第二批, 第1.
fn ordinal(text: &[char], at: usize) -> Option<Found> {
    let counted =
        |end: &usize| text.get(*end).is_some_and(|c| "届次批位名个期号轮条项类章节座家所季年版场站家中小".contains(*c));
    let number = numeral::read(text, at + 1)?;
    let end = at + 1 + number.len;
    let end = last(text, end).filter(counted).unwrap_or(end);
    Some(valueless(Kind::Ordinal, at, end + usize::from(counted(&end))))
}

/// Where a second number ends that a dash leads to: 第3-5名.
fn last(text: &[char], at: usize) -> Option<usize> {
    let number = Some(at + 1).filter(|_| is_dash(text.get(at))).and_then(|start| numeral::read(text, start))?;
    Some(at + 1 + number.len)
}

/// 前10名, 前3至5名: a rank; 前3个月 is a span of time, 前三季度 a date (among the marks).
fn front(text: &[char], at: usize) -> Option<Found> {
    let number = numeral::read(text, at + 1)?;
    let end = at + 1 + number.len;
    let end = last(text, end).unwrap_or(end);
    match text.get(end) {
        Some('名' | '位' | '强' | '列' | '茅') => Some(valueless(Kind::Ordinal, at, end + 1)),
        Some('季') => Some(valueless(Kind::Date, at, end + 2)),
        Some('个') if text.get(end + 1) == Some(&'月') => Some(valueless(Kind::Date, at, end + 2)),
        _ => None,
    }
}

/// 九个月新设17236户: the months that have passed, where they open a clause and work follows.
fn elapsed(text: &[char], at: usize, numeral: &Numeral) -> Option<usize> {
    let end = at + numeral.len + 2;
    let opens = at.checked_sub(1).is_none_or(|i| matches!(text[i], ',' | '，' | '。' | ';' | ':' | '\n'));
    let months = text.get(end - 2..end) == Some(&['个', '月']);
    let works = || VERBS.at(text, end).is_some_and(|(_, verb)| !matches!(verb, Verb::Noun | Verb::Cap | Verb::Floor));
    (opens && months && works()).then_some(end)
}

/// A quoted slogan with numerals in it is a name as a whole, unless a unit follows a number in digits: “三区三线”, “15分钟健身圈”.
fn slogan(text: &[char], at: usize) -> Option<Found> {
    let close = (at + 1..text.len().min(at + 16)).find(|&i| matches!(text[i], '”' | '"' | '’'))?;
    let inside = &text[at + 1..close];
    let numerals = inside.iter().any(|c| is_numeral(*c) || c.is_ascii_digit());
    let sentence = inside.iter().any(|c| matches!(c, ',' | '，' | '。' | ';' | '%'));
    // “新增公共停车泊位3000个”: a promise that is quoted.
    let number = |c: &char| c.is_ascii_digit() || is_numeral(*c) || matches!(c, '万' | '亿');
    let counts = inside
        .iter()
        .rposition(number)
        .is_some_and(|last| UNITS.at(inside, last + 1).is_some_and(|(len, _)| last + 1 + len == inside.len()));
    let promise = counts && VERBS.at(inside, 0).is_some_and(|(len, verb)| len > 1 && *verb != Verb::Noun);
    (numerals && !sentence && !promise && !inside.is_empty()).then(|| valueless(Kind::Name, at + 1, close))
}

/// PM2.5, G20, S215, F-22, COD, A级: letters with digits are a name; a letter grade is one too.
fn latin(text: &[char], at: usize) -> Found {
    let word =
        text[at..].iter().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+' | '/')).count();
    let token = &text[at..at + word];
    let letters = token.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    if money::is_code(&token[..letters]) {
        return Found::Nothing(letters);
    }
    if token.get(letters).is_some_and(|c| {
        c.is_ascii_digit() || matches!(c, '-' | '.') && token.get(letters + 1).is_some_and(char::is_ascii_digit)
    }) {
        let mut end = at + letters + 1;
        while text.get(end).is_some_and(|c| {
            c.is_ascii_alphanumeric() || *c == '.' && text.get(end + 1).is_some_and(char::is_ascii_digit)
        }) {
            end += 1;
        }
        return valueless(Kind::Name, at, end);
    }
    Found::Nothing(letters)
}

fn number(text: &[char], at: usize) -> Option<(u32, usize)> {
    let len = digit_run(text, at);
    if len == 0 || len > 4 {
        return None;
    }
    Some((
        text[at..at + len].iter().filter_map(|c| c.to_digit(10)).fold(0, |value, digit| value * 10 + digit),
        at + len,
    ))
}

fn is_dash(c: Option<&char>) -> bool {
    matches!(c, Some('-' | '—' | '–' | '~' | '至' | '到' | '－' | '―'))
}

/// 2024年12月18日, 1—9月, 2024-2025年, 2024-01-06, 8:30, 10月底, 9月份.
fn date(text: &[char], at: usize) -> Option<Found> {
    let (first, mut end) = number(text, at)?;
    if at > 0 && (text[at - 1] == '.' || text[at - 1] == ',') && at > 1 && text[at - 2].is_ascii_digit() {
        return None;
    }
    let is_year = |n: u32, len: usize| len == 4 && (1900..2100).contains(&n);
    let year = is_year(first, end - at);
    if text.get(end) == Some(&':')
        && number(text, end + 1).is_some_and(|(minute, next)| minute < 60 && next == end + 3)
        && first < 25
    {
        // 13:10:36
        let seconds = text.get(end + 3) == Some(&':') && digit_run(text, end + 4) == 2;
        return Some(valueless(Kind::Date, at, end + 3 + if seconds { 3 } else { 0 }));
    }
    // 2024-01-06, 2024.1.6, 2024/1/6
    if year
        && matches!(text.get(end), Some('-' | '.' | '/'))
        && let Some((_, next)) = number(text, end + 1).filter(|(month, next)| *month <= 12 && next - end <= 3)
        && text.get(next) == text.get(end)
        && let Some((_, last)) = number(text, next + 1).filter(|(day, _)| *day <= 31)
    {
        return Some(valueless(Kind::Date, at, last));
    }
    // 2024-2025年, 1—9月, 5至6月, 27日至29日
    let mut open = end;
    if is_dash(text.get(open)) {
        open += 1;
        if is_dash(text.get(open)) {
            open += 1;
        }
        if let Some((second, next)) = number(text, open) {
            let years = year && is_year(second, next - open);
            let months = first <= 12 && second <= 12 && text.get(next) == Some(&'月');
            let days = first <= 31 && second <= 31 && text.get(next) == Some(&'日');
            let grades = text.get(next..next + 2) == Some(&['年', '级']);
            if grades {
                return Some(valueless(Kind::Name, at, next + 2));
            }
            if years || months || days {
                end = next;
                if matches!(text.get(end), Some('年' | '月' | '日')) {
                    end += 1;
                }
                return Some(valueless(Kind::Date, at, tail(text, end)));
            }
        }
    }
    if text.get(end..end + 2) == Some(&['世', '纪']) {
        let decade = number(text, end + 2).filter(|(_, next)| text.get(*next..next + 2) == Some(&['年', '代']));
        return Some(valueless(Kind::Date, at, decade.map_or(end + 2, |(_, next)| next + 2)));
    }
    match text.get(end) {
        Some('年') if text.get(end + 1) == Some(&'级') => Some(valueless(Kind::Name, at, end + 2)),
        Some('年') if text.get(end + 1) == Some(&'代') => Some(valueless(Kind::Date, at, end + 2)),
        // 85年2月, 公元163年
        Some('年') if year || short_year(text, at, end) => {
            end += 1;
            if text.get(end) == Some(&'度') {
                return Some(valueless(Kind::Date, at, end + 1));
            }
            if let Some((month, next)) = number(text, end).filter(|(month, _)| *month <= 12) {
                let _ = month;
                if text.get(next) == Some(&'月') {
                    end = day(text, next + 1);
                }
            }
            Some(valueless(Kind::Date, at, tail(text, end)))
        }
        Some('月') if first <= 12 && text.get(end + 1) != Some(&'嫂') => {
            Some(valueless(Kind::Date, at, tail(text, day(text, end + 1))))
        }
        Some('日') if first <= 31 && text.get(end + 1) != Some(&'元') => {
            Some(valueless(Kind::Date, at, tail(text, end + 1)))
        }
        Some('时' | '点')
            if first <= 24
                && text.get(end + 1) != Some(&'位')
                && text.get(end + 1) != Some(&'点')
                && text.get(end) == Some(&'时') =>
        {
            Some(valueless(Kind::Date, at, end + 1))
        }
        _ if year
            && matches!(text.get(end), Some(')' | '版' | '-' | '〕' | ']'))
            && at > 0
            && matches!(text[at - 1], '(' | '〔' | '[') =>
        {
            Some(valueless(Kind::Date, at, end))
        }
        _ => None,
    }
}

/// 85年2月, 公元163年: no number of years, as its month or its era tells.
fn short_year(text: &[char], at: usize, end: usize) -> bool {
    let month = || number(text, end + 1).filter(|(month, next)| *month <= 12 && text.get(*next) == Some(&'月'));
    // 05年, 24年底
    let dated = text[at] == '0'
        || matches!(text.get(end + 1), Some('底' | '末' | '初'))
        || text.get(end + 1..end + 3) == Some(&['以', '来']) && !text[..at].ends_with(&['近']);
    if end - at == 2 && dated && at.checked_sub(1).is_none_or(|i| !matches!(text[i], '.' | ',')) {
        return true;
    }
    let era = text[..at].ends_with(&['公', '元']) || text[..at].ends_with(&['公', '元', '前']);
    era || end - at == 2 && month().is_some()
}

fn day(text: &[char], at: usize) -> usize {
    match number(text, at) {
        Some((day, next)) if day <= 31 && text.get(next) == Some(&'日') => next + 1,
        _ => at,
    }
}

/// 底, 末, 份, 初 after a date belong to it.
fn tail(text: &[char], end: usize) -> usize {
    if matches!(text.get(end), Some('份' | '底' | '末' | '初' | '中' | '上' | '下'))
        && !matches!(text.get(end..end + 2), Some(['中', '小' | '学' | '心'] | ['上' | '下', '涨' | '降' | '升']))
    {
        end + 1
    } else {
        end
    }
}

/// Dates in Chinese numerals: 二〇二四年, 十月底, 三年级.
fn chinese_date(text: &[char], at: usize, numeral: &Numeral) -> Option<Found> {
    let numeral = Some(numeral).filter(|n| n.chinese)?;
    let end = at + numeral.len;
    match (text.get(end), text.get(end + 1)) {
        (Some('年'), Some('级')) => Some(valueless(Kind::Name, at, end + 2)),
        (Some('年'), _) if numeral.len == 4 && numeral.value >= 1900.into() => {
            Some(valueless(Kind::Date, at, tail(text, end + 1)))
        }
        (Some('年'), Some('代')) => Some(valueless(Kind::Date, at, end + 2)),
        (Some('月'), _) if numeral.value <= 12.into() => Some(valueless(Kind::Date, at, tail(text, end + 1))),
        _ => None,
    }
}

/// Words that make a name of the number before them.
static NAMING: LazyLock<Words<()>> = LazyLock::new(|| {
    let words = [
        "号线",
        "号楼",
        "号桥",
        "号院",
        "号文",
        "号地块",
        "千伏",
        "kV",
        "KV",
        "kv",
        "热线",
        "国道",
        "省道",
        "县道",
        "工程",
        "高速",
        "字头",
        "铺镇",
        "中学",
    ];
    Words::new(words.map(|word| (word.to_owned(), ())))
});

/// Whether what stands behind 3路 is of buses, or another of them.
fn is_line(rest: &[char]) -> bool {
    let next = rest.strip_prefix(&['、']).map(|next| next.iter().take_while(|c| c.is_ascii_digit()).count());
    next.is_some_and(|digits| digits > 0 && rest.get(1 + digits) == Some(&'路'))
        || ["公交", "支线", "专线", "快线", "环线", "延伸线", "微公交"].iter().any(|word| opens_with(rest, word))
}

/// What makes a number a name when it follows: 2号线, 500千伏, 一期, 12345热线, 24小时书房.
fn named(text: &[char], at: usize, number: &Numeral) -> Option<Found> {
    let end = at + number.len;
    let rest = text.get(end..)?;
    let name = |len: usize| Some(valueless(Kind::Name, at, end + len));
    // 省道208线
    if rest.first() == Some(&'线') && ["国道", "省道", "县道", "乡道"].iter().any(|road| closes_with(&text[..at], road))
    {
        return name(1);
    }
    if let Some((len, ())) = NAMING.at(rest, 0)
        && !matches!(rest.get(len), Some('安' | 'A' | 'a'))
    {
        return name(len);
    }
    // 年鉴2019卷
    let year = !number.chinese && number.len == 4 && matches!(text.get(at..at + 2), Some(['1', '9'] | ['2', '0']));
    if year && matches!(rest.first(), Some('卷' | '版')) {
        return name(1);
    }
    // 举办2016山水文化旅游季: the year of an event, as its name prints it.
    if year
        && ["办", "办好", "举行", "“", "《"].iter().any(|word| closes_with(&text[..at], word))
        && rest.len() > 1
        && rest[..2].iter().all(|c| is_han(*c))
        && units::at(text, end).is_none()
    {
        return name(0);
    }
    // 2×66万千瓦发电项目: so many of one size.
    if let ['×' | '*', size @ ..] = rest
        && let digits = size.iter().take_while(|c| c.is_ascii_digit() || **c == '.').count()
        && digits > 0
    {
        let end = end + 1 + digits;
        let end = end + usize::from(matches!(text.get(end), Some('万')));
        let end = units::at(text, end).map_or(end, |(_, len)| end + len);
        return Some(valueless(Kind::Name, at, end));
    }
    match rest.first() {
        // 3路、11路支线: numbers of bus lines.
        Some('路') if is_line(&rest[1..]) || at > 1 && text[at - 1] == '、' && text[at - 2] == '路' => {
            return name(1);
        }
        // 世界500强
        Some('强') if number.value >= 10.into() => return name(1),
        Some('号') => return name(1),
        Some('届') => return Some(valueless(Kind::Ordinal, at, end + 1)),
        _ => {}
    }
    if rest.first() == Some(&'期') && (number.chinese || number.value <= 9.into()) && !counted_terms(text, at) {
        return name(1);
    }
    let measured = || units::at(text, end).is_some() || units::lettered(text, end).is_some();
    if rest.first().is_some_and(char::is_ascii_alphabetic) && !measured() {
        let letters = rest.iter().take_while(|c| c.is_ascii_alphanumeric()).count();
        return name(letters);
    }
    // 24小时城市书房, 15分钟健身圈, 10分钟生活圈: a duration right before a noun sizes it.
    if let ['小', '时', next, ..] | ['分' | '刻', '钟', next, ..] = rest
        && is_han(*next)
        && !is_numeral(*next)
        && !"以内之左上下后前的达超、和及与至到或半".contains(*next)
    {
        return name(2);
    }
    // 500米覆盖率, 300米服务半径: how near what is measured has to be.
    if let ['米', rest @ ..] | ['公', '里', rest @ ..] | ['分', '钟', rest @ ..] = rest
        && ["覆盖率", "服务半径", "半径", "范围内覆盖"].iter().any(|word| crate::text::opens_with(rest, word))
    {
        return name(text.len() - end - rest.len());
    }
    // 5万吨级泊位, 10兆瓦级电站: a class.
    let class = ["吨级", "千瓦级", "兆瓦级", "千伏级", "公顷级", "亿级", "万级"];
    if let Some(class) = class.iter().find(|class| crate::text::opens_with(rest, class)) {
        return name(class.chars().count());
    }
    // A code of five digits without a unit: 12345, 12319; but not where it is all that there is.
    if !number.chinese
        && at + number.len < text.len()
        && number.len == 5
        && text[at..end].iter().all(char::is_ascii_digit)
        && text[at] == '1'
        && rest.first().is_none_or(|c| is_han(*c))
        && UNITS.at(text, end).is_none()
        && !matches!(rest, ['余' | '多' | '亩', ..] | ['以', '上' | '下' | '内', ..] | ['左', '右', ..])
    {
        return name(0);
    }
    None
}

/// What is held in terms is named no further before them.
const NEAR_TERMS: usize = 18;

/// 举办培训3期: counted, not named.
fn counted_terms(text: &[char], at: usize) -> bool {
    // 开展培训6期，三季度3期
    let before = &text[at.saturating_sub(NEAR_TERMS)..at];
    let word = |pair: &[char]| {
        matches!(pair, ['培', '训'] | ['举', '办'] | ['开', '展' | '设'] | ['讲', '座'] | ['目', '标'] | ['任', '务'])
    };
    // 全年计划6期
    let planned = before.ends_with(&['计', '划']);
    planned || before.contains(&'班') || before.windows(2).any(word)
}

/// 1. or 1、 or (1) at the start of a line or after a stop.
fn enumerator(text: &[char], at: usize) -> Option<Found> {
    let len = digit_run(text, at);
    let opens = at == 0 || matches!(text[at - 1], '\n' | '。' | ';' | ' ');
    let closes = match text.get(at + len) {
        Some('、') => true,
        Some('.') => !text.get(at + len + 1).is_some_and(char::is_ascii_digit) || opens && is_listed(text, at, len),
        _ => false,
    };
    let bracket = at > 0 && text[at - 1] == '(' && text.get(at + len) == Some(&')');
    (len <= 2 && (opens && closes && text.get(at + len + 1).is_some() || bracket))
        .then(|| valueless(Kind::Ordinal, at, at + len))
}

/// 1.38个小区…。2.…: what looks like a fraction is the first of a list, for another one of the list stands next to it.
fn is_listed(text: &[char], at: usize, len: usize) -> bool {
    let value = |span: &[char]| span.iter().collect::<String>().parse::<u32>().ok();
    let Some(own) = value(&text[at..at + len]).filter(|own| (1..30).contains(own)) else { return false };
    let begins = |start: usize, wanted: u32| {
        let len = digit_run(text, start);
        len <= 2 && text.get(start + len) == Some(&'.') && value(&text[start..start + len]) == Some(wanted)
    };
    let stops = |at: &usize| at.checked_sub(1).is_none_or(|before| matches!(text[before], '\n' | '。' | ';' | ' '));
    let near = at.saturating_sub(LONGEST_ITEM)..at;
    let before = || own > 1 && near.clone().filter(stops).any(|start| begins(start, own - 1));
    let after = at + len..text.len().min(at + LONGEST_ITEM);
    after.filter(stops).any(|start| begins(start, own + 1)) || before()
}

/// The next number of a list stands no further away than this.
const LONGEST_ITEM: usize = 400;
