//! The engines in their workers, seen from the page.
//!
//! A worker starts only when the page is sealed: one that runs before keeps the policy of its start. What it is made of,
//! `gather` in `extras.js` tells.

use crate::import;
use crate::view::Report;
use crate::web::protocol::{Content, Product, Progress, Refusal, Reply, Request, Task};
use crate::web::read::{FromJs, ToJs, field, set};
use crate::web::{assets, host};
use js_sys::{Array, Object, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};

const WORKER: &str = include_str!("worker.js");

/// The way to the worker of one engine. Requests that come before it runs wait for it.
#[derive(Clone)]
pub struct Client {
    inner: Rc<RefCell<Inner>>,
}

struct Inner {
    /// The name of the engine: its glue is `name.js`, its module `name_bg.wasm`.
    name: &'static str,
    parts: Option<Parts>,
    worker: Option<Worker>,
    waiting: Vec<JsValue>,
    gate: Rc<Gate>,
    on_message: Closure<dyn Fn(MessageEvent)>,
    on_error: Closure<dyn Fn()>,
}

/// What a worker is made of, once it is fetched.
struct Parts {
    script: String,
    module: JsValue,
}

impl Client {
    fn new(name: &'static str, gate: &Rc<Gate>) -> Self {
        let deliver = gate.on_reply.clone();
        let on_message = Closure::new(move |event: MessageEvent| {
            // A page around this one may wait for it (`extras.js`).
            host::dispatch("taizhang-posted", &event.data());
            // Page and worker are built together: an answer that cannot be read comes from a mix of two versions.
            deliver(read_reply(&event.data()).unwrap_or(Reply::NoEngine));
        });
        let (gate, fail) = (gate.clone(), gate.on_reply.clone());
        // What goes wrong while it reads, the worker tells: this is a worker that a browser does not start.
        let on_error = Closure::new(move || fail(Reply::NoEngine));
        let inner = Inner { name, parts: None, worker: None, waiting: Vec::new(), gate, on_message, on_error };
        let client = Self { inner: Rc::new(RefCell::new(inner)) };
        client.gate().clients.borrow_mut().push(client.clone());
        client
    }

    fn gate(&self) -> Rc<Gate> {
        self.inner.borrow().gate.clone()
    }

    /// Sends a message, or keeps it until the worker runs.
    fn post(&self, message: JsValue) {
        let mut inner = self.inner.borrow_mut();
        if let Some(worker) = &inner.worker {
            // What is posted was built from strings, numbers and bytes: it can be cloned.
            let _ = worker.post_message(&message);
            return;
        }
        inner.waiting.push(message);
        let gate = inner.gate.clone();
        drop(inner);
        gate.load();
    }

    /// Asks for the next entries of the report with this id; they come as a [`Reply::More`].
    fn ask_more(&self, id: u32) {
        if let Some(worker) = &self.inner.borrow().worker {
            // A number can always be posted.
            let _ = worker.post_message(&id.into());
        }
    }

    /// Gives up what the worker is doing and whatever waits for it, and starts another.
    fn restart(&self) {
        self.inner.borrow_mut().waiting.clear();
        let old = self.inner.borrow_mut().worker.take();
        if let Some(old) = old {
            old.terminate();
            // The first one ran from the same parts.
            let _ = self.start();
        }
    }

    /// Starts the worker, in a page that is sealed.
    fn start(&self) -> Result<(), JsValue> {
        let mut inner = self.inner.borrow_mut();
        let Some(parts) = &inner.parts else { return Ok(()) };
        let worker = Worker::new(&parts.script)?;
        worker.set_onmessage(Some(inner.on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(inner.on_error.as_ref().unchecked_ref()));
        worker.post_message(&parts.module)?;
        for message in inner.waiting.drain(..) {
            worker.post_message(&message)?;
        }
        inner.worker = Some(worker);
        Ok(())
    }
}

/// Between the page and its workers: nothing passes before the page is sealed.
struct Gate {
    stage: Cell<Stage>,
    clients: RefCell<Vec<Client>>,
    on_reply: Rc<dyn Fn(Reply)>,
}

/// How far the page is on its way to the seal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The first view does without the engines.
    Open,
    /// They are on their way.
    Coming,
    /// They are here, and the browser stores the program for use without a network. A reader does not wait for that.
    Storing,
    /// They are here, and the page is being sealed.
    Sealing,
    /// The page is sealed; what is not here cannot be had any more.
    Sealed,
}

impl Gate {
    /// Fetches everything that the page can need, seals the page, and starts the workers.
    fn load(self: &Rc<Self>) {
        match self.stage.get() {
            Stage::Open => {
                self.stage.set(Stage::Coming);
                let gate = self.clone();
                spawn_local(async move {
                    let all = gate.fetch().await;
                    if all && !gate.is_waited_for() {
                        gate.stage.set(Stage::Storing);
                        host::chore("store", &[]).await;
                    }
                    if matches!(gate.stage.get(), Stage::Coming | Stage::Storing) {
                        gate.arrived(all).await;
                    }
                });
            }
            Stage::Coming | Stage::Sealing => {}
            Stage::Storing => {
                self.stage.set(Stage::Sealing);
                let gate = self.clone();
                spawn_local(async move { gate.arrived(true).await });
            }
            Stage::Sealed => self.no_engine(),
        }
    }

    /// All at once; whether all of it came.
    async fn fetch(&self) -> bool {
        let clients: Vec<Client> = self.clients.borrow().clone();
        let names: Array = clients.iter().map(|client| JsValue::from_str(client.inner.borrow().name)).collect();
        let later: Array = LATER.iter().map(|name| JsValue::from_str(name)).collect();
        let Some(came) = host::chore("gather", &[names.into(), WORKER.into(), later.into()]).await else {
            return false;
        };
        let came = Array::from(&came);
        for (client, parts) in clients.iter().zip(came.iter()) {
            client.inner.borrow_mut().parts = read_parts(&parts);
        }
        came.at(-1).is_truthy()
    }

    fn is_waited_for(&self) -> bool {
        self.clients.borrow().iter().any(|client| !client.inner.borrow().waiting.is_empty())
    }

    /// Seals the page when all of it is here, or at least what a reader waits for.
    async fn arrived(&self, all: bool) {
        let clients: Vec<Client> = self.clients.borrow().clone();
        let mut waiting = clients.iter().filter(|client| !client.inner.borrow().waiting.is_empty()).peekable();
        let served = waiting.peek().is_some() && waiting.all(|client| client.inner.borrow().parts.is_some());
        self.stage.set(Stage::Sealing);
        if (all || served) && host::chore("seal", &[]).await.is_some() {
            self.stage.set(Stage::Sealed);
            (self.on_reply)(Reply::Sealed);
            if clients.iter().all(|client| client.start().is_ok()) {
                return;
            }
        } else {
            // Whoever asks next begins anew.
            self.stage.set(Stage::Open);
        }
        self.no_engine();
    }

    /// Tells those who wait that there is no engine for them.
    fn no_engine(&self) {
        let mut told = false;
        for client in self.clients.borrow().iter() {
            told |= client.inner.borrow_mut().waiting.drain(..).count() > 0;
        }
        if told {
            (self.on_reply)(Reply::NoEngine);
        }
    }
}

/// What the page can still ask for after its first view, beside the engines.
const LATER: [&str; 6] = [HEAD, "sample.zh.json", "sample.en.json", SAMPLE, DEMO, "strings.tsv"];

/// As much of the sample's report as the first view shows (`xtask/head.mjs`).
const HEAD: &str = "sample.head.json";

/// The text of the ledger that the page brings along.
const SAMPLE: &str = "qingdao-2024.txt";

/// A made-up ledger in which every verdict occurs.
pub const DEMO: &str = "demo.txt";

/// The engines: a small one for texts, and one for all files, which are fetched when the first view stands.
pub struct Engines {
    text: Client,
    files: Client,
    gate: Rc<Gate>,
    /// Whether the sample was asked for before.
    had_sample: Cell<bool>,
}

impl Engines {
    /// Every answer goes to `on_reply`.
    pub fn new(on_reply: impl Fn(Reply) + 'static) -> Self {
        let on_reply: Rc<dyn Fn(Reply)> = Rc::new(on_reply);
        let gate = Rc::new(Gate { stage: Cell::new(Stage::Open), clients: RefCell::default(), on_reply });
        Self {
            text: Client::new("engine", &gate),
            files: Client::new("files", &gate),
            gate,
            had_sample: Cell::new(false),
        }
    }

    /// Sends a request to the engine that can read it.
    pub fn send(&self, request: &Request) {
        if request.is_plain_sample() {
            self.send_sample(request.id, request.lang);
        } else {
            self.with_content(request, |request, content| {
                Array::of4(&request.id.into(), &(&*request.name).into(), content, &options(request)).into()
            });
        }
    }

    /// Gives a task to the engine that can do it.
    pub fn make(&self, id: u32, task: &Task) {
        match task {
            Task::Source(request) => self.with_content(request, move |request, content| {
                message(id, "source", &[(&*request.name).into(), content.clone(), options(request)])
            }),
            Task::Method(lang) => self.text.post(message(id, "method", &[JsValue::from_str(lang)])),
            Task::Figures(completion) => self.text.post(message(id, "figures", &[JsValue::from_str(completion)])),
            Task::Compare(one, other) => self.text.post(message(id, "compare", &[one.to_js(), other.to_js()])),
            Task::Export { format, lang, tolerances, report, corrections } => {
                let words = Object::new();
                set(&words, "lang", &JsValue::from_str(lang));
                set(&words, "about", &[&tolerances.about.to_string(), "%"].concat().into());
                set(&words, "near", &[&tolerances.near.to_string(), "%"].concat().into());
                let corrected = report.to_js();
                set(corrected.unchecked_ref(), "corrections", &corrections.to_js());
                self.files.post(message(id, "exportAs", &[JsValue::from_str(format), corrected, words.into()]));
            }
        }
    }

    /// Posts what `write` makes of a request and its content to the engine that can read that.
    fn with_content(&self, request: &Request, write: impl Fn(&Request, &JsValue) -> JsValue + 'static) {
        match &request.content {
            Content::Sample => {
                let (request, text, on_reply) = (request.clone(), self.text.clone(), self.gate.on_reply.clone());
                spawn_local(async move {
                    match assets::bytes(SAMPLE).await {
                        Some(bytes) => text.post(write(&request, &Uint8Array::new(&bytes))),
                        None => on_reply(Reply::NoEngine),
                    }
                });
            }
            Content::Text(text) => self.text.post(write(request, &JsValue::from_str(text))),
            Content::Bytes(bytes) => {
                let client = if import::is_document(bytes) { &self.files } else { &self.text };
                client.post(write(request, &Uint8Array::from(bytes.as_ref()).into()));
            }
            // It was read before it was saved.
            Content::Report(_) => {}
        }
    }

    /// Asks for the next entries of the report with this id; they come as a [`Reply::More`].
    pub fn ask_more(&self, id: u32) {
        // Only the worker that made the report knows its id.
        self.text.ask_more(id);
        self.files.ask_more(id);
    }

    /// Gives up what the workers are doing and whatever waits for them, and starts others.
    pub fn restart(&self) {
        self.text.restart();
        self.files.restart();
    }

    /// The ledger that the page brings along comes judged, its head before the whole; the engines follow when that is on its way.
    fn send_sample(&self, id: u32, lang: &'static str) {
        let gate = self.gate.clone();
        let tell = gate.on_reply.clone();
        let first = !self.had_sample.replace(true);
        spawn_local(async move {
            let head = if first && lang == "zh" { report(HEAD).await } else { None };
            let in_parts = head.is_some();
            if let Some((report, awaited)) = head {
                tell(Reply::Report { id, report, awaited });
            }
            match report(&["sample.", lang, ".json"].concat()).await {
                Some((report, _)) if in_parts => tell(Reply::More { id, items: report.items, unread: report.unread }),
                Some((report, _)) => tell(Reply::Report { id, report, awaited: 0 }),
                None => tell(Reply::NoEngine),
            }
            if gate.stage.get() == Stage::Open {
                gate.load();
            }
        });
    }
}

/// A report that was made while the page was built, and how many entries it is short of.
async fn report(name: &str) -> Option<(Box<Report>, usize)> {
    let record = assets::json(name).await?;
    Some((Box::new(Report::from_js(&record)?), field(&record, "awaited").unwrap_or(0_u32) as usize))
}

fn read_parts(parts: &JsValue) -> Option<Parts> {
    let parts: &Array = parts.dyn_ref()?;
    Some(Parts { script: parts.get(0).as_string()?, module: parts.get(1) })
}

/// A task as the worker takes it.
fn message(id: u32, task: &str, arguments: &[JsValue]) -> JsValue {
    let message = Object::new();
    set(&message, "id", &id.into());
    set(&message, "task", &task.into());
    set(&message, "arguments", &arguments.iter().collect::<Array>());
    message.into()
}

/// How a document is to be read and judged.
fn options(request: &Request) -> JsValue {
    let options = Object::new();
    let share = |percent: u8| JsValue::from_f64(f64::from(percent) / 100.0);
    set(&options, "lang", &request.lang.into());
    set(&options, "today", &host::today().into());
    set(&options, "aboutTolerance", &share(request.tolerances.about));
    set(&options, "nearMiss", &share(request.tolerances.near));
    if let Some(encoding) = request.choice.encoding {
        set(&options, "encoding", &encoding.into());
    }
    if let Some(password) = &request.choice.password {
        set(&options, "password", &(&**password).into());
    }
    if let Some(table) = request.choice.table {
        set(&options, "table", &table.into());
    }
    let pairings = request.pairings.iter().map(|pairing| {
        let record = Object::new();
        set(&record, "item", &(pairing.item as u32).into());
        set(&record, "target", &(pairing.target as u32).into());
        set(&record, "actual", &pairing.actual.to_js());
        JsValue::from(record)
    });
    set(&options, "pairings", &pairings.collect::<Array>());
    options.into()
}

/// The four shapes that `worker.js` posts: `[id, report, rest]`, `[id, items, unread]`, `[id, done, total, judging]`, `[id, code, found]`.
fn read_reply(message: &JsValue) -> Option<Reply> {
    let Some(message) = message.dyn_ref::<Array>() else { return read_made(message) };
    let id = u32::from_js(&message.get(0))?;
    let (second, third) = (message.get(1), message.get(2));
    if let (Some(done), Some(total)) = (u32::from_js(&second), u32::from_js(&third)) {
        return Some(Reply::Progress { id, progress: Progress { done, total, judging: message.get(3).is_truthy() } });
    }
    if let Some(code) = second.as_string() {
        return Some(Reply::Refused { id, refusal: Refusal { code, found: third.as_string() } });
    }
    if Array::is_array(&second) {
        return Some(Reply::More { id, items: Vec::from_js(&second)?, unread: Vec::from_js(&third)? });
    }
    let report = Box::new(Report::from_js(&second)?);
    Some(Reply::Report { id, report, awaited: u32::from_js(&third)? as usize })
}

/// What a task made: `{ id, task, product }`, the product `null` when it could not be made.
fn read_made(message: &JsValue) -> Option<Reply> {
    let product = Reflect::get(message, &"product".into()).ok()?;
    let product = match field::<String>(message, "task")?.as_str() {
        _ if product.is_null() => None,
        "source" => Some(Product::Source(Vec::from_js(&product)?)),
        "method" => Some(Product::Method(Vec::from_js(&product)?)),
        "figures" => Some(Product::Figures(Vec::from_js(&product)?)),
        "compare" => Some(Product::Matches(Vec::from_js(&product)?)),
        _ => Some(Product::File(product.dyn_ref::<Uint8Array>()?.to_vec())),
    };
    Some(Reply::Made { id: field(message, "id")?, product })
}
