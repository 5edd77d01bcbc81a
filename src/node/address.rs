//! Addresses in markup. An attribute that a browser follows or loads from takes nothing but what this file knows to be
//! an address: a text is none, wherever it comes from, and the compiler says so.

use super::Element;
use crate::model::block::Anchor;
use crate::model::media::Srcset;
use crate::model::{MediaUrl, SafeUrl};
use crate::route::Route;

/// What can be the value of an attribute that holds an address. The `view!` macro asks for it wherever the attribute's
/// name is one of those (HTML, "URL" among the attributes' values).
///
/// ```
/// # use time_plus_news::{model::SafeUrl, node::Element};
/// let url = SafeUrl::parse("https://news.example/", None);
/// Element::new("a").address("href", url);
/// ```
///
/// A text is no address:
///
/// ```compile_fail
/// # use time_plus_news::{model::SafeUrl, node::Element};
/// let url = "https://news.example/".to_owned();
/// Element::new("a").address("href", url);
/// ```
pub trait IntoAddress {
    /// It, as the attribute has it; nothing when there is none.
    fn into_address(self) -> Option<String>;
}

/// A place in the page: what has this `id`.
pub struct Fragment(pub &'static str);

impl IntoAddress for Fragment {
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
    /// With an attribute that holds an address.
    pub fn address(&mut self, name: &'static str, value: impl IntoAddress) {
        if let Some(address) = value.into_address() {
            self.string(name, address);
        }
    }
}
