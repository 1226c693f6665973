//! Finds the Chromium of the browser tests, or installs it where that can be done without asking.

use crate::Failure;
use crate::process::{answer, run, step};
use crate::project::Project;
use std::env;
use std::path::{Path, PathBuf};

/// Programs looked for on PATH.
const NAMES: &[&str] = &["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];

/// Where browsers lie that are not on PATH. The page is tested in any of the Chromium family.
const PLACES: &[&str] = &[
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

const ADVICE: &str = "no Chromium was found for the browser tests; install Chrome or Chromium \
                      (on Debian: apt-get install chromium fonts-noto-cjk), or set CHROMIUM to its path";

/// The browser's executable.
pub fn find_or_install(project: &Project) -> Result<PathBuf, Failure> {
    if let Some(named) = env::var_os("CHROMIUM") {
        let named = PathBuf::from(named);
        return if named.is_file() { Ok(named) } else { Err(format!("CHROMIUM is {}: no such file", named.display())) };
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if !may_install(project)? {
        return Err(ADVICE.to_owned());
    }
    step("install Chromium and a Chinese font", || {
        run(project.command("apt-get")?.arg("update"))?;
        let mut install = project.command("apt-get")?;
        install.args(["install", "--yes", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
        run(install.env("DEBIAN_FRONTEND", "noninteractive"))
    })?;
    find().ok_or(ADVICE.to_owned())
}

fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).flat_map(|folder| NAMES.iter().map(move |name| folder.join(name)));
    on_path.chain(PLACES.iter().map(PathBuf::from)).find(|candidate| candidate.is_file())
}

/// Whether this is a Debian of which the user is root: a container, as a rule.
fn may_install(project: &Project) -> Result<bool, Failure> {
    let is_debian = Path::new("/etc/debian_version").exists();
    Ok(is_debian && answer(project.command("id")?.arg("-u")).as_deref() == Some("0"))
}
