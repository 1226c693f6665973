//! The program's own files. Each is fetched once: after the seal there is no other way to them.
//!
//! In a page that was built as a single file they stand in the page itself, and a function of it gives them.

use crate::web::host;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

thread_local! {
    static KEPT: RefCell<BTreeMap<String, JsValue>> = RefCell::default();
}

/// The value of a JSON file, which is kept.
pub async fn json(name: &str) -> Result<JsValue, JsValue> {
    JsFuture::from(response(&keep(name).await?)?.json()?).await
}

/// The text of a file.
pub async fn text(name: &str) -> Result<JsValue, JsValue> {
    JsFuture::from(response(&bytes(name).await?)?.text()?).await
}

/// The bytes of a file.
pub async fn bytes(name: &str) -> Result<JsValue, JsValue> {
    match Reflect::get(&js_sys::global(), &"taizhangFile".into())?.dyn_into::<Function>() {
        Ok(file) => JsFuture::from(Promise::resolve(&file.call1(&JsValue::NULL, &name.into())?)).await,
        Err(_) => fetched(name).await,
    }
}

/// The bytes of a file, which are kept.
pub async fn keep(name: &str) -> Result<JsValue, JsValue> {
    if let Some(kept) = KEPT.with_borrow(|kept| kept.get(name).cloned()) {
        return Ok(kept);
    }
    let bytes = bytes(name).await?;
    KEPT.with_borrow_mut(|kept| kept.insert(name.to_owned(), bytes.clone()));
    Ok(bytes)
}

/// The bytes of an address of this host. A host that has no such file says so in its answer.
pub async fn fetched(address: &str) -> Result<JsValue, JsValue> {
    let response: Response = JsFuture::from(host::window()?.fetch_with_str(address)).await?.dyn_into()?;
    if !response.ok() {
        return Err(address.into());
    }
    JsFuture::from(response.array_buffer()?).await
}

fn response(bytes: &JsValue) -> Result<Response, JsValue> {
    Response::new_with_opt_js_u8_array(Some(&Uint8Array::new(bytes)))
}
