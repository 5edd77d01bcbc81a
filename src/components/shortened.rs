//! A title or a name that somebody else gave, at a length that a page can bear.

use crate::node::{IntoNode, Node, view};
use crate::text::{isolate_bidi, truncate_graphemeish};

/// The longest title that is shown whole, in characters.
const TITLE: usize = 300;
/// The longest name that is shown whole, in characters.
const NAME: usize = 120;

/// A headline's title. One that is absurdly long is cut, and has the whole in its `title`.
pub fn title(text: &str) -> Node {
    shortened(text, TITLE)
}

/// A name of an author, a section, a tag, a publication; cut like a [`title`].
pub fn name(text: &str) -> Node {
    shortened(text, NAME)
}

/// The words of a [`title`], where there is no place for more of it.
pub fn title_words(text: &str) -> String {
    cut(text, TITLE).unwrap_or_else(|| text.to_owned())
}

fn shortened(text: &str, longest: usize) -> Node {
    match cut(text, longest) {
        None => text.to_owned().into_node(),
        Some(shown) => view! { <span title=text.to_owned()>{shown}</span> },
    }
}

/// What is shown of a text that is too long.
fn cut(text: &str, longest: usize) -> Option<String> {
    let cut = truncate_graphemeish(text, longest);
    // What was cut off may have closed a direction that the rest opens.
    (cut.len() < text.len()).then(|| [&isolate_bidi(cut), "…"].concat())
}
