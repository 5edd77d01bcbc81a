//! What was read before and can be read again without a network. `public/pwa.js` notes it and knows what is still there;
//! here it is held against what it may be, since anybody may write where it is noted.

use crate::model::Timestamp;
use crate::route::Route;

/// The longest title, in characters.
const LONGEST_TITLE: usize = 300;

/// A list or a story that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadPage {
    /// Where it is.
    pub route: Route,
    /// What stood over it.
    pub title: String,
    /// When it was read.
    pub at: Timestamp,
}

impl ReadPage {
    /// A page by its address from the root of the origin, its title, and the milliseconds since 1970. Nothing where the
    /// address is not that of a list or a story, there is no title, or the moment is none.
    pub fn new(address: &str, title: &str, millis: f64) -> Option<Self> {
        let route = Route::parse(address, "");
        let may_be = match &route {
            Route::Front | Route::Article(_) => true,
            Route::Latest(_) | Route::Videos(_) | Route::Category(..) | Route::Author(..) | Route::Tag(..) => true,
            Route::Search(..)
            | Route::Connect
            | Route::Widgets
            | Route::Saved
            | Route::Settings
            | Route::NotFound(_) => false,
        };
        let title: String = title.trim().chars().take(LONGEST_TITLE).collect();
        let at = Timestamp::from_millis(millis as i64)?;
        (may_be && !title.is_empty() && millis.is_finite()).then_some(Self { route, title, at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_stories_are_known_again_and_nothing_else_is() {
        for address in ["/", "/latest", "/videos", "/category/world", "/author/ada", "/tag/ships", "/article/a~2f1"] {
            let page = ReadPage::new(address, " The sea ", 1e12).unwrap();
            assert_eq!((page.route.href().as_str(), page.title.as_str()), (address, "The sea"));
        }
        for address in
            ["/search", "/connect", "/widgets", "/saved", "/settings", "//b.example/x", "javascript:alert(1)", "/x/y"]
        {
            assert_eq!(ReadPage::new(address, "The sea", 1e12), None, "{address}");
        }
    }

    #[test]
    fn a_page_without_a_title_or_of_no_moment_is_none_and_a_long_title_is_cut() {
        for (title, millis) in [(" ", 1e12), ("The sea", f64::NAN), ("The sea", f64::INFINITY), ("The sea", 1e300)] {
            assert_eq!(ReadPage::new("/latest", title, millis), None, "{title} {millis}");
        }
        assert_eq!(ReadPage::new("/", &"é".repeat(5000), 1e12).unwrap().title.chars().count(), LONGEST_TITLE);
    }
}
