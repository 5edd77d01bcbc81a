//! The tables by which a backend is recognised: addresses, root elements, fields of an answer, strings in a page, and
//! the paths to probe. A new backend is a line in each table that it needs, and its name in [`PRESETS`].

mod addresses;
mod answers;

pub use addresses::{ADDRESSES, AddressFingerprint, BASES};
pub use answers::{ANSWERS, AnswerPattern};

use super::Confidence::{self, Certain, Likely, Possible};
use super::finding::AnswerKind;

/// The presets, in the order of preference among equally certain ones: a backend with articles, categories and a search
/// comes before a feed of the same site.
pub const PRESETS: [&str; 38] = [
    "wordpress",
    "wordpress-com",
    "ghost",
    "guardian",
    "newsapi",
    "gnews",
    "newsdata",
    "mediastack",
    "currents",
    "nyt-top-stories",
    "nyt-article-search",
    "contentful",
    "sanity",
    "prismic",
    "datocms",
    "storyblok",
    "drupal",
    "strapi",
    "directus",
    "payload",
    "arc-xp",
    "superdesk-publisher",
    "superdesk-newsroom",
    "ninjs",
    "forem",
    "discourse",
    "reddit",
    "hacker-news",
    "hacker-news-algolia",
    "mastodon",
    "strapi-3",
    "activitypub",
    "json-feed",
    "atom",
    "rss",
    "rdf",
    "news-sitemap",
    "json-ld",
];

/// The backends that consist of one document: its address is all that has to be known.
pub const DOCUMENTS: [&str; 8] = ["json-feed", "rss", "atom", "rdf", "news-sitemap", "ninjs", "activitypub", "json-ld"];

/// Names that descriptions and addresses use for the same thing: a value found under one name of a group also applies
/// to a parameter with another name of the group.
pub const GROUPS: &[&[&str]] = &[
    &["key", "api-key", "api_key", "apikey", "apiKey", "token", "access_token", "access_key", "accessToken"],
    &["latest", "feed", "path", "file", "document", "outbox"],
    &["collection", "type", "types", "content_type", "contentType", "model", "articles"],
    &["site", "host", "blog"],
    &["subreddit", "sub", "community"],
    &["repository", "repo"],
    &["project", "project_id", "projectId"],
    &["environment", "env"],
    &["space", "space_id"],
    &["country", "countries"],
    &["lang", "language", "languages"],
    &["version", "api_version"],
];

/// Names in an address's query that may be parameters, besides those of [`GROUPS`].
pub const QUERY: [&str; 3] = ["section", "locale", "starts_with"];

/// Parameter values found in an answer: preset, parameter, JSONPath of the value.
pub const PARAMETERS: &[(&str, &str, &str)] = &[
    ("contentful", "space", "$..space.sys.id"),
    ("contentful", "environment", "$..environment.sys.id"),
    ("contentful", "content_type", "$.items[0].sys.contentType.sys.id"),
    ("contentful", "content_type", "$.sys.contentType.sys.id"),
    ("sanity", "type", "$.result[0]._type"),
    ("prismic", "type", "$.results[0].type"),
    ("arc-xp", "website", "$.content_elements[0].canonical_website"),
    ("arc-xp", "website", "$[0].canonical_website"),
    ("arc-xp", "website", "$.canonical_website"),
    ("wordpress-com", "site", "$.posts[0].site_ID"),
    ("wordpress-com", "site", "$.site_ID"),
];

/// The name of the site in a JSON answer: preset, JSONPath that must match for this kind of answer, JSONPath of the
/// name.
pub const NAMES: &[(&str, &str, &str)] = &[
    ("wordpress", "$.namespaces", "$.name"),
    ("json-feed", "$.items", "$.title"),
    ("directus", "$.data.project", "$.data.project.project_name"),
    ("mastodon", "$.configuration", "$.title"),
];

/// Answers that are not a list of headlines: preset, JSONPath that matches them, kind of answer.
pub const OTHER_ANSWERS: &[(&str, &str, AnswerKind)] = &[
    ("wordpress", "$.namespaces", AnswerKind::Root),
    ("wordpress", "$.data.status", AnswerKind::Error),
    ("wordpress", "$[0]['taxonomy', 'avatar_urls']", AnswerKind::Terms),
    ("prismic", "$.refs", AnswerKind::Root),
    ("drupal", "$.links['node--article']", AnswerKind::Root),
    ("directus", "$.data.project", AnswerKind::Root),
    ("mastodon", "$.configuration", AnswerKind::Root),
    ("contentful", "$.sys[?@ == 'Error']", AnswerKind::Error),
    ("guardian", "$.response.message", AnswerKind::Error),
    ("storyblok", "$.tags", AnswerKind::Terms),
    ("ghost", "$['tags', 'authors']", AnswerKind::Terms),
    ("discourse", "$.category_list", AnswerKind::Terms),
    ("", "$['error', 'errors', 'fault', 'code']", AnswerKind::Error),
];

/// JSONPaths of the error message in any backend's error answer, the most readable first.
pub const ERROR_MESSAGES: [&str; 6] =
    ["$..message", "$..detail", "$..description", "$..faultstring", "$..error", "$..title"];

/// Answers that link to the actual document: preset and JSONPath of the address.
pub const LINKED_DOCUMENTS: &[(&str, &str)] = &[("activitypub", "$.outbox")];

/// XML root elements: local name, substring of the attributes, preset.
pub const ROOTS: &[(&str, &str, &str, Confidence)] = &[
    ("rss", "", "rss", Certain),
    ("feed", "www.w3.org/2005/atom", "atom", Certain),
    ("feed", "", "atom", Likely),
    ("rdf", "purl.org/rss", "rdf", Certain),
    ("rdf", "my.netscape.com/rdf", "rdf", Certain),
    ("rdf", "", "rdf", Possible),
    ("urlset", "sitemap-news", "news-sitemap", Certain),
    ("urlset", "", "news-sitemap", Possible),
];

/// Alternate forms that a page links to (`rel="alternate"`), by media type.
pub const ALTERNATES: &[(&str, &str)] = &[
    ("application/feed+json", "json-feed"),
    ("application/json+feed", "json-feed"),
    ("application/atom+xml", "atom"),
    ("application/rss+xml", "rss"),
    ("application/rdf+xml", "rdf"),
    ("application/activity+json", "activitypub"),
];

/// Generators that a page names (`<meta name="generator">`), by lower-case prefix.
pub const GENERATORS: &[(&str, &str, Confidence)] = &[
    ("wordpress.com", "wordpress-com", Likely),
    ("wordpress", "wordpress", Likely),
    ("ghost", "ghost", Likely),
    ("drupal", "drupal", Possible),
    ("discourse", "discourse", Likely),
    ("superdesk", "superdesk-publisher", Likely),
    ("strapi", "strapi", Possible),
    ("mastodon", "mastodon", Likely),
    ("forem", "forem", Likely),
];

/// A string in the source of a page that reveals its backend. The path segments after it are values for parameters.
pub struct Mark {
    /// The string to search for.
    pub mark: &'static str,
    /// The preset.
    pub preset: &'static str,
    /// How certain the match is.
    pub confidence: Confidence,
    /// The parameters that the following path segments hold.
    pub facts: &'static [&'static str],
    /// The base address, with parameters in braces.
    pub base: Option<&'static str>,
}

const fn mark(
    mark: &'static str,
    preset: &'static str,
    confidence: Confidence,
    facts: &'static [&'static str],
    base: Option<&'static str>,
) -> Mark {
    Mark { mark, preset, confidence, facts, base }
}

/// Strings in the source of a page that reveal its backend.
pub const MARKS: &[Mark] = &[
    mark("/wp-content/", "wordpress", Possible, &[], None),
    mark("/ghost/api/", "ghost", Likely, &[], None),
    mark(
        "cdn.sanity.io/images/",
        "sanity",
        Likely,
        &["project", "dataset"],
        Some("https://{project}.apicdn.sanity.io"),
    ),
    mark("images.ctfassets.net/", "contentful", Likely, &["space"], Some("https://cdn.contentful.com")),
    mark("images.prismic.io/", "prismic", Likely, &["repository"], Some("https://{repository}.cdn.prismic.io")),
    mark("www.datocms-assets.com/", "datocms", Likely, &[], Some("https://graphql.datocms.com")),
    mark("a.storyblok.com/f/", "storyblok", Likely, &["space"], Some("https://api.storyblok.com")),
    mark("arc-anglerfish", "arc-xp", Likely, &[], None),
    mark("arcpublishing.com", "arc-xp", Possible, &[], None),
    mark("/sites/default/files/", "drupal", Possible, &[], None),
    mark("name=\"forem:", "forem", Likely, &[], None),
    mark("data-discourse-", "discourse", Possible, &[], None),
];

/// A path to probe while the backend is not certain.
pub struct ProbePath {
    /// Relative to the site's address, which ends with a slash.
    pub path: &'static str,
    /// The preset that answers there.
    pub preset: &'static str,
}

/// Paths where backends usually are, the most common first. Those of backends that the page mentions are probed before
/// all others.
pub const PROBE_PATHS: &[ProbePath] = &[
    ProbePath { path: "wp-json/", preset: "wordpress" },
    ProbePath { path: "ghost/api/content/posts/?limit=1", preset: "ghost" },
    ProbePath { path: "feed.json", preset: "json-feed" },
    ProbePath { path: "index.php?rest_route=/wp/v2/posts", preset: "wordpress" },
    ProbePath { path: "feed", preset: "rss" },
    ProbePath { path: "rss.xml", preset: "rss" },
    ProbePath { path: "atom.xml", preset: "atom" },
    ProbePath { path: "index.xml", preset: "rss" },
    ProbePath { path: "jsonapi", preset: "drupal" },
    ProbePath { path: "api/articles", preset: "strapi" },
    ProbePath { path: "latest.json", preset: "discourse" },
    ProbePath { path: "api/v1/trends/links", preset: "mastodon" },
    ProbePath { path: "server/info", preset: "directus" },
    ProbePath { path: "api/posts", preset: "payload" },
    ProbePath { path: "feed.xml", preset: "atom" },
    ProbePath { path: "feed/json", preset: "json-feed" },
    ProbePath { path: "rss", preset: "rss" },
    ProbePath { path: "api/v2", preset: "prismic" },
    ProbePath { path: "api/v2/search/articles/", preset: "superdesk-publisher" },
    ProbePath { path: "news-sitemap.xml", preset: "news-sitemap" },
];

/// The rank of a preset in [`PRESETS`].
pub fn rank(preset: &str) -> usize {
    PRESETS.iter().position(|known| *known == preset).unwrap_or(PRESETS.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::json_path::JsonPath;

    #[test]
    fn every_path_parses_and_every_preset_exists() {
        for shape in ANSWERS {
            assert!(rank(shape.preset) < PRESETS.len(), "{}", shape.preset);
            for path in shape.all {
                assert!(JsonPath::parse(path).is_ok(), "{path}: {:?}", JsonPath::parse(path).err());
            }
        }
        let others = ADDRESSES.iter().map(|sign| sign.preset).chain(BASES.iter().map(|base| base.0));
        let others = others.chain(ROOTS.iter().map(|root| root.2)).chain(ALTERNATES.iter().map(|kind| kind.1));
        let others = others.chain(GENERATORS.iter().map(|one| one.1)).chain(MARKS.iter().map(|mark| mark.preset));
        let others = others
            .chain(PARAMETERS.iter().map(|said| said.0))
            .chain(LINKED_DOCUMENTS.iter().map(|followed| followed.0));
        let others = others.chain(NAMES.iter().map(|name| name.0));
        let others = others.chain(OTHER_ANSWERS.iter().map(|other| other.0).filter(|preset| !preset.is_empty()));
        let names = NAMES.iter().flat_map(|name| [name.1, name.2]).chain(OTHER_ANSWERS.iter().map(|other| other.1));
        let paths = ERROR_MESSAGES
            .into_iter()
            .chain(PARAMETERS.iter().map(|said| said.2))
            .chain(LINKED_DOCUMENTS.iter().map(|followed| followed.1));
        for path in paths.chain(names) {
            assert!(JsonPath::parse(path).is_ok(), "{path}");
        }
        for preset in others.chain(PROBE_PATHS.iter().map(|probe| probe.preset)).chain(DOCUMENTS) {
            assert!(rank(preset) < PRESETS.len(), "{preset}");
        }
    }

    #[test]
    fn every_preset_can_be_recognised() {
        for preset in PRESETS {
            let known = ANSWERS.iter().any(|shape| shape.preset == preset) || ROOTS.iter().any(|root| root.2 == preset);
            assert!(known || ADDRESSES.iter().any(|sign| sign.preset == preset), "{preset}");
        }
    }
}
