//! What fell short, and where the ledger says more than its figures: told before anything is praised.

use crate::ui::components::glyph::verdict;
use crate::ui::components::item::anchor;
use crate::ui::context::Cx;
use crate::ui::filter;
use crate::ui::state::Shown;
use crate::view::Item;
use yew::prelude::*;

/// More than this is a list of its own, not an answer in five seconds.
const MOST: usize = 8;

/// The list of shortfalls and conflicts.
pub fn shortfalls(cx: &Cx, shown: &Shown) -> Html {
    let short = filter::shortfalls(shown);
    let more = short.len().saturating_sub(MOST);
    html! { <section class="short" aria-labelledby="short">
        <h2 id="short">{ cx.t("short") }<b>{ short.len() }</b></h2>
        if short.is_empty() {
            <p>{ cx.t("short.none") }</p>
        } else {
            <ol>{ for short.into_iter().take(MOST).filter_map(|index| Some(row(cx, index, shown.items.get(index)?))) }</ol>
        }
        if more > 0 {
            <p>{ cx.fill("short.more", &[("n", &more.to_string())]) }</p>
        }
    </section> }
}

fn row(cx: &Cx, index: usize, item: &Item) -> Html {
    html! { <li>
        { verdict(cx, item.status) }
        <a href={["#", &anchor(index)].concat()} lang="zh-CN">{ &item.commitment }</a>
        <span class="why">
            if item.conflict { <strong class="conflict">{ cx.t("conflict") }</strong> }
            { &item.reason }
        </span>
    </li> }
}
