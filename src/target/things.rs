//! What is promised of several things at once: 图书馆、文化馆分馆各6个, 事故起数、死亡人数均下降5%以上. Each of them is a target of its own.

use super::Target;
use crate::lexicon::language::{CONTRASTS, VERBS, Verb};
use crate::passage::noun::Noun;

/// One of several things of which one and the same is promised.
#[derive(Clone, Debug)]
pub struct Thing {
    /// What is promised of all of them.
    pub whole: Box<Target>,
    /// What tells it from the others: 图书馆 of 图书馆、文化馆分馆.
    pub key: Vec<char>,
    /// How many of them there are.
    pub of: usize,
}

/// A target for each of the things.
pub(super) fn split(targets: Vec<Target>) -> Vec<Target> {
    targets.into_iter().flat_map(parted).collect()
}

/// The targets at the front that are one promise.
pub fn group(targets: &[Target]) -> &[Target] {
    let of = targets.first().and_then(|first| first.thing.as_ref()).map_or(1, |thing| thing.of);
    &targets[..of.min(targets.len())]
}

/// The promises, each as a whole.
pub fn wholes(targets: &[Target]) -> Vec<Target> {
    let mut rest = targets;
    let mut wholes = Vec::new();
    while let Some(first) = rest.first() {
        wholes.push(first.thing.as_ref().map_or_else(|| first.clone(), |thing| (*thing.whole).clone()));
        rest = &rest[group(rest).len()..];
    }
    wholes
}

fn parted(target: Target) -> Vec<Target> {
    let Some(things) = things(&target.words) else { return vec![target] };
    let of = things.len();
    let one = |(name, key): (Vec<char>, Vec<char>)| {
        let noun = Noun::of(&name);
        Target {
            indicator: name.iter().collect(),
            words: [&name[..], &target.figure.verb_words].concat(),
            lists: false,
            noun: if noun.is_empty() { target.noun.clone() } else { noun },
            thing: Some(Thing { whole: Box::new(target.clone()), key, of }),
            ..target.clone()
        }
    };
    things.into_iter().map(one).collect()
}

/// The names and keys of the things that are promised so much each, where there are several.
fn things(words: &[char]) -> Option<Vec<(Vec<char>, Vec<char>)>> {
    let end = (0..words.len()).rev().find(|&at| shares_out(words, at))?;
    let mut names: Vec<&[char]> = words[..end].split(|c| matches!(c, '、' | '和' | '与' | '及')).collect();
    if names.len() < 2 {
        return None;
    }
    // 新建图书馆, 组织春
    while let Some((len, _)) = VERBS.at(names[0], 0).filter(|(len, verb)| **verb != Verb::Noun && *len < names[0].len())
    {
        names[0] = &names[0][len..];
    }
    let last = names.len() - 1;
    let whole = names[last];
    // 秋两季招聘会: the word that counts them is none of their names.
    let counted = whole.iter().position(|c| matches!(c, '两' | '三' | '四' | '五')).filter(|at| *at > 0);
    names[last] = &whole[..counted.unwrap_or(whole.len())];
    let rest = counted.map(|at| &whole[at + 1..]);
    let within = |one: &[char], other: &[char]| other.windows(one.len().max(1)).any(|own| own == one);
    let apart = |at: usize, key: &[char]| {
        !key.is_empty() && names.iter().enumerate().all(|(other, name)| other == at || !within(key, name))
    };
    let key = |at: usize| {
        let name = names[at];
        // 文化 of 文化馆分馆, and the end of any other
        let mut heads = (HEAD.min(name.len())..=TAIL.min(name.len())).map(|len| &name[..len]);
        let own = if at == last {
            heads.find(|head| apart(at, head))
        } else {
            Some(&name[name.len().saturating_sub(TAIL)..])
        };
        own.filter(|key| apart(at, key)).map(<[char]>::to_vec)
    };
    let named = |at: usize| {
        let tail = rest.or_else(|| Some(tail(names[at], whole)).filter(|_| at < last)).unwrap_or(&[]);
        Some(([names[at], tail].concat(), key(at)?))
    };
    (0..names.len()).map(named).collect()
}

/// What the last of several names goes on with, where it is said of another as well: 分馆 of 图书馆、文化馆分馆, 收入 of 城镇、农村收入.
fn tail<'n>(name: &[char], last: &'n [char]) -> &'n [char] {
    let Some((own, tail)) = last.split_at_checked(name.len()) else { return &[] };
    let kind = |words: &[char]| {
        let (len, kind) = CONTRASTS.at(words, 0)?;
        kind.split_once(':').map(|(group, _)| group).filter(|_| len == words.len())
    };
    let alike = own.last() == name.last() || kind(own).is_some() && kind(own) == kind(name);
    if alike && tail.len() > 1 { tail } else { &[] }
}

/// What the last of several things is told by, for it goes on with what is said of all of them: 文化 of 文化馆分馆.
const HEAD: usize = 2;
/// What the others are told by.
const TAIL: usize = 4;

/// Whether the character at a place says that what follows is promised of each: 各6个, 各建成, 均达到, and no 人均.
fn shares_out(words: &[char], at: usize) -> bool {
    let rest = &words[at + 1..];
    let works = rest.is_empty() || VERBS.at(rest, 0).is_some_and(|(_, verb)| *verb != Verb::Noun);
    match words[at] {
        '各' => works,
        '均' | '都' => {
            works && at > 0 && !matches!(words[at - 1], '人' | '平' | '年' | '户' | '月' | '日' | '亩' | '首')
        }
        _ => false,
    }
}
