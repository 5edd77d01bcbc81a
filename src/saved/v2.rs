//! Stories of version 2: a JSON array whose items are identified by position, the last of which is the body as it was drawn
//! ([`drawn`]). Frozen: no release writes this format any more, and only the construction of model values may change.

mod blocks;
mod drawn;

use super::{ReadError, SavedStory};
use crate::model::{
    ArticleId, Author, Category, Headline, Image, MediaUrl, Published, Rendition, SafeUrl, Slug, Source, Tag,
    Timestamp, Track, Video,
};
use serde_json::Value;

/// The version in the first item of an array.
pub(super) fn version(text: &str) -> Result<u32, ReadError> {
    Row(&parse(text)?).number(0).ok_or_else(|| missing("[0], the version"))
}

/// Deserialises a text of version 2.
pub(super) fn read(text: &str) -> Result<SavedStory, ReadError> {
    let items = parse(text)?;
    let row = Row(&items);
    let at = row.moment(1).ok_or_else(|| missing("[1], when the story was saved"))?;
    let headline = read_headline(row)?;
    let drawn = row.text(18).ok_or_else(|| missing("[18], the body"))?;
    let pieces =
        drawn::read(&drawn).ok_or_else(|| missing("[18], the body, which is truncated or not a drawn body"))?;
    Ok(SavedStory { at, headline, body: blocks::from_pieces(pieces), truncated: row.flag(16) })
}

fn parse(text: &str) -> Result<Vec<Value>, ReadError> {
    Ok(super::from_json(text)?)
}

fn missing(what: &str) -> ReadError {
    ReadError::Damaged { reason: ["missing or invalid: ", what].concat() }
}

fn read_headline(row: Row) -> Result<Headline, ReadError> {
    let id = row.text(2).and_then(ArticleId::new).ok_or_else(|| missing("[2], the identifier"))?;
    let title = row.text(3).filter(|title| !title.is_empty()).ok_or_else(|| missing("[3], the title"))?;
    let mut headline = Headline::new(id, title);
    headline.summary = row.text(4);
    headline.language = row.text(5);
    headline.breaking = row.flag(6);
    headline.reading_minutes = row.number(7);
    headline.published = row.moment(8).map(Published::At).or_else(|| row.text(8).map(Published::Text));
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
    Ok(headline)
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
    let track = |row: Row| Some(Track::new(row.media(0)?, row.text(1)));
    Some(Video {
        media_type: row.text(1),
        poster: row.media(2),
        seconds: row.number(3),
        caption: row.text(4),
        tracks: row.rows(5, track),
        ..Video::new(row.media(0)?)
    })
}

/// The items of an array, with an accessor for each type.
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
        self.0.get(at)?.as_array().map(|items| Row(items))
    }

    fn rows<T>(self, at: usize, read: impl Fn(Row<'a>) -> Option<T>) -> Vec<T> {
        let rows = self.row(at).map_or(&[][..], |row| row.0);
        rows.iter().filter_map(|value| read(Row(value.as_array()?))).collect()
    }
}
