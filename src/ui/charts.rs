//! The geometry of the small charts, in whole units of their own drawing.

use crate::terms::Status;
use crate::view::{ByStatus, Target};

/// How wide a [`Bullet`] is drawn.
pub const BULLET_WIDTH: u32 = 160;

/// One target as a bullet chart: the actual is a bar from the left edge, the target a tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bullet {
    /// Where the bar ends.
    pub bar: u32,
    /// Where the target stands.
    pub tick: u32,
    /// Where the far end of a range stands.
    pub tick_to: Option<u32>,
}

/// The bullet chart of a target whose actual can be measured against it.
pub fn bullet(target: &Target) -> Option<Bullet> {
    let actual = target.actual.as_ref()?;
    let value = target.value.0.abs();
    let upper = target.upper.map(|upper| upper.0.abs());
    let reached = match target.ratio {
        // The ratio has the units of both sides reconciled.
        Some(ratio) if value > 0.0 => value * ratio.0,
        _ if actual.unit == target.unit => actual.value.0,
        _ => return None,
    };
    let reached = reached.max(0.0);
    let most = reached.max(value).max(upper.unwrap_or(0.0));
    if most <= 0.0 || !most.is_finite() {
        return None;
    }
    // A tenth of room on the right, so that a tick at the far end still reads as a tick.
    let at = |value: f64| (value / (most * 1.1) * f64::from(BULLET_WIDTH)).round() as u32;
    Some(Bullet { bar: at(reached), tick: at(value), tick_to: upper.map(at) })
}

/// The segments of a stacked bar of this width: verdict, start, width. Verdicts that do not occur are left out. Whatever would be
/// narrower than `least` is as wide as that, and the others share what is left as their counts do.
pub fn stack(counts: &ByStatus, width: u32, least: u32) -> Vec<(Status, u32, u32)> {
    let present: Vec<(Status, u32)> =
        Status::ALL.iter().map(|status| (*status, counts.of(*status))).filter(|(_, count)| *count > 0).collect();
    let (mut free, mut total) = (width, present.iter().map(|(_, count)| count).sum::<u32>());
    let narrow =
        |count: u32, free: u32, total: u32| u64::from(free) * u64::from(count) < u64::from(least) * u64::from(total);
    // Each that is widened leaves less to the others, which may be too narrow then.
    let mut widened = [false; Status::ALL.len()];
    while let Some(at) = (0..present.len()).find(|at| !widened[*at] && narrow(present[*at].1, free, total)) {
        let Some(left) = free.checked_sub(least) else { return Vec::new() };
        (free, total, widened[at]) = (left, total - present[at].1, true);
    }
    let (mut segments, mut start, mut seen, mut fixed) = (Vec::new(), 0, 0, 0);
    for (at, (status, count)) in present.into_iter().enumerate() {
        if widened[at] {
            fixed += least;
        } else {
            seen += count;
        }
        let end = fixed + (u64::from(free) * u64::from(seen) / u64::from(total.max(1))) as u32;
        segments.push((status, start, end - start));
        start = end;
    }
    segments
}

/// Where a share of a target stands on an axis, and the marks of that axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    least: f64,
    most: f64,
    /// Whether equal steps multiply.
    pub logarithmic: bool,
    /// The shares that are marked.
    pub ticks: Vec<f64>,
}

/// Shares that an axis can mark; those inside its range are.
const TICKS: [f64; 17] =
    [0.01, 0.1, 0.2, 0.5, 0.8, 1.0, 1.2, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 10_000.0];

/// Beyond this the small shares would lie upon each other on an even axis.
const EVEN_UP_TO: f64 = 2.5;

impl Axis {
    /// An axis for these shares; 1, the target itself, is always on it.
    pub fn of(shares: &[f64]) -> Self {
        let positive = || shares.iter().copied().filter(|share| *share > 0.0);
        let most = positive().fold(1.2, f64::max);
        let logarithmic = most > EVEN_UP_TO;
        let least = if logarithmic { positive().fold(0.5, f64::min).max(0.01) } else { 0.0 };
        let (least, most) = if logarithmic { (least / 1.15, most * 1.15) } else { (0.0, most * 1.05) };
        let even = [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5];
        let marks: &[f64] = if logarithmic { &TICKS } else { &even };
        let ticks = marks.iter().copied().filter(|mark| (least..=most).contains(mark)).collect();
        Self { least, most, logarithmic, ticks }
    }

    /// Where a share stands on an axis of this width; shares beyond its ends stand at them.
    pub fn at(&self, share: f64, width: u32) -> u32 {
        // Not `clamp`: its panic would bring the formatting of floats along, which is large.
        let share = share.max(self.least).min(self.most);
        let place = if self.logarithmic {
            (share / self.least).ln() / (self.most / self.least).ln()
        } else {
            share / self.most
        };
        (place * f64::from(width)).round() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{Basis, CellName, Comparator, Direction, Qualifier};
    use crate::view::{Actual, Number};

    fn target(value: f64, actual: f64, ratio: Option<f64>) -> Target {
        let unit = Some("个".to_owned());
        Target {
            indicator: String::new(),
            comparator: Comparator::Plain,
            direction: Direction::Increase,
            value: Number(value),
            upper: None,
            unit: unit.clone(),
            span: [0, 0],
            cell: CellName::Commitment,
            original: None,
            actual: Some(Actual {
                value: Number(actual),
                unit,
                qualifier: Qualifier::Plain,
                span: [0, 0],
                cell: CellName::Completion,
            }),
            ratio: ratio.map(Number),
            difference: None,
            status: Status::Met,
            basis: Basis::Figures,
            reason: String::new(),
        }
    }

    #[test]
    fn a_shortfall_ends_left_of_its_target() {
        let bullet = bullet(&target(100.0, 50.0, Some(0.5))).expect("measurable");
        assert!(bullet.bar * 2 <= bullet.tick + 1 && bullet.tick < BULLET_WIDTH, "{bullet:?}");
    }

    #[test]
    fn units_are_reconciled_by_the_ratio() {
        let same = bullet(&target(10.0, 10.0, Some(1.0)));
        assert_eq!(bullet(&target(10.0, 10_000.0, Some(1.0))), same);
    }

    #[test]
    fn nothing_is_drawn_where_nothing_was_reached_or_promised() {
        assert_eq!(bullet(&target(0.0, 0.0, None)), None);
        assert_eq!(bullet(&Target { actual: None, ..target(5.0, 5.0, None) }), None);
    }

    #[test]
    fn a_fall_where_a_rise_was_promised_is_an_empty_bar() {
        assert_eq!(bullet(&target(5.0, -1.0, Some(-0.2))).map(|bullet| bullet.bar), Some(0));
    }

    #[test]
    fn a_stack_fills_its_width_in_the_fixed_order() {
        let counts = ByStatus { met: 996, missed: 4, ..ByStatus::default() };
        let segments = stack(&counts, 1000, 8);
        assert_eq!(segments.iter().map(|segment| segment.0).collect::<Vec<_>>(), [Status::Met, Status::Missed]);
        assert_eq!(segments.iter().map(|segment| segment.2).sum::<u32>(), 1000);
        assert!(segments[1].2 >= 8);
    }

    #[test]
    fn only_what_is_too_narrow_is_widened() {
        let widths =
            |counts: &ByStatus, least| stack(counts, 1000, least).iter().map(|segment| segment.2).collect::<Vec<_>>();
        let counts = ByStatus { exceeded: 500, met: 400, missed: 100, ..ByStatus::default() };
        assert_eq!(widths(&counts, 90), [500, 400, 100]);
        // What is left to the second is too little once the first is widened.
        let counts = ByStatus { exceeded: 899, met: 91, missed: 10, ..ByStatus::default() };
        assert_eq!(widths(&counts, 90), [820, 90, 90]);
        let counts = ByStatus { exceeded: 1, met: 1, missed: 1, ..ByStatus::default() };
        assert_eq!(widths(&counts, 90), [333, 333, 334]);
        let one_each = ByStatus {
            exceeded: 9994,
            met: 1,
            mostly_met: 1,
            partly_met: 1,
            in_progress: 1,
            missed: 1,
            undetermined: 1,
        };
        assert_eq!(widths(&one_each, 92), [448, 92, 92, 92, 92, 92, 92]);
    }

    #[test]
    fn an_empty_ledger_has_an_empty_stack() {
        assert_eq!(stack(&ByStatus::default(), 1000, 8), []);
    }

    #[test]
    fn an_axis_of_near_misses_is_even_and_one_of_great_differences_is_not() {
        let even = Axis::of(&[0.6, 1.0, 1.3]);
        assert_eq!((even.logarithmic, even.at(0.0, 100)), (false, 0));
        assert!(even.ticks.contains(&1.0));
        let wide = Axis::of(&[0.2, 1.0, 40.0]);
        assert!(wide.logarithmic && wide.ticks.contains(&1.0) && wide.ticks.contains(&10.0));
        assert!(wide.at(0.2, 1000) < wide.at(1.0, 1000) && wide.at(1.0, 1000) < wide.at(40.0, 1000));
        assert!(wide.at(40.0, 1000) <= 1000 && wide.at(-3.0, 1000) == 0);
    }
}
