//! What was picked, and the lines that say so in somebody's page. They are markup as text, which is shown and copied and
//! never parsed here; whatever is not ours in it is escaped.

use crate::browser::location::encode;
use crate::model::Category;

/// How headlines come into the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// By the script.
    #[default]
    Script,
    /// By a frame alone.
    Frame,
}

/// The words that an attribute may have, the first of which need not be said.
pub const LAYOUTS: [&str; 5] = ["list", "cards", "compact", "ticker", "magazine"];
/// Those of pictures.
pub const IMAGES: [&str; 3] = ["small", "large", "none"];
/// Those of colours.
pub const THEMES: [&str; 4] = ["host", "auto", "light", "dark"];
/// How many headlines there may be.
pub const COUNTS: [u32; 6] = [3, 5, 8, 10, 15, 20];
/// How many there are where nothing is said.
const COUNT: u32 = 5;

/// What was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// A category; the latest headlines without one.
    pub category: Option<Category>,
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
    /// How it comes into the page.
    pub way: Way,
}

impl Default for Picked {
    fn default() -> Self {
        Self {
            category: None,
            layout: LAYOUTS[0],
            images: IMAGES[0],
            theme: THEMES[0],
            count: COUNT,
            summary: false,
            date: true,
            source: false,
            heading: String::new(),
            way: Way::default(),
        }
    }
}

impl Picked {
    /// The attributes that say what is not so by itself.
    fn attributes(&self) -> Vec<(&'static str, String)> {
        let mut out = Vec::new();
        let mut add = |name, value: &str, usual: &str| {
            if value != usual {
                out.push((name, value.to_owned()));
            }
        };
        add("category", self.category.as_ref().map_or("", |category| category.slug.as_str()), "");
        add("count", &self.count.to_string(), &COUNT.to_string());
        add("layout", self.layout, LAYOUTS[0]);
        add("images", self.images, IMAGES[0]);
        add("theme", self.theme, THEMES[0]);
        for (name, is_there) in [("summary", self.summary), ("date", self.date), ("source", self.source)] {
            add(name, if is_there { "true" } else { "" }, "");
        }
        add("heading", self.heading.trim(), "");
        out
    }

    /// The lines for a page. `base` is the address of the newspaper, with a slash at its end, and `name` its name.
    pub fn lines(&self, base: &str, name: &str) -> String {
        let title = match &self.category {
            Some(category) => [&category.title, " – ", name].concat(),
            None => name.to_owned(),
        };
        match self.way {
            Way::Script => self.script(base, &title),
            Way::Frame => self.frame(base, &title),
        }
    }

    fn script(&self, base: &str, title: &str) -> String {
        let mut out = format!("<news-headlines site=\"{}\"", escaped(base));
        for (name, value) in self.attributes() {
            out.push_str(&format!(" {name}=\"{}\"", escaped(&value)));
        }
        let place = match &self.category {
            Some(category) => ["category/", &category.slug.to_segment()].concat(),
            None => "latest".to_owned(),
        };
        out.push_str(&format!(
            ">\n  <a href=\"{}\">{}</a>\n</news-headlines>\n",
            escaped(&[base, &place].concat()),
            escaped(title)
        ));
        out.push_str(&format!("<script async=\"async\" src=\"{}widget.js\"></script>\n", escaped(base)));
        out
    }

    fn frame(&self, base: &str, title: &str) -> String {
        let pairs: Vec<String> =
            self.attributes().iter().map(|(name, value)| [name, "=", &encode(value)].concat()).collect();
        let query = pairs.join("&");
        let mark = if query.is_empty() { "" } else { "?" };
        let address = [base, "embed/headlines/", mark, &query].concat();
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\" loading=\"lazy\"\n  \
             referrerpolicy=\"strict-origin\" style=\"border: 0\"\n  \
             sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\"></iframe>\n",
            escaped(&address),
            escaped(title),
            self.height()
        )
    }

    /// About how high headlines are in a column of 360 pixels, in CSS pixels (`style/embed.css`).
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

/// A text in markup, and as the value of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embed::Choice;
    use crate::model::Slug;

    const BASE: &str = "https://news.example/";

    fn port() -> Picked {
        Picked {
            category: Some(Category { slug: Slug::new("port").unwrap(), title: "Port & \"Sea\" <1>".into() }),
            layout: "cards",
            count: 8,
            heading: "A \"b\" & c".into(),
            ..Picked::default()
        }
    }

    #[test]
    fn what_is_usual_is_not_said() {
        let lines = Picked { date: false, ..Picked::default() }.lines(BASE, "The Harbour");
        let expected = "<news-headlines site=\"https://news.example/\">\n  <a href=\"https://news.example/latest\">The \
                        Harbour</a>\n</news-headlines>\n<script async=\"async\" src=\"https://news.example/widget.js\"></script>\n";
        assert_eq!(lines, expected);
    }

    #[test]
    fn what_was_picked_is_said_and_markup_in_it_is_text() {
        let lines = port().lines(BASE, "The Harbour");
        let start = "<news-headlines site=\"https://news.example/\" category=\"port\" count=\"8\" layout=\"cards\" \
                     date=\"true\" heading=\"A &quot;b&quot; &amp; c\">\n  <a href=\"https://news.example/category/port\">Port \
                     &amp; &quot;Sea&quot; &lt;1> – The Harbour</a>";
        assert!(lines.starts_with(start), "{lines}");
    }

    #[test]
    fn a_frame_asks_for_the_same() {
        let lines = Picked { way: Way::Frame, ..port() }.lines(BASE, "The Harbour");
        let query = lines.split(['?', '"']).nth(2).unwrap().replace("&amp;", "&");
        let choice = Choice::parse(&query);
        assert_eq!((choice.route.href().as_str(), choice.count, choice.date), ("/category/port", 8, true));
        assert_eq!(
            (choice.heading.as_deref(), choice.layout),
            (Some("A \"b\" & c"), crate::embed::choice::Layout::Cards)
        );
        assert!(lines.contains("src=\"https://news.example/embed/headlines/?category=port&amp;count=8"), "{lines}");
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
