//! The program's own files. Each is fetched once (`boot.js`): after the seal there is no other way to them.
//!
//! In a page that was built as a single file they stand in the page itself, and a function of it gives them.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The value of a JSON file.
pub async fn json(name: &str) -> Option<JsValue> {
    file(name, "json").await
}

/// The text of a file.
pub async fn text(name: &str) -> Option<String> {
    file(name, "text").await?.as_string()
}

/// The bytes of a file, or of another address of this host: an `ArrayBuffer`.
pub async fn bytes(name: &str) -> Option<JsValue> {
    file(name, "arrayBuffer").await
}

async fn file(name: &str, kind: &str) -> Option<JsValue> {
    let file: Function = Reflect::get(&js_sys::global(), &"taizhangFile".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = file.call2(&JsValue::NULL, &name.into(), &kind.into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
