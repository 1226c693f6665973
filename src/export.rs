//! The report in other forms: for spreadsheets, for other programs, for texts.

#[cfg(feature = "files")]
use crate::explain;
#[cfg(feature = "files")]
use crate::number::Decimal;
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
const HEADS: [[&str; 2]; 12] = [
    ["序号", "No."],
    ["承诺", "Commitment"],
    ["完成情况", "What became of it"],
    ["完成率", "Rate"],
    ["台账自述", "The ledger says"],
    ["判定", "Verdict"],
    ["程序判定（人工更正前）", "The program's verdict, where corrected by hand"],
    ["理由", "Reason"],
    ["提示", "Notes"],
    ["领域", "Topic"],
    ["责任单位", "Owner"],
    ["原文行号", "Line of the source"],
];

/// The column of the verdict, and the last one, which holds a number.
#[cfg(feature = "files")]
const VERDICT: usize = 5;
#[cfg(feature = "files")]
const LINE: usize = HEADS.len() - 1;

fn heads(lang: Lang) -> impl Iterator<Item = &'static str> {
    HEADS.iter().map(move |[zh, en]| said(lang, zh, en))
}

/// The row of an item under [`HEADS`].
fn cells(corrected: &Corrected, index: usize, item: &Item, lang: Lang) -> [String; HEADS.len()] {
    let verdict = |status: Option<Status>| status.map(|status| named(status, lang)).unwrap_or_default();
    let optional = |cell: &Option<String>| cell.clone().unwrap_or_default();
    [
        optional(&item.number),
        promise(item),
        item.completion.clone(),
        optional(&item.rate),
        verdict(item.claim),
        verdict(Some(item.status)),
        verdict(verdict_before(corrected, index)),
        item.reason.clone(),
        notes(item, lang),
        item.topic.name(lang).to_owned(),
        optional(&item.owner),
        item.line.to_string(),
    ]
}

/// The name of a verdict where it stands alone.
fn named(status: Status, lang: Lang) -> String {
    let mut name = status.name(lang).chars();
    name.next().into_iter().flat_map(char::to_uppercase).chain(name).collect()
}

/// What a reader should know beside the verdict.
fn notes(item: &Item, lang: Lang) -> String {
    let conflict = item.conflict.then(|| said(lang, "自述与数字不符", "the ledger's claim disagrees with its figures"));
    let adjusted = item.adjusted.then(|| said(lang, "目标经调整", "the target was changed"));
    let notes: Vec<&str> = [conflict, adjusted].into_iter().flatten().collect();
    notes.join(said(lang, "；", "; "))
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
    let unit = target.unit.as_deref().unwrap_or("");
    match target.upper {
        Some(upper) => format!("{sign}{}–{}", amount(target.value, ""), amount(upper, unit)),
        None => [sign, &amount(target.value, unit)].concat(),
    }
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
    [sign, &amount(actual.value, actual.unit.as_deref().unwrap_or(""))].concat()
}

/// A number with its unit, 万 and 亿 where they make it shorter.
#[cfg(feature = "files")]
fn amount(value: Number, unit: &str) -> String {
    let printed = value.0.to_string();
    Decimal::parse(&printed).map_or_else(|| [&printed, unit].concat(), |value| explain::amount(value, unit))
}

fn number(value: Option<Number>) -> String {
    value.map(|value| value.0.to_string()).unwrap_or_default()
}
