//! Promises of a way to go without a number: 稳定增长, 持续下降, 双下降, 零增长. They are decided where the ledger prints which way it went.

use super::relative::{NOT, evidence, is_growth};
use super::{Evidence, Said, Wish};
use crate::lexicon::language::{Role, Verb};
use crate::number::Decimal;
use crate::pairing::sibling::are_siblings;
use crate::passage::noun::Noun;
use crate::passage::{Figure, Passage};
use crate::terms::Direction;
use crate::text::{Chars, holds_any};

/// Words for a fall, or for no rise, of so many indicators.
const FALLS: [(&str, usize); 7] =
    [("双下降", 2), ("双降", 2), ("“双”下降", 2), ("三下降", 3), ("三降", 3), ("同比下降", 1), ("零增长", 1)];

/// Words for a way that whatever stands before them is to go.
const RISING: [&str; 16] = [
    "稳定增长",
    "稳步增长",
    "持续增长",
    "平稳增长",
    "较快增长",
    "实现增长",
    "稳中有增",
    "稳中有升",
    "稳步提升",
    "持续提升",
    "稳步提高",
    "持续提高",
    "稳步上升",
    "持续上升",
    "稳步增加",
    "持续增加",
];
const FALLING: [&str; 7] = ["负增长", "持续下降", "稳步下降", "逐年下降", "实现下降", "持续降低", "持续减少"];
/// Words that promise a fall where they end a promise, or open it.
const LAST: &str = "下降";
const FIRST: &str = "降低";

/// Verbs of what a promised fall is to be kept from.
const STOPS: [&str; 6] = ["遏制", "防止", "避免", "止住", "扭转", "遏止"];

/// Words for none at all.
const NONE: [&str; 6] = ["零增长", "为零", "清零", "零死亡", "零发生", "零新增"];

/// All of the words without which a promise is of no way to go.
pub(super) fn signs() -> impl Iterator<Item = &'static str> {
    FALLS.iter().map(|(word, _)| *word).chain(RISING).chain(FALLING).chain(NONE).chain([LAST, FIRST])
}

/// What the completion says of a promise to go one way.
pub(super) fn of(promise: &str, wish: &Wish, completion: &Passage) -> Option<Evidence> {
    falls(promise, wish, completion).or_else(|| moves(promise, completion)).or_else(|| none_told(promise, completion))
}

/// Whether a figure tells how much less there was.
fn is_fall(figure: &Figure) -> bool {
    figure.quantity.direction == Direction::Decrease && figure.quantity.value != Decimal::ZERO
}

/// 事故起数、死亡人数双下降: so many changes are printed, and all are falls; one that is no fall breaks its part of the promise.
fn falls(promise: &str, wish: &Wish, completion: &Passage) -> Option<Evidence> {
    let (word, count) = FALLS.into_iter().find(|(word, _)| promise.contains(word))?;
    let told = completion.clauses.iter().find(|clause| {
        let words = completion.text.folded(clause.span);
        let at = crate::text::find(words, word);
        at.is_some_and(|at| {
            !holds_any(&words[..at], &NOT) && !crate::mood::is_plan(words) && !crate::mood::is_hope(words)
        })
    });
    let is_fall = |figure: &Figure| is_fall(figure) || word == "零增长" && figure.quantity.value == Decimal::ZERO;
    // 同比分别减少2起、3人, too
    let change = |figure: &&Figure| figure.is_change() && is_growth(figure) || is_moved(completion, figure);
    let named = |figure: &&Figure| wish.noun.pairs().any(|pair| figure.noun.has(pair));
    let mut changes: Vec<&Figure> = completion.figures.iter().filter(change).collect();
    if changes.iter().any(&named) {
        changes.retain(&named);
    }
    let clause = |figure: &Figure| completion.clauses.get(figure.clause).map(|clause| clause.span);
    let falls = changes.iter().filter(|figure| is_fall(figure)).count();
    let risen = changes.iter().find(|figure| !is_fall(figure));
    match risen {
        Some(figure) if falls > 0 && changes.len() <= count.max(2) => {
            Some(Evidence { said: Said::Partly, clause: clause(figure)? })
        }
        Some(figure) if falls == 0 => Some(evidence(false, clause(figure)?)),
        None if falls >= count => Some(evidence(true, clause(changes.first()?)?)),
        _ => told.filter(|_| changes.is_empty()).map(|clause| evidence(true, clause.span)),
    }
}

/// 同比减少3起, 同比增加9天: whether a figure that is no percentage tells how much more or less there was than before.
fn is_moved(completion: &Passage, figure: &Figure) -> bool {
    let start = completion.clauses.get(figure.clause).map_or(figure.segment.start, |own| own.span.start);
    let before = completion.text.folded(Chars::new(start, figure.quantity.core.start.max(start)));
    let compared = figure.has(Role::Compare) || holds_any(before, &["同比", "较上年", "比上年", "较去年", "比去年"]);
    !is_growth(figure) && compared && (figure.is_change() || figure.verb == Some(Verb::Add))
}

/// What is to go which way: 外贸进出口 up of 外贸进出口稳定增长.
fn wanted(promise: &str) -> Option<(&str, Direction)> {
    let promise = promise.trim_end_matches(|c: char| !c.is_alphanumeric());
    let before = |words: &[&str]| words.iter().filter_map(|word| promise.find(word)).min();
    let (at, way) = match (before(&RISING), before(&FALLING)) {
        (Some(at), None) => (at, Direction::Increase),
        (None, Some(at)) => (at, Direction::Decrease),
        (None, None) => {
            let own = promise.strip_suffix(LAST).or_else(|| promise.strip_prefix(FIRST))?;
            // 面积不下降, 遏制面积下降: it is not to fall.
            if let Some(own) = ["不再", "不"].iter().find_map(|not| own.strip_suffix(not)) {
                return Some((own, Direction::Increase));
            }
            if let Some((_, own)) = STOPS.iter().find_map(|stop| own.split_once(stop)) {
                return Some((own, Direction::Increase));
            }
            return Some((own, Direction::Decrease));
        }
        _ => return None,
    };
    let ends = ["持续", "继续", "进一步", "实现", "保持", "稳步", "的"];
    let mut own = &promise[..at];
    while let Some(rest) = ends.iter().find_map(|end| own.strip_suffix(end)) {
        own = rest;
    }
    Some((own, way))
}

/// 外贸进出口稳定增长: all changes that are printed of it go that way, or none does.
fn moves(promise: &str, completion: &Passage) -> Option<Evidence> {
    let (own, way) = wanted(promise)?;
    let things = 1 + own.chars().filter(|c| matches!(c, '、' | '和' | '与' | '及')).count();
    let subject = Noun::of(&own.chars().collect::<Vec<char>>());
    let mut told: Vec<(bool, usize)> = Vec::new();
    for (at, figure) in completion.figures.iter().enumerate() {
        let aside = [Role::Part, Role::LastYear, Role::Plan, Role::Forecast].iter().any(|role| figure.has(*role));
        if aside || figure.rate.is_some() || !is_of(&subject, &figure.noun) {
            continue;
        }
        if let Some(fallen) = way_of(completion, at) {
            told.push((fallen == (way == Direction::Decrease), figure.clause));
        }
    }
    let kept = told.iter().filter(|(kept, _)| *kept).count();
    let clause = completion.clauses.get(told.first()?.1)?.span;
    match kept {
        0 => Some(evidence(false, clause)),
        _ if kept == told.len() && kept >= things => Some(evidence(true, clause)),
        _ => None,
    }
}

/// Whether what a figure tells of has fallen; none where it tells of no change, or of one that is nought.
fn way_of(completion: &Passage, at: usize) -> Option<bool> {
    let figure = &completion.figures[at];
    if figure.quantity.value == Decimal::ZERO {
        return None;
    }
    let points = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "points");
    if figure.is_change() && (is_growth(figure) || points) || is_moved(completion, figure) {
        return Some(figure.quantity.direction == Direction::Decrease);
    }
    // 森林覆盖率由41.2%提高到41.9%
    let next = completion.figures.get(at + 1).filter(|next| next.quantity.unit == figure.quantity.unit)?;
    let apart = next.quantity.value.minus(figure.quantity.value)?;
    (crate::target::is_old_value(completion, at) && apart != Decimal::ZERO).then(|| apart.is_negative())
}

/// Whether most of the one name is in the other: 事故起数 of 生产安全事故起数、死亡人数, 信访总量 of 信访量.
fn is_of(subject: &Noun, noun: &Noun) -> bool {
    let most = |one: &Noun, other: &Noun| {
        let (shared, all) =
            one.pairs().fold((0, 0), |(shared, all), pair| (shared + usize::from(other.has(pair)), all + 1));
        all > 0 && shared * 3 >= all * 2
    };
    let spread = || {
        let (own, mut rest) = (subject.canonical(), noun.canonical().into_iter());
        own.len() > 2 && own.iter().all(|c| rest.any(|other| other == *c))
    };
    (most(subject, noun) || most(noun, subject) || spread()) && !are_siblings(subject, noun)
}

/// 新增隐性债务为零, 案件动态清零: a clause says that there is none.
fn none_told(promise: &str, completion: &Passage) -> Option<Evidence> {
    const NEVER: [&str; 6] = ["未新增", "无新增", "没有新增", "零新增", "未发生", "没有发生"];
    let word = NONE.into_iter().find(|word| promise.contains(word))?;
    let own: Vec<char> = promise.replace(word, word.trim_start_matches(['零', '清', '为'])).chars().collect();
    let own = Noun::of(&own);
    let of_own = |words: &str| {
        let noun = Noun::of(&words.chars().collect::<Vec<char>>());
        let named = noun.pairs().filter(|pair| own.has(*pair)).count();
        named >= 2 && named * 3 >= noun.pairs().count() * 2 || word == "零死亡" && words.contains("死亡")
    };
    let says = |span: Chars| {
        let words = completion.text.folded_string(span);
        // 失学辍学保持零新增, too
        let rest = NEVER.iter().find_map(|never| words.split_once(never)).map(|(before, rest)| {
            if rest.chars().any(crate::text::is_han) { rest.to_owned() } else { before.to_owned() }
        });
        rest.is_some_and(|rest| {
            let told: Vec<char> = rest.chars().collect();
            super::harm::covers(&told, &promise.chars().collect::<Vec<char>>()) && of_own(&rest)
        })
    };
    // 全年死亡2人
    let befell = completion.figures.iter().find(|figure| {
        let counted = figure.quantity.unit.as_ref().is_some_and(|unit| matches!(unit.dimension, "person" | "count"));
        let words = completion.text.folded_string(completion.before(figure));
        counted
            && figure.quantity.value > Decimal::ZERO
            && !figure.is_change()
            && !figure.has(Role::LastYear)
            && !figure.has(Role::Compare)
            && (word == "零死亡" && words.ends_with("死亡") || words.ends_with("发生") && of_own(&words))
    });
    let kept = completion.clauses.iter().find(|clause| says(clause.span)).map(|clause| evidence(true, clause.span));
    kept.or_else(|| Some(evidence(false, completion.clauses.get(befell?.clause)?.span)))
}
