//! Whether a clause promises or reports, by its words.

use crate::lexicon::language::{STATEMENTS, Statement};
use crate::lexicon::plans::{PLAN_WORDS, PLANS, PlanWord};
use crate::months;
use crate::text::{closes_with, holds, holds_any, opens_with};

/// Whether a clause says of something that it was planned.
pub fn is_plan(words: &[char]) -> bool {
    PLAN_WORDS.find(words).any(|(at, len, word)| match word {
        PlanWord::Plan => !is_measure(words, at) && !is_programme(&words[..at], &words[at..at + len]),
        PlanWord::Wish => is_wish(words, at, len) && !(at > 0 && is_measure(words, at)),
        PlanWord::Hope | PlanWord::Fact => false,
    })
}

/// Whether a clause hopes for something: 力争新增40家.
pub fn is_hope(words: &[char]) -> bool {
    PLAN_WORDS.find(words).any(|(_, _, word)| *word == PlanWord::Hope)
}

/// Whether words hold a plan that something is measured by.
pub fn measures(words: &[char]) -> bool {
    PLAN_WORDS.find(words).any(|(at, _, word)| *word == PlanWord::Plan && is_measure(words, at))
}

/// 计划整治的14条水体, 比计划多1座: whether a clause holds a plan with its figure or the distance from it; 完成年度任务的104% tells a rate, and no plan.
pub fn counts_plan(words: &[char]) -> bool {
    let counts = |at: usize, len: usize| {
        let rest = &words[at + len..];
        let stop = |c: &char| matches!(c, ',' | '，' | ';' | '。' | '!' | ':');
        let near =
            rest.iter().take(FARTHEST).position(stop).map_or(&rest[..rest.len().min(FARTHEST)], |stop| &rest[..stop]);
        let digit = near.iter().position(char::is_ascii_digit);
        let rate = near.first() == Some(&'的') && near.get(1).is_some_and(char::is_ascii_digit) && near.contains(&'%');
        digit.is_some() && !rate && !is_programme(&words[..at], &words[at..at + len])
    };
    // 超额完成下降10%的目标: the figure stands before its word.
    let behind = |at: usize| {
        let before =
            ["年度", "控制", "预期", "既定"].iter().find_map(|set| strip(&words[..at], set)).unwrap_or(&words[..at]);
        let Some(before) = before.strip_suffix(&['的']) else { return false };
        let near = &before[before.len().saturating_sub(LONGEST_UNIT)..];
        let clause = before.iter().rposition(|c| matches!(c, ',' | '，' | ';' | '。')).map_or(0, |at| at + 1);
        near.iter().any(char::is_ascii_digit)
            && holds_any(&before[clause..], &["完成", "实现", "达到", "超过", "突破", "未达"])
    };
    PLAN_WORDS.find(words).any(|(at, len, word)| *word == PlanWord::Plan && (counts(at, len) || behind(at)))
}

/// A unit and its digits are no longer: 万平方米.
const LONGEST_UNIT: usize = 5;

/// The figure of a plan stands no further behind its word.
const FARTHEST: usize = 12;

/// 完成年度任务的82.4%, 比计划多2座, 列入2025年计划: what is only measured by a plan, or put off to another.
fn is_measure(words: &[char], at: usize) -> bool {
    let mut before = &words[..at];
    // 较全年目标任务多3处: the second word for it, too.
    while let Some(rest) = PLANS.setter.iter().chain(&PLANS.plan).find_map(|word| strip(before, word)) {
        before = rest;
    }
    let alone = before.is_empty() || words.len() <= at + 2;
    // 突破年初确定91%的任务
    let far = || PLANS.distance(|word| word.chars().count() > 1 && closes_with(before, word)).is_some();
    let measured = before.last().is_some_and(|last| MEASURING.contains(*last))
        || far()
        || PLANS.link.iter().any(|word| closes_with(before, word));
    // 超过年度6万人的目标任务
    let against = || {
        let far = PLANS.distance(|word| word.chars().count() > 1 && holds(&words[..at], word)).is_some();
        far || holds_any(
            &words[..at],
            &["较", "比", "距", "占", "完成", "达到", "实现", "突破", "优于", "好于", "不及", "接近", "控制在"],
        )
    };
    // 完成年度压减任务3万吨的86.7%
    let shared = {
        let rest = &words[at..];
        let percent = rest.iter().position(|c| *c == '%');
        let of = percent.and_then(|end| rest[..end].iter().rposition(|c| *c == '的'));
        of.zip(percent).is_some_and(|(of, end)| {
            rest[..of].iter().any(char::is_ascii_digit)
                && rest[of + 1..end].iter().all(|c| c.is_ascii_digit() || *c == '.')
        })
    };
    // 两项指标全部达标
    let told = |word: &str| {
        let from = words[at..].iter().position(|c| matches!(c, '全' | '均' | '都' | '皆')).unwrap_or(0);
        from > 0 && from <= 4 && opens_with(&words[at + from..], word)
    };
    let settled = ["全部", "均", "都", "皆"].iter().any(|word| told(word)) && !words[..at].is_empty();
    // 超120场的省定要求
    let set = |rest: &[char]| PLANS.setter.iter().any(|word| opens_with(rest, word));
    let passes = (1..at).any(|next| words[next - 1] == '超' && (words[next].is_ascii_digit() || set(&words[next..at])));
    let behind = words[..at].iter().any(char::is_ascii_digit) && (passes || against());
    // 此项任务已完成 speaks of the plan before it.
    let this = ["此项", "该项", "本项", "这项", "此", "该"].iter().any(|word| closes_with(&words[..at], word));
    // 完成年度建设任务, and nothing else: that it was reached.
    let reached = ["完成", "圆满完成", "超额完成", "提前完成", "全面完成"].iter().any(|word| opens_with(words, word))
        && PLANS.plan.iter().any(|word| closes_with(words, word) && word.chars().count() + at == words.len())
        && !words.iter().any(char::is_ascii_digit);
    let ordered = this || !alone && matches!(before.last(), Some('按' | '照' | '依'));
    let later = holds_any(&words[..at], &["列入", "转入", "结转", "纳入", "明年", "来年", "下年", "次年"]);
    measured && !opens_with(&words[at..], "目标为") || shared || behind || settled || ordered || later || reached
}

/// What stands right before a plan that something is measured by: 占年度任务, 控制在目标以内.
const MEASURING: &str = "比较超占为是距于到成现与达过出担额及在";

fn strip<'w>(words: &'w [char], word: &str) -> Option<&'w [char]> {
    closes_with(words, word).then(|| &words[..words.len() - word.chars().count()])
}

/// 营养改善计划: the name of a programme.
fn is_programme(before: &[char], word: &[char]) -> bool {
    word == ['计', '划']
        && ["改善", "提升", "行动", "培养", "培育", "倍增", "引才", "资助", "扶持"]
            .iter()
            .any(|name| closes_with(before, name))
}

/// 要求, 年度目标任务分别为, 的控制目标: words for a plan, perhaps with who set it, and nothing that names it.
pub fn is_goal(words: &[char]) -> bool {
    let bare = |words: &[char]| {
        // 计划同为22辆, 目标也是3家
        let tail = |c: &&char| matches!(c, '为' | '是' | '数' | '值' | '同' | '也' | '亦' | ' ');
        words.len() - words.iter().rev().take_while(tail).count()
    };
    let words = &words[..bare(words)];
    let words = strip(words, "分别").unwrap_or(words);
    let words = &words[..bare(words)];
    let without = |words: &[char], list: &[&'static str]| {
        list.iter().find(|word| opens_with(words, word)).map(|word| word.chars().count())
    };
    // 而当年新增的计划数为5万亩
    let mut rest = words.strip_prefix(&['而']).unwrap_or(words);
    let work = |rest: &[char]| {
        without(rest, &PLANS.work)
            .filter(|len| rest.get(*len) == Some(&'的') || without(&rest[*len..], &PLANS.plan).is_some())
    };
    while let Some(len) = without(rest, &PLANS.setter).or_else(|| work(rest)) {
        rest = &rest[len..];
    }
    let named = rest.len();
    while let Some(len) = without(rest, &PLANS.plan) {
        rest = &rest[len..];
    }
    rest.is_empty() && named > 0
}

/// Whether words hold one that wishes for what follows: 今年要.
pub fn is_wished(words: &[char]) -> bool {
    PLAN_WORDS
        .find(words)
        .any(|(at, len, word)| *word == PlanWord::Wish && words[at..at + len] == ['要'] && is_wish(words, at, len))
        || words.last() == Some(&'要')
}

/// 要新建, and none of 主要, 要素, 要到9月.
fn is_wish(words: &[char], at: usize, len: usize) -> bool {
    let after = words.get(at + len);
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    // 应引进, and none of 应急, 供应
    if words[at..at + len] == ['应'] {
        return !matches!(before, Some('供' | '响' | '适' | '相' | '对' | '效' | '反' | '呼' | '感' | '因' | '理'))
            && !matches!(
                after,
                None | Some('急' | '用' | '对' | '收' | '届' | '税' | '变' | '邀' | '有' | '答' | '诉')
            );
    }
    if words[at..at + len] != ['要'] {
        return true;
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let after = words.get(at + 1);
    !matches!(before, Some('主' | '重' | '必' | '首' | '紧' | '摘' | '纪' | '只' | '需' | '概' | '扼'))
        && !matches!(
            after,
            None | Some(
                '求' | '素'
                    | '点'
                    | '道'
                    | '塞'
                    | '闻'
                    | '地'
                    | '件'
                    | '害'
                    | '到'
                    | '领'
                    | '么'
                    | '紧'
                    | '约'
                    | '是'
                    | '等'
            )
        )
}

/// Whether a clause says of something that it was done, goes on or failed, and not that it is to be.
pub fn is_fact(words: &[char]) -> bool {
    // 实际使用外资 is a name.
    let name = |end: usize| matches!(words.get(end..end + 2), Some(['使' | '利', '用']));
    let fact = PLAN_WORDS
        .find(words)
        .any(|(at, len, word)| *word == PlanWord::Fact && !is_level(&words[at..at + len]) && !name(at + len));
    let done = words.iter().enumerate().any(|(at, c)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        *c == '了' && !matches!(before, Some('为' | '除')) && words.get(at + 1) != Some(&'解')
    });
    let said = || {
        STATEMENTS.find(words).any(|(_, _, said)| {
            matches!(
                said,
                Statement::InProgress
                    | Statement::Missed
                    | Statement::NotStarted
                    | Statement::Exceeded
                    | Statement::Delayed
                    | Statement::Cancelled
            )
        })
    };
    fact || done
        || reports_behind(words)
        || said()
        || is_changed(words)
        || holds_any(
            words,
            &[
                "均已",
                "全部完",
                "全部建",
                "全部落实",
                "全部兑现",
                "全部实现",
                "才能",
                "如期完成",
                "顺利完成",
                "圆满完成",
                "按期完成",
                "提前完成",
            ],
        )
}

/// 完成, 只建成, 中已完工: how many characters at the start of words report what came of the plan before them.
pub fn report_at(words: &[char]) -> Option<usize> {
    let inside = usize::from(words.first() == Some(&'中'));
    let own = &words[inside..];
    let slight = ["只", "仅", "共", "已", "实际"].iter().find(|word| opens_with(own, word));
    let slight = slight.map_or(0, |word| word.chars().count());
    let report = PLANS.report.iter().find(|word| opens_with(&own[slight..], word))?;
    Some(inside + slight + report.chars().count())
}

/// 12座的目标完成14座: whether a report stands right behind a plan with its figure.
fn reports_behind(words: &[char]) -> bool {
    PLAN_WORDS.find(words).any(|(at, len, word)| {
        let rest = &words[at + len..];
        // 任务上半年完成9个
        let timed = months::find(&rest[..rest.len().min(LONGEST_TIME)]);
        let rest = &rest[timed.first().filter(|told| told.start == 0).map_or(0, |told| told.end)..];
        let counts = report_at(rest).is_some_and(|report| rest.get(report).is_some_and(char::is_ascii_digit));
        *word == PlanWord::Plan && counts && words[..at].iter().any(char::is_ascii_digit)
    })
}

/// 全年数据待统计局核定后公布, 评价结果暂未反馈: the figures are still to come, which says nothing of the work.
pub fn awaits_figures(words: &[char]) -> bool {
    // 以年终核定为准
    if words.ends_with(&['为', '准']) {
        return true;
    }
    // 待市级考核认定
    let told = |word: &str| closes_with(words, word);
    if matches!(words, ['待' | '尚' | '须' | '需', ..])
        && ["认定", "核定", "核算", "反馈", "公布", "考核", "审定", "评定", "发布"].iter().any(|word| told(word))
    {
        return true;
    }
    // 兑现率待年度评估后统一发布
    if holds(words, "待")
        && holds(words, "后")
        && ["发布", "公布", "反馈", "核定", "认定"].iter().any(|word| told(word))
    {
        return true;
    }
    // 年终结算尚未结束, 实际数暂不公布
    if holds_any(words, &["暂不公布", "暂未公布", "另行公布"])
        || holds_any(words, &["结算", "决算", "核算", "统计", "汇总", "审计"])
            && holds_any(words, &["尚未", "未结束", "未完成", "正在"])
    {
        return true;
    }
    // 上半年暂无数据
    if holds_any(words, &["暂无数据", "尚无数据", "无统计数据", "暂无统计"]) {
        return true;
    }
    holds_any(words, &["数据", "结果"])
        && holds_any(words, &["待", "尚未", "暂未", "未"])
        && holds_any(
            words,
            &[
                "公布", "反馈", "发布", "核定", "取得", "复核", "下达", "出炉", "出具", "出报", "汇总", "统计", "测算",
                "评定",
            ],
        )
}

/// 任务经批准由500套调整为360套: whether a clause tells of a plan that it was changed.
pub fn is_changed(words: &[char]) -> bool {
    holds_any(words, &["调整为", "调减", "调增", "批准", "同意"])
}

/// Whether a clause says outright how a plan stands: 超额完成, 尚未启动, 基本完成.
pub fn is_outright(words: &[char]) -> bool {
    STATEMENTS.find(words).any(|(_, _, said)| {
        matches!(
            said,
            Statement::Exceeded
                | Statement::MostlyMet
                | Statement::Missed
                | Statement::NotStarted
                | Statement::Cancelled
        )
    })
}

/// 实现, 达到: a promise may hold them too.
fn is_level(word: &[char]) -> bool {
    matches!(word, ['实', '现'] | ['达', '到'])
}

/// Whether words without a plan and a fact begin like a report: a time up to which it reaches, a reason, an exception.
pub fn opens_report(words: &[char]) -> bool {
    let told = months::find(&words[..words.len().min(LONGEST_TIME)]);
    // 按照计划，全年新建3所: the whole year is that of the plan as well.
    let part = |told: &months::Told| told.months.is_none_or(|months| months.is_early() || words[0] == '截');
    let dated = told.first().is_some_and(|told| told.start == 0 && part(told) && words.get(told.end) != Some(&'前'));
    let until = matches!(words, ['到' | '至', ..])
        && holds_any(&words[..words.len().min(LONGEST_TIME)], &["月末", "月底", "年末", "年底"]);
    dated
        || until
        || ["因", "受", "由于", "经", "除", "其余", "剩下", "剩余", "余下", "另有", "前者", "后者", "年末", "仍", "尚"]
            .iter()
            .any(|word| opens_with(words, word))
}

/// A time at the start of a report is no longer.
const LONGEST_TIME: usize = 12;

/// 是写进政府工作报告的四件事
pub fn is_listed(words: &[char]) -> bool {
    holds_any(words, &["写进", "写入", "写在", "列入", "作为"])
        && holds_any(words, &["报告", "实事", "清单", "任务", "承诺"])
}

/// Whether a text promises something with a figure in one clause, and reports in a later one.
pub fn tells(words: &[char]) -> bool {
    let mut promised = false;
    let mut wanted: Vec<char> = Vec::new();
    words.split(|c| matches!(c, ',' | '，' | ';' | '。' | ':' | '!' | '?')).any(|clause| {
        let counts = clause.iter().any(char::is_ascii_digit);
        let (plan, fact) = (is_plan(clause), is_fact(clause));
        let own = units(clause);
        // 目标4所，建成4所
        let alike = own.iter().any(|unit| wanted.contains(unit));
        let reports = promised && !plan && (fact || counts && (alike || opens_report(clause)));
        if plan && !fact && counts {
            (promised, wanted) = (true, own);
        }
        reports
    })
}

/// What stands behind the figures of a clause: the first characters of their units.
fn units(words: &[char]) -> Vec<char> {
    let ends = (1..words.len()).filter(|&at| words[at - 1].is_ascii_digit() && !words[at].is_ascii_digit());
    ends.map(|at| words[at]).filter(|c| crate::text::is_han(*c) || *c == '%').collect()
}
