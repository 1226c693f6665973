//! Targets told inside the sentence that reports them: 超过年度6万人的目标任务, 计划…，实际….

use super::{Taken, Target, Targets, adjusted, is_old_value, target};
use crate::lexicon::language::{Role, STATEMENTS, Statement, VERBS, Verb};
use crate::lexicon::plans::PLANS;
use crate::months;
use crate::number::Decimal;
use crate::passage::{Figure, Passage};
use crate::quantity::Quantity;
use crate::reading::Reading;
use crate::reading::mood::{self, Mood};
use crate::terms::{Bound, Comparator};
use crate::text::{Chars, is_han};
use distance::inferred;
use name::{inherit, is_goal, only_plan_words, unset};
use plan::{LONGEST_LIST, goal_after, is_beyond_plan, is_gap, next_figure, planned_before};

pub(super) mod distance;
mod name;
mod plan;

/// The targets of a narrative item, all in its completion (which is its commitment too).
pub fn of(reading: &Reading) -> Targets {
    let passage = &reading.completion;
    let changed = adjusted::replacements(passage);
    let first = adjusted::replaced(passage);
    // Asked once for each figure: names are inherited from what is a target, or is none.
    let moods = mood::moods(passage);
    let promised = |index: usize| {
        let clause = passage.figures[index].clause;
        moods.get(clause) == Some(&Mood::Promise)
            && moods[clause..].contains(&Mood::Report)
            && !mood::lists(passage, clause)
            && may_be_target(passage, index)
            && !super::qualifies(passage, index)
    };
    let wanted: Vec<bool> =
        (0..passage.figures.len()).map(|index| is_target(passage, index, &moods) || promised(index)).collect();
    let wanted = spread(passage, wanted);
    let mut targets: Vec<_> = (0..passage.figures.len())
        .filter(|index| !changed.contains(&passage.figures[*index].quantity.core))
        .filter_map(|index| {
            if let Some(figure) = inferred(passage, index) {
                let mut target = Target { inferred: true, ..target(passage, &figure, reading) };
                // 比年度控制目标多21人: more is worse.
                if crate::text::holds(passage.text.folded(passage.before(&figure)), "控制") && !figure.is_change() {
                    target.ceiling = true;
                    target.comparator = Comparator::AtMost;
                }
                return Some(target);
            }
            if !first.contains(&passage.figures[index].quantity.core) && !wanted[index] {
                return None;
            }
            let mut figure = passage.figures[index].clone();
            // 10个项目开工10个、完工6个: that they were begun is told of them, and not promised.
            if opens(passage, index) {
                figure.verbs.retain(|verb| *verb != Verb::Start);
                figure.verb = figure.verb.filter(|verb| *verb != Verb::Start);
            }
            if is_compared(passage, index) {
                figure.quantity.bound = Bound::Plain;
            }
            if figure.noun.is_empty() || only_plan_words(passage, &figure) {
                inherit(passage, index, &mut figure, &wanted);
            }
            // 申报质量奖2家，年度目标为1家: what was to be got, and not to be applied for.
            let own = passage.text.folded(passage.before(&passage.figures[index]));
            let applies = VERBS.find(own).any(|(_, _, verb)| *verb == Verb::Apply);
            if index > 0 && !applies {
                figure.verbs.retain(|verb| *verb != Verb::Apply);
                figure.verb = figure.verb.filter(|verb| *verb != Verb::Apply);
            }
            let mut target = target(passage, &figure, reading);
            if is_compared(passage, index) && target.comparator == Comparator::AtLeast {
                target.of_its_nature();
            }
            if is_base(passage, index) && target.comparator == Comparator::AtLeast {
                target.comparator = Comparator::Plain;
            }
            Some(target)
        })
        .collect();
    share_ceilings(passage, &mut targets);
    // 26个小区全部进场，已完工9个，年度目标26个: the same target told twice.
    let told = targets.clone();
    let again = |target: &Target, later: &Target| {
        // 创成4A级景区1家、省级度假区1家: two things of as many.
        let apart = target.noun.head().is_some()
            && target.figure.clause == later.figure.clause
            && !target.noun.reads_like(&later.noun);
        let alike = target.value == later.value && target.unit == later.unit;
        !later.inferred && alike && !apart && passage.sentence_of(&target.figure) == passage.sentence_of(&later.figure)
    };
    let mut at = 0;
    targets.retain(|target| {
        at += 1;
        target.inferred || !told[at..].iter().any(|later| again(target, later))
    });
    if targets.is_empty() {
        let of_promise = |target: &Target| moods.get(target.figure.clause) == Some(&Mood::Promise);
        targets.extend(super::positive_growth(passage, reading).filter(of_promise));
    }
    targets
        .extend(level_with_plan(passage).map(|figure| Target { inferred: true, ..target(passage, &figure, reading) }));
    let measured = |target: &Target| (target.value, target.unit.as_ref().map(|unit| unit.text.clone()));
    let stated: Vec<_> = targets.iter().filter(|target| !target.inferred).map(measured).collect();
    let printed: Vec<Target> = targets.iter().filter(|target| !target.inferred).cloned().collect();
    // 目标为增长6%，低于目标10.2个百分点; 年度目标60家，新认定52家，比目标少8家: the target is printed.
    let known = |target: &Target| {
        printed.iter().any(|other| {
            let near = target.figure.clause.abs_diff(other.figure.clause) <= NEAR_GOAL;
            let counts = target.unit.as_ref().is_some_and(|unit| unit.dimension == "count");
            let named = !counts
                || target.noun.is_empty()
                || other.noun.is_empty()
                || target.noun.pairs().any(|pair| other.noun.has(pair));
            let alike = target.unit.as_ref().map(|unit| &unit.text) == other.unit.as_ref().map(|unit| &unit.text);
            alike && near && named && passage.sentence_of(&target.figure) == passage.sentence_of(&other.figure)
        })
    };
    targets.retain(|target| !target.inferred || !stated.contains(&measured(target)) && !known(target));
    let spans: Vec<Chars> = targets.iter().map(|target| target.figure.quantity.span).collect();
    let apart = |index: &usize| is_gap(passage, *index) || inferred(passage, *index).is_some();
    let margins = (0..passage.figures.len()).filter(apart);
    let margins: Vec<Chars> = margins.map(|index| passage.figures[index].quantity.span).collect();
    let taken = Taken::new([spans, margins, adjusted::apply(&mut targets, reading)].concat());
    Targets { targets, taken }
}

/// 新建中心4个、改造厂房20万平方米，目前建成1个，改造13.5万平方米: what goes on with a list of targets is one where the report counts it too.
fn spread(passage: &Passage, mut wanted: Vec<bool>) -> Vec<bool> {
    for index in 1..wanted.len() {
        let (before, figure) = (&passage.figures[index - 1], &passage.figures[index]);
        let gap = passage.text.folded(Chars::new(before.quantity.span.end, figure.quantity.span.start));
        let joined = before.clause == figure.clause && matches!(gap.first(), Some('、' | '和' | '及'));
        let unit = |other: &Figure| other.quantity.unit == figure.quantity.unit && other.rate.is_none();
        let mut later =
            passage.behind(figure).iter().take_while(|next| passage.sentence_of(next) == passage.sentence_of(figure));
        let yearly = passage.text.folded(passage.clauses[figure.clause].span).starts_with(&['全', '年']);
        let own = passage.text.folded_string(passage.before(figure));
        let told = !yearly && PLANS.fact.iter().any(|word| own.contains(word));
        if wanted[index - 1]
            && !wanted[index]
            && joined
            && !told
            && may_be_target(passage, index)
            && !figure.has(crate::lexicon::language::Role::Part)
            && later.any(|next| next.clause > figure.clause && unit(next))
        {
            wanted[index] = true;
        }
    }
    wanted
}

/// 61.3%，低于62%的年度目标: the word before the target says how the figure before it stands to it, and bounds nothing.
fn is_compared(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let words = passage.text.folded_string(Chars::new(figure.segment.start, figure.quantity.core.start));
    let compares = ["低于", "高于", "少于", "多于", "超过", "超出", "高出", "未达到", "未达"]
        .iter()
        .any(|word| unset(&words).strip_suffix(word).is_some_and(|before| !before.ends_with('不')));
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let before = passage.figures[..index].iter().rev().find(|before| dimension(before) == dimension(figure));
    compares
        && figure.quantity.span.end == figure.quantity.core.end
        && goal_after(passage, index)
        && before.is_some_and(|before| passage.sentence_of(before) == passage.sentence_of(figure))
}

/// 分别低于年度控制指标52起、33人: the ceiling that opens a list holds for all of it.
fn share_ceilings(passage: &Passage, targets: &mut [Target]) {
    for at in 1..targets.len() {
        let (before, rest) = targets.split_at_mut(at);
        let (Some(first), Some(next)) = (before.last(), rest.first_mut()) else { continue };
        let gap = Chars::new(
            first.figure.quantity.span.end,
            next.figure.quantity.core.start.max(first.figure.quantity.span.end),
        );
        let lists = first.figure.clause == next.figure.clause && passage.text.folded(gap) == ['、'];
        if lists && first.comparator == Comparator::AtMost && next.comparator == Comparator::Plain {
            next.comparator = Comparator::AtMost;
        }
    }
}

/// 达到年度目标6600个的98.2%: a share of the target was reached, and the word bounds nothing.
fn is_base(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    next_figure(passage, index).is_some_and(|next| {
        let gap = passage.text.folded(Chars::new(figure.quantity.span.end, next.quantity.core.start));
        gap == ['的'] && next.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent")
    })
}

fn is_target(passage: &Passage, index: usize, moods: &[Mood]) -> bool {
    // 更新设备8台的计划，年内安装到位5台: what was planned before a report reaches no further.
    let clause = passage.figures[index].clause;
    let reports = moods.get(clause) == Some(&Mood::Report) && {
        let words = passage.text.folded_string(passage.clauses[clause].span);
        !PLANS.plan.iter().any(|word| words.contains(word))
    };
    // 摸排3.1万户，实际改造2.4万户: what is told as a step is answered by nothing.
    let step = moods.get(clause) == Some(&Mood::Report)
        && VERBS.find(passage.text.folded(passage.clauses[clause].span)).any(|(_, _, verb)| *verb == Verb::Apply);
    may_be_target(passage, index)
        && !(reports && step)
        && (!reports && planned_before(passage, index)
            || is_stated_otherwise(passage, index)
            || !(reports && mood::opens(passage, clause)) && answered_after(passage, index))
}

/// Whether the words around a figure say that it is a target. It looks back only: what stands after it may ask the same of it.
fn is_stated_target(passage: &Passage, index: usize) -> bool {
    may_be_target(passage, index) && is_stated(passage, index)
}

/// Whether nothing speaks against a figure as a target.
fn may_be_target(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    // 70个任务完成70个: the second answers the first.
    let answers = || {
        let before = index.checked_sub(1).filter(|before| passage.figures[*before].clause == figure.clause);
        before.is_some_and(|before| opens(passage, before)) && !goal_after(passage, index)
    };
    // 完成4.34万亩（96.4%）
    let aside =
        passage.clauses.get(figure.clause).is_some_and(|clause| clause.depth > 0 && clause.span == figure.segment)
            && figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent")
            && !PLANS.plan.iter().any(|word| passage.text.folded_string(passage.before(figure)).contains(word))
            && !stands_behind_goal(passage, index)
            && figure.inherits;
    // 因采购两次流标 tells why, and 三分之二 is a share.
    let own = passage.clauses.get(figure.clause).map_or(&[][..], |own| passage.text.folded(own.span));
    let reason = matches!(own, ['因' | '受', ..] | ['由', '于', ..]);
    let share =
        figure.quantity.unit.is_none() && figure.quantity.value < Decimal::ONE && figure.quantity.value > Decimal::ZERO;
    // 占地46亩 tells of the place.
    let place = passage.text.folded(passage.before(figure)).ends_with(&['占', '地']);
    // 两项指标的统计结果
    let after = passage.text.folded(Chars::new(figure.quantity.span.end, figure.quantity.span.end + 2));
    let counts_measures = matches!(after, ['指', '标'] | ['工', '作'] | ['实', '事']);
    // 新建公园10个、改造公厕24座两项任务 counts what stands before it.
    let before = || passage.figures[..index].iter().rev().take_while(|other| other.clause == figure.clause).count();
    let counts_tasks = matches!(after, ['任', '务'])
        && figure.quantity.value > Decimal::ONE
        && figure.quantity.value.to_i64().is_some_and(|value| usize::try_from(value) == Ok(before()));
    let counts_measures = counts_measures || counts_tasks;
    figure.rate.is_none()
        && !reason
        && !place
        && !share
        && !aside
        && !is_delay(passage, figure)
        && !answers()
        && !figure.has(Role::Rest)
        && !counts_measures
        && !is_old_value(passage, index)
}

fn is_stated(passage: &Passage, index: usize) -> bool {
    planned_before(passage, index) || is_stated_otherwise(passage, index)
}

/// Whether other words than a plan before it say so.
fn is_stated_otherwise(passage: &Passage, index: usize) -> bool {
    goal_after(passage, index)
        || index + 1 < passage.figures.len() && is_beyond_plan(passage, index + 1)
        || passage.is_whole(&passage.figures[index])
        || opens(passage, index) && !repeats_plan(passage, index)
        || caps(passage, index)
        || is_told_again(passage, index)
        || is_all_done(passage, index)
        || is_entered(passage, index)
        || is_planned_part(passage, index)
        || is_set_aside(passage, index)
        || stands_behind_goal(passage, index)
}

/// 列入年度计划的小型水库有18座，到12月末完工13座: what the plan of the year holds, before the report of it.
fn is_entered(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let words =
        passage.text.folded_string(Chars::new(passage.clauses[figure.clause].span.start, figure.quantity.core.start));
    let entered = ["列入", "纳入"].iter().find_map(|word| words.split_once(word)).is_some_and(|(_, rest)| {
        rest.match_indices('的').any(|(at, _)| is_goal(&rest[..at]))
            && !PLANS.fact.iter().any(|word| words.contains(word))
    });
    let next = passage.figures.get(index + 1).filter(|next| next.clause == figure.clause + 1);
    entered && next.is_some_and(|next| next.quantity.unit == figure.quantity.unit)
}

/// 课桌椅9600套（规划10000套）: alone in brackets, behind words of who set it or of what kind it is.
fn is_set_aside(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let own = &passage.clauses[figure.clause];
    let words = passage.text.folded_string(Chars::new(own.span.start, figure.quantity.core.start));
    let alike = index
        .checked_sub(1)
        .map(|before| &passage.figures[before])
        .is_some_and(|before| before.clause + 1 == figure.clause && before.quantity.unit == figure.quantity.unit);
    own.depth > 0 && own.span.end == figure.quantity.span.end && alike && !words.is_empty() && unset(&words).is_empty()
}

/// 下达任务35万亩，其中种草9万亩；种草实际9.4万亩: a part of a plan that the sentence goes on to answer by its name.
fn is_planned_part(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let opens = passage.text.folded(passage.clauses[figure.clause].span).starts_with(&['其', '中']);
    let whole = (0..index).rev().find(|at| passage.figures[*at].clause < figure.clause);
    let unit = |other: &Figure| other.quantity.unit == figure.quantity.unit;
    let of_plan = |whole: usize| {
        let plan = &passage.figures[whole];
        plan.clause + 1 == figure.clause
            && unit(plan)
            && plan.quantity.value > figure.quantity.value
            && (planned_before(passage, whole) || goal_after(passage, whole))
    };
    let own = passage.text.folded_string(passage.before(figure));
    let told = PLANS.fact.iter().chain(&PLANS.report).any(|word| own.contains(word));
    let answered = || {
        let mut later = passage.figures[index + 1..].iter().take(FARTHEST);
        later.any(|later| later.clause > figure.clause && unit(later) && later.noun.reads_like(&figure.noun))
    };
    opens && !told && whole.is_some_and(of_plan) && answered()
}

/// 低于目标（90%）1.8个百分点: alone in brackets, right behind the word for a target.
fn stands_behind_goal(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let Some(own) = passage.clauses.get(figure.clause).filter(|own| own.depth > 0 && own.span == figure.quantity.span)
    else {
        return false;
    };
    let before = passage.text.folded_string(Chars::new(own.span.start.saturating_sub(LONGEST_GOAL), own.span.start));
    // 超额完成150个的任务（120%）: the target has its figure.
    let had = index.checked_sub(1).is_some_and(|before| goal_after(passage, before));
    let before = before.trim_end_matches('(').trim_end_matches(['数', '值']);
    !had && PLANS.plan.iter().any(|word| before.ends_with(word))
}

/// The target that a distance is measured from is printed no more clauses away.
const NEAR_GOAL: usize = 3;

/// 年度目标 and its bracket are no longer.
const LONGEST_GOAL: usize = 8;

/// 较计划滞后两个月, 提前15天完成: how late or early, and no target.
fn is_delay(passage: &Passage, figure: &Figure) -> bool {
    let lasts = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "duration");
    let words = passage.text.folded_string(passage.before(figure));
    lasts && ["滞后", "推迟", "提前", "延后", "延迟", "晚", "早", "延期"].iter().any(|word| words.contains(word))
}

/// 控制在12起以内，全年实际发生9起: a ceiling that the sentence goes on to answer.
fn caps(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let words = passage.text.folded_string(passage.before(figure));
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let answer = passage.figures.get(index + 1).filter(|next| passage.sentence_of(next) == passage.sentence_of(figure));
    // 登记失业率3.68%，控制在4.5%以内
    let kept = index.checked_sub(1).map(|before| &passage.figures[before]).is_some_and(|before| {
        before.clause + 1 == figure.clause
            && passage.sentence_of(before) == passage.sentence_of(figure)
            && dimension(before) == dimension(figure)
            && before.rate.is_none()
            && words.trim_start().starts_with("控制在")
    });
    if kept && matches!(figure.quantity.bound, Bound::AtMost) {
        return true;
    }
    // 办结率不低于98%，半年办结117件，办结率99.2%: a standard, and what it is held against.
    let standard = passage.text.folded(figure.quantity.span);
    let standard =
        crate::text::holds_any(standard, &["不低于", "不少于", "不超过", "不高于", "不大于", "至少", "以内"]);
    // 全年火灾不超过2起。1—10月，…1起: a sentence of its own, and the next one begins with its time.
    let sentence = passage.sentence_of(figure);
    let next = passage.clauses_of(sentence + 1).first();
    let dated = next
        .is_some_and(|next| months::find(passage.text.folded(next.span)).first().is_some_and(|told| told.start == 0));
    let at = passage.figures.partition_point(|other| other.quantity.core.start <= figure.quantity.core.start);
    let near = passage.figures[at..].iter().take(3);
    let held = near
        .take_while(|next| {
            let own = passage.sentence_of(next);
            own == sentence || dated && own == sentence + 1
        })
        .any(|next| dimension(next) == dimension(figure) && next.quantity.bound == Bound::Plain && next.rate.is_none());
    // 培育龙头企业15家以上，今年新认定15家
    let next = passage.figures.get(index + 1).filter(|next| {
        next.clause == figure.clause + 1
            && next.quantity.unit == figure.quantity.unit
            && next.quantity.bound == Bound::Plain
            && passage.sentence_of(next) == passage.sentence_of(figure)
    });
    let told = next.map(|next| passage.text.folded(passage.clauses[next.clause].span));
    let timed = |words: &[char]| {
        ["今年", "全年", "年内", "现", "已", "实际"].iter().any(|time| crate::text::opens_with(words, time))
    };
    let standard = standard || figure.quantity.bound == Bound::AtLeast && told.is_some_and(timed);
    if standard && held && !crate::mood::is_fact(&words.chars().collect::<Vec<char>>()) {
        return true;
    }
    matches!(figure.quantity.bound, Bound::AtMost)
        && words.contains("控制在")
        && answer.is_some_and(|next| {
            let told = passage.text.folded_string(passage.before(next));
            let dated = !months::find(&told.chars().collect::<Vec<char>>()).is_empty();
            let tells = dated || PLANS.fact.iter().chain(&["全年", "发生", "平均"]).any(|word| told.contains(word));
            dimension(next) == dimension(figure) && tells
        })
}

/// 高标准农田建设4.5万亩已全部完工, 新建书房5家、更新步道50条均已完成: what the words right behind say of all of it was to be done.
fn is_all_done(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let end = passage.clauses.get(figure.clause).map_or(0, |clause| clause.span.end);
    let near = passage.figures[index..].iter().take_while(|next| next.clause == figure.clause);
    // Nothing but a list stands between the figure and what is said of all.
    let last = near.reduce(|before, next| {
        let gap = passage.text.folded(Chars::new(before.quantity.span.end, next.quantity.core.start));
        if gap.first() == Some(&'、') { next } else { before }
    });
    let after = last.map_or(&[][..], |last| passage.text.folded(Chars::new(last.quantity.span.end, end)));
    let all =
        ["已全部", "均已", "全部", "都已", "皆已", "悉数"].iter().any(|word| crate::text::opens_with(after, word));
    let done = || STATEMENTS.find(after).any(|(_, _, said)| *said == Statement::Met);
    let money = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
    let before = Chars::new(passage.clauses[figure.clause].span.start, figure.quantity.core.start);
    all && done() && !money && figure.verb != Some(Verb::Finish) && !crate::mood::is_fact(passage.text.folded(before))
}

/// 改造小区19个，19个都已完工: the next clause says of just as many how they stand.
fn is_told_again(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let Some(next) = passage.figures.get(index + 1).filter(|next| next.clause == figure.clause + 1) else {
        return false;
    };
    let Some(clause) = passage.clauses.get(next.clause) else { return false };
    let before = passage.text.folded(Chars::new(clause.span.start, next.quantity.span.start));
    let after = passage.text.folded(Chars::new(next.quantity.span.end, clause.span.end));
    next.quantity.value == figure.quantity.value
        && next.quantity.unit == figure.quantity.unit
        && before.is_empty()
        && crate::text::holds_any(after, &["都已", "均已", "全部", "皆已", "悉数", "已经", "已全"])
        && !crate::mood::is_fact(
            passage.text.folded(Chars::new(passage.clauses[figure.clause].span.start, figure.quantity.core.start)),
        )
}

/// 120个服务点已建成113个, 40条街巷全部完工: a number at the start of its clause is one that was named before, and the clause says how much of
/// it is done.
fn opens(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let Some(clause) = passage.clauses.get(figure.clause).filter(|clause| clause.depth == 0) else { return false };
    let before = passage.text.folded(Chars::new(clause.span.start, figure.quantity.span.start));
    // 全年28个小区改造任务已完工23个
    let before = match before {
        ['全' | '本' | '今', '年', rest @ ..] | ['年', '度' | '内', rest @ ..] => rest,
        own => own,
    };
    // 需要整治的12条水体已全部完成整治
    let before = if before.ends_with(&['的']) && before.len() <= LONGEST_GOAL { &[][..] } else { before };
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let next = passage.figures.get(index + 1).filter(|next| next.clause == figure.clause);
    if before.iter().any(|c| is_han(*c)) {
        return next.is_some_and(|next| divides(passage, figure, next));
    }
    if let Some(next) = next {
        let between = passage.text.folded_string(Chars::new(figure.quantity.span.end, next.quantity.core.start));
        return dimension(next) == dimension(figure)
            && ["已", "完成", "完工", "开工"].iter().any(|word| between.contains(word));
    }
    let after = passage.text.folded_string(Chars::new(figure.quantity.span.end, clause.span.end));
    // 62所学校改造任务因招标流标尚未启动
    let words: Vec<char> = after.chars().collect();
    let denied = ["任务", "项目", "工程"].iter().any(|word| after.contains(word))
        && STATEMENTS.find(&words).any(|(_, _, said)| matches!(said, Statement::NotStarted));
    denied || ["全部", "均已", "全数", "悉数"].iter().any(|word| after.contains(word))
}

/// 年度安排翻修宿舍320间，320间全部交钥匙: the plan is told already, and this is what came of it.
fn repeats_plan(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let same = |other: &Figure| {
        other.quantity.value == figure.quantity.value
            && other.quantity.unit == figure.quantity.unit
            && other.clause < figure.clause
            // 计划改造危桥7座；7座危桥全部开工: in another sentence by its name.
            && (passage.sentence_of(other) == passage.sentence_of(figure)
                || other.noun.head().is_some_and(|head| figure.noun.has(head)))
    };
    (0..index).any(|before| same(&passage.figures[before]) && is_stated(passage, before))
}

/// 搬迁230户已全部入住230户: what was to be done, and how much of it is, in one breath.
fn divides(passage: &Passage, figure: &Figure, next: &Figure) -> bool {
    let between = passage.text.folded_string(Chars::new(figure.quantity.span.end, next.quantity.core.start));
    let told = PLANS.fact.iter().any(|word| passage.text.folded_string(passage.before(figure)).contains(word));
    let same = figure.quantity.unit.is_some() && figure.quantity.unit == next.quantity.unit;
    same && !told && ["已", "现已", "实际"].iter().any(|word| between.starts_with(word))
}

/// 新建书房6个，已建成7个: what stands before the report of the same sentence, and is no fact itself.
fn answered_after(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let Some(clause) = passage.clauses.get(figure.clause) else { return false };
    // 15个的目标中建成9个，余下6个尚未动工: the clause holds its target.
    let answers = index
        .checked_sub(1)
        .is_some_and(|before| passage.figures[before].clause == figure.clause && goal_after(passage, before));
    // 发放贷款6.3亿元，完成年度目标的126%，年末余额812.4亿元: the share of the plan is that of what was done.
    let shared = passage.figures.get(index + 1).is_some_and(|next| {
        let words = passage.clauses.get(next.clause).map_or(&[][..], |own| passage.text.folded(own.span));
        next.rate.is_some() && next.clause == figure.clause + 1 && crate::mood::measures(words)
    });
    // 比计划多11.5公里，累计1052公里; 计划7座；7座危桥全部开工，完工3座
    if answers || shared || is_gap(passage, index) || opens(passage, index) && repeats_plan(passage, index) {
        return false;
    }
    let sentence = clause.sentence;
    let own = passage.text.folded_string(Chars::new(clause.span.start, figure.quantity.core.start));
    let own_words = own.clone();
    let start = passage.clauses_of(sentence).first().map_or(0, |clause| clause.span.start);
    let before = passage.text.folded_string(Chars::new(start, clause.span.start));
    // 公共 and 实际使用外资 are names.
    let told = |words: &str| {
        let words = words.replace("公共", "").replace("实际使用", "");
        PLANS.fact.iter().chain(&["全年", "共", "完成", "执行"]).any(|word| words.contains(word))
    };
    // 参保率达到97%以上，实际完成98.3%: what is to be reached, before the word for what was.
    let answer = passage.clauses.get(figure.clause + 1).filter(|next| next.sentence == sentence);
    let answer = answer.map_or(String::new(), |next| passage.text.folded_string(next.span));
    let reach = own.ends_with("达到") || own.ends_with('达');
    let to_reach = (figure.quantity.bound == Bound::AtLeast || reach)
        // 要达到5亿元，10月末为5.62亿元
        && (["实际", "完成", "目前"].iter().any(|word| answer.starts_with(word))
            || months::find(&answer.chars().collect::<Vec<char>>()).first().is_some_and(|told| told.start == 0))
        && !own.contains(['已', '全']);
    // 全年新造林2万亩，已整地栽植1.24万亩: the time is that of the promise where the report is told as one so far.
    let so_far = ["已", "目前", "仅", "现"].iter().any(|word| answer.starts_with(word));
    let own =
        if so_far { own.strip_prefix("全年").or(own.strip_prefix("年内")).unwrap_or(&own).to_owned() } else { own };
    let dated = |words: &[char]| months::find(words).first().is_some_and(|told| told.start == 0);
    // 完成投资210亿元：1—9月完成126.8亿元: what was to be completed, before the time of what was.
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let next = passage.figures.get(index + 1).filter(|next| dimension(next) == dimension(figure));
    let gap = next
        .map_or(&[][..], |next| passage.text.folded(Chars::new(figure.quantity.span.end, next.quantity.core.start)));
    let planned = || PLANS.plan.iter().any(|word| gap.iter().collect::<String>().contains(word));
    let timed = matches!(gap, [':' | ',' | '，', rest @ ..] if dated(rest)) && before.is_empty() && !planned();
    let own = own.strip_prefix("完成").or(own.strip_prefix("实现")).filter(|_| timed).unwrap_or(&own);
    if timed && !told(own) {
        return true;
    }
    // 计划40个，开工33个，完工12个: what was begun is no plan.
    let begun = own.starts_with("开工") && !before.is_empty();
    // 全年接待850万人次，上半年接待463万人次: a part of the year is told behind the year, so that this was to be.
    let yearly = own_words.starts_with("全年") && {
        let later = passage.clauses_from(figure.clause + 1).take_while(|(_, later)| later.sentence == sentence);
        let part = later.into_iter().find_map(|(at, later)| {
            let told = months::find(passage.text.folded(later.span));
            let early = told.first().filter(|told| told.start == 0)?.months?.is_early();
            (early && passage.figures_of(at).any(|next| next.quantity.unit == figure.quantity.unit)).then_some(())
        });
        part.is_some() && !PLANS.fact.iter().any(|word| *word != "全年" && own_words.contains(word))
    };
    if yearly {
        return true;
    }
    if told(own) && !to_reach || told(&before) || begun {
        return false;
    }
    // 年内建成8处。现已完成选址，尚未开工。: the report is the next sentence.
    let next = passage.clauses.iter().find(|later| later.sentence == sentence + 1).filter(|_| sentence == 0);
    let reports_next = next.is_some_and(|next| {
        let words = passage.text.folded_string(next.span);
        ["现已", "目前", "截至", "截止", "现", "尚未", "已"].iter().any(|word| words.starts_with(word))
    });
    if reports_next && passage.figures_of(figure.clause).count() == 1 {
        return true;
    }
    // 46个设施开工，年度计划建成40个，目前建成31个: the plan is told by itself.
    let told = |at: usize| {
        let later = &passage.figures[at];
        passage.sentence_of(later) == sentence
            && dimension(later) == dimension(figure)
            && (goal_after(passage, at) || planned_before(passage, at))
    };
    if (index + 1..passage.figures.len().min(index + LONGEST_LIST)).any(told) {
        return false;
    }
    passage.figures[index + 1..].iter().take(FARTHEST).any(|next| {
        passage.clauses.get(next.clause).is_some_and(|later| {
            let words = passage.text.folded_string(later.span);
            let starts = |list: &[&str]| list.iter().any(|word| words.starts_with(word));
            // 完工38部: what has no name of its own is of the thing before.
            let planned = PLANS.plan.iter().any(|word| words.contains(word));
            let dated = dated(passage.text.folded(later.span));
            let reports = starts(&["已", "实际", "现已", "目前已", "仅", "只", "分别完成", "分别建成", "分别达到", "分别实现"])
                || to_reach && starts(&["目前"])
                || dated && !planned
                // 实查23872人, 实建83座
                || !planned && is_told_real(&words)
                || next.inherits && !planned && starts(&PLANS.report)
                // 400台，开工436台、完工318台
                || next.inherits && !planned && starts(&["开工"]) && words.contains("完工");
            next.clause > figure.clause && later.sentence == sentence && reports && dimension(next) == dimension(figure)
        })
    }) || denied_after(passage, figure)
}

/// 实查, 实建, 实配: 实 before a verb of one character and the number.
fn is_told_real(words: &str) -> bool {
    let mut chars = words.chars();
    let (first, second, third) = (chars.next(), chars.next(), chars.next());
    first == Some('实')
        && second
            .is_some_and(|c| is_han(c) && !matches!(c, '现' | '施' | '行' | '验' | '名' | '践' | '有' | '事' | '际'))
        && third.is_some_and(|c| c.is_ascii_digit())
}

/// So many figures behind a promise its answer is looked for.
const FARTHEST: usize = 4 * LONGEST_LIST;

/// 改造农贸市场9个，因资金未到位，均未启动: what was promised, before the word that nothing came of it.
fn denied_after(passage: &Passage, figure: &Figure) -> bool {
    let sentence = passage.sentence_of(figure);
    let mut later = passage.clauses.iter().enumerate().skip(figure.clause + 1);
    later.by_ref().take_while(|(_, clause)| clause.sentence == sentence).any(|(index, clause)| {
        let words = passage.text.folded(clause.span);
        let denies = |statement: &Statement| matches!(statement, Statement::NotStarted | Statement::Missed);
        // 未完成的主要原因是租金上涨 tells why, and of which there was more than none.
        passage.figures_of(index).next().is_none()
            && !words.windows(2).any(|pair| pair == ['原', '因'])
            // 未完成部分列入下年计划 tells of a part.
            && !["未完成部分", "未完成的", "未完工部分", "未开工部分"].iter().any(|part| crate::text::opens_with(words, part))
            && matches!(words, ['均' | '全' | '尚' | '仍' | '未' | '暂', ..])
            && STATEMENTS.find(words).any(|(_, _, statement)| denies(statement))
    })
}

/// 创建产业园2家，与年度目标持平: a target that is as large as the figure before it.
fn level_with_plan(passage: &Passage) -> impl Iterator<Item = Figure> {
    let level = |index: usize| {
        let clause = passage.clauses.get(index)?;
        let words = passage.text.folded_string(clause.span);
        let levels = words.starts_with('与')
            && words.ends_with("持平")
            && PLANS.plan.iter().any(|word| words.contains(word))
            && passage.figures_of(index).next().is_none();
        let before = passage.figures.iter().rev().find(|figure| figure.clause < index && figure.rate.is_none());
        let before = before.filter(|figure| levels && passage.sentence_of(figure) == clause.sentence)?;
        let mut figure = before.clone();
        figure.quantity =
            Quantity { bound: Bound::Plain, span: clause.span, core: clause.span, ..before.quantity.clone() };
        figure.segment = clause.span;
        figure.clause = index;
        Some(figure)
    };
    (0..passage.clauses.len()).filter_map(level)
}
