//! C3: rows whose cells run together without any mark. The heads run together too; the serials count on, the promise ends in a full stop,
//! and the office ends in a word for offices.

use super::roles::{self, Heads, Row};
use super::{Candidate, Line, label};
use crate::document::{Cell, Document};
use crate::lexicon::headers::{Column, HEADERS, column};
use crate::text::{Span, byte_at, fold};

/// Reads the lines below a line of fused heads.
pub fn read(document: &Document, lines: &[Line]) -> Candidate {
    let found = lines.iter().enumerate().find_map(|(index, line)| Some((index, heads(document, line)?)));
    let Some((at, (cells, heads))) = found else { return Candidate::default() };
    let mut candidate = Candidate { name: "fused", headed: true, ..Candidate::default() };
    candidate.heads = heads.completion().and_then(|at| cells.get(at).cloned()).into_iter().collect();
    candidate.furniture = cells;
    let mut rows = Vec::new();
    let mut expected = 1;
    let below = unwrapped(document, &heads, &lines[at + 1..]);
    for line in &below {
        // Where a number is left out, the rows behind it are rows all the same.
        let next = (expected..expected + GAP).find_map(|number| Some((number, row(document, &heads, line, number)?)));
        if let Some((number, cells)) = next {
            rows.push(Row { cells, line: line.number, section: None, answer: None });
            expected = number + 1;
            continue;
        }
        // A row that broke off inside its last cell goes on in the next line.
        let text = line.span.of(&document.text);
        let last = rows.last_mut().and_then(|row: &mut Row| row.cells.last_mut());
        let open = |cell: &Cell| !cell.is_empty() && !cell.text(document).trim_end().ends_with(['。', '；']);
        if let Some(cell) = last.filter(|cell| open(cell) && !label::is_foot(text) && !is_signed(text)) {
            cell.pieces.push(line.span);
        }
    }
    if rows.len() >= 2 {
        candidate.items = roles::items(document, &heads, &rows);
    }
    candidate
}

/// Lines put together to rows, where each row begins with its serial, the serials count on, and some lines begin with none.
fn unwrapped(document: &Document, heads: &Heads, lines: &[Line]) -> Vec<Line> {
    let first = heads.position(Column::Number) == Some(0) && heads.roles.last() == Some(&Some(Column::Owner));
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut expected = 1;
    for line in lines {
        let text = line.span.of(&document.text);
        let digits: String = text.chars().map(fold).take_while(char::is_ascii_digit).collect();
        let named = text.chars().map(fold).find(|c| !c.is_ascii_digit()).is_some_and(crate::text::is_han);
        if digits.parse() == Ok(expected) && named {
            expected += 1;
            joined.push(*line);
            continue;
        }
        // An office ends the row; what stands below the last one is of the page.
        let ended = |last: &&mut Line| {
            let row = last.span.of(&document.text);
            let tail = row.rsplit('。').next().unwrap_or_default();
            let tail: String = tail.chars().filter(|c| !c.is_whitespace()).collect();
            !tail.is_empty() && label::is_owner(&tail)
        };
        match joined.last_mut().filter(|last| !ended(last) && !is_signed(text) && !label::is_foot(text)) {
            Some(last) => last.span.end = line.span.end,
            None => joined.push(*line),
        }
    }
    if first && expected > FEWEST && joined.len() < lines.len() { joined } else { lines.to_vec() }
}

/// 石坳镇人民政府, 2014年12月30日: who signs the page, and when.
fn is_signed(text: &str) -> bool {
    label::is_dated(text) || text.ends_with("人民政府") && label::is_owner(text)
}

/// Fewer serials that count on are chance.
const FEWEST: u32 = 4;

/// So many numbers may be left out.
const GAP: u32 = 3;

/// The longest line of heads.
const LONGEST: usize = 60;

/// A line that is nothing but head words, at least three, with a serial, a promise and an answer among them.
fn heads(document: &Document, line: &Line) -> Option<(Vec<Cell>, Heads)> {
    let text = line.span.of(&document.text);
    let opens = || text.chars().next().is_some_and(|c| HEADERS.firsts().may_hold(fold(c)));
    let ends = || text.chars().next_back().is_some_and(|c| HEADERS.lasts().may_hold(fold(c)));
    if line.looks.shows > LONGEST || !opens() || !ends() {
        return None;
    }
    let folded: Vec<char> = text.chars().map(fold).take(LONGEST + 1).collect();
    let whole = folded.len() == 8 && column(folded.iter().copied()).is_some();
    if !(8..=LONGEST).contains(&folded.len()) || whole {
        return None;
    }
    let lens = cover(&folded)?;
    let mut cells = Vec::new();
    let mut at = 0;
    for len in lens {
        let byte = |index: usize| line.span.start + byte_at(text, index);
        cells.push(Cell::new(Span::new(byte(at), byte(at + len))));
        at += len;
    }
    let texts: Vec<_> = cells.iter().map(|cell| cell.text(document)).collect();
    let heads = Heads::read(texts.iter().map(AsRef::as_ref))?;
    let whole = heads.len() >= 3 && heads.completion().is_some() && heads.position(Column::Number).is_some();
    whole.then_some((cells, heads))
}

/// The fewest head words that cover a text from end to end.
fn cover(text: &[char]) -> Option<Vec<usize>> {
    let mut best: Vec<Option<(usize, usize)>> = vec![None; text.len() + 1];
    best[0] = Some((0, 0));
    for at in 0..text.len() {
        let Some((count, _)) = best[at] else { continue };
        for (len, _) in HEADERS.all_at(text, at) {
            if best[at + len].is_none_or(|(known, _)| count + 1 < known) {
                best[at + len] = Some((count + 1, len));
            }
        }
    }
    let mut lens = Vec::new();
    let mut at = text.len();
    while at > 0 {
        let (_, len) = best[at]?;
        lens.push(len);
        at -= len;
    }
    lens.reverse();
    Some(lens)
}

/// The cells of a row: what stands before the serial, the serial, and what follows it.
fn row(document: &Document, heads: &Heads, line: &Line, expected: u32) -> Option<Vec<Cell>> {
    let text = line.span.of(&document.text);
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, fold(c))).collect();
    let number: Vec<char> = expected.to_string().chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|(_, c)| c.is_ascii_digit());
    let begins = |at: &usize| {
        let after = chars.get(at + number.len()).map(|(_, c)| *c);
        chars[*at..].iter().take(number.len()).map(|(_, c)| *c).eq(number.iter().copied())
            && !digit(at.checked_sub(1))
            // 191065周岁以上老人: the serial 1910, and a promise that begins with a figure.
            && (!digit(Some(at + number.len())) || *at == 0 && after.is_some_and(|c| c != '0'))
            && !after.is_some_and(|c| matches!(c, '.' | '%' | '、'))
    };
    let first = (0..chars.len()).find(begins)?;
    let byte = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    let (at, behind) = (byte(first), byte(first + number.len()));
    let serial = heads.position(Column::Number)?;
    if (at > 0) != (serial > 0) || text[..at].chars().count() > 16 {
        return None;
    }
    let base = line.span.start;
    let mut cells = vec![Cell::default(); heads.len()];
    let cell = |from: usize, to: usize| {
        let span = Span::new(base + from, base + to).trimmed(&document.text);
        // A row may be wrapped over several lines.
        let mut pieces = Vec::new();
        let mut start = span.start;
        for piece in span.of(&document.text).split('\n') {
            pieces.push(Span::new(start, start + piece.len()).trimmed(&document.text));
            start += piece.len() + 1;
        }
        pieces.retain(|piece| !piece.is_empty());
        Cell { pieces }
    };
    if serial > 0 {
        cells[0] = cell(0, at);
    }
    cells[serial] = cell(at, behind);
    let mut from = behind;
    let columns = heads.roles.iter().zip(&mut cells).skip(serial + 1);
    let last = columns.len();
    for (place, (role, own)) in columns.enumerate() {
        let rest = &text[from..];
        let len = match role {
            _ if place + 1 == last => rest.len(),
            // The report before the last column, an office, ends with its last sentence.
            Some(Column::Completion) if place + 2 == last && heads.roles.last() == Some(&Some(Column::Owner)) => {
                rest.rfind('。').map(|at| at + '。'.len_utf8())?
            }
            // An office that no word tells belongs to the report behind it: its row is kept.
            Some(Column::Owner) => office(rest).unwrap_or(0),
            _ => sentence(rest)?,
        };
        *own = cell(from, from + len);
        from += len;
    }
    Some(cells)
}

/// The bytes up to the first full stop.
fn sentence(text: &str) -> Option<usize> {
    text.find('。').map(|at| at + '。'.len_utf8())
}

/// What makes a longer name of an office out of a shorter one.
const LONGER: [&str; 12] =
    ["会", "员会", "有限", "公司", "公室", "中心", "集团", "分局", "支队", "大队", "技信", "技局"];

/// The bytes of the office that a text begins with: the shortest start that is one, or several in a list.
fn office(text: &str) -> Option<usize> {
    let ends = text.char_indices().take(24).map(|(at, c)| at + c.len_utf8());
    let mut found = None;
    for end in ends {
        // 市生态环境局梓坪分局、县城市管理局
        let branch = text[end..].char_indices().take(6).any(|(at, _)| text[end + at..].starts_with("分局"));
        let listed = text[end..].starts_with(['、', '，', ',']) || branch;
        // 卫生健康委 goes on with 员会, 投资集团 with 有限公司.
        // 市卫生健康委 and 中心血站: no office is called a centre behind its own last word.
        let whole = text[..end].ends_with(['局', '委']);
        let goes_on = || LONGER.iter().any(|rest| text[end..].starts_with(rest) && !(whole && *rest == "中心"));
        if label::is_owner(&text[..end]) && text[..end].chars().count() > 2 && !goes_on() {
            found = Some(end);
            if !listed {
                break;
            }
        }
    }
    found
}
