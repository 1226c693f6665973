//! An item over its targets, or over its clauses where it has none.
//!
//! All met or better: exceeded if at least one is, else met. The worst mostly met, the rest met or better: mostly met.
//! Some reached and some not: partly met. None reached: missed if any is, else in progress. What is undetermined is
//! left out while others decide. A clause whose own object the completion says is unfinished counts beside the
//! figures.

use super::{Terms, Verdict, statement};
use crate::reading::Reading;
use crate::terms::{Basis, Status};
use crate::wording::{self, Goal, Said, Wish};

/// The verdict on an item, with the parts that it was folded from.
#[derive(Clone, Debug)]
pub struct ItemVerdict {
    /// The verdict.
    pub status: Status,
    /// The clauses that count, each with its verdict: all where there is no target, else those left unfinished.
    pub clauses: Vec<(Wish, Option<Verdict>)>,
    /// Whether the completion says nothing at all.
    pub blank: bool,
}

/// Judges an item over the verdicts on its targets.
pub fn judge(targets: &[Verdict], reading: &Reading, terms: Terms) -> ItemVerdict {
    let blank = wording::is_blank(&reading.completion.text);
    let wishes =
        if reading.narrative && !targets.is_empty() { Vec::new() } else { wording::wishes(&reading.commitment) };
    let alone = wishes.len() + targets.len() <= 1;
    let mut clauses: Vec<(Wish, Option<Verdict>)> = Vec::new();
    for wish in wishes {
        let evidence = if blank { None } else { wording::of(&wish, &reading.completion, alone, None) };
        let unfinished = evidence.is_some_and(|e| matches!(e.said, Said::Missed | Said::NotStarted | Said::Cancelled));
        if targets.is_empty() || unfinished && wish.goal == Goal::Finish {
            clauses.push((wish, evidence.map(|evidence| statement::judge(evidence, terms))));
        }
    }
    let statuses: Vec<Status> = targets
        .iter()
        .map(|verdict| verdict.status)
        .chain(
            clauses.iter().map(|(_, verdict)| verdict.as_ref().map_or(Status::Undetermined, |verdict| verdict.status)),
        )
        .collect();
    ItemVerdict { status: fold(&statuses), clauses, blank }
}

/// What the verdict of an item rests on: the surest ground of those that decided it.
pub fn basis(targets: &[Verdict], folded: &ItemVerdict) -> Basis {
    if folded.status == Status::Undetermined {
        return Basis::None;
    }
    let clauses = folded.clauses.iter().filter_map(|(_, verdict)| verdict.as_ref());
    let bases: Vec<Basis> = targets.iter().chain(clauses).map(|verdict| verdict.ground.basis()).collect();
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
