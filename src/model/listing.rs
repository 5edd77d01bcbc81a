//! One page of headlines and the way to the next.

use super::{Headline, Timestamp};

/// Where a page of a listing begins, as the backend counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Cursor {
    /// The newest headlines.
    #[default]
    Start,
    /// The n-th page, counted from 1 whatever the backend counts from; 2 or more.
    Page(u32),
    /// A token or the next page's address, as the backend gave it.
    Token(String),
}

impl Cursor {
    /// The cursor as a value of the `page` query parameter; nothing for the start.
    pub fn to_query(&self) -> Option<String> {
        match self {
            Cursor::Start => None,
            Cursor::Page(number) => Some(number.to_string()),
            // The mark keeps a token that is a number apart from the number of a page.
            Cursor::Token(token) => Some(format!("~{token}")),
        }
    }

    /// Reads what [`Cursor::to_query`] wrote; anything else is the start.
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
    /// Where the next page begins; nothing at the end.
    pub next: Option<Cursor>,
    /// How many there are in all, where the backend says so.
    pub total: Option<u64>,
    /// How many items of the answer could not be read and were left out.
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
