//! What the ledger says of itself, and whether its own figures bear it out.
//!
//! The claim is what the item's text says of the whole item, its rate column, or the heading of its group. A claim
//! that is better than the verdict is a conflict.
//!
//! # Method: 台账自述 / What the ledger claims
//!
//! - 台账对自己的评价（已完成、完成率 113.5%）与判定并列。自述好于判定，或写明的完成率与自己的数字不符，就标出来。
//!   / What the ledger says of itself (finished, rate 113.5 %) stands beside the verdict. It is marked where it says more than its figures
//!   show, or where a stated rate disagrees with them.

use crate::lexicon::language::{STATEMENTS, Statement};
use crate::number::Decimal;
use crate::pairing::Answer;
use crate::passage::{Figure, Passage};
use crate::quantity::Unit;
use crate::reading::Reading;
use crate::target::Target;
use crate::terms::{Comparator, Status};
use crate::text::Chars;
use crate::wording;

/// The ledger's own verdict on an item. `answers` are those to its targets: a percentage that answers one is no rate.
pub fn of(reading: &Reading, targets: &[Target], answers: &[Answer], running: bool) -> Option<Status> {
    // A limit that is kept is met, whatever its rate.
    let capped = !targets.is_empty() && targets.iter().all(|target| target.comparator == Comparator::AtMost);
    // So is a target of 左右 that was passed by little: its rate is above 100 all the same.
    let near = !targets.is_empty() && reading.rate.is_some() && targets.iter().all(|target| target.about);
    told(reading, targets, answers, running)
        .map(|told| if (capped || near) && told == Status::Exceeded { Status::Met } else { told })
}

fn told(reading: &Reading, targets: &[Target], answers: &[Answer], running: bool) -> Option<Status> {
    let heading = || reading.section.as_ref().and_then(heading);
    if reading.narrative {
        // What the sentence says is what it reports, not what it claims, unless it speaks of the item as such.
        let closing = || wording::closing_claim(&reading.completion, targets.len() == 1).and_then(status);
        let of_item = wording::claim_of_this(&reading.completion).and_then(status).or_else(closing).or_else(heading);
        let mut told = targets.iter().zip(answers);
        let mut boasts = || told.any(|(target, answer)| boasts(target, answer, &reading.completion));
        return of_item.or_else(|| boasts().then_some(Status::Exceeded));
    }
    // 双替代改造任务已完成，优良天数未完成年度目标: said of the one target that it names.
    let of_one = |clause: usize| {
        clause == 0 && reading.completion.clauses.len() > 1 && names_one(reading.completion.noun_of(0), targets)
    };
    let opening = wording::claim(&reading.completion).filter(|(_, clause)| !of_one(*clause));
    let opening = opening.and_then(|(said, _)| status(said));
    let rate = || {
        // What opens the completion is said of the whole item; any rate is where one target is all there is.
        // 完成48亿元，为年初预算的54.8%: no rate of a promised growth.
        let grows = targets.iter().any(|target| target.figure.is_change() || target.noun.closes_with("率"));
        let stated = |figure: &&Figure| figure.rate.is_some() && !grows;
        let figure = match answers {
            [_] => reading.completion.figures.iter().find(stated),
            // 新建厂房完成年度目标的108% over a promise of two: said of the one that it names.
            _ => reading.completion.figures.first().filter(stated).filter(|figure| {
                figure.clause == 0
                    && !names_one(&figure.noun, targets)
                    && !names_one(reading.completion.noun_of(0), targets)
            }),
        }?;
        let actuals = answers.iter().filter_map(|answer| answer.actual.as_ref());
        if actuals.into_iter().any(|actual| actual.span == figure.quantity.span) {
            return None;
        }
        figure.rate.map(|rate| by_rate(rate, running))
    };
    let closing = || wording::closing_claim(&reading.completion, answers.len() == 1).and_then(status);
    let column = || reading.rate.as_ref().and_then(|cell| by_column(cell, running));
    // 就业任务超额完成 over a promise of jobs and of trainings tells of the jobs.
    let of_all = |name: &Passage| {
        !(0..name.clauses.len()).map(|clause| name.noun_of(clause)).any(|noun| names_one(noun, targets))
    };
    let title = || reading.name.as_ref().filter(|name| of_all(name)).and_then(headline);
    // A column for each state, one of them ticked, is said of the whole item.
    let ticked = reading.ticked.and_then(status);
    // A headline that says it is done says so whatever the report under it reckons.
    let boast = || title().filter(|told| *told <= Status::MostlyMet);
    ticked.or(opening).or_else(closing).or_else(boast).or_else(rate).or_else(column).or_else(heading).or_else(title)
}

/// 关停95眼，超额完成100眼的年度任务: whether the words before a target say that it was passed, and its figure is short of it.
fn boasts(target: &Target, answer: &Answer, passage: &Passage) -> bool {
    let Some(actual) = answer.actual.as_ref().filter(|_| target.comparator != Comparator::AtMost) else {
        return false;
    };
    let own = passage.clauses.get(target.figure.clause).map_or(0, |own| own.span.start);
    let before = passage.text.folded(Chars::new(own, target.figure.quantity.core.start.max(own)));
    let scale = |unit: &Option<Unit>| unit.as_ref().map_or(Decimal::ONE, |unit| unit.scale);
    let short = actual.value.times(scale(&actual.unit)).zip(target.value.times(scale(&target.unit)));
    target.cell == passage.cell
        && crate::text::holds_any(before, &["超额完成"])
        && short.is_some_and(|(found, wanted)| found < wanted)
}

/// Whether a noun names some of the targets, and not all of them.
fn names_one(noun: &crate::passage::noun::Noun, targets: &[Target]) -> bool {
    let told = |target: &Target| target.noun.pairs().any(|pair| noun.has(pair));
    // 新建标准化厂房 beside 闲置厂房, which shares its head
    let whole = |target: &Target| !target.noun.is_empty() && target.noun.pairs().all(|pair| noun.has(pair));
    targets.iter().any(told) && !targets.iter().all(told) || targets.iter().any(whole) && !targets.iter().all(whole)
}

/// Whether the claim is what a first clause of the report says, where others follow, and not what a column, a tick or a heading says.
pub fn is_of_report(reading: &Reading, claim: Option<Status>) -> bool {
    let opening = wording::claim(&reading.completion).filter(|(_, clause)| *clause == 0);
    let said = opening.and_then(|(said, _)| status(said));
    said.is_some() && said == claim && reading.ticked.is_none() && reading.completion.clauses.len() > 1
}

/// Whether a claim is better than a verdict.
pub fn is_better(claim: Status, verdict: Status) -> bool {
    verdict != Status::Undetermined && claim != Status::Undetermined && claim < verdict
}

/// The verdict that a statement of the whole item is; none for what tells of no state.
pub fn status(statement: Statement) -> Option<Status> {
    match statement {
        Statement::Exceeded => Some(Status::Exceeded),
        Statement::Met => Some(Status::Met),
        Statement::MostlyMet => Some(Status::MostlyMet),
        Statement::InProgress | Statement::Start => Some(Status::InProgress),
        Statement::Missed | Statement::Delayed | Statement::NotStarted | Statement::Cancelled => Some(Status::Missed),
        Statement::Plan | Statement::Open | Statement::Step | Statement::None | Statement::Noun => None,
    }
}

fn by_rate(rate: Decimal, running: bool) -> Status {
    let hundred = Decimal::new(100, 0);
    if rate > hundred {
        Status::Exceeded
    } else if rate == hundred {
        Status::Met
    } else if rate >= Decimal::new(95, 0) {
        Status::MostlyMet
    } else if running {
        Status::InProgress
    } else {
        Status::Missed
    }
}

/// A rate column that holds words or a single rate.
fn by_column(cell: &Passage, running: bool) -> Option<Status> {
    match cell.figures.as_slice() {
        [] => ticked(cell.text.raw().trim()).or_else(|| wording::claim(cell).and_then(|(said, _)| status(said))),
        // 100%/—: one of several.
        [_] if cell.text.chars().contains(&'/') => None,
        [one] => Some(by_rate(one.quantity.value, running)),
        _ => None,
    }
}

/// The answer to 是否完成.
fn ticked(word: &str) -> Option<Status> {
    match word {
        "是" | "√" | "✓" | "✔" | "已" => Some(Status::Met),
        "否" | "×" | "✗" | "✘" | "未" => Some(Status::Missed),
        _ => None,
    }
}

/// A heading that sorts the items below it by their state: （一）已完成：3项.
pub fn heading(cell: &Passage) -> Option<Status> {
    let words = cell.text.folded(cell.text.all());
    // 完成进度低于50%: a band of rates tells of no state.
    if words.contains(&'%') {
        return None;
    }
    let (start, len, &statement) = STATEMENTS.find(words).find(|(_, _, s)| **s != Statement::Noun)?;
    let before = words[..start].iter().filter(|c| crate::text::is_han(**c)).count();
    // 超额完成年度目标的任务: words for a task say no more than the statement.
    let tail: String = words[start + len..].iter().filter(|c| crate::text::is_han(**c)).collect();
    let tail = ["年度", "全年", "目标", "任务", "事项", "项目", "指标", "计划"]
        .iter()
        .fold(tail, |tail, word| tail.replace(word, ""));
    let rest = tail.chars().count();
    // 口岸开放 names a field, 已开放 tells a state.
    let surface: String = words[start..start + len].iter().collect();
    let sorts = statement != Statement::Met
        || surface.contains(['完', '办', '达', '已'])
        || words[..start].iter().any(|c| matches!(c, '已' | '均' | '全'));
    if !sorts {
        return None;
    }
    // An ordinary heading names a field (重点工作推进…); one that sorts holds little but the statement.
    (before <= 3 && rest <= 6).then(|| self::status(statement)).flatten()
}

/// A headline over the item that praises it.
fn headline(cell: &Passage) -> Option<Status> {
    let words = cell.text.folded(cell.text.all());
    let (start, _, &statement) = STATEMENTS.find(words).filter(|(start, len, _)| start + len >= words.len()).last()?;
    // 狠抓重大项目落地 is a task.
    let task = crate::text::closes_with(words, "落地") && !words.iter().any(|c| matches!(c, '已' | '均' | '全'));
    if task || wording::negated(words, start) {
        return None;
    }
    matches!(statement, Statement::Exceeded | Statement::Met | Statement::MostlyMet)
        .then(|| self::status(statement))
        .flatten()
}
