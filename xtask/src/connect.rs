//! `cargo xtask connect`: tells what the app understands of a backend. The program that does so is one of the app's own
//! (`src/bin/connect`), because it is the app's code that reads backends; it is built when it is first asked for.

use std::ffi::OsString;

use crate::error::Failure;
use crate::{process, project};

/// Builds and runs the program with these words.
///
/// # Errors
/// When it cannot be built, or does not end well; it has then said why.
pub fn run(words: &[OsString]) -> Result<(), Failure> {
    let mut cargo = process::cargo();
    // Files are named as they are from where the person stands.
    if let Ok(here) = std::env::current_dir() {
        cargo.current_dir(here);
    }
    cargo.args(["run", "--quiet", "--manifest-path"]).arg(project::root().join("Cargo.toml"));
    cargo.args(["--features", "network", "--bin", "connect", "--"]).args(words);
    process::run(&mut cargo, "connect")
}
