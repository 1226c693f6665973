//! Figures in a commitment that are no targets: thresholds that qualify a noun, and the old value of a change.

use crate::lexicon::language::{VERBS, Verb};
use crate::passage::Passage;
use crate::terms::Bound;
use crate::terms::CellName;
use crate::text::{Chars, closes_with, holds, holds_any, is_han};

/// Dimensions that size a thing rather than count it: 投资500万元以上的项目, 30户以上的自然村.
const SIZES: [&str; 13] = [
    "money",
    "time",
    "age",
    "area",
    "length",
    "household",
    "power",
    "person",
    "mass",
    "volume",
    "flow",
    "energy",
    "蒸吨",
];

/// The name of what a figure sizes is no longer.
const LONGEST_NAME: usize = 12;

/// Attributes of a project, not promises about it.
const ATTRIBUTES: [&str; 7] = ["总投资", "概算", "占地", "全长", "总长", "总建筑面积", "线路长"];

/// Whether the figure is the old value in 从A提高到B or 由A调整为B.
pub fn is_old_value(passage: &Passage, index: usize) -> bool {
    let (Some(figure), Some(next)) = (passage.figures.get(index), passage.figures.get(index + 1)) else { return false };
    if figure.clause != next.clause {
        return false;
    }
    let before = passage.text.folded(passage.before(figure));
    let between = passage.text.folded(Chars::new(figure.quantity.span.end, next.quantity.core.start));
    before.iter().any(|c| matches!(c, '由' | '从')) && between.iter().any(|c| matches!(c, '到' | '至' | '为'))
}

/// 新建道路5条，总长18公里: a length in a clause of its own, which the completion measures in the same word.
pub fn is_measured(passage: &Passage, index: usize, completion: &Passage) -> bool {
    const LENGTHS: [&str; 3] = ["总长", "全长", "总面积"];
    let Some(figure) = passage.figures.get(index) else { return false };
    let own = passage.clauses.get(figure.clause).map_or(0, |own| own.span.start);
    let words = passage.text.folded(Chars::new(own, figure.quantity.core.start));
    let told = |word: &str| {
        let mut figures = completion.figures.iter().filter(|other| other.quantity.unit == figure.quantity.unit);
        figures.any(|other| closes_with(completion.text.folded(completion.before(other)), word))
    };
    index > 0
        && LENGTHS
            .iter()
            .any(|word| crate::text::opens_with(words, word) && words.len() <= word.chars().count() + 1 && told(word))
}

/// Whether the figure qualifies a noun instead of promising anything.
pub fn qualifies(passage: &Passage, index: usize) -> bool {
    let Some(figure) = passage.figures.get(index) else { return false };
    let quantity = &figure.quantity;
    let dimension = quantity.unit.as_ref().map_or("", |unit| unit.dimension);
    let before = passage.text.folded(passage.before(figure));
    if dimension == "age" {
        // 达到80.5岁 in a column of its own
        return !holds(before, "寿命") && (passage.cell != CellName::TargetText || noun_after(passage, index));
    }
    if quantity.unit.as_ref().is_some_and(|unit| unit.text == "年")
        && before.iter().any(|c| is_han(*c)) | noun_after(passage, index)
    {
        // 连续5年, 用3年时间, 三年内; but 受教育年限11.3年
        return !holds_any(before, &["年限", "寿命", "年数", "学制", "达到", "延长"]);
    }
    if before.ends_with(&['每']) {
        // 每百名老年人
        return true;
    }
    let lead = before.strip_suffix(&['约']).unwrap_or(before);
    if ATTRIBUTES.iter().any(|word| closes_with(lead, word)) {
        // 总投资不低于80亿元 is promised.
        return !matches!(quantity.bound, Bound::AtLeast | Bound::MoreThan);
    }
    let clause_end = passage.clauses.get(figure.clause).map_or(quantity.span.end, |clause| clause.span.end);
    let after = passage.text.folded(Chars::new(quantity.span.end, clause_end));
    let bounded_after = quantity.bound != Bound::Plain && quantity.span.end > quantity.core.end;
    let noun_follows = after.first().is_some_and(|&c| is_han(c)) && !verb_follows(after);
    let genitive = after.first() == Some(&'的');
    // 第二轮土地承包到期后再延长30年: what is agreed, and no result.
    if quantity.unit.as_ref().is_some_and(|unit| unit.text == "年") && closes_with(lead, "延长") {
        return true;
    }
    if after.starts_with(&['的', '基', '础']) {
        // 在已建成12公里的基础上
        return true;
    }
    let counted_later = passage.figures.get(index + 1).is_some_and(|next| next.clause == figure.clause);
    let sizes = SIZES.contains(&dimension);
    // 八类主要刑事案件下降10%
    let sorts = quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "类") && noun_follows && counted_later;
    // 4个结构性指标均增长10%: of each of them
    let each = noun_follows && counted_later && VERBS.find(before).all(|(_, _, verb)| *verb == Verb::Noun) && {
        let until = passage.figures.get(index + 1).map_or(clause_end, |next| next.quantity.core.start);
        passage.text.folded(Chars::new(quantity.span.end, until)).iter().any(|c| matches!(c, '均' | '各'))
    };
    // 新一轮百万亩造林: a round number of the campaign's name
    let core = passage.text.folded(quantity.core);
    let round = core.iter().take_while(|c| matches!(c, '十' | '百' | '千' | '万' | '亿')).count() > 1;
    // 年出栏5000头以上规模养殖场12家: the bounded figure sizes what the next one counts.
    let sizes_next = || {
        let next = passage.figures.get(index + 1).filter(|next| next.clause == figure.clause);
        next.is_some_and(|next| {
            let name = passage.text.folded(Chars::new(quantity.span.end, next.quantity.core.start));
            next.quantity.unit != quantity.unit
                && (1..=LONGEST_NAME).contains(&name.len())
                && name.iter().all(|c| is_han(*c))
                && VERBS.find(name).all(|(_, _, verb)| *verb == Verb::Noun)
        })
    };
    // 20户以上自然村实现全覆盖, 义务教育阶段56人以上大班额: no work stands before it, and a name follows.
    let sorts_people = || {
        matches!(dimension, "person" | "household")
            && VERBS.find(before).all(|(_, _, verb)| *verb == Verb::Noun)
            && VERBS.find(after).any(|(_, _, verb)| *verb != Verb::Noun)
    };
    // 60万吨/年丙烷脱氢项目建成投产: how large the project is.
    let sizes_project = || {
        let name = after.iter().take_while(|c| is_han(**c)).copied().collect::<Vec<char>>();
        quantity.unit.as_ref().is_some_and(|unit| unit.text.ends_with(['年', '日', '天']) && unit.text.contains('/'))
            && noun_follows
            && ["项目", "装置", "工程", "生产线", "煤矿"].iter().any(|kind| holds(&name, kind))
            && before.iter().all(|c| !is_han(*c))
    };
    sorts
        || each
        || sizes_project()
        || bounded_after && noun_follows && dimension != "percent" && (sizes_next() || sorts_people())
        || round && noun_follows && !bounded_after
        || (bounded_after && genitive && dimension != "percent")
        || (bounded_after && noun_follows && sizes && (counted_later || dimension == "money" || dimension == "time"))
        || (genitive && sizes && counted_later)
        || (dimension == "time" && noun_follows && !bounded_after)
}

fn noun_after(passage: &Passage, index: usize) -> bool {
    passage
        .figures
        .get(index)
        .is_some_and(|figure| passage.text.folded(passage.after(figure)).iter().any(|c| is_han(*c)))
}

fn verb_follows(after: &[char]) -> bool {
    VERBS.at(after, 0).is_some_and(|(_, verb)| *verb != Verb::Noun)
        || matches!(after.first(), Some('用' | '以' | '和' | '及'))
}
