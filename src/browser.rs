//! The browser. Each module gives the rest of the program one thing that the platform does: parse an address or a
//! document, fetch, format a date, follow the scroll position. It imports nothing else of this crate. What the pure core
//! needs has a native twin of the same shape, so that the core is tested, and can render pages, outside a browser.

pub mod charset;
pub mod event_loop;
pub mod html;
pub mod intl;
pub mod location;
pub mod policy;
pub mod url;

#[cfg(target_arch = "wasm32")]
pub mod clipboard;
pub mod clock;
#[cfg(target_arch = "wasm32")]
pub mod document_head;
#[cfg(target_arch = "wasm32")]
pub mod fetch;
#[cfg(target_arch = "wasm32")]
pub mod file;
#[cfg(target_arch = "wasm32")]
pub mod focus;
#[cfg(target_arch = "wasm32")]
pub mod host;
#[cfg(target_arch = "wasm32")]
mod inert;
#[cfg(target_arch = "wasm32")]
pub mod pictures;
#[cfg(target_arch = "wasm32")]
pub mod pwa;
#[cfg(target_arch = "wasm32")]
pub mod scroll;
#[cfg(target_arch = "wasm32")]
pub mod widget;

/// Unicode properties and case mapping, provided by the platform.
pub use unicode;

/// The window. The app never runs in a worker, so there always is one.
#[cfg(target_arch = "wasm32")]
pub fn window() -> web_sys::Window {
    leptos::prelude::window()
}
