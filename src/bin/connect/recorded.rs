//! Reads recorded answers from files: bare documents, and complete HTTP messages.

use super::network;
use std::path::Path;
use time_plus_news::backend::Response;
use time_plus_news::connect::recorded::HOST;

/// Reads the answer in a file.
///
/// # Errors
/// If the file cannot be read, or if an HTTP message has no status.
pub fn read(path: &Path) -> Result<Response, String> {
    let shown = path.display();
    let bytes = std::fs::read(path).map_err(|error| format!("{shown}: {error}"))?;
    let url = [HOST, &path.file_name().unwrap_or_default().to_string_lossy().replace(' ', "%20")].concat();
    if !bytes.starts_with(b"HTTP/") {
        return Ok(network::read(Response { url, status: 200, headers: Vec::new(), body: String::new() }, bytes));
    }
    // RFC 9112 §2.1: a status line, header fields, an empty line, the body.
    let end = |mark: &[u8]| bytes.windows(mark.len()).position(|part| part == mark).map(|at| (at, at + mark.len()));
    let ends = [end(b"\r\n\r\n"), end(b"\n\n")];
    let (head, body) = ends.into_iter().flatten().min().unwrap_or((bytes.len(), bytes.len()));
    let (head, body) = (String::from_utf8_lossy(&bytes[..head]), bytes[body..].to_vec());
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| format!("{shown}: the first line has no status"))?;
    let fields = lines.filter_map(|line| line.split_once(':'));
    let headers = fields.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
    Ok(network::read(Response { url, status, headers, body: String::new() }, body))
}
