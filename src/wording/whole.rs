//! What is said of the task as a whole.

use super::{Asked, Evidence, Said, claim, subject};
use crate::lexicon::language::Statement;
use crate::passage::{Clause, Passage};
use crate::text::{Chars, closes_with, holds_any, opens_with};

/// What is said of the whole; nothing where that is to be gathered from clauses about parts.
pub(super) fn of_whole(asked: &Asked) -> Option<Evidence> {
    let Asked { completion, counted, .. } = *asked;
    if let Some(clause) = counted.and_then(|target| subject::covers_all(target, completion)) {
        return Some(Evidence { said: Said::Met, clause });
    }
    if !asked.alone || counted.is_some() {
        return None;
    }
    let task = || completion.clauses.iter().find(|clause| speaks_of_task(completion, clause.span));
    // 10月通过评审，此项任务已完成: what is said of the task as a whole is said last.
    if let Some(clause) = task().filter(|clause| asked.statement(clause.span) == Some(Statement::Met)) {
        return Some(Evidence { said: Said::Met, clause: clause.span });
    }
    // 除一家外均已实现，基本完成年度任务
    if let Some(last) = completion.clauses.last().filter(|last| closes_task(completion, last)) {
        return Some(Evidence { said: Said::MostlyMet, clause: last.span });
    }
    opens_with_all(asked)
}

/// 已完成，评估成果于11月通过评审: said of the whole, where nothing behind it is open.
fn opens_with_all(asked: &Asked) -> Option<Evidence> {
    let completion = asked.completion;
    let first = completion.clauses.first().filter(|first| first.span.len() <= LONGEST_CLAIM)?;
    let claimed = claim::claim(completion) == Some((Statement::Met, 0));
    let open = || holds_any(asked.words(completion.text.all()), &OPEN);
    (completion.clauses.len() > 1 && !asked.wish.reported && claimed && !open())
        .then_some(Evidence { said: Said::Met, clause: first.span })
}

/// 已完成 is no longer.
const LONGEST_CLAIM: usize = 4;

/// Words of what is not done yet.
const OPEN: [&str; 8] = ["正在", "尚", "未", "仍", "待", "推迟", "延期", "暂"];

/// 基本完成年度目标任务 is no longer.
const LONGEST_CLOSE: usize = 16;

/// 基本完成年度任务: whether the last clause says so and nothing else.
fn closes_task(completion: &Passage, last: &Clause) -> bool {
    let words = completion.text.folded(last.span);
    opens_with(words, "基本完成")
        && ["任务", "目标", "目标任务", "指标"].iter().any(|end| closes_with(words, end))
        && ["年度", "全年", "既定", "预期"].iter().any(|word| opens_with(&words[4..], word))
        && words.len() <= LONGEST_CLOSE
        && completion.clauses.len() > 1
}

/// 此项任务, 该项工作: whether a clause speaks of the task as a whole.
fn speaks_of_task(completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let this = ["此项", "该项", "本项", "这项"].iter().any(|word| opens_with(words, word));
    this && ["任务", "工作", "实事", "承诺", "目标"].iter().any(|task| opens_with(&words[2..], task))
}
