//! The part of the page's address behind `#`, which no server sees: how the ledger is looked at, and, when a reader wants it, the ledger.

use crate::view::Correction;
use crate::web::host;
use crate::web::read::{FromJs, ToJs};
use js_sys::JSON;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// The longest link that most programs still take.
pub const LONGEST: usize = 32_000;

const DATA: &str = "data=";

/// Whether the address says how to look at the ledger.
pub fn has_entries() -> bool {
    let hash = hash();
    // Without a sign of equality it names an element of the page.
    hash.is_empty() || hash.contains('=') && !hash.starts_with(DATA)
}

/// What the address says under this key.
pub fn entry(key: &str) -> Option<String> {
    if !has_entries() {
        return None;
    }
    UrlSearchParams::new_with_str(&hash()).ok()?.get(key)
}

/// Puts these entries into the address, without a step in the browser's history.
pub fn set_entries(entries: &[(&str, String)]) {
    let Ok(parameters) = UrlSearchParams::new() else { return };
    for (key, value) in entries {
        parameters.append(key, value);
    }
    let Some(base) = base() else { return };
    let text = String::from(parameters.to_string());
    let url = if text.is_empty() { base } else { [&base, "#", &text].concat() };
    if let Some(history) = host::window().ok().and_then(|window| window.history().ok()) {
        // A frame that may not do that keeps its address.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

/// The address of the page as it is looked at.
pub fn address() -> String {
    host::window().ok().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The ledger that the address carries, packed.
pub fn data() -> Option<String> {
    hash().strip_prefix(DATA).map(str::to_owned)
}

/// Stands between a text and what was corrected in it.
const END: char = '\0';

/// A link that carries this text and what was corrected in it; none when it would be too long, or the browser cannot pack.
pub async fn pack(text: &str, corrections: &Vec<Correction>) -> Option<String> {
    let mut all = text.replace(END, "");
    if !corrections.is_empty() {
        all.push(END);
        all += &String::from(JSON::stringify(&corrections.to_js()).ok()?);
    }
    host::chore("pack", &[all.into(), (LONGEST as u32).into()]).await?.as_string()
}

/// The text that a link carries, and what was corrected in it.
pub async fn unpack(packed: &str) -> Option<(String, Vec<Correction>)> {
    let all = host::chore("unpack", &[packed.into()]).await?.as_string()?;
    let (text, corrections) = all.split_once(END).unwrap_or((&all, "[]"));
    Some((text.to_owned(), Vec::from_js(&JSON::parse(corrections).ok()?)?))
}

fn hash() -> String {
    let hash = host::window().ok().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

fn base() -> Option<String> {
    Some(address().split('#').next()?.to_owned())
}
