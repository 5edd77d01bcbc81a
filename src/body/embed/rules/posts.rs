//! The rules of those who show what people have posted.

use super::{Shown, above_embed, after, is_name, is_number, linked};
use crate::body::address::{Address, encode};
use crate::model::embed::Shape;

pub(in crate::body::embed) fn x(address: Address) -> Shown {
    let is_frame = address.path.starts_with("/embed/");
    let own = || after(&address, &["status", "statuses"]).map(str::to_owned);
    let id = if is_frame { address.parameter("id") } else { own() };
    let Some(id) = id.filter(|id| is_number(id)) else { return Shown::default() };
    let shown = Shown::framed(["https://platform.twitter.com/embed/Tweet.html?dnt=true&id=", &id].concat());
    if is_frame { shown.on(["https://x.com/i/status/", &id].concat()) } else { shown }
}

/// `/@somebody/112233445566778899`, maybe followed by `/embed`: Mastodon and its kin run on thousands of hosts, but they
/// all number their posts so.
pub(in crate::body::embed) fn mastodon(address: Address) -> Shown {
    let mut segments = address.segments();
    let (person, number, end) = (segments.next(), segments.next(), segments.next());
    match (person, number) {
        (Some(person), Some(number))
            if person.starts_with('@')
                && number.len() > 9
                && is_number(number)
                && end.is_none_or(|end| end == "embed")
                && segments.next().is_none() =>
        {
            let post = [address.origin, "/", person, "/", number].concat();
            Shown::framed([&post, "/embed"].concat()).on(post)
        }
        _ => Shown::default(),
    }
}

pub(in crate::body::embed) fn bluesky(address: Address) -> Shown {
    let segments: Vec<&str> = address.segments().collect();
    let (["profile", author, "post", post] | ["embed", author, "app.bsky.feed.post", post]) = segments[..] else {
        return Shown::default();
    };
    if !is_name(&author.replace(':', "-")) || !is_name(post) {
        return Shown::default();
    }
    Shown::framed(["https://embed.bsky.app/embed/", author, "/app.bsky.feed.post/", post].concat()).on([
        "https://bsky.app/profile/",
        author,
        "/post/",
        post,
    ]
    .concat())
}

pub(in crate::body::embed) fn instagram(address: Address) -> Shown {
    let frame = ["p", "reel", "reels", "tv"].iter().find_map(|kind| {
        let id = after(&address, &[kind]).filter(|id| is_name(id))?;
        let kind = if kind.starts_with("reel") { "reel/" } else { "p/" };
        Some(["https://www.instagram.com/", kind, id, "/embed/captioned/"].concat())
    });
    Shown { page: above_embed(&address), frame, shape: None }
}

pub(in crate::body::embed) fn threads(address: Address) -> Shown {
    let mut segments = address.segments();
    let person = segments.next().filter(|person| person.starts_with('@') && is_name(&person[1..]));
    let post = after(&address, &["post"]).filter(|post| is_name(post));
    let frame =
        person.zip(post).map(|(person, post)| ["https://www.threads.com/", person, "/post/", post, "/embed"].concat());
    Shown { page: above_embed(&address), frame, shape: None }
}

/// What a plugin of Facebook's is called: `post` of `/plugins/post.php`, and of `/v19.0/plugins/post.php`.
fn facebook_plugin<'a>(address: &Address<'a>) -> Option<&'a str> {
    let is_version =
        |segment: &str| segment.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let mut segments = address.segments().skip_while(|segment| is_version(segment));
    let name = segments.next().filter(|first| *first == "plugins").and_then(|_| segments.next())?;
    address.is_at("facebook.com").then(|| name.trim_end_matches(".php"))
}

/// Whether an address is that of a plugin of Facebook's which shows nothing of the story: a button, comments, a page.
pub(in crate::body::embed) fn is_facebook_button(address: &Address) -> bool {
    facebook_plugin(address).is_some_and(|name| !matches!(name, "post" | "video" | "comment_embed"))
}

pub(in crate::body::embed) fn facebook(address: Address) -> Shown {
    let is_frame = facebook_plugin(&address).is_some();
    let whole = if is_frame { linked(&address, "href") } else { Some(address.whole()) };
    let Some(whole) = whole else { return Shown::default() };
    let shown = Address::of(&whole);
    if !shown.is_at("facebook.com fb.watch") || facebook_plugin(&shown).is_some() || is_facebook_button(&address) {
        return Shown::default();
    }
    let is_one_of = |parts: &[&str]| parts.iter().any(|part| shown.path.contains(part));
    let is_film = is_one_of(&["/videos/", "/watch", "/reel/", "/video.php"]) || shown.host == "fb.watch";
    let is_post = is_one_of(&["/posts/", "/permalink.php", "/permalink/", "/story.php", "/photo", "/share/"]);
    let plugin = if is_film { "video.php?show_text=false&href=" } else { "post.php?show_text=true&href=" };
    let frame = ["https://www.facebook.com/plugins/", plugin, &encode(&whole)].concat();
    Shown {
        frame: (is_film || is_post || is_frame).then_some(frame),
        shape: is_film.then_some(Shape::Wide),
        page: is_frame.then_some(whole),
    }
}

pub(in crate::body::embed) fn reddit(address: Address) -> Shown {
    let mut segments = address.segments();
    let parts = [segments.next(), segments.next(), segments.next(), segments.next()];
    let [Some("r" | "user"), Some(group), Some("comments"), Some(post)] = parts else { return Shown::default() };
    let path = [address.segments().next().unwrap_or("r"), "/", group, "/comments/", post, "/"].concat();
    if !is_name(group) || !is_name(post) {
        return Shown::default();
    }
    let shown = Shown::framed(["https://embed.reddit.com/", &path].concat());
    if address.host == "reddit.com" { shown } else { shown.on(["https://www.reddit.com/", &path].concat()) }
}

pub(in crate::body::embed) fn telegram(address: Address) -> Shown {
    let mut segments = address.segments().skip_while(|segment| *segment == "s");
    let (channel, post) = (segments.next().unwrap_or_default(), segments.next().unwrap_or_default());
    if !is_name(channel) || !is_number(post) {
        return Shown::default();
    }
    let page = ["https://t.me/", channel, "/", post].concat();
    Shown::framed([&page, "?embed=1"].concat()).on(page)
}
