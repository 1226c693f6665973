//! All items: the search box, the order, and the rows.

use crate::ui::components::item::row;
use crate::ui::context::Cx;
use crate::ui::filter::{self, Sort};
use crate::ui::state::{Msg, Shown};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

const SORTS: [(Sort, &str); 3] = [(Sort::Ledger, "ledger"), (Sort::WorstFirst, "worst"), (Sort::BestFirst, "best")];

/// The items that the filter admits.
pub fn items(cx: &Cx, shown: &Shown) -> Html {
    let visible = filter::admitted(&shown.report, &cx.model.filter, cx.model.sort);
    let all = &shown.report.summary.items.to_string();
    let said = cx.fill("items.shown", &[("n", &visible.len().to_string()), ("all", all)]);
    let more = visible.len().saturating_sub(cx.model.rows);
    html! { <section class="items" aria-labelledby="items">
        <h2 id="items">{ cx.t("items") }</h2>
        { tools(cx, said) }
        <table role="table" aria-labelledby="items">
            <thead role="rowgroup"><tr role="row">
                { for [cx.t("column.number"), cx.t("column.commitment"), cx.t("column.completion"), cx.t("column.verdict")]
                    .map(|head| html! { <th role="columnheader" scope="col">{ head }</th> }) }
            </tr></thead>
            <tbody role="rowgroup">
                { for visible.iter().take(cx.model.rows).map(|(index, item)| row(cx, *index, item)) }
            </tbody>
        </table>
        if visible.is_empty() {
            <p class="none">{ cx.t("items.none") }</p>
        }
        if more > 0 {
            <p class="more"><button type="button" id="more-items" onclick={cx.on(Msg::MoreItems)}>
                { cx.fill("items.more", &[("n", &more.to_string())]) }
            </button></p>
        }
    </section> }
}

fn tools(cx: &Cx, said: String) -> Html {
    let (search, sort) = (cx.send.clone(), cx.send.clone());
    let on_search = Callback::from(move |event: InputEvent| {
        search.emit(Msg::Search(event.target_unchecked_into::<HtmlInputElement>().value()));
    });
    let on_sort = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        let sorted = SORTS.into_iter().find(|(_, id)| *id == value).map_or(Sort::Ledger, |(sort, _)| sort);
        sort.emit(Msg::Sort(sorted));
    });
    let labels = [cx.t("sort.ledger"), cx.t("sort.worst"), cx.t("sort.best")];
    html! { <div class="tools">
        <label>{ cx.t("search") }
            <input type="search" id="search" value={cx.model.filter.query.clone()} oninput={on_search} />
        </label>
        <label>{ cx.t("sort") }
            <select id="sort" onchange={on_sort}>
                { for SORTS.into_iter().zip(labels).map(|((sort, id), label)| html! {
                    <option value={id} selected={cx.model.sort == sort}>{ label }</option>
                }) }
            </select>
        </label>
        <p role="status" id="shown">{ said }</p>
        if !cx.model.filter.is_open() {
            <button type="button" id="clear" onclick={cx.on(Msg::ClearFilter)}>{ cx.t("filter.clear") }</button>
        }
    </div> }
}
