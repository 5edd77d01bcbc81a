//! Pages that are programs of their own, which most readers never load: connecting a backend, saved stories, settings.
//! Here they are given a place to stand in.

use super::{describe, fixed};
use crate::app::Reader;
use crate::browser::modules;
use crate::components::{error_notice, skeleton};
use crate::effect::effect;
use crate::node::{IntoNode, Node, view};
use crate::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The id of the element that the program stands in.
const PLACE: &str = "module";

/// A page of a module, under a title.
pub fn page(module: &'static str, page: &str, title: &str, route: Route) -> Node {
    describe(fixed(Some(title.to_owned())), fixed(None), route, true);
    place(module, page.to_owned())
}

/// Where a page of a module stands, in the reader's language.
pub fn place(module: &'static str, page: String) -> Node {
    let language = expect_context::<Reader>().language;
    let (is_waiting, error) = (RwSignal::new(true), RwSignal::new(None));
    let open = move || {
        is_waiting.set(true);
        error.set(None);
        let (tag, page) = (language.get_untracked().tag(), page.clone());
        request_animation_frame(move || {
            spawn_local(async move {
                error.set(modules::open(module, PLACE, &page, tag).await.err());
                is_waiting.set(false);
            });
        });
    };
    effect(open.clone());
    let retry = Callback::new(move |()| open());
    view! {
        {move || is_waiting.get().then(|| skeleton::list_skeleton(3))}
        {move || error.with(|error| error.as_ref().map(|error| error_notice::error_notice(error, retry))).into_node()}
        <div id=PLACE></div>
    }
}
