//! The shelf: what a reader keeps and sets. It is a program of its own (`src/bin/shelf.rs`), a WebAssembly module that is
//! loaded when a story is saved, when one that was saved is read without a network, and for the pages of saved stories
//! and of settings. The newspaper gives it a story as a text ([`story`]), a name to keep it under, and elements to draw
//! in ([`mount`]); it has no backend and asks nobody.

pub mod page;
pub mod words;

#[cfg(all(target_arch = "wasm32", feature = "newspaper"))]
pub mod mount;
#[cfg(all(target_arch = "wasm32", feature = "newspaper"))]
mod stories;


/// What stands before the name of a story in its address and in the name of its mark.
pub const FOLDER: &str = "saved/";
/// Marks a story that is kept, among what the reader has chosen, where it is found at once.
pub const MARK: &str = "1";
