//! The browser's turns: a page is drawn, and answers its reader, only between them. Work that takes long gives way.

/// Comes back in a later turn.
#[cfg(target_arch = "wasm32")]
pub async fn next() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        // A window without timers goes on at once.
        let _ = super::window().set_timeout_with_callback(&resolve);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Natively there is nobody to give way to.
#[cfg(not(target_arch = "wasm32"))]
pub async fn next() {}
