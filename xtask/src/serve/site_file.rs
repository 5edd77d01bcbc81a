//! Serves the file that replaces `public/site.json` under `serve --site`.
//!
//! Trunk copies `public/` into its output at every build, so a file there would be overwritten. Instead a helper
//! process serves the file on a free port, and Trunk forwards `/site.json` to it. So a rebuild does not replace the
//! file, and an edit of it is visible after a reload. The helper lives as long as Trunk: its standard input is a pipe
//! whose other end is Trunk's standard input, and it ends when that closes.

use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader, PipeWriter, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{self, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::arguments::SITE_FILE;
use crate::error::Failure;

/// A helper process that serves the file.
pub struct SiteFile {
    port: u16,
    lifeline: PipeWriter,
}

impl SiteFile {
    /// Starts the helper and waits until it has its port.
    ///
    /// # Errors
    /// When the helper cannot be started or ends at once.
    pub fn hold(file: &Path) -> Result<Self, Failure> {
        Self::start(file).map_err(|cause| crate::process::not_started("the server of the site file", &cause))
    }

    fn start(file: &Path) -> io::Result<Self> {
        let (ending, lifeline) = io::pipe()?;
        let mut helper = Command::new(env::current_exe()?);
        helper.arg(SITE_FILE).arg(file).stdin(ending).stdout(Stdio::piped());
        let output = helper.spawn()?.stdout.ok_or(io::ErrorKind::BrokenPipe)?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let port = line.trim().parse().map_err(|_| io::ErrorKind::UnexpectedEof)?;
        Ok(Self { port, lifeline })
    }

    /// The address of the file.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Standard input for the process whose end also ends the helper.
    pub fn lifeline(self) -> Stdio {
        self.lifeline.into()
    }
}

/// Runs the helper process: prints its port, then answers every request with the current content of the file.
///
/// # Errors
/// When no port can be opened.
pub fn serve(file: &Path) -> Result<(), Failure> {
    let opened = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| {
        let port = listener.local_addr()?.port();
        writeln!(io::stdout(), "{port}")?;
        Ok(listener)
    });
    let listener = opened.map_err(|cause| Failure::PortRefused { port: 0, cause })?;
    thread::spawn(|| {
        // Nothing is ever sent: the read returns when the other process ends.
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        process::exit(0);
    });
    for connection in listener.incoming().flatten() {
        // An aborted request is no error of the helper.
        let _ = answer(connection, file);
    }
    Ok(())
}

fn answer(mut connection: TcpStream, file: &Path) -> io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(5)))?;
    // No request that Trunk passes on has a body; the head is read so that closing does not reset the connection.
    let head = BufReader::new(Read::by_ref(&mut connection).take(64 * 1024));
    for line in head.lines() {
        if line?.is_empty() {
            break;
        }
    }
    let (status, body) = match fs::read(file) {
        Ok(body) => ("200 OK", body),
        Err(cause) => ("404 Not Found", format!("cannot read {}: {cause}\n", file.display()).into_bytes()),
    };
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         Connection: close\r\n\r\n",
        body.len()
    )?;
    connection.write_all(&body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(file: &Path) -> String {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        client.write_all(b"GET /site.json HTTP/1.1\r\nHost: here\r\n\r\n").unwrap();
        answer(listener.accept().unwrap().0, file).unwrap();
        let mut text = String::new();
        client.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn the_file_is_answered_as_it_is_now() {
        let file = env::temp_dir().join(format!("site-{}.json", process::id()));
        for content in ["{\"name\":\"One\"}", "{\"name\":\"Two\"}"] {
            fs::write(&file, content).unwrap();
            let answer = ask(&file);
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
            assert!(answer.ends_with(content), "{answer}");
        }
        fs::remove_file(&file).unwrap();
    }

    #[test]
    fn a_file_that_has_gone_is_not_found() {
        assert!(ask(Path::new("/nowhere/site.json")).starts_with("HTTP/1.1 404 "));
    }
}
