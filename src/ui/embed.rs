//! The page as a frame in another: what its address asks for, its size, and ledgers that are handed in.

use crate::terms::{ErrorCode, Lang};
use crate::ui::prefs::{Prefs, Size, Theme};
use crate::ui::state::{Model, Msg, Source};
use crate::web::frame::{self, Asker, FromFrame, Handed};
use crate::web::protocol::{Content, Request};
use crate::web::read::FromJs;
use crate::web::{assets, host};
use gloo::events::EventListener;
use js_sys::{Array, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, ResizeObserver};
use yew::Callback;

/// What the address can ask the frame to show.
const VIEWS: [&str; 3] = ["all", "summary", "items"];

/// The preferences with what the address asks for. It lasts as long as the page: only what a reader chooses is stored.
pub fn asked(mut prefs: Prefs) -> Prefs {
    if let Some(lang) = host::parameter("lang").and_then(|lang| Lang::from_id(&lang)) {
        prefs.lang = lang;
    }
    if let Some(theme) = host::parameter("theme") {
        let named = [Theme::System, Theme::Light, Theme::Dark].into_iter().find(|known| known.id() == theme);
        prefs.theme = named.unwrap_or(prefs.theme);
    }
    match host::parameter("font").as_deref() {
        Some("large") => prefs.size = Size::Large,
        Some("normal") => prefs.size = Size::Normal,
        _ => {}
    }
    prefs
}

/// The ledger that the address names. Only this host is asked.
pub fn source() -> Option<String> {
    host::parameter("src")
}

/// Fetches it: before the seal, as it is no reader's.
pub async fn fetch(src: String, send: Callback<Msg>) {
    let name = src.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
    let bytes = match host::same_origin(&src) {
        Some(address) => assets::fetched(&address).await.ok(),
        None => None,
    };
    send.emit(match bytes {
        Some(bytes) => Msg::Open(Source::file(&name, Uint8Array::new(&bytes).to_vec().into())),
        None => Msg::Fail("srcAway", src.into()),
    });
}

/// The frame's side of the talk with the page around it.
pub struct Embed {
    open: Rc<RefCell<Option<Open>>>,
    _listener: EventListener,
    _observer: Option<(ResizeObserver, Closure<dyn Fn()>)>,
}

/// A ledger that was handed in and is not answered.
struct Open {
    asker: Asker,
    content: Content,
    /// The id of its request, once the engine has it.
    request: Option<u32>,
    /// The report, while its long lists are still coming, and how many entries are.
    report: Option<(JsValue, u32)>,
}

impl Embed {
    /// Begins the talk; none when the page is no frame.
    pub fn begin(send: &Callback<Msg>) -> Option<Self> {
        if !host::is_embedded() {
            return None;
        }
        let view = host::parameter("view").and_then(|view| VIEWS.into_iter().find(|known| *known == view));
        host::set_root("data-embed", view.unwrap_or(VIEWS[0]));
        let open = Rc::<RefCell<Option<Open>>>::default();
        let listener = listen(send.clone(), open.clone());
        let embed = Self { open, _listener: listener, _observer: observe() };
        frame::tell(&FromFrame::ready());
        Some(embed)
    }

    /// Notes which request is that of the ledger that was handed in.
    pub fn asked(&self, request: &Request) {
        if let Some(open) = self.open.borrow_mut().as_mut().filter(|open| open.content == request.content) {
            open.request = Some(request.id);
        }
    }

    /// Sees what the worker posted, and answers with it when it is whole.
    pub fn tap(&self) -> impl Fn(&JsValue) + 'static {
        let slot = self.open.clone();
        move |message| {
            let mut open = slot.borrow_mut();
            if open.as_mut().is_some_and(|open| open.take(message).unwrap_or(false)) {
                *open = None;
            }
        }
    }

    /// Tells the asker when its ledger was given up.
    pub fn settle(&self, model: &Model) {
        let mut open = self.open.borrow_mut();
        let Some(id) = open.as_ref().and_then(|open| open.request) else { return };
        let at_work = model.job.as_ref().is_some_and(|job| job.id == id);
        let shown = model.shown.as_ref().is_some_and(|shown| shown.id == id);
        if let Some(open) = open.take_if(|_| !at_work && !shown) {
            open.asker.refuse(model.problem.as_ref().map_or(ErrorCode::Cancelled.id(), |problem| problem.code), None);
        }
    }
}

impl Open {
    /// Takes the shapes that `worker.js` posts; whether the asker is answered now.
    fn take(&mut self, message: &JsValue) -> Option<bool> {
        let message: &Array = message.dyn_ref()?;
        if u32::from_js(&message.get(0)) != self.request || self.request.is_none() {
            return Some(false);
        }
        let (second, third) = (message.get(1), message.get(2));
        if second.as_f64().is_some() {
            return Some(false);
        }
        if let Some(code) = second.as_string() {
            self.asker.refuse(&code, third.as_string());
            return Some(true);
        }
        let (report, awaited) = match self.report.take() {
            Some((report, awaited)) => {
                let came = append(&report, "items", &second)? + append(&report, "unread", &third)?;
                (report, awaited.saturating_sub(came))
            }
            None => (second, third.as_f64()? as u32),
        };
        if awaited > 0 {
            self.report = Some((report, awaited));
            return Some(false);
        }
        self.asker.report(report);
        Some(true)
    }
}

/// Appends a list to one of the report's; how many entries came.
fn append(report: &JsValue, name: &str, more: &JsValue) -> Option<u32> {
    let (list, more): (Array, &Array) = (Reflect::get(report, &name.into()).ok()?.dyn_into().ok()?, more.dyn_ref()?);
    more.iter().for_each(|entry| {
        list.push(&entry);
    });
    Some(more.length())
}

/// Hears what is posted: a ledger from the page around is read, anything else is counted.
fn listen(send: Callback<Msg>, open: Rc<RefCell<Option<Open>>>) -> EventListener {
    let ignored = Cell::new(0_u32);
    let hear = move |event: &web_sys::Event| {
        let event: &MessageEvent = event.unchecked_ref();
        let Some(Handed { asker, name, content }) = frame::handed(event) else {
            ignored.set(ignored.get().saturating_add(1));
            return host::set_app("data-ignored", &ignored.get().to_string());
        };
        let source = match content.clone() {
            Content::Bytes(bytes) => Source::file(&name, bytes),
            Content::Text(text) if text.trim().is_empty() => return asker.refuse(ErrorCode::Empty.id(), None),
            Content::Text(text) => Source { name: name.into(), ..Source::pasted(&text) },
            Content::Sample | Content::Report(_) => return,
        };
        let before = open.borrow_mut().replace(Open { asker, content, request: None, report: None });
        if let Some(before) = before {
            before.asker.refuse(ErrorCode::Cancelled.id(), None);
        }
        send.emit(Msg::Open(source));
    };
    // The window is there: the page runs in it.
    EventListener::new(&js_sys::global().unchecked_into::<web_sys::EventTarget>(), "message", hear)
}

/// Tells the page around how high the page's own element is, whenever that changes.
///
/// The element's own box and never the document's: that one follows the frame, which follows what is told here.
fn observe() -> Option<(ResizeObserver, Closure<dyn Fn()>)> {
    let app = host::element("app")?;
    let told = Cell::new(0);
    let measured = app.clone();
    let tell = Closure::<dyn Fn()>::new(move || {
        let height = measured.get_bounding_client_rect().height().ceil() as u32;
        // A hidden frame has no height, and is not to be made one without.
        if height != 0 && told.replace(height) != height {
            frame::tell(&FromFrame::Height { height });
        }
    });
    let observer = ResizeObserver::new(tell.as_ref().unchecked_ref()).ok()?;
    observer.observe(&app);
    Some((observer, tell))
}
