//! Trunk, the wasm-bindgen CLI, cargo-deny and geckodriver: compiled from their published source into the cache folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::version::Version;
use crate::error::Failure;
use crate::process::{answer, cargo, find_on_path, program_file, run_patiently};
use crate::{project, say};

/// A program that `cargo install` makes.
struct Program {
    /// Name of the crate.
    package: &'static str,
    /// Name of the file it installs.
    file: &'static str,
    version: Version,
    /// What it is for, and how long it takes on two cores.
    why: &'static str,
}

/// The path of Trunk, which builds and serves the site.
///
/// # Errors
/// When it is missing and cannot be compiled.
pub fn trunk(wanted: Version) -> Result<PathBuf, Failure> {
    let why = "4 to 10 minutes, once: it bundles the site and serves it while you work";
    Program { package: "trunk", file: "trunk", version: wanted, why }.ready(|found| found.serves_for(wanted))
}

/// The path of the wasm-bindgen CLI, which must be of exactly the version of the library.
///
/// # Errors
/// When it is missing and cannot be compiled.
pub fn wasm_bindgen(wanted: Version) -> Result<PathBuf, Failure> {
    let why = "2 to 4 minutes, once: it writes the JavaScript that loads the app, in the version of Cargo.lock";
    Program { package: "wasm-bindgen-cli", file: "wasm-bindgen", version: wanted, why }.ready(|found| found == wanted)
}

/// The path of geckodriver, which drives Firefox.
///
/// # Errors
/// When it is missing and cannot be compiled.
pub fn geckodriver(wanted: Version) -> Result<PathBuf, Failure> {
    let why = "3 to 6 minutes, once: it drives Firefox";
    Program { package: "geckodriver", file: "geckodriver", version: wanted, why }
        .ready(|found| found.serves_for(wanted))
}

/// The path of cargo-deny, which knows what may come in from elsewhere.
///
/// # Errors
/// When it is missing and cannot be compiled.
pub fn cargo_deny(wanted: Version) -> Result<PathBuf, Failure> {
    let why = "2 to 4 minutes, once: it looks at licences, origins and known holes of what is used";
    Program { package: "cargo-deny", file: "cargo-deny", version: wanted, why }.ready(|found| found.serves_for(wanted))
}

impl Program {
    fn ready(&self, fits: impl Fn(Version) -> bool) -> Result<PathBuf, Failure> {
        let cached = self.folder().join("bin").join(program_file(self.file));
        let fits =
            |path: &PathBuf| answer(path, &["--version"]).and_then(|text| Version::find(&text)).is_some_and(&fits);
        if let Some(found) = find_on_path(self.file).filter(&fits) {
            return Ok(found);
        }
        if !fits(&cached) {
            self.install(&cached)?;
        }
        Ok(cached)
    }

    fn folder(&self) -> PathBuf {
        project::cache_folder().join(format!("{}-{}", self.file, self.version))
    }

    /// Compiles with the crate's own lock file, and without it when that fails: an old lock file may hold a release
    /// that no longer compiles.
    fn install(&self, cached: &Path) -> Result<(), Failure> {
        say::step(&format!("compiling {} {} ({})", self.package, self.version, self.why));
        // The crates stay until the program is there: an interrupted installation goes on where it stopped.
        let build = project::cache_folder().join("build").join(self.package);
        let attempt = |locked: bool| {
            let mut command = cargo();
            command.args(["install", self.package, "--version", &self.version.to_string(), "--root"]);
            command.arg(self.folder()).arg("--target-dir").arg(&build);
            // Compiled quickly rather than for speed: each works for a moment only, the compiler or the browser does the rest.
            for setting in ["opt-level=1", "lto=false", "codegen-units=16"] {
                command.args(["--config", &format!("profile.release.{setting}")]);
            }
            if locked {
                command.arg("--locked");
            }
            if cached.exists() {
                command.arg("--force");
            }
            run_patiently(&mut command, self.package)
        };
        attempt(true).or_else(|_| attempt(false)).map_err(|cause| Failure::NotInstalled {
            what: format!("{} {}", self.package, self.version),
            cause,
            remedy: format!(
                "see that this machine reaches the network and run the command again, or run `cargo install {} --version {} --locked`",
                self.package, self.version
            ),
        })?;
        // Only disk space is lost if this fails.
        let _ = fs::remove_dir_all(&build);
        Ok(())
    }
}
