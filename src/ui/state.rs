//! What the page knows, and how it changes: one pure function of a message. It touches no browser.

use crate::ui::filter::{Filter, Sort};
use crate::ui::prefs::{Prefs, Size};
use crate::view::{Correction, Rules, SourceLine};
use crate::web::memory::Note;
use crate::web::protocol::{Progress, Tolerances};
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
mod reading;
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
    /// How far that is, where it is known.
    pub progress: Option<Progress>,
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
    /// Whether the page has all its words and styles, or must do with those of the first view.
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
        let awaits = self.shown.as_ref().is_some_and(|shown| shown.awaited > 0);
        // The items, and what is wrong, are told in words that are still to come.
        if self.fetching || self.job.is_some() || awaits || !self.learnt {
            Phase::Loading
        } else if self.problem.is_some() || self.shown.is_none() {
            Phase::Error
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
            Msg::Learnt(all) => {
                self.learnt = true;
                if !all {
                    return self.fail(Problem::new("noEngine", ""));
                }
            }
            Msg::Narrow(narrow) => self.narrow = narrow,
            Msg::Typed => return self.remember(),
            Msg::ToggleStatus(status) => {
                let statuses = &mut self.filter.statuses;
                match statuses.iter().position(|chosen| *chosen == status) {
                    Some(at) => drop(statuses.remove(at)),
                    None => statuses.push(status),
                }
                return self.sifted();
            }
            Msg::Topic(topic) => {
                self.filter.topic = topic;
                return self.sifted();
            }
            Msg::Flag(flag) => {
                self.filter.flag = flag;
                return self.sifted();
            }
            Msg::Search(query) => {
                self.filter.query = query;
                return self.sifted();
            }
            Msg::Sort(sort) => {
                self.sort = sort;
                self.let_go();
                return self.sifted();
            }
            Msg::ClearFilter => {
                self.filter = Filter::default();
                let mut effects = self.sifted();
                effects.push(Effect::Focus("items"));
                return effects;
            }
            Msg::View(viewpoint) => return self.look_from(viewpoint),
            Msg::Rate(rate) => self.rate = rate,
            Msg::Tolerances(tolerances) => {
                self.tolerances = tolerances;
                self.let_go();
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
}

#[cfg(test)]
pub mod tests;
