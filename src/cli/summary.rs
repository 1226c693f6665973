//! A report as a page of text for a terminal.

use crate::terms::{Lang, Status, Topic};
use crate::view::{Item, Report};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// How the page is to look.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Columns; a Chinese character takes two.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
    /// The language of the headings.
    pub lang: Lang,
}

/// The longest bar of the counts, in columns.
const BAR: u32 = 30;
/// The columns of number and verdict before an item's text.
const MARGIN: usize = 18;

/// The report as text.
pub fn text(report: &Report, page: &Page) -> String {
    let mut out = String::new();
    head(&mut out, report, page);
    counts(&mut out, report, page);
    let mut above: Option<&str> = None;
    for item in &report.items {
        let section = item.section.as_deref();
        if let Some(section) = section.filter(|_| section != above) {
            for line in wrapped(&clean(section), page.width.saturating_sub(2)) {
                let _ = writeln!(out, "  {}", page.paint(&line, "1"));
            }
        }
        above = section;
        entry(&mut out, item, page);
    }
    foot(&mut out, report, page);
    out
}

impl Page {
    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::Zh { zh } else { en }
    }

    fn paint(&self, text: &str, code: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

fn color(status: Status) -> &'static str {
    match status {
        Status::Exceeded => "1;34",
        Status::Met => "34",
        Status::MostlyMet => "36",
        Status::PartlyMet => "33",
        Status::InProgress => "35",
        Status::Missed => "1;31",
        Status::Undetermined => "90",
    }
}

fn head(out: &mut String, report: &Report, page: &Page) {
    let title = report.title.as_deref().unwrap_or(page.say("（没有标题）", "(no title)"));
    let _ = writeln!(out, "{}", page.paint(&title.split_whitespace().collect::<Vec<_>>().join(""), "1"));
    let year = report.year.map(|year| year.to_string());
    let facts = [report.place.clone(), year, report.period.as_ref().map(|period| period.text.clone())];
    let facts: Vec<String> =
        facts.into_iter().flatten().chain([format!("{} {}", report.source.format, report.source.layout)]).collect();
    let _ = writeln!(out, "{}\n", page.paint(&facts.join(" · "), "90"));
}

fn counts(out: &mut String, report: &Report, page: &Page) {
    let summary = &report.summary;
    let done = summary.by_status.exceeded + summary.by_status.met;
    if page.lang == Lang::Zh {
        let _ = writeln!(out, "完成 {done} / 共 {} 项", summary.items);
    } else {
        let _ = writeln!(out, "{done} of {} commitments met", summary.items);
    }
    let most = Status::ALL.iter().map(|status| summary.by_status.of(*status)).max().unwrap_or(0).max(1);
    for status in Status::ALL {
        let count = summary.by_status.of(*status);
        let bar = "█".repeat((count * BAR / most) as usize + usize::from(count > 0 && count * BAR < most));
        let _ =
            writeln!(out, "  {} {count:>4}  {}", padded(status.name(page.lang), 14), page.paint(&bar, color(*status)));
    }
    let topics = summary.by_topic.0.iter().filter(|(_, count)| count.items > 0);
    let list: Vec<String> =
        topics.map(|(topic, count)| format!("{} {}", Topic::name(*topic, page.lang), count.items)).collect();
    if !list.is_empty() {
        let _ = writeln!(out);
        for line in wrapped(&list.join(page.say("、", ", ")), page.width.saturating_sub(2)) {
            let _ = writeln!(out, "  {line}");
        }
    }
    let _ = writeln!(out);
}

fn entry(out: &mut String, item: &Item, page: &Page) {
    let width = page.width.saturating_sub(MARGIN).max(20);
    let number = item.number.as_deref().unwrap_or("·");
    let mut lines = wrapped(&clean(&item.commitment), width);
    lines.extend(
        wrapped(&item.reason, width.saturating_sub(2)).into_iter().map(|line| page.paint(&format!("  {line}"), "90")),
    );
    if item.conflict {
        let claim = item.claim.map_or("", |claim| claim.name(page.lang));
        let note = format!(
            "! {}{}",
            page.say("与台账自述或所述完成率不一致", "disagrees with the ledger's own claim or rate"),
            if claim.is_empty() { String::new() } else { format!(" ({claim})") }
        );
        lines.extend(wrapped(&note, width).into_iter().map(|line| page.paint(&line, "1;31")));
    }
    if item.adjusted {
        lines.push(page.paint(page.say("~ 目标经过调整", "~ the target was changed"), "33"));
    }
    for (index, line) in lines.iter().enumerate() {
        if index == 0 {
            let status = page.paint(&padded(item.status.name(page.lang), MARGIN - 7), color(item.status));
            let _ = writeln!(out, "{} {status} {line}", right(number, 5));
        } else {
            let _ = writeln!(out, "{}{line}", " ".repeat(MARGIN));
        }
    }
}

fn foot(out: &mut String, report: &Report, page: &Page) {
    if report.items.is_empty() {
        let none = page.say(
            "没有找到事项。需要序号、事项内容、完成情况这样的表格，或者逐条写出承诺和进展的文字。",
            "No items were found. Expected a table with number, commitment and completion, or numbered paragraphs of promise and progress.",
        );
        for line in wrapped(none, page.width) {
            let _ = writeln!(out, "{line}");
        }
    }
    if !report.notices.is_empty() {
        let _ = writeln!(out, "\n{}", page.say("提示", "Notices"));
    }
    for notice in &report.notices {
        let at = notice.line.map(|line| format!("{}{line}  ", page.say("行", "line "))).unwrap_or_default();
        for line in wrapped(&format!("{at}{}", notice.message), page.width.saturating_sub(2)) {
            let _ = writeln!(out, "  {line}");
        }
    }
    if !report.unread.is_empty() {
        let count = report.unread.len();
        let text = if page.lang == Lang::Zh {
            format!("{count} 处未识别")
        } else {
            format!("{count} pieces of text left unread")
        };
        let _ = writeln!(out, "\n{text}");
        for piece in report.unread.iter().take(MOST_UNREAD) {
            let at = format!("{}{}  ", page.say("行", "line "), piece.line);
            let (open, close) = (page.say("（", " ("), page.say("）", ")"));
            let told = format!("{at}{}{open}{}{close}", shortened(&clean(&piece.text)), piece.reason);
            for line in wrapped(&told, page.width.saturating_sub(2)) {
                let _ = writeln!(out, "  {}", page.paint(&line, "90"));
            }
        }
        if count > MOST_UNREAD {
            let _ = writeln!(out, "  …");
        }
    }
}

/// So many pieces of unread text are shown; `--format json` has them all.
const MOST_UNREAD: usize = 8;

/// The beginning of a text, as much as tells what it is.
fn shortened(text: &str) -> String {
    let mut start: String = text.chars().take(40).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// Lines no wider than `width` columns, broken anywhere in Chinese and at blanks in words.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in words(text) {
        let columns = word.width();
        if used + columns > width && used > 0 {
            lines.push(line.trim_end().to_owned());
            line.clear();
            used = 0;
            if word == " " {
                continue;
            }
        }
        line.push_str(&word);
        used += columns;
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Runs of ASCII letters and digits, and single characters.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in text.chars() {
        let joins = c.is_ascii_graphic();
        match words.last_mut().filter(|_| joins && in_word) {
            Some(word) => word.push(c),
            None => words.push(c.to_string()),
        }
        in_word = joins;
    }
    words
}
