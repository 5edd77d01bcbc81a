//! The tables by which a backend is known: addresses, elements, places in an answer, words in a page, and the places
//! to ask. A new backend is a line in each table that it needs, and its name in [`PRESETS`].

use super::Sureness::{self, Certain, Likely, Possible};

/// The presets, best first among those that are equally sure: what has articles, categories and a search before what is
/// only a feed of the same.
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

/// The backends that are one document: the address of the document is all that there is to know.
pub const DOCUMENTS: [&str; 8] = ["json-feed", "rss", "atom", "rdf", "news-sitemap", "ninjs", "activitypub", "json-ld"];

/// An address that only this backend has.
pub struct AddressSign {
    /// The preset.
    pub preset: &'static str,
    /// How sure an address of this form makes it.
    pub sureness: Sureness,
    /// Host and path: `*.name` is any host under a name, `{x}` in a host or a path is a part that becomes the fact
    /// `x`, `{x:2}` two parts, a path that begins with `{base}` may stand under any other, `*` at its end is the rest, or nothing.
    pub host: &'static str,
    /// See `host`.
    pub path: &'static str,
    /// The base in place of the origin (with what stands before the path): `{x}` is a fact.
    pub base: Option<&'static str>,
    /// Further facts.
    pub facts: &'static [(&'static str, &'static str)],
}

const fn at(
    preset: &'static str,
    sureness: Sureness,
    host: &'static str,
    path: &'static str,
    base: Option<&'static str>,
) -> AddressSign {
    AddressSign { preset, sureness, host, path, base, facts: &[] }
}

const WORDPRESS_COM: &str = "https://public-api.wordpress.com";

/// Addresses, the more telling first: of a preset the first that fits says where its base is.
pub const ADDRESSES: &[AddressSign] = &[
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
    AddressSign {
        preset: "wordpress-com",
        sureness: Certain,
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

/// Where the base is, for a backend that was known by its answer at an address: the path is what its API begins with.
/// As with [`ADDRESSES`], `{x}` is a fact.
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

/// Names under which descriptions and addresses know the same thing: a fact of any of them is a value for a parameter of
/// any other.
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

/// What an answer in JSON shows.
pub struct Shape {
    /// The preset.
    pub preset: &'static str,
    /// How sure it makes it.
    pub sureness: Sureness,
    /// JSONPaths that must all find something, be it `null`.
    pub all: &'static [&'static str],
}

const fn has(preset: &'static str, sureness: Sureness, all: &'static [&'static str]) -> Shape {
    Shape { preset, sureness, all }
}

/// The shapes of answers: lists, single articles, roots and errors.
pub const SHAPES: &[Shape] = &[
    has("wordpress", Certain, &["$[0].title.rendered", "$[0]._links"]),
    has("wordpress", Certain, &["$.title.rendered", "$.content.rendered", "$._links"]),
    has("wordpress", Certain, &["$.namespaces[?@ == 'wp/v2']"]),
    has("wordpress", Certain, &["$[?match(@, 'rest_.*')]", "$.data.status"]),
    has("wordpress", Certain, &["$.body[0].title.rendered"]),
    has("wordpress", Likely, &["$[0].title.rendered"]),
    has("wordpress", Likely, &["$[0].taxonomy", "$[0]._links"]),
    has("wordpress", Likely, &["$[0].avatar_urls", "$[0]._links"]),
    has("wordpress", Likely, &["$[0].subtype", "$[0]._links"]),
    has("wordpress-com", Certain, &["$.found", "$.posts[0].site_ID", "$.posts[0].URL"]),
    has("wordpress-com", Certain, &["$.site_ID", "$.URL", "$.content"]),
    has("json-feed", Certain, &["$[?search(@, 'jsonfeed\\\\.org/version')]"]),
    has("json-feed", Likely, &["$.items[0]['content_html', 'content_text']"]),
    has("ghost", Certain, &["$.posts[0].uuid", "$.meta.pagination"]),
    has("ghost", Certain, &["$.errors[0].ghostErrorCode"]),
    has("ghost", Likely, &["$.posts", "$.meta.pagination"]),
    has("ghost", Likely, &["$.posts[0].uuid", "$.posts[0].html"]),
    has("guardian", Certain, &["$.response.userTier"]),
    has("guardian", Certain, &["$.response.results[0].webTitle"]),
    has("newsapi", Certain, &["$.totalResults", "$.articles[0].urlToImage"]),
    has("newsapi", Certain, &["$[?match(@, 'apiKey.*|corsNotAllowed')]", "$.message"]),
    has("newsapi", Likely, &["$.status", "$.totalResults", "$.articles"]),
    has("gnews", Certain, &["$.totalArticles", "$.articles"]),
    has("newsdata", Certain, &["$.results[0].article_id", "$.results[0].pubDate"]),
    has("newsdata", Likely, &["$.totalResults", "$.results", "$.nextPage"]),
    has("mediastack", Certain, &["$.pagination.total", "$.data[0].published_at", "$.data[0].source"]),
    has("currents", Likely, &["$.status", "$.news[0].published"]),
    has("nyt-top-stories", Certain, &["$.results[0].des_facet", "$.num_results"]),
    has("nyt-top-stories", Likely, &["$.results[0].abstract", "$.num_results"]),
    has("nyt-article-search", Certain, &["$.response.docs[0].headline", "$.response.docs[0].web_url"]),
    has("nyt-article-search", Likely, &["$.response.docs", "$.response['meta', 'metadata']"]),
    has("strapi", Certain, &["$.data[0].documentId", "$.meta.pagination"]),
    has("strapi", Certain, &["$.data[0].attributes", "$.meta.pagination.pageCount"]),
    has("strapi", Certain, &["$.data", "$.meta.pagination.pageCount"]),
    has("strapi", Likely, &["$.data", "$.error.status", "$.error.name", "$.error.message"]),
    has("strapi-3", Likely, &["$[0].published_at", "$[0]..formats.thumbnail.hash"]),
    has("strapi-3", Possible, &["$[0].id", "$[0].published_at", "$[0]['created_at', 'createdAt']"]),
    has("directus", Certain, &["$.data.project.project_name"]),
    has("directus", Likely, &["$.errors[0].extensions.code"]),
    has("directus", Likely, &["$.data", "$.meta['filter_count', 'total_count']"]),
    has("directus", Likely, &["$.data[0]['user_created', 'date_created']"]),
    has("directus", Possible, &["$.data[0].id", "$.data[0].status"]),
    has("drupal", Certain, &["$..drupal_internal__nid"]),
    has("drupal", Certain, &["$.links['node--article']"]),
    has("drupal", Certain, &["$.jsonapi", "$.links.self", "$.data[0].links", "$.data[0].attributes"]),
    has("drupal", Likely, &["$.links.self[?search(@, '/jsonapi/')]"]),
    has("drupal", Likely, &["$.jsonapi", "$.links.self", "$.data"]),
    has("contentful", Certain, &["$.sys[?@ == 'Array']", "$.items"]),
    has("contentful", Certain, &["$.sys.contentType", "$.fields"]),
    has("contentful", Certain, &["$.sys[?@ == 'Error']"]),
    has("sanity", Certain, &["$.result", "$.ms"]),
    has("sanity", Likely, &["$.result[0]._type"]),
    has("sanity", Possible, &["$._type", "$.children[0]._type"]),
    has("sanity", Possible, &["$[0]._type", "$[0].children[0]._type"]),
    has("prismic", Certain, &["$.refs[?@.isMasterRef]"]),
    has("prismic", Certain, &["$.total_results_size", "$.results"]),
    has("prismic", Possible, &["$.*.link_type"]),
    has("datocms", Certain, &["$.data[?@[0]._modelApiKey]"]),
    has("datocms", Likely, &["$.data.*[0]['_publishedAt', '_firstPublishedAt']"]),
    has("datocms", Likely, &["$[?@ == 'dast']", "$.document"]),
    has("storyblok", Certain, &["$.stories", "$.cv"]),
    has("storyblok", Certain, &["$.stories[0].full_slug"]),
    has("storyblok", Certain, &["$.story.full_slug"]),
    has("storyblok", Likely, &["$.tags[0].taggings_count"]),
    has("payload", Certain, &["$.docs", "$.totalDocs", "$.pagingCounter"]),
    has("payload", Likely, &["$.docs", "$.totalDocs"]),
    has("payload", Possible, &["$..root.children[0].version"]),
    has("arc-xp", Certain, &["$.content_elements[0].headlines", "$.count"]),
    has("arc-xp", Likely, &["$.content_elements[0]._id", "$.version"]),
    has("arc-xp", Likely, &["$[0].content_elements", "$[0].headlines"]),
    has("arc-xp", Likely, &["$[0].canonical_website", "$[0].version"]),
    has("arc-xp", Likely, &["$.canonical_website", "$.version"]),
    has("arc-xp", Likely, &["$.headlines.basic", "$.type", "$.version"]),
    has("arc-xp", Possible, &["$.headlines", "$.promo_items"]),
    has("arc-xp", Possible, &["$.type", "$.version", "$['headlines', 'content_elements', 'websites']"]),
    has("superdesk-publisher", Certain, &["$._embedded._items[0].route"]),
    has("superdesk-publisher", Likely, &["$._embedded._items", "$.limit"]),
    has("superdesk-newsroom", Certain, &["$._items[0].versioncreated", "$._items[0]._id"]),
    has("superdesk-newsroom", Likely, &["$._items", "$['_links', '_meta', '_aggregations']"]),
    has("ninjs", Certain, &["$..['body_html', 'body_xhtml', 'body_text', 'description_text']", "$..versioncreated"]),
    has("ninjs", Certain, &["$.uri", "$['versioncreated', 'versionCreated', 'representationtype']"]),
    has(
        "ninjs",
        Certain,
        &[
            "$['items', 'data', 'results'][0].uri",
            "$['items', 'data', 'results'][0]['versioncreated', 'versionCreated']",
        ],
    ),
    has(
        "ninjs",
        Likely,
        &["$[0].uri", "$[0]['descriptions', 'headlines', 'bodies', 'versionCreated', 'versioncreated']"],
    ),
    has("ninjs", Likely, &["$.uri", "$['headline', 'headlines', 'pubstatus', 'associations']"]),
    has("hacker-news", Likely, &["$.by", "$.id", "$.time", "$.type"]),
    has("hacker-news", Likely, &["$.items[?@ > 1]", "$.profiles"]),
    has("hacker-news", Possible, &["$[?@ > 1000]", "$[1]"]),
    has("hacker-news-algolia", Certain, &["$.hits[0].objectID", "$.hits[0]['created_at_i', 'points']"]),
    has("hacker-news-algolia", Certain, &["$.created_at_i", "$.children", "$.story_id"]),
    has("forem", Certain, &["$[0].type_of", "$[0]['tag_list', 'tags', 'public_reactions_count']"]),
    has("forem", Certain, &["$.type_of", "$.body_html"]),
    has("discourse", Certain, &["$.topic_list.topics"]),
    has("discourse", Certain, &["$.post_stream.posts"]),
    has("discourse", Certain, &["$.category_list.categories"]),
    has("discourse", Likely, &["$[?@ == 'not_found' || @ == 'invalid_access' || @ == 'not_logged_in']", "$.errors"]),
    has("discourse", Likely, &["$[0].results", "$[?@.type == 'topic']"]),
    has("reddit", Certain, &["$[?@ == 'Listing']", "$.data.children"]),
    has("mastodon", Certain, &["$[0].provider_name", "$[0].history"]),
    has("mastodon", Likely, &["$.account.acct", "$.uri"]),
    has("mastodon", Likely, &["$[0].account.acct", "$[0].uri"]),
    has("mastodon", Likely, &["$.configuration.statuses"]),
    has("activitypub", Certain, &["$['@context']", "$[?@ == 'OrderedCollection' || @ == 'OrderedCollectionPage']"]),
    has("activitypub", Likely, &["$.inbox", "$.outbox"]),
    has(
        "json-ld",
        Certain,
        &["$..[?search(@, 'schema\\\\.org')]", "$..[?search(@, '(Article|NewsArticle|BlogPosting|Reportage.*)$')]"],
    ),
    has("json-ld", Certain, &["$['@context', '@graph']", "$..[?@['@type'] && (@.headline || @.articleBody)]"]),
    has("json-ld", Likely, &["$[?search(@, 'schema\\\\.org')]", "$['@type', '@graph']"]),
    has("json-ld", Possible, &["$['@type']"]),
    has("json-ld", Possible, &["$[0]['@type']"]),
    has("ninjs", Possible, &["$.uri"]),
];

/// The names in an address's query that may be those of parameters, beside those of [`GROUPS`].
pub const QUERY: [&str; 3] = ["section", "locale", "starts_with"];

/// What an answer says of parameters: the preset, the fact, the JSONPath of its value.
pub const SAID: &[(&str, &str, &str)] = &[
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

/// Answers that say where the document itself is: the preset, and the JSONPath of the address.
pub const FOLLOWED: &[(&str, &str)] = &[("activitypub", "$.outbox")];

/// What the first element of an XML document shows: its local name, what its attributes must hold, the preset.
pub const ROOTS: &[(&str, &str, &str, Sureness)] = &[
    ("rss", "", "rss", Certain),
    ("feed", "www.w3.org/2005/atom", "atom", Certain),
    ("feed", "", "atom", Likely),
    ("rdf", "purl.org/rss", "rdf", Certain),
    ("rdf", "my.netscape.com/rdf", "rdf", Certain),
    ("rdf", "", "rdf", Possible),
    ("urlset", "sitemap-news", "news-sitemap", Certain),
    ("urlset", "", "news-sitemap", Possible),
];

/// What a page links to as another form of itself (`rel="alternate"`), by its type.
pub const ALTERNATES: &[(&str, &str)] = &[
    ("application/feed+json", "json-feed"),
    ("application/json+feed", "json-feed"),
    ("application/atom+xml", "atom"),
    ("application/rss+xml", "rss"),
    ("application/rdf+xml", "rdf"),
    ("application/activity+json", "activitypub"),
];

/// What a page says that it was made with (`<meta name="generator">`), by its beginning in lower case.
pub const GENERATORS: &[(&str, &str, Sureness)] = &[
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

/// What stands in the source of a page: the mark, the preset, and what stands behind the mark as facts, each up to the
/// next slash or quote.
pub struct Mark {
    /// What is looked for.
    pub mark: &'static str,
    /// The preset.
    pub preset: &'static str,
    /// How sure it makes it.
    pub sureness: Sureness,
    /// The names of the parts that follow.
    pub facts: &'static [&'static str],
    /// The base, with facts in braces.
    pub base: Option<&'static str>,
}

const fn mark(
    mark: &'static str,
    preset: &'static str,
    sureness: Sureness,
    facts: &'static [&'static str],
    base: Option<&'static str>,
) -> Mark {
    Mark { mark, preset, sureness, facts, base }
}

/// What stands in the source of a page.
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

/// An address to ask where nothing is sure yet.
pub struct Probe {
    /// Under the site's address, which ends with a slash.
    pub path: &'static str,
    /// What may be there.
    pub preset: &'static str,
}

/// Where backends usually are, the most frequent first; those of which the page spoke are asked before all others.
pub const PROBES: &[Probe] = &[
    Probe { path: "wp-json/", preset: "wordpress" },
    Probe { path: "ghost/api/content/posts/?limit=1", preset: "ghost" },
    Probe { path: "feed.json", preset: "json-feed" },
    Probe { path: "index.php?rest_route=/wp/v2/posts", preset: "wordpress" },
    Probe { path: "feed", preset: "rss" },
    Probe { path: "rss.xml", preset: "rss" },
    Probe { path: "atom.xml", preset: "atom" },
    Probe { path: "index.xml", preset: "rss" },
    Probe { path: "jsonapi", preset: "drupal" },
    Probe { path: "api/articles", preset: "strapi" },
    Probe { path: "latest.json", preset: "discourse" },
    Probe { path: "api/v1/trends/links", preset: "mastodon" },
    Probe { path: "server/info", preset: "directus" },
    Probe { path: "api/posts", preset: "payload" },
    Probe { path: "feed.xml", preset: "atom" },
    Probe { path: "feed/json", preset: "json-feed" },
    Probe { path: "rss", preset: "rss" },
    Probe { path: "api/v2", preset: "prismic" },
    Probe { path: "api/v2/search/articles/", preset: "superdesk-publisher" },
    Probe { path: "news-sitemap.xml", preset: "news-sitemap" },
];

/// The place of a preset in [`PRESETS`].
pub fn rank(preset: &str) -> usize {
    PRESETS.iter().position(|known| *known == preset).unwrap_or(PRESETS.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::json_path::JsonPath;

    #[test]
    fn every_path_is_one_and_every_preset_is_known() {
        for shape in SHAPES {
            assert!(rank(shape.preset) < PRESETS.len(), "{}", shape.preset);
            for path in shape.all {
                assert!(JsonPath::parse(path).is_ok(), "{path}: {:?}", JsonPath::parse(path).err());
            }
        }
        let others = ADDRESSES.iter().map(|sign| sign.preset).chain(BASES.iter().map(|base| base.0));
        let others = others.chain(ROOTS.iter().map(|root| root.2)).chain(ALTERNATES.iter().map(|kind| kind.1));
        let others = others.chain(GENERATORS.iter().map(|one| one.1)).chain(MARKS.iter().map(|mark| mark.preset));
        let others = others.chain(SAID.iter().map(|said| said.0)).chain(FOLLOWED.iter().map(|followed| followed.0));
        for path in SAID.iter().map(|said| said.2).chain(FOLLOWED.iter().map(|followed| followed.1)) {
            assert!(JsonPath::parse(path).is_ok(), "{path}");
        }
        for preset in others.chain(PROBES.iter().map(|probe| probe.preset)).chain(DOCUMENTS) {
            assert!(rank(preset) < PRESETS.len(), "{preset}");
        }
    }

    #[test]
    fn every_preset_can_be_recognised() {
        for preset in PRESETS {
            let known = SHAPES.iter().any(|shape| shape.preset == preset) || ROOTS.iter().any(|root| root.2 == preset);
            assert!(known || ADDRESSES.iter().any(|sign| sign.preset == preset), "{preset}");
        }
    }
}
