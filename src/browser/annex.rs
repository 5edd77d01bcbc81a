//! The way to the second WebAssembly module ([`annex`](crate::annex)). The page's start script knows its address and
//! loads it once, when it is first asked for; natively it is part of the program.

use crate::backend::Error;

#[cfg(target_arch = "wasm32")]
mod platform {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        /// `boot.js` puts this there: the function `work` of the module, a promise of what it gives.
        #[wasm_bindgen(catch, js_namespace = timePlusNews, js_name = annex)]
        pub(super) async fn work(job: &str) -> Result<JsValue, JsValue>;
        /// Beside it: begins to load the module, and says nothing of what becomes of it.
        #[wasm_bindgen(catch, js_namespace = timePlusNews, js_name = prepare)]
        pub(super) fn prepare() -> Result<(), JsValue>;
    }
}

/// Has a job done. Errs when the module cannot be loaded, which is when there is no network.
#[cfg(target_arch = "wasm32")]
pub async fn send(job: String) -> Result<String, Error> {
    let result = platform::work(&job).await.ok().and_then(|result| result.as_string());
    result.ok_or_else(|| Error::Unreachable {
        url: [&super::location::base_address(), "annex"].concat(),
        offline: super::location::is_offline(),
        cross_origin: false,
    })
}

/// Begins to load the module: what is asked of a backend meanwhile will need it.
#[cfg(target_arch = "wasm32")]
pub fn prepare() {
    // A page without its start script cannot be; the job itself would say so.
    let _ = platform::prepare();
}

/// Natively there is nothing to load.
#[cfg(not(target_arch = "wasm32"))]
pub fn prepare() {}

/// Has a job done; natively that cannot fail.
#[cfg(not(target_arch = "wasm32"))]
pub async fn send(job: String) -> Result<String, Error> {
    Ok(crate::annex::work(&job))
}
