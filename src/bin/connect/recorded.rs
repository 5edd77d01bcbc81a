//! Answers from files: documents, and HTTP messages as they came.

use std::path::Path;
use time_plus_news::backend::Response;
use time_plus_news::connect::recorded::HOST;

/// The answer in a file.
///
/// # Errors
/// When it cannot be read, or is a message without a status.
pub fn read(path: &Path) -> Result<Response, String> {
    let shown = path.display();
    let bytes = std::fs::read(path).map_err(|error| format!("{shown}: {error}"))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let url = [HOST, &path.file_name().unwrap_or_default().to_string_lossy().replace(' ', "%20")].concat();
    if !text.starts_with("HTTP/") {
        return Ok(Response { url, status: 200, headers: Vec::new(), body: text });
    }
    // RFC 9112 §2.1: a status line, header fields, an empty line, the body.
    let text = text.replace("\r\n", "\n");
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| format!("{shown}: the first line has no status"))?;
    let fields = lines.filter_map(|line| line.split_once(':'));
    let headers = fields.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
    Ok(Response { url, status, headers, body: body.to_owned() })
}
