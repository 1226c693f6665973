//! Sentences and paragraphs without serials or labels, which report what was done of what had been planned.

use super::halves::{is_done, tells};
use crate::document::{Cell, Document};
use crate::item::Item;
use crate::lexicon::language::{STATEMENTS, Statement};
use crate::table::{Candidate, Line, label, serial};
use crate::text::{Span, folds, is_han};

/// Words of a plan, and of what became of it.
const PLANNED: [&str; 5] = ["计划", "目标", "任务", "原定", "应完成"];
const DONE: [&str; 5] = ["实际", "完成率", "完成", "已", "实现"];

/// E2, E6: sentences without serials that tell plan and result, or a rate, each; parts of a list joined by semicolons.
pub fn by_sentences(document: &Document, lines: &[Line]) -> Candidate {
    let text = &document.text;
    // The sentences of each line, with whether they tell plan and result, and whether they might, by two figures or in words.
    let mut found: Vec<Vec<(Item, bool, [bool; 2])>> = Vec::new();
    let mut furniture = Vec::new();
    let lines = unwrapped(document, lines);
    for line in &lines {
        let mut own = Vec::new();
        let mut start = line.span.start;
        let mut section = None;
        // A long list: each of its parts tells a plan and what was done, without further words.
        let long = line.span.of(text).matches(['；', ';']).nth(LONG_LIST).is_some();
        let whole = long && is_list(line.span.of(text));
        // 全县投入7.35亿元。具体情况是：…: what stands before the list is none of it.
        let body = line.span.of(text).split_once(['：', ':']).filter(|(_, body)| whole && is_list(body));
        let body = body.map_or(line.span.start, |(lead, _)| line.span.start + lead.len());
        let ends = line
            .span
            .of(text)
            .char_indices()
            .filter(|(_, c)| matches!(c, '；' | ';' | '。' | '：'))
            .map(|(at, c)| line.span.start + at + c.len_utf8());
        for end in ends.chain([line.span.end]) {
            let sentence = Span::new(start, end).trimmed(text);
            start = end;
            let folded: String = folds(sentence.of(text)).collect();
            let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
            // 全年10件实事进展顺利： is a lead.
            let counts = folded.chars().any(|c| c.is_ascii_digit());
            let sorts = folded.ends_with(':') && folded.chars().count() <= 16 && !counts;
            if sorts && STATEMENTS.occurs(&folded.chars().collect::<Vec<char>>()) {
                // 未完成的任务：
                furniture.push(Cell::new(sentence));
                section = Some(Cell::new(sentence));
                continue;
            }
            let done = folded.contains('%') && has(&["已建成", "已完成", "完工", "竣工", "完成投资", "超额完成"]);
            // 超过省定任务6所, 控制在计划目标内
            let beyond = has(&PLANNED) && has(&["控制在", "超过", "超出", "多于", "少于"]);
            // 年度任务25家，已淘汰20家（80%）
            let reached = folded.contains('%') && has(&PLANNED) && folded.contains(",已");
            let rate = done
                || beyond
                || reached
                || folded.contains("完成率")
                || folded.contains('%') && has(&["任务的", "目标的", "计划的"]);
            let figures =
                folded.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|part| !part.is_empty()).count();
            let listed = long
                && figures >= 2
                && (has(&PLANNED) || folded.contains("控制在"))
                && (has(&DONE) || folded.contains("建成"));
            // 市民服务中心迁建工程未启动
            let open = || {
                let words: Vec<char> = folded.chars().collect();
                let said =
                    |said: &Statement| matches!(said, Statement::NotStarted | Statement::Missed | Statement::Cancelled);
                STATEMENTS.find(&words).any(|(_, _, found)| said(found))
            };
            let part = whole
                && sentence.start >= body
                && !folded.ends_with(':')
                && (figures > 0 || tells(sentence.of(text)) || is_done(sentence.of(text)) || open());
            let told = has(&PLANNED) && folded.contains("实际") && has(&DONE) || rate || listed;
            let sure = part || told && !folded.ends_with(':') && folded.chars().any(|c| c.is_ascii_digit());
            if sentence.is_empty() || label::is_foot(sentence.of(text)) {
                continue;
            }
            let cell = Cell::new(sentence);
            let item = Item {
                commitment: cell.clone(),
                completion: cell,
                section: section.clone(),
                line: line.number,
                narrative: true,
                ..Item::default()
            };
            let words: Vec<char> = folded.chars().collect();
            let leads = folded.ends_with(':');
            own.push((item, sure, [figures > 1 && !leads, STATEMENTS.occurs(&words) && !leads]));
        }
        found.push(own);
    }
    // Where nearly all that counts twice in these lines tells plan and result, so do the others between them: 不良贷款率控制在1.6%以内，6月末为1.42%.
    let counted = || found.iter().flatten().filter(|(_, _, [twice, _])| *twice);
    let sure = counted().filter(|(_, sure, _)| *sure).count();
    let all = sure >= SEVERAL_PARTS && sure * 3 >= counted().count() * 2;
    let mut begun = false;
    let items: Vec<Item> = found
        .into_iter()
        .flat_map(|own| {
            let any = own.iter().filter(|(_, sure, _)| *sure).count() * 5 >= own.len();
            let kept = own.into_iter().filter(|(_, sure, might)| {
                begun |= *sure;
                *sure || all && any && begun && might.contains(&true)
            });
            kept.map(|(item, ..)| item).collect::<Vec<Item>>()
        })
        .collect();
    if items.len() < 2 {
        return Candidate::default();
    }
    // A table on one line is no sentence.
    if items.iter().any(|item| super::holds_heads(&item.commitment.text(document))) {
        return Candidate::default();
    }
    Candidate { name: "sentences", items, furniture, ..Candidate::default() }
}

/// Lines of a paragraph that was wrapped as one: a long line that ends in no mark goes on in the next.
fn unwrapped(document: &Document, lines: &[Line]) -> Vec<Line> {
    let mut whole: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        let goes_on = |last: &&mut Line| {
            let (words, next) = (last.span.of(&document.text), line.span.of(&document.text));
            let figure = |c: char| c.is_ascii_digit() && crate::table::serial::leading(next).is_none();
            last.looks.shows >= SHORTEST_WRAPPED
                && !line.after_blank
                && (words.ends_with(['、', '，']) || words.chars().next_back().is_some_and(is_han))
                && next.chars().next().is_some_and(|c| is_han(c) || figure(c))
        };
        match whole.last_mut().filter(goes_on) {
            Some(last) => {
                last.span = Span::new(last.span.start, line.span.end);
                last.looks = last.looks.joined(line.looks);
            }
            None => whole.push(*line),
        }
    }
    whole
}

/// No line that was wrapped is shorter.
const SHORTEST_WRAPPED: usize = 40;

/// Whether the parts of a line are one list of results: most of them count what was done of what there was, or tell how it stands.
fn is_list(line: &str) -> bool {
    let body = line.split_once(['：', ':']).map_or(line, |(_, body)| body);
    let parts = body.split(['；', ';', '。']).map(str::trim).filter(|part| !part.is_empty());
    let told = |part: &&str| tells(part) || part.contains('已') && part.chars().any(|c| c.is_ascii_digit());
    parts.clone().filter(told).count() * 4 >= parts.count() * 3
}

/// So many parts that tell plan and result make a list of all that stands between them.
const SEVERAL_PARTS: usize = 6;

/// A list with more stops than these is long.
const LONG_LIST: usize = 3;

/// E1: paragraphs without serials or labels, each with what was done and what had been planned. Where most of them begin with a name (路网畅通：),
/// all items do.
pub fn by_paragraphs(document: &Document, lines: &[Line]) -> Candidate {
    let lines = &unwrapped(document, lines);
    let text = |line: &Line| line.span.of(&document.text);
    let ends = |line: &Line| text(line).trim_end().ends_with(['。', '；']);
    let measured = |line: &Line| text(line).chars().any(|c| c.is_ascii_digit()) && ends(line);
    let told = |line: &Line| tells(text(line)) && measured(line);
    let named = are_named(document, lines);
    let item = |line: &Line| {
        if named { (is_named(text(line)) || is_headed(text(line)) && told(line)) && measured(line) } else { told(line) }
    };
    let mut found: Vec<bool> = lines.iter().map(item).collect();
    // Between others of its kind, a paragraph that only promises with a figure, or tells of its headline in words, is an item too.
    let first = found.iter().position(|own| *own).unwrap_or(0);
    let last = found.iter().rposition(|own| *own).unwrap_or(0);
    let headed = lines.iter().take(last + 1).skip(first).filter(|line| is_headed(text(line))).count();
    let all_headed = headed * 5 >= (last - first + 1) * 4;
    let reports = |line: &Line, words: &[char]| {
        let of_kind = all_headed && is_headed(text(line)) || named && is_named(text(line));
        of_kind && ends(line) && STATEMENTS.occurs(words)
    };
    let mark =
        |line: &Line| text(line).trim_start().chars().next().filter(|c| matches!(c, '—' | '●' | '◆' | '■' | '▶' | '•'));
    for at in first..last {
        let words: Vec<char> = folds(text(&lines[at])).collect();
        // ——“三公”经费压减8%，比不低于5%的要求多3个百分点。: behind the mark of the others
        let marked = || mark(&lines[at]).is_some() && mark(&lines[at]) == mark(&lines[first]) && measured(&lines[at]);
        let promises = || measured(&lines[at]) && crate::mood::is_plan(&words);
        let both = || ends(&lines[at]) && answers_in_words(&words);
        found[at] = found[at] || marked() || promises() || reports(&lines[at], &words) || both();
    }
    // 【数字政务】 above the first or below the last of its kind that has a figure
    for at in (0..first).rev() {
        let words: Vec<char> = folds(text(&lines[at])).collect();
        if !(reports(&lines[at], &words) && crate::mood::is_plan(&words)) {
            break;
        }
        found[at] = true;
    }
    // 关于儿童公园，我们承诺…: the list ends with the last paragraph that begins like the others.
    let opening = |line: &Line| folds(text(line)).take(2).collect::<Vec<char>>();
    let next = found.iter().rposition(|own| *own).map_or(lines.len(), |last| last + 1);
    for at in next..lines.len() {
        let words: Vec<char> = folds(text(&lines[at])).collect();
        let answers = || answers_in_words(&words) && opening(&lines[at]) == opening(&lines[at - 1]);
        let of_kind = || reports(&lines[at], &words) && crate::mood::is_plan(&words);
        if !(ends(&lines[at]) && (answers() || of_kind())) {
            break;
        }
        found[at] = true;
    }
    let items: Vec<Item> = lines
        .iter()
        .zip(found)
        .filter(|(_, own)| *own)
        .map(|(line, _)| Item {
            commitment: Cell::new(line.span),
            completion: Cell::new(line.span),
            line: line.number,
            narrative: true,
            ..Item::default()
        })
        .collect();
    let enough = items.len() >= FEWEST_PARAGRAPHS;
    Candidate { name: "paragraphs", items: if enough { items } else { Vec::new() }, ..Candidate::default() }
}

/// 我们承诺年内开园。因规划调整，项目暂缓。: whether the first sentence of a paragraph plans and a later one tells how that stands, figures or not.
fn answers_in_words(words: &[char]) -> bool {
    let stop = words.iter().position(|c| *c == '。').unwrap_or(words.len());
    let (promise, report) = words.split_at(stop);
    crate::mood::is_plan(promise) && !crate::mood::is_fact(promise) && STATEMENTS.occurs(report)
}

/// E7: paragraphs without serials under headings that sort them by their state (一、超额完成的任务（4项）), or say how many there are.
pub fn by_chapters(document: &Document, lines: &[Line]) -> Candidate {
    let lines = &unwrapped(document, lines);
    let text = |line: &Line| line.span.of(&document.text);
    let mut candidate = Candidate { name: "paragraphs", ..Candidate::default() };
    let mut section: Option<Cell> = None;
    let mut left = None;
    for line in lines {
        let words = text(line);
        if let Some(chapter) = chapter(words) {
            section = Some(Cell::new(line.span));
            candidate.furniture.extend(section.clone());
            left = chapter.count;
            continue;
        }
        if serial::leading(words).is_some() || label::is_foot(words) {
            section = None;
        }
        let paragraph = words.trim_end().ends_with(['。', '；']) && left != Some(0);
        if let Some(section) = section.clone().filter(|_| paragraph) {
            let cell = Cell::new(line.span);
            let item = Item { commitment: cell.clone(), completion: cell, section: Some(section), ..Item::default() };
            candidate.items.push(Item { line: line.number, narrative: true, ..item });
            left = left.map(|left| left - 1);
        }
    }
    let told = |item: &&Item| {
        let words = item.completion.text(document);
        tells(&words) || words.chars().any(|c| c.is_ascii_digit())
    };
    let told = candidate.items.iter().filter(told).count();
    let chapters = candidate.furniture.len();
    let enough = chapters > 1 && candidate.items.len() > chapters && told * 5 >= candidate.items.len() * 4;
    if enough { candidate } else { Candidate::default() }
}

/// A line that heads paragraphs.
struct Chapter {
    /// How many there are, where it says so.
    count: Option<usize>,
}

/// A line as the head of paragraphs: it has a serial, and a state or a count in brackets.
fn chapter(words: &str) -> Option<Chapter> {
    let serial = serial::leading(words).filter(|_| label::is_heading(words))?;
    let name = &words[serial.rest..];
    let folded: Vec<char> = folds(name).collect();
    let open = folded.iter().rposition(|c| *c == '(');
    let inside = open.map_or(&[][..], |open| &folded[open + 1..]);
    let digits: String = inside.iter().skip_while(|c| **c == '共').take_while(|c| c.is_ascii_digit()).collect();
    let counts = matches!(inside, [.., '项' | '件' | '个', ')']);
    let count = digits.parse().ok().filter(|_| counts);
    let sorts = STATEMENTS.occurs(&folded[..open.unwrap_or(folded.len())]);
    (count.is_some() || sorts).then_some(Chapter { count })
}

/// Whether the paragraphs begin with names: at least three, half of which report something, and most of those that do.
pub fn are_named(document: &Document, lines: &[Line]) -> bool {
    let text = |line: &Line| line.span.of(&document.text);
    let whole = |line: &&Line| text(line).trim_end().ends_with(['。', '；']);
    let told = lines.iter().filter(whole).filter(|line| tells(text(line)));
    let measured = |line: &&Line| text(line).chars().any(|c| c.is_ascii_digit());
    let named = lines.iter().filter(whole).filter(measured).filter(|line| is_named(text(line))).count();
    let both = told.clone().filter(|line| is_named(text(line))).count();
    named >= FEWEST_PARAGRAPHS && both * 2 >= named && both * 5 >= told.count() * 3
}

/// 路网畅通：…, 就业优先。…: whether a paragraph begins with a short name.
fn is_named(text: &str) -> bool {
    let name = unmarked(text).split(['：', ':', '。', '】', '〗']).next().unwrap_or_default();
    let name = name.trim_start_matches(['【', '〖']);
    let count = name.chars().count();
    let words: Vec<char> = folds(name).take(LONGEST_NAME + 1).collect();
    // 未完成的任务：
    let sorts = words.ends_with(&['任', '务']) || words.ends_with(&['情', '况']) || STATEMENTS.occurs(&words);
    (2..=LONGEST_NAME).contains(&count)
        && name.chars().all(|c| is_han(c) || matches!(c, '“' | '”'))
        && text.chars().count() > count * 2 + 2
        && (!sorts || words.len() <= 4 && !words.ends_with(&['情', '况']))
}

/// A paragraph without the dash or dot that begins each of a list.
fn unmarked(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '—' | '-' | '–' | '·' | '•' | '●' | '◆' | '■' | '★' | '▲' | '○' | '※')
    })
}

/// 租购并举扎实推进。年度计划…: whether a paragraph begins with a short sentence that is a headline.
fn is_headed(text: &str) -> bool {
    let head = unmarked(text).split('。').next().unwrap_or_default();
    head.chars().count() <= LONGEST_HEADLINE && head.chars().all(is_han) && text.chars().count() > LONGEST_HEADLINE
}

/// No such headline is longer.
const LONGEST_HEADLINE: usize = 16;

/// The name of a paragraph is no longer.
const LONGEST_NAME: usize = 10;

/// Fewer paragraphs that report something are no ledger.
const FEWEST_PARAGRAPHS: usize = 3;
