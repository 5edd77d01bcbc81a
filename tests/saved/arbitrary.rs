//! Arbitrary values of the model, for properties.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use time_plus_news::body::embed::{embed_for, embed_for_frame};
use time_plus_news::model::block::{Align, Anchor, Direction, MATHML, Marks, Math, MathNode, NumberStyle, Numbering};
use time_plus_news::model::{
    ArticleId, Author, Block, Category, Embed, Figure, Headline, Image, Inline, MediaUrl, Published, Rendition,
    SafeUrl, Slug, Source, TableCell, TableRow, Tag, Timestamp, Track, Video,
};
use time_plus_news::saved::SavedStory;

/// Addresses that are framed, each by another rule, and some that are only linked.
pub const EMBEDDED: [&str; 12] = [
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/shorts/dQw4w9WgXcQ",
    "https://vimeo.com/76979871",
    "https://x.com/harbour/status/1234567890123456789",
    "https://www.tiktok.com/@harbour/video/7106594312292453675",
    "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
    "https://social.harbour.example/@ana/112233445566778899",
    "https://www.google.com/maps/embed?pb=!1m18!2d1!3d2",
    "https://www.mixcloud.com/harbour/tides/",
    "https://www.twitch.tv/harbour",
    "https://gist.github.com/ana/0a1b2c",
    "https://elsewhere.example/map?place=1",
];

pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![6 => "[a-zé ]{1,12}", 2 => "\\PC{0,12}", 1 => "[\u{1}-\u{3}\"\\\\{}:%,ابت0-9\n]{0,10}"]
}

fn media() -> impl Strategy<Value = MediaUrl> {
    let path = "[a-z]{1,6}(/[a-z0-9%é_]{1,6}){0,2}\\.jpg(\\?w=[0-9]{1,3})?";
    prop_oneof![
        8 => path.prop_map(|path| ["https://media.example/", &path].concat()),
        1 => Just("data:image/png;base64,iVBORw0KGgo=".to_owned()),
    ]
    .prop_map(|url| MediaUrl::parse(&url, None).unwrap())
}

fn link() -> impl Strategy<Value = SafeUrl> {
    let any = prop_oneof![
        "https?://[a-z]{1,6}\\.example/[a-zé/?&=%20,#]{0,12}",
        Just("mailto:desk@news.example".to_owned()),
        Just("tel:+15550100".to_owned()),
    ];
    any.prop_filter_map("no address", |url| SafeUrl::parse(&url, None))
}

fn anchor() -> impl Strategy<Value = Anchor> {
    "[a-zé0-9:_-]{1,8}".prop_map(|name| Anchor::new(&name).unwrap())
}

fn marks() -> impl Strategy<Value = Marks> {
    let dir = option::of(select(vec![Direction::Ltr, Direction::Rtl]));
    (option::of(anchor()), option::of("[a-z]{2}(-[A-Z]{2})?"), dir).prop_map(|(anchor, lang, dir)| Marks {
        anchor,
        lang,
        dir,
    })
}

fn math() -> impl Strategy<Value = Math> {
    let leaf = "[a-z0-9+=]{1,3}".prop_map(MathNode::Text);
    let node = leaf.prop_recursive(3, 8, 3, |inner| {
        (select(MATHML.to_vec()), vec(inner, 0..3)).prop_map(|(tag, children)| MathNode::Element {
            tag,
            attributes: vec![("form", "infix".into())],
            children,
        })
    });
    (any::<bool>(), vec(node, 1..3)).prop_map(|(display, nodes)| Math { display, nodes })
}

fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![6 => text().prop_map(Inline::Text), 1 => text().prop_map(Inline::Code), 1 => Just(Inline::Break),
            1 => image().prop_map(Inline::Image), 1 => math().prop_map(Inline::Math)];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let content = vec(inner, 0..3);
        prop_oneof![
            content.clone().prop_map(Inline::Strong),
            content.clone().prop_map(Inline::Emphasis),
            content.clone().prop_map(Inline::Mark),
            content.clone().prop_map(Inline::Deleted),
            content.clone().prop_map(Inline::Superscript),
            content.clone().prop_map(Inline::Inserted),
            content.clone().prop_map(Inline::Underlined),
            content.clone().prop_map(Inline::Small),
            (text(), content.clone()).prop_map(|(title, content)| Inline::Abbreviation { title, content }),
            (marks(), content.clone()).prop_map(|(marks, content)| Inline::Marked { marks, content }),
            (anchor(), content.clone()).prop_map(|(anchor, content)| Inline::Reference { anchor, content }),
            content.clone().prop_map(Inline::Subscript),
            content.clone().prop_map(Inline::Quotation),
            (link(), content).prop_map(|(target, content)| Inline::Link { target, content }),
        ]
    })
}

fn line() -> impl Strategy<Value = Vec<Inline>> {
    vec(inline(), 1..4)
}

fn image() -> impl Strategy<Value = Image> {
    let rendition = (media(), 1..4000_u32).prop_map(|(url, width)| Rendition { url, width });
    let size = || option::of(1..4000_u32);
    (media(), text(), option::of(text()), option::of(text()), size(), size(), vec(rendition, 0..4)).prop_map(
        |(url, alt, caption, credit, width, height, renditions)| Image {
            url,
            alt,
            caption,
            credit,
            width,
            height,
            renditions,
        },
    )
}

fn figure() -> impl Strategy<Value = Figure> {
    image().prop_map(|image| Figure { image })
}

fn video() -> impl Strategy<Value = Video> {
    let track = (media(), option::of("[a-z]{2}(-[A-Z]{2})?")).prop_map(|(url, language)| Track::new(url, language));
    let media_type = select(vec!["video/mp4", "audio/mpeg", "application/x-mpegURL"]).prop_map(str::to_owned);
    (
        media(),
        option::of(media_type),
        option::of(media()),
        option::of(any::<u32>()),
        vec(track, 0..3),
        option::of(text()),
    )
        .prop_map(|(url, media_type, poster, seconds, tracks, caption)| Video {
            media_type,
            poster,
            seconds,
            tracks,
            caption,
            ..Video::new(url)
        })
}

fn embed() -> impl Strategy<Value = Embed> {
    (select(EMBEDDED.to_vec()), any::<bool>(), option::of(text()), option::of(1..4000_u32)).prop_map(
        |(url, is_frame, title, height)| {
            let url = SafeUrl::parse(url, None).unwrap();
            let made = if is_frame { embed_for_frame(&url, None, height) } else { embed_for(&url, None) };
            Embed { title, ..made }
        },
    )
}

fn row() -> impl Strategy<Value = TableRow> {
    let align = option::of(select(vec![Align::Center, Align::End]));
    let cell = (any::<bool>(), align, 1..=100_u32, 1..=100_u32, vec(inline(), 0..3))
        .prop_map(|(heading, align, columns, rows, content)| TableCell { heading, align, columns, rows, content });
    (any::<bool>(), any::<bool>(), vec(cell, 1..4)).prop_map(|(heading, foot, cells)| TableRow { heading, foot, cells })
}

fn numbering() -> impl Strategy<Value = Numbering> {
    let style = select(vec![NumberStyle::Decimal, NumberStyle::LowerLetters, NumberStyle::UpperRoman]);
    (option::of(-3..99_i32), style, any::<bool>(), vec(option::of(-3..99_i32), 0..3))
        .prop_map(|(start, style, reversed, values)| Numbering { start, style, reversed, values })
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        6 => line().prop_map(Block::Paragraph),
        2 => (2..=4_u8, line()).prop_map(|(level, content)| Block::Heading { level, content }),
        1 => text().prop_map(Block::Preformatted),
        2 => (option::of(text()), vec(row(), 0..4)).prop_map(|(caption, rows)| Block::Table { caption, rows }),
        2 => figure().prop_map(Block::Figure),
        1 => vec(figure(), 0..3).prop_map(Block::Gallery),
        2 => video().prop_map(Block::Video),
        2 => embed().prop_map(Block::Embed),
        1 => Just(Block::Rule),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let blocks = vec(inner, 0..3);
        prop_oneof![
            (option::of(-3..99_i32), vec(blocks.clone(), 0..3)).prop_map(|(start, items)| Block::List { start, items }),
            vec((line(), blocks.clone()), 0..3).prop_map(Block::Definitions),
            (blocks.clone(), option::of(text())).prop_map(|(body, cite)| Block::Quote { body, cite }),
            (blocks.clone(), option::of(text())).prop_map(|(body, cite)| Block::PullQuote { body, cite }),
            blocks.clone().prop_map(Block::Box),
            (line(), blocks.clone()).prop_map(|(summary, body)| Block::Details { summary, body }),
            (option::of(text()), blocks.clone()).prop_map(|(time, body)| Block::Entry { time, body }),
            (line(), blocks.clone()).prop_map(|(caption, body)| Block::Captioned { body, caption }),
            (marks(), line())
                .prop_map(|(marks, content)| Block::Marked { marks, block: Box::new(Block::Paragraph(content)) }),
            (numbering(), vec(blocks, 0..3)).prop_map(|(numbering, items)| Block::Numbered { numbering, items }),
        ]
    })
}

pub fn body() -> impl Strategy<Value = Vec<Block>> {
    vec(block(), 0..5)
}

fn slug() -> impl Strategy<Value = Slug> {
    "[a-zé/?#~ -]{0,8}[a-z]".prop_map(|text| Slug::new(text).unwrap())
}

fn moment() -> impl Strategy<Value = Timestamp> {
    (Timestamp::MIN.millis()..=Timestamp::MAX.millis()).prop_map(|millis| Timestamp::from_millis(millis).unwrap())
}

prop_compose! {
    fn names()(
        category in option::of((slug(), text())),
        authors in vec((option::of(slug()), text(), option::of(media())), 0..3),
        tags in vec((option::of(slug()), text()), 0..3),
        source in option::of((text(), link())),
    ) -> (Option<Category>, Vec<Author>, Vec<Tag>, Option<Source>) {
        (
            category.map(|(slug, title)| Category { slug, title }),
            authors.into_iter().map(|(slug, name, portrait)| Author { slug, name, portrait }).collect(),
            tags.into_iter().map(|(slug, title)| Tag { slug, title }).collect(),
            source.map(|(name, url)| Source { name, url }),
        )
    }
}

prop_compose! {
    fn headline()(
        (id, title) in (slug(), "[^\0]{1,20}"),
        (category, authors, tags, source) in names(),
        (summary, language) in (option::of(text()), option::of("[a-z]{2}")),
        published in option::of(prop_oneof![moment().prop_map(Published::At), text().prop_map(Published::Text)]),
        updated in option::of(moment()),
        reading_minutes in option::of(any::<u32>()),
        breaking in any::<bool>(),
        (image, video) in (option::of(image()), option::of(video())),
    ) -> Headline {
        Headline {
            id: ArticleId::new(id.as_str()).unwrap(),
            title,
            summary,
            image,
            category,
            authors,
            tags,
            published,
            updated,
            source,
            reading_minutes,
            language,
            breaking,
            video,
        }
    }
}

prop_compose! {
    pub fn story()(at in moment(), headline in headline(), body in body(), truncated in any::<bool>()) -> SavedStory {
        SavedStory { at, headline, body, truncated }
    }
}
