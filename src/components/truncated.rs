//! Titles and names from the backend, truncated to a length that the layout can take.

use crate::node::{IntoNode, Node, view};
use crate::text::{isolate_bidi, truncate_graphemes};

/// The longest title that isn't truncated, in characters.
const TITLE: usize = 300;
/// The longest name that isn't truncated, in characters.
const NAME: usize = 120;

/// Renders a headline's title. If it is truncated, the full text is in its `title` attribute.
pub fn title(text: &str) -> Node {
    truncated(text, TITLE)
}

/// Renders the name of an author, category, tag or publication, truncated like a [`title`].
pub fn name(text: &str) -> Node {
    truncated(text, NAME)
}

/// The truncated text of a [`title`], for attributes.
pub fn title_text(text: &str) -> String {
    truncate(text, TITLE).unwrap_or_else(|| text.to_owned())
}

fn truncated(text: &str, longest: usize) -> Node {
    match truncate(text, longest) {
        None => text.to_owned().into_node(),
        Some(shown) => view! { <span title=text.to_owned()>{shown}</span> },
    }
}

/// The truncated text; `None` if the text isn't too long.
fn truncate(text: &str, longest: usize) -> Option<String> {
    let cut = truncate_graphemes(text, longest);
    // The part cut off may have closed a bidi embedding that the rest opens.
    (cut.len() < text.len()).then(|| [&isolate_bidi(cut), "…"].concat())
}
