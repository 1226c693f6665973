//! One item: its texts with the quantities marked, and the verdict with its reason.

use crate::terms::{CellName, Status};
use crate::ui::components::evidence::{bullets, evidence};
use crate::ui::components::glyph::verdict;
use crate::ui::context::Cx;
use crate::ui::marks::{self, Mark};
use crate::view::Item;
use yew::prelude::*;

/// The id of an item's row, by its place in the report.
pub fn anchor(index: usize) -> String {
    ["item-", &(index + 1).to_string()].concat()
}

/// A row of the table; a card where the page is narrow.
pub fn row(cx: &Cx, index: usize, item: &Item) -> Html {
    html! { <tr role="row" id={anchor(index)} key={index} data-status={item.status.id()}>
        <td role="cell" class="number">{ item.number.as_deref().unwrap_or("—") }</td>
        <td role="cell" class="commitment" lang="zh-CN">
            { for item.section.as_deref().map(|text| cell(cx, item, CellName::Section, text)) }
            { for item.name.as_deref().map(|name| html! { <p class="title">{ name }</p> }) }
            { cell(cx, item, CellName::Commitment, &item.commitment) }
            { for item.target_text.as_deref().map(|text| cell(cx, item, CellName::TargetText, text)) }
            { for item.owner.as_deref().map(|owner| labelled(cx.t("owner"), owner)) }
        </td>
        <td role="cell" class="completion" lang="zh-CN">
            { if item.completion.is_empty() {
                html! { <p class="blank" lang={cx.lang().id()}>{ cx.t("completion.blank") }</p> }
            } else {
                cell(cx, item, CellName::Completion, &item.completion)
            } }
            { for item.rate.as_deref().map(|text| cell(cx, item, CellName::Rate, text)) }
            { for item.remark.as_deref().map(|remark| labelled(cx.t("remark"), remark)) }
        </td>
        <td role="cell" class="judged">
            <p>{ verdict(cx, item.status) }{ flags(cx, item) }</p>
            { for item.claim.map(|claim| self::claim(cx, claim, item.conflict)) }
            <p class="reason">{ &item.reason }</p>
            { bullets(cx, item) }
            { evidence(cx, item) }
        </td>
    </tr> }
}

fn flags(cx: &Cx, item: &Item) -> Html {
    html! { <>
        if item.conflict { <strong class="conflict">{ cx.t("conflict") }</strong> }
        if item.adjusted { <span class="flag">{ cx.t("adjusted") }</span> }
    </> }
}

fn claim(cx: &Cx, claim: Status, conflict: bool) -> Html {
    html! { <p class="claim" data-conflict={conflict.then_some("")}>{ cx.t("claim") }{ cx.status(claim) }</p> }
}

fn labelled(label: &'static str, text: &str) -> Html {
    html! { <p class="aside"><span>{ label }</span>{ text }</p> }
}

/// A cell's text with what decided the item marked in it.
fn cell(cx: &Cx, item: &Item, name: CellName, text: &str) -> Html {
    let mut marks = marks::of_cell(item, name);
    marks.extend(marks::of_query(text, cx.model.filter.query.trim()));
    let numbered = item.targets.len() > 1;
    html! { <p data-cell={name.id()}>
        { for marks::pieces(text, &marks).into_iter().map(|(piece, marks)| marked(piece, &marks, numbered)) }
    </p> }
}

fn marked(piece: &str, marks: &[Mark], numbered: bool) -> Html {
    let Some(first) = marks.first() else { return Html::from(piece) };
    let number = (numbered && first.target > 0).then(|| first.target.to_string());
    html! { <mark data-role={first.role.id()} data-status={first.status.id()} data-n={number}>{ piece }</mark> }
}
