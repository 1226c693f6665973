//! What the page knows, and how it changes: one pure function of a message. It touches no browser.

use crate::terms::{Lang, Status, Topic};
use crate::ui::filter::{Filter, Flag, Sort};
use crate::ui::prefs::{Prefs, Theme};
use crate::view::Report;
use crate::web::protocol::{Choice, Content, Refusal, Reply, Request};
use std::rc::Rc;

/// How many rows are shown at first, and added by each "more".
pub const PAGE: usize = 200;

/// Where a document came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The ledger that the page brings along.
    Sample,
    /// The text box, or a paste.
    Pasted,
    /// A file.
    File,
}

/// A document as the reader gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Where it came from.
    pub origin: Origin,
    /// The file's name; empty for pasted text.
    pub name: Rc<str>,
    /// The document.
    pub content: Content,
    /// How the reader wants it read.
    pub choice: Choice,
}

impl Source {
    /// The ledger that the page brings along.
    pub fn sample() -> Self {
        Self { origin: Origin::Sample, name: "".into(), content: Content::Sample, choice: Choice::default() }
    }

    /// Pasted or typed text.
    pub fn pasted(text: &str) -> Self {
        Self { origin: Origin::Pasted, name: "".into(), content: Content::Text(text.into()), choice: Choice::default() }
    }

    /// A file.
    pub fn file(name: &str, bytes: Rc<[u8]>) -> Self {
        Self { origin: Origin::File, name: name.into(), content: Content::Bytes(bytes), choice: Choice::default() }
    }
}

mod shelf;

pub use shelf::{Shelf, Tab, TabState, Taken};

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

/// A ledger on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The id of the request that it answers.
    pub id: u32,
    /// The document.
    pub source: Source,
    /// The language of its reasons.
    pub lang: Lang,
    /// Its report.
    pub report: Report,
    /// How many items and unread texts are still on their way.
    pub awaited: usize,
}

impl Shown {
    fn ask_more(&self) -> Option<Effect> {
        (self.awaited > 0).then_some(Effect::AskMore(self.id))
    }
}

/// Why there is nothing to show of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// One of [`Problem::CODES`].
    pub code: &'static str,
    /// The file's name; empty for text.
    pub name: Rc<str>,
    /// What was found instead.
    pub found: Option<String>,
    /// The document, where reading it in another encoding may help.
    pub source: Option<Source>,
}

impl Problem {
    /// Each has a string in the groups `what`, `look` and `try`.
    pub const CODES: &'static [&'static str] = &[
        "cancelled",
        "crash",
        "damaged",
        "empty",
        "encoding",
        "encrypted",
        "excessive",
        "image",
        "noEngine",
        "noLedger",
        "noSuchPart",
        "noText",
        "notText",
        "password",
        "srcAway",
        "tooLarge",
        "tooSlow",
        "unreadable",
    ];

    fn new(code: &str, name: &str) -> Self {
        let code = Self::CODES.iter().copied().find(|known| *known == code).unwrap_or("crash");
        Self { code, name: name.into(), found: None, source: None }
    }
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

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A file is being taken from the disk.
    Fetch,
    /// Read this document.
    Open(Source),
    /// Read these documents, one after the other; of a file that could not be taken from the disk the code and name.
    OpenAll(Vec<Taken>),
    /// Turn to another of the documents that were opened together.
    Turn(usize),
    /// A request has taken longer than anything may.
    Overdue(u32),
    /// Read the document at hand in another way.
    Reread(Choice),
    /// The worker answered.
    Answer(Reply),
    /// A request is taking long.
    Slow(u32),
    /// Give up what is being read.
    Cancel,
    /// Something could not even be handed to the worker: code and name.
    Fail(&'static str, Rc<str>),
    /// Leave the problem, back to the ledger before it.
    Back,
    /// Write in this language.
    Lang(Lang),
    /// Change the ground.
    Theme(Theme),
    /// Change the size of the letters.
    Large(bool),
    /// Show items of this verdict, or no longer.
    ToggleStatus(Status),
    /// Show items of this topic, or of any.
    Topic(Option<Topic>),
    /// Show items with this flag, or all.
    Flag(Option<Flag>),
    /// Show items that contain this.
    Search(String),
    /// Change the order.
    Sort(Sort),
    /// Show all items.
    ClearFilter,
    /// Show more rows.
    MoreItems,
    /// Show more of the unread texts.
    MoreUnread,
    /// A file is held over the page, or no longer.
    Drag(bool),
    /// A newer version of the program is here, or is put off.
    Renewed(bool),
}

impl Msg {
    /// Whether something begins to be read because of it.
    pub fn begins(&self) -> bool {
        matches!(self, Self::Fetch | Self::Open(_) | Self::OpenAll(_) | Self::Reread(_) | Self::Lang(_))
    }
}

/// What the page has to do after a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask the worker, and say so when it takes long.
    Ask(Request),
    /// Ask the worker for the next entries of the report with this id.
    AskMore(u32),
    /// Put a fresh worker in the place of the one that is busy or broken.
    Restart,
    /// Store and apply the preferences.
    Prefer(Prefs),
    /// Move the focus to the element with this id.
    Focus(&'static str),
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
    /// How many rows at most.
    pub rows: usize,
    /// How many unread texts at most.
    pub unread_rows: usize,
    /// Whether a file is held over the page.
    pub dragging: bool,
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
            rows: PAGE,
            unread_rows: PAGE,
            dragging: false,
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
                self.shelf = Shelf::default();
                return self.open(source);
            }
            Msg::OpenAll(sources) => {
                (self.dragging, self.fetching) = (false, false);
                if sources.len() > 1 {
                    self.shelf = Shelf::of(sources);
                    return self.first_of_several();
                }
                self.shelf = Shelf::default();
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
                return self.translate();
            }
            Msg::Lang(lang) => {
                self.prefs.lang = lang;
                let mut effects = vec![Effect::Prefer(self.prefs)];
                effects.extend(self.translate());
                return effects;
            }
            Msg::Theme(theme) => {
                self.prefs.theme = theme;
                return vec![Effect::Prefer(self.prefs)];
            }
            Msg::Large(large) => {
                self.prefs.large = large;
                return vec![Effect::Prefer(self.prefs)];
            }
            Msg::ToggleStatus(status) => {
                let statuses = &mut self.filter.statuses;
                match statuses.iter().position(|chosen| *chosen == status) {
                    Some(at) => drop(statuses.remove(at)),
                    None => statuses.push(status),
                }
                self.rows = PAGE;
            }
            Msg::Topic(topic) => self.filter.topic = topic,
            Msg::Flag(flag) => self.filter.flag = flag,
            Msg::Search(query) => {
                self.filter.query = query;
                self.rows = PAGE;
            }
            Msg::Sort(sort) => self.sort = sort,
            Msg::ClearFilter => self.filter = Filter::default(),
            Msg::MoreItems => self.rows += PAGE,
            Msg::MoreUnread => self.unread_rows += PAGE,
            Msg::Drag(dragging) => self.dragging = dragging,
            Msg::Renewed(renewed) => self.renewed = renewed,
        }
        Vec::new()
    }

    fn open(&mut self, source: Source) -> Vec<Effect> {
        (self.dragging, self.fetching) = (false, false);
        if matches!(&source.content, Content::Text(text) if text.trim().is_empty()) {
            return self.fail(Problem::new("empty", ""));
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
        source.map_or_else(Vec::new, |source| self.open(Source { choice, ..source }))
    }

    /// Asks once more for the document at hand when its reasons are in the other language.
    fn translate(&mut self) -> Vec<Effect> {
        let source = match (&self.job, &self.shown) {
            (Some(job), _) => job.source.clone(),
            (None, Some(shown)) if shown.lang != self.prefs.lang && self.problem.is_none() => shown.source.clone(),
            _ => return Vec::new(),
        };
        self.open(source)
    }

    fn answer(&mut self, reply: Reply) -> Vec<Effect> {
        match reply {
            Reply::Report { id, report, awaited } => self.show(id, *report, awaited),
            Reply::More { id, items, unread } => {
                let Some(shown) = self.shown.as_mut().filter(|shown| shown.id == id) else { return Vec::new() };
                shown.awaited = shown.awaited.saturating_sub(items.len() + unread.len());
                shown.report.items.extend(items);
                shown.report.unread.extend(unread);
                let more = shown.ask_more();
                if more.is_some() { more.into_iter().collect() } else { self.read_next() }
            }
            Reply::Refused { id, refusal } => self.refuse(id, refusal),
            Reply::Progress { id, done, total } => {
                self.job.iter_mut().filter(|job| job.id == id).for_each(|job| job.progress = Some((done, total)));
                Vec::new()
            }
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
            let found = (report.unread.len() + awaited).to_string();
            let problem = Problem { found: Some(found), ..Problem::new("noLedger", &source.name) };
            return self.refused(Problem { source: Some(source), ..problem });
        }
        let same = self.shown.as_ref().is_some_and(|shown| shown.source.content == source.content);
        let first = self.shown.is_none() && self.problem.is_none();
        let had_problem = self.problem.take().is_some();
        let shown = Shown { id, source, lang: self.prefs.lang, report, awaited };
        let mut effects: Vec<Effect> = shown.ask_more().into_iter().collect();
        self.shown = Some(shown);
        if !same || had_problem {
            (self.filter, self.rows, self.unread_rows) = (Filter::default(), PAGE, PAGE);
            effects.extend((!first).then_some(Effect::Focus("ledger")));
        }
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
            TabState::Read(Box::new(Shown { id, source, lang: self.prefs.lang, report, awaited }))
        };
        self.shelf.put(state);
        self.read_next()
    }

    /// Begins with documents that were opened together; the first may have failed already.
    fn first_of_several(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Some(problem) = self.shelf.take_failed() {
            effects.extend(self.fail(problem));
        }
        if self.job.take().is_some() {
            effects.push(Effect::Restart);
        }
        effects.extend(self.read_next());
        effects
    }

    fn read_next(&mut self) -> Vec<Effect> {
        if self.job.is_some() {
            return Vec::new();
        }
        self.shelf.take_next().map_or_else(Vec::new, |source| self.open(source))
    }

    fn turn(&mut self, to: usize) -> Vec<Effect> {
        let here = match (self.problem.take(), self.shown.take()) {
            (Some(problem), _) => TabState::Failed(Box::new(problem)),
            (None, Some(shown)) => TabState::Read(Box::new(shown)),
            (None, None) => TabState::Open,
        };
        (self.filter, self.rows, self.unread_rows) = (Filter::default(), PAGE, PAGE);
        match self.shelf.turn(to, here) {
            Some(TabState::Failed(problem)) => self.problem = Some(*problem),
            // A worker keeps the rest of its last report only: a long list is read once more.
            Some(TabState::Read(shown)) if shown.awaited > 0 && self.job.is_none() => {
                self.shelf.reading = to;
                return self.open(shown.source);
            }
            Some(TabState::Read(shown)) => self.shown = Some(*shown),
            _ => {}
        }
        self.translate()
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
        if self.shelf.reads_behind() {
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
        self.shelf.give_up();
        let mut effects = vec![Effect::Restart];
        if self.shown.is_none() {
            effects.extend(self.fail(Problem::new("cancelled", &job.source.name)));
        }
        effects
    }

    fn fail(&mut self, problem: Problem) -> Vec<Effect> {
        (self.dragging, self.fetching) = (false, false);
        self.problem = Some(problem);
        vec![Effect::Focus("problem")]
    }
}

#[cfg(test)]
pub mod tests;
