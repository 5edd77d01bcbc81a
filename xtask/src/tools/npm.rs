//! Packages of the npm registry, laid into the cache folder. The project itself has no JavaScript dependency.

use std::path::PathBuf;
use std::process::Command;

use super::apt;
use crate::error::Failure;
use crate::process::{find_on_path, run_patiently};
use crate::{project, say};

/// One package in one version.
pub struct Package {
    /// As in the registry.
    pub name: &'static str,
    /// Exactly this one.
    pub version: &'static str,
}

/// Sees that npm is there; for root it is installed by `apt-get`.
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

    /// A file of the package, whether it is there or not.
    pub fn file(&self, path: &str) -> PathBuf {
        self.folder().join("node_modules").join(self.name).join(path)
    }

    /// A program of the package, under the name that npm gives it on this system.
    pub fn program(&self, name: &str) -> PathBuf {
        let file = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
        self.folder().join("node_modules").join(".bin").join(file)
    }

    /// Downloads the package; its install scripts are not run.
    ///
    /// # Errors
    /// [`Failure::NotInstalled`] with what npm said.
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
