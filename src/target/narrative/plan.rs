//! Which figures of a sentence are planned, by the words around them.

use super::is_stated_target;
use super::name::is_goal;
use crate::lexicon::plans::PLANS;
use crate::months;
use crate::passage::{Figure, Passage};
use crate::text::{Chars, is_han};

/// A plan word governs the figures after it in its sentence until the facts begin.
pub(super) fn planned_before(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let sentence = passage.sentence_of(figure);
    let start = passage.clauses_of(sentence).first().map_or(0, |clause| clause.span.start);
    let start = start.max(figure.quantity.core.start.saturating_sub(FARTHEST));
    let words = passage.text.folded_string(Chars::new(start, figure.quantity.core.start));
    let last = |list: &[&str]| list.iter().filter_map(|word| words.rfind(word)).max();
    // 营养改善计划覆盖学生2.9万名: a programme.
    let programme = |at: &usize| {
        words[*at..].starts_with("计划")
            && ["改善", "提升", "行动", "培养", "培育", "倍增", "引才", "资助"]
                .iter()
                .any(|name| words[..*at].ends_with(name))
    };
    // 两项指标全部达标，分别为94.6%和3.1‰
    let settled = |at: &usize| {
        PLANS.plan.iter().any(|word| {
            let rest = words[*at..].strip_prefix(word);
            rest.is_some_and(|rest| rest.starts_with(['均', '皆']) || rest.starts_with("全部"))
        })
    };
    let Some(plan) = last(&PLANS.plan).filter(|at| !programme(at) && !settled(at)) else { return false };
    // 计划达到75%: what is planned, and no fact yet.
    // 目标为合格率达到98%
    let reaches = |fact: usize| {
        let reached = ["达到", "实现"].iter().any(|word| words[fact..].starts_with(word));
        let mut goals =
            PLANS.plan.iter().filter_map(|word| words[..fact].rfind(word).map(|at| &words[at + word.len()..fact]));
        reached && goals.any(|goal| goal.starts_with(['为', '是']) && !goal.contains([',', '，', '、']))
    };
    // 任务已完工23个: what is told as done is no plan.
    let done = |fact: usize| ["已", "实际", "目前", "累计", "仅"].iter().any(|word| words[fact..].starts_with(word));
    let of_plan = |fact: usize| !done(fact) && is_of_plan(&words[..fact]) || reaches(fact);
    let fact = PLANS.fact.iter().filter_map(|word| words.rfind(word)).filter(|fact| !of_plan(*fact)).max();
    // 目标90%以上，1—8月均值88.9%: a time opens the report.
    let dated = passage.clauses.get(figure.clause).is_some_and(|clause| {
        let told = months::find(passage.text.folded(clause.span));
        clause.span.start > start && told.first().is_some_and(|told| told.start == 0)
    });
    let of_clause = passage.clauses.get(figure.clause).map_or(String::new(), |clause| {
        passage.text.folded_string(Chars::new(clause.span.start, figure.quantity.core.start))
    });
    // 任务860户，竣工847户; 计划8所，年内建成5所
    let own = ["年内", "全年", "当年", "今年", "本年"].iter().find_map(|time| of_clause.strip_prefix(time));
    let own = own.unwrap_or(&of_clause);
    let reports = ["竣工", "完工", "开工", "实建", "建成", "投用", "摸排", "报名", "排查", "梳理"]
        .iter()
        .any(|word| own.starts_with(word));
    if (dated || reports && passage.clauses[figure.clause].span.start > start)
        && !PLANS.plan.iter().any(|word| of_clause.contains(word))
    {
        return false;
    }
    // 15万亩任务完成14.4万亩: the plan has its figure right before it.
    let had = index.checked_sub(1).map(|before| &passage.figures[before]).is_some_and(|before| {
        let gap = passage.text.folded_string(Chars::new(before.quantity.span.end, figure.quantity.core.start));
        // 12座的年初确定的目标完成14座
        let plan = ["实际完成", "已完成", "完成"].iter().find_map(|done| gap.strip_suffix(done));
        before.clause == figure.clause && plan.is_some_and(|plan| is_goal(plan.trim_start_matches('的')))
    });
    if had {
        return false;
    }
    let apart =
        is_gap(passage, index) || is_margin(passage, index) || super::distance::distance(passage, figure).is_some();
    if !apart && is_framed(passage, figure, &words[plan..]) {
        return true;
    }
    // 比年初确定的760元、610元高出5元: what goes on with a list of targets is one.
    let goes_on = index.checked_sub(1).is_some_and(|before| {
        let gap = &passage.figures[before].quantity;
        gap.unit == figure.quantity.unit
            && passage.text.folded(Chars::new(gap.span.end, figure.quantity.core.start)) == ['、']
    });
    if goes_on && listed(passage, index) {
        return true;
    }
    // 距87%的预期目标还有0.9个百分点的差距
    let apart = ["还有", "还差", "尚差", "尚有", "相差"].iter().any(|word| words[plan..].contains(word));
    // 承诺的下降3%: the change is the thing that was promised.
    let unmoved = words.trim_end_matches(['增', '长', '下', '降', '提', '高', '减', '少']);
    if fact.is_some_and(|fact| fact > plan)
        || apart
        || is_margin(passage, index)
        || is_beyond_plan(passage, index)
        || done_after(&words[plan..])
        || words[plan..].contains('的') && !unmoved.ends_with('的')
        || inside(&words[plan..])
    {
        return false;
    }
    // 不及120场的目标任务，同比增长5.6%: the plan is that of the figure before it.
    let owned = index.checked_sub(1).map(|before| &passage.figures[before]).is_some_and(|before| {
        let end = passage.clauses.get(before.clause).map_or(0, |own| own.span.end);
        let at = start + words[..plan].chars().count();
        before.clause < figure.clause
            && before.quantity.span.end <= at
            && at < end
            && names_goal(&passage.text.folded_string(Chars::new(before.quantity.span.end, end)))
    });
    if owned {
        return false;
    }
    // 占年度计划15.5万亩的118%: the rate after it is none; 较计划多1条 is a difference.
    let own = passage.text.folded_string(Chars::new(figure.segment.start, figure.quantity.core.start));
    // 低于年度目标4.1亿元，其中制造业51.7亿元: the plan has had its figure.
    let had = passage.figures[..index].iter().any(|before| {
        let start = start + words[..plan].chars().count();
        before.clause < figure.clause && before.quantity.core.start >= start && passage.sentence_of(before) == sentence
    });
    let moves = ["减少", "提高", "降低"].iter().any(|word| own.ends_with(word));
    let apart = own.ends_with(['多', '少', '快', '高', '低', '差']) && !moves;
    !apart && (own.contains(&words[plan..]) || figure.inherits && !had || listed(passage, index))
}

/// 比5万人的目标少0.24万人: how far the fact is from a target that is printed right before.
pub(super) fn is_gap(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let before = index.checked_sub(1).filter(|before| passage.figures[*before].clause == figure.clause);
    let words = passage.text.folded_string(passage.before(figure));
    let words = words.trim_end_matches(['了', ' ']);
    let goal = |before: usize| goal_after(passage, before) || planned_before(passage, before);
    if is_beyond_plan(passage, index) {
        return true;
    }
    // 目标25家，实际24家，差1家
    let alone = || {
        let same = |before: &usize| passage.figures[*before].quantity.unit == figure.quantity.unit;
        let sentence = passage.sentence_of(figure);
        let mut earlier =
            (0..index).rev().take_while(|before| passage.sentence_of(&passage.figures[*before]) == sentence);
        // 超出控制数11起
        let words = words.trim();
        let words = words.strip_suffix("完成").filter(|words| words.ends_with("超额")).unwrap_or(words);
        let words = ["控制数", "控制指标"].iter().find_map(|limit| words.strip_suffix(limit)).unwrap_or(words);
        ["差", "还差", "尚差", "少", "多", "超", "超额", "超出", "高出", "低于", "少于"].contains(&words)
            && earlier.any(|before| same(&before) && goal(before))
    };
    // 较年度目标97万吨增加1.6万吨
    let moved = ["增加", "减少", "增长"].iter().any(|word| words.trim() == *word);
    (moved || PLANS.distance(|word| words.ends_with(word)).is_some()) && before.is_some_and(goal) || alone()
}

/// 超出年度3万名计划0.15万名: a plan right after its figure, between a word of distance and the distance itself.
pub(super) fn is_beyond_plan(passage: &Passage, index: usize) -> bool {
    let figure = &passage.figures[index];
    let before = index.checked_sub(1).map(|before| &passage.figures[before]);
    before.filter(|before| before.clause == figure.clause).is_some_and(|before| {
        let gap = passage.text.folded_string(Chars::new(before.quantity.span.end, figure.quantity.core.start));
        let lead = passage.text.folded_string(passage.before(before));
        let same = figure.quantity.unit == before.quantity.unit;
        let smaller = figure.quantity.value < before.quantity.value;
        same && smaller && is_goal(gap.trim()) && PLANS.distance(|word| lead.contains(word)).is_some()
    })
}

/// 高于年度增长10%的目标1.3个百分点: the points behind a target that is printed.
pub(super) fn is_margin(passage: &Passage, index: usize) -> bool {
    let dimension = |index: usize| passage.figures[index].quantity.unit.as_ref().map(|unit| unit.dimension);
    let before = index.checked_sub(1).filter(|before| passage.figures[*before].clause == passage.figures[index].clause);
    // 超出2.5万人的年度目标14.4%
    let share = |before: usize| dimension(index) == Some("percent") && dimension(before) != Some("percent");
    before.is_some_and(|before| (dimension(index) == Some("points") || share(before)) && goal_after(passage, before))
}

/// 计划A，B，实际A，B: all that stands between 计划 and 实际 is planned.
pub(super) fn is_framed(passage: &Passage, figure: &Figure, since: &str) -> bool {
    let after = passage.text.folded_string(Chars::new(figure.quantity.span.end, passage.text.all().end));
    // What another part of the list tells frames nothing here, and 因2家纳入征收范围 tells why.
    let after = after.split(';').next().unwrap_or(&after);
    let own = passage.clauses.get(figure.clause).map_or(&[][..], |own| passage.text.folded(own.span));
    if matches!(own, ['因' | '受', ..] | ['由', '于', ..]) {
        return false;
    }
    let opens = PLANS
        .plan
        .iter()
        .any(|word| since.strip_prefix(word).is_some_and(|rest| !rest.starts_with(['的', '中', '为'])));
    let told = ["实际", "目前", "累计", "已"].iter().any(|word| since.contains(word)) || is_reported(since);
    // 实现68.4亿元（市定指标65亿元），回收利用率28%: a plan in brackets holds for nothing outside them.
    let told = told || closes_bracket(since);
    let apart = after.find("实际").is_some_and(|at| !after[..at].contains("计划"));
    opens && !told && apart && figure.rate.is_none()
}

/// 计划120场完成133场，…: whether a report with its figure stands among words that a plan opens; 计划完成26亿元 and 计划新建5所、完成3所 hold none.
fn is_reported(since: &str) -> bool {
    PLANS.report.iter().any(|word| {
        since.match_indices(word).any(|(at, _)| {
            let before = &since[..at];
            let counts = since[at + word.len()..].starts_with(|c: char| c.is_ascii_digit());
            counts
                && !is_of_plan(before)
                && !before.ends_with(['、', '和', '及'])
                // 任务上半年完成9个
                && (before.contains(|c: char| c.is_ascii_digit())
                    || !months::find(&before.chars().collect::<Vec<char>>()).is_empty())
        })
    })
}

/// Whether a bracket closes that did not open.
fn closes_bracket(words: &str) -> bool {
    let mut depth = 0;
    words.chars().any(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth < 0
    })
}

/// 计划86个，完成86个: the second is a fact, while 计划完成86个 is still the plan.
pub(super) fn done_after(words: &str) -> bool {
    words.rfind("完成").is_some_and(|at| !is_of_plan(&words[..at]))
}

/// 计划, 目标为: what stands right behind is planned.
pub(super) fn is_of_plan(words: &str) -> bool {
    let words = words.trim_end_matches(['为', '是', ':', '：']);
    // 计划全年完成210万标箱
    let words = ["全年", "年内", "年底前", "当年"].iter().find_map(|time| words.strip_suffix(time)).unwrap_or(words);
    PLANS.plan.iter().any(|word| words.ends_with(word))
}

/// 任务中: what follows is told of the plan, and is none.
pub(super) fn inside(words: &str) -> bool {
    PLANS
        .plan
        .iter()
        .any(|word| words.strip_prefix(word).is_some_and(|rest| rest.starts_with('中') && !rest.starts_with("中心")))
}

/// Whether the figure continues a list of targets: 95%、30个, but not what 为1893名劳动者追回2260万元 goes on to tell.
pub(super) fn listed(passage: &Passage, index: usize) -> bool {
    let clause = passage.figures[index].clause;
    let long = index.checked_sub(LONGEST_LIST).is_some_and(|first| passage.figures[first].clause == clause);
    index > 0 && !long && passage.figures[index - 1].clause == clause && is_stated_target(passage, index - 1)
}

/// No list of targets in one clause is longer.
pub(super) const LONGEST_LIST: usize = 24;

/// No plan word governs figures farther on.
const FARTHEST: usize = 400;

/// 30所、8000个的年度目标: what follows the list says that it is of targets.
pub(super) fn goal_after(passage: &Passage, index: usize) -> bool {
    for at in index..index + LONGEST_LIST {
        let figure = &passage.figures[at];
        let end = passage.clauses.get(figure.clause).map_or(0, |clause| clause.span.end);
        let after = passage.text.folded_string(Chars::new(figure.quantity.span.end, end));
        let next = next_figure(passage, at);
        if names_goal(&after) || next.is_none() && promises_work(&after) || is_bare_goal(passage, figure, &after) {
            return true;
        }
        // 改建中心2个、提升会客厅30个的年度任务
        let goes_on = next.is_some_and(|next| {
            let gap = passage.text.folded_string(Chars::new(figure.quantity.span.end, next.quantity.core.start));
            let lists = gap.starts_with('、')
                && !gap.contains(['，', ','])
                && !PLANS.fact.iter().any(|word| gap.contains(word));
            lists || matches!(gap.as_str(), "和" | "/")
        });
        if !goes_on {
            return false;
        }
    }
    false
}

/// 超额完成年度600场任务, 与年初提出的3300万人次目标相比: the word for a target right behind, and before the figure whose it is.
fn is_bare_goal(passage: &Passage, figure: &Figure, after: &str) -> bool {
    // 完成既定的4处建设目标
    let near: String = after.chars().take_while(|c| is_han(*c)).take(LONGEST_WORK + 2).collect();
    if !["目标", "任务", "计划", "指标"].iter().any(|goal| near.contains(goal)) {
        return false;
    }
    let start = passage.clauses.get(figure.clause).map_or(0, |clause| clause.span.start);
    let before = passage.text.folded_string(Chars::new(start, figure.quantity.core.start));
    let set =
        ["年度", "全年", "既定", "年初", "原定", "预定", "确定"].iter().filter_map(|word| before.rfind(word)).min();
    let reached = ["完成", "达到", "实现", "与", "比", "较", "于", "超过", "超出", "不及", "距"];
    set.is_some_and(|set| {
        reached.iter().any(|word| before[..set].ends_with(word)) && before[set..].chars().count() <= LONGEST_GOAL
    })
}

/// Work between a figure and the word for a target is no longer: 4处建设目标.
const LONGEST_WORK: usize = 2;

pub(super) fn next_figure(passage: &Passage, index: usize) -> Option<&Figure> {
    passage.figures.get(index + 1).filter(|next| next.clause == passage.figures[index].clause)
}

/// 为2万户家庭安装报警装置的计划，为120所学校更换护眼灯的任务全部完成: the work that was promised stands between the figure and the word for it.
pub(super) fn promises_work(after: &str) -> bool {
    ["的任务", "的目标", "的计划", "的指标"].iter().any(|goal| {
        after.split_once(goal).is_some_and(|(_, rest)| {
            let no_goal = ["分解", "书", "清单", "落实", "要求", "部署", "安排"];
            !no_goal.iter().any(|word| rest.starts_with(word))
        })
    })
}

/// 的年度目标, 的建设任务, 建设任务的: words after a figure that make it a target.
pub(super) fn names_goal(after: &str) -> bool {
    // “不少于60处”的承诺
    let after = after.trim_start_matches(['”', '"', '’', '」']);
    let owned = after.starts_with('的');
    if owned && opens_goal(after) {
        return true;
    }
    // 增长8%是年度预期目标
    let equals = after.strip_prefix(['是', '为', '系']).is_some_and(|goal| {
        let end = goal.find(|c| !is_han(c)).unwrap_or(goal.len());
        is_goal(&goal[..end])
    });
    if equals {
        return true;
    }
    let words: Vec<char> = after.chars().take_while(|c| is_han(*c)).take(LONGEST_GOAL).collect();
    // 4.5%的控制线, too
    let line = |pair: &[char]| {
        matches!(pair, ['控', '制'] | ['红', '线'] | ['警', '戒'] | ['考', '核'] | ['基', '准'] | ['上' | '下', '限'])
    };
    let goal = words
        .windows(2)
        .position(|pair| matches!(pair, ['目' | '指', '标'] | ['任', '务'] | ['计', '划']) || owned && line(pair));
    let goal = goal.or_else(|| words.windows(2).position(|pair| owned && matches!(pair, ['预', '期'] | ['要', '求'])));
    // 4.5亿元的年度线
    let text: String = words.iter().collect();
    let goal = goal.or_else(|| {
        let named = PLANS.plan.iter().filter_map(|word| text.find(word)).min();
        named.filter(|_| owned).map(|at| text[..at].chars().count())
    });
    // 15万亩任务完成14.4万亩
    let done = |at: usize| at == 0 && matches!(words.get(2..4), Some(['完', '成'] | ['已', '完'] | ['实', '际']));
    let tasks = |at: usize| at == 0 && words.starts_with(&['目', '标', '任', '务', '的']);
    // 总投资2.4亿元的新馆承诺年内建成: a verb.
    let pledges = goal.is_some_and(|at| {
        matches!(words[at..], ['承', '诺', ..] | ['要', '求', ..] | ['约', '定', ..] | ['答', '应', ..])
            && words
                .get(at + 2)
                .is_some_and(|next| !matches!(next, '的' | '中' | '已' | '完' | '多' | '少' | '高' | '低'))
    });
    !pledges
        && goal
            .is_some_and(|at| owned && at <= 5 || at <= 2 && words.get(at + 2) == Some(&'的') || done(at) || tasks(at))
}

/// 的年初确定的控制目标: words of who set a plan and of what kind it is, up to the word for it.
fn opens_goal(after: &str) -> bool {
    let mut rest = after;
    loop {
        if let Some(behind) = PLANS.plan.iter().find_map(|word| rest.strip_prefix(word)) {
            return !behind.starts_with("中") && !behind.starts_with("书");
        }
        // 更新120台的安排
        if let Some(behind) = rest.strip_prefix("安排") {
            return !behind.starts_with("部署");
        }
        let Some(behind) = PLANS.setter.iter().find_map(|word| rest.strip_prefix(word)) else { return false };
        rest = behind;
    }
}

/// Words that make a figure a target are no longer.
pub(super) const LONGEST_GOAL: usize = 10;
