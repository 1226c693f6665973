//! What an item's verdict rests on: each target with what answers it, and the arithmetic that was checked.

use crate::terms::{Lang, Qualifier};
use crate::ui::charts::{self, BULLET_WIDTH};
use crate::ui::components::glyph::verdict;
use crate::ui::components::item::correcting;
use crate::ui::components::leftovers::line;
use crate::ui::context::{Voice, truth};
use crate::ui::figures;
use crate::ui::state::Msg;
use crate::view::{Check, Item, Number, Target};
use crate::web::host;
use yew::prelude::*;

/// The small charts of an item, one a target that can be measured.
pub fn bullets(cx: &Voice, item: &Item) -> Html {
    let numbered = item.targets.len() > 1;
    html! { <ul class="bullets">
        { for item.targets.iter().enumerate().map(|(index, target)| html! { <li data-status={target.status.id()}>
            if numbered { <span class="n">{ index + 1 }</span> }
            { bullet(target) }
            <span class="figures">{ promised(cx, target) }{ " → " }{ reached(cx, target) }</span>
        </li> }) }
    </ul> }
}

/// The picture of the figures that stand beside it.
fn bullet(target: &Target) -> Html {
    let Some(bullet) = charts::bullet(target) else { return Html::default() };
    let tick =
        |at: u32| html! { <rect class="tick" x={at.saturating_sub(1).to_string()} y="0" width="2" height="12" /> };
    html! { <svg class="bullet" viewBox={["0 0 ", &BULLET_WIDTH.to_string(), " 12"].concat()}
        aria-hidden="true">
        <rect class="ground" x="0" y="3" width={BULLET_WIDTH.to_string()} height="6" />
        <rect class="bar" x="0" y="3" width={bullet.bar.to_string()} height="6" />
        { tick(bullet.tick) }
        { for bullet.tick_to.map(tick) }
    </svg> }
}

/// The targets one by one, and the checks; folded away until it is wanted.
pub fn evidence(cx: &Voice, index: usize, item: &Item, more: Html) -> Html {
    html! { <details class="evidence">
        <summary>{ cx.term("basis", item.basis.id()) }</summary>
        <div class="proofs">
            { for item.targets.iter().enumerate().map(|(index, target)| self::target(cx, index, target)) }
            if !item.checks.is_empty() {
                <ul class="checks">{ for item.checks.iter().map(|check| self::check(cx, check)) }</ul>
            }
            <p class="actions">
                { line(cx, item.line) }
                <button type="button" class="correct" id={correcting(index)} onclick={cx.on(Msg::Correct(Some(index)))}>{ cx.t("correct") }</button>
                if host::can_speak() {
                    <button type="button" class="aloud" onclick={cx.on(Msg::Speak(Some(index)))}>{ cx.t("speak.item") }</button>
                }
            </p>
            { more }
        </div>
    </details> }
}

fn target(cx: &Voice, index: usize, target: &Target) -> Html {
    let lang = cx.lang;
    // What two percentages are apart is no percentage.
    let unit = if target.unit.as_deref() == Some("%") { cx.t("points") } else { target.unit.as_deref().unwrap_or("") };
    let original = target.original.as_ref().map(|was| amount(cx, was.value, was.upper, was.unit.as_deref()));
    let difference = target.difference.map(|difference| [&figures::signed(difference.0, lang), unit].concat());
    let facts = [
        Some((cx.t("target"), promised(cx, target))),
        original.map(|original| (cx.t("target.original"), original)),
        Some((cx.t("actual"), reached(cx, target))),
        difference.map(|difference| (cx.t("difference"), difference)),
        target.ratio.map(|ratio| (cx.t("ratio"), figures::percent(ratio.0))),
        Some((cx.t("rule"), cx.term("rule", target.comparator.id()).to_owned())),
    ];
    html! { <section class="proof" data-status={target.status.id()}>
        <h3><span class="n">{ index + 1 }</span><span lang="zh-CN">{ &target.indicator }</span>{ verdict(cx, target.status) }</h3>
        <dl>
            { for facts.into_iter().flatten().map(|(label, value)| html! { <><dt>{ label }</dt><dd>{ value }</dd></> }) }
        </dl>
        <p class="reason">{ &target.reason }</p>
    </section> }
}

fn check(cx: &Voice, check: &Check) -> Html {
    let word = if check.agrees { cx.t("check.agrees") } else { cx.t("check.disagrees") };
    html! { <li data-agrees={truth(check.agrees)}>{ cx.term("check", check.kind.id()) }<span lang="zh-CN">{ &check.text }</span><b>{ word }</b></li> }
}

/// What was promised: the comparator's sign and the amount.
pub fn promised(cx: &Voice, target: &Target) -> String {
    let sign = cx.term("comparator", target.comparator.id());
    [if sign == "=" { "" } else { sign }, &amount(cx, target.value, target.upper, target.unit.as_deref())].concat()
}

/// What was reached, or that nothing answers.
pub fn reached(cx: &Voice, target: &Target) -> String {
    let Some(actual) = &target.actual else { return cx.t("actual.none").to_owned() };
    let sign = match actual.qualifier {
        Qualifier::Plain => "",
        Qualifier::MoreThan => ">",
        Qualifier::LessThan => "<",
        Qualifier::About => "≈",
    };
    [sign, &amount(cx, actual.value, None, actual.unit.as_deref())].concat()
}

fn amount(cx: &Voice, value: Number, upper: Option<Number>, unit: Option<&str>) -> String {
    let number = |number: Number| figures::number(number.0, cx.lang);
    let range = upper.map(|upper| ["–", &number(upper)].concat()).unwrap_or_default();
    let unit = unit.unwrap_or("");
    let space = if cx.lang == Lang::En && !unit.is_empty() && unit != "%" { " " } else { "" };
    [&number(value), range.as_str(), space, unit].concat()
}
