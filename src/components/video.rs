//! Films and recordings, played by the browser's own player: it knows the keyboard, captions and picture-in-picture.

use super::figure::caption;
use crate::model::{Track, Video};
use crate::node::{Node, view};
use crate::words::Words;

/// A film in a place of its own shape, or a recording; `title` says what it is to whoever does not see the page.
pub fn video(video: &Video, title: &str, words: &'static Words) -> Node {
    let source = view! { <source src=&video.url type=video.media_type.clone() /> };
    // The one that the story marks, or else the first.
    let shown = video.tracks.iter().position(|track| track.default).unwrap_or(0);
    let tracks: Vec<Node> = video.tracks.iter().enumerate().map(|(at, one)| track(one, at == shown)).collect();
    // Tracks of another host are only read where the player asks for leave, and then so is the film.
    let asks = video.has_tracks_beside();
    let (width, height) = video.width.zip(video.height).unwrap_or((960, 540));
    let class = if height > width { "film__picture film__picture--upright" } else { "film__picture" };
    let title = title.to_owned();
    let player = if video.is_audio() {
        view! { <audio class="film__sound" controls preload="metadata" aria-label=title>{source} {tracks}</audio> }
    } else {
        view! {
            <video
                class=class
                controls
                playsinline
                crossorigin=asks.then_some("anonymous")
                loop=video.looped
                muted=video.looped
                preload="metadata"
                width=width
                height=height
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
    let label = track.label.clone().or_else(|| track.language.clone());
    view! { <track kind="captions" src=&track.url srclang=track.language.clone() label=label default=default /> }
}
