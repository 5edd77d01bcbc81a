//! The page on which a publisher's neighbours put a widget together, `/widgets`: what they pick ([`picked`]), how it looks
//! in a light and in a dark page at three widths, and the lines to copy ([`view`]). It is drawn in the module that `/connect`
//! is in (`src/bin/desk.rs`), which no reader loads; what it shows is the widget itself, `public/widget.js`.

pub mod options;
pub mod view;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod mount;

pub use options::WidgetOptions;
