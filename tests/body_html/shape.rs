//! What must be true of every body, whatever it was made from.

use time_plus_news::model::{
    Block, Figure, Image, Inline, MediaUrl, SafeUrl, TableRow, Track, Video, block::plain_text,
};

/// How deep blocks and inlines may nest.
const BLOCKS: usize = 24;
const INLINES: usize = 32;

/// Panics, saying why, when something in the blocks could not have come from the dialect.
pub fn assert_sound(blocks: &[Block]) {
    blocks.iter().for_each(|block| sound(block, 0));
}

fn sound(block: &Block, depth: usize) {
    assert!(depth <= BLOCKS, "blocks nest {depth} deep");
    let inner = |blocks: &[Block]| blocks.iter().for_each(|block| sound(block, depth + 1));
    match block {
        Block::Paragraph(content) => sound_line(content),
        Block::Heading { level, content } => {
            assert!((2..=4).contains(level), "a heading of level {level}");
            sound_line(content);
        }
        Block::List { items, .. } => {
            assert!(!items.is_empty() && items.iter().all(|item| !item.is_empty()), "an empty list or item");
            items.iter().for_each(|item| inner(item));
        }
        Block::Numbered { items, .. } => {
            assert!(!items.is_empty() && items.iter().all(|item| !item.is_empty()), "an empty list or item");
            items.iter().for_each(|item| inner(item));
        }
        Block::PullQuote { body, cite } => {
            assert!(!body.is_empty(), "an empty pull quote");
            sound_text(cite.as_deref());
            inner(body);
        }
        Block::Box(body) | Block::Entry { body, .. } => {
            assert!(!body.is_empty(), "an empty box");
            inner(body);
        }
        Block::Details { summary, body } | Block::Captioned { body, caption: summary } => {
            assert!(!body.is_empty(), "nothing under a summary");
            sound_line(summary);
            inner(body);
        }
        Block::Marked { marks, block } => {
            assert!(!marks.is_empty(), "marks of nothing");
            sound(block, depth);
        }
        Block::Definitions(pairs) => {
            assert!(!pairs.is_empty(), "no definitions");
            for (term, meaning) in pairs {
                sound_line(term);
                inner(meaning);
            }
        }
        Block::Quote { body, cite } => {
            assert!(!body.is_empty(), "an empty quote");
            sound_text(cite.as_deref());
            inner(body);
        }
        Block::Preformatted(text) => assert!(!text.trim().is_empty(), "empty preformatted text"),
        Block::Table { caption, rows } => {
            sound_text(caption.as_deref());
            assert!(!rows.is_empty(), "a table without rows");
            rows.iter().for_each(sound_row);
            assert!(rows.iter().is_sorted_by_key(|row| !row.heading), "a heading row among the others");
        }
        Block::Figure(figure) => sound_figure(figure),
        Block::Gallery(figures) => {
            assert!(figures.len() > 1, "a gallery of {}", figures.len());
            figures.iter().for_each(sound_figure);
        }
        Block::Video(video) => sound_video(video),
        Block::Embed(embed) => {
            assert!(!embed.provider.is_empty(), "an embed of nobody");
            sound_text(embed.title.as_deref());
            sound_url(&embed.url, &["http:", "https:"]);
            assert!(!embed.key.is_empty(), "an embed that no consent can be kept for");
            if let Some(frame) = &embed.frame {
                sound_url(frame.url(), &["https:"]);
            }
        }
        Block::Rule => {}
    }
}

/// A line has text, and no white space or break at its edges.
fn sound_line(content: &[Inline]) {
    let is_thing = |inline: &Inline| matches!(inline, Inline::Image(_) | Inline::Math(_));
    assert!(holds(content, &is_thing) || !plain_text(content).trim().is_empty(), "an empty line");
    assert!(!matches!(content.first(), Some(Inline::Break)), "a line begins with a break");
    assert!(!matches!(content.last(), Some(Inline::Break)), "a line ends with a break");
    sound_inlines(content, 0);
}

fn holds(content: &[Inline], is_meant: &dyn Fn(&Inline) -> bool) -> bool {
    content.iter().any(|inline| is_meant(inline) || holds(inline.content(), is_meant))
}

fn sound_inlines(content: &[Inline], depth: usize) {
    assert!(depth <= INLINES, "inlines nest {depth} deep");
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => assert!(!text.is_empty(), "an empty text"),
            Inline::Link { target, content } => {
                sound_url(target, &["http:", "https:", "mailto:", "tel:"]);
                sound_format(content, depth);
            }
            Inline::Image(image) => sound_media(&image.url),
            Inline::Math(math) => assert!(!math.nodes.is_empty(), "an empty formula"),
            Inline::Break => {}
            other => sound_format(other.content(), depth),
        }
    }
}

fn sound_format(content: &[Inline], depth: usize) {
    assert!(!content.is_empty(), "an empty format");
    sound_inlines(content, depth + 1);
}

fn sound_row(row: &TableRow) {
    assert!(row.cells.iter().any(|cell| !cell.content.is_empty()), "an empty row");
    row.cells.iter().for_each(|cell| sound_inlines(&cell.content, 0));
}

fn sound_figure(figure: &Figure) {
    let Image { url, caption, credit, renditions, .. } = &figure.image;
    sound_media(url);
    renditions.iter().for_each(|rendition| sound_media(&rendition.url));
    assert!(renditions.iter().is_sorted_by(|a, b| a.width < b.width), "renditions out of order");
    sound_text(caption.as_deref());
    sound_text(credit.as_deref());
}

fn sound_video(video: &Video) {
    sound_media(&video.url);
    assert!(!video.url.as_str().starts_with("data:"), "a film in its address");
    video.poster.iter().for_each(sound_media);
    for Track { url, .. } in &video.tracks {
        sound_media(url);
    }
    sound_text(video.caption.as_deref());
}

/// A text that is there says something.
fn sound_text(text: Option<&str>) {
    assert!(text.is_none_or(|text| !text.trim().is_empty()), "a text of nothing");
}

/// An address has one of the schemes, and means itself.
fn sound_url(url: &SafeUrl, schemes: &[&str]) {
    assert!(schemes.iter().any(|scheme| url.as_str().starts_with(scheme)), "{url:?}");
    assert_eq!(SafeUrl::parse(url.as_str(), None).as_ref(), Some(url));
}

fn sound_media(url: &MediaUrl) {
    let allowed = ["https://", "http://localhost", "http://127.", "http://[::1]", "data:image/"];
    let text = url.as_str().to_ascii_lowercase();
    assert!(allowed.iter().any(|start| text.starts_with(start)) && !text.starts_with("data:image/svg"), "{url:?}");
    assert_eq!(MediaUrl::parse(url.as_str(), None).as_ref(), Some(url));
}
