//! The built app in headless Chromium: what a reader sees and can do, on the demo edition, on backends that fail in
//! every way, and on a real WordPress.
//!
//! `cargo xtask test` builds the app, names what these tests need in the environment and runs them. By hand:
//! `TPN_DIST=dist TPN_AXE=…/axe.min.js cargo test --test browser`. `cargo test` alone leaves them out.

mod backend;
mod engine;
mod headers;
mod http;
mod page;
mod site;
mod webdriver;

// What `cargo xtask dist` makes the headers of a release with: the tests run under nothing else. Of its forms they read
// one.
#[allow(dead_code)]
#[path = "../../xtask/src/dist/policy.rs"]
mod policy;

// What makes the service worker of a release, for the same reason: a test serves the generations that it needs.
#[path = "../../xtask/src/dist/generation.rs"]
mod generation;
#[path = "../../xtask/src/dist/integrity.rs"]
mod integrity;
#[allow(dead_code)]
#[path = "../../xtask/src/markup.rs"]
mod markup;

mod accessibility;
mod connect;
mod embeds;
mod engines;
mod faults;
mod feeds;
mod lists;
mod measures;
mod offline;
mod pictures;
mod policy_holds;
mod preferences;
mod pwa;
mod requests;
mod safety;
mod safety_collections;
mod saved;
mod site_file;
mod slow;
mod speed;
mod stores;
mod sub_path;
mod views;
mod widget;
mod widgets_page;
mod wordpress;
mod worker;
mod worker_stores;
mod worker_versions;
