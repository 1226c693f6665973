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

/// The segments of a stacked bar of this width: verdict, start, width. Verdicts that do not occur are left out, and
/// every other gets at least `least`.
pub fn stack(counts: &ByStatus, width: u32, least: u32) -> Vec<(Status, u32, u32)> {
    let present: Vec<(Status, u32)> =
        Status::ALL.iter().map(|status| (*status, counts.of(*status))).filter(|(_, count)| *count > 0).collect();
    let total: u32 = present.iter().map(|(_, count)| count).sum();
    let Some(free) = width.checked_sub(least * present.len() as u32) else { return Vec::new() };
    let (mut segments, mut start, mut seen) = (Vec::new(), 0, 0);
    for (index, (status, count)) in present.into_iter().enumerate() {
        seen += count;
        let end = (u64::from(free) * u64::from(seen) / u64::from(total)) as u32 + least * (index as u32 + 1);
        segments.push((status, start, end - start));
        start = end;
    }
    segments
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
    fn an_empty_ledger_has_an_empty_stack() {
        assert_eq!(stack(&ByStatus::default(), 1000, 8), []);
    }
}
