//! How documents come onto the page: they are asked for, answered, refused or given up, and one follows another.

use super::{Effect, Job, Judged, Model, PAGE, Problem, Shown, Source, Step, TabState};
use crate::ui::filter::Filter;
use crate::view::Report;
use crate::web::protocol::{Choice, Content, Refusal, Reply, Request};
use std::rc::Rc;

impl Model {
    pub(super) fn clear_shelf(&mut self) {
        self.replaced = std::mem::take(&mut self.shelf);
    }

    /// Reads a document for the page, with what was corrected in it before; what is being read behind the page waits.
    pub(super) fn open(&mut self, mut source: Source) -> Vec<Effect> {
        if source.corrections.is_empty() {
            let key = source.key();
            let note = self.notes.iter().find(|note| Some(&note.document) == key.as_ref());
            source.corrections = note.map(|note| note.corrections.clone()).unwrap_or_default();
        } else {
            self.note(&source, &source.corrections);
        }
        if self.shelf.reads_behind() {
            if let Some(behind) = &self.job {
                self.shelf.put(TabState::Waiting(behind.source.clone()));
            }
            self.shelf.reading = self.shelf.current;
        }
        self.read(source)
    }

    fn read(&mut self, source: Source) -> Vec<Effect> {
        (self.dragging, self.fetching) = (false, false);
        if matches!(&source.content, Content::Text(text) if text.trim().is_empty()) {
            return self.fail(Problem::new("empty", ""));
        }
        (self.said, self.link) = (None, None);
        if let Content::Report(report) = &source.content {
            let report = report.as_ref().clone();
            self.last_id += 1;
            self.job = Some(Job { id: self.last_id, source, slow: false, progress: None });
            return self.show(self.last_id, report, 0);
        }
        // Nothing says that what is read now has anything to do with what was being read.
        let busy = self.job.is_some();
        self.last_id += 1;
        let request = Request {
            id: self.last_id,
            name: source.name.clone(),
            content: source.content.clone(),
            lang: self.prefs.lang.id(),
            choice: source.choice.clone(),
            tolerances: self.tolerances,
            pairings: super::shown::pairings(&source.corrections),
        };
        self.job = Some(Job { id: self.last_id, source, slow: false, progress: None });
        let ask = Effect::Ask(request);
        if busy { vec![Effect::Restart, ask] } else { vec![ask] }
    }

    pub(super) fn reread(&mut self, choice: Choice) -> Vec<Effect> {
        let source = match &self.problem {
            Some(problem) => problem.source.clone(),
            None => self.shown.as_ref().map(|shown| shown.source.clone()),
        };
        // Another table has other items: what was corrected there is noted apart.
        source.map_or_else(Vec::new, |source| self.open(Source { choice, corrections: Vec::new(), ..source }))
    }

    fn judged(&self) -> Judged {
        Judged { lang: self.prefs.lang, tolerances: self.tolerances }
    }

    /// Asks once more for what is being read, or for the document on the page, in the language that was chosen.
    pub(super) fn translate(&mut self) -> Vec<Effect> {
        match &self.job {
            Some(job) => self.read(job.source.clone()),
            None => self.refresh(),
        }
    }

    /// Asks once more for the document on the page when it was judged in another way than is chosen now.
    pub(super) fn refresh(&mut self) -> Vec<Effect> {
        let judged = self.judged();
        match &self.shown {
            // A report that was saved stays as it is.
            Some(shown) if matches!(shown.source.content, Content::Report(_)) => Vec::new(),
            Some(shown) if shown.judged != judged && self.problem.is_none() => self.open(shown.source.clone()),
            _ => Vec::new(),
        }
    }

    pub(super) fn answer(&mut self, reply: Reply) -> Vec<Effect> {
        match reply {
            Reply::Report { id, report, awaited } => self.show(id, *report, awaited),
            Reply::More { id, items, unread } => {
                let Some(shown) = self.shown.as_mut().filter(|shown| shown.id == id) else { return Vec::new() };
                if shown.is_head() {
                    // In the place of what the first view made do with.
                    shown.items.clear();
                }
                shown.awaited = shown.awaited.saturating_sub(items.len() + unread.len());
                shown.items.extend(items.into_iter().map(Rc::new));
                shown.report.unread.extend(unread);
                if let Some(more) = shown.ask_more() {
                    return vec![more];
                }
                let corrections = shown.source.corrections.clone();
                if !corrections.is_empty() {
                    shown.correct(corrections);
                }
                let mut effects = self.grow();
                effects.extend(self.read_next());
                effects
            }
            Reply::Refused { id, refusal } => self.refuse(id, refusal),
            Reply::Progress { id, progress } => {
                self.job.iter_mut().filter(|job| job.id == id).for_each(|job| job.progress = Some(progress));
                Vec::new()
            }
            Reply::Made { id, product } => self.made(id, product),
            Reply::NoEngine => {
                self.job = None;
                self.fail(Problem::new("noEngine", ""))
            }
            Reply::Sealed => {
                self.sealed = true;
                Vec::new()
            }
        }
    }

    fn show(&mut self, id: u32, report: Report, awaited: usize) -> Vec<Effect> {
        let Some(job) = self.job.take_if(|job| job.id == id) else { return Vec::new() };
        let Job { source, .. } = job;
        if self.shelf.reads_behind() {
            return self.put_by(id, source, report, awaited);
        }
        if report.items.is_empty() {
            if let Some(plain) = &source.plain {
                return self.open(Source::pasted(plain));
            }
            let found = (report.unread.len() + awaited).to_string();
            let problem = Problem { found: Some(found), ..Problem::new("noLedger", &source.name) };
            return self.refused(Problem { source: Some(source), ..problem });
        }
        let same = self.shown.as_ref().is_some_and(|shown| shown.source.content == source.content);
        let first = self.shown.is_none() && self.problem.is_none();
        let had_problem = self.problem.take().is_some();
        let mut shown = Shown::new(id, source, self.judged(), report, awaited);
        if let Some(before) = self.shown.as_mut().filter(|_| same) {
            shown.held = std::mem::take(&mut before.held);
        }
        let mut effects: Vec<Effect> = shown.ask_more().into_iter().collect();
        let before = self.shown.replace(shown);
        let fresh = self.shelf.is_fresh();
        self.original = None;
        if !same {
            // Of documents that were opened together each stays at hand; any other that goes can be had again.
            if let Some(before) = before.filter(|_| self.shelf.tabs().is_empty() || fresh) {
                let shelf = std::mem::take(&mut self.replaced);
                self.history.push(Step::Ledger(Box::new((before, shelf))));
                self.said = Some("said.replaced");
            }
            (self.correcting, self.comparison) = (None, None);
        }
        if !same || had_problem {
            self.unread_rows = PAGE;
            // What an address asks for outlasts the first ledger only.
            if !first {
                self.filter = Filter::default();
                effects.push(Effect::Focus("ledger"));
            }
        }
        effects.extend(self.drawn_anew());
        effects.extend(self.remember());
        if awaited == 0 {
            effects.extend(self.read_next());
        }
        effects
    }

    /// Keeps a report that is not the one on the page.
    fn put_by(&mut self, id: u32, source: Source, report: Report, awaited: usize) -> Vec<Effect> {
        let state = if report.items.is_empty() {
            let found = Some((report.unread.len() + awaited).to_string());
            TabState::Failed(Box::new(Problem { found, ..Problem::new("noLedger", &source.name) }))
        } else {
            TabState::Read(Box::new(Shown::new(id, source, self.judged(), report, awaited)))
        };
        self.shelf.put(state);
        self.read_next()
    }

    /// Begins with documents that were opened together; the first may have failed already.
    pub(super) fn first_of_several(&mut self) -> Vec<Effect> {
        let busy = self.job.take().is_some();
        let mut effects = if busy { vec![Effect::Restart] } else { Vec::new() };
        effects.extend(match self.shelf.take_failed() {
            Some(problem) => self.refused(problem),
            None => self.read_next(),
        });
        effects
    }

    /// Reads the next of the documents that were opened together; after the last, what is on the page may be due again.
    fn read_next(&mut self) -> Vec<Effect> {
        if self.job.is_some() {
            return Vec::new();
        }
        match self.shelf.take_next() {
            Some(source) => self.read(source),
            None => self.refresh(),
        }
    }

    pub(super) fn turn(&mut self, to: usize) -> Vec<Effect> {
        let here = match (self.problem.take(), self.shown.take()) {
            (Some(problem), _) => TabState::Failed(Box::new(problem)),
            (None, Some(shown)) => TabState::Read(Box::new(shown)),
            (None, None) => TabState::Open,
        };
        (self.filter, self.rows, self.unread_rows) = (Filter::default(), PAGE, PAGE);
        (self.original, self.correcting, self.comparison) = (None, None, None);
        self.history.forget_corrections();
        match self.shelf.turn(to, here) {
            Some(TabState::Failed(problem)) => self.problem = Some(*problem),
            // A worker keeps the rest of its last report only: a long list is read once more.
            Some(TabState::Read(shown)) if shown.awaited > 0 && self.job.is_none() => return self.open(shown.source),
            Some(TabState::Read(shown)) => self.shown = Some(*shown),
            _ => {}
        }
        let mut effects = self.drawn_anew();
        effects.extend(self.refresh());
        effects
    }

    /// Gives up a document that takes longer than any should.
    pub(super) fn overdue(&mut self, id: u32) -> Vec<Effect> {
        let Some(job) = self.job.take_if(|job| job.id == id) else { return Vec::new() };
        let mut effects = vec![Effect::Restart];
        effects.extend(self.refused(Problem::new("tooSlow", &job.source.name)));
        effects
    }

    /// Says why a document could not be read, or keeps that for when its turn comes; then the next is read.
    fn refused(&mut self, problem: Problem) -> Vec<Effect> {
        if self.shelf.reads_behind() || self.shelf.pass_over() {
            self.shelf.put(TabState::Failed(Box::new(problem)));
            return self.read_next();
        }
        let mut effects = self.fail(problem);
        effects.extend(self.read_next());
        effects
    }

    fn refuse(&mut self, id: u32, refusal: Refusal) -> Vec<Effect> {
        let Some(job) = self.job.take_if(|job| job.id == id) else { return Vec::new() };
        let problem = Problem { found: refusal.found, ..Problem::new(&refusal.code, &job.source.name) };
        let broken = problem.code == "crash";
        let mut effects: Vec<Effect> = broken.then_some(Effect::Restart).into_iter().collect();
        effects.extend(self.refused(Problem { source: Some(job.source), ..problem }));
        effects
    }

    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        let Some(job) = self.job.take() else { return Vec::new() };
        let problem = Problem::new("cancelled", &job.source.name);
        self.shelf.give_up();
        let mut effects = vec![Effect::Restart];
        if self.shelf.reads_behind() {
            self.shelf.put(TabState::Failed(Box::new(problem)));
        } else if self.shown.is_none() {
            effects.extend(self.fail(problem));
            return effects;
        }
        self.said = Some("said.cancelled");
        effects.push(Effect::Focus("ledger"));
        effects
    }

    pub(super) fn fail(&mut self, problem: Problem) -> Vec<Effect> {
        (self.dragging, self.fetching, self.said) = (false, false, None);
        self.problem = Some(problem);
        vec![Effect::Focus("problem")]
    }
}
