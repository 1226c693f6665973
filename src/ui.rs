//! The page: it holds a report and what the reader chose to see of it, and no parser.

pub mod strings;
pub mod figures;
pub mod marks;
pub mod charts;
pub mod prefs;
pub mod filter;
pub mod state;
pub mod context;
pub mod components;
pub mod doors;
pub mod embed;
pub mod app;

/// Shows the page in the document's `#app`.
pub fn start() {
    if let Some(root) = crate::web::host::element("app") {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
