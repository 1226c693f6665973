//! The counts by topic and by flag, each of which is a filter.

use crate::terms::{Status, Topic};
use crate::ui::components::widgets::{self, Chart, group, section, segments, table, words};
use crate::ui::context::{Cx, truth};
use crate::ui::filter::Flag;
use crate::ui::state::{Msg, Shown};
use crate::view::TopicCount;
use yew::prelude::*;

/// Buttons with their small charts, and the chart with its sentence and the table of the same numbers.
pub fn topics(cx: &Cx, shown: &Shown) -> Html {
    let by_topic = &shown.report.summary.by_topic.0;
    let there: Vec<&Row> = by_topic.iter().filter(|(_, count)| count.items > 0).collect();
    let most = there.iter().map(|(_, count)| count.items).max().unwrap_or(1);
    let sentence = [
        leading(cx, &there, "topics.most", &|count| count.items),
        leading(cx, &there, "topics.short", &|TopicCount { items, by_status: by, .. }| {
            items - by.exceeded - by.met - by.undetermined
        }),
    ]
    .concat();
    let mut parts = vec![
        if there.is_empty() { Html::default() } else { words("sentence", &sentence) },
        html! { <ul>{ for there.iter().map(|(topic, count)| self::topic(cx, *topic, count, most)) }</ul> },
        html! { <ul class="flags">{ for Flag::ALL.into_iter().map(|flag| self::flag(cx, flag, shown)) }</ul> },
    ];
    if !there.is_empty() {
        let chart = Chart {
            fold: "topics-chart",
            open: cx.t("topics.open"),
            title: cx.t("topics"),
            id: "chart-topics",
            saves: ["save-topics-svg", "save-topics-png"],
            notes: Vec::new(),
            drawing: &|| drawing(cx, &there, most, sentence.clone()),
            numbers: &|| numbers(cx, &there),
        };
        let counts = &shown.report.summary.by_status;
        parts.push(widgets::chart(cx, chart, &|status| counts.of(status) > 0));
    }
    section("topics", "topics", cx.t("topics"), group("", parts))
}

type Row = (Topic, TopicCount);

/// Which topic has most of something, or which have: several may have as many.
fn leading(cx: &Cx, rows: &[&Row], id: &'static str, of: &dyn Fn(&TopicCount) -> u32) -> String {
    let most = rows.iter().map(|(_, count)| of(count)).max().unwrap_or(0);
    if most == 0 {
        return cx.t("topics.none").to_owned();
    }
    let leading = rows.iter().filter(|(_, count)| of(count) == most);
    let names: Vec<&str> = leading.map(|(topic, _)| cx.term("topic", topic.id())).collect();
    cx.fill(id, &[("of", &names.join(cx.t("topics.and"))), ("n", &most.to_string())])
}

/// A stacked bar a topic, as long as it has items.
fn drawing(cx: &Cx, rows: &[&Row], most: u32, sentence: String) -> Html {
    const ROW: usize = 28;
    let width = if cx.model.narrow { 150 } else { 560 };
    let size = [(width + 210).to_string(), (rows.len() * ROW).to_string()];
    html! { <svg id="chart-topics" class="plot" viewBox={["0 0 ", &size[0], " ", &size[1]].concat()} width={size[0].clone()} height={size[1].clone()}
        role="img" aria-label={sentence}>
        { for rows.iter().enumerate().map(|(row, (topic, count))| {
            let bar = width * count.items / most;
            html! { <g transform={["translate(160 ", &(row * ROW + 4).to_string(), ")"].concat()}>
                <text x="-10" y="15" text-anchor="end">{ cx.term("topic", topic.id()) }</text>
                { segments(&count.by_status, bar, 0, None) }
                <text class="value" x={(bar + 8).to_string()} y="15">{ count.items }</text>
            </g> }
        }) }
    </svg> }
}

fn numbers(cx: &Cx, rows: &[&Row]) -> Html {
    let mut heads = vec![cx.t("topic").into(), cx.t("count").into()];
    heads.extend(Status::ALL.iter().map(|status| Html::from(cx.status(*status))));
    let row = |(topic, count): &&Row| {
        let mut cells = vec![cx.term("topic", topic.id()).into(), count.items.into()];
        cells.extend(Status::ALL.iter().map(|status| Html::from(count.by_status.of(*status))));
        cells
    };
    table(cx.t("topics"), "", heads, rows.iter().map(row).collect(), true)
}

fn flag(cx: &Cx, flag: Flag, shown: &Shown) -> Html {
    let on = cx.model.filter.flag == Some(flag);
    let count = shown.items.iter().enumerate().filter(|(index, item)| flag.holds(shown, *index, item)).count() as u32;
    if count == 0 && !on {
        return Html::default();
    }
    button(cx, Msg::Flag((!on).then_some(flag)), on, cx.term("flag", flag.id()), count, Html::default())
}

fn topic(cx: &Cx, topic: Topic, count: &TopicCount, most: u32) -> Html {
    let on = cx.model.filter.topic == Some(topic);
    let width = (200 * count.items / most).max(6);
    let strip = html! { <svg class="strip" viewBox="0 0 200 20" preserveAspectRatio="none" aria-hidden="true">
        { segments(&count.by_status, width, 0, None) }
    </svg> };
    button(cx, Msg::Topic((!on).then_some(topic)), on, cx.term("topic", topic.id()), count.items, strip)
}

fn button(cx: &Cx, msg: Msg, on: bool, label: &'static str, count: u32, picture: Html) -> Html {
    html! { <li><button type="button" aria-pressed={truth(on)} onclick={cx.on(msg)}>
        <span>{ label }</span><b>{ count }</b>{ picture }
    </button></li> }
}
