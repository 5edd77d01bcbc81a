//! Installs packages with `apt-get`, as root on Debian and its relatives: the only way in which commands change the system.

use std::process::Command;

use crate::error::Failure;
use crate::process::{answer, find_on_path, run_patiently};
use crate::say;

/// Calls `look`; if it finds nothing, installs the packages and calls it again.
///
/// # Errors
/// When `apt-get` may be used and fails.
pub fn found<T>(look: impl Fn() -> Option<T>, packages: &[&str], why: &str) -> Result<Option<T>, Failure> {
    let there = look();
    if there.is_none() {
        install(packages, why)?;
    }
    Ok(there.or_else(look))
}

/// Announces and installs packages. Does nothing without permission: the caller then looks again and returns the remedy.
///
/// # Errors
/// When `apt-get` may be used and fails.
pub fn install(packages: &[&str], why: &str) -> Result<(), Failure> {
    let is_root = answer("id", &["-u"]).is_some_and(|id| id == "0");
    if !is_root || find_on_path("apt-get").is_none() {
        return Ok(());
    }
    let names = packages.join(" ");
    say::step(&format!("installing {names} into this system with apt-get (once, a minute or two): {why}"));
    let attempt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        run_patiently(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"), "apt-get")
    };
    let install: Vec<&str> = ["install", "-y", "--no-install-recommends"].iter().chain(packages).copied().collect();
    // The list of packages may be missing or old; it is fetched only if the installation fails.
    attempt(&install).or_else(|_| attempt(&["update"]).and_then(|()| attempt(&install))).map_err(|cause| {
        Failure::NotInstalled {
            what: names.clone(),
            cause,
            remedy: format!("run `apt-get update && apt-get install {names}` and see what it says"),
        }
    })
}
