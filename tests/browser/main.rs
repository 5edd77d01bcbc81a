//! The built app in headless Chromium: what a reader sees and can do, on the demo edition, on backends that fail in
//! every way, and on a real WordPress.
//!
//! `cargo xtask test` builds the app, names what these tests need in the environment and runs them. By hand:
//! `TPN_DIST=dist TPN_AXE=…/axe.min.js cargo test --test browser`. `cargo test` alone leaves them out.

mod backend;
mod http;
mod page;
mod site;
mod webdriver;

mod accessibility;
mod connect;
mod faults;
mod feeds;
mod lists;
mod measures;
mod preferences;
mod requests;
mod safety;
mod site_file;
mod speed;
mod sub_path;
mod views;
mod wordpress;
