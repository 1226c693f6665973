//! What can be taken back: corrections, and the ledger that another one replaced.

use super::{Shelf, Shown};
use crate::view::Correction;

/// How many steps can be taken back.
const DEPTH: usize = 20;

/// A step that can be taken back: what was there before it.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The corrections were other ones.
    Corrections(Vec<Correction>),
    /// Another ledger was on the page.
    Ledger(Box<(Shown, Shelf)>),
}

/// The steps, the last one at the end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History(Vec<Step>);

impl History {
    /// Keeps what was there before a step; the oldest is forgotten when there are too many.
    pub fn push(&mut self, step: Step) {
        if self.0.len() == DEPTH {
            self.0.remove(0);
        }
        self.0.push(step);
    }

    /// What was there before the last step.
    pub fn pop(&mut self) -> Option<Step> {
        self.0.pop()
    }

    /// The last step.
    pub fn last(&self) -> Option<&Step> {
        self.0.last()
    }

    /// Corrections of a ledger that is no longer there cannot be taken back.
    pub fn forget_corrections(&mut self) {
        self.0.retain(|step| matches!(step, Step::Ledger(_)));
    }

    /// The ledgers that were replaced, the last one first.
    pub fn ledgers(&self) -> impl Iterator<Item = &Shown> {
        self.0.iter().rev().filter_map(|step| match step {
            Step::Ledger(before) => Some(&before.0),
            Step::Corrections(_) => None,
        })
    }
}
