//! Documents that were opened together: one is on the page, the others wait or lie ready.

use super::{Problem, Shown, Source};
use std::rc::Rc;

/// The documents, in the order in which they were given; none when there is only one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    tabs: Vec<Tab>,
    /// Which one is on the page.
    pub current: usize,
    /// Which one is being read, or was last.
    pub reading: usize,
    /// Whether none of them was on the page yet.
    fresh: bool,
}

/// A file as it came from the disk, or the code of what prevented that and its name.
pub type Taken = Result<Source, (&'static str, Rc<str>)>;

/// A document of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// The file's name.
    pub name: Rc<str>,
    /// What is known of it; of the one on the page the model knows it.
    pub state: TabState,
}

/// What is known of a document of several.
#[derive(Clone, Debug, PartialEq)]
pub enum TabState {
    /// It is still to be read.
    Waiting(Source),
    /// It is being read, or is on the page.
    Open,
    /// It was read.
    Read(Box<Shown>),
    /// It could not be read.
    Failed(Box<Problem>),
}

impl Shelf {
    /// Documents that are still to be read, and files that could not even be taken from the disk.
    pub fn of(sources: Vec<Taken>) -> Self {
        let tab = |taken: Taken| match taken {
            Ok(source) => Tab { name: source.name.clone(), state: TabState::Waiting(source) },
            Err((code, name)) => {
                let problem = Problem::new(code, &name);
                Tab { name, state: TabState::Failed(Box::new(problem)) }
            }
        };
        Self { tabs: sources.into_iter().map(tab).collect(), current: 0, reading: 0, fresh: true }
    }

    /// What is wrong with the document on the page, where that is known before it is read.
    pub fn take_failed(&mut self) -> Option<Problem> {
        let state = &mut self.tabs.get_mut(self.current)?.state;
        match std::mem::replace(state, TabState::Open) {
            TabState::Failed(problem) => Some(*problem),
            other => {
                *state = other;
                None
            }
        }
    }

    /// The documents.
    pub fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    /// Whether none of them was on the page until now; asked once.
    pub fn is_fresh(&mut self) -> bool {
        std::mem::take(&mut self.fresh)
    }

    /// Whether what is being read is not what is on the page.
    pub fn reads_behind(&self) -> bool {
        self.current != self.reading
    }

    /// Whether another document takes the place of one that has nothing to show, as long as none of them was on the page.
    pub fn pass_over(&mut self) -> bool {
        let next = self.tabs.iter().position(|tab| matches!(tab.state, TabState::Waiting(_))).filter(|_| self.fresh);
        self.current = next.unwrap_or(self.current);
        next.is_some()
    }

    /// Puts down what became of the document that was read behind the page.
    pub fn put(&mut self, state: TabState) {
        if let Some(tab) = self.tabs.get_mut(self.reading) {
            tab.state = state;
        }
    }

    /// The next document to be read: the one on the page first.
    pub fn take_next(&mut self) -> Option<Source> {
        let waits = |at: &usize| matches!(self.tabs.get(*at).map(|tab| &tab.state), Some(TabState::Waiting(_)));
        let at = std::iter::once(self.current).chain(0..self.tabs.len()).find(waits)?;
        self.reading = at;
        match std::mem::replace(&mut self.tabs.get_mut(at)?.state, TabState::Open) {
            TabState::Waiting(source) => Some(source),
            _ => None,
        }
    }

    /// Turns to another document: what was on the page is put down, what is known of the other comes back.
    pub fn turn(&mut self, to: usize, from: TabState) -> Option<TabState> {
        if to == self.current || to >= self.tabs.len() {
            return None;
        }
        self.fresh = false;
        self.tabs.get_mut(self.current)?.state = from;
        self.current = to;
        let state = &mut self.tabs.get_mut(to)?.state;
        Some(match state {
            TabState::Waiting(_) => TabState::Open,
            state => std::mem::replace(state, TabState::Open),
        })
    }

    /// Gives up the documents that are still to be read.
    pub fn give_up(&mut self) {
        for tab in &mut self.tabs {
            if let TabState::Waiting(source) = &tab.state {
                tab.state = TabState::Failed(Box::new(Problem::new("cancelled", &source.name)));
            }
        }
    }
}
