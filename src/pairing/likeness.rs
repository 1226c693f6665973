//! How alike two nouns are, without any dictionary of nouns.

use crate::passage::noun::{Noun, Pair};
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
