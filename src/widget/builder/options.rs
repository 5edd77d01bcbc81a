//! What was picked, and the lines that say so in somebody's page. They are markup as text, which is shown and copied and
//! never parsed here; whatever is not ours in it is escaped.

use crate::browser::location::{base_path, encode};
use crate::model::{Category, Cursor, Slug};
use crate::route::Route;
use crate::text::escape_html;

/// How headlines come into the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// By the script.
    #[default]
    Script,
    /// By a frame alone.
    Frame,
    /// By the script, from a feed.
    Feed,
}

/// Which headlines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum List {
    /// The latest.
    #[default]
    Latest,
    /// Those of a category.
    Category(Category),
    /// Those of one of [`BY`], by what was written.
    By(&'static str, String),
}

/// What else there are lists by: the attributes' names.
pub const BY: [&str; 3] = ["tag", "author", "query"];

/// The words that an attribute may have, the first of which need not be said.
pub const LAYOUTS: [&str; 5] = ["list", "cards", "compact", "ticker", "magazine"];
/// Those of pictures.
pub const IMAGES: [&str; 3] = ["small", "large", "none"];
/// Those of colours.
pub const THEMES: [&str; 4] = ["host", "auto", "light", "dark"];
/// Where a story opens.
pub const TARGETS: [&str; 2] = ["_blank", "_top"];
/// After how many seconds to ask anew; 0 is never.
pub const REFRESHES: [u32; 4] = [0, 300, 900, 3600];
/// How many headlines there may be.
pub const COUNTS: [u32; 6] = [3, 5, 8, 10, 15, 20];
/// How many there are where nothing is said.
const COUNT: u32 = 5;

/// What was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WidgetOptions {
    /// Which headlines.
    pub list: List,
    /// Of [`LAYOUTS`].
    pub layout: &'static str,
    /// Of [`IMAGES`].
    pub images: &'static str,
    /// Of [`THEMES`].
    pub theme: &'static str,
    /// Of [`COUNTS`].
    pub count: u32,
    /// Whether there are summaries.
    pub summary: bool,
    /// Whether there are times.
    pub date: bool,
    /// Whether there are sources.
    pub source: bool,
    /// The line above; none where it is empty.
    pub heading: String,
    /// Of [`TARGETS`].
    pub target: &'static str,
    /// Of [`REFRESHES`].
    pub refresh: u32,
    /// How it comes into the page.
    pub method: Method,
    /// The address of the feed, where it comes from one.
    pub feed: String,
}

impl Default for WidgetOptions {
    fn default() -> Self {
        Self {
            list: List::Latest,
            layout: LAYOUTS[0],
            images: IMAGES[0],
            theme: THEMES[0],
            count: COUNT,
            summary: false,
            date: true,
            source: false,
            heading: String::new(),
            target: TARGETS[0],
            refresh: REFRESHES[0],
            method: Method::default(),
            feed: String::new(),
        }
    }
}

impl WidgetOptions {
    /// The name and the value of the attribute that says which headlines; a feed is a choice already.
    pub fn list(&self) -> Option<(&'static str, &str)> {
        match &self.list {
            _ if self.method == Method::Feed => None,
            List::Latest => None,
            List::Category(category) => Some(("category", category.slug.as_str())),
            List::By(name, text) => Some((*name, text.trim())).filter(|(_, text)| !text.is_empty()),
        }
    }

    /// The colours. A frame alone knows nothing of the page around it, so most pages' are as good as its own.
    pub fn theme(&self) -> &'static str {
        if self.method == Method::Frame && self.theme == THEMES[0] { "light" } else { self.theme }
    }

    /// After how many seconds it asks anew: a frame alone never does.
    pub fn refresh(&self) -> u32 {
        if self.method == Method::Frame { 0 } else { self.refresh }
    }

    /// Where the newspaper itself shows these headlines, relative to its address.
    fn place(&self) -> String {
        let slug = |text: &str| Slug::new(text);
        let route = match self.list() {
            Some(("category", text)) => slug(text).map(|slug| Route::Category(slug, Cursor::Start)),
            Some(("tag", text)) => slug(text).map(|slug| Route::Tag(slug, Cursor::Start)),
            Some(("author", text)) => slug(text).map(|slug| Route::Author(slug, Cursor::Start)),
            Some((_, text)) => Some(Route::Search(text.to_owned(), Cursor::Start)),
            None => None,
        };
        let href = route.unwrap_or(Route::Latest(Cursor::Start)).href();
        href.strip_prefix(base_path()).unwrap_or(&href).to_owned()
    }

    /// The attributes that say what is not so by itself.
    fn attributes(&self) -> Vec<(&'static str, String)> {
        let mut out = Vec::new();
        let mut add = |name, value: &str, usual: &str| {
            if value != usual {
                out.push((name, value.to_owned()));
            }
        };
        if let Some((name, value)) = self.list() {
            add(name, value, "");
        }
        add("count", &self.count.to_string(), &COUNT.to_string());
        add("layout", self.layout, LAYOUTS[0]);
        add("images", self.images, IMAGES[0]);
        // What a frame is without being told is the reader's.
        add("theme", self.theme(), if self.method == Method::Frame { "auto" } else { THEMES[0] });
        for (name, is_there) in [("summary", self.summary), ("date", self.date), ("source", self.source)] {
            add(name, if is_there { "true" } else { "" }, "");
        }
        add("heading", self.heading.trim(), "");
        add("target", self.target, TARGETS[0]);
        add("refresh", &self.refresh().to_string(), "0");
        out
    }

    /// The lines for a page. `base` is the address of the newspaper, with a slash at its end, and `name` its name.
    pub fn snippet(&self, base: &str, name: &str) -> String {
        let title = match (&self.list, self.list()) {
            (List::Category(category), Some(_)) => [&category.title, " – ", name].concat(),
            (List::By(..), Some((_, text))) => [text, " – ", name].concat(),
            _ => name.to_owned(),
        };
        match self.method {
            Method::Script => self.script(base, &title, ("site", base)),
            Method::Feed => self.script(base, &title, ("feed", self.feed.trim())),
            Method::Frame => self.frame(base, &title),
        }
    }

    fn script(&self, base: &str, title: &str, (from, address): (&str, &str)) -> String {
        let mut out = format!("<news-headlines {from}=\"{}\"", escape_html(address));
        for (name, value) in self.attributes() {
            out.push_str(&format!(" {name}=\"{}\"", escape_html(&value)));
        }
        out.push_str(&format!(
            ">\n  <a href=\"{}\">{}</a>\n</news-headlines>\n",
            escape_html(&[base, &self.place()].concat()),
            escape_html(title)
        ));
        out.push_str(&format!(
            "<script async=\"async\" referrerpolicy=\"strict-origin\" src=\"{}widget.js\"></script>\n",
            escape_html(base)
        ));
        out
    }

    fn frame(&self, base: &str, title: &str) -> String {
        let pairs: Vec<String> =
            self.attributes().iter().map(|(name, value)| [name, "=", &encode(value)].concat()).collect();
        let query = pairs.join("&");
        let mark = if query.is_empty() { "" } else { "?" };
        let address = [base, "embed/headlines/", mark, &query].concat();
        let leave = if self.target == TARGETS[0] { "" } else { " allow-top-navigation-by-user-activation" };
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\" loading=\"lazy\"\n  \
             referrerpolicy=\"strict-origin\" style=\"border: 0\"\n  \
             sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox{leave}\"></iframe>\n",
            escape_html(&address),
            escape_html(title),
            self.height()
        )
    }

    /// About how high headlines are in a column of 360 pixels, in CSS pixels (`style/widget-frame.css`).
    fn height(&self) -> u32 {
        let meta = if self.date || self.source { 17 } else { 0 };
        let words = |lines: u32| lines * 19 + meta + if self.summary { 36 } else { 0 };
        let has_pictures = self.images != "none";
        let beside = match self.images {
            "none" => 0,
            "large" => 104,
            _ => 56,
        };
        let row = words(2).max(beside) + 11;
        let wide = if has_pictures { 198 } else { 0 };
        let list = match self.layout {
            "cards" => self.count * (wide + words(2) + 12),
            "compact" => self.count * (words(1) + 11),
            "ticker" => words(1) + 16,
            "magazine" => self.count.saturating_sub(1) * row + wide + words(2) + 24,
            _ => self.count * row,
        };
        list + if self.heading.trim().is_empty() { 0 } else { 32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::Choice;

    const BASE: &str = "https://news.example/";

    fn port() -> WidgetOptions {
        WidgetOptions {
            list: List::Category(Category { slug: Slug::new("port").unwrap(), title: "Port & \"Sea\" <1>".into() }),
            layout: "cards",
            count: 8,
            heading: "A \"b\" & c".into(),
            ..WidgetOptions::default()
        }
    }

    #[test]
    fn what_is_usual_is_not_said() {
        let snippet = WidgetOptions { date: false, ..WidgetOptions::default() }.snippet(BASE, "The Harbour");
        let expected = "<news-headlines site=\"https://news.example/\">\n  <a href=\"https://news.example/latest\">The \
                        Harbour</a>\n</news-headlines>\n<script async=\"async\" \
                        referrerpolicy=\"strict-origin\" src=\"https://news.example/widget.js\"></script>\n";
        assert_eq!(snippet, expected);
    }

    #[test]
    fn what_was_picked_is_said_and_markup_in_it_is_text() {
        let snippet = port().snippet(BASE, "The Harbour");
        let start = "<news-headlines site=\"https://news.example/\" category=\"port\" count=\"8\" layout=\"cards\" \
                     date=\"true\" heading=\"A &quot;b&quot; &amp; c\">\n  <a href=\"https://news.example/category/port\">Port \
                     &amp; &quot;Sea&quot; &lt;1&gt; – The Harbour</a>";
        assert!(snippet.starts_with(start), "{snippet}");
    }

    #[test]
    fn a_frame_asks_for_the_same() {
        let snippet = WidgetOptions { method: Method::Frame, ..port() }.snippet(BASE, "The Harbour");
        let query = snippet.split(['?', '"']).nth(2).unwrap().replace("&amp;", "&");
        let choice = Choice::parse(&query);
        assert_eq!((choice.route.href().as_str(), choice.count, choice.date), ("/category/port", 8, true));
        assert_eq!(
            (choice.heading.as_deref(), choice.layout),
            (Some("A \"b\" & c"), crate::widget::choice::Layout::Cards)
        );
        assert!(snippet.contains("src=\"https://news.example/embed/headlines/?category=port&amp;count=8"), "{snippet}");
    }

    #[test]
    fn a_frame_alone_has_the_colours_that_it_is_shown_in_and_asks_nothing_anew() {
        for (theme, said) in [("host", "theme=light"), ("light", "theme=light"), ("dark", "theme=dark"), ("auto", "")] {
            let snippet = WidgetOptions {
                theme,
                refresh: 300,
                method: Method::Frame,
                target: "_top",
                ..WidgetOptions::default()
            }
            .snippet(BASE, "x");
            assert_eq!(snippet.contains("theme="), !said.is_empty(), "{snippet}");
            assert!(snippet.contains(said) && !snippet.contains("refresh"), "{snippet}");
            assert!(
                snippet.contains("target=_top") && snippet.contains(" allow-top-navigation-by-user-activation\""),
                "{snippet}"
            );
        }
    }

    #[test]
    fn lists_by_what_was_written_lead_to_where_the_newspaper_has_them() {
        for (by, text, attribute, place) in [
            ("tag", " a/b ", " tag=\"a/b\"", "tag/a~2fb"),
            ("author", "zo\"e", " author=\"zo&quot;e\"", "author/zo~22e"),
            ("query", "spring tides", " query=\"spring tides\"", "search?q=spring%20tides"),
            ("tag", " ", "", "latest"),
        ] {
            let options = WidgetOptions {
                list: List::By(by, text.into()),
                date: false,
                refresh: 900,
                ..WidgetOptions::default()
            };
            let snippet = options.snippet(BASE, "The Harbour");
            let title =
                if attribute.is_empty() { String::new() } else { [&escape_html(text.trim()), " – "].concat() };
            let start = format!(
                "<news-headlines site=\"{BASE}\"{attribute} refresh=\"900\">\n  <a href=\"{BASE}{place}\">{title}The Harbour</a>"
            );
            assert!(snippet.starts_with(&start), "{snippet}\n{start}");
        }
    }

    #[test]
    fn a_feed_stands_in_the_place_of_the_newspaper_and_of_its_lists() {
        let snippet = WidgetOptions { method: Method::Feed, feed: " https://a.example/?x&y ".into(), ..port() }
            .snippet(BASE, "The Harbour");
        assert!(snippet.starts_with("<news-headlines feed=\"https://a.example/?x&amp;y\" count=\"8\""), "{snippet}");
        assert!(snippet.contains("<a href=\"https://news.example/latest\">The Harbour</a>"), "{snippet}");
    }

    #[test]
    fn every_word_is_one_that_the_frame_knows() {
        for layout in LAYOUTS {
            for images in IMAGES {
                let choice = Choice::parse(&format!("layout={layout}&images={images}"));
                let of = |value: &dyn std::fmt::Debug| format!("{value:?}").to_lowercase();
                assert_eq!((of(&choice.layout), of(&choice.images)), (layout.to_owned(), images.to_owned()));
            }
        }
    }
}
