//! Words, where neither a figure nor a rate answers.
//!
//! 已完成, 建成, 投用 … are met; 基本完成 is mostly met; 正在, 前期, 办理手续 … are in progress; 未完成, 暂缓 … are missed,
//! or in progress while the period runs; 取消 and 终止 are missed at any time. A commitment to start is met by starting,
//! one only to go on by finished work or by work that keeps its plan. Words about another subject do not count, and
//! what is announced for later decides nothing.

use super::{Ground, Terms, Verdict, said};
use crate::wording::Evidence;

/// Judges by what is said.
pub fn judge(evidence: Evidence, terms: Terms) -> Verdict {
    Verdict { status: said(evidence.said, terms), ground: Ground::Words(evidence) }
}
