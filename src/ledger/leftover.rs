//! What belongs to no item, line by line, and why.

use super::{Ledger, Unread, UnreadReason, conservation};
use crate::document::{AsideKind, Block, Cell, Document};
use crate::lexicon::headers::FURNITURE;
use crate::table::{self, serial};
use crate::text::{Span, folds};

/// The visible text that no part of the ledger covers.
pub fn of(document: &Document, ledger: &Ledger, others: &[usize]) -> Vec<Unread> {
    let mut covered: Vec<Span> = Vec::new();
    for item in &ledger.items {
        let cells = [Some(&item.commitment), Some(&item.completion)];
        let optional = [
            &item.number,
            &item.section,
            &item.name,
            &item.target_text,
            &item.owner,
            &item.rate,
            &item.remark,
            &item.unit,
        ];
        let tick = item.ticked.as_ref().map(|ticked| &ticked.cell);
        for cell in cells.into_iter().chain(optional.into_iter().map(Option::as_ref)).flatten().chain(tick) {
            covered.extend(cell.pieces.iter().copied());
        }
    }
    let items = (covered.iter().map(|span| span.start).min(), covered.iter().map(|span| span.end).max());
    for cell in ledger.title.iter().chain(&ledger.furniture) {
        covered.extend(cell.pieces.iter().copied());
    }
    covered.sort_unstable();
    let mut unread = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for gap in conservation::gaps(document, &covered) {
        for piece in by_line(document, gap) {
            let between = document.text.get(counted..piece.start).unwrap_or("");
            line += between.matches('\n').count() as u32;
            counted = piece.start;
            let reason =
                apart(document, piece, others).unwrap_or_else(|| reason(piece.of(&document.text), piece, items));
            unread.push(Unread { cell: Cell::new(piece), line, reason });
        }
    }
    unread
}

/// Why a text is apart from the ledger by the file's own structure; none for text of the body.
fn apart(document: &Document, piece: Span, others: &[usize]) -> Option<UnreadReason> {
    let at = document.blocks.partition_point(|block| start(block) <= piece.start).checked_sub(1)?;
    let kind = match document.blocks.get(at)? {
        Block::Aside(aside) if piece.end <= aside.span.end => aside.kind,
        Block::Grid(grid) if grid.left_out || others.contains(&at) => AsideKind::NotChosen,
        _ => return None,
    };
    Some(match kind {
        AsideKind::Running => UnreadReason::PageNumber,
        AsideKind::Note => UnreadReason::Note,
        AsideKind::Box => UnreadReason::Box,
        AsideKind::Hidden => UnreadReason::Hidden,
        AsideKind::NotChosen => UnreadReason::NotChosen,
    })
}

/// Where a block begins; blocks stand in the order of the text.
fn start(block: &Block) -> usize {
    match block {
        Block::Line(line) => line.span.start,
        Block::Aside(aside) => aside.span.start,
        Block::Grid(grid) => {
            let pieces = grid.rows.iter().flatten().flat_map(|cell| &cell.cell.pieces);
            pieces.map(|piece| piece.start).next().unwrap_or(usize::MAX)
        }
    }
}

fn by_line(document: &Document, gap: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = gap.start;
    for line in gap.of(&document.text).split_inclusive('\n') {
        let piece = Span::new(start, start + line.len()).trimmed(&document.text);
        if piece.of(&document.text).chars().any(crate::text::is_visible) {
            pieces.push(piece);
        }
        start += line.len();
    }
    pieces
}

fn reason(text: &str, piece: Span, (first, last): (Option<usize>, Option<usize>)) -> UnreadReason {
    let folded: Vec<char> = folds(text).collect();
    let known: usize = FURNITURE.find(&folded).map(|(_, len, ())| len).sum();
    let sentence = folded.iter().any(|c| matches!(c, '。' | ';'));
    if table::is_page_number(text) {
        return UnreadReason::PageNumber;
    }
    if table::is_rule(text) {
        return UnreadReason::PageFurniture;
    }
    if known > 0 && !sentence && (folded.len() <= 12 || known * 8 >= folded.len() || folded.contains(&'>')) {
        return UnreadReason::PageFurniture;
    }
    match (first, last) {
        (Some(first), _) if piece.start < first => UnreadReason::Introduction,
        (_, Some(last)) if piece.start >= last => UnreadReason::Closing,
        (None, None) if serial::leading(text).is_none() && known > 0 => UnreadReason::PageFurniture,
        _ => UnreadReason::NotRecognised,
    }
}
