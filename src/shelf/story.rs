//! A story as it is kept: a JSON array, whose first number is the version of its meaning. Reading it makes every address
//! and identifier anew, so a store that somebody else wrote in can bring in nothing that a backend could not.

use crate::json::{self, Value};
use crate::model::{
    Article, ArticleId, Author, Body, Category, Headline, Image, MediaUrl, Published, Rendition, SafeUrl, Slug, Source,
    Tag, Timestamp, Track, Video,
};

/// The version of what is written.
const VERSION: u64 = 1;

/// A story that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedStory {
    /// When it was kept.
    pub at: Timestamp,
    /// It, whole.
    pub article: Article,
}

/// The story as a text.
pub fn write(article: &Article, at: Timestamp) -> String {
    let headline = &article.headline;
    let published = match &headline.published {
        Some(Published::At(at)) => at.millis().into(),
        Some(Published::Words(words)) => text(words),
        None => Value::Null,
    };
    let author =
        |author: &Author| list([slug(author.slug.as_ref()), text(&author.name), media(author.portrait.as_ref())]);
    json::write(&list([
        VERSION.into(),
        at.millis().into(),
        text(headline.id.as_str()),
        text(&headline.title),
        maybe(headline.summary.as_deref()),
        maybe(headline.language.as_deref()),
        headline.breaking.into(),
        number(headline.reading_minutes),
        published,
        headline.updated.map_or(Value::Null, |at| at.millis().into()),
        headline
            .category
            .as_ref()
            .map_or(Value::Null, |category| list([text(category.slug.as_str()), text(&category.title)])),
        headline.authors.iter().map(author).collect(),
        headline.tags.iter().map(|tag| list([slug(tag.slug.as_ref()), text(&tag.title)])).collect(),
        headline.source.as_ref().map_or(Value::Null, |source| list([text(&source.name), text(source.url.as_str())])),
        headline.image.as_ref().map_or(Value::Null, write_image),
        headline.video.as_ref().map_or(Value::Null, write_video),
        article.truncated.into(),
        text(&article.body.opening),
        text(&article.body.drawn),
    ]))
}

fn write_image(image: &Image) -> Value {
    let rendition = |one: &Rendition| list([text(one.url.as_str()), one.width.into()]);
    list([
        text(image.url.as_str()),
        text(&image.alt),
        maybe(image.caption.as_deref()),
        maybe(image.credit.as_deref()),
        number(image.width),
        number(image.height),
        image.renditions.iter().map(rendition).collect(),
    ])
}

fn write_video(video: &Video) -> Value {
    let track = |one: &Track| list([text(one.url.as_str()), maybe(one.language.as_deref())]);
    list([
        text(video.url.as_str()),
        maybe(video.media_type.as_deref()),
        media(video.poster.as_ref()),
        number(video.seconds),
        maybe(video.caption.as_deref()),
        video.tracks.iter().map(track).collect(),
    ])
}

fn list<const N: usize>(values: [Value; N]) -> Value {
    Value::Array(values.into())
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn maybe(known: Option<&str>) -> Value {
    known.map_or(Value::Null, text)
}

fn number(known: Option<u32>) -> Value {
    known.map_or(Value::Null, Value::from)
}

fn slug(known: Option<&Slug>) -> Value {
    maybe(known.map(Slug::as_str))
}

fn media(known: Option<&MediaUrl>) -> Value {
    maybe(known.map(MediaUrl::as_str))
}

/// The story that a text holds; nothing when it is none, or one of another version.
pub fn read(written: &str) -> Option<SavedStory> {
    let value = json::parse(written).ok()?;
    let row = Row(value.as_array()?);
    if row.number(0) != Some(VERSION.try_into().ok()?) {
        return None;
    }
    let title = row.text(3).filter(|title| !title.is_empty())?;
    let mut headline = Headline::new(ArticleId::new(row.text(2)?)?, title);
    headline.summary = row.text(4);
    headline.language = row.text(5);
    headline.breaking = row.flag(6);
    headline.reading_minutes = row.number(7);
    headline.published = row.moment(8).map(Published::At).or_else(|| row.text(8).map(Published::Words));
    headline.updated = row.moment(9);
    headline.category =
        row.row(10).and_then(|row| Some(Category { slug: Slug::new(row.text(0)?)?, title: row.text(1)? }));
    headline.authors = row.rows(11, |row| {
        Some(Author { slug: row.text(0).and_then(Slug::new), name: row.text(1)?, portrait: row.media(2) })
    });
    headline.tags = row.rows(12, |row| Some(Tag { slug: row.text(0).and_then(Slug::new), title: row.text(1)? }));
    headline.source =
        row.row(13).and_then(|row| Some(Source { name: row.text(0)?, url: SafeUrl::parse(&row.text(1)?, None)? }));
    headline.image = row.row(14).and_then(read_image);
    headline.video = row.row(15).and_then(read_video);
    let body = Body { opening: row.text(17)?, drawn: row.text(18)? };
    Some(SavedStory { at: row.moment(1)?, article: Article { headline, body, truncated: row.flag(16), kept_at: None } })
}

fn read_image(row: Row) -> Option<Image> {
    let rendition = |row: Row| Some(Rendition { url: row.media(0)?, width: row.number(1)? });
    Some(Image {
        url: row.media(0)?,
        alt: row.text(1).unwrap_or_default(),
        caption: row.text(2),
        credit: row.text(3),
        width: row.number(4),
        height: row.number(5),
        renditions: row.rows(6, rendition),
    })
}

fn read_video(row: Row) -> Option<Video> {
    let track = |row: Row| Some(Track { url: row.media(0)?, language: row.text(1) });
    Some(Video {
        url: row.media(0)?,
        media_type: row.text(1),
        poster: row.media(2),
        seconds: row.number(3),
        caption: row.text(4),
        tracks: row.rows(5, track),
    })
}

/// The values of an array, each read as what it should be.
#[derive(Clone, Copy)]
struct Row<'a>(&'a [Value]);

impl<'a> Row<'a> {
    fn text(self, at: usize) -> Option<String> {
        self.0.get(at)?.as_str().map(str::to_owned)
    }

    fn flag(self, at: usize) -> bool {
        self.0.get(at) == Some(&Value::Bool(true))
    }

    fn number(self, at: usize) -> Option<u32> {
        u32::try_from(self.0.get(at)?.as_u64()?).ok()
    }

    fn moment(self, at: usize) -> Option<Timestamp> {
        Timestamp::from_millis(self.0.get(at)?.as_i64()?)
    }

    fn media(self, at: usize) -> Option<MediaUrl> {
        MediaUrl::parse(self.0.get(at)?.as_str()?, None)
    }

    fn row(self, at: usize) -> Option<Row<'a>> {
        self.0.get(at)?.as_array().map(|values| Row(values))
    }

    fn rows<T>(self, at: usize, read: impl Fn(Row<'a>) -> Option<T>) -> Vec<T> {
        let rows = self.row(at).map_or(&[][..], |row| row.0);
        rows.iter().filter_map(|value| read(Row(value.as_array()?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annex::draw;
    use crate::model::{Block, Inline};
    use proptest::prelude::*;

    fn media(path: &str) -> MediaUrl {
        MediaUrl::parse(path, Some("https://a.example/")).unwrap()
    }

    fn whole() -> Article {
        let mut headline = Headline::new(ArticleId::new("a/1").unwrap(), "The \"ditch\" & the sea".into());
        headline.summary = Some("Opened\nwith no locks.".into());
        headline.language = Some("ar-EG".into());
        headline.breaking = true;
        headline.reading_minutes = Some(4);
        headline.published = Some(Published::At(Timestamp::from_millis(1_644_183_000_000).unwrap()));
        headline.updated = Timestamp::from_millis(1_644_183_000_001);
        headline.category = Some(Category { slug: Slug::new("world").unwrap(), title: "World".into() });
        headline.authors = vec![
            Author { slug: Slug::new("ada"), name: "Ada".into(), portrait: Some(media("ada.jpg")) },
            Author { slug: None, name: "B".into(), portrait: None },
        ];
        headline.tags = vec![Tag { slug: None, title: "Ships".into() }];
        headline.source =
            Some(Source { name: "The Harbour".into(), url: SafeUrl::parse("https://b.example/1", None).unwrap() });
        let mut image = Image::new(media("ship.jpg"));
        image.renditions = vec![Rendition { url: media("small.jpg"), width: 320 }];
        (image.width, image.height, image.caption) = (Some(1600), Some(900), Some("A ship".into()));
        headline.image = Some(image);
        headline.video = Some(Video {
            url: media("tide.mp4"),
            media_type: Some("video/mp4".into()),
            poster: Some(media("tide.jpg")),
            seconds: Some(20),
            tracks: vec![Track { url: media("en.vtt"), language: Some("en".into()) }],
            caption: None,
        });
        let body = draw(&[Block::Paragraph(vec![Inline::Text("Seen from a village.".into())])]);
        Article { headline, body, truncated: true, kept_at: None }
    }

    fn at() -> Timestamp {
        Timestamp::from_millis(1_700_000_000_000).unwrap()
    }

    #[test]
    fn a_story_is_read_as_it_was_kept() {
        let mut bare = whole();
        bare.headline = Headline::new(ArticleId::new("b").unwrap(), "B".into());
        bare.headline.published = Some(Published::Words("5 Rajab".into()));
        bare.body = Body::default();
        for article in [whole(), bare] {
            assert_eq!(read(&write(&article, at())), Some(SavedStory { at: at(), article }));
        }
    }

    #[test]
    fn what_is_no_story_or_one_of_another_version_is_none() {
        let written = write(&whole(), at());
        assert_eq!(read(&written.replacen("[1,", "[2,", 1)), None);
        for wrong in ["", "{", "[]", "[1]", "null", "[1,2,3,4]"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        let hostile = written.replace("https://b.example/1", "javascript:alert(1)").replace("https://a", "blob:x");
        let story = read(&hostile).unwrap().article.headline;
        assert_eq!((story.source, story.image, story.video), (None, None, None));
    }

    proptest! {
        #[test]
        fn a_story_that_was_cut_or_changed_breaks_nothing(at_byte in 0..1200usize, with in "[\\[\\]\",0-9a-z]{0,3}") {
            let written = write(&whole(), at());
            if let (Some(before), Some(after)) = (written.get(..at_byte), written.get(at_byte + 1..)) {
                read(&[before, &with, after].concat());
                read(before);
            }
        }
    }
}
