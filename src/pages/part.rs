//! Views that a part of the program draws. A placeholder is shown while the part is loading, and an error with a retry
//! button if it cannot be loaded.

use super::errors::error_notice;
use super::{fixed, write_head};
use crate::components::heading::page_heading;
use crate::error_text;
use crate::locale::use_locale;
use crate::node::{IntoNode, Node, view};
use crate::parts::{Loading, NotLoaded};
use crate::route::Route;
use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is shown while a part is loading.
pub struct Placeholder {
    /// The address of the page.
    pub route: Route,
    /// The title of the document; `None` leaves the present one.
    pub title: Option<String>,
    /// The component in place of the view.
    pub skeleton: fn() -> Node,
}

/// A page, or the main content of one, that a part draws. If the part cannot be loaded, the title of the document and an
/// `h1` say so.
pub fn page<T: Copy + Send + Sync + 'static>(
    placeholder: Placeholder,
    load: fn() -> Loading<T>,
    draw: impl Fn(T) -> Node + Send + 'static,
) -> Node {
    let loading = State::begin(load);
    let retry = Callback::new(move |()| loading.retry(load));
    let Placeholder { route, title, skeleton } = placeholder;
    let content = move || match loading.0.get() {
        None => {
            if title.is_some() {
                write_head(fixed(title.clone()), fixed(None), route.clone(), true);
            }
            skeleton()
        }
        Some(Ok(part)) => draw(part),
        Some(Err(NotLoaded)) => failed(&route, retry),
    };
    content.into_node()
}

/// The error in place of a part that cannot be loaded.
fn failed(route: &Route, retry: Callback<()>) -> Node {
    let error = NotLoaded.into();
    let title = error_text::title(&error, &use_locale()).to_owned();
    write_head(fixed(Some(title.clone())), fixed(None), route.clone(), true);
    view! { {page_heading(title, None)} {error_notice(&error, retry)} }
}

/// A notice that a part draws. Nothing is shown while the part is loading or if it cannot be loaded.
pub fn notice<T: Copy + Send + Sync + 'static>(
    load: fn() -> Loading<T>,
    draw: impl Fn(T) -> Node + Send + 'static,
) -> Node {
    let loading = State::begin(load);
    let content = move || loading.0.get().and_then(Result::ok).map(&draw);
    content.into_node()
}

/// The state of a part: `None` while it is loading.
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
        // A part that has been loaded before resolves at once: its view is drawn without a placeholder.
        if let Some(part) = (&mut loading).now_or_never() {
            return self.0.set(Some(part));
        }
        self.0.set(None);
        spawn_local(async move {
            let part = loading.await;
            // The reader may have left the page, which disposes of the signal.
            let _ = self.0.try_set(Some(part));
        });
    }
}
