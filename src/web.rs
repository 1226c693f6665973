//! The border between the program and the browser.

pub mod protocol;
pub mod wire;
pub mod api;
pub mod host;
pub mod client;
