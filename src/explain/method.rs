//! The method as a reader sees it: `data/method.tsv`, headings and their sentences.

use crate::lexicon::method::sentences;
use crate::terms::Lang;
use crate::view::Rules;

/// The method in this language.
pub fn method(lang: Lang) -> Vec<Rules> {
    let mut parts: Vec<Rules> = Vec::new();
    for sentence in sentences() {
        let said = if lang == Lang::Zh { sentence.zh } else { sentence.en }.to_owned();
        if sentence.id.ends_with(".0") {
            parts.push(Rules { heading: said, sentences: Vec::new() });
        } else if let Some(part) = parts.last_mut() {
            part.sentences.push(said);
        }
    }
    parts
}

/// A sentence with the tolerances in force, as they are to be printed (`5%`).
pub fn with_tolerances(sentence: &str, about: &str, near: &str) -> String {
    sentence.replace("{about}", about).replace("{near}", near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_a_heading_and_sentences_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let parts = method(lang);
            assert_eq!(parts.len(), 6);
            assert!(parts.iter().all(|part| !part.heading.is_empty() && !part.sentences.is_empty()));
            let text: String = parts.iter().flat_map(|part| part.sentences.clone()).collect();
            let text = with_tolerances(&text, "5%", "3%");
            assert!(text.contains("5%") && text.contains("3%") && !text.contains('{'));
        }
    }
}
