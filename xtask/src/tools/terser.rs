//! Finds or installs Terser, which shortens scripts: it removes comments and shortens names. It is optional.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::npm::Package;
use crate::error::Failure;
use crate::process::{self, answer, find_on_path};
use crate::say;

const PACKAGE: Package = Package { name: "terser", version: "5.51.4" };

/// The cost of not having it, measured on a release.
const OTHERWISE: &str = "scripts will be some 5 kB larger, and widget.js over its budget";

/// Its options: the JavaScript version of the browsers that run the app, and a second pass.
const SETTINGS: [&str; 5] = ["--ecma", "2022", "--compress", "passes=3", "--mangle"];

/// Terser, ready to be run.
pub struct Terser(PathBuf);

impl Terser {
    /// Finds Terser in the cache folder or downloads it; prints a warning and returns `None` if that fails.
    pub fn ready() -> Option<Self> {
        let cached = PACKAGE.program("terser");
        let will_do = || answer(&cached, &["--version"]).is_some();
        if will_do() {
            return Some(Self(cached));
        }
        if find_on_path("npm").is_none() {
            say::note(&format!("there is no npm to fetch Terser with: {OTHERWISE}"));
            return None;
        }
        match PACKAGE.install("it makes scripts smaller", "a second") {
            Ok(()) if will_do() => Some(Self(cached)),
            Ok(()) => {
                say::note(&format!("the Terser of npm does not run on this machine: {OTHERWISE}"));
                None
            }
            Err(failure) => {
                say::note(&format!("{failure}; until then {OTHERWISE}"));
                None
            }
        }
    }

    /// Shortens a script in place.
    ///
    /// # Errors
    /// A script with a syntax error, which Terser reports with its line; a file that cannot be read or written.
    pub fn shorten(&self, script: &Path, kind: Script) -> Result<(), Failure> {
        let mut command = Command::new(&self.0);
        command.arg(script).args(SETTINGS);
        if kind == Script::Module {
            command.arg("--module");
        }
        let text = process::output(&mut command, &format!("shortening {}", script.display()))?;
        fs::write(script, text).map_err(Failure::file("write", script))
    }
}

/// How browsers read a script (HTML, "classic script" and "module script").
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// A classic script or a module: names at its top level stay, because others may use them.
    Classic,
    /// A module: names at its top level may be shortened.
    Module,
}
