//! A story as it is kept: a JSON array, whose first number is the version of its meaning. Reading it makes every address
//! and identifier anew, and the body is read as all bodies are, so a store that somebody else wrote in can bring in nothing that
//! a backend could not.

use crate::json::{self, Value};
use crate::model::{
    Article, ArticleId, Author, Body, Category, Headline, Image, MediaUrl, Published, Rendition, SafeUrl, Slug, Source,
    Tag, Timestamp, Track, Video,
};

/// The version of what is written: the first value.
const VERSION: u32 = 2;

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
    let mut out = Writer(["[", &VERSION.to_string()].concat());
    out.plain(at.millis());
    out.text(Some(headline.id.as_str()));
    out.text(Some(&headline.title));
    out.text(headline.summary.as_deref());
    out.text(headline.language.as_deref());
    out.flag(headline.breaking);
    out.number(headline.reading_minutes);
    match &headline.published {
        Some(Published::At(at)) => out.plain(at.millis()),
        Some(Published::Words(words)) => out.text(Some(words)),
        None => out.text(None),
    }
    match headline.updated {
        Some(at) => out.plain(at.millis()),
        None => out.text(None),
    }
    out.list(headline.category.as_ref(), |out, category| {
        out.text(Some(category.slug.as_str()));
        out.text(Some(&category.title));
    });
    out.lists(&headline.authors, |out, author| {
        out.text(author.slug.as_ref().map(Slug::as_str));
        out.text(Some(&author.name));
        out.text(author.portrait.as_ref().map(MediaUrl::as_str));
    });
    out.lists(&headline.tags, |out, tag| {
        out.text(tag.slug.as_ref().map(Slug::as_str));
        out.text(Some(&tag.title));
    });
    out.list(headline.source.as_ref(), |out, source| {
        out.text(Some(&source.name));
        out.text(Some(source.url.as_str()));
    });
    out.list(headline.image.as_ref(), write_image);
    out.list(headline.video.as_ref(), write_video);
    out.flag(article.truncated);
    out.text(Some(&article.body.opening));
    out.text(Some(&article.body.drawn));
    out.0.push(']');
    out.0
}

fn write_image(out: &mut Writer, image: &Image) {
    out.text(Some(image.url.as_str()));
    out.text(Some(&image.alt));
    out.text(image.caption.as_deref());
    out.text(image.credit.as_deref());
    out.number(image.width);
    out.number(image.height);
    out.lists(&image.renditions, |out, rendition| {
        out.text(Some(rendition.url.as_str()));
        out.number(Some(rendition.width));
    });
}

fn write_video(out: &mut Writer, video: &Video) {
    out.text(Some(video.url.as_str()));
    out.text(video.media_type.as_deref());
    out.text(video.poster.as_ref().map(MediaUrl::as_str));
    out.number(video.seconds);
    out.text(video.caption.as_deref());
    out.lists(&video.tracks, |out, track| {
        out.text(Some(track.url.as_str()));
        out.text(track.language.as_deref());
    });
}

/// An array that is being written, after its first value.
struct Writer(String);

impl Writer {
    fn push(&mut self, value: &str) {
        if !self.0.ends_with('[') {
            self.0.push(',');
        }
        self.0.push_str(value);
    }

    fn text(&mut self, text: Option<&str>) {
        self.push(&json::write(&text.map_or(Value::Null, |text| Value::String(text.to_owned()))));
    }

    fn plain(&mut self, number: i64) {
        self.push(&number.to_string());
    }

    fn number(&mut self, number: Option<u32>) {
        match number {
            Some(number) => self.plain(number.into()),
            None => self.text(None),
        }
    }

    fn flag(&mut self, flag: bool) {
        self.push(if flag { "true" } else { "false" });
    }

    fn list<T>(&mut self, item: Option<&T>, write: impl Fn(&mut Self, &T)) {
        match item {
            Some(item) => {
                self.push("[");
                write(self, item);
                self.0.push(']');
            }
            None => self.text(None),
        }
    }

    fn lists<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.push("[");
        for item in items {
            self.list(Some(item), &write);
        }
        self.0.push(']');
    }
}

/// The story that a text holds; nothing when it is none, or one of another version.
pub fn read(written: &str) -> Option<SavedStory> {
    let value = json::parse(written).ok()?;
    let row = Row(value.as_array()?);
    if row.number(0) != Some(VERSION) {
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
        assert_eq!(read(&written.replacen("[2,", "[3,", 1)), None);
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
