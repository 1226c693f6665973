//! The counts by topic and by flag, each of which is a filter.

use crate::terms::{Status, Topic};
use crate::ui::charts;
use crate::ui::components::widgets::{folded, group, section, table};
use crate::ui::context::{Cx, truth};
use crate::ui::filter::Flag;
use crate::ui::state::{Msg, Shown};
use crate::view::TopicCount;
use yew::prelude::*;

/// Buttons with their small charts, and the table of the same numbers.
pub fn topics(cx: &Cx, shown: &Shown) -> Html {
    let by_topic = &shown.report.summary.by_topic.0;
    let there = || by_topic.iter().filter(|(_, count)| count.items > 0);
    let most = there().map(|(_, count)| count.items).max().unwrap_or(1);
    section(
        "topics",
        "topics",
        cx.t("topics"),
        group(
            "",
            vec![
                html! { <ul>{ for there().map(|(topic, count)| self::topic(cx, *topic, count, most)) }</ul> },
                html! { <ul class="flags">{ for Flag::ALL.into_iter().map(|flag| self::flag(cx, flag, shown)) }</ul> },
                folded(None, "data", cx.t("data"), numbers(cx, &there().collect::<Vec<_>>())),
            ],
        ),
    )
}

fn numbers(cx: &Cx, rows: &[&(Topic, TopicCount)]) -> Html {
    let mut heads = vec![cx.t("topic").into(), cx.t("count").into()];
    heads.extend(Status::ALL.iter().map(|status| Html::from(cx.status(*status))));
    let row = |(topic, count): &&(Topic, TopicCount)| {
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
    const WIDTH: u32 = 200;
    let on = cx.model.filter.topic == Some(topic);
    let width = (WIDTH * count.items / most).max(6);
    let strip = html! { <svg class="strip" viewBox={["0 0 ", &WIDTH.to_string(), " 8"].concat()} preserveAspectRatio="none" aria-hidden="true">
        { for charts::stack(&count.by_status, width, 0).into_iter().map(|(status, x, wide)| html! {
            <rect data-status={status.id()} x={x.to_string()} y="0" width={wide.saturating_sub(1).to_string()} height="8" />
        }) }
    </svg> };
    button(cx, Msg::Topic((!on).then_some(topic)), on, cx.term("topic", topic.id()), count.items, strip)
}

fn button(cx: &Cx, msg: Msg, on: bool, label: &'static str, count: u32, picture: Html) -> Html {
    html! { <li><button type="button" aria-pressed={truth(on)} onclick={cx.on(msg)}>
        <span>{ label }</span><b>{ count }</b>{ picture }
    </button></li> }
}
