//! What keeps a figure from answering a target, however alike their names are.

use super::comparable::comparable;
use super::compared::{
    is_compared, is_counted_two_ways, is_each_of_several, is_of_another_base, is_of_one_month, is_of_other_time,
    shares_out,
};
use super::excluded::excluded;
use super::repeated::{
    is_all_of_its_parts, is_own_percentage, is_part_of_promise, is_partner, is_plan, is_promised_once_more, is_universe,
};
use super::{is_net, is_unfinished, parts::is_of_this_year, same_surface};
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
        || figure.has(Role::Part)
            && !wants.has(Role::Part)
            && figure.verbs.contains(&Verb::Apply)
            && !wants.verbs.contains(&Verb::Apply)
        || figure.has(Role::Part) && !wants.has(Role::Part) && is_told_first(passage, figure)
        || is_of_told_whole(target, passage, figure, weights)
        || is_to_some(target, passage, figure)
        || is_named_beside_bare(target, passage, figure, weights)
        || is_level && !target.names("增量") && is_compared(passage, figure, wants)
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
        || is_part_of_promise(target, passage, figure)
        || super::restated::is_restated(target, passage, figure)
        || super::unsettled::is_unsettled(target, passage, figure, year)
        || is_partner(target, passage, figure)
        || is_gross(passage, figure, wants)
        || is_attribute(target, passage, figure)
        || target.each && !shares_out(passage, figure)
        || is_of_other_time(target, passage, figure)
        || is_growth_of_all(target, passage, figure)
        || is_each_of_several(target, passage, figure)
}

/// 地区生产总值增长5.3% for 人均生产总值: all of it grows otherwise than what falls to each.
fn is_growth_of_all(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let each = |words: &[char]| words.iter().any(|c| matches!(c, '均' | '每'));
    target.figure.is_change()
        && target.names("人均")
        && !target.names("可支配")
        && !figure.noun.is_empty()
        && !each(&figure.noun.folded())
        && !each(passage.text.folded(passage.before(figure)))
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
            // 新建雨污水管网58公里，其中污水管网31公里 for 污水管网
            if figure.noun.reads_like(&target.noun) && !whole.noun.is_empty() && !whole.noun.reads_like(&target.noun) {
                return false;
            }
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
            let named = weights.share(&figure.noun, &target.noun) == 1000 && !headless && of_whole < 1000
                || super::size::is_own(target, passage, figure, Some(whole));
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
    // 引进63个，其中当年开工41个: of another work.
    let begun = |next: &Figure| next.is_start() && !figure.is_start();
    let next = passage.behind(figure).first().filter(|next| is_of_this_year(passage, next) && !begun(next));
    next.is_some_and(|next| same_surface(next.quantity.unit.as_ref(), figure.quantity.unit.as_ref()))
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
    let whole = wanted;
    let before = |words: &str| words.split(measure).next().map_or_else(Vec::new, |sector| sector.chars().collect());
    let (wanted, found): (Vec<char>, Vec<char>) = (before(wanted), before(found));
    // 高新技术产业增加值占规上工业增加值比重, of which the second is told
    let told = whole.contains(&format!("占{}{measure}", found.iter().collect::<String>()));
    wanted.len() > 1 && found.len() > 1 && !told && !found.iter().any(|c| *c != '业' && wanted.contains(c))
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
