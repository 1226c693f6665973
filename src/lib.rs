//! Reads a Chinese government ledger (台账) and checks each commitment against what became of it.
//!
//! The modules stand in pipeline order, and each may import only those above it.

pub mod terms;
pub mod number;
pub mod lexicon;
pub mod text;
pub mod months;
pub mod mood;
pub mod quantity;
pub mod document;
pub mod import;
pub mod item;
pub mod table;
pub mod ledger;
pub mod steps;
pub mod passage;
pub mod reading;
pub mod target;
pub mod pairing;
pub mod wording;
pub mod verdict;
pub mod check;
pub mod topic;
pub mod view;
pub mod explain;
pub mod summary;
pub mod report;
pub mod original;
pub mod compare;
pub mod export;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(feature = "web")]
pub mod web;
#[cfg(feature = "web")]
pub mod ui;
