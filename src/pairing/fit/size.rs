//! The size of what a figure counts: 10亿元 of 投资10亿元以上项目.

use crate::passage::{Figure, Passage};
use crate::target::Target;

/// The size of what a figure counts, told before it or, where it names nothing itself, before the one that it goes on from: 一季度招引亿元以上
/// 项目7个，二季度9个.
pub(super) fn told(passage: &Passage, figure: &Figure) -> Option<String> {
    let own = of(passage.text.slice(passage.before(figure)));
    if own.is_some() || !figure.inherits {
        return own;
    }
    let sentence = passage.sentence_of(figure);
    let mut before = passage.around(figure).iter().rev().filter(|other| {
        other.quantity.core.start < figure.quantity.core.start && passage.sentence_of(other) == sentence
    });
    before.find(|other| !other.inherits).and_then(|other| of(passage.text.slice(passage.before(other))))
}

/// 其中10亿元以上项目2个 of 亿元以上项目22个: whether a figure has the size of what was promised, and the one that it is a part of has not.
pub(super) fn is_own(target: &Target, passage: &Passage, figure: &Figure, whole: Option<&Figure>) -> bool {
    let wanted = of(&target.indicator);
    wanted.is_some() && wanted == told(passage, figure) && whole.is_some_and(|whole| told(passage, whole) != wanted)
}

/// The size that the words before a figure give to what it counts: 10亿元 of 投资10亿元以上项目落地, 亿元 of 亿元及以上项目.
pub(super) fn of(words: &str) -> Option<String> {
    let folded: Vec<char> = words.chars().map(crate::text::fold).collect();
    let near = crate::text::holds(&folded, "覆盖率") && folded.iter().any(|c| matches!(c, '米' | '里' | '钟'));
    if !crate::text::holds(&folded, "以上") && !near {
        return None;
    }
    if near {
        // 500米 of 500米覆盖率
        let start = folded.iter().position(char::is_ascii_digit)?;
        return Some(folded[start..].iter().take_while(|c| c.is_ascii_digit()).collect());
    }
    let at = folded.windows(2).position(|pair| pair == ['以', '上'])?;
    let end = if at > 0 && folded[at - 1] == '及' { at - 1 } else { at };
    let money = folded[..end].ends_with(&['元']);
    let sum = |c: &&char| c.is_ascii_digit() || "元美.十百千万亿".contains(**c);
    let size: String = folded[..end].iter().rev().take_while(sum).collect();
    (money && size.contains(['万', '亿'])).then_some(size)
}
