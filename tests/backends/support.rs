//! A backend for tests: a description that ships, the settings of a site, and a table of answers.

use crate::xml;
use futures::executor::block_on;
use serde_json::Value;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use time_plus_news::backend::client::{Settings, SiteCategory};
use time_plus_news::backend::{Client, Description, Error, Fetch, ListView, Readers, Request, Response};
use time_plus_news::json;
use time_plus_news::model::{
    Article, ArticleId, Block, Category, Cursor, Headline, Image, Listing, Published, Slug, block,
};
use url::Url;

/// The descriptions that this test program answers for.
pub const DESCRIPTIONS: [&str; 38] = [
    "wordpress",
    "json-feed",
    "ghost",
    "guardian",
    "newsapi",
    "ninjs",
    "wordpress-com",
    "gnews",
    "newsdata",
    "mediastack",
    "currents",
    "nyt-top-stories",
    "nyt-article-search",
    "arc-xp",
    "superdesk-publisher",
    "superdesk-newsroom",
    "rss",
    "atom",
    "rdf",
    "news-sitemap",
    "hacker-news",
    "hacker-news-algolia",
    "forem",
    "discourse",
    "reddit",
    "mastodon",
    "activitypub",
    "json-ld",
    "strapi",
    "strapi-3",
    "directus",
    "drupal",
    "contentful",
    "sanity",
    "prismic",
    "datocms",
    "storyblok",
    "payload",
];

/// The checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A description as it ships.
pub fn description(name: &str) -> Value {
    json_file(&root().join("public/backends").join([name, ".json"].concat()))
}

/// A description as it ships, read.
pub fn parsed(name: &str) -> Description {
    Description::parse_text(&description(name).to_string()).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"))
}

/// A fixture: `wordpress/latest`.
pub fn fixture(name: &str) -> Value {
    document_file(&fixture_path(name))
}

fn fixture_path(name: &str) -> PathBuf {
    let path = |ending: &str| root().join("tests/fixtures").join([name, ending].concat());
    if path(".xml").is_file() { path(".xml") } else { path(".json") }
}

/// Every fixture of a backend, in the order of their names.
pub fn fixtures(backend: &str) -> Vec<Value> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root().join("tests/fixtures").join(backend))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.iter().map(|path| document_file(path)).collect()
}

/// A document as a backend writes it.
pub fn written(backend: &str, document: &Value) -> String {
    if description(backend)["format"] == "xml" { xml::written(document) } else { document.to_string() }
}

fn document_file(path: &Path) -> Value {
    if path.extension().is_some_and(|extension| extension == "xml") {
        let text = std::fs::read_to_string(path).unwrap();
        return time_plus_news::xml::parse(&text)
            .map(changeable)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    json_file(path)
}

/// A document of the app, as tests take them apart.
pub fn changeable(document: json::Value) -> Value {
    serde_json::to_value(document).unwrap()
}

fn json_file(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// An answer of the table.
#[derive(Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub fn new(status: u16, body: impl Into<String>) -> Self {
        Self { status, headers: Vec::new(), body: body.into() }
    }

    pub fn fixture(name: &str) -> Self {
        Self::error(200, name)
    }

    pub fn error(status: u16, name: &str) -> Self {
        Self::new(status, std::fs::read_to_string(fixture_path(name)).unwrap_or_else(|error| panic!("{name}: {error}")))
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_ascii_lowercase(), value.to_owned()));
        self
    }

    fn response(&self, url: String) -> Response {
        Response { url, status: self.status, headers: self.headers.clone(), body: self.body.clone() }
    }
}

/// A backend that is being set up.
pub struct Setup {
    name: &'static str,
    settings: Settings,
    table: Vec<(Url, Answer)>,
}

/// A backend that answers from its table and notes what it was asked.
pub struct Backend {
    pub client: Client,
    asked: Rc<RefCell<Vec<Request>>>,
}

/// A site with a description that ships, at an address.
pub fn site(name: &'static str, base: &str) -> Setup {
    let settings = Settings { base: base.to_owned(), items_per_page: 2, ..Settings::default() };
    Setup { name, settings, table: Vec::new() }
}

impl Setup {
    pub fn parameter(mut self, name: &str, value: &str) -> Self {
        self.settings.parameters.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A category of the site's, and what it is in the backend.
    pub fn category(mut self, slug: &str, title: &str, backend: &str) -> Self {
        let category = Category { slug: Slug::new(slug).unwrap(), title: title.to_owned() };
        self.settings.categories.push(SiteCategory { category, backend: backend.to_owned() });
        self
    }

    /// How a request is answered: one of this path with at least these parameters in its query; with a fragment, one
    /// whose body holds it.
    pub fn answers(mut self, request: &str, answer: Answer) -> Self {
        let base = Url::parse(&[&self.settings.base, "/"].concat()).unwrap();
        self.table.push((base.join(request).unwrap(), answer));
        self
    }

    /// The backend. A request that its table does not know is a mistake of the test or of the description.
    pub fn start(self) -> Backend {
        let asked: Rc<RefCell<Vec<Request>>> = Rc::default();
        let (noted, name, table) = (asked.clone(), self.name, self.table);
        let fetch: Fetch = Rc::new(move |request: Request| {
            noted.borrow_mut().push(request.clone());
            let url = Url::parse(&request.url).unwrap();
            let sent = request.body.as_deref().unwrap_or_default();
            let found = table.iter().find(|(known, _)| fits(known, &url, sent));
            let (_, answer) = found.unwrap_or_else(|| panic!("{name} was asked for {url}"));
            let response = answer.response(request.url);
            Box::pin(async move { Ok(response) })
        });
        let client = Client::new(parsed(self.name), self.settings, fetch, Readers::direct()).unwrap();
        Backend { client, asked }
    }
}

fn fits(known: &Url, asked: &Url, sent: &str) -> bool {
    known.fragment().is_none_or(|words| sent.contains(words))
        && known.origin() == asked.origin()
        && known.path() == asked.path()
        && known.query_pairs().all(|pair| asked.query_pairs().any(|asked| asked == pair))
}

/// The parameters without which a site on a description cannot be.
pub fn required(name: &str) -> &'static [(&'static str, &'static str)] {
    match name {
        "contentful" => &[("space", "s1"), ("access_token", "k"), ("content_type", "article")],
        "datocms" | "storyblok" => &[("token", "k")],
        _ => &[],
    }
}

/// What a backend answers, one after another, until a list or a story has come: some must be asked for something first.
pub fn answers_before(name: &str) -> Vec<Answer> {
    if name == "prismic" { vec![Answer::fixture("prismic/api")] } else { Vec::new() }
}

/// A client that gets the same answers to whatever it asks, one after another and the last again and again.
pub fn client_of(name: &str, parameters: &[(&str, &str)], url: &str, answers: Vec<Answer>) -> Client {
    let (url, count) = (url.to_owned(), RefCell::new(0));
    let fetch: Fetch = Rc::new(move |_| {
        let at = count.replace_with(|count| *count + 1).min(answers.len() - 1);
        let response = answers[at].response(url.clone());
        Box::pin(async move { Ok(response) })
    });
    let parameters = parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let settings = Settings {
        proxy: None,
        base: "https://backend.example".into(),
        parameters,
        categories: Vec::new(),
        language: None,
        items_per_page: 100,
    };
    Client::new(parsed(name), settings, fetch, Readers::direct()).unwrap()
}

impl Backend {
    pub fn list(&self, view: ListView) -> Result<Listing, Error> {
        self.page(view, Cursor::Start)
    }

    pub fn page(&self, view: ListView, cursor: Cursor) -> Result<Listing, Error> {
        block_on(self.client.listing(&view, &cursor))
    }

    pub fn article(&self, id: &str) -> Result<Article, Error> {
        block_on(self.client.article(&ArticleId::new(id).unwrap()))
    }

    pub fn categories(&self) -> Vec<(String, String)> {
        let found = block_on(self.client.categories()).unwrap();
        found.into_iter().map(|category| (category.slug.as_str().to_owned(), category.title)).collect()
    }

    /// The addresses that were asked for since the last time.
    pub fn asked(&self) -> Vec<String> {
        self.asked.take().into_iter().map(|request| request.url).collect()
    }

    /// The bodies that were sent since the last time.
    pub fn bodies(&self) -> Vec<String> {
        self.asked.take().into_iter().filter_map(|request| request.body).collect()
    }

    /// The header fields of the last request.
    pub fn headers(&self) -> Vec<(String, String)> {
        self.asked.borrow().last().unwrap().headers.clone()
    }
}

pub fn category(slug: &str) -> ListView {
    ListView::Category(Slug::new(slug).unwrap())
}

pub fn tag(slug: &str) -> ListView {
    ListView::Tag(Slug::new(slug).unwrap())
}

pub fn author(slug: &str) -> ListView {
    ListView::Author(Slug::new(slug).unwrap())
}

pub fn search(query: &str) -> ListView {
    ListView::Search(query.to_owned())
}

/// The titles of a page.
pub fn titles(listing: &Listing) -> Vec<&str> {
    listing.headlines.iter().map(|headline| headline.title.as_str()).collect()
}

/// The names of a page's stories in the backend.
pub fn ids(listing: &Listing) -> Vec<&str> {
    listing.headlines.iter().map(|headline| headline.id.as_str()).collect()
}

/// When a story was published, as RFC 3339.
pub fn published(headline: &Headline) -> Option<String> {
    headline.published.as_ref().and_then(Published::timestamp).map(|at| at.to_rfc3339())
}

/// When a story was changed, as RFC 3339.
pub fn updated(headline: &Headline) -> Option<String> {
    headline.updated.map(|at| at.to_rfc3339())
}

/// The address of a story's source.
pub fn link(headline: &Headline) -> Option<&str> {
    headline.source.as_ref().map(|source| source.url.as_str())
}

/// The name and the slug of each author.
pub fn authors(headline: &Headline) -> Vec<(&str, Option<&str>)> {
    headline.authors.iter().map(|author| (author.name.as_str(), author.slug.as_ref().map(Slug::as_str))).collect()
}

/// The title and the slug of each tag.
pub fn tags(headline: &Headline) -> Vec<(&str, Option<&str>)> {
    headline.tags.iter().map(|tag| (tag.title.as_str(), tag.slug.as_ref().map(Slug::as_str))).collect()
}

/// The slug and the title of a story's category.
pub fn category_of(headline: &Headline) -> Option<(&str, &str)> {
    headline.category.as_ref().map(|category| (category.slug.as_str(), category.title.as_str()))
}

/// The widths of a picture with their addresses.
pub fn renditions(image: &Image) -> Vec<(u32, &str)> {
    image.renditions.iter().map(|rendition| (rendition.width, rendition.url.as_str())).collect()
}

/// What kind of block each of a body is, in one letter, and its text.
pub fn outline(body: &[Block]) -> Vec<String> {
    body.iter()
        .map(|part| {
            let unmarked = if let Block::Marked { block, .. } = part { block } else { part };
            let kind = match unmarked {
                Block::Paragraph(_) => "p",
                Block::Heading { .. } => "h",
                Block::List { .. } => "list",
                Block::Quote { .. } => "quote",
                Block::Figure(_) => "figure",
                Block::Rule => "rule",
                _ => "other",
            };
            let text = block::body_text(std::slice::from_ref(part));
            [kind, " ", &text.split_whitespace().collect::<Vec<_>>().join(" ")].concat().trim_end().to_owned()
        })
        .collect()
}
