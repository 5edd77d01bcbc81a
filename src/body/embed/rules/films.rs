//! The rules of those who show films.

use super::{Shown, after, is_name, is_number, named};
use crate::body::address::Address;
use crate::model::embed::Shape;

pub(in crate::body::embed) fn youtube(address: Address) -> Shown {
    const FRAMES: &str = "https://www.youtube-nocookie.com/embed/";
    // There are lists of what somebody has uploaded, too, by a name.
    let is_playlist = address.parameter("listType").is_none_or(|kind| kind == "playlist");
    let list = named(&address, "list").filter(|_| is_playlist);
    let mut segments = address.segments();
    let id = match (segments.next(), segments.next()) {
        (Some("embed"), Some("videoseries")) | (Some("playlist" | "embed"), None) => None,
        (Some("embed"), Some("live_stream")) => {
            let Some(channel) = named(&address, "channel") else { return Shown::default() };
            return Shown::framed([FRAMES, "live_stream?channel=", &channel].concat()).on([
                "https://www.youtube.com/channel/",
                &channel,
                "/live",
            ]
            .concat());
        }
        (Some("embed" | "v" | "e" | "shorts" | "live"), Some(id)) => Some(id.to_owned()),
        (Some("watch"), None) => named(&address, "v"),
        (Some(id), None) if address.host == "youtu.be" => Some(id.to_owned()),
        _ => return Shown::default(),
    };
    let Some(id) = id.filter(|id| is_name(id)) else {
        let Some(list) = list else { return Shown::default() };
        return Shown::framed([FRAMES, "videoseries?list=", &list].concat()).on([
            "https://www.youtube.com/playlist?list=",
            &list,
        ]
        .concat());
    };
    let start = ["start", "t"].iter().find_map(|name| seconds(&address.parameter(name)?));
    let start = start.filter(|start| *start > 0).map(|start| start.to_string());
    let list = list.map_or(String::new(), |list| ["&list=", &list].concat());
    let at = |mark, unit| start.as_deref().map_or(String::new(), |start| [mark, start, unit].concat());
    let parameters = [at("&start=", ""), list.clone()].concat().replacen('&', "?", 1);
    let page = ["https://www.youtube.com/watch?v=", &id, &at("&t=", "s"), &list].concat();
    let shown = Shown::framed([FRAMES, &id, &parameters].concat()).on(page);
    if address.path.starts_with("/shorts/") { shown.shaped(Shape::Tall) } else { shown }
}

/// A moment of a film: `90`, `90s`, `1h2m3s`.
pub(in crate::body::embed) fn seconds(text: &str) -> Option<u32> {
    let (mut total, mut number) = (0u32, 0u32);
    for character in text.chars() {
        let unit = match character {
            'h' => 3600,
            'm' => 60,
            's' => 1,
            digit => {
                number = number.checked_mul(10)?.checked_add(digit.to_digit(10)?)?;
                continue;
            }
        };
        total = total.checked_add(std::mem::take(&mut number).checked_mul(unit)?)?;
    }
    total.checked_add(number)
}

pub(in crate::body::embed) fn vimeo(address: Address) -> Shown {
    // Collections have numbers, too.
    const COLLECTIONS: [&str; 6] = ["showcase", "album", "channels", "groups", "ondemand", "event"];
    let segments: Vec<&str> = address.segments().collect();
    let names_film =
        |at: &usize| is_number(segments[*at]) && !segments[..*at].last().is_some_and(|s| COLLECTIONS.contains(s));
    let film = (0..segments.len()).find(names_film).filter(|_| segments[0] != "event");
    let Some(at) = film else { return vimeo_showcase(&segments) };
    let id = segments[at];
    // A film that is not listed can only be seen with its hash.
    let is_hash = |hash: &String| (6..=64).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let next = || segments.get(at + 1).map(|next| (*next).to_owned());
    let hash = address.parameter("h").or_else(next).filter(is_hash);
    let with = |mark: &str| hash.as_deref().map_or(String::new(), |hash| [mark, hash].concat());
    let shown = Shown::framed(["https://player.vimeo.com/video/", id, "?dnt=1", &with("&h=")].concat());
    if address.host == "player.vimeo.com" { shown.on(["https://vimeo.com/", id, &with("/")].concat()) } else { shown }
}

/// Films that somebody has put together; there are two forms of their frame.
fn vimeo_showcase(segments: &[&str]) -> Shown {
    let ["showcase" | "album", id, rest @ ..] = segments else { return Shown::default() };
    let form = match rest {
        [] | ["embed"] => "/embed",
        ["embed2"] => "/embed2",
        _ => return Shown::default(),
    };
    if !is_number(id) {
        return Shown::default();
    }
    let page = ["https://vimeo.com/showcase/", id].concat();
    Shown::framed([&page, form].concat()).on(page)
}

pub(in crate::body::embed) fn dailymotion(address: Address) -> Shown {
    let own = |kind: &str| {
        let short = || address.segments().next().filter(|_| address.host == "dai.ly" && kind == "video");
        let id = address.parameter(kind).or_else(|| after(&address, &[kind]).or_else(short).map(str::to_owned))?;
        // Older addresses have the title after the number.
        Some((kind.to_owned(), id.split('_').next().filter(|id| is_name(id))?.to_owned()))
    };
    let Some((kind, id)) = own("video").or_else(|| own("playlist")) else { return Shown::default() };
    // A site has a player of its own, and whoever names none may be refused.
    let player = after(&address, &["player"]).and_then(|player| player.strip_suffix(".html"));
    let player = player.filter(|player| is_name(player)).map_or(String::new(), |player| ["/", player].concat());
    let frame = ["https://geo.dailymotion.com/player", &player, ".html?", &kind, "=", &id].concat();
    Shown::framed(frame).on(["https://www.dailymotion.com/", &kind, "/", &id].concat())
}

pub(in crate::body::embed) fn tiktok(address: Address) -> Shown {
    let id = after(&address, &["video", "photo", "v", "v1", "v2", "embed"]);
    let id = id.map(|id| if is_number(id) { id } else { after(&address, &["v2"]).unwrap_or(id) });
    let Some(id) = id.map(|id| id.trim_end_matches(".html")).filter(|id| is_number(id)) else {
        return Shown::default();
    };
    let shown = Shown::framed(["https://www.tiktok.com/player/v1/", id].concat());
    if address.path.starts_with("/@") { shown } else { shown.on(["https://www.tiktok.com/@_/video/", id].concat()) }
}

pub(in crate::body::embed) fn ted(address: Address) -> Shown {
    let Some(talk) = after(&address, &["talks"]).filter(|talk| is_name(talk)) else { return Shown::default() };
    Shown::framed(["https://embed.ted.com/talks/", talk].concat()).on(["https://www.ted.com/talks/", talk].concat())
}

pub(in crate::body::embed) fn archive(address: Address) -> Shown {
    let Some(id) = after(&address, &["embed", "details"]).filter(|id| is_name(id)) else { return Shown::default() };
    Shown::framed(["https://archive.org/embed/", id].concat()).on(["https://archive.org/details/", id].concat())
}
