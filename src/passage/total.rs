//! Printed totals: 兑付2.94亿元、发放1.22亿元，两项资金合计4.16亿元.

use super::{Figure, Passage};
use crate::number::Decimal;
use crate::text::{Chars, holds_any};

/// 三项资金合计 is about as long as the words for a total are.
const LONGEST: usize = 16;

/// A figure that is the printed total of others.
#[derive(Clone, Debug)]
pub(super) struct Total {
    /// The index of the figure.
    figure: usize,
    /// The indices of its parts, the last one first.
    parts: Vec<usize>,
}

impl Passage {
    /// The figures of which one is the printed total, the last one first; none where it is no total.
    pub fn parts_of(&self, figure: &Figure) -> impl Iterator<Item = &Figure> + Clone {
        let totals = self.totals();
        let start = |total: &Total| self.figures.get(total.figure).map_or(0, |other| other.quantity.core.start);
        let at = totals.partition_point(|total| start(total) < figure.quantity.core.start);
        let own = totals.get(at).filter(|total| start(total) == figure.quantity.core.start);
        let parts = own.map_or(&[][..], |total| &total.parts);
        parts.iter().filter_map(|part| self.figures.get(*part))
    }

    /// Whether a figure is the printed total of others.
    pub fn is_total(&self, figure: &Figure) -> bool {
        self.parts_of(figure).next().is_some()
    }

    /// The printed totals near behind a figure, in its sentence.
    pub fn totals_behind(&self, figure: &Figure) -> impl Iterator<Item = &Figure> {
        let sentence = self.sentence_of(figure);
        // Few cells have any.
        let behind = if self.totals().is_empty() { &[] } else { self.behind(figure) };
        behind.iter().take_while(move |next| self.sentence_of(next) == sentence).filter(|next| self.is_total(next))
    }

    fn totals(&self) -> &[Total] {
        self.memo.totals.get_or_init(|| {
            let total = |figure: usize| Some(Total { figure, parts: self.summed(figure)? });
            (0..self.figures.len()).filter_map(total).collect()
        })
    }

    /// The figures right before one in its sentence that come to as much as it says, where its words say that it is a total.
    fn summed(&self, index: usize) -> Option<Vec<usize>> {
        let figure = &self.figures[index];
        let own = self.text.folded(self.before(figure));
        // 三项资金合计: the number of the parts stands right before it.
        let clause = self.clauses.get(figure.clause).map_or(0, |own| own.span.start);
        let start = clause.max(figure.quantity.core.start.saturating_sub(LONGEST));
        let told = self.text.folded(Chars::new(start, figure.quantity.core.start));
        if !holds_any(own, &["共", "合计", "总计"]) && !holds_any(told, &["合计", "总计"]) {
            return None;
        }
        let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
        let sentence = self.sentence_of(figure);
        let near = (index.saturating_sub(super::near::NEAR)..index).rev();
        let before = near.take_while(|other| self.sentence_of(&self.figures[*other]) == sentence);
        let mut sum = Some(Decimal::ZERO);
        let mut parts = Vec::new();
        for part in before.filter(|other| dimension(&self.figures[*other]) == dimension(figure)) {
            sum = sum.zip(self.figures[part].quantity.in_base()).and_then(|(sum, own)| sum.plus(own));
            parts.push(part);
            if parts.len() > 1 && sum.is_some() && sum == figure.quantity.in_base() {
                return Some(parts);
            }
        }
        None
    }
}
