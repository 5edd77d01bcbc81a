//! Reads the list of a frame or a fragment, page by page, until there are enough headlines.

use super::Choice;
use crate::backend::{Client, Error};
use crate::model::{Cursor, Headline, Timestamp};

/// The maximum number of pages to request.
const MOST_PAGES: usize = 5;

/// The requested headlines. If a later page fails, returns those before it; if the first one fails, its error.
pub async fn read(client: &Client, choice: &Choice, now: Timestamp) -> Result<Vec<Headline>, Error> {
    let mut out: Vec<Headline> = Vec::new();
    let mut cursor = Cursor::Start;
    for _ in 0..MOST_PAGES {
        let listing = match client.listing(&choice.view, &cursor).await {
            Ok(listing) => listing,
            Err(error) if out.is_empty() => return Err(error),
            Err(_) => break,
        };
        out.extend(listing.headlines.into_iter().filter(|headline| is_young(headline, choice.max_age, now)));
        match listing.next {
            Some(next) if out.len() < choice.count => cursor = next,
            _ => break,
        }
    }
    out.truncate(choice.count);
    Ok(out)
}

/// Whether a story is within the maximum age. A story without a time is.
fn is_young(headline: &Headline, max_age: Option<i64>, now: Timestamp) -> bool {
    let published = headline.published.as_ref().and_then(|published| published.timestamp());
    max_age.zip(published).is_none_or(|(most, at)| now.millis() - at.millis() <= most)
}
