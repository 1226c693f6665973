//! Figures of what goes before a work: goods bought or brought, houses looked at, ground cleared, the part that the rest stands on.

use crate::lexicon::language::{PREPARES, STATEMENTS, Statement, VERBS, Verb};
use crate::passage::{Figure, Passage};
use crate::steps;
use crate::target::Target;
use crate::text::Chars;

/// Whether a figure counts a step on the way to what was promised: 采购路灯2000盏, 管沟开挖80公里, 2000盏已全部到货 for 安装路灯2000盏.
pub(super) fn is_prepared(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let works = matches!(target.figure.verb, Some(Verb::Add | Verb::Finish | Verb::Act | Verb::Carry));
    let itself = target.cell == passage.cell && figure.quantity.core == target.figure.quantity.core;
    if itself || !works || figure.rate.is_some() || figure.is_change() {
        return false;
    }
    let before = passage.text.folded(passage.before(figure));
    let end = passage.clauses.get(figure.clause).map_or(figure.quantity.span.end, |own| own.span.end);
    let next = passage.behind(figure).first().map_or(end, |next| next.segment.start.min(end));
    let after = passage.text.folded(Chars::new(figure.quantity.span.end, next.max(figure.quantity.span.end)));
    let step = |word: &str| target.names(word);
    let ended = |(at, len, said): (usize, usize, &Statement)| {
        matches!(said, Statement::Met | Statement::Exceeded) && !steps::opens(&after[at + len..], &step)
    };
    if STATEMENTS.find(after).any(ended) && !steps::only(after, &step) {
        return false;
    }
    closes_with_step(target, before) || builds(target) && (is_told_by(target, before) || is_told_behind(target, after))
}

/// Whether the promise is to build, to fit or to mend, so that goods and ground are not enough.
fn builds(target: &Target) -> bool {
    let verb = &target.figure.verb_words;
    let made = verb.windows(2).any(|pair| matches!(pair, ['创' | '组' | '筹' | '共', '建']));
    !made && verb.iter().any(|c| "建改装修铺架扩造敷".contains(*c))
}

/// 农村危房鉴定500户, 电梯基础施工60部, 厕所主体完工100座: the name before the figure ends in a step.
fn closes_with_step(target: &Target, before: &[char]) -> bool {
    let ends = [0, 2].map(|len| before.len().saturating_sub(len));
    let ended = |end: usize| end == before.len() || ENDED.iter().any(|word| word[..] == before[end..]);
    let closes = |end: usize| steps::closes(before, end, &|step| target.names(step));
    (builds(target) || before.ends_with(&['对', '象'])) && ends.into_iter().any(|end| ended(end) && closes(end))
}

/// What says that a step is done.
const ENDED: [[char; 2]; 4] = [['完', '工'], ['完', '成'], ['竣', '工'], ['封', '顶']];

/// 到货1000台, 确定改造对象500户: a word of the step before the figure, and no other verb behind it.
fn is_told_by(target: &Target, before: &[char]) -> bool {
    PREPARES.find(before).last().is_some_and(|(at, len, ())| {
        let works = |verb: Verb| !matches!(verb, Verb::Noun | Verb::Reach);
        !names(target, &before[at..at + len]) && !VERBS.find(&before[at + len..]).any(|(_, _, verb)| works(*verb))
    })
}

/// 2000盏路灯已运抵现场, 6所学校全部取得施工许可证
fn is_told_behind(target: &Target, after: &[char]) -> bool {
    PREPARES.find(after).next().is_some_and(|(at, len, ())| {
        let works = |verb: Verb| matches!(verb, Verb::Add | Verb::Finish);
        let known = |word: &[char]| VERBS.find(word).any(|(_, _, verb)| works(*verb));
        !names(target, &after[at..at + len]) && !known(&after[at + len..])
    })
}

fn names(target: &Target, word: &[char]) -> bool {
    target.words.windows(word.len()).any(|own| own == word)
}
