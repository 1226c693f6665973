//! Heads that no word names: the cells below tell what their columns hold. Serials count on, offices are offices, and of two columns of words that
//! speak of the same things the first one promises and the second one answers.

use super::label;
use super::roles::{self, Heads, han};
use super::serial;
use crate::document::{Cell, Document};
use crate::lexicon::headers::Column;
use crate::lexicon::language::STATEMENTS;
use crate::text::{folds, is_han};
use std::collections::BTreeSet;

/// Fewer rows tell nothing of their columns.
pub const FEWEST: usize = 3;
/// A table is no wider, and a row of one has at least so many cells.
const WIDEST: usize = 12;
const NARROWEST: usize = 2;
/// A column of words has so many Chinese characters in the mean; a verdict in a cell of its own has no more than the second.
const WORDY: usize = 5;
const LONGEST_CLAIM: usize = 6;
/// Of so many promises one may have a word of a report.
const RARE: usize = 50;
/// A head is no longer.
const LONGEST_HEAD: usize = 10;

/// Words of a report that no promise uses.
const TOLD: [&str; 16] = [
    "已",
    "截至",
    "截止",
    "目前",
    "累计",
    "正在",
    "尚未",
    "未完成",
    "未达",
    "实际",
    "其余",
    "剩余",
    "完成率",
    "完成了",
    "同比",
    "全部完成",
];

/// What the cells of a column look like.
#[derive(Default)]
struct Holds {
    /// How many are filled, and how many of these are serials, offices, verdicts in a word, reports.
    filled: usize,
    serials: usize,
    offices: usize,
    claims: usize,
    told: usize,
    /// The Chinese characters of all of them.
    han: usize,
}

impl Holds {
    fn most(&self, part: usize) -> bool {
        self.filled > 0 && part * 5 >= self.filled * 4
    }

    fn is_wordy(&self) -> bool {
        self.han >= self.filled * WORDY && self.filled > 0
    }
}

/// Whether a row of cells can be heads: short words without figures.
pub fn is_head_row(document: &Document, cells: &[Cell]) -> bool {
    let head = |cell: &Cell| {
        let text = cell.text(document);
        text.trim().chars().count() <= LONGEST_HEAD
            && !text.chars().any(|c| c.is_ascii_digit() || matches!(c, '，' | '。' | '；'))
    };
    cells.iter().all(head) && cells.iter().any(|cell| !cell.is_empty())
}

/// What the columns of aligned rows hold, under a row of heads of which some may be known, or under none. None where no column answers another.
pub fn heads(document: &Document, head: &[Cell], rows: &[&[Cell]]) -> Option<Heads> {
    let width = rows.iter().map(|row| row.len()).max()?;
    if rows.len() < FEWEST || !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let texts: Vec<Vec<String>> = (0..width)
        .map(|at| {
            let cells = rows.iter().map(|row| row.get(at));
            cells.map(|cell| cell.map_or(String::new(), |cell| cell.text(document).trim().to_owned())).collect()
        })
        .collect();
    let columns: Vec<Holds> = texts.iter().map(|texts| holds(texts)).collect();
    let mut roles: Vec<Option<Column>> =
        (0..width).map(|at| head.get(at).and_then(|cell| roles::role(cell.text(document).trim()))).collect();
    let give = |roles: &mut Vec<Option<Column>>, role: Column, fits: &dyn Fn(usize) -> bool| {
        let open = |roles: &Vec<Option<Column>>, at: usize| roles[at].is_none();
        if !roles.contains(&Some(role))
            && let Some(at) = (0..width).find(|&at| open(roles, at) && fits(at))
        {
            roles[at] = Some(role);
        }
    };
    // 领诺单位 over offices is no unit.
    for at in (0..width).filter(|at| columns[*at].most(columns[*at].offices)) {
        roles[at] = roles[at].filter(|role| *role != Column::Unit);
    }
    give(&mut roles, Column::Number, &|at| columns[at].most(columns[at].serials) && counts_on(&texts[at]));
    give(&mut roles, Column::Owner, &|at| columns[at].most(columns[at].offices));
    let words: Vec<usize> = (0..width)
        .filter(|&at| matches!(roles[at], None | Some(Column::Commitment | Column::Completion)))
        .filter(|&at| columns[at].is_wordy() && !columns[at].most(columns[at].offices))
        .collect();
    let promise = roles.iter().position(|role| *role == Some(Column::Commitment));
    let answer = roles.iter().position(|role| *role == Some(Column::Completion));
    let pairs = words.windows(2).map(|pair| (pair[0], pair[1]));
    let fits = |(first, second): &(usize, usize)| {
        promise.is_none_or(|at| at == *first)
            && answer.is_none_or(|at| at == *second)
            && answers(&texts[*first], &texts[*second], &columns[*first], &columns[*second])
    };
    if let Some((first, second)) = pairs.into_iter().find(fits) {
        roles[first] = Some(Column::Commitment);
        roles[second] = Some(Column::Completion);
    } else if answer.is_none()
        && let Some(&first) = words.first().filter(|_| words.len() == 1)
    {
        // Only a verdict in a word answers.
        roles[first] = Some(Column::Commitment);
        give(&mut roles, Column::Rate, &|at| at > first && columns[at].most(columns[at].claims));
        roles.contains(&Some(Column::Rate)).then_some(())?;
    } else {
        return None;
    }
    let promise = roles.iter().position(|role| *role == Some(Column::Commitment))?;
    if let Some(before) = words.iter().copied().take_while(|at| *at < promise).last() {
        roles[before] = Some(Column::Name);
    }
    Some(Heads { roles, ..Heads::default() })
}

fn holds(texts: &[String]) -> Holds {
    let mut holds = Holds::default();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        holds.filled += 1;
        holds.serials += usize::from(serial::whole(text).is_some());
        holds.offices += usize::from(text.split(['、', ' ', '，', '\n']).all(label::is_owner));
        holds.told += usize::from(TOLD.iter().any(|word| text.contains(word)));
        holds.claims += usize::from(is_claim(text));
        holds.han += han(text);
    }
    holds
}

/// 已完成, 推进中
fn is_claim(text: &str) -> bool {
    let folded: Vec<char> = folds(text).take(LONGEST_CLAIM + 1).collect();
    folded.len() <= LONGEST_CLAIM && STATEMENTS.occurs(&folded)
}

/// Whether serials count on from one row to the next, but for a start over.
fn counts_on(texts: &[String]) -> bool {
    let values: Vec<u32> = texts.iter().filter_map(|text| serial::whole(text)).collect();
    let steps =
        values.windows(2).filter(|pair| serial::follows(pair[0], pair[1]) || pair[1] == 1 && pair[0] > 1).count();
    values.len() >= FEWEST && steps * 5 >= (values.len() - 1) * 4
}

/// Whether the second column answers the first: it reports more often, and most of its cells speak of what stands beside them.
fn answers(promises: &[String], answers: &[String], promise: &Holds, answer: &Holds) -> bool {
    let beside = promises.iter().zip(answers).filter(|(promise, answer)| !promise.is_empty() && !answer.is_empty());
    // 计划：… | 实际：…: lines with labels are no cells.
    let led = |texts: &[String]| texts.iter().filter(|text| label::leading(text).is_some()).count() * 2 > texts.len();
    if led(promises) && led(answers) {
        return false;
    }
    let (mut both, mut echoes) = (0, 0);
    for (promise, answer) in beside {
        both += 1;
        let known = pairs(promise);
        echoes += usize::from(pairs(answer).intersection(&known).count() >= 2);
    }
    let alike = both >= FEWEST && echoes * 2 > both;
    let enough = answer.told * if alike { 4 } else { 2 } >= both;
    let told = promise.told * 3 <= promise.filled && answer.told > promise.told && enough;
    // 改造食堂20个 | 改造食堂26个: nearly all speak of the same things, and what is promised is the rounder figure.
    let echoed = both >= FEWEST && echoes * 5 >= both * 4 && promise.told * RARE <= promise.filled;
    // 完成情况：改造食堂26个 is a line with a label.
    let labelled = || answers.iter().filter(|text| text.contains(['：', ':'])).count() * 2 > both;
    told || echoed && !labelled() && is_rounder(promises, answers)
}

/// Whether of the first figures that differ between two columns nearly all are rounder in the first one: 500 and 562.
fn is_rounder(promises: &[String], answers: &[String]) -> bool {
    let differing: Vec<(usize, usize)> = promises
        .iter()
        .zip(answers)
        .filter_map(|(promise, answer)| Some((first_figure(promise)?, first_figure(answer)?)))
        .filter(|(promise, answer)| promise != answer)
        .map(|(promise, answer)| (places(&promise), places(&answer)))
        .filter(|(promise, answer)| promise != answer)
        .collect();
    let rounder = differing.iter().filter(|(promise, answer)| promise < answer).count();
    differing.len() >= FEWEST && rounder * 5 >= differing.len() * 4
}

/// The digits of the first figure of a text.
fn first_figure(text: &str) -> Option<String> {
    let digits = |c: &char| c.is_ascii_digit() || *c == '.';
    let figure: String = folds(text).skip_while(|c| !c.is_ascii_digit()).take_while(digits).collect();
    (!figure.is_empty()).then_some(figure)
}

/// How many digits of a figure tell something: one of 500, three of 562.
fn places(figure: &str) -> usize {
    let digits = figure.replace('.', "");
    digits.trim_end_matches('0').trim_start_matches('0').len()
}

/// The pairs of neighbouring Chinese characters of a text.
fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let chars: Vec<char> = text.chars().collect();
    chars.windows(2).filter(|pair| pair.iter().all(|c| is_han(*c))).map(|pair| (pair[0], pair[1])).collect()
}
