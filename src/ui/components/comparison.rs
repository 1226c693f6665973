//! Two ledgers side by side: their counts, the items that promise the same, and what changed.

use crate::terms::Status;
use crate::ui::components::evidence::promised;
use crate::ui::components::glyph::verdict;
use crate::ui::components::widgets::{chinese, folded, group, section, table, to_item, toggle, words};
use crate::ui::context::Cx;
use crate::ui::state::{Comparison, Msg, Shown, TabState};
use crate::view::{Item, Match};
use std::cmp::Ordering;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The choice of another ledger, and the comparison with it.
pub fn comparison(cx: &Cx, shown: &Shown) -> Html {
    let others = cx.model.others();
    let comparison = &cx.model.comparison;
    let body = if others.is_empty() && comparison.is_none() {
        vec![words("", cx.t("comparison.hint"))]
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
    let matches = || comparison.matches.iter();
    let ours = matches().filter(|found| found.other.is_none()).filter_map(|found| shown.items.get(found.one? as usize));
    let theirs =
        matches().filter(|found| found.one.is_none()).filter_map(|found| other.items.get(found.other? as usize));
    let pairs: Vec<Pair> = matches().filter_map(|found| Pair::of(cx, shown, other, found)).collect();
    let matched = pairs.len();
    let only = comparison.only_changed;
    let rows: Vec<Vec<Html>> =
        pairs.into_iter().filter(|pair| !only || pair.changed()).map(|pair| pair.row(cx, shown, other)).collect();
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
            html! { <h3>{ cx.fill("compare.matched", &[("n", &matched.to_string())]) }</h3> },
            if matched == 0 {
                Html::default()
            } else {
                toggle(cx, Some("only-changed"), only, cx.t("compare.only-changed"), Msg::OnlyChanged(!only))
            },
            if rows.is_empty() {
                Html::default()
            } else {
                table(cx.t("compare.pairs"), "pairs", heads.into_iter().map(Html::from).collect(), rows, false)
            },
            self::only(cx, &name(cx, shown), ours.map(AsRef::as_ref).collect()),
            self::only(cx, &name(cx, other), theirs.map(AsRef::as_ref).collect()),
        ],
    )
}

/// Two items that promise the same: their places, what they promise in figures, and how the later verdict stands to the earlier.
struct Pair {
    places: [usize; 2],
    promises: [String; 2],
    /// None where a verdict is lacking.
    change: Option<Ordering>,
}

impl Pair {
    fn of(cx: &Cx, shown: &Shown, other: &Shown, found: &Match) -> Option<Self> {
        let places = [found.one? as usize, found.other? as usize];
        let (one, two) = (shown.items.get(places[0])?, other.items.get(places[1])?);
        let promises = [one, two]
            .map(|item| item.targets.iter().map(|target| promised(cx, target)).collect::<Vec<_>>().join(cx.t("and")));
        let rank = |status: Status| Status::ALL.iter().position(|known| *known == status);
        let told = one.status != Status::Undetermined && two.status != Status::Undetermined;
        let change = rank(one.status).cmp(&rank(two.status));
        // Of two years the later is held against the earlier; else the one on the page against the other.
        let turned = shown.report.year < other.report.year && shown.report.year.is_some();
        Some(Self { places, promises, change: told.then_some(if turned { change.reverse() } else { change }) })
    }

    fn changed(&self) -> bool {
        self.change != Some(Ordering::Equal) || self.promises[0] != self.promises[1]
    }

    fn row(self, cx: &Cx, shown: &Shown, other: &Shown) -> Vec<Html> {
        let [here, there] = self.places;
        let (one, two) = (&shown.items[here], &other.items[there]);
        let change = match self.change {
            None => cx.t("compare.unknown"),
            Some(Ordering::Less) => cx.t("compare.better"),
            Some(Ordering::Equal) => cx.t("compare.same"),
            Some(Ordering::Greater) => cx.t("compare.worse"),
        };
        let tab = cx.model.shelf.tabs().iter().position(|tab| is(&tab.state, other));
        vec![
            to_item(here, chinese(&one.commitment)),
            verdict(cx, one.status),
            html! { <>
                { change }
                if self.promises[0] != self.promises[1] {
                    <span class="moved">{ cx.t("compare.moved") }<span lang="zh-CN">{ self.promises.join(" / ") }</span></span>
                }
            </> },
            verdict(cx, two.status),
            match tab {
                Some(tab) => html! {
                    <button type="button" class="to-line" lang="zh-CN" onclick={cx.on(Msg::Visit(tab, there))}>{ &two.commitment }</button>
                },
                None => chinese(&two.commitment),
            },
        ]
    }
}

fn is(state: &TabState, other: &Shown) -> bool {
    matches!(state, TabState::Read(shown) if shown.id == other.id)
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

fn only(cx: &Cx, ledger: &str, items: Vec<&Item>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let said = cx.fill("compare.only", &[("ledger", ledger), ("n", &items.len().to_string())]);
    let item = |item: &Item| group("", vec![verdict(cx, item.status), "　".into(), chinese(&item.commitment)]);
    folded(None, "only", &said, group("", items.into_iter().map(item).collect()))
}
