//! Completions that say the very words of the promise again, as done or as denied.

use super::{ENOUGH, SHORT, Wish, share};
use crate::lexicon::language::{STATEMENTS, VERBS, Verb};
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
    let held = ["召开", "举办", "举行", "承办"].iter().any(|verb| wish.verb.iter().copied().eq(verb.chars()))
        && wish.words.len() >= LONG
        && words.ends_with(&wish.words);
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
    held || carried || told(&wish.verb) || told(tail)
}

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
    end || wish.verb.len() == 2 && rest.is_some_and(|rest| rest == wish.verb)
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
    let found = completion.clauses.iter().enumerate().find(covers).map(|(_, clause)| clause.span);
    found.filter(|_| target.names("覆盖"))
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
