//! Exact decimals, and the reader of Arabic and Chinese numerals.

pub mod numeral;

use std::cmp::Ordering;
use std::fmt;

/// An exact decimal number: `mantissa / 10^scale`. Arithmetic that does not fit gives `None`, never a rounded value.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    mantissa: i128,
    scale: u32,
}

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };
    /// One.
    pub const ONE: Self = Self { mantissa: 1, scale: 0 };

    /// `mantissa / 10^scale`, without trailing zeros.
    pub fn new(mantissa: i128, scale: u32) -> Self {
        if scale == 0 {
            return Self { mantissa, scale };
        }
        let (mut mantissa, mut scale) = (mantissa, scale);
        // The machine divides small numbers itself.
        if let Ok(mut small) = i64::try_from(mantissa) {
            while scale > 0 && small % 10 == 0 {
                small /= 10;
                scale -= 1;
            }
            return Self { mantissa: i128::from(small), scale };
        }
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale }
    }

    /// A number in plain ASCII digits, such as `-12.50`; `None` for anything else or more than thirty digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() || whole.len() + fraction.len() > 30 {
            return None;
        }
        let mut mantissa: i128 = 0;
        for c in whole.chars().chain(fraction.chars()) {
            mantissa = mantissa * 10 + i128::from(c.to_digit(10)?);
        }
        Some(Self::new(if negative { -mantissa } else { mantissa }, fraction.len() as u32))
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let (a, b, scale) = self.aligned(other)?;
        Some(Self::new(a.checked_add(b)?, scale))
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { mantissa: other.mantissa.checked_neg()?, scale: other.scale })
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        Some(Self::new(self.mantissa.checked_mul(other.mantissa)?, self.scale + other.scale))
    }

    /// The quotient rounded half up to `places` decimals; `None` for a divisor of nought.
    pub fn over(self, other: Self, places: u32) -> Option<Self> {
        if other.mantissa == 0 {
            return None;
        }
        let up = 10i128.checked_pow((other.scale + places).checked_sub(self.scale.min(other.scale + places))?)?;
        let down = 10i128.checked_pow(self.scale.saturating_sub(other.scale + places))?;
        let numerator = self.mantissa.checked_mul(up)?;
        let denominator = other.mantissa.checked_mul(down)?;
        let (n, d) = (numerator.checked_abs()?, denominator.checked_abs()?);
        let (n, d) = (n.checked_mul(2)?.checked_add(d)?, d.checked_mul(2)?);
        let rounded = match (u64::try_from(n), u64::try_from(d)) {
            (Ok(n), Ok(d)) => i128::from(n / d),
            _ => n / d,
        };
        let sign = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
        Some(Self::new(sign * rounded, places))
    }

    /// The magnitude.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { mantissa: self.mantissa.checked_abs().unwrap_or(i128::MAX), scale: self.scale }
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { mantissa: self.mantissa.checked_neg().unwrap_or(i128::MAX), scale: self.scale }
    }

    /// One of the last place that is not nought: 10 of 530, 0.1 of 2.4, 1000 of 3000.
    #[must_use]
    pub fn last_place(self) -> Self {
        let (mut mantissa, mut place) = (self.mantissa, 1);
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            place *= 10;
        }
        Self { mantissa: place, scale: self.scale }
    }

    /// Whether it is below nought.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether it is nought.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// How many digits stand after the point.
    pub fn places(self) -> u32 {
        self.scale
    }

    /// The whole number, where it is one and fits.
    pub fn to_i64(self) -> Option<i64> {
        if self.scale == 0 { i64::try_from(self.mantissa).ok() } else { None }
    }

    /// The nearest binary floating point number; for output only.
    pub fn to_f64(self) -> f64 {
        const EXACT: u128 = 1 << 53;
        if self.mantissa.unsigned_abs() <= EXACT && self.scale <= 22 {
            // Both sides are exact, so that the quotient is the nearest number there is.
            return self.mantissa as f64 / 10_f64.powi(self.scale as i32);
        }
        let mut short = self;
        while short.mantissa.unsigned_abs() > EXACT && short.scale > 0 {
            short = Self { mantissa: short.mantissa / 10, scale: short.scale - 1 };
        }
        short.mantissa as f64 / 10_f64.powi(short.scale.min(300) as i32)
    }

    fn aligned(self, other: Self) -> Option<(i128, i128, u32)> {
        if self.scale == other.scale {
            return Some((self.mantissa, other.mantissa, self.scale));
        }
        let scale = self.scale.max(other.scale);
        let raise = |d: Self| d.mantissa.checked_mul(10i128.checked_pow(scale - d.scale)?);
        Some((raise(self)?, raise(other)?, scale))
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self { mantissa: i128::from(value), scale: 0 }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.aligned(*other) {
            Some((a, b, _)) => a.cmp(&b),
            // Only numbers of very different size do not align.
            None => (self.mantissa.signum(), self.to_f64())
                .partial_cmp(&(other.mantissa.signum(), other.to_f64()))
                .unwrap_or(Ordering::Equal),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, places) = (if self.mantissa < 0 { "-" } else { "" }, self.scale as usize);
        let digits = self.mantissa.unsigned_abs();
        // The machine divides small numbers itself.
        match (u64::try_from(digits), 10_u64.checked_pow(self.scale)) {
            (Ok(digits), Some(1)) => write!(f, "{sign}{digits}"),
            (Ok(digits), Some(one)) => write!(f, "{sign}{}.{:0places$}", digits / one, digits % one),
            _ if places == 0 => write!(f, "{sign}{digits}"),
            _ => {
                let digits = format!("{digits:0>width$}", width = places + 1);
                let (whole, fraction) = digits.split_at(digits.len() - places);
                write!(f, "{sign}{whole}.{fraction}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn arithmetic_is_exact() {
        assert_eq!(d("0.1").plus(d("0.2")), Some(d("0.3")));
        assert_eq!(d("5.5").times(d("0.95")), Some(d("5.225")));
        assert_eq!(d("13.6").over(d("12"), 4).unwrap().to_string(), "1.1333");
        assert_eq!(d("1").over(d("-8"), 2).unwrap().to_string(), "-0.13");
        assert_eq!(d("1").over(Decimal::ZERO, 2), None);
        assert!(d("62.35") > d("62"));
        assert_eq!(d("35000.0"), d("35000"));
    }

    #[test]
    fn numbers_are_printed_with_all_their_places() {
        for printed in
            ["0", "-7", "0.05", "-0.05", "100.000001", "12345678901234567890123", "-12345678901234567890.123"]
        {
            assert_eq!(d(printed).to_string(), printed);
        }
    }

    #[test]
    fn what_does_not_fit_is_none() {
        let huge = d("999999999999999999999999999999");
        assert_eq!(huge.times(huge), None);
        assert!(Decimal::parse("1234567890123456789012345678901").is_none());
        assert!(Decimal::parse("1e5").is_none());
        assert!(Decimal::parse("").is_none());
    }
}
