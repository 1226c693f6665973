//! Which clauses of a paragraph promise, and which report: 今年要新建5所。到年底，建成4所。

use crate::lexicon::language::{Role, VERBS, Verb};
use crate::mood::{is_changed, is_fact, is_goal, is_hope, is_listed, is_outright, is_plan, opens_report};
use crate::passage::{Figure, Passage};
use crate::terms::Bound;
use crate::text::{Chars, holds_any, is_han, opens_with};

/// What a clause does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Neither: it stands before both, as a headline does.
    Open,
    /// It promises.
    Promise,
    /// It reports.
    Report,
    /// It does both at once: 完成年度任务6000户的98%.
    Both,
}

/// The mood of each clause.
pub fn moods(passage: &Passage) -> Vec<Mood> {
    let mut moods: Vec<Mood> = Vec::with_capacity(passage.clauses.len());
    for (index, clause) in passage.clauses.iter().enumerate() {
        let words = passage.text.folded(clause.span);
        let before = moods.last().copied().unwrap_or(Mood::Open);
        let begins = index > 0 && ends_period(passage, passage.clauses[index - 1].span, clause.span);
        let inside = clause.depth > 0;
        // 力争年底完工, behind what was reported, is a forecast.
        let hoped = passage.figures_of(index).last().filter(|_| is_hope(words));
        let hopes = hoped.is_some_and(|figure| !moods.contains(&Mood::Report) || is_answered(passage, figure));
        // 因疫情防控要求暂停 tells why.
        // 目标为60%以上，全年受理案件213件: the year once more, behind a promise with its figure.
        let year = ["全年", "当年"].iter().any(|time| opens_with(words, time))
            && index > 0
            && before == Mood::Promise
            && passage.figures_of(index - 1).next().is_some();
        // 更新4.5万辆、换新120万台两项指标，分别以5.13万辆、167.2万台交卷
        let respective = opens_with(words, "分别") && index > 0 && passage.figures_of(index - 1).nth(1).is_some();
        // 计划改造2.4万户，摸排3.1万户，实际改造2.4万户: a step on the way, told behind the plan.
        let steps = |span: Chars| VERBS.find(passage.text.folded(span)).any(|(_, _, verb)| *verb == Verb::Apply);
        let step = index > 0
            && steps(clause.span)
            && !steps(passage.clauses[index - 1].span)
            && passage.figures_of(index).next().is_some()
            && passage.figures_of(index - 1).next().is_some();
        let reason = ["因", "受", "由于"].iter().any(|word| opens_with(words, word));
        moods.push(match ((is_plan(words) || hopes) && !is_changed(words) && !reason, is_fact(words)) {
            _ if inside => before,
            (true, true) => Mood::Both,
            (true, false) => Mood::Promise,
            (false, true) => Mood::Report,
            (false, false)
                if before == Mood::Promise
                    && (begins || year || respective || step || opens_report(words) || answers(passage, index)) =>
            {
                Mood::Report
            }
            (false, false) if before == Mood::Both => Mood::Report,
            // 新增7200人，目标7000人；再就业2110人，目标2300人: a goal by itself promises nothing of what follows it.
            (false, false) if before == Mood::Promise && is_bare_goal(passage, index - 1) => Mood::Open,
            (false, false) => before,
        });
    }
    promise_before_report(passage, &mut moods);
    // 建成通车、打通断头路8条，是写进报告的四件事: the end of a sentence says that all of it was promised.
    for index in 0..moods.len() {
        if !lists(passage, index) {
            continue;
        }
        let first = (1..=index).rev().find(|at| begins(passage, *at)).unwrap_or(0);
        if moods[first..=index].iter().all(|mood| matches!(mood, Mood::Open | Mood::Promise | Mood::Report))
            && !passage.clauses[first..=index].iter().any(|clause| is_fact(passage.text.folded(clause.span)))
        {
            moods[first..=index].fill(Mood::Promise);
        }
    }
    moods
}

/// 是写进政府工作报告的四件事: what says that all before it was promised, and promises nothing itself.
pub fn lists(passage: &Passage, index: usize) -> bool {
    let things = |unit: &crate::quantity::Unit| unit.is("件") || unit.is("项") || unit.is("个");
    let span = passage.clauses[index].span;
    let opens = passage.text.folded(Chars::new(span.end, span.end + 1)) == [':'];
    let counts = passage.figures_of(index).next().is_some();
    (opens && counts || is_listed(passage.text.folded(span)))
        && passage.figures_of(index).all(|figure| figure.quantity.unit.as_ref().is_some_and(things))
}

/// 目标7000人, 年度任务为8座: a plan and its figure, and nothing that names it.
fn is_bare_goal(passage: &Passage, index: usize) -> bool {
    passage.figures_of(index).next().is_some_and(|figure| {
        let own = passage.clauses[index].span;
        let words = passage.text.folded(Chars::new(own.start, figure.quantity.core.start));
        // 承诺为8000人免费筛查 promises more than a number.
        let after = passage.text.folded(Chars::new(figure.quantity.span.end, own.end));
        // 年度目标为下降3.2%
        let moves = VERBS
            .find(words)
            .last()
            .filter(|(at, len, verb)| at + len == words.len() && matches!(verb, Verb::Grow | Verb::Fall));
        let words = moves.map_or(words, |(at, _, _)| &words[..at]);
        is_goal(words) && after.iter().filter(|c| is_han(**c)).count() <= SHORT
    })
}

/// Whether a clause opens with a time up to which it reports: 上半年治理22平方公里.
pub fn opens(passage: &Passage, index: usize) -> bool {
    passage.clauses.get(index).is_some_and(|clause| opens_report(passage.text.folded(clause.span)))
}

/// What a clause reports is no plan, whatever was planned before it: 计划改造8条，改造7条.
pub fn settle(passage: &mut Passage) {
    let moods = moods(passage);
    for figure in &mut passage.figures {
        if moods.get(figure.clause) == Some(&Mood::Report) {
            let words = passage.text.folded(passage.clauses[figure.clause].span);
            if !holds_any(words, &["计划", "拟", "将", "预计", "力争", "规划"]) {
                figure.roles.retain(|role| *role != Role::Plan);
            }
        }
    }
}

/// 改造公厕40座、新增卫生间15个。公厕改造超额完成年度任务: where nothing is called a plan, a first sentence that only names work with its figures
/// is what the report behind it answers.
fn promise_before_report(passage: &Passage, moods: &mut [Mood]) {
    if moods.iter().any(|mood| matches!(mood, Mood::Promise | Mood::Both)) {
        return;
    }
    let Some(first) = passage.figures.first().map(|figure| figure.clause) else { return };
    let Some(end) = (first + 1..moods.len()).find(|at| begins(passage, *at)) else { return };
    let start = (0..=first).rev().find(|at| begins(passage, *at)).unwrap_or(0);
    let open = moods[..end].iter().all(|mood| *mood == Mood::Open);
    let promised = passage.figures.iter().take_while(|figure| figure.clause < end);
    let works = promised.clone().all(|figure| {
        let verb = |verb: &Verb| matches!(verb, Verb::Add | Verb::Act | Verb::Cap | Verb::Floor | Verb::Carry);
        figure.rate.is_none() && figure.verbs.iter().any(verb) && !figure.verbs.contains(&Verb::Finish)
    });
    let report = passage.text.folded(passage.clauses[end].span);
    let part = matches!(report, ['其', '中' | '他', ..] | ['同', '时', ..] | ['此', '外', ..] | ['另', ..]);
    // The report counts in the same units, or says outright how the plan stands.
    let later = passage.figures.iter().filter(|figure| figure.clause >= end && figure.rate.is_none());
    let counts = later.clone().any(|later| promised.clone().any(|own| own.quantity.unit == later.quantity.unit));
    let told = (end..moods.len()).any(|at| {
        let words = passage.text.folded(passage.clauses[at].span);
        is_outright(words) && passage.noun_of(at).pairs().any(|pair| promised.clone().any(|own| own.noun.has(pair)))
    });
    let facts = moods[end..].contains(&Mood::Report) || opens_report(report);
    if open && works && !part && facts && (counts || told) {
        moods[start..end].fill(Mood::Promise);
        for mood in moods[end..].iter_mut().filter(|mood| **mood == Mood::Open) {
            *mood = Mood::Report;
        }
    }
}

/// A paragraph that promises in whole sentences and reports in later ones, as two texts of the same length: in each of them the other is blank.
pub fn parted(passage: &Passage) -> Option<(String, String)> {
    let moods = moods(passage);
    let first = moods.iter().position(|mood| *mood == Mood::Promise)?;
    let figures = |at: usize| passage.figures_of(at).next().is_some();
    let sound = !moods.contains(&Mood::Both)
        && !(0..first).any(figures)
        && moods[first..].iter().all(|mood| *mood != Mood::Open);
    // A sentence that only promises, and a later one that reports.
    let ends = (first..moods.len()).find(|at| *at + 1 == moods.len() || begins(passage, at + 1))?;
    let start = (0..=first).rev().find(|at| *at == 0 || begins(passage, *at))?;
    let whole = moods[start..=ends].iter().all(|mood| matches!(mood, Mood::Promise | Mood::Open));
    let promised = (first..=ends).any(figures);
    let told = (ends + 1..moods.len()).any(|at| moods[at] == Mood::Report);
    if !(sound && whole && promised && told) {
        return None;
    }
    let spans = |wanted: Mood| -> Vec<Chars> {
        let of_mood = (0..moods.len()).filter(|at| moods[*at] == wanted && !lists(passage, *at));
        of_mood.map(|at| passage.clauses[at].span).collect()
    };
    let raw = passage.text.raw();
    Some((blanked(passage, raw, &spans(Mood::Promise)), blanked(passage, raw, &spans(Mood::Report))))
}

/// The text with all but these stretches, and the marks that end them, blank; it keeps its length in every encoding.
fn blanked(passage: &Passage, raw: &str, kept: &[Chars]) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut at = 0;
    let blank = |text: &mut String, words: &str| {
        for c in words.chars() {
            text.push_str(match c.len_utf8() {
                1 => " ",
                2 => "\u{a0}",
                3 => "\u{3000}",
                _ => "\u{3000} ",
            });
        }
    };
    for span in kept {
        let (start, end) =
            (passage.text.byte(span.start), passage.text.byte(span.start) + passage.text.slice(*span).len());
        // The mark behind a clause ends it, a bracket before it opens it.
        let mark = raw[end..].chars().next().filter(|c| !is_han(*c) && !c.is_ascii_digit()).map_or(0, char::len_utf8);
        let open = raw[..start].chars().next_back().filter(|c| matches!(c, '（' | '(' | '“')).map_or(0, char::len_utf8);
        let start = start - open;
        if start > at {
            blank(&mut text, &raw[at..start]);
        }
        let from = start.max(at);
        text.push_str(&raw[from..(end + mark).max(from)]);
        at = (end + mark).max(from);
    }
    blank(&mut text, &raw[at..]);
    text
}

/// Whether a clause is the first of its sentence, in the sense of a reader: semicolons end none.
fn begins(passage: &Passage, at: usize) -> bool {
    at == 0 || ends_period(passage, passage.clauses[at - 1].span, passage.clauses[at].span)
}

fn ends_period(passage: &Passage, before: Chars, next: Chars) -> bool {
    let gap = passage.text.folded(Chars::new(before.end, next.start.max(before.end)));
    gap.iter().any(|c| matches!(c, '。' | '!' | '?' | '\n'))
}

/// 网办率力争达到90%，年末为84.7%: whether the next figure of the sentence is in the unit of this one.
fn is_answered(passage: &Passage, figure: &Figure) -> bool {
    passage.behind(figure).first().is_some_and(|next| {
        next.quantity.unit == figure.quantity.unit && passage.sentence_of(next) == passage.sentence_of(figure)
    })
}

/// 招聘120名，到岗109名: a figure without a name of its own, in the unit of the promise right before it.
fn answers(passage: &Passage, index: usize) -> bool {
    let Some(figure) = passage.figures_of(index).next() else { return false };
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let promise = at.checked_sub(1).map(|before| &passage.figures[before]);
    // 新改建公路85公里，改造危桥7座；年内分别完成88.6公里和7座
    let again = || {
        let mut near = passage.figures[..at].iter().rev().take(NEAR);
        figure.inherits && near.any(|other| other.clause < index && other.quantity.unit == figure.quantity.unit)
    };
    let shared = holds_any(passage.text.folded(passage.before(figure)), &["分别"]);
    if shared && again() {
        return true;
    }
    // 建设照料中心15个；照料中心建成15个: its name once more, and told as finished.
    let finished = figure.verbs.contains(&Verb::Finish) && !figure.noun.is_empty() && !figure.inherits;
    let promised = || {
        let near = passage.figures[..at].iter().rev().take(NEAR);
        near.filter(|other| other.clause < index && other.quantity.unit == figure.quantity.unit)
            .any(|other| !other.verbs.contains(&Verb::Finish) && figure.noun.pairs().all(|pair| other.noun.has(pair)))
    };
    if finished && promised() {
        return true;
    }
    // 优良比例要达到100%，…，优良比例88.9%: the name of what was promised once more, in the same sentence.
    let named = || {
        let near = passage.figures[..at].iter().rev().take(NEAR);
        let mut near =
            near.filter(|other| other.clause < index && passage.sentence_of(other) == passage.sentence_of(figure));
        near.any(|other| {
            other.quantity.unit == figure.quantity.unit
                && !other.inherits
                && figure.noun.pairs().all(|pair| other.noun.has(pair))
        })
    };
    let levels = figure.verbs.iter().all(|verb| *verb == Verb::Reach) && figure.quantity.bound == Bound::Plain;
    if levels && !figure.inherits && figure.noun.pairs().count() > 1 && named() {
        return true;
    }
    let noun = figure.noun.folded();
    // 全年算下来是91.2%, 海关口径为40.7亿元: no work and no indicator.
    let indicator = matches!(noun.last(), Some('率' | '量' | '数' | '额' | '值' | '度' | '比' | '重'));
    let told = figure.verbs.iter().all(|verb| *verb == Verb::Reach)
        && figure.quantity.bound == Bound::Plain
        && noun.len() <= LONGER
        && !indicator;
    let works = figure.verbs.iter().any(|verb| matches!(verb, Verb::Add | Verb::Act | Verb::Carry | Verb::Start));
    // 更新设备8台的计划，年内安装到位5台
    let words = passage.text.folded(passage.clauses[index].span);
    let timed = ["年内", "全年", "今年", "当年", "年底"].iter().any(|time| opens_with(words, time));
    let bare = figure.inherits || noun.len() <= SHORT && (!works || timed) || told;
    promise.is_some_and(|promise| {
        promise.clause + 1 == figure.clause && promise.quantity.unit == figure.quantity.unit && bare
    })
}

/// So many figures before one are near.
const NEAR: usize = 8;

/// 到岗, 算下来 name nothing; nor do a few more characters that no work and no indicator is told with.
const SHORT: usize = 3;
const LONGER: usize = 6;
