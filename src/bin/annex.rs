//! The second WebAssembly module: a function from texts to texts (`src/annex.rs`), which `boot.js` loads when the app
//! first asks for it.

#[cfg(target_arch = "wasm32")]
mod module {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Does a job of the app's.
    #[wasm_bindgen]
    pub fn work(job: &str) -> String {
        time_plus_news::annex::work(job)
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    {
        eprintln!("The annex is a part of the app, which runs in a browser: `cargo xtask serve` builds and serves it.");
        std::process::exit(2);
    }
}
