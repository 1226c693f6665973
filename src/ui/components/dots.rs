//! How far each measurable target was passed or missed: one dot a target, on an axis of actual ÷ target.

use crate::terms::Status;
use crate::ui::charts::Axis;
use crate::ui::components::evidence::{promised, reached};
use crate::ui::components::glyph::outline;
use crate::ui::components::widgets::{self, Chart, chinese, group, section, table, to_item, words};
use crate::ui::context::Cx;
use crate::ui::figures;
use crate::ui::order::order;
use crate::ui::state::Shown;
use crate::view::Target;
use yew::prelude::*;

/// More dots than this are too many to be told apart; the least reached are drawn.
const MOST: usize = 80;

/// How much room there is: the names of the targets stand before their lines, or above them where the window is narrow.
#[derive(Clone, Copy)]
struct Room {
    /// For the names.
    label: u32,
    /// For the axis.
    width: u32,
    /// For a row.
    row: u32,
}

const WIDE: Room = Room { label: 270, width: 560, row: 22 };
const NARROW: Room = Room { label: 8, width: 270, row: 40 };

/// Where the first row begins.
const TOP: u32 = 34;

/// The id of the drawing, and the name of its file.
const CHART: &str = "chart-targets";

struct Dot<'s> {
    index: usize,
    number: &'s str,
    target: &'s Target,
    share: f64,
}

/// The chart with its sentence and its table.
pub fn dots<'s>(cx: &Cx, shown: &'s Shown) -> Html {
    let mut dots: Vec<Dot> = Vec::new();
    for (index, item) in shown.items.iter().enumerate() {
        let of = |target: &'s Target| {
            Some(Dot { index, number: item.number.as_deref().unwrap_or(""), share: target.ratio?.0, target })
        };
        dots.extend(item.targets.iter().filter_map(of));
    }
    let ranks = order(dots.len(), &|a, b| dots[a].share.total_cmp(&dots[b].share));
    let all = dots.len();
    let met = dots.iter().filter(|dot| matches!(dot.target.status, Status::Exceeded | Status::Met)).count();
    let (Some(least), Some(most)) = (ranks.first().map(|at| &dots[*at]), ranks.last().map(|at| &dots[*at])) else {
        return Html::default();
    };
    let (count, met) = (all.to_string(), met.to_string());
    let (lowest, highest) = (figures::percent(least.share), figures::percent(most.share));
    let values = [
        ("n", count.as_str()),
        ("met", &met),
        ("least", &lowest),
        ("least.of", &least.target.indicator),
        ("most", &highest),
        ("most.of", &most.target.indicator),
    ];
    let sentence = cx.fill("dots.said", &values);
    let dots: Vec<&Dot> = ranks.iter().take(MOST).map(|at| &dots[*at]).collect();
    let cut = if all > MOST { cx.fill("dots.cut", &[("n", &MOST.to_string())]) } else { String::new() };
    let chart = Chart {
        fold: "dots-chart",
        open: cx.t("dots.open"),
        title: cx.t("dots"),
        id: CHART,
        saves: ["save-dots-svg", "save-dots-png"],
        notes: vec![words("aside", &cut), words("aside", cx.t("dots.note"))],
        drawing: &|| drawing(if cx.model.narrow { NARROW } else { WIDE }, &dots, sentence.clone()),
        numbers: &|| numbers(cx, &dots),
    };
    let chart = widgets::chart(cx, chart, &|status| dots.iter().any(|dot| dot.target.status == status));
    section("dots", "dots", cx.t("dots"), group("", vec![words("sentence", &sentence), chart]))
}

fn drawing(room: Room, dots: &[&Dot], sentence: String) -> Html {
    let Room { label: left, width, row: step } = room;
    let shares: Vec<f64> = dots.iter().map(|dot| dot.share).collect();
    let axis = Axis::of(&shares);
    let height = TOP + step * dots.len() as u32 + 6;
    let x = |share: f64| (left + axis.at(share, width)).to_string();
    let size = [(left + width + 70).to_string(), height.to_string()];
    // Before the line, or above it from the left edge on.
    let (label_x, anchor, above) = if left > 100 { (left - 12, "end", 0) } else { (0, "start", 16) };
    html! { <svg id={CHART} class="plot" viewBox={["0 0 ", &size[0], " ", &size[1]].concat()} width={size[0].clone()} height={size[1].clone()}
        role="img" aria-label={sentence}>
        { for apart(&axis, width).iter().map(|tick| html! { <>
            <line class={if (*tick - 1.0).abs() < 1e-9 { "one" } else { "grid" }} x1={x(*tick)} x2={x(*tick)} y1="20" y2={height.to_string()} />
            <text class="tick" x={x(*tick)} y="14" text-anchor="middle">{ figures::percent(*tick) }</text>
        </> }) }
        { for dots.iter().enumerate().map(|(row, dot)| {
            let y = TOP + step * row as u32 + u32::midpoint(step, above);
            let label = [dot.number, if dot.number.is_empty() { "" } else { ". " }, &short(&dot.target.indicator)].concat();
            html! { <g data-status={dot.target.status.id()}>
                <text class="label" lang="zh-CN" x={label_x.to_string()} y={(y + 4 - above).to_string()} text-anchor={anchor}>{ label }</text>
                <line class="stem" x1={x(1.0)} x2={x(dot.share)} y1={y.to_string()} y2={y.to_string()} />
                <g class="dot" transform={["translate(", &x(dot.share), " ", &y.to_string(), ") scale(0.75) translate(-8 -8)"].concat()}>
                    <circle cx="8" cy="8" r="9" /><path d={outline(dot.target.status)} fill-rule="evenodd" />
                </g>
                <text class="value" x={(left + width + 10).to_string()} y={(y + 4).to_string()}>{ figures::percent(dot.share) }</text>
            </g> }
        }) }
    </svg> }
}

/// The marks of the axis that leave each other room: the target's own first, then from the largest down.
fn apart(axis: &Axis, width: u32) -> Vec<f64> {
    const ROOM: u32 = 48;
    let mut kept = vec![1.0];
    for tick in axis.ticks.iter().rev() {
        if kept.iter().all(|other| axis.at(*tick, width).abs_diff(axis.at(*other, width)) >= ROOM) {
            kept.push(*tick);
        }
    }
    kept
}

/// The beginning of a long name.
fn short(name: &str) -> String {
    const LONGEST: usize = 16;
    let mut letters = name.chars();
    let start: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() { start + "…" } else { start }
}

fn numbers(cx: &Cx, dots: &[&Dot]) -> Html {
    let heads = [
        cx.t("column.number"),
        cx.t("indicator"),
        cx.t("target"),
        cx.t("actual"),
        cx.t("ratio"),
        cx.t("column.verdict-alone"),
    ];
    let row = |dot: &&Dot| {
        vec![
            to_item(dot.index, if dot.number.is_empty() { "—" } else { dot.number }.into()),
            chinese(&dot.target.indicator),
            promised(cx, dot.target).into(),
            reached(cx, dot.target).into(),
            figures::percent(dot.share).into(),
            cx.status(dot.target.status).into(),
        ]
    };
    table(cx.t("data"), "", heads.into_iter().map(Html::from).collect(), dots.iter().map(row).collect(), false)
}
