//! The whole original, line by line: what was read as what, and what was left.

use crate::terms::Trace;
use crate::ui::components::item::anchor;
use crate::ui::components::widgets::{button, group, section, words};
use crate::ui::context::Cx;
use crate::ui::order::order;
use crate::ui::state::{Msg, Shown};
use crate::view::{SourceLine, SourceMark};
use crate::web::protocol::Content;
use yew::prelude::*;

/// The original, once it is asked for.
pub fn original(cx: &Cx, shown: &Shown) -> Html {
    let body = match &cx.model.original {
        _ if matches!(shown.source.content, Content::Report(_)) => words("", cx.t("original.none")),
        None => button(cx, Some("show-original"), cx.t("original.show"), Msg::ShowSource(None)),
        Some(lines) => self::lines(cx, shown, lines),
    };
    section("original", "original", cx.t("original"), group("", vec![body]))
}

fn lines(cx: &Cx, shown: &Shown, lines: &[SourceLine]) -> Html {
    let more = lines.len().saturating_sub(cx.model.original_rows);
    html! { <>
        <p class="legend">
            { for Trace::ALL.iter().map(|role| html! { <mark data-trace={role.id()}>{ cx.term("trace", role.id()) }</mark> }) }
        </p>
        <ol class="source" lang="zh-CN" tabindex="0" aria-label={cx.t("original")}>
            { for lines.iter().take(cx.model.original_rows).map(|line| self::line(shown, line)) }
        </ol>
        if more > 0 { { button(cx, None, &cx.fill("original.more", &[("n", &more.to_string())]), Msg::MoreSource) } }
    </> }
}

fn line(shown: &Shown, line: &SourceLine) -> Html {
    let number = line.line.to_string();
    let first = line.marks.iter().find_map(|mark| mark.item);
    html! { <li key={number.clone()} id={["line-", &number].concat()} tabindex="-1">
        { match first {
            Some(item) => html! { <a class="line" href={["#", &anchor(item as usize)].concat()}>{ number }</a> },
            None => html! { <span class="line">{ number }</span> },
        } }
        <span class="text">{ for pieces(line).into_iter().map(|(text, mark)| match mark {
            None => Html::from(text),
            Some(mark) => marked(shown, text, mark),
        }) }</span>
    </li> }
}

fn marked(shown: &Shown, text: String, mark: &SourceMark) -> Html {
    let item = mark.item.and_then(|item| shown.items.get(item as usize));
    let target = item.zip(mark.target).and_then(|(item, target)| item.targets.get(target as usize));
    let number = target
        .filter(|_| item.is_some_and(|item| item.targets.len() > 1))
        .and(mark.target)
        .map(|target| (target + 1).to_string());
    html! { <mark data-trace={mark.role.id()} data-status={target.map(|target| target.status.id())} data-n={number}>{ text }</mark> }
}

/// The text cut where marks begin and end: every piece with the innermost mark that covers it.
fn pieces(line: &SourceLine) -> Vec<(String, Option<&SourceMark>)> {
    let units: Vec<u16> = line.text.encode_utf16().collect();
    let ends: Vec<u32> = line.marks.iter().flat_map(|mark| mark.span).chain([0, units.len() as u32]).collect();
    let mut cuts: Vec<u32> = order(ends.len(), &|a, b| ends[a].cmp(&ends[b])).into_iter().map(|at| ends[at]).collect();
    cuts.dedup();
    let piece = |pair: &[u32]| {
        let text = String::from_utf16_lossy(units.get(pair[0] as usize..pair[1] as usize)?);
        let covers = |mark: &&SourceMark| mark.span[0] <= pair[0] && pair[1] <= mark.span[1];
        Some((text, line.marks.iter().filter(covers).min_by_key(|mark| mark.span[1] - mark.span[0])))
    };
    cuts.windows(2).filter_map(piece).collect()
}
