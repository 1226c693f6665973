//! Counts over a ledger.

use crate::terms::Topic;
use crate::view::{ByTopic, Item, Summary, TopicCount};

/// Counts items by verdict and topic.
pub fn of<'i>(items: impl IntoIterator<Item = &'i Item>) -> Summary {
    let mut summary = Summary::default();
    let mut by_topic: Vec<(Topic, TopicCount)> =
        Topic::ALL.iter().map(|topic| (*topic, TopicCount::default())).collect();
    for item in items {
        summary.items += 1;
        summary.targets += item.targets.len() as u32;
        summary.adjusted += u32::from(item.adjusted);
        summary.conflicts += u32::from(item.conflict);
        *summary.by_status.count(item.status) += 1;
        if let Some((_, count)) = by_topic.iter_mut().find(|(topic, _)| *topic == item.topic) {
            count.items += 1;
            *count.by_status.count(item.status) += 1;
        }
    }
    summary.by_topic = ByTopic(by_topic);
    summary
}
