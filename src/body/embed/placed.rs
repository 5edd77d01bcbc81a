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

/// A script that shows something where it stands.
struct Script {
    /// What its address has before and after what names the thing.
    source: (&'static str, &'static str),
    /// What the address of the page, or of the frame, has before and after the same.
    page: (&'static str, &'static str),
    /// The attribute whose value ends that address; nothing where the script's own address says it all.
    attribute: &'static str,
}

const SCRIPTS: &[Script] = &[
    Script {
        source: ("//datawrapper.dwcdn.net/", "/embed.js"),
        page: ("https://datawrapper.dwcdn.net/", ""),
        attribute: "",
    },
    Script { source: ("//gist.github.com/", ".js"), page: ("https://gist.github.com/", ""), attribute: "" },
    Script {
        source: ("//telegram.org/js/telegram-widget", ".js"),
        page: ("https://t.me/", ""),
        attribute: "data-telegram-post",
    },
    Script {
        source: ("//geo.dailymotion.com/player/", ".js"),
        page: ("https://geo.dailymotion.com/player/", ".html?video="),
        attribute: "data-video",
    },
    Script {
        source: ("//geo.dailymotion.com/player/", ".js"),
        page: ("https://geo.dailymotion.com/player/", ".html?playlist="),
        attribute: "data-playlist",
    },
];

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
    let bare = source.split(['?', '#']).next().unwrap_or(source);
    SCRIPTS.iter().find_map(|script| {
        let name = bare.strip_prefix(script.source.0)?.strip_suffix(script.source.1)?;
        let value = match script.attribute {
            "" => "",
            named => attribute(named).map(str::trim_ascii).filter(|value| !value.is_empty())?,
        };
        Some([script.page.0, name, script.page.1, value].concat())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(src: &'static str, attribute: (&'static str, &'static str)) -> Option<String> {
        of_script(&|name| {
            [("src", src), attribute].into_iter().find(|(known, _)| *known == name).map(|(_, value)| value)
        })
    }

    #[test]
    fn a_script_that_shows_something_names_it() {
        for (src, attribute, shown) in [
            ("https://datawrapper.dwcdn.net/aB1cD/embed.js", ("", ""), "https://datawrapper.dwcdn.net/aB1cD"),
            ("//datawrapper.dwcdn.net/aB1cD/embed.js?x", ("", ""), "https://datawrapper.dwcdn.net/aB1cD"),
            ("https://gist.github.com/ana/0a1b.js", ("", ""), "https://gist.github.com/ana/0a1b"),
            (
                "https://telegram.org/js/telegram-widget.js?22",
                ("data-telegram-post", "harbour/68"),
                "https://t.me/harbour/68",
            ),
            (
                "https://geo.dailymotion.com/player/x5.js",
                ("data-video", " x84 "),
                "https://geo.dailymotion.com/player/x5.html?video=x84",
            ),
            (
                "//geo.dailymotion.com/player/x5.js",
                ("data-playlist", "x6z"),
                "https://geo.dailymotion.com/player/x5.html?playlist=x6z",
            ),
        ] {
            assert_eq!(script(src, attribute).as_deref(), Some(shown), "{src}");
        }
    }

    #[test]
    fn a_script_that_names_nothing_shows_nothing() {
        for src in ["https://telegram.org/js/telegram-widget.js?22", "https://geo.dailymotion.com/player/x5.js"] {
            assert_eq!(script(src, ("", "")), None, "{src}");
            assert_eq!(script(src, ("data-video", " ")), None, "{src}");
        }
    }

    #[test]
    fn no_other_script_shows_anything() {
        for src in
            ["https://datawrapper.dwcdn.net.evil.example/a/embed.js", "https://evil.example/embed.js", "", "embed.js"]
        {
            assert_eq!(script(src, ("data-telegram-post", "a/1")), None, "{src}");
        }
    }
}
