//! The browser's entry: mounts the app in the page. Elsewhere there is no page, and the program says so.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;

    let place = document().get_element_by_id("app").and_then(|element| element.dyn_into().ok());
    match place {
        Some(place) => {
            let place: web_sys::HtmlElement = place;
            // What stands there was drawn for the time until now.
            place.set_text_content(None);
            mount_to(place, time_plus_news::app::app).forget();
        }
        None => mount_to_body(time_plus_news::app::app),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Time Plus News runs in a browser: `cargo xtask serve` builds and serves it.");
    std::process::exit(2);
}
