//! Where a reader who knows better says so: the verdict of an item, and what answers each of its targets.

use crate::terms::Status;
use crate::ui::components::item::RowProps;
use crate::ui::context::Voice;
use crate::ui::state::{Chosen, Msg};
use crate::view::{Correction, Item};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The value of "as the program has it"; no other value is empty.
const PROGRAM: &str = "";

/// The value of "nothing answers it".
const NOTHING: &str = "none";

/// The choices, while the item is being corrected.
pub fn form(props: &RowProps) -> Html {
    let RowProps { voice: cx, index, item, corrections, correcting, answers, .. } = props;
    let Some(figures) = correcting else { return Html::default() };
    html! { <fieldset class="correction">
        <legend>{ cx.t("correct.legend") }</legend>
        { verdict(cx, *index, corrections) }
        if *answers {
            { for item.targets.iter().enumerate().map(|(target, _)| answer(cx, *index, item, target as u32, corrections, figures)) }
        }
        <p class="aside">{ if *answers { cx.t("correct.note") } else { cx.t("correct.note-saved") } }</p>
        <button type="button" onclick={cx.on(Msg::Correct(None))}>{ cx.t("correct.done") }</button>
    </fieldset> }
}

fn verdict(cx: &Voice, index: usize, corrections: &[Correction]) -> Html {
    let set = corrections.iter().find(|correction| correction.target.is_none()).map(|correction| correction.to);
    let send = cx.send.clone();
    let choose = Callback::from(move |event: Event| {
        send.emit(Msg::SetVerdict(index, Status::from_id(&chosen(&event))));
    });
    html! { <label class="choice">{ cx.t("column.verdict-alone") }
        <select class="set-verdict" id="set-verdict" onchange={choose}>
            <option value={PROGRAM} selected={set.is_none()}>{ cx.t("correct.program") }</option>
            { for Status::ALL.iter().map(|status| html! {
                <option value={status.id()} selected={set == Some(*status)}>{ cx.status(*status) }</option>
            }) }
        </select>
    </label> }
}

fn answer(
    cx: &Voice,
    index: usize,
    item: &Item,
    target: u32,
    corrections: &[Correction],
    figures: &[[u32; 2]],
) -> Html {
    let set =
        corrections.iter().find(|correction| correction.target == Some(target)).map(|correction| correction.actual);
    let send = cx.send.clone();
    let spans = figures.to_vec();
    let choose = Callback::from(move |event: Event| {
        let answer = match chosen(&event).as_str() {
            PROGRAM => Chosen::Program,
            NOTHING => Chosen::Nothing,
            number => match number.parse().ok().and_then(|at: usize| spans.get(at)) {
                Some(span) => Chosen::Figure(*span),
                None => return,
            },
        };
        send.emit(Msg::SetAnswer(index, target, answer));
    });
    let units: Vec<u16> = item.completion.encode_utf16().collect();
    let indicator = item.targets.get(target as usize).map(|target| target.indicator.clone()).unwrap_or_default();
    html! { <label class="choice">
        { cx.fill("correct.answer", &[("n", &(target + 1).to_string()), ("indicator", &indicator)]) }
        <select class="set-answer" onchange={choose}>
            <option value={PROGRAM} selected={set.is_none()}>{ cx.t("correct.program") }</option>
            <option value={NOTHING} selected={set == Some(None)}>{ cx.t("correct.nothing") }</option>
            { for figures.iter().enumerate().map(|(at, span)| html! {
                <option value={at.to_string()} selected={set == Some(Some(*span))}>{ around(&units, *span) }</option>
            }) }
        </select>
    </label> }
}

/// A figure with a few characters before it, so that equal ones can be told apart.
fn around(units: &[u16], span: [u32; 2]) -> String {
    const BEFORE: usize = 10;
    let (start, end) = (span[0] as usize, (span[1] as usize).min(units.len()));
    let from = start.saturating_sub(BEFORE);
    let text = |from, to| String::from_utf16_lossy(units.get(from..to).unwrap_or_default());
    [if from > 0 { "…" } else { "" }, &text(from, start), "【", &text(start, end), "】"].concat()
}

fn chosen(event: &Event) -> String {
    event.target_unchecked_into::<HtmlSelectElement>().value()
}
