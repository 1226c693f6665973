//! The name of a target that has none of its own: that of the figure which it follows.

use super::plan::LONGEST_LIST;
use crate::lexicon::language::{Role, VERBS, Verb};
use crate::lexicon::plans::PLANS;
use crate::passage::{Figure, Passage};
use crate::target::is_old_value;
use crate::text::is_han;

/// Words between a thing and the line that it keeps are no longer: 跑赢, 没有突破.
const SHORT: usize = 4;

/// What a ceiling is called, and what a fact is like its plan by.
const LINES: [&str; 7] = ["控制", "上限", "警戒", "考核", "红线", "持平", "相当"];

/// Words without those at their end that tell who set the plan that follows (超出省定 without 省定).
pub(super) fn unset(words: &str) -> &str {
    let mut words = words;
    while let Some(rest) = PLANS.setter.iter().find_map(|word| words.strip_suffix(word)) {
        words = rest;
    }
    words
}

/// Whether the words before a figure are those of a plan or of a distance from it, and name nothing.
pub(super) fn only_plan_words(passage: &Passage, figure: &Figure) -> bool {
    let before = passage.text.folded_string(passage.before(figure));
    // 守在61.5%的警戒线以内: what is not a name is no name of another thing.
    let after = passage.text.folded(passage.after(figure));
    let line = after.first() == Some(&'的') && crate::text::holds_any(after, &["考核线", "警戒线", "控制线", "上限"]);
    if line && before.chars().filter(|c| is_han(*c)).count() <= SHORT {
        return true;
    }
    // 4所（要求5所）, 考核指标为5000个, 略高于省下达的
    let mut before = before.trim().trim_start_matches(['而', '但']);
    // 12座危桥改造任务 has its name behind it; 低于18处的省定任务 has none.
    if before.is_empty() && !figure.inherits && !figure.noun.is_empty() {
        let after: String = after.iter().skip_while(|c| **c == '的').collect();
        let of_plan = PLANS.plan.iter().chain(&PLANS.setter).chain(&LINES).any(|word| after.starts_with(word));
        return of_plan || !after.contains(is_han);
    }
    loop {
        let lists = [&PLANS.aside, &PLANS.link, &PLANS.beyond, &PLANS.short, &PLANS.plan, &PLANS.setter];
        let longest = lists.iter().filter_map(|list| list.iter().find(|word| before.starts_with(**word)));
        match longest.max_by_key(|word| word.len()) {
            Some(word) => before = before[word.len()..].trim_start(),
            // 当年新增的计划数, 约定的新改建任务
            None if of_work(before).is_some() => before = of_work(before).unwrap_or(before),
            // 与目标值, 控制数为, 年初承诺的
            None if before.starts_with(['值', '数', '了', '于', '至', '到', '的']) => {
                before = &before['值'.len_utf8()..];
            }
            // 未能达到增长6%的目标: which way it was to go is no name.
            None => {
                let words: Vec<char> = before.chars().take(4).collect();
                let moves = VERBS.at(&words, 0).filter(|(_, verb)| matches!(verb, Verb::Grow | Verb::Fall));
                let Some((len, _)) = moves else { break };
                before = &before[words[..len].iter().map(|c| c.len_utf8()).sum()..];
            }
        }
    }
    !before.contains(is_han)
}

/// What stands behind the work that a plan is of, from the word for the plan on.
fn of_work(words: &str) -> Option<&str> {
    PLANS.work.iter().filter_map(|work| words.strip_prefix(work)).find_map(|rest| {
        let goal = rest.strip_prefix('的').unwrap_or(rest);
        // 计划改造的12座危桥 has its name behind it.
        PLANS.plan.iter().any(|plan| goal.starts_with(plan)).then_some(goal)
    })
}

/// 要求, 年度目标任务分别为, 的控制目标: words for a target, perhaps with who set it, and nothing that names it.
pub(super) fn is_goal(words: &str) -> bool {
    crate::mood::is_goal(&words.chars().collect::<Vec<char>>())
}

/// The name of a target that names nothing: that of the figure which it follows, the k-th of a list from the k-th.
pub(super) fn inherit(passage: &Passage, index: usize, figure: &mut Figure, wanted: &[bool]) {
    let sentence = passage.sentence_of(figure);
    let near = index.saturating_sub(LONGEST_LIST)..passage.figures.len().min(index + LONGEST_LIST);
    let same: Vec<usize> = near
        .filter(|&i| passage.sentence_of(&passage.figures[i]) == sentence && passage.figures[i].rate.is_none())
        .collect();
    let per_head = |i: usize| passage.is_per_head(&passage.figures[i]) && !passage.is_per_head(figure);
    // 新建43所，其中幼儿园26所，超过40所的目标: the whole is what the target is of.
    // 培训4860人次，其中脱贫劳动力1135人次，任务数分别为4500人次和1200人次
    let respective = passage.text.folded_string(passage.before(figure)).contains("分别")
        || index > 0 && passage.figures[index - 1].clause == figure.clause && wanted[index - 1];
    // 实际引进111名，其中博士36名，目标40名: the whole has its target, so that this one is of the part.
    let whole_has = index > 0
        && passage.figures[index - 1].has(Role::Part)
        && same.iter().any(|&i| i < index && wanted.get(i) == Some(&true));
    let part = |i: usize| {
        if respective || whole_has && i + 1 == index {
            return false;
        }
        let whole =
            |&before: &usize| before < i && passage.figures[before].quantity.unit == passage.figures[i].quantity.unit;
        passage.figures[i].has(Role::Part) && same.iter().any(whole)
    };
    let facts: Vec<usize> = same
        .iter()
        .copied()
        .filter(|&i| i < index && !wanted[i] && !per_head(i) && !part(i) && !is_old_value(passage, i))
        .collect();
    // 新改建462公里，总里程累计8917公里，任务是450公里: what there is in all was not promised.
    let stock = |i: usize| passage.figures[i].has(Role::Stock);
    let unit = |i: usize| passage.figures[i].quantity.unit == figure.quantity.unit;
    let new = facts.iter().any(|&i| !stock(i) && unit(i)) && !figure.has(Role::Stock);
    let facts: Vec<usize> = facts.into_iter().filter(|&i| !new || !stock(i)).collect();
    // 建成7个，在建5个，年度任务为12个: what goes on was not promised, where something is finished.
    let open = |i: usize| passage.figures[i].has(Role::Underway);
    let done = facts.iter().any(|&i| !open(i) && unit(i));
    let facts: Vec<usize> = facts.into_iter().filter(|&i| !done || !open(i)).collect();
    let goals: Vec<usize> = same.into_iter().filter(|&i| wanted[i]).collect();
    // 浓度96微克，较上年下降8.6%，低于100微克的目标: what is measured alike goes before.
    let dimension = |i: usize| passage.figures[i].quantity.unit.as_ref().map(|unit| unit.dimension);
    let alike =
        |list: &[usize]| -> Vec<usize> { list.iter().copied().filter(|&i| dimension(i) == dimension(index)).collect() };
    let (facts, goals) = match (alike(&facts), alike(&goals)) {
        (found, wanted) if !found.is_empty() => (found, wanted),
        _ => (facts, goals),
    };
    let rank = goals.iter().position(|&i| i == index).unwrap_or(0);
    let source = if goals.len() == facts.len() { facts.get(rank) } else { facts.last() };
    if let Some(source) = source.map(|&i| &passage.figures[i]) {
        figure.noun = source.noun.clone();
        // 完工75台，其中当年申请28台，年度目标为70台: the target is of the whole.
        figure.roles.retain(|role| *role != Role::Part || source.has(Role::Part));
        if whole_has && source.has(Role::Part) && !figure.has(Role::Part) {
            figure.roles.push(Role::Part);
        }
        // 下降1.8%，低于增长5%的预期: the target says itself which way it goes.
        let moves = |verb: &Verb| matches!(verb, Verb::Grow | Verb::Fall);
        let own = passage.text.folded(passage.before(figure));
        if !VERBS.find(own).any(|(_, _, verb)| moves(verb)) {
            figure.verb = source.verb;
            figure.verbs = source.verbs;
            if source.is_change() {
                figure.quantity.direction = source.quantity.direction;
            }
        }
    }
}
