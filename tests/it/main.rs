//! All integration tests in one binary.

mod cases;
mod cli;
mod corpus;
mod import;
mod layering;
mod layouts;
mod lexicon;
mod properties;
mod quantities;
