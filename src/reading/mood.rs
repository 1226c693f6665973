//! Which clauses of a paragraph promise, and which report: 今年要新建5所。到年底，建成4所。

use crate::lexicon::language::{STATEMENTS, Statement};
use crate::lexicon::plans::{PLAN_WORDS, PLANS, PlanWord};
use crate::months;
use crate::passage::Passage;
use crate::text::{Chars, closes_with, holds, holds_any, is_han, opens_with};

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
        moods.push(match (is_plan(words), is_fact(words)) {
            _ if inside => before,
            (true, true) => Mood::Both,
            (true, false) => Mood::Promise,
            (false, true) => Mood::Report,
            (false, false) if before == Mood::Promise && (begins || opens_report(words)) => Mood::Report,
            (false, false) if before == Mood::Both => Mood::Report,
            (false, false) => before,
        });
    }
    // 建成通车、打通断头路8条，是写进报告的四件事: the end of a sentence says that all of it was promised.
    for index in 0..moods.len() {
        let words = passage.text.folded(passage.clauses[index].span);
        if !is_listed(words) {
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
        let of_mood = passage.clauses.iter().zip(&moods).filter(|(_, mood)| **mood == wanted);
        of_mood.map(|(clause, _)| clause.span).collect()
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

/// Whether a clause says of something that it was planned.
pub fn is_plan(words: &[char]) -> bool {
    PLAN_WORDS.find(words).any(|(at, len, word)| match word {
        PlanWord::Plan => !is_measure(words, at) && !is_programme(&words[..at], &words[at..at + len]),
        PlanWord::Wish => is_wish(words, at, len),
        PlanWord::Fact => false,
    })
}

/// 完成年度任务的82.4%, 比计划多2座, 列入2025年计划: what is only measured by a plan, or put off to another.
fn is_measure(words: &[char], at: usize) -> bool {
    let mut before = &words[..at];
    while let Some(rest) = PLANS.setter.iter().find_map(|word| strip(before, word)) {
        before = rest;
    }
    let alone = before.is_empty() || words.len() <= at + 2;
    let measured = matches!(
        before.last(),
        Some(
            '比' | '较'
                | '超'
                | '占'
                | '为'
                | '距'
                | '于'
                | '到'
                | '成'
                | '现'
                | '与'
                | '达'
                | '过'
                | '出'
                | '担'
                | '额'
                | '及'
        )
    );
    let ordered = !alone && matches!(before.last(), Some('按' | '照' | '依'));
    let later = holds_any(&words[..at], &["列入", "转入", "结转", "纳入", "明年", "来年", "下年", "次年"]);
    measured && !opens_with(&words[at..], "目标为") || ordered || later
}

fn strip<'w>(words: &'w [char], word: &str) -> Option<&'w [char]> {
    closes_with(words, word).then(|| &words[..words.len() - word.chars().count()])
}

/// 营养改善计划: the name of a programme.
fn is_programme(before: &[char], word: &[char]) -> bool {
    word == ['计', '划']
        && ["改善", "提升", "行动", "培养", "培育", "倍增", "引才", "资助", "扶持"]
            .iter()
            .any(|name| closes_with(before, name))
}

/// 要新建, and none of 主要, 要素, 要到9月.
fn is_wish(words: &[char], at: usize, len: usize) -> bool {
    if words[at..at + len] != ['要'] {
        return true;
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let after = words.get(at + 1);
    !matches!(before, Some('主' | '重' | '必' | '首' | '紧' | '摘' | '纪' | '只' | '需' | '概' | '扼'))
        && !matches!(
            after,
            None | Some(
                '求' | '素'
                    | '点'
                    | '道'
                    | '塞'
                    | '闻'
                    | '地'
                    | '件'
                    | '害'
                    | '到'
                    | '领'
                    | '么'
                    | '紧'
                    | '约'
                    | '是'
                    | '等'
            )
        )
}

/// Whether a clause says of something that it was done, goes on or failed, and not that it is to be.
pub fn is_fact(words: &[char]) -> bool {
    let fact = PLAN_WORDS.find(words).any(|(at, len, word)| *word == PlanWord::Fact && !is_level(&words[at..at + len]));
    let done = words.iter().enumerate().any(|(at, c)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        *c == '了' && !matches!(before, Some('为' | '除')) && words.get(at + 1) != Some(&'解')
    });
    let said = || {
        STATEMENTS.find(words).any(|(_, _, said)| {
            matches!(
                said,
                Statement::InProgress
                    | Statement::Missed
                    | Statement::NotStarted
                    | Statement::Exceeded
                    | Statement::Delayed
                    | Statement::Cancelled
            )
        })
    };
    // 由500套调整为360套
    let changed = || holds(words, "调整为") || holds(words, "调减") || holds(words, "调增");
    fact || done || said() || changed() || holds_any(words, &["均已", "全部完", "全部建", "才能"])
}

/// 实现, 达到: a promise may hold them too.
fn is_level(word: &[char]) -> bool {
    matches!(word, ['实', '现'] | ['达', '到'])
}

/// Whether words without a plan and a fact begin like a report: a time up to which it reaches, a reason, an exception.
fn opens_report(words: &[char]) -> bool {
    let told = months::find(&words[..words.len().min(LONGEST_TIME)]);
    let dated = told.first().is_some_and(|told| told.start == 0 && !matches!(words.get(told.end), Some('前')));
    let until = matches!(words, ['到' | '至', ..])
        && holds_any(&words[..words.len().min(LONGEST_TIME)], &["月末", "月底", "年末", "年底"]);
    dated
        || until
        || ["因", "受", "由于", "除", "其余", "另有", "前者", "后者", "年末", "仍", "尚"]
            .iter()
            .any(|word| opens_with(words, word))
}

/// A time at the start of a report is no longer.
const LONGEST_TIME: usize = 12;

/// 是写进政府工作报告的四件事
fn is_listed(words: &[char]) -> bool {
    let listed = ["写进", "写入", "列入", "作为"].iter().any(|word| holds(words, word));
    listed && holds_any(words, &["报告", "实事", "清单", "任务", "承诺"]) && !words.iter().any(char::is_ascii_digit)
}
