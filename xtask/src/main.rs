//! The project's commands. `cargo xtask help` lists them; CONTRIBUTING.md says when to use which.

mod browser;
mod page;
mod process;
mod project;
mod serve;
mod setup;
mod stage;
mod test;

use project::Project;
use std::env;
use std::process::ExitCode;

/// What a command that failed tells the user, in full sentences or the words of the tool that failed.
type Failure = String;

const HELP: &str = "\
cargo xtask <command>

  serve [--port N]  set up what is missing, build the page, serve it on 127.0.0.1 (port 8080, or the next free one)
  build             set up what is missing, build the page into dist/, print and check its size
  single-file       the same as one file that opens from the disk: target/taizhang.html
  test [step...]    set up what is missing, run every check, or only the named steps
  setup             only set up what is missing for the other commands
  help              print this

What is set up goes into .tools/ and node_modules/; tools of the right version on PATH are used instead.
Nothing is fetched when nothing is missing.";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nerror: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), Failure> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["serve", options @ ..] => serve::serve(&Project::locate()?, options),
        ["build"] => {
            let project = Project::locate()?;
            setup::for_the_page(&project)?;
            page::build_and_measure(&project)
        }
        ["single-file"] => {
            let project = Project::locate()?;
            setup::for_the_page(&project)?;
            page::build(&project)?;
            process::run(project.command("node")?.args(["xtask/single-file.mjs", "dist", "target/taizhang.html"]))
        }
        ["test", steps @ ..] => test::test(&Project::locate()?, steps),
        ["stage"] => stage::stage(&Project::locate()?),
        ["setup"] => setup::for_the_tests(&Project::locate()?).map(|_| ()),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            println!("\nSteps of test: {}.", test::step_names().join(", "));
            Ok(())
        }
        [unknown, ..] => Err(format!("`{unknown}` is not a command here; `cargo xtask help` lists them")),
    }
}
