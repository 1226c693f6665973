//! How well one figure fits one target.

use super::Setting;
use super::likeness::Weights;
use crate::lexicon::language::{Role, STATEMENTS, Statement, VERBS, Verb};
use crate::passage::noun::Noun;
use crate::passage::{Figure, Passage};
use crate::quantity::Unit;
use crate::target::{Taken, Target};
use crate::text::Chars;
use named::{NAMED, SOLE};

mod another;
mod barred;
mod comparable;
mod compared;
mod excluded;
mod failed;
mod grade;
mod levels;
mod named;
mod parts;
mod prepared;
mod repeated;
mod restated;
mod size;
mod stock;
mod unbuilt;
mod unsettled;

/// How well a figure fits.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    /// In thousandths; above 1000 is possible.
    pub score: i32,
    /// Whether it is only a forecast.
    pub forecast: bool,
    /// Whether the work that it counts is only begun, while the target wants it done.
    pub started: bool,
}

/// What a bare figure in a cell of its own is worth: nothing speaks for it or against it.
const NEUTRAL: i32 = 600;

/// What a printed total is worth more than its parts.
const TOTAL: i32 = 400;

/// The fit of a figure to a target; none when it cannot answer it.
pub fn of(
    target: &Target,
    passage: &Passage,
    figure: &Figure,
    weights: &Weights,
    setting: Setting,
    taken: &Taken,
) -> Option<Fit> {
    let whole;
    // 其中当年申请、当年完工28台: a narrower kind, wherever it is.
    let narrower = figure.verbs.contains(&Verb::Apply) && !target.figure.verbs.contains(&Verb::Apply);
    let figure = if figure.has(Role::Part) && !narrower && levels::is_own_part(passage, figure, setting) {
        whole = figure.of_all();
        &whole
    } else {
        figure
    };
    if barred::is_barred(target, passage, figure, weights, setting.year) {
        return None;
    }
    let wants = &target.figure;
    // 新增20家 for 净增18家: how many went is not said.
    if is_net(wants) && figure.verb_words == ['新', '增'] {
        return None;
    }
    // 其中补播5万亩、围栏15万亩; 合计20.2万亩: what all of it comes to is none of its parts.
    if target.cell == passage.cell && wants.has(Role::Part) && passage.is_total(figure) {
        return None;
    }
    let mut score = likeness(target, figure, weights) + work(wants, figure) + parts::worth(target, passage, figure)?;
    match (size::of(&target.indicator), size::told(passage, figure)) {
        (Some(wanted), Some(found)) if wanted != found => return None,
        (Some(_), Some(_)) => score += 100,
        (Some(_), None) | (None, Some(_)) => score -= 100,
        (None, None) => {}
    }
    if score < NEUTRAL && (named::opens_as_total(passage, figure) || parts::is_whole_of(target, passage, figure)) {
        score = NEUTRAL;
    }
    let net = || is_net(wants) && is_net(figure);
    let by_work = || {
        figure.inherits && (named::names_work(target, figure) || net())
            || named::is_that_project(target, figure)
            || named::is_task_of_work(target, passage, figure)
            || named::is_very_work(target, passage, figure, weights)
            || named::counts_work(target, passage, figure)
            || named::counts_head(target, figure)
            || named::repeats_work(target, passage, figure)
            || named::is_paid(target, passage, figure)
            || named::is_standard(target, passage, figure)
            || named::is_change_of_counted(target, passage, figure)
            || named::is_share(target, passage, figure)
            || named::is_contraction(target, passage, figure)
            || named::is_rate_of_work(target, passage, figure)
            || named::is_short_for(target, passage, figure)
            || named::is_finished_of_them(target, passage, figure)
            || named::is_called_so(target, passage, figure)
            || named::goes_on_from_whole(target, passage, figure)
            || named::is_of_whole(target, passage, figure)
            || named::is_of_work_behind(target, passage, figure)
            || target.cell != passage.cell && parts::is_elliptic(target, passage, figure)
            || parts::is_years_work(target, passage, figure)
    };
    if score < NAMED && by_work() {
        score = NAMED;
    }
    let total = named::is_sum_of_named(target, passage, figure);
    // 光伏装机44.6万千瓦，合计56.6万千瓦: the part that is called as the target is answers it.
    if !total && named::is_sum_of_very(target, passage, figure) {
        return None;
    }
    if total && score < NAMED {
        score = NAMED;
    }
    if score >= NAMED && passage.is_total(figure) {
        score += TOTAL;
    }
    if figure.has(Role::Share) && !wants.has(Role::Share) {
        score -= 80;
    }
    if is_other_rate(target, figure) {
        score -= 150;
    }
    if is_other_kind(target, figure) {
        score -= 200;
    }
    if repeated::is_divided(passage, figure) && !carries_on(wants) {
        score -= 150;
    }
    let alone = || {
        named::is_all_told(target, passage, figure)
            || named::is_sole(target, passage, figure, weights, taken)
            || named::answers_plan(target, passage, figure, taken)
            || named::is_all_of_them(target, passage, figure)
            || named::is_last_step(target, passage, figure, taken)
    };
    if score < SOLE && alone() {
        score = SOLE;
    }
    let share = figure.has(Role::Share) && named::is_share(target, passage, figure);
    if !total
        && !share
        && score >= super::ENOUGH - super::CLOSE
        && another::is_of_another(target, passage, figure, weights, setting)
    {
        return None;
    }
    let begun =
        figure.is_start() || is_unfinished(target, passage, figure) || prepared::is_prepared(target, passage, figure);
    let goes_on = carries_on(wants) && !is_only_prepared(target, passage, figure);
    let started = begun && !wants.verbs.contains(&Verb::Start) && !goes_on;
    Some(Fit { score, forecast: figure.has(Role::Forecast), started })
}

/// 前者, 后者, 分别: which of the targets a figure answers, by the word that its clause opens with.
pub fn points_to(targets: &[Target], passage: &Passage, figure: &Figure) -> Option<usize> {
    let own = passage.clauses.get(figure.clause)?;
    match passage.text.folded(own.span) {
        ['前', '者', ..] if targets.len() == 2 => Some(0),
        ['后', '者', ..] if targets.len() == 2 => Some(1),
        // 更新4.5万辆、换新120万台两项指标，分别以5.13万辆、167.2万台交卷
        ['分', '别', ..] => {
            let before = |target: &Target| {
                let counts = target.unit.as_ref().is_some_and(|unit| unit.is("项"));
                target.cell == passage.cell && target.figure.clause + 1 == figure.clause && !counts
            };
            let listed: Vec<usize> = (0..targets.len()).filter(|t| before(&targets[*t])).collect();
            let figures: Vec<&Figure> =
                passage.figures_of(figure.clause).filter(|other| other.rate.is_none()).collect();
            let rank = figures.iter().position(|other| other.quantity.core == figure.quantity.core)?;
            listed.get(rank).copied().filter(|_| listed.len() > 1 && listed.len() == figures.len())
        }
        _ => None,
    }
}

/// The fit of a figure that answers by such a word.
pub fn pointed(target: &Target, figure: &Figure) -> Option<Fit> {
    let fits = comparable::comparable(target, figure) && figure.rate.is_none() && !figure.has(Role::Part);
    fits.then(|| Fit { score: NAMED, forecast: figure.has(Role::Forecast), started: figure.is_start() })
}

/// Whether a figure is told of another thing than the target's.
pub fn is_of_another(target: &Target, passage: &Passage, figure: &Figure, weights: &Weights, setting: Setting) -> bool {
    another::is_of_another(target, passage, figure, weights, setting)
}

pub use another::{is_new_and_old, is_new_or_old};

/// Whether what the unit of one is reckoned for is said in the name of the other.
pub fn is_reckoned_like(target: &Target, figure: &Figure) -> bool {
    comparable::is_reckoned_like(target, figure)
}

/// Whether the units of two can be compared, and both count one thing.
pub fn comparable(target: &Target, figure: &Figure) -> bool {
    comparable::comparable(target, figure)
}

/// How alike a target and a figure are called, and whether they share their unit.
fn likeness(target: &Target, figure: &Figure, weights: &Weights) -> i32 {
    let wants = &target.figure;
    // 目标由增长6%调整为增长3%，全年增长3.2%: what the sentence of the change goes on to tell is told of the target.
    let of_change = target.original.is_some() && figure.inherits && figure.noun == wants.noun;
    let named = !figure.noun.is_empty() && !target.noun.is_empty();
    // 受理案件632件 beside 调解中心 tells nothing of 中心1个: what is counted otherwise has to be named by itself.
    let same = same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref());
    let count = |unit: Option<&Unit>| unit.is_some_and(|unit| unit.dimension == "count");
    let apart = !same
        && count(target.unit.as_ref())
        && count(figure.quantity.unit.as_ref())
        && weights.share(&target.noun, &figure.noun) == 0;
    // 资金到位率92% in a sentence about the sponge city tells nothing of its area: a share that has a name has to be named by it.
    let percent = target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    let of_its_own = percent
        && !figure.is_change()
        && figure.noun.closes_with("率")
        && figure.noun.chars().nth(2).is_some()
        && weights.share(&target.noun, &figure.noun) == 0;
    let mut score = if (apart || of_its_own) && named && !of_change {
        weights.likeness(&target.noun, &figure.noun, &Noun::default())
    } else if named && !of_change {
        weights.likeness(&target.noun, &figure.noun, &figure.context)
    } else {
        NEUTRAL.max(weights.likeness(&target.noun, &figure.context, &figure.context))
    };
    // Any two growth rates share their unit: between names it tells nothing.
    let rates = wants.is_change() && target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    if same && !(rates && named) {
        score += if target.unit.as_ref().is_some_and(|unit| unit.is("个")) { 60 } else { 150 };
    }
    // 地区生产总值, and not 人均地区生产总值
    // 游客, and not 过夜游客
    if named && figure.noun.reads_like(&target.noun) {
        score += if wants.is_change() { 50 } else { 80 };
    }
    score
}

/// 停车场5处 for 停车位1000个: counted by another word, and neither name ends in what the other holds.
fn is_other_kind(target: &Target, figure: &Figure) -> bool {
    let count = |unit: Option<&Unit>| unit.is_some_and(|unit| unit.dimension == "count");
    let (wanted, found) = (target.unit.as_ref(), figure.quantity.unit.as_ref());
    let heads = target.noun.head().zip(figure.noun.head());
    count(wanted)
        && count(found)
        && !same_surface(wanted, found)
        && !figure.inherits
        && heads.is_some_and(|(own, other)| !figure.noun.has(own) && !target.noun.has(other))
}

/// 差评整改率 for “好差评”满意率: a rate of its own name that is a rate of something else.
fn is_other_rate(target: &Target, figure: &Figure) -> bool {
    let tail = |noun: &Noun| noun.canonical().into_iter().rev().take(3).collect::<Vec<char>>();
    let rates = [&target.noun, &figure.noun].iter().all(|noun| noun.closes_with("率") && noun.chars().nth(2).is_some());
    rates && !figure.inherits && tail(&target.noun) != tail(&figure.noun)
}

/// What is added for the same work, and taken for less of it.
fn work(wants: &Figure, figure: &Figure) -> i32 {
    // 新建改造雨水管网14.3公里, and not 清淤雨水管网136公里
    let goes_on = figure.inherits && figure.verb_words.is_empty() && figure.verb == wants.verb;
    // 改造提升完工1.1万亩: the work, and that it is done.
    let done = figure
        .verb_words
        .strip_prefix(wants.verb_words.as_slice())
        .is_some_and(|rest| matches!(rest, ['完' | '竣', '工'] | ['完' | '建', '成']));
    let same_work = wants.verb_words.len() >= 2
        && (figure.verb_words == wants.verb_words || done || goes_on)
        && !figure.has(Role::Part);
    // 5家农贸市场改造提升工程: the work is part of the name.
    let within = wants.verb_words.len() >= 4
        && figure.verb_words.is_empty()
        && holds_row(&figure.noun.folded(), &wants.verb_words);
    // 入库92个，实施63个 of 实施60个
    let carried = *figure.verbs == [Verb::Carry] && wants.verbs.first() == Some(&Verb::Carry);
    let same = same_work || within || carried || wants.verb == Some(Verb::Add) && figure.verb == Some(Verb::Add);
    // 推进516个，已竣工102个: the second is a part of the first.
    let narrower = figure.inherits && figure.verb == Some(Verb::Finish);
    60 * i32::from(same) - 100 * i32::from(carries_on(wants) && narrower)
}

fn holds_row(words: &[char], row: &[char]) -> bool {
    words.windows(row.len()).any(|own| own == row)
}

/// 1000套主体结构封顶: what is said of the figure is work going on, and nothing finished. 12座完成选址: what is finished is a step on the way.
fn is_unfinished(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    // 3台65蒸吨锅炉的改造签订总承包合同: a figure of another kind ends nothing that is said of this one.
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let mut later = passage.behind(figure).iter().take_while(|next| next.clause == figure.clause);
    let sized = later.next().is_some_and(|next| {
        next.quantity.core.start == figure.quantity.span.end && dimension(next) != dimension(figure)
    }) && later.next().is_none();
    let end =
        passage.clauses.get(figure.clause).filter(|_| sized).map_or(passage.after(figure).end, |own| own.span.end);
    // 二期（3万吨/日）主体完工，正在安装设备: what follows the bracket is told of what it sizes.
    let own =
        passage.clauses.get(figure.clause).filter(|own| own.depth > 0 && own.span.end == figure.quantity.span.end);
    let end = own.map_or(end, |own| {
        let rest = passage.text.folded(Chars::new(own.span.end, passage.text.all().end));
        own.span.end + rest.iter().position(|c| matches!(c, '，' | ',' | ';' | '。')).unwrap_or(rest.len())
    });
    let start = figure.quantity.span.end + usize::from(own.is_some());
    let after = passage.text.folded(Chars::new(start, end));
    if crate::steps::only(after, &|step| target.names(step)) {
        return true;
    }
    // 6座主体封顶, where just that was promised
    let promised = |at: usize, len: usize| target.words.windows(len).any(|own| own == &after[at..at + len]);
    let found: Vec<_> = STATEMENTS.find(after).filter(|(at, len, _)| !promised(*at, *len)).collect();
    let met = found.iter().filter(|(_, _, statement)| **statement == Statement::Met).count();
    let is_step = |pair: &[(usize, usize, &Statement)]| {
        *pair[0].2 == Statement::Met
            && matches!(pair[1].2, Statement::InProgress | Statement::Step)
            && pair[1].0 <= pair[0].0 + pair[0].1 + 1
    };
    if met == 1 && found.windows(2).any(is_step) {
        return true;
    }
    let said = |wanted: Statement| found.iter().any(|(_, _, statement)| **statement == wanted);
    // 8个选址全部确定: a step on the way, and nothing built.
    let decided = || crate::text::holds_any(after, &["全部", "均已", "已", "确定", "完成"]);
    if said(Statement::Step) && !said(Statement::Met) && decided() {
        return true;
    }
    let done = |verb: Verb| matches!(verb, Verb::Finish | Verb::Add);
    let before = passage.text.folded(passage.before(figure));
    said(Statement::InProgress) && !said(Statement::Met) && !VERBS.find(before).any(|(_, _, verb)| done(*verb))
}

/// 3台的改造签订总承包合同, 15处改造方案已全部审定: not even begun, so that a promise to carry the work on is not kept by it.
fn is_only_prepared(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let end = passage.clauses.get(figure.clause).map_or(figure.quantity.span.end, |own| own.span.end);
    let after = passage.text.folded(Chars::new(figure.quantity.span.end, end));
    let signed = crate::text::holds_any(after, &["合同"]) && after.windows(2).any(|pair| pair == ['签', '订']);
    signed || crate::text::holds_any(after, &PAPERS) && crate::steps::only(after, &|step| target.names(step))
}

/// What is written before a work begins.
const PAPERS: [&str; 6] = ["方案", "设计", "选址", "可研", "可行性研究", "立项"];

fn is_net(figure: &Figure) -> bool {
    figure.verb_words.windows(2).any(|pair| pair == ['净', '增'])
}

/// 实施, 推进: a promise to carry something on is answered by what is begun.
fn carries_on(wants: &Figure) -> bool {
    wants.verbs.first() == Some(&Verb::Carry)
        && !wants.verbs.contains(&Verb::Finish)
        && !wants.verbs.contains(&Verb::Add)
}

fn same_surface(wanted: Option<&Unit>, found: Option<&Unit>) -> bool {
    wanted.zip(found).is_some_and(|(wanted, found)| wanted.text == found.text)
}
