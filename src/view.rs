//! The public report: the one contract of the command line, the JavaScript API, the page and the exports.
//!
//! Names are camelCase and public; absent values are `null`, never missing. Spans count UTF-16 code units of the
//! cell's own text. A change of any field is a change of [`VERSION`].

use crate::number::Decimal;
use crate::terms::{Basis, Bound, CellName, CheckKind, Comparator, Direction, Kind, Qualifier, Status, Topic, Trace};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The version of the report's shape.
pub const VERSION: u32 = 1;

/// A ledger, judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// [`VERSION`].
    pub version: u32,
    /// The title as printed.
    pub title: Option<String>,
    /// The place, where the text says it.
    pub place: Option<String>,
    /// The year that the ledger reports on.
    pub year: Option<u16>,
    /// The period reported on.
    pub period: Option<Period>,
    /// Where it came from and how it was read.
    pub source: Source,
    /// The rows, in the order of the text.
    pub items: Vec<Item>,
    /// Counts.
    pub summary: Summary,
    /// What belongs to no item, with the reason.
    pub unread: Vec<Unread>,
    /// What the reader should know about the ledger itself.
    pub notices: Vec<Notice>,
}

/// A reporting period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Period {
    /// As printed: 全年, 1–11月.
    pub text: String,
    /// Whether the whole year is over.
    pub complete: bool,
}

/// Where a report came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Source {
    /// The file's name, or null.
    pub name: Option<String>,
    /// `txt`, `html` …
    pub format: String,
    /// The text encoding, where the format leaves it open.
    pub encoding: Option<String>,
    /// The layout that was recognised, and its score.
    pub layout: String,
    /// The tables and sheets of the file, in its order; none for text without marked cells.
    pub tables: Vec<SourceTable>,
}

/// A table or sheet of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SourceTable {
    /// The sheet's name, or null.
    pub name: Option<String>,
    /// How many rows it has, heads included.
    pub rows: u32,
    /// Whether items were read from it.
    pub read: bool,
}

/// One row of the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// The number as printed.
    pub number: Option<String>,
    /// The heading that it stands under.
    pub section: Option<String>,
    /// What was promised.
    pub commitment: String,
    /// What the ledger says became of it; empty when blank.
    pub completion: String,
    /// The cell of a separate name column.
    pub name: Option<String>,
    /// The cell of a separate target column.
    pub target_text: Option<String>,
    /// The cell of an owner column.
    pub owner: Option<String>,
    /// The cell of a rate column, as printed.
    pub rate: Option<String>,
    /// The cell of a remark column.
    pub remark: Option<String>,
    /// The 1-based line of the source where it starts.
    pub line: u32,
    /// What it is about.
    pub topic: Topic,
    /// The verdict.
    pub status: Status,
    /// What the verdict rests on.
    pub basis: Basis,
    /// Why, in one sentence.
    pub reason: String,
    /// The ledger's own verdict.
    pub claim: Option<Status>,
    /// Whether the claim is better than the verdict, or a stated rate disagrees with its own figures.
    pub conflict: bool,
    /// Whether a target was formally changed.
    pub adjusted: bool,
    /// The measurable targets.
    pub targets: Vec<Target>,
    /// The arithmetic that was checked.
    pub checks: Vec<Check>,
}

/// One measurable target and what answers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Target {
    /// What is measured.
    pub indicator: String,
    /// How the actual has to stand to the value.
    pub comparator: Comparator,
    /// Which way it points.
    pub direction: Direction,
    /// The value, 千/万/亿 folded in; the near end of a range.
    pub value: Number,
    /// The far end of a range.
    pub upper: Option<Number>,
    /// The unit as printed, without 千/万/亿.
    pub unit: Option<String>,
    /// Where it is printed.
    pub span: [u32; 2],
    /// In which cell.
    pub cell: CellName,
    /// The first target, when it was changed.
    pub original: Option<Original>,
    /// What answers it.
    pub actual: Option<Actual>,
    /// Actual ÷ target; null for ranges and where it does not say anything.
    pub ratio: Option<Number>,
    /// Actual − target, in the target's unit.
    pub difference: Option<Number>,
    /// The verdict.
    pub status: Status,
    /// What it rests on.
    pub basis: Basis,
    /// Why, in one sentence.
    pub reason: String,
}

/// A target before it was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Original {
    /// Its value.
    pub value: Number,
    /// The far end of a range.
    pub upper: Option<Number>,
    /// Its unit.
    pub unit: Option<String>,
    /// Where it is printed, in the commitment.
    pub span: [u32; 2],
}

/// The figure that answers a target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Actual {
    /// Its value.
    pub value: Number,
    /// Its unit.
    pub unit: Option<String>,
    /// How it is qualified.
    pub qualifier: Qualifier,
    /// Where it is printed.
    pub span: [u32; 2],
    /// In which cell.
    pub cell: CellName,
}

/// One piece of arithmetic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Check {
    /// What was checked.
    pub kind: CheckKind,
    /// Whether it agrees.
    pub agrees: bool,
    /// What was added or divided.
    pub text: String,
    /// The figures, in the completion.
    pub spans: Vec<[u32; 2]>,
}

/// Counts over a ledger.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// How many items.
    pub items: u32,
    /// How many measurable targets.
    pub targets: u32,
    /// Items by verdict.
    pub by_status: ByStatus,
    /// Items by topic; every topic is there.
    pub by_topic: ByTopic,
    /// Items with a changed target.
    pub adjusted: u32,
    /// Items whose claim is better than the verdict.
    pub conflicts: u32,
}

/// Counts of items by verdict.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ByStatus {
    /// 超额完成
    pub exceeded: u32,
    /// 完成
    pub met: u32,
    /// 基本完成
    pub mostly_met: u32,
    /// 部分完成
    pub partly_met: u32,
    /// 推进中
    pub in_progress: u32,
    /// 未完成
    pub missed: u32,
    /// 无法判定
    pub undetermined: u32,
}

impl ByStatus {
    /// The count of one verdict.
    pub fn of(&self, status: Status) -> u32 {
        let mut copy = self.clone();
        *copy.count(status)
    }

    /// The count of one verdict, to add to.
    pub fn count(&mut self, status: Status) -> &mut u32 {
        match status {
            Status::Exceeded => &mut self.exceeded,
            Status::Met => &mut self.met,
            Status::MostlyMet => &mut self.mostly_met,
            Status::PartlyMet => &mut self.partly_met,
            Status::InProgress => &mut self.in_progress,
            Status::Missed => &mut self.missed,
            Status::Undetermined => &mut self.undetermined,
        }
    }
}

/// Counts of one topic.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TopicCount {
    /// How many items.
    pub items: u32,
    /// Of these, by verdict.
    pub by_status: ByStatus,
}

/// Counts by topic, in the order of [`Topic::ALL`]; an object keyed by topic id.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "Record<Topic, TopicCount>"))]
pub struct ByTopic(pub Vec<(Topic, TopicCount)>);

impl Serialize for ByTopic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(topic, count)| (topic.id(), count)))
    }
}

impl<'de> Deserialize<'de> for ByTopic {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut map = std::collections::BTreeMap::<Topic, TopicCount>::deserialize(deserializer)?;
        Ok(Self(Topic::ALL.iter().filter_map(|topic| Some((*topic, map.remove(topic)?))).collect()))
    }
}

/// Text that belongs to no item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Unread {
    /// The text as printed.
    pub text: String,
    /// Its 1-based line.
    pub line: u32,
    /// Why it was left.
    pub reason: String,
}

/// Something about the ledger that a reader should know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Notice {
    /// A stable id: `numberGap`, `duplicateNumber`, `sumDisagrees` …
    pub code: String,
    /// One sentence.
    pub message: String,
    /// The 1-based line that it is about.
    pub line: Option<u32>,
}

/// What a reader changed in a report. It stands beside the report, so that both verdicts are kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// The item, by its place in the report, from 0.
    pub item: u32,
    /// The target whose answer was changed, from 0; null when the item's verdict was set.
    pub target: Option<u32>,
    /// The figure of the completion that answers the target instead; null when nothing answers it.
    pub actual: Option<[u32; 2]>,
    /// The verdict on the item as the program had it.
    pub from: Status,
    /// The verdict on the item after the change.
    pub to: Status,
}

/// A report as a reader leaves it: the verdicts with the corrections in force, and what these were.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    /// The report, its fields beside the corrections.
    #[serde(flatten)]
    pub report: Report,
    /// What the reader changed.
    #[serde(default)]
    pub corrections: Vec<Correction>,
}

/// A line of the original, with what was read of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceLine {
    /// Its 1-based number; rows of a table count as lines.
    pub line: u32,
    /// Its text; cells of a row are set apart by a tab.
    pub text: String,
    /// What was read of it, in the order of the text.
    pub marks: Vec<SourceMark>,
}

/// A stretch of a line of the original.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceMark {
    /// Where, in UTF-16 code units of the line.
    pub span: [u32; 2],
    /// As what it was read.
    pub role: Trace,
    /// The item, by its place in the report, from 0.
    pub item: Option<u32>,
    /// The target, by its place in the item, from 0.
    pub target: Option<u32>,
}

/// A part of the method as a reader sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// What it is about.
    pub heading: String,
    /// Its sentences; `{about}` and `{near}` stand for the tolerances in force.
    pub sentences: Vec<String>,
}

/// An item of one report and the item of another that promises the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// Its place in the first report, from 0; null when only the second promises it.
    pub one: Option<u32>,
    /// Its place in the second report.
    pub other: Option<u32>,
    /// How alike the commitments are, from 0 to 1.
    pub likeness: Number,
}

/// A number found in a text (`taizhang quantities`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Quantity {
    /// What it is.
    pub kind: Kind,
    /// The value of a quantity.
    pub value: Option<Number>,
    /// The far end of a range.
    pub upper: Option<Number>,
    /// The unit, without 千/万/亿.
    pub unit: Option<String>,
    /// The words that bound it.
    pub bound: Option<Bound>,
    /// Which way it points.
    pub direction: Option<Direction>,
    /// Where it is.
    pub span: [u32; 2],
    /// The text of the span.
    pub text: String,
}

/// The quantities of one text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Quantities {
    /// The text as given.
    pub text: String,
    /// The quantities in its order.
    pub quantities: Vec<Quantity>,
}

/// A number as JSON has it: whole ones without a point, others as the nearest double.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "number", rename = "Figure"))]
pub struct Number(pub f64);

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Self(value.to_f64())
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() < 9e15 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Self)
    }
}
