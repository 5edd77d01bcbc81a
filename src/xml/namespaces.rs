//! Namespaces in XML: resolves prefixes, and normalises them to the customary prefix of each namespace used in feeds.

use std::collections::HashMap;

/// The prefix of Atom elements in documents that aren't Atom.
const ATOM: &str = "atom";
/// The prefix of XHTML elements.
const XHTML: &str = "xhtml";

/// Namespaces used in feeds and their customary prefixes. Scheme and trailing characters, which vary, are left out. Elements
/// of a namespace with an empty prefix get none.
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

/// A qualified name, with the customary prefix of its namespace.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a> {
    /// The name as written: `media:content`.
    pub(super) written: &'a str,
    /// The customary prefix of the namespace, if known.
    prefix: Option<&'static str>,
}

impl<'a> Name<'a> {
    pub(super) fn local(self) -> &'a str {
        self.written.rsplit_once(':').map_or(self.written, |(_, local)| local)
    }

    /// The name with its customary prefix, or as written if the namespace is unknown.
    pub(super) fn customary(self, is_atom: bool) -> String {
        match self.prefix {
            Some("") => self.local().to_owned(),
            Some(ATOM) if is_atom => self.local().to_owned(),
            Some(prefix) => [prefix, ":", self.local()].concat(),
            None => self.written.to_owned(),
        }
    }

    pub(super) fn is_atom(self) -> bool {
        self.prefix == Some(ATOM)
    }

    pub(super) fn is_xhtml(self) -> bool {
        self.prefix == Some(XHTML)
    }

    /// Whether an attribute with this name declares a namespace.
    pub(super) fn is_declaration(self) -> bool {
        declared_prefix(self.written).is_some()
    }
}

/// The namespace declarations in scope: a stack of bindings for each prefix.
#[derive(Default)]
pub(super) struct Scopes {
    bindings: HashMap<String, Vec<Option<&'static str>>>,
    /// The prefixes in order of declaration.
    declared: Vec<String>,
}

impl Scopes {
    /// Adds a binding if the attribute declares a namespace.
    pub(super) fn declare(&mut self, attribute: &str, namespace: &str) {
        if let Some(prefix) = declared_prefix(attribute) {
            self.bindings.entry(prefix.to_owned()).or_default().push(customary_of_namespace(namespace));
            self.declared.push(prefix.to_owned());
        }
    }

    /// The number of declarations so far, for [`truncate`](Self::truncate).
    pub(super) fn len(&self) -> usize {
        self.declared.len()
    }

    /// Removes all but the first `len` declarations.
    pub(super) fn truncate(&mut self, len: usize) {
        for prefix in self.declared.drain(len.min(self.declared.len())..) {
            self.bindings.get_mut(&prefix).map(Vec::pop);
        }
    }

    /// Resolves an element's name; without a prefix it is in the default namespace.
    pub(super) fn element<'n>(&self, written: &'n str) -> Name<'n> {
        let prefix = written.split_once(':').map_or("", |(prefix, _)| prefix);
        Name { written, prefix: self.customary(prefix) }
    }

    /// Resolves an attribute's name; without a prefix it is in no namespace.
    pub(super) fn attribute<'n>(&self, written: &'n str) -> Name<'n> {
        let prefix = written.split_once(':').and_then(|(prefix, _)| self.customary(prefix));
        Name { written, prefix }
    }

    /// The customary prefix for a prefix in this document. An undeclared prefix has its customary meaning.
    fn customary(&self, prefix: &str) -> Option<&'static str> {
        match self.bindings.get(prefix).and_then(|bound| bound.last()) {
            Some(bound) => *bound,
            None => customary_of_prefix(prefix),
        }
    }
}

/// The prefix that an attribute declares; empty for the default namespace.
fn declared_prefix(attribute: &str) -> Option<&str> {
    if attribute == "xmlns" { Some("") } else { attribute.strip_prefix("xmlns:") }
}

fn customary_of_namespace(namespace: &str) -> Option<&'static str> {
    let name = namespace.trim().trim_end_matches(['/', '#']);
    let name = name.split_once("://").map_or(name, |(_, rest)| rest);
    NAMESPACES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|(_, prefix)| *prefix)
}

fn customary_of_prefix(prefix: &str) -> Option<&'static str> {
    let is_known = |known: &str| !known.is_empty() && prefix.eq_ignore_ascii_case(known);
    NAMESPACES.iter().find(|(_, known)| is_known(known)).map(|(_, known)| *known)
}
