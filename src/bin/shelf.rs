//! The fourth WebAssembly module: saved stories and settings (`src/shelf.rs`). The newspaper loads it where a story is
//! saved, where its pages are asked for, and where a saved story stands in for one that cannot be had.

#[cfg(target_arch = "wasm32")]
mod module {
    use js_sys::Promise;
    use time_plus_news::browser::preferences::BrowserShelf;
    use time_plus_news::history::History;
    use time_plus_news::model::ArticleId;
    use time_plus_news::route::Route;
    use time_plus_news::shelf::mount;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::spawn_local;

    /// Puts a page into an element, in the language of a BCP 47 tag.
    #[wasm_bindgen]
    pub fn open(element: web_sys::HtmlElement, page: String, language: &str) {
        mount::open(element, page, language);
    }

    /// Keeps a story under a name; without a text, keeps it no longer. A promise of nothing, broken where the browser
    /// does not. It is made by hand: releases are tightened for programs that export no `async` function
    /// (`xtask/src/dist/tighten/module.rs`).
    #[wasm_bindgen]
    pub fn keep(name: String, story: Option<String>) -> Promise {
        Promise::new(&mut |resolve, reject| {
            let (name, story) = (name.clone(), story.clone());
            spawn_local(async move {
                let done = match story {
                    Some(story) => mount::keep(&name, &story, answers_of(&name)).await,
                    None => mount::drop(&name).await,
                };
                // Nobody waits for what a call of a promise's own function gives.
                let _ = match done {
                    Ok(()) => resolve.call0(&JsValue::UNDEFINED),
                    Err(why) => reject.call1(&JsValue::UNDEFINED, &why),
                };
            });
        })
    }

    /// The addresses of the answers that a story was made from, which the store has noted when it was shown.
    fn answers_of(name: &str) -> Vec<String> {
        let Some(id) = ArticleId::from_segment(name) else { return Vec::new() };
        History::read(&BrowserShelf::lasting()).answers_of(&Route::Article(id)).to_vec()
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    {
        eprintln!("The shelf is a part of the app, which runs in a browser: `cargo xtask serve` builds and serves it.");
        std::process::exit(2);
    }
}
