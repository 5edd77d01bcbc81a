//! The first picture of a piece of HTML, for feeds that have no other place for one, and which pictures are none.

use super::decode_entities;

/// The longest address that is taken, in bytes.
const LONGEST: usize = 8192;
/// A picture with a side of fewer pixels is no lead while there is another.
const SMALL: u32 = 200;

/// Where feeds most often have pictures that count their readers, and the emoji of WordPress: hosts, and what their paths
/// begin with. It is a part of what every reader loads; bodies know more of them (`body::counters`).
pub const COUNTERS: &str = "pixel.wp.com stats.wp.com feeds.wordpress.com feeds.feedburner.com google-analytics.com \
    doubleclick.net facebook.com/tr scorecardresearch.com vgwort.de list-manage.com s.w.org/images/core";

/// Whether a picture at an address only counts readers, as far as [`COUNTERS`] says.
pub fn is_counter(url: &str) -> bool {
    COUNTERS.split(' ').any(|place| url.contains(place))
}

/// The address of the first `<img>` in a piece of HTML that is no tracking pixel: one that states a width or a height
/// of at most 2, is not to be seen, or is from where such are. `data-src` and its kin (`data-lazy-src`) stand in where
/// `src` is missing or is itself a stand-in (`data:`).
///
/// One that states that it is small (a logo, a portrait) is taken where there is no other.
pub fn first_image(html: &str) -> Option<String> {
    let (mut rest, mut small) = (html, None);
    loop {
        let Some((_, after)) = rest.split_once('<') else { return small };
        let name = after.get(..4).unwrap_or_default();
        rest = after;
        let is_image = name.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("img"))
            && name.ends_with(|c: char| c.is_ascii_whitespace() || c == '/');
        if is_image {
            let (found, is_small, end) = image(after);
            if is_small {
                small = small.or(found);
            } else if found.is_some() {
                return found;
            }
            rest = end;
        }
    }
}

/// The address of the image whose attributes begin here, whether it states that it is small, and what comes after them.
fn image(tag: &str) -> (Option<String>, bool, &str) {
    let mut rest = tag.get(3..).unwrap_or_default();
    let (mut source, mut lazy, mut is_pixel, mut is_small) = (None, None, false, false);
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with(['>', '<']) {
            break;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        // An `=` may begin a name (HTML §13.2.5.32); it is passed over.
        let (name, after) = rest.split_at_checked(end.max(1)).unwrap_or((rest, ""));
        let after_name = after.trim_start();
        let Some(value) = after_name.strip_prefix('=').map(str::trim_start) else {
            rest = after;
            continue;
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len())),
        };
        rest = after;
        let address = || Some(decode_entities(value.trim())).filter(|url| !url.is_empty() && url.len() <= LONGEST);
        if name.eq_ignore_ascii_case("src") {
            source = source.or_else(address);
        } else if name.starts_with("data-") && (name.ends_with("src") || name == "data-original") {
            lazy = lazy.or_else(address);
        } else if name.eq_ignore_ascii_case("width") || name.eq_ignore_ascii_case("height") {
            let value = value.trim();
            is_pixel |= matches!(value, "0" | "1" | "2" | "0px" | "1px" | "2px");
            is_small |= value.trim_end_matches("px").parse().is_ok_and(|side: u32| side < SMALL);
        } else if name.eq_ignore_ascii_case("class") {
            // Medium's blur, which another picture follows.
            is_pixel |= value.contains("progressiveMedia-thumbnail");
        } else if name.eq_ignore_ascii_case("style") {
            is_pixel |= ["display:none", "display: none"].iter().any(|hidden| value.contains(hidden));
        }
    }
    let source = source.filter(|url| lazy.is_none() || !url.starts_with("data:"));
    (source.or(lazy).filter(|url| !is_pixel && !is_counter(url)), is_small, rest)
}
