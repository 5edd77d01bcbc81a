//! The document's metadata: title, description, canonical URL, language, direction and theme.

use super::window;
use web_sys::Element;

/// The metadata of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The document's title.
    pub title: String,
    /// A sentence about the view.
    pub description: String,
    /// The path and query of the view, from the root of the origin.
    pub path: String,
    /// Whether search engines should not index the view (a missing page, a search).
    pub no_index: bool,
}

/// Updates the document's head.
pub fn set(head: &Head) {
    let Some(document) = window().document() else { return };
    if document.title() != head.title {
        document.set_title(&head.title);
    }
    let origin = window().location().origin().unwrap_or_default();
    set_attribute(&element("meta", "name", "description"), "content", &head.description);
    set_attribute(&element("link", "rel", "canonical"), "href", &[&origin, &head.path].map(String::as_str).concat());
    let robots = if head.no_index { "noindex" } else { "all" };
    set_attribute(&element("meta", "name", "robots"), "content", robots);
}

/// Sets or removes an attribute of the root element (`lang`, `dir`, `data-theme`).
pub fn set_root(name: &str, value: Option<&str>) {
    let root = window().document().and_then(|document| document.document_element());
    match (value, root) {
        (Some(value), root) => set_attribute(&root, name, value),
        (None, Some(root)) => {
            let _ = root.remove_attribute(name);
        }
        (None, None) => {}
    }
}

/// Shows the static message that the app cannot start, like the start script does.
pub fn show_cannot_start() {
    let notice = window().document().and_then(|document| document.get_element_by_id("cannot-start"));
    if let Some(notice) = notice {
        let _ = notice.remove_attribute("hidden");
    }
}

fn set_attribute(element: &Option<Element>, name: &str, value: &str) {
    if let Some(element) = element
        && element.get_attribute(name).as_deref() != Some(value)
    {
        // Fails only for an invalid attribute name.
        let _ = element.set_attribute(name, value);
    }
}

/// Finds the element of the head with an attribute, or creates it.
fn element(tag: &str, attribute: &str, value: &str) -> Option<Element> {
    let document = window().document()?;
    let head = document.head()?;
    let selector = [tag, "[", attribute, "=", value, "]"].concat();
    if let Ok(Some(found)) = head.query_selector(&selector) {
        return Some(found);
    }
    let made = document.create_element(tag).ok()?;
    made.set_attribute(attribute, value).ok()?;
    head.append_child(&made).ok()?;
    Some(made)
}
