//! Parts and wholes, levels and what came to them: which of the two a target asks for.

use super::comparable::comparable;
use super::{same_surface, size};
use crate::lexicon::language::{Role, Verb};
use crate::passage::noun::Noun;
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::terms::Bound;
use crate::text::holds_any;

/// What is added to a fit, or taken from it, for being a part or having one; none where the part is of something else.
pub(super) fn worth(target: &Target, passage: &Passage, figure: &Figure) -> Option<i32> {
    let wants = &target.figure;
    let surface = |one: &Figure, other: &Figure| same_surface(one.quantity.unit.as_ref(), other.quantity.unit.as_ref());
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let before = at.checked_sub(1).and_then(|before| passage.figures.get(before));
    let next = passage.figures.get(at + 1).filter(|next| next.has(Role::Part) && !figure.has(Role::Part));
    // 优化线路5条，其中新增2条: the part is what 新增 promised.
    let very = wants.verb == Some(Verb::Add) && !figure.verb_words.is_empty() && figure.verb_words == wants.verb_words;
    // 累计完成2.1亿元，其中今年1.5亿元: what was done in this year is what a yearly target counts.
    let yearly = !wants.has(Role::Stock) && is_of_this_year(passage, figure);
    let named = before.is_some_and(|whole| is_part_named(target, figure, whole))
        || is_elliptic(target, passage, figure)
        || size::is_own(target, passage, figure, before);
    // 成交额46.2亿元，其中技术交易额31.7亿元 for 技术合同成交额: the whole bears the name that was promised.
    let of_named = |whole: &Figure| {
        let (tail, own) = (whole.noun.folded(), figure.noun.folded());
        let closes = |noun: &[char]| noun.len() >= 2 && target.noun.folded().ends_with(noun);
        surface(whole, figure) && closes(&tail) && !own.is_empty() && !closes(&own)
    };
    let money = target.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
    if money && figure.has(Role::Part) && !wants.has(Role::Part) && !very && !yearly && before.is_some_and(of_named) {
        return None;
    }
    let mut worth = 0;
    if figure.has(Role::Part) && !wants.has(Role::Part) && !very && !yearly && !named {
        worth -= 250;
        // 其中小学2700个 of 学位4350个 tells nothing of 中小学3所.
        let whole = before.filter(|whole| surface(whole, figure));
        let apart = whole.is_some_and(|whole| target.noun.pairs().all(|pair| !whole.noun.has(pair)));
        if apart && !same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref()) {
            return None;
        }
    }
    if next.is_some_and(|part| comparable(target, part) && is_part_named(target, part, figure)) {
        worth -= 150;
    }
    // 文创机构、特色商户共23家，其中文创机构9家 for 文创机构10家
    let lists = |words: &[char]| words.iter().any(|c| matches!(c, '、' | '和' | '及' | '与'));
    if next.is_some_and(|part| {
        comparable(target, part)
            && part.noun.reads_like(&target.noun)
            && lists(passage.text.folded(passage.before(figure)))
            && !lists(&target.words)
    }) {
        return None;
    }
    // 60亿元，其中制造业36亿元: the whole is not for the part, where a part is told.
    let other_part = |other: &Figure| other.has(Role::Part) && comparable(target, other);
    if wants.has(Role::Part) && !figure.has(Role::Part) && passage.around(figure).iter().any(other_part) {
        worth -= 250;
    }
    if wants.verb == Some(Verb::Add) && figure.verb != Some(Verb::Add) && has_added_part(passage, figure, wants) {
        worth -= 250;
    }
    let level = wants.has(Role::Stock) || wants.verb == Some(Verb::Floor);
    if figure.has(Role::Stock) && !level && figure.verb != Some(Verb::Add) {
        worth -= 120;
    }
    // 达到140项 asks for all there are; 本年新增38项 is what came to it.
    if wants.verb == Some(Verb::Floor) && figure.verb == Some(Verb::Add) && !figure.has(Role::Stock) {
        worth -= 150;
    }
    // 申报12家，获认定5家: who promised to apply is answered by what was applied for.
    let applies = |figure: &Figure| figure.verbs.contains(&Verb::Apply) && !figure.verbs.contains(&Verb::Finish);
    if applies(wants) && !figure.verbs.contains(&Verb::Apply) && figure.verbs.contains(&Verb::Finish) {
        worth -= 150;
    }
    if is_first_word(passage, figure) {
        worth -= 100;
    }
    if wants.verb == Some(Verb::Add) && is_level_after_change(passage, figure) {
        worth -= 150;
    }
    Some(worth)
}

/// 累计淘汰168辆，其中2020年淘汰131辆: this year's part of the very work that was promised, in the target's own unit.
pub(super) fn is_years_work(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    is_of_this_year(passage, figure)
        && !figure.verb_words.is_empty()
        && figure.verb_words == target.figure.verb_words
        && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
}

/// 招聘到岗468名，其中音体美教师121名 of 教师450名: a whole is of the thing that its part is of.
pub(super) fn is_whole_of(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let part = passage.figures.get(at + 1).filter(|next| next.has(Role::Part) && !figure.has(Role::Part));
    part.is_some_and(|part| {
        same_surface(part.quantity.unit.as_ref(), figure.quantity.unit.as_ref())
            && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
            && passage.sentence_of(part) == passage.sentence_of(figure)
            && part.noun.head() == target.noun.head()
            && target.noun.head().is_some()
    })
}

/// 护理型床位516张 of 新增床位742张，其中护理型床位516张, where the target names just that part.
fn is_part_named(target: &Target, part: &Figure, whole: &Figure) -> bool {
    // 减税降费28.9亿元 of 减税降费及退税缓税42.7亿元
    let lists = |noun: &Noun| noun.chars().any(|c| matches!(c, '及' | '和' | '与' | '、'));
    let (wanted, all) = (&target.noun, &whole.noun);
    // 污水管网31公里 of 雨污水管网58公里, too
    let within = || {
        let (own, all) = (wanted.folded(), all.folded());
        part.has(Role::Part) && all.len() > own.len() && all.ends_with(&own)
    };
    if wanted.reads_like(&part.noun) && !wanted.reads_like(all) && (lists(all) && !lists(wanted) || within()) {
        return true;
    }
    part.noun.head() == target.noun.head()
        && target.noun.pairs().any(|pair| whole.noun.has(pair) || whole.context.has(pair))
        && target.noun.pairs().any(|pair| part.noun.has(pair) && !whole.noun.has(pair) && !whole.context.has(pair))
}

/// 新增绿色工厂9家，其中国家级2家 of 国家级绿色工厂: a part that is named by no more than what tells the target from the whole.
pub(super) fn is_elliptic(target: &Target, passage: &Passage, part: &Figure) -> bool {
    if part.noun.is_empty()
        || part.noun.reads_like(&target.noun)
        || !part.noun.pairs().all(|pair| target.noun.has(pair))
    {
        return false;
    }
    let whole = |whole: &&Figure| {
        let common = target.noun.pairs().filter(|pair| whole.noun.has(*pair)).count();
        whole.quantity.core.start < part.quantity.core.start
            && whole.quantity.unit == part.quantity.unit
            && whole.is_change() == part.is_change()
            && (whole.quantity.value >= part.quantity.value || whole.is_change())
            && passage.sentence_of(part) - passage.sentence_of(whole) <= 1
            && !whole.noun.is_empty()
            && tells_apart(target, part, whole)
            && common > 0
            && (whole.noun.head() == target.noun.head() || part.has(Role::Part))
    };
    let listed = part.has(Role::Part) || !part.verbs.iter().any(|verb| matches!(verb, Verb::Add | Verb::Finish));
    listed && part.rate.is_none() && passage.around(part).iter().any(|figure| whole(&figure))
}

/// Whether the name of a part begins like the target's with words that the whole has not.
fn tells_apart(target: &Target, part: &Figure, whole: &Figure) -> bool {
    let none = !part.noun.may_share(&whole.noun) || !part.noun.pairs().any(|pair| whole.noun.has(pair));
    let first = part.noun.pairs().next().filter(|first| !whole.noun.has(*first));
    none || first.is_some() && first == target.noun.pairs().next()
}

/// 山区新建村卫生室9个: the very words of the promise, behind a place of their own.
pub(super) fn is_placed(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    words.len() > target.words.len() && words.ends_with(&target.words)
}

/// Whether a later figure tells the very part of this one that the target names.
pub(super) fn has_elliptic_part(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    target.cell != passage.cell
        && passage.behind(figure).iter().any(|part| {
            part.quantity.unit == figure.quantity.unit
                && tells_apart(target, part, figure)
                && is_elliptic(target, passage, part)
                && names_all(target, figure, part)
                && comparable(target, part)
        })
}

/// 绿色工厂9家，其中国家级2家 name all of 国家级绿色工厂; 认证面积 and 有机食品 not all of 绿色有机食品认证面积.
pub(super) fn names_all(target: &Target, whole: &Figure, part: &Figure) -> bool {
    let both = |c: char| whole.noun.chars().chain(part.noun.chars()).any(|own| own == c);
    target.noun.chars().all(both)
}

/// Whether the next figure is a part of this one that the target's own verb counts.
fn has_added_part(passage: &Passage, figure: &Figure, wants: &Figure) -> bool {
    let after = passage.figures.partition_point(|next| next.quantity.core.start <= figure.quantity.core.start);
    passage.figures.get(after).is_some_and(|next| {
        next.has(Role::Part) && next.verb_words == wants.verb_words && next.quantity.unit == figure.quantity.unit
    })
}

/// Whether a part is told to be this year's.
pub(super) fn is_of_this_year(passage: &Passage, figure: &Figure) -> bool {
    let before = passage.text.folded(passage.before(figure));
    // 自2018年以来累计淘汰168辆，其中2020年淘汰131辆: figures of earlier years are out anyway.
    // 其中当年申请、当年完工28台 names a narrower kind, and no year.
    let narrower = figure.verbs.contains(&Verb::Apply);
    figure.has(Role::Part)
        && !narrower
        && (figure.year.is_some() || holds_any(before, &["今年", "本年", "当年", "年内"]))
}

/// 提高10元，达到168元: the level that a change leads to.
fn is_level_after_change(passage: &Passage, figure: &Figure) -> bool {
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let Some(before) = at.checked_sub(1).and_then(|at| passage.figures.get(at)) else { return false };
    figure.inherits
        && *figure.verbs == [Verb::Floor]
        && before.quantity.unit == figure.quantity.unit
        && before.clause + 1 == figure.clause
        && before.verbs.iter().any(|verb| matches!(verb, Verb::Add | Verb::Grow))
}

/// 突破1亿元，达到1.03亿元: the second says it exactly.
fn is_first_word(passage: &Passage, figure: &Figure) -> bool {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let after = passage.figures.partition_point(|next| next.quantity.core.start <= figure.quantity.core.start);
    passage.figures.get(after).is_some_and(|next| {
        next.inherits
            && next.clause == figure.clause + 1
            && (figure.verbs.contains(&Verb::Floor) || figure.quantity.bound == Bound::MoreThan)
            && next.verbs.contains(&Verb::Floor)
            && dimension(next) == dimension(figure)
            && next.quantity.value > figure.quantity.value
    })
}
