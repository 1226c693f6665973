//! Figures that do not hold, or not yet: what was reported first and corrected, what may come about, what was added up over years.

use crate::lexicon::language::{Role, STATEMENTS, Statement, VERBS, Verb};
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, holds_any, opens_with};

/// Whether a figure was corrected, hangs on a condition, is of another year, or of several.
pub(super) fn is_unsettled(target: &Target, passage: &Passage, figure: &Figure, year: Option<u16>) -> bool {
    if target.cell == passage.cell && target.figure.quantity.core == figure.quantity.core {
        return false;
    }
    let (before, after) = (passage.words_before(figure), passage.words_after(figure));
    is_withdrawn(passage, figure, before, after)
        || is_possible(target, passage, figure, before, after)
        || is_over_years(target, passage, figure, year)
        || is_out_of_reach(before, after)
}

/// 原上报40个，经核实实际31个; 37公里有误，应为29公里: what was said first, where a later figure says how it is.
fn is_withdrawn(passage: &Passage, figure: &Figure, before: &[char], after: &[char]) -> bool {
    let first = holds_any(before, &["原上报", "原报", "初步核算", "初步统计", "初步", "自报"])
        || holds_any(after, &["有误", "误报"]);
    let settles = |next: &Figure| {
        let words = passage.words_before(next);
        holds_any(words, &["核实", "核定", "实际", "应为", "实为", "更正", "修正", "最终"])
            && next.quantity.unit == figure.quantity.unit
    };
    first && passage.behind(figure).iter().any(settles)
}

/// 如资金到位，可建成40个; 可为430名提供培训; 明年可完成36公里: what may come about.
fn is_possible(target: &Target, passage: &Passage, figure: &Figure, before: &[char], after: &[char]) -> bool {
    let may = |at: usize| {
        before[at] == '可'
            && !at.checked_sub(1).is_some_and(|last| "认许不尚宁均".contains(before[last]))
            && (before.get(at + 1).is_some_and(|next| matches!(next, '为' | '容' | '供'))
                || VERBS.at(before, at + 1).is_some_and(|(_, verb)| !matches!(verb, Verb::Noun)))
    };
    let later = |words: &[char]| holds_any(words, &["明年", "下年度", "次年"]) && !target.names("明年");
    let condition = figure.clause.checked_sub(1).and_then(|at| passage.clauses.get(at)).is_some_and(|clause| {
        let words = passage.text.folded(clause.span);
        let opens =
            words.first().is_some_and(|first| matches!(first, '若' | '如' | '待')) && !opens_with(words, "如期");
        passage.sentence_of(figure) == clause.sentence
            && (opens || opens_with(words, "只要") || later(words) && after.is_empty() && figure.has(Role::Forecast))
    });
    let able = holds_any(before, &["能力达到", "有能力", "能力达"]) && !target.names("能力");
    let possible = (0..before.len()).any(may)
        || condition && (holds_any(before, &["可", "能", "将"]) || holds_any(after, &["可", "能", "将"]));
    // 4个项目均已交付使用，可提供学位4050个: what there is now.
    let built = || {
        let said = |words: &[char]| STATEMENTS.find(words).any(|(_, _, said)| *said == Statement::Met);
        let own = |clause: &&crate::passage::Clause| clause.span.end <= figure.quantity.span.start;
        passage.back_from(figure.clause).filter(own).any(|clause| said(passage.text.folded(clause.span)))
    };
    !target.names("可") && possible && (condition || !built()) || later(before) || able
}

/// 近三年共改造171公里, 2022—2024年, 本届任期内: over several years, where one year's work was promised.
fn is_over_years(target: &Target, passage: &Passage, figure: &Figure, year: Option<u16>) -> bool {
    if target.figure.has(Role::Stock) || figure.has(Role::Part) {
        return false;
    }
    // Of a long sentence only what stands near it.
    let start = passage.back_from(figure.clause).last().map_or(figure.segment.start, |first| first.span.start);
    let words = passage.text.folded(Chars::new(start.min(figure.quantity.core.start), figure.quantity.core.start));
    let dated = words.contains(&'年') || words.contains(&'期') || holds_any(words, &["以来"]);
    // 近三年新建60公里，2024年新建20公里: a figure with a year of its own is of that, unless its own clause tells of more.
    let near = if figure.year.is_some() { passage.words_before(figure) } else { words };
    let several = dated && tells_years(near, year);
    let this_year = holds_any(words, &["今年", "本年", "当年", "年内", "全年"]);
    several && !this_year && !tells_years(&target.words, year)
}

/// 2022—2024年
fn is_range(words: &[char]) -> bool {
    let digits = |part: &[char]| part.iter().all(char::is_ascii_digit);
    digits(&words[..4]) && matches!(words[4], '-' | '—' | '~' | '至') && digits(&words[5..9]) && words[9] == '年'
}

/// 2022—2024年 is so long.
const LONG: usize = 10;

fn tells_years(words: &[char], year: Option<u16>) -> bool {
    // 一年来 is the year itself.
    let number = |c: char| "二两三四五六七八九十几".contains(c) || c.is_ascii_digit() && c != '1';
    let span = |at: usize| {
        // 近三年, 三年来, 五年间
        words[at] == '年'
            && at > 0
            && number(words[at - 1])
            && (at > 1 && words[at - 2] == '近'
                || matches!(words.get(at + 1), Some('来' | '间'))
                    && !(at > 3 && words[at - 4..at].iter().all(char::is_ascii_digit)))
    };
    let range = |at: usize| words.get(at..at + LONG).is_some_and(is_range);
    // 自2022年起, 2023年以来
    let since = |at: usize| {
        let digits: String = words.get(at..at + 4).map_or_else(String::new, |part| part.iter().collect());
        let own = digits.parse::<u16>().ok().filter(|own| (1990..2100).contains(own));
        let begins = words.get(at + 4) == Some(&'年')
            && (matches!(words.get(at + 5), Some('起'))
                || opens_with(words.get(at + 5..).unwrap_or(&[]), "以来")
                || opens_with(words.get(at + 5..).unwrap_or(&[]), "至今"));
        own.is_some_and(|own| begins && year.is_none_or(|year| own < year))
    };
    let term =
        holds_any(words, &["任期内", "自项目启动以来", "自启动以来", "“十四五”期间", "\"十四五\"期间", "“十三五”期间"]);
    term || (0..words.len()).any(|at| span(at) || range(at) || since(at))
}

/// 无法完成18家的目标, 未达36公里, 与7%的目标相差1.9个百分点
fn is_out_of_reach(before: &[char], after: &[char]) -> bool {
    let hard = holds_any(before, &["无法", "难以", "未能完成", "未能达到", "未能实现"]);
    let goal = holds_any(after, &["目标", "任务"]);
    let fails = crate::text::closes_with(before, "未达") || crate::text::closes_with(before, "未达到");
    let apart = before.ends_with(&['与']) && holds_any(after, &["相差", "差距"]);
    hard && goal || fails || apart || holds_any(after, &["存在较大困难", "困难较大", "难度较大"])
}
