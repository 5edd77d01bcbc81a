//! The browser's turns: a page is drawn, and answers its reader, only between them. Work that takes long gives way.

/// Comes back in a later turn.
#[cfg(target_arch = "wasm32")]
pub async fn next() {
    after(0).await;
}

/// Comes back after some milliseconds.
#[cfg(target_arch = "wasm32")]
pub async fn after(millis: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        // A window without timers goes on at once.
        let _ = super::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Natively there is nobody to give way to.
#[cfg(not(target_arch = "wasm32"))]
pub async fn next() {}
