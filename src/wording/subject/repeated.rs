//! Completions that say the very words of the promise again, as done or as denied.

use super::super::statement::{denies_twice, negated};
use super::{ENOUGH, SHORT, Wish, share};
use crate::lexicon::language::{STATEMENTS, Statement, VERBS, Verb};
use crate::passage::{Clause, Passage};
use crate::target::Target;
use crate::text::{Chars, holds_any};

/// 主桥顺利合龙 of 实现主桥合龙, 已建立健全 of 制度建立健全: the report ends in the very words that the promise ends in, told as done.
pub(in crate::wording) fn is_repeated(wish: &Wish, completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let done = |len: &usize| {
        let (before, end) = words.split_at(words.len() - len);
        wish.end.ends_with(end) && DONE.iter().any(|word| crate::text::closes_with(before, word))
    };
    let open = holds_any(words, &["尚", "未", "拟", "将", "预计", "计划", "力争", "正在", "待"]);
    // 已建立联席管护机制 of 管护机制建立: the work, told as done, and the thing behind it.
    let works = |work: &[char]| {
        let done = ["已", "均已", "已经"]
            .iter()
            .find_map(|word| words.strip_prefix(word.chars().collect::<Vec<_>>().as_slice()));
        let after = done.and_then(|rest| rest.strip_prefix(work));
        let named = |after: &[char]| matches!(after, [.., a, b] if wish.noun.has([*a, *b]));
        work.len() == 2 && after.is_some_and(|after| after.len() >= 4 && named(after))
    };
    // 机制已建立, 机制已经建立并常态化运行 of 建立机制: the work itself, where its end can be told.
    let told = |work: &[char]| {
        let ends = match VERBS.at(work, 0) {
            Some((len, verb)) => len == work.len() && matches!(verb, Verb::Finish | Verb::Add | Verb::Act),
            None => !LEADS_ON.iter().any(|verb| verb.chars().eq(work.iter().copied())),
        };
        let at = words.windows(2).position(|pair| pair == work).filter(|_| work.len() == 2 && ends);
        at.is_some_and(|at| {
            let (before, after) = (&words[..at], &words[at + 2..]);
            // 名录于4月公布
            let dated = matches!(before, [.., c, '月' | '日'] if c.is_ascii_digit());
            let done = dated
                || ["已", "已经", "均已", "已全部", "已全面"].iter().any(|word| crate::text::closes_with(before, word));
            let behind = ["并", "到位", "完毕", "健全", "完善"].iter().any(|word| crate::text::opens_with(after, word));
            // 体育馆已建成 tells of no other house.
            let named = before.iter().filter(|c| crate::text::is_han(**c)).count() <= SHORT
                || before.windows(2).any(|pair| wish.noun.has([pair[0], pair[1]]));
            done && named && (after.is_empty() || behind) && !STATEMENTS.occurs(work)
        })
    };
    if !wish.reported && !open && told(&wish.verb) {
        return true;
    }
    // 已建立 of 机制建立健全
    let bare = matches!(words, ['已', a, b] if wish.end.windows(2).any(|own| own == [*a, *b]));
    if bare && !wish.reported {
        return true;
    }
    if !wish.reported && !open && (works(&wish.end[wish.end.len().saturating_sub(2)..]) || works(&wish.verb)) {
        return true;
    }
    !wish.reported && !open && (2..=wish.end.len().min(words.len())).any(|len| done(&len))
}

/// 2月19日召开民营经济大会, 一般性支出大幅压减, 已整体搬迁至新址: the very act that was promised, in full, with a word of how far it went, or told as
/// done as a whole.
pub(in crate::wording) fn is_done_so(wish: &Wish, completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let open =
        holds_any(words, &["尚", "未", "拟", "将", "预计", "计划", "力争", "正在", "待", "推迟", "延期", "筹备"]);
    if wish.reported || open {
        return false;
    }
    // 2月19日召开民营经济高质量发展大会
    let held =
        ["召开", "举办", "举行", "承办", "办好", "开好"].iter().any(|verb| wish.verb.iter().copied().eq(verb.chars()))
            && wish.words.len() >= LONG
            && words.ends_with(&wish.words);
    // 大会如期召开, 最终于12月举行
    let event = ["召开", "举办", "举行", "承办"];
    let takes_place = event.iter().any(|verb| wish.verb.iter().copied().eq(verb.chars()))
        && event.iter().any(|verb| {
            let way = ["如期", "按期", "成功", "顺利", "已", "隆重", "圆满", "月", "日"];
            crate::text::closes_with(words, verb)
                && way.iter().any(|way| crate::text::closes_with(&words[..words.len() - 2], way))
        });
    let acts = |work: &[char]| {
        work.len() == 2
            && !STATEMENTS.occurs(work)
            && !LEADS_ON.iter().any(|lead| lead.chars().eq(work.iter().copied()))
    };
    let named = |before: &[char]| before.windows(2).any(|pair| wish.noun.has([pair[0], pair[1]]));
    let tail = &wish.end[wish.end.len().saturating_sub(2)..];
    // 大幅压减; 已整体搬迁至市民之家
    let told = |work: &[char]| {
        let at = words.windows(2).rposition(|pair| pair == work).filter(|_| acts(work));
        at.is_some_and(|at| {
            let before = &words[..at];
            let far = ["大幅", "明显", "显著", "进一步"].iter().any(|word| crate::text::closes_with(before, word));
            let whole = ["已整体", "已全部", "已全面", "已集中", "整体"]
                .iter()
                .any(|word| crate::text::closes_with(before, word));
            // 通过水电总院审查, where the review was promised
            let passed = before.windows(2).any(|pair| pair == ['通', '过'])
                && holds_any(work, &["审查", "评审", "验收", "认证", "考核", "评估", "审核"]);
            named(before) && (far && at + 2 == words.len() || whole || passed)
        })
    };
    // 专项整治全面开展
    let carried = ["开展", "实施", "推行", "落实"].iter().any(|verb| {
        let fully = ["全面", "常态化", "深入", "扎实"]
            .iter()
            .any(|way| crate::text::closes_with(words, &format!("{way}{verb}")));
        fully && named(words) && wish.verb.iter().copied().eq(verb.chars())
    });
    held || takes_place || carried || told(&wish.verb) || told(tail)
}

/// 低保标准已提高至780元, 管网更换完毕, 散乱煤矿全部关闭, 断头路仍未打通: the promise's own verb behind what it is about, told as done, done in the
/// main, or denied.
pub(in crate::wording) fn echoed(wish: &Wish, completion: &Passage, span: Chars) -> Option<Statement> {
    let words = completion.text.folded(span);
    let verbs: [char; 2] = wish.verb.as_slice().try_into().ok()?;
    let general = LEADS_ON.iter().chain(&GENERAL_VERBS).any(|verb| verb.chars().eq(verbs));
    if wish.reported || general || STATEMENTS.occurs(&verbs) {
        return None;
    }
    let at = echo(&verbs, words)?;
    let (before, after) = (&words[..at], &words[at + 2..]);
    let named = before.windows(2).any(|pair| wish.noun.has([pair[0], pair[1]])) || before.len() <= SHORT;
    let whole = after.is_empty();
    let level = || {
        let counts = after.first().is_some_and(|c| matches!(c, '至' | '到') || c.is_ascii_digit());
        counts && CHANGES.iter().any(|(verb, _)| verb.chars().eq(verbs))
    };
    let other = |said: &Statement| match said {
        Statement::Noun | Statement::Step => false,
        // 开放时间延长至晚9点
        Statement::Met => !level() && !negated(words, at),
        _ => true,
    };
    if !named || STATEMENTS.find(words).any(|(_, _, said)| other(said)) {
        return None;
    }
    if negated(words, at) {
        return whole.then_some(Statement::Missed);
    }
    if holds_any(words, &["尚", "没有", "方案"]) {
        return None;
    }
    let closes = |ways: &[&str]| ways.iter().any(|way| crate::text::closes_with(before, way));
    let ends = ["完毕", "到位", "完成", "成功"].iter().any(|end| crate::text::opens_with(after, end));
    if whole && closes(&["基本"]) {
        return Some(Statement::MostlyMet);
    }
    // 顺利通过国家园林城市复查
    let object = || before.is_empty() || after.len() >= 4 && wish.words.ends_with(after);
    // 已爆破拆除, 全部除险加固
    let how = || {
        let before = &before[..before.len().saturating_sub(2)];
        ["已", "全部"].iter().any(|done| crate::text::closes_with(before, done))
    };
    let done = whole && (closes(&DONE) || closes(&["大部分"]) || how()) || closes(&DONE) && object() || ends || level();
    done.then_some(Statement::Met)
}

/// Where a clause says the verb again, or one of the same meaning.
fn echo(verb: &[char], words: &[char]) -> Option<usize> {
    let mut same =
        CHANGES.iter().filter(|(one, _)| one.chars().eq(verb.iter().copied())).flat_map(|(_, others)| *others);
    let at = words.windows(verb.len()).rposition(|pair| pair == verb);
    at.or_else(|| same.find_map(|other| crate::text::find(words, other)))
}

/// Changes that were promised, and other words for them.
const CHANGES: [(&str, &[&str]); 9] = [
    ("提高", &["提升", "上调"]),
    ("降低", &["下降", "降至", "下调"]),
    ("增加", &["增至"]),
    ("扩大", &["扩展"]),
    ("延长", &[]),
    ("缩短", &["压缩"]),
    ("减免", &[]),
    ("普及", &[]),
    ("推迟", &[]),
];

/// Verbs that say nothing of an end.
const GENERAL_VERBS: [&str; 8] = ["推进", "推动", "加快", "加强", "开展", "实施", "创建", "争创"];

/// A meeting or an event has a name of its own.
const LONG: usize = 6;

/// 未公开 of 公开减免标准: the promise's own verb, and that it was not done.
pub(in crate::wording) fn is_denied(wish: &Wish, completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let rest = ["尚未", "仍未", "未", "没有"]
        .iter()
        .find_map(|no| words.strip_prefix(no.chars().collect::<Vec<char>>().as_slice()));
    // 黑臭水体未消除 for 黑臭水体全面消除
    let end = matches!(words, [.., '未', one, other] if wish.words.ends_with(&[*one, *other]));
    // 供水未断档 of 不断档; 无一未完工
    let kept = match words {
        [.., one, other] => wish.words.ends_with(&['不', *one, *other]) || denies_twice(words),
        _ => false,
    };
    end && !kept || wish.verb.len() == 2 && rest.is_some_and(|rest| rest == wish.verb)
}

/// 道路已全部硬化 for 硬化率100%: all of them, told with the very work that the rate is of.
pub(in crate::wording) fn reaches_all(target: &Target, completion: &Passage, span: Chars) -> bool {
    let words = completion.text.folded(span);
    let whole = target.value == 100.into() && target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    let name = target.noun.folded();
    let work = name.strip_suffix(&['率']).and_then(|name| name.get(name.len().checked_sub(2)?..));
    let ends = |work: &[char]| {
        words
            .strip_suffix(work)
            .is_some_and(|before| before.ends_with(&['全', '部']) || before.ends_with(&['全', '面']))
    };
    let open = || holds_any(words, &["尚", "未", "拟", "将", "预计", "计划", "力争", "正在", "待"]);
    whole && work.is_some_and(ends) && !open()
}

/// 186个行政村实现健身工程全覆盖 for 覆盖率100%: the clause that says so of what is named.
pub(in crate::wording) fn covers_all(target: &Target, completion: &Passage) -> Option<Chars> {
    let covers = |(index, clause): &(usize, &Clause)| {
        says_all(target, completion, clause.span)
            && crate::text::holds(completion.text.folded(clause.span), "全覆盖")
            && share(&target.noun, completion.noun_of(*index)) >= ENOUGH
    };
    let clauses = target.names("覆盖").then(|| completion.clauses.iter().enumerate());
    clauses?.find(covers).map(|(_, clause)| clause.span)
}

/// 236所学校全部开展: all of them are a coverage of 100 %.
pub(in crate::wording) fn says_all(target: &Target, completion: &Passage, span: Chars) -> bool {
    let whole = target.value == 100.into() && target.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    whole && holds_any(completion.text.folded(span), &["全部", "全覆盖", "均已"])
}

/// Words right before work that say that it is done.
pub(in crate::wording) const DONE: [&str; 8] = ["已", "已经", "均已", "顺利", "成功", "正式", "全部", "全面"];

/// Verbs of work that leads to other work: that it was done ends nothing.
pub(in crate::wording) const LEADS_ON: [&str; 16] = [
    "谋划", "研究", "探索", "争取", "支持", "规划", "组织", "申报", "申请", "筹备", "储备", "协调", "对接", "洽谈",
    "考察", "论证",
];
