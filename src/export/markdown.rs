//! Markdown, for texts: the headline, the counts, and a table of the items.

use super::{about, caution, cells, headline, heads, named, title};
use crate::terms::{Lang, Status};
use crate::view::Corrected;
use std::fmt::Write;

/// The whole report.
pub fn document(corrected: &Corrected, lang: Lang) -> String {
    let mut out = format!("# {}\n\n", text(title(corrected, lang)));
    let about = about(corrected, lang);
    if !about.is_empty() {
        line(&mut out, &text(&about));
    }
    line(&mut out, &format!("**{}**", headline(corrected, lang)));
    let counts = &corrected.report.summary.by_status;
    let counts = Status::ALL.iter().filter(|status| counts.of(**status) > 0);
    let counts: Vec<String> = counts
        .map(|status| format!("{} {}", named(*status, lang), corrected.report.summary.by_status.of(*status)))
        .collect();
    line(&mut out, &counts.join(" · "));
    row(&mut out, heads(lang).map(text));
    row(&mut out, heads(lang).map(|_| "---".to_owned()));
    for (index, item) in corrected.report.items.iter().enumerate() {
        row(&mut out, cells(corrected, index, item, lang).iter().map(|cell| text(cell)));
    }
    out.push('\n');
    line(&mut out, caution(lang));
    out
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, "{text}\n\n");
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for cell in cells {
        let _ = write!(out, "| {cell} ");
    }
    out.push_str("|\n");
}

/// A text that stays text: no sign of it is markup, and no line break ends its row.
fn text(raw: &str) -> String {
    let mut out = String::new();
    for c in raw.trim().chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\r' => {}
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '#' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}
