//! Names of glyphs, as simple fonts use them.

/// The names that are not the character itself (Adobe Glyph List, as far as figures and Latin text go).
const NAMES: [(&str, &str); 62] = [
    ("ampersand", "&"),
    ("asterisk", "*"),
    ("at", "@"),
    ("backslash", "\\"),
    ("bar", "|"),
    ("braceleft", "{"),
    ("braceright", "}"),
    ("bracketleft", "["),
    ("bracketright", "]"),
    ("bullet", "•"),
    ("colon", ":"),
    ("comma", ","),
    ("degree", "°"),
    ("dollar", "$"),
    ("eight", "8"),
    ("ellipsis", "…"),
    ("emdash", "—"),
    ("endash", "–"),
    ("equal", "="),
    ("exclam", "!"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("fi", "fi"),
    ("five", "5"),
    ("fl", "fl"),
    ("four", "4"),
    ("fraction", "/"),
    ("grave", "`"),
    ("greater", ">"),
    ("greaterequal", "≥"),
    ("hyphen", "-"),
    ("less", "<"),
    ("lessequal", "≤"),
    ("minus", "-"),
    ("mu", "μ"),
    ("multiply", "×"),
    ("nine", "9"),
    ("numbersign", "#"),
    ("one", "1"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("percent", "%"),
    ("period", "."),
    ("periodcentered", "·"),
    ("plus", "+"),
    ("plusminus", "±"),
    ("question", "?"),
    ("quotedbl", "\""),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("quoteleft", "‘"),
    ("quoteright", "’"),
    ("quotesingle", "'"),
    ("semicolon", ";"),
    ("seven", "7"),
    ("six", "6"),
    ("slash", "/"),
    ("space", " "),
    ("three", "3"),
    ("two", "2"),
    ("underscore", "_"),
    ("zero", "0"),
];

/// What a glyph of this name says; nothing for a name that tells nothing.
pub fn text(name: &str) -> Option<String> {
    let name = name.split('.').next().unwrap_or(name);
    if let Ok(at) = NAMES.binary_search_by_key(&name, |(known, _)| known) {
        return Some(NAMES[at].1.to_owned());
    }
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter.to_string());
    }
    let code = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    char::from_u32(u32::from_str_radix(code.get(..4.max(code.len().min(6)))?, 16).ok()?).map(String::from)
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_sorted_and_read() {
        assert!(super::NAMES.is_sorted_by_key(|(name, _)| *name));
        for (name, text) in [("one", "1"), ("A", "A"), ("uni4E2D", "中"), ("percent.alt", "%")] {
            assert_eq!(super::text(name).as_deref(), Some(text));
        }
        assert_eq!(super::text("g123"), None);
    }
}
