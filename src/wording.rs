//! What the words of a completion say where no figure does.

use crate::lexicon::language::{BLANKS, STATEMENTS, STEPS, Statement};
use crate::passage::{Clause, Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, holds, holds_any, is_visible, opens_with};

use ongoing::under_construction;
use statement::statement;
use subject::{is_another, is_contradicted, is_named, is_one_of_several, relevant};

mod claim;
mod ongoing;
mod place;
pub mod relative;
mod statement;
mod subject;
mod wish;

pub use claim::{claim, claim_of_this, closing_claim, falls_short};
pub use ongoing::{
    applied_for, goes_on, is_underway, left_over, names_something, rest_clause, rest_goes_on, rest_is_open,
    steps_of_all, tells_of_one, tells_rest, tells_steps,
};
pub(crate) use statement::negated;
pub use subject::{another_is_open, is_open, is_told};
pub use wish::{Goal, Wish, chosen_for, wish_of, wishes};
use wish::{announces, has_milestone};

/// What the words say of one goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// 超额完成
    Exceeded,
    /// 已完成, or 已开工 for a commitment to start.
    Met,
    /// 基本完成
    MostlyMet,
    /// Work goes on.
    InProgress,
    /// An open-ended commitment, and work goes on as planned.
    AsPlanned,
    /// Behind its plan.
    Delayed,
    /// One of two fallen, the other risen.
    Partly,
    /// Not done.
    Missed,
    /// Not even begun.
    NotStarted,
    /// Given up.
    Cancelled,
}

/// A statement with its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What is said.
    pub said: Said,
    /// The clause that says it, in the completion.
    pub clause: Chars,
}

/// Words of work that keeps its plan.
const PLANNED: [&str; 7] = ["按计划", "按时序", "按序时", "按照计划", "按期推进", "按进度", "按节点"];

/// The clause right behind one that says that the year's goal is reached: 完成年度形象进度目标.
fn reaches_goal(completion: &Passage, clause: Chars) -> Option<Chars> {
    let at = completion.clauses.iter().position(|own| own.span == clause)?;
    let next = completion.clauses.get(at + 1).filter(|next| next.sentence == completion.clauses[at].sentence)?;
    let words = completion.text.folded(next.span);
    let told = ["完成", "已完成", "达到", "实现"].iter().any(|word| opens_with(words, word));
    let goal = words.ends_with(&['目', '标']) || words.ends_with(&['任', '务']) || words.ends_with(&['计', '划']);
    (told && goal && completion.figures_of(at + 1).next().is_none()).then_some(next.span)
}

/// 建成公园3座, 按时办结率99.2%: a report that counts what was done, where nothing says how much was to be. 12个小区全部完工 says so.
fn only_counts(completion: &Passage, clause: &Clause) -> bool {
    let counted = completion.figures.iter().filter(|figure| clause.span.contains(figure.quantity.core));
    let Some(last) = counted.rev().find(|figure| figure.rate.is_none()) else { return false };
    let behind = completion.text.folded(Chars::new(last.quantity.span.end, clause.span.end));
    !STATEMENTS.find(behind).any(|(_, _, said)| *said == Statement::Met)
}

/// No word for nothing is longer.
const LONGEST_BLANK: usize = 16;

/// Whether a cell says nothing: blank, a dash, 无, 年度指标, or the same after a label (四季度：持续推进).
pub fn is_blank(passage: &Passage) -> bool {
    let text = &passage.text;
    let label = |clause: &Clause| text.chars().get(clause.span.end) == Some(&':') && clause.span.len() <= LONGEST_BLANK;
    // 后续扶持工作持续推进: nothing but a subject stands before it. 参保率为年度考核指标, too.
    let only = |clause: &Clause| {
        let words = text.folded(clause.span);
        let start = (1..words.len()).find(|&at| words.len() - at >= SHORTEST_PHRASE && says_nothing(&words[at..]));
        let yearly =
            ["年度指标", "年度考核指标", "年度统计指标"].iter().any(|end| crate::text::closes_with(words, end));
        start.is_some_and(|at| !STATEMENTS.occurs(&words[..at])) || yearly
    };
    let said = |clause: &Clause| {
        label(clause) || says_nothing(text.folded(clause.span)) || passage.figures.is_empty() && only(clause)
    };
    says_nothing(text.chars()) || !passage.clauses.is_empty() && passage.clauses.iter().all(said)
}

/// 持续推进; 无 and — stand alone.
const SHORTEST_PHRASE: usize = 4;

fn says_nothing(chars: &[char]) -> bool {
    let mark = |c: char| matches!(c, '。' | '.' | ';' | ',' | '，' | '、' | ':' | '!');
    let mut shown = chars.iter().copied().filter(|&c| is_visible(c) && !mark(c)).peekable();
    if shown.peek().is_some_and(|first| !BLANKS.firsts().may_hold(*first)) {
        return false;
    }
    let words: Vec<char> = shown.take(LONGEST_BLANK + 1).collect();
    words.is_empty() || BLANKS.at(&words, 0).is_some_and(|(len, ())| len == words.len())
}

/// What the completion says of a wish. `alone`: the item wishes nothing else, so that words without a subject of
/// their own are about it.
///
/// `counted` is the target behind the wish, which no figure answers: a clause with another figure of its kind has said
/// what it has to say, and it was not this.
pub fn of(wish: &Wish, completion: &Passage, alone: bool, counted: Option<&Target>) -> Option<Evidence> {
    let mut best: Option<Evidence> = None;
    let (mut finished, mut kept, mut below, mut heaviest, mut reached) = (false, false, false, 0, None);
    // 完成投资(略)亿元: the figure is there, and cannot be read.
    if counted.is_some() && !wish.reported && subject::is_masked(wish, completion) {
        return None;
    }
    if let Some(clause) = counted.and_then(|target| subject::covers_all(target, completion)) {
        return Some(Evidence { said: Said::Met, clause });
    }
    // 10月通过评审，此项任务已完成: what is said of the task as a whole is said last.
    if alone
        && counted.is_none()
        && let Some(clause) = completion.clauses.iter().find(|clause| speaks_of_task(completion, clause.span))
        && statement(completion, clause.span, &wish.own) == Some(Statement::Met)
    {
        return Some(Evidence { said: Said::Met, clause: clause.span });
    }
    // 除一家外均已实现，基本完成年度任务: what is said of the task as a whole, again.
    if alone
        && counted.is_none()
        && let Some(last) = completion.clauses.last()
        && closes_task(completion, last)
    {
        return Some(Evidence { said: Said::MostlyMet, clause: last.span });
    }
    // 已完成，评估成果于11月通过评审: said of the whole, where nothing behind it is open.
    if alone
        && counted.is_none()
        && completion.clauses.len() > 1
        && !wish.reported
        && completion.clauses[0].span.len() <= SHORTEST_PHRASE
        && let Some((Statement::Met, 0)) = claim::claim(completion)
        && !holds_any(
            completion.text.folded(completion.text.all()),
            &["正在", "尚", "未", "仍", "待", "推迟", "延期", "暂"],
        )
    {
        return Some(Evidence { said: Said::Met, clause: completion.clauses[0].span });
    }
    for clause in relevant(wish, completion, alone, counted) {
        // 新认定高新技术企业（第21项）：: a label is no report.
        let label = || {
            let after = completion.text.folded(Chars::new(clause.span.end, completion.text.all().end));
            let rest = if after.first() == Some(&'(') {
                after.iter().position(|c| *c == ')').map_or(after, |close| &after[close + 1..])
            } else {
                after
            };
            rest.first() == Some(&':')
        };
        if wish.reported && clause.span.start == 0 && label() {
            continue;
        }
        // 1260个卫生室中1236个开通: not all of them.
        let part = completion.figures.iter().enumerate().any(|(at, figure)| {
            let next = completion.figures.get(at + 1);
            let less = next.is_some_and(|next| {
                next.quantity.value < figure.quantity.value && next.quantity.unit == figure.quantity.unit
            });
            clause.span.contains(figure.quantity.core) && less && completion.is_whole(figure)
        });
        if part {
            continue;
        }
        let announced = counted.is_none() && wish.reported && announces(completion, clause.span);
        if announced || counted.is_some() && is_one_of_several(completion, clause.span) {
            continue;
        }
        // Where promise and report share a clause, the promise reports nothing.
        let promise = counted
            .filter(|target| target.cell == completion.cell && clause.span.contains(target.figure.quantity.core));
        let own = promise
            .map_or(clause.span, |target| Chars::new(target.figure.quantity.span.end, target.figure.segment.end));
        let statement = match adds_nothing(completion.text.folded(own)) {
            Some(nothing) if wish.avoids => Some(if nothing { Statement::Met } else { Statement::Missed }),
            // 无新增问题, where nothing was to be added
            Some(true) if !wish.adds && counted.is_none() => continue,
            _ => statement(completion, own, &wish.own)
                .or_else(|| (wish.avoids && is_spared(wish, completion, clause.span)).then_some(Statement::Met))
                .or_else(|| subject::is_repeated(wish, completion, own).then_some(Statement::Met))
                .or_else(|| subject::is_denied(wish, completion, own).then_some(Statement::Missed))
                .or_else(|| (counted.is_none() && is_left(wish, completion, clause.span)).then_some(Statement::Missed))
                .or_else(|| {
                    counted.filter(|target| subject::reaches_all(target, completion, own)).map(|_| Statement::Met)
                }),
        };
        let Some(statement) = statement else { continue };
        let short = completion.figures.iter().any(|figure| {
            let below = figure.rate.is_some_and(|rate| rate < crate::number::Decimal::new(100, 0));
            clause.span.contains(figure.quantity.core) && below
        });
        if statement == Statement::Met && short {
            // 完成年度任务的64.8%
            continue;
        }
        // 20个小区大部分完工: how many is not said.
        if statement == Statement::Met
            && counted.is_some()
            && holds_any(completion.text.folded(own), &["部分建成", "部分完", "大部分"])
        {
            continue;
        }
        if statement == Statement::Cancelled
            && !wish.cancels
            && statement::does_away(completion.text.folded(clause.span))
        {
            continue;
        }
        if (wish.reported || wish.headline)
            && counted.is_none()
            && statement == Statement::Met
            && only_counts(completion, clause)
        {
            continue;
        }
        let statement = if wish.cancels && statement == Statement::Cancelled { Statement::Met } else { statement };
        if counted.is_some() && statement == Statement::Met && is_level(completion, clause.span) {
            continue;
        }
        if statement == Statement::Met && !wish.papers && statement::issues_plan(completion.text.folded(clause.span)) {
            // 印发建设方案 tells of no building.
            continue;
        }
        // 施工尚未启动 tells nothing of 可行性研究.
        let words = completion.text.folded(clause.span);
        if wish.papers && statement == Statement::NotStarted && holds_any(words, &["施工", "开工", "动工"]) {
            continue;
        }
        // 新院已建成，尚未投入使用: that it is in use was not promised.
        if matches!(statement, Statement::Missed | Statement::NotStarted)
            && (holds_any(words, &wish::USED) || holds_any(words, &["验收"]))
            && holds_any(words, &["未", "没有"])
            && wish.goal == Goal::Finish
            && counted.is_none()
            && best.is_some_and(|known| known.said == Said::Met)
            && !wish.used
        {
            continue;
        }
        // 已基本建成，剩余绿化工程略有延后: that some of it is left was said.
        let rest = ["剩余", "余下", "其余", "尾工", "个别"].iter().any(|word| opens_with(words, word));
        // 基本完成，正在组织效果评估
        let closing =
            statement == Statement::InProgress && holds_any(words, &["评估", "验收", "审计", "结算", "收尾", "扫尾"]);
        if (rest || closing) && best.is_some_and(|known| known.said == Said::MostlyMet) {
            continue;
        }
        finished |= matches!(statement, Statement::Met | Statement::MostlyMet);
        let step = statement::names_step(&wish.own, completion.text.folded(clause.span));
        // 图书馆主体结构封顶，文化馆正在进行主体结构施工
        below |= step && statement == Statement::InProgress;
        if statement == Statement::Met && step {
            // 完成主体结构封顶，目前正在进行幕墙安装: the work goes on beyond what was promised.
            reached = Some(Evidence { said: Said::Met, clause: clause.span });
        }
        // 已完成概念规划设计 starts nothing.
        let words = completion.text.folded(clause.span);
        let starts = STATEMENTS.find(words).any(|(_, _, said)| *said == Statement::Start);
        let statement = match statement {
            Statement::Met if wish.goal == Goal::Start && !starts && !wish.prepares && STEPS.occurs(words) => {
                Statement::Step
            }
            other => other,
        };
        let said = said(wish, statement, completion, clause.span);
        // 除城区两所小学外，超大班额全部消除
        let excepted = || {
            let at = completion.clauses.iter().position(|own| own.span == clause.span)?.checked_sub(1)?;
            Some(matches!(completion.text.folded(completion.clauses[at].span), ['除', .., '外']))
        };
        let said = if said == Said::Met && excepted() == Some(true) { Said::Partly } else { said };
        let said = if PARTLY.iter().any(|word| word.chars().eq(words.iter().copied())) { Said::Partly } else { said };
        let begun = wish.goal == Goal::Start && said == Said::Met;
        // 已封顶，未能如期投用: a step that was reached is no work going on.
        let reached = said == Said::InProgress && has_milestone(completion.text.folded(clause.span));
        // 已通过评审，正式获批示范区: what comes of a review.
        // 指挥大厅装修于8月结束；指挥中心已建成: what is told of the thing itself, behind a part of it that names nothing.
        let reviewed = |known: &Evidence| {
            let part = completion.clauses.iter().find(|own| own.span == known.clause);
            let unnamed = part.is_some_and(|part| wish.goal == Goal::Finish && !is_named(wish, completion, part));
            known.said == Said::InProgress
                && (statement::passes_review(completion.text.folded(known.clause)) || unnamed && counted.is_none())
        };
        // 5月28日通水调试，6月23日正式投入运行: what was tried out first does just what was promised now.
        let tried = |known: &Evidence| {
            known.said == Said::InProgress
                && holds_any(completion.text.folded(known.clause), &["调试", "试运行", "试运营", "联调"])
                && wish.words.len() >= RUNS
                && words.windows(RUNS).any(|own| wish.words.ends_with(own))
        };
        if said == Said::Met && best.as_ref().is_some_and(tried) {
            (best, heaviest, kept) = (Some(Evidence { said, clause: clause.span }), 0, true);
            continue;
        }
        // 规划初稿已完成编制，正在征求意见 for 完成初稿编制: what comes after the draft was not promised.
        let drafted = |known: &Evidence| {
            let drafts = ["初稿", "草案", "征求意见稿", "送审稿"];
            known.said == Said::Met
                && holds_any(&wish.words, &drafts)
                && holds_any(completion.text.folded(known.clause), &drafts)
        };
        let later = ["征求", "报批", "送审", "修改", "审查", "评审", "论证"];
        if said == Said::InProgress && holds_any(words, &later) && best.as_ref().is_some_and(drafted) {
            continue;
        }
        if said == Said::Met && best.as_ref().is_some_and(reviewed) && is_named(wish, completion, clause) {
            (best, heaviest, kept) = (Some(Evidence { said, clause: clause.span }), 0, true);
            continue;
        }
        let weight = if reached { weight(Said::Delayed) } else { weight(said) };
        // 征地拆迁全部完成，控制性工程按计划推进: all that was promised is done, and other work goes on.
        let whole = |known: &Evidence| {
            let words = completion.text.folded(known.clause);
            known.said == Said::Met && words.windows(2).any(|pair| matches!(pair, ['全', '部' | '面']))
        };
        let other_goes_on = said == Said::InProgress && kept && is_another(wish, completion, clause.span);
        // 储备库已建成并通过消防验收，物资正在陆续入库: what was to be built has passed.
        let passed = |known: &Evidence| {
            let words = completion.text.folded(known.clause);
            let at = completion.clauses.iter().position(|own| own.span == clause.span);
            let apart = at.is_some_and(|at| {
                let noun = completion.noun_of(at);
                !noun.is_empty() && !noun.pairs().any(|pair| wish.noun.has(pair))
            });
            let accepted =
                holds_any(words, &["验收", "投入使用", "投用", "启用"]) && holds_any(words, &["建成", "竣工", "完工"]);
            known.said == Said::Met && accepted && apart
        };
        if said == Said::InProgress && kept && best.as_ref().is_some_and(passed) {
            continue;
        }
        if other_goes_on && best.as_ref().is_some_and(whole) {
            continue;
        }
        // 综合楼已开工；迁建项目可研已批复: of two that were to begin, one has.
        let other =
            |known: &Evidence| wish.lists && subject::tells_another(wish, completion, known.clause, clause.span);
        let goes_on = said == Said::InProgress
            && wish.goal == Goal::Start
            && best.as_ref().is_some_and(|known| known.said == Said::Met && !other(known));
        if best.is_none_or(|known| weight > heaviest || begun && known.said == Said::InProgress) && !goes_on {
            best = Some(Evidence { said, clause: clause.span });
            heaviest = weight;
        }
        kept |= matches!(said, Said::Met | Said::Exceeded) && is_named(wish, completion, clause);
    }
    // 门诊楼已封顶，地下管廊仍在施工: of what is built in parts one is still open.
    let still = |clause: &&Clause| {
        holds(completion.text.folded(clause.span), "仍在")
            && statement(completion, clause.span, &wish.own) == Some(Statement::InProgress)
    };
    let main = || wish.own.iter().any(|own| own.contains("主体")) && best.is_some_and(|known| known.said == Said::Met);
    if (reached.is_some() || main())
        && let Some(open) = completion.clauses.iter().find(still)
    {
        return Some(Evidence { said: Said::InProgress, clause: open.span });
    }
    // 新校区教学楼竣工，宿舍仍在施工: of what is built in parts one is finished, and another is open.
    if counted.is_none()
        && wish.goal == Goal::Finish
        && let Some(known) = best.filter(|known| known.said == Said::Met)
        && is_part_of_building(wish, completion.text.folded(known.clause))
        && let Some(open) = completion.clauses.iter().find(|clause| {
            clause.span.start > known.clause.end
                && holds_any(completion.text.folded(clause.span), &["仍在", "尚在", "正在施工", "正在建设"])
                && statement(completion, clause.span, &wish.own) == Some(Statement::InProgress)
        })
    {
        return Some(Evidence { said: Said::Partly, clause: open.span });
    }
    // 主体结构如期封顶，完成年度形象进度目标: the step is as far as it was to go.
    if wish.reported
        && counted.is_none()
        && let Some(known) = best.filter(|known| known.said == Said::InProgress)
        && let Some(done) = reaches_goal(completion, known.clause)
    {
        return Some(Evidence { said: Said::Met, clause: done });
    }
    if reached.is_some()
        && !below
        && best.is_some_and(|known| matches!(known.said, Said::Met | Said::InProgress))
        && counted.is_none()
    {
        return reached;
    }
    if best.is_some_and(|known| matches!(known.said, Said::Met | Said::Exceeded))
        && counted.is_none()
        && is_contradicted(wish, completion, best)
    {
        return None;
    }
    // 建成健身中心、文化馆: one of those listed is finished, another is not.
    let listed = wish.lists
        && best.is_some_and(|known| {
            let open = matches!(
                known.said,
                Said::InProgress | Said::Missed | Said::NotStarted | Said::Delayed | Said::Cancelled
            );
            open && subject::is_led_by_name(wish, completion, known.clause)
        });
    if kept
        && listed
        && let Some(known) = best
    {
        return Some(Evidence { said: Said::Partly, ..known });
    }
    // 停车治理: 停车平台建成上线；停车楼至今未开工: of what a headline holds, one part is done and another is not.
    let open =
        |known: &Evidence| matches!(known.said, Said::Missed | Said::NotStarted | Said::Delayed | Said::InProgress);
    let rated = || completion.figures.iter().any(|figure| figure.rate.is_some_and(|rate| rate < 100.into()));
    if alone
        && wish.headline
        && !rated()
        && counted.is_none()
        && let Some(known) = best.filter(open).filter(|known| subject::is_apart(wish, completion, known.clause))
    {
        return Some(Evidence { said: Said::Partly, ..known });
    }
    // 新院区已投入使用，停车楼尚未开工: how far the second tells of the first is not said.
    let denied = |known: &Evidence| matches!(known.said, Said::Missed | Said::NotStarted | Said::Delayed);
    if kept && best.filter(denied).is_some_and(|known| is_another(wish, completion, known.clause)) {
        return None;
    }
    // 中心尚未投入运营 beside 装饰工程正在收尾: the work goes on.
    // 路基已完工，进入路面施工阶段 for 50公里: nothing else is counted.
    let uncounted = |target: &Target| {
        best.is_none() && !completion.figures.iter().any(|figure| subject::counts_alike(target, completion, figure))
    };
    let open = best.is_none_or(|known| known.said == Said::Missed) && alone && !wish.reported;
    // 未能按期竣工, 进度滞后 beside 目前正在进行内部装修
    let late = wish.reported && best.is_some_and(|known| matches!(known.said, Said::Missed | Said::Delayed));
    if (open || late)
        && counted.is_none_or(uncounted)
        && let Some((statement, clause)) = subject::of_parts(wish, completion)
    {
        return Some(Evidence { said: said(wish, statement, completion, clause), clause });
    }
    if wish.goal == Goal::Start
        && alone
        && best.is_none_or(|known| known.said == Said::InProgress)
        && let Some(clause) = subject::began_before(completion)
    {
        return Some(Evidence { said: Said::Met, clause });
    }
    // 送戏下乡326场 of 开展送戏下乡: an activity that is counted was held.
    let held = ["开展", "举办", "组织", "举行"].iter().any(|verb| wish.verb.iter().copied().eq(verb.chars()));
    if held
        && best.is_none()
        && counted.is_none()
        && let Some(clause) = subject::counts_activity(wish, completion)
    {
        return Some(Evidence { said: Said::Met, clause });
    }
    let planned = || completion.text.folded_string(completion.text.all());
    best.map(|evidence| {
        let goes_on = wish.goal == Goal::Open && evidence.said == Said::InProgress;
        if goes_on && (finished || PLANNED.iter().any(|word| planned().contains(word))) {
            Evidence { said: Said::AsPlanned, ..evidence }
        } else {
            evidence
        }
    })
}

/// 投入运行: so many characters at the end of a promise say what is to be done.
const RUNS: usize = 4;

/// What the sentences that tell of a wish and of none beside it say, as if nothing else were wished for.
pub fn of_own(wish: &Wish, completion: &Passage) -> Option<Evidence> {
    if subject::is_one_of_many(wish) {
        return None;
    }
    of(wish, &subject::own_sentences(wish, completion)?, true, None)
}

/// What says in a word that some of it is done.
const PARTLY: [&str; 3] = ["部分完成", "部分已完成", "已部分完成"];

/// 教学楼、实验楼竣工交付 for 新校区: parts of a building, where the whole was promised.
fn is_part_of_building(wish: &Wish, words: &[char]) -> bool {
    const PARTS: [&str; 7] = ["教学楼", "实验楼", "宿舍楼", "综合楼", "住院楼", "门诊楼", "部分楼"];
    PARTS
        .iter()
        .any(|part| crate::text::holds(words, part) && !wish.noun.pairs().any(|pair| part.chars().skip(1).eq(pair)))
}

/// 基本完成年度任务: whether the last clause says so and nothing else.
fn closes_task(completion: &Passage, last: &Clause) -> bool {
    let words = completion.text.folded(last.span);
    opens_with(words, "基本完成")
        && ["任务", "目标", "目标任务", "指标"].iter().any(|end| crate::text::closes_with(words, end))
        && ["年度", "全年", "既定", "预期"].iter().any(|word| opens_with(&words[4..], word))
        && words.len() <= LONGEST_BLANK
        && completion.clauses.len() > 1
}

/// 此项任务, 该项工作: whether a clause speaks of the task as a whole.
fn speaks_of_task(completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let this = ["此项", "该项", "本项", "这项"].iter().any(|word| opens_with(words, word));
    this && ["任务", "工作", "实事", "承诺", "目标"].iter().any(|task| opens_with(&words[2..], task))
}

/// 达到412亿元人民币, 完成体检4.37万人次, 举办培训班62期: what was done is counted by another figure, whatever else was promised.
fn is_level(completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let mut met = STATEMENTS.find(words).filter(|(_, _, statement)| **statement == Statement::Met);
    let (Some((at, len, _)), None) = (met.next(), met.next()) else { return false };
    let end = span.start + at + len;
    let object = |figure: &Figure| figure.quantity.span.start >= end && span.contains(figure.quantity.core);
    completion.figures.iter().any(|figure| object(figure) && figure.rate.is_none())
}

/// 无新增, 未增加: whether a clause says of something new that there is none; nothing where it speaks of nothing new.
fn adds_nothing(words: &[char]) -> Option<bool> {
    let adds =
        |at: &usize| matches!(words[*at], '新' | '增' | '反') && NEW.iter().any(|word| opens_with(&words[*at..], word));
    let at = (0..words.len()).find(adds)?;
    Some(statement::negated(words, at) || matches!(words[..at], [.., '不' | '零'] | [.., '不', '再']))
}

/// Words for something new that may be what is to be avoided.
const NEW: [&str; 4] = ["新增", "新发", "增加", "反弹"];

/// 未发生较大事故
fn is_spared(wish: &Wish, completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    // That there was no grave accident does not say that nobody died.
    if holds(&wish.words, "死亡") && holds_any(words, &["较大", "重大", "特大"]) && !holds(words, "死亡") {
        return false;
    }
    let none = ["未发生", "没有发生", "无发生", "零发生", "零死亡", "未出现", "没有出现", "全部消除", "已消除"];
    holds_any(words, &none)
        || words.windows(2).enumerate().any(|(at, pair)| {
            // 全县无劣V类水体
            matches!(pair, ['县' | '市' | '区' | '年' | '州' | '省' | '域', '无']) && words.get(at + 2) != Some(&'偿')
        })
}

/// 仍有2条黑臭水体, 发生群体性事件2起: what was to be gone or not to happen is there; 尚有15个大班额未化解.
fn is_left(wish: &Wish, completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let some = words.iter().any(|c| matches!(c, '1'..='9'));
    let left = holds_any(words, &["仍有", "尚有", "还有", "仍存在", "尚存"]);
    let open = words.iter().skip(2).any(|c| *c == '未');
    let befell = ["发生", "出现"].iter().any(|word| {
        let at = (0..words.len()).find(|&at| opens_with(&words[at..], word));
        at.is_some_and(|at| !statement::negated(words, at) && !matches!(words[..at], [.., '零' | '不' | '防' | '再']))
    });
    some && (left && (open || wish.avoids) || wish.avoids && befell)
}

/// Which of several statements about one thing counts: what is not done outweighs what is, except that a start is
/// weaker than anything.
fn weight(said: Said) -> u8 {
    match said {
        Said::Cancelled => 8,
        Said::NotStarted => 7,
        // 正在装修，尚未投用: work goes on.
        Said::InProgress => 6,
        Said::Missed => 5,
        Said::Delayed => 4,
        Said::AsPlanned | Said::Partly => 3,
        Said::MostlyMet => 2,
        Said::Exceeded => 1,
        Said::Met => 0,
    }
}

/// What a statement means for a goal.
fn said(wish: &Wish, statement: Statement, passage: &Passage, span: Chars) -> Said {
    match (wish.goal, statement) {
        (_, Statement::Cancelled) => Said::Cancelled,
        (_, Statement::NotStarted) => Said::NotStarted,
        (_, Statement::Missed) => Said::Missed,
        (_, Statement::Delayed) => Said::Delayed,
        (Goal::Start, Statement::InProgress) if wish.prepares || under_construction(passage, span) => Said::Met,
        // 做好前期工作: a step that was taken is all that was promised.
        (_, Statement::InProgress) if wish.prepares && takes_step(passage.text.folded(span)) => Said::Met,
        (_, Statement::MostlyMet) => Said::MostlyMet,
        (_, Statement::Exceeded) => Said::Exceeded,
        (Goal::Start, Statement::Start) | (_, Statement::Met) => Said::Met,
        (_, _) => Said::InProgress,
    }
}

/// 可研报告通过评审, 环评均已批复: a step on the way that is done.
fn takes_step(words: &[char]) -> bool {
    holds_any(words, &["通过", "批复", "获批", "完成", "办结", "取得"])
        && !holds_any(words, &["正在", "尚", "未", "拟", "将", "待"])
}
