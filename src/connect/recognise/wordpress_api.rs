//! The WordPress API of the site whose feed was given. WordPress sends CORS headers with its REST API but not with its
//! feeds, so for a feed that a browser may not read the API is probed.

use crate::backend::{Error, Response};
use crate::browser::url;
use crate::connect::answer::{self, Answer};
use crate::connect::{Environment, Finding};

/// The maximum number of parent folders of a feed in which the API is searched.
const MOST_FOLDERS: usize = 4;

/// The last path segments of WordPress feeds ("WordPress Feeds" in its documentation).
const FEEDS: [&str; 5] = ["feed", "rss", "rss2", "atom", "rdf"];

/// The addresses where the API may be, the most likely first. Empty if the address is not a WordPress feed, or if a
/// browser may read it.
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
    // The feed of a category is nested deeper than that of the site.
    folders.reverse();
    let site = folders.pop();
    let roots: Vec<&str> = folders.into_iter().take(MOST_FOLDERS - 1).chain(site).collect();
    let under = |place: &'static str| {
        let origin = address.origin.as_str();
        roots.iter().map(move |root| [origin, root, place].concat())
    };
    under("/wp-json/").chain(under("/index.php?rest_route=/wp/v2/posts")).collect()
}

/// Whether a browser would not let a page read this feed.
fn is_closed(answer: &Result<Response, Error>, environment: &Environment) -> bool {
    match answer {
        Ok(response) => {
            matches!(answer::classify(response), Answer::Xml(_))
                && Finding::from_cors_headers(response, environment).is_some()
        }
        Err(error) => matches!(error, Error::Unreachable { cross_origin: true, offline: false, .. }),
    }
}
