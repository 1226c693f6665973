//! The method as a reader sees it: the docs of the rules, with their examples.

use crate::lexicon::method::{self, Row};
use crate::terms::Lang;
use crate::view::Rules;

/// The method in this language.
pub fn method(lang: Lang) -> Vec<Rules> {
    let of = |zh: &str, en: &str| if lang == Lang::Zh { zh } else { en }.to_owned();
    let mut parts: Vec<Rules> = Vec::new();
    for row in method::method() {
        match (row, parts.last_mut()) {
            (Row::Heading(zh, en), _) => parts.push(Rules { heading: of(zh, en), sentences: Vec::new() }),
            (Row::Sentence(zh, en), Some(part)) => part.sentences.push(of(zh, en)),
            (Row::Example(promise, answer, verdict), Some(Rules { sentences, .. })) => {
                if let Some(sentence) = sentences.last_mut() {
                    let verdict = verdict.name(lang);
                    *sentence += &say!(
                        lang,
                        "例：“{promise}”“{answer}”：{verdict}。",
                        " Example: \"{promise}\" \"{answer}\": {verdict}.",
                        promise = promise,
                        answer = answer,
                        verdict = verdict
                    );
                }
            }
            _ => {}
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
            assert_eq!(parts.len(), 10);
            assert!(parts.iter().all(|part| !part.heading.is_empty() && !part.sentences.is_empty()));
            let text: String = parts.iter().flat_map(|part| part.sentences.clone()).collect();
            let text = with_tolerances(&text, "5%", "3%");
            assert!(text.contains("5%") && text.contains("3%") && !text.contains('{'));
        }
    }
}
