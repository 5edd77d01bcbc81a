//! A web server of the tests' own: threads over plain sockets, so that an answer can be more than right. It can be
//! late, slow or endless, break off in the middle, or never come, and the server knows whether anyone still waits for it.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How long a test waits for something that a server should see.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often a held answer looks whether it may go, and whether anyone still waits.
const TURN: Duration = Duration::from_millis(10);

/// A request as it came.
pub struct Request {
    /// The path and the query, as they were sent.
    pub target: String,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    /// The path without the query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// A header by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn read(stream: &TcpStream) -> std::io::Result<Self> {
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some(target) = line.split_whitespace().nth(1).map(str::to_owned) else {
            return Err(ErrorKind::UnexpectedEof.into());
        };
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            match line.trim_end().split_once(':') {
                Some((name, value)) => headers.push((name.to_ascii_lowercase(), value.trim().to_owned())),
                None => break,
            }
        }
        let mut request = Self { target, headers, body: Vec::new() };
        let length = request.header("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
        request.body.resize(length, 0);
        reader.read_exact(&mut request.body)?;
        Ok(request)
    }
}

/// Holds answers back until it is opened.
#[derive(Clone, Default)]
pub struct Gate(Arc<AtomicBool>);

impl Gate {
    /// Lets the answers go, those that wait and those to come.
    pub fn open(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Whether it has been opened.
    pub fn is_open(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// What a server answers, and how.
#[derive(Clone)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    delay: Duration,
    gate: Option<Gate>,
    flow: Flow,
}

/// How the bytes of a body come.
#[derive(Clone, Copy)]
enum Flow {
    AtOnce,
    /// The connection ends in the middle.
    BreaksOff,
    /// The connection is reset in the middle (RFC 9293 §3.5.2).
    Resets,
    /// One by one, with a pause after each.
    Trickles(Duration),
    /// Again and again, until the browser leaves.
    NeverEnds,
}

impl Answer {
    /// An answer of a content type with success.
    pub fn new(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("Content-Type".to_owned(), content_type.to_owned())];
        Self { status: 200, headers, body: body.into(), delay: Duration::ZERO, gate: None, flow: Flow::AtOnce }
    }

    /// JSON, right or wrong.
    pub fn json(body: impl ToString) -> Self {
        Self::new("application/json", body.to_string())
    }

    /// A status with a few words in place of data.
    pub fn status(status: u16) -> Self {
        Self { status, ..Self::new("text/plain", format!("status {status}")) }
    }

    /// The bytes of the body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// An answer that never comes.
    pub fn never() -> Self {
        Self::json("{}").held_by(&Gate::default())
    }

    /// The same with another status.
    pub fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// The same with one header more.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same, some time later.
    pub fn after(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }

    /// The same, when a gate is opened.
    pub fn held_by(self, gate: &Gate) -> Self {
        Self { gate: Some(gate.clone()), ..self }
    }

    /// The same, but the connection ends in the middle of the body.
    pub fn broken_off(self) -> Self {
        Self { flow: Flow::BreaksOff, ..self }
    }

    /// The same, but the connection is reset in the middle of the body.
    pub fn reset(self) -> Self {
        Self { flow: Flow::Resets, ..self }
    }

    /// The same, but its body comes one byte a second.
    pub fn trickling(self) -> Self {
        Self { flow: Flow::Trickles(Duration::from_secs(1)), ..self }
    }

    /// The same, but its body begins again and again and has no end.
    pub fn endless(self) -> Self {
        Self { flow: Flow::NeverEnds, ..self }
    }

    /// Sends the answer; tells whether all of it went.
    fn send(&self, mut stream: &TcpStream, state: &State) -> std::io::Result<bool> {
        let mut head = format!("HTTP/1.1 {} Test\r\n", self.status);
        // Without a length, a body ends with its connection (RFC 9112 §6.3).
        if !matches!(self.flow, Flow::NeverEnds) {
            head.push_str(&format!("Content-Length: {}\r\n", self.body.len()));
        }
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        // Nothing is kept: each test sees every request that the app makes.
        if self.headers.iter().all(|(name, _)| name != "Cache-Control") {
            head.push_str("Cache-Control: no-store\r\n");
        }
        head.push_str("Connection: close\r\n\r\n");
        stream.write_all(head.as_bytes())?;
        match self.flow {
            Flow::AtOnce => stream.write_all(&self.body)?,
            Flow::BreaksOff => stream.write_all(&self.body[..self.body.len() / 2])?,
            Flow::Resets => {
                stream.write_all(&self.body[..self.body.len() / 2])?;
                // A socket that is closed without lingering sends a reset in place of an end.
                rustix::net::sockopt::set_socket_linger(stream, Some(Duration::ZERO))?;
                return Err(ErrorKind::ConnectionReset.into());
            }
            Flow::Trickles(pause) => {
                for byte in &self.body {
                    stream.write_all(&[*byte])?;
                    let due = Instant::now() + pause;
                    if !wait_on(stream, state, || Instant::now() >= due)? {
                        return Ok(false);
                    }
                }
            }
            Flow::NeverEnds => {
                while wait_on(stream, state, || true)? {
                    stream.write_all(&self.body)?;
                }
                return Ok(false);
            }
        }
        stream.flush()?;
        Ok(true)
    }
}

/// A request in a server's memory.
struct Seen {
    target: String,
    /// Whether the browser left before the whole answer came.
    abandoned: bool,
}

#[derive(Default)]
struct State {
    seen: Mutex<Vec<Seen>>,
    changed: Condvar,
    stopped: AtomicBool,
    is_cut_off: AtomicBool,
}

impl State {
    fn note(&self, target: &str) -> usize {
        let mut seen = self.seen.lock().unwrap();
        seen.push(Seen { target: target.to_owned(), abandoned: false });
        self.changed.notify_all();
        seen.len() - 1
    }

    fn note_abandoned(&self, at: usize) {
        self.seen.lock().unwrap()[at].abandoned = true;
        self.changed.notify_all();
    }
}

/// A server that runs until it is dropped.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
}

impl Server {
    /// Starts a server on a free port of this machine.
    pub fn start(answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State::default());
        let answer = Arc::new(answer);
        let shared = state.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if shared.stopped.load(Ordering::SeqCst) {
                    return;
                }
                if shared.is_cut_off.load(Ordering::SeqCst) {
                    continue;
                }
                let (shared, answer) = (shared.clone(), answer.clone());
                // A browser that went away in the middle is no failure of the test.
                thread::spawn(move || drop(serve(stream, &shared, &*answer)));
            }
        });
        Self { address, state }
    }

    /// The origin, as in `http://127.0.0.1:40000`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The host and port, as a message names them.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// Takes the server off the network, or puts it there again: connections to it end before anything is said. A service
    /// worker has no other way of being offline that a test could make.
    pub fn cut_off(&self, is_cut_off: bool) {
        self.state.is_cut_off.store(is_cut_off, Ordering::SeqCst);
    }

    /// How often a path and query were asked for.
    pub fn hits(&self, target: &str) -> usize {
        self.state.seen.lock().unwrap().iter().filter(|seen| seen.target == target).count()
    }

    /// Everything that was asked for, in order.
    pub fn targets(&self) -> Vec<String> {
        self.state.seen.lock().unwrap().iter().map(|seen| seen.target.clone()).collect()
    }

    /// Waits until a path and query have been asked for `count` times.
    pub fn wait_for_hits(&self, target: &str, count: usize) {
        self.wait(&format!("{count} requests for {target}"), |seen| {
            seen.iter().filter(|seen| seen.target == target).count() >= count
        });
    }

    /// Waits until the browser has left a request for a path and query before its answer was whole.
    pub fn wait_until_abandoned(&self, target: &str) {
        self.wait(&format!("the end of the request for {target}"), |seen| {
            seen.iter().any(|seen| seen.target == target && seen.abandoned)
        });
    }

    fn wait(&self, what: &str, is_so: impl Fn(&[Seen]) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.state.seen.lock().unwrap();
        while !is_so(&seen) {
            let left = deadline.saturating_duration_since(Instant::now());
            let targets = || seen.iter().map(|seen| seen.target.as_str()).collect::<Vec<_>>().join("\n  ");
            assert!(!left.is_zero(), "the server waited in vain for {what}; it saw\n  {}", targets());
            seen = self.state.changed.wait_timeout(seen, left).unwrap().0;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.stopped.store(true, Ordering::SeqCst);
        // Wakes the listener, which then sees that it is to stop.
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(stream: TcpStream, state: &State, answer: &dyn Fn(&Request) -> Answer) -> std::io::Result<()> {
    let request = Request::read(&stream)?;
    let at = state.note(&request.target);
    let answer = answer(&request);
    let due = Instant::now() + answer.delay;
    let is_due = || Instant::now() >= due && answer.gate.as_ref().is_none_or(Gate::is_open);
    let is_whole = wait_on(&stream, state, is_due).and_then(|is_wanted| Ok(is_wanted && answer.send(&stream, state)?));
    if !matches!(is_whole, Ok(true)) {
        state.note_abandoned(at);
    }
    is_whole?;
    stream.shutdown(Shutdown::Write)
}

/// Waits until something is so; false when the browser has left before that, or the server stops.
fn wait_on(mut stream: &TcpStream, state: &State, is_so: impl Fn() -> bool) -> std::io::Result<bool> {
    stream.set_read_timeout(Some(TURN))?;
    while !is_so() {
        if state.stopped.load(Ordering::SeqCst) {
            return Ok(false);
        }
        match stream.read(&mut [0; 64]) {
            Ok(0) => return Ok(false),
            Ok(_) => {}
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(_) => return Ok(false),
        }
    }
    Ok(!state.stopped.load(Ordering::SeqCst))
}
