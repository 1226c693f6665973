//! What is promised of several things at once: 图书馆、文化馆分馆各6个, 事故起数、死亡人数均下降5%以上. Each of them is a target of its own.

use super::Target;
use crate::lexicon::language::{CONTRASTS, VERBS, Verb};
use crate::passage::noun::Noun;
use crate::text::opens_with;

/// One of several things of which one and the same is promised.
#[derive(Clone, Debug)]
pub struct Thing {
    /// What is promised of all of them.
    pub whole: Box<Target>,
    /// Words any of which tells it from the others: 图书 and 书馆 of 图书馆、文化馆分馆.
    pub keys: Vec<Vec<char>>,
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
    let one = |(name, keys): (Vec<char>, Vec<Vec<char>>)| {
        let noun = Noun::of(&name);
        Target {
            indicator: name.iter().collect(),
            words: [&name[..], &target.figure.verb_words].concat(),
            lists: false,
            noun: if noun.is_empty() { target.noun.clone() } else { noun },
            thing: Some(Thing { whole: Box::new(target.clone()), keys, of }),
            ..target.clone()
        }
    };
    things.into_iter().map(one).collect()
}

/// A name, and what tells it from the others.
type Named = (Vec<char>, Vec<Vec<char>>);

/// What tells each of several things from the others, where words list them: 绿色, 有机 and 地理 of 绿色、有机和地理标志农产品.
pub fn listed(words: &[char]) -> Option<Vec<Vec<Vec<char>>>> {
    keys(&names(words))
}

/// What 、 and the words for it part: 供水 and 供气普及率 of 供水、供气普及率.
fn names(words: &[char]) -> Vec<&[char]> {
    let joint = |at: usize| match words[at] {
        '、' => true,
        '和' => {
            !matches!(words.get(at + 1), Some('谐' | '平' | '解')) && !matches!(words[..at].last(), Some('总' | '中'))
        }
        '与' => !matches!(words[..at].last(), Some('参')),
        '及' => {
            !matches!(words[..at].last(), Some('普' | '涉' | '触' | '波'))
                && !matches!(words.get(at + 1), Some('时' | '格'))
        }
        _ => false,
    };
    let mut start = 0;
    let mut names = Vec::new();
    for at in (0..words.len()).filter(|at| joint(*at)) {
        names.push(words[start..at].strip_suffix(&['以']).unwrap_or(&words[start..at]));
        start = at + 1;
    }
    names.push(&words[start..]);
    names
}

/// Words that tell each name from the others; none where one cannot be told.
fn keys(names: &[&[char]]) -> Option<Vec<Vec<Vec<char>>>> {
    let last = names.len().checked_sub(1).filter(|last| *last > 0)?;
    let others = |at: usize, key: &[char]| {
        names.iter().enumerate().any(|(other, name)| other != at && name.windows(key.len()).any(|own| own == key))
    };
    let keys = |at: usize| -> Option<Vec<Vec<char>>> {
        // 文化 of 文化馆分馆: the last one goes on with what is said of all of them.
        let name = if at == last { &names[at][..names[at].len().min(HEAD)] } else { names[at] };
        let len = name.len().min(2);
        let apart = name.windows(len.max(1)).filter(|key| !others(at, key));
        Some(apart.map(<[char]>::to_vec).collect()).filter(|keys: &Vec<Vec<char>>| !keys.is_empty())
    };
    (0..names.len()).map(keys).collect()
}

/// The names and keys of the things that are promised so much each, where there are several.
fn things(words: &[char]) -> Option<Vec<Named>> {
    let end = (0..words.len()).rev().find(|&at| shares_out(words, at))?;
    let mut names = names(&words[..end]);
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
    let named = |(at, keys): (usize, Vec<Vec<char>>)| {
        let tail = rest.or_else(|| Some(tail(names[at], whole)).filter(|_| at < last)).unwrap_or(&[]);
        ([names[at], tail].concat(), keys)
    };
    Some(keys(&names)?.into_iter().enumerate().map(named).collect())
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

/// With so many characters the last of several things begins.
const HEAD: usize = 3;

/// Whether the character at a place says that what follows is promised of each: 各6个, 各建成, 均达到, and no 人均.
fn shares_out(words: &[char], at: usize) -> bool {
    let rest = &words[at + 1..];
    // 均比上年下降
    let base = ["比上年", "较上年", "比去年", "较去年", "同比"].iter().find(|base| opens_with(rest, base));
    let rest = base.map_or(rest, |base| &rest[base.chars().count()..]);
    let works = rest.is_empty() || VERBS.at(rest, 0).is_some_and(|(_, verb)| *verb != Verb::Noun);
    match words[at] {
        '各' => works,
        '均' | '都' => {
            works && at > 0 && !matches!(words[at - 1], '人' | '平' | '年' | '户' | '月' | '日' | '亩' | '首')
        }
        _ => false,
    }
}
