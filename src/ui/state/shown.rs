//! A ledger on the page, and what its reader corrected in it.

use super::{Effect, Source};
use crate::report::Pairing;
use crate::summary;
use crate::terms::{Lang, Status};
use crate::view::{Correction, Item, Report};
use crate::web::protocol::{Content, Tolerances};
use std::rc::Rc;

/// How a ledger is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The language of the reasons.
    pub lang: Lang,
    /// How strictly.
    pub tolerances: Tolerances,
}

/// A ledger on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The id of the request that it answers.
    pub id: u32,
    /// The document.
    pub source: Source,
    /// How it was judged.
    pub judged: Judged,
    /// Its report, but for the items.
    pub report: Report,
    /// Its items, each by itself, so that a row is drawn anew only when its own item changes.
    pub items: Vec<Rc<Item>>,
    /// How many items and unread texts are still on their way.
    pub awaited: usize,
    /// The items as they were when a reader began to correct them: they stay in that order until another is asked for.
    pub held: Vec<Rc<Item>>,
}

impl Shown {
    /// A report as the engine gave it, with the corrections of its source in force.
    pub fn new(id: u32, source: Source, judged: Judged, mut report: Report, awaited: usize) -> Self {
        let items = std::mem::take(&mut report.items).into_iter().map(Rc::new).collect();
        let mut shown = Self { id, source, judged, report, items, awaited, held: Vec::new() };
        let corrections = std::mem::take(&mut shown.source.corrections);
        if matches!(shown.source.content, Content::Report(_)) {
            // It was saved with the reader's verdicts in force.
            corrections.iter().filter(|given| given.target.is_none()).for_each(|given| shown.set(given, given.from));
        }
        if !corrections.is_empty() {
            shown.correct(corrections);
        }
        shown
    }

    /// Whether it is but the head of the sample: as much as the first view shows. The whole follows by itself.
    pub fn is_head(&self) -> bool {
        self.awaited > 0 && self.source.content == Content::Sample
    }

    /// Asks for what is still to come.
    pub fn ask_more(&self) -> Option<Effect> {
        (self.awaited > 0 && !self.is_head()).then_some(Effect::AskMore(self.id))
    }

    /// The verdict of the program on an item, where the reader's is another.
    pub fn before(&self, index: usize) -> Option<Status> {
        let mut corrections = self.source.corrections.iter();
        corrections.find(|correction| correction.item as usize == index).map(|correction| correction.from)
    }

    /// The verdict of the program on an item, with the answers that the reader chose.
    pub fn verdict(&self, index: usize) -> Option<Status> {
        let set = self.source.corrections.iter().find(|given| given.item as usize == index && given.target.is_none());
        set.map_or_else(|| self.items.get(index).map(|item| item.status), |given| Some(given.from))
    }

    /// Puts these corrections in the place of those that were in force. The answers that the reader chose are in the report already.
    pub fn correct(&mut self, mut corrections: Vec<Correction>) {
        for old in std::mem::take(&mut self.source.corrections) {
            if old.target.is_none() {
                self.set(&old, old.from);
            }
        }
        let there = self.items.len();
        corrections.retain(|correction| self.awaited > 0 || (correction.item as usize) < there);
        let (answers, verdicts) = corrections.into_iter().partition(|correction| correction.target.is_some());
        let mut corrections: Vec<Correction> = answers;
        let verdicts: Vec<Correction> = verdicts;
        corrections.extend(verdicts);
        for correction in &mut corrections {
            let Some(status) = self.items.get(correction.item as usize).map(|item| item.status) else { continue };
            if correction.target.is_some() {
                correction.to = status;
            } else {
                correction.from = status;
                self.set(correction, correction.to);
            }
        }
        self.source.corrections = corrections;
        self.report.summary = summary::of(self.items.iter().map(Rc::as_ref));
    }

    fn set(&mut self, correction: &Correction, status: Status) {
        if let Some(item) = self.items.get_mut(correction.item as usize).filter(|item| item.status != status) {
            Rc::make_mut(item).status = status;
        }
    }

    /// The whole report again, of these items, with the corrections that concern them.
    pub fn whole(&self, items: &[usize]) -> (Report, Vec<Correction>) {
        let chosen = items.iter().filter_map(|index| self.items.get(*index));
        let mut report = Report { items: chosen.map(|item| item.as_ref().clone()).collect(), ..self.report.clone() };
        report.summary = summary::of(&report.items);
        let place = |item: u32| items.iter().position(|index| *index as u32 == item);
        let corrections = self.source.corrections.iter();
        let corrections =
            corrections.filter_map(|given| Some(Correction { item: place(given.item)? as u32, ..given.clone() }));
        (report, corrections.collect())
    }
}

/// The answers that a reader chose, as the engine takes them.
pub fn pairings(corrections: &[Correction]) -> Vec<Pairing> {
    let of = |given: &Correction| {
        Some(Pairing { item: given.item as usize, target: given.target? as usize, actual: given.actual })
    };
    corrections.iter().filter_map(of).collect()
}
