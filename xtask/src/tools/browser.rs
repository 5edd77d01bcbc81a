//! The browsers and their drivers, for the browser tests: Chromium for all of them, Firefox and WebKit for what must
//! hold in every engine.

use std::env;
use std::path::{Path, PathBuf};

use super::version::Version;
use super::{apt, cargo_install};
use crate::arguments::Engine;
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
        let packages = ["chromium", "chromium-driver"];
        let browser = apt::found(Self::find, &packages, "the browser tests drive it, headless")?;
        browser.ok_or_else(|| Failure::Missing {
            what: "Chromium or its driver, which the browser tests drive,".to_owned(),
            remedy: "install both (`apt-get install chromium chromium-driver`, or Chrome with the chromedriver of its \
                     version), or run `cargo xtask test --fast`, which leaves the browser out"
                .to_owned(),
        })
    }

    fn find() -> Option<Self> {
        let installed = || cfg!(target_os = "macos").then(|| PathBuf::from(MACOS_CHROME)).filter(|path| path.is_file());
        Some(Self {
            chromium: named("TPN_CHROMIUM").or_else(|| first(CHROMIUM)).or_else(installed)?,
            driver: named("TPN_CHROMEDRIVER").or_else(|| first(DRIVER))?,
        })
    }
}

/// On macOS an application is not on `PATH`.
const MACOS_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The version of geckodriver that is compiled where there is none; any that is installed will do.
const GECKODRIVER: Version = Version(0, 37, 1);
const FIREFOX: &[&str] = &["firefox-esr", "firefox"];
const WEBKIT_DRIVER: &[&str] = &["WebKitWebDriver"];
/// Where Debian and its relatives keep the browser that shows WebKit and nothing else; it is not on `PATH`.
const MINI_BROWSER: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
];

/// What another engine's tests are told, as variables of their environment.
pub type Variables = Vec<(&'static str, PathBuf)>;

/// Finds an engine and its driver, or installs them; the variables name them to the tests, and name others when they
/// are set already.
///
/// # Errors
/// [`Failure::Missing`] with what to install: a test that needs the engine never passes without it.
pub fn engine(engine: Engine) -> Result<Variables, Failure> {
    match engine {
        Engine::Firefox => {
            let browser = found("TPN_FIREFOX", FIREFOX, &[], &["firefox-esr"])?;
            let driver = match named("TPN_GECKODRIVER").or_else(|| first(&["geckodriver"])) {
                Some(driver) => driver,
                None => cargo_install::geckodriver(GECKODRIVER)?,
            };
            Ok(vec![("TPN_FIREFOX", browser), ("TPN_GECKODRIVER", driver)])
        }
        Engine::WebKit => {
            let packages = ["webkit2gtk-driver", "xvfb"];
            let driver = found("TPN_WEBKITDRIVER", WEBKIT_DRIVER, &[], &packages)?;
            let browser = found("TPN_WEBKIT", &[], MINI_BROWSER, &packages)?;
            // WebKitGTK needs a screen; where there is none, one in memory.
            let screen = found("TPN_XVFB", &["Xvfb"], &[], &packages)?;
            Ok(vec![("TPN_WEBKIT", browser), ("TPN_WEBKITDRIVER", driver), ("TPN_XVFB", screen)])
        }
    }
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

fn first(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| find_on_path(name))
}

/// A program that a variable names, that is on `PATH` or at one of some places, before or after its packages were
/// installed.
fn found(variable: &str, names: &[&str], places: &[&str], packages: &[&str]) -> Result<PathBuf, Failure> {
    let look = || {
        let installed = || places.iter().map(Path::new).find(|path| path.is_file()).map(Path::to_owned);
        named(variable).or_else(|| first(names)).or_else(installed)
    };
    let program = apt::found(look, packages, "the hostile collections are run in this engine")?;
    program.ok_or_else(|| Failure::Missing {
        what: format!("{}, which `--engines` needs,", names.iter().chain(places).next().unwrap_or(&variable)),
        remedy: format!(
            "install it (`apt-get install {}`), or name the program in {variable}, or leave `--engines` out",
            packages.join(" ")
        ),
    })
}
