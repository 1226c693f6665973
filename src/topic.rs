//! What an item is about, by the words of its commitment.

use crate::lexicon::language::TOPICS;
use crate::passage::Passage;
use crate::reading::Reading;
use crate::terms::Topic;
use crate::text::Text;

/// The topic whose words weigh most in the commitment and its name, longer words more; the section, then the completion, the owner and the
/// ledger's title decide where these hold none.
pub fn of(reading: &Reading, owner: Option<&str>, title: Option<&str>) -> Topic {
    let promise = [Some(&reading.commitment), reading.name.as_ref(), reading.target_text.as_ref()];
    let passages = |passages: &[Option<&Passage>]| by(passages.iter().flatten().map(|passage| &passage.text));
    let said = |words: Option<&str>| by([&Text::new(words?)].into_iter());
    // 项目支出绩效自评表: what kind of form it is says nothing of what it is about.
    let title = title.map(|title| FORMS.iter().fold(title.to_owned(), |title, form| title.replace(form, "")));
    let title = title.as_deref();
    passages(&promise)
        .or_else(|| passages(&[reading.section.as_ref()]))
        .or_else(|| passages(&[Some(&reading.completion)]))
        .or_else(|| said(owner))
        .or_else(|| said(title))
        .unwrap_or(Topic::Other)
}

/// Words of a title that name the form.
const FORMS: [&str; 6] = ["项目支出绩效", "整体支出绩效", "支出绩效", "财政支出", "绩效自评", "绩效目标"];

fn by<'t>(texts: impl Iterator<Item = &'t Text>) -> Option<Topic> {
    let mut weights = [0_usize; Topic::ALL.len()];
    for text in texts {
        for (start, len, word) in TOPICS.find(text.chars()) {
            // 研发经费占地区生产总值比重: what a share is of is not what it tells of.
            if start > 0 && text.chars()[start - 1] == '占' {
                continue;
            }
            if let Some(index) = Topic::ALL.iter().position(|known| *known == word.topic) {
                weights[index] += if word.weak { 1 } else { len * len };
            }
        }
    }
    let best = weights.iter().copied().max().filter(|weight| *weight > 0)?;
    Topic::ALL.iter().zip(weights).find(|(_, weight)| *weight == best).map(|(topic, _)| *topic)
}
