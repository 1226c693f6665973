//! What JavaScript can call. `src/web/exports.rs` exports these functions; nothing here knows the page.

use crate::document::Document;
use crate::import::{self, ImportError, ImportOptions};
use crate::report;
use crate::terms::{ErrorCode, Lang};
use crate::view::Report;
use crate::web::options::{AnalyzeOptions, ReadOptions};
use js_sys::{Error, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{TextDecoder, TextDecoderOptions};

/// What an `Error` that is thrown carries beside its message.
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Failure {
    /// Why there is no report.
    pub code: ErrorCode,
    /// What was found instead, where that is known: a kind of file, a number of bytes or pages, the option.
    pub found: Option<String>,
}

/// Judges a text. Throws an `Error` with a [`Failure`].
pub fn analyze(text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = AnalyzeOptions::read(options).map_err(wrong_option)?;
    if text.trim().is_empty() {
        return Err(refusal(&ImportError::Empty, options.lang()));
    }
    judge(&import::from_text("", text), options)
}

/// Judges a file's bytes; the content decides what it is. Throws an `Error` with a [`Failure`].
pub fn analyze_bytes(name: &str, bytes: &[u8], options: &JsValue) -> Result<JsValue, JsValue> {
    let options = ReadOptions::read(options).map_err(wrong_option)?;
    let tell = options.progress.map(|progress| {
        move |done: usize, total: usize| {
            // A listener that throws does not stop the reading.
            let _ = progress.call2(&JsValue::NULL, &(done as f64).into(), &(total as f64).into());
        }
    });
    let given = ImportOptions {
        progress: tell.as_ref().map(|tell| tell as &dyn Fn(usize, usize)),
        encoding: options.encoding.as_deref(),
        sheet: options.sheet.as_deref(),
        password: options.password.as_deref(),
        table: options.table.map(|table| table as usize),
        decode: Some(decode),
    };
    let document = import::read(name, bytes, given).map_err(|error| refusal(&error, options.analyze.lang()))?;
    judge(&document, options.analyze)
}

/// The quantities of one text, in its order.
pub fn quantities(text: &str) -> Result<JsValue, JsValue> {
    to_js(&report::quantities(text))
}

/// A value as JSON would have it: maps are plain objects, absent values are `null`.
fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(Into::into)
}

fn judge(document: &Document, options: AnalyzeOptions) -> Result<JsValue, JsValue> {
    let report: Report = report::analyze(document, &options.options());
    to_js(&report)
}

fn wrong_option(key: &str) -> JsValue {
    error(ErrorCode::Option.id(), key, Some(key))
}

fn refusal(cause: &ImportError, lang: Lang) -> JsValue {
    let found = match cause {
        ImportError::Empty => None,
        ImportError::Binary { looks_like } => looks_like.map(str::to_owned),
        ImportError::TooLarge { bytes, .. } => Some(bytes.to_string()),
        ImportError::Encoding { encoding, .. } => Some(encoding.clone()),
        ImportError::Damaged { format, .. }
        | ImportError::Excessive { format, .. }
        | ImportError::Encrypted { format } => Some((*format).to_owned()),
        ImportError::Password { wrong } => wrong.then(|| "wrong".to_owned()),
        ImportError::NoText { pages } => Some(pages.to_string()),
        ImportError::NoSuchPart { found, .. } => Some(found.join("、")),
    };
    error(cause.code(), &cause.message(lang), found.as_deref())
}

/// An `Error` with the fields of [`Failure`].
fn error(code: &str, message: &str, found: Option<&str>) -> JsValue {
    let error = Error::new(message);
    let found = found.map_or(JsValue::NULL, JsValue::from_str);
    // An Error is an ordinary object: setting a field of it cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    let _ = Reflect::set(&error, &"found".into(), &found);
    error.into()
}

/// The browser's own decoder: its tables cost the engine nothing.
fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_buffer_source(Uint8Array::from(bytes).unchecked_ref()).ok()
}
