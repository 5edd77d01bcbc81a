//! Chromium and its driver, for the browser tests.

use std::env;
use std::path::PathBuf;

use super::apt;
use crate::error::Failure;
use crate::process::find_on_path;

/// Names under which Chromium and its relatives are installed, the likeliest first.
const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const DRIVER: &[&str] = &["chromedriver", "chromium.chromedriver"];

/// A browser that can be driven.
#[derive(Debug)]
pub struct Browser {
    /// The browser itself.
    pub chromium: PathBuf,
    /// Its WebDriver server: a program, or the address of one that runs.
    pub driver: PathBuf,
}

impl Browser {
    /// Finds Chromium and its driver (`TPN_CHROMIUM` and `TPN_CHROMEDRIVER` name others); for root they are installed
    /// by `apt-get`.
    ///
    /// # Errors
    /// [`Failure::Missing`] with what to install: a test that needs the browser never passes without one.
    pub fn ready() -> Result<Self, Failure> {
        if let Some(browser) = Self::find() {
            return Ok(browser);
        }
        apt::install(&["chromium", "chromium-driver"], "the browser tests drive it, headless")?;
        Self::find().ok_or_else(|| Failure::Missing {
            what: "Chromium or its driver, which the browser tests drive,".to_owned(),
            remedy: "install both (`apt-get install chromium chromium-driver`, or Chrome with the chromedriver of its \
                     version), or run `cargo xtask test --fast`, which leaves the browser out"
                .to_owned(),
        })
    }

    fn find() -> Option<Self> {
        let named = |variable| env::var_os(variable).map(PathBuf::from);
        let first = |names: &[&str]| names.iter().find_map(|name| find_on_path(name));
        let installed = || cfg!(target_os = "macos").then(|| PathBuf::from(MACOS_CHROME)).filter(|path| path.is_file());
        Some(Self {
            chromium: named("TPN_CHROMIUM").or_else(|| first(CHROMIUM)).or_else(installed)?,
            driver: named("TPN_CHROMEDRIVER").or_else(|| first(DRIVER))?,
        })
    }
}

/// On macOS an application is not on `PATH`.
const MACOS_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
