//! What a commitment without figures wants: its clauses, each with its object and how far it is to go.

use super::heard::adds_nothing;
use super::statement;
use super::subject;
use crate::lexicon::language::{STATEMENTS, STEPS, Statement, VERBS, Verb};
use crate::passage::noun::Noun;
use crate::passage::{Clause, Figure, Passage};
use crate::terms::CellName;
use crate::text::{Chars, closes_with, holds, holds_any, opens_with};

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

/// A clause of a commitment that has no figure of its own.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Where it is, in the commitment.
    pub span: Chars,
    /// What it is about.
    pub noun: Noun,
    /// The first two characters: most often its verb.
    pub(super) verb: Vec<char>,
    /// What it wants.
    pub goal: Goal,
    /// Whether it wants something not to happen: 不发生, 杜绝.
    pub(super) avoids: bool,
    /// Whether it wants something to be added: 新增, 净增.
    pub(super) adds: bool,
    /// Whether it is itself a cancellation: 取消省界收费站.
    pub(super) cancels: bool,
    /// Words of the commitment that look like statements and are part of its name there.
    pub(super) own: Vec<String>,
    /// What else the promise is about: words that name one of these better tell of that.
    pub(super) others: Vec<Noun>,
    /// Whether it lists several things: 健身中心、文化馆.
    pub(super) lists: bool,
    /// Whether it wants a paper (出台条例, 编制规划), so that one that is issued is what was promised.
    pub(super) papers: bool,
    /// Whether it wants the groundwork itself (启动前期工作), so that any step on the way is a start.
    pub(super) prepares: bool,
    /// Whether it is a headline that names a field of work and promises nothing of its own: 停车秩序治理.
    pub(super) headline: bool,
    /// Whether it promises that something is used, run or opened.
    pub(super) used: bool,
    /// Its words.
    pub(super) words: Vec<char>,
    /// What it ends in: the work itself, where the report repeats it (主桥顺利合龙).
    pub(super) end: Vec<char>,
    /// Whether it stands in the report itself, where some clauses only announce (年内主体封顶) and report nothing.
    pub(super) reported: bool,
}

/// What a headline that names a field of work ends in.
const FIELDS: [&str; 14] =
    ["治理", "提升", "建设", "服务", "帮扶", "保障", "管理", "更新", "发展", "惠民", "改善", "整治", "扩容", "创业"];

/// No headline is longer.
const LONGEST_HEADLINE: usize = 16;

/// The words of work that a promise ends in are no more: 建立健全.
const LONGEST_END: usize = 6;

/// Words of a promise that a paper can keep, and those that do so at its end: 修订标准, but not 高标准农田.
const PAPERS: [&str; 20] = [
    "方案",
    "办法",
    "条例",
    "制度",
    "政策",
    "机制",
    "细则",
    "体系",
    "改革",
    "出台",
    "印发",
    "制定",
    "编制",
    "修订",
    "文件",
    "措施",
    "指南",
    "审批",
    "可行性研究",
    "可研",
];

const PAPER_ENDS: [&str; 7] = ["标准", "规划", "意见", "计划", "目录", "清单", "规范"];

/// Words with which a clause announces.
const ANNOUNCING: [&str; 9] = ["年内", "年底前", "月底前", "目标", "计划", "力争", "拟", "原定", "确保"];

impl Wish {
    /// The same, as a headline over a report of several works.
    #[must_use]
    pub fn over_works(self) -> Self {
        Self { headline: true, ..self }
    }

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

/// So many promises to either side of one may be those that a report speaks of instead.
const BESIDE: usize = 32;

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
        // 推动得怎么样？ asks, and promises nothing.
        let asks = ["怎么样", "如何", "了吗", "到位吗", "没有"]
            .iter()
            .any(|word| crate::text::closes_with(passage.text.folded(clause.span), word))
            && passage.cell != CellName::Completion
            && !wishes.is_empty();
        if clause.depth > 0 || reports || asks {
            continue;
        }
        if !passage.figures_of(index).all(qualifies) {
            // 完成总部大楼搬迁、注册地迁入、首期资本金实缴1亿元: the works that stand before what is counted.
            if passage.cell != CellName::Completion {
                let works = works_before(passage, index);
                wishes.extend(works.into_iter().map(|(span, noun)| wish(passage, span, noun, Goal::Finish)));
            }
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
            // 力争年内开工 says how far the wish before it goes: 推进前期工作 is not all of it.
            wish.goal = Goal::Start;
            wish.prepares = false;
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
    let mut nouns: Vec<(Chars, Noun)> = wishes.iter().map(|wish| (wish.span, wish.noun.clone())).collect();
    let counted = (0..passage.clauses.len()).filter(|&index| passage.figures_of(index).next().is_some());
    nouns.extend(counted.map(|index| (passage.clauses[index].span, passage.noun_of(index).clone())));
    nouns.retain(|(_, noun)| !noun.is_empty());
    nouns.sort_by_key(|(span, _)| *span);
    for wish in &mut wishes {
        let at = nouns.partition_point(|(span, _)| *span < wish.span);
        let near = &nouns[at.saturating_sub(BESIDE)..nouns.len().min(at + BESIDE)];
        wish.others = near.iter().filter(|(span, _)| *span != wish.span).map(|(_, noun)| noun.clone()).collect();
    }
    wishes
}

/// 开工建设河东水厂、建成城南消防站: the parts of a clause that each have a verb and a thing of their own.
fn acts(passage: &Passage, span: Chars) -> Vec<(Chars, Noun)> {
    let words = passage.text.folded(span);
    let acts = |at: usize| {
        let verb = |verb: &Verb| matches!(verb, Verb::Start | Verb::Finish | Verb::Add | Verb::Act);
        VERBS.at(words, at).is_some_and(|(len, found)| len > 1 && verb(found))
    };
    if !acts(0) {
        return Vec::new();
    }
    let parted = (1..words.len()).filter(|&at| matches!(words[at - 1], '、' | '并' | '和' | '及'));
    let parted: Vec<usize> = parted.collect();
    let starts = parted.iter().copied().filter(|&at| acts(at));
    // 完成国道改线工程和城东立交建设: the works that one verb holds.
    let ends = parted.iter().map(|at| at - 1).chain([words.len()]);
    let works =
        ends.zip(std::iter::once(0).chain(parted.iter().copied())).all(|(end, start)| is_work(&words[start..end]));
    let starts: Vec<usize> = if works { parted.clone() } else { starts.collect() };
    let starts = starts.into_iter();
    let starts: Vec<usize> = std::iter::once(0).chain(starts).chain([words.len() + 1]).collect();
    let parts = starts.windows(2).map(|pair| Chars::new(span.start + pair[0], span.start + pair[1] - 1));
    let named = |span: Chars| (span, whole_of(passage, span));
    let parts: Vec<(Chars, Noun)> = parts.map(named).collect();
    if parts.iter().any(|(_, noun)| noun.is_empty()) { Vec::new() } else { parts }
}

/// The parts of a clause before its first figure that each name a work, 、 between them and the figure.
fn works_before(passage: &Passage, index: usize) -> Vec<(Chars, Noun)> {
    let clause = passage.clauses[index].span;
    let Some(first) = passage.figures_of(index).next() else { return Vec::new() };
    let before = passage.text.folded(Chars::new(clause.start, first.quantity.span.start));
    let marks: Vec<usize> = (0..before.len()).filter(|at| before[*at] == '、').collect();
    let Some(&last) = marks.last() else { return Vec::new() };
    let starts = std::iter::once(0).chain(marks.iter().map(|at| at + 1));
    let parts: Vec<Chars> = starts.zip(&marks).map(|(start, end)| Chars::new(start, *end)).collect();
    let moved = |words: &[char]| {
        ["搬迁", "迁入", "上线", "挂牌", "投用", "开馆"].iter().any(|end| crate::text::closes_with(words, end))
    };
    let work = |part: &Chars| {
        let words = &before[part.range()];
        is_work(words) || words.len() >= SHORTEST_WORK && moved(words)
    };
    // 新建、改造管网25公里: verbs of the figure are no works of their own.
    if last == 0 || !parts.iter().all(work) {
        return Vec::new();
    }
    let named = |part: Chars| Chars::new(clause.start + part.start, clause.start + part.end);
    parts
        .into_iter()
        .map(named)
        .map(|span| (span, whole_of(passage, span)))
        .filter(|(_, noun)| !noun.is_empty())
        .collect()
}

/// 国道改线工程, 城东立交建设: a name that ends in work.
fn is_work(words: &[char]) -> bool {
    let ends = ["改造", "建设", "工程", "改线", "改建", "扩建", "修缮", "整治", "治理", "加固", "迁建", "征收"];
    words.len() >= SHORTEST_WORK && ends.iter().any(|end| crate::text::closes_with(words, end))
}

/// 乙桥建设 is no shorter.
const SHORTEST_WORK: usize = 4;

/// The noun of a stretch.
fn whole_of(passage: &Passage, span: Chars) -> Noun {
    Noun::around(&passage.text, &[], span, Chars::new(span.end, span.end))
}

pub(super) fn announces(passage: &Passage, span: Chars) -> bool {
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
pub(super) fn has_milestone(words: &[char]) -> bool {
    let mut steps = STATEMENTS.find(words).filter(|(_, _, statement)| **statement == Statement::InProgress);
    holds(words, "主体") || steps.any(|(start, len, _)| statement::is_milestone(words, start, len))
}

/// The wish behind a target, for when no figure answers it.
pub fn wish_of(passage: &Passage, span: Chars, noun: &Noun) -> Wish {
    let goal = goal_of(passage, span).unwrap_or(Goal::Finish);
    wish(passage, span, noun.clone(), goal)
}

/// Words of use: 投入使用, 启用.
pub(super) const USED: [&str; 8] = ["投入使用", "投用", "启用", "使用", "运营", "开放", "入驻", "开园"];

impl Wish {
    /// The same wish, beside others that a report may tell of as well.
    #[must_use]
    pub fn beside(self, others: impl IntoIterator<Item = Noun>) -> Self {
        Self { others: others.into_iter().filter(|other| !other.is_empty() && *other != self.noun).collect(), ..self }
    }
}

/// 1部作品入选国家艺术基金资助项目: the list that something is to be chosen for.
pub fn chosen_for(passage: &Passage, span: Chars) -> Option<Noun> {
    let words = passage.text.folded(span);
    let end = ["入选", "获评", "列入", "纳入"].iter().filter_map(|word| {
        let word: Vec<char> = word.chars().collect();
        words.windows(2).position(|pair| pair == word).map(|at| at + 2)
    });
    let end = end.min()?;
    Some(whole_of(passage, Chars::new(span.start + end, span.end))).filter(|list| !list.is_empty())
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
        lists: lists(passage.text.folded(span)),
        papers: holds_any(passage.text.folded(span), &PAPERS)
            || PAPER_ENDS.iter().any(|end| closes_with(passage.text.folded(span), end)),
        prepares: holds(passage.text.folded(span), "前期"),
        used: holds_any(passage.text.folded(span), &USED),
        headline: passage.clauses.len() == 1
            && span.len() <= LONGEST_HEADLINE
            && goal_of(passage, span).is_none()
            && (FIELDS.iter().any(|field| closes_with(passage.text.folded(span), field)) || names_field(passage, span)),
        words: passage.text.folded(span).iter().copied().take(LONGEST_NAMED).collect(),
        end: passage.text.folded(span).iter().rev().take(LONGEST_END).rev().copied().collect(),
        reported,
    }
}

/// Verbs of another work behind 并.
const BUILDS: [&str; 7] = ["新建", "迁建", "改建", "扩建", "改造", "修建", "重建"];

/// 健身中心、文化馆, 改造剧院并新建美术馆; 和平路 is a name.
fn lists(words: &[char]) -> bool {
    words.iter().enumerate().any(|(at, c)| match c {
        '、' => true,
        // 并通过验收 lists nothing.
        '并' => BUILDS.iter().any(|verb| opens_with(&words[at + 1..], verb)),
        '和' => !matches!(words.get(at + 1), Some('平' | '谐' | '睦')),
        _ => false,
    })
}

/// No name of a work reaches further into its promise.
const LONGEST_NAMED: usize = 32;

/// 院前急救: a name that holds no word of work at all.
fn names_field(passage: &Passage, span: Chars) -> bool {
    let words = passage.text.folded(span);
    words.len() <= SHORTEST_HEADLINE
        && words.iter().all(|c| crate::text::is_han(*c))
        && VERBS.find(words).all(|(_, _, verb)| *verb == Verb::Noun)
        && !STATEMENTS.occurs(words)
}

/// A name without a word of work is no longer where it heads a report.
const SHORTEST_HEADLINE: usize = 8;

fn goal_of(passage: &Passage, span: Chars) -> Option<Goal> {
    let mut words = passage.text.folded(span);
    // 年初提出继续推动文化活动进社区
    for lead in ["年初", "提出", "承诺", "继续"] {
        if opens_with(words, lead) {
            words = &words[lead.chars().count()..];
        }
    }
    let starts = STATEMENTS.find(words).any(|(_, _, statement)| *statement == Statement::Start)
        || ["实施", "启动"].iter().any(|word| opens_with(words, word));
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
        (words[at] == '零' || at == 0 && words[at] == '无')
            && holds_any(
                &words[at..words.len().min(at + LONGEST_HARM)],
                &["事故", "案件", "上访", "感染", "火灾", "溺亡", "疫情", "投诉", "事件"],
            )
    };
    adds_nothing(words) == Some(true)
        || holds_any(
            words,
            &[
                "不发生", "杜绝", "防止", "零发生", "不出现", "防范", "遏制", "避免", "严禁新增", "消除", "严防", "不让",
                "守住", "不断档", "不脱销",
            ],
        )
        // 事故死亡人数不超过2人
        || holds_any(words, &["事故", "死亡"]) && holds_any(words, &["不超过", "控制在", "以内", "不高于", "低于"])
        || (0..words.len()).any(none)
}

pub(super) fn statements_of(passage: &Passage, span: Chars) -> Vec<String> {
    let words = passage.text.folded(span);
    let word = |start: usize, len: usize| words[start..start + len].iter().collect();
    let told = STATEMENTS.find(words);
    let steps = STEPS.find(words).map(|(start, len, ())| word(start, len));
    let named = |statement: &Statement| {
        use Statement::{Cancelled, Delayed, InProgress, Missed, Step};
        matches!(statement, InProgress | Step | Cancelled | Delayed | Missed)
    };
    let mut own: Vec<String> = told
        .filter(|(_, _, statement)| named(statement))
        .map(|(start, len, _)| word(start, len))
        .chain(steps)
        .collect();
    // 推迟闭馆时间 is kept by 推迟至20时.
    let opens = STATEMENTS.at(words, 0).filter(|(_, statement)| **statement == Statement::Delayed);
    own.extend(opens.into_iter().flat_map(|(len, _)| ["至", "到"].map(|to| word(0, len) + to)));
    own
}

/// What is not to happen has no longer name: 零重大火灾事故.
const LONGEST_HARM: usize = 9;
