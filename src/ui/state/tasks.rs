//! What a reader does with a ledger that is on the page: correct it, look into its original, compare it, take it away.

use super::{BY_THEMSELVES, Effect, Model, Origin, PAGE, Shown, Source, Step, TabState};
use crate::terms::{Lang, Status};
use crate::ui::filter::{self, Filter};
use crate::ui::speech;
use crate::ui::viewpoint::Viewpoint;
use crate::view::{Correction, Match, Report};
use crate::web::protocol::{Content, Product, Request, Task};
use std::rc::Rc;

/// What something is made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Purpose {
    /// To save it as a file of this form: one of [`crate::web::protocol::FORMATS`], or `json`.
    Save(&'static str),
    /// To copy it in this form.
    Copy(&'static str),
    /// To show the original, at this line.
    Source(Option<u32>),
    /// To show the rules.
    Method,
    /// To choose among the figures of this item.
    Figures(usize),
    /// To compare with the ledger in this place.
    Compare(usize),
}

/// What a reader chose to answer a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// What the program found.
    Program,
    /// Nothing.
    Nothing,
    /// The figure that stands there.
    Figure([u32; 2]),
}

/// Something that leaves the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// What for.
    pub purpose: Purpose,
    /// The name of the file, without what its form adds.
    pub name: String,
    /// What the worker made of the report; for JSON the report itself.
    pub what: Result<Vec<u8>, (Report, Vec<Correction>)>,
}

/// Another ledger beside the one on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The other ledger.
    pub other: Rc<Shown>,
    /// Which items promise the same: of the one on the page first.
    pub matches: Vec<Match>,
    /// Whether only the pairs that differ are shown.
    pub only_changed: bool,
}

impl Model {
    /// How the ledger is looked at.
    pub fn viewpoint(&self) -> Viewpoint {
        Viewpoint { filter: self.filter.clone(), sort: self.sort, rate: self.rate, tolerances: self.tolerances }
    }

    pub(super) fn look_from(&mut self, viewpoint: Viewpoint) -> Vec<Effect> {
        let Viewpoint { filter, sort, rate, tolerances } = viewpoint;
        self.let_go();
        let strict = self.tolerances != tolerances;
        (self.filter, self.sort, self.rate, self.tolerances) = (filter, sort, rate, tolerances);
        if strict { self.rejudge() } else { self.drawn_anew() }
    }

    /// Items stand in the order of what they are now, and no longer of what they were.
    pub(super) fn let_go(&mut self) {
        self.shown.iter_mut().for_each(|shown| shown.held.clear());
    }

    /// Other items are shown, or in another order: whoever asks for that is done with correcting, and rows far down are drawn later.
    pub(super) fn sifted(&mut self) -> Vec<Effect> {
        self.correcting = None;
        self.drawn_anew()
    }

    /// Rows are drawn from the first one on.
    pub(super) fn drawn_anew(&mut self) -> Vec<Effect> {
        self.rows = PAGE;
        self.grow()
    }

    /// More rows come by themselves until there are very many.
    pub(super) fn grow(&self) -> Vec<Effect> {
        let there = self.shown.as_ref().map_or(0, |shown| shown.items.len());
        if self.rows < there.min(BY_THEMSELVES) { vec![Effect::Grow] } else { Vec::new() }
    }

    /// Reads the document at hand once more, since it is judged in another way.
    pub(super) fn rejudge(&mut self) -> Vec<Effect> {
        match &self.shown {
            Some(shown) if !matches!(shown.source.content, Content::Report(_)) => self.open(shown.source.clone()),
            _ => Vec::new(),
        }
    }

    pub(super) fn begin_correcting(&mut self, which: Option<usize>) -> Vec<Effect> {
        let before = std::mem::replace(&mut self.correcting, which.map(|index| (index, Rc::from([]))));
        if let Some(shown) = self.shown.as_mut().filter(|shown| which.is_some() && shown.held.is_empty()) {
            shown.held = shown.items.clone();
        }
        let mut effects = match (before, which) {
            (_, Some(_)) => vec![Effect::Focus("set-verdict")],
            (Some((before, _)), None) => vec![Effect::BackTo(before)],
            (None, None) => Vec::new(),
        };
        let item = which.and_then(|index| self.shown.as_ref()?.items.get(index).map(|item| (index, item.clone())));
        if let Some((index, item)) = item.filter(|(_, item)| !item.targets.is_empty()) {
            effects.extend(self.ask(Purpose::Figures(index), Task::Figures(item.completion.as_str().into())));
        }
        effects
    }

    pub(super) fn set_verdict(&mut self, index: usize, status: Option<Status>) -> Vec<Effect> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let Some(judged) = shown.verdict(index) else { return Vec::new() };
        let mut corrections = shown.source.corrections.clone();
        corrections.retain(|given| given.item as usize != index || given.target.is_some());
        if let Some(to) = status.filter(|status| *status != judged) {
            corrections.push(Correction { item: index as u32, target: None, actual: None, from: judged, to });
        }
        self.correct(corrections)
    }

    pub(super) fn set_answer(&mut self, index: usize, target: u32, answer: Chosen) -> Vec<Effect> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let Some(from) = shown.before(index).or_else(|| shown.verdict(index)) else { return Vec::new() };
        let mut corrections = shown.source.corrections.clone();
        corrections.retain(|given| given.item as usize != index || given.target != Some(target));
        let actual = match answer {
            Chosen::Program => return self.correct(corrections),
            Chosen::Nothing => None,
            Chosen::Figure(span) => Some(span),
        };
        corrections.push(Correction { item: index as u32, target: Some(target), actual, from, to: from });
        self.correct(corrections)
    }

    fn correct(&mut self, corrections: Vec<Correction>) -> Vec<Effect> {
        let Some(shown) = self.shown.as_ref().filter(|shown| shown.source.corrections != corrections) else {
            return Vec::new();
        };
        self.history.push(Step::Corrections(shown.source.corrections.clone()));
        let effects = self.put_corrections(corrections);
        self.said = Some("said.corrected");
        effects
    }

    fn put_corrections(&mut self, corrections: Vec<Correction>) -> Vec<Effect> {
        let Some(source) = self.shown.as_ref().map(|shown| shown.source.clone()) else { return Vec::new() };
        self.note(&source, &corrections);
        let Some(shown) = &mut self.shown else { return Vec::new() };
        let answers = super::shown::pairings(&corrections) != super::shown::pairings(&shown.source.corrections);
        if answers {
            return self.open(Source { corrections, ..source });
        }
        shown.correct(corrections);
        self.remember()
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let effects = match self.history.pop() {
            None => return Vec::new(),
            Some(Step::Corrections(corrections)) => self.put_corrections(corrections),
            Some(Step::Ledger(before)) => {
                let (shown, shelf) = *before;
                let text = match (&shown.source.origin, &shown.source.content) {
                    (Origin::Pasted, Content::Text(text)) => text.clone(),
                    _ => "".into(),
                };
                let awaited = shown.awaited > 0;
                (self.shelf, self.problem, self.correcting, self.comparison) = (shelf, None, None, None);
                (self.filter, self.original, self.unread_rows) = (Filter::default(), None, PAGE);
                let source = shown.source.clone();
                self.shown = Some(shown);
                let mut effects = vec![Effect::Box(text), Effect::Focus("ledger")];
                effects.extend(self.drawn_anew());
                effects.extend(if awaited { self.open(source) } else { self.refresh() });
                effects.extend(self.remember());
                effects
            }
        };
        self.said = Some("said.undone");
        effects
    }

    /// Asks for the rules in the language of the page.
    pub(super) fn ask_for_method(&mut self) -> Vec<Effect> {
        self.method = Some(Vec::new());
        self.ask(Purpose::Method, Task::Method(self.prefs.lang.id()))
    }

    pub(super) fn show_source(&mut self, line: Option<u32>) -> Vec<Effect> {
        if self.original.is_some() {
            return self.reveal_line(line);
        }
        let Some(shown) = &self.shown else { return Vec::new() };
        let source = shown.source.clone();
        self.last_id += 1;
        let request = Request {
            id: self.last_id,
            name: source.name,
            content: source.content,
            lang: self.prefs.lang.id(),
            choice: source.choice,
            tolerances: self.tolerances,
            pairings: super::shown::pairings(&source.corrections),
        };
        self.ask(Purpose::Source(line), Task::Source(request))
    }

    /// The line may lie below those that are drawn.
    fn reveal_line(&mut self, line: Option<u32>) -> Vec<Effect> {
        let Some((lines, line)) = self.original.as_ref().zip(line) else {
            return vec![Effect::Reveal("original".to_owned())];
        };
        let place = lines.iter().position(|there| there.line >= line).unwrap_or(0);
        self.original_rows = self.original_rows.max(place + PAGE);
        let number = lines.get(place).map_or(line, |there| there.line);
        vec![Effect::Reveal(["line-", &number.to_string()].concat())]
    }

    /// The ledgers at hand beside the one on the page.
    pub fn others(&self) -> Vec<&Shown> {
        let tabs = self.shelf.tabs().iter().filter_map(|tab| match &tab.state {
            TabState::Read(shown) => Some(shown.as_ref()),
            _ => None,
        });
        tabs.chain(self.history.ledgers()).filter(|shown| shown.awaited == 0).collect()
    }

    pub(super) fn compare(&mut self, which: usize) -> Vec<Effect> {
        let (Some(shown), Some(other)) = (&self.shown, self.others().get(which).copied()) else { return Vec::new() };
        let task = Task::Compare(shown.items.clone(), other.items.clone());
        self.comparison = Some(Comparison { other: Rc::new(other.clone()), matches: Vec::new(), only_changed: false });
        self.ask(Purpose::Compare(which), task)
    }

    pub(super) fn take(&mut self, purpose: Purpose) -> Vec<Effect> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let (Purpose::Save(format) | Purpose::Copy(format)) = purpose else { return Vec::new() };
        self.said = None;
        if format == "json" {
            let all: Vec<usize> = (0..shown.items.len()).collect();
            let what = Err(shown.whole(&all));
            return vec![Effect::Deliver(Box::new(Made { purpose, name: file_name(shown), what }))];
        }
        let admitted = filter::admitted(shown, &self.filter, None, self.sort, &|a, b| a.cmp(b));
        let (report, corrections) = shown.whole(&admitted);
        let lang = self.prefs.lang.id();
        let task = Task::Export { format, lang, tolerances: self.tolerances, report: Rc::new(report), corrections };
        self.ask(purpose, task)
    }

    fn ask(&mut self, purpose: Purpose, task: Task) -> Vec<Effect> {
        self.last_id += 1;
        self.making.push((self.last_id, purpose));
        vec![Effect::Make(self.last_id, task)]
    }

    pub(super) fn made(&mut self, id: u32, product: Option<Product>) -> Vec<Effect> {
        let Some(at) = self.making.iter().position(|(making, _)| *making == id) else { return Vec::new() };
        let (_, purpose) = self.making.remove(at);
        let Some(shown) = &self.shown else { return Vec::new() };
        match (purpose, product) {
            (Purpose::Source(line), Some(Product::Source(lines))) => {
                self.original = Some(Rc::new(lines));
                self.original_rows = PAGE;
                self.reveal_line(line)
            }
            (Purpose::Method, Some(Product::Method(rules))) => {
                self.method = Some(rules);
                Vec::new()
            }
            (Purpose::Figures(index), Some(Product::Figures(figures))) => {
                if let Some((_, known)) = self.correcting.as_mut().filter(|(correcting, _)| *correcting == index) {
                    *known = figures.into();
                }
                Vec::new()
            }
            (Purpose::Compare(_), Some(Product::Matches(matches))) => {
                if let Some(comparison) = &mut self.comparison {
                    comparison.matches = matches;
                }
                Vec::new()
            }
            (Purpose::Save(_) | Purpose::Copy(_), Some(Product::File(bytes))) => {
                vec![Effect::Deliver(Box::new(Made { purpose, name: file_name(shown), what: Ok(bytes) }))]
            }
            _ => {
                self.said = Some("said.failed");
                Vec::new()
            }
        }
    }

    pub(super) fn link_data(&mut self) -> Vec<Effect> {
        if let Some(source) = self.shown.as_ref().map(|shown| &shown.source)
            && let Content::Text(text) = &source.content
        {
            return vec![Effect::LinkData(text.clone(), source.corrections.clone())];
        }
        self.link = Some(Err(()));
        Vec::new()
    }

    pub(super) fn speak(&mut self, which: Option<usize>) -> Vec<Effect> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let lang = self.prefs.lang;
        let text = match which {
            None => speech::summary(shown, lang),
            Some(index) => shown.items.get(index).map(|item| speech::item(item, lang)).unwrap_or_default(),
        };
        self.speaking = true;
        // The ledger's own words are Chinese whatever the page is.
        vec![Effect::Speak(text, if which.is_some() { Lang::Zh } else { lang })]
    }
}

/// What a file of this ledger is called: its own name, else its place and year.
fn file_name(shown: &Shown) -> String {
    let report = &shown.report;
    let year = report.year.map(|year| year.to_string());
    let own = shown.source.name.rsplit_once('.').map_or(&*shown.source.name, |(stem, _)| stem);
    let name = if own.is_empty() {
        [report.place.clone(), year].into_iter().flatten().collect::<Vec<_>>().join("-")
    } else {
        own.to_owned()
    };
    let safe = name.replace(|c: char| c <= ' ' || "\\/:*?\"<>|#%".contains(c), "-");
    [safe.as_str(), if safe.is_empty() { "taizhang" } else { "-taizhang" }].concat()
}
