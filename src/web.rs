//! The border between the program and the browser.

pub mod protocol;
pub mod api;
pub mod read;
pub mod host;
pub mod client;
