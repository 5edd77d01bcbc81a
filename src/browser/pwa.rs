//! Bindings to `public/pwa.js`, which registers the service worker and wraps the browser's PWA features; its first lines
//! list its members. Without it, as in development, these functions do nothing.

use super::window;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::{LocalStorage, StoredValue, WithValue, on_cleanup};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::CustomEvent;

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn pwa() -> Option<JsValue> {
    get(&get(&window(), "timePlusNews")?, "pwa")
}

/// A boolean member.
pub fn is(name: &str) -> bool {
    pwa().and_then(|pwa| get(&pwa, name)).is_some_and(|value| value.is_truthy())
}

/// A string member.
pub fn text(name: &str) -> Option<String> {
    get(&pwa()?, name)?.as_string().filter(|text| !text.is_empty())
}

/// Calls a method and awaits its result; `None` if it is unavailable or fails.
pub async fn ask(name: &str, argument: &JsValue) -> Option<JsValue> {
    ask_about(name, argument, &JsValue::UNDEFINED).await
}

async fn ask_about(name: &str, one: &JsValue, other: &JsValue) -> Option<JsValue> {
    let pwa = pwa()?;
    let work: Function = get(&pwa, name)?.dyn_into().ok()?;
    let promise: Promise = work.call2(&pwa, one, other).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn list(addresses: &[String]) -> JsValue {
    addresses.iter().map(|address| JsValue::from_str(address)).collect::<Array>().into()
}

/// Stores pictures and responses permanently, by URL. The event `news-lost` reports how many pictures could not be stored.
pub async fn save(pictures: &[String], answers: &[String]) {
    ask_about("save", &list(pictures), &list(answers)).await;
}

/// Removes stored pictures and responses.
pub async fn drop(addresses: &[String]) {
    ask("drop", &list(addresses)).await;
}

/// Filters URLs to those whose responses are cached; empty without a service worker.
pub async fn cached(addresses: Vec<String>) -> Vec<String> {
    let Some(told) = ask("cached", &list(&addresses)).await.filter(Array::is_array) else { return Vec::new() };
    let told = Array::from(&told).iter().map(|is_cached| is_cached.is_truthy()).collect::<Vec<_>>();
    addresses.into_iter().zip(told).filter(|(_, is_cached)| *is_cached).map(|(address, _)| address).collect()
}

/// Sets the badge on the icon of the installed app; 0 clears it (Badging API). Does nothing if unsupported.
pub fn set_badge(count: usize) {
    let navigator: JsValue = window().navigator().into();
    let set = get(&navigator, "setAppBadge").and_then(|set| set.dyn_into::<Function>().ok());
    let promise = set.and_then(|set| set.call1(&navigator, &JsValue::from_f64(count as f64)).ok());
    if let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        wasm_bindgen_futures::spawn_local(async move {
            // The platform may reject it; the badge is optional.
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// The number and total size of the stored entries of a kind (`saved`, `answers`, `pictures`, `shell`).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sizes {
    /// The number of entries.
    pub count: f64,
    /// The total size in bytes.
    pub bytes: f64,
}

/// The sizes of the given kinds, and whether the browser has granted persistent storage.
pub async fn sizes<const N: usize>(kinds: [&str; N]) -> Option<([Sizes; N], bool)> {
    let sizes = ask("sizes", &JsValue::UNDEFINED).await?;
    let number = |of: &JsValue, name: &str| get(of, name).and_then(|value| value.as_f64()).unwrap_or_default();
    let of = |kind: &str| {
        let kind = get(&sizes, kind).unwrap_or_default();
        Sizes { count: number(&kind, "count"), bytes: number(&kind, "bytes") }
    };
    Some((kinds.map(of), get(&sizes, "isPersisted").is_some_and(|value| value.is_truthy())))
}

/// Whether the page runs as an installed app, not in a browser tab.
pub fn is_installed() -> bool {
    let query = |query: &str| window().match_media(query).ok().flatten().is_some_and(|list| list.matches());
    query("(display-mode: standalone)")
        || query("(display-mode: minimal-ui)")
        || is_true(&window().navigator(), "standalone")
}

/// Whether this is iOS, which never prompts for installation but supports it. Only iOS has this property.
pub fn is_ios() -> bool {
    get(&window().navigator(), "standalone").is_some()
}

fn is_true(object: &JsValue, name: &str) -> bool {
    get(object, name).is_some_and(|value| value.is_truthy())
}

/// Handles an event for the lifetime of the page.
pub fn at(event: &str, act: impl FnMut() + 'static) {
    let mut act = act;
    listen(event, Box::new(move |_| act())).forget();
}

/// Handles an event until the current reactive owner is cleaned up.
pub fn while_here(event: &'static str, act: impl FnMut() + 'static) {
    let mut act = act;
    while_here_with(event, move |_| act());
}

/// Like [`while_here`], with the event's numeric `detail`.
pub fn while_here_with(event: &'static str, mut act: impl FnMut(f64) + 'static) {
    let listener = listen(event, Box::new(move |event| act(event.detail().as_f64().unwrap_or_default())));
    let listener: StoredValue<_, LocalStorage> = StoredValue::new_local(listener);
    on_cleanup(move || {
        listener.with_value(|listener| {
            let _ = window().remove_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        });
    });
}

fn listen(event: &str, act: Box<dyn FnMut(CustomEvent)>) -> Closure<dyn FnMut(CustomEvent)> {
    let listener = Closure::wrap(act);
    let _ = window().add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    listener
}
