//! What the parts of the page are built from again and again. Each is compiled once, which keeps the first load small.

use crate::ui::context::{Voice, truth};
use crate::ui::state::Msg;
use yew::prelude::*;

/// A section under a heading that names it.
pub fn section(class: &'static str, id: &'static str, title: &'static str, body: Html) -> Html {
    html! { <section {class} aria-labelledby={id}><h2 {id} tabindex="-1">{ title }</h2>{ body }</section> }
}

/// A button; without an id where nobody asks for it.
pub fn button(cx: &Voice, id: Option<&'static str>, label: &str, msg: Msg) -> Html {
    html! { <button type="button" {id} onclick={cx.on(msg)}>{ label }</button> }
}

/// A button that is pressed or not.
pub fn toggle(cx: &Voice, id: Option<&'static str>, on: bool, label: &str, msg: Msg) -> Html {
    html! { <button type="button" {id} aria-pressed={truth(on)} onclick={cx.on(msg)}>{ label }</button> }
}

/// Something that is folded away until it is wanted.
pub fn folded(id: Option<&'static str>, class: &'static str, summary: &str, body: Html) -> Html {
    html! { <details {id} {class}><summary>{ summary }</summary>{ body }</details> }
}

/// A paragraph of words of the page.
pub fn words(class: &'static str, text: &str) -> Html {
    html! { <p {class}>{ text }</p> }
}

/// What belongs together. Each part keeps its place, so that one more behind it leaves it, and the focus in it, alone.
pub fn group(class: &'static str, parts: Vec<Html>) -> Html {
    html! { <div {class}>{ for parts.into_iter().enumerate().map(|(place, part)| html! { <key={place}>{ part }</> }) }</div> }
}

/// Words of a ledger, which are Chinese whatever the page speaks.
pub fn chinese(text: &str) -> Html {
    html! { <span lang="zh-CN">{ text }</span> }
}

/// A table of a chart's numbers, wide as it may be. The first cell of a row names it where `named`.
pub fn table(label: &str, class: &'static str, heads: Vec<Html>, rows: Vec<Vec<Html>>, named: bool) -> Html {
    let cell = |(place, cell): (usize, Html)| {
        if named && place == 0 {
            html! { <th scope="row">{ cell }</th> }
        } else {
            html! { <td>{ cell }</td> }
        }
    };
    let body = rows.into_iter().map(|row| html! { <tr>{ for row.into_iter().enumerate().map(cell) }</tr> });
    wide(
        label.to_owned(),
        html! { <table class={["plain ", if named { "counted " } else { "" }, class].concat()}>
            <thead><tr>{ for heads.into_iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
            { for body }
        </table> },
    )
}

/// Something that may be wider than the page, and scrolls by itself, with the keyboard too.
pub fn wide(label: String, body: Html) -> Html {
    html! { <div class="scroll" tabindex="0" role="group" aria-label={label}>{ body }</div> }
}

/// A link to an item, by its place in the report.
pub fn to_item(index: usize, text: Html) -> Html {
    html! { <a href={["#", &super::item::anchor(index)].concat()}>{ text }</a> }
}
