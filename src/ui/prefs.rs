//! What the reader prefers: stored in the browser, with the text of the box, and nothing else.

use crate::terms::Lang;

/// The light or dark ground.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system has it.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

impl Theme {
    /// The value of the root's `data-theme`.
    pub fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How large the letters are; all but the first belong to the large print (长辈版).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 标准
    #[default]
    Normal,
    /// 大字
    Large,
    /// 特大
    Huge,
}

impl Size {
    /// All of them, from small to large.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Huge];

    /// The value of the root's `data-size`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Huge => "huge",
        }
    }
}

/// What the reader prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prefs {
    /// The language of everything that is not the ledger's own text.
    pub lang: Lang,
    /// The ground.
    pub theme: Theme,
    /// How large the letters are.
    pub size: Size,
    /// Whether black and white and thick lines take the place of the finer tones.
    pub contrast: bool,
    /// Whether the text of the box is kept in this browser.
    pub keep: bool,
}

impl Default for Prefs {
    fn default() -> Self {
        Self { lang: Lang::Zh, theme: Theme::System, size: Size::Normal, contrast: false, keep: true }
    }
}

impl Prefs {
    /// Reads stored preferences; whatever is unknown has its default.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let is = |key: &str, value: &str| get(key).is_some_and(|stored| stored == value);
        Self {
            lang: if is("lang", "en") { Lang::En } else { Lang::Zh },
            theme: [Theme::Light, Theme::Dark].into_iter().find(|theme| is("theme", theme.id())).unwrap_or_default(),
            size: Size::ALL.into_iter().find(|size| is("size", size.id())).unwrap_or_default(),
            contrast: is("contrast", "more"),
            keep: !is("keep", "off"),
        }
    }

    /// The preferences as keys and values, as [`Prefs::read`] takes them.
    pub fn entries(self) -> [(&'static str, &'static str); 5] {
        [
            ("lang", self.lang.id()),
            ("theme", self.theme.id()),
            ("size", self.size.id()),
            ("contrast", if self.contrast { "more" } else { "usual" }),
            ("keep", if self.keep { "on" } else { "off" }),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_are_read_as_they_are_written() {
        let prefs = Prefs { lang: Lang::En, theme: Theme::Dark, size: Size::Huge, contrast: true, keep: false };
        let stored =
            |key: &str| prefs.entries().into_iter().find(|entry| entry.0 == key).map(|entry| entry.1.to_owned());
        assert_eq!(Prefs::read(stored), prefs);
        assert_eq!(Prefs::read(|_| Some("?".to_owned())), Prefs::default());
    }
}
