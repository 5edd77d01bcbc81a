//! Listings: pages of headlines, and cursors to the next page.

use super::{Headline, Timestamp};

/// The position of a page in a listing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Cursor {
    /// The first page.
    #[default]
    Start,
    /// The number of a page, 2 or more; counted from 1 whatever the backend counts from.
    Page(u32),
    /// The backend's cursor or the URL of the next page.
    Token(String),
}

impl Cursor {
    /// The value of the `page` query parameter; `None` for the first page.
    pub fn to_query(&self) -> Option<String> {
        match self {
            Cursor::Start => None,
            Cursor::Page(number) => Some(number.to_string()),
            // The tilde distinguishes a numeric token from a page number.
            Cursor::Token(token) => Some(format!("~{token}")),
        }
    }

    /// Parses a value written by [`Cursor::to_query`]; anything else is the first page.
    pub fn from_query(value: Option<&str>) -> Self {
        match value {
            Some(value) => match value.strip_prefix('~') {
                Some("") => Cursor::Start,
                Some(token) => Cursor::Token(token.to_owned()),
                None => match value.parse::<u64>() {
                    Ok(number) if (2..=100_000).contains(&number) => Cursor::Page(number as u32),
                    _ => Cursor::Start,
                },
            },
            None => Cursor::Start,
        }
    }
}

/// One page of headlines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The headlines in the backend's order.
    pub headlines: Vec<Headline>,
    /// The next page; `None` at the end.
    pub next: Option<Cursor>,
    /// The total number of headlines, if the backend states it.
    pub total: Option<u64>,
    /// Number of items in the response that could not be read and were left out.
    pub left_out: usize,
    /// When the answer was cached, if it comes from the service worker's cache because no newer one could be had.
    pub cached_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_from_its_query_value() {
        for cursor in [Cursor::Start, Cursor::Page(7), Cursor::Token("7".into()), Cursor::Token("~a&b".into())] {
            assert_eq!(Cursor::from_query(cursor.to_query().as_deref()), cursor);
        }
    }

    #[test]
    fn a_page_that_cannot_be_is_the_start() {
        for value in ["0", "1", "-3", "x", "", "~", "99999999999"] {
            assert_eq!(Cursor::from_query(Some(value)), Cursor::Start, "{value}");
        }
    }
}
