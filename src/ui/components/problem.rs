//! What is said when there is nothing to show: what happened, what was found, what to try.

use crate::import;
use crate::ui::components::recognised;
use crate::ui::context::Cx;
use crate::ui::state::{Msg, Problem, Source};
use crate::web::protocol::Content;
use yew::prelude::*;

/// A problem in three sentences, and the ways on.
pub fn problem(cx: &Cx, problem: &Problem) -> Html {
    let name = if problem.name.is_empty() { cx.t("problem.text").to_owned() } else { cx.quoted(&problem.name) };
    let found = problem.found.as_deref().unwrap_or(cx.t("problem.unknown"));
    let values = [("name", name.as_str()), ("found", found)];
    let in_the_box = problem.source.as_ref().is_some_and(|source| matches!(source.content, Content::Text(_)));
    // What is known to be something else has no encoding.
    let known = problem.code == "notText" && problem.found.is_some();
    let say = |group| crate::ui::strings::fill(cx.term(group, problem.code), &values);
    html! { <section class="problem" role="alert" aria-labelledby="problem">
        <h1 id="problem" tabindex="-1">{ say("what") }</h1>
        <p>{ say("look") }</p>
        <p>{ if known { cx.t("try.known").to_owned() } else { say("try") } }{ if in_the_box { cx.t("problem.box") } else { "" } }</p>
        { for problem.source.as_ref().map(|source| match problem.code {
            "password" => recognised::password(cx, source),
            "notText" | "encoding" | "noLedger" if !known && !says_its_encoding(source) => recognised::encoding(cx, source, Some("")),
            _ => Html::default(),
        }) }
        <p class="actions">
            { for cx.model.shown.as_ref().map(|_| html! {
                <button type="button" id="back" onclick={cx.on(Msg::Back)}>{ cx.t("problem.back") }</button>
            }) }
            <button type="button" onclick={cx.on(Msg::Open(Source::sample()))}>{ cx.t("entry.sample") }</button>
        </p>
    </section> }
}

/// Whether the format itself says how its text is encoded.
fn says_its_encoding(source: &Source) -> bool {
    matches!(&source.content, Content::Bytes(bytes) if import::is_document(bytes))
}
