//! Numbers as a reader of each language expects them, without the compiler's float formatting, which is large.

use crate::terms::Lang;

/// A number with its digits grouped and at most four decimals; large ones fold into 万 and 亿, or million and billion.
pub fn number(value: f64, lang: Lang) -> String {
    let scales: &[(f64, &str)] = match lang {
        Lang::Zh => &[(1e8, "亿"), (1e4, "万")],
        Lang::En => &[(1e9, " bn"), (1e6, " m")],
    };
    let folded = scales.iter().find(|(scale, _)| value.abs() >= *scale);
    match folded {
        Some((scale, word)) => plain(value / scale) + word,
        None => plain(value),
    }
}

/// A number of things, its digits grouped.
pub fn count(count: u32) -> String {
    plain(f64::from(count))
}

/// A number with its sign always shown.
pub fn signed(value: f64, lang: Lang) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    sign.to_owned() + &number(value, lang)
}

/// A share as a percentage with one decimal.
pub fn percent(share: f64) -> String {
    plain((share * 1000.0).round() / 10.0) + "%"
}

fn plain(value: f64) -> String {
    let scaled = (value.abs() * 1e4).round() as u64;
    let (whole, mut fraction) = ((scaled / 10_000).to_string(), scaled % 10_000);
    let mut text = String::new();
    if value < 0.0 && scaled > 0 {
        text.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if fraction > 0 {
        text.push('.');
        let mut place = 1000;
        while fraction > 0 {
            text.push((b'0' + (fraction / place) as u8) as char);
            fraction %= place;
            place /= 10;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_and_needless_zeros_dropped() {
        assert_eq!(number(8650.0, Lang::Zh), "8,650");
        assert_eq!(number(5.7, Lang::Zh), "5.7");
        assert_eq!(number(0.05, Lang::En), "0.05");
        assert_eq!(number(0.0, Lang::En), "0");
    }

    #[test]
    fn large_numbers_fold_as_the_language_does() {
        assert_eq!(number(133_930_000_000.0, Lang::Zh), "1,339.3亿");
        assert_eq!(number(133_930_000_000.0, Lang::En), "133.93 bn");
        assert_eq!(number(136_000.0, Lang::Zh), "13.6万");
        assert_eq!(number(31_000.0, Lang::Zh), "3.1万");
        assert_eq!(number(31_000.0, Lang::En), "31,000");
    }

    #[test]
    fn a_difference_shows_its_sign() {
        assert_eq!(signed(-4.2, Lang::Zh), "−4.2");
        assert_eq!(signed(0.2, Lang::En), "+0.2");
        assert_eq!(signed(0.0, Lang::En), "0");
    }

    #[test]
    fn a_share_is_a_percentage() {
        assert_eq!(percent(1.0364), "103.6%");
    }
}
