//! What there is in all, where a promise asks for what comes to it: 现有床位9860张, 总数达到286家, 全市共有126家.

use super::compared::is_level_before;
use super::same_surface;
use crate::lexicon::language::{Role, Verb};
use crate::number::Decimal;
use crate::pairing::base;
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, holds, holds_any};

/// Words that tell of all there is, whatever else the clause says.
const ALL: [&str; 14] = [
    "余额",
    "总数",
    "总量",
    "共有",
    "现有",
    "保有量",
    "历年",
    "总里程",
    "总规模",
    "存量",
    "在册",
    "拥有",
    "自开工以来",
    "成立以来",
];
/// What is counted over the year, whatever there is of it in all.
const FLOWS: [&str; 7] = ["盘活存量", "授权总量", "申请总量", "办理总量", "受理总量", "交易总量", "成交总量"];
/// Words of the very year.
const THIS_YEAR: [&str; 7] = ["当年", "今年", "本年", "年内", "全年新", "当期", "新开"];

/// Whether a figure tells how many there are, where the target asks how many more there are to be.
pub(super) fn is_stock(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let wants = &target.figure;
    let percent = target.unit.as_ref().is_some_and(|unit| matches!(unit.dimension, "percent" | "points"));
    let adds = matches!(wants.verb, Some(Verb::Add | Verb::Act | Verb::Finish | Verb::Carry));
    // 排放总量53万吨 for 减少5万吨
    // 平均亩产612公斤 for 提高10公斤, too
    if wants.is_change() && !percent && !figure.is_change() && !wants.has(Role::Compare) {
        let level = figure.verbs.iter().all(|verb| matches!(verb, Verb::Reach | Verb::Floor));
        return tells_all(target, passage, figure) || level && is_many_times(target, figure, 5);
    }
    if is_flow(target, passage, figure) {
        return true;
    }
    if !adds || percent || wants.is_change() || wants.has(Role::Stock) || target.ceiling {
        return false;
    }
    tells_all(target, passage, figure)
        || is_since_years(target, passage, figure)
        || passage.behind(figure).first().is_some_and(|next| is_level_before(passage, figure, next, wants))
        || is_implausible(target, passage, figure)
        || is_of_stock(target, passage, figure)
}

/// 累计发放3.2亿元 for 余额达到3亿元: what came and went, where the promise is of what there is.
fn is_flow(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let level = |words: &[char]| holds_any(words, &LEVELS);
    let given = !figure.verb_words.is_empty() && matches!(figure.verb, Some(Verb::Add | Verb::Act | Verb::Finish));
    level(&target.words)
        && given
        && !level(passage.text.folded(passage.before(figure)))
        && !level(&figure.noun.folded())
}

/// Words for what there is at a time.
const LEVELS: [&str; 3] = ["余额", "存量", "保有量"];

/// “十四五”以来，累计建设23个: over years, unless a later figure of the sentence tells of this one. 今年以来 is the year itself.
fn is_since_years(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let start = passage.back_from(figure.clause).last().map_or(0, |first| first.span.start);
    let words = passage.text.folded(Chars::new(start.min(figure.quantity.core.start), figure.quantity.core.start));
    let since = words.windows(2).rposition(|pair| pair == ['以', '来']);
    // 自2018年启动以来累计淘汰168辆，其中2023年淘汰131辆: the part is of a year.
    !target.names("以来")
        && figure.year.is_none()
        && !figure.has(Role::Part)
        && since.is_some_and(|at| {
            let (before, after) = (&words[..at], &words[at..]);
            let years = ["五”", "五", "五规划", "届", "成立", "近年", "历年"];
            let dated = matches!(before, [.., d, '年'] if d.is_ascii_digit());
            (dated || years.iter().any(|word| crate::text::closes_with(before, word))) && !holds_any(after, &THIS_YEAR)
        })
}

/// By words: 现有养老机构62家，养老床位9860张 goes on with what there is, until a verb of work comes.
fn tells_all(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let promised = |word: &&str| target.names(word);
    let words: Vec<&str> = ALL.iter().copied().filter(|word| !promised(word)).collect();
    let works = |figure: &Figure| {
        let work = |verb: &Verb| matches!(verb, Verb::Add | Verb::Finish | Verb::Start | Verb::Act | Verb::Carry);
        figure.verbs.iter().any(work)
    };
    let told = |figure: &Figure| {
        let own = passage.clauses.get(figure.clause).map_or(0, |own| own.span.start);
        let before = passage.text.folded(Chars::new(own, figure.quantity.core.start));
        // 授权总量 counts what was granted in the year.
        let flows = FLOWS.iter().any(|flow| holds(before, flow));
        holds_any(before, &words) && !flows
    };
    let sentence = passage.sentence_of(figure);
    let before =
        passage.around(figure).iter().rev().skip_while(|other| other.quantity.core.start >= figure.quantity.core.start);
    let mut list = before.take_while(|other| passage.sentence_of(other) == sentence && !works(other));
    // 共有3587名孕产妇接受筛查: all of those to whom it was done.
    let end = passage.clauses.get(figure.clause).map_or(figure.quantity.span.end, |own| own.span.end);
    let after = passage.text.folded(Chars::new(figure.quantity.span.end, end));
    if holds_any(after, &["接受", "参加", "享受", "获得", "领取", "完成", "通过"]) {
        return false;
    }
    told(figure) || !works(figure) && !figure.is_change() && list.any(told)
}

/// By size: a level, or all that ever was, many times what was promised.
fn is_implausible(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let at_least = |times: i64| is_many_times(target, figure, times);
    let level = figure.verbs.iter().all(|verb| matches!(verb, Verb::Floor | Verb::Reach | Verb::Act));
    let bare = level && (matches!(figure.verb, Some(Verb::Floor | Verb::Reach)) || figure.verb_words.is_empty());
    let same = same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref());
    let other_work = is_of_all(passage, figure) && figure.verb_words != target.figure.verb_words;
    (figure.has(Role::Stock) || bare) && at_least(3) && same || other_work && at_least(5)
}

fn is_many_times(target: &Target, figure: &Figure, times: i64) -> bool {
    let found = base(figure.quantity.value, figure.quantity.unit.as_ref());
    let wanted = base(target.value, target.unit.as_ref()).and_then(|wanted| wanted.times(Decimal::from(times)));
    found.zip(wanted).is_some_and(|(found, wanted)| found >= wanted)
}

/// 全市已并网电站216座: told of the whole place.
fn is_of_all(passage: &Passage, figure: &Figure) -> bool {
    let own = passage.clauses.get(figure.clause).map_or(0, |own| own.span.start);
    let words = passage.text.folded(Chars::new(own, figure.quantity.core.start));
    ["全市", "全县", "全区", "全省", "全州", "全旗", "目前全", "目前城"]
        .iter()
        .any(|word| crate::text::opens_with(words, word))
}

/// 其中企业6.3万户 of a total of 21.6万户
fn is_of_stock(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let sentence = passage.sentence_of(figure);
    let whole = passage.around(figure).iter().rev().find(|other| {
        other.quantity.core.start < figure.quantity.core.start
            && passage.sentence_of(other) == sentence
            && !other.has(Role::Part)
            && other.quantity.unit == figure.quantity.unit
    });
    figure.has(Role::Part)
        && figure.verb_words.is_empty()
        // 其中发明专利授权938件 of 专利授权总量: just what was promised.
        && whole.is_some_and(|whole| {
            let own = || figure.noun.reads_like(&target.noun);
            tells_all(target, passage, whole) || is_implausible(target, passage, whole) && !own()
        })
}

/// 产业园一期已建成26万平方米，二期年内新建9.6万平方米: another figure counts the very work of this year.
pub(super) fn is_of_before(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let this_year = |other: &Figure| {
        let own = passage.clauses.get(other.clause).map_or(0, |own| own.span.start);
        holds_any(passage.text.folded(Chars::new(own, other.quantity.core.start)), &THIS_YEAR)
    };
    let very = |other: &&Figure| {
        other.quantity.core != figure.quantity.core
            && !(target.cell == passage.cell && other.quantity.core == target.figure.quantity.core)
            && same_surface(target.unit.as_ref(), other.quantity.unit.as_ref())
            && !other.verb_words.is_empty()
            && !other.is_start()
            && other.verb_words == target.figure.verb_words
            && !other.has(Role::Plan)
            && this_year(other)
    };
    // 全年新引进47个，其中投资5亿元以上8个: a part of what is of this year is of this year.
    figure.verb_words != target.figure.verb_words
        && !figure.has(Role::Part)
        && !this_year(figure)
        && passage.around(figure).iter().any(|other| very(&other))
}
