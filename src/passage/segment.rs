//! Which words of a clause belong to which of its figures.

use super::Figure;
use super::clause::Clause;
use super::noun::Noun;
use crate::lexicon::language::{VERBS, Verb};
use crate::lexicon::plans::PLANS;
use crate::months;
use crate::quantity::Quantity;
use crate::terms::{Bound, Direction};
use crate::text::{Chars, Text, opens_with};

/// Cuts a clause into one stretch a figure. A list is cut at its separators; two figures with none between them share
/// the words in the middle.
pub fn split(text: &Text, clause: Chars, figures: &[&Quantity], segments: &mut Vec<Chars>) {
    segments.clear();
    segments.resize(figures.len(), clause);
    for index in 1..figures.len() {
        let (left, right) = (figures[index - 1].span, figures[index].span);
        let gap = Chars::new(left.end, right.start);
        if let Some(cut) = separator(text, gap) {
            segments[index - 1].end = cut;
            segments[index].start = cut + 1;
        } else {
            let words = text.folded(gap);
            let goal = goal(words);
            // 接收36家单位档案1.5万卷: who is counted first, and not what is counted then.
            let whose = if opens_with(words, "单位") && words.len() > 2 { 2 } else { 0 };
            segments[index - 1].end = match (goal, whose) {
                (0, 0) => gap.end.max(left.end),
                (0, whose) => gap.start + whose,
                _ => left.end,
            };
            segments[index].start = (gap.start + goal.max(whose)).min(right.start);
        }
    }
}

/// 12座的年初确定的目标完成14座: how many characters behind a figure only say that it is a target, where a report follows them.
fn goal(gap: &[char]) -> usize {
    let word = |at: usize, list: &[&'static str]| {
        list.iter().find(|word| opens_with(&gap[at..], word)).map(|word| word.chars().count())
    };
    let (mut at, mut end) = (0, 0);
    while let Some(len) = word(at, &PLANS.plan).inspect(|len| end = at + len).or_else(|| word(at, &PLANS.setter)) {
        at += len;
    }
    let told = |rest: &[char]| {
        crate::mood::report_at(rest).is_some()
            || PLANS.fact.iter().any(|word| opens_with(rest, word))
            || months::find(rest).first().is_some_and(|told| told.start == 0)
    };
    if end > 0 && told(&gap[end..]) { end } else { 0 }
}

/// Where a list is cut: right after the figure before, else as near as possible to the figure after.
fn separator(text: &Text, gap: Chars) -> Option<usize> {
    let chars = text.folded(gap);
    let cuts = |c: &char| matches!(c, '、' | '/' | '和' | '及' | '并');
    let first = chars.first().filter(|c| cuts(c)).map(|_| 0);
    first
        .or_else(|| chars.iter().rposition(|c| matches!(c, '、' | '/')))
        .or_else(|| chars.iter().rposition(cuts))
        .map(|at| gap.start + at)
}

/// 5个村出列、1260户5180人脱贫: two counts of one thing, which is named behind the second; the first one has no words before it.
pub fn fused(index: usize, figures: &mut [Figure]) {
    let own = figures.partition_point(|figure| figure.clause < index);
    for at in (own..figures.len().saturating_sub(1)).rev() {
        let (first, next) = (&figures[at], &figures[at + 1]);
        let leads = first.segment.start == first.quantity.span.start && first.inherits;
        if leads && !next.inherits && first.quantity.span.end == next.quantity.span.start {
            let (noun, verb, verbs) = (next.noun.clone(), next.verb, next.verbs);
            let first = &mut figures[at];
            (first.noun, first.verb, first.verbs) = (noun, verb, verbs);
        }
    }
}

/// 农村居民326.5万人、学校师生18.2万人的饮水安全: what follows the last of a list after 的 is of all of them.
pub fn share_tail(text: &Text, clause: Chars, index: usize, figures: &mut [Figure]) {
    let own = figures.partition_point(|figure| figure.clause < index);
    let group = &mut figures[own..];
    let Some((last, others)) = group.split_last_mut() else { return };
    let behind = text.folded(Chars::new(last.quantity.span.end, clause.end.max(last.quantity.span.end)));
    if !matches!(behind, ['的', next, ..] if crate::text::is_han(*next)) {
        return;
    }
    let start = last.quantity.span.end + 1;
    let tail = Noun::around(text, &[], Chars::new(start, start), Chars::new(start, clause.end));
    let mut next = last.segment.start;
    for figure in others.iter_mut().rev() {
        let listed = figure.segment.end + 1 == next && figure.quantity.unit == last.quantity.unit;
        let marked = text.folded(Chars::new(figure.segment.end, next.max(figure.segment.end)));
        if tail.is_empty() || !listed || !matches!(marked, ['、' | '和' | '及']) || figure.noun.is_empty() {
            return;
        }
        next = figure.segment.start;
        figure.noun.extend(&tail);
    }
}

/// 甲、乙、丙分别完成2万人、5000人、900人: as many names before 分别 as figures after it; the k-th figure is of the k-th name.
pub fn respectively(text: &Text, clauses: &[Clause], index: usize, figures: &mut [Figure]) {
    let clause = clauses[index].span;
    let own = figures.partition_point(|figure| figure.clause < index);
    let (before, group) = figures.split_at_mut(own);
    let Some(last) = group.last().filter(|_| group.len() > 1) else { return };
    let told = text.folded(Chars::new(clause.start, last.quantity.core.start));
    let told = told.windows(2).position(|pair| matches!(pair, ['分', '别'] | ['依', '次']));
    // 学前三年毛入园率、高中阶段毛入学率分别达93%、94%: a figure within a name is none of the list.
    let listed = told.map_or(0, |at| group.partition_point(|figure| figure.quantity.core.start < clause.start + at));
    let group = &mut group[listed..];
    let Some(first) = group.first().filter(|_| group.len() > 1) else { return };
    let head = text.folded(Chars::new(clause.start, first.quantity.core.start));
    // 国家级、省级企业3家、15家: levels side by side, and as many figures behind what they share.
    let levels = parts(head).all(|part| part.contains(&'级')) && parts(head).count() == group.len();
    let untold = levels && group.windows(2).all(|pair| pair[0].quantity.unit == pair[1].quantity.unit);
    let Some(at) = told.or(Some(head.len()).filter(|_| untold)) else { return };
    let list = Chars::new(clause.start, clause.start + at);
    // 青石、白杨、双桥三镇分别新建驿站9个、12个、11个: places, and what is counted stands behind.
    if matches!(head[..at], [.., count, '镇' | '乡' | '县' | '区' | '村' | '市'] if crate::number::numeral::begins(count))
    {
        return;
    }
    let mut names = named(text, list);
    // 新开工、基本建成分别为1826套和2035套: each has its own work.
    let shared = VERBS.find(&head[at..]).any(|(_, _, verb)| !matches!(verb, Verb::Noun | Verb::Reach));
    let works: Vec<Option<Verb>> = parts(text.folded(list))
        .map(|part| VERBS.find(part).map(|(_, _, verb)| *verb).filter(|verb| *verb != Verb::Noun).last())
        .collect();
    // 接待游客3621万人次、实现收入296.8亿元，同比分别增长11.4%和13.2%: the names are those of the figures before.
    let levels = levels_before(clauses, index, before, group.len());
    let mut shared_by = Noun::default();
    if names.iter().all(Noun::is_empty) && levels.len() == group.len() {
        names = levels.iter().map(|level| level.noun.clone()).collect();
        // 规上工业营业收入216亿元、利润16亿元: what the first of them begins with may hold for the others.
        shared_by.extend_all(levels.iter().map(|level| &level.noun));
    }
    // 城乡低保标准分别提高到760元、580元: the town first.
    if let ([_], Some(place), 2) =
        (names.as_slice(), head[..at].windows(2).position(|pair| pair == ['城', '乡']), group.len())
    {
        let of = |kind: [char; 2]| Noun::of(&[&head[..place], &kind, &head[place + 2..at]].concat());
        names = vec![of(['城', '市']), of(['农', '村'])];
    }
    let bare = group.windows(2).all(|pair| {
        let gap = text.folded(Chars::new(pair[0].quantity.span.end, pair[1].quantity.core.start));
        matches!(gap, ['、' | '和' | '及' | '/' | '与'])
    });
    if bare && first.quantity.span.start < first.quantity.core.start {
        // 分别不低于1500吨、60吨
        let bound = first.quantity.bound;
        for figure in group.iter_mut().skip(1).filter(|figure| figure.quantity.bound == Bound::Plain) {
            figure.quantity.bound = bound;
        }
    }
    let Some(first) = group.first() else { return };
    if bare && names.len() == group.len() {
        let (verb, verbs, way) = (first.verb, first.verbs, first.quantity.direction);
        let count = group.len();
        for (place, (figure, name)) in group.iter_mut().zip(names).enumerate() {
            figure.noun = name;
            figure.context.extend(&shared_by);
            figure.inherits = false;
            figure.verb = verb;
            figure.verbs = verbs;
            // 分别减少2起、3人
            if way == Direction::Decrease {
                figure.quantity.direction = way;
            }
            if let Some(work) = works.get(place).copied().flatten().filter(|_| works.len() == count && !shared) {
                figure.verb = Some(work);
                figure.verbs = std::iter::once(work).collect();
            }
            figure.roles.retain(|role| *role != crate::lexicon::language::Role::Part);
        }
    }
}

/// The levels that a list of changes behind them is of: those of the clause right before it, where they are as many, else all of its sentence
/// that stand in a row (存款余额312亿元，贷款余额216亿元，分别增长9.3%、12.1%).
fn levels_before<'f>(clauses: &[Clause], index: usize, before: &'f [Figure], count: usize) -> &'f [Figure] {
    let of_last = &before[before.partition_point(|figure| figure.clause + 1 < index)..];
    if of_last.len() == count {
        return of_last;
    }
    let sentence = clauses.get(index).map(|own| own.sentence);
    let mut next = index;
    let in_row = |figure: &&Figure| {
        let percent = figure.quantity.unit.as_ref().is_none_or(|unit| matches!(unit.dimension, "percent" | "points"));
        let near = figure.clause + 1 >= next && clauses.get(figure.clause).map(|own| own.sentence) == sentence;
        next = figure.clause;
        near && !percent && !figure.inherits && figure.rate.is_none()
    };
    // One more than are asked for is as good as all of them.
    let run = before.iter().rev().take(count + 1).take_while(in_row).count();
    &before[before.len() - run..]
}

/// What stands between the marks of a list.
fn parts(words: &[char]) -> impl Iterator<Item = &[char]> {
    words.split(|c| matches!(c, '、' | '和' | '及' | '与'))
}

/// The names of a list. What the first of them begins with may hold for the others too: 生产安全事故起数、死亡人数.
fn named(text: &Text, list: Chars) -> Vec<Noun> {
    let words = text.folded(list);
    let parts: Vec<&[char]> = parts(words).collect();
    // 进口、出口货物整体通关时间: what the last of them ends in holds for all.
    let shared = parts.split_last().and_then(|(last, others)| {
        // 国家级、省级企业: behind the same sign.
        if others.iter().all(|other| other.ends_with(&['级'])) {
            let at = last.iter().position(|c| *c == '级')?;
            return last.get(at + 1..).filter(|tail| tail.len() > 1);
        }
        let len = others.first()?.len();
        let alike = (1..=SHORTEST_NAME).contains(&len) && others.iter().all(|other| other.len() == len);
        last.get(len..).filter(|tail| alike && tail.len() > 1)
    });
    if let Some((tail, (last, others))) = shared.zip(parts.split_last()) {
        let whole = Chars::new(list.end - last.len(), list.end);
        let named = |other: &&[char]| {
            let verb = VERBS.at(other, 0).filter(|(_, verb)| **verb != Verb::Noun).map_or(0, |(len, _)| len);
            Noun::of(&[&other[verb..], tail].concat())
        };
        let mut names: Vec<Noun> = others.iter().map(named).collect();
        names.push(Noun::around(text, &[], whole, Chars::new(whole.end, whole.end)));
        return names;
    }
    let mut names: Vec<Noun> = Vec::new();
    let mut start = list.start;
    for part in parts {
        let span = Chars::new(start, start + part.len());
        names.push(Noun::around(text, &[], span, Chars::new(span.end, span.end)));
        start = span.end + 1;
    }
    names
}

/// What only begins a name, as its other part stands at the end of the list, is no longer: 进口.
const SHORTEST_NAME: usize = 3;

/// 小微绿地/口袋公园6处/4处: as many names as figures, joined by strokes; each figure gets its own name.
pub fn distribute(text: &Text, clause: Chars, index: usize, figures: &mut [Figure]) {
    let own = figures.partition_point(|figure| figure.clause < index);
    let group = &mut figures[own..];
    let joined = group.windows(2).all(|pair| {
        let gap = Chars::new(pair[0].quantity.span.end, pair[1].quantity.span.start);
        text.folded(gap) == ['/']
    });
    let Some(first) = group.first().filter(|_| joined && group.len() > 1) else { return };
    let head = text.folded(Chars::new(clause.start, first.quantity.span.start)).to_vec();
    let names: Vec<&[char]> = head.split(|c| *c == '/').collect();
    if names.len() == group.len() {
        for (figure, name) in group.iter_mut().zip(names) {
            figure.noun = Noun::of(name);
            figure.inherits = true;
        }
    }
}
