//! Figures of what is not there yet: 设计床位200张, 已批复新建学校6所, 建成后可提供学位1200个, and the size of works that go on.

use crate::lexicon::language::{Role, STATEMENTS, Statement, VERBS, Verb};
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, closes_with, holds, holds_any, opens_with};

/// Whether a figure tells how much there will be, or is to be, and not what was done.
pub(super) fn is_unbuilt(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    is_designed(target, passage, figure)
        || is_on_paper(target, passage, figure)
        || is_approved(target, passage, figure)
        || is_conditional(target, passage, figure)
        || is_of_open_works(target, passage, figure)
        || is_described(target, passage, figure)
}

/// 2个物流园规划面积1460亩、总投资11.3亿元: how many the sentence describes, and nothing done to them.
fn is_described(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(own) = passage.clauses.get(figure.clause) else { return false };
    let words = passage.text.folded(Chars::new(figure.quantity.span.end, own.span.end.max(figure.quantity.span.end)));
    let sized = passage.behind(figure).first().is_some_and(|next| {
        let between = passage.text.folded(Chars::new(figure.quantity.span.end, next.quantity.core.start));
        next.clause == figure.clause && SIZES.iter().any(|size| closes_with(between, size))
    });
    let done = || says(words, |said| matches!(said, Statement::Met | Statement::MostlyMet));
    target.cell != passage.cell
        && figure.verb_words.is_empty()
        && VERBS.find(passage.text.folded(passage.before(figure))).all(|(_, _, verb)| *verb == Verb::Noun)
        && sized
        && !done()
        && !SIZES.iter().any(|size| target.names(size))
}

/// What a project measures or is to cost.
const SIZES: [&str; 9] =
    ["规划面积", "总投资", "计划投资", "概算投资", "占地", "占地面积", "总建筑面积", "建筑面积", "概算"];

/// 规划停车位1200个，已建成560个: what is only drawn, where the sentence goes on to what is built; 设计床位200张, where nothing behind it is said
/// to be finished.
fn is_designed(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.clauses.get(figure.clause).map_or(&[][..], |clause| passage.text.folded(clause.span));
    let drawn = ["规划", "设计", "共规划", "总规划"].iter().any(|word| opens_with(words, word));
    let built = |words: &[char]| {
        !crate::mood::is_plan(words)
            && holds_any(words, &["建成", "竣工", "投用", "投入使用", "启用", "完工", "交付"])
            && !holds_any(words, &["建成后", "完工后", "将", "预计", "未"])
    };
    let unbuilt = || {
        let mut later = passage.clauses_from(figure.clause);
        !target.names("设计") && !later.any(|(_, clause)| built(passage.text.folded(clause.span)))
    };
    // 规划新增床位300张
    let planned = || {
        let rest = words.strip_prefix(&['规', '划']).filter(|_| !target.names("规划"));
        rest.is_some_and(|rest| VERBS.at(rest, 0).is_some_and(|(_, verb)| matches!(verb, Verb::Add | Verb::Act)))
    };
    if (opens_with(words, "设计") || planned()) && unbuilt() {
        return true;
    }
    let mut later = passage.around(figure).iter().filter(|other| other.quantity.core.start > figure.quantity.core.end);
    drawn
        && later.any(|other| {
            other.quantity.unit == figure.quantity.unit
                && other.inherits
                && passage.sentence_of(other) == passage.sentence_of(figure)
                && (passage.text.folded(passage.before(other)).contains(&'已') || other.verb == Some(Verb::Finish))
        })
}

/// 已签订120辆公交车采购合同: what is only bought on paper; 6所学校列入计划.
fn is_on_paper(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let after = passage.text.folded(passage.after(figure));
    let signed = ["签订", "签署", "签订了", "签署了"].iter().any(|word| closes_with(words, word));
    let listed = ["列入", "纳入", "列入了", "纳入了"].iter().any(|word| holds(after, word))
        && ["计划", "规划", "年度计划", "建设计划"].iter().any(|word| closes_with(after, word));
    signed && ["合同", "协议"].iter().any(|word| closes_with(after, word)) && !target.names("签")
        || listed && !["列入", "纳入"].iter().any(|word| target.names(word))
}

/// 扩建工程批复床位260张, 已批复新建学校6所, 规划床位260张: what an office allowed or drew.
fn is_approved(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let last = |word: &str| {
        let len = word.chars().count();
        (0..words.len()).rev().find(|&at| opens_with(&words[at..], word)).map(|at| &words[at + len..])
    };
    // 批复床位260张, 批准新建学校6所; but 经批准设立国家级平台2个, which is what was promised.
    let unbuilt = |rest: &[char], word: &str| {
        let mut verbs = VERBS.find(rest).filter(|(_, _, verb)| **verb != Verb::Noun).peekable();
        let finished = VERBS.find(rest).any(|(_, _, verb)| *verb == Verb::Finish);
        let bare = verbs.peek().is_none() && word != "批准";
        rest.len() <= LONGEST_NAME && !finished && (bare || rest.contains(&'建'))
    };
    let allowed = ["批复", "核准", "批准"].iter().any(|word| last(word).is_some_and(|rest| unbuilt(rest, word)));
    // 工业设计中心, 规划展览馆: a name.
    let drawn = ["规划", "设计"].iter().filter_map(|word| last(word)).any(|rest| {
        rest.len() <= SHORTEST_NAME
            && VERBS.find(rest).next().is_none()
            && !rest.ends_with(&['馆'])
            && !rest.ends_with(&['院'])
    });
    let asked = ["批", "核准", "规划", "设计"].iter().any(|word| target.names(word));
    let works = matches!(target.figure.verb, Some(Verb::Add | Verb::Finish | Verb::Act));
    works && !asked && (allowed || drawn && !figure.verbs.contains(&Verb::Finish))
}

/// 新建学校 is no longer.
const LONGEST_NAME: usize = 8;
const SHORTEST_NAME: usize = 3;

/// 建成后可提供学位1200个, 二期项目达产后，新增产能120万吨: what there will be once something else is done, unless it was said to be.
fn is_conditional(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let once = |words: &[char]| {
        (0..words.len()).any(|at| words[at] == '后' && ONCE.iter().any(|word| closes_with(&words[..at], word)))
    };
    let own = passage.text.folded(Chars::new(
        passage.clauses.get(figure.clause).map_or(0, |own| own.span.start),
        figure.quantity.core.start,
    ));
    let led = figure.clause.checked_sub(1).and_then(|at| passage.clauses.get(at)).is_some_and(|clause| {
        let words = passage.text.folded(clause.span);
        words.ends_with(&['后']) && once(words)
    });
    let done = || {
        passage.clauses[..figure.clause].iter().any(|clause| {
            let words = passage.text.folded(clause.span);
            let not_yet = crate::mood::is_plan(words) || holds_any(words, &["未", "将", "正在"]);
            !once(words) && !not_yet && says(words, |said| said == Statement::Met)
        })
    };
    // 可新增床位300张的新院区正在建设
    let may = own.first() == Some(&'可') && VERBS.at(own, 1).is_some() && {
        let end = passage.clauses.get(figure.clause).map_or(figure.quantity.span.end, |own| own.span.end);
        let after = passage.text.folded(Chars::new(figure.quantity.span.end, end.max(figure.quantity.span.end)));
        after.first() == Some(&'的') && !says(after, |said| said == Statement::Met)
    };
    // 焚烧二期投运后，填埋量同比减少46.3%: what has changed is there.
    (once(own) || led || may) && !figure.is_change() && !target.names("后") && !done()
}

/// What is done first.
const ONCE: [&str; 13] =
    ["建成", "投产", "达产", "投用", "投运", "并网", "完工", "竣工", "运营", "启用", "投入使用", "交付", "通车"];

/// 扩建工程正在建设，床位260张: the size of works that go on; 预计新增床位260张 is announced only.
fn is_of_open_works(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let counted =
        figure.quantity.unit.as_ref().is_some_and(|unit| !matches!(unit.dimension, "percent" | "points" | "money"));
    let wants = matches!(target.figure.verb, Some(Verb::Add | Verb::Finish));
    let announced = figure.has(Role::Forecast);
    if target.cell == passage.cell
        || !counted
        || !wants
        || !(figure.verbs.is_empty() || announced)
        || figure.clause == 0
    {
        return false;
    }
    let before = &passage.clauses[figure.clause - 1];
    let own = passage.clauses.get(figure.clause).map_or(before.sentence, |own| own.sentence);
    let works = ["工程", "项目", "园区", "院区", "校区", "大楼", "工厂", "厂房", "公寓", "主体"];
    let words = passage.text.folded(before.span);
    let named = holds_any(words, &works) && !words.iter().any(char::is_ascii_digit);
    let open = says(words, |said| {
        matches!(said, Statement::InProgress | Statement::Start | Statement::NotStarted | Statement::Step)
    }) && !says(words, |said| said == Statement::Met);
    before.sentence == own && named && open
}

/// Whether one of the statements of some words is such.
fn says(words: &[char], such: impl Fn(Statement) -> bool) -> bool {
    STATEMENTS.find(words).any(|(_, _, said)| such(*said))
}
