//! What was promised, said once more to tell that it did not come about: 2座消防站无一建成, 未达到1000人目标, 尚差40人.

use crate::lexicon::language::{VERBS, Verb};
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, closes_with, holds, holds_any, opens_with};

/// Whether a figure counts what failed, what is only chosen, or how much is missing.
pub(super) fn is_failed(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    if target.cell == passage.cell {
        return false;
    }
    let words = passage.text.folded(passage.before(figure));
    let end = passage.clauses.get(figure.clause).map_or(figure.quantity.span.end, |own| own.span.end);
    let after = passage.text.folded(Chars::new(figure.quantity.span.end, end.max(figure.quantity.span.end)));
    let same = figure.quantity.value == target.value && figure.quantity.unit == target.unit;
    let bare = VERBS.find(words).all(|(_, _, verb)| *verb == Verb::Noun);
    same && bare && fails(target, passage, figure, after)
        || same && is_denied_goal(words, after)
        || CHOSEN.iter().any(|word| closes_with(words, word) && !target.names(word))
        || SHORT.iter().any(|word| closes_with(words, word) && !target.names(word))
        || is_taught(words) && !target.names("在")
}

/// What they were only found to be, or how much is still to come.
const CHOSEN: [&str; 5] = ["确定", "已确定", "选定", "初步确定", "谋划"];
const SHORT: [&str; 6] = ["尚差", "还差", "仍差", "相差", "尚缺", "还缺"];

/// 在培全科医生75名: they are still being taught; but 在培训方面.
fn is_taught(words: &[char]) -> bool {
    words
        .windows(3)
        .any(|part| part[0] == '在' && matches!(part[1], '培' | '训') && !matches!(part[2], '训' | '练' | '育' | '养'))
}

/// Whether what is said of all that were promised is that they, or some of them, did not come about: 4个农贸市场改造推迟, 20个小区大部分完工.
fn fails(target: &Target, passage: &Passage, figure: &Figure, after: &[char]) -> bool {
    let not = (0..after.len()).any(|at| {
        let rest = &after[at + 1..];
        match after[at] {
            // 未来社区, 未成年人保护站
            '未' => !NAMES.iter().any(|name| opens_with(rest, name)) && !matches!(after[..at], [.., '无']),
            '没' => !opens_with(rest, "有一"),
            _ => false,
        }
    });
    let none = holds(after, "无一") && !holds_any(after, &["无一例外", "无一延", "无一返", "无一脱", "无一遗"]);
    let but = after.first() != Some(&'外') && holds(after, "除") && after.contains(&'外');
    let failing = FAILING.iter().any(|word| holds(after, word) && !target.names(word));
    // 6个停车场完成进度60%
    let rate = passage.figures_of(figure.clause).any(|other| {
        let percent = other.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
        other.quantity.core.start > figure.quantity.core.start
            && percent
            && other.quantity.value < 100.into()
            && closes_with(passage.text.folded(passage.before(other)), "进度")
    });
    not || none || but || failing || rate
}

/// Names that begin with 未.
const NAMES: [&str; 3] = ["来", "成年", "病"];

/// Words of what did not come about, or not wholly.
const FAILING: [&str; 20] = [
    "不具备",
    "不再",
    "暂停",
    "暂缓",
    "推迟",
    "延期",
    "延后",
    "遇阻",
    "受阻",
    "缓慢",
    "滞后",
    "落空",
    "移交下",
    "搁置",
    "停滞",
    "部分建成",
    "部分完",
    "大部分",
    "放弃",
    "叫停",
];

/// 没能完成新增就业1000人的任务, 离1000人的目标尚有差距: the goal, which was not reached.
fn is_denied_goal(words: &[char], after: &[char]) -> bool {
    let denied =
        holds_any(words, &["未达", "没达", "没有达", "未能", "没能", "未实现", "没有实现", "没有完成", "未完成"])
            || ["离", "距", "距离", "与"].iter().any(|word| opens_with(words, word));
    denied
        && ["目标", "任务", "的目标", "的任务", "的年度目标", "的年度任务"].iter().any(|word| opens_with(after, word))
}
