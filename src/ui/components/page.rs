//! The whole page, from the masthead down.

use crate::ui::components::{
    comparison, dots, embed, entry, items, leftovers, masthead, method, original, problem, renewal, seal, shortfalls,
    summary, tabs, takeaway, topics,
};
use crate::ui::context::Cx;
use crate::ui::figures;
use crate::ui::filter;
use crate::ui::state::{Job, Msg, Shown};
use crate::ui::strings::fill;
use crate::web::host;
use crate::web::protocol::Progress;
use yew::prelude::*;

/// The page.
pub fn page(cx: &Cx) -> Html {
    let model = cx.model;
    html! { <>
        <a class="skip" href={if model.problem.is_some() { "#problem" } else { "#ledger" }}>{ cx.t("skip") }</a>
        { masthead::masthead(cx) }
        <main>
            { entry::entry(cx) }
            <div aria-live="polite" class="work">
                { for model.renewed.then(|| renewal::renewal(cx)) }
                { for model.job.iter().filter(|job| job.slow).map(|job| working(cx, job)) }
                { for model.shown.iter().filter(|shown| shown.awaited > 0 && !shown.is_head()).map(|shown| arriving(cx, shown)) }
            </div>
            { tabs::tabs(cx) }
            { match (&model.problem, &model.shown) {
                (Some(problem), _) => problem::problem(cx, problem),
                (None, Some(shown)) => ledger(cx, shown),
                (None, None) => html! { <p class="waiting">{ cx.t("waiting") }</p> },
            } }
        </main>
        <footer>
            <p>{ cx.t("footer.method") }</p>
            <p>{ cx.t("footer.privacy") }</p>
            { seal::seal(cx) }
            if host::is_embedded() { { embed::foot(cx) } } else { { embed::snippet(cx) } }
        </footer>
        { toast(cx) }
        { overlay(cx) }
    </> }
}

fn ledger(cx: &Cx, shown: &Shown) -> Html {
    let correcting = cx.model.correcting.as_ref().map(|(index, _)| *index);
    let visible = filter::admitted(shown, &cx.model.filter, correcting, cx.model.sort, &host::collate);
    html! { <article aria-labelledby="ledger">
        { summary::summary(cx, shown, visible.len()) }
        { shortfalls::shortfalls(cx, shown) }
        { topics::topics(cx, shown) }
        { dots::dots(cx, shown) }
        { if cx.is_whole() { below(cx, shown, &visible) } else { Html::default() } }
    </article> }
}

/// What comes with the rest of the words and the styles.
fn below(cx: &Cx, shown: &Shown, visible: &[usize]) -> Html {
    html! { <>
        { items::items(cx, shown, visible) }
        { comparison::comparison(cx, shown) }
        { takeaway::takeaway(cx, shown, visible.len()) }
        { leftovers::leftovers(cx, shown) }
        { original::original(cx, shown) }
        { method::method(cx, shown) }
    </> }
}

/// What was done last, at the foot of the window, with the way back where it can be taken back.
fn toast(cx: &Cx) -> Html {
    let undo = || {
        html! { <button type="button" id="undo" aria-keyshortcuts="Control+Z" onclick={cx.on(Msg::Undo)}>{ cx.t("undo") }</button> }
    };
    let toast = |said: &'static str| {
        let undoable = UNDOABLE.contains(&said) && cx.model.history.last().is_some();
        html! { <p class="toast" data-stays={undoable.then_some("")}>
            <span class="said">{ cx.term("said", said.trim_start_matches("said.")) }</span>
            { for undoable.then(undo) }
            <button type="button" id="unsay" aria-label={cx.t("close")} onclick={cx.on(Msg::Unsay)}>{ "×" }</button>
        </p> }
    };
    html! { <div role="status">{ for cx.model.said.map(toast) }</div> }
}

/// What can be taken back, and what was taken back, of which there may be more.
const UNDOABLE: [&str; 3] = ["said.corrected", "said.replaced", "said.undone"];

fn working(cx: &Cx, job: &Job) -> Html {
    let name = if job.source.name.is_empty() { cx.t("working.text").to_owned() } else { cx.quoted(&job.source.name) };
    html! { <p>
        <span>{ cx.fill("working", &[("name", &name)]) }</span>
        { bar(cx.t("working.label"), job.progress.map(|progress| (progress.done, progress.total))) }
        { job.progress.map(|Progress { done, total, judging }| {
            let values = [("done", &*figures::count(done)), ("total", &figures::count(total))];
            // The bar tells it to those who do not see; here it would be announced again and again.
            html! { <span class="aside" aria-hidden="true">{ fill(if judging { cx.t("working.judged") } else { cx.t("working.read") }, &values) }</span> }
        }) }
        <button type="button" onclick={cx.on(Msg::Cancel)}>{ cx.t("cancel") }</button>
    </p> }
}

/// How far something is, where that is known.
fn bar(label: &'static str, known: Option<(u32, u32)>) -> Html {
    let (done, total) = known.map(|(done, total)| (done.to_string(), total.to_string())).unzip();
    html! { <progress aria-label={label} max={total} value={done}></progress> }
}

/// How much of a long report has come over.
fn arriving(cx: &Cx, shown: &Shown) -> Html {
    let there = shown.items.len() + shown.report.unread.len();
    let all = there + shown.awaited;
    html! { <p>
        <span>{ cx.t("arriving") }</span>
        { bar(cx.t("arriving"), Some((there as u32, all as u32))) }
    </p> }
}

/// What appears while a file is held over the page.
fn overlay(cx: &Cx) -> Html {
    let dragging = cx.model.dragging;
    html! { <div class="overlay" data-on={dragging.then_some("")} role="status">
        { if dragging { cx.t("drop") } else { "" } }
    </div> }
}
