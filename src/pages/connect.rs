//! The publisher's page that tries a backend. It is a program of its own, which readers never load
//! ([`connect`](crate::connect)); here it is given a place to stand in.

use super::{describe, fixed};
use crate::app::Reader;
use crate::browser::{desk, location};
use crate::components::{error_notice, skeleton};
use crate::effect::effect;
use crate::locale::use_locale;
use crate::node::{IntoNode, Node, view};
use crate::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The id of the element that the program stands in.
const PLACE: &str = "desk";

/// The page that tries a backend.
pub fn connect() -> Node {
    let words = use_locale().words();
    describe(fixed(Some(words.connect.to_owned())), fixed(None), Route::Connect, true);
    let language = expect_context::<Reader>().language;
    let (is_waiting, error) = (RwSignal::new(true), RwSignal::new(None));
    let open = move || {
        is_waiting.set(true);
        error.set(None);
        let tag = language.get_untracked().tag();
        request_animation_frame(move || {
            spawn_local(async move {
                error.set(desk::open(PLACE, tag, &location::base_address()).await.err());
                is_waiting.set(false);
            });
        });
    };
    effect(open);
    let retry = Callback::new(move |()| open());
    view! {
        {move || is_waiting.get().then(|| skeleton::list_skeleton(3))}
        {move || error.with(|error| error.as_ref().map(|error| error_notice::error_notice(error, retry))).into_node()}
        <div id=PLACE></div>
    }
}
