//! What a cell says of the whole item, whatever its figures tell.

use super::statement::{negated, statement};
use super::subject::is_silent;
use crate::lexicon::language::{STATEMENTS, Statement};
use crate::passage::{Clause, Passage};
use crate::text::Chars;
use crate::text::{closes_with, holds, holds_any, opens_with};

/// Parts of a building: what is told of one of them is not told of all.
const PARTS: [&str; 7] = ["土建", "主体", "主楼", "路基", "桩基", "基础", "一期"];

/// Words that the claim on a whole item ends in: 超额完成年度目标任务.
const TASKS: [&str; 4] = ["任务", "目标", "指标", "计划"];

/// The statement with which a report closes and that speaks of the task itself; the sentence before it must be all of the report, unless
/// `one` target is all there is.
pub fn closing_claim(passage: &Passage, one: bool) -> Option<Statement> {
    let first = passage.clauses.first().map_or(0, |first| first.sentence);
    let last = passage.clauses.last().filter(|last| last.depth == 0 && (one || last.sentence == first))?;
    let words = passage.text.folded(last.span);
    let bare = || passage.figures.iter().all(|f| !last.span.contains(f.quantity.core));
    // 年度改善目标任务顺利完成
    let done = STATEMENTS.find(words).filter(|(at, len, _)| at + len == words.len()).last();
    if let Some((at, _, said)) = done
        && matches!(said, Statement::Exceeded | Statement::Met | Statement::MostlyMet)
        && words.len() <= LONGEST_TASK
        && !negated(words, at)
        && bare()
        && ["年度", "全年", "目标"].iter().any(|word| holds(&words[..at], word))
        && TASKS.iter().any(|task| holds(&words[..at], task))
    {
        return Some(*said);
    }
    let praise = |c: &&char| matches!(c, '已' | '均' | '都' | '全' | '面' | '圆' | '满' | '提' | '前');
    let words = &words[words.iter().take_while(praise).count()..];
    let (_, said) = STATEMENTS.at(words, 0)?;
    let good = matches!(said, Statement::Exceeded | Statement::Met | Statement::MostlyMet);
    let short = words.len() <= LONGEST_CLAIM && bare();
    (good && short && TASKS.iter().any(|task| closes_with(words, task))).then_some(*said)
}

/// 该项自查认定为完成, 本项任务已完成: the statement of a last clause that speaks of the item as such.
pub fn claim_of_this(passage: &Passage) -> Option<Statement> {
    let last = passage.clauses.last().filter(|last| last.depth == 0)?;
    let words = passage.text.folded(last.span);
    let this =
        ["该项", "此项", "本项", "该任务", "此任务", "该事项", "本事项"].iter().any(|this| opens_with(words, this));
    let bare = passage.figures.iter().all(|figure| !last.span.contains(figure.quantity.core));
    // 自查认定为完成, 自评为完成
    let judged = words.strip_suffix(&['完', '成']).is_some_and(|before| before.ends_with(&['为']));
    let said = if judged { Some(Statement::Met) } else { statement(passage, last.span, &[]) };
    said.filter(|_| this && bare && words.len() <= LONGEST_TASK)
}

/// 年度空气质量改善目标任务顺利完成, too.
const LONGEST_TASK: usize = 20;

/// 超额完成年度改革任务 is about as long as such claims are.
const LONGEST_CLAIM: usize = 14;

/// The statement that stands for a whole cell: one that is its own clause, without a subject, at the start or the end; with the
/// index of that clause.
pub fn claim(passage: &Passage) -> Option<(Statement, usize)> {
    let first = passage.clauses.first()?;
    let bare = |clause: &&Clause| passage.figures.iter().all(|f| !clause.span.contains(f.quantity.core));
    let whole =
        |clause: &Clause| !holds_any(passage.text.folded(clause.span), &PARTS) && is_silent(passage, clause.span);
    // 可研批复后 only leads to what follows.
    let leads = |clause: &&Clause| passage.text.folded(clause.span).last() != Some(&'后');
    let told = |clause: &Clause| {
        let reason = matches!(passage.text.folded(clause.span), ['因' | '受', ..] | ['由', '于', ..]);
        Some(clause)
            .filter(bare)
            .filter(leads)
            .filter(|_| !reason)
            .and_then(|clause| statement(passage, clause.span, &[]))
    };
    // 首批街巷整治已完成，其余街巷正在施工; 左线已贯通: said of a part.
    let part = |clause: &Clause| {
        let words = passage.text.folded(clause.span);
        ["首批", "部分", "第一批", "左线", "右线", "东段", "西段", "南段", "北段", "一标段"]
            .iter()
            .any(|word| opens_with(words, word))
    };
    let opening = told(first).filter(|_| whole(first) && !part(first));
    // 新增学位3600个。已完成。: a sentence that holds nothing else.
    let closing = || match passage.clauses.as_slice() {
        [.., before, last] if before.sentence != last.sentence && last.depth == 0 => {
            let good = |said: &Statement| matches!(said, Statement::Exceeded | Statement::Met | Statement::MostlyMet);
            told(last).filter(|said| good(said) && whole(last))
        }
        _ => None,
    };
    let last = passage.clauses.len() - 1;
    opening.map(|said| (said, 0)).or_else(|| closing().map(|said| (said, last)))
}

/// Whether the clauses after a figure, in its sentence, say that it is short of the target (与目标相比尚有差距).
pub fn falls_short(passage: &Passage, at: Chars) -> bool {
    let Some(own) = passage.clauses.iter().find(|clause| clause.span.contains(at)) else { return false };
    let mut later = passage.clauses.iter().filter(|clause| clause.span.start >= own.span.start);
    later.by_ref().take_while(|clause| clause.sentence == own.sentence).any(|clause| {
        let words = passage.text.folded(Chars::new(clause.span.start.max(at.end), clause.span.end));
        crate::text::holds_any(words, &["差距", "未达", "没有达到", "低于目标", "未完成"])
    })
}
