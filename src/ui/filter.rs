//! Which items are shown, and in which order.

use crate::terms::{Comparator, Status, Topic};
use crate::ui::order::order;
use crate::ui::state::Shown;
use crate::view::{Item, Target};
use std::cmp::Ordering;

/// Something that an item can have beside its verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The ledger's own verdict is better than its figures.
    Conflict,
    /// A target was formally changed.
    Adjusted,
    /// Arithmetic that was checked.
    Checked,
    /// Arithmetic that does not agree.
    Disagreement,
    /// The reader corrected it.
    Corrected,
}

impl Flag {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 5] = [Self::Conflict, Self::Adjusted, Self::Checked, Self::Disagreement, Self::Corrected];

    /// What an address calls it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Adjusted => "adjusted",
            Self::Checked => "checked",
            Self::Disagreement => "disagreement",
            Self::Corrected => "corrected",
        }
    }

    /// The flag of this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| flag.id() == id)
    }

    /// Whether an item has it.
    pub fn holds(self, shown: &Shown, index: usize, item: &Item) -> bool {
        match self {
            Self::Conflict => item.conflict,
            Self::Adjusted => item.adjusted,
            Self::Checked => !item.checks.is_empty(),
            Self::Disagreement => item.checks.iter().any(|check| !check.agrees),
            Self::Corrected => shown.before(index).is_some(),
        }
    }
}

/// A column that items can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The order of the ledger.
    #[default]
    Number,
    /// What was promised.
    Commitment,
    /// What became of it.
    Completion,
    /// The ledger's own verdict, the worst first.
    Claim,
    /// The verdict, the worst first.
    Verdict,
    /// How far the targets were reached, the least first.
    Reach,
}

/// The order of the items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By which column.
    pub column: Column,
    /// Whether from the end.
    pub down: bool,
}

impl Sort {
    /// All of them with their ids, in the order of the choice.
    pub const ALL: [(Self, &'static str); 12] = [
        (Self::up(Column::Number), "ledger"),
        (Self::down(Column::Number), "-ledger"),
        (Self::up(Column::Verdict), "worst"),
        (Self::down(Column::Verdict), "best"),
        (Self::up(Column::Reach), "reach"),
        (Self::down(Column::Reach), "-reach"),
        (Self::up(Column::Claim), "claim"),
        (Self::down(Column::Claim), "-claim"),
        (Self::up(Column::Commitment), "promise"),
        (Self::down(Column::Commitment), "-promise"),
        (Self::up(Column::Completion), "result"),
        (Self::down(Column::Completion), "-result"),
    ];

    const fn up(column: Column) -> Self {
        Self { column, down: false }
    }

    const fn down(column: Column) -> Self {
        Self { column, down: true }
    }

    /// What an address calls it.
    pub fn id(self) -> &'static str {
        Self::ALL.into_iter().find(|(sort, _)| *sort == self).map_or("ledger", |(_, id)| id)
    }

    /// The order of this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == id).map(|(sort, _)| sort)
    }

    /// The order after a press on the head of this column: from the start, and from the end at the second press.
    #[must_use]
    pub fn pressed(self, column: Column) -> Self {
        Self { column, down: self.column == column && !self.down }
    }
}

/// Which items are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Verdicts; none means any.
    pub statuses: Vec<Status>,
    /// One topic, or any.
    pub topic: Option<Topic>,
    /// One flag, or any.
    pub flag: Option<Flag>,
    /// A text that an item contains, or its number.
    pub query: String,
}

impl Filter {
    /// Whether it lets everything through.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    fn admits(&self, shown: &Shown, index: usize, item: &Item) -> bool {
        (self.statuses.is_empty() || self.statuses.contains(&item.status))
            && self.topic.is_none_or(|topic| topic == item.topic)
            && self.flag.is_none_or(|flag| flag.holds(shown, index, item))
            && self.finds(item)
    }

    fn finds(&self, item: &Item) -> bool {
        let query = self.query.trim().to_ascii_lowercase();
        let texts = [&item.number, &item.section, &item.name, &item.target_text, &item.owner, &item.rate, &item.remark];
        let texts = texts.into_iter().flatten().chain([&item.commitment, &item.completion, &item.reason]);
        query.is_empty() || texts.into_iter().any(|text| text.to_ascii_lowercase().contains(&query))
    }
}

/// The items that the filter admits, in this order, as places in the report; `kept`, which is being corrected, is one of them in any
/// case. `collate` compares words as the reader's language does.
pub fn admitted(
    shown: &Shown,
    filter: &Filter,
    kept: Option<usize>,
    sort: Sort,
    collate: &dyn Fn(&str, &str) -> Ordering,
) -> Vec<usize> {
    let items = shown.items.iter().enumerate();
    let admitted: Vec<(usize, &Item)> = items
        .filter(|(index, item)| kept == Some(*index) || filter.admits(shown, *index, item))
        .map(|(index, item)| (index, shown.held.get(index).unwrap_or(item).as_ref()))
        .collect();
    // What has nothing in a column stands at the end in either direction.
    let by = |a: &Item, b: &Item| match sort.column {
        Column::Number => (false, Ordering::Equal),
        Column::Commitment => (false, collate(&a.commitment, &b.commitment)),
        Column::Completion => ends(filled(a), filled(b), |a, b| collate(a, b)),
        Column::Claim => ends(a.claim.as_ref(), b.claim.as_ref(), |a, b| badness(*b).cmp(&badness(*a))),
        Column::Verdict => (false, badness(b.status).cmp(&badness(a.status))),
        Column::Reach => ends(reach(a).as_ref(), reach(b).as_ref(), f64::total_cmp),
    };
    let compare = |one: usize, other: usize| {
        let (at_the_end, order) = by(admitted[one].1, admitted[other].1);
        let order = if sort.down && !at_the_end { order.reverse() } else { order };
        order.then(if sort.column == Column::Number && sort.down { other.cmp(&one) } else { Ordering::Equal })
    };
    order(admitted.len(), &compare).into_iter().map(|place| admitted[place].0).collect()
}

fn filled(item: &Item) -> Option<&String> {
    Some(&item.completion).filter(|text| !text.is_empty())
}

/// How two values stand to each other, and whether that is because one is missing.
fn ends<T>(a: Option<&T>, b: Option<&T>, compare: impl Fn(&T, &T) -> Ordering) -> (bool, Ordering) {
    match (a, b) {
        (Some(a), Some(b)) => (false, compare(a, b)),
        _ => (true, b.is_some().cmp(&a.is_some())),
    }
}

/// How far the target of an item was reached that was reached least.
fn reach(item: &Item) -> Option<f64> {
    item.targets.iter().filter_map(reached).min_by(f64::total_cmp)
}

/// How far a target was reached: more is better, for ceilings too.
pub fn reached(target: &Target) -> Option<f64> {
    let ratio = target.ratio?.0;
    Some(if target.comparator == Comparator::AtMost && ratio > 0.0 { 1.0 / ratio } else { ratio })
}

fn badness(status: Status) -> usize {
    WORST_FIRST.iter().rev().position(|known| *known == status).unwrap_or(0)
}

/// Verdicts from the worst to the best; what nobody can tell stands in the middle, since absence is no failure.
const WORST_FIRST: [Status; 7] = [
    Status::Missed,
    Status::PartlyMet,
    Status::InProgress,
    Status::Undetermined,
    Status::MostlyMet,
    Status::Met,
    Status::Exceeded,
];

/// The items that fell short or whose claim says more than their figures, as places in the report: the worst first, conflicts before others.
pub fn shortfalls(shown: &Shown) -> Vec<usize> {
    let reached = |status| matches!(status, Status::Exceeded | Status::Met | Status::Undetermined);
    let mut found = Vec::new();
    // Verdicts that fell short stand before those that did not, without a sort that the first load would carry.
    for good in [false, true] {
        for status in WORST_FIRST.iter().filter(|status| reached(**status) == good) {
            for conflict in [true, false] {
                if good && !conflict {
                    continue;
                }
                let admits = |item: &Item| item.status == *status && item.conflict == conflict;
                found.extend((0..shown.items.len()).filter(|index| admits(&shown.items[*index])));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::state::tests::{item, shown};

    fn seen(shown: &Shown, filter: &Filter, order: &str) -> Vec<usize> {
        admitted(shown, filter, None, Sort::from_id(order).expect("an order"), &str::cmp)
    }

    #[test]
    fn a_filter_admits_by_verdict_and_by_text() {
        let items = vec![item(Status::Met, "新建公园"), item(Status::Missed, "改造5G基站"), item(Status::Met, "学校")];
        let shown = shown(items);
        assert_eq!(seen(&shown, &Filter::default(), "worst"), [1, 0, 2]);
        assert_eq!(seen(&shown, &Filter { statuses: vec![Status::Met], ..Filter::default() }, "worst"), [0, 2]);
        assert_eq!(seen(&shown, &Filter { query: "5g".to_owned(), ..Filter::default() }, "worst"), [1]);
    }

    #[test]
    fn every_order_goes_both_ways_and_what_is_missing_stays_at_the_end() {
        let claims = |claim, text| Item { claim, ..item(Status::Met, text) };
        let shown =
            shown(vec![claims(None, "丙"), claims(Some(Status::Met), "乙"), claims(Some(Status::Missed), "甲")]);
        let all = Filter::default();
        assert_eq!(seen(&shown, &all, "-ledger"), [2, 1, 0]);
        assert_eq!(seen(&shown, &all, "claim"), [2, 1, 0]);
        assert_eq!(seen(&shown, &all, "-claim"), [1, 2, 0]);
        assert_eq!(seen(&shown, &all, "promise"), [0, 1, 2], "by code points: 丙 乙 甲");
        assert_eq!(seen(&shown, &all, "-promise"), [2, 1, 0]);
        for (sort, id) in Sort::ALL {
            assert_eq!((Sort::from_id(id), sort.id()), (Some(sort), id));
        }
    }

    #[test]
    fn a_second_press_on_a_head_turns_the_order_round() {
        let once = Sort::default().pressed(Column::Verdict);
        assert_eq!((once.id(), once.pressed(Column::Verdict).id()), ("worst", "best"));
        assert_eq!(once.pressed(Column::Number), Sort::default());
    }

    #[test]
    fn the_worst_come_first_among_the_shortfalls_and_conflicts_before_their_like() {
        let conflict = |status| Item { conflict: true, ..item(status, "甲") };
        let items = vec![
            conflict(Status::Met),
            item(Status::InProgress, "乙"),
            item(Status::Missed, "丙"),
            conflict(Status::Missed),
            item(Status::Met, "丁"),
            conflict(Status::MostlyMet),
        ];
        assert_eq!(shortfalls(&shown(items)), [3, 2, 1, 5, 0]);
    }

    #[test]
    fn absence_is_no_shortfall() {
        assert!(shortfalls(&shown(vec![item(Status::Undetermined, "甲")])).is_empty());
    }
}
