//! The page as a frame in another: the snippet that makes it one, and what stands around it there.

use crate::terms::Lang;
use crate::ui::context::Cx;
use crate::web::host;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Sizes the frame; it is optional, and many editors take no script.
const SIZING: &str = include_str!("../embed/sizing.html");

/// What a webmaster pastes; none where this page has no address that another could name.
pub fn snippet(cx: &Cx) -> Html {
    let Some(here) = host::folder() else { return Html::default() };
    let title = cx.t("name");
    let frame = format!(
        "<iframe src=\"{here}?embed=1&amp;lang={}\" title=\"{title}\" loading=\"lazy\" width=\"100%\" height=\"640\" \
         style=\"border:0\" allow=\"clipboard-write\"></iframe>",
        cx.lang.id(),
    );
    let sized = [&frame, "\n", SIZING].concat();
    html! { <details class="snippet">
        <summary>{ cx.t("snippet") }</summary>
        <p>{ cx.t("embed.how") }</p>
        { code(cx.t("embed.plain"), "snippet-plain", 3, frame) }
        { code(cx.t("embed.sized"), "snippet-sized", 8, sized) }
        <p>{ cx.t("embed.more") }</p>
    </details> }
}

fn code(label: &'static str, id: &'static str, rows: u32, text: String) -> Html {
    let select = Callback::from(|event: FocusEvent| event.target_unchecked_into::<HtmlTextAreaElement>().select());
    html! { <label>{ label }
        <textarea id={id} readonly=true rows={rows.to_string()} spellcheck="false" onfocus={select} value={text} />
    </label> }
}

/// What stands under a frame: the way to the whole page, and what a sandbox takes away.
pub fn foot(cx: &Cx) -> Html {
    let lang = match cx.lang {
        Lang::Zh => "./?lang=zh",
        Lang::En => "./?lang=en",
    };
    html! { <>
        <p><a href={lang} target="_blank" rel="noopener">{ cx.t("frame.whole") }</a></p>
        if host::is_sandboxed() {
            <p>{ cx.t("frame.sandbox") }</p>
        }
    </> }
}
