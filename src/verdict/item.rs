//! An item over its targets, or over its clauses where it has none.
//!
//! All met or better: exceeded if at least one is, else met. The worst mostly met, the rest met or better: mostly met.
//! Some reached and some not: partly met. None reached: missed if any is, else in progress. What is undetermined is
//! left out while others decide. A clause whose own object the completion says is unfinished counts beside the
//! figures.
//!
//! # Method: 一个事项 / An item
//!
//! - 一个事项有几个目标：全部达到为完成，其中有超额的为超额完成；有的达到、有的没有，为部分完成。
//!   / Several targets: met when all are reached, exceeded when one of them is passed; partly met when some are reached and some are not.
//!   = 改造老旧小区20个，新增停车泊位800个。 | 改造老旧小区20个；新增停车泊位520个。 | partlyMet
//! - 无法判定：台账里没有数字或文字能回答。没有依据不等于没有完成。
//!   / Cannot tell: no figure and no word of the ledger answers. Silence is not failure.
//!   = 提升公共文化服务水平。 | 认真学习外地经验，多次召开专题会议。 | undetermined

use super::{Ground, Terms, Verdict, statement};
use crate::lexicon::language::{VERBS, Verb};
use crate::pairing::StatedRate;
use crate::passage::Figure;
use crate::passage::noun::Noun;
use crate::reading::Reading;
use crate::terms::{Basis, CellName, Status};
use crate::text::holds_any;
use crate::wording::{self, Goal, Said, Wish, relative};
use std::cell::LazyCell;

/// The verdict on an item, with the parts that it was folded from.
#[derive(Clone, Debug)]
pub struct ItemVerdict {
    /// The verdict.
    pub status: Status,
    /// The clauses that count, each with its verdict: all where there is no target, else those left unfinished.
    pub clauses: Vec<(Wish, Option<Verdict>)>,
    /// Rates that the text states beside no target: each tells of something that was promised without its figure.
    pub rates: Vec<Verdict>,
    /// The verdict that the heading gives an item without targets and without a completion.
    pub heading: Option<Status>,
    /// Whether the completion says nothing at all.
    pub blank: bool,
}

/// Judges an item over the verdicts on its targets.
pub fn judge(targets: &[Verdict], reading: &Reading, terms: Terms) -> ItemVerdict {
    let blank = wording::is_blank(&reading.completion);
    let mut wishes =
        if reading.narrative && !targets.is_empty() { Vec::new() } else { wording::wishes(reading.promise()) };
    if let Some(name) = reading.name.as_ref().filter(|_| wishes.is_empty() && targets.is_empty()) {
        // 县文化馆 | 建成投用: the name says what is to be done.
        let noun = crate::target::whole_noun(name);
        wishes.push(wording::wish_of(&reading.commitment, reading.commitment.text.all(), &noun));
    }
    if reading.headline {
        wishes = wishes.into_iter().map(Wish::over_works).collect();
    }
    // 完善骨干水网，开工建设云岭水库: the words that open the promise hold nothing to be kept beside what follows them.
    let preamble = wishes.first().filter(|first| first.is_preamble() && wishes.len() + targets.len() > 1).cloned();
    let alone = wishes.len() + targets.len() - usize::from(preamble.is_some()) <= 1;
    let mut clauses: Vec<(Wish, Option<Verdict>)> = Vec::new();
    for wish in wishes {
        let opens = preamble.as_ref().is_some_and(|preamble| preamble.span == wish.span);
        let evidence = if blank {
            None
        } else {
            relative::of(&wish, reading, terms.near_miss).or_else(|| {
                let own = if alone { None } else { wording::of_own(&wish, &reading.completion) };
                own.or_else(|| wording::of(&wish, &reading.completion, alone, None))
                    .filter(|evidence| !relative::is_left_open(&wish, reading, evidence))
            })
        };
        if opens && !evidence.is_some_and(|evidence| wording::is_told(&wish, &reading.completion, evidence.clause)) {
            continue;
        }
        let unfinished = evidence.is_some_and(|e| match e.said {
            Said::Missed | Said::NotStarted | Said::Delayed | Said::Cancelled | Said::Partly => true,
            Said::InProgress => wording::is_open(&wish, &reading.completion, e.clause),
            _ => false,
        });
        let never_begun = evidence.is_some_and(|e| matches!(e.said, Said::NotStarted | Said::Cancelled));
        let counts = wish.goal == Goal::Finish || wish.goal == Goal::Start && never_begun;
        if targets.is_empty() || unfinished && counts {
            clauses.push((wish, evidence.map(|evidence| statement::judge(evidence, &reading.completion, terms))));
        }
    }
    let told = !targets.is_empty() || clauses.iter().any(|(_, verdict)| verdict.is_some());
    // 开通线路11条，完成年度任务的110%: what is told is counted, and the rate says how much of it was promised.
    let rated = targets.is_empty()
        && clauses.iter().filter_map(|(_, verdict)| verdict.as_ref()).any(|verdict| is_rated(verdict, reading));
    let rates =
        if reading.narrative || reading.headline || !told || rated { loose_rates(reading, terms) } else { Vec::new() };
    if !rates.is_empty() {
        // A sentence with its rate says more than its verbs do.
        clauses.retain(|(_, verdict)| verdict.as_ref().is_some_and(|verdict| verdict.status > Status::Met));
        // 主体工程封顶，完成年度形象进度目标的100%: the step is as far as the year was to go.
        if rates.iter().all(|verdict| verdict.status <= Status::Met) {
            clauses.retain(|(wish, _)| !wish.reaches_step(&reading.completion));
        }
    }
    if reading.narrative
        && targets.is_empty()
        && rates.is_empty()
        && !blank
        && clauses.iter().all(|(_, verdict)| verdict.is_none())
    {
        // What the sentence says of itself: 工程完成85%，未能实现年底通车目标.
        let whole = wording::wish_of(&reading.completion, reading.completion.text.all(), &Noun::default());
        if let Some(evidence) = wording::of(&whole, &reading.completion, true, None) {
            clauses = vec![(whole, Some(statement::judge(evidence, &reading.completion, terms)))];
        }
    }
    let heading = if targets.is_empty() { super::by_heading(reading, terms) } else { None };
    let statuses: Vec<Status> = targets
        .iter()
        .map(|verdict| verdict.status)
        .chain(
            clauses.iter().map(|(_, verdict)| verdict.as_ref().map_or(Status::Undetermined, |verdict| verdict.status)),
        )
        .chain(rates.iter().map(|verdict| verdict.status))
        .chain(heading)
        .collect();
    ItemVerdict { status: fold(&statuses), clauses, rates, heading, blank }
}

/// Whether the clause that decides counts something, and a later figure of its sentence is a rate.
fn is_rated(verdict: &Verdict, reading: &Reading) -> bool {
    let Ground::Words(evidence) = &verdict.ground else { return false };
    let passage = &reading.completion;
    let counted = passage.figures.iter().position(|figure| evidence.clause.contains(figure.quantity.core));
    counted.is_some_and(|at| {
        let own = &passage.figures[at];
        let mut later = passage.figures[at + 1..].iter();
        let rated = |next: &Figure| next.rate.is_some() && passage.sentence_of(next) == passage.sentence_of(own);
        own.rate.is_none() && later.any(rated)
    })
}

/// The rates of sentences that hold no target, and a single one in the rate column.
fn loose_rates(reading: &Reading, terms: Terms) -> Vec<Verdict> {
    let passage = &reading.completion;
    // Read once more only where there is a rate.
    let targets = LazyCell::new(|| crate::target::of(reading, None).targets);
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let has_target = |figure: &Figure| {
        let own = passage.sentence_of(figure);
        // 新增面积128万平方米，为年度计划的91.4%，投诉量下降31%，目标为下降25%: a share of what no target is measured like.
        let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
        let base = at.checked_sub(1).map(|before| &passage.figures[before]).filter(|base| {
            base.clause + 1 == figure.clause
                && base.rate.is_none()
                && crate::mood::measures(passage.text.folded(passage.clauses[figure.clause].span))
        });
        targets.iter().any(|target| {
            target.cell == passage.cell
                && passage.sentence_of(&target.figure) == own
                && base.is_none_or(|base| dimension(&target.figure) == dimension(base))
        })
    };
    // 与经济增长同步 and 5.9%: the growth itself.
    let growth = VERBS.find(reading.commitment.text.chars()).any(|(_, _, verb)| *verb == Verb::Grow);
    // 61.8% where a target column is blank is the level, and no share of anything.
    // 绿化覆盖率 and 39.5%: the level of a rate, where no target says what it was to be.
    let named = reading.commitment.text.folded(reading.commitment.text.all());
    let rate = RATES.iter().any(|word| crate::text::closes_with(named, word));
    let level = |figure: &Figure| (growth || rate || reading.target_text.is_some()) && figure.quantity.span.start == 0;
    let rated = passage
        .figures
        .iter()
        .filter(|figure| figure.rate.is_some() && !has_target(figure) && !level(figure) && !is_spent(figure, reading));
    let stated = rated
        .filter_map(|figure| Some(StatedRate { value: figure.rate?, cell: passage.cell, span: figure.quantity.span }));
    let mut rates: Vec<StatedRate> = stated.collect();
    if let Some([only]) = reading.rate.as_ref().map(|cell| cell.figures.as_slice()).filter(|_| rates.is_empty())
        && only.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent")
    {
        rates.push(StatedRate { value: only.quantity.value, cell: CellName::Rate, span: only.quantity.span });
    }
    rates.iter().map(|rate| super::rate::of(rate, false, &Noun::default(), reading, terms)).collect()
}

/// 完成投资1.6亿元，占年度计划的100% of 建成大桥: a rate of money, where a work was promised.
fn is_spent(figure: &Figure, reading: &Reading) -> bool {
    let passage = &reading.completion;
    let promise = reading.promise().text.folded(reading.promise().text.all());
    let works = !crate::text::holds(promise, "投资") && holds_any(promise, &["建成", "竣工", "完工", "通车", "投用"]);
    works
        && !reading.narrative
        && !reading.headline
        && passage.back_from(figure.clause).any(|own| crate::text::holds(passage.text.folded(own.span), "投资"))
}

/// What the names of shares end in.
const RATES: [&str; 10] = ["率", "比重", "占比", "比例", "满意度", "覆盖面", "强度", "涨幅", "增幅", "增速"];

/// What the verdict of an item rests on: the surest ground of those that decided it.
pub fn basis(targets: &[Verdict], folded: &ItemVerdict) -> Basis {
    if folded.status == Status::Undetermined {
        return Basis::None;
    }
    let clauses = folded.clauses.iter().filter_map(|(_, verdict)| verdict.as_ref());
    if folded.heading.is_some() {
        return Basis::Statement;
    }
    let bases: Vec<Basis> =
        targets.iter().chain(clauses).chain(&folded.rates).map(|verdict| verdict.ground.basis()).collect();
    [Basis::Figures, Basis::Rate, Basis::Statement]
        .into_iter()
        .find(|basis| bases.contains(basis))
        .unwrap_or(Basis::None)
}

/// The verdict over several.
pub fn fold(statuses: &[Status]) -> Status {
    let decided: Vec<Status> = statuses.iter().copied().filter(|status| *status != Status::Undetermined).collect();
    let any = |status: Status| decided.contains(&status);
    let reached = any(Status::Exceeded) || any(Status::Met) || any(Status::MostlyMet) || any(Status::PartlyMet);
    let open = any(Status::Missed) || any(Status::InProgress);
    match (reached, open) {
        (false, false) => Status::Undetermined,
        (false, true) if any(Status::Missed) => Status::Missed,
        (false, true) => Status::InProgress,
        (true, true) => Status::PartlyMet,
        (true, false) if any(Status::PartlyMet) => Status::PartlyMet,
        (true, false) if any(Status::MostlyMet) => Status::MostlyMet,
        (true, false) if any(Status::Exceeded) => Status::Exceeded,
        (true, false) => Status::Met,
    }
}
