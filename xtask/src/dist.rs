//! `cargo xtask dist`: the release that goes on a static host.

mod compress;
mod tighten;

use std::fs;
use std::path::Path;

use crate::arguments::Dist;
use crate::error::Failure;
use crate::tools::BuildTools;
use crate::{process, project, say, site};

pub use compress::brotli;

/// Builds the release into `dist/` and compresses it.
///
/// # Errors
/// A site file that is not JSON, a tool that is missing, a build that fails, a file that cannot be written.
pub fn run(request: &Dist) -> Result<(), Failure> {
    let site = site::chosen(request.site.as_deref())?;
    let dist = project::root().join("dist");
    build(&dist, request.public_url.as_deref())?;
    if let Some(file) = site {
        let target = dist.join("site.json");
        fs::copy(&file, &target).map_err(Failure::file("write", &target))?;
    }
    let done = compress::folder(&dist)?;
    say::step(&format!(
        "{}: {} files compressed, {} bytes raw, {} as brotli, {} as gzip",
        dist.display(),
        done.files,
        say::bytes(done.raw),
        say::bytes(done.brotli),
        say::bytes(done.gzip)
    ));
    Ok(())
}

/// Builds the app with optimisation into a folder, which is emptied first.
///
/// # Errors
/// A tool that is missing, or a build that fails.
pub fn build(dist: &Path, public_url: Option<&str>) -> Result<(), Failure> {
    let tools = BuildTools::ready(true)?;
    let mut trunk = tools.trunk("build");
    trunk.arg("--dist").arg(dist);
    tools.build_release(&mut trunk);
    if let Some(url) = public_url {
        trunk.args(["--public-url", url]);
    }
    say::step("building the release (optimised for size as a whole: a few minutes when much has changed)");
    process::run(&mut trunk, "the release build")?;
    match tools.wasm_opt() {
        Some(wasm_opt) => tighten::folder(dist, wasm_opt),
        None => Ok(()),
    }
}

/// The name of the module that a page loads first; others are loaded by it.
const MAIN_MODULE: &str = "time-plus-news";
