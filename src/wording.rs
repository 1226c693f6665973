//! What the words of a completion say where no figure does.

use crate::lexicon::language::{BLANKS, STATEMENTS, STEPS, Statement, VERBS, Verb};
use crate::passage::noun::Noun;
use crate::passage::{Clause, Figure, Passage};
use crate::target::Target;
use crate::terms::CellName;
use crate::text::{Chars, closes_with, holds, holds_any, is_visible, opens_with};

use ongoing::under_construction;
use statement::statement;
use subject::{is_another, is_contradicted, is_named, is_one_of_several, is_silent, relevant};

mod ongoing;
pub mod relative;
mod statement;
mod subject;

pub use ongoing::{goes_on, is_underway, names_something, rest_goes_on, steps_of_all, tells_of_one, tells_steps};
pub(crate) use statement::negated;
pub use subject::{another_is_open, is_open, is_told};

/// What a commitment wants to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// 开工, 启动: met by starting.
    Start,
    /// 加快, 推进: met by finished work, or by work that goes on as planned.
    Open,
    /// 建成, 完成: met by finished work only.
    Finish,
}

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

/// A clause of a commitment that has no figure of its own.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Where it is, in the commitment.
    pub span: Chars,
    /// What it is about.
    pub noun: Noun,
    /// The first two characters: most often its verb.
    verb: Vec<char>,
    /// What it wants.
    pub goal: Goal,
    /// Whether it wants something not to happen: 不发生, 杜绝.
    avoids: bool,
    /// Whether it wants something to be added: 新增, 净增.
    adds: bool,
    /// Whether it is itself a cancellation: 取消省界收费站.
    cancels: bool,
    /// Words of the commitment that look like statements and are part of its name there.
    own: Vec<String>,
    /// What else the promise is about: words that name one of these better tell of that.
    others: Vec<Noun>,
    /// Whether it lists several things: 健身中心、文化馆.
    lists: bool,
    /// Whether it wants a paper (出台条例, 编制规划), so that one that is issued is what was promised.
    papers: bool,
    /// Whether it wants the groundwork itself (启动前期工作), so that any step on the way is a start.
    prepares: bool,
    /// Whether it is a headline that names a field of work and promises nothing of its own: 停车秩序治理.
    headline: bool,
    /// What it ends in: the work itself, where the report repeats it (主桥顺利合龙).
    end: Vec<char>,
    /// Whether it stands in the report itself, where some clauses only announce (年内主体封顶) and report nothing.
    reported: bool,
}

/// What a headline that names a field of work ends in.
const FIELDS: [&str; 14] =
    ["治理", "提升", "建设", "服务", "帮扶", "保障", "管理", "更新", "发展", "惠民", "改善", "整治", "扩容", "创业"];

/// No headline is longer.
const LONGEST_HEADLINE: usize = 16;

/// The words of work that a promise ends in are no more: 建立健全.
const LONGEST_END: usize = 6;

/// Words of a promise that a paper can keep, and those that do so at its end: 修订标准, but not 高标准农田.
const PAPERS: [&str; 18] = [
    "方案", "办法", "条例", "制度", "政策", "机制", "细则", "体系", "改革", "出台", "印发", "制定", "编制", "修订",
    "文件", "措施", "指南", "审批",
];
const PAPER_ENDS: [&str; 7] = ["标准", "规划", "意见", "计划", "目录", "清单", "规范"];

/// Words with which a clause announces.
const ANNOUNCING: [&str; 9] = ["年内", "年底前", "月底前", "目标", "计划", "力争", "拟", "原定", "确保"];

impl Wish {
    /// Whether its clause tells that a step on the way was reached: 主体工程封顶, 路基工程全部完成.
    pub fn reaches_step(&self, passage: &Passage) -> bool {
        let words = passage.text.folded(self.span);
        self.reported && (has_milestone(words) || STEPS.occurs(words) && holds_any(words, &["完成", "完工"]))
    }

    /// Whether it only opens a promise: 完善骨干水网, 提升群众出行体验.
    pub fn is_preamble(&self) -> bool {
        self.goal == Goal::Open && self.span.start == 0
    }
}

/// Words that open an open-ended commitment.
const OPEN: [&str; 33] = [
    "扩大",
    "健全",
    "加大",
    "改善",
    "巩固",
    "壮大",
    "严格",
    "规范",
    "落实",
    "坚持",
    "稳步",
    "统筹",
    "大力",
    "全力",
    "全面推进",
    "纵深",
    "抓好",
    "加快",
    "推进",
    "推动",
    "持续",
    "深化",
    "扎实",
    "加强",
    "促进",
    "完善",
    "提升",
    "优化",
    "强化",
    "支持",
    "积极",
    "深入",
    "有序",
];
/// Words of work that keeps its plan.
const PLANNED: [&str; 7] = ["按计划", "按时序", "按序时", "按照计划", "按期推进", "按进度", "按节点"];

/// No word for nothing is longer.
const LONGEST_BLANK: usize = 16;

/// Whether a cell says nothing: blank, a dash, 无, 年度指标, or the same after a label (四季度：持续推进).
pub fn is_blank(passage: &Passage) -> bool {
    let text = &passage.text;
    let label = |clause: &Clause| text.chars().get(clause.span.end) == Some(&':') && clause.span.len() <= LONGEST_BLANK;
    let said = |clause: &Clause| label(clause) || says_nothing(text.folded(clause.span));
    // 后续扶持工作持续推进: nothing but a subject stands before it.
    let only = || {
        let [clause] = passage.clauses.as_slice() else { return false };
        let words = text.folded(clause.span);
        let start = (1..words.len()).find(|&at| words.len() - at >= SHORTEST_PHRASE && says_nothing(&words[at..]));
        start.is_some_and(|at| passage.figures.is_empty() && !STATEMENTS.occurs(&words[..at]))
    };
    says_nothing(text.chars()) || !passage.clauses.is_empty() && passage.clauses.iter().all(said) || only()
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

/// The clauses of a commitment that can be met without a figure, each with what it wants.
pub fn wishes(passage: &Passage) -> Vec<Wish> {
    let mut wishes: Vec<Wish> = Vec::new();
    for (index, clause) in passage.clauses.iter().enumerate() {
        // 为80周岁以上老年人发放津贴: the figure only says who.
        let qualifies = |figure: &Figure| {
            let at = passage.figures.iter().position(|own| own.quantity.core == figure.quantity.core);
            at.is_some_and(|at| crate::target::qualifies(passage, at))
        };
        let reports = passage.cell == CellName::Completion && subject::gives_up(passage, clause.span);
        if clause.depth > 0 || reports || !passage.figures_of(index).all(qualifies) {
            continue;
        }
        let last = wishes.last().map(|wish| wish.goal);
        let acts = acts(passage, clause.span);
        if acts.len() > 1 && passage.cell != CellName::Completion {
            for (span, noun) in acts {
                wishes.push(wish(passage, span, noun, goal_of(passage, span).or(last).unwrap_or(Goal::Finish)));
            }
            continue;
        }
        let noun = passage.noun_of(index).clone();
        let goal = goal_of(passage, clause.span);
        let step = noun.is_empty() || crate::steps::is_one(&noun.folded());
        let milestone = step && has_milestone(passage.text.folded(clause.span));
        let names = if milestone { wishes.is_empty() } else { !noun.is_empty() };
        if names {
            let goal = goal.or(last).unwrap_or(Goal::Finish);
            wishes.push(wish(passage, clause.span, noun, goal));
        } else if passage.cell == CellName::Completion {
            // A report goes on with what was done, and not with how far it was to go.
        } else if let Some(wish) = wishes.last_mut().filter(|_| milestone) {
            // 年内实现主体结构封顶, too.
            wish.goal = Goal::Finish;
            wish.own.extend(statements_of(passage, clause.span));
        } else if let Some(wish) = wishes.last_mut().filter(|_| goal == Some(Goal::Start)) {
            // 力争年内开工 says how far the wish before it goes.
            wish.goal = Goal::Start;
        }
    }
    if passage.cell == CellName::Completion {
        // 年度目标主体封顶，已于5月20日封顶: the step that was to be reached is all that was promised.
        let milestone = |clause: &&Clause| {
            let words = passage.text.folded(clause.span);
            let planned = holds_any(words, &["计划", "目标", "年内"]) && !holds_any(words, &["已", "目前"]);
            (planned || announces(passage, clause.span)) && has_milestone(words)
        };
        if let Some(clause) = passage.clauses.iter().find(milestone) {
            let mut promised = wish(passage, clause.span, whole_of(passage, clause.span), Goal::Finish);
            promised.own = statements_of(passage, clause.span);
            return vec![promised];
        }
    }
    let nouns: Vec<(Chars, Noun)> = wishes.iter().map(|wish| (wish.span, wish.noun.clone())).collect();
    let counted = (0..passage.clauses.len()).filter(|&index| passage.figures_of(index).next().is_some());
    let counted: Vec<(Chars, Noun)> =
        counted.map(|index| (passage.clauses[index].span, passage.noun_of(index).clone())).collect();
    for wish in &mut wishes {
        let others = nouns.iter().chain(&counted).filter(|(span, noun)| *span != wish.span && !noun.is_empty());
        wish.others = others.map(|(_, noun)| noun.clone()).collect();
    }
    wishes
}

/// 开工建设河东水厂、建成城南消防站: the parts of a clause that each have a verb and a thing of their own.
fn acts(passage: &Passage, span: Chars) -> Vec<(Chars, Noun)> {
    let words = passage.text.folded(span);
    let acts = |at: usize| {
        let verb = |verb: &Verb| matches!(verb, Verb::Start | Verb::Finish | Verb::Add);
        VERBS.at(words, at).is_some_and(|(len, found)| len > 1 && verb(found))
    };
    if !acts(0) {
        return Vec::new();
    }
    let starts = (1..words.len()).filter(|&at| words[at - 1] == '、' && acts(at));
    let starts: Vec<usize> = std::iter::once(0).chain(starts).chain([words.len() + 1]).collect();
    let parts = starts.windows(2).map(|pair| Chars::new(span.start + pair[0], span.start + pair[1] - 1));
    let named = |span: Chars| (span, whole_of(passage, span));
    let parts: Vec<(Chars, Noun)> = parts.map(named).collect();
    if parts.iter().any(|(_, noun)| noun.is_empty()) { Vec::new() } else { parts }
}

/// The noun of a stretch.
fn whole_of(passage: &Passage, span: Chars) -> Noun {
    Noun::around(&passage.text, &[], span, Chars::new(span.end, span.end))
}

fn announces(passage: &Passage, span: Chars) -> bool {
    let words = passage.text.folded(span);
    let fact = holds_any(words, &["已", "完成", "目前", "实际", "实现"]);
    // 控制在计划目标内: what is planned there is told to be kept.
    let kept = |at: usize| {
        let done = |statement: &Statement| matches!(statement, Statement::Met | Statement::Exceeded);
        STATEMENTS.find(words).any(|(start, len, said)| done(said) && (start..start + len).contains(&at))
    };
    let announced = |word: &str| {
        let len = word.chars().count();
        (0..words.len()).any(|at| opens_with(&words[at..], word) && at + len <= words.len() && !kept(at))
    };
    // 全年目标实现主体封顶: what is to be reached, and no fact.
    let aims = (0..words.len())
        .any(|at| ["目标实现", "目标完成", "计划实现", "计划完成"].iter().any(|word| opens_with(&words[at..], word)));
    aims || !fact && ANNOUNCING.iter().any(|word| announced(word))
}

/// Whether a clause names a step on the way that can be promised for itself.
fn has_milestone(words: &[char]) -> bool {
    let mut steps = STATEMENTS.find(words).filter(|(_, _, statement)| **statement == Statement::InProgress);
    holds(words, "主体") || steps.any(|(start, len, _)| statement::is_milestone(words, start, len))
}

/// The wish behind a target, for when no figure answers it.
pub fn wish_of(passage: &Passage, span: Chars, noun: &Noun) -> Wish {
    let goal = goal_of(passage, span).unwrap_or(Goal::Finish);
    wish(passage, span, noun.clone(), goal)
}

fn wish(passage: &Passage, span: Chars, noun: Noun, goal: Goal) -> Wish {
    let cancels = STATEMENTS.find(passage.text.folded(span)).any(|(_, _, found)| *found == Statement::Cancelled);
    let verb = passage.text.folded(span).iter().take(2).copied().collect();
    // What a report says is said, and no part of a name; and who reports that a thing was given up did not promise it.
    let reported = passage.cell == CellName::Completion;
    Wish {
        span,
        noun,
        verb,
        goal,
        avoids: avoids(passage, span),
        adds: adds_nothing(passage.text.folded(span)) == Some(false),
        cancels: cancels && !reported,
        own: if reported { Vec::new() } else { statements_of(passage, span) },
        others: Vec::new(),
        lists: passage.text.folded(span).contains(&'、'),
        papers: holds_any(passage.text.folded(span), &PAPERS)
            || PAPER_ENDS.iter().any(|end| closes_with(passage.text.folded(span), end)),
        prepares: holds(passage.text.folded(span), "前期"),
        headline: passage.clauses.len() == 1
            && span.len() <= LONGEST_HEADLINE
            && goal_of(passage, span).is_none()
            && FIELDS.iter().any(|field| closes_with(passage.text.folded(span), field)),
        end: passage.text.folded(span).iter().rev().take(LONGEST_END).rev().copied().collect(),
        reported,
    }
}

fn goal_of(passage: &Passage, span: Chars) -> Option<Goal> {
    let words = passage.text.folded(span);
    let starts =
        STATEMENTS.find(words).any(|(_, _, statement)| *statement == Statement::Start) || opens_with(words, "实施");
    let finishes = VERBS.find(words).any(|(_, _, verb)| matches!(verb, Verb::Finish | Verb::Add));
    let opens = OPEN.iter().any(|word| opens_with(words, word));
    match (starts, finishes, opens) {
        (true, false, _) => Some(Goal::Start),
        (_, true, false) => Some(Goal::Finish),
        (_, _, true) => Some(Goal::Open),
        _ => None,
    }
}

fn avoids(passage: &Passage, span: Chars) -> bool {
    let words = passage.text.folded(span);
    let none = |at: usize| {
        words[at] == '零'
            && holds_any(&words[at..words.len().min(at + LONGEST_HARM)], &["事故", "案件", "上访", "感染", "火灾"])
    };
    adds_nothing(words) == Some(true)
        || holds_any(
            words,
            &["不发生", "杜绝", "防止", "零发生", "不出现", "防范", "遏制", "避免", "严禁新增", "消除", "严防"],
        )
        || (0..words.len()).any(none)
}

fn statements_of(passage: &Passage, span: Chars) -> Vec<String> {
    let words = passage.text.folded(span);
    let word = |start: usize, len: usize| words[start..start + len].iter().collect();
    let told = STATEMENTS.find(words);
    let steps = STEPS.find(words).map(|(start, len, ())| word(start, len));
    told.filter(|(_, _, statement)| matches!(statement, Statement::InProgress | Statement::Step))
        .map(|(start, len, _)| word(start, len))
        .chain(steps)
        .collect()
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
                .or_else(|| (wish.avoids && is_spared(completion, clause.span)).then_some(Statement::Met))
                .or_else(|| subject::is_repeated(wish, completion, own).then_some(Statement::Met))
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
        if statement == Statement::Cancelled
            && !wish.cancels
            && statement::does_away(completion.text.folded(clause.span))
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
        let begun = wish.goal == Goal::Start && said == Said::Met;
        // 已封顶，未能如期投用: a step that was reached is no work going on.
        let reached = said == Said::InProgress && has_milestone(completion.text.folded(clause.span));
        // 已通过评审，正式获批示范区: what comes of a review.
        let reviewed = |known: &Evidence| {
            known.said == Said::InProgress && statement::passes_review(completion.text.folded(known.clause))
        };
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
            let open = matches!(known.said, Said::InProgress | Said::Missed | Said::NotStarted);
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
    if alone
        && wish.headline
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

/// 达到412亿元人民币, 完成体检4.37万人次, 举办培训班62期: what was done is counted by another figure, whatever else was promised.
fn is_level(completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let mut met = STATEMENTS.find(words).filter(|(_, _, statement)| **statement == Statement::Met);
    let (Some((at, len, _)), None) = (met.next(), met.next()) else { return false };
    let end = span.start + at + len;
    let object = |figure: &Figure| figure.quantity.span.start >= end && span.contains(figure.quantity.core);
    completion.figures.iter().any(|figure| object(figure) && figure.rate.is_none())
}

/// What is not to happen has no longer name: 零重大火灾事故.
const LONGEST_HARM: usize = 9;

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
fn is_spared(completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    holds_any(words, &["未发生", "没有发生", "无发生", "零发生", "未出现", "没有出现", "全部消除", "已消除"])
        || words.windows(2).enumerate().any(|(at, pair)| {
            // 全县无劣V类水体
            matches!(pair, ['县' | '市' | '区' | '年' | '州' | '省' | '域', '无']) && words.get(at + 2) != Some(&'偿')
        })
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

/// Parts of a building: what is told of one of them is not told of all.
const PARTS: [&str; 7] = ["土建", "主体", "主楼", "路基", "桩基", "基础", "一期"];

/// Words that the claim on a whole item ends in: 超额完成年度目标任务.
const TASKS: [&str; 4] = ["任务", "目标", "指标", "计划"];

/// The statement with which a report closes and that speaks of the task itself; the sentence before it must be all of the report, unless
/// `one` target is all there is.
pub fn closing_claim(passage: &Passage, one: bool) -> Option<Statement> {
    let first = passage.clauses.first().map_or(0, |first| first.sentence);
    let last = passage.clauses.last().filter(|last| last.depth == 0 && (one || last.sentence == first))?;
    let words = passage.text.folded(last.span);
    let bare = || passage.figures.iter().all(|f| !last.span.contains(f.quantity.core));
    // 年度改善目标任务顺利完成
    let done = STATEMENTS.find(words).filter(|(at, len, _)| at + len == words.len()).last();
    if let Some((at, _, said)) = done
        && matches!(said, Statement::Exceeded | Statement::Met | Statement::MostlyMet)
        && words.len() <= LONGEST_TASK
        && !statement::negated(words, at)
        && bare()
        && ["年度", "全年", "目标"].iter().any(|word| holds(&words[..at], word))
        && TASKS.iter().any(|task| holds(&words[..at], task))
    {
        return Some(*said);
    }
    let praise = |c: &&char| matches!(c, '已' | '均' | '都' | '全' | '面' | '圆' | '满' | '提' | '前');
    let words = &words[words.iter().take_while(praise).count()..];
    let (_, said) = STATEMENTS.at(words, 0)?;
    let good = matches!(said, Statement::Exceeded | Statement::Met | Statement::MostlyMet);
    let short = words.len() <= LONGEST_CLAIM && bare();
    (good && short && TASKS.iter().any(|task| closes_with(words, task))).then_some(*said)
}

/// 年度空气质量改善目标任务顺利完成, too.
const LONGEST_TASK: usize = 20;

/// 超额完成年度改革任务 is about as long as such claims are.
const LONGEST_CLAIM: usize = 14;

/// The statement that stands for a whole cell: one that is its own clause, without a subject, at the start or the end; with the
/// index of that clause.
pub fn claim(passage: &Passage) -> Option<(Statement, usize)> {
    let first = passage.clauses.first()?;
    let bare = |clause: &&Clause| passage.figures.iter().all(|f| !clause.span.contains(f.quantity.core));
    let whole =
        |clause: &Clause| !holds_any(passage.text.folded(clause.span), &PARTS) && is_silent(passage, clause.span);
    let told = |clause: &Clause| Some(clause).filter(bare).and_then(|clause| statement(passage, clause.span, &[]));
    let opening = told(first).filter(|_| whole(first));
    // 新增学位3600个。已完成。: a sentence that holds nothing else.
    let closing = || match passage.clauses.as_slice() {
        [.., before, last] if before.sentence != last.sentence && last.depth == 0 => {
            let good = |said: &Statement| matches!(said, Statement::Exceeded | Statement::Met | Statement::MostlyMet);
            told(last).filter(|said| good(said) && whole(last))
        }
        _ => None,
    };
    let last = passage.clauses.len() - 1;
    opening.map(|said| (said, 0)).or_else(|| closing().map(|said| (said, last)))
}
