//! What the words of a completion say where no figure does.

//!
//! `heard` tells what one clause says of a wish, `weigh` which of several clauses counts, `settle` what they say together; `whole`
//! hears what is said of the task as a whole, which needs none of that.

use crate::lexicon::language::Statement;
use crate::passage::{Clause, Passage};
use crate::target::Target;
use crate::text::Chars;

mod asserted;
mod blank;
mod claim;
mod harm;
mod heard;
mod ongoing;
mod overcome;
mod place;
pub mod relative;
mod settle;
mod statement;
mod subject;
mod trend;
mod weigh;
mod whole;
mod wish;

pub use blank::is_blank;

pub use claim::{claim, claim_of_this, closing_claim, falls_short};
pub use ongoing::{
    applied_for, goes_on, is_underway, left_over, names_something, rest_clause, rest_goes_on, rest_is_open,
    rest_of_several, steps_of_all, tells_of_one, tells_rest, tells_steps,
};
pub(crate) use statement::negated;
pub use subject::{another_is_open, is_open, is_told};
pub use wish::{Goal, Wish, chosen_for, wish_of, wishes};

/// What the words say of one goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// 超额完成
    Exceeded,
    /// 已完成, or 已开工 for a commitment to start.
    Met,
    /// 基本完成
    MostlyMet,
    /// Work goes on.
    InProgress,
    /// An open-ended commitment, and work goes on as planned.
    AsPlanned,
    /// Behind its plan.
    Delayed,
    /// One of two fallen, the other risen.
    Partly,
    /// Not done.
    Missed,
    /// Not even begun.
    NotStarted,
    /// Given up.
    Cancelled,
}

/// A statement with its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What is said.
    pub said: Said,
    /// The clause that says it, in the completion.
    pub clause: Chars,
}

/// A wish, and where to look for what became of it.
#[derive(Clone, Copy)]
struct Asked<'a> {
    wish: &'a Wish,
    completion: &'a Passage,
    /// The item wishes nothing else, so that words without a subject of their own are about it.
    alone: bool,
    /// The target behind the wish, which no figure answers: a clause with another figure of its kind has said what it has to
    /// say, and it was not this.
    counted: Option<&'a Target>,
}

impl<'a> Asked<'a> {
    fn words(&self, span: Chars) -> &'a [char] {
        self.completion.text.folded(span)
    }

    /// The clauses behind one, those near it.
    fn later(&self, clause: &Clause) -> impl Iterator<Item = &'a Clause> {
        let from = self.completion.index_of(clause.span).map_or(self.completion.clauses.len(), |at| at + 1);
        self.completion.clauses_from(from).map(|(_, own)| own).filter(move |own| own.span.start > clause.span.start)
    }

    fn statement(&self, span: Chars) -> Option<Statement> {
        statement::statement(self.completion, span, &self.wish.own)
    }
}

/// What the completion says of a wish. `alone`: the item wishes nothing else; `counted`: the target behind the wish, which no
/// figure answers.
pub fn of(wish: &Wish, completion: &Passage, alone: bool, counted: Option<&Target>) -> Option<Evidence> {
    let asked = Asked { wish, completion, alone, counted };
    // 完成投资(略)亿元: the figure is there, and cannot be read.
    if counted.is_some() && !wish.reported && subject::is_masked(wish, completion) {
        return None;
    }
    if let Some(evidence) = whole::of_whole(&asked) {
        return Some(evidence);
    }
    let mut weighed = weigh::Weighed::default();
    for clause in subject::relevant(wish, completion, alone, counted) {
        if let Some(statement) = heard::heard(&asked, clause, weighed.best) {
            weighed.add(&asked, clause, statement);
        }
    }
    settle::settle(&asked, &weighed)
}

/// What the sentences that tell of a wish and of none beside it say, as if nothing else were wished for.
pub fn of_own(wish: &Wish, completion: &Passage) -> Option<Evidence> {
    if subject::is_one_of_many(wish) {
        return None;
    }
    of(wish, &subject::own_sentences(wish, completion)?, true, None)
}
