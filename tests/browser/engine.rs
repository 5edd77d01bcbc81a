//! The browser engines: what drives each, and what its browser is started with. Chromium is driven by every test, the
//! others by those that must hold in all engines.

use serde_json::{Value, json};
use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// An engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What Chromium is started with: no screen, no sandbox (in a container it has none), and nothing of its own on the
/// network.
const CHROMIUM: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1280,900",
];

/// What a test wants of a Chromium of its own.
pub struct Own {
    /// Words of the command line.
    pub words: Vec<String>,
    /// Preferences, by their names in Chromium.
    pub preferences: Value,
}

impl Default for Own {
    fn default() -> Self {
        Self { words: Vec::new(), preferences: json!({}) }
    }
}

/// A program that `cargo xtask test` names in a variable.
fn program(variable: &str, usual: &str) -> std::ffi::OsString {
    env::var_os(variable).unwrap_or_else(|| usual.into())
}

fn start(command: &mut Command) -> Child {
    start_and_hear(command, Stdio::null())
}

fn start_and_hear(command: &mut Command, output: Stdio) -> Child {
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(output).stderr(Stdio::null()).spawn().unwrap_or_else(|error| {
        panic!(
            "{name} did not start ({error}): run `cargo xtask test`, with `--engines all` for other engines than \
             Chromium, which finds or installs it and names it"
        )
    })
}

impl Engine {
    /// Starts what drives the engine, and the screen that it needs: the driver is the last of them.
    pub fn start(self, port: u16) -> Vec<Child> {
        let port = format!("--port={port}");
        match self {
            Self::Chromium => vec![start(Command::new(program("TPN_CHROMEDRIVER", "chromedriver")).arg(port))],
            Self::Firefox => vec![start(Command::new(program("TPN_GECKODRIVER", "geckodriver")).arg(port))],
            Self::WebKit => {
                let mut driver = Command::new(program("TPN_WEBKITDRIVER", "WebKitWebDriver"));
                // In a container there is no graphics card, and what would stand in for one is slow.
                driver.arg(port).env("WEBKIT_DISABLE_COMPOSITING_MODE", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
                // Nor is there a bus of the desktop, which every picture that moves asks for anew, and waits for.
                driver.env("DBUS_SESSION_BUS_ADDRESS", "disabled:").env("NO_AT_BRIDGE", "1");
                if env::var_os("DISPLAY").is_some() || env::var_os("WAYLAND_DISPLAY").is_some() {
                    return vec![start(&mut driver)];
                }
                let (screen, display) = screen();
                vec![screen, start(driver.env("DISPLAY", display))]
            }
        }
    }

    /// The capabilities of a session: a browser with a profile that nobody has used, started with some words more, and
    /// with preferences of its user's where the engine is Chromium.
    pub fn capabilities(self, more: &Own) -> Value {
        let mut wanted = json!({
            // The tests wait for what they need to see, not for pictures that may never come.
            "pageLoadStrategy": "eager",
            "timeouts": { "script": 100_000 }
        });
        let (name, key, options) = match self {
            Self::Chromium => {
                let words = CHROMIUM.into_iter().chain(more.words.iter().map(String::as_str));
                let mut options = json!({ "args": words.collect::<Vec<_>>(), "prefs": more.preferences });
                if let Ok(program) = env::var("TPN_CHROMIUM") {
                    options["binary"] = program.into();
                }
                ("chrome", "goog:chromeOptions", options)
            }
            Self::Firefox => {
                let mut options = json!({ "args": ["-headless"], "prefs": { "browser.tabs.remote.autostart": true } });
                if let Ok(program) = env::var("TPN_FIREFOX") {
                    options["binary"] = program.into();
                }
                ("firefox", "moz:firefoxOptions", options)
            }
            Self::WebKit => {
                let program = program("TPN_WEBKIT", "MiniBrowser").to_string_lossy().into_owned();
                ("MiniBrowser", "webkitgtk:browserOptions", json!({ "binary": program, "args": ["--automation"] }))
            }
        };
        wanted["browserName"] = name.into();
        wanted[key] = options;
        json!({ "capabilities": { "alwaysMatch": wanted } })
    }

    /// Whether the Chrome DevTools Protocol is there.
    pub fn has_devtools(self) -> bool {
        self == Self::Chromium
    }
}

/// A screen in memory, and its name: the server picks a number that is free, and says it.
fn screen() -> (Child, String) {
    let mut command = Command::new(program("TPN_XVFB", "Xvfb"));
    command.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
    let mut server = start_and_hear(&mut command, Stdio::piped());
    let mut number = String::new();
    if let Some(output) = server.stdout.take() {
        let _ = BufReader::new(output).read_line(&mut number);
    }
    // One that ends instead says nothing.
    assert!(!number.trim().is_empty(), "there is no screen, and Xvfb makes none");
    (server, format!(":{}", number.trim()))
}
