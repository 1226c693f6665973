//! Where another ledger comes in: the text box, the file picker, the way back to the sample.

use crate::ui::context::Cx;
use crate::ui::doors;
use crate::ui::state::{Msg, Origin, Source};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The text box and its neighbours.
pub fn entry(cx: &Cx) -> Html {
    let (read_box, read_file) = (cx.send.clone(), cx.send.clone());
    let on_file = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let files = doors::files(input.files());
        if !files.is_empty() {
            doors::open_files(files, &read_file);
        }
        // The same file, chosen again after it was edited, has to be a change.
        input.set_value("");
    });
    let typed = cx.send.clone();
    let on_input = Callback::from(move |_: InputEvent| typed.emit(Msg::Typed));
    html! { <section class="entry" aria-labelledby="entry-title">
        <h2 id="entry-title">{ cx.t("entry.title") }</h2>
        <textarea id={doors::BOX} rows="2" aria-label={cx.t("entry.box")} placeholder={cx.t("entry.hint")} spellcheck="false"
            aria-describedby="keeping" oninput={on_input} />
        <div class="actions">
            <button type="button" id="analyze" class="primary" onclick={Callback::from(move |_| doors::open_box(&read_box))}>
                { cx.t("entry.analyze") }
            </button>
            <label class="file">
                <input type="file" id="file" multiple=true onchange={on_file} />
                <span>{ cx.t("entry.file") }</span>
            </label>
        </div>
        { keeping(cx) }
    </section> }
}

/// The samples: small, because whoever has a ledger needs none.
fn samples(cx: &Cx) -> Html {
    let demo = cx.send.clone();
    html! { <span class="samples">
        { to_sample(cx) }
        <button type="button" id="demo" onclick={Callback::from(move |_| doors::open_demo(&demo))}>{ cx.t("entry.demo") }</button>
    </span> }
}

/// The line under the box: the samples, what this browser keeps of the reader's texts, and how to make it forget them.
fn keeping(cx: &Cx) -> Html {
    let keep = cx.model.prefs.keep && !cx.model.unkept;
    let said = match (keep, cx.model.restored) {
        (true, true) => cx.t("keep.restored"),
        (true, false) => cx.t("keep.on"),
        (false, _) if cx.model.unkept => cx.t("keep.refused"),
        (false, _) => cx.t("keep.off"),
    };
    html! { <div class="keeping">
        { samples(cx) }
        <p id="keeping" role="status">{ said }</p>
        <label><input type="checkbox" id="keep" checked={keep} onchange={cx.send.reform(move |_| Msg::Keep(!keep))} />{ cx.t("keep") }</label>
        <button type="button" id="forget" onclick={cx.on(Msg::Forget)}>{ cx.t("keep.forget") }</button>
    </div> }
}

/// The way back; nothing where it is on the page.
fn to_sample(cx: &Cx) -> Html {
    let shown = cx.model.problem.is_none()
        && cx.model.shown.as_ref().is_some_and(|shown| shown.source.origin == Origin::Sample);
    if shown {
        return Html::default();
    }
    let open = cx.on(Msg::Open(Source::sample()));
    html! { <button type="button" id="sample" onclick={open}>{ cx.t("entry.sample") }</button> }
}
