//! Cells that say nothing.

use crate::lexicon::language::{BLANKS, STATEMENTS};
use crate::passage::{Clause, Passage};
use crate::text::{closes_with, is_visible};

/// No word for nothing is longer.
const LONGEST_BLANK: usize = 16;

/// Whether a cell says nothing: blank, a dash, 无, 年度指标, or the same after a label (四季度：持续推进).
pub fn is_blank(passage: &Passage) -> bool {
    let text = &passage.text;
    let label = |clause: &Clause| text.chars().get(clause.span.end) == Some(&':') && clause.span.len() <= LONGEST_BLANK;
    // 后续扶持工作持续推进: nothing but a subject stands before it. 参保率为年度考核指标, too.
    let only = |clause: &Clause| {
        let words = text.folded(clause.span);
        let start = (1..words.len()).find(|&at| words.len() - at >= SHORTEST_PHRASE && says_nothing(&words[at..]));
        let yearly = ["年度指标", "年度考核指标", "年度统计指标"].iter().any(|end| closes_with(words, end));
        start.is_some_and(|at| !STATEMENTS.occurs(&words[..at])) || yearly
    };
    let said = |clause: &Clause| {
        label(clause) || says_nothing(text.folded(clause.span)) || passage.figures.is_empty() && only(clause)
    };
    says_nothing(text.chars()) || !passage.clauses.is_empty() && passage.clauses.iter().all(said)
}

/// 持续推进; 无 and — stand alone.
const SHORTEST_PHRASE: usize = 4;

fn says_nothing(chars: &[char]) -> bool {
    let mark = |c: char| matches!(c, '。' | '.' | ';' | ',' | '，' | '、' | ':' | '!');
    let mut shown = chars.iter().copied().filter(|&c| is_visible(c) && !mark(c)).peekable();
    if shown.peek().is_some_and(|first| !BLANKS.firsts().may_hold(*first)) {
        return false;
    }
    let words: Vec<char> = shown.take(LONGEST_BLANK + 1).collect();
    words.is_empty() || BLANKS.at(&words, 0).is_some_and(|(len, ())| len == words.len())
}
