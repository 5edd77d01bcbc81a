//! Where the frames of the providers come from. This file stands alone and knows nothing of the rest, so that whoever
//! writes the policy of a site (CSP `frame-src`) can read the same table.

/// The providers by their keys, with the origins of their frames, which are separated by spaces. A frame of a provider
/// that comes from anywhere else is none.
pub const ORIGINS: &[(&str, &str)] = &[
    ("youtube", "https://www.youtube-nocookie.com"),
    ("vimeo", "https://player.vimeo.com https://vimeo.com"),
    ("dailymotion", "https://geo.dailymotion.com"),
    ("x", "https://platform.twitter.com"),
    ("bluesky", "https://embed.bsky.app"),
    ("instagram", "https://www.instagram.com"),
    ("threads", "https://www.threads.com"),
    ("tiktok", "https://www.tiktok.com"),
    ("facebook", "https://www.facebook.com"),
    ("spotify", "https://open.spotify.com"),
    ("soundcloud", "https://w.soundcloud.com"),
    ("datawrapper", "https://datawrapper.dwcdn.net"),
    ("google-maps", "https://www.google.com"),
    ("google-docs", "https://docs.google.com https://drive.google.com"),
    ("openstreetmap", "https://www.openstreetmap.org"),
    ("reddit", "https://embed.reddit.com"),
    ("ted", "https://embed.ted.com"),
    ("apple", "https://embed.podcasts.apple.com https://embed.music.apple.com"),
    ("bandcamp", "https://bandcamp.com"),
    ("deezer", "https://widget.deezer.com"),
    ("mixcloud", "https://player-widget.mixcloud.com"),
    ("flourish", "https://flo.uri.sh"),
    ("infogram", "https://e.infogram.com"),
    ("our-world-in-data", "https://ourworldindata.org"),
    ("documentcloud", "https://embed.documentcloud.org"),
    ("codepen", "https://codepen.io"),
    ("giphy", "https://giphy.com"),
    ("imgur", "https://imgur.com"),
    ("internet-archive", "https://archive.org"),
    ("telegram", "https://t.me"),
];
