//! Families D, E and Z: numbered or labelled paragraphs; promise, then what became of it, in the same paragraph or after.

use super::serial::{self, Serial, Style};
use super::{Candidate, Line, label};
use crate::document::{Cell, Document};
use crate::item::Item;
use crate::lexicon::headers::Column;
use crate::text::{Span, folds};
use halves::{divide, entitle, mark_headlines, name_headlines};
use mark::{
    DATED, Mark, RARE, answer_by_states, forget_names, forget_said, is_band, judged, label_bare, longest, main_style,
    mark_unnumbered, promises_count_on,
};
use narrate::{narrate, narrate_each};
use narrative::{are_named, by_paragraphs, by_sentences};
use pairs::by_labels;

mod halves;
mod mark;
mod narrate;
mod narrative;
mod pairs;
mod turns;

pub use halves::by_reports;
pub use narrative::by_chapters;

/// Reads paragraphs.
pub fn read(document: &Document, lines: &[Line]) -> Candidate {
    let mut last = None;
    let mut marks: Vec<Mark> = lines.iter().map(|line| Mark::new(document, line, &mut last)).collect();
    forget_said(&mut marks);
    forget_names(&mut marks);
    mark_unnumbered(&mut marks);
    label_bare(&mut marks);
    answer_by_states(&mut marks);
    turns::label_turns(&mut marks);
    // One 四季度： among many numbered paragraphs is a word of its report.
    let answering = || marks.iter().filter(|mark| mark.answers());
    let dated = answering().all(|mark| mark.label.is_some_and(|label| label.dated));
    let serials = marks.iter().filter(|mark| mark.serial.is_some()).count();
    let labelled = answering().count() >= (serials / if dated { DATED } else { RARE }).max(1);
    let numbered = !labelled || promises_count_on(&marks);
    let Some(style) = main_style(&marks, labelled, numbered) else {
        let labels = by_labels(document, lines, &marks);
        if !labels.items.is_empty() {
            return labels;
        }
        let (sentences, paragraphs) = (by_sentences(document, lines), by_paragraphs(document, lines));
        // 计划14.2亿元。上半年入库7.64亿元。: where a paragraph promises in one sentence and reports in the next, the paragraph is the item.
        let whole = paragraphs.items.len() >= sentences.items.len() || are_named(document, lines);
        return if whole { paragraphs } else { sentences };
    };
    let mut builder = Builder {
        document,
        candidate: Candidate::default(),
        open: None,
        section: None,
        labelled,
        numbered,
        style,
        into: Column::Commitment,
        line: 0,
        number: None,
        dated: None,
        gaps: Vec::new(),
    };
    let last = last_line(document, lines, &marks, style);
    for (index, (line, mark)) in lines.iter().zip(&marks).enumerate().take(last) {
        let next = marks.get(index + 1).and_then(|next| next.serial);
        let next = next.filter(|serial| serial.style == style).map(|serial| serial.value);
        builder.line(line, mark, next);
    }
    builder.finish()
}

/// Items end where the page's foot begins, or where a new chapter has no items.
fn last_line(document: &Document, lines: &[Line], marks: &[Mark], style: Style) -> usize {
    let Some(last) = marks.iter().rposition(|mark| mark.serial.is_some_and(|serial| serial.style == style)) else {
        return lines.len();
    };
    let mut end = last + 1;
    let mut closing = false;
    for (line, mark) in lines.iter().zip(marks).skip(last + 1) {
        let text = line.span.of(&document.text);
        let chapter = mark.serial.is_some_and(|serial| serial.style == Style::Chinese && style != Style::Chinese);
        // 五、深化改革。（责任单位：县教育局）持续推进。 is a task without tasks below it.
        // 责任单位： with its office on the next line
        let labelled = marks[end - 1].label.is_some_and(|label| label.len >= marks[end - 1].text.trim_end().len());
        // 【责任单位】市水利局 signs nothing.
        let owned = mark.label.is_some_and(|label| label.column == Column::Owner);
        let signed = label::is_signature(text) && !labelled && !owned;
        closing |= chapter && judged(text).is_none() || mark.is_foot() || signed;
        // Signs before the parts of a list number nothing: the last part is no longer than the others.
        closing |= style == Style::Bullet && end >= last + longest(marks, last);
        if closing {
            break;
        }
        end += 1;
    }
    end
}

/// 🏥 PART.02 看好病: no heading with a picture is longer.
const LONGEST_PICTURED: usize = 16;

struct Builder<'d> {
    document: &'d Document,
    candidate: Candidate,
    open: Option<Item>,
    section: Option<Cell>,
    labelled: bool,
    /// Whether items may begin with a label behind their number.
    numbered: bool,
    style: Style,
    /// The cell that a paragraph without a label goes on with.
    into: Column,
    /// The number of the line that is read.
    line: u32,
    /// The number of the item that was begun last.
    number: Option<u32>,
    /// Where the label of the answer stands that was read last, if it names a period.
    dated: Option<usize>,
    /// Which items go on after an empty line behind their answer, and where.
    gaps: Vec<(usize, usize)>,
}

impl Builder<'_> {
    /// `follows` is the serial of the next line, if that begins an item.
    fn line(&mut self, line: &Line, mark: &Mark, follows: Option<u32>) {
        self.line = line.number;
        let leads = follows == Some(1);
        let next = || self.number.is_none_or(|last| mark.serial.is_some_and(|serial| serial.value == last + 1));
        let promises = || self.numbered && mark.promises() && next();
        let starts = mark
            .serial
            .filter(|serial| serial.style == self.style && (mark.label.is_none() || mark.inline || promises()));
        if let Some(serial) = starts {
            self.close();
            self.start(line, serial);
        } else if self.open.is_none() && mark.is_foot() {
        } else if let Some(status) = self.is_section(mark, leads).then(|| judged(mark.text)).flatten() {
            self.parent(line, mark, status);
        } else if self.is_section(mark, leads)
            || self.is_heading_between(line, mark, follows)
            || is_band(line.span.of(&self.document.text))
        {
            self.close();
            // ▍安心守护篇
            let bare =
                mark.text.trim_start_matches(|c: char| matches!(c, '\u{2580}'..='\u{25ff}') || c.is_whitespace());
            let name = Span::new(line.span.end - bare.len(), line.span.end);
            self.furniture(Span::new(line.span.start, name.start));
            let cell = Cell::new(if bare.is_empty() { line.span } else { name });
            self.candidate.furniture.push(cell.clone());
            self.section = Some(cell);
        } else if self.open.is_some() && mark.text.ends_with("方面，") && line.looks.shows <= LONGEST_LEAD {
            // 畜牧业方面，第五，…: the lead of a paragraph that holds several items
            self.close();
            self.furniture(line.span);
        } else if let Some(label) = mark.label {
            self.labelled_cell(line.span, label);
        } else if self.into == Column::Owner && line.after_blank && !label::is_owner(mark.text) {
            // Below the office that answers, behind an empty line, the page speaks again.
            self.close();
        } else if self.into == Column::Owner && label::is_labelled(mark.text) {
            // 居民满意率：97% below the office: a label that no word is known for.
            self.labelled_cell(line.span, label::Label { column: Column::Remark, len: 0, dated: false });
        } else if let Some(item) = &mut self.open {
            if !self.labelled && !line.after_blank && is_wrapped(self.document, item, line.span) {
                if let Some(last) = item.commitment.pieces.last_mut() {
                    last.end = line.span.end;
                }
                return;
            }
            // （责任单位：区民政局） on a line of its own
            let words = line.span.of(&self.document.text);
            let owner = label::trailing_owner(words).filter(|(bracket, _)| bracket.start == 0 && item.owner.is_none());
            if let Some((bracket, owner)) = owner {
                let at = line.span.start;
                item.owner = Some(Cell::new(Span::new(at + owner.start, at + owner.end).trimmed(&self.document.text)));
                self.furniture(Span::new(at + bracket.start, at + owner.start));
                self.furniture(Span::new(at + owner.end, at + bracket.end));
                return;
            }
            if self.labelled && item.completion.is_empty() && label::is_cost(words) {
                // 项目总投资4.2亿元。 between the promise and the label of its report
                item.remark = Some(join(item.remark.take(), Cell::new(line.span)));
                return;
            }
            let ended = || self.document.text[..line.span.start].trim_end().ends_with('。');
            let speaks_again = line.after_blank || is_indented(self.document, line) && ended();
            if speaks_again && !item.completion.is_empty() {
                self.gaps.push((self.candidate.items.len(), line.span.start));
            }
            append(self.document, item, line.span, self.labelled, self.into);
        }
    }

    /// D5: a heading that promises, and says at its end how that stands: an item above those that it heads.
    fn parent(&mut self, line: &Line, mark: &Mark, status: usize) {
        let Some(serial) = mark.serial else { return };
        self.close();
        self.section = None;
        let text = &self.document.text;
        let at = line.span.start;
        let promise = Span::new(at, at + status).trimmed(text);
        self.start(&line.over(self.document, promise), serial);
        if let Some(item) = &mut self.open {
            item.completion = Cell::new(Span::new(at + status, line.span.end).trimmed(text));
        }
        self.close();
        let heading = self.candidate.items.last().map(|item| item.commitment.pieces.clone());
        let end = heading.and_then(|pieces| pieces.last().map(|piece| piece.end)).unwrap_or(promise.end);
        self.section = Some(Cell::new(Span::new(at, end)));
    }

    /// A heading above items: a serial of a higher style, or a short line between two items.
    fn is_section(&self, mark: &Mark, leads: bool) -> bool {
        let higher = mark.serial.is_some_and(|serial| {
            matches!(serial.style, Style::Chinese | Style::ChineseBracketed)
                && !matches!(self.style, Style::Chinese)
                && serial.style != self.style
        });
        let pictured = self.style == Style::Bullet
            && serial::is_pictured(mark.text)
            && mark.text.chars().count() <= LONGEST_PICTURED;
        pictured
            || higher && mark.label.is_none() && self.candidate.items.len() + usize::from(self.open.is_some()) > 0
            || higher && (leads || mark.is_heading())
    }

    /// ▍安心守护篇: a short line behind an empty one, between an item that was answered and the next; or one with a picture before the first.
    fn is_heading_between(&self, line: &Line, mark: &Mark, follows: Option<u32>) -> bool {
        let pictured = serial::behind_pictures(mark.text).len() < mark.text.len();
        if self.labelled && pictured && follows == Some(1) && mark.is_heading() && mark.serial.is_none() {
            return true;
        }
        let answered = self.open.as_ref().is_some_and(|item| !item.completion.is_empty());
        let next = follows.is_some_and(|follows| self.number.is_some_and(|own| follows == own + 1));
        let bare = mark.serial.is_none() && mark.label.is_none();
        self.labelled && answered && next && bare && line.after_blank && mark.is_heading()
    }

    fn start(&mut self, line: &Line, serial: Serial) {
        self.number = Some(serial.value);
        let text = &self.document.text;
        let at = line.span.start;
        self.furniture(Span::new(at, at + serial.start));
        self.furniture(Span::new(at + serial.end, at + serial.rest));
        let number = Span::new(at + serial.start, at + serial.end);
        let bullet = serial.style == Style::Bullet;
        if bullet {
            self.furniture(number);
        }
        let mut item = Item {
            number: (!bullet).then(|| Cell::new(number)),
            section: self.section.clone(),
            line: line.number,
            ..Item::default()
        };
        let mut promise = Span::new(at + serial.rest, line.span.end).trimmed(text);
        // 【公共文化惠民】
        if let Some(topic) = promise.of(text).strip_suffix('】').filter(|topic| bullet && !topic.contains('【')) {
            let end = promise.start + topic.len();
            self.furniture(Span::new(end, promise.end));
            promise = Span::new(promise.start, end);
        }
        let inside = || label::inside(promise.of(text), Column::Completion);
        if let Some((offset, label)) = line.looks.ends_label.then(inside).flatten() {
            let cell = Span::new(promise.start + offset + label.len, promise.end).trimmed(text);
            self.furniture(Span::new(promise.start + offset, cell.start));
            let end = self.closing_owner(&mut item, cell);
            item.completion = Cell::new(Span::new(cell.start, end).trimmed(text));
            promise = Span::new(promise.start, promise.start + offset).trimmed(text);
        }
        let leading = || {
            label::leading(promise.of(text)).filter(|label| matches!(label.column, Column::Commitment | Column::Target))
        };
        if let Some(label) = line.looks.ends_label.then(leading).flatten() {
            self.furniture(Span::new(promise.start, promise.start + label.len));
            promise = Span::new(promise.start + label.len, promise.end).trimmed(text);
        }
        // D9: 责任领导：… 责任单位：… between the promise and the report.
        let offices: Vec<(usize, label::Label)> = if line.looks.ends_label {
            label::all_inside(promise.of(text)).filter(|(_, label)| label.column == Column::Owner).collect()
        } else {
            Vec::new()
        };
        let ends = offices.iter().skip(1).map(|(at, _)| promise.start + at).chain([promise.end]);
        let offices: Vec<(Span, label::Label)> = offices
            .iter()
            .zip(ends)
            .map(|((at, label), end)| (Span::new(promise.start + at, end).trimmed(text), *label))
            .collect();
        if let Some((first, _)) = offices.first() {
            promise = Span::new(promise.start, first.start).trimmed(text);
        }
        self.promise(&mut item, promise);
        let into = if item.completion.is_empty() { Column::Commitment } else { Column::Completion };
        self.open = Some(item);
        for (span, label) in offices {
            self.labelled_cell(span, label);
        }
        self.into = into;
    }

    /// 【落实】建成18个。（责任单位：县民政局）: where a report ends that an owner in brackets closes.
    fn closing_owner(&mut self, item: &mut Item, cell: Span) -> usize {
        let text = &self.document.text;
        let found = label::trailing_owner(cell.of(text)).filter(|(_, owner)| owner.start > 0 && item.owner.is_none());
        let labelled = |bracket: Span| cell.of(text)[bracket.start..bracket.end].contains(['：', ':']);
        // 完成年度任务的85.3%。（省教育厅）: behind the stop, all the words are offices.
        let offices = |bracket: Span, owner: Span| {
            cell.of(text)[..bracket.start].trim_end().ends_with(['。', '；', ';'])
                && cell.of(text)[owner.start..owner.end].split('、').all(label::is_owner)
        };
        let ends = |(bracket, owner): &(Span, Span)| labelled(*bracket) || offices(*bracket, *owner);
        let Some((bracket, owner)) = found.filter(ends) else { return cell.end };
        let at = cell.start;
        item.owner = Some(Cell::new(Span::new(at + owner.start, at + owner.end).trimmed(text)));
        self.furniture(Span::new(at + bracket.start, at + owner.start));
        self.furniture(Span::new(at + owner.end, at + bracket.end));
        at + bracket.start
    }

    /// The promise without the owner in brackets at its end.
    fn promise(&mut self, item: &mut Item, promise: Span) {
        let text = &self.document.text;
        let Some((bracket, owner)) = label::trailing_owner(promise.of(text)) else {
            item.commitment = Cell::new(promise);
            return;
        };
        let at = promise.start;
        let owner = Span::new(at + owner.start, at + owner.end).trimmed(text);
        self.furniture(Span::new(at + bracket.start, owner.start));
        self.furniture(Span::new(owner.end, at + bracket.end));
        item.owner = Some(Cell::new(owner));
        let before = Span::new(at, at + bracket.start).trimmed(text);
        let after = Span::new(at + bracket.end, promise.end).trimmed(text);
        item.commitment = Cell { pieces: [before, after].into_iter().filter(|span| !span.is_empty()).collect() };
    }

    fn labelled_cell(&mut self, span: Span, label: label::Label) {
        let text = &self.document.text;
        let cell = Span::new(span.start + label.len, span.end).trimmed(text);
        let Some(mut item) = self.open.take() else { return };
        let mut label = label;
        // 计划投资：2.1亿元 below 新建幼儿园6所: what the work costs, beside a promise with figures of its own.
        let money = label.column == Column::Target && text[span.start..span.start + label.len].contains("投资");
        if money && item.commitment.text(self.document).chars().any(|c| c.is_ascii_digit()) {
            label.column = Column::Remark;
        }
        if matches!(label.column, Column::Commitment | Column::Target) && !item.completion.is_empty() {
            // Its own number is missing: a promise after an answer is another item.
            self.candidate.items.push(item);
            item = Item { section: self.section.clone(), line: self.line, ..Item::default() };
        }
        self.into = label.column;
        let reported = label.column == Column::Completion && label.dated && !label::says_nothing(cell.of(text));
        if reported {
            // Behind its label: the report of the last quarter is that of the year.
            item.latest = Some(cell.start);
        }
        let repeats = label.column == Column::Completion && !item.completion.is_empty();
        if repeats {
            // 一季度进展, 上半年进展: the labels tell the parts apart, and stay, that of the first part too.
            if let (Some(start), Some(first)) = (self.dated.take(), item.completion.pieces.first_mut()) {
                first.start = start.min(first.start);
            }
            append(self.document, &mut item, span, self.labelled, Column::Completion);
            self.open = Some(item);
            return;
        }
        self.furniture(Span::new(span.start, span.start + label.len));
        if label.column == Column::Completion {
            self.dated = Some(span.start).filter(|_| label.dated);
        }
        let cell = Cell::new(cell);
        match label.column {
            Column::Completion => item.completion = cell,
            Column::Commitment | Column::Target => {
                // A headline stood where the promise was looked for.
                let headline = std::mem::replace(&mut item.commitment, cell);
                item.name = Some(headline).filter(|headline| !headline.is_empty());
            }
            // 牵头领导：, 配合单位：: whoever leads or helps is no office that answers.
            Column::Owner if aside(&text[span.start..span.start + label.len], item.owner.is_some()) => {
                item.remark = Some(join(item.remark.take(), cell));
                self.into = Column::Remark;
            }
            Column::Owner => item.owner = Some(join(item.owner.take(), cell)),
            Column::Rate => item.rate = Some(cell),
            Column::Name => item.name = Some(cell),
            Column::Section => item.section = Some(cell),
            Column::Remark | Column::Number | Column::Unit | Column::Growth | Column::Past => {
                item.remark = Some(join(item.remark.take(), cell));
            }
        }
        self.open = Some(item);
    }

    fn furniture(&mut self, span: Span) {
        let span = span.trimmed(&self.document.text);
        if !span.is_empty() {
            self.candidate.furniture.push(Cell::new(span));
        }
    }

    fn close(&mut self) {
        if let Some(mut item) = self.open.take() {
            if let Some(last) = item.completion.pieces.last().copied() {
                let end = self.closing_owner(&mut item, last);
                if let Some(piece) = item.completion.pieces.last_mut() {
                    *piece = Span::new(last.start, end).trimmed(&self.document.text);
                }
            }
            self.candidate.items.push(item);
        }
    }

    /// Leaves out what stands behind an empty line after the last answer, where no other answer goes on after one: the page speaks again.
    fn let_go(&mut self) {
        let [(item, at)] = self.gaps.as_slice() else { return };
        let last = self.candidate.items.len().checked_sub(1) == Some(*item);
        let Some(item) = self.candidate.items.last_mut().filter(|_| last && *item + 1 >= SEVERAL) else { return };
        item.completion.pieces.retain(|piece| piece.start < *at);
        if let Some(piece) = item.completion.pieces.last_mut() {
            *piece = Span::new(piece.start, piece.end.min(*at)).trimmed(&self.document.text);
        }
    }

    /// Among items whose answer has a label, one without any: what stands on the lines below its promise is the answer.
    fn tell_unlabelled(&mut self) {
        let text = &self.document.text;
        let several = |item: &&Item| item.commitment.pieces.iter().any(|piece| piece.of(text).trim().contains('\n'));
        let (answered, open): (Vec<&Item>, Vec<&Item>) =
            self.candidate.items.iter().partition(|item| !item.completion.is_empty());
        // Where promises go on over several lines before their label, they may do so everywhere.
        if !self.labelled
            || open.is_empty()
            || answered.iter().filter(|item| several(item)).count() * 3 > answered.len()
        {
            return;
        }
        let last = self.candidate.items.len() - 1;
        for (at, item) in self.candidate.items.iter_mut().enumerate() {
            let [piece] = item.commitment.pieces.as_slice() else { continue };
            let words = piece.of(text);
            let bare = item.completion.is_empty() && item.target_text.is_none() && item.name.is_none();
            let Some(end) = words.find('\n').filter(|end| bare && words[..*end].trim_end().ends_with(STOPS)) else {
                continue;
            };
            let answer = Span::new(piece.start + end, piece.end).trimmed(text);
            // Behind an empty line below the last answer the page speaks again.
            let gap = answer.of(text).find("\n\n").filter(|_| at == last);
            let promise = Span::new(piece.start, piece.start + end).trimmed(text);
            item.completion = Cell::new(Span::new(answer.start, gap.map_or(answer.end, |gap| answer.start + gap)));
            item.commitment = Cell::new(promise);
        }
    }

    fn finish(mut self) -> Candidate {
        self.close();
        self.tell_unlabelled();
        self.let_go();
        self.candidate.headed = self.labelled;
        let told = self.candidate.items.iter().filter(|item| !item.completion.is_empty()).count();
        if !self.labelled && told * 4 <= self.candidate.items.len() {
            // A paragraph after one of many items that have none is no answer, but the text around the list.
            for item in &mut self.candidate.items {
                item.completion = Cell::default();
            }
        }
        if !self.labelled {
            entitle(self.document, &mut self.candidate.items);
        }
        let owners = divide(self.document, &mut self.candidate.items);
        self.candidate.furniture.extend(owners);
        if !self.labelled {
            if matches!(self.style, Style::Named | Style::Ordinal) {
                mark_headlines(self.document, &mut self.candidate.items);
            }
            name_headlines(self.document, &mut self.candidate.items);
        }
        if told * 2 <= self.candidate.items.len() {
            narrate(self.document, &mut self.candidate.items);
        } else {
            narrate_each(self.document, &mut self.candidate.items);
        }
        let labelled = self.labelled;
        let holds_heads = |item: &&Item| {
            let text = item.completion.text(self.document);
            holds_heads(&text) || !labelled && holds_office(&text)
        };
        self.candidate.strained = self.candidate.items.iter().filter(holds_heads).count();
        let narrative = self.candidate.items.iter().any(|item| item.narrative);
        let promises = self.candidate.items.iter().all(|item| item.completion.is_empty());
        self.candidate.name = match (narrative, promises, self.labelled) {
            (true, ..) => "narrative",
            (_, true, _) => "promisesOnly",
            (.., true) => "labelledBlocks",
            _ => "blocks",
        };
        self.candidate
    }
}

/// What a promise ends with.
const STOPS: [char; 5] = ['。', '；', ';', '）', ')'];

/// Whether a line begins a paragraph by the blanks before it.
fn is_indented(document: &Document, line: &Line) -> bool {
    document.text[..line.span.start].ends_with(['\u{3000}', ' ', '\t'])
}

/// 农村改革与增收方面， is about as long as such a lead is.
const LONGEST_LEAD: usize = 20;

/// Whether a line goes on with the paragraph of an item that both promises and reports: it breaks off at a comma or at a word that leads on, or
/// holds a full stop already and breaks off inside a word.
fn is_wrapped(document: &Document, item: &Item, line: Span) -> bool {
    let [piece] = item.commitment.pieces.as_slice() else { return false };
    let text = piece.of(&document.text);
    let han = |c: Option<char>| c.is_some_and(crate::text::is_han);
    let next = line.of(&document.text).chars().next();
    if !item.completion.is_empty() {
        return false;
    }
    if text.ends_with(['，', '、']) || ["其余", "其中", "剩余", "另有", "以及"].iter().any(|word| text.ends_with(word))
    {
        return next.is_some_and(char::is_alphanumeric);
    }
    text.contains('。') && han(text.chars().next_back()) && han(next)
}

/// Whether a label of those who answer names a person, or, beside the office that answers, others.
fn aside(label: &str, answered: bool) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    has(&["领导", "责任人", "负责人", "联系人"]) || answered && has(&["配合", "协办", "协同", "参与"])
}

/// Whether a text of several lines has one that is an office and nothing else: the cells of a row were taken for a paragraph.
fn holds_office(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let several = lines.clone().nth(1).is_some();
    several && lines.any(label::is_owner)
}

/// Whether a text holds a row of column heads, a cell a line: the rows of a table were taken for a paragraph.
fn holds_heads(text: &str) -> bool {
    let is_head = |text: &str| crate::lexicon::headers::column(folds(text)).is_some();
    let short = text.lines().map(str::trim).filter(|line| line.chars().nth(LONGEST_HEAD).is_none());
    // 项目 | 任务 | 完成: or a row of them.
    let row = |line: &str| {
        let mut cells = line.split(['|', '｜', '\t']).map(str::trim).filter(|cell| !cell.is_empty()).peekable();
        cells.clone().nth(2).is_some() && cells.all(is_head)
    };
    let parted = || ['|', '｜', '\t'].into_iter().any(|mark| text.contains(mark));
    // 一级指标 二级指标 三级指标 年度指标值: parted by blanks alone.
    let mut run = 0;
    let blanks = text.split_whitespace().any(|word| {
        run = if word.chars().nth(LONGEST_HEAD * 2).is_none() && is_head(word) { run + 1 } else { 0 };
        run >= SEVERAL
    });
    if blanks {
        return true;
    }
    text.contains('\n') && short.filter(|line| is_head(line)).nth(1).is_some() || parted() && text.lines().any(row)
}

/// No head of a column that stands alone on its line is longer.
const LONGEST_HEAD: usize = 8;

/// So many items tell how the answers of a ledger end.
const SEVERAL: usize = 4;

fn join(known: Option<Cell>, cell: Cell) -> Cell {
    let mut pieces = known.map(|known| known.pieces).unwrap_or_default();
    pieces.extend(cell.pieces);
    Cell { pieces }
}

/// Adds a paragraph to the cell that it goes on with; without labels a paragraph after the promise is the completion.
fn append(document: &Document, item: &mut Item, span: Span, labelled: bool, into: Column) {
    let into = match into {
        Column::Owner => item.owner.get_or_insert_default(),
        Column::Remark => item.remark.get_or_insert_default(),
        // 完成率： on a line of its own
        Column::Rate if labelled && item.rate.as_ref().is_none_or(Cell::is_empty) => item.rate.get_or_insert_default(),
        Column::Commitment | Column::Target | Column::Name if labelled && item.completion.is_empty() => {
            &mut item.commitment
        }
        _ => &mut item.completion,
    };
    match into.pieces.last_mut() {
        // The line break belongs to the text: it ends a sentence.
        Some(last) if document.text.get(last.end..span.start).is_some_and(|gap| gap.trim().is_empty()) => {
            last.end = span.end;
        }
        // 【教育】 above its headline
        Some(last) if document.text[last.end..].starts_with('】') => {
            into.pieces.extend([Span::new(span.start, span.start), span]);
        }
        _ => into.pieces.push(span),
    }
}
