//! What every part of the page is drawn from: the model, the language, and the way back for messages.

use crate::terms::{Lang, Status};
use crate::ui::state::{Model, Msg};
use crate::ui::strings;
use std::ops::Deref;
use yew::prelude::*;

/// The language, and where messages go: what a part needs that knows its own matter.
#[derive(Clone, PartialEq)]
pub struct Voice {
    /// The language.
    pub lang: Lang,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// Handed to every part. Parts are plain functions from it to markup; the page has one component, and one for a row of the long table.
pub struct Cx<'a> {
    /// What the page knows.
    pub model: &'a Model,
    /// The language, and where messages go.
    pub voice: Voice,
}

impl Cx<'_> {
    /// Whether the page can show more than its first view: the words and styles have come, and all of the ledger.
    pub fn is_whole(&self) -> bool {
        self.model.learnt && strings::knows(Lang::En) && self.model.shown.as_ref().is_some_and(|shown| !shown.is_head())
    }
}

impl Deref for Cx<'_> {
    type Target = Voice;

    fn deref(&self) -> &Voice {
        &self.voice
    }
}

impl Voice {
    /// A string of the table.
    pub fn t(&self, id: &'static str) -> &'static str {
        strings::say(self.lang, id)
    }

    /// A string of the table for the id of a term.
    pub fn term(&self, group: &str, id: &str) -> &'static str {
        strings::say_of(self.lang, group, id)
    }

    /// A verdict's name.
    pub fn status(&self, status: Status) -> &'static str {
        self.term("status", status.id())
    }

    /// A string of the table with its values filled in.
    pub fn fill(&self, id: &'static str, values: &[(&str, &str)]) -> String {
        strings::fill(self.t(id), values)
    }

    /// The name of a file.
    pub fn quoted(&self, name: &str) -> String {
        self.fill("quoted", &[("name", name)])
    }

    /// Sends a message on a click.
    pub fn on(&self, msg: Msg) -> Callback<MouseEvent> {
        let send = self.send.clone();
        Callback::from(move |_| send.emit(msg.clone()))
    }
}

/// A truth as an attribute has it.
pub fn truth(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}
