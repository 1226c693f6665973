//! One figure, read: the noun that it counts, its verbs, its roles, its year and the rate that it states.

use super::clause::Clause;
use super::noun::Noun;
use super::{Figure, Subject, rate, within};
use crate::lexicon::language::{Few, ROLES, Role, VERBS, Verb};
use crate::lexicon::plans::PLANS;
use crate::months;
use crate::quantity::Quantity;
use crate::terms::{Direction, Kind};
use crate::text::{Chars, Text, closes_with, holds, holds_any, is_han};

/// Where a figure stands.
pub(super) struct Near<'t> {
    pub(super) text: &'t Text,
    pub(super) found: &'t [Quantity],
    pub(super) index: usize,
    pub(super) clause: &'t Clause,
    pub(super) others: &'t [&'t Quantity],
}

pub(super) fn figure(near: &Near, quantity: Quantity, segment: Chars, subject: Option<&Subject>) -> Figure {
    let (text, clause) = (near.text, near.clause);
    let before = Chars::new(segment.start, quantity.span.start);
    let after = Chars::new(quantity.span.end, segment.end);
    // 经审核后上线97个: how it came to that names nothing.
    let passed = text.folded(before).first() == Some(&'经');
    let passed = Some(text.folded(before)).filter(|_| passed).and_then(|words| words.iter().position(|c| *c == '后'));
    let before = Chars::new(before.start + passed.map_or(0, |at| at + 1), before.end);
    let (mut noun, named) = Noun::parted(text, near.found, before, after);
    // 17个行政村获命名为花园乡村: what they were made is what is counted.
    if let Some(made) = made(text, after) {
        let kind = Noun::around(text, near.found, Chars::new(after.start, after.start), made);
        if !kind.is_empty() {
            noun = kind;
        }
    }
    // 总量4021.7亿元: of whatever the promise names.
    if ["总量", "总额", "总数"].iter().any(|word| noun.is(word)) {
        noun = Noun::default();
    }
    let mut verbs: Few<Verb> = Few::default();
    let mut verb = None;
    let mut verb_words: Vec<char> = Vec::new();
    let words = text.folded(before);
    for (start, len, &family) in VERBS.find(words).filter(|(_, _, family)| **family != Verb::Noun) {
        verb = Some(family);
        verbs.push(family);
        if matches!(family, Verb::Add | Verb::Act | Verb::Finish) {
            verb_words.extend(words[start..start + len].iter().filter(|c| is_han(**c)));
        }
    }
    let percent = quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    // 农药使用量增加0.7%: by so many per cent a thing grows.
    if percent && closes_with(words, "增加") {
        verb = Some(Verb::Grow);
        verbs.retain(|verb| *verb != Verb::Add);
        verbs.push(Verb::Grow);
    }
    if percent && words.contains(&'占') {
        // 新开工装配式建筑占新建建筑的32.6%: what was begun is measured, and the share itself is reached.
        verbs.retain(|verb| *verb != Verb::Start);
        verb = verb.filter(|verb| *verb != Verb::Start);
    }
    if percent && is_share_level(words) {
        verbs.retain(|verb| *verb != Verb::Grow);
        verb = verb.filter(|verb| *verb != Verb::Grow);
    }
    // 素质提升培训6期: of what is counted a word of growth that does not lead to the number is part of a name.
    let counted = quantity.unit.as_ref().is_some_and(|unit| {
        matches!(unit.dimension, "count" | "event" | "person" | "household" | "visit") || unit.dimension == unit.text
    });
    let grows = VERBS.find(words).filter(|(_, _, family)| matches!(family, Verb::Grow)).last();
    if counted && grows.is_some_and(|(at, len, _)| words[at + len..].iter().filter(|c| is_han(**c)).count() >= 2) {
        verbs.retain(|verb| *verb != Verb::Grow);
        verb = verb.filter(|verb| *verb != Verb::Grow);
    }
    if matches!(text.folded(quantity.core), ['持', '平'] | ['相', '同']) {
        verb = verb.or(Some(Verb::Grow));
        verbs.push(Verb::Grow);
    }
    if text.folded(after).starts_with(&['通', '过']) {
        // 4家通过公示
        verb = verb.or(Some(Verb::Finish));
        verbs.push(Verb::Finish);
    }
    for (_, _, &family) in VERBS.find(text.folded(after)).filter(|(_, _, family)| **family != Verb::Noun) {
        verb = verb.or(Some(family));
        verbs.push(family);
    }
    // 60家企业提交认定申请: asked for, whatever it is to become.
    if closes_with(text.folded(after), "申请") {
        verb = Some(Verb::Apply);
        verbs = std::iter::once(Verb::Apply).collect();
    }
    let lead = Chars::new(clause.span.start.max(quantity.span.start.saturating_sub(LONGEST_LEAD)), quantity.span.start);
    let mut roles = roles(text, before, lead);
    if rate::is_base(text, &quantity) || in_bracket_of_plan(text, &quantity, clause) {
        roles.push(Role::Plan);
    }
    // 完成市下达的2.5%目标任务: what was to be reached.
    if percent && rate::is_goal(text, &quantity) {
        roles.push(Role::Plan);
    }
    // 国家下达我省任务516万吨 is what others set.
    if closes_with(words, "任务") && ["下达", "分解", "交办"].iter().any(|word| holds(words, word)) {
        roles.push(Role::Plan);
    }
    // 计划新增2.5万人、实际新增2.64万人
    let open = |role: &Role| matches!(role, Role::Plan | Role::Forecast);
    // 已下达搬迁计划53.8万人 is a plan for all that.
    let is_fact = || holds_any(words, &["实际", "已", "目前", "累计"]) && !closes_with(words, "计划");
    if roles.iter().any(open) && is_fact() {
        roles.retain(|role| !open(role));
    }
    let listed = subject.is_some_and(|subject| subject.is_rate && subject.clause == near.index);
    let counted = subject.is_some_and(|subject| {
        let counts = subject.dimension.is_some_and(|dimension| !matches!(dimension, "percent" | "points"));
        counts && !subject.is_rate && subject.clause + 1 == near.index
    });
    let rate = rate::stated(text, &quantity, clause, near.others, &noun, listed, counted);
    // 全县占比55.8%: a share of what was named before.
    let share = || subject.is_some() && ["占比", "比例", "比重", "增速", "增幅"].iter().any(|word| noun.is(word));
    // 60个村中58个通过验收: right behind the whole.
    let of_whole = near.others.last().is_some_and(|whole| whole.span.end == before.start)
        && matches!(text.folded(before), [.., c, '中'] if !matches!(c, '高' | '初'));
    let inherits = (noun.is_empty() || share() || of_whole) && rate.is_none();
    let mut context = Noun::default();
    // 清源小学等5所中小学: the names of some of them say less than what they are.
    if text.folded(before).ends_with(&['等']) {
        let kind = Noun::around(text, near.found, Chars::new(before.end, before.end), after);
        // 青岛啤酒等4家企业: but 企业 or 学校 says too little.
        if kind.pairs().nth(1).is_some() {
            context.extend(&noun);
            noun = kind;
        }
    }
    // 云岭、白沙两所敬老院: those that are named are the things that are counted.
    let words_before = text.folded(before);
    let named_first = words_before.contains(&'、')
        && quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "count")
        && words_before.iter().all(|c| is_han(*c) || *c == '、')
        && VERBS.find(words_before).all(|(_, _, verb)| *verb == Verb::Noun);
    if named_first {
        let kind = Noun::around(text, near.found, Chars::new(before.end, before.end), after);
        let general = ["项目", "工程", "单位", "地方"].iter().any(|word| kind.words().starts_with(word));
        if kind.pairs().nth(1).is_some() && !general {
            context.extend(&noun);
            noun = kind;
        }
    }
    if let Some(subject) = subject {
        if inherits {
            noun = if of_whole { subject.noun.without('中') } else { subject.noun.clone() };
            // 计划300公里，实际完成326公里: the second is a fact.
            let told = text.folded(before);
            let done = verb == Some(Verb::Finish);
            // 年度目标清理3000吨，全年清理3260吨
            let again = subject.dimension.is_some()
                && subject.dimension == quantity.unit.as_ref().map(|unit| unit.dimension)
                && holds_any(told, &["全年", "今年", "本年", "当年"]);
            // 目标增长6%，1—10月增长6.7%
            let dated = verbs.iter().any(|verb| matches!(verb, Verb::Grow | Verb::Fall))
                && months::find(told).first().is_some_and(|told| told.start == 0);
            let fact = done
                || again
                || dated
                || holds_any(told, &["实际", "已", "完成", "仅", "年末", "截至", "目前", "累计"]);
            let forecast = roles.contains(&Role::Forecast);
            let lasts = |role: &Role| match role {
                Role::Part | Role::LastYear => true,
                // 计划下降3%，预计下降3.6%
                Role::Plan if forecast => false,
                Role::Forecast | Role::Plan => !fact,
                _ => false,
            };
            roles.extend(subject.roles.iter().copied().filter(lasts));
        } else if roles.contains(&Role::Part) || !named {
            // 其中… and 4家通过… speak of what was named before.
            context.extend(&subject.noun);
        }
        // 工业投资增长15%、民间投资占比55%以上: a share of its own does not grow with what stands before it.
        let share = words.first() == Some(&'占')
            || ["占比", "比重", "比例", "占比为", "占比达", "占比达到"].iter().any(|word| closes_with(words, word));
        // 开工改造1912个小区、涉及居民21.3万户: those who have something of it.
        let share = share || ["涉及", "惠及", "受益", "覆盖"].iter().any(|word| crate::text::opens_with(words, word));
        if verb.is_none() && !share && (inherits || subject.clause == near.index) {
            verb = subject.verb;
            verbs = subject.verbs;
        }
    }
    // 4.5万亩的计划完成3.6万亩: the plan is that of the figure before.
    let behind_plan = text.folded(Chars::new(clause.span.start, before.start));
    // 计划建设的60处工程完工54处: what stands right before the number reports.
    let own = text.folded(before);
    let between =
        near.others.last().map_or(&[][..], |other| text.folded(Chars::new(other.span.end, quantity.span.start)));
    let reports = PLANS.report.iter().any(|word| closes_with(own, word))
        && !PLANS.plan.iter().any(|word| holds(own, word))
        && !between.iter().any(|c| matches!(c, '、' | '和' | '及'));
    if near.others.last().is_some_and(|other| other.span.end < before.start || reports)
        && (reports || PLANS.plan.iter().any(|word| closes_with(behind_plan, word)))
    {
        // 年初 tells when it was set.
        roles.retain(|role| !matches!(role, Role::Plan | Role::LastYear));
    }
    // 由去年的7.4%降至3.6%: the second is this year's.
    if matches!(
        text.folded(before),
        ['降' | '升' | '提' | '增' | '减' | '扩' | '变', ..] | ['上', '升', ..] | ['下', '降', ..]
    ) {
        roles.retain(|role| *role != Role::LastYear);
    }
    let mut quantity = quantity;
    if falls_with(near.others, text, &quantity) {
        quantity.direction = Direction::Decrease;
    }
    let year = year(text, near.found, before);
    let clause = near.index;
    Figure {
        quantity,
        clause,
        segment,
        noun,
        context,
        inherits,
        verb,
        verbs,
        verb_words,
        roles,
        year,
        months: None,
        period: period(words),
        rate,
    }
}

/// 月 of 每人每月, 年 of 每人每年: what a figure is reckoned for, by the words right before it.
fn period(words: &[char]) -> Option<char> {
    let words = words.strip_suffix(&['为']).or_else(|| words.strip_suffix(&['达'])).unwrap_or(words);
    match words {
        [.., '每', period @ ('月' | '年' | '日')] | [.., '每', '人', period @ ('月' | '年' | '日')] => {
            Some(*period)
        }
        _ => None,
    }
}

/// 20万亩建设任务（新建12万亩、改造提升8万亩）已全部开工: the bracket behind a task says what it is of.
fn in_bracket_of_plan(text: &Text, quantity: &Quantity, clause: &super::clause::Clause) -> bool {
    if clause.depth == 0 {
        return false;
    }
    let before = text.folded(Chars::new(0, quantity.span.start));
    let open = before.iter().rposition(|c| *c == '(');
    open.is_some_and(|open| {
        ["建设任务", "年度任务", "计划", "目标任务"].iter().any(|word| closes_with(&before[..open], word))
    })
}

/// What those that are counted were made: 花园乡村 of 行政村获命名为花园乡村.
fn made(text: &Text, after: Chars) -> Option<Chars> {
    const MADE: [&str; 7] = ["命名为", "认定为", "评定为", "确定为", "授予", "评为", "入选"];
    let words = text.folded(after);
    if !words.iter().any(|c| matches!(c, '为' | '授' | '选')) {
        return None;
    }
    let ends = |word: &str| {
        let at = (0..words.len()).find(|&at| crate::text::opens_with(&words[at..], word))?;
        Some(at + word.chars().count())
    };
    let start = after.start + MADE.iter().find_map(|word| ends(word))?;
    (start < after.end).then(|| Chars::new(start, after.end))
}

/// 提高先进产能占比至80%, 营养改善计划覆盖率100%: the verb is that of the promise or part of a name, and what is told is the share itself; a growth
/// rate names its growth last (投资增长率6%).
fn is_share_level(words: &[char]) -> bool {
    let level = ["率", "占比", "比重", "比例"];
    let leads = ["至", "到", "达到", "为", "达", "稳定在", "保持在", "不低于", "超过", "达到了"];
    let without = |words: &[char], ends: &[&str]| {
        let end = ends.iter().find(|end| closes_with(words, end)).map_or(0, |end| end.chars().count());
        words.len() - end
    };
    // 压缩比例目标为75%
    let name = &words[..without(words, &leads)];
    let name = &name[..without(name, &PLANS.plan)];
    let grows = VERBS.find(name).filter(|(_, _, verb)| **verb == Verb::Grow).last();
    level.iter().any(|end| closes_with(name, end)) && grows.is_some_and(|(at, len, _)| at + len + 2 < name.len())
}

/// 分别下降18.2%、25%和3%: what goes on with a list of falls falls as well.
fn falls_with(others: &[&Quantity], text: &Text, quantity: &Quantity) -> bool {
    let mut start = quantity.span.start;
    let listed = others.iter().rev().take_while(|last| {
        let gap = text.folded(Chars::new(last.span.end, start));
        start = last.span.start;
        matches!(gap, ['、' | '和' | '及' | '与' | '/']) && last.unit == quantity.unit
    });
    listed.into_iter().any(|last| last.direction == Direction::Decrease)
}

/// Words of planning reach no further than this over a clause.
pub(super) const LONGEST_LEAD: usize = 500;

/// Roles by the words of the segment; 其中 and words of planning reach over the whole clause.
pub(super) fn roles(text: &Text, before: Chars, lead: Chars) -> Few<Role> {
    let ahead = text.folded(lead);
    let titled = move |at: usize, len: usize| matches!(ahead.get(at + len), Some('”' | '"' | '》'));
    let far = ROLES.find(ahead).filter(move |(at, len, role)| **role != Role::Plan || !titled(*at, *len));
    let mut far = far.map(|(_, _, &role)| role).peekable();
    if lead.contains(before) && far.peek().is_none() {
        return Few::default();
    }
    // “归雁计划” is the name of a programme.
    let words = text.folded(before);
    let named = move |at: usize, len: usize| matches!(words.get(at + len), Some('”' | '"' | '》'));
    let near = ROLES.find(words).filter(move |(at, len, role)| **role != Role::Plan || !named(*at, *len));
    let near = near.map(|(_, _, &role)| role);
    let far = far
        .filter(|role| matches!(role, Role::Part | Role::Forecast | Role::Plan | Role::LastYear | Role::Rest))
        // From where both begin the same words are found.
        .take_while(|_| lead != before);
    near.chain(far).filter(|role| *role != Role::None).collect()
}

/// The year that dates a figure; a year after 比 or 较 dates what it is compared with.
pub(super) fn year(text: &Text, found: &[Quantity], before: Chars) -> Option<u16> {
    let dates = within(found, before).iter().filter(|q| q.kind == Kind::Date && before.contains(q.core));
    dates
        .filter(|date| {
            let earlier = date.core.start.checked_sub(1).and_then(|at| text.chars().get(at).copied());
            !matches!(earlier, Some('比' | '较' | '(' | '《' | '自'))
        })
        .filter_map(|date| {
            let digits: String = text.folded(date.core).iter().take_while(|c| c.is_ascii_digit()).collect();
            digits.parse::<u16>().ok().filter(|year| (1950..2100).contains(year))
        })
        .next_back()
}
