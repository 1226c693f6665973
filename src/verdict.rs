//! Verdicts: what the evidence says of each target and of the item. One rule a file; the doc of each is the method.
//!
//! # Method: 程序不知道的 / What the program cannot know
//!
//! - 它只读这份台账，不知道数字是否属实，也不知道台账没有写的事。
//!   / It reads this ledger alone. It does not know whether the figures are true, nor what the ledger leaves out.
//! - 各项等权：一条地铁和一场活动都算一项。所以没有总分。
//!   / Every item counts the same, an underground line and a festival alike. That is why there is no score.
//! - 目标定得高低、是否重要、花了多少钱，都不在判定之内。数字按原文比较，不先取整。
//!   / Whether a target was ambitious, whether it matters, and what it cost are no part of the verdict. Figures are compared as printed,
//!   without rounding.

use crate::lexicon::language::Role;
use crate::number::Decimal;
use crate::pairing::{Actual, Answer, StatedRate};
use crate::reading::Reading;
use crate::target::{Target, Targets};
use crate::terms::{Basis, Comparator, Status};
use crate::text::Chars;
use crate::wording::{self, Evidence, Said, Wish};
use std::cell::LazyCell;

pub mod claim;
pub mod figures;
pub mod item;
pub mod rate;
pub mod statement;

/// The tolerances of the method and the state of the period.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// How far an actual may be from a target of 左右, as a share of the target.
    pub about: Decimal,
    /// How far it may fall short and still be 基本完成, as a share of the target.
    pub near_miss: Decimal,
    /// Whether the reporting period is part of a year.
    pub running: bool,
}

/// A verdict on one target, and on what it rests.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The verdict.
    pub status: Status,
    /// What it rests on.
    pub ground: Ground,
}

/// What a verdict rests on: the facts that its reason names.
#[derive(Clone, Debug)]
pub enum Ground {
    /// A figure answers the target.
    Figures {
        /// The figure.
        actual: Actual,
        /// How it stands to the target.
        outcome: figures::Outcome,
        /// The words that say that work goes on, in the completion.
        goes_on: bool,
    },
    /// A stated rate answers it.
    Rate {
        /// The rate.
        rate: StatedRate,
        /// Whether it shows work going on.
        goes_on: bool,
    },
    /// Words answer it.
    Words(Evidence),
    /// The figure that fits counts what is begun only.
    Started,
    /// Several figures fit equally well.
    Rivals(Vec<Actual>),
    /// The completion is empty, and the heading over the item tells how it stands.
    Heading,
    /// The completion is blank or says nothing.
    Blank,
    /// The completion says nothing of it.
    Silent,
}

impl Ground {
    /// The public basis.
    pub fn basis(&self) -> Basis {
        match self {
            Self::Figures { .. } => Basis::Figures,
            Self::Rate { .. } => Basis::Rate,
            Self::Words(_) | Self::Started | Self::Heading => Basis::Statement,
            Self::Rivals(_) | Self::Blank | Self::Silent => Basis::None,
        }
    }
}

/// The verdict on each target of an item, in order.
pub fn targets(targets: &Targets, answers: &[Answer], reading: &Reading, terms: Terms) -> Vec<Verdict> {
    let pairs = answers.iter().enumerate().take(targets.targets.len());
    let alone = is_alone(targets);
    let mut verdicts: Vec<Verdict> =
        pairs.map(|(index, answer)| target_verdict(index, answer, targets, alone, reading, terms)).collect();
    leave_over(&mut verdicts, targets, answers, reading, terms);
    verdicts
}

/// The one target of several that nothing answers takes what the report says is unfinished, where it is told of nothing else.
fn leave_over(verdicts: &mut [Verdict], all: &Targets, answers: &[Answer], reading: &Reading, terms: Terms) {
    let silent = |verdict: &Verdict| matches!(verdict.ground, Ground::Silent);
    let several = verdicts.iter().filter(|verdict| silent(verdict)).count();
    if several > 1
        && several < verdicts.len()
        && let Some(evidence) = wording::rest_of_several(&reading.completion, several)
    {
        for verdict in verdicts.iter_mut().filter(|verdict| silent(verdict)) {
            *verdict = statement::judge(evidence, &reading.completion, terms);
        }
        return;
    }
    let Some(at) = verdicts.iter().position(silent).filter(|at| !verdicts[at + 1..].iter().any(silent)) else { return };
    let target = &all.targets[at];
    if reading.narrative || verdicts.len() < 2 || target.cell == reading.completion.cell {
        return;
    }
    let promise =
        if target.cell == reading.commitment.cell { Some(&reading.commitment) } else { reading.target_text.as_ref() };
    let Some(clause) = promise.and_then(|passage| Some((passage, passage.clauses.get(target.figure.clause)?.span)))
    else {
        return;
    };
    let words = clause.0.text.folded(clause.1);
    let others = all.targets.iter().enumerate().filter(|(other, _)| *other != at);
    let others: Vec<&[char]> = others.map(|(_, other)| other.words.as_slice()).collect();
    let used: Vec<Chars> = answers
        .iter()
        .filter_map(|answer| answer.actual.as_ref())
        .flat_map(|actual| actual.parts.iter().copied().chain([actual.span]))
        .collect();
    if let Some(evidence) = wording::left_over(&reading.completion, words, &target.noun, &others, &used) {
        verdicts[at] = statement::judge(evidence, &reading.completion, terms);
    }
}

fn target_verdict(
    index: usize,
    answer: &Answer,
    all: &Targets,
    alone: bool,
    reading: &Reading,
    terms: Terms,
) -> Verdict {
    let target = &all.targets[index];
    if let Some(actual) = &answer.actual {
        return figures::judge(target, actual, reading, terms);
    }
    if !answer.rivals.is_empty() {
        return Verdict { status: Status::Undetermined, ground: Ground::Rivals(answer.rivals.clone()) };
    }
    // 100%（…其余18辆预计11月交付）: the text itself says that some of it is still open.
    let open =
        |rate: &StatedRate| rate.value >= Decimal::new(100, 0) && wording::rest_is_open(&reading.completion, target);
    // 甲完成任务的100%。乙因流标未实施: the rate of the one is not that of the other, of which its own clause tells that it was not begun.
    let told = LazyCell::new(|| told(index, all, alone, reading));
    let denied = |rate: &StatedRate| all.targets.len() > 1 && is_denied(told.1, rate, reading);
    if let Some(stated) = answer.rate.as_ref().filter(|rate| !open(rate) && !denied(rate)) {
        return rate::judge(target, stated, reading, terms);
    }
    if let Some(status) = by_heading(reading, terms) {
        return Verdict { status, ground: Ground::Heading };
    }
    if wording::is_blank(&reading.completion) {
        return Verdict { status: Status::Undetermined, ground: Ground::Blank };
    }
    let (wish, evidence) = &*told;
    let evidence = *evidence;
    if answer.started {
        // 均已完成选址，目前均未开工: a step was taken, and no work goes on.
        let denied = evidence.is_some_and(|known| matches!(known.said, Said::NotStarted | Said::Cancelled));
        let goes_on = terms.running
            || !denied
                && (evidence.is_some_and(|evidence| evidence.said == Said::InProgress)
                    || wording::is_underway(&reading.completion, target)
                    || wording::tells_steps(&reading.completion, target));
        let status = if goes_on { Status::InProgress } else { Status::Missed };
        return Verdict { status, ground: Ground::Started };
    }
    // 完成企业研发年报填报 tells of no growth of 研发经费: of a change only words that name it decide.
    let unnamed = |evidence: &Evidence| {
        target.figure.is_change()
            && matches!(evidence.said, Said::Met | Said::Exceeded)
            && wording::names_something(&reading.completion, evidence.clause)
            && !wording::is_told(wish, &reading.completion, evidence.clause)
    };
    let evidence = evidence.filter(|evidence| !unnamed(evidence));
    let several = target.value > Decimal::ONE && target.unit.as_ref().is_some_and(|unit| unit.dimension == "count");
    // 文昌路、锦屏街改造完成，另外2条正在摊铺沥青 for 4条
    if several
        && evidence.is_some_and(|known| known.said == Said::Met)
        && let Some(clause) = wording::rest_clause(&reading.completion, target)
    {
        return statement::judge(Evidence { said: Said::InProgress, clause }, &reading.completion, terms);
    }
    let evidence = evidence.map(|known| {
        let open = || wording::another_is_open(&reading.completion, known.clause, &target.noun);
        Some(known).filter(|known| several && known.said == Said::Met).and_then(|_| open()).unwrap_or(known)
    });
    // 500千伏变电站投产送电 for 1座: one is told of by its name.
    let one = |evidence: &Evidence| {
        target.value == Decimal::ONE && wording::is_told(wish, &reading.completion, evidence.clause)
    };
    if let Some(evidence) = evidence.filter(|evidence| one(evidence) || !is_doubted(*evidence, target, all, reading)) {
        return statement::judge(evidence, &reading.completion, terms);
    }
    if let Some(evidence) = wording::applied_for(&reading.completion, target, terms.running) {
        return statement::judge(evidence, &reading.completion, terms);
    }
    // 一、已完成 over 杆线入地。年度目标6.8公里。: the heading is all that tells.
    let heading = || reading.section.as_ref().and_then(claim::heading);
    if reading.narrative
        && let Some(status) = heading().filter(|_| all.targets.len() == reading.completion.figures.len())
    {
        let status = if status == Status::Missed && terms.running { Status::InProgress } else { status };
        return Verdict { status, ground: Ground::Heading };
    }
    Verdict { status: Status::Undetermined, ground: Ground::Silent }
}

/// Whether one work alone is promised. 改造小区6个、涉及3000户: whom a work reaches is no other work.
fn is_alone(all: &Targets) -> bool {
    let mut works = all.targets.iter().filter(|target| !REACHED.iter().any(|word| target.names(word)));
    all.targets.len() == 1 || works.next().is_some() && works.next().is_none()
}

/// So many targets to either side of one may be those that words speak of instead.
const NEAR: usize = 32;

/// What words say of a target.
fn told(index: usize, all: &Targets, alone: bool, reading: &Reading) -> (Wish, Option<Evidence>) {
    let target = &all.targets[index];
    let passage = if target.cell == reading.completion.cell { &reading.completion } else { &reading.commitment };
    let mut noun = target.noun.clone();
    if noun.is_empty() {
        noun = crate::target::whole_noun(&reading.commitment);
    }
    if let Some(list) = wording::chosen_for(passage, target.figure.segment) {
        noun.extend(&list);
    }
    let near = index.saturating_sub(NEAR)..all.targets.len().min(index + NEAR);
    let others = all.targets[near].iter().filter(|other| other.figure.quantity.core != target.figure.quantity.core);
    let wish: Wish =
        wording::wish_of(passage, target.figure.segment, &noun).beside(others.map(|other| other.noun.clone()));
    let evidence = wording::of(&wish, &reading.completion, alone, Some(target));
    (wish, evidence)
}

/// Words before those whom a work reaches.
const REACHED: [&str; 5] = ["涉及", "惠及", "受益", "覆盖居民", "服务居民"];

/// Whether a clause away from a stated rate says of the target that it is put off, cancelled or not begun.
fn is_denied(told: Option<Evidence>, rate: &StatedRate, reading: &Reading) -> bool {
    rate.cell == reading.completion.cell
        && told.is_some_and(|known| {
            let open = matches!(known.said, Said::NotStarted | Said::Missed | Said::Delayed | Said::Cancelled);
            open && !known.clause.contains(rate.span)
        })
}

/// 设备全部到位，一天可测2860份 for 3000份: what one clause calls finished is doubted where another counts too few in the target's own unit,
/// even if it cannot be told that just this is meant.
fn is_doubted(evidence: Evidence, target: &Target, all: &Targets, reading: &Reading) -> bool {
    let passage = &reading.completion;
    let own = target.unit.as_ref().filter(|unit| unit.text != "%");
    let general = target.unit.as_ref().is_some_and(|unit| unit.is("个") || unit.is("项"));
    let fine = matches!(evidence.said, Said::Met | Said::Exceeded | Said::MostlyMet);
    let told = passage.figures.iter().filter(|figure| {
        let quantity = &figure.quantity;
        let alike = own.zip(quantity.unit.as_ref()).is_some_and(|(own, unit)| own.text == unit.text);
        let apart = quantity.core.end <= evidence.clause.start || quantity.core.start >= evidence.clause.end;
        let promised = all.taken.has(quantity.span)
            || all.targets.iter().any(|own| own.cell == passage.cell && own.figure.quantity.span == quantity.span);
        alike && apart && !promised && figure.rate.is_none() && !figure.has(Role::Part) && !figure.has(Role::Rest)
    });
    let short = |value: Decimal| match target.comparator {
        Comparator::AtMost => value > target.value,
        _ => value < target.value,
    };
    let told: Vec<Decimal> = told.map(|figure| figure.quantity.value).collect();
    let doubted = match told.as_slice() {
        [] => false,
        [only] => !general && short(*only),
        // 东片区3个，西片区4个，均通过验收 for 8个: whatever is counted, it is not what was promised.
        // 人工造林6800亩、封山育林4100亩、修复1500亩，造林任务超额完成: together they come to it.
        several => {
            let all = several.iter().try_fold(Decimal::ZERO, |sum, value| sum.plus(*value));
            let outright =
                evidence.said == Said::Exceeded && passage.text.folded_string(evidence.clause).contains("任务");
            let listed = outright && all.is_some_and(|all| all >= target.value);
            !several.contains(&target.value) && !listed
        }
    };
    // 老年大学新校区投入使用 for 分校5所: one thing with a name of its own, where several were promised.
    let several = target.value > Decimal::ONE && target.unit.as_ref().is_some_and(|unit| unit.dimension == "count");
    let doubted = doubted || several && wording::tells_of_one(passage, evidence.clause, &target.noun);
    // 新购公交车12台并投入运营 for 15辆: the clause counts something, and not as many as were promised.
    let counted = passage.figures.iter().any(|figure| {
        let quantity = &figure.quantity;
        let told =
            quantity.unit.as_ref().is_some_and(|unit| !matches!(unit.dimension, "percent" | "points" | "duration"));
        let counts = told && !quantity.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
        let adds = figure.verb_words == target.figure.verb_words && !figure.verb_words.is_empty();
        evidence.clause.contains(quantity.core)
            && counts
            && adds
            && quantity.value != target.value
            && figure.rate.is_none()
    });
    let doubted = doubted || counted && target.cell != passage.cell;
    // 120所学校更换护眼灯的任务全部完成: its own clause says so.
    let own = target.cell == passage.cell && evidence.clause.contains(target.figure.quantity.core);
    fine && !own && !target.figure.is_change() && doubted
}

/// What the heading over an item says of it, where its completion is empty.
pub fn by_heading(reading: &Reading, terms: Terms) -> Option<Status> {
    let empty = !reading.completion.text.chars().iter().any(|c| crate::text::is_visible(*c));
    let heading = || reading.section.as_ref().and_then(claim::heading);
    let told = reading.ticked.and_then(claim::status).or_else(heading).filter(|_| empty)?;
    Some(if told == Status::Missed && terms.running { Status::InProgress } else { told })
}

/// The verdict by words.
pub fn said(said: Said, terms: Terms) -> Status {
    match said {
        Said::Exceeded => Status::Exceeded,
        Said::Met | Said::AsPlanned => Status::Met,
        Said::MostlyMet => Status::MostlyMet,
        Said::Partly => Status::PartlyMet,
        Said::InProgress => Status::InProgress,
        Said::Missed | Said::NotStarted | Said::Delayed if terms.running => Status::InProgress,
        Said::Missed | Said::NotStarted | Said::Delayed | Said::Cancelled => Status::Missed,
    }
}
