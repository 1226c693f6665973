//! As what a file was recognised, and the choices that its reader has: encoding, table, password.

use crate::ui::components::widgets::words;
use crate::ui::context::Cx;
use crate::ui::state::{Msg, Origin, Source};
use crate::view::{self, SourceTable};
use crate::web::client::DEMO;
use crate::web::protocol::{Choice, Content};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The encodings that a reader can choose, as the import names them.
const ENCODINGS: [&str; 5] = ["UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5"];

/// What the file is, how much of it was read, and what can be read instead; nothing for text.
pub fn recognised(cx: &Cx, source: &Source, read: &view::Source) -> Html {
    if source.content == Content::Sample {
        return words("aside", cx.t("sample"));
    }
    if &*source.name == DEMO {
        return words("aside", cx.t("sample.made-up"));
    }
    if !matches!(source.content, Content::Bytes(_)) {
        return Html::default();
    }
    let tables: Vec<&SourceTable> = read.tables.iter().filter(|table| table.read).collect();
    let rows: u32 = tables.iter().map(|table| table.rows).sum();
    let (count, rows) = (tables.len().to_string(), rows.to_string());
    html! { <p class="recognised">
        <span>{ cx.fill("recognised", &[("format", cx.term("format", &read.format))]) }</span>
        if !tables.is_empty() {
            <span>{ cx.fill("recognised.tables", &[("tables", &count), ("rows", &rows)]) }</span>
        }
        { table(cx, source, &read.tables) }
        { encoding(cx, source, read.encoding.as_deref()) }
    </p> }
}

/// The choice of a table, where there are several.
fn table(cx: &Cx, source: &Source, tables: &[SourceTable]) -> Html {
    if tables.len() < 2 {
        return Html::default();
    }
    let (send, choice) = (cx.send.clone(), source.choice.clone());
    let choose = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        send.emit(Msg::Reread(Choice { table: value.parse().ok(), ..choice.clone() }));
    });
    let option = |(table, number): (&SourceTable, u32)| {
        let (number_text, rows) = (number.to_string(), table.rows.to_string());
        let unnamed = cx.fill("table.number", &[("n", &number_text)]);
        let name = table.name.as_deref().unwrap_or(&unnamed);
        let label = cx.fill("table.rows", &[("name", name), ("rows", &rows)]);
        html! { <option value={number_text} selected={source.choice.table == Some(number)}>{ label }</option> }
    };
    html! { <label class="choice">
        { cx.t("table") }
        <select id="table" onchange={choose}>
            <option value="" selected={source.choice.table.is_none()}>{ cx.t("table.auto") }</option>
            { for tables.iter().zip(1..).map(option) }
        </select>
    </label> }
}

/// Which encoding a file was read in (none that is known is empty), and the choice of another; nothing where there is no choice.
pub fn encoding(cx: &Cx, source: &Source, recognised: Option<&str>) -> Html {
    let chosen = source.choice.encoding;
    let of_a_file = source.origin == Origin::File && matches!(source.content, Content::Bytes(_));
    if !of_a_file || recognised.is_none() && chosen.is_none() {
        return Html::default();
    }
    let (send, choice) = (cx.send.clone(), source.choice.clone());
    let choose = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        let encoding = ENCODINGS.into_iter().find(|label| *label == value);
        send.emit(Msg::Reread(Choice { encoding, ..choice.clone() }));
    });
    let auto = match (chosen, recognised) {
        (None, Some(recognised)) if !recognised.is_empty() => cx.fill("encoding.guess", &[("encoding", recognised)]),
        _ => cx.t("encoding.auto").to_owned(),
    };
    html! { <label class="choice">
        { cx.t("encoding") }
        <select id="encoding" onchange={choose}>
            <option value="" selected={chosen.is_none()}>{ auto }</option>
            { for ENCODINGS.map(|label| html! {
                <option value={label} selected={chosen == Some(label)}>{ label }</option>
            }) }
        </select>
    </label> }
}

/// Where the password of an encrypted file is asked for.
pub fn password(cx: &Cx, source: &Source) -> Html {
    let (send, choice) = (cx.send.clone(), source.choice.clone());
    let field = NodeRef::default();
    let typed = field.clone();
    let submit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = typed.cast::<HtmlInputElement>() {
            send.emit(Msg::Reread(Choice { password: Some(field.value().into()), ..choice.clone() }));
        }
    });
    html! { <form class="actions" onsubmit={submit}>
        <label class="choice">{ cx.t("password") }<input ref={field} id="password" type="password" autocomplete="off" /></label>
        <button type="submit">{ cx.t("password.open") }</button>
    </form> }
}
