//! What makes the newspaper an app: `public/pwa.js` registers the service worker and asks the browser; its first lines
//! say what there is. Without it, as in development, nothing of it is there, and nothing fails.

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

/// What it says of something that is so or not.
pub fn is(name: &str) -> bool {
    pwa().and_then(|pwa| get(&pwa, name)).is_some_and(|value| value.is_truthy())
}

/// What it says in words.
pub fn text(name: &str) -> Option<String> {
    get(&pwa()?, name)?.as_string().filter(|text| !text.is_empty())
}

/// Has it do something and waits for what that gives; nothing where it cannot.
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

/// Keeps pictures and answers by their addresses, for good. How many pictures cannot be kept is told by the event
/// `news-lost`.
pub async fn save(pictures: &[String], answers: &[String]) {
    ask_about("save", &list(pictures), &list(answers)).await;
}

/// Keeps pictures and answers no longer.
pub async fn drop(addresses: &[String]) {
    ask("drop", &list(addresses)).await;
}

/// Those of some addresses whose answers the newspaper's caches hold; none without a service worker.
pub async fn cached(addresses: Vec<String>) -> Vec<String> {
    let Some(told) = ask("cached", &list(&addresses)).await.filter(Array::is_array) else { return Vec::new() };
    let told = Array::from(&told).iter().map(|is_cached| is_cached.is_truthy()).collect::<Vec<_>>();
    addresses.into_iter().zip(told).filter(|(_, is_cached)| *is_cached).map(|(address, _)| address).collect()
}

/// Shows a number on the icon of the installed app; 0 takes it away (Badging API). Nothing where the platform has none.
pub fn set_badge(count: usize) {
    let navigator: JsValue = window().navigator().into();
    let set = get(&navigator, "setAppBadge").and_then(|set| set.dyn_into::<Function>().ok());
    let promise = set.and_then(|set| set.call1(&navigator, &JsValue::from_f64(count as f64)).ok());
    if let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        wasm_bindgen_futures::spawn_local(async move {
            // A platform may refuse it; nobody misses the number.
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// How many entries of a kind (`saved`, `answers`, `pictures`, `shell`) are kept, and how many bytes they have.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sizes {
    /// The entries.
    pub count: f64,
    /// The bytes.
    pub bytes: f64,
}

/// What is kept, of each kind in the order in which they are asked for, and whether the browser keeps it for good.
pub async fn sizes<const N: usize>(kinds: [&str; N]) -> Option<([Sizes; N], bool)> {
    let sizes = ask("sizes", &JsValue::UNDEFINED).await?;
    let number = |of: &JsValue, name: &str| get(of, name).and_then(|value| value.as_f64()).unwrap_or_default();
    let of = |kind: &str| {
        let kind = get(&sizes, kind).unwrap_or_default();
        Sizes { count: number(&kind, "count"), bytes: number(&kind, "bytes") }
    };
    Some((kinds.map(of), get(&sizes, "isPersisted").is_some_and(|value| value.is_truthy())))
}

/// Whether the page runs as an app that was installed, and not in a tab of the browser.
pub fn is_installed() -> bool {
    let query = |query: &str| window().match_media(query).ok().flatten().is_some_and(|list| list.matches());
    query("(display-mode: standalone)")
        || query("(display-mode: minimal-ui)")
        || is_true(&window().navigator(), "standalone")
}

/// Whether the browser is one of iOS, which asks nobody and can install all the same: it alone has the property.
pub fn is_ios() -> bool {
    get(&window().navigator(), "standalone").is_some()
}

fn is_true(object: &JsValue, name: &str) -> bool {
    get(object, name).is_some_and(|value| value.is_truthy())
}

/// Does something at each event of a name, for as long as the page is.
pub fn at(event: &str, act: impl FnMut() + 'static) {
    let mut act = act;
    listen(event, Box::new(move |_| act())).forget();
}

/// Does something at each event of a name, until the reactive owner of the moment is cleaned up.
pub fn while_here(event: &'static str, act: impl FnMut() + 'static) {
    let mut act = act;
    while_here_with(event, move |_| act());
}

/// As [`while_here`], with the number that the event carries as its `detail`.
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
