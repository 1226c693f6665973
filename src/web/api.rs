//! What JavaScript can call. `src/web/exports.rs` exports these functions; nothing here knows the page.

use crate::document::Document;
use crate::import::{self, ImportError, ImportOptions};
use crate::report;
use crate::terms::{ErrorCode, Lang};
use crate::view::{Corrected, Item, Report};
use crate::web::options::{AnalyzeOptions, ReadOptions};
use crate::{compare, explain, export, original};
use js_sys::{Error, Function, Reflect, Uint8Array};
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
    let (document, options) = read_bytes(name, bytes, ReadOptions::read(options).map_err(wrong_option)?)?;
    judge(&document, options)
}

/// The lines of a document with what was read of them. `content` is a text or the bytes of a file.
pub fn source(name: &str, content: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let document = match content.as_string() {
        Some(text) => import::from_text(name, &text),
        None => {
            read_bytes(name, &Uint8Array::new(content).to_vec(), ReadOptions::read(options).map_err(wrong_option)?)?.0
        }
    };
    to_js(&original::of(&document, &judging(options)?.options()))
}

/// Where the figures of a completion stand that can be chosen as the answer to a target.
pub fn figures(completion: &str) -> Result<JsValue, JsValue> {
    to_js(&report::figures(completion))
}

/// The method in a language; none of any other.
pub fn method(lang: &str) -> Result<JsValue, JsValue> {
    let lang = Lang::from_id(lang).ok_or_else(|| wrong_option("lang"))?;
    to_js(&explain::method::method(lang))
}

/// Which items of two lists promise the same.
pub fn compare(one: JsValue, other: JsValue) -> Result<JsValue, JsValue> {
    let items = serde_wasm_bindgen::from_value::<Vec<Item>>;
    to_js(&compare::compare(&items(one)?, &items(other)?))
}

/// A report in another form, with the `corrections` beside its fields. `options`: `{ lang, about, near }`; the latter
/// two are the tolerances as the method prints them.
pub fn export(format: &str, report: JsValue, options: &JsValue) -> Result<Uint8Array, JsValue> {
    let corrected: Corrected = serde_wasm_bindgen::from_value(report)?;
    let lang = judging(options)?.lang();
    let bytes = match format {
        "csv" => export::csv::file(&corrected, lang).into_bytes(),
        "md" => export::markdown::document(&corrected, lang).into_bytes(),
        "html" => export::html::fragment(&corrected, lang).into_bytes(),
        #[cfg(feature = "files")]
        "xlsx" => {
            let told = |key: &str| Reflect::get(options, &key.into()).ok().and_then(|value| value.as_string());
            let tolerance = |key| told(key).unwrap_or_else(|| "5%".to_owned());
            let (about, near) = (tolerance("about"), tolerance("near"));
            export::xlsx::workbook(&corrected, lang, (&about, &near))
                .map_err(|failure| error(ErrorCode::Option.id(), &failure.to_string(), None))?
        }
        _ => return Err(wrong_option("format")),
    };
    Ok(Uint8Array::from(bytes.as_slice()))
}

fn judging(options: &JsValue) -> Result<AnalyzeOptions, JsValue> {
    AnalyzeOptions::read(options).map_err(wrong_option)
}

fn read_bytes(name: &str, bytes: &[u8], options: ReadOptions) -> Result<(Document, AnalyzeOptions), JsValue> {
    let tell = options.progress.map(teller);
    let given = ImportOptions {
        progress: tell.as_ref().map(|tell| tell as &dyn Fn(usize, usize)),
        encoding: options.encoding.as_deref(),
        sheet: options.sheet.as_deref(),
        password: options.password.as_deref(),
        table: options.table.map(|table| table as usize),
        decode: Some(decode),
    };
    let document = import::read(name, bytes, given).map_err(|error| refusal(&error, options.analyze.lang()))?;
    Ok((document, options.analyze))
}

/// The quantities of one text, in its order.
pub fn quantities(text: &str) -> Result<JsValue, JsValue> {
    to_js(&report::quantities(text))
}

/// A value as JSON would have it: maps are plain objects, absent values are `null`.
fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(Into::into)
}

fn judge(document: &Document, mut options: AnalyzeOptions) -> Result<JsValue, JsValue> {
    let report: Report = match options.judging.take().map(teller) {
        Some(tell) => report::analyze_telling(document, &options.options(), &tell),
        None => report::analyze(document, &options.options()),
    };
    to_js(&report)
}

/// A listener as the core takes one. One that throws does not stop the work.
fn teller(listener: Function) -> impl Fn(usize, usize) {
    move |done, total| {
        let _ = listener.call2(&JsValue::NULL, &(done as f64).into(), &(total as f64).into());
    }
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
