//! Serial numbers: 1, 1., 1、, （1）, ①, 一、, （一）, 第一，, 实事一：.

use crate::number::numeral;
use crate::text::{Start, byte_at, fold, folds, opens_with};

/// How a serial is written; items of one list share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// 1. 1、 1．
    Arabic,
    /// （1） 1）
    Bracketed,
    /// ①
    Circled,
    /// 一、
    Chinese,
    /// （一）
    ChineseBracketed,
    /// 第一，
    Ordinal,
    /// 实事一：, 【实事一】
    Named,
    /// 一是
    Said,
    /// ● in place of a number.
    Bullet,
}

/// A serial at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Serial {
    /// Its number.
    pub value: u32,
    /// How it is written.
    pub style: Style,
    /// The bytes of the number itself.
    pub start: usize,
    /// One past the last byte of the number.
    pub end: usize,
    /// The bytes up to where the text goes on.
    pub rest: usize,
}

/// Words before a numeral that make it the name of an item.
const NAMES: [&str; 9] = ["实事", "项目", "任务", "事项", "目标", "工作", "民生实事", "承诺事项", "承诺"];

/// Whether a serial can begin with a character; most lines begin with another one.
fn begins(c: char) -> bool {
    matches!(c, '(' | '第' | '【' | '〖')
        || numeral::begins(c)
        || circled(c).is_some()
        || NAMES.iter().any(|name| name.starts_with(c))
}

/// No serial reaches further.
const LONGEST: usize = 24;
/// No ledger has more items.
pub const MOST: u32 = 1_000_000;

/// What may stand before a serial: *1., ★2.
fn ornament(c: char) -> bool {
    matches!(c, '*' | '★' | '☆' | '●' | '■' | '◆' | '▲' | '※') || c.is_whitespace()
}

/// The first character of a line behind its ornaments, folded.
fn first(line: &str) -> Option<char> {
    line.chars().map(fold).find(|c| !ornament(*c))
}

/// Whether a line may begin with an Arabic serial.
pub fn may_count(line: &str) -> bool {
    first(line).is_some_and(|c| c.is_ascii_digit() || c == '.')
}

/// The sign in place of a number before a paragraph: ●完成清疏318公里.
pub fn bullet(line: &str) -> Option<Serial> {
    let sign = line.chars().next().filter(|c| BULLETS.contains(c) || MARKS.contains(c))?;
    // A sign may be drawn in colour by what follows it.
    let end = sign.len_utf8() + if line[sign.len_utf8()..].starts_with('\u{fe0f}') { 3 } else { 0 };
    let blank = line[end..].len() - line[end..].trim_start().len();
    let told = line[end + blank..].chars().next().is_some_and(|c| !BULLETS.contains(&c));
    told.then_some(Serial { value: 1, style: Style::Bullet, start: 0, end, rest: end + blank })
}

/// What begins the members of a list where nothing else numbers them: ——完成造林12万亩, or 【公共文化惠民】 alone on its line.
pub fn unnumbered(line: &str) -> Option<Serial> {
    let member = |sign: &str| {
        let rest = line[sign.len()..].trim_start();
        // ——“三公”经费压减8%, too
        let han = rest.chars().next().is_some_and(|c| crate::text::is_han(c) || matches!(c, '“' | '《'));
        // A single stroke is parted from what it begins.
        let apart = !matches!(sign, "-" | "*") || rest.len() < line.len() - sign.len();
        let serial =
            Serial { value: 1, style: Style::Bullet, start: 0, end: sign.len(), rest: line.len() - rest.len() };
        (han && apart).then_some(serial)
    };
    let sign = DASHES.into_iter().find(|sign| line.starts_with(sign));
    let topic = || {
        let name = line.trim_end().strip_prefix('【')?.strip_suffix('】')?;
        let short = (2..=LONGEST_TOPIC).contains(&name.chars().count()) && name.chars().all(crate::text::is_han);
        let open = '【'.len_utf8();
        short.then_some(Serial { value: 1, style: Style::Bullet, start: 0, end: open, rest: open })
    };
    sign.and_then(member).or_else(topic)
}

const DASHES: [&str; 8] = ["——", "--", "—", "－", "-", "*", "※", "➢"];

/// 【电动自行车充电安全】 is no longer.
const LONGEST_TOPIC: usize = 14;

/// Signs that messages to be read on a phone put before the parts of a list, some of which tell how each stands.
const MARKS: [char; 18] =
    ['✅', '❌', '⏳', '⌛', '✔', '☑', '✖', '❎', '⭕', '🔸', '🔹', '🔶', '🔷', '🟢', '🟡', '🔴', '🟠', '📌'];

/// What follows the pictures that a line begins with: 目标：… of 🎯 目标：….
pub fn behind_pictures(line: &str) -> &str {
    line.trim_start_matches(|c: char| is_picture(c) || c.is_whitespace() || matches!(c, '\u{fe0f}' | '\u{200d}'))
}

fn is_picture(c: char) -> bool {
    matches!(c, '\u{2300}'..='\u{23ff}' | '\u{2580}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// 📖 PART.01 上好学: whether a line begins with a picture, and none that stands before the parts of a list.
pub fn is_pictured(line: &str) -> bool {
    line.chars()
        .next()
        .is_some_and(|c| is_picture(c) && c >= '\u{2600}' && !MARKS.contains(&c) && !BULLETS.contains(&c))
}

const BULLETS: [char; 14] = ['●', '•', '·', '■', '◆', '▲', '★', '☆', '◇', '○', '▪', '➤', '►', '\u{f06c}'];

/// The serial that a line begins with, and what follows it; the line may have ornaments before it (*1.).
pub fn leading(line: &str) -> Option<Serial> {
    let first = first(line)?;
    if !begins(first) {
        return None;
    }
    let start = Start::<LONGEST>::new(line);
    let folded = start.chars();
    let byte = |index: usize| byte_at(line, index);
    let mut at = folded.iter().take_while(|c| ornament(**c)).count();
    if let Some(value) = folded.get(at).and_then(|c| circled(*c)) {
        return Some(serial(value, Style::Circled, line, byte(at), byte(at + 1), byte(at + 1)));
    }
    let mut style = None;
    // 【实事一】
    let boxed = folded.get(at).is_some_and(|c| matches!(c, '【' | '〖'));
    at += usize::from(boxed);
    let named = NAMES.iter().find(|name| folded.get(at..).is_some_and(|rest| opens_with(rest, name)));
    if let Some(name) = named {
        at += name.chars().count();
        style = Some(Style::Named);
    }
    let bracket = folded.get(at) == Some(&'(');
    let ordinal = folded.get(at) == Some(&'第');
    at += usize::from(bracket || ordinal);
    let number = numeral::read(folded, at)?;
    let value = u32::try_from(number.value.to_i64()?).ok().filter(|value| *value < MOST)?;
    if number.percent || number.more || value == 0 {
        return None;
    }
    let end = at + number.len;
    // A blank behind a number that stands alone on its line
    let blanks = folded[end..].iter().take_while(|c| c.is_whitespace() && **c != '\n').count();
    let end_of_line = blanks > 0 && matches!(folded.get(end + blanks), Some('\n' | '\r'));
    let next = if end_of_line { Some('\n') } else { folded.get(end).copied() };
    let after = folded.get(end + 1).copied();
    let (found, stop) = match next {
        Some(')') if bracket || !number.chinese => {
            (if number.chinese { Style::ChineseBracketed } else { Style::Bracketed }, end + 1)
        }
        _ if bracket => return None,
        Some('】' | '〗') if boxed => (Style::Named, end + 1),
        Some('项' | '件') if boxed && matches!(after, Some('】' | '〗')) => (Style::Named, end + 2),
        _ if boxed => return None,
        Some('项' | '件') if ordinal && matches!(after, Some(':' | ',' | '、' | ' ')) => (Style::Ordinal, end + 2),
        Some(',' | '、' | ':' | '项') if ordinal => (Style::Ordinal, end + 1),
        _ if ordinal => return None,
        Some(':' | '、' | '.' | ' ') if style.is_some() => (Style::Named, end + 1),
        _ if style.is_some() => return None,
        Some('、' | '.') if number.chinese => (Style::Chinese, end + 1),
        Some('是') if number.chinese && number.len <= 2 => (Style::Said, end + 1),
        Some('、' | '。') if !number.chinese => (Style::Arabic, end + 1),
        Some('.') if !number.chinese && !after.is_some_and(|c| c.is_ascii_digit()) => (Style::Arabic, end + 1),
        Some('\n' | '\r') if !number.chinese && number.len <= 5 => (Style::Arabic, end + 1),
        Some(' ')
            if !number.chinese
                && number.len <= 5
                && !(number.len == 4 && after == Some('年'))
                && after.is_some_and(crate::text::is_han)
                && !counts(&folded[end + 1..]) =>
        {
            (Style::Arabic, end + 1)
        }
        _ => return None,
    };
    // （一）、 and 1.、 carry one mark more.
    let stop = stop + usize::from(matches!(folded.get(stop), Some('、' | '.')));
    Some(serial(value, found, line, byte(at), byte(end), byte(stop)))
}

/// The serial that a line begins with where the one before it was `last`: in 6.30户以上自然村 after 5. the point parts two numbers.
pub fn following(line: &str, last: Option<u32>) -> Option<Serial> {
    leading(line).or_else(|| {
        let next = last? + 1;
        first(line).filter(char::is_ascii_digit)?;
        let start = Start::<LONGEST>::new(line);
        let folded = start.chars();
        let digits = next.to_string();
        let lead = folded.iter().take_while(|c| ornament(**c)).count();
        let end = lead + digits.len();
        let own = folded.get(lead..end)?.iter().copied().eq(digits.chars());
        let point = folded.get(end) == Some(&'.');
        let after = folded.get(end + 1..)?;
        let figure = after.iter().take_while(|c| c.is_ascii_digit()).count();
        // 6.30 alone, or 6.30%, is a figure.
        let named = after.get(figure).is_some_and(|c| crate::text::is_han(*c) || c.is_ascii_alphabetic());
        let byte = |index: usize| byte_at(line, index);
        let rest = byte(end + 1);
        (own && point && figure > 0 && named).then(|| serial(next, Style::Arabic, line, byte(lead), byte(end), rest))
    })
}

/// Whether the words after a blank make the number before it a quantity or a date: 6 个发热门诊, 9 月 30 日, 80 余名. Other units begin
/// words of their own too often (节能, 道路).
fn counts(rest: &[char]) -> bool {
    match rest {
        ['个', next, ..] => !"人体性别".contains(*next),
        ['月' | '日' | '余' | '亿', ..] => true,
        ['万', next, ..] => "元人户亩吨平立千只头".contains(*next),
        _ => false,
    }
}

fn serial(value: u32, style: Style, line: &str, start: usize, end: usize, rest: usize) -> Serial {
    let blank = line.get(rest..).map_or(0, |tail| tail.len() - tail.trim_start().len());
    Serial { value, style, start, end, rest: rest + blank }
}

/// Whether one serial is the next behind another: 2 behind 1, and 2-1 behind the last of 1-1, 1-2 ….
pub fn follows(last: u32, next: u32) -> bool {
    next == last + 1 || last >= MOST && next == (last / MOST + 1) * MOST + 1
}

/// Whether a serial is the first of a table: 1, or 1-1.
pub fn opens(value: u32) -> bool {
    value == 1 || value == MOST + 1
}

/// A serial of two numbers, or with a letter or words around it: 1-2 and 1.2 (the second of the first chapter), A01, 第3项.
fn compound(cell: &str) -> Option<u32> {
    let words: Vec<char> = folds(cell.trim()).take(LONGEST_COMPOUND + 1).filter(|c| !c.is_whitespace()).collect();
    let number = |digits: &[char]| -> Option<u32> {
        let short = (1..=3).contains(&digits.len()) && digits.iter().all(char::is_ascii_digit);
        digits.iter().collect::<String>().parse().ok().filter(|value| short && *value > 0)
    };
    match words.as_slice() {
        _ if words.len() > LONGEST_COMPOUND => None,
        ['A'..='Z', rest @ ..] if rest.len() >= 2 => number(rest),
        ['第', rest @ .., '项' | '件' | '条'] => number(rest),
        words => {
            let at = words.iter().position(|c| matches!(c, '-' | '—' | '–' | '.'))?;
            let (chapter, own) = (number(&words[..at])?, &words[at + 1..]);
            // 0.5, 3.50 are figures.
            (chapter < 100 && own.len() <= 2 && own.first() != Some(&'0'))
                .then(|| number(own))?
                .map(|own| chapter * MOST + own)
        }
    }
}

/// 第100项, 12-34 are no longer.
const LONGEST_COMPOUND: usize = 6;

/// A cell that is nothing but a serial: 1, 一, （3）, *5, 1-2, A01.
pub fn whole(cell: &str) -> Option<u32> {
    if let Some(value) = compound(cell) {
        return Some(value);
    }
    let words = || {
        let folded = folds(cell);
        folded.filter(|c| !c.is_whitespace() && !matches!(c, '*' | '(' | ')' | '.' | '、' | '★' | '\\'))
    };
    let first = words().next()?;
    if !numeral::begins(first) {
        return circled(first).filter(|_| words().nth(1).is_none());
    }
    let (mut folded, mut len) = (['\0'; LONGEST], 0);
    for (place, c) in folded.iter_mut().zip(words()) {
        if !numeral::may_hold(c) {
            return None;
        }
        *place = c;
        len += 1;
    }
    let number = numeral::read(&folded[..len], 0).filter(|number| number.len == len && !number.percent)?;
    u32::try_from(number.value.to_i64()?).ok().filter(|value| (1..MOST).contains(value))
}

fn circled(c: char) -> Option<u32> {
    match c {
        '①'..='⑳' => Some(c as u32 - '①' as u32 + 1),
        '⒈'..='⒛' => Some(c as u32 - '⒈' as u32 + 1),
        '⑴'..='⒇' => Some(c as u32 - '⑴' as u32 + 1),
        '❶'..='❿' => Some(c as u32 - '❶' as u32 + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    /// The last rows of a table that is longer than any seen yet are numbered like its first.
    #[test]
    fn numbers_go_past_a_hundred_thousand() {
        assert_eq!([super::whole("99999"), super::whole("250001")], [Some(99_999), Some(250_001)]);
        assert_eq!(super::whole("13800000000"), None, "that is a telephone");
    }
}
