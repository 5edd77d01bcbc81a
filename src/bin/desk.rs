//! A WebAssembly module of its own: the page that connects a backend (`src/connect/mount.rs`), for publishers. Readers never
//! load it; the app loads it where `/connect` is asked for, and gives it an element to stand in.

#[cfg(target_arch = "wasm32")]
mod module {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Puts the page, the only one that there is, into an element, in the language of a BCP 47 tag.
    #[wasm_bindgen]
    pub fn open(element: web_sys::HtmlElement, _page: &str, language: &str) {
        time_plus_news::connect::mount::mount(element, language);
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    {
        eprintln!("The desk is a part of the app, which runs in a browser. Here the same is `cargo xtask connect`.");
        std::process::exit(2);
    }
}
