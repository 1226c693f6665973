//! The seal: once everything that the page needs is here, it gives up the network for good.
//!
//! A content security policy can be made stricter by the page itself and never looser. From then on the browser refuses every
//! request of the page, and of every worker that starts later: fetch, sockets, beacons, images, forms, frames,
//! prefetching. Three ways out no policy closes: opening a window, leaving the page, WebRTC. The page shuts their entrances as far as
//! it can, which is less than a policy.

use crate::web::host;
use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, Window};

/// What is left: to run what is here, workers from it, and pictures that the page makes itself.
const POLICY: &str = "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'; \
                      img-src data: blob:; form-action 'none'; base-uri 'none'";

/// Functions that reach out without asking the policy.
const ENTRANCES: [&str; 3] = ["RTCPeerConnection", "webkitRTCPeerConnection", "open"];

/// Seals the page; `None` where that did not succeed.
pub fn seal() -> Option<()> {
    let document = host::document()?;
    let meta: Element = document.create_element("meta").ok()?;
    meta.set_attribute("http-equiv", "Content-Security-Policy").ok()?;
    meta.set_attribute("content", POLICY).ok()?;
    document.head()?.append_child(&meta).ok()?;
    let window = host::window().ok()?;
    for name in ENTRANCES {
        // A browser that lacks one of them gets a field without meaning.
        let _ = Reflect::set(&window, &name.into(), &JsValue::UNDEFINED);
    }
    stay(&window);
    Some(())
}

/// Stays on the page unless the reader leaves it. Only browsers with the Navigation API can be told so.
fn stay(window: &Window) {
    let Ok(navigation) = Reflect::get(window, &"navigation".into()) else { return };
    let Ok(navigation) = navigation.dyn_into::<EventTarget>() else { return };
    let on_navigate = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| {
        let is = |name: &str| Reflect::get(&event, &name.into()).is_ok_and(|value| value.is_truthy());
        let target =
            Reflect::get(&event, &"destination".into()).and_then(|target| Reflect::get(&target, &"url".into()));
        let target = target.ok().and_then(|url| url.as_string()).unwrap_or_default();
        if !is("userInitiated") && !stays(&target) {
            event.prevent_default();
        }
    });
    // A browser that refuses the listener leaves the page as it was.
    let _ = navigation.add_event_listener_with_callback("navigate", on_navigate.as_ref().unchecked_ref());
    on_navigate.forget();
}

/// Whether an address is that of this very page, or of a file that the page made for saving.
fn stays(target: &str) -> bool {
    let page = |address: &str| address.split(['#', '?']).next().unwrap_or_default().to_owned();
    target.starts_with("blob:") || host::address_of_page().is_some_and(|here| page(&here) == page(target))
}
