//! What is read aloud.

use crate::terms::{Lang, Status};
use crate::ui::filter::shortfalls;
use crate::ui::state::Shown;
use crate::ui::strings::{fill, say, say_of};
use crate::view::Item;

/// At most so many shortfalls: who wants more opens the list.
const MOST: usize = 8;

/// The headline, the counts and what fell short.
pub fn summary(shown: &Shown, lang: Lang) -> String {
    let summary = &shown.report.summary;
    let met = summary.by_status.exceeded + summary.by_status.met;
    let mut text = shown.report.title.clone().unwrap_or_default();
    text += "。";
    text += &fill(say(lang, "speech.headline"), &[("met", &met.to_string()), ("all", &summary.items.to_string())]);
    for status in Status::ALL.iter().filter(|status| summary.by_status.of(**status) > 0) {
        let count = summary.by_status.of(*status).to_string();
        text += &fill(say(lang, "speech.count"), &[("status", say_of(lang, "status", status.id())), ("n", &count)]);
    }
    for index in shortfalls(shown).into_iter().take(MOST) {
        if let Some(found) = shown.items.get(index) {
            text += &item(found, lang);
        }
    }
    text
}

/// What an item promises, its verdict and the reason.
pub fn item(item: &Item, lang: Lang) -> String {
    let status = say_of(lang, "status", item.status.id());
    fill(say(lang, "speech.item"), &[("promise", &item.commitment), ("status", status), ("reason", &item.reason)])
}
