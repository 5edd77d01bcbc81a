//! `cargo xtask bench`: measures how long a reader waits for the app. Each time is compared with another that was
//! measured in the same run, because a ratio means the same on every machine. A missed goal is printed, and fails
//! nothing.

mod measures;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::arguments::Bench;
use crate::error::Failure;
use crate::tools::Browser;
use crate::{dist, process, project, say};
use measures::Measured;

/// Measures and prints the table.
///
/// # Errors
/// A tool that is missing, a build that fails, or a measurement that does not finish.
pub fn run(request: &Bench) -> Result<(), Failure> {
    // Looked for first, used last, so that missing programs are reported before the long steps.
    let browser = (!request.native).then(Browser::ready).transpose()?;
    say::step("measuring natively (what is measured is built with optimisation first: at the first time some minutes)");
    let mut found = Measured::read(&process::output(&mut native(), "the measurement")?);
    if let Some(browser) = browser {
        let folder = built(request.dist.as_deref())?;
        process::run(&mut yardstick(), "the build of the yardstick")?;
        say::step("measuring in Chromium (the machine should have nothing else to do)");
        found.extend(Measured::read(&process::output(&mut in_browser(&browser, &folder), "the measurement")?));
    }
    println!("{}", say::table(&measures::rows(&found)));
    Ok(())
}

fn native() -> Command {
    let mut command = process::cargo();
    command.args(["run", "--quiet", "--profile", "bench", "--package", "engine-bench"]);
    command
}

/// Returns the folder of the app to measure: the given one, or that of a new build.
fn built(named: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(folder) = named {
        return std::path::absolute(folder).map_err(Failure::file("find", folder));
    }
    let folder = project::work_folder("test-dist");
    dist::build(&folder, &dist::Plan::default())?;
    Ok(folder)
}

const WASM: &str = "wasm32-unknown-unknown";

fn yardstick() -> Command {
    let mut command = process::cargo();
    command.args(["build", "--quiet", "--release", "--package", "yardstick", "--target", WASM]);
    command
}

fn in_browser(browser: &Browser, dist: &Path) -> Command {
    let mut command = process::cargo();
    command.args(["test", "--quiet", "--package", "time-plus-news", "--test", "browser", "--"]);
    command.args(["measures::", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env("TPN_DIST", dist);
    command.env("TPN_YARDSTICK", project::target_folder().join(WASM).join("release").join("yardstick.wasm"));
    command.env("TPN_CHROMIUM", &browser.chromium).env("TPN_CHROMEDRIVER", &browser.driver);
    command
}
