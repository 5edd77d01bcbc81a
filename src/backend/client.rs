//! One backend in use: the description, the site's parameters and a way to fetch. What is asked of it is a view of
//! the newspaper; what it gives is a listing, an article, or an error that says what to do.

mod asking;
mod fan_out;
pub mod inspect;

use super::answer::{Answer, SiteView};
use super::description::{Description, View, ViewKind};
use super::error::Error;
use super::readers::Readers;
use super::reading::Scope;
use super::request::{Fetch, Response, through};
use super::traced::Traced;
use super::uri_template::{TemplateValue, UriTemplate};
use crate::body::{ParsedBody, RawBody};
use crate::document::{Problem, told};
use crate::model::{Article, ArticleId, Category, Cursor, Headline, Listing, SafeUrl, Slug, Timestamp};
use asking::Asked;
use std::cell::RefCell;

/// A list of headlines that the newspaper shows.
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
    /// Headlines that match words.
    Search(String),
    /// The headlines with a film.
    Videos,
}

impl ListView {
    /// The view of a description that gives it.
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

/// A category of the site with what it is in the backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteCategory {
    /// How readers know it.
    pub category: Category,
    /// What it is in the backend's requests: a slug, an id, the name of a feed.
    pub backend: String,
}

/// What a site says of its backend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The address that the templates' `{base}` stands for: absolute, without a slash at its end.
    pub base: String,
    /// The values of the description's parameters.
    pub parameters: Vec<(String, String)>,
    /// What every address that is asked is put into: a URI Template (RFC 6570) of the variable `url`.
    pub proxy: Option<String>,
    /// The site's categories.
    pub categories: Vec<SiteCategory>,
    /// The language of the publication (BCP 47), where it is known.
    pub language: Option<String>,
    /// How many headlines a page are wanted.
    pub items_per_page: u32,
}

/// The most pages that are read to fill one page of a list that is found by sorting through another.
const MOST_SIFTED_PAGES: usize = 5;
/// The most lists whose answers are remembered.
const MOST_SEEN: usize = 8;
/// How many items of a list are read before the first of them are shown; most lists have fewer.
const FIRST_PART: usize = 100;
/// How many items are read at once after that, between which the page is drawn and answers its reader.
const PART: usize = 400;
/// How many of a backend's own categories are taken where the site names none.
const MOST_OWN_CATEGORIES: usize = 8;
/// The most addresses of articles that are remembered.
const MOST_KNOWN: usize = 5000;

/// What a request is for: variables of the templates by name.
type Variables = Vec<(String, String)>;

/// A backend in use.
pub struct Client {
    description: Description,
    settings: Settings,
    fetch: Fetch,
    /// What every address is put into before it is asked, where there is a proxy.
    proxy: Option<UriTemplate>,
    readers: Readers,
    /// Values that were looked up, by the request that gave them: slugs do not change their ids while a page is open.
    looked_up: RefCell<Variables>,
    /// Addresses of articles that were seen in lists, so that links between stories stay in the app.
    known: RefCell<Vec<(String, ArticleId)>>,
    /// The answers of lists, for a backend that has no request for one article: the latest that were seen.
    seen: RefCell<Vec<Seen>>,
}

/// An answer that was read as a list, with the name of the story in each of its items.
struct Seen {
    kind: ViewKind,
    asked: Asked,
    ids: Vec<Option<ArticleId>>,
}

impl Client {
    /// A client that asks through `fetch` and has bodies and XML read by `readers`. Errs as [`Client::check`] does.
    pub fn new(
        description: Description,
        settings: Settings,
        fetch: Fetch,
        readers: Readers,
    ) -> Result<Self, Vec<Problem>> {
        Self::check(&description, &settings)?;
        let proxy = settings.proxy.as_deref().and_then(|proxy| UriTemplate::parse(proxy).ok());
        let fetch = match proxy.clone() {
            Some(proxy) => through(proxy, fetch),
            None => fetch,
        };
        Ok(Self {
            description,
            settings,
            fetch,
            proxy,
            readers,
            looked_up: RefCell::default(),
            known: RefCell::default(),
            seen: RefCell::default(),
        })
    }

    /// Errs when the site lacks a parameter that the description needs, or gives one that it does not know.
    pub fn check(description: &Description, settings: &Settings) -> Result<(), Vec<Problem>> {
        let mut problems = Vec::new();
        let mut note = |name: &str, message: String| {
            problems.push(Problem { path: told(|| ["$.backend.parameters.", name].concat()), message });
        };
        for parameter in &description.parameters {
            let given = settings.parameters.iter().any(|(name, value)| *name == parameter.name && !value.is_empty());
            if parameter.required && !given && parameter.default.is_none() {
                note(&parameter.name, told(|| [&description.name, " needs this parameter; it is missing"].concat()));
            }
        }
        let names: Vec<&str> = description.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        for (name, _) in settings.parameters.iter().filter(|(name, _)| !names.contains(&name.as_str())) {
            note(name, told(|| [&description.name, " has no such parameter; it knows: ", &names.join(", ")].concat()));
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// With the categories of a site that names none itself: those that the backend says it has, the first of them.
    pub async fn with_own_categories(mut self) -> Self {
        if self.settings.categories.is_empty() {
            // A backend that does not answer makes no navigation; its lists will say what is wrong.
            let found = self.categories().await.unwrap_or_default();
            let named = |category: Category| SiteCategory { backend: category.slug.as_str().to_owned(), category };
            self.settings.categories = found.into_iter().take(MOST_OWN_CATEGORIES).map(named).collect();
        }
        self
    }

    /// The story at an address, where a list has named it: links between stories then stay in the app.
    pub fn article_at(&self, url: &SafeUrl) -> Option<ArticleId> {
        self.known.borrow().iter().rfind(|(known, _)| known == url.as_str()).map(|(_, id)| id.clone())
    }

    /// The site's categories.
    pub fn site_categories(&self) -> &[SiteCategory] {
        &self.settings.categories
    }

    /// Whether the backend itself answers to a view, so that it need not be derived.
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

    /// A page of headlines with the addresses that were asked for it. Where there are very many, `early` is told of the
    /// first while the others are still being read.
    pub async fn listing_in_parts(
        &self,
        view: &ListView,
        cursor: &Cursor,
        early: &dyn Fn(Listing),
    ) -> Result<Traced<Listing>, Error> {
        let kind = view.kind();
        // The films may be a category of the site's.
        if *view == ListView::Videos && !self.answers(kind) {
            let videos = self.settings.categories.iter().find(|known| known.category.slug.as_str() == "videos");
            return match videos {
                Some(videos) => self.category(&videos.category.slug, cursor, early).await,
                None => self.sift(cursor, &|headline| headline.video.is_some()).await,
            };
        }
        let variables = match view {
            ListView::Category(slug) => return self.category(slug, cursor, early).await,
            ListView::Author(slug) | ListView::Tag(slug) => one("slug", slug.as_str()),
            ListView::Search(query) => one("query", query),
            ListView::Latest | ListView::Videos => Vec::new(),
        };
        self.ask_for_listing(kind, variables, cursor, early).await
    }

    async fn category(&self, slug: &Slug, cursor: &Cursor, early: &dyn Fn(Listing)) -> Result<Traced<Listing>, Error> {
        if self.answers(ViewKind::Category) {
            let own = self.settings.categories.iter().find(|known| known.category.slug == *slug);
            let name = own.map_or(slug.as_str(), |known| known.backend.as_str());
            return self.ask_for_listing(ViewKind::Category, one("slug", name), cursor, early).await;
        }
        self.sift(cursor, &|headline| headline.category.as_ref().is_some_and(|known| known.slug == *slug)).await
    }

    /// One article.
    pub async fn article(&self, id: &ArticleId) -> Result<Article, Error> {
        self.traced_article(id).await.map(|article| article.value)
    }

    /// One article with the addresses that were asked for it: those that are asked when its page is opened by itself.
    pub async fn traced_article(&self, id: &ArticleId) -> Result<Traced<Article>, Error> {
        let Some(view) = self.view(ViewKind::Article) else { return self.find_article(id).await };
        let asked = self.ask(view, one("id", id.as_str()), &Cursor::Start).await?;
        if asked.ended {
            return Err(Error::NotFound { url: asked.response.url });
        }
        let look = |name: &str| self.variable(name, &asked.variables);
        let answer = self.answer(view, &asked, &look);
        let items = answer.items();
        // A feed of one article may hold others after it, or before.
        let named = items.iter().find(|item| answer.headline(item).is_some_and(|headline| headline.id == *id));
        let Some(first) = named.or(items.first()) else {
            return Err(Error::NotFound { url: asked.response.url.clone() });
        };
        let (mut headline, raw, withheld) = answer.article(first).ok_or_else(|| unexpected(&asked.response, view))?;
        // The story's name is what was asked for, however the answer spells it.
        headline.id = id.clone();
        let article = self.whole((headline, raw, withheld), asked.response.kept_at()).await?;
        Ok(Traced::new(article, asked.answers.clone()))
    }

    /// An article with its body, which is read by the reader of its dialect.
    async fn whole(
        &self,
        (mut headline, raw, withheld): (Headline, RawBody, bool),
        kept_at: Option<Timestamp>,
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
        Ok(Article { headline, body: read.blocks, truncated: withheld || read.cut, kept_at })
    }

    /// The categories that the backend says it has; none where it does not say.
    pub async fn categories(&self) -> Result<Vec<Category>, Error> {
        let Some(view) = self.view(ViewKind::Categories) else { return Ok(Vec::new()) };
        let asked = self.ask(view, Vec::new(), &Cursor::Start).await?;
        let look = |name: &str| self.variable(name, &asked.variables);
        Ok(self.answer(view, &asked, &look).categories())
    }

    /// An article of a backend that has no request for one: read from the listing that it stands in.
    async fn find_article(&self, id: &ArticleId) -> Result<Traced<Article>, Error> {
        if let Some((found, kept_at)) = self.seen_article(id) {
            return Ok(Traced::new(self.whole(found, kept_at).await?, self.seen_answers(id)));
        }
        let Some(view) = self.view(ViewKind::Latest) else {
            return Err(Error::NotOffered { view: ViewKind::Article.name() });
        };
        let (mut cursor, mut url, mut answers) = (Cursor::Start, String::new(), Vec::new());
        for _ in 0..MOST_SIFTED_PAGES {
            let asked = self.ask(view, Vec::new(), &cursor).await?;
            answers.extend_from_slice(&asked.answers);
            let look = |name: &str| self.variable(name, &asked.variables);
            let answer = self.answer(view, &asked, &look);
            let items = answer.items();
            let found = items.iter().find(|item| answer.headline(item).is_some_and(|headline| headline.id == *id));
            if let Some(found) = found.and_then(|item| answer.article(item)) {
                return Ok(Traced::new(self.whole(found, asked.response.kept_at()).await?, answers));
            }
            url.clone_from(&asked.response.url);
            match self.next(view, &asked, items.len(), answer.scope) {
                Some(next) => cursor = next,
                None => break,
            }
        }
        Err(Error::NotFound { url })
    }

    /// An article whose item was in a list that was read, and when that was kept, if it was.
    fn seen_article(&self, id: &ArticleId) -> Option<((Headline, RawBody, bool), Option<Timestamp>)> {
        let seen = self.seen.borrow();
        let at = |seen: &Seen| seen.ids.iter().position(|known| known.as_ref() == Some(id));
        let (Seen { kind, asked, .. }, at) = seen.iter().rev().find_map(|seen| Some((seen, at(seen)?)))?;
        let look = |name: &str| self.variable(name, &asked.variables);
        let answer = self.answer(self.view(*kind)?, asked, &look);
        Some((answer.article(answer.items().get(at)?)?, asked.response.kept_at()))
    }

    /// The addresses that [`Self::find_article`] asks for an article when no list has been read: known where the first
    /// page of the latest headlines has it, and empty elsewhere.
    fn seen_answers(&self, id: &ArticleId) -> Vec<String> {
        let seen = self.seen.borrow();
        let is_first_page = |seen: &&Seen| {
            seen.kind == ViewKind::Latest
                && seen.asked.cursor == Cursor::Start
                && seen.ids.iter().any(|known| known.as_ref() == Some(id))
        };
        seen.iter().find(is_first_page).map(|seen| seen.asked.answers.clone()).unwrap_or_default()
    }

    /// A list that the backend has no request for: the latest headlines that belong to it, read on until the page is
    /// full or enough was read.
    async fn sift(&self, cursor: &Cursor, belongs: &dyn Fn(&Headline) -> bool) -> Result<Traced<Listing>, Error> {
        let Traced { value: mut out, mut answers } =
            self.ask_for_listing(ViewKind::Latest, Vec::new(), cursor, &|_| {}).await?;
        out.headlines.retain(belongs);
        for _ in 1..MOST_SIFTED_PAGES {
            if out.headlines.len() >= self.settings.items_per_page as usize {
                break;
            }
            let Some(next) = out.next.take() else { break };
            let more = self.ask_for_listing(ViewKind::Latest, Vec::new(), &next, &|_| {}).await?;
            answers.extend(more.answers);
            let more = more.value;
            out.headlines.extend(more.headlines.into_iter().filter(belongs));
            out.left_out += more.left_out;
            out.next = more.next.filter(|after| *after != next);
        }
        out.total = None;
        Ok(Traced::new(out, answers))
    }

    async fn ask_for_listing(
        &self,
        kind: ViewKind,
        variables: Variables,
        cursor: &Cursor,
        early: &dyn Fn(Listing),
    ) -> Result<Traced<Listing>, Error> {
        let Some(view) = self.view(kind) else { return Err(Error::NotOffered { view: kind.name() }) };
        let asked = self.ask(view, variables, cursor).await?;
        let mut out = Listing::default();
        if asked.ended {
            return Ok(Traced::new(out, asked.answers));
        }
        let look = |name: &str| self.variable(name, &asked.variables);
        let answer = self.answer(view, &asked, &look);
        let items = answer.items();
        if items.is_empty() && !view.items.has_container(&asked.document, answer.scope) {
            return Err(unexpected(&asked.response, view));
        }
        let mut ids = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            if at >= FIRST_PART && (at - FIRST_PART).is_multiple_of(PART) {
                if at == FIRST_PART {
                    early(out.clone());
                }
                crate::browser::turn::next().await;
            }
            let headline = answer.headline(item);
            ids.push(headline.as_ref().map(|headline| headline.id.clone()));
            match headline {
                // The same story twice in one page is one story.
                Some(headline) if out.headlines.iter().rev().take(200).any(|known| known.id == headline.id) => {}
                Some(headline) => out.headlines.push(headline),
                None => out.left_out += 1,
            }
        }
        if out.headlines.is_empty() && !items.is_empty() {
            return Err(unexpected(&asked.response, view));
        }
        out.kept_at = asked.response.kept_at();
        out.total = view.paging.total(answer.scope);
        out.next = self.next(view, &asked, items.len(), answer.scope);
        self.remember(&out.headlines);
        drop(items);
        let answers = asked.answers.clone();
        self.see(kind, asked, ids);
        Ok(Traced::new(out, answers))
    }

    /// Remembers an answer, where the backend could not be asked for its stories again.
    fn see(&self, kind: ViewKind, asked: Asked, ids: Vec<Option<ArticleId>>) {
        if self.answers(ViewKind::Article) {
            return;
        }
        let mut seen = self.seen.borrow_mut();
        seen.retain(|Seen { asked: known, .. }| {
            known.response.url != asked.response.url || known.cursor != asked.cursor
        });
        if seen.len() >= MOST_SEEN {
            seen.remove(0);
        }
        seen.push(Seen { kind, asked, ids });
    }

    fn next(&self, view: &View, asked: &Asked, count: usize, scope: Scope) -> Option<Cursor> {
        let limit = view.paging.limit(self.settings.items_per_page);
        view.paging.next(&asked.cursor, count, limit, &asked.response.url, scope)
    }

    /// Remembers where stories stand, the latest at the end; which address is known already is not looked up, since a
    /// list may have thousands.
    fn remember(&self, headlines: &[Headline]) {
        let mut known = self.known.borrow_mut();
        let new = headlines.iter().take(MOST_KNOWN);
        known.extend(
            new.filter_map(|headline| Some((headline.source.as_ref()?.url.as_str().to_owned(), headline.id.clone()))),
        );
        let too_many = known.len().saturating_sub(MOST_KNOWN);
        known.drain(..too_many);
    }

    fn answer<'a>(
        &'a self,
        view: &'a View,
        asked: &'a Asked,
        variables: &'a dyn Fn(&str) -> Option<TemplateValue>,
    ) -> Answer<'a> {
        let scope = Scope { document: &asked.document, headers: &asked.response.headers, variables };
        Answer { description: &self.description, view, scope, address: &asked.response.url, site: self }
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

fn one(name: &str, value: &str) -> Variables {
    vec![(name.to_owned(), value.to_owned())]
}

fn unexpected(response: &Response, view: &View) -> Error {
    Error::Unexpected { url: response.url.clone(), expected: view.items.expectation() }
}

#[cfg(test)]
mod tests;
