//! Finds the first picture in HTML, for feeds without a field for it, and recognises tracking pixels.

use super::decode_entities;

/// The longest accepted URL, in bytes.
const MAX_URL_BYTES: usize = 8192;
/// A picture with a side of fewer pixels is no lead while there is another.
const SMALL: u32 = 200;

/// The most common sources of tracking pixels in feeds, and WordPress' emoji: hosts and path prefixes. Kept short, because
/// every visit loads it; `body::counters` has more.
pub const TRACKING_PIXELS: &str = "pixel.wp.com stats.wp.com feeds.wordpress.com feeds.feedburner.com google-analytics.com \
    doubleclick.net facebook.com/tr scorecardresearch.com vgwort.de list-manage.com s.w.org/images/core";

/// Whether a URL is that of a tracking pixel in [`TRACKING_PIXELS`].
pub fn is_tracking_pixel(url: &str) -> bool {
    TRACKING_PIXELS.split(' ').any(|place| url.contains(place))
}

/// The URL of the first `<img>` that isn't a tracking pixel, that is, has a width or height of at most 2, is hidden, or
/// comes from a known tracker. Lazy-loading attributes (`data-src`, `data-lazy-src`) are used if `src` is missing or is a
/// placeholder (`data:`).
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

/// Parses the attributes of an image; returns its URL, whether it states that it is small, and the rest of the text.
fn image(tag: &str) -> (Option<String>, bool, &str) {
    let mut rest = tag.get(3..).unwrap_or_default();
    let (mut source, mut lazy, mut is_pixel, mut is_small) = (None, None, false, false);
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with(['>', '<']) {
            break;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        // A name may begin with `=` (HTML §13.2.5.32).
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
        let address =
            || Some(decode_entities(value.trim())).filter(|url| !url.is_empty() && url.len() <= MAX_URL_BYTES);
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
    (source.or(lazy).filter(|url| !is_pixel && !is_tracking_pixel(url)), is_small, rest)
}
