//! Headings: a story's, whose level depends on where it stands, and a page's own.

use crate::node::{Node, view};

/// The level of a heading. The page's own is always the only `h1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingLevel {
    /// `h2`.
    Two,
    /// `h3`.
    Three,
}

/// A heading of a level. `lang` is a BCP 47 tag, `dir` a base direction.
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

/// The id of a page's title, to which focus goes when the page has changed.
pub const PAGE_TITLE_ID: &str = "page-title";

/// The title of a page, and under it what the page is about.
pub fn page_heading(title: String, about: Option<String>) -> Node {
    view! {
        <header class="page-heading">
            <h1 class="page-heading__title" id=PAGE_TITLE_ID tabindex="-1" dir="auto">{title}</h1>
            {about.map(|about| view! { <p class="page-heading__about" dir="auto">{about}</p> })}
        </header>
    }
}

/// The title of a page that shows what it is: there for assistive technology and for focus, not seen.
pub fn unseen_page_heading(title: &'static str) -> Node {
    view! { <h1 class="visually-hidden" id=PAGE_TITLE_ID tabindex="-1">{title}</h1> }
}
