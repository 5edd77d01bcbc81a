//! Finds the browsers and drivers for the browser tests: Chromium for all tests, Firefox and WebKit for the tests that
//! run in every engine.

use std::env;
use std::path::{Path, PathBuf};

use super::version::major;
use super::{apt, programs};
use crate::arguments::Engine;
use crate::error::Failure;
use crate::process::{answer, find_on_path};

/// Names under which Chromium and its relatives are installed, the likeliest first.
const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const DRIVER: &[&str] = &["chromedriver", "chromium.chromedriver"];

/// A browser that can be driven.
#[derive(Debug)]
pub struct Browser {
    /// The browser itself.
    pub chromium: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

impl Browser {
    /// Finds Chromium and its driver (`TPN_CHROMIUM` and `TPN_CHROMEDRIVER` name others); as root, installs them with
    /// `apt-get`.
    ///
    /// # Errors
    /// [`Failure::Missing`] with what to install: a test that needs the browser never passes without one.
    /// [`Failure::DoesNotStart`] and [`Failure::DriverOfAnother`] if every test would fail for the same reason.
    pub fn ready() -> Result<Self, Failure> {
        let packages = ["chromium", "chromium-driver"];
        let browser = apt::found(Self::find, &packages, "the browser tests drive it, headless")?;
        let browser = browser.ok_or_else(|| Failure::Missing {
            what: "Chromium or its driver, which the browser tests drive,".to_owned(),
            remedy: "install both (`apt-get install chromium chromium-driver`, or Chrome with the chromedriver of its \
                     version), or run `cargo xtask test --fast`, which leaves the browser out"
                .to_owned(),
        })?;
        browser.check()?;
        Ok(browser)
    }

    /// Checks that both start and belong together: a driver drives browsers of its own major version.
    fn check(&self) -> Result<(), Failure> {
        let driver = version_of(&self.driver, "TPN_CHROMEDRIVER")?;
        // On Windows, `--version` opens a window and prints nothing.
        if cfg!(windows) {
            return Ok(());
        }
        let browser = version_of(&self.chromium, "TPN_CHROMIUM")?;
        match (major(&browser), major(&driver)) {
            (Some(browser), Some(driver)) if browser != driver => {
                Err(Failure::DriverOfAnother { program: self.driver.clone(), driver, browser })
            }
            _ => Ok(()),
        }
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

const FIREFOX: &[&str] = &["firefox-esr", "firefox"];
const WEBKIT_DRIVER: &[&str] = &["WebKitWebDriver"];
/// The path of WebKit's test browser on Debian and its relatives, which is not on `PATH`.
const MINI_BROWSER: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
];

/// Environment variables for the tests of another engine.
pub type Variables = Vec<(&'static str, PathBuf)>;

/// Finds an engine and its driver, or installs them. Returns the variables that name them to the tests; if these are
/// set already, their values are used.
///
/// # Errors
/// [`Failure::Missing`] with what to install: a test that needs the engine never passes without it.
pub fn engine(engine: Engine) -> Result<Variables, Failure> {
    match engine {
        Engine::Firefox => {
            let browser = found("TPN_FIREFOX", FIREFOX, &[], &["firefox-esr"])?;
            // Any installed version is used.
            let driver = match named("TPN_GECKODRIVER").or_else(|| first(&["geckodriver"])) {
                Some(driver) => driver,
                None => programs::GECKODRIVER.ready()?,
            };
            version_of(&driver, "TPN_GECKODRIVER")?;
            version_of(&browser, "TPN_FIREFOX")?;
            Ok(vec![("TPN_FIREFOX", browser), ("TPN_GECKODRIVER", driver)])
        }
        Engine::WebKit => {
            let packages = ["webkit2gtk-driver", "xvfb"];
            let driver = found("TPN_WEBKITDRIVER", WEBKIT_DRIVER, &[], &packages)?;
            let browser = found("TPN_WEBKIT", &[], MINI_BROWSER, &packages)?;
            // WebKitGTK needs a screen; without one, a virtual screen is used.
            let screen = found("TPN_XVFB", &["Xvfb"], &[], &packages)?;
            Ok(vec![("TPN_WEBKIT", browser), ("TPN_WEBKITDRIVER", driver), ("TPN_XVFB", screen)])
        }
    }
}

/// Returns the version that a program prints, which shows that it starts.
fn version_of(program: &Path, variable: &'static str) -> Result<String, Failure> {
    answer(program, &["--version"]).ok_or_else(|| Failure::DoesNotStart { program: program.to_owned(), variable })
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

fn first(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| find_on_path(name))
}

/// Finds a program by a variable, on `PATH` or at other places; if it is missing, installs its packages and looks again.
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

#[cfg(all(test, unix))]
mod tests {
    use std::fs;

    use super::*;
    use crate::process::write_script;

    /// A browser and a driver that print these lines and succeed, or fail where there is none.
    fn check(test: &str, browser: Option<&str>, driver: Option<&str>) -> Result<(), Failure> {
        let folder = env::temp_dir().join(format!("xtask-browser-{test}-{}", std::process::id()));
        let program = |name: &str, line: Option<&str>| {
            let path = folder.join(name);
            let script = line.map_or_else(|| "exit 127".to_owned(), |line| format!("echo '{line}'"));
            write_script(&path, &format!("#!/bin/sh\n{script}\n"));
            path
        };
        let pair = Browser { chromium: program("chromium", browser), driver: program("chromedriver", driver) };
        let result = pair.check();
        fs::remove_dir_all(&folder).unwrap();
        result
    }

    #[test]
    fn a_driver_of_the_browsers_major_version_will_do() {
        let browser = Some("Chromium 131.0.6778.85 built on Debian GNU/Linux");
        assert!(check("same", browser, Some("ChromeDriver 131.0.6778.139 (0123abcd-refs/x@{#1})")).is_ok());
    }

    #[test]
    fn a_driver_of_another_version_is_one_sentence_with_both_versions() {
        let failure =
            check("other", Some("Google Chrome 131.0.6778.85"), Some("ChromeDriver 129.0.6668.58")).unwrap_err();
        let text = failure.to_string();
        assert!(text.contains("131") && text.contains("129") && text.contains("TPN_CHROMEDRIVER"), "{text}");
        assert_eq!(text.lines().count(), 1);
    }

    #[test]
    fn a_browser_or_a_driver_that_does_not_start_is_named() {
        let (browser, driver) = (Some("Chromium 131.0.1.1"), Some("ChromeDriver 131.0.1.1"));
        let text = check("driver", browser, None).unwrap_err().to_string();
        assert!(text.contains("chromedriver does not start"), "{text}");
        let text = check("browser", None, driver).unwrap_err().to_string();
        assert!(text.contains("chromium does not start") && text.contains("TPN_CHROMIUM"), "{text}");
    }
}
