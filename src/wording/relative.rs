//! Promises measured by another figure: 高于全省平均水平, 与经济增长同步. They are decided where the ledger prints both sides, or says how
//! they stand to each other.

use super::{Evidence, Said, Wish};
use crate::passage::{Figure, Passage};
use crate::reading::Reading;
use crate::text::Chars;

/// How a promise is to stand to the other side.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Above,
    Below,
    /// 不低于, 同步, 持平
    NotBelow,
    /// 不高于
    NotAbove,
}

/// Words that compare; the longer ones come first.
const STANDS: [(&str, Stand); 11] = [
    ("不低于", Stand::NotBelow),
    ("不高于", Stand::NotAbove),
    ("不超过", Stand::NotAbove),
    ("高于", Stand::Above),
    ("快于", Stand::Above),
    ("优于", Stand::Above),
    ("好于", Stand::Above),
    ("超过", Stand::Above),
    ("高出", Stand::Above),
    ("低于", Stand::Below),
    ("慢于", Stand::Below),
];

/// Whose figures a place is compared with.
const PLACES: [&str; 7] = ["全国", "全省", "全市", "全区", "全州", "国家", "省"];

/// What a growth is to keep up with, and the words that a ledger prints for it.
const GROWTHS: [(&str, &[&str]); 3] = [
    ("经济", &["地区生产总值", "生产总值", "GDP", "经济"]),
    ("收入", &["收入"]),
    ("财政", &["一般公共预算收入", "财政收入"]),
];

/// What the completion says of a promise that is measured by another figure; none for any other promise.
pub fn of(wish: &Wish, reading: &Reading) -> Option<Evidence> {
    let promise = reading.commitment.text.folded_string(wish.span);
    against_place(&promise, wish, &reading.completion).or_else(|| in_step(&promise, wish, &reading.completion))
}

fn stand(words: &str) -> Option<(usize, &'static str, Stand)> {
    STANDS.iter().find_map(|(word, stand)| Some((words.find(word)?, *word, *stand)))
}

/// 高于全省平均水平.
fn against_place(promise: &str, wish: &Wish, completion: &Passage) -> Option<Evidence> {
    let (at, word, wanted) = stand(promise)?;
    let place = PLACES.into_iter().find(|place| promise[at + word.len()..].starts_with(place))?;
    let told = completion.clauses.iter().find_map(|clause| {
        let words = completion.text.folded_string(clause.span);
        let (at, word, found) = stand(&words)?;
        words[at + word.len()..].starts_with(place).then_some((found, clause.span))
    });
    if let Some((found, clause)) = told {
        let kept = match (wanted, found) {
            (Stand::Above | Stand::NotBelow, Stand::Above)
            | (Stand::Below | Stand::NotAbove, Stand::Below)
            | (Stand::NotBelow, Stand::NotBelow)
            | (Stand::NotAbove, Stand::NotAbove) => true,
            (Stand::Above | Stand::NotBelow, Stand::Below) | (Stand::Below | Stand::NotAbove, Stand::Above) => false,
            _ => return None,
        };
        return Some(evidence(kept, clause));
    }
    let theirs = completion.figures.iter().find(|figure| words_of(completion, figure).contains(place))?;
    let ours = own(wish, completion, theirs)?;
    compare(wanted, ours, theirs, completion)
}

/// 与经济增长同步.
fn in_step(promise: &str, wish: &Wish, completion: &Passage) -> Option<Evidence> {
    let end = promise.find("同步")?;
    let start = promise[..end].rfind(['与', '和', '同'])?;
    let other = &promise[start..end];
    let (_, names) = GROWTHS.iter().find(|(word, _)| other.contains(word))?;
    let told = completion.clauses.iter().find(|clause| {
        let words = completion.text.folded_string(clause.span);
        names.iter().any(|name| words.contains(name)) && words.contains("同步") && !words.contains("未")
    });
    if let Some(clause) = told {
        return Some(evidence(true, clause.span));
    }
    let theirs = completion
        .figures
        .iter()
        .filter(|figure| is_growth(figure))
        .find(|figure| names.iter().any(|name| words_of(completion, figure).contains(name)))?;
    let ours = own(wish, completion, theirs)?;
    compare(Stand::NotBelow, ours, theirs, completion)
}

fn is_growth(figure: &Figure) -> bool {
    figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent")
}

fn words_of(passage: &Passage, figure: &Figure) -> String {
    let clause = passage.clauses.get(figure.clause).map_or(figure.segment.start, |clause| clause.span.start);
    passage.text.folded_string(Chars::new(clause.min(figure.segment.start), figure.quantity.core.start))
}

/// The figure of the promise's own indicator.
fn own<'p>(wish: &Wish, completion: &'p Passage, theirs: &Figure) -> Option<&'p Figure> {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    completion
        .figures
        .iter()
        .filter(|figure| figure.quantity.core != theirs.quantity.core && dimension(figure) == dimension(theirs))
        .find(|figure| {
            wish.noun.pairs().filter(|pair| figure.noun.has(*pair) || figure.context.has(*pair)).count() >= 2
        })
}

fn compare(wanted: Stand, ours: &Figure, theirs: &Figure, completion: &Passage) -> Option<Evidence> {
    let (ours_value, theirs_value) = (ours.quantity.value, theirs.quantity.value);
    let kept = match wanted {
        Stand::Above => ours_value > theirs_value,
        Stand::NotBelow => ours_value >= theirs_value,
        Stand::Below => ours_value < theirs_value,
        Stand::NotAbove => ours_value <= theirs_value,
    };
    let clause = completion.clauses.get(ours.clause)?.span;
    Some(evidence(kept, clause))
}

fn evidence(kept: bool, clause: Chars) -> Evidence {
    Evidence { said: if kept { Said::Met } else { Said::Missed }, clause }
}
