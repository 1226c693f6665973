//! What one clause of a completion says of a wish.

use super::wish::{Goal, USED, announces, has_milestone};
use super::{Asked, Evidence, Said, Wish, harm, overcome, statement, subject};
use crate::lexicon::language::{STATEMENTS, Statement};
use crate::number::Decimal;
use crate::passage::{Clause, Figure, Passage};
use crate::text::{Chars, closes_with, holds, holds_any, opens_with};

/// What a clause says of a wish, where it says anything. `best`: what the clauses before it said.
pub(super) fn heard(asked: &Asked, clause: &Clause, best: Option<Evidence>) -> Option<Statement> {
    if is_label(asked, clause)
        || is_aim(asked.words(clause.span))
        || tells_of_part(asked, clause)
        || announces_only(asked, clause)
        || is_of_other_level(asked, clause)
        || is_lesser_harm(asked, clause)
        || is_foreign_honour(asked, clause)
    {
        return None;
    }
    let own = own_words(asked, clause);
    let said = said_by(asked, clause, own)?;
    let silent = match said {
        Statement::Met => tells_less(asked, clause, own) || readies_only(asked, clause) || spends_only(asked, clause),
        // 鉴于上位法正在修订: why, and not what.
        Statement::InProgress => ["鉴于", "由于"].iter().any(|why| opens_with(asked.words(clause.span), why)),
        Statement::Cancelled => !asked.wish.cancels && statement::does_away(asked.words(clause.span)),
        Statement::Missed | Statement::NotStarted => denies_another(asked, clause, said, best),
        _ => false,
    };
    if silent || closes_known(asked, clause, said, best) || overcome::is_over(asked, clause, said) {
        return None;
    }
    // 规划编制完成: the paper that was promised is written, whatever a plan is for other works.
    let written = || {
        let words = asked.words(clause.span);
        let done = ["编制完成", "制定完成", "修订完成", "起草完成"].iter().any(|end| closes_with(words, end));
        asked.wish.papers && said == Statement::InProgress && done
    };
    let lesser = || awaits_use(asked, clause) || is_lesser_title(asked, clause) || is_year_task(asked, clause);
    if said == Statement::Met && (lesser() || signs_only(asked, asked.words(clause.span))) {
        return Some(Statement::InProgress);
    }
    let cancelled = asked.wish.cancels && said == Statement::Cancelled;
    Some(if cancelled || written() { Statement::Met } else { said })
}

/// 新认定高新技术企业（第21项）：: a label is no report.
fn is_label(asked: &Asked, clause: &Clause) -> bool {
    if !asked.wish.reported || clause.span.start != 0 {
        return false;
    }
    let after = asked.words(Chars::new(clause.span.end, asked.completion.text.all().end));
    let rest = match after.first() {
        Some('(') => after.iter().position(|c| *c == ')').map_or(after, |close| &after[close + 1..]),
        _ => after,
    };
    rest.first() == Some(&':')
}

/// 1260个卫生室中1236个开通: not all of them. Where several are counted, 其中一所 is one of them only.
fn tells_of_part(asked: &Asked, clause: &Clause) -> bool {
    let completion = asked.completion;
    let fewer = completion.figures.iter().zip(completion.figures.iter().skip(1)).any(|(figure, next)| {
        let less = next.quantity.value < figure.quantity.value && next.quantity.unit == figure.quantity.unit;
        clause.span.contains(figure.quantity.core) && less && completion.is_whole(figure)
    });
    fewer || asked.counted.is_some() && subject::is_one_of_several(completion, clause.span)
}

fn announces_only(asked: &Asked, clause: &Clause) -> bool {
    asked.counted.is_none() && asked.wish.reported && announces(asked.completion, clause.span)
}

/// 被命名为省级卫生县城 for 国家卫生县城, 获评市级集聚区 for 省级: what is told is of another level than the promise.
fn is_of_other_level(asked: &Asked, clause: &Clause) -> bool {
    let levels = |words: &[char]| LEVELS.iter().filter(|(word, _)| holds(words, word)).map(|(_, at)| *at).max();
    let (wanted, found) = (levels(&asked.wish.words), levels(asked.words(clause.span)));
    let won = |words: &[char]| {
        holds_any(
            words,
            &["命名", "获评", "评为", "认定", "评定", "授予", "称号", "创成", "创建成", "成功创建", "获批", "入选"],
        )
    };
    wanted.zip(found).is_some_and(|(wanted, found)| wanted != found) && won(asked.words(clause.span))
}

/// Levels by which titles are given, the highest last.
const LEVELS: [(&str, u8); 7] =
    [("县级", 0), ("区级", 0), ("市级", 1), ("省级", 2), ("全省", 2), ("国家", 3), ("全国", 3)];

/// 发生一般事故2起 where 较大及以上事故 were not to happen: one of a class that the promise does not speak of.
fn is_lesser_harm(asked: &Asked, clause: &Clause) -> bool {
    let words = asked.words(clause.span);
    asked.wish.avoids
        && holds_any(&asked.wish.words, &["较大", "重大", "特大"])
        && holds(words, "一般")
        && !holds_any(words, &["较大", "重大", "特大"])
}

/// 完成竣工验收 of 新院投入使用, where a later clause says that its use is still to come.
fn awaits_use(asked: &Asked, clause: &Clause) -> bool {
    use Statement::{InProgress, Plan};
    let open = |own: &&Clause| {
        let words = asked.words(own.span);
        let to_come = STATEMENTS.find(words).any(|(_, _, said)| matches!(said, Plan | InProgress));
        to_come && (holds_any(words, &USED) || holds_any(words, &["搬迁", "设备"]))
    };
    asked.wish.used
        && asked.counted.is_none()
        && !holds_any(asked.words(clause.span), &USED)
        && asked.later(clause).any(|own| open(&own))
}

/// 年度任务已完成，项目整体明年竣工: as much as was to be done this year, of a work whose end is to come.
fn is_year_task(asked: &Asked, clause: &Clause) -> bool {
    let words = asked.words(clause.span);
    let to_come = |own: &&Clause| {
        let words = asked.words(own.span);
        let next = ["明年", "下年", "次年", "下一年"].iter().find_map(|year| crate::text::find(words, year));
        let ends = |from: usize| STATEMENTS.find(words).any(|(at, _, said)| at > from && *said == Statement::Met);
        next.is_some_and(ends) || holds(words, "合龙") || has_milestone(words)
    };
    asked.wish.goal == Goal::Finish
        && !asked.wish.reported
        && asked.counted.is_none()
        && holds(words, "年度")
        && holds_any(words, &["任务", "目标", "计划"])
        && asked.later(clause).any(|own| to_come(&own))
}

/// 按照“全年新增18家”的要求, 紧扣新增18家的目标任务: what was promised, and nothing that came of it.
fn is_aim(words: &[char]) -> bool {
    ["按照", "紧扣", "围绕", "对照", "根据", "聚焦", "锚定"].iter().any(|lead| opens_with(words, lead))
        && ["要求", "目标", "任务", "目标任务", "部署"].iter().any(|end| closes_with(words, end))
}

/// 荣获全国文明城市提名城市资格, 入围创建名单: on the way to the title that was promised.
fn is_lesser_title(asked: &Asked, clause: &Clause) -> bool {
    asked.wish.reported == asked.wish.headline
        && TITLES.iter().any(|word| holds(asked.words(clause.span), word) && !holds(&asked.wish.words, word))
}

/// Titles that only lead to another.
const TITLES: [&str; 8] =
    ["提名城市", "提名资格", "创建单位", "培育单位", "创建资格", "候选城市", "预备名单", "创建名单"];

/// 荣获团体一等奖: a prize, where none was promised.
fn is_foreign_honour(asked: &Asked, clause: &Clause) -> bool {
    let words = asked.words(clause.span);
    let won = holds_any(words, &["荣获", "获得", "获评", "荣膺"])
        && holds_any(words, &["等奖", "先进", "表彰", "金奖", "银奖"]);
    won && asked.counted.is_none()
        && !holds_any(&asked.wish.words, &["创建", "争创", "创成", "获", "评", "奖", "称号", "荣誉", "品牌", "先进"])
}

/// Where promise and report share a clause, the promise reports nothing.
fn own_words(asked: &Asked, clause: &Clause) -> Chars {
    let promise = asked
        .counted
        .filter(|target| target.cell == asked.completion.cell && clause.span.contains(target.figure.quantity.core));
    promise.map_or(clause.span, |target| Chars::new(target.figure.quantity.span.end, target.figure.segment.end))
}

/// The statement that a clause makes, by its words or by what it says of the very words of the wish.
fn said_by(asked: &Asked, clause: &Clause, own: Chars) -> Option<Statement> {
    let Asked { wish, completion, counted, .. } = *asked;
    match adds_nothing(asked.words(own)) {
        Some(nothing) if wish.avoids => return Some(if nothing { Statement::Met } else { Statement::Missed }),
        // 无新增问题, where nothing was to be added
        Some(true) if !wish.adds && counted.is_none() => return None,
        _ => {}
    }
    let met = |holds: bool| holds.then_some(Statement::Met);
    // 文本已报水利部 of 申报遗产
    if wish_applies(wish) && REPORTED.iter().any(|word| holds(asked.words(own), word)) {
        return Some(Statement::Met);
    }
    let missed = |holds: bool| holds.then_some(Statement::Missed);
    asked
        .statement(own)
        .or_else(|| met(subject::is_done_so(wish, completion, own)))
        // 我县顺利通过 of 通过国家卫生县城复审
        .or_else(|| met(wish.verb == ['通', '过'] && PASSES.iter().any(|word| closes_with(asked.words(own), word))))
        .or_else(|| met(counted.is_none() && is_carried_out(wish, completion, clause)))
        .or_else(|| met(wish.avoids && is_spared(wish, completion, clause.span)))
        .or_else(|| met(subject::is_repeated(wish, completion, own)))
        .or_else(|| subject::echoed(wish, completion, own))
        .or_else(|| missed(subject::is_denied(wish, completion, own)))
        .or_else(|| missed(counted.is_none() && is_left(wish, completion, clause.span)))
        .or_else(|| met(counted.is_some_and(|target| subject::reaches_all(target, completion, own))))
}

/// Whether a clause that tells of something done does not tell that the wish came true.
fn tells_less(asked: &Asked, clause: &Clause, own: Chars) -> bool {
    let Asked { wish, completion, counted, .. } = *asked;
    // 完成年度任务的64.8%
    let short = completion.figures.iter().any(|figure| {
        let below = figure.rate.is_some_and(|rate| rate < Decimal::new(100, 0));
        clause.span.contains(figure.quantity.core) && below
    });
    // 20个小区大部分完工: how many is not said.
    let some = || counted.is_some() && holds_any(asked.words(own), &SOME);
    let counts = || (wish.reported || wish.headline) && counted.is_none() && only_counts(completion, clause);
    let level = || counted.is_some() && is_level(completion, clause.span);
    // 印发建设方案 tells of no building.
    let plans = || !wish.papers && statement::issues_plan(asked.words(clause.span));
    // 岗位补贴按月足额发放 for 安置350人: what was paid, where no payment was promised.
    let paid = || {
        let words = asked.words(own);
        counted.is_some_and(|target| {
            !target.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"))
                && holds_any(words, &["补贴", "补助", "资金", "奖补", "津贴"])
                && PAID.iter().any(|paid| holds(words, paid) && !target.names(paid))
        })
    };
    short || some() || counts() || level() || plans() || paid()
}

/// 开展联合整治行动32次 of 开展经营秩序整治: the promise's own verb, and how often it was done.
fn is_carried_out(wish: &Wish, completion: &Passage, clause: &Clause) -> bool {
    let words = completion.text.folded(clause.span);
    let own = ["开展", "组织"].iter().find(|verb| wish.verb.iter().copied().eq(verb.chars()));
    let Some(index) = completion.index_of(clause.span) else { return false };
    let often = completion.figures_of(index).any(|figure| {
        figure
            .quantity
            .unit
            .as_ref()
            .is_some_and(|unit| ["次", "场", "场次", "期", "批次", "轮"].iter().any(|word| unit.is(word)))
            && !figure.has(crate::lexicon::language::Role::Plan)
    });
    own.is_some_and(|verb| holds(words, verb))
        && often
        && completion.noun_of(index).pairs().any(|pair| wish.noun.has(pair))
        && !holds_any(words, &["未", "拟", "将", "计划"])
        // 开展整治方案讨论2次 talks of it.
        && !TALKED.iter().any(|word| holds(words, word) && !holds(&wish.words, word))
}

/// What is done about a work and is not the work.
const TALKED: [&str; 10] = ["方案", "讨论", "研讨", "座谈", "会", "调研", "培训", "宣传", "动员", "部署"];

/// Whether no more is promised than to apply: 申报世界灌溉工程遗产, 完成撤县设市申报.
fn wish_applies(wish: &Wish) -> bool {
    wish.verb == ['申', '报'] || closes_with(&wish.words, "申报")
}

/// Words that papers were handed in.
const REPORTED: [&str; 6] = ["上报", "已报", "报送", "提交", "递交", "报请"];

/// Words that something has passed, without what it was.
const PASSES: [&str; 3] = ["顺利通过", "成功通过", "高分通过"];

/// Words for money that was given.
const PAID: [&str; 6] = ["发放", "拨付", "兑付", "到位", "兑现", "落实"];

/// 运动会场馆改造完成 of 举办运动会: what it is to be held in is ready, and it is not said to have been held.
fn readies_only(asked: &Asked, clause: &Clause) -> bool {
    let holds = |verb: &&str| asked.wish.verb.iter().copied().eq(verb.chars());
    ["举办", "承办", "召开", "举行"].iter().any(holds)
        && holds_any(asked.words(clause.span), &["改造", "建设", "装修", "搭建", "维修", "建成", "竣工"])
        && !holds_any(asked.words(clause.span), &["举办", "承办", "召开", "举行", "闭幕", "开幕"])
}

/// 已完成2.1亿元 of 建成大桥: what was spent, where no money was promised.
fn spends_only(asked: &Asked, clause: &Clause) -> bool {
    let words = asked.words(clause.span);
    let index = asked.completion.index_of(clause.span);
    let money = |end: usize| {
        index.into_iter().flat_map(|index| asked.completion.figures_of(index)).any(|figure| {
            let paid = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
            paid && figure.quantity.span.start == clause.span.start + end
        })
    };
    asked.wish.goal == Goal::Finish
        && !asked.wish.reported
        && asked.counted.is_none()
        && holds_any(&asked.wish.words, &BUILT)
        && STATEMENTS.find(words).any(|(at, len, said)| *said == Statement::Met && money(at + len))
}

/// Words of a work that is to stand.
const BUILT: [&str; 5] = ["建成", "竣工", "完工", "通车", "投用"];

/// 陶瓷博物馆项目已签约落地 of 建成陶瓷博物馆: papers, where a work is to stand.
fn signs_only(asked: &Asked, words: &[char]) -> bool {
    asked.wish.goal == Goal::Finish
        && !asked.wish.reported
        && holds_any(&asked.wish.words, &BUILT)
        && holds_any(words, &["签约", "入库", "备案", "立项"])
        && !holds_any(words, &BUILT)
}

/// How many of them are finished is not said.
const SOME: [&str; 3] = ["部分建成", "部分完", "大部分"];

/// Whether what a clause denies is not what was wished for.
fn denies_another(asked: &Asked, clause: &Clause, said: Statement, best: Option<Evidence>) -> bool {
    let wish = asked.wish;
    let words = asked.words(clause.span);
    // 施工尚未启动 tells nothing of 可行性研究.
    let works = wish.papers && said == Statement::NotStarted && holds_any(words, &["施工", "开工", "动工"]);
    // 新院已建成，尚未投入使用: that it is in use was not promised.
    let use_of_it = || {
        (holds_any(words, &USED) || holds_any(words, &["验收"]))
            && holds_any(words, &["未", "没有"])
            && wish.goal == Goal::Finish
            && asked.counted.is_none()
            && best.is_some_and(|known| known.said == Said::Met)
            && !wish.used
    };
    works || use_of_it()
}

/// Whether a clause tells of what is left of something that was said to be finished in the main.
fn closes_known(asked: &Asked, clause: &Clause, said: Statement, best: Option<Evidence>) -> bool {
    let words = asked.words(clause.span);
    // 已基本建成，剩余绿化工程略有延后: that some of it is left was said.
    let rest = || REST.iter().any(|word| opens_with(words, word));
    // 基本完成，正在组织效果评估
    let closing = || said == Statement::InProgress && holds_any(words, &CLOSING);
    // 未发生亡人事故，其余7项隐患正在整改: nothing befell.
    let spared =
        asked.wish.avoids && said == Statement::InProgress && best.is_some_and(|known| known.said == Said::Met);
    if spared {
        return true;
    }
    // 改革任务如期完成，个别部门办公用房正在调整
    let single = || opens_with(words, "个别") && best.is_some_and(|known| known.said == Said::Met);
    best.is_some_and(|known| known.said == Said::MostlyMet) && (rest() || closing()) || single()
}

const REST: [&str; 5] = ["剩余", "余下", "其余", "尾工", "个别"];
const CLOSING: [&str; 6] = ["评估", "验收", "审计", "结算", "收尾", "扫尾"];

/// 建成公园3座, 按时办结率99.2%: a report that counts what was done, where nothing says how much was to be. 12个小区全部完工 says so.
fn only_counts(completion: &Passage, clause: &Clause) -> bool {
    let counted = completion.figures.iter().filter(|figure| clause.span.contains(figure.quantity.core));
    let Some(last) = counted.rev().find(|figure| figure.rate.is_none()) else { return false };
    let behind = completion.text.folded(Chars::new(last.quantity.span.end, clause.span.end));
    !STATEMENTS.find(behind).any(|(_, _, said)| *said == Statement::Met)
}

/// 达到412亿元人民币, 完成体检4.37万人次, 举办培训班62期: what was done is counted by another figure, whatever else was promised.
fn is_level(completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let met: Vec<usize> = STATEMENTS
        .find(words)
        .filter(|(_, _, statement)| **statement == Statement::Met)
        .map(|(at, len, _)| span.start + at + len)
        .collect();
    let Some(&end) = met.last() else { return false };
    // 建成率达到85%: of several words the last leads to a share.
    let share = |figure: &Figure| {
        let percent = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
        percent && figure.quantity.span.start == end && figure.noun.closes_with("率")
    };
    let object = |figure: &Figure| {
        figure.quantity.span.start >= end && span.contains(figure.quantity.core) && (met.len() == 1 || share(figure))
    };
    completion.figures.iter().any(|figure| object(figure) && figure.rate.is_none())
}

/// 无新增, 未增加: whether a clause says of something new that there is none; nothing where it speaks of nothing new.
pub(super) fn adds_nothing(words: &[char]) -> Option<bool> {
    let adds =
        |at: &usize| matches!(words[*at], '新' | '增' | '反') && NEW.iter().any(|word| opens_with(&words[*at..], word));
    let at = (0..words.len()).find(adds)?;
    // 没有出现新增违建
    let found = ["出现", "发现", "发生"].iter().any(|word| closes_with(&words[..at], word));
    let at = if found { at - 2 } else { at };
    Some(statement::negated(words, at) || matches!(words[..at], [.., '不' | '零'] | [.., '不', '再']))
}

/// Words for something new that may be what is to be avoided.
const NEW: [&str; 4] = ["新增", "新发", "增加", "反弹"];

/// 未发生较大事故
fn is_spared(wish: &Wish, completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    // That there was no grave accident does not say that there was none, or that nobody died.
    if !harm::covers(words, &wish.words) {
        return false;
    }
    let none = [
        "未发生",
        "没有发生",
        "无发生",
        "零发生",
        "零死亡",
        "未出现",
        "没有出现",
        "未发现",
        "没有发现",
        "全部消除",
        "已消除",
        "已不存在",
        "不再存在",
        "没有一名",
        "没有一个",
        "无一名",
        "未突破",
        "牢牢守住",
        "保持零",
        "为零",
        "未断档",
    ];
    // 无重特大森林火灾
    let opens =
        || harm::is_none(words, 0) && words.windows(2).skip(1).take(HARM).any(|pair| wish.noun.has([pair[0], pair[1]]));
    holds_any(words, &none)
        || opens()
        || words.windows(2).enumerate().any(|(at, pair)| {
            // 全县无劣V类水体, 已无黑臭水体
            matches!(pair, ['县' | '市' | '区' | '年' | '州' | '省' | '域' | '已', '无'])
                && harm::is_none(words, at + 1)
        })
}

/// What there is none of is named so near.
const HARM: usize = 4;

/// 仍有2条黑臭水体, 发生群体性事件2起: what was to be gone or not to happen is there; 尚有15个大班额未化解.
fn is_left(wish: &Wish, completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let count =
        |pair: &[char]| "一二三四五六七八九两".contains(pair[0]) && matches!(pair[1], '起' | '例' | '件' | '次');
    let some = words.iter().any(|c| matches!(c, '1'..='9')) || words.windows(2).any(count);
    let left = holds_any(words, &["仍有", "尚有", "还有", "仍存在", "尚存"]);
    let open = words.iter().skip(2).any(|c| *c == '未');
    let befell = ["发生", "出现"].iter().any(|word| {
        let at = (0..words.len()).find(|&at| opens_with(&words[at..], word));
        at.is_some_and(|at| !statement::negated(words, at) && !matches!(words[..at], [.., '零' | '不' | '防' | '再']))
    });
    some && (left && (open || wish.avoids) || wish.avoids && befell)
}
