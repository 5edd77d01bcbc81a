//! The list that a frame or a fragment shows: page after page until there are enough headlines.

use super::Choice;
use crate::backend::{Client, Error};
use crate::model::{Cursor, Headline, Timestamp};

/// How many pages of a list are read until there are enough headlines.
const MOST_PAGES: usize = 5;

/// The headlines that are wanted. What was read before a page failed is given. Errs as the first page does.
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

/// Whether a story is no older than was asked for; one without a moment is taken as it is.
fn is_young(headline: &Headline, max_age: Option<i64>, now: Timestamp) -> bool {
    let published = headline.published.as_ref().and_then(|published| published.timestamp());
    max_age.zip(published).is_none_or(|(most, at)| now.millis() - at.millis() <= most)
}
