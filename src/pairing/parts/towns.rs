//! Parts by town or phase: 东河镇15个、西岭镇18个、南坪乡9个标准化卫生室, 一期新建20个，二期新建17个. What is counted stands but once in such a list.

use super::{DIVISIONS, part};
use crate::lexicon::language::{Role, VERBS, Verb};
use crate::pairing::Actual;
use crate::pairing::likeness::Weights;
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::terms::Bound;
use crate::text::{is_han, opens_with};

/// The answer and all else that its sentence counts in its unit, where each belongs to a town or a phase of its own, and to nothing else.
pub(super) fn towns(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure) else { return Vec::new() };
    let counted = |figure: &Figure| {
        figure.quantity.unit == own.quantity.unit
            && figure.rate.is_none()
            && passage.sentence_of(figure) == passage.sentence_of(own)
    };
    let mut names: Vec<&[char]> = Vec::new();
    let mut parts = Vec::new();
    let near = actual.figure.saturating_sub(NEAR);
    let figures = passage.figures.iter().enumerate().skip(near).take(2 * NEAR);
    for (index, figure) in figures.filter(|(_, figure)| counted(figure)) {
        let words = words_of(passage, figure);
        let name = name(words).filter(|name| !names.contains(name) && !says(&target.words, name));
        let free = index == actual.figure || !used.contains(&index);
        match name.filter(|_| free && is_plain(figure)) {
            Some(name) if is_of_target(target, passage, figure, name.len()) => names.push(name),
            _ => return Vec::new(),
        }
        parts.push(part(actual, figure, index));
    }
    parts
}

/// A list by towns has no more of them to either side.
const NEAR: usize = 40;

/// The words before a figure, without what only leads to a place.
fn words_of<'p>(passage: &'p Passage, figure: &Figure) -> &'p [char] {
    let words = passage.text.folded(passage.before(figure));
    words.strip_prefix(&['在']).unwrap_or(words)
}

/// The town or phase that words open with.
fn name(words: &[char]) -> Option<&[char]> {
    let ends = |at: usize| {
        let division = DIVISIONS.iter().find(|end| opens_with(&words[at..], end)).map(|end| end.chars().count());
        // 社区 is a thing more often than a place.
        let place = matches!(words[at], '县' | '市' | '村') || words[at] == '区' && words[at - 1] != '社';
        division.or_else(|| place.then_some(1)).map(|len| at + len)
    };
    let end = (1..words.len().min(LONGEST)).find_map(ends)?;
    // 各街道, 全县, 新建小区 are no names.
    let any = matches!(words[0], '全' | '各' | '每' | '其' | '该' | '我' | '本' | '共');
    let work = VERBS.at(words, 0).is_some_and(|(_, verb)| *verb != Verb::Noun);
    (!any && !work && words[..end].iter().all(|c| is_han(*c))).then(|| &words[..end])
}

/// No name of a town is longer.
const LONGEST: usize = 6;

/// Whether a figure tells nothing of itself but how many there are.
fn is_plain(figure: &Figure) -> bool {
    use Role::{Compare, Forecast, LastYear, Part, Plan, Rest, Stock, Underway};
    let open = [Compare, Forecast, LastYear, Part, Plan, Rest, Stock, Underway].iter().any(|role| figure.has(*role));
    figure.quantity.bound == Bound::Plain && !figure.is_start() && !open
}

/// Whether nothing is named beside the town but what was promised.
fn is_of_target(target: &Target, passage: &Passage, figure: &Figure, name: usize) -> bool {
    let before = &words_of(passage, figure)[name..];
    let after = passage.text.folded(passage.after(figure));
    // 标准化卫生室全部建成: up to what is said of them
    let end = (0..after.len()).find(|&at| !is_han(after[at]) || is_said(&after[at..])).unwrap_or(after.len());
    [before, &after[..end]].into_iter().all(|words| is_told_by(target, words))
}

/// 全部建成, 建成: what is said of all that is counted.
fn is_said(words: &[char]) -> bool {
    let verb = VERBS.at(words, 0).is_some_and(|(_, verb)| matches!(verb, Verb::Finish | Verb::Start));
    verb || ["全部", "均", "已", "都"].iter().any(|word| opens_with(words, word))
}

/// Whether words hold but verbs, and for the most part words of the target.
fn is_told_by(target: &Target, words: &[char]) -> bool {
    let (mut at, mut all, mut own) = (0, 0, 0);
    while at < words.len() {
        if let Some((len, _)) = VERBS.at(words, at).filter(|(_, verb)| **verb != Verb::Noun) {
            at += len;
            continue;
        }
        all += 1;
        own += usize::from(target.words.contains(&words[at]));
        at += 1;
    }
    own * 4 >= all * 3
}

fn says(words: &[char], name: &[char]) -> bool {
    words.windows(name.len()).any(|own| own == name)
}
