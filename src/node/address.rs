//! URLs in markup. An attribute that a browser follows or loads from accepts only the types in this file. A string isn't
//! one of them, and the compiler rejects it.

use super::Element;
use crate::model::block::Anchor;
use crate::model::media::Srcset;
use crate::model::{MediaUrl, SafeUrl};
use crate::route::Route;

/// A type that an attribute holding a URL accepts. The `view!` macro requires it for every attribute whose value is a URL
/// (see the index of attributes in HTML).
///
/// ```
/// # use time_plus_news::{model::SafeUrl, node::Element};
/// let url = SafeUrl::parse("https://news.example/", None);
/// Element::new("a").address("href", url);
/// ```
///
/// A string is not accepted:
///
/// ```compile_fail
/// # use time_plus_news::{model::SafeUrl, node::Element};
/// let url = "https://news.example/".to_owned();
/// Element::new("a").address("href", url);
/// ```
pub trait IntoAddress {
    /// The attribute's value; `None` leaves the attribute out.
    fn into_address(self) -> Option<String>;
}

/// A link within the page, to the element with this `id`.
pub struct UrlFragment(pub &'static str);

impl IntoAddress for UrlFragment {
    fn into_address(self) -> Option<String> {
        Some(["#", self.0].concat())
    }
}

/// A place in a story.
impl IntoAddress for &Anchor {
    fn into_address(self) -> Option<String> {
        Some(["#", &self.id()].concat())
    }
}

impl IntoAddress for &SafeUrl {
    fn into_address(self) -> Option<String> {
        Some(self.as_str().to_owned())
    }
}

impl IntoAddress for SafeUrl {
    fn into_address(self) -> Option<String> {
        (&self).into_address()
    }
}

impl IntoAddress for &MediaUrl {
    fn into_address(self) -> Option<String> {
        Some(self.as_str().to_owned())
    }
}

impl IntoAddress for &Route {
    fn into_address(self) -> Option<String> {
        Some(self.href())
    }
}

impl IntoAddress for Route {
    fn into_address(self) -> Option<String> {
        (&self).into_address()
    }
}

impl IntoAddress for &Srcset {
    fn into_address(self) -> Option<String> {
        Some(self.as_str().to_owned())
    }
}

impl<T: IntoAddress> IntoAddress for Option<T> {
    fn into_address(self) -> Option<String> {
        self.and_then(IntoAddress::into_address)
    }
}

impl Element {
    /// Adds an attribute that holds a URL.
    pub fn address(&mut self, name: &'static str, value: impl IntoAddress) {
        if let Some(address) = value.into_address() {
            self.owned_attribute(name, address);
        }
    }
}
