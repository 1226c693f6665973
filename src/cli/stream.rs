//! Records in, reports out, one a line; nothing is kept between lines.

use crate::document::Document;
use crate::import::ImportError;
use crate::report::{self, Options};
use serde::Deserialize;
use std::io::{self, BufRead, Write};

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    name: String,
    text: String,
}

/// Judges each record as it comes. A line that is no record gives an error record, and the stream goes on.
pub fn run(input: impl BufRead, out: &mut dyn Write, options: &Options) -> io::Result<bool> {
    let mut all_read = true;
    for line in input.split(b'\n') {
        let line = line?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = match serde_json::from_slice::<Record>(&line) {
            Ok(record) if record.text.trim().is_empty() => {
                all_read = false;
                error(&record.name, ImportError::Empty.code(), &ImportError::Empty.to_string())
            }
            Ok(record) => {
                let document = Document::from_text(&record.name, record.text);
                serde_json::to_string(&report::analyze(&document, options)).map_err(io::Error::other)?
            }
            Err(problem) => {
                all_read = false;
                let message =
                    format!("expected an object with `name` and `text` on one line, found something else: {problem}");
                error("", "record", &message)
            }
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(all_read)
}

fn error(name: &str, code: &str, message: &str) -> String {
    serde_json::json!({ "name": name, "error": { "code": code, "message": message } }).to_string()
}
