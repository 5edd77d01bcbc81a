//! The engine's [`Fetch`] in a browser: the platform's fetch with the limits of the newspaper, retried where that may help,
//! equal requests coalesced.

use crate::backend::coalesce::coalesced;
use crate::backend::retry::{Time, retrying};
use crate::backend::{Error, Fetch, Request, Response};
use crate::browser::fetch::{self, Error as FetchError};
use crate::browser::{event_loop, location, url};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// The time limit of one request, headers and body, in seconds.
const LIMIT_SECONDS: u32 = 10;
/// The largest response that is read, in bytes.
const LIMIT_BYTES: usize = 16 * 1024 * 1024;

/// The fetch of the browser in the form that the engine takes.
pub fn fetch() -> Fetch {
    coalesced(retrying(Rc::new(|request| Box::pin(send(request))), Rc::new(Clock)))
}

/// Fetches the text of one of the site's own documents.
///
/// # Errors
/// When it cannot be had, or a web page came in its place.
pub async fn text(url: &str) -> Result<String, Error> {
    let response = fetch()(Request::get(url)).await?;
    let url = url.to_owned();
    match response.status {
        200..=299 if response.body.trim_start().starts_with('<') => Err(Error::WebPage { url, title: None }),
        200..=299 => Ok(response.body),
        404 | 410 => Err(Error::NotFound { url }),
        status => Err(Error::Status { url, status, message: None, retry_after: None }),
    }
}

/// The browser's time.
struct Clock;

impl Time for Clock {
    fn now(&self) -> f64 {
        js_sys::Date::now()
    }

    fn chance(&self) -> f64 {
        js_sys::Math::random()
    }

    fn wait(&self, millis: f64) -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(event_loop::sleep(millis as i32))
    }
}

/// Sends a request and reads the whole response.
async fn send(request: Request) -> Result<Response, Error> {
    let sent = fetch::send(fetch::Request {
        url: &request.url,
        body: request.body.as_deref(),
        headers: &request.headers,
        seconds: LIMIT_SECONDS,
        bytes: LIMIT_BYTES,
    });
    match sent.await {
        Ok(fetch::Response { url, status, headers, body }) => Ok(Response { url, status, headers, body }),
        Err(FetchError::TooLarge) => Err(Error::TooLarge { url: request.url, limit: LIMIT_BYTES }),
        Err(FetchError::TimedOut) => Err(Error::TimedOut { url: request.url, seconds: LIMIT_SECONDS }),
        Err(FetchError::Network) => Err(unreachable(request.url)),
    }
}

fn unreachable(url: String) -> Error {
    let origin = |address: &str| url::parse(address, None).map(|url| url.origin);
    let cross_origin = origin(&url) != origin(&location::current());
    Error::Unreachable { url, offline: location::is_offline(), cross_origin }
}
