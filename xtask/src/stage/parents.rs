//! Which pages may hand ledgers to an embedded frame: a choice of who builds the page.

use crate::Failure;
use std::env;
use std::fs;
use std::path::Path;

/// Origins, separated by blanks.
pub const VARIABLE: &str = "TAIZHANG_PARENTS";

const PLACE: &str = r#"<meta name="taizhang-parents" content="">"#;

/// Writes them into the page, where they are given.
pub fn write(staging: &Path) -> Result<(), Failure> {
    let Ok(origins) = env::var(VARIABLE) else { return Ok(()) };
    let path = staging.join("index.html");
    let page = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    super::write(&path, &filled(&page, &origins)?)
}

fn filled(page: &str, origins: &str) -> Result<String, Failure> {
    let is_origin = |origin: &str| {
        let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
        host.is_some_and(|host| {
            !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c))
        })
    };
    if let Some(wrong) = origins.split_whitespace().find(|origin| !is_origin(origin)) {
        return Err(format!("{VARIABLE}: `{wrong}` is no origin; one looks like https://portal.example"));
    }
    if !page.contains(PLACE) {
        return Err(format!("index.html has no {PLACE}"));
    }
    let origins = origins.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(page.replace(PLACE, &PLACE.replace(r#"content="""#, &format!(r#"content="{origins}""#))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_written_into_the_page() {
        let page = format!("<head>{PLACE}</head>");
        let filled = filled(&page, " https://a.example  http://127.0.0.1:8080 ").unwrap();
        assert_eq!(
            filled,
            r#"<head><meta name="taizhang-parents" content="https://a.example http://127.0.0.1:8080"></head>"#
        );
    }

    #[test]
    fn what_is_no_origin_is_named() {
        for wrong in ["a.example", "https://a.example/", "https://a.example\"", "*"] {
            assert!(filled(PLACE, wrong).unwrap_err().contains(wrong), "{wrong}");
        }
        assert!(filled("<head>", "https://a.example").is_err());
    }
}
