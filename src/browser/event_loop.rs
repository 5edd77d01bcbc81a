//! Yielding to the browser's event loop. The page is painted and input is handled only between tasks, so long
//! computations yield now and then.

/// Yields, and resumes in a later task.
#[cfg(target_arch = "wasm32")]
pub async fn next_task() {
    sleep(0).await;
}

/// Resumes after the given number of milliseconds.
#[cfg(target_arch = "wasm32")]
pub async fn sleep(millis: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        // Without timers the promise would never resolve, but every window has them.
        let _ = super::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Does nothing: outside a browser there is no event loop to yield to.
#[cfg(not(target_arch = "wasm32"))]
pub async fn next_task() {}
