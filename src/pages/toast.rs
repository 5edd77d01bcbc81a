//! Toasts at the foot of the window.

use crate::browser::pwa;
use crate::components::toast::{self as view, Toast};
use crate::node::Node;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

/// A toast; `close` removes it.
pub fn toast(toast: Toast, close: Callback<()>) -> Node {
    match toast {
        Toast::Update => update(close),
        Toast::Full => view::full(close),
        Toast::Lost(pictures) => view::lost(pictures, close),
    }
}

/// The offer of a new version. Loading it is postponed while the reader is writing.
fn update(close: Callback<()>) -> Node {
    let waits = RwSignal::new(false);
    let take = Callback::new(move |()| {
        spawn_local(async move {
            let postponed = pwa::ask("update", &JsValue::UNDEFINED).await;
            waits.set(postponed.is_some_and(|postponed| postponed.is_truthy()));
        });
    });
    view::update(waits, take, close)
}
