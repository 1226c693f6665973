// Version 1 of the report. Written by a test from the structs of src/: do not edit.

/**
 * The figure that answers a target.
 */
export type Actual = { 
/**
 * Its value.
 */
value: Figure, 
/**
 * Its unit.
 */
unit: string | null, 
/**
 * How it is qualified.
 */
qualifier: Qualifier, 
/**
 * Where it is printed.
 */
span: [number, number], 
/**
 * In which cell.
 */
cell: CellName,
};

/**
 * What may be chosen about judging. All of it has a default.
 */
export type AnalyzeOptions = { 
/**
 * The language of reasons and notices: `zh` unless told otherwise.
 */
lang?: Lang | null, 
/**
 * The day that counts as today, `YYYY-MM-DD`, for ledgers that do not say what period they report on.
 */
today?: string | null, 
/**
 * How far an actual may be from a target of 左右, as a share of the target: 0.05 unless told otherwise.
 */
aboutTolerance?: number | null, 
/**
 * How far an actual may fall short and still be 基本完成, as a share of the target: 0.05 unless told otherwise.
 */
nearMiss?: number | null,
};

/**
 * What a verdict rests on.
 */
export type Basis = "figures" | "statement" | "rate" | "none";

/**
 * How a figure is bounded by the words around it.
 */
export type Bound = "plain" | "atLeast" | "moreThan" | "atMost" | "lessThan" | "about" | "between";

/**
 * Counts of items by verdict.
 */
export type ByStatus = { 
/**
 * 超额完成
 */
exceeded: number, 
/**
 * 完成
 */
met: number, 
/**
 * 基本完成
 */
mostlyMet: number, 
/**
 * 部分完成
 */
partlyMet: number, 
/**
 * 推进中
 */
inProgress: number, 
/**
 * 未完成
 */
missed: number, 
/**
 * 无法判定
 */
undetermined: number,
};

/**
 * Counts by topic, in the order of [`Topic::ALL`]; an object keyed by topic id.
 */
export type ByTopic = Record<Topic, TopicCount>;

/**
 * Which cell of an item a span counts in.
 */
export type CellName = "commitment" | "completion" | "targetText" | "section" | "rate";

/**
 * One piece of arithmetic.
 */
export type Check = { 
/**
 * What was checked.
 */
kind: CheckKind, 
/**
 * Whether it agrees.
 */
agrees: boolean, 
/**
 * What was added or divided.
 */
text: string, 
/**
 * The figures, in the completion.
 */
spans: Array<[number, number]>,
};

/**
 * The arithmetic that the program checks by itself.
 */
export type CheckKind = "sum" | "rate" | "repeat" | "growth";

/**
 * How an actual has to stand to its target.
 */
export type Comparator = "atLeast" | "atMost" | "about" | "between" | "plain";

/**
 * Which way a target points.
 */
export type Direction = "increase" | "decrease";

/**
 * Why there is no report.
 */
export type ErrorCode = "empty" | "notText" | "tooLarge" | "damaged" | "excessive" | "password" | "encrypted" | "noText" | "noSuchPart" | "encoding" | "option" | "cancelled" | "tooSlow" | "noEngine" | "crash";

/**
 * What an `Error` that is thrown carries beside its message.
 */
export type Failure = { 
/**
 * Why there is no report.
 */
code: ErrorCode, 
/**
 * What was found instead, where that is known: a kind of file, a number of bytes or pages, the option.
 */
found: string | null,
};

/**
 * A number as JSON has it: whole ones without a point, others as the nearest double.
 */
export type Figure = number;

/**
 * What the frame says to the page around it.
 */
export type FromFrame = { "type": "taizhang:ready", 
/**
 * The version of the reports that it gives.
 */
version: number, } | { "type": "taizhang:height", 
/**
 * In CSS pixels.
 */
height: number, } | { "type": "taizhang:report", 
/**
 * That of the request.
 */
id: string | number | null, 
/**
 * The report.
 */
report: Report, } | { "type": "taizhang:error", 
/**
 * That of the request.
 */
id: string | number | null, 
/**
 * Why.
 */
code: ErrorCode, 
/**
 * What was found instead, where that is known.
 */
found: string | null,
};

/**
 * One row of the ledger.
 */
export type Item = { 
/**
 * The number as printed.
 */
number: string | null, 
/**
 * The heading that it stands under.
 */
section: string | null, 
/**
 * What was promised.
 */
commitment: string, 
/**
 * What the ledger says became of it; empty when blank.
 */
completion: string, 
/**
 * The cell of a separate name column.
 */
name: string | null, 
/**
 * The cell of a separate target column.
 */
targetText: string | null, 
/**
 * The cell of an owner column.
 */
owner: string | null, 
/**
 * The cell of a rate column, as printed.
 */
rate: string | null, 
/**
 * The cell of a remark column.
 */
remark: string | null, 
/**
 * The 1-based line of the source where it starts.
 */
line: number, 
/**
 * What it is about.
 */
topic: Topic, 
/**
 * The verdict.
 */
status: Status, 
/**
 * What the verdict rests on.
 */
basis: Basis, 
/**
 * Why, in one sentence.
 */
reason: string, 
/**
 * The ledger's own verdict.
 */
claim: Status | null, 
/**
 * Whether the claim is better than the verdict, or a stated rate disagrees with its own figures.
 */
conflict: boolean, 
/**
 * Whether a target was formally changed.
 */
adjusted: boolean, 
/**
 * The measurable targets.
 */
targets: Array<Target>, 
/**
 * The arithmetic that was checked.
 */
checks: Array<Check>,
};

/**
 * What a run of digits is.
 */
export type Kind = "quantity" | "date" | "ordinal" | "name";

/**
 * The language of sentences that the program writes.
 */
export type Lang = "zh" | "en";

/**
 * Something about the ledger that a reader should know.
 */
export type Notice = { 
/**
 * A stable id: `numberGap`, `duplicateNumber`, `sumDisagrees` …
 */
code: string, 
/**
 * One sentence.
 */
message: string, 
/**
 * The 1-based line that it is about.
 */
line: number | null,
};

/**
 * A target before it was changed.
 */
export type Original = { 
/**
 * Its value.
 */
value: Figure, 
/**
 * The far end of a range.
 */
upper: Figure | null, 
/**
 * Its unit.
 */
unit: string | null, 
/**
 * Where it is printed, in the commitment.
 */
span: [number, number],
};

/**
 * A reporting period.
 */
export type Period = { 
/**
 * As printed: 全年, 1–11月.
 */
text: string, 
/**
 * Whether the whole year is over.
 */
complete: boolean,
};

/**
 * How an actual is qualified.
 */
export type Qualifier = "plain" | "moreThan" | "lessThan" | "about";

/**
 * The quantities of one text.
 */
export type Quantities = { 
/**
 * The text as given.
 */
text: string, 
/**
 * The quantities in its order.
 */
quantities: Array<Quantity>,
};

/**
 * A number found in a text (`taizhang quantities`).
 */
export type Quantity = { 
/**
 * What it is.
 */
kind: Kind, 
/**
 * The value of a quantity.
 */
value: Figure | null, 
/**
 * The far end of a range.
 */
upper: Figure | null, 
/**
 * The unit, without 千/万/亿.
 */
unit: string | null, 
/**
 * The words that bound it.
 */
bound: Bound | null, 
/**
 * Which way it points.
 */
direction: Direction | null, 
/**
 * Where it is.
 */
span: [number, number], 
/**
 * The text of the span.
 */
text: string,
};

/**
 * What may be chosen about reading a file, and about judging.
 */
export type ReadOptions = { 
/**
 * The text encoding, such as `gb18030`; by default it is recognised.
 */
encoding?: string | null, 
/**
 * The sheet of a workbook, by its name; by default the one that looks like a ledger.
 */
sheet?: string | null, 
/**
 * The table of the file, from 1; by default all that make up the ledger.
 */
table?: number | null, 
/**
 * The password of an encrypted file.
 */
password?: string | null, 
/**
 * Told how many of the file's pages or sheets are read, and how many there are.
 */
progress?: ((done: number, total: number) => void) | null, 
/**
 * The language of reasons and notices: `zh` unless told otherwise.
 */
lang?: Lang | null, 
/**
 * The day that counts as today, `YYYY-MM-DD`, for ledgers that do not say what period they report on.
 */
today?: string | null, 
/**
 * How far an actual may be from a target of 左右, as a share of the target: 0.05 unless told otherwise.
 */
aboutTolerance?: number | null, 
/**
 * How far an actual may fall short and still be 基本完成, as a share of the target: 0.05 unless told otherwise.
 */
nearMiss?: number | null,
};

/**
 * A ledger, judged.
 */
export type Report = { 
/**
 * [`VERSION`].
 */
version: number, 
/**
 * The title as printed.
 */
title: string | null, 
/**
 * The place, where the text says it.
 */
place: string | null, 
/**
 * The year that the ledger reports on.
 */
year: number | null, 
/**
 * The period reported on.
 */
period: Period | null, 
/**
 * Where it came from and how it was read.
 */
source: Source, 
/**
 * The rows, in the order of the text.
 */
items: Array<Item>, 
/**
 * Counts.
 */
summary: Summary, 
/**
 * What belongs to no item, with the reason.
 */
unread: Array<Unread>, 
/**
 * What the reader should know about the ledger itself.
 */
notices: Array<Notice>,
};

/**
 * Where a report came from.
 */
export type Source = { 
/**
 * The file's name, or null.
 */
name: string | null, 
/**
 * `txt`, `html` …
 */
format: string, 
/**
 * The text encoding, where the format leaves it open.
 */
encoding: string | null, 
/**
 * The layout that was recognised, and its score.
 */
layout: string, 
/**
 * The tables and sheets of the file, in its order; none for text without marked cells.
 */
tables: Array<SourceTable>,
};

/**
 * A table or sheet of the file.
 */
export type SourceTable = { 
/**
 * The sheet's name, or null.
 */
name: string | null, 
/**
 * How many rows it has, heads included.
 */
rows: number, 
/**
 * Whether items were read from it.
 */
read: boolean,
};

/**
 * A verdict, from better to worse.
 */
export type Status = "exceeded" | "met" | "mostlyMet" | "partlyMet" | "inProgress" | "missed" | "undetermined";

/**
 * Counts over a ledger.
 */
export type Summary = { 
/**
 * How many items.
 */
items: number, 
/**
 * How many measurable targets.
 */
targets: number, 
/**
 * Items by verdict.
 */
byStatus: ByStatus, 
/**
 * Items by topic; every topic is there.
 */
byTopic: ByTopic, 
/**
 * Items with a changed target.
 */
adjusted: number, 
/**
 * Items whose claim is better than the verdict.
 */
conflicts: number,
};

/**
 * One measurable target and what answers it.
 */
export type Target = { 
/**
 * What is measured.
 */
indicator: string, 
/**
 * How the actual has to stand to the value.
 */
comparator: Comparator, 
/**
 * Which way it points.
 */
direction: Direction, 
/**
 * The value, 千/万/亿 folded in; the near end of a range.
 */
value: Figure, 
/**
 * The far end of a range.
 */
upper: Figure | null, 
/**
 * The unit as printed, without 千/万/亿.
 */
unit: string | null, 
/**
 * Where it is printed.
 */
span: [number, number], 
/**
 * In which cell.
 */
cell: CellName, 
/**
 * The first target, when it was changed.
 */
original: Original | null, 
/**
 * What answers it.
 */
actual: Actual | null, 
/**
 * Actual ÷ target; null for ranges and where it does not say anything.
 */
ratio: Figure | null, 
/**
 * Actual − target, in the target's unit.
 */
difference: Figure | null, 
/**
 * The verdict.
 */
status: Status, 
/**
 * What it rests on.
 */
basis: Basis, 
/**
 * Why, in one sentence.
 */
reason: string,
};

/**
 * What the page around may hand to the frame.
 */
export type ToFrame = { "type": "taizhang:analyze", 
/**
 * Comes back with the answer.
 */
id?: string | number | null, 
/**
 * The file's name.
 */
name?: string | null, 
/**
 * The ledger's text.
 */
text?: string | null, 
/**
 * The ledger's file.
 */
bytes?: Uint8Array | ArrayBuffer | null,
};

/**
 * What an item is about.
 */
export type Topic = "economy" | "innovation" | "industry" | "opening" | "urban" | "transport" | "rural" | "ecology" | "livelihood" | "services" | "culture" | "government" | "safety" | "other";

/**
 * Counts of one topic.
 */
export type TopicCount = { 
/**
 * How many items.
 */
items: number, 
/**
 * Of these, by verdict.
 */
byStatus: ByStatus,
};

/**
 * Text that belongs to no item.
 */
export type Unread = { 
/**
 * The text as printed.
 */
text: string, 
/**
 * Its 1-based line.
 */
line: number, 
/**
 * Why it was left.
 */
reason: string,
};
