//! What an item's verdict rests on: each target with what answers it, and the arithmetic that was checked.

use crate::terms::{Lang, Qualifier};
use crate::ui::charts::{self, BULLET_WIDTH};
use crate::ui::components::glyph::verdict;
use crate::ui::context::{Cx, truth};
use crate::ui::figures;
use crate::view::{Check, Item, Number, Target};
use yew::prelude::*;

/// The small charts of an item, one a target that can be measured.
pub fn bullets(cx: &Cx, item: &Item) -> Html {
    let numbered = item.targets.len() > 1;
    html! { <ul class="bullets">
        { for item.targets.iter().enumerate().map(|(index, target)| html! { <li>
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
    html! { <svg class="bullet" data-status={target.status.id()} viewBox={["0 0 ", &BULLET_WIDTH.to_string(), " 12"].concat()}
        aria-hidden="true">
        <rect class="ground" x="0" y="3" width={BULLET_WIDTH.to_string()} height="6" />
        <rect class="bar" x="0" y="3" width={bullet.bar.to_string()} height="6" />
        { tick(bullet.tick) }
        { for bullet.tick_to.map(tick) }
    </svg> }
}

/// The targets as a table, and the checks; folded away until it is wanted.
pub fn evidence(cx: &Cx, item: &Item) -> Html {
    html! { <details>
        <summary>{ cx.t("evidence") }</summary>
        { for item.targets.iter().enumerate().map(|(index, target)| self::target(cx, index, target)) }
        if !item.checks.is_empty() {
            <ul class="checks">{ for item.checks.iter().map(|check| self::check(cx, check)) }</ul>
        }
        <p class="aside">{ cx.term("basis", item.basis.id()) }{ " · " }{ cx.fill("line", &[("n", &item.line.to_string())]) }</p>
    </details> }
}

fn target(cx: &Cx, index: usize, target: &Target) -> Html {
    let row = |label: &'static str, value: String| html! { <><dt>{ label }</dt><dd>{ value }</dd></> };
    let lang = cx.lang();
    let unit = target.unit.as_deref().unwrap_or("");
    html! { <section class="proof">
        <h3><span class="n">{ index + 1 }</span><span lang="zh-CN">{ &target.indicator }</span>{ verdict(cx, target.status) }</h3>
        <dl>
            { row(cx.t("target"), promised(cx, target)) }
            { for target.original.as_ref().map(|was| {
                row(cx.t("target.original"), amount(cx, was.value, was.upper, was.unit.as_deref()))
            }) }
            { row(cx.t("actual"), reached(cx, target)) }
            { for target.difference.map(|difference| {
                row(cx.t("difference"), [&figures::signed(difference.0, lang), unit].concat())
            }) }
            { for target.ratio.map(|ratio| row(cx.t("ratio"), figures::percent(ratio.0))) }
        </dl>
        <p class="reason">{ &target.reason }</p>
    </section> }
}

fn check(cx: &Cx, check: &Check) -> Html {
    let word = if check.agrees { cx.t("check.agrees") } else { cx.t("check.disagrees") };
    html! { <li data-agrees={truth(check.agrees)}>{ cx.term("check", check.kind.id()) }<span lang="zh-CN">{ &check.text }</span><b>{ word }</b></li> }
}

/// What was promised: the comparator's sign and the amount.
fn promised(cx: &Cx, target: &Target) -> String {
    let sign = cx.term("comparator", target.comparator.id());
    [if sign == "=" { "" } else { sign }, &amount(cx, target.value, target.upper, target.unit.as_deref())].concat()
}

/// What was reached, or that nothing answers.
fn reached(cx: &Cx, target: &Target) -> String {
    let Some(actual) = &target.actual else { return cx.t("actual.none").to_owned() };
    let sign = match actual.qualifier {
        Qualifier::Plain => "",
        Qualifier::MoreThan => ">",
        Qualifier::LessThan => "<",
        Qualifier::About => "≈",
    };
    [sign, &amount(cx, actual.value, None, actual.unit.as_deref())].concat()
}

fn amount(cx: &Cx, value: Number, upper: Option<Number>, unit: Option<&str>) -> String {
    let number = |number: Number| figures::number(number.0, cx.lang());
    let range = upper.map(|upper| ["–", &number(upper)].concat()).unwrap_or_default();
    let unit = unit.unwrap_or("");
    let space = if cx.lang() == Lang::En && !unit.is_empty() && unit != "%" { " " } else { "" };
    [&number(value), range.as_str(), space, unit].concat()
}
