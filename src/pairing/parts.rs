//! Parts that add up to the answer when no total is printed: 10所中小学、3所幼儿园; 上半年3个，三季度1个.

use super::likeness::Weights;
use super::{Actual, Answer};
use crate::lexicon::language::{Role, Verb};
use crate::number::Decimal;
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::terms::Bound;
use crate::text::{Chars, Text, closes_with};

/// Adds up parts: of targets whose rivals are parts of one list, and of those whose answer names only a part of what
/// they promise while its neighbours in the list name the rest.
pub fn add_up(targets: &[Target], passage: &Passage, weights: &Weights, answers: &mut [Answer]) {
    // 各级标准40项，其中国际标准2项: what answers a part is a part of what answers the whole.
    let whole = targets.iter().zip(answers.iter()).filter(|(target, _)| !target.figure.has(Role::Part));
    let used: Vec<usize> = whole.filter_map(|(_, answer)| answer.actual.as_ref()).map(|actual| actual.figure).collect();
    for (target, answer) in targets.iter().zip(answers) {
        if target.figure.is_change() || target.ceiling {
            continue;
        }
        let list = if answer.rivals.is_empty() {
            Vec::new()
        } else {
            let list = whole_list(target, passage, weights, &answer.rivals, &used);
            let graded = answer.rivals.first().map(|first| levels(target, passage, weights, first, &used));
            graded.filter(|graded| graded.len() > list.len()).unwrap_or(list)
        };
        let divided = if answer.actual.is_none() { divisions(target, passage, &used) } else { Vec::new() };
        let parts = match &answer.actual {
            Some(actual) => {
                [kinds, sizes, levels, complements, named, listed, places, quoted, repeated, sides, seasons, portions]
                    .into_iter()
                    .map(|rule| rule(target, passage, weights, actual, &used))
                    .find(|parts| parts.len() > 1)
                    .unwrap_or_default()
            }
            None if divided.len() > 1 => {
                divided.into_iter().map(|index| super::actual(target, passage, index)).collect()
            }
            None if of_subjects(passage, &answer.rivals, &used) => answer.rivals.clone(),
            None if one_list(passage, &list) => list,
            None => match answer.rivals.first() {
                Some(first) => [kinds, complements]
                    .into_iter()
                    .map(|rule| rule(target, passage, weights, first, &used))
                    .find(|parts| parts.len() > 1)
                    .unwrap_or_default(),
                None => continue,
            },
        };
        let Some(first) = parts.first().filter(|_| parts.len() >= 2).cloned() else {
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
                applied
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

/// The answer and its neighbours in the list, where each names a part of the target and only together they name it all.
fn complements(target: &Target, passage: &Passage, weights: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure) else { return Vec::new() };
    let mut named = own.noun.clone();
    if weights.share(&target.noun, &named) >= WHOLE || own.has(Role::Part) {
        return Vec::new();
    }
    let mut parts = vec![actual.clone()];
    for (index, figure) in passage.figures.iter().enumerate() {
        let new = index != actual.figure && figure.clause == own.clause && !figure.inherits && !used.contains(&index);
        let same = figure.quantity.unit == own.quantity.unit && figure.quantity.bound == Bound::Plain;
        // 中小学食堂 and 幼儿园食堂 share their head.
        let of_target =
            || weights.share(&figure.noun, &target.noun) >= PARTLY && weights.share(&named, &figure.noun) <= HALF;
        // 清源小学等5所中小学、东篱等7所幼儿园建成投用: the verb stands behind the last.
        // 5所中小学、3所幼儿园建成投用, too.
        let led = figure.verb.is_none()
            && (passage.text.folded(passage.before(figure)).ends_with(&['等'])
                || index + 1 == actual.figure && {
                    let gap = Chars::new(figure.quantity.span.end, own.quantity.core.start);
                    passage.text.folded(gap).iter().any(|c| matches!(c, '、' | '和'))
                });
        let same_verb = figure.verb == own.verb || led;
        if new && same && same_verb && of_target() {
            named.extend(&figure.noun);
            parts.push(part(actual, figure, index));
        }
    }
    if weights.share(&target.noun, &named) >= MOST { parts } else { Vec::new() }
}

/// 新建12座、改建19座 for 新改建30座: figures of the same thing whose verbs are told apart, and which the target's verb holds together.
fn kinds(target: &Target, passage: &Passage, weights: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure) else { return Vec::new() };
    let wanted = target.figure.verb_words.as_slice();
    let of_target = |figure: &Figure| {
        let words = figure.verb_words.as_slice();
        let mut rest = wanted.iter();
        // 新建3万亩、改造提升2.5万亩 for 新建和改造提升
        let apart = target.cell != passage.cell && target.original.is_none();
        let promised = |verb: &[char]| target.words.windows(2).any(|own| own == verb);
        let named = || apart && words.chunks_exact(2).any(|verb| verb != ['完', '成'] && promised(verb));
        let told = words.len() < wanted.len() && words.iter().all(|c| rest.any(|other| other == c));
        !figure.is_start() && !words.is_empty() && (told || named())
    };
    if own.has(Role::Part) || !of_target(own) {
        return Vec::new();
    }
    // 落实建设投资467亿元，完成建设投资412亿元 are told of one work.
    let promised = |figure: &Figure| -> Vec<Vec<char>> {
        let verbs = figure.verb_words.chunks_exact(2).map(<[char]>::to_vec);
        verbs.filter(|verb| wanted.windows(2).chain(target.words.windows(2)).any(|own| own == verb)).collect()
    };
    let known = promised(own);
    let apart = |figure: &Figure| figure.inherits || !promised(figure).iter().any(|verb| known.contains(verb));
    let mut seen = vec![own.verb_words.as_slice()];
    let mut parts = vec![actual.clone()];
    for (index, figure) in passage.figures.iter().enumerate() {
        let near = passage.sentence_of(figure) == passage.sentence_of(own) && !figure.has(Role::Part);
        let same = figure.quantity.unit == own.quantity.unit && figure.quantity.bound == Bound::Plain;
        // 公厕 of 主城区公厕: the place need not stand twice.
        let tail = || figure.noun.head() == target.noun.head() && weights.share(&figure.noun, &target.noun) == 1000;
        // 新开通微循环公交线路6条，优化常规线路9条 for 公交线路新开通、优化15条
        let head = || {
            let head = figure.noun.head().filter(|head| own.noun.head() == Some(*head));
            target.lists && head.is_some_and(|head| target.noun.has(head))
        };
        let alike = || figure.inherits || weights.share(&target.noun, &figure.noun) >= WHOLE || tail() || head();
        if near
            && same
            && of_target(figure)
            && alike()
            && apart(figure)
            && !used.contains(&index)
            && !seen.contains(&figure.verb_words.as_slice())
        {
            seen.push(&figure.verb_words);
            parts.push(part(actual, figure, index));
        }
    }
    parts
}

/// 第一学校新增学位1800个，第二学校新增学位1260个 for 新增学位3000个: the very words of the promise, behind one name after another.
fn repeated(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure) else { return Vec::new() };
    let words = |figure: &Figure| passage.text.folded(passage.before(figure)).to_vec();
    let first = words(own);
    let tail = (0..first.len()).map(|at| &first[at..]).find(|tail| target.words.ends_with(tail)).unwrap_or(&[]);
    let whole = tail.len() >= SHORTEST_TAIL && first.len() >= tail.len() + 2;
    let plain = |figure: &Figure| {
        figure.quantity.bound == Bound::Plain
            && [Role::Part, Role::Stock, Role::Plan, Role::Forecast, Role::LastYear]
                .iter()
                .all(|role| !figure.has(*role))
    };
    if !whole || !plain(own) {
        return Vec::new();
    }
    let mut names = vec![first[..first.len() - tail.len()].to_vec()];
    let mut parts = vec![actual.clone()];
    for (index, figure) in passage.figures.iter().enumerate().skip(actual.figure + 1) {
        if figure.quantity.unit != own.quantity.unit || passage.sentence_of(figure) != passage.sentence_of(own) {
            continue;
        }
        let words = words(figure);
        let name = words.strip_suffix(tail).filter(|name| name.len() > 1 && !names.iter().any(|known| known == name));
        let Some(name) = name.filter(|_| plain(figure) && !used.contains(&index)) else { return Vec::new() };
        names.push(name.to_vec());
        parts.push(part(actual, figure, index));
    }
    parts
}

/// 电子信息产业集群产值302亿元，新材料产业集群产值187亿元 for 电子信息、新材料两大产业集群: a figure for each of the names that the target counts.
fn listed(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure) else { return Vec::new() };
    let counted = |at: &usize| LISTS.iter().any(|word| crate::text::opens_with(&target.words[*at..], word));
    let Some(end) = (0..target.words.len()).find(counted) else { return Vec::new() };
    let names: Vec<&[char]> = target.words[..end].split(|c| matches!(c, '、' | '和' | '及' | '与')).collect();
    let told = |name: &[char], figure: &Figure| {
        let name = &name[name.len().saturating_sub(LONGEST_LISTED)..];
        let words = passage.text.folded(passage.before(figure));
        name.len() >= 2 && words.windows(name.len()).any(|own| own == name)
    };
    let mut parts = Vec::new();
    for name in &names {
        let mut of_name = passage.figures.iter().enumerate().filter(|(index, figure)| {
            let free = *index == actual.figure || !used.contains(index);
            free && figure.quantity.unit == own.quantity.unit
                && figure.quantity.bound == Bound::Plain
                && passage.sentence_of(figure) == passage.sentence_of(own)
                && told(name, figure)
        });
        let (Some((index, figure)), None) = (of_name.next(), of_name.next()) else { return Vec::new() };
        parts.push(part(actual, figure, index));
    }
    let mut places: Vec<usize> = parts.iter().map(|part| part.figure).collect();
    places.dedup();
    if names.len() > 1 && places.len() == names.len() { parts } else { Vec::new() }
}

/// Words that count the names before them.
const LISTS: [&str; 10] = ["两大", "三大", "四大", "五大", "两个", "三个", "两类", "三类", "两项", "三项"];

/// The end of a name tells it.
const LONGEST_LISTED: usize = 4;

/// The words that come again hold a verb and a name.
const SHORTEST_TAIL: usize = 4;

/// 上半年开展培训6期，三季度3期，四季度4期: one stretch of the year after another, each with a count of its own.
fn seasons(_: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure) else { return Vec::new() };
    let same = |figure: &Figure| {
        figure.quantity.unit == own.quantity.unit && passage.sentence_of(figure) == passage.sentence_of(own)
    };
    let plain = |figure: &Figure| {
        figure.quantity.bound == Bound::Plain
            && [Role::Part, Role::Stock, Role::Plan, Role::Forecast].iter().all(|role| !figure.has(*role))
    };
    let all: Vec<(usize, &Figure)> = passage.figures.iter().enumerate().filter(|(_, figure)| same(figure)).collect();
    let ordered = all.windows(2).all(|pair| {
        let months = pair[0].1.months.zip(pair[1].1.months);
        pair[1].1.inherits && months.is_some_and(|(before, next)| before.to < next.from)
    });
    let free = |index: usize| index == actual.figure || !used.contains(&index);
    if !ordered || !all.iter().all(|(index, figure)| plain(figure) && free(*index)) {
        return Vec::new();
    }
    all.into_iter().map(|(index, figure)| part(actual, figure, index)).collect()
}

/// 新增灌溉面积4.6万亩、恢复灌溉面积3.7万亩 for 新增恢复灌溉面积8万亩: the words that the promise has in a row head one part each.
fn portions(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let letters = |words: &[char]| -> Vec<char> {
        words.iter().copied().filter(|c| crate::text::is_han(*c) && !matches!(c, '和' | '及' | '与')).collect()
    };
    let words = |figure: &Figure| letters(passage.text.folded(passage.before(figure)));
    let wanted = letters(&target.words);
    for first in actual.figure.saturating_sub(1)..=actual.figure {
        let (Some(one), Some(two)) = (passage.figures.get(first), passage.figures.get(first + 1)) else { continue };
        let other = if first == actual.figure { first + 1 } else { first };
        if one.quantity.unit != two.quantity.unit || !joined(passage, one, two) || used.contains(&other) {
            continue;
        }
        let (left, right) = (words(one), words(two));
        let tail = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
        let heads = [&left[..left.len() - tail], &right[..right.len() - tail], &right[right.len() - tail..]].concat();
        if tail >= 2 && heads == wanted {
            let both = [(first, one), (first + 1, two)];
            return both.into_iter().map(|(index, figure)| part(actual, figure, index)).collect();
        }
    }
    Vec::new()
}

/// Two sides that make up all there is.
const SIDES: [(&str, &str); 4] = [("线上", "线下"), ("室内", "室外"), ("城镇", "农村"), ("日间", "夜间")];

/// 开展演出线下168场次、线上94场次 for 开展演出260场次: both sides of what is promised without any.
fn sides(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let (index, next) = (actual.figure, actual.figure + 1);
    let (Some(own), Some(other)) = (passage.figures.get(index), passage.figures.get(next)) else { return Vec::new() };
    let closes = |figure: &Figure, word: &str| closes_with(passage.text.folded(passage.before(figure)), word);
    let both = |one: &str, two: &str| {
        closes(own, one) && passage.text.folded(passage.before(other)).iter().copied().eq(two.chars())
    };
    let sides =
        SIDES.iter().any(|(one, two)| !target.names(one) && !target.names(two) && (both(one, two) || both(two, one)));
    let same = own.quantity.unit == other.quantity.unit && joined(passage, own, other) && !used.contains(&next);
    if sides && same { vec![actual.clone(), part(actual, other, next)] } else { Vec::new() }
}

/// 110千伏变电站4座、220千伏变电站1座: one list of the same thing, each part with a size or a name of its own before it.
fn sizes(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure) else { return Vec::new() };
    let whole = |figure: &Figure| {
        figure.quantity.bound == Bound::Plain
            && !figure.inherits
            && figure.clause == own.clause
            && !figure.has(Role::Part)
            && figure.quantity.unit == own.quantity.unit
            && figure.noun.head().is_some_and(|head| target.noun.head() == Some(head))
    };
    let lead = |figure: &Figure| passage.text.folded(passage.before(figure)).iter().any(char::is_ascii_digit);
    if !whole(own) || !lead(own) {
        return Vec::new();
    }
    let mut parts = vec![actual.clone()];
    for (index, figure) in passage.figures.iter().enumerate() {
        let listed = index > 0 && joined(passage, &passage.figures[index - 1], figure);
        if index > actual.figure && listed && whole(figure) && lead(figure) && !used.contains(&index) {
            parts.push(part(actual, figure, index));
        }
    }
    parts
}

/// 引进设计企业11家、封测企业8家 for 设计、封测企业18家: the promise lists by name what the answer and its neighbours in the list are.
fn named(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure).filter(|_| target.lists) else {
        return Vec::new();
    };
    let head = target.noun.head();
    let itself = |figure: &Figure| target.cell == passage.cell && figure.quantity.core == target.figure.quantity.core;
    let of_list = |figure: &Figure| {
        let words = figure.noun.canonical();
        let rest = words.len().saturating_sub(2);
        let listed = |name: &[char]| name.len() > 1 && target.words.windows(name.len()).any(|own| own == name);
        // 绿色食品43个、有机农产品21个
        let whole = words.len() > 3 && listed(&words);
        !itself(figure)
            && (whole || figure.noun.head() == head && listed(&words[..rest]))
            && figure.clause == own.clause
            && figure.quantity.unit == own.quantity.unit
            && figure.quantity.bound == Bound::Plain
            && !figure.has(Role::Part)
    };
    if !of_list(own) {
        return Vec::new();
    }
    let listed = |(index, figure): &(usize, &Figure)| {
        *index == actual.figure || of_list(figure) && !used.contains(index) && figure.noun != own.noun
    };
    let parts = passage.figures.iter().enumerate().filter(listed);
    parts.map(|(index, figure)| part(actual, figure, index)).collect()
}

/// 柳泉镇建成广场9个，石磨乡建成8个，白渡镇建成7个: one place after another, where no total is printed.
fn places(_: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure) else { return Vec::new() };
    let of_place = |figure: &Figure| {
        let words = passage.text.folded(passage.before(figure));
        let closes = |at: &usize| match words[*at] {
            // 社区 is a thing more often than a place.
            '区' => *at == 0 || words[at - 1] != '社',
            '道' => *at > 0 && words[at - 1] == '街',
            other => matches!(other, '镇' | '乡' | '县' | '市' | '村'),
        };
        let end = (0..words.len().min(LONGEST_PLACE)).find(closes);
        end.filter(|end| *end > 0).map(|end| end + 1)
    };
    let alone = |figure: &Figure| {
        let name =
            of_place(figure).map(|end| passage.text.folded(passage.before(figure))[..end].iter().collect::<String>());
        name.is_some_and(|name| figure.noun.words() == name)
    };
    if of_place(own).is_none() || own.has(Role::Part) {
        return Vec::new();
    }
    let mut parts = vec![actual.clone()];
    let later = passage.figures.iter().enumerate().skip(actual.figure + 1);
    for (index, figure) in later.take_while(|(_, figure)| passage.sentence_of(figure) == passage.sentence_of(own)) {
        let same = figure.quantity.unit == own.quantity.unit && figure.verb_words == own.verb_words;
        if !same || !alone(figure) || used.contains(&index) || figure.quantity.bound != Bound::Plain {
            break;
        }
        parts.push(part(actual, figure, index));
    }
    parts
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

/// No name of a town is longer.
const LONGEST_PLACE: usize = 6;

/// Levels of government, the highest first; those of one rank stand side by side.
const LEVELS: [(&str, u8); 7] =
    [("国家级", 0), ("省部级", 1), ("省级", 1), ("市级", 2), ("州级", 2), ("县级", 3), ("区级", 3)];

/// 省级2家、市级4家 for 市级以上5家: the same thing at several levels, none of them below the one promised.
fn levels(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    // All levels and grades are named by this word.
    if !passage.text.chars().contains(&'级') || !target.indicator.contains(['级', '級']) {
        return Vec::new();
    }
    let indicator = Text::new(target.indicator.as_str());
    let promised = indicator.folded_string(indicator.all());
    let (Some(own), Some((wanted, after))) = (passage.figures.get(actual.figure), level(&promised)) else {
        return Vec::new();
    };
    let of = |figure: &Figure| {
        let words = passage.text.folded_string(passage.before(figure));
        level(&words).filter(|(rank, _)| *rank <= wanted).map(|(_, rest)| rest.to_owned())
    };
    let plain = |figure: &Figure| !figure.has(Role::Part) || target.figure.has(Role::Part);
    let Some(name) = of(own).filter(|_| after.starts_with("以上") && plain(own)) else { return Vec::new() };
    // 省级实验室2家、市级4家: the name need not stand twice. 省级技术中心2个、省级实验室1个 of 研发平台: none of the kinds has the target's head.
    let general = target.noun.head().is_some_and(|head| !passage.figures.iter().any(|figure| figure.noun.has(head)));
    let alike = |rest: String| rest == name || rest.is_empty() || name.is_empty() || general;
    let mut parts = Vec::new();
    for (index, figure) in passage.figures.iter().enumerate() {
        let same = figure.quantity.unit == own.quantity.unit && figure.quantity.bound == Bound::Plain;
        let free = index == actual.figure || !used.contains(&index) && plain(figure);
        if same && free && passage.sentence_of(figure) == passage.sentence_of(own) && of(figure).is_some_and(alike) {
            parts.push(part(actual, figure, index));
        }
    }
    parts
}

/// The rank of the level or grade (4A级) that a text names, the highest first, and the words after it.
fn level(words: &str) -> Option<(u8, &str)> {
    if let Some((before, rest)) = words.split_once("A级") {
        let grade = before.chars().next_back()?.to_digit(10)?;
        return Some((9_u8.saturating_sub(grade as u8), rest));
    }
    LEVELS.iter().find_map(|(name, rank)| words.split_once(name).map(|(_, rest)| (*rank, rest)))
}

/// 改造“煤改气”1.52万户、“煤改电”9300户: kinds that are named in quotes alone, right before their counts.
fn quoted(_: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure) else { return Vec::new() };
    let closes =
        |figure: &Figure| passage.text.folded(passage.before(figure)).last().is_some_and(|c| matches!(c, '”' | '"'));
    if !closes(own) || own.has(Role::Part) {
        return Vec::new();
    }
    let mut parts = vec![actual.clone()];
    for (index, figure) in passage.figures.iter().enumerate().skip(actual.figure + 1) {
        let words = passage.text.folded(passage.before(figure));
        let alone = words.first().is_some_and(|c| matches!(c, '“' | '"')) && closes(figure);
        let before = &passage.figures[index - 1];
        if !alone
            || used.contains(&index)
            || figure.quantity.unit != own.quantity.unit
            || !joined(passage, before, figure)
        {
            break;
        }
        parts.push(part(actual, figure, index));
    }
    parts
}

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
