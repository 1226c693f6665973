//! Which of several clauses about one wish counts.

use super::ongoing::under_construction;
use super::subject::{is_another, is_named};
use super::wish::{Goal, has_milestone};
use super::{Asked, Evidence, Said, Wish, statement, subject};
use crate::lexicon::language::{STATEMENTS, STEPS, Statement};
use crate::passage::{Clause, Passage};
use crate::text::{Chars, holds_any};

/// What the clauses heard so far say together.
#[derive(Default)]
pub(super) struct Weighed {
    /// The one that counts.
    pub best: Option<Evidence>,
    heaviest: u8,
    /// One of them tells of an end.
    pub finished: bool,
    /// One of them tells that the wish, by its name, came true.
    pub kept: bool,
    /// A step that was to be reached is still on its way.
    pub below: bool,
    /// The step that was to be reached, and was.
    pub reached: Option<Evidence>,
}

impl Weighed {
    /// Adds what a further clause says.
    pub fn add(&mut self, asked: &Asked, clause: &Clause, statement: Statement) {
        let wish = asked.wish;
        let words = asked.words(clause.span);
        self.finished |= matches!(statement, Statement::Met | Statement::MostlyMet);
        let step = statement::names_step(&wish.own, words);
        // 图书馆主体结构封顶，文化馆正在进行主体结构施工
        self.below |= step && statement == Statement::InProgress;
        if statement == Statement::Met && step {
            // 完成主体结构封顶，目前正在进行幕墙安装: the work goes on beyond what was promised.
            self.reached = Some(Evidence { said: Said::Met, clause: clause.span });
        }
        let evidence = Evidence { said: said_of(asked, clause, statement), clause: clause.span };
        let named = || is_named(wish, asked.completion, clause);
        let met = evidence.said == Said::Met;
        let over =
            |known| is_trial(asked, known, words) || is_review(asked, known) && named() || is_over(asked, clause.span);
        if met && self.best.is_some_and(over) {
            (self.best, self.heaviest, self.kept) = (Some(evidence), 0, true);
            return;
        }
        if self.goes_beyond(asked, clause, evidence) {
            return;
        }
        // 已封顶，未能如期投用: a step that was reached is no work going on.
        // 未能设立，前期已与3家机构洽谈, too
        // 正在进行主体三层施工 is.
        let going = || holds_any(words, &["正在", "仍在", "施工中"]);
        let milestone = evidence.said == Said::InProgress && (has_milestone(words) && !going() || is_past_step(words));
        let weight = if milestone { weight(Said::Delayed) } else { weight(evidence.said) };
        // 综合楼已开工；迁建项目可研已批复: of two that were to begin, one has.
        let begins = wish.goal == Goal::Start;
        let other =
            |known: &Evidence| wish.lists && subject::tells_another(wish, asked.completion, known.clause, clause.span);
        let begun = evidence.said == Said::InProgress
            && begins
            && self.best.is_some_and(|known| known.said == Said::Met && !other(&known));
        let begins_now = |known: Evidence| begins && met && known.said == Said::InProgress;
        if !begun && self.best.is_none_or(|known| weight > self.heaviest || begins_now(known)) {
            self.best = Some(evidence);
            self.heaviest = weight;
        }
        self.kept |= matches!(evidence.said, Said::Met | Said::Exceeded) && named();
    }

    /// Whether what goes on was not promised: what was promised is known to be done.
    fn goes_beyond(&self, asked: &Asked, clause: &Clause, evidence: Evidence) -> bool {
        let Some(known) = self.best.filter(|known| known.said == Said::Met) else { return false };
        if evidence.said != Said::InProgress {
            return false;
        }
        let (done, words) = (asked.words(known.clause), asked.words(clause.span));
        // 规划初稿已完成编制，正在征求意见 for 完成初稿编制: what comes after the draft was not promised.
        let drafted =
            holds_any(&asked.wish.words, &DRAFTS) && holds_any(done, &DRAFTS) && holds_any(words, &AFTER_DRAFT);
        // 征地拆迁全部完成，控制性工程按计划推进: all that was promised is done, and other work goes on.
        let all = || {
            let whole = done.windows(2).any(|pair| matches!(pair, ['全', '部' | '面']));
            whole && is_another(asked.wish, asked.completion, clause.span)
        };
        // 储备库已建成并通过消防验收，物资正在陆续入库: what was to be built has passed.
        let passed = || {
            let at = asked.completion.index_of(clause.span);
            let apart = at.is_some_and(|at| {
                let noun = asked.completion.noun_of(at);
                !noun.is_empty() && !noun.pairs().any(|pair| asked.wish.noun.has(pair))
            });
            holds_any(done, &["验收", "投入使用", "投用", "启用"])
                && holds_any(done, &["建成", "竣工", "完工"])
                && apart
        };
        // 规划编制已完成，成果通过专家评审; 编制完成并印发，正在组织宣传解读
        let reviewed = || {
            let published = holds_any(done, &["印发", "出台", "发布", "颁布", "公布"]);
            statement::passes_review(words) || published && holds_any(words, &["宣传", "解读", "宣贯", "贯彻"])
        };
        drafted || self.kept && (all() || passed() || reviewed())
    }
}

const DRAFTS: [&str; 4] = ["初稿", "草案", "征求意见稿", "送审稿"];
const AFTER_DRAFT: [&str; 7] = ["征求", "报批", "送审", "修改", "审查", "评审", "论证"];

/// What a clause says of the goal, with what stands around it.
fn said_of(asked: &Asked, clause: &Clause, statement: Statement) -> Said {
    let wish = asked.wish;
    let words = asked.words(clause.span);
    // 管网改造部分完成
    let ends = || !holds_any(words, &["未", "尚", "将", "预计"]) && crate::text::closes_with(words, "部分完成");
    if PARTLY.iter().any(|word| word.chars().eq(words.iter().copied())) || ends() {
        return Said::Partly;
    }
    // 已完成概念规划设计 starts nothing.
    let starts = || STATEMENTS.find(words).any(|(_, _, said)| *said == Statement::Start);
    let step = || wish.goal == Goal::Start && !starts() && !wish.prepares && STEPS.occurs(words);
    let statement = if statement == Statement::Met && step() { Statement::Step } else { statement };
    let said = said(wish, statement, asked.completion, clause.span);
    // 除城区两所小学外，超大班额全部消除
    let excepted = || {
        let at = asked.completion.index_of(clause.span)?.checked_sub(1)?;
        Some(matches!(asked.words(asked.completion.clauses[at].span), ['除', .., '外']))
    };
    let part = || excepted() == Some(true) || asked.counted.is_none() && is_of_some(words);
    if said == Said::Met && part() { Said::Partly } else { said }
}

/// 大部分已取缔, 部分路段通车, 除3公里外已全部通车: some of it is done. 地下部分 is a part by its name.
fn is_of_some(words: &[char]) -> bool {
    let some = crate::text::find(words, "部分").is_some_and(|at| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        !before.is_some_and(|c| "体建下上装余他主".contains(*c))
    });
    // 拆除户外广告 leaves nothing out.
    let closes = |at: usize| {
        let next = words.get(at + 1);
        words[at] == '外' && next.is_none_or(|c| matches!(c, '均' | '已' | '全' | '都' | '其' | '皆' | '，'))
    };
    let except = (0..words.len()).any(|at| {
        words[at] == '除'
            && !at.checked_sub(1).is_some_and(|before| "拆清解消扫免革铲去".contains(words[before]))
            && (at + 1..words.len()).any(closes)
    });
    some || except || holds_any(words, &["大半", "多半", "大多"])
}

/// 5月28日通水调试，6月23日正式投入运行: what was tried out first does just what was promised now.
fn is_trial(asked: &Asked, known: Evidence, words: &[char]) -> bool {
    let wished = &asked.wish.words;
    known.said == Said::InProgress
        && holds_any(asked.words(known.clause), &["调试", "试运行", "试运营", "联调"])
        && wished.len() >= RUNS
        && words.windows(RUNS).any(|own| wished.ends_with(own))
}

/// 一度停工，11月复工，12月25日建成投用; 上半年进展滞后，12月20日已竣工验收: what stood in the way earlier in the sentence is over on the day of the
/// end, which names nothing of its own.
pub(super) fn is_over(asked: &Asked, clause: Chars) -> bool {
    let Some(at) = asked.completion.index_of(clause) else { return false };
    let words = asked.words(clause);
    let dated = words.windows(2).any(|pair| pair[0].is_ascii_digit() && matches!(pair[1], '月' | '日'));
    let ended = STATEMENTS.find(words).any(|(_, _, said)| *said == Statement::Met);
    let sentence = asked.completion.clauses[at].sentence;
    let follows = at.checked_sub(1).is_some_and(|before| asked.completion.clauses[before].sentence == sentence);
    let opens = words.first().is_some_and(|c| c.is_ascii_digit() || matches!(c, '于' | '至' | '已'));
    dated && ended && follows && opens && subject::is_silent(asked.completion, clause)
}

/// 已通过评审，正式获批示范区: what comes of a review. 指挥大厅装修于8月结束；指挥中心已建成: what is told of the thing itself, behind a part of it that
/// names nothing.
fn is_review(asked: &Asked, known: Evidence) -> bool {
    let part = asked.completion.clauses.iter().find(|own| own.span == known.clause);
    let unnamed =
        || part.is_some_and(|part| asked.wish.goal == Goal::Finish && !is_named(asked.wish, asked.completion, part));
    known.said == Said::InProgress
        && (statement::passes_review(asked.words(known.clause))
            || is_only_step(asked.words(known.clause))
            || asked.counted.is_none() && unnamed())
}

/// 摸排认定零就业家庭7户: a step on the way, and no word that work goes on.
fn is_only_step(words: &[char]) -> bool {
    !STATEMENTS.find(words).any(|(_, _, said)| *said == Statement::InProgress)
}

/// 前期已完成方案编制: a step that was taken before what is told of the work itself.
fn is_past_step(words: &[char]) -> bool {
    let before = holds_any(words, &["前期", "此前", "早前"]);
    before && holds_any(words, &["已", "完成"]) && !holds_any(words, &["正在", "推进", "抓紧", "加快"])
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
pub(super) fn said(wish: &Wish, statement: Statement, passage: &Passage, span: Chars) -> Said {
    match (wish.goal, statement) {
        (_, Statement::Cancelled) => Said::Cancelled,
        (_, Statement::NotStarted) => Said::NotStarted,
        (_, Statement::Missed) => Said::Missed,
        (_, Statement::Delayed) => Said::Delayed,
        (Goal::Start, Statement::InProgress) if wish.prepares || under_construction(passage, span) => Said::Met,
        // 做好前期工作: a step that was taken is all that was promised.
        (_, Statement::InProgress) if wish.prepares && takes_step(passage.text.folded(span)) => Said::Met,
        (Goal::Start, Statement::Start | Statement::MostlyMet) | (_, Statement::Met) => Said::Met,
        (_, Statement::MostlyMet) => Said::MostlyMet,
        (_, Statement::Exceeded) => Said::Exceeded,
        (_, _) => Said::InProgress,
    }
}

/// 可研报告通过评审, 环评均已批复: a step on the way that is done.
fn takes_step(words: &[char]) -> bool {
    holds_any(words, &["通过", "批复", "获批", "完成", "办结", "取得"])
        && !holds_any(words, &["正在", "尚", "未", "拟", "将", "待"])
}

/// 投入运行: so many characters at the end of a promise say what is to be done.
const RUNS: usize = 4;

/// What says in a word that some of it is done.
const PARTLY: [&str; 3] = ["部分完成", "部分已完成", "已部分完成"];
