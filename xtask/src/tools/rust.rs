//! Checks for the parts of the Rust toolchain: the wasm target, rustfmt, clippy, and a C compiler for linking.

use std::path::Path;
use std::process::Command;

use crate::error::Failure;
use crate::process::{answer, find_on_path, run_patiently};
use crate::{project, say};

/// The target of the app.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Checks that there is a C compiler, which Rust uses to link native programs.
///
/// # Errors
/// [`Failure::Missing`] with the one command that installs it on this system.
pub fn c_compiler() -> Result<(), Failure> {
    // On Windows the set-up of Rust includes the linker, and Cargo has a good message if it is missing.
    if cfg!(windows) || find_on_path("cc").is_some() {
        return Ok(());
    }
    let remedy = if cfg!(target_os = "macos") {
        "install it with `xcode-select --install`"
    } else {
        "install it with `apt-get install gcc libc6-dev`, `dnf install gcc` or your system's own command"
    };
    Err(Failure::Missing { what: "a C compiler (`cc`), with which Rust links,".to_owned(), remedy: remedy.to_owned() })
}

/// Checks that the standard library for `wasm32-unknown-unknown` is installed; otherwise installs it with rustup.
///
/// # Errors
/// When there is no rustup, or when it fails twice.
pub fn wasm_target() -> Result<(), Failure> {
    if has_wasm_target() {
        return Ok(());
    }
    say::step("adding the wasm32 target of Rust (once, a download of about 20 MB): the app is compiled for it");
    rustup(&["target", "add", WASM_TARGET], "the wasm32 target of Rust")
}

fn has_wasm_target() -> bool {
    let in_checkout = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", WASM_TARGET])
        .current_dir(project::root())
        .output();
    in_checkout.is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
}

/// Checks that rustfmt and clippy are installed; otherwise installs them with rustup.
///
/// # Errors
/// When there is no rustup, or when it fails twice.
pub fn components() -> Result<(), Failure> {
    let present = |tool: &str| answer(tool, &["--version"]).is_some();
    if present("rustfmt") && present("cargo-clippy") {
        return Ok(());
    }
    say::step("adding rustfmt and clippy (once, a download of about 6 MB): the checks use them");
    rustup(&["component", "add", "rustfmt", "clippy"], "rustfmt and clippy")
}

/// Runs rustup, and tries once more if it fails: its downloads are large, and its servers sometimes slow.
fn rustup(arguments: &[&str], what: &str) -> Result<(), Failure> {
    let by_hand = format!("rustup {}", arguments.join(" "));
    if find_on_path("rustup").is_none() {
        let remedy = "install Rust through rustup (rustup.rs), or this part with your system's own command";
        return Err(Failure::Missing { what: what.to_owned(), remedy: remedy.to_owned() });
    }
    let attempt = || {
        let mut command = Command::new("rustup");
        run_patiently(command.args(arguments).current_dir(project::root()), "rustup")
    };
    attempt().or_else(|_| attempt()).map_err(|cause| Failure::NotInstalled {
        what: what.to_owned(),
        cause,
        remedy: format!("see that this machine reaches the network and run the command again, or run `{by_hand}`"),
    })
}
