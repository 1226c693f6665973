//! The whole pipeline: a document in, the public report out.

use crate::document::Document;
use crate::item;
use crate::number::Decimal;
use crate::terms::Lang;
use crate::text::Text;
use crate::view;

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
}

impl Default for Options {
    fn default() -> Self {
        let five_percent = Decimal::new(5, 2);
        Self { lang: Lang::Zh, today: None, about_tolerance: five_percent, near_miss: five_percent }
    }
}

/// Judges a document.
pub fn analyze(document: &Document, options: &Options) -> view::Report {
    let ledger = item::collect(document);
    let _ = (ledger, options);
    todo_report(document)
}

fn todo_report(document: &Document) -> view::Report {
    view::Report {
        version: view::VERSION,
        title: None,
        place: None,
        year: None,
        period: None,
        source: view::Source {
            name: Some(document.name.clone()).filter(|name| !name.is_empty()),
            format: document.format.clone(),
            encoding: document.encoding.clone(),
            layout: String::new(),
        },
        items: Vec::new(),
        summary: view::Summary::default(),
        unread: Vec::new(),
        notices: Vec::new(),
    }
}

/// The quantities of one text, as the contract has them.
pub fn quantities(text: &str) -> Vec<view::Quantity> {
    let text = Text::new(text);
    crate::quantity::extract(&text)
        .into_iter()
        .map(|quantity| {
            let is_quantity = quantity.kind == crate::terms::Kind::Quantity;
            view::Quantity {
                kind: quantity.kind,
                value: is_quantity.then(|| quantity.value.into()),
                upper: quantity.upper.map(Into::into),
                unit: quantity.unit.map(|unit| unit.text),
                bound: is_quantity.then_some(quantity.bound),
                direction: is_quantity.then_some(quantity.direction),
                span: text.utf16(quantity.span),
                text: text.slice(quantity.span).to_owned(),
            }
        })
        .collect()
}
