//! `cargo xtask connect` and `cargo xtask fragment`: they run programs of the app (`src/bin/connect`,
//! `src/bin/fragment`), because the app's code reads backends. A program is built when it is first used.

use std::ffi::OsString;

use crate::error::Failure;
use crate::{process, project};

/// Builds and runs the program of this name with these arguments.
///
/// # Errors
/// When it cannot be built, finds nothing, or does not understand its command line; it has then printed why.
pub fn run(name: &str, words: &[OsString]) -> Result<(), Failure> {
    let mut cargo = process::cargo();
    // Relative paths refer to the folder in which the person called the command.
    if let Ok(here) = std::env::current_dir() {
        cargo.current_dir(here);
    }
    cargo.args(["run", "--quiet", "--manifest-path"]).arg(project::root().join("Cargo.toml"));
    cargo.args(["--features", "network", "--bin", name, "--"]).args(words);
    match cargo.status() {
        Ok(status) if status.success() => Ok(()),
        // The exit code of the program, which is 2 for a command line that it does not understand.
        Ok(status) => Err(Failure::Told(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))),
        Err(cause) => Err(process::not_started(name, &cause)),
    }
}
