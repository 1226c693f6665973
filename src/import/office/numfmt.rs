//! Number formats of spreadsheets (ECMA-376 part 1, 18.8.31): what a reader sees of a stored number.

use super::list::{Style, written};

/// The format of an id that every workbook knows without saying; the dates as a Chinese Excel shows them.
pub fn builtin(id: u16) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 | 34 | 55 => "h\"时\"mm\"分\"",
        33 | 35 | 56 => "h\"时\"mm\"分\"ss\"秒\"",
        45 => "mm:ss",
        _ => "General",
    }
}

/// Whether days count from 1904, as on old Macintoshes, or from 1900.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Epoch {
    /// Day 1 is the first of January 1900.
    #[default]
    Y1900,
    /// Day 0 is the first of January 1904.
    Y1904,
}

/// A number as its format shows it.
pub fn render(value: f64, format: &str, epoch: Epoch) -> String {
    let sections = sections(format);
    let (section, shown) = choose(&sections, value);
    let tokens = tokens(section);
    if tokens.iter().any(|token| matches!(token, Token::Date(..))) {
        return date(value, &tokens, epoch).unwrap_or_else(|| general(value));
    }
    if section.is_empty() || tokens.contains(&Token::General) {
        return literals_around(&tokens, &counted(shown, section));
    }
    if !tokens.iter().any(|token| matches!(token, Token::Digit(_))) {
        // A format of words alone hides the number, which a reader of the ledger still needs.
        return if tokens.is_empty() { general(value) } else { literals_around(&tokens, "") };
    }
    if tokens.contains(&Token::Other) {
        return general(value);
    }
    number(shown, &tokens)
}

/// A number without any format: all that a spreadsheet holds exactly, fifteen digits.
pub fn general(value: f64) -> String {
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    format!("{rounded}")
}

fn counted(value: f64, section: &str) -> String {
    let whole = (0.0..10_000.0).contains(&value) && value.fract() == 0.0;
    match section {
        _ if !whole => general(value),
        _ if section.starts_with("[DBNum1]") => written(value as u32, Style::Chinese),
        _ if section.starts_with("[DBNum2]") => written(value as u32, Style::Legal),
        _ => general(value),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// `0`, `#` or `?`.
    Digit(char),
    Point,
    /// A comma between digits.
    Thousands,
    /// A comma after the last digit: one part in a thousand.
    Scale,
    Percent,
    Literal(char),
    General,
    /// A letter of a date, and how often it stands.
    Date(char, usize),
    /// `AM/PM`, 上午/下午.
    Noon,
    /// Fractions and exponents, which no ledger shows.
    Other,
}

/// The sections of a format, at the semicolons outside of quotes.
fn sections(format: &str) -> Vec<&str> {
    let mut sections = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in format.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            '\\' | '!' | '_' if !quoted => escaped = true,
            ';' if !quoted => {
                sections.push(&format[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&format[start..]);
    sections
}

/// The section for a value, and the value as it shows it: a section for negative numbers writes the sign itself.
fn choose<'f>(sections: &[&'f str], value: f64) -> (&'f str, f64) {
    let conditional = sections.iter().find(|section| condition(section).is_some_and(|holds| holds(value)));
    if let Some(section) = conditional {
        return (section, value);
    }
    let plain: Vec<&str> = sections.iter().copied().filter(|section| condition(section).is_none()).collect();
    match plain.as_slice() {
        [_, negative, ..] if value < 0.0 && plain.len() == sections.len() => (negative, -value),
        [_, _, zero, ..] if value == 0.0 && plain.len() == sections.len() => (zero, value),
        [first, ..] => (first, value),
        [] => ("", value),
    }
}

/// The condition of a section: `[>=10000]`.
fn condition(section: &str) -> Option<impl Fn(f64) -> bool> {
    let inside = section.split('[').skip(1).filter_map(|rest| rest.split(']').next());
    let (sign, bound) = inside.into_iter().find_map(|inside| {
        let bound = inside.trim_start_matches(['<', '>', '=']);
        let sign = &inside[..inside.len() - bound.len()];
        Some((sign.to_owned(), bound.parse::<f64>().ok()?)).filter(|(sign, _)| !sign.is_empty())
    })?;
    Some(move |value: f64| match sign.as_str() {
        ">" => value > bound,
        ">=" => value >= bound,
        "<" => value < bound,
        "<=" => value <= bound,
        "<>" => value.to_bits() != bound.to_bits(),
        _ => value.to_bits() == bound.to_bits(),
    })
}

fn tokens(section: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = section;
    while let Some(c) = rest.chars().next() {
        let mut len = c.len_utf8();
        let begins = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        match c {
            '"' => {
                let inside = rest[1..].split('"').next().unwrap_or("");
                tokens.extend(inside.chars().map(Token::Literal));
                len = (inside.len() + 2).min(rest.len());
            }
            '\\' | '!' => {
                let literal = rest[1..].chars().next();
                tokens.extend(literal.map(Token::Literal));
                len += literal.map_or(0, char::len_utf8);
            }
            // Room as wide as the next sign, or filled with it.
            '_' | '*' => len += rest[1..].chars().next().map_or(0, char::len_utf8),
            '[' => {
                let inside = rest[1..].split(']').next().unwrap_or("");
                len = (inside.len() + 2).min(rest.len());
                match inside.to_ascii_lowercase().as_str() {
                    "h" | "hh" => tokens.push(Token::Date('H', 1)),
                    "m" | "mm" => tokens.push(Token::Date('M', 1)),
                    "s" | "ss" => tokens.push(Token::Date('S', 1)),
                    _ => {
                        // A currency: [$¥-804].
                        let sign = inside.strip_prefix('$').and_then(|sign| sign.split('-').next()).unwrap_or("");
                        tokens.extend(sign.chars().map(Token::Literal));
                    }
                }
            }
            _ if begins("general") => {
                tokens.push(Token::General);
                len = 7;
            }
            _ if begins("am/pm") => {
                tokens.push(Token::Noon);
                len = 5;
            }
            _ if rest.starts_with("上午/下午") => {
                tokens.push(Token::Noon);
                len = "上午/下午".len();
            }
            '0' | '#' | '?' => tokens.push(Token::Digit(c)),
            '.' => tokens.push(Token::Point),
            ',' => tokens.push(Token::Thousands),
            '%' => tokens.push(Token::Percent),
            '@' => tokens.push(Token::General),
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'e' | 'b' => {
                let same = rest.chars().take_while(|other| other.eq_ignore_ascii_case(&c)).count();
                tokens.push(Token::Date(c.to_ascii_lowercase(), same));
                len = same;
            }
            'E' | '/' if tokens.iter().any(|token| matches!(token, Token::Digit(_))) => tokens.push(Token::Other),
            _ => tokens.push(Token::Literal(c)),
        }
        rest = rest.get(len..).unwrap_or("");
    }
    // A comma divides only after the last digit before the point.
    let point = tokens.iter().position(|token| *token == Token::Point).unwrap_or(tokens.len());
    let digits = |token: &Token| matches!(token, Token::Digit(_));
    for at in 0..tokens.len() {
        let behind = if at < point { &tokens[at..point] } else { &tokens[at..] };
        if tokens[at] == Token::Thousands && !behind.iter().any(digits) {
            tokens[at] = Token::Scale;
        }
    }
    tokens
}

fn literals_around(tokens: &[Token], value: &str) -> String {
    let mut text = String::new();
    let mut written = false;
    for token in tokens {
        match token {
            Token::Literal(c) => text.push(*c),
            Token::General if !written => {
                text.push_str(value);
                written = true;
            }
            _ => {}
        }
    }
    if written || value.is_empty() { text } else { text + value }
}

/// The most decimals that a format may ask for.
const MAX_DECIMALS: usize = 30;

fn number(value: f64, tokens: &[Token]) -> String {
    let point = tokens.iter().position(|token| *token == Token::Point).unwrap_or(tokens.len());
    let count = |tokens: &[Token], kind: &Token| tokens.iter().filter(|token| *token == kind).count() as i32;
    let decimals = tokens[point..].iter().filter(|token| matches!(token, Token::Digit(_))).count().min(MAX_DECIMALS);
    let shift = count(tokens, &Token::Percent) * 2 - count(tokens, &Token::Scale) * 3;
    // By the decimal digits, so that 0.285 shown as a percentage is 28.5 and not 28.499999.
    let exact: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    let scaled: f64 = shifted(exact, shift);
    let rounded = round(scaled.abs(), decimals);
    let (whole, fraction) = rounded.split_once('.').unwrap_or((rounded.as_str(), ""));
    let mut text = String::new();
    if scaled < 0.0 && rounded.bytes().any(|digit| matches!(digit, b'1'..=b'9')) {
        text.push('-');
    }
    text.push_str(&whole_part(whole.trim_start_matches('0'), &tokens[..point]));
    text.push_str(&fraction_part(fraction, &tokens[point..]));
    text
}

/// A number with its point moved: by its digits, because multiplying would bring in others.
fn shifted(value: f64, shift: i32) -> f64 {
    let text = format!("{value:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent = exponent.parse::<i32>().unwrap_or(0) + shift;
    format!("{digits}e{exponent}").parse().unwrap_or(value)
}

/// Rounds halves up, as spreadsheets do, where the formatter would go by the binary number.
fn round(value: f64, decimals: usize) -> String {
    let nudged = value + value.abs() * 1e-15;
    format!("{nudged:.decimals$}")
}

/// The digits before the point, from the last to the first: more digits than places stand at the first place.
fn whole_part(digits: &str, tokens: &[Token]) -> String {
    let first = tokens.iter().position(|token| matches!(token, Token::Digit(_)));
    let grouped = tokens.contains(&Token::Thousands);
    let mut left = digits.chars().rev();
    let mut backwards: Vec<char> = Vec::new();
    let mut written = 0_usize;
    for (at, token) in tokens.iter().enumerate().rev() {
        match token {
            Token::Digit(kind) => {
                let own = left.next().or((*kind == '0').then_some('0'));
                let more = if Some(at) == first { left.by_ref().collect() } else { String::new() };
                for digit in own.into_iter().chain(more.chars()) {
                    if grouped && written > 0 && written.is_multiple_of(3) {
                        backwards.push(',');
                    }
                    backwards.push(digit);
                    written += 1;
                }
            }
            Token::Literal(c) => backwards.push(*c),
            Token::Percent => backwards.push('%'),
            _ => {}
        }
    }
    backwards.into_iter().rev().collect()
}

fn fraction_part(digits: &str, tokens: &[Token]) -> String {
    let mut text = String::new();
    let mut left = digits.chars();
    let needed = tokens
        .iter()
        .filter(|token| matches!(token, Token::Digit(_)))
        .zip(digits.chars())
        .enumerate()
        .filter(|(_, (kind, digit))| **kind == Token::Digit('0') || *digit != '0')
        .map(|(index, _)| index + 1)
        .max()
        .unwrap_or(0);
    let mut shown = 0;
    for token in tokens {
        match token {
            Token::Point if needed > 0 => text.push('.'),
            Token::Digit(_) => {
                text.extend(left.next().filter(|_| shown < needed));
                shown += 1;
            }
            Token::Literal(c) => text.push(*c),
            Token::Percent => text.push('%'),
            _ => {}
        }
    }
    text
}

/// A day and a time as their format shows them; none for what is no date.
fn date(value: f64, tokens: &[Token], epoch: Epoch) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    let seconds = (value.fract() * 86_400.0).round() as u32;
    let (year, month, day) = calendar(value as i64 + i64::from(seconds / 86_400), epoch);
    let seconds = seconds % 86_400;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let noon = tokens.contains(&Token::Noon);
    let mut text = String::new();
    let mut after_hour = false;
    for (at, token) in tokens.iter().enumerate() {
        let padded = |number: u32, len: usize| if len > 1 { format!("{number:02}") } else { number.to_string() };
        match token {
            Token::Literal(c) => text.push(*c),
            Token::Point => text.push('.'),
            Token::Thousands | Token::Scale => text.push(','),
            Token::Noon => text.push_str(if hour < 12 { "上午" } else { "下午" }),
            Token::Date('y' | 'e' | 'b', len) => match len {
                2 if !matches!(token, Token::Date('e', _)) => text.push_str(&padded((year % 100) as u32, 2)),
                _ => text.push_str(&year.to_string()),
            },
            Token::Date('m', len) => {
                let before_second = tokens[at + 1..].iter().find(|token| matches!(token, Token::Date(..)));
                let minutes = after_hour || matches!(before_second, Some(Token::Date('s', _)));
                let month = u32::from(month);
                text.push_str(&padded(if minutes { minute } else { month }, (*len).min(2)));
            }
            Token::Date('d', len) if *len <= 2 => text.push_str(&padded(u32::from(day), *len)),
            Token::Date('d', _) => {
                let weekday = (value as usize + if epoch == Epoch::Y1904 { 5 } else { 6 }) % 7;
                text.extend("日一二三四五六".chars().nth(weekday));
            }
            Token::Date('h', len) => {
                let shown = if noon && hour % 12 == 0 {
                    12
                } else if noon {
                    hour % 12
                } else {
                    hour
                };
                text.push_str(&padded(shown, *len));
            }
            Token::Date('s', len) => text.push_str(&padded(second, *len)),
            Token::Date('H', _) => text.push_str(&((value * 24.0) as u64).to_string()),
            Token::Date('M', _) => text.push_str(&((value * 1440.0) as u64).to_string()),
            Token::Date('S', _) => text.push_str(&((value * 86_400.0) as u64).to_string()),
            _ => {}
        }
        if let Token::Date(letter, _) = token {
            after_hour = matches!(letter, 'h' | 'H');
        }
    }
    Some(text)
}

/// Year, month and day of a serial number.
fn calendar(serial: i64, epoch: Epoch) -> (i64, u8, u8) {
    // Days since 1970; the 1900 count holds a 29th of February 1900 that never was.
    let days = match epoch {
        Epoch::Y1900 => serial - 25_569 + i64::from(serial < 60),
        Epoch::Y1904 => serial - 24_107,
    };
    // Years that begin in March make the leap day the last of its year.
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_a_spreadsheet_shows_them() {
        let cases = [
            ("0.057", "0.0%", "5.7%"),
            ("0.285", "0%", "29%"),
            ("1.0", "0.00%", "100.00%"),
            ("16719.459999999999", "General", "16719.46"),
            ("0.057000000000000002", "General", "0.057"),
            ("1234567.0", "#,##0", "1,234,567"),
            ("1234567.891", "#,##0.00", "1,234,567.89"),
            ("12.0", "#,##0", "12"),
            ("1234.0", "#,##0", "1,234"),
            ("0.0", "#,##0", "0"),
            ("35000.0", "0!.0,\"万\"", "3.5万"),
            ("35000.0", "0\".\"0,\"万\"", "3.5万"),
            ("3.0", "0\"家\"", "3家"),
            ("12.5", "0.0#\"亿元\"", "12.5亿元"),
            ("12.0", "0.##", "12"),
            ("-4.5", "0.0", "-4.5"),
            ("-4.5", "0.0;(0.0)", "(4.5)"),
            ("-4.5", "0.0_ ;[Red]-0.0\\ ", "-4.5 "),
            ("0.5", "#.0", ".5"),
            ("7.0", "000", "007"),
            ("12.0", "[DBNum1]General", "十二"),
            ("25000.0", "[>=10000]0.0,\"千\";0", "25.0千"),
            ("5.0", "[>=10000]0.0,\"千\";0", "5"),
            ("1.5", "[$¥-804]0.00", "¥1.50"),
            ("2.675", "0.00", "2.68"),
            ("1e15", "General", "1000000000000000"),
        ];
        for (value, format, text) in cases {
            let value: f64 = value.parse().expect("a number");
            assert_eq!(render(value, format, Epoch::Y1900), text, "{value} as {format}");
        }
    }

    #[test]
    fn dates_are_shown_as_dates() {
        let cases = [
            (45657.0, "yyyy/m/d", "2024/12/31"),
            (45657.0, "yyyy\"年\"m\"月\"d\"日\"", "2024年12月31日"),
            (45351.0, "m\"月\"d\"日\"", "2月29日"),
            (45657.75, "yyyy-mm-dd hh:mm", "2024-12-31 18:00"),
            (1.0, "yyyy/m/d", "1900/1/1"),
            (61.0, "yyyy/m/d", "1900/3/1"),
            (0.5, "h:mm AM/PM", "12:00 下午"),
            (45292.0, "[$-804]yyyy\"年\"m\"月\";@", "2024年1月"),
        ];
        for (value, format, text) in cases {
            assert_eq!(render(value, format, Epoch::Y1900), text, "{value} as {format}");
        }
        assert_eq!(render(44195.0, "yyyy/m/d", Epoch::Y1904), "2024/12/31");
    }
}
