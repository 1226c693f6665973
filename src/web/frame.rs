//! The page inside another: what the two say to each other, and who is listened to.

use crate::import::MAX_BYTES;
use crate::view::VERSION;
use crate::web::host;
use crate::web::protocol::Content;
use js_sys::{ArrayBuffer, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

/// Where the page says which origins may hand it a ledger, separated by blanks: written when the page is built, empty for any.
const PARENTS: &str = "meta[name=taizhang-parents]";

/// The longest name of a ledger, in UTF-16 code units.
const LONGEST_NAME: u32 = 255;

/// What the frame says to the page around it.
#[cfg_attr(test, derive(ts_rs::TS), ts(tag = "type"))]
pub enum FromFrame {
    /// It listens from now on.
    #[cfg_attr(test, ts(rename = "taizhang:ready"))]
    Ready {
        /// The version of the reports that it gives.
        version: u32,
    },
    /// How high its content is.
    #[cfg_attr(test, ts(rename = "taizhang:height"))]
    Height {
        /// In CSS pixels.
        height: u32,
    },
    /// The report of a ledger that was handed in.
    #[cfg_attr(test, ts(rename = "taizhang:report"))]
    Report {
        /// That of the request.
        #[cfg_attr(test, ts(type = "string | number | null"))]
        id: JsValue,
        /// The report.
        #[cfg_attr(test, ts(type = "Report"))]
        report: JsValue,
    },
    /// Why there is no report.
    #[cfg_attr(test, ts(rename = "taizhang:error"))]
    Error {
        /// That of the request.
        #[cfg_attr(test, ts(type = "string | number | null"))]
        id: JsValue,
        /// Why.
        #[cfg_attr(test, ts(type = "ErrorCode"))]
        code: String,
        /// What was found instead, where that is known.
        found: Option<String>,
    },
}

/// What the page around may hand to the frame.
#[cfg(test)]
#[derive(ts_rs::TS)]
#[ts(tag = "type")]
#[allow(dead_code, reason = "it is only read field by field")]
pub enum ToFrame {
    /// A ledger, as `text` or as `bytes`.
    #[ts(rename = "taizhang:analyze", optional_fields = nullable)]
    Analyze {
        /// Comes back with the answer.
        #[ts(type = "string | number | null", optional)]
        id: Option<()>,
        /// The file's name.
        name: Option<String>,
        /// The ledger's text.
        text: Option<String>,
        /// The ledger's file.
        #[ts(type = "Uint8Array | ArrayBuffer | null", optional)]
        bytes: Option<()>,
    },
}

impl FromFrame {
    /// The first message.
    pub fn ready() -> Self {
        Self::Ready { version: VERSION }
    }

    fn to_js(&self) -> JsValue {
        match self {
            Self::Ready { version } => object("taizhang:ready", &[("version", (*version).into())]),
            Self::Height { height } => object("taizhang:height", &[("height", (*height).into())]),
            Self::Report { id, report } => object("taizhang:report", &[("id", id.clone()), ("report", report.clone())]),
            Self::Error { id, code, found } => {
                let found = found.as_deref().map_or(JsValue::NULL, JsValue::from_str);
                object("taizhang:error", &[("id", id.clone()), ("code", code.into()), ("found", found)])
            }
        }
    }
}

/// Who asked, and where the answer goes.
#[derive(Clone)]
pub struct Asker {
    window: Window,
    origin: String,
    id: JsValue,
}

impl Asker {
    /// Answers, to the asker alone.
    pub fn report(&self, report: JsValue) {
        self.answer(&FromFrame::Report { id: self.id.clone(), report });
    }

    /// Says why there is no report.
    pub fn refuse(&self, code: &str, found: Option<String>) {
        self.answer(&FromFrame::Error { id: self.id.clone(), code: code.to_owned(), found });
    }

    fn answer(&self, message: &FromFrame) {
        // A sandboxed page has no origin that could be named.
        let target = if self.origin == "null" { "*" } else { &self.origin };
        // A window that went away needs no answer.
        let _ = self.window.post_message(&message.to_js(), target);
    }
}

/// A ledger that the page around handed in.
pub struct Handed {
    /// Who asked.
    pub asker: Asker,
    /// Its name; empty when it has none.
    pub name: String,
    /// The ledger.
    pub content: Content,
}

/// The window around, when there is one.
pub fn parent() -> Option<Window> {
    let window = host::window().ok()?;
    let parent = window.parent().ok()??;
    (!Object::is(&parent, &window)).then_some(parent)
}

/// Tells the page around.
pub fn tell(message: &FromFrame) {
    if let Some(parent) = parent() {
        // Nothing of a ledger is in these: any page may know.
        let _ = parent.post_message(&message.to_js(), "*");
        if let FromFrame::Height { height } = message {
            // What Datawrapper's embed script understands: portals have it already.
            let _ = parent.post_message(&datawrapper(*height), "*");
        }
    }
}

fn datawrapper(height: u32) -> JsValue {
    let heights = fields(&[("taizhang", height.into())]);
    fields(&[("datawrapper-height", heights.into())]).into()
}

/// Reads a message; none when it is not from the page around, not from one that may, or no ledger.
pub fn handed(event: &MessageEvent) -> Option<Handed> {
    let window = parent()?;
    let origin = event.origin();
    let from_parent = event.source().is_some_and(|source| Object::is(&source, &window));
    if !from_parent || !allowed(&host::content(PARENTS), &origin) {
        return None;
    }
    let data = event.data();
    let field =
        |name: &str| Reflect::get(&data, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null());
    if field("type")?.as_string()? != "taizhang:analyze" {
        return None;
    }
    let id = field("id").unwrap_or(JsValue::NULL);
    if !(id.is_null() || id.as_f64().is_some() || id.is_string()) {
        return None;
    }
    let name = match field("name") {
        None => String::new(),
        Some(name) if name.dyn_ref::<JsString>()?.length() <= LONGEST_NAME => name.as_string()?,
        Some(_) => return None,
    };
    let content = match (field("text"), field("bytes")) {
        (Some(text), None) if text.dyn_ref::<JsString>()?.length() as usize <= MAX_BYTES => {
            Content::Text(text.as_string()?.into())
        }
        (None, Some(bytes)) => Content::Bytes(small(&bytes)?.to_vec().into()),
        _ => return None,
    };
    Some(Handed { asker: Asker { window, origin, id }, name, content })
}

/// Bytes that are not too many to be read.
fn small(bytes: &JsValue) -> Option<Uint8Array> {
    let bytes = match bytes.dyn_ref::<Uint8Array>() {
        Some(bytes) => bytes.clone(),
        None => Uint8Array::new(bytes.dyn_ref::<ArrayBuffer>()?),
    };
    (bytes.length() as usize <= MAX_BYTES).then_some(bytes)
}

/// Whether a list of origins, unless it is empty, names this one.
fn allowed(parents: &str, origin: &str) -> bool {
    parents.trim().is_empty() || parents.split_whitespace().any(|parent| parent == origin)
}

fn object(kind: &str, rest: &[(&str, JsValue)]) -> JsValue {
    let object = fields(rest);
    // A fresh object takes every field.
    let _ = Reflect::set(&object, &"type".into(), &kind.into());
    object.into()
}

fn fields(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_origins_of_the_list_are_allowed() {
        assert!(allowed(" ", "https://a.example"));
        let list = "https://a.example  https://b.example:8443";
        assert!(allowed(list, "https://b.example:8443"));
        for other in ["https://b.example", "http://a.example", "https://a.example.evil", "null", ""] {
            assert!(!allowed(list, other), "{other}");
        }
    }
}
