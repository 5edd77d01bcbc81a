//! The fourth WebAssembly module: saved stories and settings (`src/shelf.rs`). The newspaper loads it where a story is
//! saved, where its pages are asked for, and where a saved story stands in for one that cannot be had.

#[cfg(target_arch = "wasm32")]
mod module {
    use time_plus_news::shelf::mount;
    use wasm_bindgen::prelude::*;

    /// Puts a page into an element, in the language of a BCP 47 tag.
    #[wasm_bindgen]
    pub fn open(element: web_sys::HtmlElement, page: String, language: &str) {
        mount::open(element, page, language);
    }

    /// Keeps a story under a name; without a text, keeps it no longer.
    #[wasm_bindgen]
    pub async fn keep(name: String, story: Option<String>) -> Result<(), JsValue> {
        match story {
            Some(story) => mount::keep(&name, &story).await,
            None => mount::drop(&name).await,
        }
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    {
        eprintln!("The shelf is a part of the app, which runs in a browser: `cargo xtask serve` builds and serves it.");
        std::process::exit(2);
    }
}
