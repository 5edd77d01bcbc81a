//! The app: it starts with the site file and the backend's description, and is then the router, the frame around
//! every page, and what belongs to all of them: the reader's language and theme, where they are on a page, and what a
//! screen reader is told when the page changes under it.

mod frame;
mod reader;
mod startup;

pub use reader::Reader;

use crate::node::{IntoNode, Node};
use leptos::prelude::*;
use startup::Startup;

/// The whole app.
pub fn app() -> Node {
    let startup = RwSignal::new(Startup::Pending);
    startup::begin(startup);
    let page = move || match startup.get() {
        Startup::Pending => crate::components::skeleton::front_skeleton(),
        Startup::Failed(failure) => startup::failure_page(failure, startup),
        Startup::Ready(site) => frame::newspaper(site),
    };
    page.into_node()
}
