//! Tags in the manner of Liquid (`{% embed https://… %}`), by which Forem and its kin show what Markdown has no sign for.
//! Known are those that lead somewhere; of the rest, what stands between a tag and its end is the text that it is.

/// A piece of a text.
pub(super) enum Part<'a> {
    /// Text without tags.
    Text(&'a str),
    /// Something of a third party's.
    Embed(&'a str),
    /// A link.
    Link(&'a str),
}

/// Tags that show something of a third party's, and where what they name stands: an address is one by itself.
const EMBEDS: &[(&str, &str)] = &[
    ("embed codepen gist soundcloud jsfiddle reddit medium figma loom bluesky mastodon", ""),
    ("youtube", "https://www.youtube.com/watch?v="),
    ("vimeo", "https://vimeo.com/"),
    ("twitter tweet x", "https://x.com/i/status/"),
    ("instagram", "https://www.instagram.com/p/"),
    ("twitch", "https://www.twitch.tv/videos/"),
    ("spotify", "https://open.spotify.com/"),
    ("codesandbox", "https://codesandbox.io/s/"),
    ("stackblitz", "https://stackblitz.com/edit/"),
    ("replit", "https://replit.com/"),
    ("slideshare", "https://www.slideshare.net/slideshow/embed_code/key/"),
    ("speakerdeck", "https://speakerdeck.com/player/"),
    ("asciinema", "https://asciinema.org/a/"),
];
/// Tags that are links, and where what they name stands.
const LINKS: &[(&str, &str)] = &[
    ("link post cta wikipedia stackoverflow stackexchange", "/"),
    ("user organization", "/"),
    ("tag", "/t/"),
    ("github", "https://github.com/"),
    ("kaggle", "https://www.kaggle.com/"),
];

/// Hands over the pieces of a text in order, for a tag what it shows.
pub(super) fn split(text: &str, part: &mut dyn FnMut(Part)) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{%") {
        let Some((tag, next)) = after.split_once("%}") else { break };
        text_of(before, part);
        show(tag.trim_matches(|c: char| c == '-' || c.is_whitespace()), part);
        rest = next;
    }
    text_of(rest, part);
}

fn text_of(text: &str, part: &mut dyn FnMut(Part)) {
    if !text.is_empty() {
        part(Part::Text(text));
    }
}

fn show(tag: &str, part: &mut dyn FnMut(Part)) {
    let mut words = tag.split_whitespace();
    let (Some(name), Some(value)) = (words.next(), words.next()) else { return };
    // What is summed up is told in the tag itself.
    if matches!(name, "details" | "collapsible" | "spoiler") {
        return text_of(tag.get(name.len()..).unwrap_or("").trim(), part);
    }
    let value = value.trim_matches(['"', '\'', ',']);
    let place = |table: &'static [(&str, &str)]| {
        table.iter().find(|(names, _)| names.split(' ').any(|known| known == name)).map(|(_, place)| *place)
    };
    if let Some(place) = place(EMBEDS) {
        match at(value, place) {
            Some(url) => part(Part::Embed(&url)),
            None => text_of(value, part),
        }
    } else if let Some(place) = place(LINKS) {
        match at(value, place) {
            Some(url) => part(Part::Link(&url)),
            None => text_of(value, part),
        }
    }
}

/// The address of what a tag names; nothing where it can have none.
fn at(value: &str, place: &str) -> Option<String> {
    if value.starts_with("https://") || value.starts_with("http://") {
        return Some(value.to_owned());
    }
    let is_name =
        value.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '@' | ':' | '?' | '=' | '&'));
    // Spotify's own names are parted by colons: `spotify:episode:5V4XZWqZQJvbddd31n56mf`.
    let (name, is_spotify) = value.strip_prefix("spotify:").map_or((value, false), |name| (name, true));
    let name = if is_spotify { name.replace(':', "/") } else { name.to_owned() };
    let name = name.trim_start_matches(['@', '/']);
    (is_name && !place.is_empty() && !name.is_empty() && !name.contains(':')).then(|| [place, name].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brief(text: &str) -> String {
        let mut out = String::new();
        split(text, &mut |part| match part {
            Part::Text(text) => out.push_str(text),
            Part::Embed(url) => out.push_str(&format!("<{url}>")),
            Part::Link(url) => out.push_str(&format!("[{url}]")),
        });
        out
    }

    #[test]
    fn tags_lead_where_they_say() {
        for (text, expected) in [
            ("a {% youtube dQ_-4 %} b", "a <https://www.youtube.com/watch?v=dQ_-4> b"),
            ("{%embed https://a.example/b?c=d %}", "<https://a.example/b?c=d>"),
            ("{% spotify spotify:track:4u %}", "<https://open.spotify.com/track/4u>"),
            ("{% github ana/tides no-readme %}", "[https://github.com/ana/tides]"),
            ("{% link /ana/tides-1a %}{% user @ana %}{% tag sea %}", "[/ana/tides-1a][/ana][/t/sea]"),
            ("{% link https://a.example/b %}", "[https://a.example/b]"),
        ] {
            assert_eq!(brief(text), expected);
        }
    }

    #[test]
    fn tags_that_are_not_known_vanish_and_what_stands_between_stays() {
        assert_eq!(brief("{% katex %}x{% endkatex %}, {% details More %}y{% enddetails %}"), "x, Morey");
        assert_eq!(brief("{% glitter a b %}{%%}{% %}"), "");
    }

    #[test]
    fn a_tag_that_leads_nowhere_is_its_text() {
        assert_eq!(brief("{% embed javascript:alert(1) %}"), "javascript:alert(1)");
        assert_eq!(brief("{% youtube javascript:alert %}"), "javascript:alert");
        assert_eq!(brief("100 {% of it"), "100 {% of it");
    }
}
