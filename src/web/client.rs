//! The engines in their workers, seen from the page.
//!
//! The worker is built from a blob, because such a worker inherits the page's content security policy; one that is
//! loaded by its address would be free of it. The engine is compiled on this side, so that the worker loads nothing.

use crate::import;
use crate::view::Report;
use crate::web::host;
use crate::web::protocol::{Content, Refusal, Reply, Request};
use crate::web::read::FromJs;
use js_sys::{Array, Object, Reflect, Uint8Array, WebAssembly};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Response, Url, Worker, WorkerOptions, WorkerType};

const WORKER: &str = include_str!("worker.js");

/// The way to the worker of one engine. Requests that come before it runs wait for it.
#[derive(Clone)]
pub struct Client {
    inner: Rc<RefCell<Inner>>,
}

struct Inner {
    /// The name of the engine: its glue is `name.js`, its module `name_bg.wasm`.
    name: &'static str,
    engine: Engine,
    worker: Option<Worker>,
    waiting: Vec<JsValue>,
    on_reply: Rc<dyn Fn(Reply)>,
    on_message: Closure<dyn Fn(MessageEvent)>,
}

/// How far the engine is.
enum Engine {
    /// Not asked for: the first view does without it.
    Away,
    /// On its way.
    Coming,
    /// Here.
    Here(Parts),
}

/// What a worker is made of, once it is fetched.
struct Parts {
    script: String,
    module: JsValue,
}

impl Client {
    /// An engine by its name; every answer goes to `on_reply`.
    pub fn new(name: &'static str, on_reply: Rc<dyn Fn(Reply)>) -> Self {
        let deliver = on_reply.clone();
        let on_message = Closure::new(move |event: MessageEvent| {
            // Page and worker are built together: an answer that cannot be read comes from a mix of two versions.
            deliver(read_reply(&event.data()).unwrap_or(Reply::NoEngine));
        });
        let inner = Inner { name, engine: Engine::Away, worker: None, waiting: Vec::new(), on_reply, on_message };
        Self { inner: Rc::new(RefCell::new(inner)) }
    }

    /// Fetches the engine, once.
    pub fn load(&self) {
        if !matches!(self.inner.borrow().engine, Engine::Away) {
            return;
        }
        self.inner.borrow_mut().engine = Engine::Coming;
        let client = self.clone();
        spawn_local(async move {
            let name = client.inner.borrow().name;
            let started = match fetch_parts(name).await {
                Ok(parts) => {
                    client.inner.borrow_mut().engine = Engine::Here(parts);
                    client.start()
                }
                Err(error) => Err(error),
            };
            if started.is_err() {
                client.inner.borrow_mut().engine = Engine::Away;
                client.reply(Reply::NoEngine);
            }
        });
    }

    fn reply(&self, reply: Reply) {
        let on_reply = self.inner.borrow().on_reply.clone();
        on_reply(reply);
    }

    /// Sends a request, or keeps it until the worker runs.
    fn send(&self, request: &Request) {
        let Some(message) = write_request(request) else { return };
        self.load();
        let mut inner = self.inner.borrow_mut();
        match &inner.worker {
            // What is posted was built from strings, numbers and bytes: it can be cloned.
            Some(worker) => drop(worker.post_message(&message)),
            None => inner.waiting.push(message),
        }
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

    fn start(&self) -> Result<(), JsValue> {
        let mut inner = self.inner.borrow_mut();
        let Engine::Here(parts) = &inner.engine else { return Ok(()) };
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&parts.script, &options)?;
        worker.set_onmessage(Some(inner.on_message.as_ref().unchecked_ref()));
        worker.post_message(&parts.module)?;
        for message in inner.waiting.drain(..) {
            worker.post_message(&message)?;
        }
        inner.worker = Some(worker);
        Ok(())
    }
}

/// The engines: a small one for texts, and one for all files, which is fetched when the other stands.
pub struct Engines {
    text: Client,
    files: Client,
    on_reply: Rc<dyn Fn(Reply)>,
}

impl Engines {
    /// Every answer goes to `on_reply`.
    pub fn new(on_reply: impl Fn(Reply) + 'static) -> Self {
        let on_reply: Rc<dyn Fn(Reply)> = Rc::new(on_reply);
        Self { text: Client::new("engine", on_reply.clone()), files: Client::new("files", on_reply.clone()), on_reply }
    }

    /// Sends a request to the engine that can read it.
    pub fn send(&self, request: &Request) {
        match &request.content {
            Content::Sample => self.send_sample(request.id, request.lang),
            Content::Bytes(bytes) if import::is_document(bytes) => self.files.send(request),
            Content::Text(_) | Content::Bytes(_) => self.text.send(request),
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

    /// The ledger that the page brings along comes judged; the engines follow when it stands on the page.
    fn send_sample(&self, id: u32, lang: &'static str) {
        let (on_reply, text, files) = (self.on_reply.clone(), self.text.clone(), self.files.clone());
        spawn_local(async move {
            match fetch_sample(lang).await {
                Ok(Some(report)) => on_reply(Reply::Report { id, report: Box::new(report), awaited: 0 }),
                _ => on_reply(Reply::NoEngine),
            }
            text.load();
            files.load();
        });
    }
}

async fn fetch_parts(name: &str) -> Result<Parts, JsValue> {
    let window = host::window()?;
    // Both are on their way at once.
    let (glue, module) =
        (window.fetch_with_str(&format!("{name}.js")), window.fetch_with_str(&format!("{name}_bg.wasm")));
    let glue: Response = JsFuture::from(glue).await?.dyn_into()?;
    let glue = JsFuture::from(glue.text()?).await?;
    let module: Response = JsFuture::from(module).await?.dyn_into()?;
    let module = JsFuture::from(WebAssembly::compile(&JsFuture::from(module.array_buffer()?).await?)).await?;
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of2(&glue, &WORKER.into()), &kind)?;
    Ok(Parts { script: Url::create_object_url_with_blob(&blob)?, module })
}

async fn fetch_sample(lang: &str) -> Result<Option<Report>, JsValue> {
    let response = JsFuture::from(host::window()?.fetch_with_str(&format!("sample.{lang}.json"))).await?;
    let response: Response = response.dyn_into()?;
    Ok(Report::from_js(&JsFuture::from(response.json()?).await?))
}

/// The request as the worker takes it; none for the sample, which the worker never sees.
fn write_request(request: &Request) -> Option<JsValue> {
    let content = match &request.content {
        Content::Sample => return None,
        Content::Text(text) => JsValue::from_str(text),
        Content::Bytes(bytes) => Uint8Array::from(bytes.as_ref()).into(),
    };
    let options = Object::new();
    // A fresh object takes every field.
    let set = |key: &str, value: &str| drop(Reflect::set(&options, &key.into(), &value.into()));
    set("lang", request.lang);
    set("today", &host::today());
    if let Some(encoding) = request.choice.encoding {
        set("encoding", encoding);
    }
    if let Some(password) = &request.choice.password {
        set("password", password);
    }
    if let Some(table) = request.choice.table {
        drop(Reflect::set(&options, &"table".into(), &table.into()));
    }
    Some(Array::of4(&request.id.into(), &(&*request.name).into(), &content, &options).into())
}

/// The four shapes that `worker.js` posts: `[id, report, rest]`, `[id, items, unread]`, `[id, done, total]`, `[id, code, found]`.
fn read_reply(message: &JsValue) -> Option<Reply> {
    let message: &Array = message.dyn_ref()?;
    let id = u32::from_js(&message.get(0))?;
    let (second, third) = (message.get(1), message.get(2));
    if let (Some(done), Some(total)) = (u32::from_js(&second), u32::from_js(&third)) {
        return Some(Reply::Progress { id, done, total });
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
