//! Steps on the way to what was promised, and parts of it: 方案已批复, 采购合同已签订, 主体完工 tell of no work done.

use crate::lexicon::language::{OFFICES, STATEMENTS, STEPS, Statement};
use crate::lexicon::{Words, set};
use crate::number::numeral;
use crate::text::{closes_with, holds, is_han, opens_with};
use std::sync::LazyLock;

/// What may stand between a step and what is said of it: 招标工作已全部.
static BETWEEN: LazyLock<Words<()>> = LazyLock::new(|| {
    set(&[
        "审查", "评审", "编制", "论证", "审批", "批复", "已经", "已", "均", "皆", "都", "也", "全部", "全面", "基本",
        "顺利", "正式", "工作", "程序", "任务", "建设", "施工", "搭建", "浇筑", "吊装", "的",
    ])
});

/// Words that end a step, beside those that end a work.
static PASSED: LazyLock<Words<()>> = LazyLock::new(|| {
    set(&[
        "已", "均", "全部", "通过", "审定", "批复", "获批", "下达", "签订", "签约", "到位", "审批", "审查", "评审",
        "确定", "送审",
    ])
});

/// Whether the words before `end` close with a step that the promise (`wanted`) does not name.
pub fn closes(words: &[char], end: usize, wanted: &dyn Fn(&str) -> bool) -> bool {
    let mut end = end;
    // 施工 may stand between, and may be the end of 基础施工.
    let mut tasks = false;
    let start = loop {
        if let Some(len) = STEPS.closes(&words[..end], LONGEST) {
            break end - len;
        }
        // 清查阶段完成: whatever the stage is called. 各阶段 are all there are.
        if closes_with(&words[..end], "阶段") {
            let all = ["各", "各个", "全部", "所有", "两个", "三个", "四个", "多个"];
            if all.iter().any(|all| closes_with(&words[..end - 2], all)) {
                return false;
            }
            break end - 2;
        }
        // 修缮方案均获省文物局批复: who passed it stands between.
        if let Some(start) = passed_by(&words[..end]) {
            end = start;
            continue;
        }
        let Some(len) = BETWEEN.closes(&words[..end], 2) else { return false };
        end -= len;
        tasks |= words[end..].starts_with(&['任', '务']);
    };
    // 改革清单任务全部完成: the tasks that a paper lists are the work.
    if tasks && PAPERS.iter().any(|paper| closes_with(&words[..end], paper)) {
        return false;
    }
    let paid = words[..end].ends_with(&['资', '金']) && is_paid(&words[..end], &words[end..]);
    // 市场主体 is no part of a building.
    let firm = words[start..end] == ['主', '体']
        && ["市场", "经营", "农业", "商事", "责任"].iter().any(|kind| closes_with(&words[..start], kind));
    let word: String = words[start..end].iter().collect();
    !firm && !paid && !wanted(&word)
}

/// Where 获省文物局, 经县国资委 begins, that words end in.
fn passed_by(words: &[char]) -> Option<usize> {
    OFFICES.closes(words, LONGEST_OFFICE)?;
    let start = words.iter().rposition(|c| matches!(c, '获' | '经' | '由' | '报'))?;
    (start > 0 && words.len() - start <= LONGEST_OFFICE * 2).then_some(start)
}

/// What the name of an office ends in is no longer.
const LONGEST_OFFICE: usize = 6;

/// Papers that list tasks.
const PAPERS: [&str; 5] = ["清单", "方案", "目录", "计划", "台账"];

/// 补贴资金全部发放到位 may be all that was promised; 建设资金到位 is not.
fn is_paid(name: &[char], after: &[char]) -> bool {
    let given = ["发放", "兑付", "兑现", "支付", "补发", "清偿", "退还"].iter().any(|word| holds(after, word));
    let fund = ["补贴", "补助", "奖励", "奖补", "救助", "赔付", "补偿", "扶持"].iter().any(|word| holds(name, word));
    (given || fund) && !["下达", "已下达", "批复"].iter().any(|word| opens_with(after, word))
}

/// Whether words are the name of a step and nothing else: 已完成选址12座.
pub fn is_one(words: &[char]) -> bool {
    STEPS.at(words, 0).is_some_and(|(len, ())| len == words.len())
}

/// Whether a step is named at a place.
pub fn begins(words: &[char], at: usize) -> bool {
    STEPS.at(words, at).is_some()
}

/// Whether words begin with a step that the promise does not name, and with nothing more than that: 完成 before 基础施工, but not 完成征地补偿.
pub fn opens(words: &[char], wanted: &dyn Fn(&str) -> bool) -> bool {
    // 完成了全部桩基和墩柱
    let lead = ["了全部", "全部", "所有", "了"].iter().find(|word| opens_with(words, word));
    let words = lead.map_or(words, |word| &words[word.chars().count()..]);
    let Some((mut len, ())) = STEPS.at(words, 0) else { return false };
    // 水资源论证和初步设计评审
    while let Some('和' | '及' | '、') = words.get(len)
        && let Some((next, ())) = STEPS.at(&words[len + 1..], 0)
    {
        len += 1 + next;
    }
    // 完成审批60部, 完成审批六十部
    let after = words[len..].iter().take_while(|c| is_han(**c) && !numeral::begins(**c)).count();
    let word: String = words[..len].iter().collect();
    let rest = BETWEEN.opens(&words[len..]).is_some() || after == 0;
    rest && !wanted(&word)
}

/// No step is longer.
const LONGEST: usize = 7;

/// Whether what is told behind a count (校车采购合同已签订, 污水处理站主体全部完工) is all about steps that the promise does not name.
pub fn only(words: &[char], wanted: &dyn Fn(&str) -> bool) -> bool {
    // 通过市级初审
    let passed = ["通过", "已通过"].iter().find(|passed| opens_with(words, passed));
    if passed.is_some_and(|passed| opens(&words[passed.chars().count()..], wanted)) {
        return true;
    }
    let names = words.iter().take_while(|c| is_han(**c) || matches!(c, '、' | '"' | '“' | '”')).count();
    let mut met = STATEMENTS
        .find(words)
        .filter(|(_, _, said)| matches!(said, Statement::Met | Statement::Exceeded | Statement::MostlyMet));
    let first = met.next();
    // 主体工程均已完工并通过蓄水验收: what has passed is the work.
    let passed = words.windows(2).position(|pair| pair == ['通', '过']);
    if passed.is_some_and(|at| holds(&words[at..words.len().min(at + LONGEST)], "验收") && !holds(words, "主体验收"))
    {
        return false;
    }
    // 加压泵站完成基坑支护, 2个完成大棚主体搭建: the step stands behind the word.
    let behind = |from: usize| {
        let rest = &words[from..];
        let end = rest.iter().position(|c| !is_han(*c)).unwrap_or(rest.len());
        opens(rest, wanted) || end > 0 && closes(rest, end, wanted)
    };
    let completes = |start: usize, len: usize| words[start..start + len].ends_with(&['完', '成']);
    let step = |(start, len, _): &(usize, usize, &Statement)| {
        closes(words, *start, wanted) || completes(*start, *len) && behind(start + len)
    };
    match first {
        Some(first) => step(&first) && met.all(|next| step(&next)),
        None => (1..=names).any(|end| PASSED.opens(&words[end..]).is_some() && closes(words, end, wanted)),
    }
}
