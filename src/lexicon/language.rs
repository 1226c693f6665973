//! The words around figures: verbs, roles, statements, and what carries no meaning of its own.
//!
//! One table a kind, all of the same shape: surface, id of the meaning, source.

use super::{Words, rows};
use crate::terms::Topic;
use std::sync::LazyLock;

macro_rules! meanings {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

meanings! {
    /// What a verb does to the thing that is counted. A row of `data/verbs.tsv`.
    Verb {
        /// 开工, 启动: begins it.
        Start = "start",
        /// 建成, 竣工, 获批: ends it.
        Finish = "finish",
        /// 新增, 新建: adds it in this period.
        Add = "add",
        /// 打造, 改造: works on it.
        Act = "act",
        /// 为, 稳定在: gives a level.
        Reach = "reach",
        /// 实施, 推进: carries it on, without a word of its end.
        Carry = "carry",
        /// 达到, 提高到: gives a level that is a floor in a promise.
        Floor = "floor",
        /// 控制在, 降至: gives a level that is a ceiling in a promise.
        Cap = "cap",
        /// 增长, 提高: gives a change upwards.
        Grow = "grow",
        /// 下降, 压减: gives a change downwards.
        Fall = "fall",
        /// 申报, 签约: asks for it only.
        Apply = "apply",
        /// 建成区, 为民: looks like a verb and is none.
        #[default]
        Noun = "noun",
    }
}

meanings! {
    /// What part a figure plays beside others. A row of `data/roles.tsv`.
    Role {
        /// 其中: a part of a whole.
        Part = "part",
        /// 其余: what is still open.
        Rest = "rest",
        /// 预计: not yet a fact, but what is expected.
        Forecast = "forecast",
        /// 计划, 将, 力争: what is meant to be, which answers nothing.
        Plan = "plan",
        /// 累计, 总数: over more than this period.
        Stock = "stock",
        /// 上年: another year's.
        LastYear = "lastYear",
        /// 高于, 比上年: a difference from something else.
        Compare = "compare",
        /// 占: a share of another whole.
        Share = "share",
        /// 在建, 正在: work going on.
        Underway = "underway",
        /// 每, 人均: a part of the indicator's name.
        Unit = "unit",
        /// 提前: lead time.
        Lead = "lead",
        /// 共争取: looks like one of these and is none.
        #[default]
        None = "none",
    }
}

meanings! {
    /// What wording says of work when no figure does. A row of `data/statements.tsv`.
    Statement {
        /// 超额完成
        Exceeded = "exceeded",
        /// 已完成, 建成
        Met = "met",
        /// 基本完成
        MostlyMet = "mostlyMet",
        /// 正在, 前期
        InProgress = "inProgress",
        /// 选址, 可研: a step on the way, where it is what was finished.
        Step = "step",
        /// 开工, 启动: enough for a commitment to start, work going on for any other.
        Start = "start",
        /// 未完成, 暂缓
        Missed = "missed",
        /// 滞后, 延期: behind, which says nothing of whether work goes on.
        Delayed = "delayed",
        /// 未开工
        NotStarted = "notStarted",
        /// 取消
        Cancelled = "cancelled",
        /// 计划, 将: what follows decides nothing.
        Plan = "plan",
        /// 在即, 取决于: what stands before it is not there yet.
        Open = "open",
        /// 年度指标: no fact at all.
        #[default]
        None = "none",
        /// 完成率: looks like a statement and is none.
        Noun = "noun",
    }
}

/// How many meanings of a kind there are at most.
const KINDS: usize = 14;

/// Meanings of the words of a stretch, each once, in the order in which they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Few<M> {
    meanings: [M; KINDS],
    len: u8,
}

impl<M: Copy + Default + PartialEq> Few<M> {
    /// Adds a meaning that is not among them.
    pub fn push(&mut self, meaning: M) {
        if !self.contains(&meaning)
            && let Some(place) = self.meanings.get_mut(self.len as usize)
        {
            *place = meaning;
            self.len += 1;
        }
    }

    /// Leaves only those that are kept.
    pub fn retain(&mut self, keeps: impl Fn(&M) -> bool) {
        *self = self.iter().copied().filter(keeps).collect();
    }
}

impl<M: Copy + Default> Default for Few<M> {
    fn default() -> Self {
        Self { meanings: [M::default(); KINDS], len: 0 }
    }
}

impl<M> std::ops::Deref for Few<M> {
    type Target = [M];

    fn deref(&self) -> &[M] {
        self.meanings.get(..self.len as usize).unwrap_or(&[])
    }
}

impl<M: Copy + Default + PartialEq> Extend<M> for Few<M> {
    fn extend<I: IntoIterator<Item = M>>(&mut self, meanings: I) {
        meanings.into_iter().for_each(|meaning| self.push(meaning));
    }
}

impl<M: Copy + Default + PartialEq> FromIterator<M> for Few<M> {
    fn from_iter<I: IntoIterator<Item = M>>(meanings: I) -> Self {
        let mut few = Self::default();
        few.extend(meanings);
        few
    }
}

fn table<M>(text: &'static str, meaning: fn(&str) -> Option<M>) -> Words<M> {
    Words::new(rows(text).filter_map(|row| Some(((*row.first()?).to_owned(), meaning(row.get(1)?)?))))
}

/// The verbs.
pub static VERBS: LazyLock<Words<Verb>> = LazyLock::new(|| table(include_str!("../../data/verbs.tsv"), Verb::from_id));

/// The words that give a figure its role.
pub static ROLES: LazyLock<Words<Role>> = LazyLock::new(|| table(include_str!("../../data/roles.tsv"), Role::from_id));

/// The words that say how work stands.
pub static STATEMENTS: LazyLock<Words<Statement>> =
    LazyLock::new(|| table(include_str!("../../data/statements.tsv"), Statement::from_id));

/// Words that name nothing: 全市, 今年, 的.
pub static STOPWORDS: LazyLock<Words<()>> =
    LazyLock::new(|| table(include_str!("../../data/stopwords.tsv"), |_| Some(())));

/// Steps on the way to a work, and parts of it: 选址, 采购合同, 主体.
pub static STEPS: LazyLock<Words<()>> =
    LazyLock::new(|| table(include_str!("../../data/steps.tsv"), |kind| (kind != "told").then_some(())));

/// Words that by themselves tell of such a step: 到货, 公示, 放线.
pub static PREPARES: LazyLock<Words<()>> =
    LazyLock::new(|| table(include_str!("../../data/steps.tsv"), |kind| (kind != "name").then_some(())));

/// Words for things that are printed side by side, each with its groups and its place in them (`place:town`); `-` for a word that holds several.
pub static CONTRASTS: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    Words::new(
        rows(include_str!("../../data/contrasts.tsv"))
            .filter_map(|row| Some(((*row.first()?).to_owned(), *row.get(1)?))),
    )
});

/// Names of one and the same thing, each with the one that stands for all: 经营主体 and 市场主体.
pub static SYNONYMS: LazyLock<Words<Vec<char>>> = LazyLock::new(|| {
    let names = rows(include_str!("../../data/synonyms.tsv"));
    Words::new(names.filter_map(|row| Some(((*row.first()?).to_owned(), row.get(1)?.chars().collect()))))
});

/// Indicators that are better low, for which a bare figure is a ceiling.
pub static CEILINGS: LazyLock<Words<()>> =
    LazyLock::new(|| table(include_str!("../../data/ceilings.tsv"), |_| Some(())));

/// Whole cells that say nothing: 无, —, 年度指标.
pub static BLANKS: LazyLock<Words<()>> = LazyLock::new(|| table(include_str!("../../data/blanks.tsv"), |_| Some(())));

/// What the names of offices end in.
pub static OFFICES: LazyLock<Words<()>> = LazyLock::new(|| table(include_str!("../../data/offices.tsv"), |_| Some(())));

/// A word of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicWord {
    /// The topic.
    pub topic: Topic,
    /// Whether it only says where or for whom (农村, 社区), so that any other word weighs more; `rural-` in the table.
    pub weak: bool,
}

/// Words of the topics.
pub static TOPICS: LazyLock<Words<TopicWord>> = LazyLock::new(|| {
    let word = |id: &str| {
        let (id, weak) = id.strip_suffix('-').map_or((id, false), |id| (id, true));
        Topic::from_id(id).map(|topic| TopicWord { topic, weak })
    };
    table(include_str!("../../data/topics.tsv"), word)
});
