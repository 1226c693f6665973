//! A newer version of the program is stored and waits: the reader says when.

use crate::ui::context::Cx;
use crate::ui::state::Msg;
use crate::web::host;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// The offer.
pub fn renewal(cx: &Cx) -> Html {
    html! { <p class="renewal">
        <span>{ cx.t("renewal") }</span>
        <button type="button" id="renew" onclick={Callback::from(|_| host::dispatch("taizhang-renew", &JsValue::NULL))}>{ cx.t("renewal.now") }</button>
        <button type="button" onclick={cx.on(Msg::Renewed(false))}>{ cx.t("renewal.later") }</button>
    </p> }
}
