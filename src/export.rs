//! The report in other forms: for spreadsheets, for other programs, for texts.

#[cfg(feature = "files")]
use crate::terms::{Comparator, Qualifier};
use crate::terms::{Lang, Status};
#[cfg(feature = "files")]
use crate::view::Target;
use crate::view::{Corrected, Item, Number};

pub mod csv;
pub mod html;
pub mod markdown;
#[cfg(feature = "files")]
pub mod xlsx;

/// What stands over the columns of a table of items, in both languages.
const HEADS: [[&str; 2]; 9] = [
    ["序号", "No."],
    ["承诺", "Commitment"],
    ["完成情况", "What became of it"],
    ["台账自述", "The ledger says"],
    ["判定", "Verdict"],
    ["程序判定（人工更正前）", "The program's verdict, where corrected by hand"],
    ["理由", "Reason"],
    ["领域", "Topic"],
    ["原文行号", "Line of the source"],
];

fn heads(lang: Lang) -> impl Iterator<Item = &'static str> {
    HEADS.iter().map(move |[zh, en]| said(lang, zh, en))
}

/// The row of an item under [`HEADS`].
fn cells(corrected: &Corrected, index: usize, item: &Item, lang: Lang) -> [String; 9] {
    let before = verdict_before(corrected, index);
    [
        item.number.clone().unwrap_or_default(),
        promise(item),
        item.completion.clone(),
        item.claim.map(|claim| claim.name(lang).to_owned()).unwrap_or_default(),
        item.status.name(lang).to_owned(),
        before.map(|status| status.name(lang).to_owned()).unwrap_or_default(),
        item.reason.clone(),
        item.topic.name(lang).to_owned(),
        item.line.to_string(),
    ]
}

/// What an item promises, with the name and the target that stand in columns of their own.
fn promise(item: &Item) -> String {
    let parts = [item.name.as_deref(), Some(item.commitment.as_str()), item.target_text.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join("；")
}

/// The verdict that the program had given, where a reader corrected it.
fn verdict_before(corrected: &Corrected, index: usize) -> Option<Status> {
    corrected.corrections.iter().find(|correction| correction.item as usize == index).map(|correction| correction.from)
}

/// Who, when and what the ledger is of, as far as it says so.
fn about(corrected: &Corrected, lang: Lang) -> String {
    let report = &corrected.report;
    let year = report.year.map(|year| if lang == Lang::Zh { format!("{year}年") } else { year.to_string() });
    let period = report.period.as_ref().map(|period| period.text.clone());
    [report.place.clone(), year, period].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn title(corrected: &Corrected, lang: Lang) -> &str {
    corrected.report.title.as_deref().unwrap_or(said(lang, "台账核验", "Ledger check"))
}

/// How many of how many.
fn headline(corrected: &Corrected, lang: Lang) -> String {
    let summary = &corrected.report.summary;
    let (met, all) = (summary.by_status.exceeded + summary.by_status.met, summary.items);
    match lang {
        Lang::Zh => format!("完成 {met} / 共 {all} 项（含超额完成）"),
        Lang::En => format!("Met {met} of {all} items (exceeded ones included)"),
    }
}

/// What a reader has to know to read the verdicts.
fn caution(lang: Lang) -> &'static str {
    said(
        lang,
        "由程序按台账自身的文字和数字判定，各项等权；“无法判定”表示台账没有给出依据，不等于没有完成。",
        "Judged by a program from the ledger's own words and figures; every item counts the same. “Undetermined” means that the ledger gives no grounds; it does not mean failure.",
    )
}

fn said<'s>(lang: Lang, zh: &'s str, en: &'s str) -> &'s str {
    if lang == Lang::Zh { zh } else { en }
}

/// A target in short: `≥500套`.
#[cfg(feature = "files")]
fn promised(target: &Target) -> String {
    let sign = match target.comparator {
        Comparator::AtLeast => "≥",
        Comparator::AtMost => "≤",
        Comparator::About => "≈",
        Comparator::Between | Comparator::Plain => "",
    };
    let upper = target.upper.map(|upper| format!("–{}", upper.0)).unwrap_or_default();
    format!("{sign}{}{upper}{}", target.value.0, target.unit.as_deref().unwrap_or(""))
}

/// What answers a target in short; empty when nothing does.
#[cfg(feature = "files")]
fn reached(target: &Target) -> String {
    let Some(actual) = &target.actual else { return String::new() };
    let sign = match actual.qualifier {
        Qualifier::Plain => "",
        Qualifier::MoreThan => ">",
        Qualifier::LessThan => "<",
        Qualifier::About => "≈",
    };
    format!("{sign}{}{}", number(Some(actual.value)), actual.unit.as_deref().unwrap_or(""))
}

fn number(value: Option<Number>) -> String {
    value.map(|value| value.0.to_string()).unwrap_or_default()
}
