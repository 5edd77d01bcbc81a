//! What can go wrong between the site and its backend, told so that the person who meets it can act: a reader learns
//! whether to wait or to try again, a publisher learns which request failed and what to mend.

/// Why a listing or an article could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No answer came: the network is down, the host does not exist, or the browser refused to hand over the answer
    /// because the backend does not allow this site's origin (CORS). A page cannot tell these apart.
    #[error("no answer from {url}")]
    Unreachable {
        /// The address that was asked.
        url: String,
        /// Whether the browser says that it has no network at all.
        offline: bool,
        /// Whether the address is on another origin than the page, so that CORS may be the cause.
        cross_origin: bool,
    },
    /// The answer did not come within the limit, which covers headers and body.
    #[error("{url} took longer than {seconds} s")]
    TimedOut {
        /// The address that was asked.
        url: String,
        /// The limit, in seconds.
        seconds: u32,
    },
    /// The backend answered with an HTTP status that is no success.
    #[error("{url} answered {status}")]
    Status {
        /// The address that was asked.
        url: String,
        /// The status (RFC 9110 §15).
        status: u16,
        /// What the backend said, cut short, where it said something readable.
        message: Option<String>,
        /// How long the backend asks to wait, in seconds (RFC 9110 §10.2.3).
        retry_after: Option<u32>,
    },
    /// The backend answered with success and said inside the answer that it failed.
    #[error("{url} refused: {message}")]
    Refused {
        /// The address that was asked.
        url: String,
        /// What the backend said, cut short.
        message: String,
    },
    /// There is no such article, category, author or tag.
    #[error("{url} has no such thing")]
    NotFound {
        /// The address that was asked.
        url: String,
    },
    /// The answer is a web page, not data: a wrong address, a captive portal, a bot challenge.
    #[error("{url} answered with a web page instead of data")]
    WebPage {
        /// The address that was asked.
        url: String,
        /// The page's title, where it has one.
        title: Option<String>,
    },
    /// The answer is not JSON, or broke off.
    #[error("{url} answered with invalid JSON: {detail}")]
    Malformed {
        /// The address that was asked.
        url: String,
        /// What the parser met, and where.
        detail: String,
    },
    /// The answer is empty, or `null`.
    #[error("{url} answered with nothing")]
    Empty {
        /// The address that was asked.
        url: String,
    },
    /// The answer is JSON of another shape than the description expects: not one item could be read.
    #[error("{url} answered with data of another shape: {expected}")]
    Unexpected {
        /// The address that was asked.
        url: String,
        /// What the description looks for.
        expected: String,
    },
    /// The answer is larger than is read.
    #[error("{url} sent more than {limit} bytes")]
    TooLarge {
        /// The address that was asked.
        url: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// The description has no way to ask for this.
    #[error("the backend does not offer {view}")]
    NotOffered {
        /// The view that was asked for.
        view: &'static str,
    },
}

impl Error {
    /// The address that was asked, where one was.
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
