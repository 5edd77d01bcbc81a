//! Installs packages of the npm registry into the cache folder. The project itself has no JavaScript dependencies.

use std::path::PathBuf;
use std::process::Command;

use super::apt;
use crate::error::Failure;
use crate::process::{find_on_path, run_patiently};
use crate::{project, say};

/// A package in a fixed version.
pub struct Package {
    /// The name in the registry.
    pub name: &'static str,
    /// The version.
    pub version: &'static str,
}

/// Checks that npm is installed; as root, installs it with `apt-get`.
///
/// # Errors
/// [`Failure::Missing`] with what to install.
pub fn require() -> Result<(), Failure> {
    if find_on_path("npm").is_some() {
        return Ok(());
    }
    let why = "the accessibility checks of the browser tests come from its registry";
    apt::install(&["npm"], why)?;
    if find_on_path("npm").is_some() {
        return Ok(());
    }
    let remedy = "install Node.js with npm (`apt-get install npm`, or nodejs.org), and run the command again";
    Err(Failure::Missing { what: format!("npm, without which {why} cannot run,"), remedy: remedy.to_owned() })
}

impl Package {
    fn folder(&self) -> PathBuf {
        project::cache_folder().join(format!("{}-{}", self.name, self.version))
    }

    /// Returns the path of a file in the package, which may not exist.
    pub fn file(&self, path: &str) -> PathBuf {
        self.folder().join("node_modules").join(self.name).join(path)
    }

    /// Returns the path of a program of the package, with the name that it has on this system.
    pub fn program(&self, name: &str) -> PathBuf {
        let file = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
        self.folder().join("node_modules").join(".bin").join(file)
    }

    /// Downloads the package, without running its install scripts.
    ///
    /// # Errors
    /// [`Failure::NotInstalled`] with the message of npm.
    pub fn install(&self, why: &str, takes: &str) -> Result<(), Failure> {
        let wanted = format!("{}@{}", self.name, self.version);
        say::step(&format!("downloading {wanted} with npm (once, {takes}): {why}"));
        let not_installed = |cause: String| Failure::NotInstalled {
            what: wanted.clone(),
            cause,
            remedy: "see that npm reaches its registry (`npm ping`) and run the command again".to_owned(),
        };
        let npm = find_on_path("npm").ok_or_else(|| not_installed("there is no npm".to_owned()))?;
        let mut command = Command::new(npm);
        command.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
        command.arg(self.folder()).arg(&wanted);
        run_patiently(&mut command, self.name).map_err(not_installed)
    }
}
