//! What JavaScript can call.
//!
//! The exports belong to the binaries and not to the library, because an export of the library would be linked into the page as well,
//! and the whole core with it. Their types are those of `types.d.ts`, which a test writes from the structs.

use js_sys::Uint8Array;
use taizhang::web::api;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Judges the text of a ledger. Throws an `Error & Failure`.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn analyze(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "AnalyzeOptions | null")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    api::analyze(text, options)
}

/// Judges the file of a ledger; its content decides what it is. Throws an `Error & Failure`.
#[wasm_bindgen(js_name = analyzeBytes, unchecked_return_type = "Report")]
pub fn analyze_bytes(
    name: &str,
    bytes: &[u8],
    #[wasm_bindgen(unchecked_optional_param_type = "ReadOptions | null")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    api::analyze_bytes(name, bytes, options)
}

/// The quantities of a text, in its order.
#[wasm_bindgen(unchecked_return_type = "Quantity[]")]
pub fn quantities(text: &str) -> Result<JsValue, JsValue> {
    api::quantities(text)
}

/// The lines of a document with what was read of them; `content` is a text or the bytes of a file.
#[wasm_bindgen]
pub fn source(name: &str, content: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    api::source(name, content, options)
}

/// Where the figures of a completion stand that can be chosen as the answer to a target.
#[wasm_bindgen]
pub fn figures(completion: &str) -> Result<JsValue, JsValue> {
    api::figures(completion)
}

/// The rules by which everything is judged, in a language.
#[wasm_bindgen]
pub fn method(lang: &str) -> Result<JsValue, JsValue> {
    api::method(lang)
}

/// Which items of two lists promise the same.
#[wasm_bindgen]
pub fn compare(one: JsValue, other: JsValue) -> Result<JsValue, JsValue> {
    api::compare(one, other)
}

/// A report in another form: `csv`, `md`, `html`, and `xlsx` from `files.js`.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(format: &str, report: JsValue, options: &JsValue) -> Result<Uint8Array, JsValue> {
    api::export(format, report, options)
}

/// The program's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
