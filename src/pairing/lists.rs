//! Two lists side by side: 学校9所、幼儿园14所，实际投用9所、15所. What names nothing answers in the order of what is named.

use super::fit::Fit;
use super::{Actual, Answer, ENOUGH};
use crate::lexicon::language::{Role, VERBS, Verb};
use crate::number::Decimal;
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::terms::Bound;
use crate::text::Chars;

/// What a pair of two lists is worth: no name speaks against it.
const PAIRED: i32 = 1000;

/// Gives the figures of a list that names nothing to the targets before them, the k-th to the k-th, where there are as many of the same kinds.
pub fn in_order(targets: &[Target], passage: &Passage, fits: Vec<(usize, usize, Fit)>) -> Vec<(usize, usize, Fit)> {
    let mut found = pairs(targets, passage);
    let echoed = echoed(targets, passage, &fits);
    found.extend(
        echoed
            .into_iter()
            .filter(|pair| !found.iter().any(|own| own.0 == pair.0 || own.1 == pair.1))
            .collect::<Vec<_>>(),
    );
    if found.is_empty() {
        return fits;
    }
    let free = |(t, f, _): &(usize, usize, Fit)| !found.iter().any(|(target, figure)| target == t || figure == f);
    let mut fits: Vec<(usize, usize, Fit)> = fits.into_iter().filter(free).collect();
    fits.extend(found.iter().map(|(t, f)| (*t, *f, Fit { score: PAIRED, forecast: false, started: false })));
    fits.sort_by_key(|(t, f, _)| (*t, *f));
    fits
}

/// 送电影下乡2880场、送戏下乡120场，实际放映电影2896场、演出戏曲118场: the figures of a list that echoes the one it answers, place by place, where the
/// names of some agree and those of the others have at least a character in common.
fn echoed(targets: &[Target], passage: &Passage, fits: &[(usize, usize, Fit)]) -> Vec<(usize, usize)> {
    let fit = |t: usize, f: usize| fits.iter().find(|(a, b, _)| (*a, *b) == (t, f)).map_or(0, |(_, _, fit)| fit.score);
    let listed = |before: &Figure, next: &Figure| {
        let gap = passage.text.folded(Chars::new(before.quantity.span.end, next.quantity.span.start));
        before.clause == next.clause && gap.first() == Some(&'、') && before.rate.is_none() && next.rate.is_none()
    };
    let mut found = Vec::new();
    let mut t = 0;
    while t < targets.len() {
        let mut run = 1;
        while targets
            .get(t + run)
            .is_some_and(|next| next.cell == passage.cell && listed(&targets[t + run - 1].figure, &next.figure))
        {
            run += 1;
        }
        let last = &targets[t + run - 1].figure;
        let start = passage.figures.iter().position(|figure| figure.clause > last.clause).filter(|start| {
            let list = passage.figures.get(*start..start + run);
            run > 1
                && targets[t].cell == passage.cell
                && list.is_some_and(|list| {
                    passage.sentence_of(&list[0]) == passage.sentence_of(last)
                        && list.windows(2).all(|pair| listed(&pair[0], &pair[1]))
                        && passage.figures.get(start + run).is_none_or(|next| !listed(&list[run - 1], next))
                })
        });
        if let Some(start) = start {
            let direct: Vec<bool> = (0..run).map(|k| fit(t + k, start + k) >= ENOUGH).collect();
            let crossed =
                (0..run).any(|i| (0..run).any(|j| i != j && fit(t + i, start + j) > fit(t + i, start + i).max(ENOUGH)));
            let akin = |k: usize| {
                let (target, figure) = (&targets[t + k], &passage.figures[start + k]);
                let same = target
                    .unit
                    .as_ref()
                    .zip(figure.quantity.unit.as_ref())
                    .is_some_and(|(own, other)| own.text == other.text);
                let name = target.noun.folded();
                same && (direct[k] || figure.inherits || figure.noun.chars().any(|c| name.contains(&c)))
            };
            // 新开工40个、竣工28个，实际新开工31个、竣工9个: the same works in the same order.
            let works = (0..run).all(|k| {
                let (target, figure) = (&targets[t + k].figure, &passage.figures[start + k]);
                let same = target.quantity.unit.as_ref().zip(figure.quantity.unit.as_ref());
                let work = |cell: &Passage, figure: &Figure| {
                    let words = cell.text.folded(cell.before(figure));
                    let verbs = VERBS.find(words).filter(|(_, _, verb)| !matches!(verb, Verb::Noun | Verb::Reach));
                    verbs.last().map(|(at, len, _)| words[at..at + len].to_vec())
                };
                // 增资扩产15个: words that no verb stands for, and the same.
                let tail = |figure: &Figure| {
                    let words = passage.text.folded(passage.before(figure));
                    words.get(words.len().saturating_sub(2)..).map(<[char]>::to_vec).filter(|tail| tail.len() == 2)
                };
                let own = work(passage, target);
                let alike = own.is_some() && own == work(passage, figure)
                    || tail(target).is_some() && tail(target) == tail(figure);
                alike && same.is_some_and(|(own, other)| own.text == other.text)
            });
            if works {
                found.extend((0..run).map(|k| (t + k, start + k)));
            } else if !crossed && direct.contains(&true) && (0..run).all(akin) {
                found.extend((0..run).filter(|k| !direct[*k]).map(|k| (t + k, start + k)));
            }
        }
        t += run;
    }
    found
}

fn pairs(targets: &[Target], passage: &Passage) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < passage.figures.len() {
        let run = nameless(passage, start, targets);
        if run >= 2
            && let Some(first) = wanted(targets, passage, start, run)
        {
            found.extend((0..run).map(|k| (first + k, start + k)));
        }
        start += run.max(1);
    }
    found
}

/// How many figures from one on make a list in which nothing is named.
fn nameless(passage: &Passage, start: usize, targets: &[Target]) -> usize {
    let is_target = |figure: &Figure| {
        targets.iter().any(|target| target.cell == passage.cell && target.figure.quantity.core == figure.quantity.core)
    };
    // 三次产业增加值分别增长4.2%、7.6%和5.9%: what stands before the first belongs to all of them.
    let shared =
        |figure: &Figure| crate::text::holds_any(passage.text.folded(passage.before(figure)), &["分别", "依次"]);
    let plain = |figure: &Figure| (figure.inherits || shared(figure)) && figure.rate.is_none() && !is_target(figure);
    let mut run = 0;
    for figure in &passage.figures[start..] {
        let joined = run == 0 || {
            let last = &passage.figures[start + run - 1];
            let gap = passage.text.folded(Chars::new(last.quantity.span.end, figure.quantity.span.start));
            // 每人每月655元、每人每年5640元
            let each = |rest: &[char]| {
                ["每人每月", "每人每年", "每月", "每年", "每户"]
                    .iter()
                    .any(|word| word.chars().eq(rest.iter().copied()))
            };
            last.clause == figure.clause
                && matches!(gap, ['、' | '和' | '及' | '/', rest @ ..] if rest.is_empty() || each(rest))
        };
        if !plain(figure) || !joined {
            break;
        }
        run += 1;
    }
    run
}

/// The first of as many targets in a row that a list can answer: all that are promised, or all of its own sentence before it.
fn wanted(targets: &[Target], passage: &Passage, start: usize, run: usize) -> Option<usize> {
    let list = &passage.figures[start..start + run];
    let own = |target: &Target| {
        target.cell != passage.cell
            || passage.sentence_of(&target.figure) == passage.sentence_of(&list[0])
                && target.figure.quantity.core.end <= list[0].quantity.core.start
    };
    let first = targets.iter().position(own)?;
    let count = targets[first..].iter().take_while(|target| own(target)).count();
    let alike = targets[first..first + count].iter().zip(list).all(|(target, figure)| {
        let units = target.unit.as_ref().zip(figure.quantity.unit.as_ref());
        // 改建6座、新建3座 for 新建3座、改建6座: each has its own work.
        let other = figure.verb_words.len() >= 2
            && figure.verb_words != target.figure.verb_words
            && targets[first..first + count].iter().any(|other| other.figure.verb_words == figure.verb_words);
        !other
            && units.is_some_and(|(wanted, found)| wanted.measures_like(found))
            && super::fit::comparable(target, figure)
    });
    (count == run && alike).then_some(first)
}

/// 新建口袋公园6个、综合公园7个 for 公园12个，其中口袋公园5个: what answers the part and what answers the whole are two of one list, so that only together
/// they answer the whole.
pub fn add_parts(targets: &[Target], passage: &Passage, answers: &mut [Answer]) {
    for whole in 0..targets.len() {
        let own = &targets[whole];
        let is_part = |part: usize| {
            let target = &targets[part];
            part > whole && target.figure.has(Role::Part) && target.cell == own.cell && target.unit == own.unit
        };
        let part = (0..targets.len()).filter(|part| is_part(*part)).find_map(|part| answers[part].actual.as_ref());
        let Some(part) = part.filter(|part| part.parts.is_empty()).map(|part| part.figure) else { continue };
        if own.figure.has(Role::Part) || own.cell == passage.cell {
            continue;
        }
        let Some(list) = list_around(passage, part) else { continue };
        let figures = passage.figures.get(list.clone()).unwrap_or_default();
        let kind = |figure: &Figure| {
            let (own, named) = (own.noun.folded(), figure.noun.folded());
            own.len() >= 2 && named.len() > own.len() && named.ends_with(&own[own.len() - 2..])
        };
        let plain = |figure: &Figure| figure.quantity.bound == Bound::Plain && !figure.has(Role::Part);
        let answered = match &answers[whole].actual {
            Some(actual) => list.contains(&actual.figure),
            None => !answers[whole].rivals.is_empty(),
        };
        let sum = figures.iter().try_fold(Decimal::ZERO, |sum, figure| sum.plus(figure.quantity.value));
        if let Some(value) = sum.filter(|_| answered && figures.iter().all(|figure| kind(figure) && plain(figure))) {
            let first = super::actual(own, passage, list.start);
            let parts = figures.iter().map(|figure| figure.quantity.span).collect();
            answers[whole] = Answer { actual: Some(Actual { value, parts, ..first }), ..Answer::default() };
        }
    }
}

/// The figures of the list that one stands in, where it has others of its unit.
fn list_around(passage: &Passage, at: usize) -> Option<std::ops::Range<usize>> {
    let goes_on = |before: usize| {
        let (one, other) = (&passage.figures[before], passage.figures.get(before + 1)?);
        (one.quantity.unit == other.quantity.unit && super::parts::joined(passage, one, other)).then_some(())
    };
    let start = (0..at).rev().take_while(|before| goes_on(*before).is_some()).last().unwrap_or(at);
    let end = (at..passage.figures.len()).find(|next| goes_on(*next).is_none()).map_or(at, |end| end);
    (end > start).then_some(start..end + 1)
}
