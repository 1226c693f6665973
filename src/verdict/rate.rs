//! A stated completion rate, where no figure answers the target.
//!
//! Over 100 % is exceeded, 100 % is met, no further below it than the near-miss share is mostly met; less is missed, or in progress while the
//! period runs or the text says that work goes on. The rate of a ceiling is target ÷ actual, so that one over 100 %
//! keeps it.

use super::{Ground, Terms, Verdict};
use crate::number::Decimal;
use crate::pairing::StatedRate;
use crate::passage::noun::Noun;
use crate::reading::Reading;
use crate::target::Target;
use crate::terms::{Comparator, Status};
use crate::wording;

/// Judges a target by the rate stated for it.
pub fn judge(target: &Target, rate: &StatedRate, reading: &Reading, terms: Terms) -> Verdict {
    let capped = matches!(target.comparator, Comparator::AtMost | Comparator::Between);
    of(rate, capped, &target.noun, reading, terms)
}

/// Judges what a rate is stated for, be it a target or a whole item; a ceiling is kept, never exceeded.
pub fn of(rate: &StatedRate, capped: bool, noun: &Noun, reading: &Reading, terms: Terms) -> Verdict {
    let hundred = Decimal::new(100, 0);
    let near = Decimal::ONE.minus(terms.near_miss).and_then(|share| share.times(hundred)).unwrap_or(hundred);
    let goes_on = wording::goes_on(&reading.completion, rate.span, noun).is_some();
    let status = if rate.value > hundred {
        if capped { Status::Met } else { Status::Exceeded }
    } else if rate.value == hundred {
        Status::Met
    } else if rate.value >= near {
        Status::MostlyMet
    } else if terms.running || goes_on {
        Status::InProgress
    } else {
        Status::Missed
    };
    Verdict { status, ground: Ground::Rate { rate: rate.clone(), goes_on } }
}
