//! What is not to happen, and how grave it is: 不发生重特大事故, 零死亡.

use crate::text::{holds, holds_any, opens_with};

/// How grave the least is that words speak of: 一般, 较大, 重大, 特大; nought where they name no grade.
pub(super) fn grade(words: &[char]) -> u8 {
    if holds_any(words, &["较大", "以上"]) && !holds(words, "重大以上") {
        1
    } else if holds_any(words, &["重大", "重特大", "重、特大"]) {
        2
    } else if holds(words, "特大") {
        3
    } else {
        0
    }
}

/// Whether words that deny something of one grade deny what was promised: 未发生较大事故 holds for 重特大事故 as well, and not the other way.
pub(super) fn covers(told: &[char], promise: &[char]) -> bool {
    grade(told) <= grade(promise)
}

/// Words that begin with 无 or 已无 and deny nothing.
const NAMES: [&str; 12] =
    ["无人", "无害", "无偿", "无障碍", "无线", "无纸", "无缝", "无感", "无接触", "无接缝", "无忧", "无锡"];

/// Whether 无 at a place says that there is none.
pub(super) fn is_none(words: &[char], at: usize) -> bool {
    words.get(at) == Some(&'无') && !NAMES.iter().any(|name| opens_with(&words[at..], name))
}
