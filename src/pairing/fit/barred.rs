//! What keeps a figure from answering a target, however alike their names are.

use super::compared::{
    goes_on_per_head, is_compared, is_counted_two_ways, is_each_of_several, is_mean, is_of_another_base,
    is_of_one_month, is_of_other_time, is_over_all, shares_out,
};
use super::repeated::{
    is_all_of_its_parts, is_own_percentage, is_partner, is_plan, is_promised_once_more, is_universe,
};
use super::{is_net, is_unfinished, named, parts::is_of_this_year, same_surface};
use crate::lexicon::language::{Role, STATEMENTS, Statement, VERBS, Verb};
use crate::number::Decimal;
use crate::pairing::likeness::Weights;
use crate::passage::noun::Noun;
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, closes_with, holds, holds_any, opens_with};

/// Whether a figure cannot answer a target.
pub(super) fn is_barred(
    target: &Target,
    passage: &Passage,
    figure: &Figure,
    weights: &Weights,
    year: Option<u16>,
) -> bool {
    let wants = &target.figure;
    let dimension = target.unit.as_ref().map(|unit| unit.dimension);
    // 整治完成率94.8% for 排污口整治完成率, and not a bare 完成率94.8%
    let told = || {
        let words = passage.text.folded(passage.before(figure));
        closes_with(words, "完成率") && words.len() > 3
    };
    let named = target.names("完成率") && (figure.noun.closes_with("完成率") || told());
    if figure.rate.is_some() && !named && !is_own_percentage(target, passage, figure)
        || !comparable(target, figure)
        || excluded(target, passage, figure, year)
    {
        return true;
    }
    let is_level = !wants.is_change() && dimension != Some("percent");
    let level = wants.has(Role::Stock) || wants.verb == Some(Verb::Floor);
    let one_of_several = figure.has(Role::Part) && !wants.has(Role::Part) && is_one_of_several(target, figure, weights);
    let tasks = crate::passage::counts_tasks(&passage.text, &figure.quantity)
        && !crate::passage::TASKS.iter().any(|word| target.names(word));
    tasks
        || is_distance(target, passage, figure)
        || is_not_begun(target, passage, figure)
        || is_awaited(target, passage, figure)
        || is_of_another_base(target, passage, figure)
        || is_counted_two_ways(target, passage, figure)
        // 完工75台，其中当年申请、当年完工28台: a narrower kind.
        || figure.has(Role::Part) && !wants.has(Role::Part) && figure.verbs.contains(&Verb::Apply)
        || figure.has(Role::Part) && !wants.has(Role::Part) && is_told_first(passage, figure)
        || is_of_told_whole(target, passage, figure, weights)
        || is_to_some(target, passage, figure)
        || is_named_beside_bare(target, passage, figure, weights)
        || is_level && is_compared(passage, figure, wants)
        || wants.is_change() && is_other_head(&target.noun, &figure.noun)
        || is_universe(target, passage, figure)
        || one_of_several
        || !level && has_part_of_this_year(passage, figure)
        || matches!(dimension, Some("percent" | "money")) && is_another_measure(&target.noun, &figure.noun)
        || is_plan(target, passage, figure)
        || super::unbuilt::is_unbuilt(target, passage, figure)
        || super::failed::is_failed(target, passage, figure)
        || is_complement(target, passage, figure)
        || is_other_share(target, passage, figure)
        || is_sort_told_elsewhere(target, passage, figure)
        || is_of_one_month(target, passage, figure)
        || is_all_of_its_parts(target, passage, figure)
        || is_promised_once_more(target, passage, figure)
        || is_partner(target, passage, figure)
        || is_gross(passage, figure, wants)
        || is_attribute(target, passage, figure)
        || target.each && !shares_out(passage, figure)
        || is_of_other_time(target, passage, figure)
        || is_each_of_several(target, passage, figure)
}

/// 群众不满意率1.2% for 群众满意率: those for whom the opposite is true.
fn is_complement(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let Some(at) = words.iter().rposition(|c| matches!(c, '不' | '未')) else { return false };
    let denied = words[at..].iter().copied().take(LONGEST_DENIED).collect::<Vec<char>>();
    let rest = &denied[1..];
    let asked = |part: &[char]| target.words.windows(part.len()).any(|own| own == part);
    rest.len() >= 2 && asked(&rest[..2]) && !asked(&denied[..3])
}

/// 装机占比62%，消费占比18.1% for 非化石能源消费占比: where the second is called as the target ends, the first is another share.
fn is_other_share(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let name = |figure: &Figure| passage.text.folded(passage.before(figure));
    let asked = |own: &[char]| own.len() > SHARE.len() && target.words.windows(own.len()).any(|part| part == own);
    let own = name(figure);
    target.cell != passage.cell
        && own.ends_with(&SHARE)
        && passage.around(figure).iter().any(|other| {
            let others = name(other);
            others.ends_with(&SHARE)
                && asked(others)
                && !own.ends_with(others)
                && other.quantity.unit == figure.quantity.unit
                && passage.sentence_of(other) == passage.sentence_of(figure)
        })
}

const SHARE: [char; 2] = ['占', '比'];

/// 不满意 is no longer.
const LONGEST_DENIED: usize = 3;

/// 改造14座，超目标2座: how far the answer is from the target; 超过年度目标30万人 for 30万人 is the target itself.
fn is_distance(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let small = || {
        let twice = figure.quantity.value.times(Decimal::new(2, 0));
        let (found, wanted) = (figure.quantity.unit.as_ref(), target.unit.as_ref());
        let twice = twice.and_then(|twice| crate::pairing::base(twice, found));
        twice.zip(crate::pairing::base(target.value, wanted)).is_some_and(|(twice, wanted)| twice <= wanted)
    };
    let before = passage.around(figure).iter().any(|other| {
        other.quantity.core.start < figure.quantity.core.start
            && passage.sentence_of(other) == passage.sentence_of(figure)
    });
    // 较目标短收0.3亿元: from what it is measured is said.
    let said = || holds_any(passage.text.folded(passage.before(figure)), &["目标", "计划", "任务", "预期", "预算"]);
    (before || said()) && crate::target::distance(passage, figure).is_some() && small()
}

/// 2个片区均未启动; 5支消防队已选定驻地，尚未组建: what is counted there is not done.
fn is_not_begun(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(own) = passage.clauses.get(figure.clause) else { return false };
    let done = figure.verbs.iter().any(|verb| matches!(verb, Verb::Finish | Verb::Add))
        && VERBS.find(passage.text.folded(passage.before(figure))).next().is_some();
    let denies = |words: &[char]| {
        let mut said = STATEMENTS.find(words);
        let denial = |said: &Statement| matches!(said, Statement::NotStarted | Statement::Cancelled);
        said.any(|(_, _, said)| denial(said)) && !crate::text::holds_any(words, &["目标", "任务", "计划", "指标"])
    };
    let after = passage.text.folded(Chars::new(figure.quantity.span.end, own.span.end.max(figure.quantity.span.end)));
    let last = passage.behind(figure).first().is_none_or(|next| next.clause != figure.clause);
    if done || figure.rate.is_some() || !last {
        return false;
    }
    let open = |words: &[char]| ["尚未", "仍未", "均未", "还未", "暂未"].iter().any(|no| opens_with(words, no));
    let next = passage.clauses.get(figure.clause + 1).filter(|next| {
        next.sentence == own.sentence
            && next.depth == own.depth
            && passage.figures_of(figure.clause + 1).next().is_none()
    });
    let next = next.map_or(&[][..], |next| passage.text.folded(next.span));
    let finished = || STATEMENTS.find(after).any(|(_, _, said)| *said == Statement::Met);
    // 20辆校车采购合同已签订，尚未交付: a step was taken, and work goes on.
    denies(after)
        || open(next) && !finished() && !is_unfinished(target, passage, figure) && (denies(next) || next.len() <= BARE)
}

/// 尚未组建 is no longer, and names nothing else.
const BARE: usize = 5;

/// Words of what came to a whole: 全年新认定71家.
pub(super) const NEWLY: [&str; 7] = ["新认定", "新增", "新获", "新培育", "新入库", "净增", "新评"];

/// 该指标暂无数据；规上企业研发费用增长13.5%: where the figure that was promised is still to come, one of another name is not it.
fn is_awaited(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    // 离校前就业率76.8% has all but a word of the name.
    let own = || {
        let (named, all) = target
            .noun
            .pairs()
            .fold((0, 0), |(named, all), pair| (named + usize::from(figure.noun.has(pair)), all + 1));
        named * 5 >= all * 4
    };
    passage.awaits_before(figure) && !figure.noun.is_empty() && !own()
}

/// 20460人；同期失业人员再就业6118人: the cell opens with the bare figure, and this one is of a name of its own.
fn is_named_beside_bare(target: &Target, passage: &Passage, figure: &Figure, weights: &Weights) -> bool {
    let own_words =
        || weights.share(&figure.noun, &target.noun) < 1000 && weights.share(&target.noun, &figure.noun) < 1000;
    !figure.noun.is_empty() && !figure.inherits && is_told_first(passage, figure) && own_words()
}

/// 对共建国家出口增长11.7% for 出口增长3%: told of some of those that it went to.
fn is_to_some(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    // 向低收入家庭发放租赁补贴223户: those that it went to are those that are counted.
    let are_counted = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "household");
    // 对全县14家农贸市场逐一开展体检: to whom something else was done.
    let after = passage.text.folded(passage.after(figure));
    let served = || {
        let done = ["逐一", "逐个", "开展", "进行", "组织"].iter().any(|word| holds(after, word));
        matches!(words, ['对' | '向', ..])
            && done
            && !target.names("对")
            && !holds_any(&target.words, &["开展", "进行"])
    };
    if served() {
        return true;
    }
    !are_counted
        && matches!(words, ['对' | '向', ..])
        && !target.names("对")
        && !target.names("向")
        && words.len() > SOME
}

/// 对俄, 对外 are parts of a name, and no longer.
const SOME: usize = 5;

/// 搬迁安置5238户，其中集中安置4410户: a part with a name of its own, beside the whole that is called as the target is.
fn is_of_told_whole(target: &Target, passage: &Passage, figure: &Figure, weights: &Weights) -> bool {
    let sentence = passage.sentence_of(figure);
    let part = || weights.share(&target.noun, &figure.noun);
    let whole = |whole: &&Figure| {
        whole.quantity.core.start < figure.quantity.core.start
            && passage.sentence_of(whole) == sentence
            && whole.quantity.unit == figure.quantity.unit
            && !(target.cell == passage.cell && whole.quantity.core == target.figure.quantity.core)
            && [Role::Part, Role::Plan, Role::LastYear, Role::Stock].iter().all(|role| !whole.has(*role))
            && whole.is_change() == figure.is_change()
            && whole.rate.is_none()
            && (!whole.verbs.contains(&Verb::Apply) || whole.verbs.contains(&Verb::Finish))
    };
    let last = || passage.around(figure).iter().rev().find(whole);
    figure.has(Role::Part)
        && !target.figure.has(Role::Part)
        && !figure.inherits
        && last().is_some_and(|whole| {
            // 认证面积61.3万亩，其中有机食品9.8万亩: of what the target's name ends in, the part tells nothing.
            let all = || super::parts::names_all(target, whole, figure);
            let head = target.noun.head();
            let headless = head.is_some_and(|head| whole.noun.has(head) && !figure.noun.has(head)) && !all();
            let of_whole = weights.share(&target.noun, &whole.noun);
            // 其中村组水泥路11.5公里 of 道路建设19.5公里 for 村组道路
            let first = target.noun.pairs().next();
            if first.is_some() && figure.noun.pairs().next() == first && !first.is_some_and(|own| whole.noun.has(own)) {
                return false;
            }
            let named = weights.share(&figure.noun, &target.noun) == 1000 && !headless && of_whole < 1000;
            !named && of_whole >= part().max(1)
        })
}

/// 10%，其中制造业投资增长3.7%: the cell opens with the bare figure that is the whole.
fn is_told_first(passage: &Passage, figure: &Figure) -> bool {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let first = passage.figures.first().filter(|first| dimension(first) == dimension(figure));
    first.is_some_and(|first| {
        let before = passage.text.folded(Chars::new(0, first.quantity.core.start));
        let after = passage.text.folded(passage.after(first));
        first.quantity.core.start < figure.quantity.core.start
            && !before.iter().chain(after).any(|c| crate::text::is_han(*c))
    })
}

pub(super) fn comparable(target: &Target, figure: &Figure) -> bool {
    match (target.unit.as_ref(), figure.quantity.unit.as_ref()) {
        (Some(wanted), Some(found)) => {
            wanted.measures_like(found)
                || is_reckoned_like(target, figure)
                || matches!((wanted.dimension, found.dimension), ("household", "套") | ("套", "household"))
                    && is_of_homes(target, figure)
                || matches!((wanted.dimension, found.dimension), ("count", "household") | ("household", "count"))
                    && (is_business(&target.noun) || is_business(&figure.noun))
        }
        // 再犯罪率为0
        (Some(wanted), None) => {
            figure.quantity.value == Decimal::ZERO
                || figure.noun.is_empty()
                || wanted.dimension == PERSON && is_large(figure.quantity.value)
        }
        (None, found) => found.is_none_or(|unit| {
            let people = unit.dimension == PERSON && is_large(target.value);
            unit.dimension == "count" || people || figure.noun.is_empty()
        }),
    }
}

/// 日供水能力2万吨 of 供水能力2万吨/日, 每千人5批次 of 5批次/千人: what the one prints in its unit the other says in its name.
pub(super) fn is_reckoned_like(target: &Target, figure: &Figure) -> bool {
    let Some((wanted, found)) = target.unit.as_ref().zip(figure.quantity.unit.as_ref()) else { return false };
    let says = |words: &[char], per: &str| match per {
        "日" | "天" => crate::text::holds_any(words, &["日处理", "日供", "日产", "日均", "每日", "每天"]),
        "年" => crate::text::holds_any(words, &["年产", "年处理", "每年"]),
        _ => crate::text::holds(words, &format!("每{per}")),
    };
    wanted.per(found).is_some_and(|per| says(&figure.noun.canonical(), per))
        || found.per(wanted).is_some_and(|per| says(&target.words, per))
}

/// 贫困人口减少1000万: of people in tens of thousands the unit is often left out.
const PERSON: &str = "person";

fn is_large(value: Decimal) -> bool {
    value >= 10_000.into()
}

/// 1200户 and 1200套 of one and the same thing, perhaps in short: 棚户区改造, 棚改项目.
fn is_of_homes(target: &Target, figure: &Figure) -> bool {
    target.noun.pairs().filter(|pair| figure.noun.has(*pair)).count() >= 2 || figure.noun.abbreviates(&target.noun)
}

/// 328户企业: firms are counted by 户 and by 家.
fn is_business(noun: &Noun) -> bool {
    let words = noun.words();
    ["企业", "主体", "商户", "工商户", "个转企", "小升规"].iter().any(|word| words.contains(word))
}

/// Roles and verbs that keep a figure from answering, however alike the nouns are.
fn excluded(target: &Target, passage: &Passage, figure: &Figure, year: Option<u16>) -> bool {
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
    // 惠及57个村: those who have something of it.
    let before = passage.text.folded(passage.before(figure));
    let count = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "count");
    let served = count && SERVED.iter().any(|word| closes_with(before, word) && !target.names(word));
    served
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
        || only(Role::LastYear) && !change
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

/// 因4所学校校舍加固: why, and not how many.
fn is_reason(passage: &Passage, figure: &Figure) -> bool {
    let words = passage.clauses.get(figure.clause).map_or(&[][..], |clause| passage.text.folded(clause.span));
    // 除站前街1处延至2024年外
    let except = matches!(words, ['除', next, ..] if !"了险去".contains(*next)) && words.contains(&'外');
    matches!(words, ['因', next, ..] if !"地此时".contains(*next)) || matches!(words, ['由', '于', ..]) || except
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

/// 交通事故起数 beside 交通事故死亡人数: they begin alike, and each ends in what the other has not.
fn is_other_head(wanted: &Noun, found: &Noun) -> bool {
    let heads = wanted.head().zip(found.head());
    heads.is_some_and(|(own, other)| !found.has(own) && !wanted.has(other))
        && wanted.pairs().next() == found.pairs().next()
        && wanted.pairs().filter(|pair| found.has(*pair)).count() >= 2
}

/// 其中中央预算内资金 of 中央、省预算内资金: a part that names one of the kinds that the target lists, and not the others.
fn is_one_of_several(target: &Target, figure: &Figure, weights: &Weights) -> bool {
    target.lists && !figure.noun.is_empty() && weights.share(&target.noun, &figure.noun) < 1000
}

/// Whether the next figure is this year's part of this one.
fn has_part_of_this_year(passage: &Passage, figure: &Figure) -> bool {
    // 实际筹集6480套，其中年内入住2150套: the first is of this year too.
    if crate::text::holds_any(passage.text.folded(passage.before(figure)), &["实际", "全年", "今年", "年内", "当年"])
    {
        return false;
    }
    let next = passage.behind(figure).first().filter(|next| is_of_this_year(passage, next));
    next.is_some_and(|next| same_surface(next.quantity.unit.as_ref(), figure.quantity.unit.as_ref()))
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
fn is_beside_mean(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let itself = |other: &Figure| target.cell == passage.cell && other.quantity.core == target.figure.quantity.core;
    let mean = |other: &Figure| passage.is_per_head(other) || is_mean(passage, other);
    let money = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
    !mean(figure)
        && !money
        && !target.figure.is_change()
        && !figure.inherits
        && passage.around(figure).iter().any(|other| mean(other) && !itself(other) && comparable(target, other))
}

/// What is measured of one and the same thing, where each tells nothing of the others.
const MEASURES: [&str; 12] =
    ["生产总值", "增加值", "产值", "营业收入", "利润", "用电量", "投资", "零售额", "销售额", "税收", "贷款", "存款"];

/// 工业增加值 and 工业总产值 share their words, and are not the same.
fn is_another_measure(wanted: &Noun, found: &Noun) -> bool {
    let of = |words: &str| MEASURES.iter().find(|measure| words.contains(**measure)).copied();
    let wanted: String = wanted.canonical().iter().collect();
    let Some(own) = of(&wanted) else { return false };
    let found: String = found.canonical().iter().collect();
    of(&found).is_some_and(|other| {
        own != other && !found.contains(own) && !wanted.contains(other)
            || own == other && OF_SECTORS.contains(&own) && is_another_sector(&wanted, &found, own)
    })
}

/// Measures that are printed of many sectors side by side.
const OF_SECTORS: [&str; 3] = ["增加值", "产值", "用电量"];

/// 工业用电量 tells nothing of 重点行业企业用电量: the words before the measure have no character in common but 业.
fn is_another_sector(wanted: &str, found: &str, measure: &str) -> bool {
    let before = |words: &str| words.split(measure).next().map_or_else(Vec::new, |sector| sector.chars().collect());
    let (wanted, found): (Vec<char>, Vec<char>) = (before(wanted), before(found));
    wanted.len() > 1 && found.len() > 1 && !found.iter().any(|c| *c != '业' && wanted.contains(c))
}

/// What is asked for is told by another figure, so that this one is not it: the whole (总数达到306家) beside what came to it, the change
/// (降低0.62元) beside the level.
fn is_sort_told_elsewhere(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let wants = &target.figure;
    let itself = |other: &Figure| target.cell == passage.cell && other.quantity.core == wants.quantity.core;
    let elsewhere = |sort: &dyn Fn(&Figure) -> bool| {
        let mut others = passage.around(figure).iter().filter(|other| !itself(other));
        !sort(figure) && others.any(|other| comparable(target, other) && sort(other))
    };
    let whole = |figure: &Figure| figure.has(Role::Stock);
    let falls = |figure: &Figure| figure.verbs.contains(&Verb::Fall);
    wants.has(Role::Stock) && !wants.is_change() && figure.verb != Some(Verb::Floor) && elsewhere(&whole)
        || falls(wants) && !figure.is_change() && elsewhere(&falls)
}

/// 新入规26家，退库4家，净增22家: beside the net figure that was promised, the gross one is no answer.
fn is_gross(passage: &Passage, figure: &Figure, wants: &Figure) -> bool {
    // 净增数年底核定: it is still to come.
    let named = || passage.clauses_from(figure.clause).any(|(_, own)| holds(passage.text.folded(own.span), "净增"));
    // 新认定28家，到期退出10家: how many are more is not said.
    let left = |other: &Figure| {
        other.quantity.unit == figure.quantity.unit
            && LEFT.iter().any(|word| holds(passage.text.folded(passage.before(other)), word))
    };
    is_net(wants)
        && !is_net(figure)
        && (passage.around(figure).iter().any(|other| is_net(other) || left(other)) || named())
}

/// Words of those that are no longer counted.
const LEFT: [&str; 8] = ["退出", "退库", "注销", "到期", "摘牌", "吊销", "流失", "关停"];

/// 总投资85亿元 beside 完成投资31.2亿元: what a work is to cost in all is no result, unless just that was promised.
fn is_attribute(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let end = words.iter().rposition(|c| !matches!(c, '约' | '达' | '为' | '超' | '近')).map_or(0, |at| at + 1);
    let promised = || target.words.iter().collect::<String>();
    ["总投资", "概算", "估算投资"].iter().any(|word| closes_with(&words[..end], word) && !promised().contains(word))
}
