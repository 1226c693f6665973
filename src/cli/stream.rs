//! Records in, reports out, one a line; nothing is kept between lines.

use crate::import::{self, ImportError};
use crate::report::{self, Options};
use serde_json::Value;
use std::io::{self, BufRead, Write};

/// Judges each record as it comes. A line that is no record gives an error record, and the stream goes on.
pub fn run(input: impl BufRead, out: &mut dyn Write, options: &Options) -> io::Result<bool> {
    let mut all_read = true;
    for line in input.split(b'\n') {
        let line = line?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let record: Value = serde_json::from_slice(&line).unwrap_or(Value::Null);
        let name = record["name"].as_str().unwrap_or("");
        let answer = match record["text"].as_str() {
            Some(text) if !text.trim().is_empty() => {
                let report = report::analyze(&import::from_text(name, text), options);
                serde_json::to_string(&report).map_err(io::Error::other)?
            }
            Some(_) => {
                all_read = false;
                error(name, ImportError::Empty.code(), &ImportError::Empty.message(options.lang))
            }
            None => {
                all_read = false;
                error(
                    name,
                    "record",
                    "expected one line with an object such as {\"name\": \"a\", \"text\": \"…\"}, found something else",
                )
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
