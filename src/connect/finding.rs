//! What stands between a publisher and a newspaper, each with what is needed to mend it.

use super::Environment;
use super::address::is_machine_itself;
use crate::backend::{Error, Request, Response};
use crate::browser::url;
use crate::document::Problem;

/// One thing that is wrong, or that must be known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// What was typed is no address of the web.
    #[error("`{text}` is not an address of the web")]
    NotAnAddress {
        /// What was typed.
        text: String,
    },
    /// The address is `http:` and the site will be `https:`: browsers refuse to ask.
    #[error("{url} is not encrypted, and a page that is may not ask it")]
    MixedContent {
        /// The address.
        url: String,
    },
    /// No answer came from another origin: the backend may not allow ours.
    #[error("no answer from {url} to a page of {origin}")]
    Refused {
        /// The address that was asked.
        url: String,
        /// The origin that must be allowed.
        origin: String,
        /// Header fields of the request that must be allowed, too.
        headers: Vec<String>,
    },
    /// The answer came, and a browser would not hand it to the page.
    #[error("{url} does not allow {origin}")]
    NotAllowed {
        /// The address that was asked.
        url: String,
        /// The origin that must be allowed.
        origin: String,
        /// What the answer allows, where it says something.
        allowed: Option<String>,
    },
    /// The backend wants to know who asks.
    #[error("{url} wants a key (status {status})")]
    NeedsKey {
        /// The address that was asked.
        url: String,
        /// The status.
        status: u16,
        /// The backend's words.
        message: Option<String>,
    },
    /// There is nothing at the address, or no longer.
    #[error("there is nothing at {url}")]
    NotThere {
        /// The address that was asked.
        url: String,
    },
    /// The backend was asked too often.
    #[error("{url} was asked too often")]
    Busy {
        /// The address that was asked.
        url: String,
        /// How long it asks to wait, in seconds, where it says so.
        seconds: Option<u32>,
    },
    /// The backend has a fault of its own.
    #[error("{url} failed (status {status})")]
    Failed {
        /// The address that was asked.
        url: String,
        /// The status.
        status: u16,
        /// The backend's words.
        message: Option<String>,
    },
    /// A recorded answer is one to another question than the list of headlines.
    #[error("{url} is no list of articles")]
    OtherAnswer {
        /// Where the answer came from.
        url: String,
        /// What it is.
        kind: AnswerKind,
        /// The backend's words, where it is an error.
        message: Option<String>,
    },
    /// The feed that was given may not be read, and the API of the same WordPress may.
    #[error("pages of {origin} may not read {feed}, but {api}")]
    OpenApi {
        /// The feed that was given.
        feed: String,
        /// The address under which the API is.
        api: String,
        /// The origin that asks.
        origin: String,
    },
    /// The description needs a parameter that nobody gave.
    #[error("the parameter {name} is missing")]
    NeedsParameter {
        /// Its name.
        name: String,
        /// What it is, in the description's words.
        about: Option<String>,
    },
    /// A parameter was given that the description does not have.
    #[error("there is no parameter {name}")]
    UnknownParameter {
        /// Its name.
        name: String,
        /// Those that there are.
        known: String,
    },
    /// A parameter with a value that everybody will see, and its vendor does not mean that.
    #[error("{name} would be public")]
    PublicKey {
        /// Its name.
        name: String,
    },
    /// A web page came where data should be.
    #[error("{url} is a web page")]
    WebPage {
        /// The address that was asked.
        url: String,
        /// Its title.
        title: Option<String>,
    },
    /// What came is not JSON.
    #[error("{url} is not JSON: {detail}")]
    NotJson {
        /// The address that was asked.
        url: String,
        /// What was met.
        detail: String,
    },
    /// Nothing came.
    #[error("{url} answered with nothing")]
    Nothing {
        /// The address that was asked.
        url: String,
    },
    /// The list is there and has nothing in it.
    #[error("{url} has no articles")]
    NoArticles {
        /// The address that was asked.
        url: String,
    },
    /// The description is wrong.
    #[error("the description {url} is wrong")]
    Description {
        /// Where it is.
        url: String,
        /// What is wrong with it.
        problems: Vec<Problem>,
    },
    /// There is no description of this backend with the app.
    #[error("there is no description {url}")]
    NoDescription {
        /// Where it was looked for.
        url: String,
    },
    /// Nothing is known of what answered.
    #[error("nothing known answers at {url}")]
    Unknown {
        /// The address.
        url: String,
    },
    /// Any other failure of the engine's.
    #[error("{0}")]
    Other(Error),
}

/// What a recorded answer is, when it is no list of headlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// One article.
    Article,
    /// The root of an API, which says what there is to ask.
    Root,
    /// A list of what articles are sorted by, or of who wrote them.
    Terms,
    /// An error that the backend tells.
    Error,
    /// Something else of the same backend's: a body by itself, a picture, numbers.
    Part,
}

impl Finding {
    /// What a status that is no success is to the publisher (RFC 9110 §15); `said` are the backend's words, and
    /// `retry_after` is how long it asks to wait, in seconds.
    pub fn from_status(url: String, status: u16, message: Option<String>, retry_after: Option<u32>) -> Self {
        match status {
            401 | 402 | 403 | 407 => Finding::NeedsKey { url, status, message },
            404 | 410 => Finding::NotThere { url },
            429 => Finding::Busy { url, seconds: retry_after },
            500..=599 => Finding::Failed { url, status, message },
            _ => Finding::Other(Error::Status { url, status, message: message, retry_after }),
        }
    }

    /// What a failure of the engine's is to the publisher. `requests` are those that were sent, the latest last.
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

    /// What a browser would say of an answer whose header fields can all be seen (Fetch §4.9, the CORS check).
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

    /// Whether the answer is there and a browser would keep it, or did.
    pub fn is_cors(&self) -> bool {
        matches!(self, Finding::Refused { .. } | Finding::NotAllowed { .. })
    }

    /// Whether it says that the backend is there and wants a key or a parameter.
    pub fn is_missing_key(&self) -> bool {
        matches!(self, Finding::NeedsKey { .. } | Finding::NeedsParameter { .. })
    }
}

/// Whether a page of these surroundings may not ask an address for its being unencrypted.
pub fn is_mixed(address: &str, environment: &Environment) -> bool {
    let Some(parsed) = url::parse(address, None) else { return false };
    environment.origin.starts_with("https:") && parsed.scheme == "http" && !is_machine_itself(&parsed.host)
}

/// Whether a page may send a header field without asking first (Fetch §2.2.2); a `Content-Type` of JSON it may not.
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
    fn what_a_browser_would_refuse_is_told_before() {
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
    fn an_unencrypted_address_is_mixed_content_but_on_the_machine_itself() {
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
