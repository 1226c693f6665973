//! The core for JavaScript, for texts: the page fetches it right after its first view.

#[path = "../web/exports.rs"]
mod exports;

fn main() {}
