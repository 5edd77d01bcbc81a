//! `cargo xtask connect` and `cargo xtask fragment`: what an app's own program does (`src/bin/connect`, `src/bin/fragment`),
//! because it is the app's code that reads backends. It is built when it is first asked for.

use std::ffi::OsString;

use crate::error::Failure;
use crate::{process, project};

/// Builds and runs the program of this name with these words.
///
/// # Errors
/// When it cannot be built, when it finds nothing, or when it does not understand its command line; it has then said so.
pub fn run(name: &str, words: &[OsString]) -> Result<(), Failure> {
    let mut cargo = process::cargo();
    // Files are named as they are from where the person stands.
    if let Ok(here) = std::env::current_dir() {
        cargo.current_dir(here);
    }
    cargo.args(["run", "--quiet", "--manifest-path"]).arg(project::root().join("Cargo.toml"));
    cargo.args(["--features", "network", "--bin", name, "--"]).args(words);
    match cargo.status() {
        Ok(status) if status.success() => Ok(()),
        // The program's own code, which is 2 for a command line that it does not understand.
        Ok(status) => Err(Failure::Told(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))),
        Err(cause) => Err(process::not_started(name, &cause)),
    }
}
