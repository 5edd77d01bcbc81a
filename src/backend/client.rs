//! A client of one backend: the description, the site's settings and a fetch function. It takes a view of the newspaper
//! and returns a listing, an article, or an error that states what to do.

mod execute;
mod fan_out;
pub mod inspect;

use super::description::{Description, View, ViewKind};
use super::error::Error;
use super::map::{Mapper, SiteView};
use super::readers::Readers;
use super::request::{Fetch, Response, through_proxy};
use super::selector::Scope;
use super::traced::Traced;
use super::uri_template::{TemplateValue, UriTemplate};
use crate::body::{ParsedBody, RawBody};
use crate::document::Problem;
use crate::model::{Article, ArticleId, Category, Cursor, Headline, Listing, SafeUrl, Slug, Timestamp};
use execute::Exchange;
use std::cell::RefCell;

/// A list of headlines that the app shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ListView {
    /// All headlines, newest first.
    Latest,
    /// The headlines of a category.
    Category(Slug),
    /// The headlines of an author.
    Author(Slug),
    /// The headlines with a tag.
    Tag(Slug),
    /// The headlines that match a search query.
    Search(String),
    /// The headlines with a video.
    Videos,
}

impl ListView {
    /// The view of a description that serves the list.
    pub fn kind(&self) -> ViewKind {
        match self {
            ListView::Latest => ViewKind::Latest,
            ListView::Category(_) => ViewKind::Category,
            ListView::Author(_) => ViewKind::Author,
            ListView::Tag(_) => ViewKind::Tag,
            ListView::Search(_) => ViewKind::Search,
            ListView::Videos => ViewKind::Videos,
        }
    }
}

/// A category of the site with its counterpart in the backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteCategory {
    /// The category as readers see it.
    pub category: Category,
    /// The category in the backend's requests: a slug, an id, the name of a feed.
    pub backend: String,
}

/// A site's settings for its backend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The value of `{base}` in templates: an absolute address without a trailing slash.
    pub base: String,
    /// The values of the description's parameters.
    pub parameters: Vec<(String, String)>,
    /// The proxy for all requests: a URI Template (RFC 6570) of the variable `url`.
    pub proxy: Option<String>,
    /// The site's categories.
    pub categories: Vec<SiteCategory>,
    /// The language of the publication (BCP 47), if it is known.
    pub language: Option<String>,
    /// The number of headlines per page.
    pub items_per_page: u32,
}

/// The most pages of the latest headlines that are read to fill one page of a filtered list.
const MOST_FILTERED_PAGES: usize = 5;
/// The most lists in the cache of listings.
const MOST_CACHED_LISTINGS: usize = 8;
/// The number of items that are mapped before the first of them are shown; most lists have fewer.
const FIRST_PART: usize = 100;
/// The number of items that are then mapped at a time, between which the page is rendered and handles input.
const PART: usize = 400;
/// The most categories of a backend that are shown if the site names none.
const MOST_OWN_CATEGORIES: usize = 8;
/// The most addresses in the cache of article addresses.
const MOST_CACHED_ADDRESSES: usize = 5000;

/// Variables of the templates: names and values.
type Variables = Vec<(String, String)>;

/// A client of one backend.
pub struct Client {
    description: Description,
    settings: Settings,
    fetch: Fetch,
    /// The template of the proxy, if there is one.
    proxy: Option<UriTemplate>,
    readers: Readers,
    /// The results of lookups, by request: the id of a slug does not change while a page is open.
    lookup_cache: RefCell<Variables>,
    /// The addresses of articles in the lists read so far, so that links between articles stay in the app.
    address_cache: RefCell<Vec<(String, ArticleId)>>,
    /// The latest lists read, for a backend without a request for a single article.
    listing_cache: RefCell<Vec<CachedListing>>,
}

/// A response that was mapped to a list, with the id of each item's article.
struct CachedListing {
    kind: ViewKind,
    exchange: Exchange,
    ids: Vec<Option<ArticleId>>,
}

impl Client {
    /// A client that sends requests with `fetch` and parses bodies and XML with `readers`. Errs as [`Client::check`]
    /// does.
    pub fn new(
        description: Description,
        settings: Settings,
        fetch: Fetch,
        readers: Readers,
    ) -> Result<Self, Vec<Problem>> {
        Self::check(&description, &settings)?;
        let proxy = settings.proxy.as_deref().and_then(|proxy| UriTemplate::parse(proxy).ok());
        let fetch = match proxy.clone() {
            Some(proxy) => through_proxy(proxy, fetch),
            None => fetch,
        };
        Ok(Self {
            description,
            settings,
            fetch,
            proxy,
            readers,
            lookup_cache: RefCell::default(),
            address_cache: RefCell::default(),
            listing_cache: RefCell::default(),
        })
    }

    /// Errs if the site lacks a required parameter of the description or sets an unknown one.
    pub fn check(description: &Description, settings: &Settings) -> Result<(), Vec<Problem>> {
        let mut problems = Vec::new();
        let mut note = |name: &str, message: String| {
            problems.push(Problem { path: ["$.backend.parameters.", name].concat(), message });
        };
        for parameter in &description.parameters {
            let given = settings.parameters.iter().any(|(name, value)| *name == parameter.name && !value.is_empty());
            if parameter.required && !given && parameter.default.is_none() {
                note(&parameter.name, [&description.name, " needs this parameter; it is missing"].concat());
            }
        }
        let names: Vec<&str> = description.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        for (name, _) in settings.parameters.iter().filter(|(name, _)| !names.contains(&name.as_str())) {
            note(name, [&description.name, " has no such parameter; it knows: ", &names.join(", ")].concat());
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// Takes the backend's first categories for a site that names none itself.
    pub async fn with_own_categories(mut self) -> Self {
        if self.settings.categories.is_empty() {
            // A backend that does not respond yields no navigation; its lists will report the failure.
            let found = self.categories().await.unwrap_or_default();
            let named = |category: Category| SiteCategory { backend: category.slug.as_str().to_owned(), category };
            self.settings.categories = found.into_iter().take(MOST_OWN_CATEGORIES).map(named).collect();
        }
        self
    }

    /// The article at an address, if a list has contained it, so that links between articles stay in the app.
    pub fn article_at(&self, url: &SafeUrl) -> Option<ArticleId> {
        self.address_cache.borrow().iter().rfind(|(known, _)| known == url.as_str()).map(|(_, id)| id.clone())
    }

    /// The site's categories.
    pub fn site_categories(&self) -> &[SiteCategory] {
        &self.settings.categories
    }

    /// Whether the backend serves a view itself, so that it need not be derived.
    pub fn answers(&self, kind: ViewKind) -> bool {
        self.view(kind).is_some()
    }

    fn view(&self, kind: ViewKind) -> Option<&View> {
        self.description.view(kind, &|name| self.parameter(name).is_some())
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        let given = self.settings.parameters.iter().find(|(known, value)| known == name && !value.is_empty());
        let default = || self.description.parameters.iter().find(|known| known.name == name)?.default.as_deref();
        given.map(|(_, value)| value.as_str()).or_else(default)
    }

    /// A page of headlines.
    pub async fn listing(&self, view: &ListView, cursor: &Cursor) -> Result<Listing, Error> {
        self.listing_in_parts(view, cursor, &|_| {}).await.map(|listing| listing.value)
    }

    /// A page of headlines with the requested addresses. For a very long list, `early` is called with the first
    /// headlines while the others are being mapped.
    pub async fn listing_in_parts(
        &self,
        view: &ListView,
        cursor: &Cursor,
        early: &dyn Fn(Listing),
    ) -> Result<Traced<Listing>, Error> {
        let kind = view.kind();
        // Videos may be a category of the site.
        if *view == ListView::Videos && !self.answers(kind) {
            let videos = self.settings.categories.iter().find(|known| known.category.slug.as_str() == "videos");
            return match videos {
                Some(videos) => self.category(&videos.category.slug, cursor, early).await,
                None => self.filter_latest(cursor, &|headline| headline.video.is_some()).await,
            };
        }
        let variables = match view {
            ListView::Category(slug) => return self.category(slug, cursor, early).await,
            ListView::Author(slug) | ListView::Tag(slug) => single("slug", slug.as_str()),
            ListView::Search(query) => single("query", query),
            ListView::Latest | ListView::Videos => Vec::new(),
        };
        self.fetch_listing(kind, variables, cursor, early).await
    }

    async fn category(&self, slug: &Slug, cursor: &Cursor, early: &dyn Fn(Listing)) -> Result<Traced<Listing>, Error> {
        if self.answers(ViewKind::Category) {
            let own = self.settings.categories.iter().find(|known| known.category.slug == *slug);
            let name = own.map_or(slug.as_str(), |known| known.backend.as_str());
            return self.fetch_listing(ViewKind::Category, single("slug", name), cursor, early).await;
        }
        self.filter_latest(cursor, &|headline| headline.category.as_ref().is_some_and(|known| known.slug == *slug))
            .await
    }

    /// One article.
    pub async fn article(&self, id: &ArticleId) -> Result<Article, Error> {
        self.traced_article(id).await.map(|article| article.value)
    }

    /// An article with the addresses that are requested if its page is opened directly.
    pub async fn traced_article(&self, id: &ArticleId) -> Result<Traced<Article>, Error> {
        let Some(view) = self.view(ViewKind::Article) else { return self.find_article(id).await };
        let exchange = self.execute(view, single("id", id.as_str()), &Cursor::Start).await?;
        if exchange.ended {
            return Err(Error::NotFound { url: exchange.response.url });
        }
        let look = |name: &str| self.variable(name, &exchange.variables);
        let mapper = self.mapper(view, &exchange, &look);
        let items = mapper.items();
        // The feed of one article may contain others too.
        let named = items.iter().find(|item| mapper.headline(item).is_some_and(|headline| headline.id == *id));
        let Some(first) = named.or(items.first()) else {
            return Err(Error::NotFound { url: exchange.response.url.clone() });
        };
        let (mut headline, raw, withheld) =
            mapper.article(first).ok_or_else(|| unexpected(&exchange.response, view))?;
        // The article keeps the requested id, however the response spells it.
        headline.id = id.clone();
        let article = self.with_body((headline, raw, withheld), exchange.response.cached_at()).await?;
        Ok(Traced::new(article, exchange.addresses.clone()))
    }

    /// Completes an article with its body, parsed by the reader of its dialect.
    async fn with_body(
        &self,
        (mut headline, raw, withheld): (Headline, RawBody, bool),
        cached_at: Option<Timestamp>,
    ) -> Result<Article, Error> {
        let has_body = !raw.values.is_empty();
        let mut read = ParsedBody::default();
        if has_body || raw.source.is_some() {
            match (self.readers.body)(raw).await {
                Ok(body) => read = body,
                Err(error) if has_body => return Err(error),
                Err(_) => {}
            }
        }
        if let (Some(source), Some(url)) = (&mut headline.source, read.source) {
            source.url = url;
        }
        if let (Some(image), Some(twin)) = (&mut headline.image, read.lead) {
            image.complete(twin);
        }
        headline.reading_minutes = Some(read.minutes).filter(|minutes| *minutes > 0).or(headline.reading_minutes);
        Ok(Article { headline, body: read.blocks, truncated: withheld || read.cut, cached_at })
    }

    /// The backend's categories; empty if it does not serve them.
    pub async fn categories(&self) -> Result<Vec<Category>, Error> {
        let Some(view) = self.view(ViewKind::Categories) else { return Ok(Vec::new()) };
        let exchange = self.execute(view, Vec::new(), &Cursor::Start).await?;
        let look = |name: &str| self.variable(name, &exchange.variables);
        Ok(self.mapper(view, &exchange, &look).categories())
    }

    /// Finds an article of a backend without a request for a single article: in the lists read so far, or else in the
    /// latest headlines.
    async fn find_article(&self, id: &ArticleId) -> Result<Traced<Article>, Error> {
        if let Some((found, cached_at)) = self.cached_article(id) {
            return Ok(Traced::new(self.with_body(found, cached_at).await?, self.cached_addresses(id)));
        }
        let Some(view) = self.view(ViewKind::Latest) else {
            return Err(Error::NotOffered { view: ViewKind::Article.name() });
        };
        let (mut cursor, mut url, mut addresses) = (Cursor::Start, String::new(), Vec::new());
        for _ in 0..MOST_FILTERED_PAGES {
            let exchange = self.execute(view, Vec::new(), &cursor).await?;
            addresses.extend_from_slice(&exchange.addresses);
            let look = |name: &str| self.variable(name, &exchange.variables);
            let mapper = self.mapper(view, &exchange, &look);
            let items = mapper.items();
            let found = items.iter().find(|item| mapper.headline(item).is_some_and(|headline| headline.id == *id));
            if let Some(found) = found.and_then(|item| mapper.article(item)) {
                return Ok(Traced::new(self.with_body(found, exchange.response.cached_at()).await?, addresses));
            }
            url.clone_from(&exchange.response.url);
            match self.next(view, &exchange, items.len(), mapper.scope) {
                Some(next) => cursor = next,
                None => break,
            }
        }
        Err(Error::NotFound { url })
    }

    /// An article in the cache of listings, and the time at which the service worker cached that response, if it did.
    fn cached_article(&self, id: &ArticleId) -> Option<((Headline, RawBody, bool), Option<Timestamp>)> {
        let listings = self.listing_cache.borrow();
        let at = |listing: &CachedListing| listing.ids.iter().position(|known| known.as_ref() == Some(id));
        let (CachedListing { kind, exchange, .. }, at) =
            listings.iter().rev().find_map(|listing| Some((listing, at(listing)?)))?;
        let look = |name: &str| self.variable(name, &exchange.variables);
        let mapper = self.mapper(self.view(*kind)?, exchange, &look);
        Some((mapper.article(mapper.items().get(at)?)?, exchange.response.cached_at()))
    }

    /// The addresses that [`Self::find_article`] requests if no list has been read yet: known if the first page of the
    /// latest headlines contains the article, else empty.
    fn cached_addresses(&self, id: &ArticleId) -> Vec<String> {
        let listings = self.listing_cache.borrow();
        let is_first_page = |listing: &&CachedListing| {
            listing.kind == ViewKind::Latest
                && listing.exchange.cursor == Cursor::Start
                && listing.ids.iter().any(|known| known.as_ref() == Some(id))
        };
        listings.iter().find(is_first_page).map(|listing| listing.exchange.addresses.clone()).unwrap_or_default()
    }

    /// Derives a list that the backend does not serve: filters the latest headlines until the page is full or enough
    /// pages were read.
    async fn filter_latest(
        &self,
        cursor: &Cursor,
        belongs: &dyn Fn(&Headline) -> bool,
    ) -> Result<Traced<Listing>, Error> {
        let Traced { value: mut out, answers: mut addresses } =
            self.fetch_listing(ViewKind::Latest, Vec::new(), cursor, &|_| {}).await?;
        out.headlines.retain(belongs);
        for _ in 1..MOST_FILTERED_PAGES {
            if out.headlines.len() >= self.settings.items_per_page as usize {
                break;
            }
            let Some(next) = out.next.take() else { break };
            let more = self.fetch_listing(ViewKind::Latest, Vec::new(), &next, &|_| {}).await?;
            addresses.extend(more.answers);
            let more = more.value;
            out.headlines.extend(more.headlines.into_iter().filter(belongs));
            out.left_out += more.left_out;
            out.next = more.next.filter(|after| *after != next);
        }
        out.total = None;
        Ok(Traced::new(out, addresses))
    }

    async fn fetch_listing(
        &self,
        kind: ViewKind,
        variables: Variables,
        cursor: &Cursor,
        early: &dyn Fn(Listing),
    ) -> Result<Traced<Listing>, Error> {
        let Some(view) = self.view(kind) else { return Err(Error::NotOffered { view: kind.name() }) };
        let exchange = self.execute(view, variables, cursor).await?;
        let mut out = Listing::default();
        if exchange.ended {
            return Ok(Traced::new(out, exchange.addresses));
        }
        let look = |name: &str| self.variable(name, &exchange.variables);
        let mapper = self.mapper(view, &exchange, &look);
        let items = mapper.items();
        if items.is_empty() && !view.items.has_container(&exchange.document, mapper.scope) {
            return Err(unexpected(&exchange.response, view));
        }
        let mut ids = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            if at >= FIRST_PART && (at - FIRST_PART).is_multiple_of(PART) {
                if at == FIRST_PART {
                    early(out.clone());
                }
                crate::browser::event_loop::next_task().await;
            }
            let headline = mapper.headline(item);
            ids.push(headline.as_ref().map(|headline| headline.id.clone()));
            match headline {
                // An article that is listed twice on one page is shown once.
                Some(headline) if out.headlines.iter().rev().take(200).any(|known| known.id == headline.id) => {}
                Some(headline) => out.headlines.push(headline),
                None => out.left_out += 1,
            }
        }
        if out.headlines.is_empty() && !items.is_empty() {
            return Err(unexpected(&exchange.response, view));
        }
        out.cached_at = exchange.response.cached_at();
        out.total = view.paging.total(mapper.scope);
        out.next = self.next(view, &exchange, items.len(), mapper.scope);
        self.cache_addresses(&out.headlines);
        drop(items);
        let addresses = exchange.addresses.clone();
        self.cache_listing(kind, exchange, ids);
        Ok(Traced::new(out, addresses))
    }

    /// Caches a response of a backend without a request for a single article.
    fn cache_listing(&self, kind: ViewKind, exchange: Exchange, ids: Vec<Option<ArticleId>>) {
        if self.answers(ViewKind::Article) {
            return;
        }
        let mut listings = self.listing_cache.borrow_mut();
        listings.retain(|CachedListing { exchange: known, .. }| {
            known.response.url != exchange.response.url || known.cursor != exchange.cursor
        });
        if listings.len() >= MOST_CACHED_LISTINGS {
            listings.remove(0);
        }
        listings.push(CachedListing { kind, exchange, ids });
    }

    fn next(&self, view: &View, exchange: &Exchange, count: usize, scope: Scope) -> Option<Cursor> {
        let limit = view.paging.limit(self.settings.items_per_page);
        view.paging.next(&exchange.cursor, count, limit, &exchange.response.url, scope)
    }

    /// Caches the addresses of articles, the latest last. Duplicates are not removed, since a list may have thousands
    /// of articles.
    fn cache_addresses(&self, headlines: &[Headline]) {
        let mut known = self.address_cache.borrow_mut();
        let new = headlines.iter().take(MOST_CACHED_ADDRESSES);
        known.extend(
            new.filter_map(|headline| Some((headline.source.as_ref()?.url.as_str().to_owned(), headline.id.clone()))),
        );
        let too_many = known.len().saturating_sub(MOST_CACHED_ADDRESSES);
        known.drain(..too_many);
    }

    fn mapper<'a>(
        &'a self,
        view: &'a View,
        exchange: &'a Exchange,
        variables: &'a dyn Fn(&str) -> Option<TemplateValue>,
    ) -> Mapper<'a> {
        let scope = Scope { document: &exchange.document, headers: &exchange.response.headers, variables };
        Mapper { description: &self.description, view, scope, address: &exchange.response.url, site: self }
    }
}

impl SiteView for Client {
    fn category(&self, slug: Option<&str>, title: &str) -> Option<Category> {
        let same = |known: &&SiteCategory| {
            slug.is_some_and(|slug| known.backend == slug || known.category.slug.as_str() == slug)
                || known.category.title.eq_ignore_ascii_case(title)
                || known.backend.eq_ignore_ascii_case(title)
        };
        self.settings.categories.iter().find(same).map(|known| known.category.clone())
    }

    fn language(&self) -> Option<String> {
        self.settings.language.clone()
    }

    fn has_authors(&self) -> bool {
        self.answers(ViewKind::Author)
    }

    fn has_tags(&self) -> bool {
        self.answers(ViewKind::Tag)
    }
}

/// The variables of a request with a single one.
fn single(name: &str, value: &str) -> Variables {
    vec![(name.to_owned(), value.to_owned())]
}

fn unexpected(response: &Response, view: &View) -> Error {
    Error::Unexpected { url: response.url.clone(), expected: view.items.expectation() }
}

#[cfg(test)]
mod tests;
