//! What JavaScript can call.
//!
//! The exports belong to the binaries and not to the library, because an export of the library would be linked into the page as well,
//! and the whole core with it.

use taizhang::web::api;
use wasm_bindgen::prelude::*;

/// Judges the text of a ledger.
#[wasm_bindgen]
pub fn analyze(text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    api::analyze(text, options)
}

/// Judges the file of a ledger.
#[wasm_bindgen(js_name = analyzeBytes)]
pub fn analyze_bytes(name: &str, bytes: &[u8], options: &JsValue) -> Result<JsValue, JsValue> {
    api::analyze_bytes(name, bytes, options)
}

/// The quantities of a text.
#[wasm_bindgen]
pub fn quantities(text: &str) -> Result<JsValue, JsValue> {
    api::quantities(text)
}

/// The program's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
