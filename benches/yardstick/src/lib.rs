//! `serde_json` alone as WebAssembly, with the app's allocator and optimisation: the baseline for parsing responses in a
//! browser (`tests/browser/measures.rs`).

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Allocates a buffer of `length` bytes, which [`parse`] frees.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    Box::into_raw(vec![0; length].into_boxed_slice()).cast()
}

/// Parses the text in a buffer and frees the buffer; returns whether it is JSON.
///
/// # Safety
/// `text` must come from [`room`] called with the same `length`, and must be passed only once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parse(text: *mut u8, length: usize) -> bool {
    // SAFETY: the caller guarantees that this is the whole buffer.
    let text = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(text, length)) };
    std::str::from_utf8(&text).is_ok_and(|text| serde_json::from_str::<serde_json::Value>(text).is_ok())
}
