//! A client for plain HTTP/1.1 (RFC 9112), with one connection per request. It does not merge headers, because the
//! tests look for duplicate ones.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// The time limit for an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// An answer.
pub struct Answer {
    pub status: u16,
    /// The headers in order, with their names as sent.
    pub headers: Vec<(String, String)>,
    /// The body without transfer encoding, but with content encoding.
    pub body: Vec<u8>,
}

/// Sends a request to a host on this machine.
///
/// # Errors
/// A host that does not listen or does not answer in time, or an answer that is not HTTP.
pub fn ask(port: u16, method: &str, target: &str, headers: &[(&str, &str)]) -> io::Result<Answer> {
    let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    connection.set_read_timeout(Some(PATIENCE))?;
    let mut head = format!("{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    connection.write_all([&head, "\r\n"].concat().as_bytes())?;
    let mut said = Vec::new();
    connection.read_to_end(&mut said)?;
    Answer::read(&said, method).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "what it says is no HTTP"))
}

impl Answer {
    fn read(said: &[u8], method: &str) -> Option<Self> {
        let end = position(said, b"\r\n\r\n")?;
        let head = std::str::from_utf8(said.get(..end)?).ok()?;
        let mut lines = head.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines
            .map(|line| line.split_once(':').map(|(name, value)| (name.to_owned(), value.trim().to_owned())))
            .collect::<Option<Vec<_>>>()?;
        let mut answer = Self { status, headers, body: said.get(end + 4..)?.to_vec() };
        if method != "HEAD" && answer.get("Transfer-Encoding") == Some("chunked") {
            answer.body = joined(&answer.body)?;
        }
        Some(answer)
    }

    /// Returns the first value of a header.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Returns the name of a duplicate header.
    pub fn repeated(&self) -> Option<&str> {
        let is_before = |at: usize, name: &str| self.headers[..at].iter().any(|(it, _)| it.eq_ignore_ascii_case(name));
        self.headers.iter().enumerate().find(|(at, (name, _))| is_before(*at, name)).map(|(_, (name, _))| name.as_str())
    }
}

/// Decodes a body that was sent in chunks (RFC 9112 §7.1).
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let end = position(rest, b"\r\n")?;
        let size = std::str::from_utf8(rest.get(..end)?).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(out);
        }
        out.extend_from_slice(rest.get(end + 2..end + 2 + size)?);
        rest = rest.get(end + 2 + size + 2..)?;
    }
}

fn position(text: &[u8], mark: &[u8]) -> Option<usize> {
    text.windows(mark.len()).position(|part| part == mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_as_it_came() {
        let said = b"HTTP/1.1 404 Not Found\r\nVary: Accept\r\nvary: Origin\r\nETag: \"1:2\"\r\n\r\nbody";
        let answer = Answer::read(said, "GET").unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (404, b"body".as_slice()));
        assert_eq!((answer.get("etag"), answer.repeated()), (Some("\"1:2\""), Some("vary")));
        assert!(Answer::read(b"HTTP/1.1 200 OK\r\n", "GET").is_none(), "the head has no end");
    }

    #[test]
    fn chunks_are_joined_and_one_that_is_cut_off_is_no_answer() {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        let read = |body: &str| Answer::read([head, body].concat().as_bytes(), "GET").map(|answer| answer.body);
        assert_eq!(read("3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n"), Some(b"abc0123456789".to_vec()));
        assert_eq!(read("3\r\nab"), None);
        assert!(Answer::read(head.as_bytes(), "HEAD").is_some());
    }
}
