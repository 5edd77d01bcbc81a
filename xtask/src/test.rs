//! `cargo xtask test`: runs all checks and tests, the quickest first.
//!
//! Every step runs even if an earlier one has failed, so that one run reports everything. Only a failed build ends it,
//! because later steps would test an old build. A step that could not run counts as failed. The one exception is the
//! check for security advisories: if their database cannot be reached, it counts as skipped.

mod counts;
mod hosts;
mod report;
mod supply;
mod wordpress;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::arguments::{Engine, Test};
use crate::error::Failure;
use crate::tools::{self, Browser, WebServers};
use crate::{dist, process, project, size};
use counts::Counts;
use report::{Outcome, Report};
use wordpress::WordPress;

/// Runs the checks and prints the table; the last line is the count.
///
/// # Errors
/// [`Failure::ChecksFailed`] when anything failed, or the tool that is missing when nothing could be run at all.
pub fn run(request: &Test) -> Result<(), Failure> {
    tools::c_compiler()?;
    tools::components()?;
    tools::wasm_target()?;
    let mut report = Report::default();
    // Looked for first, used last, so that missing programs are reported before the long steps.
    let browser = (!request.fast).then(|| prepare(&mut report, "browser tools", BrowserTools::ready));
    let engines = prepared_engines(&mut report, &request.engines);
    let hosts = request.hosts.then(|| prepare(&mut report, "web servers", WebServers::ready)).flatten();
    let wordpress = request.wordpress.then(|| prepare(&mut report, "wordpress", WordPress::start)).flatten();
    static_checks(&mut report);
    if !request.fast {
        supply::check(&mut report);
    }
    let built = report.run("native tests", || tests(cargo(&["test", "--workspace", "--no-fail-fast"])));
    match browser {
        None => {}
        Some(_) if built == Built::No => {
            report.not_run(&["release build", "size", "browser tests"], "the native build failed");
        }
        Some(browser) => in_browser(&mut report, browser, hosts.as_ref(), wordpress.as_ref(), &engines),
    }
    drop(wordpress);
    report.print();
    if report.passed() { Ok(()) } else { Err(Failure::ChecksFailed) }
}

/// Whether a step ran any tests: tests that do not compile report no counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Built {
    Yes,
    No,
}

/// The tools of the browser tests, in addition to the app.
struct BrowserTools {
    browser: Browser,
    axe: PathBuf,
}

impl BrowserTools {
    fn ready() -> Result<Self, Failure> {
        Ok(Self { browser: Browser::ready()?, axe: tools::axe_core()? })
    }
}

/// Prepares the tools of a later step. A failure is a failed step in the table, and the later step does not run.
fn prepare<T>(report: &mut Report, name: &'static str, ready: impl FnOnce() -> Result<T, Failure>) -> Option<T> {
    let started = Instant::now();
    match ready() {
        Ok(prepared) => Some(prepared),
        Err(failure) => {
            report.add(name, started.elapsed(), Outcome::Failed(failure.to_string()), Counts::default());
            None
        }
    }
}

/// Finds the requested engines other than Chromium. A missing one is a failed step.
fn prepared_engines(report: &mut Report, engines: &[Engine]) -> Vec<(Engine, Vec<(&'static str, PathBuf)>)> {
    let name = |engine| match engine {
        Engine::Firefox => "Firefox",
        Engine::WebKit => "WebKit",
    };
    let ready = |engine: &Engine| Some((*engine, prepare(report, name(*engine), || tools::engine(*engine))?));
    engines.iter().filter_map(ready).collect()
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = process::cargo();
    command.args(arguments);
    command
}

fn static_checks(report: &mut Report) {
    report.run("formatting", || check(cargo(&["fmt", "--all", "--check"])));
    report.run("clippy, host", || {
        check(cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
        // `--all-targets` leaves out test targets with `test = false`. Runs in the whole workspace, because
        // dependencies have other features for a single package, and would be compiled again.
        check(cargo(&["clippy", "--workspace", "--test", BROWSER_TESTS, "--", "--deny", "warnings"]))?;
        // These commands as a newcomer compiles them: without the feature `release`.
        check(cargo(&["clippy", "--package", "xtask", "--no-default-features", "--", "--deny", "warnings"]))
    });
    report.run("clippy, wasm32", || {
        let target = ["--lib", "--bins", "--target", "wasm32-unknown-unknown"];
        let deny = ["--", "--deny", "warnings"];
        // The widget frame is built without the default features, the newspaper with them.
        for features in [&[][..], &["--no-default-features"]] {
            check(cargo(&[&["clippy", "--package", APP], target.as_slice(), features, deny.as_slice()].concat()))?;
        }
        Ok(Counts::default())
    });
}

/// The package of the app, and its browser tests: `tests/browser/`.
const APP: &str = "time-plus-news";
const BROWSER_TESTS: &str = "browser";

fn in_browser(
    report: &mut Report,
    tools: Option<BrowserTools>,
    hosts: Option<&WebServers>,
    wordpress: Option<&WordPress>,
    engines: &[(Engine, Vec<(&'static str, PathBuf)>)],
) {
    let dist = project::work_folder("test-dist");
    if report.run("release build", || dist::build(&dist, &dist::Plan::default()).map(|()| Counts::default()))
        == Built::No
    {
        report.not_run(&["size", "browser tests"], "the release build failed");
        return;
    }
    report.run("size", || size::check(&dist).map(|()| Counts::default()));
    if let Some(programs) = hosts {
        report.run("hosts", || hosts::check(&dist, programs));
    }
    let Some(tools) = tools else {
        return report.not_run(&["browser tests"], "the browser tools are missing");
    };
    report.run("browser tests", || tests(browser_tests(&tools, &dist, wordpress)));
    if !engines.is_empty() {
        let mut command = browser_tests(&tools, &dist, None);
        command.args(["--", "--ignored", "--nocapture", "_in_chromium"]);
        report.run("collections in Chromium", || tests(command));
    }
    for (engine, variables) in engines {
        let (step, name) = match engine {
            Engine::Firefox => ("Firefox", "_in_firefox"),
            Engine::WebKit => ("WebKit", "_in_webkit"),
        };
        let mut command = browser_tests(&tools, &dist, None);
        command.envs(variables.iter().map(|(name, path)| (name, path)));
        // Its counts are printed, to be compared with those of the control.
        command.args(["--", "--ignored", "--nocapture", name]);
        report.run(step, || tests(command));
    }
}

fn browser_tests(tools: &BrowserTools, dist: &Path, wordpress: Option<&WordPress>) -> Command {
    // Runs in the whole workspace like the native tests, so that their compiled crates are used again.
    let mut command = cargo(&["test", "--workspace", "--test", BROWSER_TESTS, "--no-fail-fast"]);
    command.env("TPN_DIST", dist).env("TPN_AXE", &tools.axe);
    command.env("TPN_CHROMIUM", &tools.browser.chromium).env("TPN_CHROMEDRIVER", &tools.browser.driver);
    if let Some(wordpress) = wordpress {
        // The tests that need it are marked `#[ignore]`: without it they are counted as skipped, not as passed.
        // Measurements stay out all the same.
        let mut arguments = vec!["--", "--include-ignored", "--skip", "measures::"];
        arguments.extend(["--skip", "_in_chromium", "--skip", "_in_firefox", "--skip", "_in_webkit"]);
        command.env("TPN_WORDPRESS", wordpress.url()).args(arguments);
    }
    command
}

/// Runs a check that has no counts.
fn check(mut command: Command) -> Result<Counts, Failure> {
    process::run(&mut command, "the check").map(|()| Counts::default())
}

/// Runs `cargo test` with its output visible, and adds up the counts of its test programs.
fn tests(mut command: Command) -> Result<Counts, Failure> {
    let doing = "cargo test";
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|cause| process::not_started(doing, &cause))?;
    let mut counts = Counts::default();
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        // Reads bytes, because a test may print text that is not UTF-8.
        while output.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            counts.add_line(&text);
            line.clear();
        }
    }
    let status = child.wait().map_err(|cause| process::not_started(doing, &cause))?;
    match (status.success(), counts) {
        (true, counts) => Ok(counts),
        (false, counts) if counts.failed > 0 => Ok(counts),
        // One of the test programs ended before it could report.
        (false, counts) if counts.passed > 0 => Ok(Counts { failed: 1, ..counts }),
        // Nothing ran: the tests did not compile.
        (false, _) => Err(Failure::Ended { doing: doing.to_owned() }),
    }
}
