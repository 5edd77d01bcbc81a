//! Pictures, films, recordings and frames.

use super::Node;
use super::convert::{Converter, in_one_line};
use super::elements::{Role, role};
use super::flow::Flow;
use crate::body::address::Address;
use crate::body::counters::is_tracking_pixel;
use crate::body::embed::{embed_for, embed_for_frame, is_content, placed};
use crate::body::lead_image::is_same_picture;
use crate::model::embed::Frame;
use crate::model::{Block, Embed, Figure, Image, Inline, MediaUrl, Rendition, SafeUrl, Track, Video};

/// Where scripts that load pictures late keep the address, and then where it belongs.
const SOURCES: [&str; 4] = ["data-src", "data-lazy-src", "data-original", "src"];
/// The same for a choice of widths.
const SOURCE_SETS: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];
/// The same for frames.
const FRAME_SOURCES: [&str; 5] = ["data-src", "data-lazy-src", "data-litespeed-src", "src", "data"];
/// Names of pictures that keep the place of another.
const PLACEHOLDERS: &str =
    "placeholder blank.gif spacer.gif spacer.png transparent.gif transparent.png lazyload.gif grey.gif 1x1.";
/// A `data:` picture that is shorter, in bytes, is a placeholder: one colour, or a blur.
const SHORTEST_DATA: usize = 1024;
/// A picture that is no wider and no higher than this many pixels stands for a word.
const GLYPH: u32 = 32;
/// A picture that is no higher than this many pixels stands in a line of text that it follows.
const LINE: u32 = 48;
/// Classes of pictures of formulas.
const FORMULAS: &str = "latex mwe-math-fallback-image-inline mwe-math-fallback-image-display ql-img-inline-formula \
    ql-img-displayed-equation";
/// Where the pictures stand that film providers show before a film.
const POSTERS: &str = "ytimg.com vimeocdn.com dmcdn.net";
/// The most widths of a picture.
const MOST_RENDITIONS: usize = 16;
/// The width at which a picture fills the text on most screens, in pixels: the best single choice.
const USUAL_WIDTH: u32 = 960;

/// Extensions and media type (RFC 6838), for files whose type is not said.
const TYPES: &[(&str, &str)] = &[
    ("mp4 m4v", "video/mp4"),
    ("webm", "video/webm"),
    ("ogv", "video/ogg"),
    ("mov", "video/quicktime"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("aac", "audio/aac"),
    ("oga ogg opus", "audio/ogg"),
    ("wav", "audio/wav"),
    ("flac", "audio/flac"),
];

impl Converter<'_> {
    /// `img`.
    pub(super) fn image(&mut self, node: &Node, flow: &mut Flow) {
        self.show(node, &[], flow);
    }

    /// `picture`: its `img`, with the widths that its sources name.
    pub(super) fn picture(&mut self, node: &Node, flow: &mut Flow) {
        let sources: Vec<&Node> = node.children().iter().filter(|child| child.name() == "source").collect();
        let image = node.children().iter().find(|child| role(child) == Role::Image);
        match image {
            Some(image) => self.show(image, &sources, flow),
            None => self.nodes(node.children(), flow),
        }
    }

    /// The picture, or its words when it stands for one, or nothing when it only counts.
    fn show(&mut self, node: &Node, sources: &[&Node], flow: &mut Flow) {
        let (width, height) = (pixels(node, "width"), pixels(node, "height"));
        let is_at_most = |side: Option<u32>, limit| side.is_some_and(|side| side <= limit);
        if is_at_most(width, 1) || is_at_most(height, 1) || node.attribute("style").is_some_and(hides) {
            return;
        }
        if is_at_most(width, GLYPH) && is_at_most(height, GLYPH) {
            return flow.text(node.attribute("alt").unwrap_or(""));
        }
        let Some(image) = self.read_image(node, sources) else { return };
        let is_formula = node.classes().any(|class| FORMULAS.split(' ').any(|known| known == class));
        if is_formula && flow.line.ends_in_math() {
            // The same once more, for browsers of old.
        } else if is_formula || (is_at_most(height, LINE) && !flow.line.is_empty()) {
            flow.line.thing(Inline::Image(image));
        } else {
            flow.push(Block::Figure(Figure { image }));
        }
    }

    fn read_image(&self, node: &Node, sources: &[&Node]) -> Option<Image> {
        let (width, height) = (pixels(node, "width"), pixels(node, "height"));
        let mut renditions = Vec::new();
        self.push_renditions(node, width, &mut renditions);
        let url = SOURCES.iter().find_map(|name| self.picture_address(node, name));
        if url.is_none() || renditions.is_empty() {
            sources.iter().rev().for_each(|source| self.push_renditions(source, width, &mut renditions));
            // The sources may hold other crops for other screens: of those, no other picture than this one.
            if let Some(url) = &url {
                renditions.retain(|rendition| is_same_picture(rendition.url.as_str(), url.as_str()));
            }
        }
        let url = url.or_else(|| best(&renditions))?;
        let mut image = Image::new(url);
        image.alt = in_one_line(node.attribute("alt").unwrap_or(""));
        (image.width, image.height) = (width, height);
        image.renditions = in_order(renditions);
        Some(image)
    }

    pub(super) fn picture_address(&self, node: &Node, attribute: &str) -> Option<MediaUrl> {
        let text = node.attribute(attribute)?;
        // Some scripts put flags or names into the same attributes.
        let is_address = attribute == "src" || text.contains(['/', '.']);
        let url = self.media_address(text).filter(|_| is_address)?;
        (!is_placeholder(url.as_str())).then_some(url)
    }

    /// Where something to be loaded stands: the one way in for pictures, films and tracks.
    fn media_address(&self, text: &str) -> Option<MediaUrl> {
        MediaUrl::parse(text, self.context.base).filter(|url| !is_tracking_pixel(url))
    }

    /// Adds the widths that an element names (HTML §2.4.4.1, "parse a srcset attribute"). An address may have commas
    /// inside, which image services use; one at its end separates.
    fn push_renditions(&self, node: &Node, width: Option<u32>, out: &mut Vec<Rendition>) {
        let mut rest = SOURCE_SETS.iter().find_map(|name| node.attribute(name)).unwrap_or("");
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
            if rest.is_empty() {
                return;
            }
            let (address, after) = rest.split_at(rest.find(is_space).unwrap_or(rest.len()));
            let bare = address.trim_end_matches(',');
            let descriptor;
            (descriptor, rest) = if bare.len() < address.len() {
                ("", after)
            } else {
                after.split_at(after.find(',').unwrap_or(after.len()))
            };
            out.extend(self.rendition(bare, descriptor.trim_ascii(), width));
        }
    }

    /// A width of a picture. A density counts from the width of the picture.
    fn rendition(&self, address: &str, descriptor: &str, width: Option<u32>) -> Option<Rendition> {
        let descriptor = descriptor.split(is_space).next().unwrap_or(descriptor);
        let width = match descriptor.strip_suffix('w') {
            Some(width) => width.parse().ok()?,
            None => width?.checked_mul(tenths(descriptor)?)? / 10,
        };
        let url = self.media_address(address)?;
        let usable = (1..=20_000).contains(&width) && !is_placeholder(url.as_str());
        usable.then_some(Rendition { url, width })
    }

    /// `noscript`: what a script would have loaded late, and nothing else.
    pub(super) fn fallback(&mut self, node: &Node, flow: &mut Flow) {
        for child in node.children() {
            match role(child) {
                Role::Image if self.is_of_last_embed(child, flow) => {}
                Role::Link if self.film_page(child).is_some() => self.facade_of(child, flow),
                Role::Image | Role::Picture | Role::Frame | Role::Placed | Role::Film => {
                    self.element(child, &[], flow);
                }
                Role::Opaque => {}
                _ => self.fallback(child, flow),
            }
        }
    }

    /// The page of a film that a link around a picture leads to, and the words of that picture.
    fn film_page(&self, node: &Node) -> Option<Embed> {
        let embed = embed_for(&self.link_target(node)?, None);
        let picture = find(node, &|inner| role(inner) == Role::Image)?;
        embed.frame.is_some().then(|| Embed { title: picture.attribute("alt").map(in_one_line), ..embed })
    }

    /// Where scripts do not run, a link around a picture stands for a film.
    fn facade_of(&mut self, node: &Node, flow: &mut Flow) {
        if let Some(embed) = self.film_page(node) {
            flow.push(Block::Embed(embed));
        }
    }

    /// The film that a link stands for: it leads to the film's page, and its picture is the provider's, which is not to be
    /// asked without the reader's consent.
    pub(super) fn facade(&self, node: &Node) -> Option<Embed> {
        let picture = find(node, &|inner| role(inner) == Role::Image)?;
        let address = SOURCES.iter().find_map(|name| self.picture_address(picture, name))?;
        self.film_page(node).filter(|_| Address::of(address.as_str()).is_at(POSTERS))
    }

    /// Whether a picture is one of what was shown last, taken by its own provider: of it, only the words are of use.
    fn is_of_last_embed(&self, node: &Node, flow: &mut Flow) -> bool {
        let picture = self.picture_address(node, "src");
        let host = picture.as_ref().map(|url| Address::of(url.as_str()).host);
        let Some(Block::Embed(embed)) = flow.last() else { return false };
        let is_its = embed.frame.as_ref().is_some_and(|frame| host == Some(Address::of(frame.url().as_str()).host));
        let words = node.attribute("alt").map(in_one_line);
        if is_its && embed.title.is_none() {
            embed.title = words;
        }
        is_its
    }

    /// `video` and `audio`. One that cannot be played is what it says instead.
    pub(super) fn film(&mut self, node: &Node, flow: &mut Flow) {
        let mut film = self.file(node, node);
        for source in node.children().iter().filter(|child| child.name() == "source") {
            // A list of segments, which has no type of its own here, plays in few browsers without a script.
            if film.as_ref().is_none_or(|film| film.media_type.is_none()) {
                film = self.file(source, node).or(film);
            }
        }
        match film {
            Some(film) => flow.push(Block::Video(film)),
            None => self.nodes(node.children(), flow),
        }
    }

    /// The media file that an element names; the rest stands on the `video` or `audio` itself.
    fn file(&self, source: &Node, film: &Node) -> Option<Video> {
        let url = SOURCES.iter().find_map(|name| self.file_address(source, name))?;
        let media_type = media_type(source, &url).or_else(|| (film.name() == "audio").then(|| "audio/mpeg".to_owned()));
        let is_loop = ["loop", "muted"].iter().all(|name| film.has(name));
        Some(Video {
            width: pixels(film, "width"),
            height: pixels(film, "height"),
            looped: is_loop,
            media_type,
            poster: self.picture_address(film, "poster"),
            seconds: None,
            tracks: film.children().iter().filter_map(|track| self.track(track)).collect(),
            caption: None,
            url,
        })
    }

    fn file_address(&self, node: &Node, attribute: &str) -> Option<MediaUrl> {
        let url = self.media_address(node.attribute(attribute)?)?;
        (!url.as_str().starts_with("data:")).then_some(url)
    }

    fn track(&self, node: &Node) -> Option<Track> {
        // A track without a kind has subtitles (HTML §4.8.11).
        let is_words = matches!(node.attribute("kind"), None | Some("captions" | "subtitles"));
        let url = (node.name() == "track" && is_words).then(|| self.file_address(node, "src")).flatten()?;
        let label = node.attribute("label").map(in_one_line);
        let language = node.attribute("srclang").map(str::to_owned);
        Some(Track { label, default: node.has("default"), ..Track::new(url, language) })
    }

    /// `iframe`, `embed` and `object`.
    pub(super) fn frame(&mut self, node: &Node, flow: &mut Flow) {
        let is_hidden = ["width", "height"].iter().any(|side| pixels(node, side).is_some_and(|pixels| pixels <= 1));
        let url = FRAME_SOURCES.iter().find_map(|name| self.web_address(node, name)).filter(is_content);
        let is_picture = node.attribute("type").is_some_and(|kind| kind.starts_with("image/"));
        match url {
            _ if is_hidden => {}
            // What stands in it is the same picture, for browsers that cannot show the first.
            Some(_) if is_picture && node.name() == "object" && !node.is_without_words() => {
                self.nodes(node.children(), flow);
            }
            Some(url) => {
                let (width, height) = (pixels(node, "width"), pixels(node, "height"));
                let mut embed = embed_for_frame(&url, node.attribute("title"), height);
                if width.zip(height).is_some_and(|(width, height)| height > width) {
                    embed.frame = embed.frame.map(Frame::upright);
                }
                flow.push(Block::Embed(embed));
            }
            // What stands in an `iframe` is not parsed.
            None if node.name() == "object" => self.nodes(node.children(), flow),
            // A frame whose document stands in an attribute.
            None if !node.has("srcdoc") => {}
            None => flow.paragraph(&node.attribute("title").map(in_one_line).unwrap_or_default()),
        }
    }
}

impl Converter<'_> {
    /// What a script would turn into a frame.
    pub(super) fn placed(&mut self, node: &Node, flow: &mut Flow) {
        let url = placed::of_element(node).and_then(|address| SafeUrl::parse(&address, self.context.base));
        match url.filter(|url| !url.host().is_empty()) {
            Some(url) if is_content(&url) => flow.push(Block::Embed(embed_for(&url, node.attribute("title")))),
            Some(_) => {}
            None => self.nodes(node.children(), flow),
        }
    }
}

/// The first element that is meant, this one or one in it.
fn find<'a>(node: &'a Node, is_meant: &dyn Fn(&Node) -> bool) -> Option<&'a Node> {
    if is_meant(node) { Some(node) } else { node.children().iter().find_map(|child| find(child, is_meant)) }
}

/// A number of CSS pixels; nothing for a percentage.
fn pixels(node: &Node, attribute: &str) -> Option<u32> {
    let text = node.attribute(attribute)?;
    let text = text.strip_suffix("px").unwrap_or(text);
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    whole.parse().ok().filter(|pixels| *pixels <= 20_000)
}

fn is_placeholder(url: &str) -> bool {
    if url.starts_with("data:") {
        return url.len() < SHORTEST_DATA;
    }
    let file = Address::of(url).path.rsplit('/').next().unwrap_or("");
    PLACEHOLDERS.split(' ').any(|name| file.contains(name))
}

/// Whether a style lets nothing be seen of a picture, or no more than a point.
fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let (property, value) = declaration.split_once(':').unwrap_or_default();
        let value = value.trim_ascii().to_ascii_lowercase();
        let value = value.strip_suffix("!important").unwrap_or(&value).trim_ascii_end();
        match property.trim_ascii().to_ascii_lowercase().as_str() {
            "width" | "height" | "max-width" | "max-height" => {
                matches!(value, "0" | "0px" | "1px" | "0%" | "0em" | "0rem")
            }
            "display" => value == "none",
            "visibility" => value == "hidden",
            _ => false,
        }
    })
}

/// A density in tenths, which is as exact as they are written. (To read any decimal number costs kilobytes.)
fn tenths(descriptor: &str) -> Option<u32> {
    if descriptor.is_empty() {
        return Some(10);
    }
    let number = descriptor.strip_suffix('x')?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let tenth = fraction.chars().next().map_or(Some(0), |digit| digit.to_digit(10))?;
    let tenths = whole.parse::<u32>().ok()?.checked_mul(10)?.checked_add(tenth)?;
    (1..=100).contains(&tenths).then_some(tenths)
}

fn is_space(c: char) -> bool {
    c.is_ascii_whitespace()
}

/// The address to show where there is only one: the narrowest that fills the text, or else the widest.
fn best(renditions: &[Rendition]) -> Option<MediaUrl> {
    let wide = renditions.iter().filter(|rendition| rendition.width >= USUAL_WIDTH).min_by_key(|r| r.width);
    wide.or_else(|| renditions.iter().max_by_key(|r| r.width)).map(|rendition| rendition.url.clone())
}

/// Narrowest first, each width once. Where there are too many, the narrowest go.
fn in_order(mut renditions: Vec<Rendition>) -> Vec<Rendition> {
    renditions.retain(|rendition| !rendition.url.as_str().starts_with("data:"));
    let mut renditions = crate::order::by_rank(renditions, |rendition| i64::from(rendition.width));
    renditions.dedup_by_key(|rendition| rendition.width);
    renditions.split_off(renditions.len().saturating_sub(MOST_RENDITIONS))
}

/// The type that the element names, or that of the file's extension.
fn media_type(source: &Node, url: &MediaUrl) -> Option<String> {
    let named = source.attribute("type").map(|kind| kind.split(';').next().unwrap_or(kind).trim().to_ascii_lowercase());
    let is_file =
        |kind: &String| ["video/", "audio/"].iter().any(|start| kind.starts_with(start)) && !kind.ends_with("mpegurl");
    let extension = || {
        let (_, extension) = Address::of(url.as_str()).path.rsplit_once('.')?;
        let known = TYPES.iter().find(|(known, _)| known.split(' ').any(|known| known.eq_ignore_ascii_case(extension)));
        known.map(|(_, kind)| (*kind).to_owned())
    };
    named.filter(is_file).or_else(extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_set_is_split_as_browsers_split_it() {
        let set = " a.jpg 300w, https://x.org/w_600,h_400/b.jpg 600w,c.jpg, d.jpg 2x , e.jpg 1.5x 7h";
        let node =
            Node::Element { name: "img".into(), attributes: vec![("srcset".into(), set.into())], children: Vec::new() };
        let context = crate::body::BodyContext { base: Some("https://y.org/"), document: &crate::json::Value::Null };
        let mut renditions = Vec::new();
        Converter::new(&context).push_renditions(&node, Some(100), &mut renditions);
        let read: Vec<(&str, u32)> = renditions.iter().map(|it| (it.url.as_str(), it.width)).collect();
        let expected = [
            ("https://y.org/a.jpg", 300),
            ("https://x.org/w_600,h_400/b.jpg", 600),
            ("https://y.org/c.jpg", 100),
            ("https://y.org/d.jpg", 200),
            ("https://y.org/e.jpg", 150),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn a_style_hides_a_picture_or_does_not() {
        for style in [
            "display:none",
            "border:0; WIDTH : 1px",
            "height:0",
            "max-height:0px !important;color:red",
            "visibility: hidden",
        ] {
            assert!(hides(style), "{style}");
        }
        for style in
            ["", "width:100%", "height:auto", "display:block", "border-width:0", "line-height:0", "width:10px", ";:"]
        {
            assert!(!hides(style), "{style}");
        }
    }

    #[test]
    fn a_density_is_read_to_a_tenth() {
        let read = ["", "1x", "1.5x", "2.25x", "0.5x"].map(tenths);
        assert_eq!(read, [Some(10), Some(10), Some(15), Some(22), Some(5)]);
        assert_eq!(["x", "0x", "-1x", "1e9x", "11x", "2", "2h", "99999999999x"].map(tenths), [None; 8]);
    }

    #[test]
    fn of_too_many_widths_the_widest_are_kept() {
        let url = MediaUrl::parse("https://example.org/a.jpg", None).unwrap();
        let all = (1..=40).rev().map(|width| Rendition { url: url.clone(), width }).collect();
        let kept: Vec<u32> = in_order(all).iter().map(|rendition| rendition.width).collect();
        assert_eq!(kept, (25..=40).collect::<Vec<u32>>());
    }
}
