//! Whether the page is sealed, what that promises, and what it cannot.

use crate::ui::context::Cx;
use yew::prelude::*;

/// The seal's state, and behind it what it means.
pub fn seal(cx: &Cx) -> Html {
    let (state, text) = if cx.model.sealed { ("shut", cx.t("sealed")) } else { ("open", cx.t("sealing")) };
    html! { <details class="seal" id="seal" data-seal={state}>
        <summary>{ text }</summary>
        <p>{ cx.t("seal.promise") }</p>
        <p>{ cx.t("seal.hinder") }</p>
        <p>{ cx.t("seal.limits") }</p>
        <p>{ cx.t("seal.check") }</p>
    </details> }
}
