//! What tells that a figure is told of another thing than the target's, though their names are alike.

use super::comparable::comparable;
use super::grade::{is_of_grade, is_of_other_grade};
use super::{carries_on, holds_row, levels, named, parts, same_surface, stock};
use crate::lexicon::language::{Role, VERBS, Verb};
use crate::pairing::Setting;
use crate::pairing::likeness::Weights;
use crate::pairing::sibling::{
    are_contrasted, are_of_two_kinds, are_of_two_things, are_siblings, are_two_rates, contrasts,
};
use crate::passage::noun::Noun;
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, holds_any, opens_with};

/// Whether a figure is told of another thing than the target's, though their names are alike. It takes longer to tell than the rest, and is
/// asked of those figures only that may answer for all else.
pub(super) fn is_of_another(
    target: &Target,
    passage: &Passage,
    figure: &Figure,
    weights: &Weights,
    setting: Setting,
) -> bool {
    // 坡道、扶手等楼院适老化改造: what is named first are only some of them.
    let listed = || {
        let words = passage.text.folded(passage.before(figure));
        let some = words.iter().position(|c| *c == '、').is_some_and(|at| words[at..].contains(&'等'));
        some || words.ends_with(&['等'])
    };
    let percent = target.unit.as_ref().is_some_and(|unit| matches!(unit.dimension, "percent" | "points"));
    let another = |own: &Noun, other: &Noun| {
        are_siblings(own, other)
            || are_two_rates(own, other)
            || are_of_two_things(own, other)
            || !percent && are_of_two_kinds(own, other)
    };
    let named = || !figure.inherits && !target.lists && target.original.is_none() && !listed();
    stock::is_stock(target, passage, figure)
        || is_lone_part(target, passage, figure, weights)
        || is_other_work(target, passage, figure)
        || is_other_count(target, passage, figure)
        || is_step(target, passage, figure)
        || is_opposed(target, passage, figure)
        || levels::is_of_higher(target, passage, figure, setting)
        || levels::is_of_town(target, passage, figure)
        || stock::is_of_before(target, passage, figure)
        || is_carried_on(target, passage, figure)
        || is_work_before(target, passage, figure)
        || is_before_fact(target, passage, figure)
        || is_beside_tail(target, passage, figure)
        || is_part_of_total(target, passage, figure, weights)
        || is_headless(target, passage, figure)
        || is_of_other_grade(target, passage, figure)
        || is_holder(passage, figure)
        || is_wider(target, passage, figure, weights)
        || is_before_head(target, passage, figure)
        || named()
            && !is_of_grade(target)
            && !is_of_promised(target, passage, figure)
            && another(&target.noun, &figure.noun)
        || (figure.inherits || named()) && is_contrasted(target, passage, figure)
        || is_of_some(target, passage, figure)
        || parts::has_elliptic_part(target, passage, figure)
        || is_whole_of_told(target, passage, figure)
        || is_whole_of_named(target, passage, figure)
        || is_less_named(target, passage, figure, weights)
        || is_one_among(target, figure)
}

/// 固定资产投资（不含农户）中民间投资: what is told is one among the things that were promised.
fn is_one_among(target: &Target, figure: &Figure) -> bool {
    let (wanted, found) = (target.noun.folded(), figure.noun.folded());
    let among = |at: usize| found[at] == '中' && found.len() > at + 2 && !matches!(found[at - 1], '集' | '初' | '高');
    !wanted.is_empty() && found.starts_with(&wanted) && (wanted.len()..found.len()).any(among)
}

/// 原计划建设4处，其中石桥服务站1处建成: one of those that were promised, whatever its own name is.
fn is_of_promised(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let before = at.checked_sub(1).and_then(|before| passage.figures.get(before));
    figure.has(Role::Part)
        && before.is_some_and(|whole| {
            whole.has(Role::Plan)
                && whole.quantity.value == target.value
                && whole.quantity.unit == figure.quantity.unit
                && passage.sentence_of(whole) == passage.sentence_of(figure)
        })
}

/// 全区27家孵化器在孵企业643家: of the two the first counts those that have what the second counts.
fn is_holder(passage: &Passage, figure: &Figure) -> bool {
    let at = passage.figures.partition_point(|other| other.quantity.core.start <= figure.quantity.core.start);
    let next = passage.figures.get(at).filter(|next| next.clause == figure.clause);
    figure.verb.is_none()
        && next.is_some_and(|next| {
            let between = passage.text.folded(Chars::new(figure.quantity.span.end, next.quantity.span.start));
            same_surface(figure.quantity.unit.as_ref(), next.quantity.unit.as_ref())
                && next.verb.is_none()
                && between.len() >= LONG
                && between.iter().all(|c| crate::text::is_han(*c))
        })
}

/// Between two figures that have each a noun there stand no fewer characters.
const LONG: usize = 4;

/// 安置脱贫劳动力1152人 for 脱贫人口务工规模, where 脱贫人口外出务工13874人 is told: other work, and less of the name than another figure has.
fn is_less_named(target: &Target, passage: &Passage, figure: &Figure, weights: &Weights) -> bool {
    let recall = |other: &Figure| weights.share(&target.noun, &other.noun);
    let more = |own: i32| {
        let before =
            passage.around(figure).iter().filter(|other| other.quantity.core.end <= figure.quantity.core.start);
        let alike = before.filter(|other| same_surface(figure.quantity.unit.as_ref(), other.quantity.unit.as_ref()));
        alike
            .filter(|other| !other.has(Role::Part) && !other.inherits)
            // 洽谈总部企业19家 tells of a step.
            .filter(|other| !other.verbs.contains(&Verb::Apply))
            .any(|other| recall(other) > own + MUCH && comparable(target, other))
    };
    target.cell != passage.cell
        && !figure.inherits
        && figure.verb_words.len() >= 2
        && !holds_any(&target.words, &[&figure.verb_words.iter().collect::<String>()])
        && Some(recall(figure)).filter(|own| own + MUCH < 1000).is_some_and(more)
}

/// So much more of a name, in thousandths, is clearly more.
const MUCH: i32 = 250;

/// 建成4.73万亩，其中新建3.2万亩、改造提升1.53万亩 for 改造提升1.5万亩: the whole, where the very work is told as a part of it.
fn is_whole_of_told(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let wanted = &target.figure.verb_words;
    let part = |other: &Figure| {
        // 已建成交付 for 建成并交付
        let plain = |words: &[char]| words.iter().copied().filter(|c| *c != '并').collect::<Vec<char>>();
        other.has(Role::Part)
            && plain(&other.verb_words) == plain(wanted)
            && other.quantity.unit == figure.quantity.unit
            && other.noun == figure.noun
    };
    wanted.len() >= 2
        && !figure.has(Role::Part)
        && figure.verb_words != *wanted
        && passage
            .behind(figure)
            .iter()
            .take_while(|next| passage.sentence_of(next) == passage.sentence_of(figure))
            .any(part)
}

/// 道路建设19.5公里，其中村组水泥路11.5公里、机耕路8公里 for 村组道路12公里: the whole, of which a part is called as the target begins.
fn is_whole_of_named(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(first) = target.noun.pairs().next() else { return false };
    let sentence = passage.sentence_of(figure);
    let mut part = false;
    let named = passage.behind(figure).iter().take_while(|next| passage.sentence_of(next) == sentence).any(|next| {
        part |= next.has(Role::Part);
        part && next.quantity.unit == figure.quantity.unit && next.noun.pairs().next() == Some(first)
    });
    // 中央、省补助资金: the part is one of those that the target lists.
    let whole = !target.lists && !target.figure.has(Role::Part) && !target.figure.is_change();
    named && whole && !figure.has(Role::Part) && !figure.noun.has(first) && !figure.inherits
}

/// 其中国庆假期接待游客86万人次, where no whole is told before it and the promise speaks of no such part.
fn is_lone_part(target: &Target, passage: &Passage, figure: &Figure, weights: &Weights) -> bool {
    let whole = |other: &&Figure| {
        other.quantity.core.start < figure.quantity.core.start && !other.has(Role::Part) && comparable(target, other)
    };
    let opens = passage.text.folded(Chars::new(0, figure.quantity.core.start));
    figure.has(Role::Part)
        && !target.figure.has(Role::Part)
        && opens_with(opens, "其中")
        && (weights.share(&target.noun, &figure.noun) < 1000 || weights.share(&figure.noun, &target.noun) < 1000)
        && !passage.around(figure).iter().any(|other| whole(&other))
}

/// Verbs of what is new, and of work on what there was.
const NEW: [&str; 11] = ["新建", "新增", "新开", "新设", "新造", "新购", "新修", "新装", "加装", "种植", "栽植"];
const OLD: [&str; 15] = [
    "改造", "提升", "维修", "修缮", "加固", "更新", "分配", "改建", "抚育", "管护", "养护", "清淤", "疏通", "消毒",
    "盘活",
];

/// 新建改建: whether words promise both what is new and work on what there was.
pub fn is_new_and_old(words: &[char]) -> bool {
    holds_any(words, &NEW) && holds_any(words, &OLD)
}

/// 新建, 提升改造: whether words are of one of both.
pub fn is_new_or_old(words: &[char]) -> bool {
    holds_any(words, &NEW) != holds_any(words, &OLD)
}

/// 改造公厕12座 for 新建公厕10座
fn is_other_work(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let (new, old) = (holds_any(&target.words, &NEW), holds_any(&target.words, &OLD));
    if new == old {
        return false;
    }
    let words = passage.text.folded(passage.before(figure));
    let built = || holds_any(words, &["建成", "建设", "开工", "完工", "竣工", "投用"]);
    let (is_new, is_old) = (holds_any(words, &NEW), holds_any(words, &OLD));
    is_new != is_old && !built() && (new && !old && is_old && !is_new || old && !new && is_new && !is_old)
}

/// 新建公办园4所 for 学位1200个, where 学位1350个 is told: of two counts, the one that is named after the head and counted alike.
fn is_other_count(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(head) = target.noun.head().filter(|head| !figure.noun.has(*head)) else { return false };
    let same = |other: &Figure| same_surface(target.unit.as_ref(), other.quantity.unit.as_ref());
    let count = |unit: Option<&crate::quantity::Unit>| unit.is_some_and(|unit| unit.dimension == "count");
    let named = |other: &&Figure| same(other) && other.noun.has(head) && other.rate.is_none();
    count(target.unit.as_ref()) && !same(figure) && passage.around(figure).iter().any(|other| named(&other))
}

/// 完成造林整地5.6万亩: what is counted is a step that the promise does not name.
fn is_step(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    // 签订搬迁协议195户702人: both figures are of one count.
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let beside = at.checked_sub(1).and_then(|before| passage.figures.get(before));
    let beside = beside.filter(|before| figure.inherits && before.quantity.span.end == figure.quantity.span.start);
    let words = passage.text.folded(passage.before(beside.unwrap_or(figure)));
    // 已完成1.6万平方米展陈方案设计
    let after = passage.text.folded(passage.after(figure));
    // 100公里的前期工作
    let after = after.strip_prefix(&['的']).filter(|_| holds_any(words, &["完成", "已完成"])).unwrap_or(after);
    let done = words.ends_with(&['完', '成']) || passage.text.folded(passage.after(figure)).len() > after.len();
    let name = after.iter().take_while(|c| crate::text::is_han(**c)).count();
    if done && name > 0 && crate::steps::closes(after, name, &|step| target.names(step)) {
        return true;
    }
    // 供应建设用地2930亩 is what 土地供应 promised.
    let land = |step: &str| step == "用地" && target.names("土地");
    crate::steps::closes(words, words.len(), &|step| target.names(step) || land(step))
}

/// 限额以上零售额 for 零售总额, 城市 for 农村: words around the figure that are never told for the target's.
fn is_contrasted(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let mut wanted = target.words.clone();
    wanted.push(' ');
    wanted.extend(target.noun.folded());
    let mut found = figure.noun.folded();
    found.push(' ');
    found.extend_from_slice(passage.text.folded(passage.before(figure)));
    found.push(' ');
    found.extend(passage.text.folded(passage.after(figure)).iter().take_while(|c| crate::text::is_han(**c)));
    are_contrasted(&wanted, &found)
}

/// 全体居民收入增长6.1%。其中，城镇居民增长5.4% for 居民收入: of those that are told apart one is of all, and this one is not.
fn is_of_some(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let groups = |words: &[char]| -> Vec<(&'static str, bool)> {
        let found = contrasts(words).into_iter().filter_map(|contrast| contrast.split_once(':'));
        found.map(|(group, which)| (group, which == "all")).collect()
    };
    let own = groups(&figure.noun.folded());
    let Some((group, false)) = own.first().copied() else { return false };
    let asked = groups(&target.noun.folded()).iter().any(|(asked, _)| *asked == group);
    !asked
        && passage.around(figure).iter().any(|other| {
            other.quantity.unit == figure.quantity.unit
                && other.is_change() == figure.is_change()
                && groups(&other.noun.folded()).contains(&(group, true))
        })
}

/// 医保参保率97.3%，脱贫人口参保率100% for that of 脱贫人口医保: a name that leaves out whom the target is of, where another figure tells of them.
fn is_wider(target: &Target, passage: &Passage, figure: &Figure, weights: &Weights) -> bool {
    let Some(of_whom) = target.noun.pairs().next().filter(|first| !figure.noun.has(*first)) else { return false };
    // 其中今年登记3.12万户 goes on with what was named before it. 当年开工项目74个 for 当年开工60个
    let very = target.figure.inherits && figure.verb_words == target.figure.verb_words;
    if figure.has(Role::Part) || figure.context.has(of_whom) || very {
        return false;
    }
    let heads = |other: &Figure| other.noun.head().is_some() && other.noun.head() == target.noun.head();
    let recall = |other: &Figure| weights.share(&target.noun, &other.noun);
    // 网上可办率 is no 全程网办率, whatever it is a share of.
    let rate = |noun: &crate::passage::noun::Noun| noun.chars().rev().take(3).collect::<Vec<char>>();
    let named = target.noun.closes_with("率");
    // 通车总里程5021公里 beside 高速公路通车里程386公里 for 高速公路通车总里程: it tells of all there is, as the target does.
    let whole = |other: &Figure| target.figure.has(Role::Stock) && figure.has(Role::Stock) && !other.has(Role::Stock);
    // 新增通车里程312公里，高速公路通车总里程7106公里 for 新增高速公路通车里程: what there is in all says whom the addition is of.
    let very = !figure.verb_words.is_empty() && figure.verb_words == target.figure.verb_words;
    let in_all = |other: &Figure| very && other.has(Role::Stock) && !target.figure.has(Role::Stock);
    let told = |other: &&Figure| {
        other.quantity.unit == figure.quantity.unit
            && other.quantity.core != figure.quantity.core
            && !whole(other)
            && !in_all(other)
            && !is_contrasted(target, passage, other)
            && (!named || rate(&other.noun) == rate(&target.noun))
            && !(target.cell == passage.cell && other.quantity.core == target.figure.quantity.core)
            && !other.inherits
            && !other.has(Role::Plan)
            && other.rate.is_none()
            && heads(other)
            && other.noun.has(of_whom)
            && other.noun.pairs().next() == Some(of_whom)
            && !are_siblings(&target.noun, &other.noun)
            && recall(other) > recall(figure)
    };
    !figure.inherits
        && figure.is_change() == target.figure.is_change()
        && heads(figure)
        && weights.share(&figure.noun, &target.noun) == 1000
        && passage.around(figure).iter().any(|other| told(&other))
}

/// 事故63起、死亡41人，分别下降11.3%和14.6% for 事故死亡人数: of two in a list that both have words of the name, the one nearer to its end is meant.
fn is_before_head(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let reach = |other: &Figure| {
        target.noun.pairs().enumerate().filter(|(_, pair)| other.noun.has(*pair)).last().map(|(at, _)| at)
    };
    let Some(own) = reach(figure) else { return false };
    let listed = |other: &&Figure| {
        let between = Chars::new(figure.quantity.span.end, other.quantity.core.start);
        other.clause == figure.clause
            && other.quantity.core.start > figure.quantity.core.start
            && other.quantity.unit == figure.quantity.unit
            && matches!(passage.text.folded(between), ['、' | '和' | '及' | '与'])
    };
    let next = passage.around(figure).iter().find(listed);
    next.is_some_and(|next| {
        let within = next.noun.pairs().all(|pair| target.noun.has(pair));
        within && next.noun != figure.noun && reach(next).is_some_and(|at| at > own)
    })
}

/// 实施11个，已完工7个: where a promise is to be kept, what is only carried on gives way to what is finished of it.
fn is_carried_on(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let wants = &target.figure;
    let finished = |other: &Figure| {
        other.inherits
            && other.verb == Some(Verb::Finish)
            && other.quantity.unit == figure.quantity.unit
            && other.quantity.core.start > figure.quantity.core.start
            && passage.sentence_of(other) == passage.sentence_of(figure)
    };
    figure.verbs.first() == Some(&Verb::Carry)
        && !carries_on(wants)
        && matches!(wants.verb, Some(Verb::Add | Verb::Finish | Verb::Act))
        && passage.around(figure).iter().any(finished)
}

/// 征集应用162个，经审核后上线97个 for 上线应用100个: the very work that was promised is counted right behind it, of the same things. 30个项目已全部完工，
/// 通过竣工验收22个 for 30个项目通过竣工验收, too.
fn is_work_before(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let wanted = &target.figure.verb_words;
    let clause = |figure: &Figure| {
        let end = passage.clauses.get(figure.clause).map_or(figure.quantity.span.end, |own| own.span.end);
        passage.text.folded(Chars::new(figure.segment.start.min(figure.quantity.core.start), end))
    };
    // 通过验收 of 30个项目通过验收: the work that is told behind the number.
    let behind = |next: &Figure| {
        let unnamed = wanted.is_empty() && figure.verb_words.is_empty() && target.value == figure.quantity.value;
        let (own, later) = (clause(figure), clause(next));
        let mut works = VERBS
            .find(&target.words)
            .filter(|(_, len, verb)| *len >= 2 && matches!(verb, Verb::Finish | Verb::Start))
            .map(|(at, len, _)| &target.words[at..at + len]);
        unnamed && next.clause != figure.clause && works.any(|work| holds_row(later, work) && !holds_row(own, work))
    };
    let very = |next: &Figure| {
        let told = wanted.len() >= 2 && figure.verb_words.len() >= 2 && next.verb_words == *wanted;
        let behind = !told && behind(next);
        next.inherits
            && (told || behind)
            && next.quantity.unit == figure.quantity.unit
            && next.quantity.value < figure.quantity.value
            && !next.has(Role::Part)
            && passage.sentence_of(next).abs_diff(passage.sentence_of(figure)) <= u32::from(behind)
    };
    // 30个全部完工，完成投资1.4亿元；已有23个通过验收: a sum of money between them is none of them.
    let money = |next: &&Figure| next.quantity.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
    let next = passage.behind(figure).iter().find(|next| !money(next));
    target.cell != passage.cell
        && (figure.verb_words != *wanted || wanted.is_empty())
        && !figure.has(Role::Part)
        && next.is_some_and(very)
}

/// 摸排问题户厕3.1万户，实际改造2.4万户: what is told as the fact, in the same unit and sentence, is the answer.
fn is_before_fact(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let says = |figure: &Figure| {
        let own = passage.clauses.get(figure.clause).map_or(0, |own| own.span.start);
        let words = passage.text.folded(Chars::new(own, figure.quantity.core.start.max(own)));
        opens_with(words, "实际")
    };
    let own_part = passage.sentence_of(figure);
    let fact = |next: &&Figure| {
        next.quantity.unit == figure.quantity.unit
            && next.clause > figure.clause
            && (next.inherits || next.noun.pairs().any(|pair| target.noun.has(pair)))
            && !next.has(Role::Part)
            && says(next)
    };
    let itself = target.cell == passage.cell && target.figure.quantity.core == figure.quantity.core;
    // 签约金额23.6亿元，实际发放18.9亿元 for 签约20亿元
    let own = passage.text.folded(passage.before(figure));
    let very = VERBS.find(own).any(|(at, len, verb)| {
        let work = &own[at..at + len];
        *verb != Verb::Noun && len == 2 && target.words.windows(2).any(|pair| pair == work)
    });
    !itself
        && !very
        && !says(figure)
        && !figure.has(Role::Part)
        && passage.behind(figure).iter().take_while(|next| passage.sentence_of(next) == own_part).find(fact).is_some()
        // A list that names its things goes on with others. 扣除重复统计的10公里，实际27公里
        && (figure.inherits
            || figure.verbs.iter().all(|verb| !matches!(verb, Verb::Finish | Verb::Add))
            || passage.clauses.get(figure.clause + 1).is_some_and(|next| {
                let words = passage.text.folded(next.span);
                opens_with(words, "扣除") || opens_with(words, "剔除") || opens_with(words, "核减")
            }))
}

/// 网上可办率99.2%，全程网办率83.6% for 政务服务事项全程网办率: another figure is called by what the target's name ends in, and this one is not.
fn is_beside_tail(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let tail = |noun: &crate::passage::noun::Noun| {
        let (wanted, own) = (target.noun.folded(), noun.folded());
        own.len() >= LONG_TAIL && wanted.ends_with(&own)
    };
    let rate = |noun: &crate::passage::noun::Noun| noun.chars().rev().take(3).collect::<Vec<char>>();
    let apart = target.noun.closes_with("率") && rate(&figure.noun) != rate(&target.noun);
    let told = |other: &&Figure| {
        let ends = other.noun.folded();
        other.quantity.unit == figure.quantity.unit
            && other.quantity.core != figure.quantity.core
            && other.rate.is_none()
            && !other.inherits
            && tail(&other.noun)
            && !figure.noun.folded().ends_with(&ends)
    };
    apart && !figure.inherits && target.cell != passage.cell && passage.around(figure).iter().any(|other| told(&other))
}

/// 网办率 may be of anything; 全程网办率 is a name.
const LONG_TAIL: usize = 5;

/// 兑付2.94亿元、发放1.22亿元，两项资金合计4.16亿元 for what was to be paid in all: a part whose total is printed behind it.
fn is_part_of_total(target: &Target, passage: &Passage, figure: &Figure, weights: &Weights) -> bool {
    let is_part = |part: &Figure| part.quantity.core == figure.quantity.core;
    let in_all = |total: &Figure| {
        weights.share(&target.noun, &figure.noun) < 1000
            && comparable(target, total)
            && named::is_sum_of_named(target, passage, total)
    };
    // 山区新建村卫生室9个、平原新建29个，合计38个
    let of_places = |total: &Figure| {
        parts::is_placed(target, passage, figure)
            && named::opens_as_total(passage, total)
            && passage.parts_of(total).all(|part| part.verb_words == figure.verb_words)
    };
    target.cell != passage.cell
        && passage
            .totals_behind(figure)
            .filter(|total| passage.parts_of(total).any(is_part))
            .any(|total| in_all(total) || of_places(total))
}

/// 归集公积金38.6亿元 beside 发放住房贷款18.2亿元 for 发放公积金贷款: of sums of money, the one that is not named after the head gives way to
/// one that is, and that was put to the same use.
fn is_headless(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(head) = target.noun.head().filter(|head| !figure.noun.has(*head) && !figure.noun.is_empty()) else {
        return false;
    };
    let money = target.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
    let named = |other: &&Figure| {
        other.quantity.core != target.figure.quantity.core
            && other.noun.has(head)
            && !other.inherits
            && other.rate.is_none()
            && comparable(target, other)
            && !other.verb_words.is_empty()
            && other.verb_words == target.figure.verb_words
    };
    money
        && !figure.inherits
        && figure.verb_words != target.figure.verb_words
        && passage.around(figure).iter().any(|other| named(&other))
}

/// Measures of one thing that tell nothing of each other.
const OPPOSED: [(&str, &str); 5] =
    [("出栏", "存栏"), ("出口", "进口"), ("出境", "入境"), ("入库", "出库"), ("入学", "毕业")];

/// All of them.
const SIDES: [&str; 10] = ["出栏", "存栏", "出口", "进口", "出境", "入境", "入库", "出库", "入学", "毕业"];

/// 存栏6.1万头 for 出栏5万头
fn is_opposed(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    if !holds_any(&target.words, &SIDES) {
        return false;
    }
    let words = passage.text.folded(passage.before(figure));
    let wants = |word: &str| target.names(word);
    // 出口21亿元，进口9亿元，分别增长8.1%、6.2%: the name stands before the list.
    let named = figure.noun.folded();
    let says = |word: &str| crate::text::holds(words, word) || crate::text::holds(&named, word);
    // 进出口总额 tells nothing of 出口总额.
    let both = |wants: bool| target.names("进出口") == wants;
    if (wants("出口") || wants("进口")) && both(false) && says("进出口")
        || both(true) && says("出口") && !says("进出口")
    {
        return true;
    }
    OPPOSED
        .iter()
        .flat_map(|(one, other)| [(*one, *other), (*other, *one)])
        .any(|(wanted, other)| wants(wanted) && !wants(other) && says(other) && !says(wanted))
}
