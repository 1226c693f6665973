//! Reasons as sentences, in Chinese and English: built from the facts of a verdict, never stored.

use crate::number::Decimal;
use crate::pairing::{Actual, Reckoned};
use crate::reading::Reading;
use crate::target::Target;
use crate::terms::{CellName, Comparator, Lang, Status};
use crate::text::Chars;
use crate::verdict::claim;
use crate::verdict::figures::{Outcome, better_low, difference, is_early};
use crate::verdict::item::ItemVerdict;
use crate::verdict::{Ground, Terms, Verdict};
use crate::wording::{Evidence, Said};
use std::fmt::{self, Write as _};

/// One sentence in the language asked for.
macro_rules! say {
    ($lang:expr, $zh:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {
        match $lang {
            Lang::Zh => crate::explain::sentence(format_args!($zh $(, $name = $value)*)),
            Lang::En => crate::explain::sentence(format_args!($en $(, $name = $value)*)),
        }
    };
}

pub mod method;
mod notice;

pub use notice::{conflict, disagreement, notice, unread};

/// Most sentences have no more bytes, so that they are written into one piece of memory.
const USUAL: usize = 96;

fn sentence(words: fmt::Arguments) -> String {
    if let Some(words) = words.as_str() {
        return words.to_owned();
    }
    let mut sentence = String::with_capacity(USUAL);
    // Writing to a string cannot fail.
    let _ = sentence.write_fmt(words);
    sentence
}

/// Why a target has its verdict.
pub fn target(target: &Target, verdict: &Verdict, reading: &Reading, terms: Terms, lang: Lang) -> String {
    let wanted = printed(reading, target.cell, target.figure.quantity.span);
    let name = verdict.status.name(lang);
    let end = say!(lang, "：{name}。", ": {name}.", name = name);
    let first = match &target.original {
        Some(original) => {
            let before = printed(reading, CellName::Commitment, original.figure.quantity.span);
            say!(
                lang,
                "目标由“{before}”调整为“{wanted}”",
                "target changed from \"{before}\" to \"{wanted}\"",
                before = before,
                wanted = wanted
            )
        }
        None if target.inferred => {
            let value = amount(target.value, target.unit.as_ref().map_or("", |unit| &unit.text));
            say!(
                lang,
                "目标由“{wanted}”推算为{value}",
                "target inferred from \"{wanted}\" as {value}",
                wanted = wanted,
                value = value
            )
        }
        None => say!(lang, "目标“{wanted}”", "target \"{wanted}\"", wanted = wanted),
    };
    let body = match &verdict.ground {
        Ground::Figures { actual, outcome, goes_on } => {
            figures(target, actual, *outcome, *goes_on, reading, terms, lang)
        }
        Ground::Rate { rate, goes_on } => {
            let so = say!(
                lang,
                "文中没有对应的数字，按所述完成率{rate}%",
                "no figure answers it; judged by the stated rate of {rate}%",
                rate = rate.value
            );
            let why = if *goes_on {
                say!(lang, "，文中称工作仍在进行", ", and the text says that work goes on")
            } else if verdict.status == Status::InProgress {
                say!(lang, "，报告期未结束", ", and the period is not over")
            } else {
                String::new()
            };
            so + &why
        }
        Ground::Words(evidence) => words(*evidence, reading, terms, lang),
        Ground::Started => say!(
            lang,
            "文中只有已开工的数字，没有完成的数字",
            "the text counts only what was begun, not what was finished"
        ),
        Ground::Rivals(rivals) => {
            let list: Vec<String> = rivals
                .iter()
                .take(LISTED)
                .map(|rival| {
                    let printed = printed(reading, rival.cell, rival.span);
                    say!(lang, "“{printed}”", "\"{printed}\"", printed = printed)
                })
                .collect();
            let list = list.join(if lang == Lang::Zh { "、" } else { ", " });
            say!(
                lang,
                "{list}都可能是对应的数字，无法确定是哪一个",
                "{list} could each answer it, and nothing tells which",
                list = list
            )
        }
        Ground::Heading => by_heading(reading, lang),
        Ground::Blank => blank(reading, lang),
        Ground::Silent => say!(lang, "完成情况没有提到这一项", "the completion does not speak of it"),
    };
    capital(say!(lang, "{first}，{body}{end}", "{first}; {body}{end}", first = first, body = body, end = end), lang)
}

fn figures(
    target: &Target,
    actual: &Actual,
    outcome: Outcome,
    goes_on: bool,
    reading: &Reading,
    terms: Terms,
    lang: Lang,
) -> String {
    let done = stated(actual, reading, lang);
    let forecast = if actual.forecast { say!(lang, "（预计数）", " (a forecast)") } else { String::new() };
    let apart = apart(target, actual, lang);
    let band = percent(terms.about);
    let rule = match outcome {
        Outcome::Beyond if better_low(target) => {
            say!(lang, "比目标低{apart}", "below the target by {apart}", apart = apart)
        }
        Outcome::Beyond if target.comparator == Comparator::About => {
            say!(
                lang,
                "超过目标{apart}，多出{band}以上",
                "past the target by {apart}, more than {band}",
                apart = apart,
                band = band
            )
        }
        Outcome::Beyond if target.comparator == Comparator::Between => {
            say!(lang, "超过区间上限", "past the better end of the range")
        }
        Outcome::Beyond => say!(lang, "超过目标{apart}", "past the target by {apart}", apart = apart),
        // 控制在3%左右 and 2.1%: below a ceiling, however far.
        Outcome::Holds if target.about && !is_kept(target, actual) => {
            say!(lang, "在目标上下{band}以内", "within {band} of the target", band = band)
        }
        Outcome::Holds if target.comparator == Comparator::Between => say!(lang, "在目标区间内", "inside the range"),
        Outcome::Holds if better_low(target) => say!(lang, "没有超过上限", "the upper limit is kept"),
        Outcome::Holds => say!(lang, "达到目标", "the target is reached"),
        Outcome::Near => short_by(target, &apart, lang) + &within(target, true, terms, lang),
        Outcome::Short => {
            let short = short_by(target, &apart, lang);
            let why = if goes_on {
                say!(lang, "，文中称工作仍在进行", ", and the text says that work goes on")
            } else if is_early(reading, actual) {
                say!(lang, "，这个数字只到年中某时，不是全年的", ", by a figure of a part of the year only")
            } else if terms.running {
                say!(lang, "，报告期未结束", ", and the period is not over")
            } else {
                within(target, false, terms, lang)
            };
            short + &why
        }
        Outcome::Open => say!(
            lang,
            "这个数字只是下限，可能达到也可能没有达到",
            "the figure is only a lower bound, and may or may not reach the target"
        ),
    };
    say!(lang, "{done}{forecast}，{rule}", "{done}{forecast}, {rule}", done = done, forecast = forecast, rule = rule)
}

/// Whether a target that holds by its tolerance holds without it as well.
fn is_kept(target: &Target, actual: &Actual) -> bool {
    if better_low(target) { actual.value <= target.value } else { actual.value >= target.value }
}

/// What stands in for a completion that is not written: the ticked column, or the heading above.
fn by_heading(reading: &Reading, lang: Lang) -> String {
    if let Some(told) = reading.ticked.and_then(claim::status) {
        return say!(
            lang,
            "没有写完成情况，按台账勾选的“{told}”一栏",
            "no completion is given; judged by the column that is ticked, \"{told}\"",
            told = told.name(lang)
        );
    }
    say!(
        lang,
        "没有写完成情况，按所在标题“{heading}”",
        "no completion is given; judged by the heading \"{heading}\"",
        heading = shortened(printed(reading, CellName::Section, whole(reading)))
    )
}

/// The actual as printed, or what it was reckoned from.
fn stated(actual: &Actual, reading: &Reading, lang: Lang) -> String {
    let parts: Vec<&str> = actual.parts.iter().map(|span| printed(reading, actual.cell, *span)).collect();
    let total = || amount(actual.value, actual.unit.as_ref().map_or("", |unit| &unit.text));
    match parts.as_slice() {
        [] => {
            let done = printed(reading, actual.cell, actual.span);
            // 上升2.5%, where a fall was promised
            let contrary = actual.value < Decimal::ZERO && !done.contains(['-', '－', '−', '负']);
            let way = if contrary { say!(lang, "（方向相反）", " (the other way)") } else { String::new() };
            say!(lang, "实际“{done}”{way}", "actual \"{done}\"{way}", done = done, way = way)
        }
        [apart, ..] if actual.reckoned == Reckoned::Distance => say!(
            lang,
            "实际由与目标相差的“{apart}”推算为{total}",
            "actual inferred as {total} from its distance to the target, \"{apart}\"",
            apart = apart,
            total = total()
        ),
        [new, old, ..] if actual.reckoned == Reckoned::Difference => say!(
            lang,
            "实际由“{new}”与“{old}”相减推算为{total}",
            "actual inferred from \"{new}\" and \"{old}\", which are {total} apart",
            new = new,
            old = old,
            total = total()
        ),
        [new, old, ..] if actual.reckoned == Reckoned::Growth => say!(
            lang,
            "实际由“{old}”到“{new}”推算为{total}",
            "actual inferred as {total} from \"{old}\" and \"{new}\"",
            old = old,
            new = new,
            total = total()
        ),
        parts => say!(
            lang,
            "实际为各部分之和{parts}={total}",
            "actual is the sum of its parts, {parts} = {total}",
            parts = parts.join("+"),
            total = total()
        ),
    }
}

/// How far an actual misses its target.
fn short_by(target: &Target, apart: &str, lang: Lang) -> String {
    // 近300场 of 300场
    if apart.starts_with('0') && !apart.starts_with("0.") {
        return say!(lang, "略少于目标", "just short of the target");
    }
    if better_low(target) {
        say!(lang, "超出{apart}", "over by {apart}", apart = apart)
    } else {
        say!(lang, "差{apart}", "short by {apart}", apart = apart)
    }
}

/// On which side of the near-miss share of its target an actual lies that misses it: 在目标的95%以上. 左右 is missed below its band, so that
/// the share is smaller by the band. Nothing where the target is nought, of which there are no shares.
fn within(target: &Target, near: bool, terms: Terms, lang: Lang) -> String {
    let loose = target.comparator == Comparator::About || target.about;
    let slack = if loose { terms.near_miss.plus(terms.about) } else { Some(terms.near_miss) };
    let low = better_low(target);
    let share = slack.and_then(|slack| if low { Decimal::ONE.plus(slack) } else { Decimal::ONE.minus(slack) });
    let Some(share) = share.filter(|_| target.value != Decimal::ZERO).map(percent) else { return String::new() };
    let what = match target.comparator {
        Comparator::Between if low => say!(lang, "上限", "the upper end"),
        Comparator::Between => say!(lang, "下限", "the lower end"),
        _ => say!(lang, "目标", "the target"),
    };
    match (low, near) {
        (false, true) => {
            say!(lang, "，在{what}的{share}以上", ", at {share} of {what} or above", what = what, share = share)
        }
        (false, false) => say!(lang, "，不到{what}的{share}", ", below {share} of {what}", what = what, share = share),
        (true, true) => say!(lang, "，在{what}的{share}以内", ", within {share} of {what}", what = what, share = share),
        (true, false) => say!(lang, "，超过{what}的{share}", ", beyond {share} of {what}", what = what, share = share),
    }
}

/// The distance between actual and target, in the target's unit; percentages differ by points.
fn apart(target: &Target, actual: &Actual, lang: Lang) -> String {
    let unit = target.unit.as_ref().map_or("", |unit| &*unit.text);
    let percent = target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    let points = match lang {
        Lang::Zh => "个百分点",
        Lang::En => " points",
    };
    let value = difference(target, actual).map(Decimal::abs);
    let value = match (value, target.comparator) {
        (Some(value), _) => value,
        (None, Comparator::Between) => {
            let upper = target.upper.unwrap_or(target.value);
            let high = if actual.value > upper { actual.value.minus(upper) } else { target.value.minus(actual.value) };
            high.map_or(Decimal::ZERO, Decimal::abs)
        }
        (None, _) => return String::new(),
    };
    amount(value, if percent { points } else { unit })
}

/// A value with its unit; 万 and 亿 where they make it shorter.
pub(crate) fn amount(value: Decimal, unit: &str) -> String {
    let scaled = |places: u32| value.times(Decimal::new(1, places));
    let myriad = Decimal::new(10_000, 0);
    let hundred_million = Decimal::new(100_000_000, 0);
    if value.abs() >= hundred_million
        && let Some(short) = scaled(8).filter(|short| short.places() <= 4)
    {
        return format!("{short}亿{unit}");
    }
    if value.abs() >= myriad
        && let Some(short) = scaled(4).filter(|short| short.places() <= 4)
    {
        return format!("{short}万{unit}");
    }
    format!("{value}{unit}")
}

fn percent(share: Decimal) -> String {
    share.times(Decimal::new(100, 0)).map_or_else(String::new, |value| format!("{value}%"))
}

fn words(evidence: Evidence, reading: &Reading, terms: Terms, lang: Lang) -> String {
    let quote = shortened(printed(reading, CellName::Completion, evidence.clause));
    let meaning = match evidence.said {
        Said::AsPlanned => say!(
            lang,
            "，承诺只要求推进，工作按计划进行",
            ", and the commitment asks only for work to go on, which it does as planned"
        ),
        Said::NotStarted if terms.running => {
            say!(lang, "，尚未启动，报告期未结束", ", not yet begun, and the period is not over")
        }
        Said::Missed if terms.running => say!(lang, "，报告期未结束", ", and the period is not over"),
        _ => String::new(),
    };
    say!(
        lang,
        "没有对应的数字，按文字“{quote}”{meaning}",
        "no figure answers it; judged by the words \"{quote}\"{meaning}",
        quote = quote,
        meaning = meaning
    )
}

/// Why an item has its verdict; where a single target is all that counts, the reason of that target says it.
pub fn item(verdicts: &[Verdict], folded: &ItemVerdict, reading: &Reading, terms: Terms, lang: Lang) -> String {
    let name = folded.status.name(lang);
    if verdicts.is_empty() {
        return wishes(folded, reading, terms, lang);
    }
    let mut parts: Vec<String> = Vec::new();
    for status in Status::ALL {
        let count =
            verdicts.iter().filter(|verdict| verdict.status == *status && *status != Status::Undetermined).count();
        if count > 0 {
            parts.push(say!(lang, "{count}个{name}", "{count} {name}", count = count, name = status.name(lang)));
        }
    }
    let total = verdicts.len();
    let open = verdicts.iter().filter(|verdict| verdict.status == Status::Undetermined).count();
    if open == total && folded.clauses.is_empty() {
        return say!(
            lang,
            "{total}个目标都没有能够判定的依据：{name}。",
            "Nothing decides any of the {total} targets: {name}.",
            total = total,
            name = name
        );
    }
    if open > 0 {
        parts.push(say!(lang, "{open}个没有依据、不计入", "{open} left out for want of evidence", open = open));
    }
    for (wish, verdict) in &folded.clauses {
        if let Some(verdict) = verdict {
            let quote = shortened(printed(reading, CellName::Commitment, wish.span));
            parts.push(say!(
                lang,
                "“{quote}”{status}",
                "\"{quote}\" {status}",
                quote = quote,
                status = verdict.status.name(lang)
            ));
        }
    }
    let separator = if lang == Lang::Zh { "，" } else { ", " };
    let list = parts.join(separator);
    say!(
        lang,
        "{total}个目标中{list}：{name}。",
        "Of {total} targets {list}: {name}.",
        total = total,
        list = list,
        name = name
    )
}

/// A cell that holds nothing, or words without a fact (持续推进).
fn blank(reading: &Reading, lang: Lang) -> String {
    if reading.completion.text.chars().iter().any(|c| crate::text::is_han(*c)) {
        say!(lang, "完成情况没有说明任何事实", "the completion tells no fact")
    } else {
        say!(lang, "完成情况没有内容", "the completion says nothing")
    }
}

fn wishes(folded: &ItemVerdict, reading: &Reading, terms: Terms, lang: Lang) -> String {
    let name = folded.status.name(lang);
    if folded.heading.is_some() {
        let told = capital(by_heading(reading, lang), lang);
        return say!(lang, "{told}：{name}。", "{told}: {name}.", told = told, name = name);
    }
    if folded.blank {
        let told = capital(blank(reading, lang), lang);
        return say!(lang, "{told}：{name}。", "{told}: {name}.", told = told, name = name);
    }
    if !folded.rates.is_empty() {
        let list: Vec<String> = folded
            .rates
            .iter()
            .filter_map(|verdict| match &verdict.ground {
                Ground::Rate { rate, .. } => Some(format!("{}%", rate.value)),
                _ => None,
            })
            .collect();
        let list = list.join(if lang == Lang::Zh { "、" } else { ", " });
        return say!(
            lang,
            "没有写明目标数，按所述完成率{list}：{name}。",
            "The target is not printed; judged by the stated rates of {list}: {name}.",
            list = list,
            name = name
        );
    }
    let decided: Vec<&Verdict> = folded.clauses.iter().filter_map(|(_, verdict)| verdict.as_ref()).collect();
    let leading = decided.iter().find(|verdict| verdict.status == folded.status).or(decided.first());
    match leading.map(|verdict| &verdict.ground) {
        Some(Ground::Words(evidence)) => {
            let quote = shortened(printed(reading, CellName::Completion, evidence.clause));
            let why = match evidence.said {
                Said::NotStarted if terms.running => {
                    say!(lang, "，尚未启动，报告期未结束", ", not yet begun, and the period is not over")
                }
                Said::AsPlanned => say!(lang, "，承诺只要求推进", ", and the commitment asks only for work to go on"),
                _ => String::new(),
            };
            let open = folded.clauses.len() - decided.len();
            let left = if open > 0 {
                say!(lang, "，另有{open}个分句没有依据", ", {open} more clauses without evidence", open = open)
            } else {
                String::new()
            };
            say!(
                lang,
                "没有量化目标，按文字“{quote}”{why}{left}：{name}。",
                "No measurable target; judged by the words \"{quote}\"{why}{left}: {name}.",
                quote = quote,
                why = why,
                left = left,
                name = name
            )
        }
        _ => say!(
            lang,
            "没有量化目标，完成情况也没有说明结果：{name}。",
            "No measurable target, and the completion does not tell the outcome: {name}.",
            name = name
        ),
    }
}

/// All of the heading over an item.
fn whole(reading: &Reading) -> Chars {
    reading.section.as_ref().map_or(Chars::default(), |passage| passage.text.all())
}

/// What stands at a place of a cell.
fn printed(reading: &Reading, cell: CellName, span: Chars) -> &str {
    let passage = match cell {
        CellName::Commitment => Some(&reading.commitment),
        CellName::Completion => Some(&reading.completion),
        CellName::TargetText => reading.target_text.as_ref(),
        CellName::Section => reading.section.as_ref(),
        CellName::Rate => reading.rate.as_ref(),
    };
    passage.map_or("", |passage| passage.text.slice(span).trim())
}

/// No sentence names more figures.
const LISTED: usize = 6;

const QUOTE: usize = 36;

fn shortened(text: &str) -> String {
    if text.chars().count() <= QUOTE { text.to_owned() } else { text.chars().take(QUOTE - 1).chain(['…']).collect() }
}

fn capital(sentence: String, lang: Lang) -> String {
    match (lang, sentence.chars().next()) {
        (Lang::En, Some(first)) => {
            std::iter::once(first.to_ascii_uppercase()).chain(sentence.chars().skip(1)).collect()
        }
        _ => sentence,
    }
}
