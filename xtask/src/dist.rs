//! `cargo xtask dist`: makes the release for a static host.

mod app;
pub mod bindgen;
mod compress;
mod generation;
mod headers;
mod icons;
mod integrity;
mod manifest;
mod oembed;
mod policy;
mod program;
mod widget_frame;
mod worker;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::arguments::{Dist, Headers};
use crate::error::Failure;
use crate::tools::{BuildTools, Script};
use crate::{process, project, say, site};
use app::App;
use bindgen::Shim;
use program::{NEWSPAPER, Shrinkers};

pub use compress::brotli;
pub use headers::document;
pub use policy::WORKER;
pub use widget_frame::PAGE as WIDGET_FRAME_PAGE;

/// Builds the release into `dist/` and compresses it.
///
/// # Errors
/// A site file that is not JSON, a tool that is missing, a build that fails, a file that cannot be written.
pub fn run(request: &Dist) -> Result<(), Failure> {
    let site = site::chosen(request.site.as_deref())?;
    let dist = project::root().join("dist");
    let plan = Plan { public_url: request.public_url.as_deref(), site: site.as_deref(), connect: request.connect };
    build(&dist, &plan)?;
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

/// Completes the release of a built app whose site file was changed.
///
/// # Errors
/// A site file that is not JSON, a file that cannot be read or written.
pub fn finish(dist: &Path) -> Result<(), Failure> {
    derive(dist, true)?;
    compress::folder(dist).map(drop)
}

/// Writes the files again that a release derives from its site file, after that was changed.
///
/// # Errors
/// A folder without a release, a site file that is not JSON, a file that cannot be written.
pub fn run_headers(request: &Headers) -> Result<(), Failure> {
    let dist = request.dist.clone().unwrap_or_else(|| project::root().join("dist"));
    derive(&dist, request.connect)?;
    let site = document(&dist.join("site.json"))?;
    // The compressed forms of what may have changed, where the release has them.
    for name in
        ["index.html", "connect.html", widget_frame::PAGE, "site.json", WORKER, manifest::FILE, "icons/icon.svg"]
    {
        if dist.join([name, ".br"].concat()).is_file() && dist.join(name).is_file() {
            compress::file(&dist.join(name))?;
        }
    }
    if dist.join("index.html.br").is_file() {
        for file in oembed::files(&dist, &site) {
            compress::file(&file)?;
        }
    }
    say::step(&format!("{}: headers, manifest and service worker are those that its site.json needs", dist.display()));
    Ok(())
}

/// The options of a release.
pub struct Plan<'a> {
    /// The address at which it will be served; by default the root of a host.
    pub public_url: Option<&'a str>,
    /// A site file in place of `public/site.json`.
    pub site: Option<&'a Path>,
    /// Whether the page `/connect` may ask any host.
    pub connect: bool,
}

impl Default for Plan<'_> {
    fn default() -> Self {
        Self { public_url: None, site: None, connect: true }
    }
}

/// Builds the app with optimisation into a folder, which is emptied first.
///
/// # Errors
/// A tool that is missing, or a build that fails.
pub fn build(dist: &Path, plan: &Plan) -> Result<(), Failure> {
    let tools = BuildTools::ready(true)?;
    let shim = Shim::new()?;
    let mut trunk = tools.trunk("build");
    trunk.arg("--dist").arg(dist);
    tools.build_release(&mut trunk);
    split(&mut trunk, &shim, tools.wasm_bindgen());
    if let Some(url) = plan.public_url {
        trunk.args(["--public-url", url]);
    }
    say::step("building the release (optimised for size as a whole: a few minutes when much has changed)");
    process::run(&mut trunk, "the release build")?;
    let shrinkers = Shrinkers { wasm_opt: tools.wasm_opt(), terser: tools.terser() };
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::file("read", &page))?;
    let base = headers::base_of(&html);
    let newspaper = program::complete(dist, NEWSPAPER, &shim, &shrinkers)?;
    let html = newspaper.tell(&html, &base).map_err(|what| Failure::Content { path: page.clone(), what })?;
    fs::write(&page, html).map_err(Failure::file("write", &page))?;
    widget_frame::complete(dist, &base, &program::complete(dist, widget_frame::PROGRAM, &shim, &shrinkers)?)?;
    if let Some(terser) = tools.terser() {
        // Before their integrity values are computed.
        for (name, kind) in SCRIPTS {
            terser.shorten(&dist.join(name), kind)?;
        }
    }
    if let Some(file) = plan.site {
        let target = dist.join("site.json");
        fs::copy(file, &target).map_err(Failure::file("write", &target))?;
    }
    derive(dist, plan.connect)
}

/// Makes Trunk build programs that are split into their parts (`src/lazy.rs`). The splitter needs the linker's
/// relocations and the names of functions; neither is in the served files.
fn split(trunk: &mut Command, shim: &Shim, wasm_bindgen: &Path) {
    shim.stand_in(trunk, wasm_bindgen);
    trunk.env("CARGO_PROFILE_RELEASE_STRIP", "none");
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "--cfg split -C link-args=--emit-relocs");
}

/// Writes the files that a release derives from its site file: icons, manifest, security headers, service worker.
fn derive(dist: &Path, connect: bool) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::file("read", &page))?;
    let file = dist.join("site.json");
    let site = document(&file)?;
    let app = App::of(&site).map_err(|what| Failure::Content { path: file, what })?;
    icons::draw(dist, &app)?;
    manifest::write(dist, &app, &headers::base_of(&html))?;
    headers::write(dist, connect)?;
    // The worker's list has the hash of the page, so it comes after the page is complete.
    worker::write(dist, &app)?;
    // These files are copies of the page.
    oembed::write(dist, &site, &app)
}

/// The script of the widgets, which other people's pages load.
pub const WIDGET: &str = "widget.js";

/// The scripts that Terser shortens. The service worker is not among them: `cargo xtask headers` completes it from its
/// source whenever the site file changes, on machines that build nothing.
const SCRIPTS: [(&str, Script); 4] =
    [(WIDGET, Script::Classic), ("boot.js", Script::Module), ("frame.js", Script::Module), ("pwa.js", Script::Module)];
