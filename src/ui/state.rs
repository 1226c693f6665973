//! What the page knows, and how it changes: one pure function of a message. It touches no browser.

use crate::ui::filter::{Filter, Sort};
use crate::ui::prefs::{Prefs, Size};
use crate::view::{Correction, Report, Rules, SourceLine};
use crate::web::memory::Note;
use crate::web::protocol::{Choice, Content, Refusal, Reply, Request, Tolerances};
use std::rc::Rc;

/// How many rows are drawn at once, and added by each "more".
pub const PAGE: usize = 200;

/// In so many documents corrections are noted.
const MOST_NOTES: usize = 100;

/// So many rows come by themselves, one page after the other: find-in-page and print see them.
pub const BY_THEMSELVES: usize = 4000;

mod history;
mod message;
mod problem;
mod shelf;
mod shown;
mod source;
mod tasks;

pub use history::{History, Step};
pub use message::{Effect, Msg};
pub use problem::Problem;
pub use shelf::{Shelf, Tab, TabState, Taken};
pub use shown::{Judged, Shown};
pub use source::{Origin, Source};
pub use tasks::{Chosen, Comparison, Made, Purpose};

/// A document that is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The id of its request.
    pub id: u32,
    /// The document.
    pub source: Source,
    /// Whether it takes long enough to say so.
    pub slow: bool,
    /// How many of its parts (pages, sheets) are read, and how many it has, where that is known.
    pub progress: Option<(u32, u32)>,
}

/// What an element waits for: the value of `data-state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Something is being read.
    Loading,
    /// A ledger is shown.
    Ready,
    /// A problem is shown.
    Error,
}

impl Phase {
    /// The value of the attribute.
    pub fn id(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Error => "error",
        }
    }
}

/// Everything that the page knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// What the reader prefers.
    pub prefs: Prefs,
    /// The ledger on the page.
    pub shown: Option<Shown>,
    /// Whether a file is being taken from the disk.
    pub fetching: bool,
    /// The document that is being read.
    pub job: Option<Job>,
    /// The documents that were opened together.
    pub shelf: Shelf,
    /// Why the last document could not be shown.
    pub problem: Option<Problem>,
    /// Which items are shown.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Whether shares of the decidable items stand beside the counts.
    pub rate: bool,
    /// How strictly is judged.
    pub tolerances: Tolerances,
    /// What can be taken back.
    pub history: History,
    /// Which item is being corrected, and the figures that can answer its targets, once they are known.
    pub correcting: Option<(usize, Rc<[[u32; 2]]>)>,
    /// The rules, once they were asked for.
    pub method: Option<Vec<Rules>>,
    /// The original, once it was asked for.
    pub original: Option<Rc<Vec<SourceLine>>>,
    /// How many of its lines at most.
    pub original_rows: usize,
    /// Another ledger beside the one on the page.
    pub comparison: Option<Comparison>,
    /// What the worker makes beside reports, and what for.
    pub making: Vec<(u32, Purpose)>,
    /// The link that carries the text.
    pub link: Option<Result<String, ()>>,
    /// What was done last.
    pub said: Option<&'static str>,
    /// Whether the page reads aloud.
    pub speaking: bool,
    /// Whether the text on the page was brought back after a reload.
    pub restored: bool,
    /// What the reader corrected in documents that come onto the page again.
    pub notes: Vec<Note>,
    /// Whether the browser does not keep what it was told to.
    pub unkept: bool,
    /// Whether the page has all its words, or must do with those of the first view.
    pub learnt: bool,
    /// Whether the window is too narrow for two columns.
    pub narrow: bool,
    /// How many rows at most.
    pub rows: usize,
    /// How many unread texts at most.
    pub unread_rows: usize,
    /// Whether a file is held over the page.
    pub dragging: bool,
    /// The documents that were opened together, before those that are read now.
    replaced: Shelf,
    /// Whether the page has given up the network.
    pub sealed: bool,
    /// Whether a newer version of the program waits.
    pub renewed: bool,
    last_id: u32,
}

impl Model {
    /// A page that has read nothing yet.
    pub fn new(prefs: Prefs) -> Self {
        Self {
            prefs,
            shown: None,
            fetching: false,
            job: None,
            shelf: Shelf::default(),
            problem: None,
            filter: Filter::default(),
            sort: Sort::default(),
            rate: false,
            tolerances: Tolerances::default(),
            history: History::default(),
            correcting: None,
            method: None,
            original: None,
            original_rows: PAGE,
            comparison: None,
            making: Vec::new(),
            link: None,
            said: None,
            speaking: false,
            restored: false,
            notes: Vec::new(),
            unkept: false,
            learnt: false,
            narrow: false,
            rows: PAGE,
            unread_rows: PAGE,
            dragging: false,
            replaced: Shelf::default(),
            sealed: false,
            renewed: false,
            last_id: 0,
        }
    }

    /// What tests and style sheets go by.
    pub fn phase(&self) -> Phase {
        if self.fetching || self.job.is_some() || self.shown.as_ref().is_some_and(|shown| shown.awaited > 0) {
            Phase::Loading
        } else if self.problem.is_some() || self.shown.is_none() {
            // What is wrong is told in words that are still to come.
            if self.learnt { Phase::Error } else { Phase::Loading }
        } else {
            Phase::Ready
        }
    }

    /// Takes a message in, and says what has to be done about it.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Fetch => self.fetching = true,
            Msg::Open(source) => {
                self.clear_shelf();
                return self.open(source);
            }
            Msg::OpenAll(sources) => {
                (self.dragging, self.fetching) = (false, false);
                self.clear_shelf();
                if sources.len() > 1 {
                    self.shelf = Shelf::of(sources);
                    return self.first_of_several();
                }
                return match sources.into_iter().next() {
                    Some(Ok(source)) => self.open(source),
                    Some(Err((code, name))) => self.fail(Problem::new(code, &name)),
                    None => Vec::new(),
                };
            }
            Msg::Turn(to) => return self.turn(to),
            Msg::Overdue(id) => return self.overdue(id),
            Msg::Reread(encoding) => return self.reread(encoding),
            Msg::Answer(reply) => return self.answer(reply),
            Msg::Slow(id) => self.job.iter_mut().filter(|job| job.id == id).for_each(|job| job.slow = true),
            Msg::Cancel => return self.cancel(),
            Msg::Fail(code, name) => return self.fail(Problem::new(code, &name)),
            Msg::Back => {
                self.problem = None;
                return self.refresh();
            }
            Msg::Lang(lang) => {
                self.fetching = false;
                self.prefs.lang = lang;
                let mut effects = vec![Effect::Prefer(self.prefs)];
                effects.extend(self.translate());
                if self.method.is_some() {
                    effects.extend(self.ask_for_method());
                }
                return effects;
            }
            Msg::Theme(theme) => {
                self.prefs.theme = theme;
                return vec![Effect::Prefer(self.prefs)];
            }
            Msg::Size(size) => {
                // Whoever leaves the large print leaves its contrast, which has no switch elsewhere.
                self.prefs.contrast &= size != Size::Normal;
                self.prefs.size = size;
                return vec![Effect::Prefer(self.prefs)];
            }
            Msg::Contrast(contrast) => {
                self.prefs.contrast = contrast;
                return vec![Effect::Prefer(self.prefs)];
            }
            Msg::Keep(keep) => {
                (self.prefs.keep, self.unkept) = (keep, false);
                return vec![Effect::Prefer(self.prefs), if keep { Effect::Remember } else { Effect::Forget }];
            }
            Msg::Kept(kept) => self.unkept = self.prefs.keep && !kept,
            Msg::Forget => return self.forget(),
            Msg::Learnt => self.learnt = true,
            Msg::Narrow(narrow) => self.narrow = narrow,
            Msg::Typed => return self.remember(),
            Msg::ToggleStatus(status) => {
                let statuses = &mut self.filter.statuses;
                match statuses.iter().position(|chosen| *chosen == status) {
                    Some(at) => drop(statuses.remove(at)),
                    None => statuses.push(status),
                }
                return self.drawn_anew();
            }
            Msg::Topic(topic) => {
                self.filter.topic = topic;
                return self.drawn_anew();
            }
            Msg::Flag(flag) => {
                self.filter.flag = flag;
                return self.drawn_anew();
            }
            Msg::Search(query) => {
                self.filter.query = query;
                return self.drawn_anew();
            }
            Msg::Sort(sort) => {
                self.sort = sort;
                return self.drawn_anew();
            }
            Msg::ClearFilter => {
                self.filter = Filter::default();
                let mut effects = self.drawn_anew();
                effects.push(Effect::Focus("items"));
                return effects;
            }
            Msg::View(viewpoint) => return self.look_from(viewpoint),
            Msg::Rate(rate) => self.rate = rate,
            Msg::Tolerances(tolerances) => {
                self.tolerances = tolerances;
                return self.rejudge();
            }
            Msg::Correct(which) => return self.begin_correcting(which),
            Msg::SetVerdict(index, status) => return self.set_verdict(index, status),
            Msg::SetAnswer(index, target, answer) => return self.set_answer(index, target, answer),
            Msg::Undo => return self.undo(),
            Msg::Method if self.method.is_none() => return self.ask_for_method(),
            Msg::Method => {}
            Msg::ShowSource(line) => return self.show_source(line),
            Msg::MoreSource => self.original_rows += 5 * PAGE,
            Msg::Compare(which) => return self.compare(which),
            Msg::EndCompare => self.comparison = None,
            Msg::OnlyChanged(only) => self.comparison.iter_mut().for_each(|comparison| comparison.only_changed = only),
            Msg::Visit(tab, item) => {
                let mut effects = self.turn(tab);
                self.rows = self.rows.max(item + PAGE);
                effects.push(Effect::Reveal(["item-", &(item + 1).to_string()].concat()));
                return effects;
            }
            Msg::Take(purpose) => return self.take(purpose),
            Msg::SaveChart(id, bitmap) => return vec![Effect::SaveChart(id, bitmap)],
            Msg::Print => return vec![Effect::Print],
            Msg::LinkData => return self.link_data(),
            Msg::Linked(link) => self.link = Some(link.ok_or(())),
            Msg::LinkView => return vec![Effect::LinkView],
            Msg::Said(what) => (self.said, self.fetching) = (Some(what), false),
            Msg::Unsay => self.said = None,
            Msg::Speak(which) => return self.speak(which),
            Msg::Hush => {
                self.speaking = false;
                return vec![Effect::Hush];
            }
            Msg::Spoken => self.speaking = false,
            Msg::MoreItems => {
                self.rows += PAGE;
                return self.grow();
            }
            Msg::MoreUnread => self.unread_rows += PAGE,
            Msg::Drag(dragging) => self.dragging = dragging,
            Msg::Renewed(renewed) => self.renewed = renewed,
        }
        Vec::new()
    }

    fn clear_shelf(&mut self) {
        self.replaced = std::mem::take(&mut self.shelf);
    }

    /// Empties the page, as if it was opened for the first time.
    fn forget(&mut self) -> Vec<Effect> {
        (self.shelf, self.replaced) = (Shelf::default(), Shelf::default());
        (self.history, self.notes) = (History::default(), Vec::new());
        (self.shown, self.problem, self.comparison, self.correcting) = (None, None, None, None);
        (self.filter, self.restored) = (Filter::default(), false);
        let mut effects = vec![Effect::Forget, Effect::Box("".into())];
        effects.extend(self.open(Source::sample()));
        self.said = Some("said.forgotten");
        effects
    }

    fn remember(&self) -> Vec<Effect> {
        if self.prefs.keep { vec![Effect::Remember] } else { Vec::new() }
    }

    /// Notes what is corrected in a document.
    fn note(&mut self, source: &Source, corrections: &[Correction]) {
        let Some(document) = source.key() else { return };
        self.notes.retain(|note| note.document != document);
        if !corrections.is_empty() {
            self.notes.push(Note { document, corrections: corrections.to_vec() });
        }
        let many = self.notes.len().saturating_sub(MOST_NOTES);
        self.notes.drain(..many);
    }

    /// Reads a document for the page, with what was corrected in it before; what is being read behind the page waits.
    fn open(&mut self, mut source: Source) -> Vec<Effect> {
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
            pairings: shown::pairings(&source.corrections),
        };
        self.job = Some(Job { id: self.last_id, source, slow: false, progress: None });
        let ask = Effect::Ask(request);
        if busy { vec![Effect::Restart, ask] } else { vec![ask] }
    }

    fn reread(&mut self, choice: Choice) -> Vec<Effect> {
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
    fn translate(&mut self) -> Vec<Effect> {
        match &self.job {
            Some(job) => self.read(job.source.clone()),
            None => self.refresh(),
        }
    }

    /// Asks once more for the document on the page when it was judged in another way than is chosen now.
    fn refresh(&mut self) -> Vec<Effect> {
        let judged = self.judged();
        match &self.shown {
            // A report that was saved stays as it is.
            Some(shown) if matches!(shown.source.content, Content::Report(_)) => Vec::new(),
            Some(shown) if shown.judged != judged && self.problem.is_none() => self.open(shown.source.clone()),
            _ => Vec::new(),
        }
    }

    fn answer(&mut self, reply: Reply) -> Vec<Effect> {
        match reply {
            Reply::Report { id, report, awaited } => self.show(id, *report, awaited),
            Reply::More { id, items, unread } => {
                let Some(shown) = self.shown.as_mut().filter(|shown| shown.id == id) else { return Vec::new() };
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
            Reply::Progress { id, done, total } => {
                self.job.iter_mut().filter(|job| job.id == id).for_each(|job| job.progress = Some((done, total)));
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
        let shown = Shown::new(id, source, self.judged(), report, awaited);
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
    fn first_of_several(&mut self) -> Vec<Effect> {
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

    fn turn(&mut self, to: usize) -> Vec<Effect> {
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
    fn overdue(&mut self, id: u32) -> Vec<Effect> {
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

    fn cancel(&mut self) -> Vec<Effect> {
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

    fn fail(&mut self, problem: Problem) -> Vec<Effect> {
        (self.dragging, self.fetching, self.said) = (false, false, None);
        self.problem = Some(problem);
        vec![Effect::Focus("problem")]
    }
}

#[cfg(test)]
pub mod tests;
