//! What a reader can take along: files, texts for the clipboard, print, links.

use crate::ui::components::widgets::{button, group, section, words};
use crate::ui::context::Cx;
use crate::ui::state::{Msg, Purpose, Shown};
use crate::web::link;
use yew::prelude::*;

/// The buttons, and what they hold.
pub fn takeaway(cx: &Cx, shown: &Shown, visible: usize) -> Html {
    // What is still arriving cannot be taken along yet.
    if shown.awaited > 0 {
        return Html::default();
    }
    let (n, all) = (visible.to_string(), shown.items.len().to_string());
    let holds = if visible == shown.items.len() {
        cx.fill("takeaway.all", &[("n", &all)])
    } else {
        cx.fill("takeaway.some", &[("n", &n), ("all", &all)])
    };
    let press = |id, label, msg| button(cx, Some(id), label, msg);
    let save = |id, label, format| press(id, label, Msg::Take(Purpose::Save(format)));
    let copy = |id, label, format| press(id, label, Msg::Take(Purpose::Copy(format)));
    let picture = |id, label, bitmap| press(id, label, Msg::SaveChart("chart-verdicts", bitmap));
    let files = vec![
        save("save-xlsx", cx.t("takeaway.xlsx"), "xlsx"),
        save("save-csv", cx.t("takeaway.csv"), "csv"),
        save("save-json", cx.t("takeaway.json"), "json"),
        words("aside", cx.t("takeaway.json-note")),
    ];
    let copies =
        vec![copy("copy-html", cx.t("takeaway.html"), "html"), copy("copy-md", cx.t("takeaway.markdown"), "md")];
    let pictures =
        vec![picture("save-bar-svg", cx.t("takeaway.svg"), false), picture("save-bar-png", cx.t("takeaway.png"), true)];
    let links = vec![
        press("link-view", cx.t("takeaway.link"), Msg::LinkView),
        press("link-data", cx.t("takeaway.link-data"), Msg::LinkData),
        words("aside", cx.t("takeaway.link-note")),
    ];
    let rows = [
        (cx.t("takeaway.save"), files),
        (cx.t("takeaway.copy"), copies),
        (cx.t("takeaway.picture"), pictures),
        (cx.t("takeaway.paper"), vec![press("print", cx.t("takeaway.print"), Msg::Print)]),
        (cx.t("takeaway.links"), links),
    ];
    let row = |(name, ways)| html! { <li><span>{ name }</span>{ group("actions", ways) }</li> };
    let parts = vec![
        words("", &holds),
        html! { <ul class="ways">{ for rows.into_iter().map(row) }</ul> },
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
