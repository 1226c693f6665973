//! Which items are shown, and in which order.

use crate::terms::{Status, Topic};
use crate::view::{Item, Report};

/// Something that an item can have beside its verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The ledger's own verdict is better than its figures.
    Conflict,
    /// A target was formally changed.
    Adjusted,
    /// Arithmetic that does not agree.
    Disagreement,
}

impl Flag {
    /// Whether an item has it.
    pub fn holds(self, item: &Item) -> bool {
        match self {
            Self::Conflict => item.conflict,
            Self::Adjusted => item.adjusted,
            Self::Disagreement => item.checks.iter().any(|check| !check.agrees),
        }
    }
}

/// The order of the items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As printed.
    #[default]
    Ledger,
    /// What fell short before what was reached.
    WorstFirst,
    /// What was reached before what fell short.
    BestFirst,
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

    fn admits(&self, item: &Item) -> bool {
        (self.statuses.is_empty() || self.statuses.contains(&item.status))
            && self.topic.is_none_or(|topic| topic == item.topic)
            && self.flag.is_none_or(|flag| flag.holds(item))
            && self.finds(item)
    }

    fn finds(&self, item: &Item) -> bool {
        let query = self.query.trim().to_ascii_lowercase();
        let texts = [&item.number, &item.section, &item.name, &item.target_text, &item.owner, &item.rate, &item.remark];
        let texts = texts.into_iter().flatten().chain([&item.commitment, &item.completion, &item.reason]);
        query.is_empty() || texts.into_iter().any(|text| text.to_ascii_lowercase().contains(&query))
    }
}

/// The items that the filter admits, in this order, with their places in the report.
pub fn admitted<'r>(report: &'r Report, filter: &Filter, sort: Sort) -> Vec<(usize, &'r Item)> {
    let admitted = || report.items.iter().enumerate().filter(|(_, item)| filter.admits(item));
    let of = |status| admitted().filter(move |(_, item)| item.status == status);
    match sort {
        Sort::Ledger => admitted().collect(),
        Sort::WorstFirst => WORST_FIRST.into_iter().flat_map(of).collect(),
        Sort::BestFirst => WORST_FIRST.into_iter().rev().flat_map(of).collect(),
    }
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

/// The items that fell short or whose claim says more than their figures: conflicts first, then the worst first.
pub fn shortfalls(report: &Report) -> Vec<(usize, &Item)> {
    let reached = |status| matches!(status, Status::Exceeded | Status::Met | Status::Undetermined);
    let items = || report.items.iter().enumerate();
    let conflicts = items().filter(|(_, item)| item.conflict);
    let others = WORST_FIRST.into_iter().filter(|status| !reached(*status));
    let others = others.flat_map(|status| items().filter(move |(_, item)| item.status == status && !item.conflict));
    conflicts.chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::state::tests::{item, report};

    #[test]
    fn a_filter_admits_by_verdict_and_by_text() {
        let items = vec![item(Status::Met, "新建公园"), item(Status::Missed, "改造5G基站"), item(Status::Met, "学校")];
        let report = report(items);
        let seen = |filter: Filter| -> Vec<usize> {
            admitted(&report, &filter, Sort::WorstFirst).into_iter().map(|(index, _)| index).collect()
        };
        assert_eq!(seen(Filter::default()), [1, 0, 2]);
        assert_eq!(seen(Filter { statuses: vec![Status::Met], ..Filter::default() }), [0, 2]);
        assert_eq!(seen(Filter { query: "5g".to_owned(), ..Filter::default() }), [1]);
    }

    #[test]
    fn conflicts_and_then_the_worst_come_first_among_the_shortfalls() {
        let conflict = Item { conflict: true, ..item(Status::MostlyMet, "甲") };
        let items = vec![item(Status::InProgress, "乙"), item(Status::Missed, "丙"), conflict, item(Status::Met, "丁")];
        let told: Vec<_> = shortfalls(&report(items)).into_iter().map(|(index, _)| index).collect();
        assert_eq!(told, [2, 1, 0]);
    }

    #[test]
    fn absence_is_no_shortfall() {
        assert!(shortfalls(&report(vec![item(Status::Undetermined, "甲")])).is_empty());
    }
}
