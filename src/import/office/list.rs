//! Numbers that a program writes before paragraphs by itself: a reader sees them, the file holds only their rule.

/// How the number of one level is written.
#[derive(Clone, Debug, Default)]
pub struct Level {
    /// The first number.
    pub start: u32,
    /// The style of the number.
    pub style: Style,
    /// The text around it: `%1` stands for the number of the first level.
    pub pattern: String,
    /// What stands between it and the text.
    pub suffix: &'static str,
}

/// A style of numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// 1, 2, 3
    #[default]
    Decimal,
    /// 01, 02, 03
    Padded,
    /// 一, 十二, 二十
    Chinese,
    /// 一, 一二, 二〇
    Digits,
    /// 壹, 贰, 叁
    Legal,
    /// ①, ②, ③
    Circled,
    /// a, b, c
    Letter,
    /// A, B, C
    Capital,
    /// i, ii, iii
    Roman,
    /// Ⅰ as I, II, III
    CapitalRoman,
    /// A dot or another sign that counts nothing.
    Bullet,
}

/// The running numbers of one list.
#[derive(Clone, Debug, Default)]
pub struct Counters {
    last: [Option<u32>; 9],
}

impl Counters {
    /// Counts a paragraph of a level.
    pub fn count(&mut self, level: usize, start: u32) {
        let Some(own) = self.last.get_mut(level) else { return };
        *own = Some(own.map_or(start, |last| last.saturating_add(1)));
        for below in self.last.iter_mut().skip(level + 1) {
            *below = None;
        }
    }

    /// Makes a level begin anew.
    pub fn restart(&mut self, level: usize) {
        if let Some(own) = self.last.get_mut(level) {
            *own = None;
        }
    }

    /// What stands before the paragraph that was counted last.
    pub fn label(&self, levels: &[Level], level: usize) -> String {
        let Some(own) = levels.get(level).filter(|own| own.style != Style::Bullet) else { return String::new() };
        let mut label = String::new();
        let mut rest = own.pattern.as_str();
        while let Some((before, after)) = rest.split_once('%') {
            label.push_str(before);
            let meant = after.bytes().next().filter(u8::is_ascii_digit).map(|digit| usize::from(digit - b'0'));
            rest = after;
            if let Some(index) = meant.and_then(|digit| digit.checked_sub(1)) {
                let style = levels.get(index).map_or(Style::Decimal, |level| level.style);
                let start = levels.get(index).map_or(1, |level| level.start);
                label.push_str(&written(self.last.get(index).copied().flatten().unwrap_or(start), style));
                rest = &after[1..];
            }
        }
        label.push_str(rest);
        if !label.is_empty() {
            label.push_str(own.suffix);
        }
        label
    }
}

/// A number in a style.
pub fn written(number: u32, style: Style) -> String {
    match style {
        Style::Decimal => number.to_string(),
        Style::Padded => format!("{number:02}"),
        Style::Chinese => chinese(number, &CHINESE, &['十', '百', '千'], true),
        Style::Legal => chinese(number, &LEGAL, &['拾', '佰', '仟'], false),
        Style::Digits => number.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect(),
        Style::Circled => match number {
            1..=20 => char::from_u32(0x2460 + number - 1).into_iter().collect(),
            _ => number.to_string(),
        },
        Style::Letter => letter(number, b'a'),
        Style::Capital => letter(number, b'A'),
        Style::Roman => roman(number).to_lowercase(),
        Style::CapitalRoman => roman(number),
        Style::Bullet => String::new(),
    }
}

const CHINESE: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

fn chinese(number: u32, digits: &[char; 10], units: &[char; 3], short_ten: bool) -> String {
    if !(1..10_000).contains(&number) {
        return number.to_string();
    }
    let mut text = String::new();
    let mut gap = false;
    for place in (0..4_u32).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push(digits[0]);
        }
        // 十二, not 一十二.
        if !(short_ten && place == 1 && digit == 1 && text.is_empty()) {
            text.push(digits[digit as usize]);
        }
        if let Some(unit) = place.checked_sub(1).and_then(|place| units.get(place as usize)) {
            text.push(*unit);
        }
    }
    text
}

fn letter(number: u32, first: u8) -> String {
    let Some(index) = number.checked_sub(1) else { return String::new() };
    let times = (index / 26 + 1).min(9) as usize;
    char::from(first + (index % 26) as u8).to_string().repeat(times)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number.min(3999);
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_a_reader_sees_them() {
        let cases = [
            (12, Style::Chinese, "十二"),
            (20, Style::Chinese, "二十"),
            (101, Style::Chinese, "一百零一"),
            (1010, Style::Chinese, "一千零一十"),
            (21, Style::Legal, "贰拾壹"),
            (20, Style::Digits, "二〇"),
            (3, Style::Circled, "③"),
            (28, Style::Letter, "bb"),
            (14, Style::CapitalRoman, "XIV"),
            (7, Style::Padded, "07"),
        ];
        for (number, style, text) in cases {
            assert_eq!(written(number, style), text, "{style:?}");
        }
    }

    #[test]
    fn levels_count_below_each_other() {
        let level = |style, pattern: &str| Level { start: 1, style, pattern: pattern.to_owned(), suffix: "" };
        let levels = [level(Style::Chinese, "%1、"), level(Style::Decimal, "%1.%2")];
        let mut counters = Counters::default();
        let mut seen = Vec::new();
        for index in [0, 1, 1, 0, 1] {
            counters.count(index, 1);
            seen.push(counters.label(&levels, index));
        }
        assert_eq!(seen, ["一、", "一.1", "一.2", "二、", "二.1"]);
    }
}
