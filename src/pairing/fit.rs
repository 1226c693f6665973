//! How well one figure fits one target.

use super::likeness::Weights;
use crate::lexicon::language::{Role, STATEMENTS, Statement, VERBS, Verb};
use crate::number::Decimal;
use crate::passage::noun::Noun;
use crate::passage::{Figure, Passage};
use crate::quantity::Unit;
use crate::target::Target;
use crate::terms::Bound;
use crate::text::{Chars, closes_with, holds_any};

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

/// 1000套主体结构封顶: what is said of the figure is work going on, and nothing finished. 12座完成选址: what is finished is a step on the way.
fn is_unfinished(passage: &Passage, figure: &Figure) -> bool {
    let after = passage.text.folded(passage.after(figure));
    let found: Vec<_> = STATEMENTS.find(after).collect();
    let met = found.iter().filter(|(_, _, statement)| **statement == Statement::Met).count();
    let is_step = |pair: &[(usize, usize, &Statement)]| {
        *pair[0].2 == Statement::Met
            && matches!(pair[1].2, Statement::InProgress | Statement::Step)
            && pair[1].0 <= pair[0].0 + pair[0].1 + 1
    };
    if met == 1 && found.windows(2).any(is_step) {
        return true;
    }
    let said = |wanted: Statement| STATEMENTS.find(after).any(|(_, _, statement)| *statement == wanted);
    let done = |verb: Verb| matches!(verb, Verb::Finish | Verb::Add);
    let before = passage.text.folded(passage.before(figure));
    said(Statement::InProgress) && !said(Statement::Met) && !VERBS.find(before).any(|(_, _, verb)| done(*verb))
}

/// What a bare figure in a cell of its own is worth: nothing speaks for it or against it.
const NEUTRAL: i32 = 600;

/// The fit of a figure to a target; none when it cannot answer it.
pub fn of(
    target: &Target,
    passage: &Passage,
    figure: &Figure,
    weights: &Weights,
    year: Option<u16>,
    taken: &[Chars],
) -> Option<Fit> {
    let wants = &target.figure;
    let stated_rate = figure.rate.is_some() && !is_own_percentage(target, passage, figure);
    if stated_rate || !comparable(target, figure) || excluded(target, passage, figure, year) {
        return None;
    }
    let is_level = !wants.is_change() && target.unit.as_ref().is_none_or(|unit| unit.dimension != "percent");
    if is_level && is_compared(passage, figure, wants) {
        return None;
    }
    if wants.is_change() && is_other_head(&target.noun, &figure.noun) {
        return None;
    }
    let divided = is_divided(passage, figure) && !carries_on(wants);
    // 16个乡镇中14个已建成: the universe is no result, whatever its size.
    let whole = passage.is_whole(figure);
    if whole && !carries_on(wants) || (whole || divided) && figure.quantity.value == target.value {
        return None;
    }
    // 目标由增长6%调整为增长3%，全年增长3.2%: what the sentence of the change goes on to tell is told of the target.
    let of_change = target.original.is_some() && figure.inherits && figure.noun == wants.noun;
    let mut score = if figure.noun.is_empty() || target.noun.is_empty() || of_change {
        let context = weights.likeness(&target.noun, &figure.context, &figure.context);
        NEUTRAL.max(context)
    } else {
        weights.likeness(&target.noun, &figure.noun, &figure.context)
    };
    // Any two growth rates share their unit: between names it tells nothing.
    let rates = wants.is_change() && target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    let named = !figure.noun.is_empty() && !target.noun.is_empty();
    if same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref()) && !(rates && named) {
        score += if target.unit.as_ref().is_some_and(|unit| unit.text == "个") { 60 } else { 150 };
    }
    if figure.has(Role::Part) && !wants.has(Role::Part) && is_one_of_several(target, figure, weights) {
        return None;
    }
    let level = wants.has(Role::Stock) || wants.verb == Some(Verb::Floor);
    if !level && has_part_of_this_year(passage, figure) {
        return None;
    }
    let measured = target.unit.as_ref().is_some_and(|unit| matches!(unit.dimension, "percent" | "money"));
    if measured && is_another_measure(&target.noun, &figure.noun) {
        return None;
    }
    if is_plan(target, passage, figure)
        || is_sort_told_elsewhere(target, passage, figure)
        || is_of_higher_level(target, passage, figure)
        || is_gross(passage, figure, wants)
        || is_attribute(target, passage, figure)
    {
        return None;
    }
    match (size_of(&target.indicator), size_told(passage, figure)) {
        (Some(wanted), Some(found)) if wanted != found => return None,
        (Some(_), Some(_)) => score += 100,
        (Some(_), None) | (None, Some(_)) => score -= 100,
        (None, None) => {}
    }
    if target.each && !shares_out(passage, figure) {
        return None;
    }
    let narrower = figure.inherits && figure.verb == Some(Verb::Finish);
    if carries_on(wants) && narrower {
        // 推进516个，已竣工102个: the second is a part of the first.
        score -= 100;
    }
    // 新建改造雨水管网14.3公里, and not 清淤雨水管网136公里
    let goes_on = figure.inherits && figure.verb_words.is_empty() && figure.verb == wants.verb;
    let same_work =
        wants.verb_words.len() >= 2 && (figure.verb_words == wants.verb_words || goes_on) && !figure.has(Role::Part);
    if same_work || wants.verb == Some(Verb::Add) && figure.verb == Some(Verb::Add) {
        score += 60;
    }
    // 地区生产总值, and not 人均地区生产总值
    if wants.is_change() && !target.noun.is_empty() && figure.noun.words() == target.noun.words() {
        score += 50;
    }
    // 优化线路5条，其中新增2条: the part is what 新增 promised.
    let very = wants.verb == Some(Verb::Add) && !figure.verb_words.is_empty() && figure.verb_words == wants.verb_words;
    // 累计完成2.1亿元，其中今年1.5亿元: what was done in this year is what a yearly target counts.
    let yearly = !wants.has(Role::Stock) && is_of_this_year(passage, figure);
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let before = at.checked_sub(1).and_then(|before| passage.figures.get(before));
    let named = figure.has(Role::Part) && before.is_some_and(|whole| is_part_named(target, figure, whole));
    if figure.has(Role::Part) && !wants.has(Role::Part) && !very && !yearly && !named {
        score -= 250;
        // 其中小学2700个 of 学位4350个 tells nothing of 中小学3所.
        let whole = before.filter(|whole| same_surface(whole.quantity.unit.as_ref(), figure.quantity.unit.as_ref()));
        let apart = whole.is_some_and(|whole| target.noun.pairs().all(|pair| !whole.noun.has(pair)));
        if apart && !same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref()) {
            return None;
        }
    }
    // 招聘到岗468名，其中音体美教师121名 of 教师450名: of the thing that its part is of.
    let part = passage.figures.get(at + 1).filter(|next| next.has(Role::Part) && !figure.has(Role::Part));
    if part.is_some_and(|part| {
        same_surface(part.quantity.unit.as_ref(), figure.quantity.unit.as_ref())
            && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
            && passage.sentence_of(part) == passage.sentence_of(figure)
            && part.noun.head() == target.noun.head()
            && target.noun.head().is_some()
    }) {
        score = score.max(NEUTRAL);
    }
    let narrower = passage.figures.get(at + 1).filter(|next| next.has(Role::Part) && comparable(target, next));
    if !figure.has(Role::Part) && narrower.is_some_and(|part| is_part_named(target, part, figure)) {
        score -= 150;
    }
    // 60亿元，其中制造业36亿元: the whole is not for the part, where a part is told.
    let other_part = |other: &Figure| other.has(Role::Part) && comparable(target, other);
    if wants.has(Role::Part) && !figure.has(Role::Part) && passage.figures.iter().any(other_part) {
        score -= 250;
    }
    if wants.verb == Some(Verb::Add) && figure.verb != Some(Verb::Add) && has_added_part(passage, figure, wants) {
        score -= 250;
    }
    if figure.has(Role::Stock) && !level && figure.verb != Some(Verb::Add) {
        score -= 120;
    }
    // 达到140项 asks for all there are; 本年新增38项 is what came to it.
    if wants.verb == Some(Verb::Floor) && figure.verb == Some(Verb::Add) && !figure.has(Role::Stock) {
        score -= 150;
    }
    if is_total(passage, figure) {
        score = score.max(NEUTRAL);
    }
    if figure.inherits && (names_work(target, figure) || is_net(wants) && is_net(figure)) || counts_work(target, figure)
    {
        score = score.max(NAMED);
    }
    if counts_head(target, figure) {
        score = score.max(NAMED);
    }
    if goes_on_from_whole(target, passage, figure) {
        score = score.max(NAMED);
    }
    let is_share = figure.has(Role::Share) && !wants.has(Role::Share);
    if is_share {
        score -= 80;
    }
    if divided {
        score -= 150;
    }
    if is_first_word(passage, figure) {
        score -= 100;
    }
    if wants.verb == Some(Verb::Add) && is_level_after_change(passage, figure) {
        score -= 150;
    }
    if score < SOLE
        && (is_sole(target, passage, figure, weights, taken) || is_last_step(target, passage, figure, taken))
    {
        score = SOLE;
    }
    let begun = figure.is_start() || is_unfinished(passage, figure);
    let started = begun && !wants.verbs.contains(&Verb::Start) && !carries_on(wants);
    Some(Fit { score, forecast: figure.has(Role::Forecast), started })
}

/// 全年任务30个，已建成26个: the target once more is no result.
fn is_plan(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded_string(passage.before(figure));
    let words = words.trim_end_matches(['数', '为', ':', '是']);
    figure.quantity.value == target.value
        && target.cell != passage.cell
        && ["任务", "目标", "计划", "目标任务", "任务指标"].iter().any(|word| words.ends_with(word))
}

/// What is asked for is told by another figure, so that this one is not it: the whole (总数达到306家) beside what came to it, the change
/// (降低0.62元) beside the level.
fn is_sort_told_elsewhere(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let wants = &target.figure;
    let elsewhere = |sort: &dyn Fn(&Figure) -> bool| {
        !sort(figure) && passage.figures.iter().any(|other| comparable(target, other) && sort(other))
    };
    let whole = |figure: &Figure| figure.has(Role::Stock);
    let falls = |figure: &Figure| figure.verbs.contains(&Verb::Fall);
    wants.has(Role::Stock) && figure.verb != Some(Verb::Floor) && elsewhere(&whole)
        || falls(wants) && !figure.is_change() && elsewhere(&falls)
}

/// 合计2.985万亩 behind the parts of a list: the whole of them, whatever the last one is called.
fn is_total(passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded_string(passage.before(figure));
    figure.inherits && ["合计", "共计", "总计"].iter().any(|word| words.trim().starts_with(word))
}

/// 护理型床位516张 of 新增床位742张，其中护理型床位516张, where the target names just that part.
fn is_part_named(target: &Target, part: &Figure, whole: &Figure) -> bool {
    part.noun.head() == target.noun.head()
        && target.noun.pairs().any(|pair| whole.noun.has(pair) || whole.context.has(pair))
        && target.noun.pairs().any(|pair| part.noun.has(pair) && !whole.noun.has(pair) && !whole.context.has(pair))
}

/// 总投资85亿元 beside 完成投资31.2亿元: what a work is to cost in all is no result, unless just that was promised.
fn is_attribute(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let end = words.iter().rposition(|c| !matches!(c, '约' | '达' | '为' | '超' | '近')).map_or(0, |at| at + 1);
    let promised = || target.indicator.chars().map(crate::text::fold).collect::<String>();
    ["总投资", "概算", "估算投资"].iter().any(|word| closes_with(&words[..end], word) && !promised().contains(word))
}

/// The size of what a figure counts, told before it or, where it names nothing itself, before the one that it goes on from: 一季度招引亿元以上
/// 项目7个，二季度9个.
fn size_told(passage: &Passage, figure: &Figure) -> Option<String> {
    let own = size_of(passage.text.slice(passage.before(figure)));
    if own.is_some() || !figure.inherits {
        return own;
    }
    let sentence = passage.sentence_of(figure);
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let mut before = passage.figures[..at].iter().rev().take_while(|other| passage.sentence_of(other) == sentence);
    before.find(|other| !other.inherits).and_then(|other| size_of(passage.text.slice(passage.before(other))))
}

/// The size that the words before a figure give to what it counts: 10亿元 of 投资10亿元以上项目落地, 亿元 of 亿元及以上项目.
fn size_of(words: &str) -> Option<String> {
    if !words.contains("以上") {
        return None;
    }
    let folded: Vec<char> = words.chars().map(crate::text::fold).collect();
    let at = folded.windows(2).position(|pair| pair == ['以', '上'])?;
    let end = if at > 0 && folded[at - 1] == '及' { at - 1 } else { at };
    let money = folded[..end].ends_with(&['元']);
    let sum = |c: &&char| c.is_ascii_digit() || "元美.十百千万亿".contains(**c);
    let size: String = folded[..end].iter().rev().take_while(sum).collect();
    (money && size.contains(['万', '亿'])).then_some(size)
}

/// 其中中央预算内资金 of 中央、省预算内资金: a part that names one of the kinds that the target lists, and not the others.
fn is_one_of_several(target: &Target, figure: &Figure, weights: &Weights) -> bool {
    target.lists && !figure.noun.is_empty() && weights.share(&target.noun, &figure.noun) < 1000
}

/// 交通事故起数 beside 交通事故死亡人数: they begin alike, and each ends in what the other has not.
fn is_other_head(wanted: &Noun, found: &Noun) -> bool {
    let heads = wanted.head().zip(found.head());
    heads.is_some_and(|(own, other)| !found.has(own) && !wanted.has(other))
        && wanted.pairs().next() == found.pairs().next()
        && wanted.pairs().filter(|pair| found.has(*pair)).count() >= 2
}

/// 到位资金26.7亿元，同比增加3.2亿元; 存栏103.5万头，比年初增加31.2万头: by how much more than at another time. What was to be added to what there
/// was at the start of the year is just that.
fn is_compared(passage: &Passage, figure: &Figure, wants: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
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
    any && wants.verb != Some(Verb::Add) && (0..words.len()).any(|at| compares(at) && moves(at))
}

/// Whether a percentage that opens a cell tells the level of an indicator in per cent, and not how much of the target is done: 6.2%，居全省第2位
/// answers 6%左右, while 103% of a growth of 6% can only be a rate.
fn is_own_percentage(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let percent = target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    let signs = |c: char| c.is_whitespace() || matches!(c, '-' | '－' | '−' | '+' | '＋');
    let before = passage.text.slice(Chars::new(0, figure.quantity.span.start));
    let alone = before.chars().all(signs);
    let value = figure.quantity.value;
    let plausible =
        target.value.times(Decimal::new(3, 0)).is_none_or(|most| value <= most) || value < Decimal::new(50, 0);
    percent && alone && plausible
}

/// What a figure is worth whose verb is the last word of the target's name, with the target's own unit.
const NAMED: i32 = 420;

/// Whether the verb of a figure that names nothing is the work that the target counts: 开展培训25场 of 照护培训20场.
fn names_work(target: &Target, figure: &Figure) -> bool {
    let [.., first, second] = figure.verb_words.as_slice() else { return false };
    let unit = target.unit.as_ref().filter(|unit| unit.text != "个");
    target.noun.head() == Some([*first, *second]) && same_surface(unit, figure.quantity.unit.as_ref())
}

/// 死亡13人 of 死亡人数: what is counted is the head of the target's name, without the word for a number.
fn counts_head(target: &Target, figure: &Figure) -> bool {
    let words = target.noun.words();
    let Some(named) = COUNTS.iter().find_map(|count| words.strip_suffix(count)) else { return false };
    let own = figure.noun.words();
    own.chars().nth(1).is_some()
        && named.ends_with(&own)
        && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
}

/// 46个小区全部开工，已完工29个: what the target promised opens the sentence, and the figure names nothing else.
fn goes_on_from_whole(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let whole = |other: &Figure| {
        let clause = passage.clauses.get(other.clause).map_or(0, |clause| clause.span.start);
        other.quantity.value == target.value
            && other.quantity.unit == target.unit
            && other.quantity.span.start == clause
            && other.noun.pairs().any(|pair| target.noun.has(pair))
            && other.noun == figure.noun
            && passage.sentence_of(other) == passage.sentence_of(figure)
    };
    let before = passage.figures.iter().take_while(|other| other.clause < figure.clause);
    figure.inherits && figure.verb == Some(Verb::Finish) && before.into_iter().any(whole)
}

/// Names of a number that say nothing of what is counted.
const COUNTS: [&str; 12] =
    ["人数", "人次", "数量", "总量", "次数", "场次", "户数", "面积", "规模", "里程", "金额", "总数"];

/// 累计筛查儿童52314人 for 筛查人数5万人: the work that is counted is the same.
fn counts_work(target: &Target, figure: &Figure) -> bool {
    let work = &target.figure.verb_words;
    let same = work.len() > 1
        && figure.verb_words == *work
        && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref());
    // 完成投资2745万元 says by its verb what is counted.
    same && (figure.inherits && work.len() >= 4 || COUNTS.contains(&target.noun.words().as_str()))
}

/// 新入规26家，退库4家，净增22家: beside the net figure that was promised, the gross one is no answer.
fn is_gross(passage: &Passage, figure: &Figure, wants: &Figure) -> bool {
    is_net(wants) && !is_net(figure) && passage.figures.iter().any(is_net)
}

fn is_net(figure: &Figure) -> bool {
    figure.verb_words.windows(2).any(|pair| pair == ['净', '增'])
}

/// Whether the next figure is a part of this one that the target's own verb counts.
fn has_added_part(passage: &Passage, figure: &Figure, wants: &Figure) -> bool {
    let after = passage.figures.partition_point(|next| next.quantity.core.start <= figure.quantity.core.start);
    passage.figures.get(after).is_some_and(|next| {
        next.has(Role::Part) && next.verb_words == wants.verb_words && next.quantity.unit == figure.quantity.unit
    })
}

/// What is measured of one and the same thing, where each tells nothing of the others.
const MEASURES: [&str; 11] =
    ["增加值", "产值", "营业收入", "利润", "用电量", "投资", "零售额", "销售额", "税收", "贷款", "存款"];

/// 工业增加值 and 工业总产值 share their words, and are not the same.
fn is_another_measure(wanted: &Noun, found: &Noun) -> bool {
    let of = |words: &str| MEASURES.iter().find(|measure| words.contains(**measure)).copied();
    let wanted = wanted.words();
    let Some(own) = of(&wanted) else { return false };
    let found = found.words();
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

/// 全省新增3200家，我市新增76家: a figure of the province beside the place's own.
fn is_of_higher_level(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(clause) = passage.clauses.get(figure.clause) else { return false };
    if !matches!(passage.text.folded(clause.span), ['全', '国' | '省', ..]) {
        return false;
    }
    let own = |text: &str| {
        ["我市", "我县", "我区", "我州", "全市", "全县", "本市", "本县", "本区"].iter().any(|word| text.contains(word))
    };
    let words = passage.text.folded_string(clause.span);
    let all = || passage.text.folded_string(passage.text.all());
    !own(&words) && own(&all()) && !target.indicator.contains('省') && !target.indicator.contains("全国")
}

/// Whether a figure is told of each of several places or times: 每个, 各, 均, 平均.
fn shares_out(passage: &Passage, figure: &Figure) -> bool {
    passage.text.folded(passage.before(figure)).iter().any(|c| matches!(c, '每' | '各' | '均'))
}

/// Whether a part is told to be this year's.
fn is_of_this_year(passage: &Passage, figure: &Figure) -> bool {
    let before = passage.text.folded(passage.before(figure));
    figure.has(Role::Part) && holds_any(before, &["今年", "本年", "当年", "年内"])
}

/// Whether the next figure is this year's part of this one.
fn has_part_of_this_year(passage: &Passage, figure: &Figure) -> bool {
    let after = passage.figures.partition_point(|next| next.quantity.core.start <= figure.quantity.core.start);
    let next = passage.figures.get(after).filter(|next| is_of_this_year(passage, next));
    next.is_some_and(|next| same_surface(next.quantity.unit.as_ref(), figure.quantity.unit.as_ref()))
}

/// What the only figure of its kind in the cell is worth, whatever it is called: a length answers a length.
const SOLE: i32 = 360;

/// Kinds of quantity that hardly occur beside the subject.
const TELLING: [&str; 10] = ["length", "area", "volume", "mass", "power", "energy", "household", "plant", "coal", "册"];

/// Names of anything that was named before.
const GENERAL: [&str; 6] = ["学校", "项目", "工程", "机构", "设施", "场所"];

fn is_sole(target: &Target, passage: &Passage, figure: &Figure, weights: &Weights, taken: &[Chars]) -> bool {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let own = target.unit.as_ref().map(|unit| unit.dimension);
    let free = |other: &&Figure| !taken.contains(&other.quantity.span) && dimension(other) == own;
    let alone = || passage.figures.iter().filter(free).take(2).count() == 1;
    let main = || passage.figures.first().is_some_and(|first| first.quantity.core == figure.quantity.core);
    let tells = || own.is_some_and(|own| TELLING.contains(&own)) && (main() || is_measure(figure));
    // 体检 of 老年人免费健康体检
    let head = target.noun.head();
    let tail = || head.is_some() && figure.noun.head() == head && weights.share(&figure.noun, &target.noun) == 1000;
    // 等3所学校建成投用 of 中小学4所
    let general = || {
        figure.verb == Some(Verb::Finish)
            && target.unit.as_ref().is_some_and(|unit| unit.text != "个")
            && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
            && GENERAL.iter().any(|word| figure.noun.words().ends_with(word))
    };
    !figure.has(Role::Part) && own.is_some() && (tells() || tail() || general()) && alone()
}

/// 受理申请163件，审查通过121部，开工108部，其中建成83部: of all that is counted in the target's own unit, this alone is finished.
fn is_last_step(target: &Target, passage: &Passage, figure: &Figure, taken: &[Chars]) -> bool {
    let own = target.unit.as_ref().filter(|unit| !matches!(&*unit.text, "个" | "项" | "件" | "人" | "元"));
    let counted = |other: &&Figure| {
        same_surface(own, other.quantity.unit.as_ref()) && !taken.contains(&other.quantity.span) && other.rate.is_none()
    };
    let done = |other: &Figure| {
        other.verb == Some(Verb::Finish)
            && !other.is_start()
            && !other.has(Role::Underway)
            && !is_unfinished(passage, other)
    };
    let mut all = passage.figures.iter().filter(counted);
    done(figure)
        && counted(&figure)
        && target.figure.verb != Some(Verb::Start)
        && all.clone().count() > 1
        && all.all(|other| {
            let itself = other.quantity.core == figure.quantity.core;
            let step = other.is_start() || other.has(Role::Underway) || other.verbs.contains(&Verb::Apply);
            itself || step || !done(other) && passage.sentence_of(other) == passage.sentence_of(figure)
        })
}

/// Names of a measure that say nothing of what is measured: 改造面积39.2万平方米.
fn is_measure(figure: &Figure) -> bool {
    ["面积", "改造面积", "建筑面积", "总面积", "建设面积", "长度", "总长", "总长度", "里程", "总里程"]
        .contains(&figure.noun.words().as_str())
}

/// 提高10元，达到168元: the level that a change leads to.
fn is_level_after_change(passage: &Passage, figure: &Figure) -> bool {
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let Some(before) = at.checked_sub(1).and_then(|at| passage.figures.get(at)) else { return false };
    figure.inherits
        && figure.verbs.as_slice() == [Verb::Floor]
        && before.quantity.unit == figure.quantity.unit
        && before.clause + 1 == figure.clause
        && before.verbs.iter().any(|verb| matches!(verb, Verb::Add | Verb::Grow))
}

/// 突破1亿元，达到1.03亿元: the second says it exactly.
fn is_first_word(passage: &Passage, figure: &Figure) -> bool {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let after = passage.figures.partition_point(|next| next.quantity.core.start <= figure.quantity.core.start);
    passage.figures.get(after).is_some_and(|next| {
        next.inherits
            && next.clause == figure.clause + 1
            && (figure.verbs.contains(&Verb::Floor) || figure.quantity.bound == Bound::MoreThan)
            && next.verbs.contains(&Verb::Floor)
            && dimension(next) == dimension(figure)
            && next.quantity.value > figure.quantity.value
    })
}

/// 西关市场尚未启动，其余4家已改造完成: where nothing else is counted, the rest may be what is finished.
fn is_finished_rest(passage: &Passage, figure: &Figure) -> bool {
    let alike = |other: &&Figure| other.quantity.unit == figure.quantity.unit;
    figure.verbs.contains(&Verb::Finish)
        && !figure.has(Role::Underway)
        && !is_unfinished(passage, figure)
        && passage.figures.iter().filter(alike).count() == 1
}

/// Roles and verbs that keep a figure from answering, however alike the nouns are.
fn excluded(target: &Target, passage: &Passage, figure: &Figure, year: Option<u16>) -> bool {
    let wants = &target.figure;
    let only = |role: Role| figure.has(role) && !wants.has(role);
    let change = figure.is_change();
    let percent = target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    let bare = figure.noun.is_empty() && figure.verbs.is_empty();
    let other_sort = percent && !bare && wants.is_change() != change;
    let difference =
        figure.has(Role::Compare) && !wants.has(Role::Compare) && !change && figure.verb != Some(Verb::Add);
    let stock = figure.has(Role::Stock) && figure.verb != Some(Verb::Add) && wants.verb == Some(Verb::Add);
    // 总数突破500家 asks for the whole; 新认定128家 is what came to it.
    let addition = wants.has(Role::Stock)
        && wants.verb != Some(Verb::Add)
        && figure.verb == Some(Verb::Add)
        && !figure.has(Role::Stock);
    // 恢复至2019年同期的90% is measured by that year on both sides.
    let earlier =
        wants.year != figure.year && matches!((figure.year, year), (Some(own), Some(reported)) if own < reported);
    let applied = figure.verbs.contains(&Verb::Apply)
        && !wants.verbs.contains(&Verb::Apply)
        && !figure.verbs.contains(&Verb::Finish);
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
    let level_for_fall = target.direction == crate::terms::Direction::Increase
        && !wants.is_change()
        && figure.quantity.direction == crate::terms::Direction::Decrease;
    only(Role::Rest) && !is_finished_rest(passage, figure)
        || only(Role::Lead)
        || plan
        || only(Role::Underway)
        || only(Role::LastYear) && !change
        || other_sort
        || difference
        || stock
        || addition
        || earlier
        || applied
        || begun_instead
        || level
        || increment
        || level_for_fall
}

/// 实施, 推进: a promise to carry something on is answered by what is begun.
fn carries_on(wants: &Figure) -> bool {
    wants.verbs.first() == Some(&Verb::Carry)
        && !wants.verbs.contains(&Verb::Finish)
        && !wants.verbs.contains(&Verb::Add)
}

fn comparable(target: &Target, figure: &Figure) -> bool {
    match (target.unit.as_ref(), figure.quantity.unit.as_ref()) {
        (Some(wanted), Some(found)) => {
            wanted.measures_like(found)
                || matches!((wanted.dimension, found.dimension), ("household", "套") | ("套", "household"))
                    && is_of_homes(target, figure)
                || matches!((wanted.dimension, found.dimension), ("count", "household") | ("household", "count"))
                    && (is_business(&target.noun) || is_business(&figure.noun))
        }
        (Some(_), None) => figure.noun.is_empty(),
        (None, found) => found.is_none_or(|unit| unit.dimension == "count" || figure.noun.is_empty()),
    }
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

fn same_surface(wanted: Option<&Unit>, found: Option<&Unit>) -> bool {
    wanted.zip(found).is_some_and(|(wanted, found)| wanted.text == found.text)
}

/// Whether the same clause goes on to say how much of the figure is done: 28个小区已完工24个.
fn is_divided(passage: &Passage, figure: &Figure) -> bool {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let next = passage.figures_of(figure.clause).find(|next| next.quantity.core.start > figure.quantity.core.start);
    next.filter(|next| dimension(next) == dimension(figure) && next.quantity.value <= figure.quantity.value)
        .is_some_and(|next| {
            let between = passage.text.folded(Chars::new(figure.quantity.span.end, next.quantity.core.start));
            let finished = VERBS.find(between).any(|(_, _, verb)| *verb == Verb::Finish)
                || between.contains(&'已')
                || between.windows(2).any(|pair| pair == ['通', '过']);
            finished && !between.iter().any(|c| matches!(c, '、' | '和' | '及' | '/'))
        })
}
