//! What one clause says of how work stands: negation, plans, steps on the way and parts of the work heeded.

use super::asserted;
use crate::lexicon::language::{STATEMENTS, Statement, VERBS, Verb};
use crate::passage::Passage;
use crate::steps;
use crate::text::{Chars, holds, holds_any};

/// The statement that a clause makes, negation and plans heeded. `own` are words that belong to the name of the thing.
pub fn statement(passage: &Passage, span: Chars, own: &[String]) -> Option<Statement> {
    let words = passage.text.folded(span);
    // 北广场启用后才能开行: not yet.
    if is_blotted(passage, span)
        || crate::mood::awaits_figures(words)
        || denies_twice(words)
        || holds_any(words, &["才能", "方能", "方可", "要等"])
        // 上级本年度未部署认定工作: nobody asked for it.
        || holds_any(words, &["未部署", "未安排", "未下达", "没有部署", "没有安排"])
    {
        return None;
    }
    // 通过主体结构验收, where 主体完工 is what was promised
    let accepted = ["通过主体结构验收", "通过主体验收", "主体结构通过验收", "主体工程通过验收"];
    if own.iter().any(|own| own.contains("主体"))
        && holds_any(words, &accepted)
        && !holds_any(words, &["未", "拟", "将"])
    {
        return Some(Statement::Met);
    }
    let mut result: Option<Statement> = None;
    let mut planned = words.len();
    let mut finished = None;
    let mut step = false;
    // 主体工程均已完工, where 主体完工 is what was promised
    let wanted = |word: &str| {
        let opening: String = word.chars().take(2).collect();
        own.iter().any(|own| own.starts_with(&opening) || word.contains(own.as_str()))
    };
    for (start, len, &found) in STATEMENTS.find(words) {
        let surface = || words[start..start + len].iter().collect::<String>();
        // 主体结构已封顶 is the end of 主体结构.
        let main = || own.iter().any(|own| own.contains("主体")) && surface() == "封顶";
        let is_own = || own.iter().any(|own| own.chars().eq(words[start..start + len].iter().copied())) || main();
        let found = match found {
            // 该计划已取消: the plan itself is spoken of.
            Statement::Plan
                if words[start..].starts_with(&['计', '划'])
                    && matches!(
                        words.get(start + 2),
                        Some('已' | '全' | '均' | '如' | '圆' | '悉' | '未' | '没' | '尚')
                    ) =>
            {
                continue;
            }
            // 原定8月举行的活动取消
            Statement::Plan
                if surface() == "原定"
                    && matches!(
                        STATEMENTS.find(words).last(),
                        Some((.., Statement::Cancelled | Statement::Delayed))
                    ) =>
            {
                continue;
            }
            // 已按计划全部完成
            Statement::Plan if matches!(words[..start].last(), Some('按' | '照' | '依')) => continue,
            Statement::Plan => {
                planned = start;
                break;
            }
            // 竣工在即, 能否建成取决于招商: no end of what stands before it.
            Statement::Open if result.is_some_and(|known| known != Statement::Missed) => return None,
            // 没有因疫情停工, 未出现烂尾
            Statement::Cancelled | Statement::Missed | Statement::Delayed
                if own_trouble(own, &surface()) || asserted::denies_trouble(words, start) =>
            {
                match undone(own, &surface(), found, negated(words, start)) {
                    Some(said) => said,
                    None => continue,
                }
            }
            // 封顶, where 封顶 is what was promised
            Statement::InProgress if is_own() && is_milestone(words, start, len) => {
                result = Some(if negated(words, start) { Statement::Missed } else { Statement::Met });
                continue;
            }
            Statement::InProgress | Statement::Step if is_own() => continue,
            // 完成主体封顶, where 主体封顶 is what was promised
            Statement::InProgress if own.contains(&surface().replace("完成", "").replace('已', "")) => {
                Statement::Met
            }
            // 完成选址, but not 因选址调整; 仅完成场地平整: and no more than that
            Statement::InProgress if surface() == "仅完成" && steps::opens(&words[start + len..], &wanted) => {
                Statement::Missed
            }
            Statement::Step if finished == Some(start) => Statement::InProgress,
            Statement::Step => {
                step = true;
                continue;
            }
            // 初步设计已批复: what is finished is the step.
            Statement::Met if step && is_paper(&surface()) => {
                result = result.or(Some(Statement::InProgress));
                continue;
            }
            Statement::Noun | Statement::Open => continue,
            // 取缔不达标企业9家, 整治未达标水体: of which kind they were.
            Statement::Met | Statement::Missed
                if surface().ends_with("达标")
                    && (found == Statement::Missed || words[..start].ends_with(&['不']))
                    && words.get(start + len).is_some_and(|next| crate::text::is_han(*next) && *next != '的') =>
            {
                continue;
            }
            // 21家企业进入市级名单: whom a list holds, and no stage of work.
            Statement::InProgress
                if surface() == "进入"
                    && holds_any(&words[start + len..], &["名单", "行列", "目录", "榜单", "前列"]) =>
            {
                continue;
            }
            // 转入2025年实施, 转入下年实施 put it off; 转入设备安装 and 转入2025年继续推进 go on with it.
            Statement::InProgress
                if surface() == "转入"
                    && (words.get(start + len).is_some_and(char::is_ascii_digit)
                        || ["下年", "下一年", "明年", "次年"]
                            .iter()
                            .any(|year| crate::text::opens_with(&words[start + len..], year)))
                    && !holds(words, "继续") =>
            {
                Statement::Delayed
            }
            Statement::Met | Statement::Exceeded | Statement::MostlyMet if negated(words, start) => Statement::Missed,
            // 要到9月才能投用, 今年要建成: not yet; 为加快建成物流中心: what a thing is done for.
            Statement::Met
                if asserted::is_aim(words, start)
                    || crate::mood::is_wished(&words[..start]) && !crate::mood::is_fact(words) =>
            {
                planned = start;
                break;
            }
            // 延期半年后建成
            Statement::Met if result == Some(Statement::Delayed) && words[..start].ends_with(&['后']) => {
                result = Some(Statement::Met);
                continue;
            }
            // 现调整到明年竣工
            Statement::Met if is_put_off(&words[..start]) => Statement::Delayed,
            // 只完成了设备进场: and no more than that.
            Statement::Met if matches!(words[..start].last(), Some('只' | '仅')) => Statement::Missed,
            // 主体工程全部完工, 招标工作已完成
            Statement::Met | Statement::Exceeded | Statement::MostlyMet
                if surface() != "实施完毕" && steps::closes(words, start, &wanted) =>
            {
                Statement::InProgress
            }
            // 完成基础施工
            Statement::Met | Statement::Exceeded | Statement::MostlyMet
                if surface().contains('完') && steps::opens(&words[start + len..], &wanted) =>
            {
                Statement::InProgress
            }
            // 完工时限调整为2025年6月: a day on which something was to end, and no end.
            Statement::Met if surface().ends_with("开放") && is_deadline(&words[start + len..]) => continue,
            Statement::Met if is_deadline(&words[start + len..]) => {
                if holds_any(words, &["调整", "推迟", "延", "顺延", "推后"]) {
                    Statement::Delayed
                } else {
                    continue;
                }
            }
            // 成立工作专班 does none of the work.
            Statement::Met
                if matches!(surface().as_str(), "成立" | "组建" | "设立" | "已成立" | "已组建")
                    && BODIES.iter().any(|body| holds(&words[start + len..], body))
                    && !own.iter().any(|own| BODIES.iter().any(|body| own.contains(body))) =>
            {
                continue;
            }
            // 完成产业园土地摘牌和规划设计: a step, behind the name of the work.
            Statement::Met
                if surface().contains('完')
                    && words.len() > start + len
                    && steps::closes(words, words.len(), &wanted) =>
            {
                Statement::InProgress
            }
            // 完成主墩桩基施工: a part of the works, whatever it is called.
            Statement::Met
                if surface().contains('完')
                    && words[start + len..].ends_with(&['施', '工'])
                    && words.len() > start + len + 2
                    && !own.iter().any(|own| own.contains("施工")) =>
            {
                Statement::InProgress
            }
            // 已完成立项前的全部工作
            Statement::Met if words[start + len..].windows(2).any(|pair| pair == ['前', '的']) => {
                Statement::InProgress
            }
            // 组建方案: what is to be done, as a name.
            Statement::Met if !is_paper(&surface()) && is_of_step(&words[start + len..]) => continue,
            Statement::Start if negated(words, start) => Statement::NotStarted,
            other => other,
        };
        // 通过三甲评审并正式揭牌: what comes of the step.
        let comes = found == Statement::Met
            && ["并", "并正式", "并已", "并顺利", "并成功"]
                .iter()
                .any(|and| crate::text::closes_with(&words[..start], and))
            && !holds_any(words, &["正在", "将", "拟", "力争", "未"]);
        if comes && result == Some(Statement::InProgress) {
            result = Some(Statement::Met);
        }
        // 基金已设立并完成备案: a step beside the work that is told as done.
        let beside = found == Statement::InProgress
            && result == Some(Statement::Met)
            && ["并完成", "并已完成", "并通过", "并取得"]
                .iter()
                .any(|and| holds(&words[start.saturating_sub(2)..(start + len).min(words.len())], and));
        if beside {
            continue;
        }
        finished = (found == Statement::Met).then_some(start + len);
        result = Some(match (result, found) {
            (None, found) => found,
            (Some(known), found) => stronger(known, found),
        });
    }
    if result.is_none() && has_passed(&words[..planned], own) {
        result = Some(Statement::Met);
    }
    if result.is_none() && passed_by_none(&words[..planned]) {
        result = Some(Statement::Missed);
    }
    // 计划明年全部改造 tells of nothing done.
    let told = Chars::new(span.start, span.start + planned);
    if result.is_none() && is_all_done(&words[..planned], &wanted) {
        result = Some(Statement::Met);
    }
    if result.is_none() && is_honoured(&words[..planned]) {
        result = Some(Statement::Met);
    }
    if result.is_none() && comes_into_force(&words[..planned]) {
        result = Some(Statement::Met);
    }
    // 沙河变电站在调试, 拟任人选公示中, 正与佛山商谈, 待考核命名
    if result.is_none() && is_going(&words[..planned]) {
        result = Some(Statement::InProgress);
    }
    // 平台处于需求调研阶段
    if result.is_none() && is_staged(&words[..planned]) {
        result = Some(Statement::InProgress);
    }
    if matches!(result, None | Some(Statement::Met)) && is_partial(passage, told) {
        return Some(Statement::InProgress);
    }
    result.filter(|statement| *statement != Statement::None)
}

/// 取消, 推迟 of a promise to do just that; 烂尾 of one to do away with it.
fn own_trouble(own: &[String], surface: &str) -> bool {
    // 未过半 denies 过半, and 延期至 tells of another delay than 延期登记.
    let denies =
        |own: &str| surface.starts_with(['未', '没', '尚', '不']) && !own.starts_with(['未', '没', '尚', '不']);
    let further = |own: &str| surface.ends_with(['至', '到', '于']) && !own.ends_with(['至', '到', '于']);
    own.iter()
        .filter(|own| !denies(own) && !further(own))
        .any(|own| surface.ends_with(own.as_str()) || surface.starts_with(own.as_str()) || own.starts_with(surface))
}

/// What a word for trouble says where the promise holds it: 收费站已取消 keeps 取消收费站, and 烂尾楼盘全部化解 only names what was to go. Trouble
/// that is denied and was not promised says nothing.
fn undone(own: &[String], surface: &str, found: Statement, denied: bool) -> Option<Statement> {
    let acts = found != Statement::Missed || surface.ends_with("暂停");
    match own_trouble(own, surface) && acts {
        true if denied => Some(Statement::Missed),
        true => Some(Statement::Met),
        false => None,
    }
}

/// 调整到明年, 延至下年 before a word for an end.
fn is_put_off(before: &[char]) -> bool {
    holds_any(before, &["明年", "次年", "下年", "下一年"])
        && holds_any(before, &["调整到", "调整至", "调整为", "推迟", "延至", "延期", "顺延", "推后", "改到", "改为"])
}

/// 时限, 日期 right behind a word for an end.
fn is_deadline(after: &[char]) -> bool {
    ["时限", "日期", "时间", "期限", "节点", "时点"].iter().any(|word| crate::text::opens_with(after, word))
}

/// Bodies that are set up to see to a work.
const BODIES: [&str; 8] = ["专班", "领导小组", "工作组", "指挥部", "工作小组", "专项小组", "专项组", "推进组"];

/// 没有一个项目未按期开工, 无未办结件: what is said so is too much for words to be weighed.
pub(super) fn denies_twice(words: &[char]) -> bool {
    holds_any(words, &["没有未", "无未", "没有尚未", "不存在未", "无一未", "并非没有", "并非未", "不是未", "不是没有"])
        || ["没有一", "无一", "没有任何"].iter().any(|none| {
            let at = (0..words.len()).find(|&at| crate::text::opens_with(&words[at..], none));
            at.is_some_and(|at| words[at..].contains(&'未'))
        })
}

/// Whether a step on the way is one that can be promised for itself: a verb that ends something.
pub(super) fn is_milestone(words: &[char], start: usize, len: usize) -> bool {
    VERBS.at(words, start).is_some_and(|(own, verb)| own == len && *verb == Verb::Finish)
}

/// Whether a clause names the very step that was promised: 主体结构已封顶, 主体工程均已完工 of 主体完工.
pub(super) fn names_step(own: &[String], words: &[char]) -> bool {
    let mut steps = STATEMENTS.find(words).filter(|(_, _, statement)| **statement == Statement::InProgress);
    let milestone = steps.any(|(start, len, _)| is_milestone(words, start, len));
    let main = |word: &String| word.starts_with("主体") && holds(words, "主体");
    own.iter().any(|word| milestone && holds(words, word) || main(word))
}

/// 取消药品加成, but not 取消该项目 or 取消举办: what is given up stands behind the word, and is not what was promised.
pub(super) fn does_away(words: &[char]) -> bool {
    let cancelled = STATEMENTS.find(words).find(|(_, _, said)| **said == Statement::Cancelled);
    let Some(after) = cancelled.map(|(start, len, _)| &words[start + len..]) else { return false };
    let own = ["该", "本", "此", "了", "举办", "实施", "建设", "项目", "计划", "任务", "活动", "后", "，", "的"];
    after.len() >= 4
        && after[..2].iter().all(|c| crate::text::is_han(*c))
        && !own.iter().any(|word| crate::text::opens_with(after, word))
}

/// 方案, 手续 right behind a word for finished work.
fn is_of_step(after: &[char]) -> bool {
    ["方案", "手续", "资金", "条件", "协议", "申请"].iter().any(|word| crate::text::opens_with(after, word))
}

/// Words that say of a paper, and of no work, that it is done.
fn is_paper(word: &str) -> bool {
    ["批复", "获批", "完成", "已完成", "印发", "出台", "发布", "办结", "已办结", "办复"].contains(&word)
}

/// 印发建设方案: a plan is all that is done.
pub(super) fn issues_plan(words: &[char]) -> bool {
    let issued =
        |surface: &str| ["印发", "出台", "发布", "批复", "获批", "已印发", "已出台", "已发布"].contains(&surface);
    let mut met = STATEMENTS.find(words).filter(|(_, _, statement)| **statement == Statement::Met);
    let plan =
        holds_any(words, &["方案", "意见", "计划", "规划", "办法", "公告", "通知", "简章", "政策", "措施", "细则"]);
    plan && met.all(|(start, len, _)| issued(&words[start..start + len].iter().collect::<String>()))
}

/// 已通过国家知识产权局评审
pub(super) fn passes_review(words: &[char]) -> bool {
    // 经两轮征求意见和专家评审, too
    (holds(words, "通过") || words.first() == Some(&'经'))
        && holds_any(words, &["评审", "评估", "公示", "初审", "审核", "审议", "考核", "核查", "考评"])
        && !holds_any(words, &["正在", "未通过", "不予通过", "未达", "待"])
}

/// 通过省级验收; 通过省卫健委评审, where the review is what was promised.
fn has_passed(words: &[char], own: &[String]) -> bool {
    if !holds(words, "通过") {
        return false;
    }
    let text: String = words.iter().collect();
    let Some((before, after)) = text.split_once("通过") else { return false };
    let near: String = after.chars().take(14).collect();
    let reviewed = ["验收", "终验", "复审", "复查", "认证"].iter().any(|review| near.contains(review))
        || own.iter().any(|word| near.contains(word.as_str()));
    let denied = ["未", "没有", "不", "待", "争取", "力争", "有望"].iter().any(|no| before.ends_with(no))
        || none_yet(words, before.chars().count());
    reviewed && !denied && !near.contains("申请") && !near.contains("方案")
}

/// 尚无社区通过省级验收
fn passed_by_none(words: &[char]) -> bool {
    let passed = words.windows(2).position(|pair| pair == ['通', '过']);
    passed.is_some_and(|at| none_yet(words, at))
}

/// 全部补种, 均已整改: work of any kind that is done to all.
fn is_all_done(words: &[char], wanted: &dyn Fn(&str) -> bool) -> bool {
    let all = words.windows(2).enumerate().filter(|(_, pair)| matches!(pair, ['全', '部' | '数'] | ['均', '已']));
    all.filter(|(at, _)| !negated(words, *at) && !steps::closes(words, *at, wanted)).map(|(at, _)| at + 2).any(|at| {
        let at = at + usize::from(words.get(at) == Some(&'已'));
        VERBS.at(words, at).is_some_and(|(_, verb)| matches!(verb, Verb::Act | Verb::Finish | Verb::Add))
    })
}

/// 获省卫生健康委命名, 荣获国家级称号: what was to be won is won.
pub(super) fn is_honoured(words: &[char]) -> bool {
    let won = matches!(words, ['获' | '荣', ..] | ['被' | '已' | '成', '命' | '授' | '获' | '功', ..]);
    let told = won && ["命名", "称号", "授牌", "认定", "表彰"].iter().any(|word| crate::text::closes_with(words, word));
    // 景区于8月30日被正式评定为国家4A级旅游景区
    let made = ["评定为", "认定为", "命名为", "被评为", "获评", "获批为"];
    // 获得绿色食品认证证书
    let certified = holds_any(words, &["获得", "取得", "获颁"])
        && ["证书", "认证"].iter().any(|word| crate::text::closes_with(words, word));
    // 先行城市获人社部批准
    let granted = words.iter().position(|c| *c == '获').is_some_and(|at| {
        let rest = &words[at + 1..];
        rest.len() <= LONGEST_GRANT
            && ["批准", "命名", "认定", "授牌"].iter().any(|word| crate::text::closes_with(rest, word))
    });
    (told || granted || certified || holds_any(words, &made))
        && !holds_any(words, &["未", "拟", "将", "申请", "推荐", "候选"])
}

/// 国家发展改革委批准 is no longer.
const LONGEST_GRANT: usize = 12;

/// 登记制度全面实施, 两项制度整合到位: where the clause ends in it, the work is done; 全面实施某战略 promises.
fn comes_into_force(words: &[char]) -> bool {
    let open = holds_any(words, &["将", "拟", "计划", "预计", "力争", "待", "未", "尚", "推动", "正在"]);
    [
        "全面实施",
        "全面推行",
        "全面推开",
        "全面落地",
        "全面施行",
        "正式施行",
        "起施行",
        "统一运行",
        "整合到位",
        "平稳运行",
    ]
    .iter()
    .any(|word| crate::text::closes_with(words, word) && words.len() > 4)
        && !open
}

/// 处于需求调研阶段, 处在装修阶段: whatever the stage is called.
fn is_staged(words: &[char]) -> bool {
    let stands = words.windows(2).position(|pair| matches!(pair, ['处', '于' | '在'] | ['停', '留']));
    stands.is_some_and(|at| words[at..].ends_with(&['阶', '段']))
}

/// Whether a clause says by its grammar that work goes on: 余下管网在敷设, 3处安装中, 正与佛山商谈, 待考核命名.
pub(super) fn is_going(words: &[char]) -> bool {
    let works = |rest: &[char]| {
        VERBS.at(rest, 0).is_some_and(|(len, verb)| len > 1 && *verb != Verb::Noun)
            || steps::begins(rest, 0)
            || crate::lexicon::language::PREPARES.at(rest, 0).is_some()
    };
    // 其中, 集中, 初中, 高中 are words of their own.
    let within = words.len() > 2
        && words.ends_with(&['中'])
        && works(&words[words.len() - 3..words.len() - 1])
        && !words[..words.len() - 3].ends_with(&['其']);
    let at = words.iter().rposition(|c| *c == '在').filter(|at| *at > 0 && words.len() - at <= LONGEST_GOING);
    let on = at.is_some_and(|at| !"存现所实正仍尚内外潜".contains(words[at - 1]) && works(&words[at + 1..]));
    let just = matches!(words, ['正', '与' | '同' | '由' | '按' | '就' | '对', ..]);
    let waits = words.first() == Some(&'待') && words.len() > 2 && words.len() <= LONGEST_WAIT;
    within || on || just || waits
}

/// 在敷设, 在同步安装 are no longer.
const LONGEST_GOING: usize = 5;
/// 待中国书协公示 is no longer.
const LONGEST_WAIT: usize = 12;

/// 完成工程量的62%: work that is done to a share is not done.
fn is_partial(passage: &Passage, span: Chars) -> bool {
    let hundred = crate::number::Decimal::new(100, 0);
    let done = passage.text.folded(span).windows(2).position(|pair| pair == ['完', '成']);
    let text = passage.text.folded(span);
    // 现已完成一半
    if done.is_some() && holds_any(text, &["一半", "过半", "半数"]) {
        return true;
    }
    let progress = || holds_any(text, &["形象进度", "工程进度", "建设进度", "施工进度"]).then_some(span.start);
    let Some(done) = done.map(|at| span.start + at + 2).or_else(progress) else { return false };
    passage.figures.iter().filter(|figure| span.contains(figure.quantity.core)).any(|figure| {
        let percent = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
        percent
            && figure.rate.is_none()
            && figure.quantity.value < hundred
            && figure.quantity.core.start >= done
            && !figure.is_change()
    })
}

/// Marks of a figure that was left out: then the words beside it decide nothing.
pub(super) fn is_blotted(passage: &Passage, span: Chars) -> bool {
    let words = passage.text.folded(span);
    words.windows(2).any(|pair| matches!(pair, ['×', '×'] | ['X', 'X'] | ['*', '*']))
        || words.windows(3).any(|mark| mark == ['(', '略', ')'])
        || passage.text.folded(Chars::new(span.end, span.end + 3)) == ['(', '略', ')']
}

pub(crate) fn negated(words: &[char], at: usize) -> bool {
    // 未能如期落地
    let manner = |words: &[char]| {
        matches!(
            words,
            [.., '如' | '按' | '定', '期'] | [.., '按' | '及' | '准', '时'] | [.., '顺', '利'] | [.., '如', '数']
        )
    };
    let at = if manner(&words[..at]) { at - 2 } else { at };
    let at = asserted::before_scope(words, at);
    if none_yet(words, at) {
        return true;
    }
    // 未, 没有, 未能, 不能, 无法, 未全部, 没有完全, 尚无
    matches!(
        words[..at],
        [.., '未' | '无' | '不' | '没'] | [.., '无', '一' | '法'] | [.., '没', '有' | '能'] | [.., '未' | '不', '能']
    )
}

/// 尚无社区通过验收, 暂无建成项目: none of them, to the end of the clause.
fn none_yet(words: &[char], at: usize) -> bool {
    let start = at.saturating_sub(REACH);
    words[start..at].windows(2).any(|pair| matches!(pair, ['尚' | '暂' | '均', '无']))
}

/// 尚无 reaches so far.
const REACH: usize = 10;

fn stronger(known: Statement, found: Statement) -> Statement {
    let rank = |statement: Statement| match statement {
        Statement::Cancelled => 8,
        Statement::NotStarted => 7,
        Statement::Missed => 6,
        Statement::InProgress | Statement::Delayed => 5,
        Statement::MostlyMet => 4,
        Statement::Exceeded => 3,
        Statement::Met => 2,
        Statement::Start => 1,
        Statement::Plan | Statement::Open | Statement::Step | Statement::None | Statement::Noun => 0,
    };
    if rank(found) > rank(known) { found } else { known }
}
