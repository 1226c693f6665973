//! Which of several columns of one kind a ledger means: this year's target and not the plan of five years, what was done over the year and not in
//! its last month. What the others hold is kept as a remark.

use crate::lexicon::headers::Column;
use crate::text::{folds, holds_any};

/// Settles the roles of columns whose heads say the same of them.
pub(super) fn choose(texts: &[&str], roles: &mut [Option<Column>], dated: &mut Vec<usize>) {
    let heads: Vec<Vec<char>> = texts.iter().map(|text| folds(text).filter(|c| !c.is_whitespace()).collect()).collect();
    let of = |roles: &[Option<Column>], role: Column| -> Vec<usize> {
        (0..roles.len()).filter(|&at| roles[at] == Some(role)).collect()
    };
    // 年度 beside 实际, their 指标值 and 完成值 torn off: the plan of the year.
    for at in (0..roles.len()).filter(|at| heads[*at] == ['年', '度']) {
        let promises = roles.contains(&Some(Column::Target));
        let answered = (0..roles.len()).any(|other| other != at && roles[other] == Some(Column::Completion));
        if answered && !promises {
            roles[at] = Some(Column::Target);
        }
    }
    let answers = of(roles, Column::Completion);
    let short = |at: &usize| holds_any(&heads[*at], &SHORT);
    if answers.iter().any(|at| !short(at)) {
        // 本月完成 beside 累计完成
        for at in answers.iter().copied().filter(short) {
            roles[at] = Some(Column::Remark);
        }
    }
    // 完成投资（万元） beside 全年完成情况, where no sum was promised: what the work has cost.
    let money = |at: &usize| holds_any(&heads[*at], &["投资", "资金", "金额", "支出"]);
    let answers = of(roles, Column::Completion);
    // 年度计划（万元） promises a sum, too.
    let sum = |at: usize| money(&at) || heads[at].contains(&'元');
    let promised = (0..roles.len()).any(|at| matches!(roles[at], Some(Column::Target)) && sum(at));
    if !promised && answers.iter().any(|at| !money(at)) {
        for at in answers.into_iter().filter(money) {
            roles[at] = Some(Column::Remark);
        }
    }
    let targets = of(roles, Column::Target);
    let answers = of(roles, Column::Completion);
    let planned = |wanted: u16| targets.iter().any(|at| year(&heads[*at]) == Some(wanted));
    // 2022年完成 beside 年度目标 and 完成情况
    let past = |at: &usize| year(&heads[*at]).is_some_and(|own| !planned(own));
    if !targets.is_empty() && answers.iter().any(|at| year(&heads[*at]).is_none() && heads[*at].len() >= NAMED) {
        for at in answers.iter().copied().filter(past) {
            roles[at] = Some(Column::Past);
        }
    }
    // 2023年计划 beside 2024年计划, where 2023年完成 answers; 年度目标 beside 十四五目标.
    let reported = answers.iter().filter_map(|at| year(&heads[*at])).max();
    let worth = |at: usize| match year(&heads[at]) {
        Some(own) if Some(own) == reported => 3,
        Some(_) if reported.is_some() => 0,
        _ if holds_any(&heads[at], &FAR) => 0,
        Some(_) => 2,
        None if holds_any(&heads[at], &YEARLY) => 2,
        None => 1,
    };
    let best = targets.iter().map(|at| worth(*at)).max();
    let lowest = targets.iter().map(|at| worth(*at)).min();
    if targets.len() > 1 && lowest == Some(0) && best > lowest {
        for at in targets.into_iter().filter(|at| worth(*at) == 0) {
            roles[at] = Some(Column::Remark);
        }
    }
    dated.retain(|at| roles[*at] == Some(Column::Completion));
    // 自评结果, 情况说明, 序时进度: where nothing else answers, they do.
    if of(roles, Column::Completion).is_empty() && of(roles, Column::Growth).is_empty() {
        let tells = |at: &usize| match roles[*at] {
            Some(Column::Rate) => holds_any(&heads[*at], &["自评", "评价", "考核结果", "自查"]),
            Some(Column::Remark) => {
                holds_any(&heads[*at], &["情况", "进度"])
                    && !holds_any(&heads[*at], &["问题", "原因", "下步", "下一步", "时限"])
            }
            _ => false,
        };
        if let Some(at) = (0..roles.len()).find(tells) {
            roles[at] = Some(Column::Completion);
        }
    }
}

/// Parts of the year that are no sum of it.
const SHORT: [&str; 8] = ["本月", "当月", "本季", "当季", "本期", "本周", "上月", "单月"];

/// Plans over more than a year, or of another government.
const FAR: [&str; 12] =
    ["五年", "十二五", "十三五", "十四五", "十五五", "规划", "远期", "市级", "省级", "国家", "上级", "明年"];

/// Plans of the year.
const YEARLY: [&str; 5] = ["年度", "全年", "本年", "今年", "当年"];

/// 完成, 实际 alone say less than 完成情况.
const NAMED: usize = 3;

/// The year that a head begins with.
fn year(head: &[char]) -> Option<u16> {
    let digits: String = head.iter().take_while(|c| c.is_ascii_digit()).collect();
    let own = digits.parse().ok().filter(|year| (1950..2100).contains(year))?;
    (head.get(digits.len()) == Some(&'年')).then_some(own)
}
