//! Requests headlines, an article and categories through the engine's own client, and records the results in the
//! report.

use super::description_source::{DescriptionSource, ParameterInfo};
use super::request_log::RequestLog;
use super::{FieldCount, FieldRow, MOST_PATHS, MissingView, PREVIEW, Report, same_as};
use crate::backend::client::Settings;
use crate::backend::description::VIEWS;
use crate::backend::{Client, Description, Error, Fetch, ListView, Request, Response, ViewKind};
use crate::connect::site_file::PLACEHOLDER;
use crate::connect::{Environment, Finding, OnProgress, Progress};
use crate::model::{ArticleId, Cursor, Listing};
use std::rc::Rc;

/// The maximum number of categories in the site file.
const MOST_CATEGORIES: usize = 8;

/// A probe of one backend.
pub(super) struct Prober<'a> {
    pub(super) source: &'a DescriptionSource<'a>,
    pub(super) environment: &'a Environment,
    pub(super) log: &'a RequestLog,
    pub(super) on_progress: OnProgress<'a>,
}

impl Prober<'_> {
    /// Sends the requests and fills in the report.
    pub(super) async fn probe(&self, description: &Description, settings: Settings, report: &mut Report) {
        let Some(client) = self.client(description, settings.clone(), report) else { return };
        for (_, kind) in VIEWS {
            if kind != ViewKind::Latest && !client.answers(kind) {
                report.missing_views.push(MissingView { view: kind, needs: self.source.needs(kind.name()) });
            }
        }
        let found = match client.listing(&ListView::Latest, &Cursor::Start).await {
            Err(error @ Error::Unexpected { .. }) if self.environment.recorded => {
                if self.read_one(description, settings, report).await {
                    return;
                }
                self.find_list(&client, report).await.ok_or(error)
            }
            Err(error) => Err(error),
            Ok(listing) => Ok((ListView::Latest, listing)),
        };
        match found {
            Ok((list, listing)) => self.take(&client, &list, listing, report).await,
            Err(error) => {
                let finding = self.finding(error);
                if finding.is_missing_key() {
                    report.findings.extend(key_not_given(&report.parameters));
                }
                report.findings.push(finding);
            }
        }
    }

    fn client(&self, description: &Description, settings: Settings, report: &mut Report) -> Option<Client> {
        match Client::new(description.clone(), settings, self.log.fetch(), self.environment.readers.clone()) {
            Ok(client) => Some(client),
            Err(problems) => {
                report.findings.push(Finding::Description { url: "site.json".to_owned(), problems });
                None
            }
        }
    }

    fn finding(&self, error: Error) -> Finding {
        Finding::from_error(error, self.environment, &self.log.requests.borrow())
    }

    /// Records a list: its headlines, its fields, one article, and the categories.
    async fn take(&self, client: &Client, list: &ListView, listing: Listing, report: &mut Report) {
        report.read = listing.headlines.len();
        report.left_out = listing.left_out;
        report.total = listing.total;
        report.headlines = listing.headlines;
        report.headlines.truncate(PREVIEW);
        if let Ok(inspection) = client.inspect(list, &self.source.paths()).await {
            if report.headlines.is_empty() {
                report.findings.push(Finding::NoArticles { url: inspection.url.clone() });
            }
            report.counted = inspection.items;
            report.fields = inspection.fields.into_iter().map(|count| self.row(count)).collect();
        }
        if let Some(first) = report.headlines.first() {
            (self.on_progress)(Progress::Reading(first.title.clone()));
            match client.article(&first.id).await {
                Ok(article) => report.article = Some(article),
                // The recorded list also answers the request for the article: show the first item instead.
                Err(_) if self.environment.recorded => {
                    report.article = client.first_article(list).await.ok().flatten();
                }
                Err(error) => report.findings.push(self.finding(error)),
            }
        }
        self.mark_what_comes_with_the_article(report);
        // The recorded answer is a list of articles, not of categories.
        if !self.environment.recorded {
            self.take_categories(client, report).await;
        }
    }

    fn row(&self, count: FieldCount) -> FieldRow {
        let (mut places, conversions) = self.source.field(count.field);
        places.truncate(MOST_PATHS);
        FieldRow { count, places, conversions, in_article: false }
    }

    /// Marks fields that are missing in lists but present in a single article, as many backends do with bodies.
    fn mark_what_comes_with_the_article(&self, report: &mut Report) {
        let has_body = report.article.as_ref().map(|article| !article.body.is_empty());
        let comes = has_body.unwrap_or_else(|| self.source.article_has("body"));
        for row in report.fields.iter_mut().filter(|row| row.count.field == "body" && comes) {
            row.in_article = row.count.found + row.count.unreadable + row.count.empty == 0;
        }
    }

    async fn take_categories(&self, client: &Client, report: &mut Report) {
        report.categories = client.categories().await.unwrap_or_default();
        report.categories.truncate(MOST_CATEGORIES);
    }

    /// Reads the recorded answer as a single article; returns whether that worked. Parameters that the view requires
    /// get a placeholder.
    async fn read_one(&self, description: &Description, mut settings: Settings, report: &mut Report) -> bool {
        for name in self.source.needs(ViewKind::Article.name()) {
            if !settings.parameters.iter().any(|(known, _)| *known == name) {
                settings.parameters.push((name, PLACEHOLDER.to_owned()));
            }
        }
        // A backend that is queried by slug returns a list, but a single object if queried by id.
        for fetch in [self.log.fetch(), listed(self.log.fetch())] {
            let client =
                Client::new(description.clone(), settings.clone(), fetch, self.environment.readers.clone()).ok();
            if let Some((client, id)) = client.zip(ArticleId::new("recorded")) {
                report.article = client.article(&id).await.ok();
            }
            if report.article.is_some() {
                return true;
            }
        }
        false
    }

    /// Reads the recorded answer as that of a search or a category. A list of categories is recorded as such.
    async fn find_list(&self, client: &Client, report: &mut Report) -> Option<(ListView, Listing)> {
        let search = ListView::Search("recorded".to_owned());
        if client.answers(ViewKind::Search)
            && let Ok(listing) = client.listing(&search, &Cursor::Start).await
            && !listing.headlines.is_empty()
        {
            return Some((search, listing));
        }
        // A generated description could match categories anywhere, so only a preset is tried.
        if report.verdict.as_ref().is_some_and(|verdict| !verdict.preset.is_empty()) {
            self.take_categories(client, report).await;
        }
        None
    }
}

/// Wraps each JSON answer in an array.
fn listed(fetch: Fetch) -> Fetch {
    Rc::new(move |request: Request| {
        let under_way = fetch(request);
        Box::pin(async move {
            let answer = under_way.await?;
            Ok(Response { body: ["[", &answer.body, "]"].concat(), ..answer })
        })
    })
}

/// The finding for the parameter that would hold the missing key.
fn key_not_given(parameters: &[ParameterInfo]) -> Option<Finding> {
    let is_key = |parameter: &&ParameterInfo| same_as("key").contains(&parameter.name.as_str());
    let key = parameters.iter().find(is_key).filter(|parameter| parameter.value.is_none())?;
    Some(Finding::NeedsParameter { name: key.name.clone(), about: key.about.clone() })
}
