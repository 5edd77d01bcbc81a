//! Films and recordings, played by the browser's own player: it knows the keyboard, captions and picture-in-picture.

use super::figure::caption;
use crate::model::{Track, Video};
use crate::node::{Node, view};
use crate::words::Words;

/// A film in a place of 16 to 10, or a recording; `title` says what it is to whoever does not see the page.
pub fn video(video: &Video, title: &str, words: &'static Words) -> Node {
    let source = view! { <source src=&video.url type=video.media_type.clone() /> };
    let tracks: Vec<Node> = video.tracks.iter().enumerate().map(|(at, one)| track(one, at == 0)).collect();
    let title = title.to_owned();
    let player = if video.is_audio() {
        view! { <audio class="film__sound" controls preload="metadata" aria-label=title>{source} {tracks}</audio> }
    } else {
        view! {
            <video
                class="film__picture"
                controls
                playsinline
                preload="metadata"
                width=960
                height=600
                poster=video.poster.as_ref()
                aria-label=title
            >
                {source}
                {tracks}
            </video>
        }
    };
    view! { <figure class="film">{player} {caption(video.caption.clone(), None, words)}</figure> }
}

/// Captions. The first ones show when the film plays; the reader may choose others, by their language.
fn track(track: &Track, default: bool) -> Node {
    let label = track.language.clone();
    view! { <track kind="captions" src=&track.url srclang=track.language.clone() label=label default=default /> }
}
