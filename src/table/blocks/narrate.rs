//! Items that promise and report in the same words: the paragraph is both cells.

use super::halves::{are_sorted, is_done, tells, units};
use crate::document::Document;
use crate::item::Item;
use crate::lexicon::language::STATEMENTS;
use crate::text::folds;

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
        // 实施手术310例，比年初确定的300例多10例: its own plan measures it, whatever its siblings hold.
        narrate_each(document, items);
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
        if crate::mood::tells(&words) || tells_behind(&words) {
            item.completion = item.commitment.clone();
            item.narrative = true;
        }
    }
}

/// 改造线路94公里，年度任务是90公里: whether a clause gives the plan of what one before it counts, in the same unit.
fn tells_behind(words: &[char]) -> bool {
    let mut told: Vec<char> = Vec::new();
    words.split(|c| matches!(c, ',' | '，' | ';' | '。' | '!')).any(|clause| {
        let named = clause.windows(2).any(|pair| matches!(pair[0], '是' | '为') && pair[1].is_ascii_digit());
        let plan = crate::mood::measures(clause) || named && crate::mood::is_plan(clause);
        let own = units(clause);
        let behind = plan && own.iter().any(|unit| told.contains(unit));
        if !crate::mood::is_plan(clause) {
            told.extend(own);
        }
        behind
    })
}
