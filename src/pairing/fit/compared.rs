//! Figures that are measured otherwise than the target: from another time, on another basis, for each, over one month, or by how much more there
//! is than at another time.

use super::barred::NEWLY;
use super::comparable::comparable;
use crate::lexicon::language::{Role, VERBS, Verb};
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, holds, holds_any, opens_with};

/// 较2015年下降25.4%，较上年下降4.8%: a change that is measured from another time than the one that was promised.
pub(super) fn is_of_another_base(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(found) = base_of(passage.text.folded(passage.before(figure))) else { return false };
    let wanted = &target.words;
    base_of(wanted).is_some_and(|wanted| found != wanted)
}

/// 自然口径下降1.9%，同口径增长5.6%: a promise of one way of counting is not answered by the other, and one that names neither may have
/// meant either.
pub(super) fn is_counted_two_ways(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(found) = is_unadjusted(&passage.text.folded_string(passage.before(figure))) else { return false };
    if let Some(wanted) = is_unadjusted(&target.words.iter().collect::<String>()) {
        return found != wanted;
    }
    let sentence = passage.sentence_of(figure);
    let own =
        passage.clauses.get(figure.clause + 1..).unwrap_or(&[]).iter().take_while(|clause| clause.sentence == sentence);
    let told = passage.back_from(figure.clause).chain(own);
    let other = |way: bool| way != found;
    // 增长1.2%，扣除房地产开发投资后增长8.6%: what was promised of all is told before.
    // 4.6%（扣除停产企业后为7.3%）: in a cell that is nothing but the figure as well.
    let bare = |before: &Figure| before.noun.is_empty() && before.verbs.is_empty() && target.figure.is_change();
    let all = |before: &Figure| {
        passage.sentence_of(before) == sentence
            && (before.is_change() || bare(before))
            && (figure.inherits || figure.noun.reads_like(&before.noun))
            && before.quantity.core.start < figure.quantity.core.start
    };
    told.filter_map(|clause| is_unadjusted(&passage.text.folded_string(clause.span))).any(other)
        || !found && passage.around(figure).iter().any(all)
}

/// Whether words tell a figure as it came, 自然口径, or count it on a basis of their own, 同口径, 扣除…后; none if they do not say.
fn is_unadjusted(words: &str) -> Option<bool> {
    let adjusted = ["口径", "扣除", "剔除"].iter().any(|word| words.contains(word));
    adjusted.then(|| words.contains("自然口径"))
}

/// The time that words compare with, a year in digits or 上年: 2015 of 较2015年下降.
fn base_of(words: &[char]) -> Option<[char; 4]> {
    let at = words.iter().rposition(|c| matches!(c, '比' | '较'))?;
    match words.get(at + 1..)? {
        [a, b, c, d, '年', ..] if [a, b, c, d].iter().all(|c| c.is_ascii_digit()) => Some([*a, *b, *c, *d]),
        ['上' | '去', '年', ..] | ['同', '期', ..] => Some(['上', '年', ' ', ' ']),
        _ => None,
    }
}

/// Words of how many there are for each.
const EACH: [&str; 10] = ["人均", "户均", "亩均", "日均", "月均", "每万人", "每千人", "每百人", "每百名", "每万名"];

/// 人均公园绿地14.6平方米, 每万人拥有基站19.6个: how many there are for each.
pub(super) fn is_mean(passage: &Passage, figure: &Figure) -> bool {
    // 人均补助420元 is a standard.
    if figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money")) {
        return false;
    }
    let words = passage.text.folded(passage.before(figure));
    // 居民收入 is only ever told as 居民人均可支配收入.
    if crate::text::holds_any(words, &["人均标准", "人均补助", "人均保障", "居民人均可支配收入", "居民人均收入"])
    {
        return false;
    }
    EACH.iter().any(|each| opens_with(words, each)) || !figure.inherits && crate::text::holds_any(words, &EACH)
}

/// 每人每月700元 for 每人每年8400元: one is so much a month, the other a year.
pub(super) fn is_of_other_time(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let money = target.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
    let own = passage.clauses.get(figure.clause).map_or(figure.segment.start, |own| own.span.start);
    let told = rhythm(passage.text.folded(Chars::new(own.min(figure.quantity.core.start), figure.quantity.core.start)));
    let wanted = rhythm(&target.words);
    money && told.is_some() && wanted.is_some() && told != wanted
}

/// 每月, 每年, 每天: how often a sum is paid.
fn rhythm(words: &[char]) -> Option<char> {
    words
        .windows(2)
        .rev()
        .find(|pair| pair[0] == '每' && matches!(pair[1], '年' | '月' | '天' | '日'))
        .map(|pair| pair[1])
}

/// 全年供水量3500万吨 for 日均供水量: what came to in all, and not for each day, head or field.
pub(super) fn is_over_all(passage: &Passage, figure: &Figure) -> bool {
    let money = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
    let words = passage.text.folded(passage.before(figure));
    !money
        && !figure.is_change()
        && holds_any(words, &["全年", "累计", "总量", "总计", "合计"])
        // 全年平均浓度
        && !holds_any(words, &["平均", "均值"])
        && !passage.is_per_head(figure)
        && !is_mean(passage, figure)
}

/// 每万人口拥有量7.62件，较上年末增加1.14件: the second is told of each as well.
pub(super) fn goes_on_per_head(passage: &Passage, figure: &Figure) -> bool {
    let before =
        passage.around(figure).iter().rev().find(|other| other.quantity.core.start < figure.quantity.core.start);
    figure.inherits
        && before.is_some_and(|before| {
            before.clause + 1 == figure.clause
                && before.quantity.unit == figure.quantity.unit
                && passage.sentence_of(before) == passage.sentence_of(figure)
                && passage.is_per_head(before)
        })
}

/// 到位资金26.7亿元，同比增加3.2亿元; 存栏103.5万头，比年初增加31.2万头: by how much more than at another time. What was to be added to what there
/// was at the start of the year is just that.
pub(super) fn is_compared(passage: &Passage, figure: &Figure, wants: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    // 同比分别减少2起、2人: the second is so much less as well.
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let before = at.checked_sub(1).and_then(|before| passage.figures.get(before)).filter(|before| {
        let between = passage.text.folded(Chars::new(before.quantity.span.end, figure.quantity.core.start));
        before.clause == figure.clause && between == ['、']
    });
    let led = before.map_or(&[][..], |before| passage.text.folded(passage.before(before)));
    if led.windows(2).any(|pair| pair == ['同', '比']) && holds_any(led, &["减少", "增加", "下降", "上升", "多", "少"])
    {
        return true;
    }
    if words.windows(2).any(|pair| pair == ['同', '比']) {
        return true;
    }
    let compares = |at: usize| {
        let before = at.checked_sub(1).map_or(' ', |at| words[at]);
        let after = words.get(at + 1).copied().unwrap_or(' ');
        matches!(words[at], '比' | '较') && !"占可对环评百".contains(before) && !"例重较率赛大好快高".contains(after)
    };
    let moves = |at: usize| {
        let change = |verb: &Verb| matches!(verb, Verb::Grow | Verb::Fall | Verb::Add);
        VERBS.find(&words[at..]).any(|(_, _, verb)| change(verb))
            || words[at..].iter().any(|c| matches!(c, '多' | '少'))
    };
    let any = words.iter().any(|c| matches!(c, '比' | '较'));
    // 新建完成43.5公里，较上年增加2公里: what came to it this year is told already.
    let added = || {
        passage.around(figure).iter().any(|other| {
            other.quantity.core.start < figure.quantity.core.start
                && passage.sentence_of(other) == passage.sentence_of(figure)
                && other.quantity.unit == figure.quantity.unit
                && matches!(other.verb, Some(Verb::Add | Verb::Act | Verb::Finish))
                && (!other.has(Role::Stock) || other.verb == Some(Verb::Add))
                // 入库520家，比上年新增146家: what came to it is told by the second.
                && !is_level_before(passage, other, figure, wants)
        })
    };
    // 达到15家，较上年底增加4家 for 培育4家
    let before =
        passage.around(figure).iter().rev().find(|other| other.quantity.core.start < figure.quantity.core.start);
    let came = wants.verb == Some(Verb::Act)
        && wants.verb_words != ['改', '造']
        && before.is_some_and(|level| is_level_before(passage, level, figure, wants));
    // 增加青贮玉米种植面积6万亩
    let adds = wants.verb == Some(Verb::Add) || wants.verbs.first() == Some(&Verb::Add);
    any && !came && (!adds || added()) && (0..words.len()).any(|at| compares(at) && moves(at))
}

/// 入库520家，比上年新增146家; 达到15家，较上年底增加4家: whether a figure is the level to which as many came as the one right behind it says.
pub(super) fn is_level_before(passage: &Passage, level: &Figure, added: &Figure, wants: &Figure) -> bool {
    let words = passage.text.folded(passage.before(added));
    let compared = matches!(words, ['比' | '较', ..]);
    let grows = holds_any(words, &["增加", "新增", "净增"]);
    // 新入库18家，较上年增加4家: both are of this year.
    let before = passage.text.folded(passage.before(level));
    let newly = opens_with(before, "新") || NEWLY.iter().any(|word| holds(before, word));
    let count = added.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "count");
    compared
        && grows
        && count
        && !newly
        && level.verb_words != wants.verb_words
        && added.clause == level.clause + 1
        && passage.sentence_of(level) == passage.sentence_of(added)
        && level.quantity.unit == added.quantity.unit
        && level.quantity.value > added.quantity.value
        && !level.has(Role::Part)
}

/// 9月当月6.4%，1—9月累计8.1%: the last month alone, beside the whole time.
pub(super) fn is_of_one_month(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let alone = |figure: &Figure| {
        let words = passage.text.folded(passage.before(figure));
        crate::text::holds_any(words, &["当月", "单月", "当季", "单季", "本季"])
    };
    // 全年均值为5.4%，12月当月5.2%: the whole time may stand first.
    let of_year = |other: &Figure| {
        crate::text::holds_any(passage.text.folded(passage.before(other)), &["全年", "均值", "平均", "累计"])
    };
    let whole = |other: &Figure| {
        let later = other.quantity.core.start > figure.quantity.core.start;
        // 同比增长4.1%，12月当月增长8.6%
        let undated = other.months.is_none() && other.quantity.unit == figure.quantity.unit;
        comparable(target, other) && (later || of_year(other) || undated) && !alone(other)
    };
    alone(figure) && passage.around(figure).iter().any(whole)
}

/// 在高新园、桐江街道各建成1个: told of each of several, and not how many there are.
pub(super) fn is_each_of_several(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let each = |at: usize| {
        words[at] == '各'
            && at > 0
            && VERBS.at(words, at + 1).is_some_and(|(_, verb)| matches!(verb, Verb::Finish | Verb::Add | Verb::Act))
    };
    !target.each && !target.names("各") && (0..words.len()).any(each)
}

/// Whether a figure is told of each of several places or times: 每个, 各, 均, 平均.
pub(super) fn shares_out(passage: &Passage, figure: &Figure) -> bool {
    passage.text.folded(passage.before(figure)).iter().any(|c| matches!(c, '每' | '各' | '均'))
}
