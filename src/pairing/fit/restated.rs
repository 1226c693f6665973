//! Completions that say the promise once more and then tell how it stands: 新建小学3所，正在施工; 新增就业7000人，实际完成5210人; 年度任务为60栋，建成39栋.

use super::same_surface;
use crate::lexicon::language::{PREPARES, STATEMENTS, STEPS, STOPWORDS, Statement, VERBS, Verb};
use crate::number::Decimal;
use crate::passage::{Clause, Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, closes_with, holds_any, opens_with};

/// Whether a figure is the promised one, said once more before what became of it.
pub(super) fn is_restated(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    if target.cell == passage.cell || figure.rate.is_some() || figure.quantity.value < target.value || target.ceiling {
        return false;
    }
    let (before, after) = (passage.words_before(figure), passage.words_after(figure));
    let same = figure.quantity.value == target.value;
    if same && (is_goal(target, before, after) || follows_label(passage, figure.clause)) {
        return true;
    }
    let told = holds_any(before, &TOLD)
        || holds_any(after, &["全部", "均已", "竣工", "完工", "投用", "投入使用", "验收", "建成"]);
    let corrected = || is_corrected(target, passage, figure) || leaves_rest(target, passage, figure);
    !told && (same && (corrected() || is_rated(passage, figure)) || stands_open(target, passage, figure))
}

/// Words that tell of something done, so that the figure is a fact.
const TOLD: [&str; 13] =
    ["已", "累计", "实际", "完成", "建成", "竣工", "完工", "投用", "投入", "通过", "全部", "实现", "达到"];

/// 年度任务为新增泊位1500个, 围绕1500个的目标, 建设内容：60栋
fn is_goal(target: &Target, before: &[char], after: &[char]) -> bool {
    let named = GOALS.iter().any(|goal| {
        let set = |link: &&str| crate::text::holds(before, &format!("{goal}{link}"));
        ["为", "是", ":", "】", "]"].iter().any(set)
    });
    let goal = |words: &[char]| GOALS.iter().any(|goal| crate::text::holds(words, goal));
    let aims = AIMS.iter().any(|lead| opens_with(before, lead));
    // 按照60栋的建设规模, 以新增18家为抓手
    let led = LEADS.iter().any(|lead| opens_with(before, lead)) && (goal(after) || holds_any(after, &["抓手", "规模"]));
    let given = holds_any(before, &["下达", "承接", "承担"]) && (goal(after) || holds_any(after, &["指标"]))
        // 项目总长65公里, 主要建设羊舍60栋: what is to be built, and not how much of it is.
        || SIZES.iter().any(|word| opens_with(before, word))
        || holds_any(before, &["项目总长", "项目总规模", "建设总长"])
        // 年度任务新增泊位1500个
        || TASKS.iter().any(|task| opens_with(before, task));
    // 36公里河道整治任务落实到7个镇, 已纳入省级项目库
    // 已纳入省级项目库; 全部纳入水价综合改革 may be the work.
    let lists = holds_any(after, &["库", "计划", "规划", "清单", "名单", "目录", "储备", "盘子", "范围"]);
    let listed = lists && ["纳入", "列入"].iter().any(|word| crate::text::holds(after, word) && !target.names(word));
    let shared = (listed || holds_any(after, &["任务落实", "任务分解", "任务下达", "任务已下", "任务已分"]))
        && !holds_any(after, &["完成", "建成", "竣工"]);
    // 建成15个的70%
    let part = after.first() == Some(&'的') && after.last() == Some(&'%');
    named || aims || led || given || shared || part
}

/// Words that lead an aim in, and what is done for it.
const AIMS: [&str; 11] = ["围绕", "聚焦", "对标", "紧扣", "锚定", "瞄准", "为完成", "为确保", "为实现", "争取", "力争"];
const GOALS: [&str; 8] = ["目标任务", "年度任务", "任务", "目标", "建设任务", "建设内容", "建设规模", "要求"];
/// Words that lead in how large a work is to be.
const SIZES: [&str; 3] = ["主要建设", "项目主要建设", "项目建设"];
/// Words that what was promised stands right behind.
const TASKS: [&str; 5] = ["年度任务", "目标任务", "全年任务", "年度目标任务", "年初任务"];
/// Words that lead a goal in.
const LEADS: [&str; 6] = ["按照", "按", "根据", "对照", "依据", "以"];

/// 目标任务：新增18家。进展：11家: the label before it tells what the figure is.
fn follows_label(passage: &Passage, clause: usize) -> bool {
    let Some(before) = clause.checked_sub(1).and_then(|before| passage.clauses.get(before)) else { return false };
    let words = passage.text.folded(before.span);
    let end = passage.text.folded(Chars::new(before.span.end, before.span.end + 1));
    let label = GOALS.iter().any(|goal| closes_with(words, goal)) && words.len() <= LONGEST_LABEL;
    label && matches!(end, [':' | ']' | '】'])
}

/// 年度目标任务 is no longer.
const LONGEST_LABEL: usize = 8;

/// 新增就业7000人，实际完成5210人: a smaller figure of the same, told as done, and with no name of its own.
fn is_corrected(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let sentence = passage.sentence_of(figure);
    let Some(next) = passage.behind(figure).first().filter(|next| passage.sentence_of(next) <= sentence + 1) else {
        return false;
    };
    let words = passage.text.folded(passage.before(next));
    // 因干旱仅完成8600亩: the reason names nothing that is counted.
    let reason =
        matches!(words, ['因' | '受', ..] | ['由', '于', ..]) && words.iter().any(|c| matches!(c, '仅' | '只'));
    let bare = next.inherits
        || reason
        || next.noun.is_empty()
        || next.noun.pairs().all(|pair| target.noun.has(pair))
        || crate::steps::is_one(&next.noun.folded())
        || target.words.windows(next.noun.chars().count()).any(|own| own.iter().copied().eq(next.noun.chars()));
    // 新开工3200套，基本建成2580套 are two works.
    // 交付1500套，新开工760套, too
    // 新建3座，关停的2座已拆除, too
    let own = next.verb_words.len() >= 2
        && !figure.verb_words.is_empty()
        && next.verb_words != figure.verb_words
        && next.verbs.iter().all(|verb| matches!(verb, Verb::Act | Verb::Add));
    let works = figure.is_start() && next.verbs.contains(&Verb::Finish) || next.is_start() && !figure.is_start() || own;
    same_surface(next.quantity.unit.as_ref(), figure.quantity.unit.as_ref())
        && !works
        && next.quantity.value < target.value
        && next.rate.is_none()
        && next.is_change() == figure.is_change()
        && bare
        && holds_any(words, &["已", "完成", "实际", "仅", "投用", "建成", "竣工", "完工", "目前", "现", "累计"])
        && !holds_any(words, &["其中", "新增"])
}

/// 还有14公里未完成, 其中21栋未动工: how many are not done.
fn leaves_rest(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let sentence = passage.sentence_of(figure);
    let next = passage.behind(figure).first().filter(|next| passage.sentence_of(next) <= sentence + 1);
    next.is_some_and(|next| {
        let own = passage.clauses.get(next.clause).map_or(next.quantity.span.end, |own| own.span.end);
        let start = passage.clauses.get(next.clause).map_or(next.segment.start, |own| own.span.start);
        let words = passage.text.folded(Chars::new(start.max(figure.quantity.span.end), own.max(start)));
        same_surface(next.quantity.unit.as_ref(), figure.quantity.unit.as_ref())
            // 因其中2家未通过备案: why something else is so.
            && words.first() != Some(&'因')
            && next.quantity.value < target.value
            && next.rate.is_none()
            && (is_open(target, words) || holds_any(words, &["在建"]))
            && holds_any(words, &["未", "正在", "在建", "剩余", "还有", "其余", "停", "暂", "待"])
    })
}

/// 到位资金50亿元，完成率62%: a rate short of all of it, with no name of its own.
fn is_rated(passage: &Passage, figure: &Figure) -> bool {
    let sentence = passage.sentence_of(figure);
    let next = passage.behind(figure).first().filter(|next| passage.sentence_of(next) == sentence);
    let bare = |next: &&Figure| passage.text.folded(passage.before(next)).len() <= LONGEST_RATE;
    // 羊舍60栋已完成65%
    let share = |next: &Figure| {
        let done = passage.text.folded(passage.before(next)).ends_with(&['完', '成']) && dimension(next) == "percent";
        next.rate.or(Some(next.quantity.value).filter(|_| done))
    };
    next.filter(bare).and_then(share).is_some_and(|rate| rate < Decimal::new(100, 0))
}

/// 完成率为 is no longer.
const LONGEST_RATE: usize = 4;

/// 新建小学3所，正在施工: a clause behind it that names nothing else says that the very work is not done, and none that it is.
fn stands_open(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let wants = &target.figure;
    let same_work = figure.verb_words == wants.verb_words;
    // 3所小学，正在施工
    let bare = figure.verbs.is_empty() && !STATEMENTS.occurs(passage.text.folded(passage.after(figure)));
    let echoed = (same_work || bare) && !figure.verbs.contains(&Verb::Finish);
    if !echoed || wants.is_start() || wants.is_change() || dimension(figure) == "percent" {
        return false;
    }
    let own = &passage.clauses[figure.clause];
    let after = passage.words_after(figure);
    let step = || crate::steps::only(after, &|_| false);
    if same_work && !after.is_empty() && !step() && is_open(target, after) && !holds_any(after, &["其中"]) {
        return true;
    }
    // 总建筑面积3.6万平方米，总投资1.2亿元，目前完成桩基工程: its measures say nothing of how it stands.
    let measures = |index: usize| {
        let size = passage.figures_of(index).next();
        size.is_some_and(|size| SIZED.contains(&dimension(size)) && !size.verbs.contains(&Verb::Finish))
    };
    let mut open = false;
    for (index, clause) in passage.clauses_from(figure.clause + 1) {
        if clause.sentence > own.sentence + 1 || !names_nothing(target, passage, index, clause) && !measures(index) {
            break;
        }
        if names_nothing(target, passage, index, clause) {
            if reaches_all(passage, index) || !is_open(target, passage.text.folded(clause.span)) {
                return false;
            }
            open = true;
        }
    }
    open
}

/// 完成年度目标的102%
fn reaches_all(passage: &Passage, index: usize) -> bool {
    let hundred = Decimal::new(100, 0);
    passage.figures_of(index).any(|figure| dimension(figure) == "percent" && figure.quantity.value >= hundred)
}

fn dimension(figure: &Figure) -> &'static str {
    figure.quantity.unit.as_ref().map_or("", |unit| unit.dimension)
}

/// What a work measures and costs.
const SIZED: [&str; 3] = ["area", "money", "volume"];

/// Whether words say that work goes on or was not begun, and nothing that it is done.
fn is_open(target: &Target, words: &[char]) -> bool {
    // 形象进度65%, 完成投资60%
    let share = words.iter().position(|c| *c == '%').is_some_and(|end| {
        let start = words[..end].iter().rposition(|c| !c.is_ascii_digit() && *c != '.').map_or(0, |at| at + 1);
        let value: String = words[start..end].iter().collect();
        let below = Decimal::parse(&value).is_some_and(|value| value < Decimal::new(100, 0));
        let own = words.contains(&'率') && !opens_with(words, "完成率");
        below && !own && holds_any(words, &["进度", "完成", "投资", "工程量"])
    });
    // 已取得施工许可证, 已报省厅审批
    let named = |at: usize, len: usize| target.words.windows(len).any(|own| own == &words[at..at + len]);
    let step =
        PREPARES.find(words).any(|(at, len, ())| !named(at, len)) || words.contains(&'报') && STEPS.occurs(words);
    let mut open = share
        || step
        || holds_any(words, &["明年", "下年", "次年", "一半", "进展", "进场"])
        // 流转率过半 is a share of something else.
        || crate::text::find(words, "过半").is_some_and(|at| at == 0 || words[at - 1] != '率')
        || words.ends_with(&['阶', '段']) && holds_any(words, &["处于", "进入"]);
    for (at, len, said) in STATEMENTS.find(words) {
        // 流转率过半 is a share of something else.
        if at > 0 && words[at - 1] == '率' {
            continue;
        }
        match said {
            Statement::Met | Statement::Exceeded | Statement::MostlyMet => {
                let denied = matches!(words[..at], [.., '未'] | [.., '没', '有'] | [.., '未', '能']);
                let step =
                    crate::steps::opens(&words[at + len..], &|_| false) || crate::steps::closes(words, at, &|_| false);
                let short = words[at + len..].contains(&'%') || holds_any(&words[at + len..], &["一半", "过半"]);
                let later = holds_any(&words[..at], &["明年", "下年", "次年", "预计", "计划"]);
                if !(denied || step || short || later) {
                    return false;
                }
                open = true;
            }
            Statement::InProgress
            | Statement::NotStarted
            | Statement::Missed
            | Statement::Delayed
            | Statement::Cancelled
            | Statement::Start => open = true,
            _ => {}
        }
    }
    open
}

/// 正在施工, 项目正在施工, 因资金问题暂缓实施: a clause that counts nothing of its own and has no name of its own.
fn names_nothing(target: &Target, passage: &Passage, index: usize, clause: &Clause) -> bool {
    let words = passage.text.folded(clause.span);
    let counts = |figure: &Figure| figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension != "percent");
    if passage.figures_of(index).any(counts) || words.starts_with(&['其', '中']) {
        return false;
    }
    let mut named = 0;
    let mut at = 0;
    // 布展正在施工 opens with another thing: of its name the target has nothing.
    let mut foreign = 0;
    while at < words.len() {
        let general = GENERAL.iter().find(|word| opens_with(&words[at..], word)).map(|word| word.chars().count());
        let known = general
            .or_else(|| STATEMENTS.at(words, at).map(|(len, _)| len))
            .or_else(|| STEPS.at(words, at).map(|(len, ())| len))
            .or_else(|| VERBS.at(words, at).map(|(len, _)| len))
            .or_else(|| STOPWORDS.at(words, at).map(|(len, ())| len));
        let unknown = known.is_none() && crate::text::is_han(words[at]);
        named += usize::from(unknown);
        foreign += usize::from(unknown && foreign == at && !target.words.contains(&words[at]));
        at += known.unwrap_or(1);
    }
    let stage = words.windows(2).any(|pair| "一二三四五".contains(pair[0]) && matches!(pair[1], '期' | '批'));
    !stage && foreign < 2 && (words.first() == Some(&'因') || named <= MOST_NAMELESS)
}

/// Words that any work may be called by, and those that only say when or how.
const GENERAL: [&str; 28] = [
    "施工单位",
    "项目",
    "工程",
    "主体",
    "工作",
    "任务",
    "目前",
    "正在",
    "进行",
    "处于",
    "进入",
    "阶段",
    "尚",
    "未",
    "已",
    "均",
    "现",
    "正",
    "在",
    "工程量",
    "形象进度",
    "总体进度",
    "进度",
    "投资",
    "进展",
    "底前",
    "编制",
    "报告",
];
/// No more characters beside those name nothing.
const MOST_NAMELESS: usize = 3;
