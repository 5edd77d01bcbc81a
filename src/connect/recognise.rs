//! Recognises a backend: requests the given address, then the paths where backends usually are, until one is certain.
//! Returns all candidates, the most certain first, and the requests that were sent.

mod wordpress_api;

use super::answer::{self, Answer};
use super::finding::{Finding, is_mixed};
use super::fingerprints::{PROBE_PATHS, rank};
use super::page::Page;
use super::{Candidate, Confidence, Environment, Evidence, OnProgress, Progress, Question, address};
use crate::backend::{Error, Fetch, Request, Response};
use crate::browser::url::{self, ParsedUrl};
use crate::json::Value;
use crate::order;
use futures::future::join_all;

/// The number of concurrent requests.
const AT_ONCE: usize = 4;
/// The maximum number of paths to probe.
const MOST_PROBES: usize = 28;
/// The maximum number of a page's feeds to request.
const MOST_FEEDS: usize = 3;
/// The number of timed-out requests after which probing stops.
const MOST_WAITS: usize = 3;

/// A request that was sent, and its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentRequest {
    /// The address.
    pub url: String,
    /// The status, or the error.
    pub outcome: Result<u16, Error>,
}

/// The result of recognition.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// The given address, normalised.
    pub address: String,
    /// The candidates, the most certain first.
    pub candidates: Vec<Candidate>,
    /// The requests that were sent.
    pub asked: Vec<SentRequest>,
    /// The web page at the address, if it is one.
    pub page: Option<Page>,
    /// The name of the site according to its feed or API.
    pub site_title: Option<String>,
    /// The given feed, if a browser may not read it and the API of the same site was probed.
    pub closed_feed: Option<String>,
    /// The JSON document from the address itself, or else from a probed path.
    pub document: Option<(String, Value)>,
    /// The JSON document of an error answer from the address itself.
    pub refusal: Option<Value>,
    /// The problems with the address itself.
    pub findings: Vec<Finding>,
}

/// Recognises the backend behind an address. Returns an error if it is not a web address.
pub async fn recognise(
    question: &Question,
    environment: &Environment,
    fetch: &Fetch,
    on_progress: OnProgress<'_>,
) -> Result<Recognition, Finding> {
    let not_one = || Finding::NotAnAddress { text: question.address.trim().to_owned() };
    let mut given = address::read(&question.address).ok_or_else(not_one)?;
    let mut out = Recognition::default();
    if is_mixed(&given.href, environment) {
        out.findings.push(Finding::MixedContent { url: given.href.clone() });
        let secure = given.href.replacen("http://", "https://", 1);
        given = url::parse(&secure, None).ok_or_else(not_one)?;
    }
    out.address.clone_from(&given.href);
    if let Some((name, _)) = &question.description {
        out.candidates.push(Candidate {
            preset: "",
            confidence: Confidence::Certain,
            evidence: vec![Evidence::Given],
            base: given.href.trim_end_matches('/').to_owned(),
            file: None,
            facts: vec![("description".to_owned(), name.clone())],
        });
        return Ok(out);
    }
    out.candidates = address::candidates(&given);
    on_progress(Progress::Asking(given.href.clone()));
    let first = fetch(Request::get(given.href.clone())).await;
    let places = wordpress_api::addresses(&given.href, &first, environment);
    out.take(&given.href, first, environment, true);
    if !places.is_empty() {
        out.closed_feed = Some(given.href.clone());
        out.ask_until(places, environment, fetch, on_progress, |out| out.is_certainly("wordpress")).await;
    }
    if !out.is_settled() {
        let feeds = out.linked_feeds();
        out.ask_all(feeds, environment, fetch, on_progress).await;
    }
    if !out.is_settled() && !out.is_busy() {
        let places = out.places(&given);
        out.ask_all(places, environment, fetch, on_progress).await;
    }
    out.candidates = order::by_rank(std::mem::take(&mut out.candidates), |made| {
        rank(made.preset) as i64 - 1000 * made.confidence as i64
    });
    out.fetch_front_page(fetch, on_progress).await;
    Ok(out)
}

impl Recognition {
    /// Requests the front page for the name of the site, if an inner page was given that does not contain it.
    async fn fetch_front_page(&mut self, fetch: &Fetch, on_progress: OnProgress<'_>) {
        let (Some(page), Some(surest)) = (&self.page, self.candidates.first()) else { return };
        let known = url::parse(&surest.base, Some(&self.address)).zip(url::parse(&self.address, None));
        let Some((base, own)) = known.filter(|(base, own)| base.origin == own.origin) else { return };
        // The folder of a feed says nothing about where the site is.
        let front = if surest.file.is_some() {
            [&own.origin, "/"].concat()
        } else {
            [base.href.trim_end_matches('/'), "/"].concat()
        };
        if page.site_name.is_some() || self.site_title.is_some() || is_front(&self.address, &surest.base) {
            return;
        }
        on_progress(Progress::Asking(front.clone()));
        let answer = fetch(Request::get(front.clone())).await;
        let outcome = answer.as_ref().map(|response| response.status).map_err(Clone::clone);
        self.asked.push(SentRequest { url: front, outcome });
        if let Ok(response) = answer.as_ref()
            && (200..300).contains(&response.status)
            && let Answer::Page(page) = answer::classify(response)
        {
            self.site_title = page.site_name.or(page.title);
        }
    }

    /// Whether a candidate is certain, so that no further requests are needed.
    fn is_settled(&self) -> bool {
        self.candidates.iter().any(|made| made.confidence == Confidence::Certain)
    }

    /// Whether this preset is certain.
    fn is_certainly(&self, preset: &str) -> bool {
        self.candidates.iter().any(|made| made.preset == preset && made.confidence == Confidence::Certain)
    }

    /// Whether the backend has limited the rate of requests.
    fn is_busy(&self) -> bool {
        self.findings.iter().any(|finding| matches!(finding, Finding::Busy { .. }))
    }

    /// The name of the site whose backend is at `base`: from the given page, from the page's title if it is the front
    /// page, or from the feed or the API.
    pub fn site_name(&self, base: &str) -> Option<String> {
        let own = self.page.as_ref().and_then(|page| page.site_name.clone());
        let title = || self.page.as_ref()?.title.clone().filter(|_| is_front(&self.address, base));
        own.or_else(title).or_else(|| self.site_title.clone())
    }

    /// The feeds that the page links to.
    fn linked_feeds(&self) -> Vec<String> {
        let linked = self.candidates.iter().flat_map(|made| &made.evidence).filter_map(|evidence| match evidence {
            Evidence::Linked(href) => Some(href.clone()),
            _ => None,
        });
        linked.take(MOST_FEEDS).collect()
    }

    /// The addresses to probe: those of the current candidates first, under the given folder and then under the origin.
    fn places(&self, given: &ParsedUrl) -> Vec<String> {
        let folder = given.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut roots = vec![[&given.origin, folder, "/"].concat()];
        if !folder.is_empty() {
            roots.push([&given.origin, "/"].concat());
        }
        let spoken_of = |preset: &str| self.candidates.iter().any(|made| made.preset == preset);
        let probes = order::by_rank(PROBE_PATHS.iter().collect(), |probe| i64::from(!spoken_of(probe.preset)));
        let mut out: Vec<String> = Vec::new();
        for root in roots {
            out.extend(probes.iter().map(|probe| [&root, probe.path].concat()));
        }
        out.retain(|place| !self.asked.iter().any(|asked| asked.url == *place));
        out.truncate(MOST_PROBES);
        out
    }

    async fn ask_all(
        &mut self,
        places: Vec<String>,
        environment: &Environment,
        fetch: &Fetch,
        on_progress: OnProgress<'_>,
    ) {
        self.ask_until(places, environment, fetch, on_progress, Self::is_settled).await;
    }

    /// Requests addresses in batches until `is_enough`.
    async fn ask_until(
        &mut self,
        places: Vec<String>,
        environment: &Environment,
        fetch: &Fetch,
        on_progress: OnProgress<'_>,
        is_enough: fn(&Self) -> bool,
    ) {
        for some in places.chunks(AT_ONCE) {
            for place in some {
                on_progress(Progress::Asking(place.clone()));
            }
            let answers = join_all(some.iter().map(|place| fetch(Request::get(place.clone())))).await;
            for (place, answer) in some.iter().zip(answers) {
                self.take(place, answer, environment, false);
            }
            let waits = self.asked.iter().filter(|asked| matches!(asked.outcome, Err(Error::TimedOut { .. }))).count();
            if is_enough(self) || waits >= MOST_WAITS {
                return;
            }
        }
    }

    /// Records an answer: the candidates that it matches and, for the given address, the problems with it.
    fn take(&mut self, asked: &str, answer: Result<Response, Error>, environment: &Environment, given: bool) {
        let outcome = answer.as_ref().map(|response| response.status).map_err(Clone::clone);
        self.asked.push(SentRequest { url: asked.to_owned(), outcome });
        let response = match answer {
            Ok(response) => response,
            Err(error) => {
                if given {
                    self.findings.push(Finding::from_error(error, environment, &[]));
                }
                return;
            }
        };
        let answer = answer::classify(&response);
        let success = (200..300).contains(&response.status);
        // A "not found" page in the site's layout says nothing about the requested path.
        if given || !matches!(answer, Answer::Page(_)) {
            for made in answer::candidates(&response, &answer) {
                self.add(made);
            }
        }
        if success && self.site_title.is_none() {
            self.site_title = answer::site_name(&response, &answer);
        }
        let url = || address::without_query(&response.url).to_owned();
        match answer {
            Answer::Page(page) if given && success => self.page = Some(*page),
            Answer::Data(value) if success && (given || self.document.is_none()) => {
                self.document = Some((response.url.clone(), value));
            }
            Answer::Data(value) if given => self.refusal = Some(value),
            Answer::Nothing if given && success => self.findings.push(Finding::Nothing { url: url() }),
            Answer::Other(detail) if given && success => self.findings.push(Finding::NotJson { url: url(), detail }),
            _ => {}
        }
        if given && !success {
            self.findings.push(Finding::from_status(url(), response.status, None, None));
        }
    }

    /// Adds a candidate, or merges it with the known one. The more certain one determines the base.
    fn add(&mut self, made: Candidate) {
        let known = self.candidates.iter_mut().find(|known| {
            known.preset == made.preset && (known.file == made.file || made.confidence > known.confidence)
        });
        let Some(known) = known else {
            self.candidates.push(made);
            return;
        };
        let Candidate { preset, confidence, mut evidence, base, file, facts } = made;
        if confidence >= known.confidence {
            evidence.append(&mut known.evidence);
            let old = std::mem::take(&mut known.facts);
            *known = Candidate { preset, confidence, evidence, base, file, facts };
            known.facts.extend(old);
        } else {
            known.evidence.append(&mut evidence);
            known.facts.extend(facts);
        }
    }
}

/// Whether an address is the front page of a site whose backend is at `base`.
fn is_front(address: &str, base: &str) -> bool {
    let page = address::without_query(address).trim_end_matches('/');
    let is_root = page.split_once("://").is_some_and(|(_, rest)| !rest.contains('/'));
    is_root || page == base.trim_end_matches('/')
}
