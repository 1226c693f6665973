//! A figure against its target.
//!
//! A floor (以上, 达到, or a bare number) is met by reaching it and exceeded by passing it. A ceiling (以内, 控制在, or
//! an indicator that is better low) is met by keeping it, and never exceeded. 左右 is met inside its band. A range is
//! met inside it, ends included. What falls short by no more than the near-miss share of the target is mostly met;
//! further short is missed, or in progress while the period runs or the text says that this very work goes on.

use super::{Ground, Terms, Verdict};
use crate::number::Decimal;
use crate::pairing::{Actual, base};
use crate::reading::Reading;
use crate::target::Target;
use crate::terms::{Bound, Comparator, Direction, Status};
use crate::wording;

/// How an actual stands to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Past the target on the good side.
    Beyond,
    /// The comparator holds.
    Holds,
    /// Short by no more than the near-miss share.
    Near,
    /// Further short.
    Short,
    /// The bound of the figure leaves it open.
    Open,
}

/// Judges a target by the figure that answers it.
pub fn judge(target: &Target, actual: &Actual, reading: &Reading, terms: Terms) -> Verdict {
    let outcome = outcome(target, actual, terms).unwrap_or(Outcome::Open);
    let goes_on = (outcome == Outcome::Short)
        .then(|| {
            let completion = &reading.completion;
            let missing = target.value.minus(actual.value).filter(|_| target.unit == actual.unit);
            wording::goes_on(completion, actual.span, &target.noun)
                .or_else(|| wording::rest_goes_on(completion, target, missing?))
        })
        .flatten();
    let status = match outcome {
        Outcome::Beyond => Status::Exceeded,
        Outcome::Holds => Status::Met,
        Outcome::Near => Status::MostlyMet,
        Outcome::Short if terms.running || goes_on.is_some() => Status::InProgress,
        Outcome::Short => Status::Missed,
        Outcome::Open => Status::Undetermined,
    };
    Verdict { status, ground: Ground::Figures { actual: actual.clone(), outcome, goes_on } }
}

/// How an actual stands to its target; none when the arithmetic does not fit.
pub fn outcome(target: &Target, actual: &Actual, terms: Terms) -> Option<Outcome> {
    let value = base(actual.value, actual.unit.as_ref())?;
    let wanted = base(target.value, target.unit.as_ref())?;
    match target.comparator {
        Comparator::AtLeast | Comparator::Plain => floor(value, wanted, actual.bound, terms),
        Comparator::About => {
            let band = wanted.times(terms.about)?.abs();
            if value > wanted.plus(band)? {
                return Some(if actual.bound == Bound::LessThan { Outcome::Holds } else { Outcome::Beyond });
            }
            let least = wanted.minus(band)?;
            if value >= least { Some(Outcome::Holds) } else { short_of(least, value, wanted, terms) }
        }
        Comparator::AtMost => {
            let band = if target.about { wanted.times(terms.about)?.abs() } else { Decimal::ZERO };
            ceiling(value, wanted.plus(band)?, wanted, actual.bound, terms)
        }
        Comparator::Between => {
            let upper = base(target.upper.unwrap_or(target.value), target.unit.as_ref())?;
            let (low, high) = if upper < wanted { (upper, wanted) } else { (wanted, upper) };
            if target.ceiling {
                let kept = ceiling(value, high, high, actual.bound, terms)?;
                return Some(if kept == Outcome::Holds && value < low { Outcome::Beyond } else { kept });
            }
            if value > high {
                return Some(Outcome::Beyond);
            }
            if value >= low { Some(Outcome::Holds) } else { short_of(low, value, low, terms) }
        }
    }
}

/// How a value that falls short of `least` does so, measured by `target`; none when the arithmetic does not fit.
fn short_of(least: Decimal, value: Decimal, target: Decimal, terms: Terms) -> Option<Outcome> {
    let near = least.minus(target.times(terms.near_miss)?.abs())?;
    Some(if value >= near { Outcome::Near } else { Outcome::Short })
}

fn floor(value: Decimal, wanted: Decimal, bound: Bound, terms: Terms) -> Option<Outcome> {
    if value < wanted {
        let short = short_of(wanted, value, wanted, terms)?;
        // 90余 of 95 may be either; 70余 of 120 cannot be enough.
        let open = matches!(bound, Bound::MoreThan | Bound::AtLeast) && value.times(Decimal::new(12, 1))? >= wanted;
        return Some(if open && short == Outcome::Short { Outcome::Open } else { short });
    }
    let equal = value == wanted;
    let within_rounding = value <= wanted.plus(wanted.times(terms.about)?.abs())?;
    Some(match bound {
        Bound::LessThan | Bound::AtMost if equal => Outcome::Near,
        Bound::LessThan | Bound::AtMost => Outcome::Holds,
        Bound::About if within_rounding => Outcome::Holds,
        _ if equal => Outcome::Holds,
        _ => Outcome::Beyond,
    })
}

fn ceiling(value: Decimal, most: Decimal, target: Decimal, bound: Bound, terms: Terms) -> Option<Outcome> {
    let near = most.plus(target.times(terms.near_miss)?.abs())?;
    Some(if value <= most {
        if bound == Bound::MoreThan && value == most { Outcome::Near } else { Outcome::Holds }
    } else if value <= near {
        Outcome::Near
    } else {
        Outcome::Short
    })
}

/// Actual ÷ target to four places; none for ranges, targets of nought and arithmetic that does not fit.
pub fn ratio(target: &Target, actual: &Actual) -> Option<Decimal> {
    if target.comparator == Comparator::Between {
        return None;
    }
    base(actual.value, actual.unit.as_ref())?.over(base(target.value, target.unit.as_ref())?, 4)
}

/// Actual − target, in the target's unit; none for ranges.
pub fn difference(target: &Target, actual: &Actual) -> Option<Decimal> {
    if target.comparator == Comparator::Between {
        return None;
    }
    let apart = base(actual.value, actual.unit.as_ref())?.minus(base(target.value, target.unit.as_ref())?)?;
    match &target.unit {
        Some(unit) if unit.scale != Decimal::ONE => apart.over(unit.scale, 6),
        _ => Some(apart),
    }
}

/// Whether more is worse: a ceiling, or a decrease that is none.
pub fn better_low(target: &Target) -> bool {
    target.comparator == Comparator::AtMost || target.ceiling && target.direction == Direction::Increase
}
