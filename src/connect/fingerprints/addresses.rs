//! Address patterns by which a backend is recognised, and which contain its base and its parameters.

use crate::connect::Confidence::{self, Certain, Likely, Possible};

/// An address pattern that is specific to a backend.
pub struct AddressFingerprint {
    /// The preset.
    pub preset: &'static str,
    /// How certain a match is.
    pub confidence: Confidence,
    /// Host and path. `*.name` matches any subdomain; `{x}` captures a host label or a path segment as the parameter
    /// `x`, `{x:2}` two segments; a path that begins with `{base}` may follow any other path; `*` at the end matches
    /// the rest, or nothing.
    pub host: &'static str,
    /// See `host`.
    pub path: &'static str,
    /// The base address, in which `{x}` is a captured parameter. Without one, the origin and what precedes the path.
    pub base: Option<&'static str>,
    /// Further parameters.
    pub facts: &'static [(&'static str, &'static str)],
}

const fn at(
    preset: &'static str,
    confidence: Confidence,
    host: &'static str,
    path: &'static str,
    base: Option<&'static str>,
) -> AddressFingerprint {
    AddressFingerprint { preset, confidence, host, path, base, facts: &[] }
}

const WORDPRESS_COM: &str = "https://public-api.wordpress.com";

/// Address patterns, the more specific first: the first match of a preset determines its base.
pub const ADDRESSES: &[AddressFingerprint] = &[
    at("guardian", Certain, "content.guardianapis.com", "/*", None),
    at("newsapi", Certain, "newsapi.org", "/*", None),
    at("gnews", Certain, "gnews.io", "/*", None),
    at("newsdata", Certain, "newsdata.io", "/*", None),
    at("mediastack", Certain, "api.mediastack.com", "/*", None),
    at("mediastack", Likely, "mediastack.com", "/*", Some("https://api.mediastack.com")),
    at("currents", Certain, "api.currentsapi.services", "/*", None),
    at("nyt-article-search", Certain, "api.nytimes.com", "/svc/search/*", None),
    at("nyt-top-stories", Certain, "api.nytimes.com", "/svc/topstories/v2/{section}", None),
    at("nyt-top-stories", Likely, "api.nytimes.com", "/*", None),
    at("contentful", Certain, "cdn.contentful.com", "/spaces/{space}/environments/{environment}/*", None),
    at("contentful", Certain, "cdn.contentful.com", "/spaces/{space}/*", None),
    at("contentful", Certain, "cdn.contentful.com", "/*", None),
    at("contentful", Likely, "*.contentful.com", "/spaces/{space}/*", Some("https://cdn.contentful.com")),
    at("sanity", Certain, "{project}.apicdn.sanity.io", "/{version}/data/query/{dataset}", None),
    at("sanity", Certain, "{project}.api.sanity.io", "/{version}/data/query/{dataset}", None),
    at("sanity", Certain, "{project}.apicdn.sanity.io", "/*", None),
    at("sanity", Certain, "{project}.api.sanity.io", "/*", None),
    at("prismic", Certain, "{repository}.cdn.prismic.io", "/*", None),
    at("prismic", Certain, "{repository}.prismic.io", "/*", Some("https://{repository}.cdn.prismic.io")),
    at("datocms", Certain, "graphql.datocms.com", "/*", None),
    at("storyblok", Certain, "api.storyblok.com", "/*", None),
    at("storyblok", Certain, "*.storyblok.com", "/v2/cdn/*", None),
    at("hacker-news", Certain, "hacker-news.firebaseio.com", "/*", None),
    at("hacker-news", Likely, "news.ycombinator.com", "/*", Some("https://hacker-news.firebaseio.com")),
    at("hacker-news-algolia", Certain, "hn.algolia.com", "/*", None),
    at("forem", Certain, "dev.to", "/*", None),
    at("forem", Likely, "*", "{base}/api/articles/latest", None),
    at("forem", Possible, "*", "{base}/api/articles", None),
    AddressFingerprint {
        preset: "wordpress-com",
        confidence: Certain,
        host: "public-api.wordpress.com",
        path: "/rest/v1.1/sites/{site}/*",
        base: Some(WORDPRESS_COM),
        facts: &[],
    },
    at("wordpress-com", Likely, "public-api.wordpress.com", "/wp/v2/sites/{site}/*", Some(WORDPRESS_COM)),
    at("wordpress-com", Likely, "public-api.wordpress.com", "/*", None),
    at("wordpress-com", Certain, "{site:.wordpress.com}", "/*", Some(WORDPRESS_COM)),
    at("wordpress", Likely, "*", "{base}/wp-json/*", None),
    at("ghost", Likely, "*", "{base}/ghost/api/*", None),
    at("reddit", Certain, "*.reddit.com", "/r/{subreddit}/*", Some("https://www.reddit.com")),
    at("reddit", Certain, "reddit.com", "/r/{subreddit}/*", Some("https://www.reddit.com")),
    at("reddit", Certain, "*.reddit.com", "/*", None),
    at("drupal", Likely, "*", "{base}/jsonapi/{type:2}/*", None),
    at("drupal", Likely, "*", "{base}/jsonapi/*", None),
    at("directus", Possible, "*", "{base}/items/{collection}/*", None),
    at("superdesk-publisher", Possible, "*", "{base}/api/v2/content/*", None),
    at("superdesk-publisher", Possible, "*", "{base}/api/v2/search/*", None),
    at("superdesk-newsroom", Possible, "*", "{base}/api/v1/news/*", None),
    at("superdesk-newsroom", Possible, "*", "{base}/news/search", None),
    at("arc-xp", Likely, "*.arcpublishing.com", "/*", None),
    at("arc-xp", Possible, "*", "{base}/content/v4/*", None),
    at("discourse", Possible, "*", "{base}/latest.json", None),
    at("discourse", Possible, "*", "{base}/c/{category}/*", None),
    at("mastodon", Likely, "*", "{base}/api/v1/trends/*", None),
    at("payload", Possible, "*", "{base}/api/posts", None),
    at("strapi", Possible, "*", "{base}/api/{collection}", None),
];

/// The path prefix of an API, for a backend that was recognised by its answer: what precedes it is the base. As in
/// [`ADDRESSES`], `{x}` captures a parameter.
pub const BASES: &[(&str, &str)] = &[
    ("wordpress", "{base}/wp-json/*"),
    ("ghost", "{base}/ghost/api/*"),
    ("drupal", "{base}/jsonapi/{type:2}/*"),
    ("drupal", "{base}/jsonapi/*"),
    ("directus", "{base}/items/{collection}/*"),
    ("directus", "{base}/server/*"),
    ("strapi", "{base}/api/{collection}/*"),
    ("payload", "{base}/api/{collection}/*"),
    ("strapi-3", "{base}/{collection}"),
    ("forem", "{base}/api/*"),
    ("discourse", "{base}/latest.json"),
    ("discourse", "{base}/c/*"),
    ("discourse", "{base}/t/*"),
    ("discourse", "{base}/categories.json"),
    ("mastodon", "{base}/api/*"),
    ("superdesk-publisher", "{base}/api/v2/*"),
    ("superdesk-newsroom", "{base}/api/v1/news/*"),
    ("superdesk-newsroom", "{base}/news/*"),
    ("arc-xp", "{base}/content/v4/*"),
    ("prismic", "{base}/api/*"),
    ("storyblok", "{base}/v2/cdn/*"),
    ("hacker-news", "{base}/v0/*"),
    ("hacker-news-algolia", "{base}/api/v1/*"),
];
