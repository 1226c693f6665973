//! Builds and serves the page.

use crate::project::Project;
use crate::{Failure, page, setup};
use std::process::Command;

/// `options` are those of the command line: none, or `--port` and a number.
pub fn serve(project: &Project, options: &[&str]) -> Result<(), Failure> {
    let port = read_port(options)?;
    setup::for_the_page(project)?;
    page::build(project)?;
    let mut server = project.command("node")?;
    server.args(["xtask/server.mjs", "dist"]);
    server.args(port.map(|port| port.to_string()));
    become_process(&mut server)
}

fn read_port(options: &[&str]) -> Result<Option<u16>, Failure> {
    match options {
        [] => Ok(None),
        ["--port", number] => match number.parse() {
            Ok(port) => Ok(Some(port)),
            Err(_) => Err(format!("`{number}` is not a port: a number up to 65535 is")),
        },
        _ => Err("serve takes `--port` and a number, nothing else".to_owned()),
    }
}

/// Runs the command in place of this process, so that ending the one ends the other.
#[cfg(unix)]
fn become_process(command: &mut Command) -> Result<(), Failure> {
    use std::os::unix::process::CommandExt;
    Err(format!("the server could not be started: {}", command.exec()))
}

#[cfg(not(unix))]
fn become_process(command: &mut Command) -> Result<(), Failure> {
    crate::process::run(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_a_choice() {
        assert_eq!(read_port(&[]), Ok(None));
        assert_eq!(read_port(&["--port", "9000"]), Ok(Some(9000)));
    }

    #[test]
    fn what_is_no_port_is_named() {
        assert!(read_port(&["--port", "70000"]).unwrap_err().contains("70000"));
        assert!(read_port(&["--port"]).is_err());
        assert!(read_port(&["9000"]).is_err());
    }
}
