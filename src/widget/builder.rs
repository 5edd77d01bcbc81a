//! The page `/widgets`, which generates the markup of a widget: the options ([`options`]), a preview on a light and on
//! a dark page in three widths, and the snippet to copy ([`view`]). It is in the part `publish` of the program
//! (`src/lazy.rs`), which readers do not load. The preview is the widget itself, `public/widget.js`.

pub mod options;
pub mod view;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod mount;

pub use options::WidgetOptions;
