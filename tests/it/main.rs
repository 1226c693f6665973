//! All integration tests in one binary.

mod cli;
mod corpus;
mod import;
mod layering;
mod properties;
mod quantities;
