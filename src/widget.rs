//! Widgets: our headlines in other sites' pages. `public/widget.js`, or an `<iframe>` written by hand, frames the page
//! `embed/headlines`, which loads a small program of its own (`src/bin/widget_frame.rs`): the engine and one list,
//! without router, masthead, service worker or storage.
//!
//! The query of the page's address says what to show ([`choice`]); `widget_frame` requests it from the backend, and [`view`]
//! draws it in one of five layouts. `public/frame.js` exchanges messages with the host page; docs/embedding.md
//! documents them. For pages without frames, `cargo xtask fragment` prints the same headlines as HTML (`fragment.rs`).
//! The page `/widgets` generates the markup to copy ([`builder`]).

pub mod builder;
pub mod choice;
#[cfg(not(target_arch = "wasm32"))]
pub mod fragment;
pub mod list;
pub mod view;

pub use choice::Choice;
