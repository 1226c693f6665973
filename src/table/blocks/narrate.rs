//! Items that promise and report in the same words: the paragraph is both cells.

use super::halves::{are_sorted, is_done, tells, units};
use crate::document::Document;
use crate::item::Item;
use crate::lexicon::language::STATEMENTS;
use crate::text::folds;
use std::collections::BTreeSet;

/// Items without a completion whose text tells what was done are narrative: the paragraph both promises and answers.
pub fn narrate(document: &Document, items: &mut [Item]) {
    let tells = |item: &Item| {
        let text = item.commitment.text(document);
        tells(&text) || is_done(&text)
    };
    let open = items.iter().filter(|item| item.completion.is_empty()).count();
    let told = items.iter().filter(|item| item.completion.is_empty() && tells(item)).count();
    // Under 已完成 a promise alone is answered by its heading.
    let sorted = are_sorted(document, items);
    if told * if sorted { 4 } else { 2 } < open || told == 0 {
        narrate_measured(document, items);
        return;
    }
    let said = |item: &Item| {
        let words: Vec<char> = folds(&item.commitment.text(document)).collect();
        STATEMENTS.find(&words).any(|(at, _, _)| at > 0)
    };
    let open = |item: &&mut Item| item.completion.is_empty() && (!sorted || tells(item) || said(item));
    for item in items.iter_mut().filter(open) {
        item.completion = item.commitment.clone();
        item.narrative = true;
    }
}

/// Among items whose answer stands apart, one that promises and reports in its own clauses: 新增学位目标1800个，实际新增1920个.
pub fn narrate_each(document: &Document, items: &mut [Item]) {
    for item in items.iter_mut().filter(|item| item.completion.is_empty() && item.target_text.is_none()) {
        let words: Vec<char> = folds(&item.commitment.text(document)).collect();
        if crate::mood::tells(&words) {
            item.completion = item.commitment.clone();
            item.narrative = true;
        }
    }
}

/// Among items that tell no plan, those that do behind what they count, whatever their siblings hold. One of them at least has to be measured by its
/// plan outright (实施手术310例，比年初确定的300例多10例): in a list of promises 五年建设100公里，年度任务为20公里 reports nothing.
fn narrate_measured(document: &Document, items: &mut [Item]) {
    let words = |item: &Item| -> Vec<char> { folds(&item.commitment.text(document)).collect() };
    let outright = |item: &Item| tells_behind(&words(item), crate::mood::measures);
    if !items.iter().any(outright) {
        return;
    }
    let plan = |clause: &[char]| {
        let named = clause.windows(2).any(|pair| matches!(pair[0], '是' | '为') && pair[1].is_ascii_digit());
        crate::mood::measures(clause) || named && crate::mood::is_plan(clause)
    };
    for item in items.iter_mut().filter(|item| item.completion.is_empty() && item.target_text.is_none()) {
        if tells_behind(&words(item), plan) {
            item.completion = item.commitment.clone();
            item.narrative = true;
        }
    }
}

/// 改造线路94公里，年度任务是90公里: whether a clause gives the plan of what one before it counts, in the same unit.
fn tells_behind(words: &[char], plan: impl Fn(&[char]) -> bool) -> bool {
    let mut told: BTreeSet<char> = BTreeSet::new();
    words.split(|c| matches!(c, ',' | '，' | ';' | '。' | '!')).any(|clause| {
        let own = units(clause);
        let behind = plan(clause) && own.iter().any(|unit| told.contains(unit));
        if !crate::mood::is_plan(clause) {
            told.extend(own);
        }
        behind
    })
}
