//! Things of third parties that are no frames in a body but become ones by a script: elements that name what a script
//! would put there, and scripts that stand where they show. No script runs here; what they name is enough.

use crate::body::html::Node;

/// Elements, or those of a class, that name in one of their attributes what they show: the attribute, and what stands
/// before and after it in the address.
const ELEMENTS: &[(&str, &str, &str, &str)] = &[
    // CKEditor's, as its data has it and as its editor shows it.
    ("oembed", "url", "", ""),
    ("div", "data-oembed-url", "", ""),
    ("div.flourish-embed", "data-src", "https://flo.uri.sh/", ""),
    ("div.infogram-embed", "data-id", "https://infogram.com/", ""),
    ("lite-youtube", "videoid", "https://www.youtube.com/watch?v=", ""),
    ("lite-vimeo", "videoid", "https://vimeo.com/", ""),
    ("amp-youtube", "data-videoid", "https://www.youtube.com/watch?v=", ""),
    ("amp-vimeo", "data-videoid", "https://vimeo.com/", ""),
    ("amp-dailymotion", "data-videoid", "https://www.dailymotion.com/video/", ""),
    ("amp-twitter", "data-tweetid", "https://x.com/i/status/", ""),
    ("amp-instagram", "data-shortcode", "https://www.instagram.com/p/", "/"),
    ("amp-facebook", "data-href", "", ""),
    ("amp-tiktok", "data-src", "", ""),
];

/// Scripts that show something where they stand: where they are, and what their address has before and after what names
/// the thing; the last is what stands before it in the address of the page.
const SCRIPTS: &[(&str, &str, &str)] = &[
    ("//datawrapper.dwcdn.net/", "/embed.js", "https://datawrapper.dwcdn.net/"),
    ("//gist.github.com/", ".js", "https://gist.github.com/"),
];

/// A script that shows a post of a channel, which it names in an attribute.
const TELEGRAM: &str = "//telegram.org/js/telegram-widget.js";

/// The address of what an element stands for.
pub(in crate::body) fn of_element(node: &Node) -> Option<String> {
    let is_meant = |selector: &str| match selector.split_once('.') {
        Some((name, class)) => node.name() == name && node.classes().any(|known| known == class),
        None => node.name() == selector,
    };
    let mut meant = ELEMENTS.iter().filter(|(selector, ..)| is_meant(selector));
    meant.find_map(|(_, attribute, before, after)| {
        let value = node.attribute(attribute)?;
        // The address is whole, or only what names the thing stands there.
        let is_named = before.is_empty() == value.contains("//");
        is_named.then(|| [before, value, after].concat())
    })
}

/// The address of what a script would show where it stands. `attribute` gives the script's attributes.
pub(in crate::body) fn of_script<'a>(attribute: &dyn Fn(&str) -> Option<&'a str>) -> Option<String> {
    let source = attribute("src")?.trim_ascii();
    let source = ["https:", "http:"].iter().find_map(|scheme| source.strip_prefix(scheme)).unwrap_or(source);
    if source.starts_with(TELEGRAM) {
        let post = attribute("data-telegram-post")?;
        return Some(["https://t.me/", post].concat());
    }
    let bare = source.split(['?', '#']).next().unwrap_or(source);
    SCRIPTS.iter().find_map(|(before, after, page)| {
        let name = bare.strip_prefix(before)?.strip_suffix(after)?;
        Some([page, name].concat())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(src: &'static str, post: Option<&'static str>) -> Option<String> {
        of_script(&|name| match name {
            "src" => Some(src),
            "data-telegram-post" => post,
            _ => None,
        })
    }

    #[test]
    fn a_script_that_shows_something_names_it() {
        let chart = Some("https://datawrapper.dwcdn.net/aB1cD".to_owned());
        assert_eq!(script("https://datawrapper.dwcdn.net/aB1cD/embed.js", None), chart);
        assert_eq!(script("//datawrapper.dwcdn.net/aB1cD/embed.js?x", None), chart);
        assert_eq!(
            script("https://gist.github.com/ana/0a1b.js", None).as_deref(),
            Some("https://gist.github.com/ana/0a1b")
        );
        let widget = "https://telegram.org/js/telegram-widget.js?22";
        assert_eq!(script(widget, Some("harbour/68")).as_deref(), Some("https://t.me/harbour/68"));
        assert_eq!(script(widget, None), None);
    }

    #[test]
    fn no_other_script_shows_anything() {
        for src in
            ["https://datawrapper.dwcdn.net.evil.example/a/embed.js", "https://evil.example/embed.js", "", "embed.js"]
        {
            assert_eq!(script(src, Some("a/1")), None, "{src}");
        }
    }
}
