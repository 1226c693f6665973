//! Two ledgers side by side: their counts, the items that promise the same, and what changed.

use crate::terms::Status;
use crate::ui::components::glyph::verdict;
use crate::ui::components::widgets::{folded, group, section, table, to_item, words};
use crate::ui::context::Cx;
use crate::ui::state::{Comparison, Msg, Shown};
use crate::view::{Item, Match};
use std::cmp::Ordering;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The choice of another ledger, and the comparison with it.
pub fn comparison(cx: &Cx, shown: &Shown) -> Html {
    let others = cx.model.others();
    let comparison = &cx.model.comparison;
    let body = if others.is_empty() && comparison.is_none() {
        vec![words("", cx.t("compare.hint"))]
    } else {
        let both = comparison.iter().filter(|comparison| !comparison.matches.is_empty());
        std::iter::once(choice(cx, &others)).chain(both.map(|comparison| self::both(cx, shown, comparison))).collect()
    };
    section("comparison", "comparison", cx.t("compare"), group("", body))
}

fn choice(cx: &Cx, others: &[&Shown]) -> Html {
    let send = cx.send.clone();
    let choose = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        send.emit(value.parse().map_or(Msg::EndCompare, Msg::Compare));
    });
    html! { <label class="choice">{ cx.t("compare.with") }
        <select id="compare" onchange={choose}>
            <option value="" selected={cx.model.comparison.is_none()}>{ cx.t("compare.none") }</option>
            { for others.iter().enumerate().map(|(which, other)| html! {
                <option value={which.to_string()} selected={chosen(cx, other)}>{ name(cx, other) }</option>
            }) }
        </select>
    </label> }
}

fn chosen(cx: &Cx, other: &Shown) -> bool {
    cx.model.comparison.as_ref().is_some_and(|comparison| comparison.other.id == other.id)
}

fn name(cx: &Cx, shown: &Shown) -> String {
    let title = shown.report.title.as_deref().unwrap_or(cx.t("untitled"));
    if shown.source.name.is_empty() { title.to_owned() } else { shown.source.name.to_string() }
}

fn both(cx: &Cx, shown: &Shown, comparison: &Comparison) -> Html {
    let other = &comparison.other;
    let pairs = |has: fn(&Match) -> bool| comparison.matches.iter().filter(move |found| has(found));
    let matched = pairs(|found| found.one.is_some() && found.other.is_some());
    let ours = pairs(|found| found.other.is_none()).filter_map(|found| shown.items.get(found.one? as usize));
    let theirs = pairs(|found| found.one.is_none()).filter_map(|found| other.items.get(found.other? as usize));
    let pairs: Vec<Vec<Html>> = matched.filter_map(|found| pair(cx, shown, other, found)).collect();
    let heads = [
        name(cx, shown),
        cx.t("column.verdict-alone").to_owned(),
        cx.t("compare.change").to_owned(),
        cx.t("column.verdict-alone").to_owned(),
        name(cx, other),
    ];
    group(
        "",
        vec![
            counts(cx, shown, other),
            html! { <h3>{ cx.fill("compare.matched", &[("n", &pairs.len().to_string())]) }</h3> },
            table(cx.t("compare"), "pairs", heads.into_iter().map(Html::from).collect(), pairs, false),
            only(cx, &name(cx, shown), ours.map(AsRef::as_ref).collect()),
            only(cx, &name(cx, other), theirs.map(AsRef::as_ref).collect()),
        ],
    )
}

fn counts(cx: &Cx, shown: &Shown, other: &Shown) -> Html {
    let row = |shown: &Shown| {
        let summary = &shown.report.summary;
        let mut cells = vec![name(cx, shown).into(), summary.items.into()];
        cells.extend(Status::ALL.iter().map(|status| Html::from(summary.by_status.of(*status))));
        cells
    };
    let mut heads = vec![cx.t("ledger").into(), cx.t("count").into()];
    heads.extend(Status::ALL.iter().map(|status| verdict(cx, *status)));
    table(cx.t("counts.both"), "", heads, vec![row(shown), row(other)], true)
}

fn pair(cx: &Cx, shown: &Shown, other: &Shown, found: &Match) -> Option<Vec<Html>> {
    let place = found.one? as usize;
    let (one, two) = (shown.items.get(place)?, other.items.get(found.other? as usize)?);
    let rank = |status: Status| Status::ALL.iter().position(|known| *known == status);
    let told = |status| status != Status::Undetermined;
    let change = match rank(one.status).cmp(&rank(two.status)) {
        _ if !told(one.status) || !told(two.status) => cx.t("compare.unknown"),
        Ordering::Less => cx.t("compare.better"),
        Ordering::Equal => cx.t("compare.same"),
        Ordering::Greater => cx.t("compare.worse"),
    };
    Some(vec![
        to_item(place, &one.commitment),
        verdict(cx, one.status),
        change.into(),
        verdict(cx, two.status),
        two.commitment.as_str().into(),
    ])
}

fn only(cx: &Cx, ledger: &str, items: Vec<&Item>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let said = cx.fill("compare.only", &[("ledger", ledger), ("n", &items.len().to_string())]);
    let item =
        |item: &Item| group("", vec![verdict(cx, item.status), Html::from(["　", item.commitment.as_str()].concat())]);
    folded(None, "only", &said, group("", items.into_iter().map(item).collect()))
}
