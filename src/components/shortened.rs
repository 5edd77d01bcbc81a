//! A title or a name that somebody else gave, at a length that a page can bear.

use crate::backend::text::{isolate_bidi, truncate_graphemeish};
use crate::node::{IntoNode, Node, view};

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

fn shortened(text: &str, longest: usize) -> Node {
    let cut = truncate_graphemeish(text, longest);
    if cut.len() == text.len() {
        return text.to_owned().into_node();
    }
    // What was cut off may have closed a direction that the rest opens.
    let shown = [&isolate_bidi(cut), "…"].concat();
    view! { <span title=text.to_owned()>{shown}</span> }
}
