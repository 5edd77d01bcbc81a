//! Fallback for pictures that fail to load. Some sites block hotlinking by referrer, so a failed picture is requested once
//! more without one. If that fails too, its alternative text is shown. Load events of images don't bubble, so they are
//! handled in the capture phase (DOM §2.9).

use super::window;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

/// The attribute from which the style sheet takes the alternative text of a failed picture. Assistive technology still
/// reads it from the picture itself.
const WORDS: &str = "data-words";
const REFERRER_POLICY: &str = "referrerpolicy";
/// The attributes that determine a picture's source, in the order in which they are set again.
const SOURCES: [&str; 2] = ["srcset", "src"];

/// Starts handling failed pictures in the document.
pub fn follow() {
    let Some(document) = window().document() else { return };
    let seen = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        let picture = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some((picture, place)) =
            picture.and_then(|picture| Some((picture.clone(), picture.closest(".picture").ok()??)))
        else {
            return;
        };
        // Fails only for an invalid attribute name.
        let _ = if event.type_() == "load" {
            place.remove_attribute(WORDS)
        } else if picture.has_attribute(REFERRER_POLICY) {
            place.set_attribute(WORDS, &picture.get_attribute("alt").unwrap_or_default())
        } else {
            retry_without_referrer(&picture)
        };
    });
    for event in ["load", "error"] {
        let _ = document.add_event_listener_with_callback_and_bool(event, seen.as_ref().unchecked_ref(), true);
    }
    seen.forget();
}

/// Requests a picture again without a referrer.
fn retry_without_referrer(picture: &Element) -> Result<(), JsValue> {
    picture.set_attribute(REFERRER_POLICY, "no-referrer")?;
    for name in SOURCES {
        if let Some(source) = picture.get_attribute(name) {
            picture.set_attribute(name, &source)?;
        }
    }
    Ok(())
}
