//! A report read back from the value that the worker posted, and written as one.
//!
//! By hand, because the reader that serde derives would be a sixth of what the page has to load. Every record is
//! built as a struct literal, so a field that the view gains and this module lacks does not compile.

use crate::terms::{Basis, CellName, CheckKind, Comparator, Direction, Qualifier, Status, Topic, Trace};
use crate::view::{
    Actual, ByStatus, ByTopic, Check, Correction, Item, Match, Notice, Number, Original, Period, Report, Rules, Source,
    SourceLine, SourceMark, SourceTable, Summary, Target, TopicCount, Unread,
};
use crate::web::memory::Note;
use js_sys::{Array, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// What can be read from a JavaScript value.
pub trait FromJs: Sized {
    /// The value; `None` when it has another shape.
    fn from_js(value: &JsValue) -> Option<Self>;
}

/// What can be written as a JavaScript value, as JSON would have it.
pub trait ToJs {
    /// The value.
    fn to_js(&self) -> JsValue;
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
        let list = value.dyn_ref::<Array>()?;
        let mut entries = Vec::with_capacity(list.length() as usize);
        // Not collected through `Option`: that machinery is compiled anew for each type.
        for at in 0..list.length() {
            entries.push(T::from_js(&list.get(at))?);
        }
        Some(entries)
    }
}

impl ToJs for String {
    fn to_js(&self) -> JsValue {
        JsValue::from_str(self)
    }
}

impl ToJs for bool {
    fn to_js(&self) -> JsValue {
        JsValue::from_bool(*self)
    }
}

impl ToJs for u32 {
    fn to_js(&self) -> JsValue {
        JsValue::from_f64(f64::from(*self))
    }
}

impl ToJs for u16 {
    fn to_js(&self) -> JsValue {
        JsValue::from_f64(f64::from(*self))
    }
}

impl ToJs for Number {
    fn to_js(&self) -> JsValue {
        JsValue::from_f64(self.0)
    }
}

impl ToJs for [u32; 2] {
    fn to_js(&self) -> JsValue {
        Array::of2(&self[0].to_js(), &self[1].to_js()).into()
    }
}

impl<T: ToJs> ToJs for Option<T> {
    fn to_js(&self) -> JsValue {
        self.as_ref().map_or(JsValue::NULL, ToJs::to_js)
    }
}

impl<T: ToJs> ToJs for Rc<T> {
    fn to_js(&self) -> JsValue {
        self.as_ref().to_js()
    }
}

impl<T: ToJs> ToJs for Vec<T> {
    fn to_js(&self) -> JsValue {
        self.iter().map(ToJs::to_js).collect::<Array>().into()
    }
}

impl ToJs for ByTopic {
    fn to_js(&self) -> JsValue {
        let record = Object::new();
        self.0.iter().for_each(|(topic, count)| set(&record, topic.id(), &count.to_js()));
        record.into()
    }
}

/// Sets a field of a fresh object, which takes every one.
pub fn set(record: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(record, &name.into(), value);
}

impl FromJs for ByTopic {
    fn from_js(value: &JsValue) -> Option<Self> {
        Topic::ALL.iter().map(|topic| Some((*topic, field(value, topic.id())?))).collect::<Option<_>>().map(Self)
    }
}

/// A field of an object.
pub fn field<T: FromJs>(record: &JsValue, name: &str) -> Option<T> {
    T::from_js(&Reflect::get(record, &name.into()).ok()?)
}

macro_rules! terms {
    ($($term:ident)*) => {$(
        impl FromJs for $term {
            fn from_js(value: &JsValue) -> Option<Self> {
                Self::from_id(&value.as_string()?)
            }
        }

        impl ToJs for $term {
            fn to_js(&self) -> JsValue {
                JsValue::from_str(self.id())
            }
        }
    )*};
}

terms!(Basis CellName CheckKind Comparator Direction Qualifier Status Topic Trace);

macro_rules! records {
    ($($record:ident { $($field:ident = $name:literal),* $(,)? })*) => {$(
        impl FromJs for $record {
            fn from_js(value: &JsValue) -> Option<Self> {
                Some(Self { $($field: field(value, $name)?),* })
            }
        }

        impl ToJs for $record {
            fn to_js(&self) -> JsValue {
                let record = Object::new();
                $(set(&record, $name, &self.$field.to_js());)*
                record.into()
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
    Correction { item = "item", target = "target", actual = "actual", from = "from", to = "to" }
    Note { document = "document", corrections = "corrections" }
    SourceLine { line = "line", text = "text", marks = "marks" }
    SourceMark { span = "span", role = "role", item = "item", target = "target" }
    Rules { heading = "heading", sentences = "sentences" }
    Match { one = "one", other = "other", likeness = "likeness" }
}
