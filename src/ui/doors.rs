//! The ways by which a document comes onto the page: drop and paste anywhere, the file picker, the text box.

use crate::import::MAX_BYTES;
use crate::ui::state::{Msg, Source};
use crate::ui::viewpoint::Viewpoint;
use crate::view::Report;
use crate::web::client::DEMO;
use crate::web::read::{FromJs, field};
use crate::web::{assets, host, link};
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{JSON, Reflect, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    ClipboardEvent, CustomEvent, DataTransfer, DragEvent, Element, Event, File, FileList, HtmlTextAreaElement,
    KeyboardEvent,
};
use yew::Callback;

/// The id of the text box.
pub const BOX: &str = "text";

/// Longer texts are read straight away: a browser stands still while it lays out a text box of that size.
const BOX_LIMIT: usize = 1 << 20;

const EDITABLE: &str = "input, textarea, select, [contenteditable]";

/// The listeners on the document; they end with this value.
pub struct Doors {
    _listeners: [EventListener; 9],
}

impl Doors {
    /// Listens to the whole document, so that a file dropped a little beside the mark does not leave the page.
    pub fn open(send: &Callback<Msg>) -> Option<Self> {
        let document = host::document()?;
        let listen = |kind: &'static str, handle: fn(&Event, &Callback<Msg>)| {
            let send = send.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document, kind, options, move |event| handle(event, &send))
        };
        Some(Self {
            _listeners: [
                listen("dragover", on_drag_over),
                listen("dragleave", on_drag_leave),
                listen("drop", on_drop),
                listen("paste", on_paste),
                listen("taizhang-open", on_handed),
                listen("taizhang-renewed", |_, send| send.emit(Msg::Renewed(true))),
                listen("keydown", on_key),
                {
                    let (send, narrow) = (send.clone(), host::narrow()?);
                    EventListener::new(&narrow.clone().into(), "change", move |_| {
                        send.emit(Msg::Narrow(narrow.matches()));
                    })
                },
                {
                    let send = send.clone();
                    EventListener::new(&host::window().ok()?.into(), "hashchange", move |_| on_address(&send))
                },
            ],
        })
    }
}

/// Reads what stands in the text box.
pub fn open_box(send: &Callback<Msg>) {
    if let Some(field) = text_box() {
        send.emit(Msg::Open(Source::pasted(&field.value())));
    }
}

/// Reads the made-up ledger.
pub fn open_demo(send: &Callback<Msg>) {
    let send = send.clone();
    spawn_local(async move {
        send.emit(match assets::text(DEMO).await {
            Some(text) => Msg::Open(Source::file(DEMO, text.as_bytes().into())),
            None => Msg::Said("said.failed"),
        });
    });
}

/// Reads files, one after the other.
pub fn open_files(files: Vec<File>, send: &Callback<Msg>) {
    send.emit(Msg::Fetch);
    let send = send.clone();
    spawn_local(async move {
        let mut sources = Vec::new();
        for file in files {
            let name = file.name();
            sources.push(if file.size() > MAX_BYTES as f64 {
                Err(("tooLarge", name.into()))
            } else {
                let bytes = host::bytes_of(&file).await;
                bytes.map(|bytes| source(&name, &bytes)).ok_or(("unreadable", name.into()))
            });
        }
        send.emit(Msg::OpenAll(sources));
    });
}

/// A file; a report that was saved before opens as what it was.
fn source(name: &str, bytes: &Rc<[u8]>) -> Source {
    let saved = || {
        let text = std::str::from_utf8(bytes).ok().filter(|text| text.trim_start().starts_with('{'))?;
        let record = JSON::parse(text).ok()?;
        let corrections = field(&record, "corrections").unwrap_or_default();
        Some(Source::report(name, Report::from_js(&record)?, corrections))
    };
    saved().unwrap_or_else(|| Source::file(name, bytes.clone()))
}

/// What stands in the text box.
pub fn box_text() -> String {
    text_box().map(|field| field.value()).unwrap_or_default()
}

/// Puts a text into the text box, unless a browser would stand still over it.
pub fn fill_box(text: &str) {
    if let Some(field) = text_box().filter(|_| text.len() < BOX_LIMIT) {
        field.set_value(text);
    }
}

/// Ctrl+Z takes back the last step, except where it belongs to a field.
fn on_key(event: &Event, send: &Callback<Msg>) {
    let event: &KeyboardEvent = event.unchecked_ref();
    let undo = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key().eq_ignore_ascii_case("z");
    if undo && !is_text_field(event) {
        event.prevent_default();
        send.emit(Msg::Undo);
    }
}

/// Reads the ledger that the address carries; whether it carries one.
pub fn open_link(send: &Callback<Msg>) -> bool {
    let Some(packed) = link::data() else { return false };
    let send = send.clone();
    spawn_local(async move {
        send.emit(match link::unpack(&packed).await {
            Some((text, corrections)) => Msg::Open(Source { corrections, ..Source::pasted(&text) }),
            None => Msg::Fail("damaged", "#data".into()),
        });
    });
    true
}

/// Somebody put another address behind the `#`.
fn on_address(send: &Callback<Msg>) {
    if !open_link(send) && link::has_entries() {
        send.emit(Msg::View(Viewpoint::read(link::entry)));
    }
}

/// Whether an event belongs to a field that has its own undo.
fn is_text_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("input:not([type=range]), textarea").ok().flatten().is_some())
}

fn text_box() -> Option<HtmlTextAreaElement> {
    host::element(BOX)?.dyn_into().ok()
}

fn on_drag_over(event: &Event, send: &Callback<Msg>) {
    let event: &DragEvent = event.unchecked_ref();
    let data = event.data_transfer();
    // Text that is dragged within the page belongs to whoever handles it.
    if data.as_ref().is_some_and(has_files) {
        event.prevent_default();
        send.emit(Msg::Drag(true));
    }
}

fn on_drag_leave(event: &Event, send: &Callback<Msg>) {
    let event: &DragEvent = event.unchecked_ref();
    // Only leaving the window has no element that is entered instead.
    if event.related_target().is_none() {
        send.emit(Msg::Drag(false));
    }
}

fn on_drop(event: &Event, send: &Callback<Msg>) {
    let event: &DragEvent = event.unchecked_ref();
    let Some(data) = event.data_transfer().filter(has_files) else { return };
    event.prevent_default();
    match files(data.files()) {
        files if files.is_empty() => send.emit(Msg::Drag(false)),
        files => open_files(files, send),
    }
}

/// A ledger that the page around this one handed in (`extras.js`): `{ name, text }` or `{ name, bytes }`.
fn on_handed(event: &Event, send: &Callback<Msg>) {
    let event: &CustomEvent = event.unchecked_ref();
    let field = |key: &str| Reflect::get(&event.detail(), &key.into()).unwrap_or_default();
    let name = field("name").as_string().unwrap_or_default();
    send.emit(Msg::Open(match field("text").as_string() {
        Some(text) => Source { name: name.into(), ..Source::pasted(&text) },
        None => Source::file(&name, Uint8Array::new(&field("bytes")).to_vec().into()),
    }));
}

fn on_paste(event: &Event, send: &Callback<Msg>) {
    let event: &ClipboardEvent = event.unchecked_ref();
    let Some(data) = event.clipboard_data() else { return };
    // A table keeps its cells as HTML; as plain text, merged ones and line breaks inside cells are lost.
    let table = data.get_data("text/html").ok().filter(|html| html.to_ascii_lowercase().contains("<table"));
    let text = data.get_data("text/plain").unwrap_or_default();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let editable = target.is_some_and(|target| target.closest(EDITABLE).ok().flatten().is_some());
    if editable && text.len() < BOX_LIMIT {
        return;
    }
    event.prevent_default();
    if let Some(html) = table {
        fill_box(&text);
        return send.emit(Msg::Open(Source::table(&html, &text)));
    }
    // A spreadsheet puts text and an image of it on the clipboard: text comes first.
    if text.trim().is_empty() {
        match first_file(&data) {
            Some(file) if file.type_().starts_with("image/") => send.emit(Msg::Fail("image", "".into())),
            Some(file) => open_files(vec![file], send),
            None => {}
        }
        return;
    }
    fill_box(&text);
    send.emit(Msg::Open(Source::pasted(&text)));
}

fn has_files(data: &DataTransfer) -> bool {
    data.types().includes(&"Files".into(), 0)
}

/// The files of a list.
pub fn files(list: Option<FileList>) -> Vec<File> {
    list.map_or_else(Vec::new, |list| (0..list.length()).filter_map(|index| list.get(index)).collect())
}

fn first_file(data: &DataTransfer) -> Option<File> {
    data.files()?.get(0)
}
