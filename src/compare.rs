//! Two ledgers side by side: which items promise the same.

use crate::view::{Item, Match, Number};
use std::collections::{BTreeMap, BTreeSet};

/// Commitments must share this much of their pairs of neighbouring characters.
const ENOUGH: f64 = 0.4;

/// Pairs that stand in more items than this say nothing of any of them.
const COMMON: usize = 200;

/// Matches the items of two ledgers, the most alike first taken; then in the order of the first, and at the end what only the second promises.
pub fn compare(one: &[Item], other: &[Item]) -> Vec<Match> {
    let (ours, theirs): (Vec<Pairs>, Vec<Pairs>) = (one.iter().map(pairs).collect(), other.iter().map(pairs).collect());
    let mut index: BTreeMap<(char, char), Vec<usize>> = BTreeMap::new();
    for (place, pairs) in theirs.iter().enumerate() {
        for pair in pairs {
            index.entry(*pair).or_default().push(place);
        }
    }
    let mut likenesses: Vec<(f64, usize, usize)> = Vec::new();
    for (place, pairs) in ours.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for places in pairs.iter().filter_map(|pair| index.get(pair)).filter(|places| places.len() <= COMMON) {
            for other in places {
                *shared.entry(*other).or_default() += 1;
            }
        }
        for (other, count) in shared {
            let likeness = 2.0 * count as f64 / (pairs.len() + theirs[other].len()) as f64;
            if likeness >= ENOUGH {
                likenesses.push((likeness, place, other));
            }
        }
    }
    likenesses.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut matched, mut taken): (BTreeMap<usize, (usize, f64)>, BTreeSet<usize>) = (BTreeMap::new(), BTreeSet::new());
    for (likeness, one, other) in likenesses {
        if !matched.contains_key(&one) && taken.insert(other) {
            matched.insert(one, (other, likeness));
        }
    }
    let ours = (0..one.len()).map(|place| {
        let (other, likeness) = matched.get(&place).map_or((None, 0.0), |(other, likeness)| (Some(*other), *likeness));
        Match { one: Some(place as u32), other: other.map(|other| other as u32), likeness: rounded(likeness) }
    });
    let theirs = (0..other.len()).filter(|place| !taken.contains(place));
    let theirs = theirs.map(|place| Match { one: None, other: Some(place as u32), likeness: Number(0.0) });
    ours.chain(theirs).collect()
}

type Pairs = BTreeSet<(char, char)>;

/// The pairs of neighbouring characters of a commitment, without its figures: the same promise has another number next year.
fn pairs(item: &Item) -> Pairs {
    let name = item.name.as_deref().unwrap_or("");
    let text: Vec<char> = name.chars().chain(item.commitment.chars()).filter(|c| c.is_alphabetic()).collect();
    text.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

fn rounded(likeness: f64) -> Number {
    Number((likeness * 1000.0).round() / 1000.0)
}
