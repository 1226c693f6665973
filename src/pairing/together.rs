//! One figure for several targets: 肉蛋奶总产量12.6万吨 for 肉6万吨、蛋4万吨、奶2万吨. What they come to together tells of none of them by itself.

use super::{Answer, parts};
use crate::lexicon::language::{CONTRASTS, Role};
use crate::passage::{Figure, Passage};
use crate::quantity::Unit;
use crate::target::Target;
use crate::text::{Chars, holds, holds_any};

/// Targets in one list stand no further apart.
const NEAR: usize = 4;

/// Takes the figure back from a target that is no more than one of those of which it tells.
pub fn undo(targets: &[Target], passage: &Passage, answers: &mut [Answer]) {
    for (t, answer) in answers.iter_mut().enumerate() {
        let Some(index) = answer.actual.as_ref().filter(|own| own.parts.is_empty()).map(|own| own.figure) else {
            continue;
        };
        let near = t.saturating_sub(NEAR)..(t + NEAR + 1).min(targets.len());
        if !is_listed(passage, index) && near.filter(|u| *u != t).any(|u| is_of_both(targets, t, u, passage, index)) {
            *answer = Answer::default();
        }
    }
}

/// 肉、蛋、奶产量分别达到6万吨、4万吨、2万吨: a list that gives each its own.
fn is_listed(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let before = passage.text.folded(passage.before(figure));
    let follows = |before: Option<&Figure>, next: Option<&Figure>| {
        before.zip(next).is_some_and(|(before, next)| next.inherits && parts::joined(passage, before, next))
    };
    let last = index.checked_sub(1).and_then(|last| passage.figures.get(last));
    holds(before, "分别")
        || before.iter().any(|c| matches!(c, '各' | '均'))
        || follows(last, Some(figure))
        || follows(Some(figure), passage.figures.get(index + 1))
}

fn is_of_both(targets: &[Target], t: usize, u: usize, passage: &Passage, index: usize) -> bool {
    let (one, other, figure) = (&targets[t], &targets[u], &passage.figures[index]);
    let dimension = |unit: Option<&Unit>| unit.map(|unit| unit.dimension);
    let money = |target: &Target| {
        dimension(target.unit.as_ref()).is_some_and(|own| own.starts_with("money") || own.ends_with('元'))
    };
    let alike = dimension(one.unit.as_ref()) == dimension(other.unit.as_ref()) || money(one) && money(other);
    let part = one.figure.has(Role::Part) || other.figure.has(Role::Part);
    if part
        || one.cell != other.cell
        || one.cell == passage.cell
        || !alike
        || one.figure.is_change() != other.figure.is_change()
    {
        return false;
    }
    let before = passage.text.folded(passage.before(figure));
    let total = holds_any(before, &TOTALS);
    // 三项就业指标合计: the number of them is a figure of its own.
    let start = passage.clauses.get(figure.clause).map_or(figure.segment.start, |own| own.span.start);
    let clause = passage.text.folded(Chars::new(start.min(figure.quantity.core.start), figure.quantity.core.start));
    if total && holds_any(clause, &["两项", "三项", "四项", "五项", "各项"]) {
        return true;
    }
    let mut words = before.to_vec();
    words.extend(passage.text.folded(passage.after(figure)).iter().take_while(|c| crate::text::is_han(**c)));
    // 共建成变电站10座 for 新建变电站4座、改造变电站6座
    if total && one.noun == other.noun && !one.noun.is_empty() {
        let work = |target: &Target| target.figure.verb_words.clone();
        let own = |work: &[char]| words.windows(work.len().max(1)).any(|told| told == work);
        return work(one) != work(other) && !own(&work(one)) && !own(&work(other));
    }
    let (name, beside) = (name(one), name(other));
    let only = |name: &[char], beside: &[char]| -> Vec<char> {
        name.iter().copied().filter(|c| !beside.contains(c)).collect()
    };
    let (own, others) = (only(&name, &beside), only(&beside, &name));
    if own.is_empty() || others.is_empty() {
        return false;
    }
    let both = own.iter().chain(&others).all(|c| words.contains(c));
    let mark = |c: &char| matches!(c, '总' | '共' | '合' | '、' | '和' | '及' | '与');
    // 老旧小区电梯: where no word joins them, the one only says of what the other is.
    let joined = words.iter().any(mark);
    both && joined || is_shortened(one, &own, &others, &words)
}

/// Words for what several things come to.
const TOTALS: [&str; 4] = ["合计", "共计", "总计", "共"];

/// 中小学校 for 小学 and 初中: one word that holds both of them.
fn is_shortened(target: &Target, own: &[char], others: &[char], words: &[char]) -> bool {
    CONTRASTS.find(words).filter(|(_, _, contrast)| **contrast == "-").any(|(at, len, _)| {
        let told = &words[at..at + len];
        let new = !target.words.windows(len).any(|own| own == told);
        new && own.iter().any(|c| told.contains(c)) && others.iter().any(|c| told.contains(c))
    })
}

/// What a target is called: 肉 of the first of 肉、蛋、奶产量分别达到6万吨、4万吨、2万吨.
fn name(target: &Target) -> Vec<char> {
    let first = target.words.iter().position(|c| *c == '、').filter(|_| holds(&target.words, "分别"));
    first.map_or_else(|| target.noun.folded(), |end| target.words[..end].to_vec())
}
