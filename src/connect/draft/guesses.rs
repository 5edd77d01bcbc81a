//! The names that the fields of articles have in APIs, and what their values look like.

/// What a field must look like.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Look {
    /// A short text, or a number.
    Name,
    /// A text.
    Words,
    /// A date.
    Date,
    /// An address of the web.
    Link,
    /// A picture: its address, or an object or a list that has one.
    Picture,
    /// Texts or named objects, one or several.
    Names,
    /// A language tag.
    Tag,
}

/// One field.
pub(super) struct Guess {
    /// The field.
    pub(super) field: &'static str,
    /// What its values look like.
    pub(super) look: Look,
    /// The names that such fields have, the more telling first, in lower case and without what parts words.
    pub(super) names: &'static [&'static str],
}

/// Every field that is guessed, in the order in which places are given away.
pub(super) const GUESSES: [Guess; 11] = [
    Guess {
        field: "id",
        look: Look::Name,
        names: &["id", "uuid", "guid", "documentid", "objectid", "nid", "slug", "uri", "key", "articleid", "postid"],
    },
    Guess {
        field: "title",
        look: Look::Words,
        names: &["title", "headline", "webtitle", "heading", "subject", "name", "caption", "titel", "titre", "titulo"],
    },
    Guess {
        field: "body",
        look: Look::Words,
        names: &[
            "bodyhtml",
            "contenthtml",
            "articlebody",
            "fulltext",
            "body",
            "content",
            "html",
            "story",
            "article",
            "bodytext",
            "contenttext",
            "text",
        ],
    },
    Guess {
        field: "summary",
        look: Look::Words,
        names: &[
            "summary",
            "excerpt",
            "description",
            "abstract",
            "standfirst",
            "teaser",
            "dek",
            "lead",
            "intro",
            "subtitle",
            "trailtext",
            "subheadline",
            "chapo",
            "deck",
            "blurb",
            "shortdescription",
            "metadescription",
            "text",
        ],
    },
    Guess {
        field: "published",
        look: Look::Date,
        names: &[
            "publishedat",
            "published",
            "datepublished",
            "publishdate",
            "publicationdate",
            "pubdate",
            "webpublicationdate",
            "firstpublishedat",
            "displaydate",
            "dategmt",
            "date",
            "createdat",
            "created",
            "timestamp",
            "time",
            "made",
            "datetime",
            "postdate",
            "issued",
        ],
    },
    Guess {
        field: "updated",
        look: Look::Date,
        names: &[
            "updatedat",
            "updated",
            "modified",
            "modifiedat",
            "datemodified",
            "lastmodified",
            "lastupdated",
            "changed",
        ],
    },
    Guess {
        field: "image",
        look: Look::Picture,
        names: &[
            "image",
            "imageurl",
            "urltoimage",
            "featuredimage",
            "featureimage",
            "coverimage",
            "mainimage",
            "heroimage",
            "leadimage",
            "thumbnail",
            "thumbnailurl",
            "picture",
            "photo",
            "cover",
            "hero",
            "img",
            "thumb",
            "media",
            "images",
            "pictures",
            "photos",
            "enclosure",
        ],
    },
    Guess {
        field: "source",
        look: Look::Link,
        names: &[
            "url",
            "link",
            "weburl",
            "permalink",
            "canonicalurl",
            "href",
            "page",
            "sourceurl",
            "externalurl",
            "articleurl",
            "shareurl",
            "uri",
        ],
    },
    Guess {
        field: "authors",
        look: Look::Names,
        names: &[
            "authors",
            "author",
            "byline",
            "by",
            "creator",
            "creators",
            "writer",
            "writers",
            "contributors",
            "autor",
        ],
    },
    Guess {
        field: "category",
        look: Look::Names,
        names: &[
            "category",
            "section",
            "sectionname",
            "rubric",
            "channel",
            "primarycategory",
            "primarysection",
            "categories",
            "topic",
            "desk",
        ],
    },
    Guess { field: "language", look: Look::Tag, names: &["language", "lang", "locale"] },
];
