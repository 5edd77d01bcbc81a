//! `cargo install`: a program compiled from its published source, which works wherever Rust does, and takes minutes.

use std::fs;
use std::path::Path;

use super::program::{Missed, Program, Way};
use crate::process::{cargo, run_patiently};
use crate::{project, say};

/// Compiling.
pub struct Compile;

impl Way for Compile {
    /// Compiles with the crate's own lock file, and without it when that fails: an old lock file may hold a release
    /// that no longer compiles.
    fn install(&self, program: &Program, folder: &Path) -> Result<(), Missed> {
        let Program { package, version, compile_time, purpose, .. } = program;
        say::step(&format!("compiling {package} {version} ({compile_time} on two cores, once): {purpose}"));
        // The crates stay until the program is there: an interrupted installation goes on where it stopped.
        let build = project::cache_folder().join("build").join(package);
        let attempt = |locked: bool| {
            let mut command = cargo();
            command.args(["install", package, "--version", &version.to_string(), "--root"]);
            command.arg(folder).arg("--target-dir").arg(&build);
            // Compiled quickly rather than for speed: each works for a moment only, the compiler or the browser does the rest.
            for setting in ["opt-level=1", "lto=false", "codegen-units=16"] {
                command.args(["--config", &format!("profile.release.{setting}")]);
            }
            if locked {
                command.arg("--locked");
            }
            if program.installed_in(folder).exists() {
                command.arg("--force");
            }
            run_patiently(&mut command, package)
        };
        attempt(true).or_else(|_| attempt(false)).map_err(Missed::Failed)?;
        // Only disk space is lost if this fails.
        let _ = fs::remove_dir_all(&build);
        Ok(())
    }
}
