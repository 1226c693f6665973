//! The parts of the page: plain functions from the context to markup.

pub mod page;
pub mod masthead;
pub mod embed;
pub mod entry;
pub mod tabs;
pub mod recognised;
pub mod problem;
pub mod glyph;
pub mod summary;
pub mod renewal;
pub mod seal;
pub mod shortfalls;
pub mod items;
pub mod item;
pub mod evidence;
pub mod leftovers;
