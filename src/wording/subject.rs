//! Which clauses of a completion speak of what was promised.

use super::place::{is_across, is_namesake, is_next_door, is_on_same_site, is_other_place};
use super::statement::{names_step, statement};
use super::{Asked, Evidence, Goal, Wish, overcome};
use crate::lexicon::Words;
use crate::lexicon::language::{ROLES, STATEMENTS, STOPWORDS, Statement, VERBS, Verb};
use crate::number::numeral;
use crate::passage::noun::Noun;
use crate::passage::{Clause, Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, holds_any};
use std::sync::LazyLock;

mod apart;
mod repeated;

use apart::{is_other_name, is_other_number};
use repeated::says_all;
pub(super) use repeated::{covers_all, echoed, is_denied, is_done_so, is_repeated, reaches_all};

/// A statement must be at least this like the wish that it answers, in thousandths.
pub(super) const ENOUGH: usize = 300;

/// Whether a clause names what the wish is about.
pub(super) fn is_named(wish: &Wish, completion: &Passage, clause: &Clause) -> bool {
    let at = completion.index_of(clause.span);
    at.map(|at| completion.noun_of(at))
        .is_some_and(|own| share(&wish.noun, own) >= ENOUGH || share(own, &wish.noun) >= ENOUGH * 2)
}

/// Whether a clause speaks of the wish's own object, or of a part of its name (学府路 of 滨河路、学府路快速化改造), or goes on with a sentence
/// that does.
fn names(wish: &Wish, completion: &Passage, clause: Chars) -> bool {
    let Some(at) = completion.index_of(clause) else { return false };
    let named = |at: usize| {
        let own = completion.noun_of(at);
        let common = wish.noun.pairs().filter(|pair| own.has(*pair)).count();
        // 布展完成约七成 of 博物馆布展: all that the clause names is of this wish and of no other.
        let all = common > 0
            && own.pairs().all(|pair| wish.noun.has(pair) && !wish.others.iter().any(|other| other.has(pair)));
        common >= 2
            || all
            || repeats_name(wish, completion, completion.clauses[at].span)
            || is_work(wish, completion, completion.clauses[at].span)
    };
    let sentence = completion.clauses[at].sentence;
    let first = completion.clauses.partition_point(|own| own.sentence < sentence);
    let goes_on =
        completion.noun_of(at).is_empty() || matches!(completion.text.folded(clause).first(), Some('正' | '待' | '尚'));
    named(at) || goes_on && (first..at).any(named)
}

/// 扩建工程正在施工 of 市第二水厂扩建工程竣工: a clause that opens with a stretch of the promise, which no other promise shares.
fn repeats_name(wish: &Wish, completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    // 平台正在试运行: what is tried out is there.
    let tried = holds_any(words, &["试运行", "试运营"]);
    // 平台尚未全部建成 of 政务服务平台
    let name = words
        .iter()
        .position(|c| matches!(c, '尚' | '未' | '仍' | '还' | '全' | '均' | '都') || *c == '正' && !tried)
        .map_or(&[][..], |end| &words[..end]);
    // 食堂项目全部建成
    let name = ["项目", "工程"].iter().fold(name, |name, word| {
        let word: Vec<char> = word.chars().collect();
        name.strip_suffix(word.as_slice()).unwrap_or(name)
    });
    let general = || GENERAL.iter().any(|word| word.chars().eq(name.iter().copied()));
    let closes = || wish.words.ends_with(name) || wish.noun.folded().ends_with(name);
    if (2..NAMED).contains(&name.len()) && closes() && !general() {
        let head = |other: &Noun| other.folded().ends_with(name);
        return !wish.others.iter().any(head);
    }
    let Some(opens) = words.get(..NAMED).filter(|opens| opens.iter().all(|c| crate::text::is_han(*c))) else {
        return false;
    };
    let shared = |other: &Noun| other.folded().windows(2).any(|pair| pair == &opens[NAMED - 2..]);
    wish.words.windows(NAMED).any(|own| own == opens) && !wish.others.iter().any(shared)
}

/// So many characters in a row are no chance.
const NAMED: usize = 4;

/// Whether a clause names most of what the wish is about.
pub fn is_told(wish: &Wish, completion: &Passage, clause: Chars) -> bool {
    let at = completion.index_of(clause);
    at.is_some_and(|at| share(&wish.noun, completion.noun_of(at)) * 2 >= 1000)
}

/// Whether work on the wish's own object is said to be open: by the clause that tells of it, or by another one that names it
/// (南院区尚未建成投用，目前正在进行设备调试).
pub fn is_open(wish: &Wish, completion: &Passage, clause: Chars) -> bool {
    let open = |span: Chars| {
        let said = statement(completion, span, &wish.own);
        matches!(said, Some(Statement::Missed | Statement::NotStarted | Statement::InProgress))
    };
    let sentence = completion.clauses.iter().find(|own| own.span == clause).map(|own| own.sentence);
    let near = || completion.clauses.iter().filter(|own| Some(own.sentence) == sentence);
    // 博览会将于11月举办，目前招展工作正在推进
    let announced = |span: Chars| {
        let at = completion.clause_at(span);
        let own = at.is_some_and(|at| wish.noun.head().is_some_and(|head| completion.noun_of(at).has(head)));
        own && holds_any(completion.text.folded(span), &TO_COME)
    };
    names(wish, completion, clause)
        || near().any(|own| open(own.span) && names(wish, completion, own.span))
        || near().any(|own| announced(own.span))
}

/// Words of what is still to come.
const TO_COME: [&str; 4] = ["将于", "拟于", "定于", "计划于"];

/// 第一宗已出让, 2号片区已征收: what is told of one of them is not told of all.
pub(super) fn is_one_of_several(completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let digits = words.iter().take_while(|c| c.is_ascii_digit()).count();
    words.first() == Some(&'第') && words.get(1).is_some_and(|c| numeral::begins(*c))
        || digits > 0 && words.get(digits) == Some(&'号')
}

/// The sentences that tell of this wish and of no other, as a passage of their own: 音乐节已举办；舞剧剧本已定稿，目前进入排练阶段. A sentence that
/// names none of them goes on with the one before it.
pub(super) fn own_sentences(wish: &Wish, completion: &Passage) -> Option<Passage> {
    let last = completion.clauses.last()?.sentence;
    let mut found: Option<std::ops::Range<usize>> = None;
    let mut mine = false;
    let mut at = 0;
    while let Some(first) = completion.clauses.get(at) {
        let count = completion.clauses[at..].iter().take_while(|clause| clause.sentence == first.sentence).count();
        let own = at..at + count;
        let common = |noun: &Noun| {
            let told =
                |pair: &crate::passage::noun::Pair| own.clone().any(|index| completion.noun_of(index).has(*pair));
            noun.pairs().filter(told).count()
        };
        let (this, other) = (common(&wish.noun), wish.others.iter().map(&common).max().unwrap_or(0));
        let named = this >= CLEAR.min(wish.noun.pairs().count().div_ceil(2)) && this > other;
        mine = named || mine && this == 0 && other == 0;
        if mine {
            match &mut found {
                Some(range) if range.end == own.start => range.end = own.end,
                // Told in two places: which one counts nobody knows.
                Some(_) => return None,
                None => found = Some(own.clone()),
            }
        }
        at = own.end;
    }
    found.filter(|_| last > 0).map(|range| completion.only(range))
}

/// So many pairs of a name are no chance.
const CLEAR: usize = 2;

/// Whether a clause names something else: at least three characters that the wish has nothing of.
pub(super) fn is_another(wish: &Wish, completion: &Passage, clause: Chars) -> bool {
    let at = completion.index_of(clause);
    at.map(|at| completion.noun_of(at)).is_some_and(|own| own.pairs().nth(1).is_some() && share(&wish.noun, own) == 0)
}

/// 教学楼已投入使用，学生公寓停工: neither is what was promised, and they disagree.
pub(super) fn is_contradicted(asked: &Asked, best: Option<Evidence>) -> bool {
    let Asked { wish, completion, .. } = *asked;
    let other = |index: usize| {
        let own = completion.noun_of(index);
        !own.is_empty() && share(&wish.noun, own) == 0 && completion.figures_of(index).next().is_none()
    };
    let at = best.and_then(|known| completion.index_of(known.clause));
    at.filter(|at| other(*at)).is_some_and(|at| {
        completion.clauses.iter().enumerate().any(|(index, clause)| {
            let open = || {
                let said = statement(completion, clause.span, &wish.own);
                let open =
                    |said: &Statement| matches!(said, Statement::Missed | Statement::NotStarted | Statement::Delayed);
                said.filter(open).is_some_and(|said| !overcome::is_over(asked, clause, said))
            };
            index != at && other(index) && open()
        })
    })
}

/// No longer is what may stand before the name of a paper that belongs to any work.
const SHORT: usize = 2;

/// Whether a promise stands among so many that the item is a whole programme.
pub(super) fn is_one_of_many(wish: &Wish) -> bool {
    wish.others.len() >= MANY
}

/// An item has so many promises only if it is a whole programme.
const MANY: usize = 48;

/// So much of a name, in thousandths, is all but a word of it.
const NEARLY_ALL: usize = 750;

/// The clauses that speak of the wish: those that share its noun, and those after them without a subject of their own.
/// Where nothing else is wished for, a clause without a subject speaks of it anyway, and one shared pair is enough.
pub(super) fn relevant<'p>(
    wish: &Wish,
    completion: &'p Passage,
    alone: bool,
    counted: Option<&Target>,
) -> Vec<&'p Clause> {
    let mut found = Vec::new();
    let mut about = false;
    let mut sentence = None;
    // Of hundreds of promises a clause tells of the one that it names, all but a word.
    let many = is_one_of_many(wish);
    let likely = if many {
        completion.clauses_like(&wish.noun, wish.noun.pairs().count() * (1000 - NEARLY_ALL) / 1000)
    } else {
        (0..completion.clauses.len()).collect()
    };
    for index in likely {
        let clause = &completion.clauses[index];
        if sentence != Some(clause.sentence) {
            about = false;
            sentence = Some(clause.sentence);
        }
        let own = completion.noun_of(index);
        let like = share(&wish.noun, own);
        if many && !own.is_empty() && like < NEARLY_ALL {
            about = false;
            continue;
        }
        // A clause may tell of two targets at once: 小学和九年一贯制学校均已建成.
        let of_other =
            |other: &Noun| share(other, own) > like && share(other, own) >= ENOUGH && (counted.is_none() || like == 0);
        // What shares nothing with the wish is told of nothing like it.
        let another = || {
            is_next_door(&wish.noun, own)
                || is_on_same_site(&wish.noun, own)
                || counted.is_none() && (is_namesake(&wish.noun, own) || is_other_name(wish, own))
        };
        let of_other_number = || counted.is_none() && is_other_number(wish, completion.text.folded(clause.span));
        if is_across(&wish.noun, own) || like > 0 && another() || of_other_number() {
            about = false;
            continue;
        }
        // 一期工程已完工；二期工程尚未启动: of stages the clause tells which it is of.
        let staged = stage(completion.text.folded(clause.span));
        let own_stage = staged.is_some() && staged == stage(&wish.words);
        let other_stage = || staged.is_some() && wish.others.iter().any(|other| staged == stage(&other.folded()));
        if !own_stage && (other_stage() || wish.others.iter().any(of_other)) {
            about = false;
            continue;
        }
        let silent = || is_silent(completion, clause.span) && !is_other_place(wish, own);
        let like = if own_stage || repeats_name(wish, completion, clause.span) { like.max(ENOUGH) } else { like };
        let shares = like >= ENOUGH || alone && (like > 0 || wish.noun.abbreviated_in(own));
        let part = is_part(wish, own)
            || is_work(wish, completion, clause.span)
            || (like > 0 || alone) && reaches(wish, completion, clause.span);
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
        // 博览会将于11月举办，目前招展工作正在有序推进: what is to come is not done, and is worked on.
        let to_come = || {
            let before = index.checked_sub(1).and_then(|before| completion.clauses.get(before));
            about
                && before.is_some_and(|before| {
                    before.sentence == clause.sentence && holds_any(completion.text.folded(before.span), &TO_COME)
                })
                && holds_any(completion.text.folded(clause.span), &["正在", "目前"])
                && statement(completion, clause.span, &wish.own) == Some(Statement::InProgress)
        };
        // 待考核命名, 正与佛山商谈
        let waits = || {
            let words = completion.text.folded(clause.span);
            matches!(words.first(), Some('待' | '正')) && super::statement::is_going(words)
        };
        let running = || (alone || about) && (runs(completion, clause.span) || waits()) || to_come();
        // 展陈方案已完成专家评审 of 建设展览馆: a paper on the way, with hardly a name of its own.
        let paper = || {
            let words = completion.text.folded(clause.span);
            let done = ["已完成", "完成"].iter().find(|done| crate::text::opens_with(words, done));
            let from = done.map_or(0, |done| done.chars().count());
            let named = (from..=from + SHORT).any(|at| crate::steps::begins(words, at));
            let said = named.then(|| statement(completion, clause.span, &wish.own)).flatten();
            alone && counted.is_none() && said == Some(Statement::InProgress)
        };
        let speaks = shares
            || wish.headline && alone
            || part
            || paper()
            || about && alone
            || (about || alone || index == 0 || reason) && (silent() || gives_up(completion, clause.span))
            || running()
            // 剩余欠款正在化解: of what was counted before
            || alone && matches!(completion.text.folded(clause.span), ['剩' | '其', '余', ..])
            // 改造管网86公里，10月15日开栓前已全部完工: right behind the promise, of all of it
            || counted.is_some_and(|target| is_right_behind(target, completion, index))
            // 全部完工并移交管养: whatever was told before it
            || alone && matches!(completion.text.folded(clause.span), ['全', '部' | '数', ..] | ['均' | '皆', ..] | ['所', '有', ..])
            // 动迁腾地按计划推进 of 推进轨道交通建设
            || alone && wish.goal == Goal::Open && holds_any(completion.text.folded(clause.span), &super::settle::PLANNED)
            // 控制性工程正式开工 of 开工建设高速公路
            || alone && wish.goal == Goal::Start && holds_any(completion.text.folded(clause.span), &["控制性工程", "先行工程"])
            // 大沟村于3月启动 of 启动试点
            || alone && wish.goal == Goal::Start && statement(completion, clause.span, &wish.own) == Some(Statement::Start)
            // 获省卫生健康委命名
            || alone && super::statement::is_honoured(completion.text.folded(clause.span))
            || alone && is_repeated(wish, completion, clause.span)
            || is_done_so(wish, completion, clause.span);
        if speaks && (!told() || of_all()) {
            found.push(clause);
        }
    }
    found
}

/// 一期, 二期: which stage of a work some words are of.
fn stage(words: &[char]) -> Option<char> {
    let stage = |pair: &[char]| pair[1] == '期' && "一二三四五六".contains(pair[0]);
    words.windows(2).find(|pair| stage(pair)).map(|pair| pair[0])
}

/// Whether a clause without figures stands right behind a promise in its sentence, and tells of all of it.
fn is_right_behind(target: &Target, completion: &Passage, index: usize) -> bool {
    let own = target.figure.clause;
    target.cell == completion.cell
        && index == own + 1
        && completion.clauses[own].sentence == completion.clauses[index].sentence
        && completion.figures_of(index).next().is_none()
        && holds_any(completion.text.folded(completion.clauses[index].span), &["全部", "均已", "全数", "悉数"])
}

/// 学府路 of 滨河路、学府路快速化改造: a clause that begins with a part of the name.
fn is_part(wish: &Wish, own: &Noun) -> bool {
    own.pairs().next().is_some_and(|first| wish.noun.has(first))
        && wish.noun.pairs().filter(|pair| own.has(*pair)).count() >= 2
}

/// 教学楼主体结构已封顶 of 扩建工程主体结构封顶: the very step that was promised.
fn reaches(wish: &Wish, completion: &Passage, clause: Chars) -> bool {
    names_step(&wish.own, completion.text.folded(clause))
}

/// 创建工作已通过省级初评 of 创建国家卫生城市: the wish's own verb, and a word for work.
fn is_work(wish: &Wish, completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    matches!(words, [_, _, '工', '作' | '程', ..] | [_, _, '项', '目', ..])
        // 改造工程 may be a row of its own.
        && VERBS.all_at(words, 0).any(|(len, verb)| len == 2 && *verb != Verb::Noun)
        && wish.verb.iter().eq(words[..2].iter())
}

/// 正在进行系统测试: work going on without a subject before it.
pub(super) fn runs(completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let first = STATEMENTS.find(words).next();
    first.is_some_and(|(at, len, statement)| {
        *statement == Statement::InProgress
            && matches!(words[at..at + len].first(), Some('正' | '待' | '尚'))
            && is_silent(completion, Chars::new(span.start, span.start + at))
    }) && statement(completion, span, &[]) == Some(Statement::InProgress)
}

/// Whether a clause tells why, and not what: 因…, 受…影响.
fn is_reason(passage: &Passage, span: Chars) -> bool {
    matches!(passage.text.folded(span).first(), Some('因' | '由' | '受'))
}

/// 因疫情防控要求取消: the reason stands before the word, and is no other subject.
pub(super) fn gives_up(passage: &Passage, span: Chars) -> bool {
    let words = passage.text.folded(span);
    let ends = STATEMENTS.find(words).any(|(start, len, _)| start + len == words.len());
    let said = || statement(passage, span, &[]);
    // 报请同意后不再举办: what came before it is no other subject either.
    let after = || STATEMENTS.find(words).any(|(start, _, _)| start > 0 && words[start - 1] == '后');
    (is_reason(passage, span) || after())
        && ends
        && matches!(said(), Some(Statement::Cancelled | Statement::NotStarted | Statement::Missed))
}

/// Whether a clause, or what it goes on with in its sentence, names what the wish is about.
pub(super) fn is_led_by_name(wish: &Wish, completion: &Passage, span: Chars) -> bool {
    let Some(at) = completion.index_of(span) else { return false };
    let sentence = completion.clauses[at].sentence;
    let back = completion.clauses[..=at].iter().enumerate().rev().take_while(|(_, clause)| clause.sentence == sentence);
    let mut back = back.filter(|(index, _)| *index == at || completion.noun_of(*index).pairs().nth(2).is_some());
    let words = completion.text.folded(span);
    is_named(wish, completion, &completion.clauses[at])
        || listed(wish).any(|name| words.starts_with(name))
        || back.find(|(index, _)| *index != at).is_some_and(|(_, clause)| is_named(wish, completion, clause))
}

/// 方志馆 of 建成县档案馆新馆和方志馆: the names of a list.
fn listed(wish: &Wish) -> impl Iterator<Item = &[char]> {
    wish.words.split(|c| matches!(c, '、' | '和' | '及' | '与')).filter(|name| name.len() > 1)
}

/// 三季度：8月16日正式开工。四季度：完成土方开挖: what an earlier report, which counts no longer, says was begun.
pub(super) fn began_before(completion: &Passage) -> Option<Chars> {
    let end = completion.clauses.first().map_or(0, |first| first.span.start);
    let words = completion.text.folded(Chars::new(0, end));
    let stop = |c: &char| matches!(c, '。' | ';' | '，' | ',' | ':' | '\n');
    let (at, _, _) = STATEMENTS.find(words).find(|(at, len, said)| {
        let start = words[..*at].iter().rposition(stop).map_or(0, |stop| stop + 1);
        let open = holds_any(&words[start..*at], &["未", "拟", "将", "计划", "预计", "力争", "待", "准备"]);
        **said == Statement::Start && !open && words.get(at + len).is_none_or(stop)
    })?;
    let start = words[..at].iter().rposition(stop).map_or(0, |stop| stop + 1);
    let end = words[at..].iter().position(stop).map_or(end, |stop| at + stop);
    Some(Chars::new(start, end))
}

/// Whether another clause, which is told as done, names a part of the wish that this one does not.
pub(super) fn is_apart(wish: &Wish, completion: &Passage, open: Chars) -> bool {
    let at = completion.index_of(open);
    let Some(own) = at.map(|at| completion.noun_of(at)) else { return false };
    completion.clauses.iter().enumerate().any(|(index, clause)| {
        let done = matches!(statement(completion, clause.span, &wish.own), Some(Statement::Met | Statement::Exceeded));
        let noun = completion.noun_of(index);
        done && Some(index) != at && noun.pairs().nth(1).is_some() && share(noun, own) * 2 < 1000
    })
}

/// The clause that counts what the wish is about, as a fact.
pub(super) fn counts_activity(wish: &Wish, completion: &Passage) -> Option<Chars> {
    let open = [
        crate::lexicon::language::Role::Plan,
        crate::lexicon::language::Role::Forecast,
        crate::lexicon::language::Role::Underway,
    ];
    let counted = completion.figures.iter().find(|figure| {
        let counts = figure.quantity.unit.as_ref().is_some_and(|unit| !matches!(unit.dimension, "percent" | "points"));
        let told = share(&figure.noun, &wish.noun) >= ENOUGH * 2 || share(&wish.noun, &figure.noun) >= ENOUGH;
        counts && told && !figure.noun.is_empty() && open.iter().all(|role| !figure.has(*role))
    })?;
    completion.clauses.get(counted.clause).map(|clause| clause.span)
}

/// Whether two clauses each name a part of what the wish lists, and not the same one.
pub(super) fn tells_another(wish: &Wish, completion: &Passage, one: Chars, other: Chars) -> bool {
    let noun = |span: Chars| {
        let at = completion.index_of(span)?;
        is_named(wish, completion, &completion.clauses[at]).then(|| completion.noun_of(at))
    };
    let own = |noun: &Noun| noun.pairs().filter(|pair| wish.noun.has(*pair)).collect::<Vec<_>>();
    noun(one).zip(noun(other)).is_some_and(|(one, other)| {
        let (one, other) = (own(one), own(other));
        !one.is_empty() && !other.is_empty() && one.iter().all(|pair| !other.contains(pair))
    })
}

/// 青龙峡景区已挂牌，云顶寨景区正在编制提升方案 for 2个景区: another one of the same kind, which is still open.
pub fn another_is_open(completion: &Passage, told: Chars, noun: &Noun) -> Option<Evidence> {
    let head = noun.head()?;
    let kind = |index: usize| completion.noun_of(index).has(head) && completion.figures_of(index).next().is_none();
    let at = completion.index_of(told).filter(|at| kind(*at))?;
    let open = |index: &usize| {
        let said = statement(completion, completion.clauses[*index].span, &[]);
        matches!(said, Some(Statement::InProgress | Statement::Missed | Statement::NotStarted | Statement::Delayed))
    };
    let apart = |index: &usize| completion.noun_of(*index) != completion.noun_of(at);
    let index = (at + 1..completion.clauses.len()).filter(|index| kind(*index) && apart(index)).find(open)?;
    Some(Evidence { said: super::Said::InProgress, clause: completion.clauses[index].span })
}

/// Whether a clause about the wish has its figure blotted out: (略), ××.
pub(super) fn is_masked(wish: &Wish, completion: &Passage) -> bool {
    completion.clauses.iter().enumerate().any(|(index, clause)| {
        super::statement::is_blotted(completion, clause.span) && share(&wish.noun, completion.noun_of(index)) >= ENOUGH
    })
}

/// Where nothing else is wished for: work going on with a part of it (候车大厅钢结构正在吊装), or the word that gives it up, though the clause
/// does not name the thing.
pub(super) fn of_parts(wish: &Wish, completion: &Passage) -> Option<(Statement, Chars)> {
    let said = |clause: &&Clause| {
        let words = completion.text.folded(clause.span);
        match statement(completion, clause.span, &wish.own)? {
            Statement::InProgress if holds_any(words, &["正在", "仍在", "施工中", "进行中", "施工阶段"]) => {
                Some(Statement::InProgress)
            }
            // 主桥合龙推迟至2022年5月
            Statement::Delayed if holds_any(words, &["推迟至", "推迟到", "延期至", "延期到", "延后至"]) => {
                Some(Statement::Delayed)
            }
            Statement::Cancelled if words.ends_with(&['取', '消']) || words.ends_with(&['终', '止']) => {
                Some(Statement::Cancelled)
            }
            _ => None,
        }
    };
    let other = |index: usize| is_other_place(wish, completion.noun_of(index));
    let clauses = completion.clauses.iter().enumerate().filter(|(index, clause)| clause.depth == 0 && !other(*index));
    clauses.map(|(_, clause)| clause).find_map(|clause| Some((said(&clause)?, clause.span)))
}

/// Whether a figure is of the target's kind, and not the target itself. Beside a change or a share any figure is: 实现零售总额415亿元
/// does not say by how much it grew.
pub(super) fn counts_alike(target: &Target, completion: &Passage, figure: &Figure) -> bool {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let itself = target.cell == completion.cell && target.figure.quantity.core == figure.quantity.core
        || crate::passage::counts_tasks(&completion.text, &figure.quantity);
    let relative = matches!(dimension(&target.figure), Some("percent" | "points"));
    !itself && (relative && figure.rate.is_none() || dimension(figure) == dimension(&target.figure))
}

pub(super) fn share(noun: &Noun, other: &Noun) -> usize {
    if !noun.may_share(other) {
        return 0;
    }
    let (all, common) =
        noun.pairs().fold((0, 0), |(all, common), pair| (all + 1, common + usize::from(other.has(pair))));
    (common * 1000_usize).checked_div(all).unwrap_or(0)
}

/// Words that only say when, on which occasion, or who looked at it: 并通过县级验收.
static WHEN: LazyLock<Words<()>> = LazyLock::new(|| {
    let words = [
        "上半年",
        "下半年",
        "明年",
        "次年",
        "赛事",
        "活动",
        "县级",
        "市级",
        "省级",
        "国家级",
        "通过",
        "验收",
        "评审",
        "考核",
        "登记",
        "注册",
        "成立",
    ];
    Words::new(words.map(|word| (word.to_owned(), ())))
});

/// Whether a clause has statements but no subject: 已完成, 正在抓紧施工.
pub(super) fn is_silent(passage: &Passage, span: Chars) -> bool {
    let mut words: Vec<char> = passage.text.folded(span).to_vec();
    // 四条道路 says no more than 4条道路.
    for figure in passage.figures.iter().filter(|figure| span.contains(figure.quantity.core)) {
        words[figure.quantity.core.start - span.start..figure.quantity.core.end - span.start].fill(' ');
    }
    // 经区委常委会研究取消举办: who decided it is no subject.
    if words.first() == Some(&'经')
        && let Some(end) =
            ["研究", "同意", "批准", "审议"].iter().filter_map(|word| crate::text::find(&words, word)).min()
        && end <= LONGEST_DECIDER
    {
        words[..end + 2].fill(' ');
    }
    blank(&mut words, &STATEMENTS, |statement| *statement != Statement::Noun);
    blank(&mut words, &STOPWORDS, |()| true);
    blank(&mut words, &VERBS, |verb| *verb != Verb::Noun);
    blank(&mut words, &ROLES, |_| true);
    blank(&mut words, &WHEN, |()| true);
    let few = || words.windows(2).filter(|pair| pair.iter().all(|&c| crate::text::is_han(c))).count() < 3;
    // 工程整体按计划推进
    let general = || {
        let rest: String = words.iter().filter(|c| crate::text::is_han(**c)).take(LONGEST_GENERAL + 1).collect();
        rest.chars().nth(LONGEST_GENERAL).is_none()
            && GENERAL.iter().fold(rest, |rest, word| rest.replace(word, "")).is_empty()
    };
    few() || general()
}

/// 经市政府常务会议 is no longer.
const LONGEST_DECIDER: usize = 12;

/// A subject of such words is no longer.
const LONGEST_GENERAL: usize = 6;

/// Words for the whole of whatever is spoken of.
const GENERAL: [&str; 12] =
    ["总工程量", "工程量", "工程", "项目", "整体", "总体", "工作", "建设", "全线", "各项", "承诺", "事项"];

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

/// 春晖路正在施工 of 断头路, 和平巷 of 背街小巷, 王庄至李屯段: a name that ends in a character of the noun, or a stretch of it.
pub(super) fn is_of_kind(passage: &Passage, span: Chars, noun: &Noun) -> bool {
    let words = passage.text.folded(span);
    let said = STATEMENTS.find(words).find(|(_, _, statement)| **statement == Statement::InProgress);
    let Some((end, _, _)) = said else { return false };
    let end = words[..end].iter().position(|c| matches!(c, '因' | '由' | '受')).unwrap_or(end);
    let name: String = words[..end].iter().collect();
    let name =
        ["仍", "还", "尚", "目前", "项目", "工程"].iter().fold(name.as_str(), |name, end| name.trim_end_matches(end));
    let kind = name.chars().next_back();
    (2..=LONGEST_NAME).contains(&name.chars().count())
        && kind.is_some_and(|kind| kind == '段' || noun.words().contains(kind))
        && passage.figures.iter().all(|figure| !span.contains(figure.quantity.core))
}

/// 城西幼儿园主体已完工 of 新建公办幼儿园3所, 福安里、机床厂宿舍两个小区因…: a clause that opens with the name of one, or of some, of what is counted.
pub(super) fn names_one_of(passage: &Passage, span: Chars, noun: &Noun) -> bool {
    let words = passage.text.folded(span);
    let verb = |c: &char| matches!(c, '因' | '由' | '受' | '已' | '正' | '尚' | '仍' | '还' | '主' | '目');
    let name = words.iter().position(verb).map_or(words, |end| &words[..end]);
    let [_, .., a, b] = name else { return false };
    let end = span.start + name.len();
    // 两个小区
    let counts = |figure: &crate::passage::Figure| figure.quantity.span.end + 2 == end;
    noun.has([*a, *b])
        && name.len() <= LONGEST_NAME * 2
        && passage.figures.iter().filter(|figure| span.contains(figure.quantity.core)).all(counts)
}

/// The name of one of the things that are counted is no longer.
const LONGEST_NAME: usize = 10;
