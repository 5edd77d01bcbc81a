//! Entry point: mounts the app in the page. Outside a browser, prints how to run it.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;

    let root = document().get_element_by_id("app").and_then(|element| element.dyn_into().ok());
    match root {
        Some(root) => {
            let root: web_sys::HtmlElement = root;
            // Remove the content shown while the app was loading.
            root.set_text_content(None);
            mount_to(root, time_plus_news::app::app).forget();
        }
        None => mount_to_body(time_plus_news::app::app),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Time Plus News runs in a browser: `cargo xtask serve` builds and serves it.");
    std::process::exit(2);
}
