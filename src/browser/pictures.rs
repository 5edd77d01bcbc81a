//! Pictures that do not come. Some sites refuse theirs to a page of another site, by its name: such a picture is asked
//! for once more without saying where from. One that then fails too, or is no picture, gives its place to the words
//! for it. The events of a picture do not rise, so they are caught on their way down (DOM §2.9).

use super::window;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

/// Where the style sheet finds the words of a picture that failed. The picture itself still tells them to assistive
/// technology.
const WORDS: &str = "data-words";
const REFERRER_POLICY: &str = "referrerpolicy";
/// What a picture is loaded from, in the order in which it is to be set again.
const SOURCES: [&str; 2] = ["srcset", "src"];

/// Sees to the pictures of the document from now on.
pub fn follow() {
    let Some(document) = window().document() else { return };
    let seen = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        let picture = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some((picture, place)) =
            picture.and_then(|picture| Some((picture.clone(), picture.closest(".picture").ok()??)))
        else {
            return;
        };
        // A name that is none would be refused; ours are not.
        let _ = if event.type_() == "load" {
            place.remove_attribute(WORDS)
        } else if picture.has_attribute(REFERRER_POLICY) {
            place.set_attribute(WORDS, &picture.get_attribute("alt").unwrap_or_default())
        } else {
            again(&picture)
        };
    });
    for event in ["load", "error"] {
        let _ = document.add_event_listener_with_callback_and_bool(event, seen.as_ref().unchecked_ref(), true);
    }
    seen.forget();
}

/// Asks for a picture without saying for which page.
fn again(picture: &Element) -> Result<(), JsValue> {
    picture.set_attribute(REFERRER_POLICY, "no-referrer")?;
    for name in SOURCES {
        if let Some(source) = picture.get_attribute(name) {
            picture.set_attribute(name, &source)?;
        }
    }
    Ok(())
}
