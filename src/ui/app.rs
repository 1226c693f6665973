//! The page's only component: it hands messages to the model, carries out the effects, and draws.

use crate::terms::Lang;
use crate::ui::components::item::correcting;
use crate::ui::components::page;
use crate::ui::context::{Cx, Voice};
use crate::ui::delivery;
use crate::ui::doors::{self, Doors};
use crate::ui::embed;
use crate::ui::prefs::Prefs;
use crate::ui::state::{Effect, Model, Msg, Origin, Phase, Source};
use crate::ui::strings;
use crate::ui::viewpoint::Viewpoint;
use crate::view::VERSION;
use crate::web::client::Engines;
use crate::web::memory::Kept;
use crate::web::protocol::Content;
use crate::web::{assets, host, link, memory};
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How long something may take before the page says that it is at work.
const SLOW_MS: u32 = 200;

/// How long anything may take: ten times what the largest readable file does.
const OVERDUE_MS: u32 = 120_000;

/// How long a reader who types has to rest before the text is kept.
const REST_MS: u32 = 300;

/// Where the page says whether it is at work.
const STATE: &str = "data-state";

/// Where it says why there is nothing to show.
const PROBLEM: &str = "data-problem";

/// The page.
pub struct App {
    model: Model,
    engines: Engines,
    send: Callback<Msg>,
    /// What has to wait until the page is drawn.
    after: Vec<Effect>,
    /// The view as the address has it.
    address: Viewpoint,
    resting: Option<Timeout>,
    /// Whether what the first view does without was asked for.
    learning: bool,
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
        let prefs = preferred();
        let answers = send.clone();
        let mut app = Self {
            model: Model::new(prefs),
            engines: Engines::new(move |reply| answers.emit(Msg::Answer(reply))),
            _doors: Doors::open(&send),
            send,
            after: Vec::new(),
            address: Viewpoint::default(),
            resting: None,
            learning: false,
        };
        app.model.unkept = prefs.keep && !memory::works();
        app.model.narrow = host::narrow().is_some_and(|narrow| narrow.matches());
        apply(prefs);
        host::set_app("data-report", &VERSION.to_string());
        app.take(Msg::View(Viewpoint::read(link::entry)));
        app.begin();
        app
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        self.take(msg);
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        page::page(&Cx { model: &self.model, voice: Voice { lang: self.model.prefs.lang, send: self.send.clone() } })
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        host::set_app(PROBLEM, self.model.problem.as_ref().map_or("", |problem| problem.code));
        host::set_app(STATE, self.model.phase().id());
        if !self.learning && (self.model.shown.is_some() || self.model.problem.is_some()) {
            self.learning = true;
            let send = self.send.clone();
            spawn_local(async move {
                host::chore("dress", &[]).await;
                send.emit(Msg::Learnt(learn().await.is_some()));
            });
        }
        for effect in std::mem::take(&mut self.after) {
            match effect {
                Effect::Focus(id) => drop(host::focus(id)),
                Effect::BackTo(index) => drop(host::focus(&correcting(index)) || host::focus("items")),
                Effect::Reveal(id) => host::reveal(&id),
                Effect::Box(text) => doors::fill_box(&text),
                Effect::Print => host::print(),
                _ => {}
            }
        }
    }
}

impl App {
    /// Opens what the address carries, else what was kept, else the sample.
    fn begin(&mut self) {
        let kept = if self.model.prefs.keep { memory::kept() } else { Kept::default() };
        self.model.notes = kept.notes;
        if doors::open_link(&self.send) {
            return self.take(Msg::Fetch);
        }
        if let Some(src) = embed::source() {
            spawn_local(embed::fetch(src, self.send.clone()));
            return self.take(Msg::Fetch);
        }
        self.after.push(Effect::Box(kept.text.as_str().into()));
        let table = kept.table.map(|table| Source::table(&table, &kept.text));
        let opened = table.or_else(|| kept.opened.map(|text| Source::pasted(&text)));
        self.model.restored = opened.is_some();
        self.take(Msg::Open(opened.unwrap_or_else(Source::sample)));
    }

    fn take(&mut self, msg: Msg) {
        if let Msg::Lang(lang) = msg
            && !strings::knows(lang)
        {
            let send = self.send.clone();
            spawn_local(async move {
                let learnt = learn().await.is_some();
                send.emit(if learnt { Msg::Lang(lang) } else { Msg::Said("said.failed") });
            });
            return self.take(Msg::Fetch);
        }
        for effect in self.model.update(msg) {
            self.carry_out(effect);
        }
        let address = self.model.viewpoint();
        if address != self.address {
            link::set_entries(&address.entries());
            self.address = address;
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        let send = self.send.clone();
        match effect {
            Effect::Ask(request) => {
                host::dispatch("taizhang-asked", &request.id.into());
                self.engines.send(&request);
                let (late, id) = (send.clone(), request.id);
                Timeout::new(SLOW_MS, move || send.emit(Msg::Slow(id))).forget();
                Timeout::new(OVERDUE_MS, move || late.emit(Msg::Overdue(id))).forget();
            }
            Effect::AskMore(id) => self.engines.ask_more(id),
            Effect::Restart => self.engines.restart(),
            Effect::Make(id, task) => self.engines.make(id, &task),
            Effect::Prefer(prefs) => {
                for (key, value) in prefs.entries() {
                    host::store(key, value);
                }
                apply(prefs);
            }
            Effect::Grow => drop(Timeout::new(0, move || send.emit(Msg::MoreItems)).forget()),
            Effect::Remember => {
                let mut kept = Kept { notes: self.model.notes.clone(), ..Kept::default() };
                let source = self.model.shown.as_ref().map(|shown| &shown.source);
                match source.filter(|source| source.origin == Origin::Pasted).map(|source| &source.content) {
                    Some(Content::Text(text)) => kept.opened = Some(text.to_string()),
                    Some(Content::Bytes(table)) => kept.table = String::from_utf8(table.to_vec()).ok(),
                    _ => {}
                }
                self.resting = Some(Timeout::new(REST_MS, move || {
                    kept.text = doors::box_text();
                    send.emit(Msg::Kept(memory::keep(&kept)));
                }));
            }
            Effect::Forget => {
                self.resting = None;
                memory::forget();
                // The address may hold a ledger.
                link::set_entries(&self.address.entries());
            }
            Effect::Deliver(made) => delivery::deliver(*made, send),
            Effect::SaveChart(id, bitmap) => delivery::save_chart(id, bitmap, send),
            Effect::LinkData(text, corrections) => {
                spawn_local(async move { send.emit(Msg::Linked(link::pack(&text, &corrections).await)) });
            }
            Effect::LinkView => {
                // Without the item or the ledger that the address may name.
                link::set_entries(&self.address.entries());
                delivery::copy_text(&link::address(), send);
            }
            Effect::Speak(text, lang) => delivery::speak(&text, lang, send),
            Effect::Hush => delivery::hush(),
            Effect::Focus(_) | Effect::BackTo(_) | Effect::Reveal(_) | Effect::Box(_) | Effect::Print => {
                self.after.push(effect);
            }
        }
    }
}

/// What the reader prefers; the address can ask for a language.
pub fn preferred() -> Prefs {
    let prefs = embed::asked(Prefs::read(host::stored));
    // What the page around a frame hands in is not this reader's text to keep.
    Prefs { keep: prefs.keep && !host::is_embedded(), ..prefs }
}

/// Fetches all words; without them the page speaks Chinese.
pub async fn learn() -> Option<()> {
    strings::learn(assets::text("strings.tsv").await?);
    Some(())
}

fn apply(prefs: Prefs) {
    host::set_root("lang", if prefs.lang == Lang::Zh { "zh-CN" } else { prefs.lang.id() });
    let lang = prefs.lang;
    host::set_title(strings::say(lang, "title"));
    host::set_root("data-theme", prefs.theme.id());
    host::set_root("data-size", prefs.size.id());
    host::set_root("data-contrast", if prefs.contrast { "more" } else { "usual" });
}
