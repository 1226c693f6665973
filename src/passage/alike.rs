//! Which clauses have words in common with a name. Of hundreds of clauses only those are looked at that may be of it.

use super::Passage;
use super::noun::{Noun, Pair};
use std::collections::BTreeMap;

impl Passage {
    /// The clauses whose nouns may have all of a name but so many of its pairs, and those right behind them that name nothing, in order.
    pub fn clauses_like(&self, name: &Noun, but: usize) -> Vec<usize> {
        let known = self.pairs();
        let mut places: Vec<&[usize]> =
            name.pairs().map(|pair| known.get(&pair).map_or(&[][..], Vec::as_slice)).collect();
        // Who has all but so many pairs has at least one of any so many and one more.
        places.sort_by_key(|places| places.len());
        let mut found: Vec<usize> = Vec::new();
        for &at in places.into_iter().take(but + 1).flatten() {
            let goes_on = |next: &usize| {
                self.clauses[*next].sentence == self.clauses[at].sentence && self.noun_of(*next).is_empty()
            };
            let near = (at + 1)..self.clauses.len().min(at + super::near::NEAR);
            found.push(at);
            found.extend(near.take_while(goes_on));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The clauses whose nouns have each pair of characters.
    fn pairs(&self) -> &BTreeMap<Pair, Vec<usize>> {
        self.memo.pairs.get_or_init(|| {
            let mut pairs: BTreeMap<Pair, Vec<usize>> = BTreeMap::new();
            for index in 0..self.clauses.len() {
                for pair in self.noun_of(index).pairs() {
                    let places = pairs.entry(pair).or_default();
                    if places.last() != Some(&index) {
                        places.push(index);
                    }
                }
            }
            pairs
        })
    }
}
