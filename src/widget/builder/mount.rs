//! Mounts the page `/widgets` in the browser, in the part `publish` of the program (`src/lazy.rs`): takes the
//! categories from the site, and loads the widget's script for the preview.

use super::view::{Props, page as widgets_page};
use crate::browser::{clipboard, location, widget};
use crate::connect::mount::style;
use crate::node::Node;
use crate::site::Site;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The page for the site in the context.
pub fn page() -> Node {
    let base = location::base_address();
    style(&base);
    widgets_page(props(base, &expect_context::<Arc<Site>>()))
}

fn props(base: String, site: &Site) -> Props {
    let is_broken = RwSignal::new(false);
    spawn_local(async move { is_broken.set(!widget::load().await) });
    let copy = Callback::new(|(text, done): (String, RwSignal<Option<bool>>)| {
        spawn_local(async move { done.set(Some(clipboard::write(&text).await)) });
    });
    let categories = site.categories.iter().map(|known| known.category.clone()).collect();
    Props { base, name: site.name.clone(), categories, is_broken, copy }
}
