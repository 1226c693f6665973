//! What the reader prefers: the only thing that the page stores.

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

/// What the reader prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prefs {
    /// The language of everything that is not the ledger's own text.
    pub lang: Lang,
    /// The ground.
    pub theme: Theme,
    /// Whether the letters are large (长辈版).
    pub large: bool,
}

impl Prefs {
    /// Reads stored preferences; whatever is unknown has its default.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let is = |key: &str, value: &str| get(key).is_some_and(|stored| stored == value);
        let theme = [Theme::Light, Theme::Dark].into_iter().find(|theme| is("theme", theme.id())).unwrap_or_default();
        let lang = if is("lang", "en") { Lang::En } else { Lang::Zh };
        Self { lang, theme, large: is("size", "large") }
    }

    /// The preferences as keys and values, as [`Prefs::read`] takes them.
    pub fn entries(self) -> [(&'static str, &'static str); 3] {
        let size = if self.large { "large" } else { "normal" };
        [("lang", self.lang.id()), ("theme", self.theme.id()), ("size", size)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_are_read_as_they_are_written() {
        let prefs = Prefs { lang: Lang::En, theme: Theme::Dark, large: true };
        let stored =
            |key: &str| prefs.entries().into_iter().find(|entry| entry.0 == key).map(|entry| entry.1.to_owned());
        assert_eq!(Prefs::read(stored), prefs);
        assert_eq!(Prefs::read(|_| Some("?".to_owned())), Prefs { lang: Lang::Zh, theme: Theme::System, large: false });
    }
}
