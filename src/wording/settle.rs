//! What the clauses about one wish say together.

use super::weigh::Weighed;
use super::wish::Goal;
use super::{Asked, Evidence, Said, Wish, subject, weigh};
use crate::lexicon::language::Statement;
use crate::passage::{Clause, Passage};
use crate::target::Target;
use crate::text::{Chars, holds, holds_any, opens_with};

/// What holds of a wish. The first of these rules that has something to say says it.
pub(super) fn settle(asked: &Asked, weighed: &Weighed) -> Option<Evidence> {
    let of_parts = parts_differ(asked)
        .or_else(|| part_goes_on(asked, weighed))
        .or_else(|| part_is_open(asked, weighed))
        .or_else(|| is_year_goal(asked, weighed))
        .or_else(|| is_step(asked, weighed));
    if of_parts.is_some() {
        return of_parts;
    }
    let met = weighed.best.is_some_and(|known| matches!(known.said, Said::Met | Said::Exceeded));
    let over = weighed.best.is_some_and(|known| weigh::is_over(asked, known.clause));
    if met && !over && asked.counted.is_none() && subject::is_contradicted(asked, weighed.best) {
        return None;
    }
    if let Some(known) = one_of_list(asked, weighed).or_else(|| one_of_headline(asked, weighed)) {
        return Some(Evidence { said: Said::Partly, ..known });
    }
    // 新院区已投入使用，停车楼尚未开工: how far the second tells of the first is not said.
    let denied = |known: &Evidence| matches!(known.said, Said::Missed | Said::NotStarted | Said::Delayed);
    let of_another = |known: Evidence| subject::is_another(asked.wish, asked.completion, known.clause);
    if weighed.kept && weighed.best.filter(denied).is_some_and(of_another) {
        return None;
    }
    of_works(asked, weighed)
        .or_else(|| began_before(asked, weighed))
        .or_else(|| was_held(asked, weighed))
        .or_else(|| weighed.best.map(|known| as_planned(asked, weighed, known)))
        .map(|known| goes_on_elsewhere(asked, known))
}

/// 方案获批复，11座码头仅拆除2座，复绿工程尚未进场 for 推进整治和修复: where only going on was promised, and the report tells of steps and figures, that
/// one part has not begun is work going on.
fn goes_on_elsewhere(asked: &Asked, known: Evidence) -> Evidence {
    let denied = matches!(known.said, Said::Missed | Said::NotStarted | Said::Delayed);
    if !denied || asked.wish.goal != Goal::Open || asked.counted.is_some() || !asked.alone {
        return known;
    }
    let told = asked.completion.clauses.iter().filter(|clause| {
        let said = asked.statement(clause.span);
        clause.span != known.clause && matches!(said, Some(Statement::Met | Statement::InProgress | Statement::Step))
    });
    if told.count() > 0 { Evidence { said: Said::InProgress, ..known } } else { known }
}

/// 南段已通车，北段未开工; 一号楼竣工，其余三栋停建: one part is done, and another, told beside it, is not.
fn parts_differ(asked: &Asked) -> Option<Evidence> {
    use Statement::{Cancelled, Delayed, Exceeded, InProgress, Met, Missed, NotStarted};
    if asked.counted.is_some() || !asked.alone || asked.wish.reported {
        return None;
    }
    let clauses = || asked.completion.clauses.iter().filter(|clause| clause.depth == 0);
    let done = clauses().find(|clause| matches!(asked.statement(clause.span), Some(Met | Exceeded)))?;
    let words = asked.words(done.span);
    let open = clauses().filter(|clause| clause.span.start > done.span.end).find(|clause| {
        let own = asked.words(clause.span);
        let rest = || ["其余", "余下", "剩余"].iter().any(|word| opens_with(own, word));
        match asked.statement(clause.span) {
            Some(Missed | NotStarted | Delayed | Cancelled) => rest() || are_parts(words, own),
            Some(InProgress) => are_parts(words, own),
            _ => false,
        }
    })?;
    part_of(&asked.wish.words).next().is_none().then_some(Evidence { said: Said::Partly, clause: open.span })
}

/// 南段 and 北段, 一期 and 二期
fn are_parts(one: &[char], other: &[char]) -> bool {
    let same = |(_, kind): (char, char)| part_of(other).any(|(_, own)| own == kind);
    part_of(one).any(same) && !part_of(one).any(|part| part_of(other).any(|own| own == part))
}

/// 北环段: which one, and of what kind.
fn part_of(words: &[char]) -> impl Iterator<Item = (char, char)> {
    let number = |c: &char| "一二三四五六东西南北上下左右".contains(*c);
    let kind = |at: &usize| "期段区侧".contains(words[*at]);
    (1..words.len()).filter(kind).filter_map(move |at| {
        let near = [Some(words[at - 1]), at.checked_sub(2).map(|before| words[before])];
        near.into_iter().flatten().find(number).map(|which| (which, words[at]))
    })
}

/// 门诊楼已封顶，地下管廊仍在施工: of what is built in parts one is still open.
fn part_goes_on(asked: &Asked, weighed: &Weighed) -> Option<Evidence> {
    let of_main = || asked.wish.own.iter().any(|own| own.contains("主体"));
    let main = || of_main() && weighed.best.is_some_and(|known| known.said == Said::Met);
    if weighed.reached.is_none() && !main() {
        return None;
    }
    let still = |clause: &&Clause| {
        holds(asked.words(clause.span), "仍在") && asked.statement(clause.span) == Some(Statement::InProgress)
    };
    let open = asked.completion.clauses.iter().find(still)?;
    Some(Evidence { said: Said::InProgress, clause: open.span })
}

/// 新校区教学楼竣工，宿舍仍在施工: of what is built in parts one is finished, and another is open.
fn part_is_open(asked: &Asked, weighed: &Weighed) -> Option<Evidence> {
    let known = weighed.best.filter(|known| known.said == Said::Met)?;
    let built = asked.counted.is_none() && asked.wish.goal == Goal::Finish;
    if !built || !is_part_of_building(asked.wish, asked.words(known.clause)) {
        return None;
    }
    let open = asked
        .completion
        .clauses
        .iter()
        .find(|clause| clause.span.start > known.clause.end && is_still_open(asked, clause))?;
    Some(Evidence { said: Said::Partly, clause: open.span })
}

/// 宿舍仍在施工, 宿舍楼暂停施工
fn is_still_open(asked: &Asked, clause: &Clause) -> bool {
    let words = asked.words(clause.span);
    let goes_on = holds_any(words, &["仍在", "尚在", "正在施工", "正在建设"])
        && asked.statement(clause.span) == Some(Statement::InProgress);
    let stands = holds_any(words, &["楼", "馆", "区", "工程"])
        && holds_any(words, &["停工", "暂停施工", "未完工", "未竣工", "未开工"]);
    goes_on || stands
}

/// 主体结构如期封顶，完成年度形象进度目标: the step is as far as it was to go.
fn is_year_goal(asked: &Asked, weighed: &Weighed) -> Option<Evidence> {
    if !asked.wish.reported || asked.counted.is_some() {
        return None;
    }
    let known = weighed.best.filter(|known| known.said == Said::InProgress)?;
    Some(Evidence { said: Said::Met, clause: reaches_goal(asked.completion, known.clause)? })
}

/// 完成主体结构封顶，目前正在进行幕墙安装: the step that was promised is reached.
fn is_step(asked: &Asked, weighed: &Weighed) -> Option<Evidence> {
    let open = weighed.best.is_some_and(|known| matches!(known.said, Said::Met | Said::InProgress));
    weighed.reached.filter(|_| open && !weighed.below && asked.counted.is_none())
}

/// 建成健身中心、文化馆: one of those listed is finished, another is not.
fn one_of_list(asked: &Asked, weighed: &Weighed) -> Option<Evidence> {
    weighed.best.filter(|known| {
        weighed.kept
            && asked.wish.lists
            && (is_open(known) || known.said == Said::Cancelled)
            && subject::is_led_by_name(asked.wish, asked.completion, known.clause)
    })
}

/// 停车治理: 停车平台建成上线；停车楼至今未开工: of what a headline holds, one part is done and another is not.
fn one_of_headline(asked: &Asked, weighed: &Weighed) -> Option<Evidence> {
    let rated = || asked.completion.figures.iter().any(|figure| figure.rate.is_some_and(|rate| rate < 100.into()));
    weighed.best.filter(|known| {
        asked.alone
            && asked.wish.headline
            && asked.counted.is_none()
            && is_open(known)
            && !rated()
            && subject::is_apart(asked.wish, asked.completion, known.clause)
    })
}

fn is_open(known: &Evidence) -> bool {
    matches!(known.said, Said::Missed | Said::NotStarted | Said::Delayed | Said::InProgress)
}

/// 中心尚未投入运营 beside 装饰工程正在收尾: the work goes on.
fn of_works(asked: &Asked, weighed: &Weighed) -> Option<Evidence> {
    let Asked { wish, completion, alone, counted } = *asked;
    // 路基已完工，进入路面施工阶段 for 50公里: nothing else is counted.
    let uncounted = |target: &Target| {
        weighed.best.is_none()
            && !completion.figures.iter().any(|figure| subject::counts_alike(target, completion, figure))
    };
    let open = weighed.best.is_none_or(|known| known.said == Said::Missed) && alone && !wish.reported;
    // 未能按期竣工, 进度滞后 beside 目前正在进行内部装修
    let late = wish.reported && weighed.best.is_some_and(|known| matches!(known.said, Said::Missed | Said::Delayed));
    if !(open || late) || !counted.is_none_or(uncounted) {
        return None;
    }
    let (statement, clause) = subject::of_parts(wish, completion)?;
    Some(Evidence { said: weigh::said(wish, statement, completion, clause), clause })
}

fn began_before(asked: &Asked, weighed: &Weighed) -> Option<Evidence> {
    let open = weighed.best.is_none_or(|known| known.said == Said::InProgress);
    if asked.wish.goal != Goal::Start || !asked.alone || !open {
        return None;
    }
    Some(Evidence { said: Said::Met, clause: subject::began_before(asked.completion)? })
}

/// 送戏下乡326场 of 开展送戏下乡: an activity that is counted was held.
fn was_held(asked: &Asked, weighed: &Weighed) -> Option<Evidence> {
    let held = || ["开展", "举办", "组织", "举行"].iter().any(|verb| asked.wish.verb.iter().copied().eq(verb.chars()));
    if weighed.best.is_some() || asked.counted.is_some() || !held() {
        return None;
    }
    Some(Evidence { said: Said::Met, clause: subject::counts_activity(asked.wish, asked.completion)? })
}

/// An open-ended commitment whose work goes on, where the words say that it keeps its plan.
fn as_planned(asked: &Asked, weighed: &Weighed, known: Evidence) -> Evidence {
    let goes_on = asked.wish.goal == Goal::Open && known.said == Said::InProgress;
    let planned = || holds_any(asked.words(asked.completion.text.all()), &PLANNED);
    // 融资方案尚未落实: not all of it goes on.
    let denied = || {
        asked.completion.clauses.iter().any(|clause| {
            matches!(asked.statement(clause.span), Some(Statement::Missed | Statement::NotStarted | Statement::Delayed))
        })
    };
    if goes_on && (weighed.finished && !denied() || planned()) {
        Evidence { said: Said::AsPlanned, ..known }
    } else {
        known
    }
}

/// Words of work that keeps its plan.
pub(super) const PLANNED: [&str; 10] =
    ["按计划", "按时序", "按序时", "按照计划", "按期推进", "按进度", "按节点", "符合年度计划", "符合计划", "符合序时"];

/// The clause right behind one that says that the year's goal is reached: 完成年度形象进度目标.
fn reaches_goal(completion: &Passage, clause: Chars) -> Option<Chars> {
    let at = completion.index_of(clause)?;
    let next = completion.clauses.get(at + 1).filter(|next| next.sentence == completion.clauses[at].sentence)?;
    let words = completion.text.folded(next.span);
    let told = ["完成", "已完成", "达到", "实现"].iter().any(|word| opens_with(words, word));
    let goal = words.ends_with(&['目', '标']) || words.ends_with(&['任', '务']) || words.ends_with(&['计', '划']);
    (told && goal && completion.figures_of(at + 1).next().is_none()).then_some(next.span)
}

/// 教学楼、实验楼竣工交付 for 新校区: parts of a building, where the whole was promised.
fn is_part_of_building(wish: &Wish, words: &[char]) -> bool {
    const PARTS: [&str; 7] = ["教学楼", "实验楼", "宿舍楼", "综合楼", "住院楼", "门诊楼", "部分楼"];
    PARTS.iter().any(|part| holds(words, part) && !wish.noun.pairs().any(|pair| part.chars().skip(1).eq(pair)))
}
