//! The core for JavaScript, for texts and files: what others import, and what the page fetches when it is idle.

#[path = "../web/exports.rs"]
mod exports;

fn main() {}
