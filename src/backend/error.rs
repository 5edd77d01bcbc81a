//! The failures of requests to a backend, each with what the person who meets it needs to act: a reader learns whether
//! to wait or to retry, a publisher learns which request failed and what to fix.

/// Why a listing or an article could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No response arrived: the network is down, the host does not exist, or the browser withheld the response because
    /// the backend does not allow this site's origin (CORS). A page cannot tell these apart.
    #[error("no answer from {url}")]
    Unreachable {
        /// The requested address.
        url: String,
        /// Whether the browser reports that it is offline.
        offline: bool,
        /// Whether the address is on another origin than the page, so that CORS may be the cause.
        cross_origin: bool,
    },
    /// The response did not arrive within the time limit, which covers headers and body.
    #[error("{url} took longer than {seconds} s")]
    TimedOut {
        /// The requested address.
        url: String,
        /// The limit, in seconds.
        seconds: u32,
    },
    /// The backend answered with an HTTP error status.
    #[error("{url} answered {status}")]
    Status {
        /// The requested address.
        url: String,
        /// The status (RFC 9110 §15).
        status: u16,
        /// The error message of the backend, truncated, if it sent a readable one.
        message: Option<String>,
        /// The seconds that the backend asks to wait (RFC 9110 §10.2.3).
        retry_after: Option<u32>,
    },
    /// The backend answered with a success status and an error message in the body.
    #[error("{url} refused: {message}")]
    Refused {
        /// The requested address.
        url: String,
        /// The error message of the backend, truncated.
        message: String,
    },
    /// The article, category, author or tag does not exist.
    #[error("{url} does not exist")]
    NotFound {
        /// The requested address.
        url: String,
    },
    /// The response is a web page, not data: a wrong address, a captive portal, a bot challenge.
    #[error("{url} answered with a web page instead of data")]
    WebPage {
        /// The requested address.
        url: String,
        /// The title of the page, if it has one.
        title: Option<String>,
    },
    /// The response is not valid JSON or XML, or is truncated.
    #[error("{url} answered with invalid JSON: {detail}")]
    Malformed {
        /// The requested address.
        url: String,
        /// What the parser found, and where.
        detail: String,
    },
    /// The response is empty or `null`.
    #[error("{url} answered with nothing")]
    Empty {
        /// The requested address.
        url: String,
    },
    /// The response has another structure than the description expects: not one item could be read.
    #[error("{url} answered with data of another shape: {expected}")]
    Unexpected {
        /// The requested address.
        url: String,
        /// The queries of the description.
        expected: String,
    },
    /// The response exceeds the size limit.
    #[error("{url} sent more than {limit} bytes")]
    TooLarge {
        /// The requested address.
        url: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// The description has no request for this view.
    #[error("the backend does not offer {view}")]
    NotOffered {
        /// The requested view.
        view: &'static str,
    },
}

impl Error {
    /// The requested address, if there was a request.
    pub fn url(&self) -> Option<&str> {
        match self {
            Error::Unreachable { url, .. }
            | Error::TimedOut { url, .. }
            | Error::Status { url, .. }
            | Error::Refused { url, .. }
            | Error::NotFound { url }
            | Error::WebPage { url, .. }
            | Error::Malformed { url, .. }
            | Error::Empty { url }
            | Error::Unexpected { url, .. }
            | Error::TooLarge { url, .. } => Some(url),
            Error::NotOffered { .. } => None,
        }
    }
}
