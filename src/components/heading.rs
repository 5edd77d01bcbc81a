//! Headings: of stories, whose level depends on the context, and of pages.

use crate::node::{Node, view};

/// The level of a heading within a page. `h1` is reserved for the page's title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingLevel {
    /// `h2`.
    Two,
    /// `h3`.
    Three,
}

/// Renders a heading. `lang` is a BCP 47 tag, `dir` the base direction.
pub fn heading(
    level: HeadingLevel,
    class: &'static str,
    lang: Option<String>,
    dir: &'static str,
    content: Node,
) -> Node {
    match level {
        HeadingLevel::Two => view! { <h2 class=class lang=lang dir=dir>{content}</h2> },
        HeadingLevel::Three => view! { <h3 class=class lang=lang dir=dir>{content}</h3> },
    }
}

/// The id of the page's title, which receives focus after navigation.
pub const PAGE_TITLE_ID: &str = "page-title";

/// Renders a page's title with an optional description below it.
pub fn page_heading(title: String, about: Option<String>) -> Node {
    view! {
        <header class="page-heading">
            <h1 class="page-heading__title" id=PAGE_TITLE_ID tabindex="-1" dir="auto">{title}</h1>
            {about.map(|about| view! { <p class="page-heading__about" dir="auto">{about}</p> })}
        </header>
    }
}

/// Renders a visually hidden page title, for assistive technology and for focus.
pub fn visually_hidden_heading(title: &'static str) -> Node {
    view! { <h1 class="visually-hidden" id=PAGE_TITLE_ID tabindex="-1">{title}</h1> }
}
