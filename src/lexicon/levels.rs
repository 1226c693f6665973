//! Words that tell which government a figure is of: `data/levels.tsv`.

use super::{Words, rows};
use std::sync::LazyLock;

/// Levels of government, the highest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 县, 区, 旗.
    County,
    /// 市, 州, 盟.
    City,
    /// 省, 自治区.
    Province,
    /// 全国.
    State,
}

impl Level {
    /// The level of a place by its name; a city may be one of counties or one of a county.
    pub fn of_place(place: &str) -> Option<Self> {
        match place.chars().next_back()? {
            '省' => Some(Self::Province),
            '市' | '州' | '盟' => Some(Self::City),
            '县' | '区' | '旗' => Some(Self::County),
            _ => None,
        }
    }

    fn from_id(id: &str) -> Option<Self> {
        Some(match id {
            "county" => Self::County,
            "city" => Self::City,
            "province" => Self::Province,
            "state" => Self::State,
            _ => return None,
        })
    }
}

/// What a word says of the figures behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelWord {
    /// Whose they are.
    pub level: Level,
    /// 我市: whether the speaker is of that level; `own` in the table.
    pub own: bool,
}

/// The words of levels.
pub static LEVELS: LazyLock<Words<LevelWord>> = LazyLock::new(|| {
    let word = |id: &str| {
        let (id, own) = id.strip_suffix(" own").map_or((id, false), |id| (id, true));
        Level::from_id(id).map(|level| LevelWord { level, own })
    };
    let known = rows(include_str!("../../data/levels.tsv"));
    Words::new(known.filter_map(|row| Some(((*row.first()?).to_owned(), word(row.get(1)?)?))))
});

/// The words of levels that stand in a text.
#[derive(Clone, Debug, Default)]
pub struct Told(Vec<LevelWord>);

impl Told {
    /// Those of some folded text.
    pub fn of(text: &[char]) -> Self {
        let mut told = Vec::new();
        for (_, _, word) in LEVELS.find(text) {
            if !told.contains(word) {
                told.push(*word);
            }
        }
        Self(told)
    }

    /// The lowest level that is spoken of.
    pub fn lowest(&self) -> Option<Level> {
        self.0.iter().map(|word| word.level).min()
    }

    /// Whether the speaker is of any level, or of this one.
    pub fn is_own(&self, level: Option<Level>) -> bool {
        self.0.iter().any(|word| word.own && level.is_none_or(|level| word.level == level))
    }

    /// Whether a level is spoken of.
    pub fn names(&self, level: Level) -> bool {
        self.0.iter().any(|word| word.level == level)
    }
}
