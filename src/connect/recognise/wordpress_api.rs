//! The API beside a feed. WordPress serves its feeds without the header that lets pages of other origins read them, and
//! its REST API with it: where such a feed was given, the API is looked for.

use crate::backend::{Error, Response};
use crate::browser::url;
use crate::connect::answer::{self, Answer};
use crate::connect::{Environment, Finding};

/// The most folders above a feed in which the API is looked for.
const MOST_FOLDERS: usize = 4;

/// The last parts of the addresses that feeds of WordPress have ("WordPress Feeds" in its documentation).
const FEEDS: [&str; 5] = ["feed", "rss", "rss2", "atom", "rdf"];

/// Where the API of a WordPress is whose feed was given and may not be read, the surest first; nothing where the address
/// is no such feed, or a browser may read it.
pub(super) fn addresses(given: &str, answer: &Result<Response, Error>, environment: &Environment) -> Vec<String> {
    if environment.recorded || !is_closed(answer, environment) {
        return Vec::new();
    }
    let Some(address) = url::parse(given, None) else { return Vec::new() };
    let path = address.path.trim_end_matches('/');
    let mut folders: Vec<&str> = path.match_indices('/').filter_map(|(at, _)| path.get(..at)).collect();
    let is_feed = path.rsplit('/').next().is_some_and(|name| FEEDS.contains(&name)) || given.contains("?feed=");
    let is_told = answer.as_ref().is_ok_and(|response| response.body.contains("://wordpress.org/?v="));
    if !is_feed && !is_told {
        return Vec::new();
    }
    if folders.is_empty() {
        folders.push("");
    }
    // The feed of a category is deeper than that of the site.
    folders.reverse();
    let site = folders.pop();
    let roots: Vec<&str> = folders.into_iter().take(MOST_FOLDERS - 1).chain(site).collect();
    let under = |place: &'static str| {
        let origin = address.origin.as_str();
        roots.iter().map(move |root| [origin, root, place].concat())
    };
    under("/wp-json/").chain(under("/index.php?rest_route=/wp/v2/posts")).collect()
}

/// Whether a page may not read an answer, or that of a feed.
fn is_closed(answer: &Result<Response, Error>, environment: &Environment) -> bool {
    match answer {
        Ok(response) => {
            matches!(answer::classify(response), Answer::Xml(_))
                && Finding::from_cors_headers(response, environment).is_some()
        }
        Err(error) => matches!(error, Error::Unreachable { cross_origin: true, offline: false, .. }),
    }
}
