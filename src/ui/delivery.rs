//! How things leave the page: as files, and by the clipboard.

use crate::terms::Lang;
use crate::ui::state::{Made, Msg, Purpose};
use crate::web::host::chore;
use crate::web::read::{ToJs, set};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// The type of a form, as browsers and clipboards call it.
fn kind(format: &str) -> &'static str {
    match format {
        "csv" => "text/csv;charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "html" => "text/html",
        _ => "text/plain",
    }
}

/// Saves or copies what was made.
pub fn deliver(made: Made, send: Callback<Msg>) {
    let name = |format: &str| JsValue::from([&made.name, ".", format].concat());
    match (made.purpose, made.what) {
        (Purpose::Copy(format), Ok(bytes)) => {
            let text = String::from_utf8(bytes).unwrap_or_default();
            run("copy", vec![text.into(), kind(format).into()], "said.copied", send);
        }
        (Purpose::Save(format), Ok(bytes)) => {
            let bytes = Uint8Array::from(bytes.as_slice()).into();
            run("save", vec![name(format), bytes, kind(format).into()], "said.saved", send);
        }
        (_, Err((report, corrections))) => {
            let record = report.to_js();
            set(record.unchecked_ref(), "corrections", &corrections.to_js());
            run("saveJson", vec![name("json"), record], "said.saved", send);
        }
        _ => {}
    }
}

/// Copies plain text.
pub fn copy_text(text: &str, send: Callback<Msg>) {
    run("copy", vec![text.into(), kind("").into()], "said.copied", send);
}

/// Saves the drawing with this id.
pub fn save_chart(id: &'static str, bitmap: bool, send: Callback<Msg>) {
    run("saveChart", vec![id.into(), bitmap.into()], "said.saved", send);
}

/// Reads aloud, and says when that ends.
pub fn speak(text: &str, lang: Lang, send: Callback<Msg>) {
    let given = [text.into(), if lang == Lang::Zh { "zh-CN" } else { "en" }.into()];
    spawn_local(async move {
        let read = chore("speak", &given).await;
        send.emit(Msg::Spoken);
        if read.is_none() {
            send.emit(Msg::Said("said.voiceless"));
        }
    });
}

/// Stops reading aloud.
pub fn hush() {
    spawn_local(async { drop(chore("hush", &[]).await) });
}

fn run(name: &'static str, given: Vec<JsValue>, done: &'static str, send: Callback<Msg>) {
    spawn_local(async move {
        let made = chore(name, &given).await;
        send.emit(Msg::Said(if made.is_some() { done } else { "said.failed" }));
    });
}
