//! Promises measured by another figure: 高于全省平均水平, 与经济增长同步. They are decided where the ledger prints both sides, or says how
//! they stand to each other.

use super::{Evidence, Said, Wish};
use crate::lexicon::Words;
use crate::number::Decimal;
use crate::passage::noun::Noun;
use crate::passage::{Figure, Passage};
use crate::reading::Reading;
use crate::terms::Direction;
use crate::text::Chars;
use std::sync::LazyLock;

/// How a promise is to stand to the other side.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Above,
    Below,
    /// 不低于, 同步, 持平
    NotBelow,
    /// 不高于
    NotAbove,
    /// 持平: told of a figure, and both of these at once.
    Level,
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

/// Words for what is as high as another.
const LEVEL: [&str; 4] = [IN_STEP, "持平", "一致", "相当"];

/// 达到全市平均水平: no lower than that.
const REACHES: &str = "达到";

/// Whose figures a place is compared with.
const PLACES: [&str; 7] = ["全国", "全省", "全市", "全区", "全州", "国家", "省"];

/// What a growth is to keep up with, and the words that a ledger prints for it.
const GROWTHS: [(&str, &[&str]); 5] = [
    ("经济", OF_ALL),
    ("GDP", OF_ALL),
    ("生产总值", OF_ALL),
    ("收入", &["收入"]),
    ("财政", &["一般公共预算收入", "财政收入"]),
];

const OF_ALL: &[&str] = &["地区生产总值", "生产总值", "GDP", "经济"];

/// The words without which a promise is not measured by another figure.
static SIGNS: LazyLock<Words<()>> = LazyLock::new(|| {
    let words =
        STANDS.iter().map(|(word, _)| *word).chain(LEVEL).chain(super::trend::signs()).chain([REACHES, ALL, LIMIT]);
    Words::new(words.map(|word| (word.to_owned(), ())))
});

/// What the completion says of a promise that is measured by another figure; none for any other promise.
pub fn of(wish: &Wish, reading: &Reading, near_miss: Decimal) -> Option<Evidence> {
    let promise = &reading.promise().text;
    if !SIGNS.occurs(promise.folded(wish.span)) {
        return None;
    }
    let promise = promise.folded_string(wish.span);
    super::trend::of(&promise, wish, &reading.completion)
        .or_else(|| covers(&promise, wish, &reading.completion, near_miss))
        .or_else(|| within_limit(&promise, wish, &reading.completion))
        .or_else(|| against_place(&promise, wish, &reading.completion))
        .or_else(|| in_step(&promise, wish, &reading.completion))
        .or_else(|| against_other(&promise, &reading.completion))
}

/// The word for a share of 100 %.
const ALL: &str = "全覆盖";

/// 全覆盖: a share of 100 %, whose printed value decides (覆盖率95.4%).
fn covers(promise: &str, wish: &Wish, completion: &Passage, near_miss: Decimal) -> Option<Evidence> {
    let hundred = Decimal::new(100, 0);
    if !promise.contains(ALL) {
        return None;
    }
    let figure = completion.figures.iter().find(|figure| {
        let words = words_of(completion, figure);
        // 行政村5G通达率83%
        let reached = || {
            let named = wish.noun.pairs().filter(|pair| figure.noun.has(*pair)).count() >= 2;
            named && ["通达率", "普及率", "开通率", "接通率"].iter().any(|rate| figure.noun.closes_with(rate))
        };
        let covered = || words.contains("覆盖") || figure.noun.words().contains("覆盖") || reached();
        is_growth(figure) && !figure.is_change() && covered()
    })?;
    let clause = completion.clauses.get(figure.clause)?.span;
    let near = hundred.minus(near_miss.times(hundred)?)?;
    let value = figure.quantity.value;
    let said = if value >= hundred {
        Said::Met
    } else if value >= near {
        Said::MostlyMet
    } else {
        Said::Missed
    };
    Some(Evidence { said, clause })
}

/// What a debt is to be kept within.
const LIMIT: &str = "限额";

/// 债务余额控制在限额以内: both are printed.
fn within_limit(promise: &str, wish: &Wish, completion: &Passage) -> Option<Evidence> {
    if !promise.contains(LIMIT) || !["以内", "之内", "内", "不超", "不突破"].iter().any(|word| promise.contains(word))
    {
        return None;
    }
    let is_limit = |figure: &&Figure| {
        let after = completion.text.folded_string(completion.after(figure));
        after.starts_with(LIMIT) || completion.text.folded_string(completion.before(figure)).contains(LIMIT)
    };
    let mut limits = completion.figures.iter().filter(is_limit);
    let (limit, None) = (limits.next()?, limits.next()) else { return None };
    let ours = own(wish, completion, limit)?;
    compare(Stand::NotAbove, ours, limit, completion)
}

fn stand(words: &str) -> Option<(usize, &'static str, Stand)> {
    STANDS.iter().find_map(|(word, stand)| Some((words.find(word)?, *word, *stand)))
}

/// 高于全省平均水平.
fn against_place(promise: &str, wish: &Wish, completion: &Passage) -> Option<Evidence> {
    let (at, place, wanted) = measured_by_place(promise)?;
    let subject = Noun::of(&promise[..at].chars().collect::<Vec<char>>());
    let told = completion.clauses.iter().enumerate().find_map(|(index, clause)| {
        let words = completion.text.folded_string(clause.span);
        let of_place = |(_, after, _): &(usize, &str, Stand)| after.starts_with(place);
        let told = || stand(&words).map(|(at, word, found)| (at, &words[at + word.len()..], found));
        let found = told().filter(of_place).or_else(|| beyond(&words).filter(of_place));
        let (at, _, found) = found.or_else(|| level(&words).filter(of_place))?;
        let said = is_subject(&subject, completion, index, &words[..at]);
        said.then(|| (found, NOT.iter().any(|not| words[..at].ends_with(not)), clause.span))
    });
    if let Some((found, negated, clause)) = told {
        let kept = keeps(wanted, found)?;
        return match (kept, negated) {
            // 未高于 may still be level with it.
            (true, true) if matches!(wanted, Stand::NotBelow | Stand::NotAbove) => None,
            (false, true) => None,
            (kept, negated) => Some(evidence(kept && !negated, clause)),
        };
    }
    let theirs = completion.figures.iter().find(|figure| words_of(completion, figure).contains(place))?;
    let ours = own(wish, completion, theirs)?;
    compare(wanted, ours, theirs, completion)
}

/// 高于全省平均, 达到全市平均水平, 与全市同步: where a promise begins to compare, with which place, and how it is to stand to it.
fn measured_by_place(promise: &str) -> Option<(usize, &str, Stand)> {
    if let Some((at, word, wanted)) = stand(promise) {
        return Some((at, place_of(&promise[at + word.len()..])?, wanted));
    }
    let reached = promise.find(REACHES).map(|at| (at, &promise[at + REACHES.len()..], Stand::NotBelow));
    [reached, level(promise)].into_iter().flatten().find_map(|(at, rest, wanted)| {
        let place = place_of(rest)?;
        let behind = &rest[place.len()..];
        let mean = ["平均", "水平", "增速", "增幅"].iter().any(|word| behind.starts_with(word));
        (wanted == Stand::Level || mean).then_some((at, place, Stand::NotBelow))
    })
}

/// 与全市平均水平持平: where words tell that two are as high as each other, and what the second is.
fn level(words: &str) -> Option<(usize, &str, Stand)> {
    let end = LEVEL.iter().filter_map(|word| words.find(word)).min()?;
    let at = words[..end].rfind(['与', '和', '同'])?;
    let with = words[at..].chars().next()?.len_utf8();
    Some((at, &words[at + with..], Stand::Level))
}

/// The place that a promise compares with: 全省 of 全省平均水平, 海东市 of 海东市平均.
fn place_of(other: &str) -> Option<&str> {
    PLACES.into_iter().find(|place| other.starts_with(place)).or_else(|| {
        let end = ["平均", "水平", "增速", "增幅"].iter().filter_map(|word| other.find(word)).min()?;
        let own = &other[..end];
        let named = own.chars().count() > 1 && own.ends_with(['省', '市', '州', '盟', '县', '区', '旗']);
        named.then_some(own)
    })
}

/// 收入达到13420元 for 收入增速高于全州平均水平: what a completion counts says nothing of how it stands to another figure that is not printed.
pub fn is_left_open(wish: &Wish, reading: &Reading, evidence: &Evidence) -> bool {
    let promise = reading.promise().text.folded_string(wish.span);
    let other = || stand(&promise).map(|(at, word, _)| &promise[at + word.len()..]);
    let relative =
        || other().is_some_and(|other| place_of(other).is_some() || other.ends_with("增速") || other.ends_with("水平"));
    let counts = reading.completion.figures.iter().any(|figure| evidence.clause.contains(figure.quantity.core));
    counts && !matches!(evidence.said, Said::Missed) && relative() && !stands_so(reading, evidence)
}

/// Whether the clause itself compares.
fn stands_so(reading: &Reading, evidence: &Evidence) -> bool {
    let words = reading.completion.text.folded_string(evidence.clause);
    stand(&words).is_some() || beyond(&words).is_some()
}

/// Whether one that is told to stand so stands as it was promised; none where it may or may not.
fn keeps(wanted: Stand, found: Stand) -> Option<bool> {
    match (wanted, found) {
        (Stand::Above, Stand::Above)
        | (Stand::NotBelow, Stand::Above | Stand::NotBelow)
        | (Stand::Below, Stand::Below)
        | (Stand::NotAbove, Stand::Below | Stand::NotAbove)
        | (Stand::NotBelow | Stand::NotAbove, Stand::Level) => Some(true),
        (Stand::Above | Stand::NotBelow, Stand::Below)
        | (Stand::Below | Stand::NotAbove, Stand::Above)
        | (Stand::Above | Stand::Below, Stand::Level) => Some(false),
        _ => None,
    }
}

/// Words that turn a comparison round.
pub(super) const NOT: [&str; 4] = ["未", "未能", "没有", "不"];

/// Whether a comparison is of the promise's own indicator: the words before it in its clause name it, or else the figure nearest before
/// it in its sentence does.
fn is_subject(subject: &Noun, completion: &Passage, index: usize, before: &str) -> bool {
    let sentence = completion.clauses[index].sentence;
    let nearest = completion
        .figures
        .iter()
        .take_while(|figure| figure.clause < index)
        .filter(|figure| completion.sentence_of(figure) == sentence)
        .last();
    let named = Noun::of(&before.chars().collect::<Vec<char>>());
    let shared = |noun: &Noun| subject.pairs().filter(|pair| noun.has(*pair)).count();
    // 服务业增加值 is like 工业增加值 too, but not as like as that itself.
    let most = completion.figures.iter().map(|figure| shared(&figure.noun)).max().unwrap_or(0);
    let is_own = |noun: &Noun| {
        let shared = shared(noun);
        shared >= most && (shared >= 2 || shared == noun.pairs().count()) && shared > 0
    };
    match nearest {
        _ if is_own(&named) => true,
        // 6.8%，比地区生产总值增速高0.5个百分点: a completion that opens with a bare figure tells it of what was promised.
        Some(figure) => is_own(&figure.noun) || figure.noun.is_empty() && figure.clause == 0,
        None => completion.clauses.iter().all(|clause| clause.sentence == sentence) && named.is_empty(),
    }
}

const IN_STEP: &str = "同步";

/// 与经济增长同步.
fn in_step(promise: &str, wish: &Wish, completion: &Passage) -> Option<Evidence> {
    let end = promise.find(IN_STEP)?;
    let start = promise[..end].rfind(['与', '和', '同'])?;
    let other = &promise[start..end];
    let (_, names) = GROWTHS.iter().find(|(word, _)| other.contains(word))?;
    let told = completion.clauses.iter().enumerate().find_map(|(index, clause)| {
        let words = completion.text.folded_string(around_bracket(completion, index));
        let at = words.find(IN_STEP).filter(|_| names.iter().any(|name| words.contains(name)))?;
        Some((!NOT.iter().any(|not| words[..at].contains(not)), clause.span))
    });
    if let Some((kept, clause)) = told {
        return Some(evidence(kept, clause));
    }
    let beside = beside(names, completion).next().map(|(_, found, clause)| (found, clause));
    if let Some((found, clause)) = beside {
        return Some(evidence(matches!(found, Stand::Above | Stand::NotBelow | Stand::Level), clause));
    }
    let theirs = completion
        .figures
        .iter()
        .filter(|figure| is_growth(figure))
        .find(|figure| names.iter().any(|name| words_of(completion, figure).contains(name)))?;
    let ours = own(wish, completion, theirs)?;
    compare(Stand::NotBelow, ours, theirs, completion)
}

/// 与GDP增速（6.3%）基本同步: a clause with what stands before a bracket within it.
fn around_bracket(completion: &Passage, index: usize) -> Chars {
    let own = completion.clauses[index];
    let opening = index.checked_sub(2).map(|before| completion.clauses[before]).filter(|before| {
        let inside = completion.clauses[index - 1];
        before.depth == own.depth && inside.depth > own.depth && inside.span.end + 1 == own.span.start
    });
    Chars::new(opening.map_or(own.span.start, |before| before.span.start), own.span.end)
}

/// 增长8.9%，高于GDP增速0.6个百分点: how a clause is told to stand to one of these.
fn beside<'c>(names: &'c [&str], completion: &'c Passage) -> impl Iterator<Item = (usize, Stand, Chars)> + 'c {
    completion.clauses.iter().enumerate().filter_map(move |(index, clause)| {
        let words = completion.text.folded_string(clause.span);
        let level = || level(&words).filter(|(at, ..)| *at == 0).map(|(_, other, found)| (other, found));
        let (after, found) = match stand(&words) {
            Some((0, word, found)) => (&words[word.len()..], found),
            _ => than(&words).or_else(level)?,
        };
        // 高于城镇居民2.1个百分点: less of the name is printed.
        let printed = after.split(|c: char| c.is_ascii_digit()).next().unwrap_or(after);
        let short = |name: &str| printed.chars().count() >= SHORTENED && name.starts_with(printed);
        names.iter().any(|name| after.starts_with(name) || short(name)).then_some((index, found, clause.span))
    })
}

/// No fewer characters of a name tell what is compared with: 城镇居民.
const SHORTENED: usize = 4;

/// 比地区生产总值增速高0.5个百分点: what a clause that opens so compares with, and on which side of it.
fn than(words: &str) -> Option<(&str, Stand)> {
    beyond(words).filter(|(at, ..)| *at == 0).map(|(_, other, found)| (other, found))
}

/// 增速较全省平均高0.4个百分点: where a clause compares, what with, and on which side of it.
fn beyond(words: &str) -> Option<(usize, &str, Stand)> {
    let at = words.find(['比', '较'])?;
    let after = words[at..].trim_start_matches(['比', '较']);
    let other = &after[..after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len())];
    let found = match other.trim_end_matches(['出', '了', '约', '近']).chars().next_back()? {
        '高' | '快' | '多' => Stand::Above,
        '低' | '慢' | '少' => Stand::Below,
        _ => return None,
    };
    Some((at, after, found))
}

/// 收入增速不低于经济增速, 农村居民收入增速快于城镇居民: the growth of both is printed, and of nothing else that could be meant.
fn against_other(promise: &str, completion: &Passage) -> Option<Evidence> {
    let (at, word, wanted) = stand(promise)?;
    let ends = ["增速", "增幅", "增长", "平均", "水平", "的"];
    let trimmed =
        |words: &'_ str| ends.iter().fold(words.to_owned(), |words, end| words.trim_end_matches(end).to_owned());
    let (own, other) = (trimmed(&promise[..at]), trimmed(&promise[at + word.len()..]));
    let names: Vec<&str> = match GROWTHS.iter().find(|(word, _)| *word == other || *word == "经济" && other == "GDP")
    {
        Some((_, names)) => names.to_vec(),
        None => vec![other.as_str()],
    };
    if other.chars().count() < 2 {
        return None;
    }
    let of_other = |figure: &&Figure| {
        let (words, noun) = (words_of(completion, figure), figure.noun.words());
        // 城镇居民收入, printed as 城镇居民人均可支配收入
        let called = |name: &str| {
            let name = Noun::of(&name.chars().collect::<Vec<char>>()).canonical();
            !name.is_empty() && figure.noun.canonical().windows(name.len()).any(|own| *own == *name)
        };
        names.iter().any(|name| words.contains(name) || noun.contains(name) || called(name))
    };
    let subject = Noun::of(&own.chars().collect::<Vec<char>>());
    let told = beside(&names, completion).find(|(index, ..)| is_subject(&subject, completion, *index, ""));
    if let Some((_, found, clause)) = told {
        return keeps(wanted, found).map(|kept| evidence(kept, clause));
    }
    let of_own = |figure: &&Figure| subject.pairs().filter(|pair| figure.noun.has(*pair)).count() >= 2;
    let growths = || completion.figures.iter().filter(|figure| is_growth(figure) && figure.is_change());
    let mut theirs = growths().filter(of_other);
    let (Some(theirs), None) = (theirs.next(), theirs.next()) else { return None };
    // 城乡居民收入分别增长6.1%、8.0%: both are above the other, or both below it.
    let mut ours = growths().filter(|figure| !of_other(figure) && of_own(figure));
    let first = compare(wanted, ours.next()?, theirs, completion)?;
    ours.all(|own| compare(wanted, own, theirs, completion).is_some_and(|next| next.said == first.said))
        .then_some(first)
}

pub(super) fn is_growth(figure: &Figure) -> bool {
    figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent")
}

fn words_of(passage: &Passage, figure: &Figure) -> String {
    let clause = passage.clauses.get(figure.clause).map_or(figure.segment.start, |clause| clause.span.start);
    passage.text.folded_string(Chars::new(clause.min(figure.segment.start), figure.quantity.core.start))
}

/// 增长5.2%: words before a figure that name nothing.
const GROWS: [&str; 6] = ["增长", "同比增长", "增速", "增速为", "增幅", "增幅为"];

/// The figure of the promise's own indicator.
fn own<'p>(wish: &Wish, completion: &'p Passage, theirs: &Figure) -> Option<&'p Figure> {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    completion
        .figures
        .iter()
        .filter(|figure| figure.quantity.core != theirs.quantity.core && dimension(figure) == dimension(theirs))
        .map(|figure| {
            // 6.6%（地区生产总值增长6.4%）: what opens the cell is the indicator of the row.
            let first = completion.text.folded(Chars::new(0, figure.quantity.core.start));
            let opens = figure.noun.is_empty()
                && (first.is_empty() || GROWS.iter().any(|word| word.chars().eq(first.iter().copied())));
            let shared = wish.noun.pairs().filter(|pair| figure.noun.has(*pair) || figure.context.has(*pair)).count();
            (if opens { shared.max(2) } else { shared }, figure)
        })
        .filter(|(shared, _)| *shared >= 2)
        // The first of those that share the most.
        .rev()
        .max_by_key(|(shared, _)| *shared)
        .map(|(_, figure)| figure)
}

fn compare(wanted: Stand, ours: &Figure, theirs: &Figure, completion: &Passage) -> Option<Evidence> {
    // A fall of 2 % is more than one of 3 %.
    let signed = |figure: &Figure| match figure.quantity.direction {
        Direction::Increase => figure.quantity.value,
        Direction::Decrease => figure.quantity.value.negated(),
    };
    let (ours_value, theirs_value) = (signed(ours), signed(theirs));
    let kept = match wanted {
        Stand::Above => ours_value > theirs_value,
        Stand::Level => ours_value == theirs_value,
        Stand::NotBelow => ours_value >= theirs_value,
        Stand::Below => ours_value < theirs_value,
        Stand::NotAbove => ours_value <= theirs_value,
    };
    let clause = completion.clauses.get(ours.clause)?.span;
    Some(evidence(kept, clause))
}

pub(super) fn evidence(kept: bool, clause: Chars) -> Evidence {
    Evidence { said: if kept { Said::Met } else { Said::Missed }, clause }
}
