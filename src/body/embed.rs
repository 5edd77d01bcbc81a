//! What third parties' frames show: the provider's name for people, and the address at which a person can see the
//! same thing on the provider's own site. A frame's own address is for frames (`/embed/…`); it is what the reader would
//! get when the app cannot show the thing, so it is turned into the page's address where the two are known.

use super::address::Address;
use super::tracking::without_tracking;
use crate::model::{Embed, SafeUrl};

/// The address of the page that shows what a frame shows; nothing where it is the frame's.
type Page = fn(Address) -> Option<String>;

/// Where (see [`Address::is_at`]), whose, and which page. The first that fits is taken.
const PROVIDERS: &[(&str, &str, Page)] = &[
    ("youtube.com youtube-nocookie.com youtu.be", "YouTube", youtube),
    ("player.vimeo.com", "Vimeo", vimeo),
    ("dailymotion.com", "Dailymotion", dailymotion),
    ("twitter.com", "X", post_on_x),
    ("embed.bsky.app", "Bluesky", bluesky),
    ("instagram.com", "Instagram", above_embed),
    ("threads.net threads.com", "Threads", above_embed),
    ("facebook.com/plugins/", "Facebook", facebook),
    ("open.spotify.com", "Spotify", spotify),
    ("soundcloud.com", "SoundCloud", soundcloud),
    ("flo.uri.sh", "Flourish", above_embed),
    ("imgur.com", "Imgur", above_embed),
    ("archive.org", "Internet Archive", archive),
    ("vimeo.com", "Vimeo", same),
    ("dai.ly", "Dailymotion", same),
    ("x.com", "X", same),
    ("bsky.app", "Bluesky", same),
    ("tiktok.com", "TikTok", same),
    ("facebook.com fb.watch", "Facebook", same),
    ("datawrapper.dwcdn.net datawrapper.de", "Datawrapper", same),
    ("google.*/maps maps.google.*", "Google Maps", same),
    ("docs.google.com/forms", "Google Forms", same),
    ("docs.google.com", "Google Docs", same),
    ("drive.google.com", "Google Drive", same),
    ("openstreetmap.org", "OpenStreetMap", same),
    ("reddit.com redditmedia.com", "Reddit", same),
    ("twitch.tv", "Twitch", same),
    ("ted.com", "TED", same),
    ("podcasts.apple.com", "Apple Podcasts", same),
    ("music.apple.com", "Apple Music", same),
    ("bandcamp.com", "Bandcamp", same),
    ("deezer.com", "Deezer", same),
    ("mixcloud.com", "Mixcloud", same),
    ("flourish.studio", "Flourish", same),
    ("infogram.com", "Infogram", same),
    ("tableau.com", "Tableau", same),
    ("ourworldindata.org", "Our World in Data", same),
    ("documentcloud.org", "DocumentCloud", same),
    ("scribd.com", "Scribd", same),
    ("slideshare.net", "SlideShare", same),
    ("codepen.io", "CodePen", same),
    ("giphy.com", "Giphy", same),
    ("flickr.com", "Flickr", same),
    ("pinterest.*", "Pinterest", same),
    ("linkedin.com", "LinkedIn", same),
    ("t.me", "Telegram", same),
];

/// Where frames are that show nothing of the story: advertisements, counters, buttons, comments.
const NOT_CONTENT: &str = "googletagmanager.com doubleclick.net googlesyndication.com amazon-adsystem.com adnxs.com \
    taboola.com outbrain.com disqus.com google.*/recaptcha platform.twitter.com/widgets/ facebook.com/plugins/like \
    facebook.com/plugins/page facebook.com/plugins/share_button facebook.com/plugins/comments";

/// Titles that the providers' own snippets give to every frame.
const GENERIC_TITLES: [&str; 6] =
    ["YouTube video player", "Vimeo video player", "Twitter Tweet", "X Post", "Embedded content", "iframe"];

/// The placeholder for what stands at `url`, with the title that the body gives it.
pub fn embed_for(url: &SafeUrl, title: Option<&str>) -> Embed {
    let address = Address::of(url.as_str());
    let (provider, page) = provider_of(&address);
    let page = page(address).and_then(|page| SafeUrl::parse(&page, None)).filter(|page| !page.host().is_empty());
    let title = title.map(str::trim).filter(|title| !title.is_empty() && !GENERIC_TITLES.contains(title));
    Embed {
        provider: provider.unwrap_or(url.host()).to_owned(),
        title: title.map(str::to_owned),
        url: without_tracking(page.unwrap_or_else(|| url.clone())),
    }
}

/// Whether a frame at `url` is there for something else than to show a part of the story.
pub(super) fn is_content(url: &SafeUrl) -> bool {
    !Address::of(url.as_str()).is_at(NOT_CONTENT)
}

fn provider_of(address: &Address) -> (Option<&'static str>, Page) {
    match PROVIDERS.iter().find(|(places, ..)| address.is_at(places)) {
        Some((_, name, page)) => (Some(name), *page),
        // Mastodon and its kin run on thousands of hosts, but they all number their posts so.
        None if is_fediverse_post(address) => (Some("Mastodon"), above_embed),
        None => (None, same),
    }
}

/// Whether the path is `/@somebody/112233445566778899`, maybe followed by `/embed`.
fn is_fediverse_post(address: &Address) -> bool {
    let mut segments = address.segments();
    let person = segments.next().is_some_and(|segment| segment.starts_with('@'));
    let is_number = |segment: &str| segment.len() > 9 && segment.bytes().all(|byte| byte.is_ascii_digit());
    person && segments.next().is_some_and(is_number) && segments.next().is_none_or(|last| last == "embed")
}

fn same(_: Address) -> Option<String> {
    None
}

/// The path before its segment `embed`, when there is one after the first.
fn above_embed(address: Address) -> Option<String> {
    let (above, rest) = address.path.split_once("/embed")?;
    let is_segment = rest.is_empty() || rest.starts_with('/');
    (is_segment && !above.is_empty()).then(|| [address.origin, above].concat())
}

fn youtube(address: Address) -> Option<String> {
    let mut segments = address.segments();
    let id = match (segments.next()?, segments.next()) {
        ("embed", Some("videoseries")) => {
            return Some(["https://www.youtube.com/playlist?list=", &address.parameter("list")?].concat());
        }
        ("embed" | "v", Some(id)) => id,
        (id, None) if address.host == "youtu.be" => id,
        _ => return None,
    };
    let start = address.parameter("start").filter(|start| start.bytes().all(|byte| byte.is_ascii_digit()));
    let at = start.map_or_else(String::new, |start| ["&t=", &start, "s"].concat());
    Some(["https://www.youtube.com/watch?v=", id, &at].concat())
}

fn vimeo(address: Address) -> Option<String> {
    let id = address.path.strip_prefix("/video/")?;
    // A film that is not listed can only be seen with its hash.
    let hash = address.parameter("h").filter(|hash| hash.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let hash = hash.map_or_else(String::new, |hash| ["/", &hash].concat());
    Some(["https://vimeo.com/", id, &hash].concat())
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

fn facebook(address: Address) -> Option<String> {
    address.parameter("href")
}

fn spotify(address: Address) -> Option<String> {
    let path = address.path.strip_prefix("/embed").filter(|path| path.starts_with('/'))?;
    Some([address.origin, path].concat())
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
        for place in PROVIDERS.iter().flat_map(|(places, ..)| places.split(' ')) {
            let url = ["https://", &place.replace('*', "com"), "/embed/a/b?list=1"].concat();
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
