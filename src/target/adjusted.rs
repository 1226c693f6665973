//! Targets that were formally changed: the new one is in force, the first stays visible.
//!
//! # Method: 经过调整的目标 / Targets that were changed
//!
//! - 目标经正式调整的，按新目标判定，原目标一并列出。
//!   / Where a target was formally changed the new one is in force; the first stays visible.
//!   = 一般公共预算收入增长6%。 | 经人大常委会批准，预期目标由增长6%调整为增长3%。全年增长3%。 | met

use super::{Original, Target, target};
use crate::lexicon::Words;
use crate::passage::{Figure, Passage};
use crate::reading::Reading;
use crate::terms::{Bound, Comparator};
use crate::text::Chars;
use std::sync::LazyLock;

/// Words after which the new target stands.
static CHANGE: LazyLock<Words<()>> = LazyLock::new(|| {
    let words = [
        "调整为",
        "调整到",
        "调整至",
        "调减为",
        "核减为",
        "调减至",
        "调增至",
        "变更为",
        "核定为",
        "缩减为",
        "压减为",
        "核增为",
        "下调为",
        "上调为",
        "下调至",
        "上调至",
        "调减到",
        "调增到",
        "调增为",
        "核减至",
        "核减到",
        "核增至",
        "压减至",
        "压减到",
        "压缩至",
        "缩减至",
        "下调到",
        "上调到",
        "调低至",
        "调低为",
        "调高至",
        "调高为",
        "修订为",
    ];
    Words::new(words.map(|word| (word.to_owned(), ())))
});

/// Words that make the change one of the target, and not of a tariff or a standard.
const FORMAL: [&str; 13] =
    ["目标", "任务", "计划", "指标", "预期", "批准", "批复", "同意", "审议", "审定", "研究", "核准", "方案"];

/// How far before a change word they may stand, and how far after it the new target.
const FAR: usize = 500;
const NEAR: usize = 24;

/// Applies the changes that the completion or the remark tells; the figures that tell them are returned.
pub fn apply(targets: &mut Vec<Target>, reading: &Reading) -> Vec<Chars> {
    let mut taken = Vec::new();
    // 开工2600套（经批准调整为2200套）: told in brackets beside the promise, the new target is none of its own.
    let promises = [reading.target_text.as_ref(), Some(&reading.commitment)];
    let promises = promises.into_iter().flatten().filter(|_| !reading.narrative);
    let bracketed = |passage: &Passage, at: usize| {
        passage.clauses.iter().any(|clause| clause.depth > 0 && clause.span.contains(Chars::new(at, at + 1)))
    };
    // 年初确定改造280户，经县政府同意，任务调整为320户; 原计划建成10个，后经批准调整为6个: said outright.
    let agreed = |passage: &Passage, at: usize| {
        let sentence = sentence_at(passage, at);
        let before = passage.text.folded_string(Chars::new(sentence.start, at));
        let closes = ["任务", "目标", "计划", "指标", "任务数"].iter().any(|word| before.ends_with(word));
        let first = ["原计划", "原定", "原目标", "计划", "年初"].iter().any(|word| before.contains(word));
        (closes || first) && ["同意", "批准", "批复"].iter().any(|word| before.contains(word))
    };
    // 三季度：任务调整为1200人: what was changed earlier in the year stays so.
    let told = [reading.earlier.as_ref(), Some(&reading.completion), reading.remark.as_ref()];
    let told = told.into_iter().flatten().map(|passage| (passage, false));
    for (passage, promise) in told.chain(promises.map(|passage| (passage, true))) {
        for (at, end) in changes(passage) {
            if promise && !bracketed(passage, at) && !agreed(passage, at) {
                continue;
            }
            let Some((old, new)) = sides(passage, at, end) else { continue };
            if promise {
                let own =
                    |target: &Target| target.cell == passage.cell && target.figure.quantity.core == new.quantity.core;
                targets.retain(|target| !own(target));
            }
            // 任务调整为9座、2700个: a list of new targets.
            let news = listed(passage, new);
            // 由6处、2000个调整为4处、1300个: each new one is for the old one in its place.
            let olds = old.map_or_else(Vec::new, |old| listed_before(passage, old));
            let olds = if olds.is_empty() { respective(passage, at) } else { olds };
            let paired = olds.len() == news.len() && olds.len() > 1;
            for (place, new) in news.into_iter().enumerate() {
                let old = if paired { olds.get(place).copied() } else { old };
                let Some(changed) = which(targets, old, new) else { continue };
                let figure = changed.figure.clone();
                let unit = changed.unit.clone();
                let replaced_value = changed.value;
                let mut replaced = target(passage, new, reading);
                replaced.indicator.clone_from(&changed.indicator);
                replaced.words.clone_from(&changed.words);
                replaced.noun = changed.noun.clone();
                replaced.figure.verb = replaced.figure.verb.or(figure.verb);
                replaced.figure.verbs = changed.figure.verbs;
                replaced.direction = changed.direction;
                // 调减至3.2万亩 tells no ceiling: the new target is to be kept as the first one was.
                let exact = changed.comparator == Comparator::About && changed.about;
                if new.quantity.bound == Bound::Plain && changed.comparator != Comparator::Between && !exact {
                    (replaced.comparator, replaced.about) = (changed.comparator, changed.about);
                }
                replaced.unit = replaced.unit.or_else(|| unit.clone());
                replaced.original = Some(Original { figure, unit });
                *changed = replaced;
                let of_completion = std::ptr::eq(passage, &raw const reading.completion);
                // 原计划20家，经批准调整为15家: the first target once more is no fact.
                let sentence = sentence_at(passage, at);
                let told = passage.figures.iter().filter(|f| {
                    let first = f.quantity.value == replaced_value && f.quantity.core.end <= at;
                    first && sentence.contains(f.quantity.core) && of_completion
                });
                taken.extend(told.map(|f| f.quantity.span));
                taken.extend([old, Some(new)].into_iter().flatten().filter(|_| of_completion).map(|f| f.quantity.span));
            }
        }
    }
    taken
}

/// The figures that stand after a change word: they replace a target, and are none beside it.
pub fn replacements(passage: &Passage) -> Vec<Chars> {
    let new = changes(passage).into_iter().filter_map(|(at, end)| sides(passage, at, end));
    new.map(|(_, new)| new.quantity.core).collect()
}

/// The figures that a formal change replaced: what was promised first, where the report alone tells of it.
pub fn replaced(passage: &Passage) -> Vec<Chars> {
    let old = changes(passage).into_iter().filter_map(|(at, end)| sides(passage, at, end)?.0);
    old.map(|old| old.quantity.core).collect()
}

/// Where a change word stands, in a sentence that says that a target was changed.
fn changes(passage: &Passage) -> Vec<(usize, usize)> {
    let all = passage.text.all();
    let folded = passage.text.folded(all);
    let formal = |at: usize| {
        let sentence = sentence_at(passage, at);
        let words = passage.text.folded_string(Chars::new(sentence.start.max(at.saturating_sub(FAR)), at));
        FORMAL.iter().any(|word| words.contains(word)) && !is_sought(passage, at)
    };
    CHANGE.find(folded).filter(|(at, ..)| formal(*at)).map(|(at, len, ())| (at, at + len)).collect()
}

/// 拟申请将任务调整为200台, 尚未获批: a change that was only asked for is none.
fn is_sought(passage: &Passage, at: usize) -> bool {
    const SOUGHT: [&str; 8] = ["拟", "申请", "建议", "报请", "请求", "提请", "提出", "争取"];
    const GRANTED: [&str; 5] = ["批准", "同意", "批复", "获批", "通过"];
    const OPEN: [&str; 9] = ["未获批", "未批", "未获得批", "待批", "未同意", "未通过", "报批", "审批中", "正在审"];
    let sentence = sentence_at(passage, at);
    let clause = passage.clauses.iter().rfind(|clause| clause.span.start <= at).map_or(sentence, |clause| clause.span);
    let before = passage.text.folded_string(Chars::new(clause.start, at));
    let after = passage.text.folded_string(Chars::new(at, sentence.end));
    let holds = |words: &str, list: &[&str]| list.iter().any(|word| words.contains(word));
    holds(&before, &SOUGHT) && !holds(&before, &GRANTED) || holds(&after, &OPEN)
}

fn sentence_at(passage: &Passage, at: usize) -> Chars {
    let clauses = &passage.clauses;
    let own = clauses.partition_point(|clause| clause.span.start <= at).checked_sub(1);
    // What an earlier report tells stands before the first clause of the last one.
    let Some(own) = own.map(|own| clauses[own].sentence) else { return Chars::new(at, at) };
    let first = clauses.partition_point(|clause| clause.sentence < own);
    let last = clauses.partition_point(|clause| clause.sentence <= own) - 1;
    Chars::new(clauses[first].span.start, clauses[last].span.end)
}

/// The figures on both sides of a change word: the old one in its clause, the new one right after it.
fn sides(passage: &Passage, at: usize, end: usize) -> Option<(Option<&Figure>, &Figure)> {
    let sentence = sentence_at(passage, at);
    let (before, after) = passage.figures.split_at(passage.figures.partition_point(|f| f.quantity.core.start < end));
    let new = after
        .iter()
        .take_while(|f| f.quantity.core.start <= end + NEAR)
        .find(|f| sentence.contains(f.quantity.core))?;
    let same = before.iter().rev().take_while(|f| f.clause >= new.clause);
    let old = same.into_iter().find(|f| f.quantity.core.end <= at && f.clause == new.clause);
    Some((old, new))
}

/// A new target, and those that stand in one list with it.
fn listed<'p>(passage: &'p Passage, first: &'p Figure) -> Vec<&'p Figure> {
    let at = passage.figures.partition_point(|figure| figure.quantity.core.start < first.quantity.core.start);
    let mut list = vec![first];
    for pair in passage.figures[at..].windows(2) {
        let gap = passage.text.folded(Chars::new(pair[0].quantity.span.end, pair[1].quantity.span.start));
        let ends = pair[0].clause != pair[1].clause || !matches!(gap.first(), Some('、' | '和' | '及'));
        if ends || gap.len() > NEAR {
            break;
        }
        list.push(&pair[1]);
    }
    list
}

/// An old target, and those that stand in one list before it.
fn listed_before<'p>(passage: &'p Passage, last: &'p Figure) -> Vec<&'p Figure> {
    let at = passage.figures.partition_point(|figure| figure.quantity.core.start < last.quantity.core.start);
    let mut list = vec![last];
    for before in passage.figures[..at].iter().rev() {
        let gap = Chars::new(before.quantity.span.end, list[0].quantity.span.start);
        if before.clause != last.clause || passage.text.folded(gap) != ['、'] {
            break;
        }
        list.insert(0, before);
    }
    list
}

/// 改造渠系210公里、衬砌渠道160公里，经批准分别调整为180公里和150公里: the list that stands before a change of each of its figures.
fn respective(passage: &Passage, at: usize) -> Vec<&Figure> {
    let sentence = sentence_at(passage, at);
    if !passage.text.folded(Chars::new(sentence.start, at.max(sentence.start))).ends_with(&['分', '别']) {
        return Vec::new();
    }
    let end = passage.figures.partition_point(|figure| figure.quantity.core.start < at);
    let mut list: Vec<&Figure> = Vec::new();
    for before in passage.figures[..end].iter().rev().take_while(|figure| sentence.contains(figure.quantity.core)) {
        let joined = list.first().is_none_or(|first| {
            let gap = passage.text.folded(Chars::new(before.quantity.span.end, first.quantity.span.start));
            matches!(gap.first(), Some('、' | '和' | '及')) && before.clause == first.clause
        });
        if !joined {
            break;
        }
        list.insert(0, before);
    }
    list
}

/// The target that a change is about: the one with the old value, else the most alike of its dimension, else the only one.
fn which<'t>(targets: &'t mut [Target], old: Option<&Figure>, new: &Figure) -> Option<&'t mut Target> {
    if targets.len() == 1 {
        return targets.first_mut().filter(|target| target.original.is_none());
    }
    let same_value = |t: &Target| old.is_some_and(|old| old.quantity.value == t.value);
    let unit = |unit: &Option<crate::quantity::Unit>| unit.as_ref().map(|unit| unit.text.clone());
    let mut counted = (0..targets.len()).filter(|&i| unit(&targets[i].unit) == unit(&new.quantity.unit));
    let only = counted.next().filter(|_| counted.next().is_none());
    let index = targets.iter().position(same_value).or_else(|| {
        let dimension = |unit: &Option<crate::quantity::Unit>| unit.as_ref().map(|unit| unit.dimension);
        let alike = |t: &Target| t.noun.pairs().filter(|pair| new.noun.has(*pair)).count();
        (0..targets.len())
            .filter(|&i| dimension(&targets[i].unit) == dimension(&new.quantity.unit) && alike(&targets[i]) > 0)
            .max_by_key(|&i| alike(&targets[i]))
    });
    // …研究同意调整为16座: nothing else was promised in this unit.
    let index = index.or(only)?;
    targets.get_mut(index).filter(|target| target.original.is_none())
}
