//! What an address of a provider shows: the page on which a person sees it, and the frame that shows it elsewhere. A rule
//! puts both together from what names the thing (a number, a word), so nothing else of an address gets into a frame.

use crate::body::address::{Address, encode};
use crate::model::SafeUrl;
use crate::model::embed::Shape;

/// What an address shows, as far as its provider's rule can tell.
#[derive(Default)]
pub(super) struct Shown {
    /// The page for people; nothing where it is the address itself, or not known.
    pub page: Option<String>,
    /// The frame.
    pub frame: Option<String>,
    /// The frame's shape, where it is not the usual one of the provider.
    pub shape: Option<Shape>,
}

/// What an address shows.
pub(super) type Rule = fn(Address) -> Shown;

impl Shown {
    fn framed(frame: String) -> Self {
        Self { frame: Some(frame), ..Self::default() }
    }

    fn on(mut self, page: String) -> Self {
        self.page = Some(page);
        self
    }

    fn shaped(mut self, shape: Shape) -> Self {
        self.shape = Some(shape);
        self
    }
}

/// Whether a text is what providers name things by, and can stand in an address as it is.
fn is_name(text: &str) -> bool {
    (1..=128).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte))
        // These two lead elsewhere.
        && !matches!(text, "." | "..")
}

fn is_number(text: &str) -> bool {
    (1..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A query parameter that is a name.
fn named(address: &Address, parameter: &str) -> Option<String> {
    address.parameter(parameter).filter(|value| is_name(value))
}

/// A query parameter that is an address: what it says is not yet what the URL parser makes of it.
fn linked(address: &Address, parameter: &str) -> Option<String> {
    let text = address.parameter(parameter)?;
    let whole = if text.starts_with("//") { ["https:", &text].concat() } else { text };
    SafeUrl::parse(&whole, None).map(|url| url.as_str().to_owned())
}

/// The segment after the first one of these.
fn after<'a>(address: &Address<'a>, names: &[&str]) -> Option<&'a str> {
    let mut segments = address.segments();
    segments.find(|segment| names.contains(segment))?;
    segments.next()
}

/// The path before its segment `embed`, when there is one after the first.
fn above_embed(address: &Address) -> Option<String> {
    let (above, rest) = address.path.split_once("/embed")?;
    let is_segment = rest.is_empty() || rest.starts_with('/');
    (is_segment && !above.is_empty()).then(|| [address.origin, above].concat())
}

/// What is not framed.
pub(super) fn nothing(_: Address) -> Shown {
    Shown::default()
}

pub(super) fn youtube(address: Address) -> Shown {
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
pub(super) fn seconds(text: &str) -> Option<u32> {
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

pub(super) fn vimeo(address: Address) -> Shown {
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

pub(super) fn dailymotion(address: Address) -> Shown {
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

pub(super) fn x(address: Address) -> Shown {
    let is_frame = address.path.starts_with("/embed/");
    let own = || after(&address, &["status", "statuses"]).map(str::to_owned);
    let id = if is_frame { address.parameter("id") } else { own() };
    let Some(id) = id.filter(|id| is_number(id)) else { return Shown::default() };
    let shown = Shown::framed(["https://platform.twitter.com/embed/Tweet.html?dnt=true&id=", &id].concat());
    if is_frame { shown.on(["https://x.com/i/status/", &id].concat()) } else { shown }
}

/// `/@somebody/112233445566778899`, maybe followed by `/embed`: Mastodon and its kin run on thousands of hosts, but they
/// all number their posts so.
pub(super) fn mastodon(address: Address) -> Shown {
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

pub(super) fn bluesky(address: Address) -> Shown {
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

pub(super) fn instagram(address: Address) -> Shown {
    let frame = ["p", "reel", "reels", "tv"].iter().find_map(|kind| {
        let id = after(&address, &[kind]).filter(|id| is_name(id))?;
        let kind = if kind.starts_with("reel") { "reel/" } else { "p/" };
        Some(["https://www.instagram.com/", kind, id, "/embed/captioned/"].concat())
    });
    Shown { page: above_embed(&address), frame, shape: None }
}

pub(super) fn threads(address: Address) -> Shown {
    let mut segments = address.segments();
    let person = segments.next().filter(|person| person.starts_with('@') && is_name(&person[1..]));
    let post = after(&address, &["post"]).filter(|post| is_name(post));
    let frame =
        person.zip(post).map(|(person, post)| ["https://www.threads.com/", person, "/post/", post, "/embed"].concat());
    Shown { page: above_embed(&address), frame, shape: None }
}

pub(super) fn tiktok(address: Address) -> Shown {
    let id = after(&address, &["video", "photo", "v", "v1", "v2", "embed"]);
    let id = id.map(|id| if is_number(id) { id } else { after(&address, &["v2"]).unwrap_or(id) });
    let Some(id) = id.map(|id| id.trim_end_matches(".html")).filter(|id| is_number(id)) else {
        return Shown::default();
    };
    let shown = Shown::framed(["https://www.tiktok.com/player/v1/", id].concat());
    if address.path.starts_with("/@") { shown } else { shown.on(["https://www.tiktok.com/@_/video/", id].concat()) }
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
pub(super) fn is_facebook_button(address: &Address) -> bool {
    facebook_plugin(address).is_some_and(|name| !matches!(name, "post" | "video" | "comment_embed"))
}

pub(super) fn facebook(address: Address) -> Shown {
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

pub(super) fn spotify(address: Address) -> Shown {
    const KINDS: [&str; 6] = ["track", "album", "playlist", "artist", "episode", "show"];
    // `spotify:track:…`, or an address.
    let uri = address.parameter("uri").filter(|_| address.host == "embed.spotify.com");
    let path = uri.as_deref().unwrap_or(address.path);
    let mut parts = path.split([':', '/']).skip_while(|part| !KINDS.contains(part));
    let (Some(kind), Some(id)) = (parts.next(), parts.next().filter(|id| is_name(id))) else {
        return Shown::default();
    };
    let shown = Shown::framed(["https://open.spotify.com/embed/", kind, "/", id].concat()).on([
        "https://open.spotify.com/",
        kind,
        "/",
        id,
    ]
    .concat());
    if kind == "track" { shown.shaped(Shape::Height(152)) } else { shown }
}

pub(super) fn soundcloud(address: Address) -> Shown {
    let is_frame = address.host == "w.soundcloud.com";
    let url = if is_frame { linked(&address, "url") } else { Some(address.whole()) };
    let is_shown = |shown: Address| shown.is_at("soundcloud.com") && shown.host != "w.soundcloud.com";
    let url = url.filter(|url| is_shown(Address::of(url)));
    let Some(url) = url.filter(|url| is_frame || Address::of(url).segments().count() > 1) else {
        return Shown::default();
    };
    let shown = Shown::framed(["https://w.soundcloud.com/player/?url=", &encode(&url)].concat());
    let is_list = ["/sets/", "/playlists/", "/users/"].iter().any(|part| url.contains(part));
    let shown = if is_list { shown.shaped(Shape::Height(450)) } else { shown };
    // The service's own numbers (`api.soundcloud.com/tracks/…`) lead to no page.
    if is_frame && !Address::of(&url).is_at("api.soundcloud.com") { shown.on(url) } else { shown }
}

pub(super) fn datawrapper(address: Address) -> Shown {
    let mut segments = address.segments().skip_while(|segment| matches!(*segment, "_" | "chart" | "map" | "table"));
    // The numbers of charts have five letters and digits.
    let is_chart = |id: &&str| id.len() == 5 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let Some(id) = segments.next().filter(is_chart) else { return Shown::default() };
    let chart = ["https://datawrapper.dwcdn.net/", id, "/"].concat();
    let frame = match segments.next() {
        Some(version) if is_number(version) => [&chart, version, "/"].concat(),
        _ => chart,
    };
    Shown::framed(frame.clone()).on(frame)
}

pub(super) fn google_maps(address: Address) -> Shown {
    let is_old = address.parameter("output").is_some_and(|output| output == "embed");
    let path = match address.path {
        path if path.starts_with("/maps/embed") => path,
        path if path.starts_with("/maps/d/") && path.ends_with("/embed") => path,
        "/" | "/maps" | "/maps/" if is_old => "/maps",
        _ => return Shown::default(),
    };
    let frame =
        ["https://www.google.com", path, if address.query.is_empty() { "" } else { "?" }, address.query].concat();
    let page = match (address.parameter("q"), address.parameter("mid"), address.parameter("pb")) {
        (Some(query), ..) => Some(["https://www.google.com/maps?q=", &encode(&query)].concat()),
        (_, Some(map), _) if is_name(&map) => Some(["https://www.google.com/maps/d/viewer?mid=", &map].concat()),
        (_, _, Some(pb)) => place(&pb).map(|place| ["https://www.google.com/maps?q=", &place].concat()),
        _ => None,
    };
    Shown { page, ..Shown::framed(frame) }
}

/// The middle of a map, `latitude,longitude`, out of the protocol buffer in its address: `!2d` is the longitude, `!3d`
/// the latitude.
fn place(pb: &str) -> Option<String> {
    let is_degrees = |text: &&str| {
        (1..=24).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte))
    };
    let field = |name: &str| pb.split('!').find_map(|field| field.strip_prefix(name)).filter(is_degrees);
    Some([field("3d")?, ",", field("2d")?].concat())
}

/// The address as it is, where it is that of a frame.
fn own(address: &Address, places: &str) -> Shown {
    Shown { frame: address.is_at(places).then(|| address.whole()), ..Shown::default() }
}

pub(super) fn google_docs(address: Address) -> Shown {
    let is_frame =
        address.path.contains("/pub") || address.path.contains("/preview") || address.query.contains("embedded=true");
    if is_frame { own(&address, "docs.google.com drive.google.com") } else { Shown::default() }
}

pub(super) fn openstreetmap(address: Address) -> Shown {
    own(&address, "openstreetmap.org/export/embed.html")
}

pub(super) fn reddit(address: Address) -> Shown {
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

pub(super) fn ted(address: Address) -> Shown {
    let Some(talk) = after(&address, &["talks"]).filter(|talk| is_name(talk)) else { return Shown::default() };
    Shown::framed(["https://embed.ted.com/talks/", talk].concat()).on(["https://www.ted.com/talks/", talk].concat())
}

pub(super) fn apple(address: Address) -> Shown {
    let host = address.host.strip_prefix("embed.").unwrap_or(address.host);
    let query = if address.query.is_empty() { String::new() } else { ["?", address.query].concat() };
    // The country, what it is, what it is called, its number.
    if address.segments().count() < 3 {
        return Shown::default();
    }
    Shown::framed(["https://embed.", host, address.path, &query].concat())
        .on(["https://", host, address.path, &query].concat())
}

pub(super) fn bandcamp(address: Address) -> Shown {
    own(&address, "bandcamp.com/EmbeddedPlayer")
}

pub(super) fn deezer(address: Address) -> Shown {
    const KINDS: [&str; 6] = ["track", "album", "playlist", "artist", "show", "episode"];
    let found = KINDS.iter().find_map(|kind| Some((*kind, after(&address, &[kind]).filter(|id| is_number(id))?)));
    let Some((kind, id)) = found else { return Shown::default() };
    Shown::framed(["https://widget.deezer.com/widget/auto/", kind, "/", id].concat()).on([
        "https://www.deezer.com/",
        kind,
        "/",
        id,
    ]
    .concat())
}

pub(super) fn mixcloud(address: Address) -> Shown {
    let feed = match address.parameter("feed") {
        Some(feed) => feed,
        None if address.segments().count() == 2 => address.path.to_owned(),
        None => return Shown::default(),
    };
    let path = match feed.strip_prefix("https://www.mixcloud.com") {
        Some(path) => path,
        None => &feed,
    };
    let names: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
    if !path.starts_with('/') || names.is_empty() || !names.iter().all(|name| is_name(&name.replace('%', "-"))) {
        return Shown::default();
    }
    Shown::framed(["https://player-widget.mixcloud.com/widget/iframe/?feed=", &encode(path)].concat()).on([
        "https://www.mixcloud.com",
        path,
    ]
    .concat())
}

pub(super) fn flourish(address: Address) -> Shown {
    let found = ["visualisation", "story"].iter().find_map(|kind| {
        let id = after(&address, &[kind]).filter(|id| is_number(id))?;
        Some(["/", kind, "/", id].concat())
    });
    let Some(path) = found else { return Shown::default() };
    Shown::framed(["https://flo.uri.sh", &path, "/embed"].concat()).on(["https://flo.uri.sh", &path].concat())
}

pub(super) fn infogram(address: Address) -> Shown {
    let Some(id) = address.segments().next().filter(|id| is_name(id)) else { return Shown::default() };
    Shown::framed(["https://e.infogram.com/", id].concat()).on(["https://infogram.com/", id].concat())
}

pub(super) fn our_world_in_data(address: Address) -> Shown {
    own(&address, "ourworldindata.org/grapher/ ourworldindata.org/explorers/")
}

pub(super) fn documentcloud(address: Address) -> Shown {
    let Some(id) = after(&address, &["documents"]).map(|id| id.trim_end_matches(".html")) else {
        return Shown::default();
    };
    if !is_name(id) {
        return Shown::default();
    }
    Shown::framed(["https://embed.documentcloud.org/documents/", id, "/?embed=1"].concat()).on([
        "https://www.documentcloud.org/documents/",
        id,
        "/",
    ]
    .concat())
}

pub(super) fn codepen(address: Address) -> Shown {
    let mut segments = address.segments().filter(|segment| *segment != "preview");
    let (person, kind) = (segments.next().filter(|person| is_name(person)), segments.next());
    let pen = segments.next().filter(|pen| is_name(pen) && matches!(kind, Some("embed" | "pen" | "full" | "details")));
    let (Some(person), Some(pen)) = (person, pen) else { return Shown::default() };
    Shown::framed(["https://codepen.io/", person, "/embed/", pen].concat()).on([
        "https://codepen.io/",
        person,
        "/pen/",
        pen,
    ]
    .concat())
}

pub(super) fn giphy(address: Address) -> Shown {
    let name = after(&address, &["embed", "gifs", "clips"]).filter(|name| is_name(name));
    let Some(id) = name.map(|name| name.rsplit('-').next().unwrap_or(name)) else { return Shown::default() };
    let shown = Shown::framed(["https://giphy.com/embed/", id].concat());
    if address.path.starts_with("/embed/") { shown.on(["https://giphy.com/gifs/", id].concat()) } else { shown }
}

pub(super) fn imgur(address: Address) -> Shown {
    let mut segments = address.segments();
    let first = segments.next().filter(|first| is_name(first));
    let path = match (first, segments.next()) {
        (Some(kind @ ("a" | "gallery")), Some(id)) if is_name(id) => [kind, "/", id].concat(),
        (Some(id), None | Some("embed")) => id.to_owned(),
        _ => return Shown::default(),
    };
    let page = above_embed(&address);
    Shown { page, ..Shown::framed(["https://imgur.com/", &path, "/embed?pub=true"].concat()) }
}

pub(super) fn archive(address: Address) -> Shown {
    let Some(id) = after(&address, &["embed", "details"]).filter(|id| is_name(id)) else { return Shown::default() };
    Shown::framed(["https://archive.org/embed/", id].concat()).on(["https://archive.org/details/", id].concat())
}

pub(super) fn telegram(address: Address) -> Shown {
    let mut segments = address.segments().skip_while(|segment| *segment == "s");
    let (channel, post) = (segments.next().unwrap_or_default(), segments.next().unwrap_or_default());
    if !is_name(channel) || !is_number(post) {
        return Shown::default();
    }
    let page = ["https://t.me/", channel, "/", post].concat();
    Shown::framed([&page, "?embed=1"].concat()).on(page)
}
