//! Running other programs, and telling the user what runs and how long it took.

use crate::Failure;
use std::process::Command;
use std::time::Instant;

/// Does `work` under a headline, and says afterwards how long it took. A failure is told with the step's name.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    println!("\n== {name}");
    let start = Instant::now();
    let done = work().map_err(|message| format!("{name}: {message}"))?;
    println!("-- {name}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(done)
}

/// Prints the command and runs it; the user sees its output as it comes.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let line = shown(command);
    println!("$ {line}");
    let status = command.status().map_err(|error| format!("`{line}` could not be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status})")) }
}

/// What a command prints, or `None` when it is missing or fails. For questions such as `--version`.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok().map(|text| text.trim().to_owned())
}

/// The command as a user would type it.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
