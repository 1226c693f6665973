//! The parts of the page: plain functions from the context to markup.

pub mod page;
pub mod widgets;
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
pub mod topics;
pub mod dots;
pub mod items;
pub mod item;
pub mod evidence;
pub mod correction;
pub mod leftovers;
pub mod original;
pub mod comparison;
pub mod takeaway;
pub mod method;
