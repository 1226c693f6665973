//! Trouble that the sentence itself says is over: 一度停工，现已竣工.

use super::subject::{self, is_silent};
use super::{Asked, Wish};
use crate::lexicon::language::{STATEMENTS, Statement};
use crate::lexicon::plans::PLANS;
use crate::passage::{Clause, Passage};
use crate::text::{holds, holds_any, opens_with};

/// Whether what a clause says stood in the way is over: it was so for a time only, or a later clause of its sentence tells what came at last.
pub(super) fn is_over(asked: &Asked, clause: &Clause, said: Statement) -> bool {
    use Statement::{Cancelled, Delayed, Missed, NotStarted};
    if !matches!(said, Missed | NotStarted | Delayed | Cancelled) {
        return false;
    }
    let words = asked.words(clause.span);
    let past = PLANS.past.iter().any(|word| holds(words, word));
    asked.later(clause).take_while(|own| own.sentence == clause.sentence).any(|own| {
        (past || turns(asked.words(own.span)))
            && is_of_it(asked.wish, asked.completion, own)
            && (ends(asked, own) || past && said != Cancelled && goes_on(asked, own))
    })
}

/// 现已竣工, 最终于12月举行
fn ends(asked: &Asked, clause: &Clause) -> bool {
    use Statement::{Exceeded, Met, MostlyMet};
    match asked.statement(clause.span) {
        Some(said) => matches!(said, Exceeded | Met | MostlyMet),
        None => {
            subject::is_done_so(asked.wish, asked.completion, clause.span)
                || subject::is_repeated(asked.wish, asked.completion, clause.span)
        }
    }
}

/// 三季度开工, 目前正在装修
fn goes_on(asked: &Asked, clause: &Clause) -> bool {
    matches!(asked.statement(clause.span), Some(Statement::Start | Statement::InProgress))
}

/// Whether a clause names the wish or nothing at all, and no part of it.
fn is_of_it(wish: &Wish, completion: &Passage, clause: &Clause) -> bool {
    let words = completion.text.folded(clause.span);
    !holds_any(words, &["部分", "其余", "其他", "一期", "首批"])
        && (subject::is_named(wish, completion, clause) || turns(words) || is_silent(completion, clause.span))
}

/// 但已赶在年底前: whether nothing but words for what came at last, and when, stands before the end.
fn turns(words: &[char]) -> bool {
    let end = STATEMENTS.find(words).find(|(_, _, said)| **said == Statement::Met).map_or(words.len(), |(at, _, _)| at);
    let mut rest = &words[..end];
    for work in ["工程", "项目"] {
        rest = rest.strip_prefix(work.chars().collect::<Vec<_>>().as_slice()).unwrap_or(rest);
    }
    let mut turned = words.get(end) == Some(&'已');
    while let Some(first) = rest.first() {
        if let Some(word) = PLANS.turn.iter().find(|word| opens_with(rest, word)) {
            turned = true;
            rest = &rest[word.chars().count()..];
        } else if first.is_ascii_digit() || "年月日前底末上中下旬".contains(*first) {
            rest = &rest[1..];
        } else {
            return false;
        }
    }
    turned
}
