//! One item: its texts with the quantities marked, and the verdict with its reason.

use crate::terms::{CellName, Status};
use crate::ui::components::correction;
use crate::ui::components::evidence::{bullets, evidence};
use crate::ui::components::glyph::verdict;
use crate::ui::components::widgets::words;
use crate::ui::context::Voice;
use crate::ui::marks::{self, Mark};
use crate::view::{Correction, Item};
use std::rc::Rc;
use yew::prelude::*;

/// The id of an item's row, by its place in the report.
pub fn anchor(index: usize) -> String {
    ["item-", &(index + 1).to_string()].concat()
}

/// The id of the button that begins to correct an item.
pub fn correcting(index: usize) -> String {
    ["correct-", &(index + 1).to_string()].concat()
}

/// What a row is drawn from: it is drawn anew when one of these changes, which keeps two thousand of them quick.
#[derive(Clone, PartialEq, Properties)]
pub struct RowProps {
    /// The language, and where messages go.
    pub voice: Voice,
    /// The place of the item in the report.
    pub index: usize,
    /// The item.
    pub item: Rc<Item>,
    /// What the reader searches for.
    pub query: AttrValue,
    /// What the reader corrected in it.
    pub corrections: Vec<Correction>,
    /// The figures to choose from, while it is being corrected.
    pub correcting: Option<Rc<[[u32; 2]]>>,
    /// Whether answers can be corrected: a saved report has no original to judge anew.
    pub answers: bool,
}

/// A row of the table; a card where the page is narrow.
#[function_component]
pub fn Row(props: &RowProps) -> Html {
    let RowProps { voice: cx, index, item, query, corrections, .. } = props;
    let before = corrections.first().map(|correction| correction.from);
    let cell = |name, text: &str| cell(item, name, text, query);
    let found = |text: &str| marked_text(text, &marks::of_query(text, query.trim()), false);
    let optional = |text: &Option<String>, show: &dyn Fn(&str) -> Html| text.as_deref().map(show).unwrap_or_default();
    let commitment = vec![
        optional(&item.section, &|text| cell(CellName::Section, text)),
        optional(&item.name, &|text| para("title", found(text))),
        cell(CellName::Commitment, &item.commitment),
        optional(&item.target_text, &|text| cell(CellName::TargetText, text)),
        optional(&item.owner, &|text| labelled(cx.t("owner"), found(text))),
        html! { <p class="aside" lang={cx.lang.id()}>{ cx.term("topic", item.topic.id()) }</p> },
    ];
    let completion = vec![
        if item.completion.is_empty() {
            html! { <p class="blank" lang={cx.lang.id()}>{ cx.t("completion.blank") }</p> }
        } else {
            cell(CellName::Completion, &item.completion)
        },
        optional(&item.rate, &|text| cell(CellName::Rate, text)),
        optional(&item.remark, &|text| labelled(cx.t("remark"), found(text))),
    ];
    let by_reader = corrections.iter().any(|correction| correction.target.is_none());
    let judged = vec![
        para("", verdict(cx, item.status)),
        if item.adjusted { words("flag", cx.t("adjusted")) } else { Html::default() },
        before.map(|before| by_hand(cx, before)).unwrap_or_default(),
        html! { <p class="reason">if by_reader { { cx.t("by-hand.reason") } }{ found(&item.reason) }</p> },
    ];
    let number = vec![Html::from(item.number.as_deref().unwrap_or("—"))];
    html! { <tr role="row" id={anchor(*index)} data-status={item.status.id()} tabindex="-1">
        { td("number", None, number) }
        { td("commitment", Some("zh-CN"), commitment) }
        { td("completion", Some("zh-CN"), completion) }
        <td role="cell" class="claim" data-conflict={item.conflict.then_some("")}>
            <span class="label">{ cx.t("claim") }</span>
            // Where the ledger has a column of rates, that is its claim.
            { item.claim.map_or(if item.rate.is_some() { "—" } else { cx.t("claim.none") }, |claim| cx.status(claim)) }
            if item.conflict { <strong class="conflict">{ cx.t("conflict") }</strong> }
        </td>
        { td("judged", None, judged) }
        { td("measured", None, vec![bullets(cx, item)]) }
        { td("opens", None, vec![evidence(cx, *index, item, correction::form(props))]) }
    </tr> }
}

fn td(class: &'static str, lang: Option<&'static str>, parts: Vec<Html>) -> Html {
    html! { <td role="cell" {class} {lang}>{ for parts }</td> }
}

fn para(class: &'static str, content: Html) -> Html {
    html! { <p {class}>{ content }</p> }
}

fn by_hand(cx: &Voice, before: Status) -> Html {
    html! { <p class="by-hand"><strong>{ cx.t("by-hand") }</strong>{ cx.fill("by-hand.before", &[("status", cx.status(before))]) }</p> }
}

fn labelled(label: &'static str, text: Html) -> Html {
    html! { <p class="aside"><span>{ label }</span>{ text }</p> }
}

/// What is marked and no longer than this stays on one line.
const SHORT: usize = 10;

/// A cell's text with what decided the item marked in it.
fn cell(item: &Item, name: CellName, text: &str, query: &str) -> Html {
    let mut marks = marks::of_cell(item, name);
    marks.extend(marks::of_query(text, query.trim()));
    html! { <p data-cell={name.id()}>{ marked_text(text, &marks, item.targets.len() > 1) }</p> }
}

fn marked_text(text: &str, marks: &[Mark], numbered: bool) -> Html {
    marks::pieces(text, marks).into_iter().map(|(piece, marks)| marked(piece, &marks, numbered)).collect()
}

fn marked(piece: &str, marks: &[Mark], numbered: bool) -> Html {
    let Some(first) = marks.first() else { return Html::from(piece) };
    let number = (numbered && first.target > 0).then(|| first.target.to_string());
    let found = marks.iter().any(|mark| mark.role == marks::Role::Found).then_some("");
    let short = (piece.chars().count() <= SHORT).then_some("");
    html! { <mark data-role={first.role.id()} data-status={first.status.id()} data-n={number} data-found={found} data-short={short}>{ piece }</mark> }
}
