//! What the words of a completion say where no figure does.

use crate::lexicon::Words;
use crate::lexicon::language::{BLANKS, ROLES, Role, STATEMENTS, STOPWORDS, Statement, VERBS, Verb};
use crate::passage::noun::Noun;
use crate::passage::{Clause, Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, Text, is_visible};
use std::sync::LazyLock;

pub mod relative;

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
    /// Whether it is itself a cancellation: 取消省界收费站.
    cancels: bool,
    /// Words of the commitment that look like statements and are part of its name there.
    own: Vec<String>,
}

/// Words that open an open-ended commitment.
const OPEN: [&str; 16] = [
    "加快", "推进", "推动", "持续", "深化", "扎实", "加强", "促进", "完善", "提升", "优化", "强化", "支持", "积极",
    "深入", "有序",
];
/// Words of work that keeps its plan.
const PLANNED: [&str; 7] = ["按计划", "按时序", "按序时", "按照计划", "按期推进", "按进度", "按节点"];

/// A statement must be at least this like the wish that it answers, in thousandths.
const ENOUGH: usize = 300;

/// No word for nothing is longer.
const LONGEST_BLANK: usize = 16;

/// Whether a cell says nothing: blank, a dash, 无, 年度指标.
pub fn is_blank(text: &Text) -> bool {
    let words: Vec<char> = text
        .chars()
        .iter()
        .copied()
        .filter(|&c| is_visible(c) && !matches!(c, '。' | '.' | ';' | ',' | '，' | '、' | ':' | '!'))
        .take(LONGEST_BLANK + 1)
        .collect();
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
        if clause.depth > 0 || !passage.figures_of(index).all(qualifies) {
            continue;
        }
        let noun = passage.noun_of(index).clone();
        let goal = goal_of(passage, clause.span);
        let last = wishes.last().map(|wish| wish.goal);
        if !noun.is_empty() {
            let goal = goal.or(last).unwrap_or(Goal::Finish);
            wishes.push(wish(passage, clause.span, noun, goal));
        } else if let Some(wish) = wishes.last_mut().filter(|_| goal == Some(Goal::Start)) {
            // 力争年内开工 says how far the wish before it goes.
            wish.goal = Goal::Start;
        }
    }
    wishes
}

/// The wish behind a target, for when no figure answers it.
pub fn wish_of(passage: &Passage, span: Chars, noun: &Noun) -> Wish {
    let goal = goal_of(passage, span).unwrap_or(Goal::Finish);
    wish(passage, span, noun.clone(), goal)
}

fn wish(passage: &Passage, span: Chars, noun: Noun, goal: Goal) -> Wish {
    let cancels = STATEMENTS.find(passage.text.folded(span)).any(|(_, _, found)| *found == Statement::Cancelled);
    let verb = passage.text.folded(span).iter().take(2).copied().collect();
    Wish { span, noun, verb, goal, avoids: avoids(passage, span), cancels, own: statements_of(passage, span) }
}

fn goal_of(passage: &Passage, span: Chars) -> Option<Goal> {
    let words = passage.text.folded(span);
    let starts = STATEMENTS.find(words).any(|(_, _, statement)| *statement == Statement::Start)
        || passage.text.folded_string(span).starts_with("实施");
    let finishes = VERBS.find(words).any(|(_, _, verb)| matches!(verb, Verb::Finish | Verb::Add));
    let text = passage.text.folded_string(span);
    let opens = OPEN.iter().any(|word| text.starts_with(word));
    match (starts, finishes, opens) {
        (true, false, _) => Some(Goal::Start),
        (_, true, false) => Some(Goal::Finish),
        (_, _, true) => Some(Goal::Open),
        _ => None,
    }
}

fn avoids(passage: &Passage, span: Chars) -> bool {
    let words = passage.text.folded_string(span);
    ["不发生", "杜绝", "防止", "零发生", "不出现", "防范", "遏制", "避免"].iter().any(|word| words.contains(word))
}

fn statements_of(passage: &Passage, span: Chars) -> Vec<String> {
    let words = passage.text.folded(span);
    STATEMENTS
        .find(words)
        .filter(|(_, _, statement)| matches!(statement, Statement::InProgress | Statement::Step))
        .map(|(start, len, _)| words[start..start + len].iter().collect())
        .collect()
}

/// What the completion says of a wish. `alone`: the item wishes nothing else, so that words without a subject of
/// their own are about it.
///
/// `counted` is the target behind the wish, which no figure answers: a clause with another figure of its kind has said
/// what it has to say, and it was not this.
pub fn of(wish: &Wish, completion: &Passage, alone: bool, counted: Option<&Target>) -> Option<Evidence> {
    let mut best: Option<Evidence> = None;
    let (mut finished, mut kept) = (false, false);
    for clause in relevant(wish, completion, alone, counted) {
        // Where promise and report share a clause, the promise reports nothing.
        let promise = counted
            .filter(|target| target.cell == completion.cell && clause.span.contains(target.figure.quantity.core));
        let start = promise.map_or(clause.span.start, |target| target.figure.quantity.span.end);
        let statement = statement(completion, Chars::new(start, clause.span.end), &wish.own)
            .or_else(|| (wish.avoids && is_spared(completion, clause.span)).then_some(Statement::Met));
        let Some(statement) = statement else { continue };
        let statement = if wish.cancels && statement == Statement::Cancelled { Statement::Met } else { statement };
        if counted.is_some() && statement == Statement::Met && is_level(completion, clause.span) {
            continue;
        }
        finished |= matches!(statement, Statement::Met | Statement::MostlyMet);
        let said = said(wish.goal, statement, completion, clause.span);
        let begun = wish.goal == Goal::Start && said == Said::Met;
        if best.is_none_or(|known| weight(said) > weight(known.said) || begun && known.said == Said::InProgress)
            && !(said == Said::InProgress
                && wish.goal == Goal::Start
                && best.is_some_and(|known| known.said == Said::Met))
        {
            best = Some(Evidence { said, clause: clause.span });
        }
        kept |= matches!(said, Said::Met | Said::Exceeded) && is_named(wish, completion, clause);
    }
    if best.is_some_and(|known| matches!(known.said, Said::Met | Said::Exceeded))
        && counted.is_none()
        && is_contradicted(wish, completion, best)
    {
        return None;
    }
    // 新院区已投入使用，停车楼尚未开工: how far the second tells of the first is not said.
    let denied = |known: &Evidence| matches!(known.said, Said::Missed | Said::NotStarted | Said::Delayed);
    if kept && best.filter(denied).is_some_and(|known| is_another(wish, completion, known.clause)) {
        return None;
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

/// Whether a clause names what the wish is about.
fn is_named(wish: &Wish, completion: &Passage, clause: &Clause) -> bool {
    let at = completion.clauses.iter().position(|own| own.span == clause.span);
    at.map(|at| completion.noun_of(at))
        .is_some_and(|own| share(&wish.noun, own) >= ENOUGH || share(own, &wish.noun) >= ENOUGH * 2)
}

/// Whether a clause speaks of the wish's own object, or of a part of its name: 学府路 of 滨河路、学府路快速化改造.
pub fn names(wish: &Wish, completion: &Passage, clause: Chars) -> bool {
    let at = completion.clauses.iter().position(|own| own.span == clause);
    at.is_some_and(|at| {
        let own = completion.noun_of(at);
        let common = wish.noun.pairs().filter(|pair| own.has(*pair)).count();
        common >= 2
            || is_work(wish, completion, clause)
            || own.is_empty()
            || at > 0 && is_work(wish, completion, completion.clauses[at - 1].span)
    })
}

/// Whether a clause names something else: at least three characters that the wish has nothing of.
fn is_another(wish: &Wish, completion: &Passage, clause: Chars) -> bool {
    let at = completion.clauses.iter().position(|own| own.span == clause);
    at.map(|at| completion.noun_of(at)).is_some_and(|own| own.pairs().nth(1).is_some() && share(&wish.noun, own) == 0)
}

/// 教学楼已投入使用，学生公寓停工: neither is what was promised, and they disagree.
fn is_contradicted(wish: &Wish, completion: &Passage, best: Option<Evidence>) -> bool {
    let other = |index: usize| {
        let own = completion.noun_of(index);
        !own.is_empty() && share(&wish.noun, own) == 0 && completion.figures_of(index).next().is_none()
    };
    let at = best.and_then(|known| completion.clauses.iter().position(|clause| clause.span == known.clause));
    at.filter(|at| other(*at)).is_some_and(|at| {
        completion.clauses.iter().enumerate().any(|(index, clause)| {
            let open = || {
                let said = statement(completion, clause.span, &wish.own);
                matches!(said, Some(Statement::Missed | Statement::NotStarted | Statement::Delayed))
            };
            index != at && other(index) && open()
        })
    })
}

/// 达到412亿元人民币, 完成体检4.37万人次: what was reached is the figure, whatever else was promised in another unit.
fn is_level(completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let mut met = STATEMENTS.find(words).filter(|(_, _, statement)| **statement == Statement::Met);
    let (Some((at, len, _)), None) = (met.next(), met.next()) else { return false };
    let end = span.start + at + len;
    let level = ["达到", "实现", "完成"].iter().any(|word| words[at..at + len].iter().copied().eq(word.chars()));
    let object = |figure: &Figure| figure.quantity.span.start >= end && span.contains(figure.quantity.core);
    level && completion.figures.iter().any(|figure| object(figure) && figure.rate.is_none())
}

/// 未发生较大事故
fn is_spared(completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded_string(span);
    ["未发生", "没有发生", "无发生", "零发生", "未出现", "没有出现"].iter().any(|word| words.contains(word))
}

/// Which of several statements about one thing counts: what is not done outweighs what is, except that a start is
/// weaker than anything.
fn weight(said: Said) -> u8 {
    match said {
        Said::Cancelled => 8,
        Said::NotStarted => 7,
        Said::Missed => 6,
        Said::InProgress => 5,
        Said::Delayed => 4,
        Said::AsPlanned => 3,
        Said::MostlyMet => 2,
        Said::Exceeded => 1,
        Said::Met => 0,
    }
}

/// The clauses that speak of the wish: those that share its noun, and those after them without a subject of their own.
/// Where nothing else is wished for, a clause without a subject speaks of it anyway, and one shared pair is enough.
fn relevant<'p>(wish: &Wish, completion: &'p Passage, alone: bool, counted: Option<&Target>) -> Vec<&'p Clause> {
    let mut found = Vec::new();
    let mut about = false;
    let mut sentence = None;
    for (index, clause) in completion.clauses.iter().enumerate() {
        if sentence != Some(clause.sentence) {
            about = false;
            sentence = Some(clause.sentence);
        }
        let own = completion.noun_of(index);
        let like = share(&wish.noun, own);
        let silent = || is_silent(completion, clause.span);
        let shares = like >= ENOUGH || alone && (like > 0 || wish.noun.abbreviated_in(own));
        let part = is_part(wish, own) || is_work(wish, completion, clause.span);
        if shares || part || share(own, &wish.noun) >= ENOUGH * 2 {
            about = true;
        } else if about && completion.figures_of(index).next().is_some() && !silent() {
            about = false;
        }
        // 5座均未完工: all that was promised is spoken of.
        let of_all = || {
            let said = statement(completion, clause.span, &wish.own);
            said.is_some_and(|said| said != Statement::Start)
                && completion.figures_of(index).any(|figure| {
                    counted.is_some_and(|target| figure.quantity.value == target.value)
                        && counted.is_some_and(|target| figure.quantity.unit == target.unit)
                })
        };
        let told = || {
            counted.is_some_and(|target| {
                !says_all(target, completion, clause.span)
                    && completion.figures_of(index).any(|figure| counts_alike(target, completion, figure))
            })
        };
        // 因资金未到位，该项目未实施: the reason before it is no other subject.
        let reason = index == 1 && clause.sentence == 0 && is_reason(completion, completion.clauses[0].span);
        let running = || alone && runs(completion, clause.span);
        let speaks =
            shares || part || about && alone || (about || alone || index == 0 || reason) && silent() || running();
        if speaks && (!told() || of_all()) {
            found.push(clause);
        }
    }
    found
}

/// 学府路 of 滨河路、学府路快速化改造: a clause that begins with a part of the name.
fn is_part(wish: &Wish, own: &Noun) -> bool {
    own.pairs().next().is_some_and(|first| wish.noun.has(first))
        && wish.noun.pairs().filter(|pair| own.has(*pair)).count() >= 2
}

/// 创建工作已通过省级初评 of 创建国家卫生城市: the wish's own verb, and a word for work.
fn is_work(wish: &Wish, completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    matches!(words, [_, _, '工', '作' | '程', ..] | [_, _, '项', '目', ..])
        && VERBS.at(words, 0).is_some_and(|(len, _)| len == 2)
        && wish.verb.iter().eq(words[..2].iter())
}

/// 正在进行系统测试: work going on without a subject before it.
fn runs(completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let first = STATEMENTS.find(words).next();
    first.is_some_and(|(at, len, statement)| {
        *statement == Statement::InProgress
            && words[at..at + len].first() == Some(&'正')
            && is_silent(completion, Chars::new(span.start, span.start + at))
    }) && statement(completion, span, &[]) == Some(Statement::InProgress)
}

/// 236所学校全部开展: all of them are a coverage of 100 %.
fn says_all(target: &Target, completion: &Passage, span: Chars) -> bool {
    let whole = target.value == 100.into() && target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    let words = completion.text.folded_string(span);
    whole && ["全部", "全覆盖", "均已"].iter().any(|word| words.contains(word))
}

/// Whether a clause tells why, and not what: 因…, 受…影响.
fn is_reason(passage: &Passage, span: Chars) -> bool {
    matches!(passage.text.folded(span).first(), Some('因' | '由' | '受'))
}

/// Whether a figure is of the target's kind, and not the target itself. Beside a change or a share any figure is: 实现零售总额415亿元
/// does not say by how much it grew.
fn counts_alike(target: &Target, completion: &Passage, figure: &Figure) -> bool {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let itself = target.cell == completion.cell && target.figure.quantity.core == figure.quantity.core;
    let relative = matches!(dimension(&target.figure), Some("percent" | "points"));
    !itself && (relative && figure.rate.is_none() || dimension(figure) == dimension(&target.figure))
}

fn share(noun: &Noun, other: &Noun) -> usize {
    let (all, common) =
        noun.pairs().fold((0, 0), |(all, common), pair| (all + 1, common + usize::from(other.has(pair))));
    (common * 1000_usize).checked_div(all).unwrap_or(0)
}

/// Words that only say when, or which occasion.
static WHEN: LazyLock<Words<()>> = LazyLock::new(|| {
    Words::new(["上半年", "下半年", "明年", "次年", "赛事", "活动"].map(|word| (word.to_owned(), ())))
});

/// Whether a clause has statements but no subject: 已完成, 正在抓紧施工.
fn is_silent(passage: &Passage, span: Chars) -> bool {
    let mut words: Vec<char> = passage.text.folded(span).to_vec();
    blank(&mut words, &STATEMENTS, |statement| *statement != Statement::Noun);
    blank(&mut words, &STOPWORDS, |()| true);
    blank(&mut words, &VERBS, |verb| *verb != Verb::Noun);
    blank(&mut words, &ROLES, |_| true);
    blank(&mut words, &WHEN, |()| true);
    words.windows(2).filter(|pair| pair.iter().all(|&c| crate::text::is_han(c))).count() < 3
}

/// Blanks out the words of a table that have a meaning of this kind.
fn blank<M>(words: &mut [char], table: &Words<M>, takes: fn(&M) -> bool) {
    let mut at = 0;
    while at < words.len() {
        let found = table.at(words, at).map(|(len, meaning)| (len, takes(meaning)));
        let len = found.map_or(1, |(len, _)| len);
        if found.is_some_and(|(_, taken)| taken) {
            words[at..at + len].fill(' ');
        }
        at += len;
    }
}

/// The statement that a clause makes, negation and plans heeded. `own` are words that belong to the name of the thing.
pub fn statement(passage: &Passage, span: Chars, own: &[String]) -> Option<Statement> {
    let words = passage.text.folded(span);
    if is_masked(words) || masked_after(passage, span) {
        return None;
    }
    let mut result: Option<Statement> = None;
    let mut planned = words.len();
    let mut finished = None;
    let mut step = false;
    for (start, len, &found) in STATEMENTS.find(words) {
        let surface = || words[start..start + len].iter().collect::<String>();
        let is_own = || own.iter().any(|own| own.chars().eq(words[start..start + len].iter().copied()));
        let found = match found {
            // 该计划已取消: the plan itself is spoken of.
            Statement::Plan if words[start..].starts_with(&['计', '划', '已']) => continue,
            Statement::Plan => {
                planned = start;
                break;
            }
            Statement::InProgress | Statement::Step if is_own() => continue,
            // 完成主体封顶, where 主体封顶 is what was promised
            Statement::InProgress if own.contains(&surface().replace("完成", "").replace('已', "")) => {
                Statement::Met
            }
            // 完成选址, but not 因选址调整
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
            Statement::Noun => continue,
            Statement::Met | Statement::Exceeded | Statement::MostlyMet if negated(words, start) => Statement::Missed,
            Statement::Start if negated(words, start) => Statement::NotStarted,
            other => other,
        };
        finished = (found == Statement::Met).then_some(start + len);
        result = Some(match (result, found) {
            (None, found) => found,
            (Some(known), found) => stronger(known, found),
        });
    }
    if result.is_none() && has_passed(&words[..planned], own) {
        result = Some(Statement::Met);
    }
    // 计划明年全部改造 tells of nothing done.
    let told = Chars::new(span.start, span.start + planned);
    if result.is_none() && is_all_done(&words[..planned]) {
        result = Some(Statement::Met);
    }
    if matches!(result, None | Some(Statement::Met)) && is_partial(passage, told) {
        return Some(Statement::InProgress);
    }
    result.filter(|statement| *statement != Statement::None)
}

/// Words that say of a paper, and of no work, that it is done.
fn is_paper(word: &str) -> bool {
    ["批复", "获批", "完成", "已完成", "印发", "出台"].contains(&word)
}

/// 通过省级验收; 通过省卫健委评审, where the review is what was promised.
fn has_passed(words: &[char], own: &[String]) -> bool {
    let text: String = words.iter().collect();
    let Some((before, after)) = text.split_once("通过") else { return false };
    let near: String = after.chars().take(14).collect();
    let reviewed = near.contains("验收") || own.iter().any(|word| near.contains(word.as_str()));
    let denied = ["未", "没有", "不", "待", "争取", "力争", "有望"].iter().any(|no| before.ends_with(no));
    reviewed && !denied && !near.contains("申请") && !near.contains("方案")
}

/// 全部补种, 均已整改: work of any kind that is done to all.
fn is_all_done(words: &[char]) -> bool {
    let all = words.windows(2).enumerate().filter(|(_, pair)| matches!(pair, ['全', '部' | '数'] | ['均', '已']));
    all.filter(|(at, _)| !negated(words, *at)).map(|(at, _)| at + 2).any(|at| {
        let at = at + usize::from(words.get(at) == Some(&'已'));
        VERBS.at(words, at).is_some_and(|(_, verb)| matches!(verb, Verb::Act | Verb::Finish | Verb::Add))
    })
}

/// 完成工程量的62%: work that is done to a share is not done.
fn is_partial(passage: &Passage, span: Chars) -> bool {
    let hundred = crate::number::Decimal::new(100, 0);
    let done = passage.text.folded(span).windows(2).position(|pair| pair == ['完', '成']);
    let text = passage.text.folded_string(span);
    let progress = ["形象进度", "工程进度", "建设进度", "施工进度"].iter().any(|word| text.contains(word));
    let Some(done) = done.map(|at| span.start + at + 2).or(progress.then_some(span.start)) else { return false };
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
fn is_masked(words: &[char]) -> bool {
    words.windows(2).any(|pair| matches!(pair, ['×', '×'] | ['X', 'X'] | ['*', '*']))
        || words.windows(3).any(|mark| mark == ['(', '略', ')'])
}

fn masked_after(passage: &Passage, span: Chars) -> bool {
    passage.text.folded(Chars::new(span.end, span.end + 3)) == ['(', '略', ')']
}

fn negated(words: &[char], at: usize) -> bool {
    // 未, 没有, 未能, 不能, 无法, 未全部, 未全面
    matches!(
        words[..at],
        [.., '未'] | [.., '没', '有'] | [.., '未' | '不', '能'] | [.., '无', '法'] | [.., '未', '全', '部' | '面']
    )
}

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
        Statement::Plan | Statement::Step | Statement::None | Statement::Noun => 0,
    };
    if rank(found) > rank(known) { found } else { known }
}

/// What a statement means for a goal.
fn said(goal: Goal, statement: Statement, passage: &Passage, span: Chars) -> Said {
    match (goal, statement) {
        (_, Statement::Cancelled) => Said::Cancelled,
        (_, Statement::NotStarted) => Said::NotStarted,
        (_, Statement::Missed) => Said::Missed,
        (_, Statement::Delayed) => Said::Delayed,
        (Goal::Start, Statement::InProgress) if under_construction(passage, span) => Said::Met,
        (_, Statement::MostlyMet) => Said::MostlyMet,
        (_, Statement::Exceeded) => Said::Exceeded,
        (Goal::Start, Statement::Start) | (_, Statement::Met) => Said::Met,
        (_, _) => Said::InProgress,
    }
}

fn under_construction(passage: &Passage, span: Chars) -> bool {
    // 施工许可手续 is none, and 施工 inside it tells nothing.
    let text = ["施工许可", "施工图", "施工招标", "施工单位", "施工合同"]
        .iter()
        .fold(passage.text.folded_string(span), |text, paper| text.replace(paper, ""));
    ["施工", "在建", "在施", "建设中", "装修", "调试"].iter().any(|word| text.contains(word))
}

/// Whether a clause that counts what the target counts says that work on it goes on: 1000套主体结构封顶.
pub fn is_underway(completion: &Passage, target: &Target) -> bool {
    completion.clauses.iter().enumerate().any(|(index, clause)| {
        completion.figures_of(index).any(|figure| counts_alike(target, completion, figure))
            && statement(completion, clause.span, &[]) == Some(Statement::InProgress)
    })
}

/// Whether the words of an actual's sentence say that work goes on with what is still open.
pub fn goes_on(passage: &Passage, at: Chars, noun: &Noun) -> Option<Chars> {
    let own = passage.clauses.iter().find(|clause| clause.span.contains(at))?;
    passage
        .clauses
        .iter()
        .enumerate()
        .filter(|(_, clause)| clause.span.start >= own.span.start && clause.sentence <= own.sentence + 2)
        .find(|(index, clause)| {
            let rest = ROLES.find(passage.text.folded(clause.span)).any(|(_, _, role)| matches!(role, Role::Rest));
            // 其余路段正在施工 may be a sentence of its own.
            if clause.sentence != own.sentence && !rest {
                return false;
            }
            let ordinal = passage.text.folded(clause.span).first() == Some(&'第');
            let running = matches!(statement(passage, clause.span, &[]), Some(Statement::InProgress))
                || ROLES.find(passage.text.folded(clause.span)).any(|(_, _, role)| *role == Role::Underway);
            let about = passage.noun_of(*index);
            running
                && (rest
                    || ordinal
                    || is_silent(passage, clause.span)
                    || share(about, noun) > 0
                    || share(noun, about) >= ENOUGH)
        })
        .map(|(_, clause)| clause.span)
}

/// 5家已完成。西城市场等3家正在装修: a clause in which work goes on and that counts just what is missing.
pub fn rest_goes_on(passage: &Passage, target: &Target, missing: crate::number::Decimal) -> Option<Chars> {
    let counts = |index: usize| {
        passage.figures_of(index).any(|figure| {
            let unit = figure.quantity.unit.as_ref().zip(target.unit.as_ref());
            unit.is_some_and(|(own, wanted)| own.text == wanted.text) && figure.quantity.value == missing
        })
    };
    let running = |clause: &Clause| statement(passage, clause.span, &[]) == Some(Statement::InProgress);
    let mut clauses = passage.clauses.iter().enumerate();
    clauses.find(|(index, clause)| counts(*index) && running(clause)).map(|(_, clause)| clause.span)
}

/// The statement that stands for a whole cell: one that is its own clause, without a subject, at the start or the end.
pub fn claim(passage: &Passage) -> Option<Statement> {
    let first = passage.clauses.first()?;
    let whole = |clause: &Clause| {
        is_silent(passage, clause.span) && passage.figures.iter().all(|f| !clause.span.contains(f.quantity.core))
    };
    let opening = statement(passage, first.span, &[]).filter(|_| whole(first));
    // 新增学位3600个。已完成。: a sentence that holds nothing else.
    let closing = || match passage.clauses.as_slice() {
        [.., before, last] if before.sentence != last.sentence && last.depth == 0 => {
            let good = |said: &Statement| matches!(said, Statement::Exceeded | Statement::Met | Statement::MostlyMet);
            statement(passage, last.span, &[]).filter(|said| good(said) && whole(last))
        }
        _ => None,
    };
    opening.or_else(closing)
}
