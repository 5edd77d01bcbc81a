//! The one way out to the network. A request has a time limit that covers headers and body, a limit on size that is
//! enforced while the body streams in, and is aborted when its future is dropped.

use super::{charset, window};
use gloo_net::http;
use js_sys::{Reflect, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestInit, TextDecoder};

/// A request and its limits.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The absolute address.
    pub url: &'a str,
    /// The body of a `POST`; `None` for a `GET`.
    pub body: Option<&'a str>,
    /// Header fields: name and value.
    pub headers: &'a [(String, String)],
    /// The time limit, headers and body, in seconds.
    pub seconds: u32,
    /// The largest body that is read, in bytes.
    pub bytes: usize,
}

/// A complete response, whatever its status.
#[derive(Clone, Debug)]
pub struct Response {
    /// The final address, after redirects.
    pub url: String,
    /// The HTTP status.
    pub status: u16,
    /// The header fields that the page may see, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, decoded.
    pub body: String,
}

/// Why there is no response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The network failed, or the browser withheld the response (CORS).
    #[error("no response")]
    Network,
    /// The time limit passed.
    #[error("the response took too long")]
    TimedOut,
    /// The body is larger than the limit.
    #[error("the response is too large")]
    TooLarge,
}

/// Sends a request and reads the whole response.
///
/// # Errors
/// When no response came, or it came not within the limits.
pub async fn send(request: Request<'_>) -> Result<Response, Error> {
    let deadline = Deadline::start(request.seconds).ok_or(Error::Network)?;
    exchange(request, &deadline).await.map_err(|error| match error {
        Error::Network if deadline.has_passed.get() => Error::TimedOut,
        error => error,
    })
}

async fn exchange(request: Request<'_>, deadline: &Deadline) -> Result<Response, Error> {
    let signal = deadline.controller.signal();
    let options = RequestInit::new();
    options.set_signal(Some(&signal));
    if let Some(body) = request.body {
        options.set_method("POST");
        options.set_body(&JsValue::from_str(body));
    }
    // The builder of gloo-net writes an ampersand after every query, which would break a signed address.
    let built = web_sys::Request::new_with_str_and_init(request.url, &options).map_err(|_| Error::Network)?;
    for (name, value) in request.headers {
        // An invalid name comes from the description; leaving the field out does no harm.
        let _ = built.headers().set(name, value);
    }
    let answer = http::Request::from(built).send().await.map_err(|_| Error::Network)?;
    let headers = answer.headers().entries().map(|(name, value)| (name.to_ascii_lowercase(), value)).collect();
    let bytes = match answer.body() {
        Some(stream) => read(stream.get_reader().unchecked_into(), request.bytes).await?,
        None => Vec::new(),
    };
    // Valid UTF-8 is UTF-8, whatever the response declares, and needs no copy.
    let body = String::from_utf8(bytes).unwrap_or_else(|error| decode(&answer, error.as_bytes()));
    Ok(Response { url: answer.url(), status: answer.status(), headers, body })
}

/// The text of an answer in other characters than UTF-8; of one that names none, what can be read of it.
fn decode(answer: &http::Response, bytes: &[u8]) -> String {
    let content_type = answer.headers().get("content-type").unwrap_or_default();
    let decoder = charset::name(&content_type, bytes).and_then(|name| TextDecoder::new_with_label(&name).ok());
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes).ok());
    text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

async fn read(reader: ReadableStreamDefaultReader, limit: usize) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|_| Error::Network)?;
        let key = |name: &str| Reflect::get(&piece, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
        if key("done").is_truthy() {
            return Ok(out);
        }
        let bytes: Uint8Array = key("value").dyn_into().map_err(|_| Error::Network)?;
        if out.len() + bytes.length() as usize > limit {
            return Err(Error::TooLarge);
        }
        out.extend_from_slice(&bytes.to_vec());
    }
}

/// Aborts a request when its time is over, or when it is dropped.
struct Deadline {
    controller: AbortController,
    has_passed: Rc<Cell<bool>>,
    timer: i32,
    _on_time: Closure<dyn FnMut()>,
}

impl Deadline {
    fn start(seconds: u32) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let has_passed = Rc::new(Cell::new(false));
        let on_time = Closure::once({
            let (controller, has_passed) = (controller.clone(), has_passed.clone());
            move || {
                has_passed.set(true);
                controller.abort();
            }
        });
        let timer = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                on_time.as_ref().unchecked_ref(),
                seconds as i32 * 1000,
            )
            .ok()?;
        Some(Self { controller, has_passed, timer, _on_time: on_time })
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        window().clear_timeout_with_handle(self.timer);
        self.controller.abort();
    }
}
