//! A stated completion rate, where no figure answers the target.
//!
//! Less than the near miss is missed, or in progress while the period runs or the text says that work goes on. The rate of a ceiling is
//! target ÷ actual, so that one over 100 % keeps it.
//!
//! # Method: 只写了完成率 / Where only a rate is stated
//!
//! - 没有对应的数字时，看写明的完成率：超过100%为超额完成，100%为完成，差距不超过 {near} 为基本完成。
//!   / Where no figure answers, the stated rate does: over 100 % is exceeded, 100 % is met, no more than {near} below it is mostly met.
//!   = 新增城镇就业2万人。 | 完成年度目标的104%。 | exceeded

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
    let goes_on = wording::goes_on(&reading.completion, rate.span, noun, &[]).is_some();
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
