//! What JavaScript can call. `src/bin/engine.rs` exports these functions; nothing here knows the page.

use crate::document::Document;
use crate::import::{self, ImportError, ImportOptions};
use crate::number::Decimal;
use crate::report::{self, Options};
use crate::terms::Lang;
use crate::view::Report;
use js_sys::{Error, Function, Number, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{TextDecoder, TextDecoderOptions};

/// Judges a text. `options`: `{ lang, today, aboutTolerance, nearMiss }`, all optional.
///
/// Throws an `Error` whose `code` is `empty` or `option`.
pub fn analyze(text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    if text.trim().is_empty() {
        return Err(refusal(&ImportError::Empty));
    }
    judge(&import::from_text("", text), options)
}

/// Judges a file's bytes. `options` may also have `encoding`, `sheet` (its name), `table` (from 1), `password`,
/// and `progress`, a function that is told how many of the pages or sheets are read, and how many there are.
///
/// Throws an `Error` whose `code` is one of [`ImportError::code`], or `option`; what was found instead stands in
/// its `found`.
pub fn analyze_bytes(name: &str, bytes: &[u8], options: &JsValue) -> Result<JsValue, JsValue> {
    let text = |key: &str| text_option(options, key);
    let (encoding, sheet, password) = (text("encoding")?, text("sheet")?, text("password")?);
    let table =
        option(options, "table").map(|value| value.as_f64().ok_or_else(|| wrong_option("table"))).transpose()?;
    let progress = option(options, "progress").and_then(|value| value.dyn_into::<Function>().ok());
    let tell = progress.map(|progress| {
        move |done: usize, total: usize| {
            // A listener that throws does not stop the reading.
            let _ = progress.call2(&JsValue::NULL, &(done as f64).into(), &(total as f64).into());
        }
    });
    let given = ImportOptions {
        progress: tell.as_ref().map(|tell| tell as &dyn Fn(usize, usize)),
        encoding: encoding.as_deref(),
        sheet: sheet.as_deref(),
        password: password.as_deref(),
        table: table.map(|table| table as usize),
        decode: Some(decode),
    };
    let document = import::read(name, bytes, given).map_err(|error| refusal(&error))?;
    judge(&document, options)
}

/// The quantities of one text, in its order.
pub fn quantities(text: &str) -> Result<JsValue, JsValue> {
    to_js(&report::quantities(text))
}

/// A value as JSON would have it: maps are plain objects, absent values are `null`.
fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(Into::into)
}

fn judge(document: &Document, options: &JsValue) -> Result<JsValue, JsValue> {
    let report: Report = report::analyze(document, &read_options(options)?);
    to_js(&report)
}

fn read_options(given: &JsValue) -> Result<Options, JsValue> {
    let mut options = Options { today: text_option(given, "today")?, ..Options::default() };
    if let Some(lang) = text_option(given, "lang")? {
        options.lang = Lang::from_id(&lang).ok_or_else(|| wrong_option("lang"))?;
    }
    if let Some(share) = share_option(given, "aboutTolerance")? {
        options.about_tolerance = share;
    }
    if let Some(share) = share_option(given, "nearMiss")? {
        options.near_miss = share;
    }
    Ok(options)
}

/// A field of the options; `None` when it, or the object, is missing or `null`.
fn option(options: &JsValue, key: &str) -> Option<JsValue> {
    let value = Reflect::get(options, &key.into()).ok()?;
    Some(value).filter(|value| !value.is_null() && !value.is_undefined())
}

fn text_option(options: &JsValue, key: &str) -> Result<Option<String>, JsValue> {
    option(options, key).map(|value| value.as_string().ok_or_else(|| wrong_option(key))).transpose()
}

/// A share between 0 and 1, exactly as JavaScript prints it.
fn share_option(options: &JsValue, key: &str) -> Result<Option<Decimal>, JsValue> {
    let share = |value: JsValue| {
        let value = value.as_f64().filter(|value| (0.0..=1.0).contains(value))?;
        Decimal::parse(&String::from(Number::from(value).to_string_with_radix(10).ok()?))
    };
    option(options, key).map(|value| share(value).ok_or_else(|| wrong_option(key))).transpose()
}

fn wrong_option(key: &str) -> JsValue {
    error("option", key, Some(key))
}

fn refusal(cause: &ImportError) -> JsValue {
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
    error(cause.code(), &cause.to_string(), found.as_deref())
}

/// An `Error` with the stable `code`, and what was `found` where that is known.
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
