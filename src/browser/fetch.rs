//! The one way out to the network. A request has a time limit that covers headers and body, a limit on size that is
//! kept while the body streams in, and ends when nobody waits for it any more: dropping the future aborts it.

use super::{charset, event_loop, location, window};
use crate::backend::retry::{Time, again};
use crate::backend::under_way::sharing;
use crate::backend::{Error, Fetch, Request, Response};
use gloo_net::http;
use js_sys::{Reflect, Uint8Array};
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestInit, TextDecoder};

/// The time limit of one request, headers and body, in seconds.
const LIMIT_SECONDS: u32 = 10;
/// The most bytes of one answer.
const LIMIT_BYTES: usize = 16 * 1024 * 1024;

/// The browser's fetch in the form that the engine takes.
pub fn fetch() -> Fetch {
    sharing(again(Rc::new(|request| Box::pin(send(request))), Rc::new(Clock)))
}

/// The text of a document of the site's own. Errs with what came in its place: a web page, or a status.
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

/// Sends a request and reads the answer whole.
async fn send(request: Request) -> Result<Response, Error> {
    let url = request.url.clone();
    let Some(deadline) = Deadline::start() else { return Err(unreachable(url)) };
    let result = exchange(&request, &deadline).await;
    match result {
        Ok(response) => Ok(response),
        Err(Failure::TooLarge) => Err(Error::TooLarge { url, limit: LIMIT_BYTES }),
        Err(Failure::Network) if deadline.has_passed.get() => Err(Error::TimedOut { url, seconds: LIMIT_SECONDS }),
        Err(Failure::Network) => Err(unreachable(url)),
    }
}

enum Failure {
    Network,
    TooLarge,
}

async fn exchange(request: &Request, deadline: &Deadline) -> Result<Response, Failure> {
    let signal = deadline.controller.signal();
    let options = RequestInit::new();
    options.set_signal(Some(&signal));
    if let Some(body) = &request.body {
        options.set_method("POST");
        options.set_body(&JsValue::from_str(body));
    }
    // The builder of gloo-net writes an ampersand after every query; a signed address would be another one with it.
    let built = web_sys::Request::new_with_str_and_init(&request.url, &options).map_err(|_| Failure::Network)?;
    for (name, value) in &request.headers {
        // A name that is none was read from the description, where it does no harm to leave it out.
        let _ = built.headers().set(name, value);
    }
    let answer = http::Request::from(built).send().await.map_err(|_| Failure::Network)?;
    let headers = answer.headers().entries().map(|(name, value)| (name.to_ascii_lowercase(), value)).collect();
    let bytes = match answer.body() {
        Some(stream) => read(stream.get_reader().unchecked_into()).await?,
        None => Vec::new(),
    };
    // What is valid UTF-8 is UTF-8, whatever it is said to be, and needs no copy.
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

async fn read(reader: ReadableStreamDefaultReader) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|_| Failure::Network)?;
        let key = |name: &str| Reflect::get(&piece, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
        if key("done").is_truthy() {
            return Ok(out);
        }
        let bytes: Uint8Array = key("value").dyn_into().map_err(|_| Failure::Network)?;
        if out.len() + bytes.length() as usize > LIMIT_BYTES {
            return Err(Failure::TooLarge);
        }
        out.extend_from_slice(&bytes.to_vec());
    }
}

fn unreachable(url: String) -> Error {
    let origin = |address: &str| super::url::parse(address, None).map(|url| url.origin);
    let cross_origin = origin(&url) != origin(&location::current());
    Error::Unreachable { url, offline: location::is_offline(), cross_origin }
}

/// Aborts a request when its time is over, or when it is dropped.
struct Deadline {
    controller: AbortController,
    has_passed: Rc<Cell<bool>>,
    timer: i32,
    _on_time: Closure<dyn FnMut()>,
}

impl Deadline {
    fn start() -> Option<Self> {
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
                LIMIT_SECONDS as i32 * 1000,
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
