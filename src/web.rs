//! The border between the program and the browser.

pub mod protocol;
pub mod options;
pub mod api;
pub mod read;
pub mod host;
pub mod assets;
pub mod link;
pub mod memory;
pub mod client;
#[cfg(test)]
mod frame;
#[cfg(test)]
mod types;
