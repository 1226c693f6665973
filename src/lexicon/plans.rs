//! How a sentence tells a plan and what came of it: `data/plans.tsv`.

use super::{Words, rows};
use std::sync::LazyLock;

/// What a word says of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanWord {
    /// 计划, 目标: that it promises.
    Plan,
    /// 要, 写明: that it promises, where it is no part of another word.
    Wish,
    /// 力争: that it promises, where nothing was reported before it.
    Hope,
    /// 实际, 已: that it reports.
    Fact,
}

/// The words of one kind, the longest first.
type Kind = Vec<&'static str>;

/// The words of the table by what they do.
#[derive(Debug, Default)]
pub struct Plans {
    /// 计划, 目标: makes a target of the figure behind it, up to the next of the facts.
    pub plan: Kind,
    /// 实际, 已: ends the reach of a plan.
    pub fact: Kind,
    /// 目前, 竣工: opens a clause that tells what came of the promise before it.
    pub report: Kind,
    /// 市政府, 年度: tells who set a plan, or of what kind it is.
    pub setter: Kind,
    /// 超过, 多: the figure lies on the far side of its target.
    pub beyond: Kind,
    /// 低于, 差: the figure lies on the near side of its target.
    pub short: Kind,
    /// 建成, 新增: work between such a word and its figure.
    pub work: Kind,
    /// 略, 已经: says nothing of what a figure is of.
    pub aside: Kind,
    /// 高于, 占: leads from a fact to the target behind it, and names nothing.
    pub link: Kind,
    /// 一度, 年初: tells of what was so for a time.
    pub past: Kind,
    /// 现已, 最终: tells what came of it at last.
    pub turn: Kind,
}

impl Plans {
    fn kind(&mut self, id: &str) -> Option<&mut Kind> {
        Some(match id {
            "plan" => &mut self.plan,
            "fact" => &mut self.fact,
            "report" => &mut self.report,
            "setter" => &mut self.setter,
            "beyond" => &mut self.beyond,
            "short" => &mut self.short,
            "work" => &mut self.work,
            "aside" => &mut self.aside,
            "link" => &mut self.link,
            "past" => &mut self.past,
            "turn" => &mut self.turn,
            _ => return None,
        })
    }

    /// The word of distance that fits, and whether it leads beyond the target.
    pub fn distance(&self, fits: impl Fn(&str) -> bool) -> Option<(&'static str, bool)> {
        let find = |words: &Kind| words.iter().copied().find(|word| fits(word));
        let (beyond, short) = (find(&self.beyond), find(&self.short));
        let longer = |word: &str| short.is_none_or(|short| word.len() >= short.len());
        beyond.filter(|word| longer(word)).map(|word| (word, true)).or(short.map(|word| (word, false)))
    }
}

/// The words of plans.
pub static PLANS: LazyLock<Plans> = LazyLock::new(|| {
    let mut plans = Plans::default();
    for row in rows(include_str!("../../data/plans.tsv")) {
        let [surface, kinds, ..] = row[..] else { continue };
        for id in kinds.split(',') {
            if let Some(kind) = plans.kind(id) {
                kind.push(surface);
            }
        }
    }
    for kind in ["plan", "fact", "report", "setter", "beyond", "short", "work", "aside", "link", "past", "turn"] {
        if let Some(words) = plans.kind(kind) {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
    }
    plans
});

/// The words of distance, found in one pass: a text without any of them tells none.
pub static DISTANCES: LazyLock<Words<()>> = LazyLock::new(|| {
    let moved = ["增加", "减少"];
    let words = PLANS.beyond.iter().chain(&PLANS.short).copied().chain(moved);
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    words.dedup();
    Words::new(words.into_iter().map(|word| (word.to_owned(), ())))
});

/// The words that tell a clause of a promise from one of a report.
pub static PLAN_WORDS: LazyLock<Words<PlanWord>> = LazyLock::new(|| {
    let word = |kinds: &str| {
        kinds.split(',').find_map(|kind| match kind {
            "plan" => Some(PlanWord::Plan),
            "wish" => Some(PlanWord::Wish),
            "hope" => Some(PlanWord::Hope),
            "fact" => Some(PlanWord::Fact),
            _ => None,
        })
    };
    let known = rows(include_str!("../../data/plans.tsv"));
    Words::new(known.filter_map(|row| Some(((*row.first()?).to_owned(), word(row.get(1)?)?))))
});
