//! The addresses of the app in one place: the enum is parsed from a location and formatted as one here, and no other
//! file contains a path. The app may be served under a sub-path (`/news/`); [`Route::href`] begins with that base.

use crate::browser;
use crate::model::{ArticleId, Cursor, Slug};

/// A view with everything that its address contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The front page.
    Front,
    /// All headlines, newest first.
    Latest(Cursor),
    /// The headlines of a category.
    Category(Slug, Cursor),
    /// One article.
    Article(ArticleId),
    /// The articles with a video.
    Videos(Cursor),
    /// The articles of one author.
    Author(Slug, Cursor),
    /// The articles with one tag.
    Tag(Slug, Cursor),
    /// The results of a search; an empty query shows the form alone.
    Search(String, Cursor),
    /// The publisher's page for trying a backend.
    Connect,
    /// The page for building a widget.
    Widgets,
    /// The reader's saved articles.
    Saved,
    /// The settings, and what is stored on the device.
    Settings,
    /// An address that is not a view of the app; keeps the path for display.
    NotFound(String),
}

impl Route {
    /// Parses a location: `path` is percent-encoded and begins with the base path, `query` is the part after the
    /// question mark.
    pub fn parse(path: &str, query: &str) -> Self {
        Self::parse_under(browser::location::base_path(), path, query)
    }

    /// The view at an address to which the router may navigate; `base` is the address of the app. `None` for an address
    /// that is not a view, and for the page for trying backends, which is a document of its own.
    pub fn of_address(address: &str, base: &str) -> Option<Self> {
        let rest = address.strip_prefix(base)?;
        let rest = rest.split_once('#').map_or(rest, |(rest, _)| rest);
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let route = Self::parse(&[browser::location::base_path(), path].concat(), query);
        Some(route).filter(|route| !matches!(route, Route::NotFound(_) | Route::Connect))
    }

    fn parse_under(base: &str, path: &str, query: &str) -> Self {
        let not_found = || Route::NotFound(browser::location::decode(path));
        // `/news` is the front page of `/news/`.
        let Some(rest) = path.strip_prefix(base).or_else(|| (base.strip_suffix('/') == Some(path)).then_some(""))
        else {
            return not_found();
        };
        let segments: Vec<String> =
            rest.split('/').filter(|segment| !segment.is_empty()).map(browser::location::decode).collect();
        let cursor = || Cursor::from_query(browser::location::query_value(query, "page").as_deref());
        let slug = |segment: &str| Slug::from_segment(segment);
        let route = match segments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            [] | ["index.html"] => Some(Route::Front),
            ["latest"] => Some(Route::Latest(cursor())),
            ["videos"] => Some(Route::Videos(cursor())),
            ["search"] => {
                let words = browser::location::query_value(query, "q").unwrap_or_default();
                Some(Route::Search(words.trim().to_owned(), cursor()))
            }
            ["connect"] => Some(Route::Connect),
            ["widgets"] => Some(Route::Widgets),
            ["saved"] => Some(Route::Saved),
            ["settings"] => Some(Route::Settings),
            ["category", name] => slug(name).map(|slug| Route::Category(slug, cursor())),
            ["author", name] => slug(name).map(|slug| Route::Author(slug, cursor())),
            ["tag", name] => slug(name).map(|slug| Route::Tag(slug, cursor())),
            ["article", name] => ArticleId::from_segment(name).map(Route::Article),
            _ => None,
        };
        route.unwrap_or_else(not_found)
    }

    /// The address of the route, relative to the origin: path and query.
    pub fn href(&self) -> String {
        let mut out = String::from(browser::location::base_path());
        let mut named = |kind: &str, segment: String| {
            out.push_str(kind);
            out.push_str(&segment);
        };
        match self {
            Route::Front => {}
            Route::Latest(_) => named("latest", String::new()),
            Route::Videos(_) => named("videos", String::new()),
            Route::Search(..) => named("search", String::new()),
            Route::Connect => named("connect", String::new()),
            Route::Widgets => named("widgets", String::new()),
            Route::Saved => named("saved", String::new()),
            Route::Settings => named("settings", String::new()),
            Route::Category(slug, _) => named("category/", slug.to_segment()),
            Route::Author(slug, _) => named("author/", slug.to_segment()),
            Route::Tag(slug, _) => named("tag/", slug.to_segment()),
            Route::Article(id) => named("article/", id.to_segment()),
            // Two leading slashes would name another host; URL parsers ignore control characters.
            Route::NotFound(path) => {
                let path = path.trim_start_matches(|c: char| matches!(c, '/' | '\\') || c.is_ascii_control());
                return ["/", path].concat();
            }
        }
        let mut mark = '?';
        let mut pair = |name: &str, value: &str| {
            out.push(mark);
            out.push_str(name);
            out.push('=');
            out.push_str(&browser::location::encode(value));
            mark = '&';
        };
        if let Route::Search(query, _) = self
            && !query.is_empty()
        {
            pair("q", query);
        }
        if let Some(page) = self.cursor().and_then(Cursor::to_query) {
            pair("page", &page);
        }
        out
    }

    /// The cursor of the route's listing; `None` for a route without one.
    pub fn cursor(&self) -> Option<&Cursor> {
        match self {
            Route::Latest(cursor)
            | Route::Category(_, cursor)
            | Route::Videos(cursor)
            | Route::Author(_, cursor)
            | Route::Tag(_, cursor)
            | Route::Search(_, cursor) => Some(cursor),
            Route::Front
            | Route::Article(_)
            | Route::Connect
            | Route::Widgets
            | Route::Saved
            | Route::Settings
            | Route::NotFound(_) => None,
        }
    }

    /// The same route at another cursor; a route without a listing is unchanged.
    pub fn at(&self, cursor: Cursor) -> Self {
        match self.clone() {
            Route::Latest(_) => Route::Latest(cursor),
            Route::Category(slug, _) => Route::Category(slug, cursor),
            Route::Videos(_) => Route::Videos(cursor),
            Route::Author(slug, _) => Route::Author(slug, cursor),
            Route::Tag(slug, _) => Route::Tag(slug, cursor),
            Route::Search(query, _) => Route::Search(query, cursor),
            other => other,
        }
    }

    /// Whether two routes are the same view, whatever page of its listing each shows.
    pub fn is_same_view(&self, other: &Self) -> bool {
        self.at(Cursor::Start) == other.at(Cursor::Start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all() -> Vec<Route> {
        let slug = || Slug::new("a b/ç").unwrap();
        let token = || Cursor::Token("https://x.example/?a=1&b=%20".into());
        vec![
            Route::Front,
            Route::Latest(Cursor::Start),
            Route::Latest(Cursor::Page(3)),
            Route::Videos(token()),
            Route::Category(slug(), Cursor::Page(2)),
            Route::Author(slug(), Cursor::Start),
            Route::Tag(slug(), token()),
            Route::Search("l'été & 100% + \"#\"".into(), Cursor::Page(2)),
            Route::Search(String::new(), Cursor::Start),
            Route::Connect,
            Route::Widgets,
            Route::Article(ArticleId::new("world/2022/feb/06/a-b").unwrap()),
        ]
    }

    #[test]
    fn every_route_round_trips_through_its_address() {
        for route in all() {
            let href = route.href();
            let (path, query) = href.split_once('?').unwrap_or((&href, ""));
            assert_eq!(Route::parse(path, query), route, "{href}");
        }
    }

    #[test]
    fn other_files_on_the_host_are_not_views_of_the_app() {
        let at = |path: &str| Route::of_address(&["https://news.example/", path].concat(), "https://news.example/");
        assert_eq!(at(""), Some(Route::Front));
        assert_eq!(at("#main"), Some(Route::Front));
        assert_eq!(at("latest?page=2#x"), Some(Route::parse("/latest", "page=2")));
        assert!(at("article/a~2f1").is_some());
        for other in ["files/report.pdf", "connect?url=https://a.example/", "wp-admin/", "latest/2", "article/"] {
            assert_eq!(at(other), None, "{other}");
        }
        assert_eq!(Route::of_address("https://other.example/latest", "https://news.example/"), None);
    }

    #[test]
    fn an_app_under_a_sub_path_matches_only_addresses_below_it() {
        assert_eq!(Route::parse_under("/news/", "/news/", ""), Route::Front);
        assert_eq!(Route::parse_under("/news/", "/news", ""), Route::Front);
        assert_eq!(Route::parse_under("/news/", "/news/latest", "page=2"), Route::Latest(Cursor::Page(2)));
        assert_eq!(Route::parse_under("/news/", "/latest", ""), Route::NotFound("/latest".into()));
    }

    #[test]
    fn an_unknown_address_is_not_found_and_keeps_its_path() {
        for path in ["/nope", "/category", "/category/", "/article/a/b", "/latest/2"] {
            assert_eq!(Route::parse(path, ""), Route::NotFound(path.into()), "{path}");
        }
    }

    proptest! {
        #[test]
        fn every_address_is_on_the_origin_of_the_app(path in "/[/\\\\a-z:.%0-9?#@\t-]{0,30}", query in "[a-z=&%~:/]{0,20}") {
            let href = Route::parse(&path, &query).href();
            let whole = crate::browser::url::parse(&href, Some("https://news.example/a/")).unwrap();
            prop_assert_eq!(whole.origin, "https://news.example", "{}", href);
        }
    }

    #[test]
    fn a_trailing_slash_does_not_matter() {
        assert_eq!(Route::parse("/latest/", ""), Route::Latest(Cursor::Start));
    }
}
