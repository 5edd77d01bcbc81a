//! Finds the programs that the commands need, and installs those that are missing.
//!
//! A tool on `PATH` in a suitable version is used. Otherwise the tool is installed into the user's cache folder, never
//! into the system. The one exception is announced: as root, browsers, npm and web servers are installed by `apt-get`.

mod apt;
mod binstall;
mod browser;
mod compile;
mod download;
mod hosts;
mod lock;
mod npm;
mod program;
mod programs;
mod rust;
mod terser;
mod version;
mod wasm_opt;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Failure;
use crate::{process, project, say};

pub use browser::{Browser, engine};
pub use hosts::WebServers;
pub use rust::{c_compiler, components, wasm_target};
pub use terser::{Script, Terser};

/// axe-core, the accessibility checker that browser tests inject. It is never committed, because its licence is not the
/// project's.
const AXE_CORE: npm::Package = npm::Package { name: "axe-core", version: "4.14.1" };

/// The alias of `cargo xtask` in `.cargo/config.toml`, with `--quiet`.
const QUIET_ALIAS: &str = "run --quiet --package xtask --no-default-features --bin xtask --";

/// The tools for a build of the app.
pub struct BuildTools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
    /// Folders that come first on Trunk's `PATH`.
    folders: Vec<PathBuf>,
    /// `wasm-opt`, if it was found or installed.
    wasm_opt: Option<PathBuf>,
    /// Terser, if it was found or installed.
    terser: Option<Terser>,
}

impl BuildTools {
    /// Finds or installs the wasm target, Trunk, the wasm-bindgen CLI and, for a release, wasm-opt and Terser.
    ///
    /// # Errors
    /// The first tool that is missing and cannot be installed, with the remedy. A missing `wasm-opt` or Terser is only
    /// a warning: the build is larger without them.
    pub fn ready(release: bool) -> Result<Self, Failure> {
        rust::c_compiler()?;
        rust::wasm_target()?;
        let trunk = programs::TRUNK.ready()?;
        let bindgen = programs::WASM_BINDGEN.at(lock::wasm_bindgen_version()?).ready()?;
        let optimiser = if release { wasm_opt::ready() } else { None };
        let terser = if release { Terser::ready() } else { None };
        let tools = [Some(&bindgen), optimiser.as_ref()];
        let folders = tools.into_iter().flatten().filter_map(|tool| tool.parent().map(Path::to_owned)).collect();
        Ok(Self { trunk, wasm_bindgen: bindgen, folders, wasm_opt: optimiser, terser })
    }

    /// Compiles the app's library and its dependencies, and shows the progress, which Trunk does not.
    pub fn compile_app(&self, release: bool) {
        let profile = if release { "release" } else { "debug" };
        if !project::target_folder().join(rust::WASM_TARGET).join(profile).is_dir() {
            say::step("compiling the app (the first time with every crate that it uses: some minutes)");
        }
        let mut command = process::cargo();
        command.args(["build", "--package", "time-plus-news", "--lib", "--target", rust::WASM_TARGET]);
        if release {
            command.arg("--release");
        }
        // Trunk compiles the app again, prints its errors, and continues when they are fixed.
        if process::run_patiently(&mut command, "app").is_err() {
            say::note("the app does not compile: what the compiler says follows");
        }
    }

    /// Returns a command for Trunk in the checkout, which finds our tools and downloads none of its own.
    pub fn trunk(&self, subcommand: &str) -> Command {
        let mut command = Command::new(&self.trunk);
        command.current_dir(project::root()).arg(subcommand);
        command.env("PATH", process::path_with(&self.folders)).env("TRUNK_SKIP_VERSION_CHECK", "true");
        // Trunk's hook calls `cargo xtask`, which is quiet here.
        command.env("CARGO_ALIAS_XTASK", QUIET_ALIAS);
        // Trunk 0.21 fails on the usual `NO_COLOR=1`, because it expects `true`.
        if std::env::var_os("NO_COLOR").is_some() {
            command.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
        }
        command
    }

    /// Makes Trunk build a release without `wasm-opt`, which runs afterwards.
    pub fn build_release(&self, trunk: &mut Command) {
        trunk.args(["--cargo-profile", "release", "--minify", "true"]);
    }

    /// The wasm-bindgen CLI.
    pub fn wasm_bindgen(&self) -> &Path {
        &self.wasm_bindgen
    }

    /// `wasm-opt`, if there is one.
    pub fn wasm_opt(&self) -> Option<&Path> {
        self.wasm_opt.as_deref()
    }

    /// Terser, if there is one.
    pub fn terser(&self) -> Option<&Terser> {
        self.terser.as_ref()
    }
}

/// Returns cargo-deny, which checks the dependencies.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn cargo_deny() -> Result<PathBuf, Failure> {
    programs::CARGO_DENY.ready()
}

/// Returns the file of axe-core that browser tests inject into a page.
///
/// # Errors
/// When npm is missing and cannot be installed, or the download fails.
pub fn axe_core() -> Result<PathBuf, Failure> {
    let file = AXE_CORE.file("axe.min.js");
    if !file.is_file() {
        npm::require()?;
        AXE_CORE.install("the accessibility checks of the browser tests use it", "a second")?;
    }
    Ok(file)
}
