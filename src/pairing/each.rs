//! What is promised of several things at once: 事故起数、死亡人数均下降5%以上, 图书馆、文化馆分馆各6个. Each is a target of
//! its own.

use super::likeness::Weights;
use super::{Answer, ENOUGH, Setting, actual, fit, parts};
use crate::lexicon::language::Role;
use crate::passage::{Figure, Passage};
use crate::target::{Target, Targets, things};
use crate::terms::Comparator;
use crate::text::{holds, holds_any, opens_with};

/// Where one of the things came off worse than another, it is the one that answers.
pub fn worse(targets: &[Target], passage: &Passage, weights: &Weights, answers: &mut [Answer]) {
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

/// The answers of targets, some of which are one promise of several things, from those of the promises as wholes.
pub fn spread(targets: &Targets, passage: &Passage, setting: Setting, wholes: Vec<Answer>) -> Vec<Answer> {
    let weights = Weights::new(&targets.targets);
    let begun = |target: &Target, figure: &Figure| {
        fit::of(target, passage, figure, &weights, setting, &targets.taken).is_some_and(|fit| fit.started)
    };
    let targets = &targets.targets;
    let mut answers = Vec::with_capacity(targets.len());
    for answer in wholes {
        let group = things::group(&targets[answers.len()..]);
        match group {
            [first, ..] if first.thing.is_some() => answers.extend(of_things(group, passage, &answer, &begun)),
            _ => answers.push(answer),
        }
    }
    answers
}

/// What became of each of the things of one promise: the figure that tells of it alone, or the one that is told of all.
fn of_things(
    group: &[Target],
    passage: &Passage,
    whole: &Answer,
    begun: &dyn Fn(&Target, &Figure) -> bool,
) -> Vec<Answer> {
    let Some(promise) = group.first().and_then(|first| first.thing.as_ref()).map(|thing| &thing.whole) else {
        return Vec::new();
    };
    let words = |figure: &Figure| {
        [passage.before(figure), passage.after(figure)].map(|span| passage.text.folded(span)).join(&' ')
    };
    let keys: Vec<&[Vec<char>]> = group.iter().filter_map(|own| Some(own.thing.as_ref()?.keys.as_slice())).collect();
    let says = |words: &[char], key: &[char]| words.windows(key.len()).any(|own| own == key);
    let named = |figure: &Figure| -> Vec<usize> {
        let words = words(figure);
        (0..keys.len()).filter(|at| keys[*at].iter().any(|key| says(&words, key))).collect()
    };
    let may = |figure: &Figure| may_answer(promise, passage, figure);
    let mut told: Vec<Vec<usize>> = vec![Vec::new(); group.len()];
    let mut together = false;
    for (index, figure) in passage.figures.iter().enumerate().filter(|(_, figure)| may(figure)) {
        match named(figure).as_slice() {
            [] => {}
            [name] => told[*name].push(index),
            several => {
                let before = passage.text.folded(passage.before(figure));
                let list = list_from(passage, index);
                if holds(before, "分别") && several.len() == group.len() && list.len() == group.len() {
                    told = list.into_iter().map(|index| vec![index]).collect();
                    break;
                }
                together |= !before.iter().any(|c| matches!(c, '各' | '均' | '每' | '都'));
            }
        }
    }
    let unnamed = told.iter().all(Vec::is_empty);
    // 招聘会、技能竞赛共12场: how many of each is not said.
    if unnamed && (!together || promise.figure.is_change()) {
        return vec![whole.clone(); group.len()];
    }
    let answer = |(target, told): (&Target, &Vec<usize>)| {
        let known = told.first().filter(|_| told.len() == 1);
        let (started, done) = known.into_iter().partition::<Vec<usize>, _>(|at| begun(target, &passage.figures[**at]));
        let actual = done.first().map(|index| actual(target, passage, *index));
        Answer { actual, started: !started.is_empty(), ..Answer::default() }
    };
    group.iter().zip(&told).map(answer).collect()
}

/// Whether a figure tells what became of such a promise: of its kind, and neither planned nor compared.
fn may_answer(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let units = target.unit.as_ref().zip(figure.quantity.unit.as_ref());
    let itself = target.cell == passage.cell && figure.quantity.core == target.figure.quantity.core;
    // 比上年下降16.7%: a change is from something.
    let other = [Role::Part, Role::Plan, Role::Forecast, Role::LastYear, Role::Rest];
    let compared = figure.has(Role::Compare) && !target.figure.is_change();
    units.is_some_and(|(wanted, found)| wanted.measures_like(found))
        && !itself
        && figure.rate.is_none()
        && !figure.is_start()
        && figure.is_change() == target.figure.is_change()
        && !compared
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
