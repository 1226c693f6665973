//! The line over everything: what this is, and how it is shown.

use crate::terms::Lang;
use crate::ui::components::widgets::toggle;
use crate::ui::context::Cx;
use crate::ui::prefs::{Size, Theme};
use crate::ui::state::Msg;
use crate::web::host;
use yew::prelude::*;

/// The masthead.
pub fn masthead(cx: &Cx) -> Html {
    let prefs = cx.model.prefs;
    let (other, other_lang) = match prefs.lang {
        Lang::Zh => (Lang::En, "en"),
        Lang::En => (Lang::Zh, "zh-CN"),
    };
    let theme = |theme: Theme, label| toggle(cx, None, prefs.theme == theme, label, Msg::Theme(theme));
    let large = prefs.size != Size::Normal;
    html! { <header class="masthead">
        <p class="name"><strong>{ cx.t("name") }</strong><span>{ cx.t("name.what") }</span></p>
        <div class="switches" role="group" aria-label={cx.t("switches")}>
            { theme(Theme::System, cx.t("theme.system")) }
            { theme(Theme::Light, cx.t("theme.light")) }
            { theme(Theme::Dark, cx.t("theme.dark")) }
            { toggle(cx, None, large, cx.t("large"), Msg::Size(if large { Size::Normal } else { Size::Large })) }
            <button type="button" id="lang" lang={other_lang} onclick={cx.on(Msg::Lang(other))}>{ cx.t("lang.other") }</button>
        </div>
        if large { { for_elders(cx) } }
    </header> }
}

/// What the large print has beside its letters.
fn for_elders(cx: &Cx) -> Html {
    let prefs = cx.model.prefs;
    let names = [cx.t("size.normal"), cx.t("size.large"), cx.t("size.huge")];
    let speaking = cx.model.speaking;
    html! { <div class="switches elders" role="group" aria-label={cx.t("large")}>
        { for Size::ALL.into_iter().zip(names).map(|(size, name)| toggle(cx, None, prefs.size == size, name, Msg::Size(size))) }
        { toggle(cx, None, prefs.contrast, cx.t("contrast"), Msg::Contrast(!prefs.contrast)) }
        if host::can_speak() {
            { toggle(cx, Some("speak"), speaking, if speaking { cx.t("speak.stop") } else { cx.t("speak") },
                if speaking { Msg::Hush } else { Msg::Speak(None) }) }
        }
    </div> }
}
