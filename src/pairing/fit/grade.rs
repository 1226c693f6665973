//! Grades: 4A级, 五星级, 一级. What is of another one is another thing, unless the promise takes all that are higher.

use crate::lexicon::grades::{GRADES, Order};
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::{holds_any, opens_with};

/// 四星级以上农贸市场: 五星级 ones count as well.
pub(super) fn is_of_grade(target: &Target) -> bool {
    holds_any(&target.words, &["级以上", "A以上"])
}

/// 2家景区获评3A级景区 for 4A级景区1家, 37株二级古树 for 15株一级古树: what it is, or has become, is of another grade.
pub(super) fn is_of_other_grade(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(wanted) = grade(&target.noun.folded()) else { return false };
    let found = grade(&figure.noun.folded()).or_else(|| grade(passage.text.folded(passage.after(figure))));
    // 3A级 for 4A级以上: what is higher counts, and what is lower does not.
    let order = if wanted.1 == "级" {
        GRADES.find(&target.noun.folded()).last().map(|(.., order)| *order)
    } else {
        Some(Order::Up)
    };
    let higher = |found: usize| match order {
        Some(Order::Up) => found > wanted.0,
        Some(Order::Down) => found < wanted.0,
        None => false,
    };
    let other = |found: usize| found != wanted.0 && !(is_of_grade(target) && higher(found));
    found.is_some_and(|found| found.1 == wanted.1 && other(found.0))
}

/// Degrees of a scale, each kind in its order.
const DEGREES: [&str; 3] = ["0123456789", "零一二三四五六七八九", "\0甲乙丙丁"];

/// The first grade that words name, and what it is a grade of: 4 of A, 5 of 星级 for 五星级, 2 of 级 for 二级.
fn grade(words: &[char]) -> Option<(usize, &'static str)> {
    const SCALES: [&str; 3] = ["A", "星级", "级"];
    let degree = |c: char| DEGREES.iter().find_map(|degrees| degrees.chars().position(|own| own == c));
    words.iter().enumerate().find_map(|(at, c)| {
        let degree = degree(*c)?;
        let scale = SCALES.iter().find(|scale| opens_with(&words[at + 1..], scale))?;
        Some((degree, *scale))
    })
}
