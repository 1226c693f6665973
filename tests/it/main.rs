//! All integration tests in one binary.

mod blanks;
mod cases;
mod cli;
mod contributing;
mod corpus;
#[cfg(feature = "files")]
mod files;
mod import;
mod layering;
mod layouts;
mod lexicon;
mod long;
mod narratives;
#[cfg(feature = "files")]
mod pdf;
mod properties;
mod quantities;
