//! C5: a page as a converter draws it, its cells wrapped side by side and each in the middle of its row, so that a serial may stand beside a later
//! line than the first. Empty lines part the rows.

use super::roles::{self, Heads, Row};
use super::{Candidate, Line, delimited, label, serial};
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::text::Span;

/// Fewer rows are no table.
const FEWEST: usize = 3;
/// Columns are found again from the cells that were laid under them so many times.
const ROUNDS: usize = 3;

/// A stretch of a line, and where it begins: in characters and in columns, of which a wide character fills two.
#[derive(Clone, Copy)]
struct Token {
    span: Span,
    at: [usize; 2],
    /// Whether it is a number and nothing else, as the first column has.
    serial: bool,
    /// Whether it names an office.
    office: bool,
}

/// Further from where it stands nothing is laid.
const FARTHEST: usize = 10_000;
/// An office that is not below its head is so much further from others.
const ODD: usize = 12;

/// Reads the rows below each line of heads.
pub fn read(document: &Document, lines: &[Line]) -> Candidate {
    let heads = |line: &Line| {
        let tokens = Some(tokens(document, line)).filter(|tokens| tokens.len() >= 3)?;
        let heads = Heads::read(tokens.iter().map(|token| token.span.of(&document.text)))?;
        (heads.position(Column::Number) == Some(0) && heads.completion().is_some()).then_some((heads, tokens))
    };
    let pages: Vec<(usize, (Heads, Vec<Token>))> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, heads(line)?))).collect();
    let Some((_, (first, _))) = pages.first() else { return Candidate::default() };
    let owner = first.position(Column::Owner);
    let mut candidate = Candidate { name: "pageColumns", headed: true, ..Candidate::default() };
    let mut rows: Vec<Row> = Vec::new();
    let mut centred = false;
    let ends = pages.iter().skip(1).map(|(at, _)| *at).chain([lines.len()]);
    for ((at, (own, tokens_of_heads)), end) in pages.iter().zip(ends) {
        if own.roles != first.roles {
            return Candidate::default();
        }
        candidate.furniture.extend(tokens_of_heads.iter().map(|token| Cell::new(token.span)));
        let body: Vec<Vec<Token>> = lines[at + 1..end].iter().map(|line| tokens(document, line)).collect();
        let mut starts: Vec<[usize; 2]> = tokens_of_heads.iter().map(|token| token.at).collect();
        let scale = usize::from(spread(&body, 1) <= spread(&body, 0));
        for _ in 0..ROUNDS {
            settle(&mut starts, &body, scale, owner);
        }
        let mut from = at + 1;
        while from < end {
            let next = (from + 1..end).find(|at| lines[*at].after_blank).unwrap_or(end);
            let mut cells = vec![Cell::default(); own.len()];
            let mut serials = Vec::new();
            for (index, line) in (from..next).enumerate() {
                let tokens = &body[line - at - 1];
                for (token, column) in tokens.iter().zip(laid(tokens, &starts, scale, owner)) {
                    cells[column].pieces.push(token.span);
                    serials.extend((column == 0).then_some(index));
                }
            }
            let counts = rows.len() as u32 + 1;
            match serials[..] {
                [index] if serial::whole(&cells[0].text(document)) == Some(counts) => {
                    centred |= index > 0;
                    rows.push(Row { cells, line: lines[from].number, ..Row::default() });
                }
                // A note below the table.
                [] if from > at + 1 && end == lines.len() => break,
                _ => return Candidate::default(),
            }
            from = next;
        }
    }
    if rows.len() < FEWEST || !centred {
        return Candidate::default();
    }
    candidate.heads = first.reported(&rows).and_then(|at| candidate.furniture.get(at).cloned()).into_iter().collect();
    candidate.items = roles::items(document, first, &rows);
    candidate
}

/// What two blanks or more part on a line.
fn tokens(document: &Document, line: &Line) -> Vec<Token> {
    let text = &document.text;
    let begin = text[..line.span.start].rfind('\n').map_or(0, |end| end + 1);
    let place = |at: usize| [text[begin..at].chars().count(), delimited::display_column(text, at)];
    let mut tokens = Vec::new();
    let mut from = line.span.start;
    let gaps = line.span.of(text).match_indices("  ").map(|(at, _)| line.span.start + at);
    for end in gaps.chain([line.span.end]) {
        let span = Span::new(from, end).trimmed(text);
        if !span.is_empty() {
            let words = span.of(text);
            let (serial, office) = (serial::whole(words).is_some(), label::is_owner(words));
            tokens.push(Token { span, at: place(span.start), serial, office });
            from = end;
        }
    }
    tokens
}

/// How far the last cells of lines are from standing below each other.
fn spread(body: &[Vec<Token>], scale: usize) -> usize {
    let widest = body.iter().map(Vec::len).max().unwrap_or(0);
    let ends = body.iter().filter(|tokens| tokens.len() == widest).filter_map(|tokens| tokens.last());
    let ends: Vec<usize> = ends.map(|token| token.at[scale]).collect();
    ends.iter().max().zip(ends.iter().min()).map_or(0, |(most, least)| most - least)
}

/// Moves each column to where most of its cells begin.
fn settle(starts: &mut [[usize; 2]], body: &[Vec<Token>], scale: usize, owner: Option<usize>) {
    let mut places: Vec<Vec<usize>> = vec![Vec::new(); starts.len()];
    for tokens in body {
        for (token, column) in tokens.iter().zip(laid(tokens, starts, scale, owner)) {
            places[column].push(token.at[scale]);
        }
    }
    for (start, mut places) in starts.iter_mut().zip(places) {
        places.sort_unstable();
        if let Some(middle) = places.get(places.len() / 2) {
            start[scale] = *middle;
        }
    }
}

/// The column of each cell of a line, from left to right, so that all begin as near to their columns as can be.
fn laid(tokens: &[Token], starts: &[[usize; 2]], scale: usize, owner: Option<usize>) -> Vec<usize> {
    if tokens.len() > starts.len() {
        return (0..tokens.len()).map(|at| at.min(starts.len() - 1)).collect();
    }
    let far = |token: usize, column: usize| {
        let token = &tokens[token];
        let odd = FARTHEST * usize::from(token.serial != (column == 0));
        let strange = ODD * usize::from(token.office && owner.is_some_and(|owner| owner != column));
        token.at[scale].abs_diff(starts[column][scale]) + odd + strange
    };
    // best[column][n]: how far off the first n cells are at least under the columns up to it, and whether the last one stands under it.
    let mut best = vec![vec![None::<(usize, bool)>; tokens.len() + 1]; starts.len() + 1];
    best[0][0] = Some((0, false));
    for column in 0..starts.len() {
        for count in 0..=tokens.len() {
            let left = best[column][count].map(|(cost, _)| (cost, false));
            let put = count.checked_sub(1).and_then(|before| {
                let (cost, _) = best[column][before]?;
                Some((cost + far(before, column), true))
            });
            best[column + 1][count] = [left, put].into_iter().flatten().min_by_key(|(cost, _)| *cost);
        }
    }
    let mut columns = vec![0; tokens.len()];
    let mut count = tokens.len();
    for column in (0..starts.len()).rev() {
        if best[column + 1][count].is_some_and(|(_, put)| put) {
            count -= 1;
            columns[count] = column;
        }
    }
    columns
}
