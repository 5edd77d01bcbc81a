//! The interface's icons: SVG line drawings in the current text colour. They are decorative; a text label is always
//! beside them.

use crate::node::{Node, view};

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A magnifying glass.
    Search,
    /// A triangle: video.
    Play,
    /// A loudspeaker: audio.
    Sound,
    /// A sun: the light theme.
    Sun,
    /// A moon: the dark theme.
    Moon,
    /// A half-filled disc: the system's theme.
    Half,
}

/// Renders an icon with a 24 × 24 view box.
pub fn icon(icon: Icon) -> Node {
    let lines = match icon {
        Icon::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 21 21",
        Icon::Play => "M8 5v14l11-7Z",
        Icon::Sound => "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5ZM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
        Icon::Sun => {
            "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4\
             M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4"
        }
        Icon::Moon => "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z",
        Icon::Half => "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM12 4v16M15 5v14M18 7v10",
    };
    let class = if icon == Icon::Play { "icon icon--solid" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true">
            <path d=lines></path>
        </svg>
    }
}
