//! Fetches natively: web addresses over HTTP as a page in a browser would, and `file:` addresses such as the
//! descriptions in the checkout.

use std::path::Path;
use std::rc::Rc;
use std::time::Duration;
use time_plus_news::backend::{Error, Fetch, Request, Response};
use time_plus_news::browser::charset;
use ureq::ResponseExt;

/// The same limits as in the browser: seconds per request, and bytes per answer.
const LIMIT_SECONDS: u32 = 10;
const LIMIT_BYTES: usize = 16 * 1024 * 1024;

/// Reads a `file:` address.
///
/// # Errors
/// If the address is not a file path.
pub fn read_file(address: &str) -> Result<Response, Error> {
    let none = || Error::NotFound { url: address.to_owned() };
    let path = url::Url::parse(address).ok().and_then(|url| url.to_file_path().ok()).ok_or_else(none)?;
    let body = std::fs::read_to_string(Path::new(&path)).unwrap_or_default();
    let status = if body.is_empty() { 404 } else { 200 };
    Ok(Response { url: address.to_owned(), status, headers: Vec::new(), body })
}

/// A fetch function that sends an `Origin` header, as a browser does.
pub fn fetch(origin: &str) -> Fetch {
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(LIMIT_SECONDS.into())))
        .http_status_as_error(false)
        .user_agent("Mozilla/5.0 (compatible; time-plus-news connect)")
        .build();
    let (agent, origin) = (ureq::Agent::from(config), origin.to_owned());
    Rc::new(move |request: Request| {
        let answer = match request.url.starts_with("file:") {
            true => read_file(&request.url),
            false => send(&agent, &origin, &request),
        };
        Box::pin(async move { answer })
    })
}

fn send(agent: &ureq::Agent, origin: &str, request: &Request) -> Result<Response, Error> {
    let url = || request.url.clone();
    let failed = |error: &ureq::Error| match error {
        ureq::Error::Timeout(_) => Error::TimedOut { url: url(), seconds: LIMIT_SECONDS },
        ureq::Error::BodyExceedsLimit(_) => Error::TooLarge { url: url(), limit: LIMIT_BYTES },
        _ => Error::Unreachable { url: url(), offline: false, cross_origin: false },
    };
    let mut answer = match &request.body {
        Some(body) => {
            let asked = agent.post(&request.url).header("Origin", origin).header("Accept", "*/*");
            let asked = request.headers.iter().fold(asked, |asked, (name, value)| asked.header(name, value));
            asked.send(body.as_str())
        }
        None => {
            let asked = agent.get(&request.url).header("Origin", origin).header("Accept", "*/*");
            let asked = request.headers.iter().fold(asked, |asked, (name, value)| asked.header(name, value));
            asked.call()
        }
    }
    .map_err(|error| failed(&error))?;
    let header = |(name, value): (&ureq::http::HeaderName, &ureq::http::HeaderValue)| {
        (name.as_str().to_ascii_lowercase(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let headers = answer.headers().iter().map(header).collect();
    let (status, address) = (answer.status().as_u16(), answer.get_uri().to_string());
    let bytes =
        answer.body_mut().with_config().limit(LIMIT_BYTES as u64).read_to_vec().map_err(|error| failed(&error))?;
    Ok(read(Response { url: address, status, headers, body: String::new() }, bytes))
}

/// Decodes the body of an answer in its character encoding.
pub fn read(answer: Response, bytes: Vec<u8>) -> Response {
    let body = charset::decode(answer.header("content-type").unwrap_or_default(), bytes);
    Response { body, ..answer }
}
