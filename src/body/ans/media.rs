//! The elements of ANS that show something: pictures, films, recordings, and what is a third party's.

use super::{basic, element, text_at};
use crate::body::unknown;
use crate::body::writer::{Picture, Words, Writer, list_at, pixels_at};
use crate::json::Value;

/// The width of a film that looks well in a page and does not cost a reader too much, in pixels.
const USUAL_WIDTH: u64 = 1280;

pub(super) fn image(value: &Value, out: &mut Writer) {
    let widths = widths(value);
    let picture = Picture {
        url: text_at(value, "url"),
        // Arc's own word for the title of a picture is its subtitle.
        alt: text_at(value, "alt_text alt subtitle"),
        width: pixels_at(value, "width"),
        height: pixels_at(value, "height"),
        widths: &widths,
    };
    out.figure(Words::Html(text_at(value, "caption")), &credit(value), &mut |out| out.picture(&picture));
}

/// The widths in which a picture is there, as in a `srcset`: `renditions` has addresses by crops and sizes (`480x0`).
fn widths(value: &Value) -> String {
    let mut out = String::new();
    let crops = value.get("renditions").and_then(Value::as_object);
    let sizes = crops.into_iter().flatten().filter_map(|(_, sizes)| sizes.as_object()).take(1).flatten();
    for (size, url) in sizes {
        let (width, height) = size.split_once('x').unwrap_or((size, ""));
        // A height other than none makes a crop of it.
        let is_whole = matches!(height, "" | "0");
        let address = url.as_str().filter(|url| !url.contains(char::is_whitespace));
        if let (Ok(width @ 1..), Some(address), true) = (width.parse::<u32>(), address, is_whole) {
            [address, " ", &width.to_string(), "w, "].iter().for_each(|part| out.push_str(part));
        }
    }
    out
}

/// Who made it: the people, then their agencies. A publication's own credits stand for those that came with it.
fn credit(value: &Value) -> String {
    let credits = ["vanity_credits", "credits"].into_iter().filter_map(|name| value.get(name));
    let mut names: Vec<&str> = Vec::new();
    for credits in credits {
        for person in ["by", "photographer", "affiliation"].into_iter().flat_map(|role| list_at(credits, role)) {
            let name = text_at(person, "byline name");
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            return names.join(" / ");
        }
    }
    text_at(value, "copyright").to_owned()
}

pub(super) fn gallery(value: &Value, out: &mut Writer) {
    let title = basic(value, "headlines");
    let description = basic(value, "description");
    out.element("p", &[], &mut |out| out.line("strong", Words::Html(title)));
    let caption = if description == title { "" } else { description };
    out.figure(Words::Html(caption), "", &mut |out| {
        list_at(value, "content_elements").iter().for_each(|picture| element(picture, out));
    });
}

pub(super) fn video(value: &Value, out: &mut Writer) {
    let streams = list_at(value, "streams").iter();
    let playable = streams.filter(|stream| {
        let is_mp4 = text_at(stream, "stream_type") == "mp4";
        is_mp4 || text_at(stream, "url").split('?').next().is_some_and(|path| path.ends_with(".mp4"))
    });
    let width = |stream: &&Value| pixels_at(stream, "width").unwrap_or(0).abs_diff(USUAL_WIDTH);
    let stream = playable.min_by_key(width).map_or("", |stream| text_at(stream, "url"));
    let poster = value.get("promo_image").map_or("", |image| text_at(image, "url"));
    let tracks: Vec<&str> = value
        .get("subtitles")
        .into_iter()
        .flat_map(|subtitles| list_at(subtitles, "urls"))
        .filter(|track| text_at(track, "format").eq_ignore_ascii_case("web_vtt"))
        .map(|track| text_at(track, "url"))
        .collect();
    played(value, out, &mut |out| {
        if stream.is_empty() {
            return false;
        }
        out.film("video", &[("src", stream), ("type", "video/mp4")], poster, &tracks);
        true
    });
}

pub(super) fn audio(value: &Value, out: &mut Writer) {
    let streams = list_at(value, "streams").iter().chain(list_at(value, "audio_streams"));
    let stream =
        streams.map(|stream| text_at(stream, "url")).chain([text_at(value, "url")]).find(|url| !url.is_empty());
    played(value, out, &mut |out| {
        stream.into_iter().for_each(|url| out.film("audio", &[("src", url)], "", &[]));
        stream.is_some()
    });
}

/// A film or a recording with its words; where there is none that plays in a page, its frame or its own page.
fn played(value: &Value, out: &mut Writer, film: &mut dyn FnMut(&mut Writer) -> bool) {
    let title = basic(value, "headlines");
    let description = basic(value, "description");
    let caption = if description.is_empty() { title } else { description };
    let frame = text_at(value, "embed_html");
    let youtube = text_at(value, "youtube_content_id");
    let page = text_at(value, "canonical_url website_url");
    out.figure(Words::Html(caption), &credit(value), &mut |out| {
        if film(out) {
        } else if !youtube.is_empty() {
            out.embed(&["https://www.youtube.com/watch?v=", youtube].concat(), title);
        } else if frame.contains("<iframe") {
            out.words(Words::Html(frame));
        } else if !title.is_empty() && caption != title {
            out.element("p", &[], &mut |out| out.link(page, Words::Html(title)));
        }
    });
}

/// The answer of a third party (oEmbed). Its address is shown; where its markup has the words of a post, those are too.
pub(super) fn oembed(value: &Value, out: &mut Writer) {
    let answer = value.get("raw_oembed").unwrap_or(value);
    let html = text_at(answer, "html");
    let own = text_at(answer, "url _id");
    let url = if out.is_web(own) { own } else { value.get("referent").map_or("", |referent| text_at(referent, "id")) };
    if html.contains("<blockquote") || (!out.is_web(url) && !html.is_empty()) {
        out.line("div", Words::Html(html));
    } else if text_at(answer, "type") == "photo" {
        let picture = Picture {
            url: text_at(answer, "url"),
            alt: text_at(answer, "title"),
            width: pixels_at(answer, "width"),
            height: pixels_at(answer, "height"),
            widths: "",
        };
        out.picture(&picture);
    } else {
        out.embed(url, text_at(answer, "title"));
    }
}

/// Something that a publication's own tool has put there: its address is a machine's, so of its settings those are shown
/// that lead somewhere or are texts.
pub(super) fn custom_embed(value: &Value, out: &mut Writer) {
    let Some(config) = value.get("embed").and_then(|embed| embed.get("config")) else { return };
    let (frame, url) = (text_at(config, "embed_url embedUrl src"), text_at(config, "url"));
    let title = text_at(config, "title headline");
    if out.is_web(frame) {
        out.frame(frame, title);
    } else if out.is_web(url) {
        out.embed(url, title);
    } else {
        unknown::write(config, &|text| Words::Html(text), out);
    }
}
