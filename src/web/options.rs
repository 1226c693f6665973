//! The options of the JavaScript API. Each is a struct literal of its fields, so that none is declared and not read.

use crate::number::Decimal;
use crate::report::{Options, Pairing};
use crate::terms::Lang;
use js_sys::{Array, Function, Number, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What may be chosen about judging. All of it has a default.
#[derive(Default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "camelCase", optional_fields = nullable))]
pub struct AnalyzeOptions {
    /// The language of reasons and notices: `zh` unless told otherwise.
    lang: Option<Lang>,
    /// The day that counts as today, `YYYY-MM-DD`, for ledgers that do not say what period they report on.
    today: Option<String>,
    /// How far an actual may be from a target of 左右, as a share of the target: 0.05 unless told otherwise.
    #[cfg_attr(test, ts(as = "Option<f64>"))]
    about_tolerance: Option<Decimal>,
    /// How far an actual may fall short and still be 基本完成, as a share of the target: 0.05 unless told otherwise.
    #[cfg_attr(test, ts(as = "Option<f64>"))]
    near_miss: Option<Decimal>,
    /// Which figures answer which targets where a reader of the page knows better; no part of what is promised to others.
    #[cfg_attr(test, ts(skip))]
    pairings: Option<Vec<Pairing>>,
    /// Told how many items are judged, and how many there are; for the page alone too.
    #[cfg_attr(test, ts(skip))]
    pub judging: Option<Function>,
}

/// What may be chosen about reading a file, and about judging.
#[derive(Default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "camelCase", optional_fields = nullable))]
pub struct ReadOptions {
    /// The text encoding, such as `gb18030`; by default it is recognised.
    pub encoding: Option<String>,
    /// The sheet of a workbook, by its name; by default the one that looks like a ledger.
    pub sheet: Option<String>,
    /// The table of the file, from 1; by default all that make up the ledger.
    pub table: Option<u32>,
    /// The password of an encrypted file.
    pub password: Option<String>,
    /// Told how many of the file's pages or sheets are read, and how many there are.
    #[cfg_attr(test, ts(type = "((done: number, total: number) => void) | null", optional))]
    pub progress: Option<Function>,
    /// What may be chosen about judging.
    #[cfg_attr(test, ts(flatten))]
    pub analyze: AnalyzeOptions,
}

impl AnalyzeOptions {
    /// Reads them; the name of the option whose value it cannot have.
    pub fn read(given: &JsValue) -> Result<Self, &'static str> {
        Ok(Self {
            lang: take(given, "lang", |value| Lang::from_id(&value.as_string()?))?,
            today: take(given, "today", JsValue::as_string)?,
            about_tolerance: take(given, "aboutTolerance", share)?,
            near_miss: take(given, "nearMiss", share)?,
            pairings: take(given, "pairings", pairings)?,
            judging: take(given, "judging", function)?,
        })
    }

    /// The language that they ask for.
    pub fn lang(&self) -> Lang {
        self.lang.unwrap_or(Options::default().lang)
    }

    /// The options of the core.
    pub fn options(self) -> Options {
        let usual = Options::default();
        Options {
            lang: self.lang(),
            today: self.today,
            about_tolerance: self.about_tolerance.unwrap_or(usual.about_tolerance),
            near_miss: self.near_miss.unwrap_or(usual.near_miss),
            pairings: self.pairings.unwrap_or_default(),
        }
    }
}

impl ReadOptions {
    /// Reads them; the name of the option whose value it cannot have.
    pub fn read(given: &JsValue) -> Result<Self, &'static str> {
        let text = JsValue::as_string;
        Ok(Self {
            encoding: take(given, "encoding", text)?,
            sheet: take(given, "sheet", text)?,
            table: take(given, "table", |value| value.as_f64().map(|number| number as u32))?,
            password: take(given, "password", text)?,
            progress: take(given, "progress", function)?,
            analyze: AnalyzeOptions::read(given)?,
        })
    }
}

fn function(value: &JsValue) -> Option<Function> {
    value.dyn_ref().cloned()
}

/// A field of the options; `None` when it, or the object, is missing or `null`.
fn take<T>(
    given: &JsValue,
    key: &'static str,
    read: impl Fn(&JsValue) -> Option<T>,
) -> Result<Option<T>, &'static str> {
    let value = Reflect::get(given, &key.into()).unwrap_or_default();
    if value.is_null() || value.is_undefined() { Ok(None) } else { read(&value).map(Some).ok_or(key) }
}

/// A share between 0 and 1, exactly as JavaScript prints it.
fn share(value: &JsValue) -> Option<Decimal> {
    let value = value.as_f64().filter(|value| (0.0..=1.0).contains(value))?;
    Decimal::parse(&String::from(Number::from(value).to_string_with_radix(10).ok()?))
}

/// A reader's own answers.
fn pairings(list: &JsValue) -> Option<Vec<Pairing>> {
    let pairing = |record: JsValue| {
        let number = |key: &str| Some(Reflect::get(&record, &key.into()).ok()?.as_f64()? as usize);
        let span = Reflect::get(&record, &"actual".into()).ok()?;
        let actual = serde_wasm_bindgen::from_value::<Option<[u32; 2]>>(span).ok()?;
        Some(Pairing { item: number("item")?, target: number("target")?, actual })
    };
    list.dyn_ref::<Array>()?.iter().map(pairing).collect()
}
