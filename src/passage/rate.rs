//! Stated completion rates: which percentage is one, and which is a figure of its own.

use super::clause::Clause;
use super::figure::LONGEST_LEAD;
use super::noun::Noun;
use crate::lexicon::plans::PLANS;
use crate::number::Decimal;
use crate::quantity::Quantity;
use crate::text::{Chars, Text};

/// Words that make a percentage after them a share of the target.
const WHOLE: [&str; 10] = ["任务", "目标", "计划", "任务量", "指标", "任务数", "计划数", "目标数", "预算", "预算数"];
/// Words that say outright that a rate follows.
const RATE: [&str; 5] = ["完成率", "完成比例", "完成进度", "完成比率", "总进度"];
/// Words that say so where nothing stands before them: 进度87.3%, but not 形象进度87.3%, which is of the work.
const PROGRESS: [&str; 5] = ["进度", "整体进度", "总体进度", "累计进度", "任务进度"];
/// Words before a bare rate at the start of a cell.
const DONE: [&str; 10] =
    ["", "整体完成", "完成", "已完成", "累计完成", "完成率", "进度", "共完成", "总体完成", "实际完成"];

/// Words that a share of the target begins with.
const SHARE: [&str; 9] = ["完成", "占", "是", "为", "达", "实现", "相当于", "达到", "折合"];

/// The completion rate that a figure states, in per cent of the target; none for any other figure. `others` are the
/// figures of the clause before it, `listed` says that the one right before is a rate, `counted` that the clause right before counts something.
pub fn stated(
    text: &Text,
    quantity: &Quantity,
    clause: &Clause,
    others: &[&Quantity],
    noun: &Noun,
    listed: bool,
    counted: bool,
) -> Option<Decimal> {
    // 为年度计划10万平方米的1.26倍
    let times = quantity.unit.as_ref().is_some_and(|unit| unit.is("倍"));
    if !times && quantity.unit.as_ref().is_none_or(|unit| unit.dimension != "percent") {
        return None;
    }
    let mut at = clause.span.start.max(quantity.span.start.saturating_sub(LONGEST_LEAD));
    let mut words = String::new();
    let near = &others[others.partition_point(|other| other.span.end <= at)..];
    for (from, to) in near.iter().map(|other| (other.span.start, other.span.end)).chain([(quantity.span.start, 0)]) {
        words.extend(text.folded(Chars::new(at, from)).iter().filter(|c| !c.is_whitespace() && !is_bar(**c)));
        at = to;
    }
    let lead = words.strip_suffix("分别为").or_else(|| words.strip_suffix(['为', '达'])).unwrap_or(&words);
    if ["超额", "超额完成", "超目标", "超计划"].iter().any(|word| lead.ends_with(word)) && noun.is_empty() {
        return Decimal::new(100, 0).plus(quantity.value);
    }
    // 完成年度目标60%的102.2%: what the rate is of.
    let behind = text.folded(Chars::new(quantity.span.end, clause.span.end));
    if matches!(behind, ['的', next, ..] if next.is_ascii_digit()) || !times && is_goal(text, quantity) {
        return None;
    }
    // 占全市扩种任务的11.3%: a share of what is promised elsewhere.
    if ["占全市", "占全省", "占全国", "占全县", "占全区"].iter().any(|word| lead.contains(word)) {
        return None;
    }
    if times {
        let of_plan = words
            .strip_suffix('的')
            .is_some_and(|lead| WHOLE.iter().any(|word| lead.ends_with(word)) || !others.is_empty() && has_whole(lead));
        return quantity.value.times(Decimal::new(100, 0)).filter(|_| of_plan);
    }
    let whole = |words: &str| WHOLE.iter().chain(&PLANS.plan).any(|word| words.ends_with(word));
    let said = || SHARE.iter().any(|word| words.contains(word));
    let of_whole = words.strip_suffix('的').is_some_and(|lead| whole(lead) || !others.is_empty() && has_whole(lead))
        && said()
        || whole(lead) && (lead.contains("完成") || lead.contains('占') && !lead.contains("占比"))
        || RATE.iter().any(|word| lead.ends_with(word))
        || PROGRESS.contains(&lead.trim_start_matches(['目', '当', '前', '现']));
    let bare = clause.span.start == 0 && clause.sentence == 0 && DONE.contains(&words.as_str()) && {
        let after = text.folded(Chars::new(quantity.span.end, clause.span.end));
        // 57%（两处偏慢）
        !after.iter().take_while(|c| **c != '(').any(|&c| crate::text::is_han(c))
    };
    // 完成全年任务（15条）的106.7%
    let behind_bracket = words == "的" && {
        let before = text.folded(Chars::new(0, clause.span.start));
        let open = before.last().filter(|c| **c == ')').and_then(|_| before.iter().rposition(|c| *c == '('));
        open.is_some_and(|open| whole(&before[..open].iter().collect::<String>()))
    };
    let continues = listed && matches!(words.chars().last(), Some('、' | '和' | '/'));
    // 计划新增8000个，实际完成102%
    // 新增就业2950人，完成92.2%
    let in_fact = others.is_empty() && (words == "实际完成" || counted && words == "完成");
    // 1286公里/117.2%
    let beside = quantity.span.start.checked_sub(1).is_some_and(|slash| {
        let next_to = others.last().filter(|other| other.span.end == slash);
        let counted = next_to.and_then(|other| other.unit.as_ref()).is_some_and(|unit| unit.dimension != "percent");
        counted && text.folded(Chars::new(slash, slash + 1)) == ['/']
    });
    (of_whole || bare || continues || behind_bracket || in_fact || beside).then_some(quantity.value)
}

/// ■■■■□ 78%: a bar that draws how far something has come.
fn is_bar(c: char) -> bool {
    matches!(c, '■' | '□' | '▓' | '░' | '█' | '▒' | '▰' | '▱' | '●' | '○' | '★' | '☆')
}

/// 4000人 of 完成市下达任务4000人的109.7%, 4.6万辆 of 完成国家任务（4.6万辆）的113.7%: whether a quantity is what a rate behind it is of.
pub fn is_base(text: &Text, quantity: &Quantity) -> bool {
    let behind = text.folded(Chars::new(quantity.span.end, text.len().min(quantity.span.end + 3)));
    let rated = match behind {
        ['的', next, ..] | [')', '的', next, ..] => next.is_ascii_digit(),
        _ => false,
    };
    let before = text.folded(Chars::new(quantity.span.start.saturating_sub(LONGEST_WHOLE), quantity.span.start));
    let before = if behind.first() == Some(&')') { before.strip_suffix(&['(']).unwrap_or(&[]) } else { before };
    rated && WHOLE.iter().any(|word| crate::text::closes_with(before, word))
}

/// 完成市下达的2.5%目标任务: whether a percentage is itself what others set to be reached.
pub(super) fn is_goal(text: &Text, quantity: &Quantity) -> bool {
    const SET: [&str; 8] = ["下达", "下达的", "省定", "市定", "省定的", "市定的", "确定的", "核定的"];
    let behind = text.folded(Chars::new(quantity.span.end, text.len().min(quantity.span.end + LONGEST_WHOLE)));
    let behind = behind.strip_prefix(&['的']).unwrap_or(behind);
    let before = text.folded(Chars::new(quantity.span.start.saturating_sub(LONGEST_WHOLE), quantity.span.start));
    ["目标", "任务"].iter().any(|word| crate::text::opens_with(behind, word))
        && SET.iter().any(|word| crate::text::closes_with(before, word))
}

/// 任务数 before a bracket is no longer.
const LONGEST_WHOLE: usize = 5;

fn has_whole(words: &str) -> bool {
    // 为年初确定的400公里的94.5%
    WHOLE.iter().chain(&PLANS.plan).any(|word| words.contains(word))
}
