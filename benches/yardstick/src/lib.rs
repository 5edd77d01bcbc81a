//! `serde_json` alone as WebAssembly, with the app's allocator and optimisation: what the app's reading of answers is
//! measured against in a browser (`tests/browser/measures.rs`).

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Room for a text of so many bytes, which [`parse`] takes back.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    Box::into_raw(vec![0; length].into_boxed_slice()).cast()
}

/// Parses the text in a room and gives the room back; whether it is JSON.
///
/// # Safety
/// `text` comes from [`room`], called with this `length`, and is given once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parse(text: *mut u8, length: usize) -> bool {
    // SAFETY: the caller says that this is the room, whole.
    let text = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(text, length)) };
    std::str::from_utf8(&text).is_ok_and(|text| serde_json::from_str::<serde_json::Value>(text).is_ok())
}
