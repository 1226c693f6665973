//! All items: the search box, the order, the filters in force, and the rows.

use crate::terms::Status;
use crate::ui::components::item::Row;
use crate::ui::components::widgets::{button, words};
use crate::ui::context::Cx;
use crate::ui::filter::{Column, Flag, Sort};
use crate::ui::state::{BY_THEMSELVES, Msg, Shown};
use crate::web::host;
use crate::web::protocol::Content;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The columns that a press on their head sorts by.
const COLUMNS: [Column; 6] =
    [Column::Number, Column::Commitment, Column::Completion, Column::Claim, Column::Verdict, Column::Reach];

/// The items that the filter admits.
pub fn items(cx: &Cx, shown: &Shown, visible: &[usize]) -> Html {
    let all = &shown.report.summary.items.to_string();
    let said = cx.fill("items.shown", &[("n", &visible.len().to_string()), ("all", all)]);
    let more = visible.len().saturating_sub(cx.model.rows);
    // Before that, more rows are on their way by themselves.
    let ask = more > 0 && cx.model.rows >= BY_THEMSELVES;
    html! { <section class="items" aria-labelledby="items">
        <h2 id="items" tabindex="-1">{ cx.t("items") }</h2>
        { tools(cx, said) }
        { filters(cx) }
        <table role="table" aria-labelledby="items">
            <thead role="rowgroup"><tr role="row">
                { for COLUMNS.into_iter().zip(heads(cx)).map(|(column, head)| self::head(cx, column, head)) }
                <th role="columnheader" scope="col" class="opens"><span class="unseen">{ cx.t("evidence") }</span></th>
            </tr></thead>
            <tbody role="rowgroup">
                { for visible.iter().take(cx.model.rows).map(|index| row(cx, shown, *index)) }
            </tbody>
        </table>
        <p class="unseen" role="status" id="sorted">{ sorted(cx) }</p>
        if visible.is_empty() {
            { words("none", cx.t("items.none")) }
        }
        if ask {
            { button(cx, Some("more-items"), &cx.fill("items.more", &[("n", &more.to_string())]), Msg::MoreItems) }
        }
    </section> }
}

fn heads(cx: &Cx) -> [&'static str; 6] {
    [
        cx.t("column.number"),
        cx.t("column.commitment"),
        cx.t("column.completion"),
        cx.t("column.claim"),
        cx.t("column.verdict"),
        cx.t("column.reach"),
    ]
}

/// The head of a column: a press sorts by it, another the other way round.
fn head(cx: &Cx, column: Column, name: &'static str) -> Html {
    let sort = cx.model.sort;
    let order = match (sort.column == column, sort.down) {
        (false, _) => "none",
        (true, false) => "ascending",
        (true, true) => "descending",
    };
    html! { <th role="columnheader" scope="col" aria-sort={order}>
        <button type="button" onclick={cx.on(Msg::Sort(sort.pressed(column)))}>{ name }<span class="arrow" aria-hidden="true"></span></button>
    </th> }
}

/// What the order is now, for those who do not see the arrows.
fn sorted(cx: &Cx) -> String {
    let sort = cx.model.sort;
    if sort == Sort::default() {
        return String::new();
    }
    let name = COLUMNS.iter().position(|column| *column == sort.column).map_or("", |at| heads(cx)[at]);
    let way = if sort.down { cx.t("sorted.down") } else { cx.t("sorted.up") };
    cx.fill("sorted", &[("column", name), ("way", way)])
}

fn row(cx: &Cx, shown: &Shown, index: usize) -> Html {
    let Some(item) = shown.items.get(index) else { return Html::default() };
    let corrections = shown.source.corrections.iter().filter(|given| given.item as usize == index).cloned();
    let correcting = cx.model.correcting.as_ref().filter(|(correcting, _)| *correcting == index);
    html! { <Row key={index} voice={cx.voice.clone()} {index} item={item.clone()} query={cx.model.filter.query.clone()}
    corrections={corrections.collect::<Vec<_>>()} correcting={correcting.map(|(_, figures)| figures.clone())}
    answers={!matches!(shown.source.content, Content::Report(_))} /> }
}

fn tools(cx: &Cx, said: String) -> Html {
    let (search, sort) = (cx.send.clone(), cx.send.clone());
    let on_search = Callback::from(move |event: InputEvent| {
        search.emit(Msg::Search(event.target_unchecked_into::<HtmlInputElement>().value()));
    });
    let on_sort = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        sort.emit(Msg::Sort(Sort::from_id(&value).unwrap_or_default()));
    });
    html! { <div class="tools">
        <label>{ cx.t("search") }
            <input type="search" id="search" value={cx.model.filter.query.clone()} oninput={on_search} />
        </label>
        <label>{ cx.t("sort") }
            <select id="sort" onchange={on_sort}>
                { for Sort::ALL.into_iter().map(|(sort, id)| html! {
                    <option value={id} selected={cx.model.sort == sort}>{ cx.term("sort", id) }</option>
                }) }
            </select>
        </label>
        <p role="status" id="shown">{ said }</p>
        if !cx.model.filter.is_open() {
            { button(cx, Some("clear"), cx.t("filter.clear"), Msg::ClearFilter) }
        }
    </div> }
}

/// A filter in force: it goes when it is pressed, and the focus with it to the head of the items.
fn chip(cx: &Cx, name: &str, msg: Msg) -> Html {
    let send = cx.send.clone();
    let leave = Callback::from(move |_| {
        host::focus("items");
        send.emit(msg.clone());
    });
    html! { <button type="button" aria-pressed="true" onclick={leave}>{ name }</button> }
}

/// The filters in force, each with the way out of it.
fn filters(cx: &Cx) -> Html {
    let filter = &cx.model.filter;
    let statuses = filter.statuses.iter().map(|status: &Status| (cx.status(*status), Msg::ToggleStatus(*status)));
    let topic = filter.topic.iter().map(|topic| (cx.term("topic", topic.id()), Msg::Topic(None)));
    let flag = filter.flag.iter().map(|flag: &Flag| (cx.term("flag", flag.id()), Msg::Flag(None)));
    let chips: Vec<(&'static str, Msg)> = statuses.chain(topic).chain(flag).collect();
    if chips.is_empty() {
        return Html::default();
    }
    html! { <ul class="chips" aria-label={cx.t("filters")}>
        { for chips.into_iter().map(|(name, msg)| html! {
            <li>{ chip(cx, name, msg) }</li>
        }) }
    </ul> }
}
