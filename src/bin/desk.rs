//! A WebAssembly module of its own, for publishers: the page that connects a backend (`src/connect/mount.rs`), and the one on
//! which a widget is put together (`src/widgets/mount.rs`). Readers never load it; the app loads it where `/connect` or
//! `/widgets` is asked for, and gives it an element to stand in.

#[cfg(target_arch = "wasm32")]
mod module {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Puts a page, `widgets` or that of connecting, into an element, in the language of a BCP 47 tag.
    #[wasm_bindgen]
    pub fn open(element: web_sys::HtmlElement, page: &str, language: &str) {
        match page {
            "widgets" => time_plus_news::widgets::mount::mount(element, language),
            _ => time_plus_news::connect::mount::mount(element, language),
        }
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    {
        eprintln!("The desk is a part of the app, which runs in a browser. Here the same is `cargo xtask connect`.");
        std::process::exit(2);
    }
}
