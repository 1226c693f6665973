//! Grades: 4A级, 五星级, 一级. What is of another one is another thing, unless the promise takes all that are higher.

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
    let other = |found: char| found != wanted.0 && !(is_of_grade(target) && is_higher(found, wanted.0, wanted.1));
    found.is_some_and(|found| found.1 == wanted.1 && other(found.0))
}

/// 5A级 is above 4A级, 五星级 above 四星级, and 一级 above 二级.
fn is_higher(one: char, other: char, scale: &str) -> bool {
    let rank = |degree: char| DEGREES.chars().position(|own| own == degree);
    if scale == "级" { rank(one) < rank(other) } else { rank(one) > rank(other) }
}

/// Degrees of a scale, each kind in its order.
const DEGREES: &str = "0123456789一二三四五甲乙丙";

/// The first grade that words name, and what it is a grade of: 4 of A, 五 of 星级, 二 of 级.
fn grade(words: &[char]) -> Option<(char, &'static str)> {
    const SCALES: [&str; 3] = ["A", "星级", "级"];
    let degree = |c: char| DEGREES.contains(c);
    words.iter().enumerate().filter(|(_, c)| degree(**c)).find_map(|(at, c)| {
        let scale = SCALES.iter().find(|scale| opens_with(&words[at + 1..], scale))?;
        Some((*c, *scale))
    })
}
