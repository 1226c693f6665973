//! What the page asks of its browser: the clock, the storage, the address, the root element.

use js_sys::{Array, Date, Function, JsString, Object, Promise, Reflect, Uint8Array};
use std::cmp::Ordering;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CustomEvent, CustomEventInit, Document, Element, File, HtmlElement, MediaQueryList, Storage, Url, UrlSearchParams,
    Window,
};

/// The window.
pub fn window() -> Result<Window, JsValue> {
    web_sys::window().ok_or(JsValue::NULL)
}

/// The document.
pub fn document() -> Option<Document> {
    window().ok()?.document()
}

/// The element with this id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Moves the focus to the element with this id; whether there is one. An element that cannot take it leaves it where it was.
pub fn focus(id: &str) -> bool {
    let element = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// The list that matches when the window is too narrow for two columns.
pub fn narrow() -> Option<MediaQueryList> {
    window().ok()?.match_media("(max-width: 40rem)").ok()?
}

/// Brings the element with this id into sight, opens whatever hides it, and moves the focus there.
pub fn reveal(id: &str) {
    let Some(element) = element(id) else { return };
    let mut around = element.parent_element();
    while let Some(parent) = around {
        if parent.tag_name() == "DETAILS" {
            let _ = parent.set_attribute("open", "");
        }
        around = parent.parent_element();
    }
    element.scroll_into_view();
    focus(id);
}

/// Opens the browser's own dialogue for printing.
pub fn print() {
    if let Ok(window) = window() {
        // A frame that may not print stays as it is.
        let _ = window.print();
    }
}

/// Compares words as a reader of Chinese sorts them.
pub fn collate(one: &str, other: &str) -> Ordering {
    let compared = JsString::from(one).locale_compare(other, &Array::of1(&"zh-CN".into()), &Object::new());
    compared.cmp(&0)
}

/// Asks for one of the chores of `extras.js`, which is fetched when the first one comes. `None` when it fails.
pub async fn chore(name: &str, given: &[JsValue]) -> Option<JsValue> {
    let run: Function = Reflect::get(&js_sys::global(), &"taizhang".into()).ok()?.dyn_into().ok()?;
    let arguments: Array = std::iter::once(&JsValue::from_str(name)).chain(given).collect();
    let promise: Promise = run.apply(&JsValue::NULL, &arguments).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// Whether this browser can read aloud.
pub fn can_speak() -> bool {
    Reflect::has(&js_sys::global(), &"speechSynthesis".into()).unwrap_or(false)
}

/// Sets an attribute of the document's root, which the style sheet goes by.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// Names the document.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the element that the page lives in.
pub fn set_app(name: &str, value: &str) {
    if let Some(app) = element("app") {
        let _ = app.set_attribute(name, value);
    }
}

/// Today by the reader's clock: `YYYY-MM-DD`.
pub fn today() -> String {
    let date = Date::new_0();
    format!("{}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// The page's address.
pub fn address_of_page() -> Option<String> {
    window().ok()?.location().href().ok()
}

/// An address on this host as a whole one; none when it lies elsewhere.
pub fn same_origin(address: &str) -> Option<String> {
    let here = Url::new(&address_of_page()?).ok()?;
    let there = Url::new_with_base(address, &here.href()).ok()?;
    (there.origin() == here.origin() && matches!(&*there.protocol(), "http:" | "https:")).then(|| there.href())
}

/// The address of the page's folder, where it has one that another page can name.
pub fn folder() -> Option<String> {
    let here = Url::new(&address_of_page()?).ok()?;
    let folder = [here.origin(), here.pathname()].concat();
    matches!(&*here.protocol(), "http:" | "https:").then(|| folder.trim_end_matches("index.html").to_owned())
}

/// Whether the page was asked to be a frame in another.
pub fn is_embedded() -> bool {
    parameter("embed").as_deref() == Some("1")
}

/// Whether the frame that the page is in took its origin away, and with it storage and, as a rule, downloads.
pub fn is_sandboxed() -> bool {
    Reflect::get(&js_sys::global(), &"origin".into()).is_ok_and(|origin| origin == "null")
}

/// Tells the document's listeners.
pub fn dispatch(name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let (Some(document), Ok(event)) = (document(), CustomEvent::new_with_event_init_dict(name, &init)) {
        let _ = document.dispatch_event(&event);
    }
}

/// A parameter of the page's address.
pub fn parameter(name: &str) -> Option<String> {
    let query = window().ok()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&query).ok()?.get(name)
}

/// A stored preference; `None` also where the browser refuses storage.
pub fn stored(key: &str) -> Option<String> {
    storage()?.get_item(&storage_key(key)).ok()?
}

/// Stores something; whether the browser did. What it refuses lasts as long as the page.
pub fn store(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&storage_key(key), value).is_ok())
}

/// Removes what is stored under this key.
pub fn unstore(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&storage_key(key));
    }
}

fn storage() -> Option<Storage> {
    window().ok()?.local_storage().ok()?
}

fn storage_key(key: &str) -> String {
    ["taizhang.", key].concat()
}

/// A file's bytes; `None` when it can no longer be read.
pub async fn bytes_of(file: &File) -> Option<Rc<[u8]>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec().into())
}
