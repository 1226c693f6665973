//! What a reader can take along: files, texts for the clipboard, print, links.

use crate::terms::Lang;
use crate::ui::components::widgets::{button, group, section, words};
use crate::ui::context::Cx;
use crate::ui::state::{Msg, Purpose, Shown};
use crate::ui::strings;
use crate::web::link;
use yew::prelude::*;

/// The buttons, and what they hold.
pub fn takeaway(cx: &Cx, shown: &Shown, visible: usize) -> Html {
    // What is still arriving cannot be taken along yet, and what does so comes with the rest of the words.
    if shown.awaited > 0 || !strings::knows(Lang::En) {
        return Html::default();
    }
    let (n, all) = (visible.to_string(), shown.items.len().to_string());
    let holds = if visible == shown.items.len() {
        cx.fill("takeaway.all", &[("n", &all)])
    } else {
        cx.fill("takeaway.some", &[("n", &n), ("all", &all)])
    };
    let files = [
        ("save-csv", cx.t("takeaway.csv"), Msg::Take(Purpose::Save("csv"))),
        ("save-xlsx", cx.t("takeaway.xlsx"), Msg::Take(Purpose::Save("xlsx"))),
        ("save-json", cx.t("takeaway.json"), Msg::Take(Purpose::Save("json"))),
        ("copy-html", cx.t("takeaway.html"), Msg::Take(Purpose::Copy("html"))),
        ("copy-md", cx.t("takeaway.markdown"), Msg::Take(Purpose::Copy("md"))),
        ("print", cx.t("takeaway.print"), Msg::Print),
        ("save-bar-svg", cx.t("takeaway.bar-svg"), Msg::SaveChart("chart-verdicts", false)),
        ("save-bar-png", cx.t("takeaway.bar-png"), Msg::SaveChart("chart-verdicts", true)),
    ];
    let links =
        [("link-view", cx.t("takeaway.link"), Msg::LinkView), ("link-data", cx.t("takeaway.link-data"), Msg::LinkData)];
    let press = |(id, label, msg)| button(cx, Some(id), label, msg);
    let mut links: Vec<Html> = links.into_iter().map(press).collect();
    links.push(words("aside", cx.t("takeaway.link-note")));
    let parts = vec![
        words("", &holds),
        group("actions", files.into_iter().map(press).collect()),
        words("aside", cx.t("takeaway.json-note")),
        group("actions", links),
        html! { <div role="status">{ for cx.model.link.as_ref().map(|link| self::link(cx, link)) }</div> },
    ];
    section("takeaway", "takeaway", cx.t("takeaway"), group("", parts))
}

fn link(cx: &Cx, link: &Result<String, ()>) -> Html {
    let limit = link::LONGEST.to_string();
    match link {
        Ok(link) => html! { <>
            { words("warning", &cx.fill("link.warning", &[("n", &link.len().to_string()), ("limit", &limit)])) }
            <label class="made">{ cx.t("link.made") }<input id="data-link" type="text" readonly=true value={link.clone()} /></label>
        </> },
        Err(()) => words("warning", &cx.fill("link.none", &[("limit", &limit)])),
    }
}
