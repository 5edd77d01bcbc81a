//! The usual names of article fields in APIs, and the kinds of their values.

/// The kind of value that a field requires.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum ValueKind {
    /// A short text or a number, unique among the items.
    Id,
    /// A text.
    Words,
    /// A text, or a tree or a list of blocks in a known dialect.
    Body,
    /// A date.
    Date,
    /// A web address, or an object or a list that contains one.
    Link,
    /// The address of an image, or an object or a list that contains one.
    Picture,
    /// One or more texts or named objects.
    Names,
    /// A language tag.
    Tag,
}

/// How to find a field.
pub(super) struct FieldHeuristic {
    /// The name of the field.
    pub(super) field: &'static str,
    /// The kind of its values.
    pub(super) kind: ValueKind,
    /// How strongly this field suggests that the items are articles.
    pub(super) score: usize,
    /// Whether a name that ends with one of these matches, such as `articleTitle`.
    pub(super) ends: bool,
    /// The usual names, the most specific first: normalised, separated by spaces.
    pub(super) names: &'static str,
}

/// Words that disqualify a longer name: it belongs to something else.
pub(super) const NOT_OF_THE_STORY: &str = "sub seo meta og twitter social alt author category section source site user update avatar profile icon logo \
    image photo picture video button cta end expiry expiration event updated modified comment creator no \
    status is has count template last review activity scheduled deadline birth lead intro teaser summary \
    excerpt short preview";

/// Objects with a title, dates, addresses and images of their own, which are not the article's.
pub(super) const OF_SOMETHING_ELSE: &str = "author authors byline bylines creator user users owner writer editor profile profiles account \
    contributor contributors createdby updatedby category categories section channel topic tag tags \
    source publisher provider distributor organization site blog publication community collection parent \
    related associations comments replies image images picture photo thumbnail cover logo icon avatar \
    video kicker";

/// The fields, in the order in which they claim a path.
pub(super) const HEURISTICS: [FieldHeuristic; 12] = [
    FieldHeuristic {
        field: "id",
        kind: ValueKind::Id,
        score: 1,
        ends: false,
        names: "id uuid guid documentid objectid nid slug uri key articleid postid pk shortid entryid newsid storyid \
            cid sophoraid",
    },
    FieldHeuristic {
        field: "title",
        kind: ValueKind::Words,
        score: 12,
        ends: true,
        names: "headline title webtitle heading subject name caption titel titre titulo basicheadline storytitle \
            titolo tittel titol rubrik",
    },
    FieldHeuristic {
        field: "body",
        kind: ValueKind::Body,
        score: 8,
        ends: true,
        names: "bodyhtml bodycopy contenthtml articlebody fulltext body content html story article bodytext contenttext text \
            markdown contentmd contentmarkdown bodymarkdown bodymd richtext longtext blocks sections main \
            maincontent fullstory components contenido contenu texte inhalt conteudo contenuto testo tekst \
            cuerpo corpo brodtext",
    },
    FieldHeuristic {
        field: "summary",
        kind: ValueKind::Words,
        score: 5,
        ends: true,
        names: "summary excerpt description abstract standfirst teaser dek lead intro subtitle trailtext subheadline \
            chapo deck blurb shortdescription metadescription text brief lede preamble snippet subheading \
            descriptionsummary descriptionplain firstsentence previewtext shorttext leadtext introtext \
            teasertext summarytext excerpttext vorspann resumen resume resumo ingress einleitung kurztext \
            descripcion descricao sommario bajada",
    },
    FieldHeuristic {
        field: "published",
        kind: ValueKind::Date,
        score: 10,
        ends: true,
        names: "publishedat published datepublished publishdate publisheddate publicationdate pubdate \
            webpublicationdate publishdatetime datetimepub publishedon publishedtime firstpublishedat \
            firstpublicationdate displaydate postdate releasedate contentdate dategmt datetime date issued \
            firstcreated publishon publishfrom publishdateutc seendate datum fecha dato datepublication \
            fechapublicacion datapublicacao createdat createddate createdate createdtime createdon created \
            timestamp time made",
    },
    FieldHeuristic {
        field: "updated",
        kind: ValueKind::Date,
        score: 2,
        ends: false,
        names: "updatedat updated modified modifiedat datemodified lastmodified lastupdated changed updatedtime \
            lastmodifiedtime lasteditedtime lastmodifieddate updateddate updatedate dateupdated revisedat \
            versioncreated modifiedon savedon",
    },
    FieldHeuristic {
        field: "image",
        kind: ValueKind::Picture,
        score: 3,
        ends: true,
        names: "image imageurl urltoimage featuredimage featureimage coverimage mainimage heroimage leadimage \
            thumbnail thumbnailurl picture photo cover hero img thumb media images pictures photos enclosure \
            eyecatch heroimg keyvisual teaserimage mainvisual previewimage socialimage ogimage visual artwork \
            poster thumbs mediaattachments attachments attachment bild bilde imagen imagem immagine foto",
    },
    FieldHeuristic {
        field: "source",
        kind: ValueKind::Link,
        score: 4,
        ends: false,
        names: "htmlurl weburl posturl permalink canonicalurl detailsweb shareurl articleurl url link href page \
            webpages sourceurl externalurl uri enlace lien lenke adresse",
    },
    FieldHeuristic {
        field: "authors",
        kind: ValueKind::Names,
        score: 4,
        ends: true,
        names: "authors author byline by creator creators writer writers contributors autor authorname authornames \
            bylines writername reporter reporters journalist authorv2 editor postedby submitteruser auteur user \
            profiles account autore forfatter",
    },
    FieldHeuristic {
        field: "category",
        kind: ValueKind::Names,
        score: 2,
        ends: true,
        names: "category section sectionname rubric channel primarycategory primarysection categories topic desk \
            categoryname topics ressort rubrik rubrique kategorie vertical kicker community seccion \
            categoria categorie kategori",
    },
    FieldHeuristic {
        field: "tags",
        kind: ValueKind::Names,
        score: 2,
        ends: true,
        names: "tags taglist keywords labels hashtags subjects topics",
    },
    FieldHeuristic { field: "language", kind: ValueKind::Tag, score: 0, ends: false, names: "language lang locale" },
];
