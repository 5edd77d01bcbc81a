//! Chromium, driven: one chromedriver for the whole run, and at most two sessions that tests take in turns.
//!
//! Of the WebDriver protocol (W3C WebDriver) the tests need a handful of commands, each a JSON object over HTTP to this
//! machine, so they are sent over a plain socket.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use std::{env, thread};

/// How many sessions there are at most.
const MOST_SESSIONS: usize = 2;
/// How long one command may take: longer than any script of ours.
const COMMAND_LIMIT: Duration = Duration::from_secs(120);
/// What Chromium is started with: no screen, no sandbox (in a container it has none), and nothing of its own on the
/// network.
const ARGUMENTS: [&str; 9] = [
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

/// The program that drives the browsers.
struct Driver {
    port: u16,
    process: Mutex<Child>,
}

static DRIVER: OnceLock<Driver> = OnceLock::new();

impl Driver {
    fn get() -> &'static Self {
        DRIVER.get_or_init(Self::start)
    }

    fn start() -> Self {
        let program = env::var_os("TPN_CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!(
                    "{} did not start ({error}): run `cargo xtask test`, which finds or installs it, or name it in \
                     TPN_CHROMEDRIVER",
                    program.to_string_lossy()
                )
            });
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines
            .find_map(|line| line.rsplit_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok())
            .expect("chromedriver ended before it was ready");
        // What it goes on to say is taken from it, so that it never waits for a reader.
        thread::spawn(move || lines.for_each(drop));
        at_exit(stop_driver);
        Self { port, process: Mutex::new(process) }
    }

    /// Sends a command.
    fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Refusal> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let answer = exchange(self.port, method, path, &body)
            .map_err(|error| Refusal { error: "no answer".to_owned(), message: error.to_string() })?;
        let mut answer: Value = serde_json::from_slice(&answer).unwrap_or_default();
        let value = answer["value"].take();
        match value["error"].as_str() {
            Some(error) => Err(Refusal {
                error: error.to_owned(),
                // The first line says it; below it stand addresses inside the driver.
                message: value["message"].as_str().and_then(|text| text.lines().next()).unwrap_or_default().to_owned(),
            }),
            None => Ok(value),
        }
    }
}

/// Why the driver did not do as it was told (W3C WebDriver §6.6).
#[derive(Debug)]
pub struct Refusal {
    pub error: String,
    pub message: String,
}

/// One request over a connection of its own; the body of the answer.
fn exchange(port: u16, method: &str, path: &str, body: &str) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(COMMAND_LIMIT))?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )?;
    let mut reader = BufReader::new(stream);
    let mut length = None;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        match line.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse().ok(),
            None if line.trim_end().is_empty() => break,
            _ => {}
        }
    }
    let mut answer = Vec::new();
    match length {
        Some(length) => reader.take(length).read_to_end(&mut answer)?,
        None => reader.read_to_end(&mut answer)?,
    };
    Ok(answer)
}

// The harness has no place for what is to be done after the last test: the C library has.
unsafe extern "C" {
    safe fn atexit(callback: extern "C" fn()) -> std::ffi::c_int;
}

fn at_exit(callback: extern "C" fn()) {
    assert_eq!(atexit(callback), 0, "the C library takes no more callbacks");
}

/// Ends the driver, which ends the browsers and removes their folders.
extern "C" fn stop_driver() {
    let Some(driver) = DRIVER.get() else { return };
    let mut process = driver.process.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = exchange(driver.port, "GET", "/shutdown", "");
    let deadline = Instant::now() + Duration::from_secs(5);
    while Instant::now() < deadline && matches!(process.try_wait(), Ok(None)) {
        thread::sleep(Duration::from_millis(20));
    }
    let _ = process.kill();
}

/// The sessions that no test has.
#[derive(Default)]
struct Pool {
    idle: Vec<String>,
    lent: usize,
    /// Whether the one session that is lent is to stay the only one.
    is_exclusive: bool,
}

static POOL: Mutex<Pool> = Mutex::new(Pool { idle: Vec::new(), lent: 0, is_exclusive: false });
static RETURNED: Condvar = Condvar::new();

fn pool() -> MutexGuard<'static, Pool> {
    POOL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A browser that is one test's until this is dropped.
pub struct Session {
    id: String,
}

impl Session {
    /// Takes a session, waiting until there is one.
    pub fn take() -> Self {
        Self::take_when(false, |pool| pool.lent < MOST_SESSIONS && !pool.is_exclusive)
    }

    /// Takes a session when no other test has one, and keeps it so: for tests that measure time.
    pub fn take_alone() -> Self {
        Self::take_when(true, |pool| pool.lent == 0)
    }

    fn take_when(is_exclusive: bool, may_go: impl Fn(&Pool) -> bool) -> Self {
        let mut pool = RETURNED.wait_while(pool(), |pool| !may_go(pool)).unwrap_or_else(PoisonError::into_inner);
        pool.lent += 1;
        pool.is_exclusive = is_exclusive;
        let idle = pool.idle.pop();
        drop(pool);
        // Should no session begin, this one is given back all the same.
        let mut session = Self { id: String::new() };
        session.id = idle.unwrap_or_else(begin);
        session
    }

    /// Sends a command of the session.
    pub fn send(&self, method: &str, command: &str, body: Value) -> Result<Value, Refusal> {
        let path = format!("/session/{}/{command}", self.id);
        Driver::get().send(method, &path, (method == "POST").then_some(&body))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let id = std::mem::take(&mut self.id);
        // A test that failed may leave anything behind.
        let is_fit = !id.is_empty() && !thread::panicking();
        if !is_fit && !id.is_empty() {
            let _ = Driver::get().send("DELETE", &format!("/session/{id}"), None);
        }
        let mut pool = pool();
        pool.lent -= 1;
        pool.is_exclusive = false;
        pool.idle.extend(is_fit.then_some(id));
        RETURNED.notify_all();
    }
}

/// Begins a session: a browser with a profile that nobody has used.
fn begin() -> String {
    let mut options = json!({ "args": ARGUMENTS });
    if let Ok(program) = env::var("TPN_CHROMIUM") {
        options["binary"] = program.into();
    }
    let wanted = json!({ "capabilities": { "alwaysMatch": {
        "browserName": "chrome",
        // The tests wait for what they need to see, not for pictures that may never come.
        "pageLoadStrategy": "eager",
        "goog:chromeOptions": options,
    } } });
    let answer = Driver::get().send("POST", "/session", Some(&wanted)).unwrap_or_else(|refusal| {
        panic!("Chromium did not start ({}): {}", refusal.error, refusal.message);
    });
    answer["sessionId"].as_str().expect("a session has an id").to_owned()
}
