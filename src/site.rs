//! The site file, `site.json`, which turns one build of the app into a particular newspaper. It is parsed and validated
//! when the page starts; every mistake is reported with its path.

use crate::backend::client::{Settings, SiteCategory};
use crate::backend::uri_template::UriTemplate;
use crate::document::{DocumentNode, Problem, Problems};
use crate::json;
use crate::json::Value;
use crate::model::{Category, Slug};

/// The publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The name in the masthead.
    pub name: String,
    /// The line under the name.
    pub tagline: String,
    /// The language of the publication (BCP 47): that of the interface, dates and numbers if the app supports it.
    pub language: String,
    /// The base direction, if it differs from the language's own.
    pub direction: Option<Direction>,
    /// The IANA time zone of displayed dates; the reader's own if there is none.
    pub time_zone: Option<String>,
    /// The categories in the order of the navigation.
    pub categories: Vec<SiteCategory>,
    /// The number of headlines per page.
    pub items_per_page: u32,
    /// The backend.
    pub backend: BackendChoice,
}

/// The base direction of a text (HTML `dir`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

/// The backend that a site uses, with its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackendChoice {
    /// The address of the description, relative to the app: `backends/wordpress.json` for the preset `wordpress`.
    pub description: String,
    /// The backend's address, absolute or relative to the app.
    pub base: String,
    /// The values of the description's parameters.
    pub parameters: Vec<(String, String)>,
    /// The proxy for all requests, as a template of the variable `url`; `None` if requests go directly to the backend.
    pub proxy: Option<String>,
}

impl Default for Site {
    /// Time Plus News with the demo edition.
    fn default() -> Self {
        Self {
            name: "Time Plus News".to_owned(),
            tagline: "Breaking News, Latest News, World News, Headlines and Videos".to_owned(),
            language: "en".to_owned(),
            direction: None,
            time_zone: None,
            categories: Vec::new(),
            items_per_page: 20,
            backend: BackendChoice {
                description: preset("json-feed"),
                base: "demo".to_owned(),
                parameters: DEMO.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
                proxy: None,
            },
        }
    }
}

/// The addresses of the demo edition's feeds.
const DEMO: [(&str, &str); 5] = [
    ("latest", "latest.json"),
    ("category", "{slug}.json"),
    ("tag", "tags/{slug}.json"),
    ("author", "authors/{slug}.json"),
    ("article", "articles/{id}.json"),
];

fn preset(name: &str) -> String {
    ["backends/", name, ".json"].concat()
}

/// `app`, `url` and `policy` are for the commands that build a release: the name of the installed app, its address, and
/// the origins that its pages may load from.
const KEYS: [&str; 11] = [
    "url",
    "name",
    "tagline",
    "language",
    "direction",
    "time_zone",
    "categories",
    "items_per_page",
    "backend",
    "app",
    "policy",
];

impl Site {
    /// Parses a site file. A missing key has its default; errs with all mistakes.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let problems = Problems::default();
        let document: Value = match json::parse(text) {
            Ok(document) => document,
            Err(error) => {
                problems.note("$".to_owned(), ["not JSON: ", &error.to_string()].concat());
                return Err(problems.into_vec());
            }
        };
        let site = Self::read(&DocumentNode::root(&document, &problems));
        match (site, problems.into_vec()) {
            (Some(site), problems) if problems.is_empty() => Ok(site),
            (_, problems) => Err(problems),
        }
    }

    fn read(node: &DocumentNode) -> Option<Self> {
        let object = node.object(&KEYS)?;
        let mut site = Self::default();
        let text = |key: &str, default: &mut String| {
            if let Some(node) = object.get(key) {
                match node.text().map(str::trim) {
                    Some("") => node.note("expected a non-empty string"),
                    Some(text) => *default = text.to_owned(),
                    None => {}
                }
            }
        };
        text("name", &mut site.name);
        text("tagline", &mut site.tagline);
        text("language", &mut site.language);
        site.direction = object.get("direction").and_then(|node| node.one_of(&["ltr", "rtl"])).map(|at| match at {
            0 => Direction::LeftToRight,
            _ => Direction::RightToLeft,
        });
        site.time_zone = object.text("time_zone").map(str::to_owned);
        if let Some(number) = object.get("items_per_page").and_then(|node| node.number(1, 200)) {
            site.items_per_page = number as u32;
        }
        if let Some(node) = object.get("categories") {
            site.categories = read_categories(&node);
        }
        if let Some(node) = object.get("backend") {
            site.backend = BackendChoice::read(&node)?;
        }
        Some(site)
    }

    /// The settings for the client; `base` is the backend's absolute address.
    pub fn settings(&self, base: &str) -> Settings {
        Settings {
            base: base.trim_end_matches('/').to_owned(),
            parameters: self.backend.parameters.clone(),
            proxy: self.backend.proxy.clone(),
            categories: self.categories.clone(),
            language: Some(self.language.clone()),
            items_per_page: self.items_per_page,
        }
    }

    /// The category with a slug.
    pub fn category(&self, slug: &Slug) -> Option<&Category> {
        self.categories.iter().map(|known| &known.category).find(|category| category.slug == *slug)
    }
}

fn read_categories(node: &DocumentNode) -> Vec<SiteCategory> {
    let mut out: Vec<SiteCategory> = Vec::new();
    for node in node.items() {
        let Some(object) = node.object(&["slug", "title", "backend"]) else { continue };
        let slug = object.require("slug").and_then(|node| node.text().map(str::to_owned));
        let title = object.require("title").and_then(|node| node.text().map(str::to_owned));
        let backend = object.get("backend").and_then(|node| scalar(&node));
        let (Some(slug), Some(title)) = (slug, title) else { continue };
        let Some(name) = Slug::new(&slug) else {
            node.note("the slug is empty");
            continue;
        };
        if out.iter().any(|known| known.category.slug == name) {
            node.note_owned(["the slug \"", &slug, "\" is used twice"].concat());
            continue;
        }
        let backend = backend.unwrap_or(slug);
        out.push(SiteCategory { category: Category { slug: name, title: title.trim().to_owned() }, backend });
    }
    out
}

impl BackendChoice {
    fn read(node: &DocumentNode) -> Option<Self> {
        let object = node.object(&["preset", "description", "base", "parameters", "proxy"])?;
        let description = match (object.get("preset"), object.get("description")) {
            (Some(name), None) => {
                let text = name.text()?;
                if text.is_empty() || !text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
                    name.note("expected the name of a preset, such as \"wordpress\"; an address belongs under \"description\"");
                    return None;
                }
                preset(text)
            }
            (None, Some(address)) => address.text()?.to_owned(),
            (Some(_), Some(_)) => {
                node.note("both \"preset\" and \"description\" are given; keep one");
                return None;
            }
            (None, None) => {
                node.note("one of the keys \"preset\" and \"description\" is missing");
                return None;
            }
        };
        let parameters = object.get("parameters").map(|node| read_parameters(&node)).unwrap_or_default();
        let base = object.require("base")?;
        let address = base.text()?.trim().to_owned();
        if address.contains("://") && !address.starts_with("https://") && !address.starts_with("http://") {
            base.note("expected an address that begins with https:// or http://, or one relative to the site");
        }
        let proxy = object.get("proxy").and_then(|node| {
            proxy_template(node.text()?)
                .or_else(|| node.expected("an address, optionally with {url} or {+url} for the requested address"))
        });
        Some(Self { description, base: address, parameters, proxy })
    }
}

/// A proxy's address as a template of the variable `url`, which is appended to an address without variables.
fn proxy_template(address: &str) -> Option<String> {
    let address = address.trim();
    let template = if address.contains('{') { address.to_owned() } else { [address, "{+url}"].concat() };
    let is_good = UriTemplate::parse(&template).is_ok_and(|parsed| parsed.variables().all(|name| name == "url"));
    (is_good && !address.is_empty()).then_some(template)
}

fn read_parameters(node: &DocumentNode) -> Vec<(String, String)> {
    node.members().iter().filter_map(|(name, node)| Some(((*name).to_owned(), scalar(node)?))).collect()
}

/// A text or a number, as a text: ids are written either way.
fn scalar(node: &DocumentNode) -> Option<String> {
    json::to_text(node.value).or_else(|| node.expected("a string or a number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(text: &str) -> Vec<String> {
        Site::parse(text).unwrap_err().into_iter().map(|p| format!("{}: {}", p.path, p.message)).collect()
    }

    #[test]
    fn an_empty_site_is_time_plus_news_with_the_demo_edition() {
        assert_eq!(Site::parse("{}"), Ok(Site::default()));
    }

    #[test]
    fn a_site_maps_its_categories_to_those_of_the_backend() {
        let site = Site::parse(
            r#"{"name": "The Harbour", "language": "sv", "direction": "ltr", "items_per_page": 12, "time_zone": "Europe/Stockholm",
               "categories": [{"slug": "varlden", "title": "Världen", "backend": 7}, {"slug": "sport", "title": "Sport"}],
               "backend": {"preset": "wordpress", "base": "https://cms.example/", "parameters": {"embed": 1}}}"#,
        )
        .unwrap();
        assert_eq!(site.categories[0].backend, "7");
        assert_eq!(site.categories[1].backend, "sport");
        assert_eq!(site.backend.description, "backends/wordpress.json");
        assert_eq!(site.settings(&site.backend.base).base, "https://cms.example");
        assert_eq!(site.backend.parameters, [("embed".to_owned(), "1".to_owned())]);
    }

    #[test]
    fn all_mistakes_are_reported_at_once() {
        assert_eq!(
            mistakes(
                r#"{"nam": "x", "items_per_page": 0, "direction": "up", "tagline": "",
                    "categories": [{"slug": "a"}, {"slug": "b", "title": "B"}, {"slug": "b", "title": "C"}],
                    "backend": {"preset": "../x", "base": "https://a"}}"#
            ),
            [
                "$.nam: unknown key; did you mean \"name\"?",
                "$.tagline: expected a non-empty string",
                "$.direction: expected one of: ltr, rtl",
                "$.items_per_page: expected a whole number from 1 to 200, found a number",
                "$.categories[0]: the key \"title\" is missing",
                "$.categories[2]: the slug \"b\" is used twice",
                "$.backend.preset: expected the name of a preset, such as \"wordpress\"; an address belongs under \"description\"",
            ]
        );
    }

    #[test]
    fn a_truncated_file_is_reported_with_the_line() {
        assert!(mistakes("{\n\"name\": ")[0].contains("line 2"));
    }

    #[test]
    fn a_proxy_is_a_prefix_or_contains_a_variable_for_the_address() {
        let proxy = |text: &str| {
            let file =
                [r#"{"backend": {"preset": "ghost", "base": "https://a.example", "proxy": ""#, text, r#""}}"#].concat();
            Site::parse(&file).map(|site| site.backend.proxy).map_err(|problems| problems[0].message.clone())
        };
        assert_eq!(proxy("/proxy/"), Ok(Some("/proxy/{+url}".into())));
        assert_eq!(proxy("/proxy?url={url}"), Ok(Some("/proxy?url={url}".into())));
        for wrong in ["/proxy?url={address}", "/proxy/{", ""] {
            assert!(proxy(wrong).is_err_and(|message| message.starts_with("expected an address")), "{wrong}");
        }
    }

    #[test]
    fn a_backend_needs_an_address() {
        assert_eq!(mistakes(r#"{"backend": {"preset": "ghost"}}"#), ["$.backend: the key \"base\" is missing"]);
        assert_eq!(
            mistakes(r#"{"backend": {"base": "ftp://x"}}"#),
            ["$.backend: one of the keys \"preset\" and \"description\" is missing"]
        );
    }
}
