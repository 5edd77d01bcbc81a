//! Views that a part of the program draws: a placeholder stands until the part is loaded, and an error with a way to try
//! again where it cannot be.

use super::errors::error_notice;
use super::{describe, fixed};
use crate::components::skeleton;
use crate::node::{IntoNode, Node};
use crate::parts::{Loading, NotLoaded};
use crate::route::Route;
use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A page of its own, under a title.
pub fn page<T: Copy + Send + Sync + 'static>(
    title: &str,
    route: Route,
    load: fn() -> Loading<T>,
    draw: fn(T) -> Node,
) -> Node {
    describe(fixed(Some(title.to_owned())), fixed(None), route, true);
    view(load, draw)
}

/// What `draw` makes of the entry points of a part.
pub fn view<T: Copy + Send + Sync + 'static>(
    load: fn() -> Loading<T>,
    draw: impl Fn(T) -> Node + Send + 'static,
) -> Node {
    let loading = State::begin(load);
    let retry = Callback::new(move |()| loading.retry(load));
    let content = move || match loading.0.get() {
        None => skeleton::list_skeleton(3),
        Some(Ok(part)) => draw(part),
        Some(Err(NotLoaded)) => error_notice(&NotLoaded.into(), retry),
    };
    content.into_node()
}

/// As [`view`], for a notice that nobody waits for: nothing stands in its place.
pub fn notice<T: Copy + Send + Sync + 'static>(
    load: fn() -> Loading<T>,
    draw: impl Fn(T) -> Node + Send + 'static,
) -> Node {
    let loading = State::begin(load);
    let content = move || loading.0.get().and_then(Result::ok).map(&draw);
    content.into_node()
}

/// A part as far as it is loaded: `None` while it is being loaded, an error if it could not be.
#[derive(Clone, Copy)]
struct State<T: Send + Sync + 'static>(RwSignal<Option<Result<T, NotLoaded>>>);

impl<T: Copy + Send + Sync + 'static> State<T> {
    fn begin(load: fn() -> Loading<T>) -> Self {
        let loading = Self(RwSignal::new(None));
        loading.retry(load);
        loading
    }

    fn retry(self, load: fn() -> Loading<T>) {
        let mut loading = load();
        // A part that has been loaded is there at once, and its view stands without a placeholder before it.
        if let Some(part) = (&mut loading).now_or_never() {
            return self.0.set(Some(part));
        }
        self.0.set(None);
        spawn_local(async move {
            let part = loading.await;
            // The reader may have left the page meanwhile.
            let _ = self.0.try_set(Some(part));
        });
    }
}
