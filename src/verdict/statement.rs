//! Words, where neither a figure nor a rate answers.
//!
//! 已完成, 建成, 投用 … are met; 基本完成 is mostly met; 正在, 前期, 办理手续 … are in progress; 未完成, 暂缓 … are missed,
//! or in progress while the period runs; 取消 and 终止 are missed at any time. A commitment to start is met by starting,
//! one only to go on by finished work or by work that keeps its plan. Words about another subject do not count, and
//! what is announced for later decides nothing.
//!
//! # Method: 没有数字时看文字 / Where words decide
//!
//! - 没有目标，或没有数字和完成率可用时，看文字怎样说这件事：已完成、建成、投用为完成；正在、有序推进为推进中；未开工、暂缓为未完成。
//!   / Without a target, or without figures and rates, the words about this very work decide: finished, built, in use is met; under way is in
//!   progress; not begun or put off is missed.
//!   = 建成县城第二水厂。 | 第二水厂已建成投用。 | met
//! - 对以后的打算、对别的事的说明不算。
//!   / What is planned for later, and what is said of other things, does not count.
//!   = 改造供水管网。 | 计划明年全部改造。 | undetermined

use super::{Ground, Terms, Verdict, said};
use crate::months;
use crate::passage::Passage;
use crate::wording::Evidence;

/// Judges by what is said.
pub fn judge(evidence: Evidence, completion: &Passage, terms: Terms) -> Verdict {
    let terms = Terms { running: terms.running || is_early(completion, evidence), ..terms };
    Verdict { status: said(evidence.said, terms), ground: Ground::Words(evidence) }
}

/// 截至9月底，北环路尚未开工: how it stood when the year was not over, in whatever ledger it stands.
fn is_early(completion: &Passage, evidence: Evidence) -> bool {
    let told = completion.months().iter().take_while(|told| told.start < evidence.clause.end).last();
    let so_far = |months: &months::Months| months.from == 1 && months.to > 1;
    told.and_then(|told| told.months).filter(so_far).is_some_and(months::Months::is_early)
}
