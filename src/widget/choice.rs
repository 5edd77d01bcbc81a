//! What a widget frame shows, parsed from the query of its address. Names and values are the attributes of
//! `<news-headlines>`; a missing or invalid value falls back to the first one, as it does there.

use crate::backend::ListView;
use crate::browser::location::query_value;
use crate::model::{Cursor, Slug};
use crate::route::Route;
use crate::words::Language;

/// The layout of the headlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A column, with the image beside the text.
    List,
    /// A grid, with the image above the text.
    Cards,
    /// One line per headline.
    Compact,
    /// A single line that scrolls horizontally.
    Ticker,
    /// A large first headline, then a list.
    Magazine,
}

/// The size of images.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Images {
    /// Beside the text.
    Small,
    /// Twice as large.
    Large,
    /// No images.
    None,
}

const LAYOUTS: [(&str, Layout); 5] = [
    ("list", Layout::List),
    ("cards", Layout::Cards),
    ("compact", Layout::Compact),
    ("ticker", Layout::Ticker),
    ("magazine", Layout::Magazine),
];
const IMAGES: [(&str, Images); 3] = [("small", Images::Small), ("large", Images::Large), ("none", Images::None)];

const TARGETS: [(&str, &str); 3] = [("_blank", "_blank"), ("_self", "_top"), ("_top", "_top")];

/// The default and the maximum number of headlines.
const COUNT: usize = 5;
const MOST: usize = 50;
/// The maximum length of a heading, in characters.
const LONGEST_HEADING: usize = 120;

/// The options of a widget frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The list to request.
    pub view: ListView,
    /// The page of the newspaper that shows the same list.
    pub route: Route,
    /// The number of headlines.
    pub count: usize,
    /// The layout.
    pub layout: Layout,
    /// The images.
    pub images: Images,
    /// Whether to show summaries.
    pub summary: bool,
    /// Whether to show times.
    pub date: bool,
    /// Whether to show the publication that a story came from.
    pub source: bool,
    /// The heading above the list.
    pub heading: Option<String>,
    /// Where a story opens (HTML `target`). `_self` would replace the headlines in the frame, so it becomes `_top`.
    pub target: &'static str,
    /// The maximum age of a story in milliseconds; `None` for any age.
    pub max_age: Option<i64>,
    /// The language of the interface, if supported.
    pub language: Option<Language>,
    /// The base direction, if it differs from the language's own.
    pub direction: Option<&'static str>,
}

/// Whether a value is valid.
type IsOne = fn(&str) -> bool;

impl Choice {
    /// Parses a query. The first of `category`, `tag`, `author` and `query` that is set determines the list; the
    /// default is the latest headlines.
    pub fn parse(query: &str) -> Self {
        let text = |name: &str| given(query, name);
        let is_there = |name: &str| query_value(query, name).is_some_and(|value| value.trim() != "false");
        let (view, route) = wanted(&text);
        Self {
            view,
            route,
            count: text("count").and_then(|text| count(&text)).unwrap_or(COUNT),
            layout: text("layout").and_then(|word| one_of(&LAYOUTS, &word)).unwrap_or(LAYOUTS[0].1),
            images: text("images").and_then(|word| one_of(&IMAGES, &word)).unwrap_or(IMAGES[0].1),
            summary: is_there("summary"),
            date: is_there("date"),
            source: is_there("source"),
            heading: text("heading").map(|text| text.chars().take(LONGEST_HEADING).collect()),
            target: text("target").and_then(|word| one_of(&TARGETS, &word)).unwrap_or(TARGETS[0].1),
            max_age: text("max-age").and_then(|text| age(&text)).filter(|age| *age > 0),
            language: text("lang").and_then(|tag| Language::from_tag(&tag)),
            direction: text("dir").and_then(|dir| direction(&dir)),
        }
    }

    /// The values of a query that are invalid or too long, as `name=value`.
    pub fn misunderstood(query: &str) -> Vec<String> {
        let is_slug: IsOne = |text| Slug::new(text).is_some();
        let rows: [(&str, IsOne); 11] = [
            ("category", is_slug),
            ("tag", is_slug),
            ("author", is_slug),
            ("count", |text| count(text).is_some()),
            ("layout", |word| one_of(&LAYOUTS, word).is_some()),
            ("images", |word| one_of(&IMAGES, word).is_some()),
            ("target", |word| one_of(&TARGETS, word).is_some()),
            ("max-age", |text| age(text).is_some()),
            ("heading", |text| text.chars().nth(LONGEST_HEADING).is_none()),
            ("lang", |tag| Language::from_tag(tag).is_some()),
            ("dir", |text| direction(text).is_some()),
        ];
        let row = |(name, is_understood): (&str, IsOne)| {
            let value = given(query, name).filter(|value| !is_understood(value))?;
            Some([name, "=", &value].concat())
        };
        rows.into_iter().filter_map(row).collect()
    }

    /// Whether images are shown: layouts of single lines have no room for them.
    pub fn has_pictures(&self) -> bool {
        self.images != Images::None && !matches!(self.layout, Layout::Compact | Layout::Ticker)
    }
}

fn wanted(text: &dyn Fn(&str) -> Option<String>) -> (ListView, Route) {
    let slug = |name: &str| text(name).and_then(Slug::new);
    if let Some(slug) = slug("category") {
        (ListView::Category(slug.clone()), Route::Category(slug, Cursor::Start))
    } else if let Some(slug) = slug("tag") {
        (ListView::Tag(slug.clone()), Route::Tag(slug, Cursor::Start))
    } else if let Some(slug) = slug("author") {
        (ListView::Author(slug.clone()), Route::Author(slug, Cursor::Start))
    } else if let Some(query) = text("query") {
        (ListView::Search(query.clone()), Route::Search(query, Cursor::Start))
    } else {
        (ListView::Latest, Route::Latest(Cursor::Start))
    }
}

/// The trimmed value of a name; `None` if it is empty.
fn given(query: &str, name: &str) -> Option<String> {
    query_value(query, name).map(|value| value.trim().to_owned()).filter(|it| !it.is_empty())
}

fn count(text: &str) -> Option<usize> {
    let count = text.parse::<f64>().ok().filter(|count| (1.0..=MOST as f64).contains(count))?;
    Some(count.round() as usize)
}

/// An age in milliseconds; 0 for any age.
fn age(text: &str) -> Option<i64> {
    let seconds = text.parse::<f64>().ok().filter(|seconds| *seconds == 0.0 || *seconds >= 1.0)?;
    Some((seconds * 1000.0) as i64)
}

fn direction(text: &str) -> Option<&'static str> {
    ["ltr", "rtl"].into_iter().find(|known| text.eq_ignore_ascii_case(known))
}

/// The value that a word stands for.
fn one_of<T: Copy>(known: &[(&str, T)], word: &str) -> Option<T> {
    known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identifier::LIMIT;

    #[test]
    fn an_empty_query_shows_the_five_latest_headlines() {
        let choice = Choice::parse("");
        assert_eq!((choice.view, choice.route), (ListView::Latest, Route::Latest(Cursor::Start)));
        assert_eq!((choice.count, choice.layout, choice.images), (5, Layout::List, Images::Small));
        assert_eq!((choice.summary, choice.date, choice.source, choice.heading), (false, false, false, None));
        assert_eq!((choice.target, choice.max_age, choice.language, choice.direction), ("_blank", None, None, None));
    }

    #[test]
    fn every_attribute_of_the_widget_is_parsed() {
        let choice = Choice::parse(
            "?site=x&category=world&count=12&layout=cards&images=large&summary=&date=true&source=false&heading=+World+\
             &target=_self&max-age=86400&lang=ar-EG&dir=RTL&theme=dark",
        );
        assert_eq!(choice.route.href(), "/category/world");
        assert_eq!((choice.count, choice.layout, choice.images), (12, Layout::Cards, Images::Large));
        assert_eq!((choice.summary, choice.date, choice.source), (true, true, false));
        assert_eq!(choice.heading.as_deref(), Some("World"));
        assert_eq!((choice.target, choice.max_age), ("_top", Some(86_400_000)));
        assert_eq!((choice.language, choice.direction), (Some(Language::Arabic), Some("rtl")));
    }

    #[test]
    fn invalid_values_fall_back_to_the_defaults() {
        let wrong =
            "count=0&layout=round&images=huge&target=javascript:alert(1)&max-age=soon&lang=tlh&dir=up&category=&tag=+";
        assert_eq!(Choice::parse(wrong), Choice::parse(""));
        let told = Choice::misunderstood(wrong);
        let expected = [
            "count=0",
            "layout=round",
            "images=huge",
            "target=javascript:alert(1)",
            "max-age=soon",
            "lang=tlh",
            "dir=up",
        ];
        assert_eq!(told, expected);
        for count in ["51", "-3", "NaN", "inf", "many"] {
            assert_eq!(Choice::parse(&["count=", count].concat()).count, 5, "{count}");
        }
        assert_eq!(Choice::parse("count=1e1").count, 10);
    }

    #[test]
    fn only_invalid_and_truncated_values_are_reported() {
        let long = "x".repeat(LONGEST_HEADING + 1);
        for (query, told) in [
            (format!("heading={long}"), vec![format!("heading={long}")]),
            (format!("heading={}", &long[1..]), vec![]),
            (format!("tag={long}&author={}", "y".repeat(LIMIT + 1)), vec![format!("author={}", "y".repeat(LIMIT + 1))]),
            ("site=x&category=world&count=12&layout=cards&images=none&target=_top&max-age=0&lang=fr&dir=rtl&theme=dark".to_owned(), vec![]),
        ] {
            assert_eq!(Choice::misunderstood(&query), told);
        }
    }

    #[test]
    fn the_first_list_in_the_order_of_precedence_is_shown() {
        for (query, view) in [
            ("query=tides&author=a&tag=t&category=c", ListView::Category(Slug::new("c").unwrap())),
            ("query=tides&author=a&tag=t", ListView::Tag(Slug::new("t").unwrap())),
            ("query=tides&author=a", ListView::Author(Slug::new("a").unwrap())),
            ("query=spring+tides", ListView::Search("spring tides".into())),
        ] {
            assert_eq!(Choice::parse(query).view, view);
        }
    }
}
