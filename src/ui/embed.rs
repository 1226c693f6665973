//! What the page's address asks for.

use crate::terms::Lang;
use crate::ui::prefs::{Prefs, Size, Theme};
use crate::ui::state::{Msg, Source};
use crate::web::{assets, host};
use js_sys::Uint8Array;
use yew::Callback;

/// The preferences with what the address asks for. It lasts as long as the page: only what a reader chooses is stored.
pub fn asked(mut prefs: Prefs) -> Prefs {
    if let Some(lang) = host::parameter("lang").and_then(|lang| Lang::from_id(&lang)) {
        prefs.lang = lang;
    }
    if let Some(theme) = host::parameter("theme") {
        let named = [Theme::System, Theme::Light, Theme::Dark].into_iter().find(|known| known.id() == theme);
        prefs.theme = named.unwrap_or(prefs.theme);
    }
    match host::parameter("font").as_deref() {
        Some("large") => prefs.size = Size::Large,
        Some("normal") => prefs.size = Size::Normal,
        _ => {}
    }
    prefs
}

/// The ledger that the address names. Only this host is asked.
pub fn source() -> Option<String> {
    host::parameter("src")
}

/// Fetches it: before the seal, as it is no reader's.
pub async fn fetch(src: String, send: Callback<Msg>) {
    let name = src.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
    let bytes = match host::same_origin(&src) {
        Some(address) => assets::bytes(&address).await,
        None => None,
    };
    send.emit(match bytes {
        Some(bytes) => Msg::Open(Source::file(&name, Uint8Array::new(&bytes).to_vec().into())),
        None => Msg::Fail("srcAway", src.into()),
    });
}
