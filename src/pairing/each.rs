//! What is promised of several things at once: 事故起数、死亡人数均下降5%以上, 图书馆、文化馆分馆各6个. It is kept by all of them, or not at all.

use super::likeness::Weights;
use super::{Actual, Answer, ENOUGH, actual, base, parts};
use crate::lexicon::language::{Role, VERBS, Verb};
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::terms::Comparator;
use crate::text::{holds, holds_any, opens_with};

/// Where one of the things came off worse than another, it is the one that answers.
pub fn worse(targets: &[Target], passage: &Passage, weights: &Weights, answers: &mut [Answer]) {
    for (target, answer) in targets.iter().zip(answers.iter_mut()) {
        if let Some(names) = things(target) {
            of_things(target, passage, &names, answer);
        }
    }
    give_to_all(targets, passage, answers);
    for (target, answer) in targets.iter().zip(answers) {
        let Some(known) = answer.actual.as_ref().filter(|_| promises_each(target)) else { continue };
        let own = &passage.figures[known.figure];
        let another = |figure: &Figure| {
            figure.quantity.core != own.quantity.core
                && figure.is_change()
                && figure.quantity.unit == own.quantity.unit
                && figure.rate.is_none()
                && !figure.noun.is_empty()
                && figure.noun != own.noun
                && passage.sentence_of(figure) == passage.sentence_of(own)
                && weights.share(&figure.noun, &target.noun) >= 2 * ENOUGH
        };
        let others = passage.figures.iter().enumerate().filter(|(_, figure)| another(figure));
        let least = others.map(|(index, _)| actual(target, passage, index)).min_by_key(|other| other.value);
        if let Some(least) = least.filter(|least| least.value < known.value && least.value < target.value) {
            answer.actual = Some(least);
        }
    }
}

fn promises_each(target: &Target) -> bool {
    let several = target.words.iter().any(|c| matches!(c, '、' | '和' | '与' | '及'));
    let each = holds_any(&target.words, &["分别", "均", "都", "双"]);
    target.figure.is_change() && several && each && !target.ceiling && target.comparator != Comparator::Between
}

/// The keys of the things that are promised so much each, where there are several: 图书馆 and 文化 of 图书馆、文化馆分馆各6个.
fn things(target: &Target) -> Option<Vec<Vec<char>>> {
    let words = &target.words;
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
    // 秋两季招聘会: the word that counts them is none of their names.
    let last = names.len() - 1;
    let counted = names[last].iter().position(|c| matches!(c, '两' | '三' | '四' | '五')).filter(|at| *at > 0);
    names[last] = &names[last][..counted.unwrap_or(names[last].len())];
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
    (0..names.len()).map(key).collect()
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

/// Answers by the thing that came off worst; by nothing where those that are told of do as was promised, and the others are not told of.
fn of_things(target: &Target, passage: &Passage, names: &[Vec<char>], answer: &mut Answer) {
    let words = |figure: &Figure| {
        [passage.before(figure), passage.after(figure)].map(|span| passage.text.folded(span)).join(&' ')
    };
    let says = |words: &[char], key: &[char]| words.windows(key.len()).any(|own| own == key);
    let named = |figure: &Figure| -> Vec<usize> {
        let words = words(figure);
        (0..names.len()).filter(|name| says(&words, &names[*name])).collect()
    };
    let may = |figure: &Figure| may_answer(target, passage, figure);
    let mut told: Vec<Vec<usize>> = vec![Vec::new(); names.len()];
    let mut together = false;
    for (index, figure) in passage.figures.iter().enumerate().filter(|(_, figure)| may(figure)) {
        match named(figure).as_slice() {
            [] => {}
            [name] => told[*name].push(index),
            several => {
                let before = passage.text.folded(passage.before(figure));
                let list = list_from(passage, index);
                if holds(before, "分别") && several.len() == names.len() && list.len() == names.len() {
                    told = list.into_iter().map(|index| vec![index]).collect();
                    break;
                }
                together |= !before.iter().any(|c| matches!(c, '各' | '均' | '每' | '都'));
            }
        }
    }
    let size = |actual: &Actual| base(actual.value, actual.unit.as_ref());
    let wanted = base(target.value, target.unit.as_ref());
    let short = |own: &Actual| if target.ceiling { size(own) > wanted } else { size(own) < wanted };
    let known: Vec<Actual> = told
        .iter()
        .filter_map(|told| told.first().filter(|_| told.len() == 1))
        .map(|index| actual(target, passage, *index))
        .collect();
    let worst = if target.ceiling {
        known.iter().max_by_key(|own| size(own))
    } else {
        known.iter().min_by_key(|own| size(own))
    };
    match worst {
        Some(worst) if known.len() == names.len() || short(worst) => {
            *answer = Answer { actual: Some(worst.clone()), ..Answer::default() };
        }
        Some(_) => *answer = Answer::default(),
        // 招聘会、技能竞赛共12场: how many of each is not said.
        None if together && !target.figure.is_change() => *answer = Answer::default(),
        None => {}
    }
}

/// Whether a figure tells what became of such a promise: of its kind, and neither planned nor compared.
fn may_answer(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let units = target.unit.as_ref().zip(figure.quantity.unit.as_ref());
    let itself = target.cell == passage.cell && figure.quantity.core == target.figure.quantity.core;
    let other = [Role::Part, Role::Plan, Role::Forecast, Role::LastYear, Role::Compare, Role::Rest];
    units.is_some_and(|(wanted, found)| wanted.measures_like(found))
        && !itself
        && figure.rate.is_none()
        && !figure.is_start()
        && figure.is_change() == target.figure.is_change()
        && !other.iter().any(|role| figure.has(*role))
}

/// A figure, and those that follow it in its list.
fn list_from(passage: &Passage, first: usize) -> Vec<usize> {
    let goes_on = |at: &usize| parts::joined(passage, &passage.figures[at - 1], &passage.figures[*at]);
    std::iter::once(first).chain((first + 1..passage.figures.len()).take_while(goes_on)).collect()
}

/// 各乡镇新增50个，全县共600个: what came of it in all answers what was promised in all, and not what was promised of each.
fn give_to_all(targets: &[Target], passage: &Passage, answers: &mut [Answer]) {
    for t in 1..targets.len() {
        let (each, all) = (&targets[t - 1], &targets[t]);
        let of_each = (0..each.words.len()).any(|at| EACH.iter().any(|word| opens_with(&each.words[at..], word)));
        let of_all = holds_any(&all.words, &["共", "合计", "总计", "全县", "全市", "全区"]);
        let Some(own) = answers[t - 1].actual.as_ref().filter(|_| of_each && of_all && each.unit == all.unit) else {
            continue;
        };
        let words = passage.text.folded(passage.before(&passage.figures[own.figure]));
        if words.iter().any(|c| matches!(c, '各' | '均' | '每')) {
            continue;
        }
        let index = own.figure;
        answers[t - 1] = Answer::default();
        if answers[t].actual.is_none() && answers[t].rivals.is_empty() {
            answers[t] = Answer { actual: Some(actual(all, passage, index)), ..Answer::default() };
        }
    }
}

/// Of what places something is promised each.
const EACH: [&str; 9] = ["各乡镇", "各镇", "各街道", "各县", "各区", "各村", "各社区", "各学校", "各单位"];
