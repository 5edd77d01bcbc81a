//! Times as `<time>` elements: a short text, the full date as a tooltip, and a machine-readable `datetime`.

use crate::locale::{FormattedTime, use_locale};
use crate::model::{Published, Timestamp};
use crate::node::{Node, view};

/// Renders when a story was published.
pub fn published_time(published: &Published, now: Timestamp) -> Node {
    time_element(use_locale().format_published(published, now))
}

/// Renders a timestamp, such as a story's last update.
pub fn relative_time(at: Timestamp, now: Timestamp) -> Node {
    time_element(use_locale().format_time(at, now))
}

fn time_element(time: FormattedTime) -> Node {
    match time.datetime {
        Some(datetime) => view! { <time class="time" datetime=datetime title=time.title>{time.text}</time> },
        // A `<time>` without `datetime` must contain a valid time string, so free text goes in a `<span>`.
        None => view! { <span class="time" dir="auto">{time.text}</span> },
    }
}
