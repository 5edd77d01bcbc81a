//! Time Plus News: a newspaper made of static files. It runs in the reader's browser, fetches articles from whatever
//! backend `site.json` names, and shows them.
//!
//! The way of the data, one direction: [`site`] and a [`backend`] description make a request, the answer becomes
//! [`model`] values (bodies through [`body`]), the `store` keeps them, the `pages` choose what to show and the
//! [`components`] draw it. Only [`browser`] knows the platform. Everything but the store, the pages and the app itself
//! compiles natively too, where it is tested and can render pages.

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
#[cfg(target_arch = "wasm32")]
mod effect;
#[cfg(target_arch = "wasm32")]
pub mod network;
#[cfg(all(target_arch = "wasm32", feature = "newspaper"))]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod preferences;
#[cfg(all(target_arch = "wasm32", feature = "newspaper"))]
pub mod store;

/// The allocator of all modules. The one of the standard library is quicker where there are threads and costs the
/// reader more.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
