//! Browsers, driven: one driver of Chromium for the whole run, whose sessions tests take in turns, and for every other
//! session a driver of its own, because those of other engines have one session each. At most two browsers are at work.
//!
//! Of the WebDriver protocol (W3C WebDriver) the tests need a handful of commands, each a JSON object over HTTP to this
//! machine, so they are sent over a plain socket.

use crate::engine::{Engine, Own};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Child;
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How many sessions there are at most.
const MOST_SESSIONS: usize = 2;
/// How long one command may take: longer than any script of ours.
const COMMAND_LIMIT: Duration = Duration::from_secs(120);
/// How long a driver may take to be ready.
const START_LIMIT: Duration = Duration::from_secs(30);

/// The program that drives the browsers of an engine, and what it needs.
struct Driver {
    port: u16,
    processes: Mutex<Vec<Child>>,
}

static CHROMIUM: OnceLock<Driver> = OnceLock::new();

impl Driver {
    /// The one that drives every Chromium.
    fn chromium() -> &'static Self {
        CHROMIUM.get_or_init(|| {
            at_exit(stop_driver);
            Self::start(Engine::Chromium)
        })
    }

    fn start(engine: Engine) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = free.expect("this machine has no free port").port();
        let driver = Self { port, processes: Mutex::new(engine.start(port)) };
        let deadline = Instant::now() + START_LIMIT;
        while driver.send("GET", "/status", None, COMMAND_LIMIT).is_err() {
            let has_ended = driver.processes().iter_mut().any(|process| !matches!(process.try_wait(), Ok(None)));
            assert!(!has_ended && Instant::now() < deadline, "what drives {engine:?} ended, or is not ready in time");
            thread::sleep(Duration::from_millis(50));
        }
        driver
    }

    /// Ends it, and what it needs.
    fn stop(&self) {
        // Chromium's knows this word; the others are told by the session's end.
        let _ = exchange(self.port, "GET", "/shutdown", "", COMMAND_LIMIT);
        let deadline = Instant::now() + Duration::from_secs(2);
        let mut processes = self.processes();
        while let Some(mut process) = processes.pop() {
            while Instant::now() < deadline && matches!(process.try_wait(), Ok(None)) {
                thread::sleep(Duration::from_millis(20));
            }
            let _ = process.kill();
            let _ = process.wait();
        }
    }

    fn processes(&self) -> MutexGuard<'_, Vec<Child>> {
        self.processes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a command.
    fn send(&self, method: &str, path: &str, body: Option<&Value>, limit: Duration) -> Result<Value, Refusal> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let answer = exchange(self.port, method, path, &body, limit)
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
fn exchange(port: u16, method: &str, path: &str, body: &str, limit: Duration) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(limit))?;
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

/// Ends the driver, which ends its browsers and removes their folders.
extern "C" fn stop_driver() {
    if let Some(driver) = CHROMIUM.get() {
        driver.stop();
    }
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
    pub engine: Engine,
    id: String,
    /// Whether the browser ends with the test.
    is_own: bool,
    /// Its own driver, which ends with it.
    driver: Option<Driver>,
}

impl Session {
    /// Takes a session, waiting until there is one.
    pub fn take() -> Self {
        Self::take_when(false, has_room)
    }

    /// Takes a session when no other test has one, and keeps it so: for tests that measure time.
    pub fn take_alone() -> Self {
        Self::take_when(true, |pool| pool.lent == 0)
    }

    /// Takes a session in an engine, waiting until there is room for one.
    pub fn of(engine: Engine) -> Self {
        if engine == Engine::Chromium {
            return Self::take();
        }
        let mut session = Self::reserved(engine, false, has_room);
        session.is_own = true;
        session.driver = Some(Driver::start(engine));
        session.begin(&Own::default());
        session
    }

    /// Begins a session of Chromium that is started in another way than those that tests take in turns, when there is room
    /// for one.
    pub fn own(own: &Own) -> Self {
        let mut session = Self::reserved(Engine::Chromium, false, has_room);
        session.is_own = true;
        session.begin(own);
        session
    }

    fn take_when(is_exclusive: bool, may_go: impl Fn(&Pool) -> bool) -> Self {
        let mut session = Self::reserved(Engine::Chromium, is_exclusive, may_go);
        let idle = pool().idle.pop();
        match idle {
            Some(id) => session.id = id,
            None => session.begin(&Own::default()),
        }
        session
    }

    /// The place of a session that is to begin. Should none begin, it is given back all the same.
    fn reserved(engine: Engine, is_exclusive: bool, may_go: impl Fn(&Pool) -> bool) -> Self {
        let mut pool = RETURNED.wait_while(pool(), |pool| !may_go(pool)).unwrap_or_else(PoisonError::into_inner);
        pool.lent += 1;
        pool.is_exclusive = is_exclusive;
        Self { engine, id: String::new(), is_own: false, driver: None }
    }

    fn begin(&mut self, own: &Own) {
        let engine = self.engine;
        let answer = self.driver().send("POST", "/session", Some(&engine.capabilities(own)), COMMAND_LIMIT);
        let answer = answer.unwrap_or_else(|refusal| {
            panic!("{engine:?} did not start ({}): {}", refusal.error, refusal.message);
        });
        self.id = answer["sessionId"].as_str().expect("a session has an id").to_owned();
    }

    fn driver(&self) -> &Driver {
        self.driver.as_ref().unwrap_or_else(|| Driver::chromium())
    }

    /// Sends a command of the session.
    pub fn send(&self, method: &str, command: &str, body: Value) -> Result<Value, Refusal> {
        self.send_within(COMMAND_LIMIT, method, command, body)
    }

    /// The same, with an end to waiting of its own.
    pub fn send_within(&self, limit: Duration, method: &str, command: &str, body: Value) -> Result<Value, Refusal> {
        let path = format!("/session/{}/{command}", self.id);
        self.driver().send(method, &path, (method == "POST").then_some(&body), limit)
    }
}

/// Whether one more browser may be at work.
fn has_room(pool: &Pool) -> bool {
    pool.lent < MOST_SESSIONS && !pool.is_exclusive
}

impl Drop for Session {
    fn drop(&mut self) {
        let id = std::mem::take(&mut self.id);
        // A test that failed may leave anything behind.
        let is_fit = !self.is_own && !id.is_empty() && !thread::panicking();
        if !is_fit && !id.is_empty() {
            let _ = self.driver().send("DELETE", &format!("/session/{id}"), None, COMMAND_LIMIT);
        }
        if let Some(driver) = &self.driver {
            driver.stop();
        }
        let mut pool = pool();
        pool.lent -= 1;
        pool.is_exclusive = false;
        pool.idle.extend(is_fit.then_some(id));
        RETURNED.notify_all();
    }
}
