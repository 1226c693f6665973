//! The page: it holds a report and what the reader chose to see of it, and no parser.

pub mod strings;
pub mod figures;
pub mod marks;
pub mod charts;
pub mod prefs;
pub mod order;
pub mod filter;
pub mod viewpoint;
pub mod speech;
pub mod state;
pub mod context;
pub mod components;
pub mod doors;
pub mod embed;
pub mod delivery;
pub mod app;

/// Shows the page in the document's `#app`, when the words of its language are there.
pub fn start() {
    let Some(root) = crate::web::host::element("app") else { return };
    let show = || drop(yew::Renderer::<app::App>::with_root(root).render());
    if strings::knows(app::preferred().lang) {
        return show();
    }
    wasm_bindgen_futures::spawn_local(async {
        app::learn().await;
        show();
    });
}
