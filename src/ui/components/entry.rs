//! Where another ledger comes in: the text box, the file picker, the way back to the sample.

use crate::ui::context::Cx;
use crate::ui::doors;
use crate::ui::state::{Msg, Origin, Source};
use crate::web::protocol::Content;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The encodings that a reader can choose, as the import names them.
const ENCODINGS: [&str; 5] = ["UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5"];

/// The text box and its neighbours.
pub fn entry(cx: &Cx) -> Html {
    let (read_box, read_file) = (cx.send.clone(), cx.send.clone());
    let on_file = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            doors::open_file(file, &read_file);
        }
        // The same file, chosen again after it was edited, has to be a change.
        input.set_value("");
    });
    html! { <section class="entry" aria-labelledby="entry-title">
        <h2 id="entry-title">{ cx.t("entry.title") }</h2>
        <textarea id={doors::BOX} rows="2" aria-label={cx.t("entry.box")} placeholder={cx.t("entry.hint")} spellcheck="false" />
        <div class="actions">
            <button type="button" id="analyze" class="primary" onclick={Callback::from(move |_| doors::open_box(&read_box))}>
                { cx.t("entry.analyze") }
            </button>
            <label class="file">
                <input type="file" id="file" onchange={on_file} />
                <span>{ cx.t("entry.file") }</span>
            </label>
            { for to_sample(cx) }
        </div>
    </section> }
}

fn to_sample(cx: &Cx) -> Option<Html> {
    let shown = cx.model.problem.is_none()
        && cx.model.shown.as_ref().is_some_and(|shown| shown.source.origin == Origin::Sample);
    let open = cx.on(Msg::Open(Source::sample()));
    (!shown).then(|| html! { <button type="button" id="sample" onclick={open}>{ cx.t("entry.sample") }</button> })
}

/// Which encoding a file was read in, and the choice of another; nothing for text.
pub fn encoding(cx: &Cx, source: &Source, recognised: Option<&str>) -> Html {
    if !matches!(source.content, Content::Bytes(_)) || recognised.is_none() && source.encoding.is_none() {
        return Html::default();
    }
    let send = cx.send.clone();
    let choose = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        send.emit(Msg::Reread(ENCODINGS.into_iter().find(|label| *label == value)));
    });
    let auto = match (source.encoding, recognised) {
        (None, Some(recognised)) => cx.fill("encoding.guess", &[("encoding", recognised)]),
        _ => cx.t("encoding.auto").to_owned(),
    };
    html! { <label class="encoding">
        { cx.t("encoding") }
        <select id="encoding" onchange={choose}>
            <option value="" selected={source.encoding.is_none()}>{ auto }</option>
            { for ENCODINGS.map(|label| html! {
                <option value={label} selected={source.encoding == Some(label)}>{ label }</option>
            }) }
        </select>
    </label> }
}
