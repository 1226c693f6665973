//! The whole pipeline: a document in, the public report out.

use crate::check::{self, Check};
use crate::document::{Block, Cell, Document};
use crate::item;
use crate::ledger::{self, Ledger};
use crate::number::Decimal;
use crate::pairing::{self, Actual, Setting};
use crate::passage::Passage;
use crate::quantity;
use crate::reading::Reading;
use crate::target::{self, Target};
use crate::terms::{Basis, Bound, CellName, CheckKind, Kind, Lang, Qualifier};
use crate::text::Text;
use crate::verdict::{self, Ground, Terms, Verdict, claim, figures};
use crate::{explain, summary, topic, view};

/// What a caller may choose. The clock is among it: the core never reads one.
#[derive(Clone, Debug)]
pub struct Options {
    /// The language of reasons and notices.
    pub lang: Lang,
    /// The day that counts as today, `YYYY-MM-DD`, for ledgers that do not say what period they report on.
    pub today: Option<String>,
    /// How far an actual may be from a target of 左右, as a share of the target: 0.05.
    pub about_tolerance: Decimal,
    /// How far an actual may fall short and still be 基本完成, as a share of the target: 0.05.
    pub near_miss: Decimal,
    /// Which figures answer which targets where a reader knows better.
    pub pairings: Vec<Pairing>,
}

/// A reader's own answer to a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// The item, by its place in the report.
    pub item: usize,
    /// The target, by its place in the item.
    pub target: usize,
    /// Where the figure stands in the completion, in UTF-16 code units; none when nothing answers.
    pub actual: Option<[u32; 2]>,
}

impl Default for Options {
    fn default() -> Self {
        let five_percent = Decimal::new(5, 2);
        Self {
            lang: Lang::Zh,
            today: None,
            about_tolerance: five_percent,
            near_miss: five_percent,
            pairings: Vec::new(),
        }
    }
}

/// Judges a document.
pub fn analyze(document: &Document, options: &Options) -> view::Report {
    of(document, &ledger::collect(document), options)
}

/// Judges a document, and tells how many of its items are judged, and how many there are.
pub fn analyze_telling(document: &Document, options: &Options, tell: &dyn Fn(usize, usize)) -> view::Report {
    telling(document, &ledger::collect(document), options, tell)
}

/// Judges a ledger that was found in a document.
pub fn of(document: &Document, ledger: &Ledger, options: &Options) -> view::Report {
    telling(document, ledger, options, &|_, _| ())
}

fn telling(document: &Document, ledger: &Ledger, options: &Options, tell: &dyn Fn(usize, usize)) -> view::Report {
    let terms =
        Terms { about: options.about_tolerance, near_miss: options.near_miss, running: running(ledger, options) };
    let pairings = |index| options.pairings.iter().filter(move |pairing| pairing.item == index);
    let items: Vec<view::Item> = ledger
        .items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            tell(index, ledger.items.len());
            judged(item, pairings(index), document, ledger, terms, options.lang)
        })
        .collect();
    view::Report {
        version: view::VERSION,
        title: ledger.title.as_ref().map(|cell| text(cell, document)),
        place: ledger.place.clone(),
        year: ledger.year,
        period: ledger
            .period
            .as_ref()
            .map(|period| view::Period { text: period.text.clone(), complete: period.complete }),
        source: view::Source {
            name: Some(document.name.clone()).filter(|name| !name.is_empty()),
            format: document.format.clone(),
            encoding: document.encoding.clone(),
            layout: ledger.layout.clone(),
            tables: tables(ledger, document),
        },
        summary: summary::of(&items),
        unread: unread(ledger, document, options.lang),
        notices: notices(ledger, &items, options.lang),
        items,
    }
}

fn tables(ledger: &Ledger, document: &Document) -> Vec<view::SourceTable> {
    let table = |(index, block): (usize, &Block)| match block {
        Block::Grid(grid) => Some(view::SourceTable {
            name: Some(grid.name.clone()).filter(|name| !name.is_empty()),
            rows: grid.rows.len() as u32,
            read: ledger.tables.contains(&index),
        }),
        _ => None,
    };
    document.blocks.iter().enumerate().filter_map(table).collect()
}

/// Whether the period still runs: it is part of a year, or the ledger does not say and its year is not over today.
fn running(ledger: &Ledger, options: &Options) -> bool {
    if let Some(period) = &ledger.period {
        !period.complete
    } else {
        let today = options.today.as_deref().and_then(|day| day.get(..4)).and_then(|year| year.parse::<u16>().ok());
        matches!((ledger.year, today), (Some(year), Some(today)) if year >= today)
    }
}

fn text(cell: &Cell, document: &Document) -> String {
    cell.text(document).trim().to_owned()
}

/// The remarks of a row: scores of columns side by side (10 | 9.5) are kept apart.
fn remark(cell: &Cell, document: &Document) -> String {
    let mut whole = String::new();
    let mut last_scores = false;
    for piece in &cell.pieces {
        let text = piece.of(&document.text).trim();
        let scores = text.chars().all(|c| c.is_ascii_digit() || c == '.');
        if !whole.is_empty() && (scores || last_scores) {
            whole.push(' ');
        }
        whole.push_str(text);
        last_scores = scores;
    }
    whole
}

fn judged<'p>(
    item: &item::Item,
    pairings: impl Iterator<Item = &'p Pairing>,
    document: &Document,
    ledger: &Ledger,
    terms: Terms,
    lang: Lang,
) -> view::Item {
    let reading = Reading::new(item, document);
    let promised = target::of(&reading, ledger.year);
    let mut answers = pairing::pair(
        &promised,
        &reading,
        Setting { year: ledger.year, place: ledger.place.as_deref(), level: ledger.level },
    );
    for pairing in pairings {
        if let Some((target, answer)) = promised.targets.get(pairing.target).zip(answers.get_mut(pairing.target)) {
            *answer = pairing::chosen(target, &reading.completion, pairing.actual);
        }
    }
    let verdicts = verdict::targets(&promised, &answers, &reading, terms);
    let folded = verdict::item::judge(&verdicts, &reading, terms);
    let checks = check::item(&promised, &answers, &reading);
    let claim = claim::of(&reading, &promised.targets, &answers, terms.running);
    let rate_disagrees = checks.iter().any(|check| check.kind == CheckKind::Rate && !check.agrees);
    // 初步设计已批复，年底前未能动工: of two clauses of one report neither contradicts the other; the verdict has weighed both.
    let basis = verdict::item::basis(&verdicts, &folded);
    let of_words = basis == Basis::Statement && claim::is_of_report(&reading, claim);
    let optional = |cell: &Option<Cell>| cell.as_ref().map(|cell| text(cell, document));
    let owner = optional(&item.owner);
    let topic = topic::of(&reading, owner.as_deref(), optional(&ledger.title).as_deref());
    let targets: Vec<view::Target> = promised
        .targets
        .iter()
        .zip(&verdicts)
        .map(|(target, verdict)| target_view(target, verdict, &reading, terms, lang))
        .collect();
    let whole = |cell: &Passage| reading.whole.clone().unwrap_or_else(|| cell.text.raw().to_owned());
    view::Item {
        number: optional(&item.number),
        section: optional(&item.section),
        commitment: whole(&reading.commitment),
        completion: whole(&reading.completion),
        name: optional(&item.name),
        target_text: reading.target_text.as_ref().map(|passage| passage.text.raw().to_owned()),
        owner,
        rate: reading.rate.as_ref().map(|passage| passage.text.raw().to_owned()),
        remark: item.remark.as_ref().map(|cell| remark(cell, document)),
        line: item.line,
        topic,
        status: folded.status,
        basis,
        reason: match (targets.as_slice(), folded.clauses.as_slice()) {
            ([only], []) if folded.rates.is_empty() => only.reason.clone(),
            _ => explain::item(&verdicts, &folded, &reading, terms, lang),
        },
        claim,
        conflict: rate_disagrees || !of_words && claim.is_some_and(|claim| claim::is_better(claim, folded.status)),
        adjusted: promised.targets.iter().any(|target| target.original.is_some()),
        targets,
        checks: checks.iter().map(|check| check_view(check, &reading)).collect(),
    }
}

fn target_view(target: &Target, verdict: &Verdict, reading: &Reading, terms: Terms, lang: Lang) -> view::Target {
    let actual = match &verdict.ground {
        Ground::Figures { actual, .. } => Some(actual),
        _ => None,
    };
    view::Target {
        indicator: target.indicator.clone(),
        comparator: target.comparator,
        direction: target.direction,
        value: target.value.into(),
        upper: target.upper.map(Into::into),
        unit: target.unit.as_ref().map(|unit| unit.text.to_string()),
        span: cell_text(reading, target.cell).map_or([0, 0], |text| text.utf16(target.figure.quantity.span)),
        cell: target.cell,
        original: target.original.as_ref().map(|original| view::Original {
            value: original.figure.quantity.value.into(),
            upper: original.figure.quantity.upper.map(Into::into),
            unit: original.unit.as_ref().map(|unit| unit.text.to_string()),
            span: reading.commitment.text.utf16(original.figure.quantity.span),
        }),
        actual: actual.map(|actual| actual_view(actual, reading)),
        ratio: actual.and_then(|actual| figures::ratio(target, actual)).map(Into::into),
        difference: actual.and_then(|actual| figures::difference(target, actual)).map(Into::into),
        status: verdict.status,
        basis: verdict.ground.basis(),
        reason: explain::target(target, verdict, reading, terms, lang),
    }
}

fn actual_view(actual: &Actual, reading: &Reading) -> view::Actual {
    view::Actual {
        value: actual.value.into(),
        unit: actual.unit.as_ref().map(|unit| unit.text.to_string()),
        qualifier: match actual.bound {
            Bound::Plain | Bound::Between => Qualifier::Plain,
            Bound::AtLeast | Bound::MoreThan => Qualifier::MoreThan,
            Bound::AtMost | Bound::LessThan => Qualifier::LessThan,
            Bound::About => Qualifier::About,
        },
        span: cell_text(reading, actual.cell).map_or([0, 0], |text| text.utf16(actual.span)),
        cell: actual.cell,
    }
}

fn check_view(check: &Check, reading: &Reading) -> view::Check {
    let spans = check.spans.iter().map(|span| reading.completion.text.utf16(*span)).collect();
    view::Check { kind: check.kind, agrees: check.agrees, text: check.text.clone(), spans }
}

fn cell_text(reading: &Reading, cell: CellName) -> Option<&Text> {
    match cell {
        CellName::Commitment => Some(&reading.commitment.text),
        CellName::Completion => Some(&reading.completion.text),
        CellName::TargetText => reading.target_text.as_ref().map(|passage| &passage.text),
        CellName::Section => reading.section.as_ref().map(|passage| &passage.text),
        CellName::Rate => reading.rate.as_ref().map(|passage| &passage.text),
    }
}

fn unread(ledger: &Ledger, document: &Document, lang: Lang) -> Vec<view::Unread> {
    ledger
        .unread
        .iter()
        .map(|unread| view::Unread {
            text: text(&unread.cell, document),
            line: unread.line,
            reason: explain::unread(unread.reason, lang).to_owned(),
        })
        .collect()
}

fn notices(ledger: &Ledger, items: &[view::Item], lang: Lang) -> Vec<view::Notice> {
    let mut notices: Vec<view::Notice> = ledger.notices.iter().map(|notice| explain::notice(notice, lang)).collect();
    for item in items {
        for check in item.checks.iter().filter(|check| !check.agrees) {
            notices.push(explain::disagreement(check, item.line, lang));
        }
        if let Some(claim) = item.claim.filter(|claim| claim::is_better(*claim, item.status)) {
            notices.push(explain::conflict(claim, item.status, item.line, lang));
        }
    }
    notices.sort_by_key(|notice| notice.line);
    notices
}

/// The figures of a completion that can be chosen as the answer to a target.
pub fn figures(completion: &str) -> Vec<[u32; 2]> {
    let passage = Passage::new(CellName::Completion, completion);
    passage.figures.iter().map(|figure| passage.text.utf16(figure.quantity.span)).collect()
}

/// The quantities of one text, as the contract has them.
pub fn quantities(text: &str) -> Vec<view::Quantity> {
    let text = Text::new(text);
    quantity::extract(&text)
        .into_iter()
        .map(|quantity| {
            let is_quantity = quantity.kind == Kind::Quantity;
            view::Quantity {
                kind: quantity.kind,
                value: is_quantity.then(|| quantity.value.into()),
                upper: quantity.upper.map(Into::into),
                unit: quantity.unit.map(|unit| unit.text.into_owned()),
                bound: is_quantity.then_some(quantity.bound),
                direction: is_quantity.then_some(quantity.direction),
                span: text.utf16(quantity.span),
                text: text.slice(quantity.span).to_owned(),
            }
        })
        .collect()
}
