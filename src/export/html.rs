//! HTML, for word processors and editors that take a table from the clipboard.

use super::{about, caution, cells, headline, heads, title};
use crate::terms::Lang;
use crate::view::Corrected;

/// A heading, the headline and a table of the items.
pub fn fragment(corrected: &Corrected, lang: Lang) -> String {
    let mut out = element("h2", title(corrected, lang));
    let about = about(corrected, lang);
    if !about.is_empty() {
        out += &element("p", &about);
    }
    out += &element("p", &headline(corrected, lang));
    out += "<table border=\"1\"><thead><tr>";
    heads(lang).for_each(|head| out += &element("th", head));
    out += "</tr></thead><tbody>";
    for (index, item) in corrected.report.items.iter().enumerate() {
        out += "<tr>";
        for cell in cells(corrected, index, item, lang) {
            out += &element("td", &cell);
        }
        out += "</tr>";
    }
    out += "</tbody></table>";
    out + &element("p", caution(lang))
}

fn element(name: &str, text: &str) -> String {
    let mut out = ["<", name, ">"].concat();
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    [&out, "</", name, ">"].concat()
}
