//! Finds the rows of a ledger in lines and grids.
//!
//! Each family of layouts is one file and proposes a reading; the readings are scored on what they explain, and the
//! best one is taken. No family knows any document.

use crate::document::{Block, Cell, Document};
use crate::item::Item;
use crate::lexicon::headers::{Column, LONGEST_HEAD};
use crate::text::Span;

mod blocks;
mod cards;
mod cells;
mod columns;
mod crosstab;
mod delimited;
mod flat;
mod forms;
mod fused;
mod grid;
mod guess;
mod label;
mod lay;
mod pages;
mod roles;
pub mod serial;
mod stream;
mod tasks;
mod turned;
mod twins;
mod unfold;
mod wrapped;

pub use label::{is_owner, is_page_number, is_rule};

/// One way to read a document.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// The family's name, as `source.layout` shows it.
    pub name: &'static str,
    /// The items.
    pub items: Vec<Item>,
    /// Heads, labels, separators and section headings.
    pub furniture: Vec<Cell>,
    /// Whether a row of column heads, or labels, bore the reading out.
    pub headed: bool,
    /// How many rows did not fit the heads, and were laid out as well as could be.
    pub strained: usize,
    /// The heads of the completion column, which may tell the period.
    pub heads: Vec<Cell>,
    /// The tables of the document that it was read from, as indices of its blocks; none where it was read from lines.
    pub grids: Vec<usize>,
    /// Further tables that look like ledgers and were not taken.
    pub others: Vec<usize>,
}

impl Candidate {
    /// A reading of a stream that was cut under a row of heads; `answer` is the column that answers.
    fn cut(name: &'static str, items: Vec<Item>, cut: stream::Cut, heads: Vec<Cell>, answer: Option<usize>) -> Self {
        Self {
            name,
            items,
            heads: answer.and_then(|at| heads.get(at).cloned()).into_iter().collect(),
            strained: cut.strained,
            furniture: [heads, cut.headings].concat(),
            headed: true,
            ..Self::default()
        }
    }

    /// Adds the rows of another table of the same ledger.
    fn append(&mut self, more: Self) {
        self.items.extend(more.items);
        self.furniture.extend(more.furniture);
        self.heads.extend(more.heads);
        self.grids.extend(more.grids);
        self.strained += more.strained;
    }
}

/// A line that shows something.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Where it is, without white space at its ends.
    pub span: Span,
    /// Its 1-based number.
    pub number: u32,
    /// Whether an empty line stands before it.
    pub after_blank: bool,
    /// How many lines before it hold white space and nothing else: cells that were blank.
    pub blank_cells: u32,
    /// What stands in it.
    pub looks: Looks,
}

impl Line {
    /// The line as it is when it covers another stretch.
    fn over(self, document: &Document, span: Span) -> Self {
        Self { span, looks: Looks::of(span.of(&document.text)), ..self }
    }
}

/// What all families ask of a line, seen once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Looks {
    /// How many characters show, and how many bytes they have.
    shows: usize,
    bytes: usize,
    /// Whether there is a stroke between cells.
    stroke: bool,
    /// Whether there is a tab.
    tab: bool,
    /// Whether there is white space.
    blank: bool,
    /// Whether there is a mark that may end a label.
    ends_label: bool,
    /// Whether there is a bracket.
    bracket: bool,
}

impl Looks {
    /// Whether there is more than a head has, to which a colon and what stands in brackets do not count.
    fn is_no_head(self) -> bool {
        self.shows > LONGEST_HEAD && !self.ends_label && !self.bracket
    }

    /// Those of two lines, one after the other.
    fn joined(self, next: Self) -> Self {
        Self {
            shows: self.shows + next.shows,
            bytes: self.bytes + next.bytes,
            stroke: self.stroke | next.stroke,
            tab: self.tab | next.tab,
            blank: true,
            ends_label: self.ends_label | next.ends_label,
            bracket: self.bracket | next.bracket,
        }
    }

    fn of(text: &str) -> Self {
        let mut looks = Self::default();
        let (mut at, mut common) = (0, 0);
        while let Some(&first) = text.as_bytes().get(at) {
            // Chinese characters and no marks: nearly all of them.
            if matches!(first, 0xe4..=0xe9) {
                common += 1;
                at += 3;
                continue;
            }
            let Some(c) = text[at..].chars().next() else { break };
            at += c.len_utf8();
            match c {
                ':' | '：' | '】' | ']' | '］' | '〗' => looks.ends_label = true,
                '(' | '（' => looks.bracket = true,
                _ if delimited::is_stroke(c) => looks.stroke = true,
                _ if c.is_whitespace() => {
                    looks.blank = true;
                    looks.tab |= c == '\t';
                }
                _ => {}
            }
            if crate::text::is_visible(c) {
                looks.shows += 1;
                looks.bytes += c.len_utf8();
            }
        }
        looks.shows += common;
        looks.bytes += common * 3;
        looks
    }
}

/// The visible lines of a document.
fn lines(document: &Document) -> Vec<Line> {
    let mut lines = Vec::with_capacity(document.blocks.len());
    let (mut after_blank, mut blank_cells) = (true, 0);
    for block in &document.blocks {
        let Block::Line(line) = block else { continue };
        let span = line.span.trimmed(&document.text);
        let looks = Looks::of(span.of(&document.text));
        if looks.shows > 0 {
            lines.push(Line { span, number: line.number, after_blank, blank_cells, looks });
            (after_blank, blank_cells) = (false, 0);
        } else {
            after_blank = true;
            blank_cells += u32::from(!line.span.is_empty());
        }
    }
    lines
}

/// Leaves out the pictures before labels and named serials (🎯目标：, ✅【实事01】), and gives them.
fn drop_pictures(document: &Document, lines: &mut [Line]) -> Vec<Cell> {
    let mut pictures = Vec::new();
    for line in lines.iter_mut().filter(|line| line.looks.ends_label) {
        let text = line.span.of(&document.text);
        let bare = serial::behind_pictures(text);
        let named = || serial::leading(bare).is_some_and(|own| own.style == serial::Style::Named);
        if bare.len() < text.len() && (label::leading(bare).is_some() || named()) {
            let start = line.span.end - bare.len();
            pictures.push(Cell::new(Span::new(line.span.start, start).trimmed(&document.text)));
            *line = line.over(document, Span::new(start, line.span.end));
        }
    }
    pictures
}

/// The best reading of a document; none when nothing in it is like a ledger.
pub fn find(document: &Document) -> Option<(Candidate, u32)> {
    let mut lines = lines(document);
    let plain = document.blocks.iter().all(|block| matches!(block, Block::Line(_)));
    let visible = if plain { lines.iter().map(|line| line.looks.bytes).sum() } else { Looks::of(&document.text).bytes };
    // Running page numbers and drawn lines are no part of any layout; a drawn line parts like an empty one.
    for at in 1..lines.len() {
        lines[at].after_blank |= label::is_rule(lines[at - 1].span.of(&document.text));
    }
    lines.retain(|line| {
        let text = line.span.of(&document.text);
        let menu = (line.looks.blank || line.looks.stroke || line.looks.ends_label) && label::is_menu(text);
        let signed = line.looks.ends_label && label::is_signed(text);
        !menu && !signed && !label::is_page_number(text) && !label::is_rule(text) && !label::is_table_rule(text)
    });
    label::drop_counters(document, &mut lines);
    label::drop_notes(document, &mut lines);
    let pictures = drop_pictures(document, &mut lines);
    let tables = grid::read(document);
    let mut best = Best { document, visible, found: None };
    best.offer(grid::together(document, &tables));
    let piped = delimited::piped_rows(document, &lines);
    let piped_cells = delimited::piped_cells(document, &lines);
    // Where each line with strokes is a row, they are no ends of loose cells, and blanks part nothing.
    let crossed = lines.iter().filter(|line| line.looks.stroke).count();
    let each_line = piped.items.len() * 10 >= crossed.saturating_sub(1) * 9 && piped.items.len() >= SEVERAL;
    if !piped.items.is_empty() && (each_line || piped.items.len() + 1 >= piped_cells.items.len()) {
        best.offer([piped]);
    } else {
        best.offer([piped, piped_cells, delimited::tabbed_or_spaced_rows(document, &lines)]);
    }
    best.offer([cells::read(document, &lines), tasks::read(document, &lines)]);
    // Paragraphs without labels are not looked at where they could not win.
    let labelled = lines.iter().any(|line| line.looks.ends_label);
    let open = labelled || best.score() < MOST_WITHOUT_HEADS;
    if open {
        best.offer([delimited::numbered_rows(document, &lines)]);
    }
    best.offer([flat::read(document, &lines), fused::read(document, &lines), wrapped::read(document, &lines)]);
    if open {
        let lines = unfold::periods(document, &lines).unwrap_or_else(|| lines.clone());
        let mut blocks = blocks::read(
            document,
            &unfold::ordinals(document, unfold::groups(document, unfold::numbers(document, &lines))),
        );
        let reports = blocks::by_reports(document, &lines);
        let chapters = blocks::by_chapters(document, &lines);
        let paragraph = unfold::paragraph(document, &lines).map(|lines| blocks::read(document, &lines));
        let paragraph = paragraph.unwrap_or_default();
        let labelled =
            unfold::labelled(document, &lines).map(|lines| blocks::read(document, &lines)).unwrap_or_default();
        // Of promises, and of those whose offices were told from them.
        let told = |candidate: &Candidate| {
            (candidate.items.len(), candidate.items.iter().filter(|item| item.owner.is_some()).count())
        };
        // Paragraphs that each promise and report, or a list in one paragraph, were run together under their headings.
        let others = reports.items.len().max(paragraph.items.len());
        if matches!(blocks.name, "blocks" | "narrative") && blocks.items.len() * 2 <= others
            || !chapters.items.is_empty() && blocks.items.len() < chapters.items.len()
            || told(&labelled) > told(&blocks)
        {
            blocks.strained = blocks.items.len();
        }
        best.offer([blocks, reports, chapters, paragraph, labelled]);
    }
    best.offer([cards::read(document, &lines)]);
    best.offer(forms::read(document, &lines));
    best.offer([pages::read(document, &lines)]);
    best.offer(turned::read(document, &lines));
    best.offer([twins::read(document, &lines)]);
    best.offer(crosstab::read(document, &lines));
    best.offer(unfold::cells(document, &lines).map(|lines| cells::read(document, &lines)));
    let (mut candidate, score) = best.found.filter(|(_, score)| *score >= LEAST)?;
    candidate.items.retain(|item| !is_hollow(document, item));
    candidate.others = grid::others(&candidate, &tables);
    candidate.furniture.extend(pictures);
    measure(document, &lines, &mut candidate);
    Some((candidate, score))
}

/// The best of the readings that were offered, the first of those that are equally good.
struct Best<'d> {
    document: &'d Document,
    /// How many bytes of the document show.
    visible: usize,
    found: Option<(Candidate, u32)>,
}

impl Best<'_> {
    fn offer(&mut self, candidates: impl IntoIterator<Item = Candidate>) {
        for candidate in candidates.into_iter().filter(|candidate| !candidate.items.is_empty()) {
            let score = score(self.document, self.visible, &candidate);
            if self.found.as_ref().is_none_or(|(_, known)| score > *known) {
                self.found = Some((candidate, score));
            }
        }
    }

    fn score(&self) -> u32 {
        self.found.as_ref().map_or(0, |(_, score)| *score)
    }
}

/// 单位：万元 above a table holds for the rows below it that have no unit of their own.
fn measure(document: &Document, lines: &[Line], candidate: &mut Candidate) {
    let cells = document.blocks.iter().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid.rows.iter().flatten()),
        _ => None,
    });
    let cells = cells.flatten().flat_map(|cell| cell.cell.pieces.iter().map(|piece| (cell.line, *piece)));
    // There is a colon behind 单位.
    let lines = lines.iter().filter(|line| line.looks.ends_label).map(|line| (line.number, line.span));
    let mut told: Vec<(u32, Span, Span)> =
        lines.chain(cells).filter_map(|(line, span)| Some((line, span, unit_told(document, span)?))).collect();
    // 年度计划投资（万元）: the head over the figures that are promised.
    let heads = candidate.furniture.iter().filter(|cell| roles::role(&cell.text(document)) == Some(Column::Target));
    let heads = heads.filter_map(|cell| cell.pieces.last().copied()).filter_map(|span| {
        let line = document.text[..span.start].matches('\n').count() as u32 + 1;
        Some((line, span, unit_in_bracket(document, span)?))
    });
    let bracketed: Vec<(u32, Span, Span)> = heads.collect();
    told.extend(bracketed);
    told.sort_by_key(|(line, ..)| *line);
    for item in candidate.items.iter_mut().filter(|item| item.unit.is_none()) {
        let above = told.partition_point(|(line, ..)| *line < item.line);
        if let Some((_, _, unit)) = above.checked_sub(1).map(|at| &told[at]) {
            item.unit = Some(Cell::new(*unit));
        }
    }
    let last = candidate.items.iter().map(|item| item.line).max().unwrap_or(0);
    let above = told.iter().take_while(|(line, ..)| *line < last);
    candidate.furniture.extend(above.map(|(_, span, _)| Cell::new(*span)));
}

/// 万元 of 年度计划投资（万元）.
fn unit_in_bracket(document: &Document, head: Span) -> Option<Span> {
    let words = head.of(&document.text).trim_end_matches('"');
    let inner = words.strip_suffix(['）', ')'])?;
    let (before, unit) = inner.rsplit_once(['（', '('])?;
    crate::quantity::unit_of(unit.trim())?;
    let start = head.start + before.len() + inner[before.len()..].chars().next().map_or(0, char::len_utf8);
    Some(Span::new(start, start + unit.len()).trimmed(&document.text))
}

/// The unit that a line or cell tells: 单位：万元.
fn unit_told(document: &Document, span: Span) -> Option<Span> {
    let words = span.of(&document.text);
    // 填报单位：区发展改革局　　单位：万元: the last one tells the unit.
    let at = words.rfind("单位：").map(|at| at + "单位：".len()).or_else(|| words.rfind("单位:").map(|at| at + 7))?;
    let blank = words[..at].char_indices().rev().find(|(_, c)| c.is_whitespace());
    let own = blank.map_or(0, |(blank, c)| blank + c.len_utf8());
    let before = words.get(own..at).unwrap_or("").trim_start_matches(['（', '(', '\u{3000}']);
    let unit = words[at..].trim_end_matches(['）', ')']).trim();
    let alone = before.starts_with("单位") || before.starts_with("计量单位") || before.starts_with("金额单位");
    crate::quantity::unit_of(unit).filter(|_| alone)?;
    let end = at + words[at..].find(unit)?;
    Some(Span::new(span.start + end, span.start + end + unit.len()))
}

/// 75% | 10 | 7: where bare figures promise, the columns are not those of the heads.
fn is_hollow(document: &Document, item: &Item) -> bool {
    let says = |cell: &Cell| cell.text(document).chars().any(char::is_alphabetic);
    !says(&item.commitment) && !item.name.as_ref().is_some_and(says)
}

/// So many rows, one a line, are no chance.
const SEVERAL: usize = 4;

/// Below this, in thousandths, a reading is chance.
const LEAST: u32 = 300;

/// No reading scores more that neither heads nor labels bear out.
const MOST_WITHOUT_HEADS: u32 = 900;

/// A reading in which more than one of so many items promises nothing but a figure is none.
const HOLLOW: usize = 5;

/// So many strokes part the cells of a row.
const STROKES: usize = 3;

/// How much of the text's visible bytes a reading explains, and how whole its rows are, in thousandths.
fn score(document: &Document, all: usize, candidate: &Candidate) -> u32 {
    let count = candidate.items.len();
    let size = |cell: &Cell| cell.pieces.iter().map(|piece| piece.end - piece.start).sum::<usize>();
    let told = candidate.items.iter().filter(|item| item.narrative || !item.completion.is_empty()).count();
    let target = |item: &Item| item.target_text.as_ref().map_or(0, size);
    let promised = candidate.items.iter().filter(|item| size(&item.commitment) + target(item) >= 12).count();
    let numbered = candidate.items.iter().filter(|item| item.number.is_some()).count();
    let covered: usize = candidate
        .items
        .iter()
        .map(|item| {
            let others = [&item.name, &item.target_text, &item.owner, &item.rate, &item.remark];
            let answer = if item.narrative { 0 } else { size(&item.completion) };
            size(&item.commitment) + answer + others.into_iter().flatten().map(size).sum::<usize>()
        })
        .sum();
    let share = |part: usize, whole: usize| (part * 1000).checked_div(whole).unwrap_or(0).min(1000) as u32;
    // The same region under each of several headings is another promise.
    let heading = |item: &Item| item.section.as_ref().and_then(|cell| cell.pieces.first().copied());
    let mut texts: Vec<_> =
        candidate.items.iter().map(|item| (item.commitment.text(document), heading(item))).collect();
    texts.sort();
    texts.dedup();
    let sound = share(covered, all) * 3
        + share(told, count) * 3
        + share(promised, count) * 2
        + share(texts.len(), count) / 2
        + share(numbered, count) / 2
        + if candidate.headed { 1000 } else { 0 };
    // A promise that holds the strokes of its row was not told from its answer.
    let crossed = |item: &&Item| {
        let strokes = |piece: &Span| piece.of(&document.text).chars().filter(|c| delimited::is_stroke(*c)).count();
        item.commitment.pieces.iter().map(strokes).sum::<usize>() >= STROKES
    };
    let crossed = if candidate.headed { 0 } else { candidate.items.iter().filter(crossed).count() };
    let strain = share(candidate.strained + crossed, count) * 2;
    if candidate.items.iter().filter(|item| is_hollow(document, item)).count() * HOLLOW > count {
        return 0;
    }
    // One row may be anything.
    sound.saturating_sub(strain) / 10 * if count == 1 { 7 } else { 10 } / 10
}
