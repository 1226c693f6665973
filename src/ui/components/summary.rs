//! Whose ledger, how many of how many, and the counts, each of which is a filter.

use crate::terms::{Status, Topic};
use crate::ui::charts;
use crate::ui::components::glyph::glyph;
use crate::ui::components::recognised;
use crate::ui::context::{Cx, truth};
use crate::ui::filter::Flag;
use crate::ui::state::{Msg, Shown};
use crate::view::{Report, Summary, TopicCount};
use yew::prelude::*;

const WIDTH: u32 = 1000;
const LEAST: u32 = 8;

/// The head of the ledger.
pub fn summary(cx: &Cx, shown: &Shown) -> Html {
    let Shown { source, report, .. } = shown;
    let untitled = if source.name.is_empty() { cx.t("untitled") } else { &source.name };
    html! { <header class="head">
        <p class="kicker">{ kicker(cx, report) }</p>
        <h1 id="ledger" tabindex="-1">{ report.title.as_deref().unwrap_or(untitled) }</h1>
        { recognised::recognised(cx, source, &report.source) }
        { headline(cx, &report.summary) }
        { bar(cx, &report.summary) }
        { counts(cx, &report.summary) }
    </header> }
}

/// Place, year and period, as far as the text says them.
fn kicker(cx: &Cx, report: &Report) -> String {
    let year = report.year.map(|year| cx.fill("year", &[("year", &year.to_string())]));
    let period = report.period.as_ref().map(|period| period.text.clone());
    let parts: Vec<String> = [report.place.clone(), year, period].into_iter().flatten().collect();
    if parts.is_empty() { cx.t("kicker.none").to_owned() } else { parts.join(" · ") }
}

fn headline(cx: &Cx, summary: &Summary) -> Html {
    let reached = summary.by_status.exceeded + summary.by_status.met;
    html! { <p class="headline">
        <span>{ cx.t("headline.met") }</span>
        <b>{ reached }</b>
        <span>{ cx.t("headline.of") }</span>
        <b>{ summary.items }</b>
        <span>{ cx.t("headline.items") }</span>
        <small>{ cx.fill("headline.note", &[("targets", &summary.targets.to_string())]) }</small>
    </p> }
}

/// The stacked bar: a picture of the table under it, which is what the keyboard and screen readers use.
fn bar(cx: &Cx, summary: &Summary) -> Html {
    let chosen = &cx.model.filter.statuses;
    let view_box = ["0 0 ", &WIDTH.to_string(), " 20"].concat();
    html! { <svg class="stack" viewBox={view_box} preserveAspectRatio="none" aria-hidden="true">
        { for charts::stack(&summary.by_status, WIDTH, LEAST).into_iter().map(|(status, x, width)| {
            let faint = !chosen.is_empty() && !chosen.contains(&status);
            html! { <rect data-status={status.id()} data-faint={faint.then_some("")} x={x.to_string()} y="0"
                width={width.saturating_sub(2).to_string()} height="20" onclick={cx.on(Msg::ToggleStatus(status))} /> }
        }) }
    </svg> }
}

fn counts(cx: &Cx, summary: &Summary) -> Html {
    html! { <ul class="counts" aria-label={cx.t("counts")}>
        { for Status::ALL.iter().map(|&status| {
            let (count, on) = (summary.by_status.of(status), cx.model.filter.statuses.contains(&status));
            html! { <li><button type="button" data-status={status.id()} aria-pressed={truth(on)}
                disabled={count == 0} onclick={cx.on(Msg::ToggleStatus(status))}>
                { glyph(status) }<span>{ cx.status(status) }</span><b>{ count }</b>
            </button></li> }
        }) }
    </ul> }
}

/// The counts by topic and by flag.
pub fn topics(cx: &Cx, report: &Report) -> Html {
    let there = report.summary.by_topic.0.iter().filter(|(_, count)| count.items > 0);
    let flags = [
        (Flag::Conflict, cx.t("flag.conflicts")),
        (Flag::Adjusted, cx.t("flag.adjusted")),
        (Flag::Disagreement, cx.t("flag.disagreements")),
    ];
    html! { <section class="topics" aria-labelledby="topics">
        <h2 id="topics">{ cx.t("topics") }</h2>
        <ul>
            { for there.map(|(topic, count)| self::topic(cx, *topic, count)) }
            { for flags.into_iter().map(|(flag, label)| self::flag(cx, flag, label, report)) }
        </ul>
    </section> }
}

fn flag(cx: &Cx, flag: Flag, label: &'static str, report: &Report) -> Html {
    let on = cx.model.filter.flag == Some(flag);
    let count = report.items.iter().filter(|item| flag.holds(item)).count() as u32;
    if count == 0 {
        return Html::default();
    }
    button(cx, Msg::Flag((!on).then_some(flag)), on, label, count, Html::default())
}

fn topic(cx: &Cx, topic: Topic, count: &TopicCount) -> Html {
    let on = cx.model.filter.topic == Some(topic);
    let width = 20 * count.items;
    let strip = html! { <svg class="strip" viewBox={["0 0 ", &width.to_string(), " 6"].concat()} width={width.to_string()}
        height="6" preserveAspectRatio="none" aria-hidden="true">
        { for charts::stack(&count.by_status, width, 0).into_iter().map(|(status, x, wide)| html! {
            <rect data-status={status.id()} x={x.to_string()} y="0" width={wide.saturating_sub(1).to_string()} height="6" />
        }) }
    </svg> };
    button(cx, Msg::Topic((!on).then_some(topic)), on, cx.term("topic", topic.id()), count.items, strip)
}

fn button(cx: &Cx, msg: Msg, on: bool, label: &'static str, count: u32, picture: Html) -> Html {
    html! { <li><button type="button" aria-pressed={truth(on)} onclick={cx.on(msg)}>
        <span>{ label }</span><b>{ count }</b>{ picture }
    </button></li> }
}
