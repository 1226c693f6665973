//! The core for JavaScript: the page's worker, and the module that others import.

fn main() {}
