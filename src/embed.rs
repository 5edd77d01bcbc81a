//! Headlines in other people's pages: what `public/widget.js` puts into a frame, and whoever writes an `<iframe>` by hand. It
//! is a program of its own (`src/bin/embed.rs`), a WebAssembly module that only the page `embed/headlines` loads: the engine
//! and one list, without router, masthead, service worker or storage. The address of the page says what is wanted
//! ([`choice`]), the backend is asked for it ([`mount`]), and it is drawn in one of five layouts ([`view`]).
//! `public/frame.js` tells the page around it; docs/embedding.md has the messages.

pub mod choice;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod mount;

pub use choice::Choice;
