//! How alike two nouns are, without any dictionary of nouns.

use crate::passage::noun::{Noun, Pair};
use crate::passage::{Figure, Passage};
use crate::target::Target;
use std::collections::BTreeMap;

/// How much a pair of characters tells about which target is meant: one that several targets of the item share tells
/// less.
#[derive(Clone, Debug)]
pub struct Weights {
    /// How many targets have a pair, where more than one has it.
    sharing: BTreeMap<Pair, i32>,
}

const FULL: i32 = 12;

/// How alike a name and its abbreviation are, in thousandths: enough for a figure of its unit, if nothing is closer.
const ABBREVIATED: i32 = 400;

/// What tells one of several targets from the others: the pairs of its name that no other has.
#[derive(Clone, Debug, Default)]
pub struct Apart(Vec<Vec<Pair>>);

impl Apart {
    /// The pairs of each of some targets.
    pub fn new(targets: &[Target], weights: &Weights) -> Self {
        let own = |target: &Target| target.noun.pairs().filter(|pair| weights.of(*pair) == FULL).collect();
        Self(targets.iter().map(own).collect())
    }

    /// Whether the words of a figure name another of the targets that is counted alike, by nearly all of what tells it apart, and nothing
    /// of this one.
    pub fn names_another(&self, targets: &[Target], t: usize, passage: &Passage, figure: &Figure) -> bool {
        let Some(own) = self.0.get(t).filter(|own| !own.is_empty() && targets.len() > 1) else { return false };
        let words = passage.text.folded(figure.segment);
        let said = |pair: &&Pair| words.windows(2).any(|own| own == *pair);
        if own.iter().any(|pair| said(&pair)) {
            return false;
        }
        // 入库企业143家 for 独角兽企业 beside 瞪羚企业: what both have, done otherwise.
        let all = |pair: Pair| targets[t].noun.has(pair) && !own.contains(&pair);
        if !figure.inherits
            && !figure.noun.is_empty()
            && !figure.verb_words.is_empty()
            && figure.verb_words != targets[t].figure.verb_words
            && figure.noun.pairs().all(all)
        {
            return true;
        }
        let counted = |target: &Target| {
            let units = target.unit.as_ref().zip(figure.quantity.unit.as_ref());
            units.is_some_and(|(wanted, found)| wanted.text == found.text)
        };
        let near = t.saturating_sub(NEAR)..targets.len().min(t + NEAR);
        near.filter(|other| *other != t && counted(&targets[*other])).any(|other| {
            let told = self.0[other].iter().filter(said).count();
            told >= 2 && told * 3 >= self.0[other].len() * 2
        })
    }
}

/// So many promises to either side of one may be meant instead.
const NEAR: usize = 16;

impl Weights {
    /// The weights among the targets of one item.
    pub fn new(targets: &[Target]) -> Self {
        let mut sharing: BTreeMap<Pair, i32> = BTreeMap::new();
        if targets.len() < 2 {
            return Self { sharing };
        }
        for target in targets {
            let pairs: Vec<Pair> = target.noun.pairs().collect();
            for (index, pair) in pairs.iter().enumerate() {
                if !pairs[..index].contains(pair) {
                    *sharing.entry(*pair).or_default() += 1;
                }
            }
        }
        sharing.retain(|_, targets| *targets > 1);
        Self { sharing }
    }

    fn of(&self, pair: Pair) -> i32 {
        self.sharing.get(&pair).map_or(FULL, |targets| (FULL / targets).max(1))
    }

    /// The share of `noun` that `other` has, in thousandths.
    pub fn share(&self, noun: &Noun, other: &Noun) -> i32 {
        self.shares(noun, other, None).0
    }

    /// The share of `noun` that `other` has, and the share that one of `other` and `context` has.
    fn shares(&self, noun: &Noun, other: &Noun, context: Option<&Noun>) -> (i32, i32) {
        if !noun.may_share(other) && !context.is_some_and(|context| noun.may_share(context)) {
            return (0, 0);
        }
        let (mut all, mut own, mut near) = (0, 0, 0);
        for pair in noun.pairs() {
            let weight = self.of(pair);
            all += weight;
            if other.has(pair) {
                own += weight;
            } else if context.is_some_and(|context| context.has(pair)) {
                near += weight;
            }
        }
        if all == 0 { (0, 0) } else { (own * 1000 / all, (own + near) * 1000 / all) }
    }

    /// How alike a target's noun and a candidate's are, in thousandths: the larger of the shares that either has of the
    /// other, with what the rest of the sentence says counting for less.
    pub fn likeness(&self, target: &Noun, own: &Noun, context: &Noun) -> i32 {
        let (recall, with_context) = self.shares(target, own, Some(context));
        let precision = if own.pairs().nth(1).is_some() { self.share(own, target) * 8 / 10 } else { 0 };
        let with_context = with_context * 3 / 4;
        let head = target.head().is_some_and(|pair| own.has(pair));
        // 户厕 of 农村户用厕所: a name of two characters is not like itself by parts.
        let two = own.pairs().nth(1).is_none() && own.pairs().next().is_some_and(|pair| !target.has(pair));
        let within = two && own.abbreviated_in(target);
        let short = if own.abbreviates(target) || target.abbreviates(own) || within { ABBREVIATED } else { 0 };
        let close = recall.max(precision).max(with_context).max(short) + (recall + precision) / 10;
        close + if head { 120 } else { 0 }
    }
}
