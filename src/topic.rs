//! What an item is about, by the words of its commitment.

use crate::lexicon::language::TOPICS;
use crate::passage::Passage;
use crate::reading::Reading;
use crate::terms::Topic;

/// The topic whose words weigh most in the commitment and its name, longer words more; the section and then the
/// completion decide where these hold none.
pub fn of(reading: &Reading) -> Topic {
    let promise = [Some(&reading.commitment), reading.name.as_ref(), reading.target_text.as_ref()];
    by(&promise)
        .or_else(|| by(&[reading.section.as_ref()]))
        .or_else(|| by(&[Some(&reading.completion)]))
        .unwrap_or(Topic::Other)
}

fn by(passages: &[Option<&Passage>]) -> Option<Topic> {
    let mut weights = [0_usize; Topic::ALL.len()];
    for passage in passages.iter().flatten() {
        for (_, len, topic) in TOPICS.find(passage.text.folded(passage.text.all())) {
            if let Some(index) = Topic::ALL.iter().position(|known| known == topic) {
                weights[index] += len * len;
            }
        }
    }
    let best = weights.iter().copied().max().filter(|weight| *weight > 0)?;
    Topic::ALL.iter().zip(weights).find(|(_, weight)| *weight == best).map(|(topic, _)| *topic)
}
