//! The documents that were opened together: a button for each.

use crate::terms::Status;
use crate::ui::context::Cx;
use crate::ui::state::{Msg, Shown, Tab, TabState};
use yew::prelude::*;

/// The row of buttons; nothing for one document.
pub fn tabs(cx: &Cx) -> Html {
    let shelf = &cx.model.shelf;
    if shelf.tabs().is_empty() {
        return Html::default();
    }
    html! { <nav class="tabs" aria-label={cx.t("tabs")}>
        { for shelf.tabs().iter().enumerate().map(|(index, tab)| button(cx, index, tab, index == shelf.current)) }
    </nav> }
}

fn button(cx: &Cx, index: usize, tab: &Tab, current: bool) -> Html {
    let shown = |shown: &Shown| {
        let summary = &shown.report.summary;
        let met = summary.by_status.of(Status::Exceeded) + summary.by_status.of(Status::Met);
        format!("{met} / {}", summary.items)
    };
    let outcome = match (&tab.state, current) {
        (TabState::Read(read), _) => shown(read),
        (TabState::Failed(_), _) => cx.t("tabs.failed").to_owned(),
        (_, true) if cx.model.problem.is_some() => cx.t("tabs.failed").to_owned(),
        (_, true) => cx.model.shown.as_ref().map_or_else(|| cx.t("tabs.waiting").to_owned(), shown),
        _ => cx.t("tabs.waiting").to_owned(),
    };
    html! { <button type="button" aria-current={current.then_some("true")} onclick={cx.on(Msg::Turn(index))}>
        <span class="tab-name">{ &*tab.name }</span><span class="tab-outcome">{ outcome }</span>
    </button> }
}
