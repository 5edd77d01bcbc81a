//! Headlines in other people's pages: what `public/widget.js` puts into a frame, and whoever writes an `<iframe>` by hand. It
//! is a program of its own (`src/bin/widget_frame.rs`), a WebAssembly module that only the page `embed/headlines` loads: the engine
//! and one list, without router, masthead, service worker or storage. The address of the page says what is wanted
//! ([`choice`]), the backend is asked for it ([`mount`]), and it is drawn in one of five layouts ([`view`]).
//! `public/frame.js` tells the page around it; docs/embedding.md has the messages. For pages that take no frame either,
//! `cargo xtask fragment` prints the same headlines as HTML (`fragment.rs`).

pub mod builder;
pub mod choice;
#[cfg(not(target_arch = "wasm32"))]
pub mod fragment;
pub mod list;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod mount;

pub use choice::Choice;
