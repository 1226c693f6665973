//! The line over everything: what this is, and how it is shown.

use crate::terms::Lang;
use crate::ui::context::{Cx, truth};
use crate::ui::prefs::Theme;
use crate::ui::state::Msg;
use yew::prelude::*;

/// The masthead.
pub fn masthead(cx: &Cx) -> Html {
    let prefs = cx.model.prefs;
    let (other, other_lang) = match prefs.lang {
        Lang::Zh => (Lang::En, "en"),
        Lang::En => (Lang::Zh, "zh-CN"),
    };
    let theme = |theme: Theme, label| {
        toggle(cx, Msg::Theme(if prefs.theme == theme { Theme::System } else { theme }), prefs.theme == theme, label)
    };
    html! { <header class="masthead">
        <p class="name"><strong>{ cx.t("name") }</strong><span>{ cx.t("name.what") }</span></p>
        <div class="switches" role="group" aria-label={cx.t("switches")}>
            { theme(Theme::Light, cx.t("theme.light")) }
            { theme(Theme::Dark, cx.t("theme.dark")) }
            { toggle(cx, Msg::Large(!prefs.large), prefs.large, cx.t("large")) }
            <button type="button" id="lang" lang={other_lang} onclick={cx.on(Msg::Lang(other))}>{ cx.t("lang.other") }</button>
        </div>
    </header> }
}

fn toggle(cx: &Cx, msg: Msg, on: bool, label: &'static str) -> Html {
    html! { <button type="button" aria-pressed={truth(on)} onclick={cx.on(msg)}>{ label }</button> }
}
