//! What belongs to no item, and what is odd about the ledger: nothing is dropped in silence.

use crate::terms::Lang;
use crate::ui::components::widgets::{button, folded, group, section, to_item, words};
use crate::ui::context::{Cx, Voice, truth};
use crate::ui::state::{Msg, Shown};
use crate::view::{Check, Notice, Unread};
use yew::prelude::*;

/// What was recognised, the unread texts, the notices, and the arithmetic that was checked.
pub fn leftovers(cx: &Cx, shown: &Shown) -> Html {
    let body =
        vec![words("recognition", &recognition(cx, shown)), notices(cx, shown), checks(cx, shown), unread(cx, shown)];
    section("leftovers", "leftovers", cx.t("leftovers"), group("", body))
}

fn recognition(cx: &Cx, shown: &Shown) -> String {
    let (n, left) = (shown.items.len().to_string(), shown.report.unread.len().to_string());
    match expected(shown) {
        Some(all) => cx.fill("recognised.of", &[("n", &n), ("all", &all.to_string()), ("left", &left)]),
        None => cx.fill("recognised.some", &[("n", &n), ("left", &left)]),
    }
}

fn notices(cx: &Cx, shown: &Shown) -> Html {
    let notices = &shown.report.notices;
    if notices.is_empty() {
        return Html::default();
    }
    let notice = |notice: &Notice| {
        entry(vec![words("", &notice.message), notice.line.map(|line| self::line(cx, line)).unwrap_or_default()])
    };
    html! { <details class="notices" open=true>
        <summary>{ cx.fill("notices", &[("n", &notices.len().to_string())]) }</summary>
        <ul>{ for notices.iter().map(notice) }</ul>
    </details> }
}

fn unread(cx: &Cx, shown: &Shown) -> Html {
    let unread = &shown.report.unread;
    if unread.is_empty() {
        return words("", cx.t("unread.none"));
    }
    let more = unread.len().saturating_sub(cx.model.unread_rows);
    let left =
        |left: &Unread| entry(vec![words("quoted", &left.text), words("why", &left.reason), line(cx, left.line)]);
    let list = html! { <>
        <ul>{ for unread.iter().take(cx.model.unread_rows).map(left) }</ul>
        if more > 0 { { button(cx, None, &cx.fill("unread.more", &[("n", &more.to_string())]), Msg::MoreUnread) } }
    </> };
    folded(Some("unread"), "", &cx.fill("unread", &[("n", &unread.len().to_string())]), list)
}

fn entry(parts: Vec<Html>) -> Html {
    html! { <li>{ for parts }</li> }
}

/// How many items the ledger's own numbers promise; none where they do not run from 1 on.
fn expected(shown: &Shown) -> Option<usize> {
    let numbers: Option<Vec<usize>> =
        shown.items.iter().map(|item| item.number.as_deref()?.trim().parse().ok()).collect();
    let numbers = numbers?;
    // A ledger counts on; where it begins anew under each heading, its numbers say nothing of the whole.
    let counts_on = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    numbers
        .last()
        .copied()
        .filter(|last| counts_on && *last >= numbers.len() && numbers.first().is_some_and(|first| *first <= 2))
}

/// Everything that was added or divided, with the items that it was found in.
fn checks(cx: &Cx, shown: &Shown) -> Html {
    let found =
        || shown.items.iter().enumerate().flat_map(|(index, item)| item.checks.iter().map(move |check| (index, check)));
    let (all, wrong) = (found().count(), found().filter(|(_, check)| !check.agrees).count());
    if all == 0 {
        return words("", cx.t("checks.none"));
    }
    let row = |(index, check): (usize, &Check)| {
        let number =
            shown.items.get(index).and_then(|item| item.number.clone()).unwrap_or_else(|| (index + 1).to_string());
        html! { <li data-agrees={truth(check.agrees)}>
            { to_item(index, item(cx, &number).into()) }
            <span>{ cx.term("check", check.kind.id()) }</span><span lang="zh-CN">{ &check.text }</span>
            <b>{ if check.agrees { cx.t("check.agrees") } else { cx.t("check.disagrees") } }</b>
        </li> }
    };
    let list = html! { <ul class="checks">{ for found().take(LISTED).map(row) }</ul> };
    folded(Some("checks"), "", &cx.fill("checks", &[("n", &all.to_string()), ("wrong", &wrong.to_string())]), list)
}

/// An item by its number; Chinese ones stand without blanks: 第 3 项, 第三项.
fn item(cx: &Cx, number: &str) -> String {
    let said = cx.fill("item", &[("n", number)]);
    if cx.lang == Lang::Zh && !number.is_ascii() { said.replace(' ', "") } else { said }
}

/// Longer lists of checks are for the exports.
const LISTED: usize = 500;

/// A line of the source, and the way there.
pub fn line(cx: &Voice, line: u32) -> Html {
    html! { <button type="button" class="to-line" onclick={cx.on(Msg::ShowSource(Some(line)))}>
        { cx.fill("line", &[("n", &line.to_string())]) }
    </button> }
}
