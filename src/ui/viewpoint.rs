//! What an address carries: which items are shown and how, and never a word of the ledger or of the reader: what is searched for stays here.

use crate::terms::{Status, Topic};
use crate::ui::filter::{Filter, Flag, Sort};
use crate::web::protocol::Tolerances;

/// How a ledger is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Viewpoint {
    /// Which items.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Whether shares stand beside the counts.
    pub rate: bool,
    /// How strictly is judged.
    pub tolerances: Tolerances,
}

impl Viewpoint {
    /// The keys and values of whatever is not as usual.
    pub fn entries(&self) -> Vec<(&'static str, String)> {
        let mut entries = Vec::new();
        let usual = Self::default();
        let mut add = |unusual: bool, key, value: String| {
            if unusual {
                entries.push((key, value));
            }
        };
        let statuses: Vec<&str> = self.filter.statuses.iter().map(|status| status.id()).collect();
        add(!statuses.is_empty(), "status", statuses.join(","));
        add(
            self.filter.topic.is_some(),
            "topic",
            self.filter.topic.map(|topic| topic.id().to_owned()).unwrap_or_default(),
        );
        add(self.filter.flag.is_some(), "flag", self.filter.flag.map(|flag| flag.id().to_owned()).unwrap_or_default());
        add(self.sort != usual.sort, "sort", self.sort.id().to_owned());
        add(self.rate, "rate", "1".to_owned());
        add(self.tolerances.about != usual.tolerances.about, "about", self.tolerances.about.to_string());
        add(self.tolerances.near != usual.tolerances.near, "near", self.tolerances.near.to_string());
        entries
    }

    /// Reads entries; whatever is missing or unknown is as usual.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let usual = Tolerances::default();
        let percent = |key, usual| {
            get(key).and_then(|value| value.parse().ok()).filter(|value| *value <= Self::MOST).unwrap_or(usual)
        };
        let statuses = get("status").unwrap_or_default();
        Self {
            filter: Filter {
                statuses: statuses.split(',').filter_map(Status::from_id).collect(),
                topic: get("topic").and_then(|id| Topic::from_id(&id)),
                flag: get("flag").and_then(|id| Flag::from_id(&id)),
                query: String::new(),
            },
            sort: get("sort").and_then(|id| Sort::from_id(&id)).unwrap_or_default(),
            rate: get("rate").is_some(),
            tolerances: Tolerances { about: percent("about", usual.about), near: percent("near", usual.near) },
        }
    }

    /// The largest tolerance that can be chosen, in per cent.
    pub const MOST: u8 = 20;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_unusual_and_nothing_else() {
        assert_eq!(Viewpoint::default().entries(), []);
        let filter = Filter {
            statuses: vec![Status::Missed, Status::Met],
            topic: Some(Topic::Rural),
            flag: Some(Flag::Adjusted),
            query: String::new(),
        };
        let tolerances = Tolerances { about: 3, near: 5 };
        let sort = Sort::from_id("worst").expect("an order");
        let viewpoint = Viewpoint { filter, sort, rate: true, tolerances };
        let entries = viewpoint.entries();
        assert!(entries.iter().all(|(key, _)| *key != "near"));
        let get = |key: &str| entries.iter().find(|entry| entry.0 == key).map(|entry| entry.1.clone());
        assert_eq!(Viewpoint::read(get), viewpoint);
    }

    #[test]
    fn an_address_that_says_nonsense_is_as_usual() {
        assert_eq!(Viewpoint::read(|_| Some("九".to_owned())).tolerances, Tolerances::default());
        assert_eq!(Viewpoint::read(|key| (key == "about").then(|| "99".to_owned())), Viewpoint::default());
    }
}
