//! A verdict's sign: a drawing of its own for each, so that colour is never the only cue.

use crate::terms::Status;
use crate::ui::context::Voice;
use yew::prelude::*;

/// The outlines, on a ground of 16 by 16.
pub fn outline(status: Status) -> &'static str {
    match status {
        Status::Exceeded => "M8 1 15 9H10.5V15H5.5V9H1Z",
        Status::Met => "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1Z",
        Status::MostlyMet => "M8 1a7 7 0 1 0 7 7h-2A5 5 0 0 0 8 3ZM8 8V3a5 5 0 0 1 5 5Z",
        Status::PartlyMet => "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1ZM8 3a5 5 0 0 1 0 10Z",
        Status::InProgress => "M3 1.5 14.5 8 3 14.5Z",
        Status::Missed => "M3.5 1.5 8 6l4.5-4.5 2 2L10 8l4.5 4.5-2 2L8 10l-4.5 4.5-2-2L6 8 1.5 3.5Z",
        Status::Undetermined => "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1ZM8 3a5 5 0 1 1 0 10A5 5 0 1 1 8 3ZM5 7h6v2H5Z",
    }
}

/// The sign alone, for places where the word stands beside it anyway.
pub fn glyph(status: Status) -> Html {
    html! { <svg class="glyph" data-status={status.id()} viewBox="0 0 16 16" aria-hidden="true">
        <path d={outline(status)} fill-rule="evenodd" />
    </svg> }
}

/// The sign and the word.
pub fn verdict(cx: &Voice, status: Status) -> Html {
    html! { <span class="verdict">{ glyph(status) }{ cx.status(status) }</span> }
}
