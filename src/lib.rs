//! Time Plus News: a newspaper made of static files. It runs in the reader's browser, fetches articles from the backend
//! named in `site.json`, and renders them.
//!
//! Data flows in one direction: [`site`] and a [`backend`] description make a request; the response is mapped to
//! [`model`] values (bodies through [`body`]); the `store` caches them; the `pages` choose what to show and the
//! [`components`] render it. Only [`browser`] uses the platform's APIs. Everything except the store, the pages and the app
//! itself also compiles natively, for tests and prerendering.

pub mod backend;
pub mod body;
pub mod browser;
pub mod components;
pub mod connect;
pub mod diagnostics;
pub mod document;
pub mod error_text;
pub mod history;
pub mod lazy;
pub mod locale;
pub mod model;
pub mod node;
pub mod order;
pub mod parts;
pub mod route;
pub mod saved;
pub mod site;
pub mod storage;
pub mod text;
pub mod widget;
pub mod words;
pub mod xml;

pub use json;

#[cfg(all(target_arch = "wasm32", feature = "newspaper"))]
pub mod app;
#[cfg(all(target_arch = "wasm32", feature = "newspaper"))]
mod effect;
#[cfg(target_arch = "wasm32")]
pub mod network;
#[cfg(all(target_arch = "wasm32", feature = "newspaper"))]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod preferences;
#[cfg(all(target_arch = "wasm32", feature = "newspaper"))]
pub mod store;
#[cfg(target_arch = "wasm32")]
pub mod widget_frame;

/// The global allocator. It is smaller than the standard library's, which is faster only with threads.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
