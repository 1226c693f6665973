//! What the parts of the page are built from again and again. Each is compiled once, which keeps the first load small.

use crate::terms::Status;
use crate::ui::charts;
use crate::ui::components::glyph::verdict;
use crate::ui::context::{Cx, Voice, truth};
use crate::ui::state::Msg;
use crate::view::ByStatus;
use yew::prelude::*;

/// A section under a heading that names it.
pub fn section(class: &'static str, id: &'static str, title: &'static str, body: Html) -> Html {
    html! { <section {class} aria-labelledby={id}><h2 {id} tabindex="-1">{ title }</h2>{ body }</section> }
}

/// A button; without an id where nobody asks for it.
pub fn button(cx: &Voice, id: Option<&'static str>, label: &str, msg: Msg) -> Html {
    html! { <button type="button" {id} onclick={cx.on(msg)}>{ label }</button> }
}

/// A button that is pressed or not.
pub fn toggle(cx: &Voice, id: Option<&'static str>, on: bool, label: &str, msg: Msg) -> Html {
    html! { <button type="button" {id} aria-pressed={truth(on)} onclick={cx.on(msg)}>{ label }</button> }
}

/// Something that is folded away until it is wanted.
pub fn folded(id: Option<&'static str>, class: &'static str, summary: &str, body: Html) -> Html {
    html! { <details {id} {class}><summary>{ summary }</summary>{ body }</details> }
}

/// A paragraph of words of the page.
pub fn words(class: &'static str, text: &str) -> Html {
    html! { <p {class}>{ text }</p> }
}

/// What belongs together. Each part keeps its place, so that one more behind it leaves it, and the focus in it, alone.
pub fn group(class: &'static str, parts: Vec<Html>) -> Html {
    html! { <div {class}>{ for parts.into_iter().enumerate().map(|(place, part)| html! { <key={place}>{ part }</> }) }</div> }
}

/// Words of a ledger, which are Chinese whatever the page speaks.
pub fn chinese(text: &str) -> Html {
    html! { <span lang="zh-CN">{ text }</span> }
}

/// A table of a chart's numbers, wide as it may be. The first cell of a row names it where `named`.
pub fn table(label: &str, class: &'static str, heads: Vec<Html>, rows: Vec<Vec<Html>>, named: bool) -> Html {
    let cell = |(place, cell): (usize, Html)| {
        if named && place == 0 {
            html! { <th scope="row">{ cell }</th> }
        } else {
            html! { <td>{ cell }</td> }
        }
    };
    let body = rows.into_iter().map(|row| html! { <tr>{ for row.into_iter().enumerate().map(cell) }</tr> });
    wide(
        label.to_owned(),
        html! { <table class={["plain ", if named { "counted " } else { "" }, class].concat()}>
            <thead><tr>{ for heads.into_iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
            { for body }
        </table> },
    )
}

/// A chart that is folded away, with what its colours mean, notes, the ways to save it, and the table of its numbers.
pub struct Chart<'a> {
    /// The id of the fold.
    pub fold: &'static str,
    /// What opens it.
    pub open: &'static str,
    /// What it shows.
    pub title: &'static str,
    /// The id of the drawing, and the name of its file.
    pub id: &'static str,
    /// The ids of the buttons that save it as a drawing and as a bitmap.
    pub saves: [&'static str; 2],
    /// What is said of it.
    pub notes: Vec<Html>,
    /// The drawing.
    pub drawing: &'a dyn Fn() -> Html,
    /// The table of its numbers.
    pub numbers: &'a dyn Fn() -> Html,
}

/// The chart, with the verdicts that occur in it; what is in the fold comes after the first view.
pub fn chart(cx: &Cx, chart: Chart, occurs: &dyn Fn(Status) -> bool) -> Html {
    if !cx.is_whole() {
        return folded(Some(chart.fold), "", chart.open, Html::default());
    }
    let there = Status::ALL.iter().filter(|status| occurs(**status));
    let [svg, png] = chart.saves;
    let buttons = vec![
        button(cx, Some(svg), cx.t("chart.svg"), Msg::SaveChart(chart.id, false)),
        button(cx, Some(png), cx.t("chart.png"), Msg::SaveChart(chart.id, true)),
    ];
    let parts = vec![
        html! { <p class="legend">{ for there.map(|status| verdict(cx, *status)) }</p> },
        wide(chart.title.to_owned(), (chart.drawing)()),
        group("", chart.notes),
        group("actions", buttons),
        folded(None, "data", cx.t("data"), (chart.numbers)()),
    ];
    folded(Some(chart.fold), "", chart.open, group("", parts))
}

/// The segments of a stacked bar; each is a filter where the page is given. `extras.js` has the keys press them.
pub fn segments(counts: &ByStatus, width: u32, least: u32, page: Option<&Cx>) -> Html {
    let segment = |(status, x, wide): (Status, u32, u32)| {
        let on = page.map(|cx| truth(cx.model.filter.statuses.contains(&status)));
        html! { <rect data-status={status.id()} x={x.to_string()} y="0"
        width={wide.saturating_sub(width / 1000 + 1).to_string()} height="20" role={page.map(|_| "button")} tabindex={page.map(|_| "0")}
        aria-pressed={on} aria-label={page.map(|cx| counted(cx, status, counts))} onclick={page.map(|cx| cx.on(Msg::ToggleStatus(status)))} /> }
    };
    charts::stack(counts, width, least).into_iter().map(segment).collect()
}

/// A verdict with how many have it.
pub fn counted(cx: &Cx, status: Status, counts: &ByStatus) -> String {
    [cx.status(status), " ", &counts.of(status).to_string()].concat()
}

/// Something that may be wider than the page, and scrolls by itself, with the keyboard too.
pub fn wide(label: String, body: Html) -> Html {
    html! { <div class="scroll" tabindex="0" role="group" aria-label={label}>{ body }</div> }
}

/// A link to an item, by its place in the report.
pub fn to_item(index: usize, text: Html) -> Html {
    html! { <a href={["#", &super::item::anchor(index)].concat()}>{ text }</a> }
}
