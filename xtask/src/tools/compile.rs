//! Compiles a program from its published source by `cargo install`, which works wherever Rust does, and takes minutes.

use std::fs;
use std::path::Path;

use super::program::{Missed, Program, Way};
use crate::process::{cargo, run_patiently};
use crate::{project, say};

/// Compiling.
pub struct Compile;

impl Way for Compile {
    /// Compiles with the crate's own lock file, and without it if that fails: an old lock file may name a release that
    /// no longer compiles.
    fn install(&self, program: &Program, folder: &Path) -> Result<(), Missed> {
        let Program { package, version, compile_time, purpose, .. } = program;
        say::step(&format!("compiling {package} {version} ({compile_time} on two cores, once): {purpose}"));
        // The compiled crates are kept until the program is installed, so that an interrupted installation can continue.
        let build = project::cache_folder().join("build").join(package);
        let attempt = |locked: bool| {
            let mut command = cargo();
            command.args(["install", package, "--version", &version.to_string(), "--root"]);
            command.arg(folder).arg("--target-dir").arg(&build);
            // Optimised for a short compile time: the programs themselves have little to do.
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
