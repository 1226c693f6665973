//! The rules in the reader's language, the two tolerances, and what the program cannot know.

use crate::ui::components::widgets::{button, group, section, words};
use crate::ui::context::Cx;
use crate::ui::state::{Msg, Shown};
use crate::ui::strings::fill;
use crate::ui::viewpoint::Viewpoint;
use crate::view::Rules;
use crate::web::protocol::{Content, Tolerances};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The panel; folded away until it is wanted.
pub fn method(cx: &Cx, shown: &Shown) -> Html {
    let Tolerances { about, near } = cx.model.tolerances;
    let percent = |value: u8| [&value.to_string(), "%"].concat();
    let fixed = matches!(shown.source.content, Content::Report(_));
    let usual = cx.model.tolerances == Tolerances::default();
    let sliders = vec![
        slider(cx, "about", cx.t("method.about"), about, fixed),
        slider(cx, "near", cx.t("method.near"), near, fixed),
        words("aside", if fixed { cx.t("method.fixed") } else { cx.t("method.note") }),
        if usual {
            Html::default()
        } else {
            button(cx, Some("usual"), cx.t("method.usual"), Msg::Tolerances(Tolerances::default()))
        },
    ];
    let tolerances = [("about", percent(about)), ("near", percent(near))];
    let tolerances: Vec<(&str, &str)> = tolerances.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let rule = |part: &Rules| {
        html! { <section>
            <h3>{ &part.heading }</h3>
            { for part.sentences.iter().map(|sentence| words("", &fill(sentence, &tolerances))) }
        </section> }
    };
    let rules = cx.model.method.iter().flatten().map(rule).collect();
    let open = cx.send.reform(|_: Event| Msg::Method);
    let rules = html! { <details id="rules" ontoggle={open}>
        <summary>{ cx.t("method.open") }</summary>
        { group("rules", rules) }
    </details> };
    section("method", "method", cx.t("method"), group("", vec![group("tolerances", sliders), rules]))
}

fn slider(cx: &Cx, id: &'static str, label: &'static str, value: u8, fixed: bool) -> Html {
    let (send, now) = (cx.send.clone(), cx.model.tolerances);
    let slide = Callback::from(move |event: InputEvent| {
        let Ok(value) = event.target_unchecked_into::<HtmlInputElement>().value().parse() else { return };
        send.emit(Msg::Tolerances(if id == "about" {
            Tolerances { about: value, ..now }
        } else {
            Tolerances { near: value, ..now }
        }));
    });
    let percent = [&value.to_string(), "%"].concat();
    html! { <label class="slider" for={id}><span>{ label }</span>
        <input type="range" {id} min="0" max={Viewpoint::MOST.to_string()} step="1" value={value.to_string()}
            aria-valuetext={percent.clone()} disabled={fixed} oninput={slide} />
        <output for={id}>{ percent }</output>
    </label> }
}
