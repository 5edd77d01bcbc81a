//! The one table of providers: by which addresses each is known, what it is called, and how what it shows is framed.
//! The origins of the frames are in [`origins`](super::origins), what is done with an address in [`rules`](super::rules).

use super::rules::{self, Rule, films, posts};
use crate::model::embed::{SandboxProfile, Shape};

/// A provider.
pub(super) struct Provider {
    /// What consent is kept under.
    pub key: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Its addresses; see [`Address::is_at`](crate::body::address::Address::is_at).
    pub places: &'static str,
    /// What an address of it shows.
    pub rule: Rule,
    /// What its frames may do, whether they have to know on which site they stand, and how large they are.
    pub frame: (SandboxProfile, bool, Shape),
}

const fn film(key: &'static str, name: &'static str, places: &'static str, rule: Rule) -> Provider {
    // Players refuse whom they do not know (YouTube's error 153), and owners of films allow certain sites only.
    Provider { key, name, places, rule, frame: (SandboxProfile::Player, true, Shape::Wide) }
}

const fn sound(key: &'static str, name: &'static str, places: &'static str, rule: Rule, height: u32) -> Provider {
    Provider { key, name, places, rule, frame: (SandboxProfile::Player, false, Shape::Height(height)) }
}

const fn page(key: &'static str, name: &'static str, places: &'static str, rule: Rule, height: u32) -> Provider {
    Provider { key, name, places, rule, frame: (SandboxProfile::Page, false, Shape::Height(height)) }
}

/// What is not framed: there is only the way to it.
const fn linked(key: &'static str, name: &'static str, places: &'static str) -> Provider {
    page(key, name, places, rules::nothing, 0)
}

/// The providers. The first that has an address is taken.
pub(super) const PROVIDERS: &[Provider] = &[
    film("youtube", "YouTube", "youtube.com youtube-nocookie.com youtu.be", films::youtube),
    film("vimeo", "Vimeo", "vimeo.com", films::vimeo),
    film("dailymotion", "Dailymotion", "dailymotion.com dai.ly", films::dailymotion),
    page("x", "X", "x.com twitter.com", posts::x, 600),
    page("bluesky", "Bluesky", "bsky.app", posts::bluesky, 500),
    page("instagram", "Instagram", "instagram.com", posts::instagram, 740),
    page("threads", "Threads", "threads.net threads.com", posts::threads, 600),
    Provider {
        key: "tiktok",
        name: "TikTok",
        places: "tiktok.com",
        rule: films::tiktok,
        frame: (SandboxProfile::Player, false, Shape::Tall),
    },
    page("facebook", "Facebook", "facebook.com fb.watch", posts::facebook, 600),
    sound("spotify", "Spotify", "open.spotify.com embed.spotify.com", rules::spotify, 352),
    sound("soundcloud", "SoundCloud", "soundcloud.com", rules::soundcloud, 166),
    page("datawrapper", "Datawrapper", "datawrapper.dwcdn.net datawrapper.de", rules::datawrapper, 450),
    Provider {
        key: "google-maps",
        name: "Google Maps",
        places: "google.*/maps maps.google.* maps.app.goo.gl goo.gl/maps",
        rule: rules::google_maps,
        // Keys for maps hold on certain sites only.
        frame: (SandboxProfile::Page, true, Shape::Height(450)),
    },
    page("google-docs", "Google Forms", "docs.google.com/forms", rules::google_docs, 600),
    page("google-docs", "Google Docs", "docs.google.com", rules::google_docs, 600),
    page("google-docs", "Google Drive", "drive.google.com", rules::google_docs, 600),
    page("openstreetmap", "OpenStreetMap", "openstreetmap.org", rules::openstreetmap, 450),
    page("reddit", "Reddit", "reddit.com redditmedia.com", posts::reddit, 500),
    film("ted", "TED", "ted.com", films::ted),
    sound("apple", "Apple Podcasts", "podcasts.apple.com", rules::apple, 450),
    sound("apple", "Apple Music", "music.apple.com", rules::apple, 450),
    sound("bandcamp", "Bandcamp", "bandcamp.com", rules::bandcamp, 470),
    sound("deezer", "Deezer", "deezer.com", rules::deezer, 300),
    sound("mixcloud", "Mixcloud", "mixcloud.com", rules::mixcloud, 120),
    page("flourish", "Flourish", "flo.uri.sh flourish.studio", rules::flourish, 600),
    page("infogram", "Infogram", "infogram.com", rules::infogram, 600),
    page("our-world-in-data", "Our World in Data", "ourworldindata.org", rules::our_world_in_data, 600),
    page("documentcloud", "DocumentCloud", "documentcloud.org", rules::documentcloud, 600),
    page("codepen", "CodePen", "codepen.io", rules::codepen, 400),
    page("giphy", "Giphy", "giphy.com", rules::giphy, 360),
    page("imgur", "Imgur", "imgur.com", rules::imgur, 600),
    film("internet-archive", "Internet Archive", "archive.org", films::archive),
    page("telegram", "Telegram", "t.me", posts::telegram, 500),
    // A frame of theirs wants the name of the site in its address, or a key.
    linked("twitch", "Twitch", "twitch.tv"),
    linked("tableau", "Tableau", "tableau.com"),
    linked("scribd", "Scribd", "scribd.com"),
    linked("slideshare", "SlideShare", "slideshare.net"),
    linked("flickr", "Flickr", "flickr.com"),
    linked("pinterest", "Pinterest", "pinterest.*"),
    linked("linkedin", "LinkedIn", "linkedin.com"),
    linked("github", "GitHub Gist", "gist.github.com"),
];

/// Frames of these come from whatever host somebody runs them on: the address of one has a shape, and no more is known.
pub(super) const MASTODON: Provider = Provider {
    key: "",
    name: "Mastodon",
    places: "",
    rule: posts::mastodon,
    frame: (SandboxProfile::Post, false, Shape::Height(500)),
};
