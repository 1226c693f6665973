//! What stands around a figure or a clause of a passage. Of hundreds in a cell those far off tell nothing of it, so that a long cell takes no
//! longer for each figure than a short one.

use super::clause::Clause;
use super::noun::Noun;
use super::{Figure, Memo, Passage, noun_of};
use crate::lexicon::language::{VERBS, Verb};
use crate::lexicon::levels;
use crate::months;
use crate::text::{Chars, is_han};

/// So many figures or clauses to either side of one may tell of it.
pub(super) const NEAR: usize = 32;

/// A clause so many characters before another tells nothing of it.
const FAR: usize = 1024;

/// Words further off in one and the same clause tell nothing of a number.
const LONGEST: usize = 128;

impl Passage {
    /// Leaves out the clauses and figures before a byte of the text: an earlier report does not count beside the latest.
    pub fn keep_from(&mut self, byte: usize) {
        let at = self.text.char_at(byte);
        let gone = self.clauses.iter().take_while(|clause| clause.span.end <= at).count();
        self.clauses.drain(..gone);
        self.nouns.drain(..gone);
        self.memo = Memo::default();
        self.figures.retain(|figure| figure.clause >= gone);
        for figure in &mut self.figures {
            figure.clause -= gone;
        }
    }

    /// Leaves out the clauses and figures behind a byte of the text.
    pub fn keep_to(&mut self, byte: usize) {
        let at = self.text.char_at(byte);
        self.clauses.truncate(self.clauses.iter().take_while(|clause| clause.span.end <= at).count());
        self.nouns.truncate(self.clauses.len());
        self.memo = Memo::default();
        self.figures.retain(|figure| figure.clause < self.clauses.len());
    }

    /// The same with some of its clauses alone; places in the text stay what they are.
    #[must_use]
    pub fn only(&self, clauses: std::ops::Range<usize>) -> Self {
        let mut figures: Vec<Figure> =
            self.figures.iter().filter(|figure| clauses.contains(&figure.clause)).cloned().collect();
        for figure in &mut figures {
            figure.clause -= clauses.start;
        }
        Self {
            cell: self.cell,
            text: self.text.clone(),
            nouns: self.nouns[clauses.clone()].to_vec(),
            clauses: self.clauses[clauses].to_vec(),
            figures,
            memo: Memo::default(),
        }
    }

    /// What a clause is about.
    pub fn noun_of(&self, clause: usize) -> &Noun {
        self.nouns[clause].get_or_init(|| noun_of(&self.text, &[], &self.clauses[clause]))
    }

    /// The figures of one clause.
    pub fn figures_of(&self, clause: usize) -> impl Iterator<Item = &Figure> {
        let start = self.figures.partition_point(|figure| figure.clause < clause);
        self.figures.iter().skip(start).take_while(move |figure| figure.clause == clause)
    }

    /// The figures that stand behind one, those near it.
    pub fn behind(&self, figure: &Figure) -> &[Figure] {
        let at = self.figures.partition_point(|next| next.quantity.core.start <= figure.quantity.core.start);
        &self.figures[at..self.figures.len().min(at + NEAR)]
    }

    /// The figures around one and itself. Of hundreds in a cell those far off tell nothing of it, so that a long cell takes no longer for
    /// each figure than a short one.
    pub fn around(&self, figure: &Figure) -> &[Figure] {
        let at = self.figures.partition_point(|next| next.quantity.core.start < figure.quantity.core.start);
        &self.figures[at.saturating_sub(NEAR)..self.figures.len().min(at + NEAR)]
    }

    /// The clauses of a sentence up to one of them, from that one back, those near it.
    pub fn back_from(&self, clause: usize) -> impl Iterator<Item = &Clause> {
        let to = self.clauses.len().min(clause + 1);
        let (sentence, from) = self.clauses.get(clause).map_or((0, 0), |own| (own.sentence, own.span.start));
        let near = move |before: &&Clause| before.sentence == sentence && before.span.end + FAR > from;
        self.clauses[..to].iter().rev().take(NEAR).take_while(near)
    }

    /// The index of the clause that a stretch of the text lies in.
    pub fn clause_at(&self, span: Chars) -> Option<usize> {
        let after = self.clauses.partition_point(|clause| clause.span.start <= span.start);
        after.checked_sub(1).filter(|at| self.clauses[*at].span.contains(span))
    }

    /// The index of the clause that is this stretch of the text.
    pub fn index_of(&self, span: Chars) -> Option<usize> {
        let from = self.clauses.partition_point(|clause| clause.span.start < span.start);
        let same = self.clauses[from..].iter().take_while(|clause| clause.span.start == span.start);
        same.into_iter().position(|clause| clause.span == span).map(|at| from + at)
    }

    /// The clauses from one on, those near it.
    pub fn clauses_from(&self, clause: usize) -> impl Iterator<Item = (usize, &Clause)> {
        self.clauses.iter().enumerate().skip(clause).take(NEAR)
    }

    /// The clauses around one and itself, those near it.
    pub fn clauses_around(&self, clause: usize) -> impl Iterator<Item = (usize, &Clause)> {
        self.clauses.iter().enumerate().take(clause + NEAR).skip(clause.saturating_sub(NEAR))
    }

    /// The clauses of one sentence.
    pub fn clauses_of(&self, sentence: u32) -> &[Clause] {
        let start = self.clauses.partition_point(|clause| clause.sentence < sentence);
        let end = self.clauses.partition_point(|clause| clause.sentence <= sentence);
        &self.clauses[start..end]
    }

    /// The levels of government that the cell speaks of.
    pub fn levels(&self) -> &levels::Told {
        self.memo.levels.get_or_init(|| levels::Told::of(self.text.chars()))
    }

    /// The parts of the year that the cell speaks of, in order.
    pub fn months(&self) -> &[months::Told] {
        self.memo.months.get_or_init(|| months::find(self.text.chars()))
    }

    /// The words of its clause before a number, those near it.
    pub fn words_before(&self, figure: &Figure) -> &[char] {
        let end = figure.quantity.span.start;
        let own = self.clauses.get(figure.clause).map_or(figure.segment.start, |own| own.span.start);
        self.text.folded(Chars::new(own.max(end.saturating_sub(LONGEST)).min(end), end))
    }

    /// The words of its clause behind a number, those near it.
    pub fn words_after(&self, figure: &Figure) -> &[char] {
        let start = figure.quantity.span.end;
        let own = self.clauses.get(figure.clause).map_or(start, |own| own.span.end);
        self.text.folded(Chars::new(start, own.min(start + LONGEST).max(start)))
    }

    /// Whether the words before a figure say that figures are still to come.
    pub fn awaits_before(&self, figure: &Figure) -> bool {
        let awaits = |clause: &&Clause| crate::mood::awaits_figures(self.text.folded(clause.span));
        let end = || self.clauses.iter().find(awaits).map(|clause| clause.span.end);
        self.memo.awaits.get_or_init(end).is_some_and(|end| end <= figure.quantity.core.start)
    }

    /// The sentence that a figure stands in.
    pub fn sentence_of(&self, figure: &Figure) -> u32 {
        self.clauses.get(figure.clause).map_or(0, |clause| clause.sentence)
    }

    /// 每千人6.8批次: whether a figure says how many there are for each, and not how many there are.
    pub fn is_per_head(&self, figure: &Figure) -> bool {
        // 不低于每千人6批次: between the bound and the number, too.
        let words = self.text.folded(Chars::new(figure.segment.start, figure.quantity.core.start));
        let each = ["每千人", "每万人", "每百人", "每人", "每千人口", "每万人口"];
        // 每百户居民充电桩3个
        each.iter().any(|each| crate::text::closes_with(words, each)) || crate::text::holds(words, "每百户")
    }

    /// Whether a figure is the whole of which the next words tell a part: 8座危桥中完工5座, 3条次支路中，….
    pub fn is_whole(&self, figure: &Figure) -> bool {
        let end = self.clauses.get(figure.clause).map_or(0, |clause| clause.span.end);
        // 13座小（2）型水库中: a bracket inside the name ends no clause.
        let rest = self.text.folded(Chars::new(end, self.text.len()));
        let end = match rest {
            ['(', digit, ')', ..] if digit.is_ascii_digit() => {
                end + rest.iter().position(|c| matches!(c, '，' | ',' | ';' | '。')).unwrap_or(rest.len())
            }
            _ => end,
        };
        let after = self.text.folded(Chars::new(figure.quantity.span.end, end));
        let name = |c: char| is_han(c) || c.is_ascii_digit() || matches!(c, '"' | '“' | '”' | '(' | ')');
        let noun = after.iter().take_while(|c| **c != '中' && name(**c)).count();
        let Some(('中', next)) = after[noun..].split_first() else { return false };
        noun > 0
            && (next.is_empty()
                || matches!(next.first(), Some('已' | '有' | '的' | '完' | '均' | '共' | '仅' | '只'))
                || self.figures.iter().any(|part| part.quantity.span.start == figure.quantity.span.end + noun + 1)
                || VERBS.at(next, 0).is_some_and(|(_, verb)| !matches!(verb, Verb::Noun | Verb::Act)))
    }

    /// The words before a figure, from the start of its segment.
    pub fn before(&self, figure: &Figure) -> Chars {
        Chars::new(figure.segment.start, figure.quantity.span.start)
    }

    /// The words after a figure, to the end of its segment.
    pub fn after(&self, figure: &Figure) -> Chars {
        Chars::new(figure.quantity.span.end, figure.segment.end)
    }
}
