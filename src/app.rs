//! The app: it loads the site file and the backend's description, and then mounts the router and the frame around every
//! page. The frame holds what all pages share: the reader's language and theme, the scroll position, and the announcement
//! of a new page to screen readers.

mod frame;
mod preferences;
mod startup;

pub use preferences::ReaderPreferences;

use crate::node::{IntoNode, Node};
use leptos::prelude::*;
use startup::Startup;

/// The root view of the app.
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
