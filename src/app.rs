//! The app: it starts with the site file and the backend's description, and is then the router, the frame around
//! every page, and what belongs to all of them: the reader's language and theme, where they are on a page, and what a
//! screen reader is told when the page changes under it.

mod frame;
mod reader;
mod startup;

pub use reader::Reader;

use leptos::prelude::*;
use startup::Startup;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let startup = RwSignal::new(Startup::Pending);
    startup::begin(startup);
    move || match startup.get() {
        Startup::Pending => crate::components::skeleton::front_skeleton().into_any(),
        Startup::Failed(failure) => startup::failure_page(failure, startup).into_any(),
        Startup::Ready(site) => frame::newspaper(site).into_any(),
    }
}
