//! The title: the line above the items that names the ledger.

use crate::document::{Block, Cell, Document};
use crate::lexicon::headers::FURNITURE;
use crate::table::{Candidate, is_owner};
use crate::text::{Span, folds};

/// Words that a ledger's title ends in or holds.
const TITLE: [&str; 40] = [
    "件实事",
    "成绩单",
    "交账单",
    "自评表",
    "进展表",
    "进度表",
    "完成表",
    "落实结果",
    "完成结果",
    "民生实事",
    "民生工程",
    "量化指标",
    "台账",
    "完成情况",
    "进展情况",
    "落实情况",
    "一览表",
    "情况表",
    "公示",
    "公告",
    "通报",
    "综述",
    "清单",
    "办理结果",
    "办理情况",
    "工作任务",
    "目标任务",
    "重点任务",
    "任务分解",
    "任务清单",
    "责任清单",
    "工作进展",
    "项目进展",
    "任务落实",
    "推进情况",
    "执行情况",
    "实事项目",
    "责任分解",
    "汇总表",
    "工作总结",
];

/// The longest title.
const LONGEST: usize = 60;

/// The title: the most title-like line before the items, with the lines that it is torn over.
pub fn title(document: &Document, candidate: &Candidate) -> Option<Cell> {
    let text = &document.text;
    let first = first_item(candidate).unwrap_or(text.len());
    let taken = |span: Span| {
        let pieces = candidate.furniture.iter().flat_map(|cell| &cell.pieces);
        pieces.into_iter().any(|piece| piece.start < span.end && span.start < piece.end)
    };
    let above = visible_lines(document).take_while(|span| span.start < first);
    let lines: Vec<Span> = above.filter(|span| !taken(*span)).collect();
    let scored = lines.iter().enumerate().map(|(index, span)| (likeness(span.of(text)), index));
    let best = scored.filter(|(score, _)| *score > 0).max_by_key(|(score, index)| (*score, std::cmp::Reverse(*index)));
    let Some((_, index)) = best else { return before_heads(document, candidate, first) };
    let line = unmarked(text, *lines.get(index)?);
    let mut pieces = vec![line];
    if let Some(next) = lines.get(index + 1).filter(|next| torn(line.of(text), next.of(text))) {
        pieces.push(*next);
    } else if let Some(before) = index.checked_sub(1).and_then(|i| lines.get(i)) {
        let head = before.of(text);
        let subtitle = line.of(text).starts_with(['—', '-', '―']);
        if (subtitle || torn_head(head, line.of(text))) && !is_furniture(head) && head.chars().count() <= 40 {
            pieces.insert(0, *before);
        }
    }
    // 县政府督查室, 关于2019年上半年重点工作, 任务完成情况的通报: one line right below the other.
    let mut at = index;
    while let Some(before) = at.checked_sub(1).and_then(|before| lines.get(before)) {
        let (words, own) = (before.of(text), lines[at].of(text));
        let adjacent = text.get(before.end..lines[at].start).is_some_and(|gap| gap.matches('\n').count() == 1);
        // 县政府办公室关于前三季度
        let office = words.split_once("关于").is_some_and(|(office, _)| office.is_empty() || is_owner(office));
        let leads = office && !own.starts_with("关于") && words.chars().count() <= 40;
        let issues = own.starts_with("关于") && is_owner(words);
        let closed = words.ends_with(['。', '：', ':', '，', '；']);
        if !adjacent || closed || !(leads || issues) || pieces.first() != Some(&lines[at]) {
            break;
        }
        pieces.insert(0, *before);
        at -= 1;
    }
    Some(Cell { pieces })
}

/// The most title-like words before the heads, where all stands on one line.
fn before_heads(document: &Document, candidate: &Candidate, first: usize) -> Option<Cell> {
    let text = &document.text;
    let heads = candidate.furniture.iter().flat_map(|cell| &cell.pieces).map(|piece| piece.start);
    let first = heads.min()?.min(first);
    let line = visible_lines(document).find(|line| line.start < first && first < line.end)?;
    let before = Span::new(line.start, first).trimmed(text);
    let words = before.of(text);
    let stretches = words.split_whitespace().map(|stretch| {
        let start = before.start + (stretch.as_ptr() as usize - words.as_ptr() as usize);
        unmarked(text, Span::new(start, start + stretch.len()))
    });
    let (_, best) = stretches
        .map(|span| (likeness(span.of(text)), span))
        .filter(|(score, _)| *score > 0)
        .max_by_key(|(score, _)| *score)?;
    Some(Cell::new(best))
}

/// A line without the signs that make it a heading in Markdown, and without the label of a portal's field.
fn unmarked(text: &str, line: Span) -> Span {
    let raw = line.of(text);
    let bare = raw.trim_start_matches(['#', ' ']);
    // 名    称：
    let labelled = bare.split_once(['：', ':']).filter(|(label, _)| {
        let label: String = label.split_whitespace().collect();
        ["名称", "标题", "文件名称", "信息名称", "信息标题"].contains(&label.as_str())
    });
    let bare = labelled.map_or(bare, |(_, title)| title).trim_start();
    Span::new(line.start + (raw.len() - bare.len()), line.end)
}

/// The signs before a title on its line, which are no part of it.
pub fn mark(document: &Document, title: &Cell) -> Option<Cell> {
    let start = title.pieces.first()?.start;
    let before = document.text.get(..start)?;
    let bare = before.trim_end_matches(['#', ' ']);
    let line_starts = bare.is_empty() || bare.ends_with('\n');
    let cell = Cell::new(Span::new(bare.len(), start).trimmed(&document.text));
    (line_starts && !cell.is_empty()).then_some(cell)
}

/// The visible lines, and the merged cells over the whole width at the head of a table.
pub fn visible_lines(document: &Document) -> impl Iterator<Item = Span> {
    let spans = document.blocks.iter().flat_map(|block| {
        let (line, rows) = match block {
            Block::Line(line) => (Some(line.span.trimmed(&document.text)), [].as_slice()),
            Block::Grid(grid) if !grid.left_out => (None, grid.rows.as_slice()),
            Block::Grid(_) | Block::Aside(_) => (None, [].as_slice()),
        };
        let merged = rows.iter().take(3).filter(|row| row.len() == 1).flatten();
        line.into_iter().chain(merged.flat_map(|cell| cell.cell.pieces.iter().copied()))
    });
    spans.filter(|span| span.of(&document.text).chars().any(crate::text::is_visible))
}

/// Where the first item begins.
pub fn first_item(candidate: &Candidate) -> Option<usize> {
    let cells = candidate.items.iter().flat_map(|item| item.number.iter().chain([&item.commitment]));
    cells.flat_map(|cell| &cell.pieces).map(|piece| piece.start).min()
}

fn is_furniture(line: &str) -> bool {
    let folded: Vec<char> = folds(line).collect();
    FURNITURE.occurs(&folded) || folded.contains(&'>')
}

/// How much a line is like a title; nought for one that cannot be.
fn likeness(line: &str) -> u32 {
    let folded: String = folds(line).collect();
    let length = folded.chars().count();
    let ends_open = folded.ends_with(['。', ';', ':', ',', '，']);
    if !(5..=LONGEST).contains(&length) || ends_open || folded.starts_with(['(', '【', '附']) {
        return 0;
    }
    let commas = folded.chars().filter(|c| matches!(c, '，' | ',' | '。')).count();
    if is_furniture(line) || folded.contains("附件") || commas > 1 {
        return 0;
    }
    let words = TITLE.iter().filter(|word| folded.contains(*word)).count() as u32;
    let year = folded.contains('年') && folded.chars().any(|c| c.is_ascii_digit());
    let place = super::place::in_title(&folded).is_some();
    if words == 0 && !(year && place) {
        return 0;
    }
    words * 2 + u32::from(year) * 3 + u32::from(place) * 2
}

/// A title goes on in the next line when it stops before its last word.
fn torn(line: &str, next: &str) -> bool {
    let open = ["目标任务", "工作任务", "实事项目", "重点任务", "主要任务", "任务分解"];
    let bare = line.trim_end_matches([')', '）']);
    let ended = TITLE.iter().any(|word| bare.ends_with(word) && !open.contains(word));
    let bare = next.split(['（', '(']).next().unwrap_or(next).trim_end();
    let follows = TITLE.iter().any(|word| bare.ends_with(word));
    !ended && follows && bare.chars().count() <= 20 && !next.starts_with(['(', '（', '—'])
}

/// The first line of a torn title: the place and year, with the ledger's word on the next.
fn torn_head(head: &str, line: &str) -> bool {
    let fold_all = |text: &str| folds(text).collect::<String>();
    let (head, line) = (fold_all(head), fold_all(line));
    let digits = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    let starts = super::place::in_title(&head).is_some() && digits(&head) && !head.ends_with(['。', '，']);
    starts && super::place::in_title(&line).is_none() && !digits(&line)
}
