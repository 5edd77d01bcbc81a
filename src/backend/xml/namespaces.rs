//! The namespaces that feeds are made of, and the prefix that everyone writes for each, whatever prefix a document
//! binds.

/// The prefix of Atom's elements where the document is not Atom's.
pub(super) const ATOM: &str = "atom";
/// The prefix of XHTML's elements.
pub(super) const XHTML: &str = "xhtml";

/// The name of a namespace, without what feeds differ in (its scheme and what it ends with), and the prefix; an empty
/// prefix is none.
const NAMESPACES: [(&str, &str); 46] = [
    ("purl.org/rss/1.0", ""),
    ("purl.org/net/rss1.1", ""),
    ("my.netscape.com/rdf/simple/0.9", ""),
    ("channel.netscape.com/rdf/simple/0.9", ""),
    ("backend.userland.com/rss", ""),
    ("backend.userland.com/rss2", ""),
    ("backend.userland.com/rss091", ""),
    ("blogs.law.harvard.edu/tech/rss", ""),
    ("www.sitemaps.org/schemas/sitemap/0.9", ""),
    ("www.google.com/schemas/sitemap/0.84", ""),
    ("www.google.com/schemas/sitemap/0.9", ""),
    ("www.w3.org/2005/atom", ATOM),
    ("purl.org/atom/ns", ATOM),
    ("www.w3.org/1999/xhtml", XHTML),
    ("www.w3.org/xml/1998/namespace", "xml"),
    ("www.w3.org/1999/xlink", "xlink"),
    ("www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("purl.org/rss/1.0/modules/syndication", "sy"),
    ("purl.org/rss/1.0/modules/slash", "slash"),
    ("purl.org/rss/1.0/modules/company", "company"),
    ("purl.org/dc/elements/1.1", "dc"),
    ("purl.org/dc/elements/1.0", "dc"),
    ("purl.org/dc/terms", "dcterms"),
    ("search.yahoo.com/mrss", "media"),
    ("www.rssboard.org/media-rss", "media"),
    ("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
    ("www.google.com/schemas/play-podcasts/1.0", "googleplay"),
    ("podcastindex.org/namespace/1.0", "podcast"),
    ("github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", "podcast"),
    ("www.google.com/schemas/sitemap-news/0.9", "news"),
    ("www.google.com/schemas/sitemap-image/1.1", "image"),
    ("www.google.com/schemas/sitemap-video/1.1", "video"),
    ("wellformedweb.org/commentapi", "wfw"),
    ("purl.org/syndication/thread/1.0", "thr"),
    ("purl.org/syndication/history/1.0", "fh"),
    ("www.w3.org/2007/app", "app"),
    ("a9.com/-/spec/opensearch/1.1", "opensearch"),
    ("a9.com/-/spec/opensearchrss/1.0", "opensearch"),
    ("rssnamespace.org/feedburner/ext/1.0", "feedburner"),
    ("www.georss.org/georss", "georss"),
    ("www.w3.org/2003/01/geo/wgs84_pos", "geo"),
    ("www.opengis.net/gml", "gml"),
    ("creativecommons.org/ns", "cc"),
    ("backend.userland.com/creativecommonsrssmodule", "creativeCommons"),
    ("www.youtube.com/xml/schemas/2015", "yt"),
];

/// The customary prefix of a namespace, an empty one where its elements have none.
pub(super) fn prefix_of(namespace: &str) -> Option<&'static str> {
    let name = namespace.trim().trim_end_matches(['/', '#']);
    let name = name.split_once("://").map_or(name, |(_, rest)| rest);
    NAMESPACES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|(_, prefix)| *prefix)
}

/// A namespace for a prefix that a document uses without saying what it stands for: the one that it customarily does.
pub(super) fn namespace_of(prefix: &str) -> String {
    let known = NAMESPACES.iter().find(|(_, known)| !known.is_empty() && prefix.eq_ignore_ascii_case(known));
    known.map_or_else(|| ["urn:undeclared:", prefix].concat(), |(name, _)| ["http://", name].concat())
}
