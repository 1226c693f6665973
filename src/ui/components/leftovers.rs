//! What belongs to no item, and what is odd about the ledger: nothing is dropped in silence.

use crate::ui::context::Cx;
use crate::ui::state::{Msg, Shown};
use yew::prelude::*;

/// The unread texts and the notices.
pub fn leftovers(cx: &Cx, shown: &Shown) -> Html {
    let report = &shown.report;
    let unread = report.unread.len();
    let more = unread.saturating_sub(cx.model.unread_rows);
    let said = cx.fill("unread", &[("n", &unread.to_string())]);
    html! { <section class="leftovers" aria-labelledby="leftovers">
        <h2 id="leftovers">{ cx.t("leftovers") }</h2>
        if !report.notices.is_empty() {
            <ul class="notices">{ for report.notices.iter().map(|notice| html! {
                <li>{ &notice.message }{ for notice.line.map(|line| self::line(cx, line)) }</li>
            }) }</ul>
        }
        if unread == 0 {
            <p>{ cx.t("unread.none") }</p>
        } else {
            <details id="unread">
                <summary>{ said }</summary>
                <ul>{ for report.unread.iter().take(cx.model.unread_rows).map(|left| html! {
                    <li><span class="quoted" lang="zh-CN">{ &left.text }</span><span class="why">{ &left.reason }</span>{ line(cx, left.line) }</li>
                }) }</ul>
                if more > 0 {
                    <button type="button" onclick={cx.on(Msg::MoreUnread)}>{ cx.fill("unread.more", &[("n", &more.to_string())]) }</button>
                }
            </details>
        }
    </section> }
}

fn line(cx: &Cx, line: u32) -> Html {
    html! { <span class="aside">{ cx.fill("line", &[("n", &line.to_string())]) }</span> }
}
