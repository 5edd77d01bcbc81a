//! Terser, which makes scripts short: without comments, with short names. Welcome, not required.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::npm::Package;
use crate::error::Failure;
use crate::process::{self, answer, find_on_path};
use crate::say;

const PACKAGE: Package = Package { name: "terser", version: "5.51.4" };

/// What is lost without it, measured on a release.
const OTHERWISE: &str = "scripts will be some 5 kB larger, and widget.js over its budget";

/// What it may do: the language of the browsers that run the app, and another look at what the first one left.
const SETTINGS: [&str; 5] = ["--ecma", "2022", "--compress", "passes=3", "--mangle"];

/// Terser, ready to be run.
pub struct Terser(PathBuf);

impl Terser {
    /// The one in the cache folder, or downloaded there; none, and a word about it, when there is none to be had.
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

    /// Makes a script short, in its place.
    ///
    /// # Errors
    /// A script that is none, which Terser says with its line; a file that cannot be read or written.
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
    /// Either way: names at its top level are seen by others.
    Classic,
    /// As a module: they are its own.
    Module,
}
