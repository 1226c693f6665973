//! Roles and verbs that keep a figure from answering, however alike the nouns are.

use super::barred::NEWLY;
use super::comparable::comparable;
use super::compared::{goes_on_per_head, is_mean, is_over_all};
use super::{is_unfinished, named, same_surface};
use crate::lexicon::language::{Role, STATEMENTS, Statement, VERBS, Verb};
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::{closes_with, holds, opens_with};

/// Roles and verbs that keep a figure from answering, however alike the nouns are.
pub(super) fn excluded(target: &Target, passage: &Passage, figure: &Figure, year: Option<u16>) -> bool {
    let wants = &target.figure;
    let only = |role: Role| figure.has(role) && !wants.has(role);
    let change = figure.is_change();
    let percent = target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    let bare = figure.noun.is_empty() && figure.verbs.iter().all(|verb| *verb == Verb::Reach);
    // 增速预期定在7%，全年跑出8.3%: behind the plan in its own sentence, in words that say nothing.
    // 压缩比例目标75%，实际为73.2%, too
    let named_by_it = figure.inherits && figure.verbs.iter().all(|verb| *verb == Verb::Reach);
    let goes_on = target.cell == passage.cell
        && (figure.verbs.is_empty() && figure.noun.folded().len() <= SHORT || named_by_it)
        && passage.sentence_of(figure) == passage.sentence_of(wants);
    let other_sort = percent && !bare && !goes_on && wants.is_change() != change;
    let difference =
        figure.has(Role::Compare) && !wants.has(Role::Compare) && !change && figure.verb != Some(Verb::Add);
    // 新入库18家，较上年多4家: no word of work stands before the second.
    let more = || match passage.text.folded(passage.before(figure)) {
        [.., before, '多' | '少'] => !matches!(before, '增' | '减'),
        _ => false,
    };
    let difference = difference || figure.has(Role::Compare) && !wants.has(Role::Compare) && more();
    // 新增上线20项: what was added is to be ready as well.
    let adds = wants.verb == Some(Verb::Add) || wants.verb == Some(Verb::Finish) && wants.verbs.contains(&Verb::Add);
    let stock =
        figure.has(Role::Stock) && figure.verb != Some(Verb::Add) && adds && !is_all_there_is(target, passage, figure);
    // 总数突破500家 asks for the whole; 新认定128家 is what came to it.
    // 新认证4家，累计16家 for 达到15家: so is the first, where the whole is told.
    let newly = || {
        let words = passage.text.folded(passage.before(figure));
        let whole = |other: &Figure| other.has(Role::Stock) && other.quantity.unit == figure.quantity.unit;
        let adds = matches!(wants.verb, Some(Verb::Add | Verb::Act | Verb::Finish | Verb::Carry | Verb::Grow));
        target.comparator == crate::terms::Comparator::AtLeast
            && !adds
            && !opens_with(&target.words, "新")
            && !NEWLY.iter().any(|word| target.names(word))
            && (opens_with(words, "新") || NEWLY.iter().any(|word| holds(words, word)))
            && passage.behind(figure).first().is_some_and(whole)
    };
    let addition = (wants.has(Role::Stock) && figure.verb == Some(Verb::Add) || newly())
        && wants.verb != Some(Verb::Add)
        && !figure.has(Role::Stock);
    // 新增通车里程58公里 for 总里程突破600公里
    let total = ["总里程", "总数", "总规模", "保有量"].iter().any(|word| target.names(word));
    let addition = addition
        || total && wants.verb != Some(Verb::Add) && figure.verbs.contains(&Verb::Add) && !figure.has(Role::Stock);
    // 增长6.9%，上年增速为10.7%
    let past = figure.has(Role::LastYear)
        && ["上年增速", "去年增速", "上年增幅", "去年增幅", "上年同期增速"]
            .iter()
            .any(|word| opens_with(passage.text.folded(passage.before(figure)), word));
    // 恢复至2019年同期的90% is measured by that year on both sides.
    let earlier =
        wants.year != figure.year && matches!((figure.year, year), (Some(own), Some(reported)) if own < reported);
    // 申报 in the name of a rate (货物申报、舱单申报等业务应用率) applies for nothing.
    let applied = figure.verbs.contains(&Verb::Apply)
        && !percent
        && !wants.verbs.contains(&Verb::Apply)
        && !applies_as_promised(target, passage, figure)
        && !asks_as_promised(target, passage, figure)
        && !figure.verbs.contains(&Verb::Finish)
        && !named::is_paid(target, passage, figure);
    let begun_instead = wants.is_start() && figure.verb == Some(Verb::Finish);
    // What is planned answers nothing but a plan, and that of its own sentence not even then.
    let plan = figure.has(Role::Plan) && (!wants.has(Role::Plan) || target.cell == passage.cell);
    // 增加到5000张 is no 增加了620张.
    let increment = wants.verb == Some(Verb::Floor)
        && wants.verbs.iter().all(|verb| matches!(verb, Verb::Floor | Verb::Reach))
        && !percent
        && matches!(figure.verb, Some(Verb::Add | Verb::Grow))
        && !figure.has(Role::Stock);
    // 新增绿地46公顷，绿地面积达2300公顷: the second is what there is.
    let level = wants.verb == Some(Verb::Add)
        && !wants.has(Role::Stock)
        && !figure.inherits
        && figure.verb == Some(Verb::Floor)
        && figure.verbs.iter().all(|verb| matches!(verb, Verb::Floor | Verb::Reach));
    // 全年发放养老金1.76亿元 for 103元: no sum is so many times another of its kind.
    let beyond = || {
        let found = crate::pairing::base(figure.quantity.value, figure.quantity.unit.as_ref());
        let wanted =
            crate::pairing::base(target.value, target.unit.as_ref()).and_then(|wanted| wanted.times(MOST_TIMES.into()));
        found.zip(wanted).is_some_and(|(found, wanted)| found > wanted)
    };
    let money = target.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
    // 面积达到24.5平方公里，较上年扩大2.1平方公里, where so much more was promised
    let level_for_change = wants.is_change()
        && !percent
        && !change
        && figure.verb == Some(Verb::Floor)
        && passage.around(figure).iter().any(|other| {
            let moves = other.is_change() || other.verb_words == ['增', '加'];
            moves && other.quantity.unit == figure.quantity.unit
        });
    let level_for_fall = target.direction == crate::terms::Direction::Increase
        && !wants.is_change()
        && figure.quantity.direction == crate::terms::Direction::Decrease;
    // 平均耗时72个工作日 for 审批用时60个工作日以内: 耗时 answers where a time was promised.
    let taken = || crate::text::holds(passage.text.folded(passage.before(figure)), "耗时");
    let ahead = only(Role::Lead)
        && !(taken() && crate::text::holds_any(&target.words, &["用时", "耗时", "时限", "办理时间", "审批时间"]));
    // 全年发放86万元 for 每人每月1900元: all that was paid, and no standard.
    let paid = wants.period.is_some()
        && figure.period.is_none()
        && !passage.is_per_head(figure)
        && crate::text::holds_any(passage.text.folded(passage.before(figure)), &["发放", "支出", "拨付", "投入"]);
    // 惠及57个村: those who have something of it.
    let before = passage.text.folded(passage.before(figure));
    let count = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "count");
    let served = count && SERVED.iter().any(|word| closes_with(before, word) && !target.names(word));
    // 发放消费券拉动消费3200万元: what came of it elsewhere.
    let drawn = DRAWN.iter().any(|word| holds(before, word) && !target.names(word));
    served
        || paid
        || drawn
        || only(Role::Rest) && !is_finished_rest(target, passage, figure)
        || is_denied(passage, figure)
        || ahead
        || (passage.is_per_head(figure) || is_mean(passage, figure) || goes_on_per_head(passage, figure))
            && !target.per_head
            && !crate::text::holds_any(&target.words, &["每", "均", "万人", "千人", "百人"])
        || target.per_head && (is_beside_mean(target, passage, figure) || is_over_all(passage, figure))
        || is_reason(passage, figure)
        || plan
        || only(Role::Underway)
        || only(Role::LastYear) && !change && !follows_old_value(passage, figure)
        || other_sort
        || difference
        || stock
        || addition
        || past
        || earlier
        || applied
        || begun_instead
        || level
        || increment
        || level_for_fall
        || level_for_change
        || money && beyond()
}

/// Words before those who have something of what was done.
const SERVED: [&str; 3] = ["惠及", "辐射", "涉及"];

/// A noun of no more characters names nothing by itself: 跑出.
pub(super) const SHORT: usize = 2;

/// A sum of money is never so many times what was promised.
const MOST_TIMES: i64 = 1000;

/// 签约项目128个 for 新签约项目100个: the promise has the very words.
fn applies_as_promised(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = [passage.before(figure), passage.after(figure)].map(|span| passage.text.folded(span)).join(&' ');
    let mut applies = VERBS.find(&words).filter(|(_, _, verb)| **verb == Verb::Apply).peekable();
    let promised = |at: usize, len: usize| target.words.windows(len).any(|own| own == &words[at..at + len]);
    // 排查整治200处 is kept by what was mended.
    let only = target.figure.verbs.iter().all(|verb| matches!(verb, Verb::Apply | Verb::Add));
    only && applies.peek().is_some() && applies.all(|(at, len, _)| promised(at, len))
}

/// 由年初的2417张发展到3308张: the year before is that of the first.
fn follows_old_value(passage: &Passage, figure: &Figure) -> bool {
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    at.checked_sub(1).is_some_and(|before| crate::target::is_old_value(passage, before))
}

/// Words for what a work draws after it.
const DRAWN: [&str; 4] = ["拉动", "撬动", "带动消费", "带动就业"];

/// 因4所学校校舍加固: why, and not how many.
fn is_reason(passage: &Passage, figure: &Figure) -> bool {
    let words = passage.clauses.get(figure.clause).map_or(&[][..], |clause| passage.text.folded(clause.span));
    // 除站前街1处延至2024年外
    let except = matches!(words, ['除', next, ..] if !"了险去".contains(*next)) && words.contains(&'外');
    // 因干旱仅完成8600亩: behind the reason stands how many.
    let told = passage.words_before(figure).iter().any(|c| matches!(c, '仅' | '只'));
    let reason = matches!(words, ['因', next, ..] if !"地此时".contains(*next)) || matches!(words, ['由', '于', ..]);
    reason && !told || except
}

/// 累计建成38座 for 新建40座: not even all that was ever built is enough, and nothing else is counted.
fn is_all_there_is(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let alone = passage.around(figure).iter().filter(|other| comparable(target, other)).count() == 1;
    figure.verb == Some(Verb::Finish)
        && alone
        && figure.quantity.value < target.value
        && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
}

/// 2个项目的引进任务未完成: as many were not done.
fn is_denied(passage: &Passage, figure: &Figure) -> bool {
    let after = passage.text.folded(passage.after(figure));
    // All that deny have one of these.
    let denies = |c: &char| matches!(c, '未' | '没' | '无' | '不' | '止' | '消' | '停' | '缓' | '搁' | '滞' | '难');
    if !after.iter().any(denies) {
        return false;
    }
    let mut says =
        STATEMENTS.find(after).filter(|(_, _, statement)| !matches!(statement, Statement::None | Statement::Noun));
    says.next().is_some_and(|(_, _, statement)| *statement == Statement::Missed) && says.next().is_none()
}

/// 西关市场尚未启动，其余4家已改造完成: where nothing else is counted, the rest may be what is finished.
fn is_finished_rest(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let alike = |other: &&Figure| other.quantity.unit == figure.quantity.unit;
    figure.verbs.contains(&Verb::Finish)
        && !figure.has(Role::Underway)
        && !is_unfinished(target, passage, figure)
        && passage.around(figure).iter().filter(alike).count() == 1
}

/// 排查隐患238处 of 排查整治…隐患200处: whether the word that asks for something stands in the promise.
fn asks_as_promised(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    // 排查隐患260处，完成整治215处: more than that was promised, and is counted behind it.
    let further = |next: &Figure| {
        same_surface(next.quantity.unit.as_ref(), figure.quantity.unit.as_ref())
            && next.verb_words.len() >= 2
            && next.verb_words.windows(2).any(|verb| target.words.windows(2).any(|own| own == verb))
    };
    if passage.behind(figure).first().is_some_and(further) {
        return false;
    }
    VERBS
        .find(words)
        .any(|(at, len, verb)| *verb == Verb::Apply && target.words.windows(len).any(|own| own == &words[at..at + len]))
}

/// 医师1021名，每千人口2.61名 for 每千人口2.6名: how many there are in all, where another figure tells how many there are for each.
pub(super) fn is_beside_mean(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let itself = |other: &Figure| target.cell == passage.cell && other.quantity.core == target.figure.quantity.core;
    let mean = |other: &Figure| passage.is_per_head(other) || is_mean(passage, other);
    let money = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
    !mean(figure)
        && !money
        && !target.figure.is_change()
        && !figure.inherits
        && passage.around(figure).iter().any(|other| mean(other) && !itself(other) && comparable(target, other))
}
