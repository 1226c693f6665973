//! Whose ledger, how many of how many, and the counts, each of which is a filter.

use crate::terms::Status;
use crate::ui::components::glyph::glyph;
use crate::ui::components::recognised;
use crate::ui::components::widgets::{counted, group, segments, toggle, words};
use crate::ui::context::{Cx, truth};
use crate::ui::figures;
use crate::ui::state::{Msg, Shown};
use crate::view::{Report, Summary};
use yew::prelude::*;

/// How wide a segment of the bar is at the least, in thousandths of it, for a finger to hit it: 24 px beside the gap, where the window
/// is as narrow as that of a phone, and where it is not.
const LEAST: [u32; 2] = [92, 43];

/// The head of the ledger.
pub fn summary(cx: &Cx, shown: &Shown, visible: usize) -> Html {
    let Shown { source, report, .. } = shown;
    let untitled = if source.name.is_empty() { cx.t("untitled") } else { &source.name };
    html! { <header class="head">
        <p class="kicker">{ kicker(cx, report) }</p>
        <h1 id="ledger" tabindex="-1" lang={report.title.as_ref().map(|_| "zh-CN")}>{ report.title.as_deref().unwrap_or(untitled) }</h1>
        { recognised::recognised(cx, source, &report.source) }
        { headline(cx, shown) }
        { bar(cx, &report.summary) }
        { counts(cx, &report.summary) }
        { to_items(cx, visible) }
        { rate(cx, &report.summary) }
    </header> }
}

/// The rate over the items that can be decided, for those who want one; with what it is of.
fn rate(cx: &Cx, summary: &Summary) -> Html {
    let (on, counts) = (cx.model.rate, &summary.by_status);
    let decided = summary.items - counts.undetermined;
    let met = counts.exceeded + counts.met;
    let said = if on && decided > 0 {
        let rate = figures::percent(f64::from(met) / f64::from(decided));
        let (met, decided, left) = (met.to_string(), decided.to_string(), counts.undetermined.to_string());
        let values = [("rate", rate.as_str()), ("met", &met), ("decided", &decided), ("left", &left)];
        words("", &cx.fill("rate.said", &values))
    } else {
        Html::default()
    };
    group(
        "rate",
        vec![toggle(cx, Some("rate"), on, cx.t("rate"), Msg::Rate(!on)), said, words("aside", cx.t("rate.equal"))],
    )
}

/// Place, year and period, as far as the text says them.
fn kicker(cx: &Cx, report: &Report) -> String {
    let year = report.year.map(|year| cx.fill("year", &[("year", &year.to_string())]));
    let period = report.period.as_ref().map(|period| period.text.clone());
    let parts: Vec<String> = [report.place.clone(), year, period].into_iter().flatten().collect();
    if parts.is_empty() { cx.t("kicker.none").to_owned() } else { parts.join(" · ") }
}

fn headline(cx: &Cx, shown: &Shown) -> Html {
    let summary = &shown.report.summary;
    let unread = if shown.is_head() { shown.awaited - shown.items.len() } else { shown.report.unread.len() };
    let reached = summary.by_status.exceeded + summary.by_status.met;
    html! { <p class="headline">
        <span>{ cx.t("headline.met") }</span>
        <b>{ figures::count(reached) }</b>
        <span>{ cx.t("headline.of") }</span>
        <b>{ figures::count(summary.items) }</b>
        <span>{ cx.t("headline.items") }</span>
        <small>
            { cx.fill("headline.note", &[("targets", &summary.targets.to_string())]) }
            if unread > 0 { <a href="#leftovers">{ cx.fill("unread", &[("n", &unread.to_string())]) }</a> }
        </small>
    </p> }
}

/// The way to the items that a filter admits: they stand far below what was pressed.
pub fn to_items(cx: &Cx, visible: usize) -> Html {
    if cx.model.filter.is_open() {
        return Html::default();
    }
    html! { <p class="to-items"><a href="#items">{ cx.fill("items.below", &[("n", &visible.to_string())]) }</a></p> }
}

/// The stacked bar. Each segment is a filter, as each count of the table under it.
fn bar(cx: &Cx, summary: &Summary) -> Html {
    let counts = &summary.by_status;
    let least = LEAST[usize::from(!cx.model.narrow)];
    let there = Status::ALL.iter().filter(|status| counts.of(**status) > 0);
    let sentence: Vec<String> = there.map(|status| counted(cx, *status, counts)).collect();
    html! { <svg class="stack" id="chart-verdicts" viewBox="0 0 1000 20" preserveAspectRatio="none" role="group"
    aria-label={sentence.join(cx.t("and"))}>{ segments(counts, 1000, least, Some(cx)) }</svg> }
}

fn counts(cx: &Cx, summary: &Summary) -> Html {
    html! { <table class="counts" aria-label={cx.t("counts")}>
        { for Status::ALL.iter().map(|&status| {
            let (count, on) = (summary.by_status.of(status), cx.model.filter.statuses.contains(&status));
            html! { <tr><th scope="row" class="unseen">{ cx.status(status) }</th><td><button type="button" data-status={status.id()} aria-pressed={truth(on)}
                disabled={count == 0} onclick={cx.on(Msg::ToggleStatus(status))}>
                { glyph(status) }<span>{ cx.status(status) }</span><b>{ figures::count(count) }</b>
                if cx.model.rate && count > 0 { <small>{ figures::percent(f64::from(count) / f64::from(summary.items)) }</small> }
            </button></td></tr> }
        }) }
    </table> }
}
