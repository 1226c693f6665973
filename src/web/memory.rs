//! The reader's text, kept in this browser so that a reload or a crash does not lose it.

use crate::view::Correction;
use crate::web::host;
use crate::web::read::{FromJs, ToJs};
use js_sys::JSON;

const TEXT: &str = "text";
const OPENED: &str = "opened";
const CORRECTIONS: &str = "corrections";

/// Longer texts are not kept: browsers give a page a few megabytes.
const LONGEST: usize = 1 << 20;

/// What was kept.
pub struct Kept {
    /// What was in the box.
    pub text: String,
    /// Whether it was the ledger on the page.
    pub opened: bool,
    /// What the reader corrected in it.
    pub corrections: Vec<Correction>,
}

/// What was kept, if anything.
pub fn kept() -> Option<Kept> {
    let text = host::stored(TEXT).filter(|text| !text.trim().is_empty())?;
    let corrections = host::stored(CORRECTIONS).and_then(|text| JSON::parse(&text).ok());
    Some(Kept {
        text,
        opened: host::stored(OPENED).is_some(),
        corrections: corrections.and_then(|list| Vec::from_js(&list)).unwrap_or_default(),
    })
}

/// Keeps what is in the box. `opened` is the text on the page, if it is one, with its corrections.
pub fn keep(text: &str, opened: Option<&str>, corrections: &[Correction]) {
    forget();
    if text.trim().is_empty() || text.len() > LONGEST {
        return;
    }
    host::store(TEXT, text);
    // A box gives line ends back as it likes.
    if opened.is_some_and(|opened| opened.lines().eq(text.lines())) {
        host::store(OPENED, "yes");
        if !corrections.is_empty()
            && let Ok(list) = JSON::stringify(&corrections.to_vec().to_js())
        {
            host::store(CORRECTIONS, &String::from(list));
        }
    }
}

/// Removes whatever is kept.
pub fn forget() {
    [TEXT, OPENED, CORRECTIONS].into_iter().for_each(host::unstore);
}
