//! What an address of a provider shows: the page on which a person sees it, and the frame that shows it elsewhere. A rule
//! puts both together from what names the thing (a number, a word), so nothing else of an address gets into a frame.

pub(super) mod films;
pub(super) mod posts;

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
