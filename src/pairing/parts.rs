//! Parts that add up to the answer when no total is printed: 10所中小学、3所幼儿园; 上半年3个，三季度1个.

use super::likeness::Weights;
use super::{Actual, Answer};
use crate::lexicon::language::{Role, Verb};
use crate::number::Decimal;
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::terms::Bound;
use rules::{
    complements, kinds, levels, listed, named, places, portions, quoted, repeated, seasons, sides, sizes, species,
};
use std::collections::BTreeSet;

mod enumerated;
mod rules;
mod towns;

/// Adds up parts: of targets whose rivals are parts of one list, and of those whose answer names only a part of what
/// they promise while its neighbours in the list name the rest.
pub fn add_up(targets: &[Target], passage: &Passage, weights: &Weights, answers: &mut [Answer]) {
    // 各级标准40项，其中国际标准2项: what answers a part is a part of what answers the whole.
    let whole = targets.iter().zip(answers.iter()).filter(|(target, _)| !target.figure.has(Role::Part));
    let used: Vec<usize> = whole.filter_map(|(_, answer)| answer.actual.as_ref()).map(|actual| actual.figure).collect();
    for (target, answer) in targets.iter().zip(answers) {
        // 余额12.7亿元，当年化解2.2亿元: what there is comes of no parts beside it.
        let level = ["余额", "存量", "保有量"].iter().any(|word| target.names(word));
        if target.figure.is_change() || target.ceiling || level {
            continue;
        }
        let list = if answer.rivals.is_empty() {
            Vec::new()
        } else {
            let list = whole_list(target, passage, weights, &answer.rivals, &used);
            let graded = answer.rivals.first().map(|first| levels(target, passage, weights, first, &used));
            graded.filter(|graded| graded.len() > list.len()).unwrap_or(list)
        };
        if target.each {
            least_of_each(target, passage, &used, answer);
            continue;
        }
        let known: Vec<usize> =
            used.iter().copied().filter(|at| answer.actual.as_ref().map(|own| own.figure) != Some(*at)).collect();
        let enumerated = enumerated::enumerated(target, passage, &known);
        let divided = if answer.actual.is_none() { divisions(target, passage, &used) } else { Vec::new() };
        let parts = match &answer.actual {
            _ if !enumerated.is_empty() => {
                let answered = answer.actual.as_ref().map(|own| own.figure);
                let mut list = enumerated;
                list.sort_by_key(|index| Some(*index) != answered);
                list.into_iter().map(|index| super::actual(target, passage, index)).collect()
            }
            Some(actual) => [
                kinds,
                sizes,
                levels,
                complements,
                named,
                listed,
                places,
                quoted,
                repeated,
                sides,
                seasons,
                portions,
                species,
                towns::towns,
            ]
            .into_iter()
            .map(|rule| rule(target, passage, weights, actual, &used))
            .find(|parts| parts.len() > 1)
            .unwrap_or_default(),
            None if divided.len() > 1 => {
                divided.into_iter().map(|index| super::actual(target, passage, index)).collect()
            }
            None if of_subjects(passage, &answer.rivals, &used) => answer.rivals.clone(),
            None if one_list(passage, &list) || of_each(passage, &list) => list,
            None => match answer.rivals.first() {
                Some(first) => [kinds, complements, species]
                    .into_iter()
                    .map(|rule| rule(target, passage, weights, first, &used))
                    .find(|parts| parts.len() > 1)
                    .unwrap_or_default(),
                None => continue,
            },
        };
        // 2026年36公里，2025年17公里: of two years one answers, if any.
        let years: BTreeSet<u16> = parts.iter().filter_map(|part| passage.figures.get(part.figure)?.year).collect();
        let Some(first) = parts.first().filter(|_| parts.len() >= 2 && years.len() < 2).cloned() else {
            answer.doubt(target, passage, weights, &used);
            continue;
        };
        // 排查8.6万平方米，拆除3.9万平方米; 新入库18家，较上年多4家: a step before the work, or a difference, is no part of it.
        let figure_of = |part: &Actual| passage.figures.get(part.figure);
        let told_before = |figure: &Figure| {
            parts
                .iter()
                .filter_map(figure_of)
                .any(|other| !other.has(Role::Stock) && other.quantity.core.start < figure.quantity.core.start)
        };
        let no_part = |part: &Actual| {
            figure_of(part).is_some_and(|figure| {
                let applied = figure.verbs.contains(&Verb::Apply) && !figure.verbs.contains(&Verb::Finish);
                // 新增13项，累计56项
                // 累计建成1274处，年内新建168处, too
                let yearly = |figure: &Figure| {
                    let words = passage.text.folded(passage.before(figure));
                    crate::text::holds_any(words, &["全年", "年内", "今年", "当年", "本年"])
                };
                let stock =
                    |part: &Actual| figure_of(part).is_some_and(|figure| figure.has(Role::Stock) || yearly(figure));
                let stock_alone = !yearly(figure) && !parts.iter().all(stock);
                let whole = figure.has(Role::Stock) && (told_before(figure) || stock_alone);
                // 每千名老人35.2张 is no part of 4120张.
                let each = passage.text.folded(passage.before(figure)).contains(&'每');
                // 0.4千伏线路 is no part of 10千伏线路.
                let sized = figures_in(passage.text.folded(passage.before(figure)));
                let wanted = figures_in(&target.words).filter(|_| !target.names("以上"));
                let other = sized.is_some() && wanted.is_some_and(|wanted| sized != Some(wanted));
                // 签订搬迁协议195户，完成搬迁183户
                let words = passage.text.folded(passage.before(figure));
                let step = crate::steps::closes(words, words.len(), &|step| target.names(step));
                // 56个部门、112个业务系统 for 接入业务系统110个
                let heads = |figure: &Figure| figure.noun.head().is_some() && figure.noun.head() == target.noun.head();
                let behind =
                    passage.text.folded(passage.after(figure)).first().is_some_and(|c| crate::text::is_han(*c));
                let foreign = behind
                    && figure.noun.head().is_some_and(|head| !target.noun.has(head))
                    && parts.iter().filter_map(figure_of).any(heads);
                // 参与制定6项、主导制定2项 for 主导制定
                let contrasted = !target.lists
                    && super::sibling::are_contrasted(&target.words, words)
                    && super::sibling::are_contrasted(words, &target.words);
                applied
                    || contrasted
                    || step
                    || foreign
                    || each
                    || other
                    || whole
                    || figure.has(Role::Compare)
                    || figure.has(Role::Plan)
                    || figure.has(Role::Forecast)
            })
        };
        if parts.iter().any(no_part) {
            continue;
        }
        let same_unit = parts.iter().all(|part| part.unit == first.unit && part.bound == Bound::Plain);
        // Shares add up to nothing, and the times that two things take are no time of theirs together.
        let percent =
            first.unit.as_ref().is_some_and(|unit| matches!(unit.dimension, "percent" | "points" | "duration"));
        let whole = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.plus(part.value));
        if let Some(value) = whole.filter(|_| same_unit && !percent) {
            let spans = passage.figures.iter().map(|figure| figure.quantity.span);
            let parts = spans.filter(|span| parts.iter().any(|part| part.span == *span)).collect();
            answer.actual = Some(Actual { value, parts, ..first });
            answer.rivals.clear();
        }
    }
}

/// The first number inside words: that of a name (10千伏线路).
fn figures_in(words: &[char]) -> Option<&[char]> {
    let start = words.iter().position(char::is_ascii_digit)?;
    let len = words[start..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
    Some(&words[start..start + len])
}

impl Answer {
    /// 完成人工造林6.2万亩、退化林修复4.1万亩 for 营造林10万亩: where a list goes on in the target's unit and its first name is no more than like the
    /// target's, the rest of it may belong to the answer too. Whether the target is missed cannot be told then.
    fn doubt(&mut self, target: &Target, passage: &Passage, weights: &Weights, used: &[usize]) {
        let Some(actual) = self.actual.as_ref() else { return };
        let Some(own) = passage.figures.get(actual.figure) else { return };
        let short = super::base(actual.value, actual.unit.as_ref()) < super::base(target.value, target.unit.as_ref());
        let like = weights.share(&target.noun, &own.noun);
        // 人工造林6万亩、飞播造林5万亩 for 造林10万亩: a name with more to it than the target's may be that of a kind.
        let kind = like >= WHOLE && !own.noun.reads_like(&target.noun);
        if !short || like >= WHOLE && !kind || own.has(Role::Part) || own.inherits {
            return;
        }
        // 停车泊位620个、路内泊位400个 of 停车位
        let printed = |figure: &Figure| figure.noun.folded().iter().rev().take(2).copied().collect::<Vec<char>>();
        let alike = |figure: &Figure| weights.share(&target.noun, &figure.noun) > 0 || printed(figure) == printed(own);
        // 国土绿化完成人工造林11.2万亩、退化林修复1.9万亩 for 国土绿化12万亩
        let words = passage.text.folded(passage.before(own));
        let wanted = target.noun.folded();
        let led = wanted.len() >= 3 && words.starts_with(&wanted) && words.len() > wanted.len() + 2;
        let goes_on = |index: usize, figure: &Figure| {
            let before = index.checked_sub(1).and_then(|before| passage.figures.get(before));
            !used.contains(&index)
                && !figure.inherits
                && !figure.has(Role::Part)
                && !figure.has(Role::Rest)
                && !figure.has(Role::Underway)
                && !figure.is_start()
                && figure.quantity.unit == own.quantity.unit
                && (!kind || alike(figure) || led)
                && before.is_some_and(|before| joined(passage, before, figure))
        };
        let mut rivals = vec![actual.clone()];
        for (index, figure) in passage.figures.iter().enumerate().skip(actual.figure + 1) {
            if !goes_on(index, figure) {
                break;
            }
            rivals.push(part(actual, figure, index));
        }
        if rivals.len() > 1 {
            *self = Self { rivals, ..Self::default() };
        }
    }
}

/// 东城街道建成2个，西关街道建成1个 for 各建成2个: what is promised to each is answered by the one that got the least.
fn least_of_each(target: &Target, passage: &Passage, used: &[usize], answer: &mut Answer) {
    let own = answer.actual.as_ref().map(|actual| actual.figure);
    let used: Vec<usize> = used.iter().copied().filter(|index| Some(*index) != own).collect();
    let told = divisions(target, passage, &used);
    let least = told.iter().map(|&index| super::actual(target, passage, index)).min_by_key(|actual| actual.value);
    // Of 每个乡镇 nobody knows whether all are told of.
    let all = |least: &Actual| target.names("各") || least.value < target.value;
    if let Some(least) = least.filter(|least| told.len() > 1 && all(least)) {
        *answer = Answer { actual: Some(least), ..Answer::default() };
    }
}

/// What the names of divisions end in, each of which has its own count.
const DIVISIONS: [&str; 11] = ["片区", "批次", "标段", "街道", "组团", "片", "批", "类", "期", "镇", "乡"];

/// 东片区创建3个，西片区创建4个; 第一批16个，第二批13个: nothing else is counted in the target's unit than what each of several divisions has.
fn divisions(target: &Target, passage: &Passage, used: &[usize]) -> Vec<usize> {
    let unit = target.unit.as_ref();
    let same =
        |figure: &Figure| unit.zip(figure.quantity.unit.as_ref()).is_some_and(|(own, unit)| own.text == unit.text);
    let itself = |figure: &Figure| target.cell == passage.cell && figure.quantity.core == target.figure.quantity.core;
    let counted: Vec<usize> = (0..passage.figures.len())
        .filter(|&index| same(&passage.figures[index]) && !itself(&passage.figures[index]))
        .collect();
    let name = |figure: &Figure| -> Option<Vec<char>> {
        let words = passage.text.folded(passage.before(figure));
        let start = words.iter().position(|c| crate::text::is_han(*c))?;
        let words = &words[start..];
        let end = (1..words.len().min(LONGEST_DIVISION)).find_map(|at| {
            DIVISIONS.iter().find(|end| crate::text::opens_with(&words[at..], end)).map(|end| at + end.chars().count())
        })?;
        // 示范家庭农场 of 种植类示范家庭农场 belongs to the target.
        let rest = figure.noun.pairs().filter(|pair| !words[..end].windows(2).any(|own| own == pair));
        let (all, own) = rest.fold((0, 0), |(all, own), pair| (all + 1, own + usize::from(target.noun.has(pair))));
        (own * 2 >= all || all <= 2).then(|| words[..end].to_vec())
    };
    let mut names: Vec<Vec<char>> = Vec::new();
    let first = counted.first().and_then(|&index| passage.figures.get(index));
    for &index in &counted {
        let figure = &passage.figures[index];
        let plain = figure.rate.is_none() && figure.quantity.bound == Bound::Plain && !figure.is_start();
        let open = figure.has(Role::Part)
            || figure.has(Role::Plan)
            || figure.has(Role::Forecast)
            || figure.has(Role::Underway);
        let apart = first.is_none_or(|first| passage.sentence_of(first) != passage.sentence_of(figure));
        match name(figure).filter(|name| !names.contains(name)) {
            Some(name) if plain && !open && !apart && !used.contains(&index) => names.push(name),
            _ => return Vec::new(),
        }
    }
    counted
}

/// No name of a division is longer.
const LONGEST_DIVISION: usize = 7;

/// Whether a figure follows another in a list.
pub(super) fn joined(passage: &Passage, before: &Figure, figure: &Figure) -> bool {
    let gap = passage.text.folded(crate::text::Chars::new(before.quantity.span.end, figure.quantity.core.start));
    before.clause == figure.clause && matches!(gap.first(), Some('、' | '和' | '及'))
}

/// Another figure of the same answer.
fn part(actual: &Actual, figure: &Figure, index: usize) -> Actual {
    Actual {
        value: figure.quantity.value,
        unit: figure.quantity.unit.clone(),
        span: figure.quantity.span,
        figure: index,
        ..actual.clone()
    }
}

/// A noun that has this share of another says it all, in thousandths.
const WHOLE: i32 = 850;
/// The name of a part holds this share of words of the target, in thousandths.
const PARTLY: i32 = 650;
/// The names of two parts have no more than this share in common.
const HALF: i32 = 500;
/// Names of parts leave out 和 and 等: this share of the target is enough for all of them together.
const MOST: i32 = 550;

/// 新建幼儿园4所，新增学位1260个。改扩建学校6所，新增学位3890个: each figure stands in a sentence of its own, behind the answer to another target, in
/// the same words.
fn of_subjects(passage: &Passage, rivals: &[Actual], used: &[usize]) -> bool {
    let figures: Vec<_> = rivals.iter().filter_map(|rival| passage.figures.get(rival.figure)).collect();
    let behind = |figure: &&Figure| {
        let sentence = passage.sentence_of(figure);
        let mut leads = used.iter().filter_map(|&index| passage.figures.get(index));
        leads.any(|lead| passage.sentence_of(lead) == sentence && lead.quantity.span.end <= figure.quantity.span.start)
    };
    let mut sentences: Vec<u32> = figures.iter().map(|figure| passage.sentence_of(figure)).collect();
    sentences.dedup();
    sentences.len() == figures.len()
        && figures.windows(2).all(|pair| pair[0].noun == pair[1].noun && pair[0].verb_words == pair[1].verb_words)
        && figures.iter().all(|figure| behind(figure) && !figure.has(Role::Part) && !figure.has(Role::Stock))
}

/// The rivals in the order of the text, with the rest of the list that they stand in: 送戏216场、活动178场、惠民演出92场.
fn whole_list(target: &Target, passage: &Passage, weights: &Weights, rivals: &[Actual], used: &[usize]) -> Vec<Actual> {
    let mut list: Vec<Actual> = rivals.to_vec();
    list.sort_by_key(|rival| rival.figure);
    while let Some(last) = list.last().cloned() {
        let next = last.figure + 1;
        let (Some(own), Some(figure)) = (passage.figures.get(last.figure), passage.figures.get(next)) else { break };
        let same = figure.quantity.unit == own.quantity.unit && figure.quantity.bound == Bound::Plain;
        let of_target = weights.share(&figure.noun, &target.noun) > 0 && !figure.inherits && !figure.has(Role::Part);
        if !same || !of_target || used.contains(&next) || !joined(passage, own, figure) {
            break;
        }
        list.push(part(&last, figure, next));
    }
    list
}

/// 3所公办园投用，分别新增学位360个、450个和270个: as many figures behind 分别 as things are counted before it.
fn of_each(passage: &Passage, rivals: &[Actual]) -> bool {
    let figures: Vec<&Figure> = rivals.iter().filter_map(|rival| passage.figures.get(rival.figure)).collect();
    let [first, ..] = figures.as_slice() else { return false };
    let words = passage.text.folded(passage.before(first));
    let together = figures.windows(2).all(|pair| joined(passage, pair[0], pair[1]) && pair[0].clause == pair[1].clause);
    let clause = passage.clauses.get(first.clause).map_or(first.segment.start, |own| own.span.start);
    let led =
        passage.text.folded(crate::text::Chars::new(clause.min(first.quantity.core.start), first.quantity.core.start));
    // 青石、白杨、双桥三镇分别新建11个、14个、12个
    let counted = passage.figures.iter().any(|whole| {
        whole.quantity.span.end <= first.quantity.core.start
            && passage.sentence_of(whole) == passage.sentence_of(first)
            && whole.quantity.value == (figures.len() as i64).into()
    }) || names_before(led) == figures.len();
    together && figures.len() > 1 && crate::text::holds(words, "分别") && counted
}

/// How many places stand before 分别: 青石、白杨、双桥三镇分别新建.
fn names_before(words: &[char]) -> usize {
    let end = (0..words.len()).find(|&at| crate::text::opens_with(&words[at..], "分别")).unwrap_or(0);
    let place = words[..end].last().is_some_and(|c| matches!(c, '镇' | '乡' | '村' | '县' | '市' | '区' | '地'));
    if place { words[..end].split(|c| matches!(c, '、' | '和' | '及' | '与')).count() } else { 0 }
}

/// Whether the figures stand in one sentence, side by side, each with a name or a time of its own.
fn one_list(passage: &Passage, rivals: &[Actual]) -> bool {
    let figures: Vec<_> = rivals.iter().filter_map(|rival| passage.figures.get(rival.figure)).collect();
    let Some(first) = figures.first() else { return false };
    let sentence = passage.sentence_of(first);
    let has = |clause: usize| figures.iter().any(|figure| figure.clause == clause);
    let (from, to) =
        figures.iter().fold((usize::MAX, 0), |(from, to), figure| (from.min(figure.clause), to.max(figure.clause)));
    let near = (from..=to).all(has);
    // 截至6月底120亿元，截至12月底198亿元: the first is in the second.
    let twice = figures.windows(2).any(|pair| {
        let months = (pair[0].months, pair[1].months);
        matches!(months, (Some(one), Some(other)) if one != other && one.overlaps(other))
    });
    let named = figures.iter().all(|figure| {
        !figure.inherits || passage.text.folded(passage.before(figure)).iter().any(|c| matches!(c, '季' | '月' | '年'))
    });
    let own_names = figures.iter().enumerate().all(|(i, figure)| {
        figures
            .iter()
            .skip(i + 1)
            .all(|other| passage.text.folded(passage.before(figure)) != passage.text.folded(passage.before(other)))
    });
    // Two figures of one clause are a list only where a mark stands between them.
    let apart = figures.windows(2).all(|pair| {
        let gap = crate::text::Chars::new(pair[0].quantity.span.end, pair[1].quantity.core.start);
        let marks = |c: &char| matches!(c, '、' | '和' | '及' | '与' | '/' | '并' | '加');
        pair[0].clause != pair[1].clause || passage.text.folded(gap).iter().any(marks)
    });
    // 新装路灯1386盏、维修路灯2260盏 are two works.
    // 卫生室建设上半年完成9个、下半年完成15个: the second says no more than the first.
    let mut works = figures.iter().map(|figure| &figure.verb_words).filter(|words| !words.is_empty());
    let first_work = works.next();
    let work = works.all(|words| first_work.is_some_and(|first| first.ends_with(words)));
    named
        && work
        && !twice
        && near
        && apart
        && own_names
        && figures.iter().all(|figure| passage.sentence_of(figure) == sentence && !figure.has(Role::Part))
}
