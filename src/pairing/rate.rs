//! Stated completion rates, and which targets they are of.

use super::{Answer, likeness::Weights};
use crate::number::Decimal;
use crate::passage::noun::Noun;
use crate::passage::{Figure, Passage};
use crate::reading::Reading;
use crate::target::{Taken, Target};
use crate::terms::{CellName, Kind};
use crate::text::Chars;
use std::cell::LazyCell;

/// A completion rate that the ledger prints.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedRate {
    /// In per cent of the target.
    pub value: Decimal,
    /// The cell that it stands in.
    pub cell: CellName,
    /// Where it stands.
    pub span: Chars,
}

/// Gives each target the rate that is stated for it: those of the rate column in order when there is one for each, one
/// rate over all; those of the text by their place.
pub fn attach(targets: &[Target], reading: &Reading, answers: &mut [Answer]) {
    if let Some(cell) = &reading.rate {
        let rates = column(cell);
        let parts = parts(cell, &rates).filter(|parts| parts.len() == targets.len() && parts.len() > 1);
        if let Some(parts) = parts {
            for (answer, rate) in answers.iter_mut().zip(parts) {
                answer.rate = rate;
            }
            return in_text(targets, reading, answers);
        }
        for (index, answer) in answers.iter_mut().enumerate() {
            answer.rate = match rates.as_slice() {
                [one] => Some(one.clone()),
                many if many.len() == targets.len() => many.get(index).cloned(),
                _ => None,
            };
        }
        if rates.len() == 1 && answers.len() > 1 {
            // One rate for several targets says nothing about those with a figure of their own; and that of one of them nothing about others.
            let own = |(target, answer): (&Target, &Answer)| {
                let share = super::share(target, answer)?;
                let apart = rates[0].value.minus(share)?;
                Some(apart.abs() <= Decimal::new(1, 1) && rates[0].value != Decimal::new(100, 0))
            };
            let is_of_one = targets.iter().zip(answers.iter()).any(|pair| own(pair) == Some(true));
            for answer in answers.iter_mut().filter(|_| is_of_one) {
                answer.rate = None;
            }
            for answer in answers.iter_mut().filter(|answer| answer.actual.is_some()) {
                answer.rate = None;
            }
        }
    }
    in_text(targets, reading, answers);
    of_level(targets, reading, answers);
    if reading.narrative {
        in_brackets(&reading.completion, answers);
    }
}

/// 完成10.92亿元，同比增长6.2%，占年度目标的52%: of a level and its growth the share is that of the level.
fn of_level(targets: &[Target], reading: &Reading, answers: &mut [Answer]) {
    let passage = &reading.completion;
    let sentence = |answer: &Answer| {
        let at = answer.actual.as_ref().map(|actual| actual.figure)?;
        passage.figures.get(at).map(|figure| passage.sentence_of(figure))
    };
    for at in 0..targets.len() {
        let rated = answers[at].rate.as_ref().is_some_and(|rate| rate.cell == passage.cell);
        if !targets[at].figure.is_change() || !rated {
            continue;
        }
        let level = (0..targets.len()).find(|other| {
            let target = &targets[*other];
            *other != at
                && !target.figure.is_change()
                && target.noun == targets[at].noun
                && sentence(&answers[*other]).is_some()
                && sentence(&answers[*other]) == sentence(&answers[at])
        });
        if let Some(level) = level {
            let rate = answers[at].rate.take();
            answers[level].rate = answers[level].rate.take().or(rate);
        }
    }
}

/// 500套已入住436套（87.2%）: where a sentence both promises and reports, the percentage in brackets right behind the answer is its rate.
fn in_brackets(passage: &Passage, answers: &mut [Answer]) {
    let chars = passage.text.chars();
    for answer in answers.iter_mut().filter(|answer| answer.rate.is_none()) {
        let Some(end) = answer.actual.as_ref().map(|actual| actual.span.end) else { continue };
        let behind = passage.figures.iter().find(|figure| figure.quantity.span.start == end + 1);
        let percent = behind.filter(|figure| {
            let unit = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
            unit && chars.get(end) == Some(&'(') && chars.get(figure.quantity.span.end) == Some(&')')
        });
        answer.rate = percent.map(|figure| StatedRate {
            value: figure.quantity.value,
            cell: passage.cell,
            span: figure.quantity.span,
        });
    }
}

fn column(cell: &Passage) -> Vec<StatedRate> {
    cell.figures
        .iter()
        .filter(|figure| figure.quantity.kind == Kind::Quantity)
        .filter(|figure| figure.quantity.unit.as_ref().is_none_or(|unit| unit.dimension == "percent"))
        .map(|figure| StatedRate { value: figure.quantity.value, cell: CellName::Rate, span: figure.quantity.span })
        .collect()
}

/// 100%/—, 97.3%/115%: one for each target, those that are not told among them.
fn parts(cell: &Passage, rates: &[StatedRate]) -> Option<Vec<Option<StatedRate>>> {
    let chars = cell.text.chars();
    let marks: Vec<usize> = (0..chars.len()).filter(|&at| chars[at] == '/').collect();
    let ends = marks.iter().copied().chain([chars.len()]);
    let starts = std::iter::once(0).chain(marks.iter().map(|mark| mark + 1));
    let own =
        |(start, end): (usize, usize)| rates.iter().find(|rate| Chars::new(start, end).contains(rate.span)).cloned();
    (!marks.is_empty() && rates.len() <= marks.len()).then(|| starts.zip(ends).map(own).collect())
}

/// A rate at the start of the cell is of all targets without figures; any other of the target whose actual stands
/// right before it, or which its sentence is about.
fn in_text(targets: &[Target], reading: &Reading, answers: &mut [Answer]) {
    let passage = &reading.completion;
    let weights = LazyCell::new(|| Weights::new(targets));
    let mut last_clause = None;
    for figure in passage.figures.iter().filter(|figure| figure.rate.is_some()) {
        let Some(value) = figure.rate else { continue };
        let is_actual = |answer: &Answer| {
            answer.actual.iter().chain(&answer.rivals).any(|actual| actual.span == figure.quantity.span)
        };
        if answers.iter().any(is_actual) {
            continue;
        }
        let stated = StatedRate { value, cell: passage.cell, span: figure.quantity.span };
        if is_of_another_base(targets, passage, figure) || is_of_other_measure(targets, passage, figure) {
            continue;
        }
        let listed = last_clause == Some(figure.clause);
        last_clause = Some(figure.clause);
        // 已完成，完成率108%
        let said = |index: usize| index == figure.clause || passage.noun_of(index).is_empty();
        let opening = (0..=figure.clause).all(said)
            && figure.clause <= 1
            && passage.figures.first().is_some_and(|first| first.quantity == figure.quantity);
        // 完成率分别为91.5%和104.3%: one for each of the targets, in their order.
        let rated: Vec<&Figure> = passage.figures_of(figure.clause).filter(|other| other.rate.is_some()).collect();
        let own = passage.clauses.get(figure.clause).map_or(&[][..], |own| passage.text.folded(own.span));
        if rated.len() > 1 && rated.len() == answers.len() && crate::text::holds(own, "分别") {
            if let Some(rank) = rated.iter().position(|other| other.quantity == figure.quantity) {
                // In the order in which the report tells of them, if it tells of all.
                let place = |t: &usize| answers[*t].actual.as_ref().map(|actual| actual.span.start);
                let mut order: Vec<usize> = (0..answers.len()).collect();
                if order.iter().all(|t| place(t).is_some_and(|at| at < figure.quantity.core.start)) {
                    order.sort_by_key(place);
                }
                answers[order[rank]].rate = Some(stated);
            }
            continue;
        }
        if opening && answers.len() > 1 {
            for answer in answers.iter_mut().filter(|answer| answer.actual.is_none() && answer.rivals.is_empty()) {
                answer.rate.get_or_insert_with(|| stated.clone());
            }
            continue;
        }
        let sentence = passage.sentence_of(figure);
        let several = passage.figures_of(figure.clause).filter(|other| other.rate.is_some()).count();
        let before: Vec<usize> = (0..answers.len())
            .filter(|&t| {
                answers[t].actual.as_ref().and_then(|a| passage.figures.get(a.figure)).is_some_and(|own| {
                    passage.sentence_of(own) == sentence && own.quantity.span.end <= figure.quantity.span.start
                })
            })
            .collect();
        let apart = |answer: &Answer| {
            let own = answer.actual.as_ref().and_then(|actual| passage.figures.get(actual.figure));
            let own = own.or(targets.first().map(|target| &target.figure));
            own.is_some_and(|own| passage.sentence_of(own) != sentence)
        };
        let index = if let [only] = &*answers {
            // In a narrative each sentence has an indicator of its own.
            // 91.6%，比上年提高2.4个百分点; 为预算的54.8%，同比增长3.1%: the level and its share come before the change that was promised.
            let points = |target: &Target| target.unit.as_ref().is_some_and(|unit| unit.dimension == "points");
            let changes = targets.first().is_some_and(|target| target.figure.is_change() || points(target));
            let later = only.actual.as_ref().is_some_and(|actual| actual.span.start > figure.quantity.span.start);
            // 完成年度任务的104%，11座危桥改造全部完工: told before the target, and of another.
            let before = reading.narrative
                && targets.first().is_some_and(|target| target.figure.quantity.core.start > figure.quantity.core.end)
                && only.actual.is_none();
            (!(several > 1 || before || changes && later || reading.narrative && apart(only))).then_some(0)
        } else if several > 1 && several == before.len() {
            let rank = passage
                .figures_of(figure.clause)
                .filter(|f| f.rate.is_some())
                .position(|f| f.quantity == figure.quantity);
            rank.and_then(|rank| before.get(rank).copied())
        } else {
            let nearest = before.iter().copied().max_by_key(|&t| answers[t].actual.as_ref().map(|a| a.span.end));
            // 水利投资完成5.2亿元，中小河流治理完成率90%: what has a name of its own is of the target so named.
            let like = |t: usize| weights.likeness(&targets[t].noun, &figure.noun, &Noun::default());
            let open = (0..answers.len()).filter(|&t| answers[t].actual.is_none() && answers[t].rivals.is_empty());
            let named = open
                .max_by_key(|&t| like(t))
                .filter(|&t| like(t) >= super::ENOUGH && nearest.is_none_or(|nearest| like(t) > like(nearest)));
            let nearest = named.or(nearest);
            nearest.filter(|_| !listed || named.is_some()).or_else(|| {
                (0..answers.len())
                    .filter(|&t| answers[t].actual.is_none())
                    .map(|t| (weights.likeness(&targets[t].noun, &figure.noun, &figure.context), t))
                    .filter(|(score, _)| *score >= super::ENOUGH)
                    .max()
                    .map(|(_, t)| t)
            })
        };
        // 建设任务完成33个，更换消火栓872具，为年度计划的109%: of what is counted in between, where it does not fit.
        let index = index.filter(|&index| {
            let fits = super::share(&targets[index], &answers[index])
                .is_none_or(|share| value.minus(share).is_some_and(|apart| apart.abs() <= Decimal::ONE));
            fits || !reading.narrative || !is_passed_over(passage, &answers[index], figure)
        });
        if several == 1 && !reading.narrative && is_of_all(passage, figure, answers) {
            for answer in &mut *answers {
                answer.rate = Some(stated.clone());
            }
        } else if let Some(answer) = index.and_then(|index| answers.get_mut(index)) {
            answer.rate = Some(stated);
        }
    }
}

/// 完成投资312亿元，为年度计划的108.3% for 开工率85%: the rate of a sum right before it, where no sum was promised.
fn is_of_other_measure(targets: &[Target], passage: &Passage, rate: &Figure) -> bool {
    let dimension = |unit: Option<&crate::quantity::Unit>| unit.map(|unit| unit.dimension);
    let at = passage.figures.partition_point(|other| other.quantity.core.start < rate.quantity.core.start);
    let before = at.checked_sub(1).and_then(|before| passage.figures.get(before));
    let own = before.filter(|own| {
        passage.sentence_of(own) == passage.sentence_of(rate) && own.clause + 1 >= rate.clause && rate.noun.is_empty()
    });
    own.and_then(|own| dimension(own.quantity.unit.as_ref())).is_some_and(|own| {
        own.starts_with("money") && targets.iter().all(|target| dimension(target.unit.as_ref()) == Some("percent"))
    })
}

/// 总体完成年度任务的87%: a rate in a clause that names nothing, where no target has an answer of its own.
fn is_of_all(passage: &Passage, rate: &Figure, answers: &[Answer]) -> bool {
    let open = |answer: &Answer| answer.actual.is_none() && answer.rivals.is_empty() && answer.rate.is_none();
    let words = passage.clauses.get(rate.clause).map_or(&[][..], |own| passage.text.folded(own.span));
    let yearly = ["年度任务", "年度目标", "全年任务", "全年目标", "目标任务", "任务目标", "总体完成", "整体完成"];
    let opens = ["总体", "整体", "完成", "已完成", "全年完成", "累计完成"];
    answers.len() > 1
        && answers.iter().all(open)
        && crate::text::holds_any(words, &yearly)
        && opens.iter().any(|word| crate::text::opens_with(words, word))
        || answers.len() > 1
            && answers.iter().all(open)
            && crate::text::holds_any(words, &["任务整体完成率", "任务总体完成率", "任务综合完成率"])
}

/// 完成市下达任务4000人的109.7%: whether a rate is of a plan that is printed with it, and that no target is.
fn is_of_another_base(targets: &[Target], passage: &Passage, rate: &Figure) -> bool {
    let at = passage.figures.partition_point(|other| other.quantity.core.start < rate.quantity.core.start);
    let base = at.checked_sub(1).and_then(|before| passage.figures.get(before));
    let base = base.filter(|base| crate::passage::is_base(&passage.text, &base.quantity));
    base.is_some_and(|base| {
        let own = super::base(base.quantity.value, base.quantity.unit.as_ref());
        let is = |target: &Target| {
            super::base(target.value, target.unit.as_ref()) == own
                || target.original.as_ref().is_some_and(|first| first.figure.quantity.value == base.quantity.value)
        };
        !targets.iter().any(is)
    })
}

/// Whether something else with a name and a work of its own is counted between an answer and a rate.
fn is_passed_over(passage: &Passage, answer: &Answer, rate: &Figure) -> bool {
    let Some(actual) = &answer.actual else { return false };
    passage.figures.iter().any(|other| {
        other.quantity.core.start > actual.span.end
            && other.quantity.core.end < rate.quantity.core.start
            && !other.inherits
            && other.rate.is_none()
            && !other.verb_words.is_empty()
            && !other.has(crate::lexicon::language::Role::Rest)
    })
}

/// Lets a stated rate decide which of several figures it is of: 完成路基102公里、路面64公里，完成率58.2% of 110公里. An actual that the rate bears out
/// stays; where it does not, and exactly one other figure that `may` answer does, that one answers.
pub fn settle(
    targets: &[Target],
    passage: &Passage,
    may: impl Fn(&Target, &Figure) -> bool,
    taken: &Taken,
    answers: &mut [Answer],
) {
    let used: Vec<usize> =
        answers.iter().filter_map(|answer| answer.actual.as_ref().map(|actual| actual.figure)).collect();
    for (target, answer) in targets.iter().zip(answers) {
        let Some(rate) = answer.rate.clone().filter(|_| !target.ceiling) else { continue };
        let bears_out = |value: Decimal, unit: Option<&crate::quantity::Unit>| {
            let share = super::base(value, unit)?
                .over(super::base(target.value, target.unit.as_ref())?, 8)?
                .times(Decimal::new(100, 0))?;
            Some(rate.value.minus(share)?.abs() <= Decimal::new(6, rate.value.places().max(1) + 1))
        };
        let known = answer.actual.as_ref();
        if known.is_some_and(|actual| {
            !actual.parts.is_empty() || bears_out(actual.value, actual.unit.as_ref()) == Some(true)
        }) {
            continue;
        }
        let sentence =
            passage.figures.iter().find(|figure| figure.quantity.span == rate.span).map(|own| passage.sentence_of(own));
        let mut fitting = passage.figures.iter().enumerate().filter(|(index, figure)| {
            let units = target.unit.as_ref().zip(figure.quantity.unit.as_ref());
            !used.contains(index)
                && figure.rate.is_none()
                && !taken.has(figure.quantity.span)
                && rate.value != Decimal::new(100, 0)
                && (rate.cell != passage.cell || Some(passage.sentence_of(figure)) == sentence)
                && units.is_some_and(|(wanted, found)| wanted.measures_like(found))
                && may(target, figure)
                && bears_out(figure.quantity.value, figure.quantity.unit.as_ref()) == Some(true)
        });
        if let (Some((index, _)), None) = (fitting.next(), fitting.next()) {
            answer.actual = Some(super::actual(target, passage, index));
            answer.rivals.clear();
        }
    }
}
