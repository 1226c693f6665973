//! A figure against its target.
//!
//! # Method: 目标怎样算达到 / When a target is reached
//!
//! - 以上、不低于、超过、达到，或只有一个数字：实际不小于目标即完成，更大即超额完成。
//!   / At least, more than, up to, or a bare number: reached when the actual is no smaller, exceeded when it is larger.
//!   = 新建停车泊位800个以上。 | 新建停车泊位800个。 | met
//! - 以内、以下、不超过、控制在：实际不大于目标即完成，没有超额。失业率、事故起数等越低越好的指标也这样算。
//!   / At most, within, no more than: met when the actual is no larger, and never exceeded. Indicators that are better low, such as
//!   unemployment, count the same way.
//!   = 城镇登记失业率控制在4%以内。 | 城镇登记失业率3.2%。 | met
//! - 左右、约：与目标相差不超过 {about} 即完成，更好即超额完成。
//!   / About: met within {about} of the target, exceeded beyond that on the better side.
//!   = 旅游收入增长10%左右。 | 旅游收入增长9.8%。 | met
//! - N 至 M：在范围内（含两端）即完成。
//!   / From N to M: met inside the range, ends included.
//!   = 粮食产量20万至22万吨。 | 粮食产量20万吨。 | met
//! - 基本完成：没有达到，差距不超过目标的 {near}；左右从允许范围的下限算起。
//!   / Mostly met: missed by no more than {near} of the target; for "about", counted from the edge of its band.
//!   = 新增养老床位500张。 | 新增养老床位487张。 | mostlyMet
//! - 未完成：差得更多，且报告期已经结束。推进中：报告期未结束，或原文说这件事仍在进行。
//!   / Missed: further short, and the period is over. In progress: the period is not over, or the text says that this very work goes on.
//!   = 新增养老床位500张。 | 新增养老床位300张。 | missed

use super::{Ground, Terms, Verdict};
use crate::months::Months;
use crate::number::Decimal;
use crate::pairing::{Actual, base};
use crate::reading::Reading;
use crate::target::Target;
use crate::terms::{Bound, Comparator, Direction, Status};
use crate::text::Chars;
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
    let outcome = match outcome(target, actual, terms) {
        // 突破3100万人次，与3300万人次的目标相比尚有差距: the text says itself which it was.
        None | Some(Outcome::Open) if wording::falls_short(&reading.completion, actual.span) => Outcome::Short,
        outcome => outcome.unwrap_or(Outcome::Open),
    };
    let goes_on = outcome == Outcome::Short && {
        let completion = &reading.completion;
        let missing = target.value.minus(actual.value).filter(|_| target.unit == actual.unit);
        wording::goes_on(completion, actual.span, &target.noun, &target.words).is_some()
            || missing.is_some_and(|missing| wording::rest_goes_on(completion, actual.span, target, missing))
            || wording::steps_of_all(completion, target).is_some()
            // 受汛期影响，剩余3座正在施工: in the column of reasons
            || reading.remark.as_ref().is_some_and(|remark| wording::tells_rest(remark, target))
    };
    let status = match outcome {
        Outcome::Beyond => Status::Exceeded,
        Outcome::Holds => Status::Met,
        Outcome::Near => Status::MostlyMet,
        Outcome::Short if terms.running || goes_on || is_early(reading, actual) => Status::InProgress,
        Outcome::Short => Status::Missed,
        Outcome::Open => Status::Undetermined,
    };
    Verdict { status, ground: Ground::Figures { actual: actual.clone(), outcome, goes_on } }
}

/// Whether a figure is one of a part of the year (上半年增长5.2%, 截至9月底，新增800人): it does not close the year's target, in whatever
/// ledger it stands.
pub fn is_early(reading: &Reading, actual: &Actual) -> bool {
    let own = |span: Chars| actual.span == span || actual.parts.contains(&span);
    let figures = reading.completion.figures.iter().filter(|figure| own(figure.quantity.span));
    figures.filter_map(|figure| figure.months).max_by_key(|months| months.to).is_some_and(Months::is_early)
}

/// How an actual stands to its target; none when the arithmetic does not fit.
pub fn outcome(target: &Target, actual: &Actual, terms: Terms) -> Option<Outcome> {
    let value = base(actual.value, actual.unit.as_ref())?;
    let wanted = base(target.value, target.unit.as_ref())?;
    match target.comparator {
        Comparator::AtLeast | Comparator::Plain => floor(actual, value, wanted, terms),
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

/// `value` is the actual in the base unit, as `wanted` is.
fn floor(actual: &Actual, value: Decimal, wanted: Decimal, terms: Terms) -> Option<Outcome> {
    let bound = actual.bound;
    if value < wanted {
        let short = short_of(wanted, value, wanted, terms)?;
        // 90余 of 95 may be either; 70余 of 120 cannot be enough, nor 530余 of 600, which is less than 540.
        let most = || base(actual.value.plus(actual.value.last_place())?, actual.unit.as_ref());
        let open = matches!(bound, Bound::MoreThan | Bound::AtLeast)
            && value.times(Decimal::new(12, 1))? >= wanted
            && (bound == Bound::AtLeast || most()? > wanted);
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
