//! A report read back from the value that the worker posted.
//!
//! By hand, because the reader that serde derives would be a sixth of what the page has to load. Every record is
//! built as a struct literal, so a field that the view gains and this module lacks does not compile.

use crate::terms::{Basis, CellName, CheckKind, Comparator, Direction, Qualifier, Status, Topic};
use crate::view::{
    Actual, ByStatus, ByTopic, Check, Item, Notice, Number, Original, Period, Report, Source, SourceTable, Summary,
    Target, TopicCount, Unread,
};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What can be read from a JavaScript value.
pub trait FromJs: Sized {
    /// The value; `None` when it has another shape.
    fn from_js(value: &JsValue) -> Option<Self>;
}

impl FromJs for String {
    fn from_js(value: &JsValue) -> Option<Self> {
        value.as_string()
    }
}

impl FromJs for bool {
    fn from_js(value: &JsValue) -> Option<Self> {
        value.as_bool()
    }
}

impl FromJs for u32 {
    fn from_js(value: &JsValue) -> Option<Self> {
        value.as_f64().map(|number| number as u32)
    }
}

impl FromJs for u16 {
    fn from_js(value: &JsValue) -> Option<Self> {
        value.as_f64().map(|number| number as u16)
    }
}

impl FromJs for Number {
    fn from_js(value: &JsValue) -> Option<Self> {
        value.as_f64().map(Self)
    }
}

impl FromJs for [u32; 2] {
    fn from_js(value: &JsValue) -> Option<Self> {
        <[u32; 2]>::try_from(Vec::from_js(value)?).ok()
    }
}

impl<T: FromJs> FromJs for Option<T> {
    fn from_js(value: &JsValue) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::from_js(value).map(Some) }
    }
}

impl<T: FromJs> FromJs for Vec<T> {
    fn from_js(value: &JsValue) -> Option<Self> {
        value.dyn_ref::<Array>()?.iter().map(|entry| T::from_js(&entry)).collect()
    }
}

impl FromJs for ByTopic {
    fn from_js(value: &JsValue) -> Option<Self> {
        Topic::ALL.iter().map(|topic| Some((*topic, field(value, topic.id())?))).collect::<Option<_>>().map(Self)
    }
}

fn field<T: FromJs>(record: &JsValue, name: &str) -> Option<T> {
    T::from_js(&Reflect::get(record, &name.into()).ok()?)
}

macro_rules! terms {
    ($($term:ident)*) => {$(
        impl FromJs for $term {
            fn from_js(value: &JsValue) -> Option<Self> {
                Self::from_id(&value.as_string()?)
            }
        }
    )*};
}

terms!(Basis CellName CheckKind Comparator Direction Qualifier Status Topic);

macro_rules! records {
    ($($record:ident { $($field:ident = $name:literal),* $(,)? })*) => {$(
        impl FromJs for $record {
            fn from_js(value: &JsValue) -> Option<Self> {
                Some(Self { $($field: field(value, $name)?),* })
            }
        }
    )*};
}

records! {
    Report {
        version = "version", title = "title", place = "place", year = "year", period = "period", source = "source",
        items = "items", summary = "summary", unread = "unread", notices = "notices",
    }
    Period { text = "text", complete = "complete" }
    Source { name = "name", format = "format", encoding = "encoding", layout = "layout", tables = "tables" }
    SourceTable { name = "name", rows = "rows", read = "read" }
    Item {
        number = "number", section = "section", commitment = "commitment", completion = "completion", name = "name",
        target_text = "targetText", owner = "owner", rate = "rate", remark = "remark", line = "line", topic = "topic",
        status = "status", basis = "basis", reason = "reason", claim = "claim", conflict = "conflict",
        adjusted = "adjusted", targets = "targets", checks = "checks",
    }
    Target {
        indicator = "indicator", comparator = "comparator", direction = "direction", value = "value", upper = "upper",
        unit = "unit", span = "span", cell = "cell", original = "original", actual = "actual", ratio = "ratio",
        difference = "difference", status = "status", basis = "basis", reason = "reason",
    }
    Original { value = "value", upper = "upper", unit = "unit", span = "span" }
    Actual { value = "value", unit = "unit", qualifier = "qualifier", span = "span", cell = "cell" }
    Check { kind = "kind", agrees = "agrees", text = "text", spans = "spans" }
    Summary {
        items = "items", targets = "targets", by_status = "byStatus", by_topic = "byTopic", adjusted = "adjusted",
        conflicts = "conflicts",
    }
    ByStatus {
        exceeded = "exceeded", met = "met", mostly_met = "mostlyMet", partly_met = "partlyMet",
        in_progress = "inProgress", missed = "missed", undetermined = "undetermined",
    }
    TopicCount { items = "items", by_status = "byStatus" }
    Unread { text = "text", line = "line", reason = "reason" }
    Notice { code = "code", message = "message", line = "line" }
}
