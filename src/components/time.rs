//! A time as a story shows it: short to read, in full on closer look, and for machines.

use crate::locale::{ShownTime, use_locale};
use crate::model::{Published, Timestamp};
use crate::node::{Node, view};

/// When a story was published.
pub fn story_time(published: &Published, now: Timestamp) -> Node {
    shown_time(use_locale().published(published, now))
}

/// A moment of a story's, such as that of its last change.
pub fn moment_time(at: Timestamp, now: Timestamp) -> Node {
    shown_time(use_locale().moment(at, now))
}

fn shown_time(time: ShownTime) -> Node {
    match time.machine {
        Some(machine) => view! { <time class="time" datetime=machine title=time.title>{time.text}</time> },
        // A `time` element whose content is no valid time must have `datetime`; words are a plain piece of text.
        None => view! { <span class="time" dir="auto">{time.text}</span> },
    }
}
