//! Sentences and clauses.

use crate::quantity::Quantity;
use crate::terms::Kind;
use crate::text::{Chars, Text};

/// A stretch between commas or brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Where it is.
    pub span: Chars,
    /// The number of its sentence; 。；！？ and line breaks end one.
    pub sentence: u32,
    /// How many brackets are around it.
    pub depth: u32,
}

/// Most cells have no more clauses.
const USUAL: usize = 8;

/// Splits a text into clauses. Brackets open clauses of their own when they hold a figure or a long remark; a short
/// word in brackets (执业（助理）医师) stays where it is.
pub fn split(text: &Text, found: &[Quantity]) -> Vec<Clause> {
    let chars = text.chars();
    let mut clauses = Vec::with_capacity(USUAL);
    let (mut start, mut sentence, mut depth) = (0, 0, 0_u32);
    let (mut at, mut first) = (0, 0);
    let close = |clauses: &mut Vec<Clause>, start: usize, end: usize, sentence: u32, depth: u32| {
        let span = trimmed(chars, start, end);
        if !span.is_empty() {
            clauses.push(Clause { span, sentence, depth });
        }
    };
    // Where the next figure begins.
    let mut ahead = 0;
    while let Some(&c) = chars.get(at) {
        if at >= ahead {
            while found.get(first).is_some_and(|q| q.span.end <= at) {
                first += 1;
            }
            if let Some(inside) = found.get(first).filter(|q| q.span.start <= at && q.span.len() > 1) {
                at = inside.span.end.max(at + 1);
                continue;
            }
            ahead = found.get(first).map_or(chars.len(), |q| q.span.start).max(at + 1);
        }
        match c {
            '。' | ';' | '!' | '?' | '\n' => {
                close(&mut clauses, start, at, sentence, depth);
                start = at + 1;
                sentence += 1;
                if depth > 0 && matches!(c, '。' | '\n') {
                    depth = 0;
                }
            }
            ',' | '，' | ':' => {
                close(&mut clauses, start, at, sentence, depth);
                start = at + 1;
            }
            // 申报2家、尚未获批: a statement of its own.
            '、' if matches!(chars.get(at + 1..at + 3), Some(['尚' | '均' | '暂' | '仍', '未'])) => {
                close(&mut clauses, start, at, sentence, depth);
                start = at + 1;
            }
            // What is asked of a figure looks through its clause: a list of hundreds is cut.
            '、' if at - start >= LONGEST => {
                close(&mut clauses, start, at, sentence, depth);
                start = at + 1;
            }
            '(' | '[' | '〔' => {
                if let Some(end) = short_bracket(chars, found, at) {
                    at = end;
                } else {
                    close(&mut clauses, start, at, sentence, depth);
                    start = at + 1;
                    depth += 1;
                }
            }
            ')' | ']' | '〕' if depth > 0 => {
                close(&mut clauses, start, at, sentence, depth);
                start = at + 1;
                depth -= 1;
            }
            _ => {}
        }
        at += 1;
    }
    close(&mut clauses, start, chars.len(), sentence, depth);
    clauses
}

/// No clause that people wrote has so many characters.
const LONGEST: usize = 400;

const SHORT: usize = 8;

/// The closing bracket of a short remark without a figure.
fn short_bracket(chars: &[char], found: &[Quantity], open: usize) -> Option<usize> {
    let end = (open + 1..chars.len().min(open + SHORT + 2)).find(|&at| matches!(chars[at], ')' | ']' | '〕'))?;
    let first = found.partition_point(|q| q.core.start <= open);
    let inside = found.iter().skip(first).take_while(|q| q.core.end <= end);
    let figure = inside.into_iter().any(|q| q.kind == Kind::Quantity);
    let breaks = chars[open..end].iter().any(|c| matches!(c, '。' | ';' | ',' | '，' | '\n'));
    (!figure && !breaks).then_some(end)
}

fn trimmed(chars: &[char], mut start: usize, mut end: usize) -> Chars {
    while start < end && chars[start].is_whitespace() {
        start += 1;
    }
    while start < end && chars[end - 1].is_whitespace() {
        end -= 1;
    }
    Chars::new(start, end)
}
