//! Which figure of a completion answers which target.
//!
//! # Method: 哪个数字回答哪个目标 / Which figure answers which target
//!
//! - 回答目标的数字要说同一件事，单位也要能比较：%与个百分点、人与人次互不回答；千、万、亿和公里、米这类换算由程序完成。
//!   / The figure that answers a target speaks of the same thing, in a unit that can be compared: per cent and percentage points, persons
//!   and visits never answer each other. Scales such as thousand or kilometre are converted.
//!   = 造林3.5万亩。 | 造林36000亩。 | exceeded
//! - 数字带着时间：同一件事后来的、更长的一段取代前面的；互不重叠的各段相加。
//!   / Figures carry their time: a later report of the same thing that holds the earlier one replaces it; stretches that do not overlap
//!   add up.
//!   = 新建公厕20座。 | 上半年建成8座，1—9月累计建成13座，全年建成20座。 | met
//! - 承诺增加多少而只写了前后两个数的，由两数之差推算，理由里写明。
//!   / Where an increase is promised and only two levels are printed, the actual is inferred from them, and the reason says so.
//!   = 高新技术企业净增50家。 | 高新技术企业由126家增加到171家。 | missed
//! - 只写了与目标相差多少的，由目标推算实际，理由里写明。
//!   / Where only the distance from the target is printed, the actual is inferred from both, and the reason says so.
//!   = 新建城市书房8座。 | 较年度计划多建2座。 | exceeded
//! - 两个数字同样可能回答一个目标时，程序不猜，判为无法判定，并写出这两个数字。
//!   / Where two figures fit a target equally well the program does not guess: it cannot tell, and names both.

use crate::lexicon::language::Role;
use crate::lexicon::levels::Level;
use crate::months::Months;
use crate::number::Decimal;
use crate::passage::noun::Pair;
use crate::passage::{Figure, Passage};
use crate::quantity::Unit;
use crate::reading::Reading;
use crate::target::{Target, Targets, things};
use crate::terms::{Bound, CellName, Direction};
use crate::text::Chars;
use fit::Fit;
use std::collections::{BTreeMap, BTreeSet};

mod change;
mod distance;
mod doubt;
mod each;
mod fit;
mod likeness;
mod lists;
mod parts;
mod rate;
pub mod sibling;
mod together;

use likeness::Apart;
pub use likeness::Weights;
pub use rate::StatedRate;

/// A figure that answers a target.
#[derive(Clone, Debug)]
pub struct Actual {
    /// The value, in its own unit; below nought when it moved the other way.
    pub value: Decimal,
    /// Its unit.
    pub unit: Option<Unit>,
    /// How its words bound it.
    pub bound: Bound,
    /// The cell that it stands in.
    pub cell: CellName,
    /// Where it stands.
    pub span: Chars,
    /// The figures that it was reckoned from; empty for a figure that is printed.
    pub parts: Vec<Chars>,
    /// How it was reckoned from them.
    pub reckoned: Reckoned,
    /// Whether it is a forecast, taken because nothing else answers.
    pub forecast: bool,
    /// The index of the figure in its passage.
    pub figure: usize,
}

/// How an actual comes of its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reckoned {
    /// It is all of them together.
    #[default]
    Sum,
    /// It is the first less the second.
    Difference,
    /// It is by how many per cent the first is above the second.
    Growth,
    /// It is its target, moved by the one part: 超计划17元.
    Distance,
}

/// What the ledger says about one target.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The figure that answers it.
    pub actual: Option<Actual>,
    /// Figures that fit about as well as each other, with different values: then none answers.
    pub rivals: Vec<Actual>,
    /// The completion rate stated for it.
    pub rate: Option<StatedRate>,
    /// Whether a figure fits but for its work being only begun.
    pub started: bool,
}

/// A figure must be at least this like its target, in thousandths.
const ENOUGH: i32 = 330;
/// A later figure that fits worse by no more than this is of the same thing, in fewer words.
const SAME_THING: i32 = 150;
/// Two figures whose fits differ by no more than this are rivals.
const CLOSE: i32 = 40;

/// More pairs of targets and figures than these are not all weighed.
const MANY: usize = 1024;

/// Of so many pairs a target is weighed against so many figures whose names have something in common with its own, the rarest in common
/// first, and against as many around its own place in the list.
const SOME: usize = 24;

/// What the ledger says of itself that tells its own figures from others'.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'l> {
    /// The year that it reports on.
    pub year: Option<u16>,
    /// The place that it is of.
    pub place: Option<&'l str>,
    /// The level that it is of, where no place is told.
    pub level: Option<Level>,
}

/// Answers each target of an item.
pub fn pair(targets: &Targets, reading: &Reading, setting: Setting) -> Vec<Answer> {
    if targets.targets.iter().all(|target| target.thing.is_none()) {
        return pair_wholes(targets, reading, setting);
    }
    let wholes = Targets { targets: things::wholes(&targets.targets), taken: targets.taken.clone() };
    each::spread(targets, &reading.completion, setting, pair_wholes(&wholes, reading, setting))
}

/// Answers targets none of which is one of several things of which the same is promised.
fn pair_wholes(targets: &Targets, reading: &Reading, setting: Setting) -> Vec<Answer> {
    let weights = Weights::new(&targets.targets);
    let passage = &reading.completion;
    let apart = Apart::new(&targets.targets, &weights);
    let mut fits: Vec<(usize, usize, Fit)> = Vec::new();
    let candidates = Candidates::new(targets.targets.len(), passage);
    for (t, target) in targets.targets.iter().enumerate() {
        for f in candidates.of(t, target) {
            let figure = &passage.figures[f];
            // 前者完成9条；后者完成7215个
            if let Some(pointed) = fit::points_to(&targets.targets, passage, figure) {
                fits.extend(fit::pointed(target, figure).filter(|_| pointed == t).map(|fit| (t, f, fit)));
                continue;
            }
            // 新三板挂牌企业 for 境内上市企业: of two promises the other one is named.
            let another = target.cell != passage.cell && apart.names_another(&targets.targets, t, passage, figure);
            if !another
                && !crate::target::is_old_value(passage, f)
                && !targets.taken.touches(figure.quantity.span)
                && let Some(fit) = fit::of(target, passage, figure, &weights, setting, &targets.taken)
            {
                fits.push((t, f, fit));
            }
        }
    }
    let fits = latest(&targets.targets, passage, fits);
    let fits = lists::in_order(&targets.targets, passage, fits);
    let mut assigned = assign(&targets.targets, &fits);
    by_unit(&targets.targets, passage, &fits, &mut assigned);
    let taken: BTreeSet<usize> = assigned.iter().flatten().copied().collect();
    let mut answers: Vec<Answer> = (0..targets.targets.len())
        .map(|t| {
            let Some(f) = assigned[t] else {
                let started = of_target(&fits, t).iter().any(|(_, _, fit)| fit.started && fit.score >= ENOUGH);
                return Answer { started, ..Answer::default() };
            };
            let target = &targets.targets[t];
            let actual = actual(target, passage, f);
            // 普惠托位1874个，新增托位2316个 of 新增托位: the very work that was promised has no rival in other words.
            let work = |index: usize| passage.figures[index].verb_words == target.figure.verb_words;
            let very = !target.figure.verb_words.is_empty() && work(f);
            // 上半年1条，三季度1条: as much once more, and not the same once more.
            let months = |index: usize| passage.figures[index].months;
            let again = |rival: usize| months(rival).zip(months(f)).is_some_and(|(own, other)| !own.overlaps(other));
            let rivals = rivals(t, f, &taken, &fits)
                .filter(|rival| !very || work(*rival) || passage.figures[*rival].inherits)
                .map(|rival| self::actual(target, passage, rival))
                .filter(|rival| {
                    base(rival.value, rival.unit.as_ref()) != base(actual.value, actual.unit.as_ref())
                        || again(rival.figure)
                })
                .collect::<Vec<_>>();
            // 12个服务站全部完成建设，136个村实现全覆盖: as many as were promised, told of all of them.
            let all = |known: &Actual| {
                let words = passage.figures.get(known.figure).and_then(|figure| passage.clauses.get(figure.clause));
                base(known.value, known.unit.as_ref()) == base(target.value, target.unit.as_ref())
                    && words.is_some_and(|own| {
                        let after = passage.text.folded(Chars::new(known.span.end, own.span.end.max(known.span.end)));
                        crate::text::holds_any(after, &["全部完成", "全部建成", "全部竣工", "全部投用", "全部完工"])
                    })
            };
            let all_told =
                [&actual].into_iter().chain(&rivals).filter(|known| all(known)).count() == 1 && !rivals.is_empty();
            if all_told {
                let known = [actual].into_iter().chain(rivals).find(all);
                Answer { actual: known, ..Answer::default() }
            } else if rivals.is_empty() {
                Answer { actual: Some(actual), ..Answer::default() }
            } else {
                Answer { rivals: [vec![actual], rivals].concat(), ..Answer::default() }
            }
        })
        .collect();
    together::undo(&targets.targets, passage, &mut answers);
    parts::add_up(&targets.targets, passage, &weights, &mut answers);
    lists::add_parts(&targets.targets, passage, &mut answers);
    doubt::several(&targets.targets, passage, &mut answers);
    each::worse(&targets.targets, passage, &weights, &mut answers);
    change::infer(&targets.targets, passage, &weights, &mut answers);
    distance::infer(&targets.targets, passage, &weights, &mut answers);
    rate::attach(&targets.targets, reading, &mut answers);
    let may = |target: &Target, figure: &Figure| {
        let fit = fit::of(target, passage, figure, &weights, setting, &targets.taken);
        fit.is_some_and(|fit| !fit.started && !fit.forecast)
            && !fit::is_of_another(target, passage, figure, &weights, setting)
    };
    rate::settle(&targets.targets, passage, may, &targets.taken, &mut answers);
    answers
}

/// Which figures are weighed for a target: all, but where there are hundreds.
struct Candidates<'p> {
    passage: &'p Passage,
    targets: usize,
    /// The figures whose names have a pair of characters, where not all are weighed.
    named: Option<BTreeMap<Pair, Vec<usize>>>,
}

impl<'p> Candidates<'p> {
    fn new(targets: usize, passage: &'p Passage) -> Self {
        let named = (targets * passage.figures.len() > MANY).then(|| {
            let mut named: BTreeMap<Pair, Vec<usize>> = BTreeMap::new();
            for (f, figure) in passage.figures.iter().enumerate() {
                for pair in figure.noun.pairs() {
                    named.entry(pair).or_default().push(f);
                }
            }
            named
        });
        Self { passage, targets, named }
    }

    fn of(&self, t: usize, target: &Target) -> Vec<usize> {
        let figures = &self.passage.figures;
        let Some(named) = &self.named else { return (0..figures.len()).collect() };
        let place = if target.cell == self.passage.cell {
            figures.partition_point(|figure| figure.quantity.core.start < target.figure.quantity.core.start)
        } else {
            t * figures.len() / self.targets.max(1)
        };
        let around = place.saturating_sub(SOME / 2)..figures.len().min(place + SOME / 2);
        let mut told: Vec<&Vec<usize>> = target.noun.pairs().filter_map(|pair| named.get(&pair)).collect();
        told.sort_by_key(|told| told.len());
        let alike = |f: &usize| {
            let noun = &figures[*f].noun;
            noun.is_empty() || noun.pairs().any(|pair| target.noun.has(pair))
        };
        let rare = told.into_iter().flatten().copied().take(SOME);
        let mut found: Vec<usize> = rare.chain(around.filter(alike)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Leaves out figures that a later report of the same thing holds or replaces: of 上半年增长5.2%，全年增长6.1% the second counts, of
/// 上半年3个，三季度1个 both do.
fn latest(targets: &[Target], passage: &Passage, fits: Vec<(usize, usize, Fit)>) -> Vec<(usize, usize, Fit)> {
    if passage.figures.iter().all(|figure| figure.months.is_none()) {
        return fits;
    }
    let months = |f: usize| passage.figures.get(f).and_then(|figure| figure.months);
    let is_replaced = |(t, f, fit): &(usize, usize, Fit)| {
        let (Some(own), Some(target)) = (months(*f), targets.get(*t)) else { return false };
        let adds_up = !target.figure.is_change()
            && !target.unit.as_ref().is_some_and(|unit| matches!(unit.dimension, "percent" | "points"));
        of_target(&fits, *t).iter().any(|(_, other, later)| {
            let close = !later.started && later.forecast <= fit.forecast && later.score >= fit.score - SAME_THING;
            let after = |later: Months| later.contains(own) || !adds_up && later.from > own.to;
            close && later.score >= ENOUGH && months(*other).is_some_and(after)
        })
    };
    let replaced: Vec<bool> = fits.iter().map(is_replaced).collect();
    let mut replaced = replaced.into_iter();
    let mut fits = fits;
    fits.retain(|_| !replaced.next().unwrap_or(false));
    fits
}

/// The fits of one target; all stand in the order of the targets.
fn of_target(fits: &[(usize, usize, Fit)], t: usize) -> &[(usize, usize, Fit)] {
    let start = fits.partition_point(|(i, _, _)| *i < t);
    let end = fits.partition_point(|(i, _, _)| *i <= t);
    fits.get(start..end).unwrap_or(&[])
}

/// The best figure for each target, each figure used once; the surest pairs first. Where nothing tells two lists
/// apart, the k-th figure answers the k-th target.
fn assign(targets: &[Target], fits: &[(usize, usize, Fit)]) -> Vec<Option<usize>> {
    let mut order: Vec<&(usize, usize, Fit)> =
        fits.iter().filter(|(_, _, fit)| !fit.started && fit.score >= ENOUGH).collect();
    order.sort_by_key(|(t, f, fit)| (fit.forecast, -fit.score, *t, *f));
    let mut assigned = vec![None; targets.len()];
    let figures = fits.iter().map(|(_, f, _)| f + 1).max().unwrap_or(0);
    let mut used = vec![false; figures];
    for (t, f, _) in order {
        if assigned[*t].is_none() && !used[*f] {
            assigned[*t] = Some(*f);
            used[*f] = true;
        }
    }
    assigned
}

/// 开展适应性培训和技能培训487人次 for 培训退役军人500人次: the only figure in the only target's own unit, of the work that was promised.
fn by_unit(targets: &[Target], passage: &Passage, fits: &[(usize, usize, Fit)], assigned: &mut [Option<usize>]) {
    let unit = |unit: Option<&Unit>| unit.map(|unit| unit.text.clone());
    for t in (0..targets.len()).filter(|_| targets.len() > 1) {
        let target = &targets[t];
        let own = unit(target.unit.as_ref());
        let sole = || targets.iter().filter(|other| unit(other.unit.as_ref()) == own).take(2).count() == 1;
        let work = &target.figure.verb_words;
        if assigned[t].is_some() || target.cell == passage.cell || work.len() < 2 || own.is_none() || !sole() {
            continue;
        }
        let alike = |figure: &&Figure| unit(figure.quantity.unit.as_ref()) == own;
        if passage.figures.iter().filter(alike).take(2).count() != 1 {
            continue;
        }
        let does = |f: usize| passage.figures[f].verb_words.windows(work.len()).any(|own| own == work);
        assigned[t] = of_target(fits, t)
            .iter()
            .filter(|(_, f, fit)| !fit.started && !fit.forecast && alike(&&passage.figures[*f]) && does(*f))
            .map(|(_, f, _)| *f)
            .find(|f| !assigned.contains(&Some(*f)));
    }
}

/// Unused figures that fit a target about as well as the one chosen.
fn rivals<'a>(
    t: usize,
    chosen: usize,
    taken: &'a BTreeSet<usize>,
    fits: &'a [(usize, usize, Fit)],
) -> impl Iterator<Item = usize> + 'a {
    let fits = of_target(fits, t);
    let best = fits.iter().find(|(_, f, _)| *f == chosen).map_or((0, false), |(_, _, fit)| (fit.score, fit.forecast));
    fits.iter()
        .filter(move |(i, f, fit)| {
            *i == t
                && *f != chosen
                && !taken.contains(f)
                && !fit.started
                && fit.forecast == best.1
                && fit.score >= best.0 - CLOSE
        })
        .map(|(_, f, _)| *f)
}

/// The answer that a reader chose: the figure that stands there, or nothing.
pub fn chosen(target: &Target, completion: &Passage, span: Option<[u32; 2]>) -> Answer {
    let figures = &completion.figures;
    let index = figures.iter().position(|figure| span == Some(completion.text.utf16(figure.quantity.span)));
    Answer { actual: index.map(|index| actual(target, completion, index)), ..Answer::default() }
}

/// A figure as the actual of a target.
fn actual(target: &Target, passage: &Passage, index: usize) -> Actual {
    let figure = &passage.figures[index];
    let quantity = &figure.quantity;
    let contrary = opposite(target, figure);
    // A range as an actual is as good as its worse end.
    let value = match quantity.upper {
        Some(upper) if target.ceiling => upper,
        _ => quantity.value,
    };
    let value = if quantity.unit.is_none() { target.scaled(value).unwrap_or(value) } else { value };
    let unit = quantity.unit.clone().filter(|_| !fit::is_reckoned_like(target, figure)).or_else(|| target.unit.clone());
    Actual {
        value: if contrary { value.negated() } else { value },
        unit,
        bound: quantity.bound,
        cell: passage.cell,
        span: quantity.span,
        parts: Vec::new(),
        reckoned: Reckoned::Sum,
        forecast: figure.has(Role::Forecast),
        figure: index,
    }
}

/// Whether a figure moves the other way than its target promises.
fn opposite(target: &Target, figure: &Figure) -> bool {
    // 消费量增加3.1万吨, where 压减 was promised
    let more = figure.verb_words == ['增', '加'] && target.figure.is_change();
    let rises = more || figure.verbs.contains(&crate::lexicon::language::Verb::Grow);
    let falls = figure.quantity.direction == Direction::Decrease;
    match target.direction {
        Direction::Increase => falls && target.figure.is_change(),
        Direction::Decrease => !falls && rises && !figure.verbs.contains(&crate::lexicon::language::Verb::Fall),
    }
}

/// How much of a target its answer is, in per cent.
fn share(target: &Target, answer: &Answer) -> Option<Decimal> {
    let actual = answer.actual.as_ref()?;
    base(actual.value, actual.unit.as_ref())?
        .over(base(target.value, target.unit.as_ref())?, 6)?
        .times(Decimal::new(100, 0))
}

/// A value in the base unit of its dimension.
pub fn base(value: Decimal, unit: Option<&Unit>) -> Option<Decimal> {
    unit.map_or(Some(value), |unit| value.times(unit.scale))
}
