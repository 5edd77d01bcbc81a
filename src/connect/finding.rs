//! Findings: what prevents a newspaper from reading a backend, with what is needed to fix it.

use super::Environment;
use super::address::is_machine_itself;
use crate::backend::{Error, Request, Response};
use crate::browser::url;
use crate::document::Problem;

/// A problem, or something that the publisher must know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// The input is not a web address.
    #[error("`{text}` is not a web address")]
    NotAnAddress {
        /// The input.
        text: String,
    },
    /// The address is `http:` and the site is `https:`, so browsers block the request.
    #[error("{url} is not encrypted, so a page on https may not request it")]
    MixedContent {
        /// The address.
        url: String,
    },
    /// A cross-origin request got no answer: the backend may not allow our origin.
    #[error("no answer from {url} to a page of {origin}")]
    Refused {
        /// The requested address.
        url: String,
        /// The origin that must be allowed.
        origin: String,
        /// Header fields of the request that must be allowed too.
        headers: Vec<String>,
    },
    /// The answer arrived, but a browser would not pass it to the page.
    #[error("{url} does not allow {origin}")]
    NotAllowed {
        /// The requested address.
        url: String,
        /// The origin that must be allowed.
        origin: String,
        /// The allowed origin, if the answer names one.
        allowed: Option<String>,
    },
    /// The backend requires authentication.
    #[error("{url} requires a key (status {status})")]
    NeedsKey {
        /// The requested address.
        url: String,
        /// The status.
        status: u16,
        /// The backend's message.
        message: Option<String>,
    },
    /// Nothing exists at the address, or no longer.
    #[error("nothing was found at {url}")]
    NotThere {
        /// The requested address.
        url: String,
    },
    /// The backend limited the rate of requests.
    #[error("{url} received too many requests")]
    Busy {
        /// The requested address.
        url: String,
        /// The delay that the backend asks for, in seconds.
        seconds: Option<u32>,
    },
    /// The backend has an internal error.
    #[error("{url} failed (status {status})")]
    Failed {
        /// The requested address.
        url: String,
        /// The status.
        status: u16,
        /// The backend's message.
        message: Option<String>,
    },
    /// A recorded answer is not a list of headlines.
    #[error("{url} is not a list of articles")]
    OtherAnswer {
        /// The address of the answer.
        url: String,
        /// The kind of answer.
        kind: AnswerKind,
        /// The backend's message, if it is an error.
        message: Option<String>,
    },
    /// A browser may not read the given feed, but may read the API of the same WordPress.
    #[error("pages of {origin} may read {api} but not {feed}")]
    OpenApi {
        /// The given feed.
        feed: String,
        /// The address of the API.
        api: String,
        /// The requesting origin.
        origin: String,
    },
    /// The description requires a parameter that was not given.
    #[error("the parameter {name} is missing")]
    NeedsParameter {
        /// The name of the parameter.
        name: String,
        /// The description's remark about it.
        about: Option<String>,
    },
    /// The description has no such parameter.
    #[error("there is no parameter {name}")]
    UnknownParameter {
        /// The name of the parameter.
        name: String,
        /// The names that exist.
        known: String,
    },
    /// The value of a parameter would be public, though its vendor wants it kept secret.
    #[error("{name} would be public")]
    PublicKey {
        /// The name of the parameter.
        name: String,
    },
    /// The answer is a web page instead of data.
    #[error("{url} is a web page")]
    WebPage {
        /// The requested address.
        url: String,
        /// The title of the page.
        title: Option<String>,
    },
    /// The answer is not JSON.
    #[error("{url} is not JSON: {detail}")]
    NotJson {
        /// The requested address.
        url: String,
        /// The parser's message.
        detail: String,
    },
    /// The answer is empty.
    #[error("the answer of {url} is empty")]
    Nothing {
        /// The requested address.
        url: String,
    },
    /// The list of articles is empty.
    #[error("{url} has no articles")]
    NoArticles {
        /// The requested address.
        url: String,
    },
    /// The description is invalid.
    #[error("the description {url} is invalid")]
    Description {
        /// The address of the description.
        url: String,
        /// The problems in it.
        problems: Vec<Problem>,
    },
    /// The app has no description of this backend.
    #[error("there is no description {url}")]
    NoDescription {
        /// The address where it was expected.
        url: String,
    },
    /// No known backend matches the answers.
    #[error("no known backend was found at {url}")]
    Unknown {
        /// The address.
        url: String,
    },
    /// Any other error of the engine.
    #[error("{0}")]
    Other(Error),
}

/// The kind of a recorded answer that is not a list of headlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// One article.
    Article,
    /// The root of an API, which lists its endpoints.
    Root,
    /// A list of categories, tags or authors.
    Terms,
    /// An error message of the backend.
    Error,
    /// Another answer of the same backend: a body alone, an image, numbers.
    Part,
}

impl Finding {
    /// Maps an HTTP error status (RFC 9110 §15) to the finding shown to the publisher. `message` is the backend's own,
    /// `retry_after` the delay that it asks for, in seconds.
    pub fn from_status(url: String, status: u16, message: Option<String>, retry_after: Option<u32>) -> Self {
        match status {
            401 | 402 | 403 | 407 => Finding::NeedsKey { url, status, message },
            404 | 410 => Finding::NotThere { url },
            429 => Finding::Busy { url, seconds: retry_after },
            500..=599 => Finding::Failed { url, status, message },
            _ => Finding::Other(Error::Status { url, status, message, retry_after }),
        }
    }

    /// Maps an engine error to the finding shown to the publisher. `requests` are those that were sent, the latest
    /// last.
    pub fn from_error(error: Error, environment: &Environment, requests: &[Request]) -> Self {
        match error {
            Error::Unreachable { url, .. } if is_mixed(&url, environment) => Finding::MixedContent { url },
            Error::Unreachable { url, cross_origin: true, offline: false } => {
                let sent = requests.iter().rev().find(|request| request.url == url);
                let mut headers: Vec<String> =
                    sent.iter().flat_map(|request| request.headers.iter().map(|(name, _)| name.clone())).collect();
                headers.retain(|name| !is_safelisted(name));
                Finding::Refused { url, origin: environment.origin.clone(), headers }
            }
            Error::Status { url, status, message, retry_after } => {
                Finding::from_status(url, status, message, retry_after)
            }
            Error::NotFound { url } => Finding::NotThere { url },
            Error::WebPage { url, title } => Finding::WebPage { url, title },
            Error::Malformed { url, detail } => Finding::NotJson { url, detail },
            Error::Empty { url } => Finding::Nothing { url },
            other => Finding::Other(other),
        }
    }

    /// Predicts the CORS check of a browser (Fetch §4.9), if all header fields of the answer are visible.
    pub fn from_cors_headers(response: &Response, environment: &Environment) -> Option<Self> {
        let own = url::parse(&response.url, None).is_some_and(|url| url.origin == environment.origin);
        let allowed = response.header("access-control-allow-origin").map(|value| value.trim().to_owned());
        let fits = allowed.as_deref().is_some_and(|value| value == "*" || value == environment.origin);
        (environment.sees_headers && !own && !fits).then(|| Finding::NotAllowed {
            url: super::address::without_query(&response.url).to_owned(),
            origin: environment.origin.clone(),
            allowed,
        })
    }

    /// Whether the answer exists but a browser does, or would, withhold it.
    pub fn is_cors(&self) -> bool {
        matches!(self, Finding::Refused { .. } | Finding::NotAllowed { .. })
    }

    /// Whether the backend exists but requires a key or a parameter.
    pub fn is_missing_key(&self) -> bool {
        matches!(self, Finding::NeedsKey { .. } | Finding::NeedsParameter { .. })
    }
}

/// Whether browsers would block a request to this address as mixed content.
pub fn is_mixed(address: &str, environment: &Environment) -> bool {
    let Some(parsed) = url::parse(address, None) else { return false };
    environment.origin.starts_with("https:") && parsed.scheme == "http" && !is_machine_itself(&parsed.host)
}

/// Whether a header field is safelisted, so that it needs no preflight request (Fetch §2.2.2). A `Content-Type` of JSON
/// is not.
fn is_safelisted(name: &str) -> bool {
    ["accept", "accept-language", "content-language"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment() -> Environment {
        Environment {
            base: String::new(),
            origin: "https://news.example".into(),
            sees_headers: true,
            recorded: false,
            readers: crate::backend::Readers::direct(),
        }
    }

    fn answer(header: Option<&str>) -> Response {
        let headers = header.map(|value| ("access-control-allow-origin".to_owned(), value.to_owned()));
        let headers = headers.into_iter().collect();
        Response { url: "https://api.example/a?key=secret".into(), status: 200, headers, body: String::new() }
    }

    #[test]
    fn an_answer_that_a_browser_would_withhold_is_reported() {
        for (header, refused) in [
            (Some("*"), false),
            (Some("https://news.example"), false),
            (Some("https://other.example"), true),
            (None, true),
        ] {
            assert_eq!(Finding::from_cors_headers(&answer(header), &environment()).is_some(), refused, "{header:?}");
        }
        let told = Finding::from_cors_headers(&answer(None), &environment()).unwrap();
        assert!(!told.to_string().contains("secret"));
    }

    #[test]
    fn a_refused_request_names_the_headers_that_must_be_allowed() {
        let url = "https://api.example/a".to_owned();
        let headers = vec![("X-Api-Key".into(), "k".into()), ("Accept".into(), "x".into())];
        let request = Request { url: url.clone(), body: None, headers };
        let error = Error::Unreachable { url: url.clone(), offline: false, cross_origin: true };
        let expected =
            Finding::Refused { url, origin: "https://news.example".into(), headers: vec!["X-Api-Key".into()] };
        assert_eq!(Finding::from_error(error, &environment(), &[request]), expected);
    }

    #[test]
    fn an_unencrypted_address_is_mixed_content_except_on_the_local_machine() {
        for (address, mixed) in [
            ("http://a.example/", true),
            ("https://a.example/", false),
            ("http://localhost:8081/", false),
            ("http://[::1]/", false),
        ] {
            assert_eq!(is_mixed(address, &environment()), mixed, "{address}");
        }
    }
}
