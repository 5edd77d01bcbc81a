//! The options of a widget, and the snippet of markup generated from them. The snippet is text that is shown and copied
//! but never parsed here; all values in it are escaped.

use crate::browser::location::{base_path, encode};
use crate::model::{Category, Cursor, Slug};
use crate::route::Route;
use crate::text::escape_html;

/// How the headlines get into the host page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// With the script.
    #[default]
    Script,
    /// As a frame only.
    Frame,
    /// With the script, from a feed.
    Feed,
}

/// The list of headlines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum List {
    /// The latest headlines.
    #[default]
    Latest,
    /// A category.
    Category(Category),
    /// A list named in [`BY`], with the text that was typed.
    By(&'static str, String),
}

/// Lists that need a typed value: the names of the attributes.
pub const BY: [&str; 3] = ["tag", "author", "query"];

/// The layouts. In these tables the first value is the default, which the snippet omits.
pub const LAYOUTS: [&str; 5] = ["list", "cards", "compact", "ticker", "magazine"];
/// The image sizes.
pub const IMAGES: [&str; 3] = ["small", "large", "none"];
/// The colour themes.
pub const THEMES: [&str; 4] = ["host", "auto", "light", "dark"];
/// Where a story opens.
pub const TARGETS: [&str; 2] = ["_blank", "_top"];
/// The refresh intervals in seconds; 0 for never.
pub const REFRESHES: [u32; 4] = [0, 300, 900, 3600];
/// The numbers of headlines to choose from.
pub const COUNTS: [u32; 6] = [3, 5, 8, 10, 15, 20];
/// The default number.
const COUNT: u32 = 5;

/// The options of a widget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WidgetOptions {
    /// The list.
    pub list: List,
    /// One of [`LAYOUTS`].
    pub layout: &'static str,
    /// One of [`IMAGES`].
    pub images: &'static str,
    /// One of [`THEMES`].
    pub theme: &'static str,
    /// One of [`COUNTS`].
    pub count: u32,
    /// Whether to show summaries.
    pub summary: bool,
    /// Whether to show times.
    pub date: bool,
    /// Whether to show sources.
    pub source: bool,
    /// The heading; none if empty.
    pub heading: String,
    /// One of [`TARGETS`].
    pub target: &'static str,
    /// One of [`REFRESHES`].
    pub refresh: u32,
    /// How the headlines get into the host page.
    pub method: Method,
    /// The address of the feed, for [`Method::Feed`].
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
    /// The attribute that selects the list. A feed is already a selection.
    pub fn list(&self) -> Option<(&'static str, &str)> {
        match &self.list {
            _ if self.method == Method::Feed => None,
            List::Latest => None,
            List::Category(category) => Some(("category", category.slug.as_str())),
            List::By(name, text) => Some((*name, text.trim())).filter(|(_, text)| !text.is_empty()),
        }
    }

    /// The theme. A frame alone cannot detect the host page's colours, so it defaults to light, like most pages.
    pub fn theme(&self) -> &'static str {
        if self.method == Method::Frame && self.theme == THEMES[0] { "light" } else { self.theme }
    }

    /// The refresh interval. A frame alone never refreshes.
    pub fn refresh(&self) -> u32 {
        if self.method == Method::Frame { 0 } else { self.refresh }
    }

    /// The page of the newspaper that shows the same list, relative to its base.
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

    /// The attributes whose values differ from the defaults.
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
        // The default of a frame is the reader's own theme.
        add("theme", self.theme(), if self.method == Method::Frame { "auto" } else { THEMES[0] });
        for (name, is_there) in [("summary", self.summary), ("date", self.date), ("source", self.source)] {
            add(name, if is_there { "true" } else { "" }, "");
        }
        add("heading", self.heading.trim(), "");
        add("target", self.target, TARGETS[0]);
        add("refresh", &self.refresh().to_string(), "0");
        out
    }

    /// The snippet for a host page. `base` is the newspaper's address with a trailing slash, `name` its name.
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

    /// The approximate height of the headlines in a column 360 pixels wide, in CSS pixels (`style/widget-frame.css`).
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
    fn default_values_are_omitted() {
        let snippet = WidgetOptions { date: false, ..WidgetOptions::default() }.snippet(BASE, "The Harbour");
        let expected = "<news-headlines site=\"https://news.example/\">\n  <a href=\"https://news.example/latest\">The \
                        Harbour</a>\n</news-headlines>\n<script async=\"async\" \
                        referrerpolicy=\"strict-origin\" src=\"https://news.example/widget.js\"></script>\n";
        assert_eq!(snippet, expected);
    }

    #[test]
    fn chosen_values_are_written_and_markup_in_them_is_escaped() {
        let snippet = port().snippet(BASE, "The Harbour");
        let start = "<news-headlines site=\"https://news.example/\" category=\"port\" count=\"8\" layout=\"cards\" \
                     date=\"true\" heading=\"A &quot;b&quot; &amp; c\">\n  <a href=\"https://news.example/category/port\">Port \
                     &amp; &quot;Sea&quot; &lt;1&gt; – The Harbour</a>";
        assert!(snippet.starts_with(start), "{snippet}");
    }

    #[test]
    fn the_frame_has_the_same_options() {
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
    fn a_frame_alone_has_the_previewed_theme_and_never_refreshes() {
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
    fn lists_with_a_typed_value_link_to_the_newspapers_page_of_them() {
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
    fn a_feed_replaces_the_site_and_the_list() {
        let snippet = WidgetOptions { method: Method::Feed, feed: " https://a.example/?x&y ".into(), ..port() }
            .snippet(BASE, "The Harbour");
        assert!(snippet.starts_with("<news-headlines feed=\"https://a.example/?x&amp;y\" count=\"8\""), "{snippet}");
        assert!(snippet.contains("<a href=\"https://news.example/latest\">The Harbour</a>"), "{snippet}");
    }

    #[test]
    fn the_frame_accepts_every_layout_and_image_size() {
        for layout in LAYOUTS {
            for images in IMAGES {
                let choice = Choice::parse(&format!("layout={layout}&images={images}"));
                let of = |value: &dyn std::fmt::Debug| format!("{value:?}").to_lowercase();
                assert_eq!((of(&choice.layout), of(&choice.images)), (layout.to_owned(), images.to_owned()));
            }
        }
    }
}
