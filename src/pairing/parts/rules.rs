//! By what figures are told to be parts of one answer: kinds of work, sizes, levels, places, seasons, two sides. Each rule gives the answer and
//! its other parts, or nothing.

use super::{HALF, MOST, PARTLY, WHOLE, joined, part};
use crate::lexicon::language::Role;
use crate::pairing::likeness::Weights;
use crate::pairing::{Actual, fit};
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::terms::Bound;
use crate::text::{Chars, Text, closes_with};

/// The answer and its neighbours in the list, where each names a part of the target and only together they name it all.
pub(super) fn complements(
    target: &Target,
    passage: &Passage,
    weights: &Weights,
    actual: &Actual,
    used: &[usize],
) -> Vec<Actual> {
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
        // 部级1个 is no part of 省级3个.
        let contrasted = || {
            let words = passage.text.folded(passage.before(figure));
            words.contains(&'级') && crate::pairing::sibling::are_contrasted(&target.words, words)
        };
        let of_target = || {
            weights.share(&figure.noun, &target.noun) >= PARTLY
                && weights.share(&named, &figure.noun) <= HALF
                && !contrasted()
        };
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
pub(super) fn kinds(
    target: &Target,
    passage: &Passage,
    weights: &Weights,
    actual: &Actual,
    used: &[usize],
) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure) else { return Vec::new() };
    let wanted = target.figure.verb_words.as_slice();
    let of_target = |figure: &Figure| {
        let words = figure.verb_words.as_slice();
        let mut rest = wanted.iter();
        // 新建3万亩、改造提升2.5万亩 for 新建和改造提升
        let apart = target.cell != passage.cell && target.original.is_none();
        let promised = |verb: &[char]| target.words.windows(2).any(|own| own == verb);
        let named = || apart && words.chunks_exact(2).any(|verb| verb != ['完', '成'] && promised(verb));
        let told = words.len() < wanted.len() && words.iter().all(|c| rest.any(|other| other == c))
            // 新建3家、改造9家、扩建2家 of 新改扩建
            || apart && wanted.len() >= 3 && wanted.ends_with(&['建']) && words.len() == 2 && words[0] != '建' && wanted.contains(&words[0]) && words != wanted;
        // 公厕新建7座、提升改造12座 for 新建改建公厕18座
        let sorts = || apart && fit::is_new_and_old(&target.words) && fit::is_new_or_old(words);
        !figure.is_start() && !words.is_empty() && (told || named() || sorts())
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
pub(super) fn repeated(
    target: &Target,
    passage: &Passage,
    _: &Weights,
    actual: &Actual,
    used: &[usize],
) -> Vec<Actual> {
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
pub(super) fn listed(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
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
pub(super) fn seasons(_: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure).filter(|own| own.months.is_some()) else { return Vec::new() };
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
pub(super) fn portions(
    target: &Target,
    passage: &Passage,
    _: &Weights,
    actual: &Actual,
    used: &[usize],
) -> Vec<Actual> {
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
pub(super) fn sides(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
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
pub(super) fn sizes(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
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
pub(super) fn named(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
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
        // 登记地理标志农产品1个: behind a word of work
        let whole = words.len() > 3 && (listed(&words) || words.len() > 5 && listed(&words[2..]));
        !itself(figure)
            && (whole || figure.noun.head() == head && listed(&words[..rest]))
            && (figure.clause == own.clause || whole && passage.sentence_of(figure) == passage.sentence_of(own))
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

/// 金牌4枚、银牌5枚、铜牌6枚 for 奖牌10枚: at least three short names that end as that of the target does.
pub(super) fn species(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
    let Some(own) = passage.figures.get(actual.figure) else { return Vec::new() };
    let last = target.noun.chars().next_back();
    let of_kind = |figure: &Figure| {
        let name = figure.noun.folded();
        (2..=SHORT_NAME).contains(&name.len())
            && name.last().copied() == last
            && name != target.noun.folded()
            && figure.clause == own.clause
            && figure.quantity.unit == own.quantity.unit
            && figure.quantity.bound == Bound::Plain
            && !figure.has(Role::Part)
    };
    if !of_kind(own) {
        return Vec::new();
    }
    let parts = passage.figures.iter().enumerate();
    let parts = parts.filter(|(index, figure)| *index == actual.figure || of_kind(figure) && !used.contains(index));
    let parts: Vec<Actual> = parts.map(|(index, figure)| part(actual, figure, index)).collect();
    if parts.len() > 2 { parts } else { Vec::new() }
}

/// 金牌 is a short name.
const SHORT_NAME: usize = 3;

/// 柳泉镇建成广场9个，石磨乡建成8个，白渡镇建成7个: one place after another, where no total is printed.
pub(super) fn places(_: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
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

/// No name of a town is longer.
const LONGEST_PLACE: usize = 6;

/// Levels of government, the highest first; those of one rank stand side by side.
const LEVELS: [(&str, u8); 7] =
    [("国家级", 0), ("省部级", 1), ("省级", 1), ("市级", 2), ("州级", 2), ("县级", 3), ("区级", 3)];

/// 省级2家、市级4家 for 市级以上5家: the same thing at several levels, none of them below the one promised.
pub(super) fn levels(target: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
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
pub(super) fn quoted(_: &Target, passage: &Passage, _: &Weights, actual: &Actual, used: &[usize]) -> Vec<Actual> {
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
