//! What third parties' frames show: the provider's name for people, and the address at which a person can see the
//! same thing on the provider's own site. A frame's own address is for frames (`/embed/…`); it is what the reader would
//! get when the app cannot show the thing, so it is turned into the page's address where the two are known.

use super::address::Address;
use super::tracking::without_tracking;
use crate::model::{Embed, SafeUrl};

/// How the page's address follows from the frame's.
#[derive(Clone, Copy)]
enum Page {
    /// It is the same.
    Same,
    /// The frame names the page in this parameter.
    Parameter(&'static str),
    /// The frame's path is the page's after this prefix.
    Below(&'static str),
    /// The page's path is the frame's before its last segments of these names.
    Above(&'static str),
    /// The provider's own rule.
    Rule(fn(Address) -> Option<String>),
}

/// Host (`.*`: any top-level domain), beginning of the path, name, page. The first that fits is taken.
const PROVIDERS: &[(&str, &str, &str, Page)] = &[
    ("youtube.com", "", "YouTube", Page::Rule(youtube)),
    ("youtube-nocookie.com", "", "YouTube", Page::Rule(youtube)),
    ("youtu.be", "", "YouTube", Page::Rule(youtube_short)),
    ("player.vimeo.com", "", "Vimeo", Page::Rule(vimeo)),
    ("vimeo.com", "", "Vimeo", Page::Same),
    ("dailymotion.com", "", "Dailymotion", Page::Rule(dailymotion)),
    ("dai.ly", "", "Dailymotion", Page::Same),
    ("twitter.com", "", "X", Page::Rule(post_on_x)),
    ("x.com", "", "X", Page::Same),
    ("embed.bsky.app", "", "Bluesky", Page::Rule(bluesky)),
    ("bsky.app", "", "Bluesky", Page::Same),
    ("instagram.com", "", "Instagram", Page::Above("embed")),
    ("threads.net", "", "Threads", Page::Above("embed")),
    ("threads.com", "", "Threads", Page::Above("embed")),
    ("tiktok.com", "", "TikTok", Page::Same),
    ("facebook.com", "/plugins/", "Facebook", Page::Parameter("href")),
    ("facebook.com", "", "Facebook", Page::Same),
    ("fb.watch", "", "Facebook", Page::Same),
    ("open.spotify.com", "", "Spotify", Page::Below("/embed")),
    ("soundcloud.com", "", "SoundCloud", Page::Rule(soundcloud)),
    ("datawrapper.dwcdn.net", "", "Datawrapper", Page::Same),
    ("datawrapper.de", "", "Datawrapper", Page::Same),
    ("google.*", "/maps", "Google Maps", Page::Same),
    ("maps.google.*", "", "Google Maps", Page::Same),
    ("docs.google.com", "/forms", "Google Forms", Page::Same),
    ("docs.google.com", "", "Google Docs", Page::Same),
    ("drive.google.com", "", "Google Drive", Page::Same),
    ("openstreetmap.org", "", "OpenStreetMap", Page::Same),
    ("reddit.com", "", "Reddit", Page::Same),
    ("redditmedia.com", "", "Reddit", Page::Same),
    ("twitch.tv", "", "Twitch", Page::Same),
    ("embed.ted.com", "", "TED", Page::Same),
    ("embed.podcasts.apple.com", "", "Apple Podcasts", Page::Same),
    ("podcasts.apple.com", "", "Apple Podcasts", Page::Same),
    ("music.apple.com", "", "Apple Music", Page::Same),
    ("bandcamp.com", "", "Bandcamp", Page::Same),
    ("deezer.com", "", "Deezer", Page::Same),
    ("mixcloud.com", "", "Mixcloud", Page::Same),
    ("acast.com", "", "Acast", Page::Same),
    ("megaphone.fm", "", "Megaphone", Page::Same),
    ("audioboom.com", "", "Audioboom", Page::Same),
    ("flo.uri.sh", "", "Flourish", Page::Above("embed")),
    ("flourish.studio", "", "Flourish", Page::Same),
    ("infogram.com", "", "Infogram", Page::Same),
    ("tableau.com", "", "Tableau", Page::Same),
    ("ourworldindata.org", "", "Our World in Data", Page::Same),
    ("knightlab.com", "", "Knight Lab", Page::Same),
    ("documentcloud.org", "", "DocumentCloud", Page::Same),
    ("scribd.com", "", "Scribd", Page::Same),
    ("issuu.com", "", "Issuu", Page::Same),
    ("slideshare.net", "", "SlideShare", Page::Same),
    ("archive.org", "/embed/", "Internet Archive", Page::Rule(archive)),
    ("codepen.io", "", "CodePen", Page::Same),
    ("giphy.com", "", "Giphy", Page::Same),
    ("imgur.com", "", "Imgur", Page::Above("embed")),
    ("flickr.com", "", "Flickr", Page::Same),
    ("pinterest.*", "", "Pinterest", Page::Same),
    ("linkedin.com", "", "LinkedIn", Page::Same),
    ("t.me", "", "Telegram", Page::Same),
    ("rumble.com", "", "Rumble", Page::Same),
    ("streamable.com", "", "Streamable", Page::Same),
];

/// Frames that show nothing of the story: advertisements, counters, buttons, forms that need the site's own scripts.
const NOT_CONTENT: &[(&str, &str)] = &[
    ("googletagmanager.com", ""),
    ("doubleclick.net", ""),
    ("googlesyndication.com", ""),
    ("amazon-adsystem.com", ""),
    ("adnxs.com", ""),
    ("taboola.com", ""),
    ("outbrain.com", ""),
    ("disqus.com", ""),
    ("google.*", "/recaptcha"),
    ("platform.twitter.com", "/widgets/"),
    ("facebook.com", "/plugins/like"),
    ("facebook.com", "/plugins/page"),
    ("facebook.com", "/plugins/share_button"),
    ("facebook.com", "/plugins/comments"),
];

/// Titles that the providers' own snippets give to every frame.
const GENERIC_TITLES: [&str; 6] =
    ["YouTube video player", "Vimeo video player", "Twitter Tweet", "X Post", "Embedded content", "iframe"];

/// The placeholder for what stands at `url`, with the title that the body gives it.
pub fn embed_for(url: &SafeUrl, title: Option<&str>) -> Embed {
    let address = Address::of(url.as_str());
    let (provider, page) = provider_of(&address);
    let page = match page {
        Page::Same => None,
        Page::Parameter(name) => address.parameter(name),
        Page::Below(prefix) => address.path.strip_prefix(prefix).and_then(|path| on_host(url, path)),
        Page::Above(name) => path_above(address, name).and_then(|path| on_host(url, path)),
        Page::Rule(rule) => rule(address),
    };
    let page = page.and_then(|page| SafeUrl::parse(&page, None)).filter(|page| !page.host().is_empty());
    let title = title.map(str::trim).filter(|title| !title.is_empty() && !GENERIC_TITLES.contains(title));
    Embed {
        provider: provider.unwrap_or(url.host()).to_owned(),
        title: title.map(str::to_owned),
        url: without_tracking(page.unwrap_or_else(|| url.clone())),
    }
}

/// Whether a frame at `url` is there for something else than to show a part of the story.
pub(super) fn is_content(url: &SafeUrl) -> bool {
    let address = Address::of(url.as_str());
    !NOT_CONTENT.iter().any(|(host, path)| address.is_at(host) && address.path.starts_with(path))
}

fn provider_of(address: &Address) -> (Option<&'static str>, Page) {
    let known = PROVIDERS.iter().find(|(host, path, ..)| address.is_at(host) && address.path.starts_with(path));
    match known {
        Some((_, _, name, page)) => (Some(name), *page),
        // Mastodon and its kin run on thousands of hosts, but they all number their posts so.
        None if is_fediverse_post(address) => (Some("Mastodon"), Page::Above("embed")),
        None => (None, Page::Same),
    }
}

/// Whether the path is `/@somebody/112233445566778899`, maybe followed by `/embed`.
fn is_fediverse_post(address: &Address) -> bool {
    let mut segments = address.segments();
    let person = segments.next().is_some_and(|segment| segment.starts_with('@'));
    let is_number = |segment: &str| segment.len() > 9 && segment.bytes().all(|byte| byte.is_ascii_digit());
    person && segments.next().is_some_and(is_number) && segments.next().is_none_or(|last| last == "embed")
}

fn on_host(url: &SafeUrl, path: &str) -> Option<String> {
    if !path.starts_with('/') {
        return None;
    }
    let origin = url.as_str().split_inclusive('/').take(3).collect::<String>();
    Some([origin.trim_end_matches('/'), path].concat())
}

/// The path before its segment `name`, when there is one after the first.
fn path_above<'a>(address: Address<'a>, name: &str) -> Option<&'a str> {
    let (above, rest) = address.path.split_once(&["/", name].concat())?;
    ((rest.is_empty() || rest.starts_with('/')) && !above.is_empty()).then_some(above)
}

fn youtube(address: Address) -> Option<String> {
    let mut segments = address.segments();
    let id = match (segments.next()?, segments.next()) {
        ("embed", Some("videoseries")) => return list(address),
        ("embed" | "v", Some(id)) => id,
        _ => return None,
    };
    let mut page = ["https://www.youtube.com/watch?v=", id].concat();
    if let Some(start) = address.parameter("start").filter(|start| start.bytes().all(|byte| byte.is_ascii_digit())) {
        page.push_str("&t=");
        page.push_str(&start);
        page.push('s');
    }
    Some(page)
}

fn list(address: Address) -> Option<String> {
    Some(["https://www.youtube.com/playlist?list=", &address.parameter("list")?].concat())
}

fn youtube_short(address: Address) -> Option<String> {
    Some(["https://www.youtube.com/watch?v=", address.segments().next()?].concat())
}

fn vimeo(address: Address) -> Option<String> {
    let id = address.path.strip_prefix("/video/")?;
    let mut page = ["https://vimeo.com/", id].concat();
    // A film that is not listed can only be seen with its hash.
    if let Some(hash) = address.parameter("h").filter(|hash| hash.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        page.push('/');
        page.push_str(&hash);
    }
    Some(page)
}

fn dailymotion(address: Address) -> Option<String> {
    let id = match address.path.strip_prefix("/embed/video/") {
        Some(id) => id.to_owned(),
        None => address.parameter("video")?,
    };
    Some(["https://www.dailymotion.com/video/", &id].concat())
}

fn post_on_x(address: Address) -> Option<String> {
    let id = address.parameter("id").filter(|_| address.path.starts_with("/embed/"))?;
    Some(["https://x.com/i/status/", &id].concat())
}

fn bluesky(address: Address) -> Option<String> {
    let mut segments = address.path.strip_prefix("/embed/")?.split('/');
    let (author, post) = (segments.next()?, segments.nth(1)?);
    Some(["https://bsky.app/profile/", author, "/post/", post].concat())
}

fn soundcloud(address: Address) -> Option<String> {
    // The service's own numbers (`api.soundcloud.com/tracks/…`) lead to no page.
    address.parameter("url").filter(|url| !Address::of(url).is_at("api.soundcloud.com"))
}

fn archive(address: Address) -> Option<String> {
    Some(["https://archive.org/details/", address.path.strip_prefix("/embed/")?].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(url: &str) -> (String, String) {
        let embed = embed_for(&SafeUrl::parse(url, None).unwrap(), None);
        (embed.provider, embed.url.as_str().to_owned())
    }

    #[test]
    fn a_frame_becomes_the_page_that_shows_the_same() {
        for (frame, provider, page) in [
            ("https://www.youtube.com/embed/dQ_-4?feature=oembed", "YouTube", "https://www.youtube.com/watch?v=dQ_-4"),
            (
                "https://www.youtube-nocookie.com/embed/dQ?start=90&rel=0",
                "YouTube",
                "https://www.youtube.com/watch?v=dQ&t=90s",
            ),
            (
                "https://www.youtube.com/embed/videoseries?list=PL1",
                "YouTube",
                "https://www.youtube.com/playlist?list=PL1",
            ),
            ("https://youtu.be/dQ?si=x", "YouTube", "https://www.youtube.com/watch?v=dQ"),
            ("https://www.youtube.com/watch?v=dQ", "YouTube", "https://www.youtube.com/watch?v=dQ"),
            (
                "https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1",
                "Vimeo",
                "https://vimeo.com/76979871/8272103f6e",
            ),
            ("https://www.dailymotion.com/embed/video/x7a", "Dailymotion", "https://www.dailymotion.com/video/x7a"),
            (
                "https://geo.dailymotion.com/player.html?video=x7a",
                "Dailymotion",
                "https://www.dailymotion.com/video/x7a",
            ),
            ("https://platform.twitter.com/embed/Tweet.html?id=20&dnt=true", "X", "https://x.com/i/status/20"),
            ("https://twitter.com/jack/status/20?ref_src=twsrc%5Etfw", "X", "https://twitter.com/jack/status/20"),
            (
                "https://mastodon.example/@ana/112233445566778899/embed",
                "Mastodon",
                "https://mastodon.example/@ana/112233445566778899",
            ),
            (
                "https://embed.bsky.app/embed/did:plc:z72/app.bsky.feed.post/3l6?id=1",
                "Bluesky",
                "https://bsky.app/profile/did:plc:z72/post/3l6",
            ),
            ("https://www.instagram.com/p/Cab/embed/captioned/", "Instagram", "https://www.instagram.com/p/Cab"),
            (
                "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F1&width=500",
                "Facebook",
                "https://www.facebook.com/a/videos/1",
            ),
            ("https://open.spotify.com/embed/track/4u", "Spotify", "https://open.spotify.com/track/4u"),
            (
                "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
                "SoundCloud",
                "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
            ),
            ("https://datawrapper.dwcdn.net/aB1cD/2/", "Datawrapper", "https://datawrapper.dwcdn.net/aB1cD/2/"),
            ("https://www.google.fr/maps/embed?pb=1", "Google Maps", "https://www.google.fr/maps/embed?pb=1"),
            ("https://flo.uri.sh/visualisation/123/embed", "Flourish", "https://flo.uri.sh/visualisation/123"),
            ("https://charts.example.org/a?utm_source=b", "charts.example.org", "https://charts.example.org/a"),
            ("https://tiktok.com.example.org/x", "tiktok.com.example.org", "https://tiktok.com.example.org/x"),
        ] {
            assert_eq!(shown(frame), (provider.to_owned(), page.to_owned()), "{frame}");
        }
    }

    #[test]
    fn a_frame_cannot_name_a_page_that_is_no_page() {
        let frame = "https://www.facebook.com/plugins/post.php?href=javascript%3Aalert(1)";
        assert_eq!(shown(frame).1, frame);
        let mail = "https://www.facebook.com/plugins/post.php?href=mailto%3Aa%40example.org";
        assert_eq!(shown(mail).1, mail);
    }

    #[test]
    fn a_page_that_is_shown_stays_as_it_is() {
        for (host, ..) in PROVIDERS {
            let url = ["https://", &host.replace('*', "com"), "/embed/a/b?list=1"].concat();
            let (_, once) = shown(&url);
            assert_eq!(shown(&once).1, once, "{url}");
        }
    }

    #[test]
    fn a_title_that_every_frame_has_is_none() {
        let url = SafeUrl::parse("https://youtu.be/dQ", None).unwrap();
        assert_eq!(embed_for(&url, Some("YouTube video player")).title, None);
        assert_eq!(embed_for(&url, Some(" The harbour ")).title.as_deref(), Some("The harbour"));
    }

    #[test]
    fn counters_and_buttons_are_not_content() {
        let content = |url| is_content(&SafeUrl::parse(url, None).unwrap());
        assert!(!content("https://www.googletagmanager.com/ns.html?id=GTM-1"));
        assert!(!content("https://www.facebook.com/plugins/like.php?href=x"));
        assert!(content("https://www.facebook.com/plugins/video.php?href=x"));
    }
}
