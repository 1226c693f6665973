//! The page's only component: it hands messages to the model, carries out the effects, and draws.

use crate::ui::components::page;
use crate::ui::context::Cx;
use crate::ui::doors::Doors;
use crate::ui::embed;
use crate::ui::prefs::Prefs;
use crate::ui::state::{Effect, Model, Msg, Phase, Source};
use crate::view::VERSION;
use crate::web::client::Engines;
use crate::web::host;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How long something may take before the page says that it is at work.
const SLOW_MS: u32 = 200;

/// How long anything may take: ten times what the largest readable file does.
const OVERDUE_MS: u32 = 120_000;

/// Where the page says whether it is at work.
const STATE: &str = "data-state";

/// Where it says why there is nothing to show.
const PROBLEM: &str = "data-problem";

/// The page.
pub struct App {
    model: Model,
    engines: Engines,
    send: Callback<Msg>,
    focus: Option<&'static str>,
    _doors: Option<Doors>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let send = Callback::from(move |msg: Msg| {
            // At once, and not when the scheduler comes to it: who waits for the attribute may look before that.
            if msg.begins() {
                host::set_app(STATE, Phase::Loading.id());
            }
            link.send_message(msg);
        });
        let prefs = embed::asked(Prefs::read(host::stored));
        let answers = send.clone();
        let mut app = Self {
            model: Model::new(prefs),
            engines: Engines::new(move |reply| answers.emit(Msg::Answer(reply))),
            _doors: Doors::open(&send),
            send,
            focus: None,
        };
        apply(prefs);
        host::set_app("data-report", &VERSION.to_string());
        match embed::source() {
            Some(src) => {
                app.take(Msg::Fetch);
                spawn_local(embed::fetch(src, app.send.clone()));
            }
            None => app.take(Msg::Open(Source::sample())),
        }
        app
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        self.take(msg);
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        page::page(&Cx { model: &self.model, send: &self.send })
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        host::set_app(PROBLEM, self.model.problem.as_ref().map_or("", |problem| problem.code));
        host::set_app(STATE, self.model.phase().id());
        if let Some(id) = self.focus.take() {
            host::focus(id);
        }
    }
}

impl App {
    fn take(&mut self, msg: Msg) {
        for effect in self.model.update(msg) {
            match effect {
                Effect::Ask(request) => {
                    host::dispatch("taizhang-asked", &request.id.into());
                    self.engines.send(&request);
                    let (send, id) = (self.send.clone(), request.id);
                    let late = send.clone();
                    Timeout::new(SLOW_MS, move || send.emit(Msg::Slow(id))).forget();
                    Timeout::new(OVERDUE_MS, move || late.emit(Msg::Overdue(id))).forget();
                }
                Effect::AskMore(id) => self.engines.ask_more(id),
                Effect::Restart => self.engines.restart(),
                Effect::Prefer(prefs) => {
                    for (key, value) in prefs.entries() {
                        host::store(key, value);
                    }
                    apply(prefs);
                }
                Effect::Focus(id) => self.focus = Some(id),
            }
        }
    }
}

fn apply(prefs: Prefs) {
    for (key, value) in prefs.entries() {
        let (name, value) = match (key, value) {
            ("lang", "zh") => ("lang", "zh-CN"),
            ("lang", other) => ("lang", other),
            ("theme", theme) => ("data-theme", theme),
            (_, size) => ("data-size", size),
        };
        host::set_root(name, value);
    }
}
