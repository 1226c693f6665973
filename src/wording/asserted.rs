//! Whether a word for an end, or for trouble, is said of what is: 为建成大桥, 没有因疫情停工 and 没有完全竣工 are not.

use crate::text::{closes_with, holds_any, opens_with};

/// 为加快建成物流中心, 要求施工方完成改造: the clause opens with what a thing is done for, or what somebody is told to do.
pub(super) fn is_aim(words: &[char], end: usize) -> bool {
    let purpose = words.first() == Some(&'为') && end <= AIM;
    purpose || ["要求", "已要求", "我局要求"].iter().any(|word| opens_with(words, word))
}

/// 为如期 stands before an end, 为民公园 is a name.
const AIM: usize = 3;

/// 没有因疫情停工, 未出现烂尾, 没有取消: trouble that did not come.
pub(super) fn denies_trouble(words: &[char], start: usize) -> bool {
    let before = &words[..start];
    holds_any(before, &["没有因", "未因", "没有受", "未受"])
        || ["没有", "未出现", "没有出现", "未发生", "没有发生", "并未", "从未"].iter().any(|no| closes_with(before, no))
}

/// 没有完全竣工, 没有都完成, 未全面完成: what a denial reaches over.
pub(super) fn before_scope(words: &[char], at: usize) -> usize {
    let scope = SCOPES.iter().find(|word| {
        let before = &words[..at];
        closes_with(before, word)
            && ["未", "没有", "没"].iter().any(|no| closes_with(&before[..at - word.chars().count()], no))
    });
    scope.map_or(at, |word| at - word.chars().count())
}

/// Words for how far something is done.
const SCOPES: [&str; 8] = ["完全", "全部", "全面", "正式", "最终", "彻底", "都", "真正"];
