//! A body as a text, to cross from one WebAssembly module to another. Every piece is a letter and its parts; a text is
//! its length in bytes, a colon, and itself; several are their number, a colon, and themselves. Reading makes every
//! address anew through [`SafeUrl`] and [`MediaUrl`], so a body that has crossed is as safe as one that has not, and
//! finds the site's own stories among its links.

use super::Body;
use crate::model::embed::{Frame, Manner, Shape};
use crate::model::{
    ArticleId, Block, Embed, Figure, Image, Inline, LinkTarget, MediaUrl, Rendition, SafeUrl, TableRow, Track, Video,
};

/// The body as a text.
pub fn write(body: &Body) -> String {
    let mut writer = Writer(String::new());
    writer.flag(body.cut);
    writer.number(u64::from(body.minutes));
    writer.blocks(&body.blocks);
    writer.0
}

/// The body that a text holds; what cannot be read ends it. `site_article` says which of the site's own stories an
/// address leads to.
pub fn read(text: &str, site_article: &dyn Fn(&SafeUrl) -> Option<ArticleId>) -> Body {
    let mut reader = Reader { rest: text, site_article };
    let cut = reader.flag();
    let minutes = reader.number().unwrap_or(0) as u32;
    Body { cut, minutes, blocks: reader.blocks() }
}

struct Writer(String);

impl Writer {
    fn tag(&mut self, tag: char) {
        self.0.push(tag);
    }

    fn flag(&mut self, flag: bool) {
        self.tag(if flag { '+' } else { '-' });
    }

    fn number(&mut self, number: u64) {
        self.0.push_str(&number.to_string());
        self.0.push(':');
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.push_str(text);
    }

    fn maybe_text(&mut self, text: Option<&str>) {
        self.flag(text.is_some());
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn maybe_number(&mut self, number: Option<u32>) {
        self.flag(number.is_some());
        if let Some(number) = number {
            self.number(u64::from(number));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        self.number(blocks.len() as u64);
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) => {
                self.tag('p');
                self.inlines(content);
            }
            Block::Heading { level, content } => {
                self.tag('h');
                self.number(u64::from(*level));
                self.inlines(content);
            }
            Block::List { start, items } => {
                self.tag('l');
                self.maybe_text(start.map(|start| start.to_string()).as_deref());
                self.number(items.len() as u64);
                items.iter().for_each(|item| self.blocks(item));
            }
            Block::Definitions(pairs) => {
                self.tag('d');
                self.number(pairs.len() as u64);
                for (term, meaning) in pairs {
                    self.inlines(term);
                    self.blocks(meaning);
                }
            }
            Block::Quote { body, cite } => {
                self.tag('q');
                self.blocks(body);
                self.maybe_text(cite.as_deref());
            }
            Block::Preformatted(text) => {
                self.tag('c');
                self.text(text);
            }
            Block::Table { caption, rows } => {
                self.tag('t');
                self.maybe_text(caption.as_deref());
                self.number(rows.len() as u64);
                for row in rows {
                    self.flag(row.heading);
                    self.number(row.cells.len() as u64);
                    for (heading, content) in &row.cells {
                        self.flag(*heading);
                        self.inlines(content);
                    }
                }
            }
            Block::Figure(figure) => {
                self.tag('f');
                self.image(&figure.image);
            }
            Block::Gallery(figures) => {
                self.tag('g');
                self.number(figures.len() as u64);
                figures.iter().for_each(|figure| self.image(&figure.image));
            }
            Block::Video(video) => {
                self.tag('v');
                self.video(video);
            }
            Block::Embed(embed) => {
                self.tag('e');
                self.text(&embed.key);
                self.text(&embed.provider);
                self.maybe_text(embed.title.as_deref());
                self.text(embed.url.as_str());
                self.frame(embed.frame.as_ref());
            }
            Block::Rule => self.tag('r'),
        }
    }

    fn frame(&mut self, frame: Option<&Frame>) {
        self.maybe_text(frame.map(|frame| frame.url().as_str()));
        if let Some(frame) = frame {
            self.tag(match frame.manner() {
                Manner::Player => 'p',
                Manner::Page => 'w',
                Manner::Stranger => 's',
            });
            self.flag(frame.is_named());
            self.number(match frame.shape() {
                Shape::Wide => 0,
                Shape::Tall => 1,
                Shape::Height(height) => u64::from(height),
            });
        }
    }

    fn image(&mut self, image: &Image) {
        self.text(image.url.as_str());
        self.text(&image.alt);
        self.maybe_text(image.caption.as_deref());
        self.maybe_text(image.credit.as_deref());
        self.maybe_number(image.width);
        self.maybe_number(image.height);
        self.number(image.renditions.len() as u64);
        for rendition in &image.renditions {
            self.text(rendition.url.as_str());
            self.number(u64::from(rendition.width));
        }
    }

    fn video(&mut self, video: &Video) {
        self.text(video.url.as_str());
        self.maybe_text(video.media_type.as_deref());
        self.maybe_text(video.poster.as_ref().map(MediaUrl::as_str));
        self.maybe_number(video.seconds);
        self.maybe_text(video.caption.as_deref());
        self.number(video.tracks.len() as u64);
        for track in &video.tracks {
            self.text(track.url.as_str());
            self.maybe_text(track.language.as_deref());
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        self.number(content.len() as u64);
        content.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &Inline) {
        let (tag, inner) = match inline {
            Inline::Text(text) => {
                self.tag('t');
                return self.text(text);
            }
            Inline::Code(text) => {
                self.tag('c');
                return self.text(text);
            }
            Inline::Break => return self.tag('n'),
            Inline::Link { target, content } => {
                match target {
                    LinkTarget::Outside(url) => {
                        self.tag('a');
                        self.text(url.as_str());
                    }
                    LinkTarget::Article(id) => {
                        self.tag('i');
                        self.text(id.as_str());
                    }
                }
                return self.inlines(content);
            }
            Inline::Strong(inner) => ('b', inner),
            Inline::Emphasis(inner) => ('e', inner),
            Inline::Mark(inner) => ('m', inner),
            Inline::Deleted(inner) => ('d', inner),
            Inline::Superscript(inner) => ('s', inner),
            Inline::Subscript(inner) => ('u', inner),
            Inline::Quotation(inner) => ('q', inner),
        };
        self.tag(tag);
        self.inlines(inner);
    }
}

struct Reader<'a> {
    rest: &'a str,
    site_article: &'a dyn Fn(&SafeUrl) -> Option<ArticleId>,
}

impl<'a> Reader<'a> {
    fn tag(&mut self) -> Option<char> {
        let tag = self.rest.chars().next()?;
        self.rest = &self.rest[tag.len_utf8()..];
        Some(tag)
    }

    fn flag(&mut self) -> bool {
        self.tag() == Some('+')
    }

    fn number(&mut self) -> Option<usize> {
        let (digits, rest) = self.rest.split_once(':')?;
        self.rest = rest;
        digits.parse().ok()
    }

    fn slice(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(text)
    }

    fn text(&mut self) -> Option<String> {
        self.slice().map(str::to_owned)
    }

    fn maybe_text(&mut self) -> Option<String> {
        if self.flag() { self.text() } else { None }
    }

    fn maybe_number(&mut self) -> Option<u32> {
        if self.flag() { self.number().map(|number| number as u32) } else { None }
    }

    /// As many as there should be, or as are there.
    fn several<T>(&mut self, one: &dyn Fn(&mut Self) -> Option<T>) -> Vec<T> {
        let count = self.number().unwrap_or(0);
        (0..count).map_while(|_| one(self)).collect()
    }

    fn blocks(&mut self) -> Vec<Block> {
        self.several(&|reader| reader.block())
    }

    fn block(&mut self) -> Option<Block> {
        Some(match self.tag()? {
            'p' => Block::Paragraph(self.inlines()),
            'h' => Block::Heading { level: self.number()?.clamp(2, 4) as u8, content: self.inlines() },
            'l' => Block::List {
                start: self.maybe_text().and_then(|start| i32::try_from(start.parse::<i64>().ok()?).ok()),
                items: self.several(&|reader| Some(reader.blocks())),
            },
            'd' => Block::Definitions(self.several(&|reader| Some((reader.inlines(), reader.blocks())))),
            'q' => Block::Quote { body: self.blocks(), cite: self.maybe_text() },
            'c' => Block::Preformatted(self.text()?),
            't' => Block::Table {
                caption: self.maybe_text(),
                rows: self.several(&|reader| {
                    Some(TableRow {
                        heading: reader.flag(),
                        cells: reader.several(&|reader| Some((reader.flag(), reader.inlines()))),
                    })
                }),
            },
            'f' => Block::Figure(Figure { image: self.image()? }),
            'g' => Block::Gallery(self.several(&|reader| Some(Figure { image: reader.image()? }))),
            'v' => Block::Video(self.video()?),
            'e' => Block::Embed(Embed {
                key: self.text()?,
                provider: self.text()?,
                title: self.maybe_text(),
                url: SafeUrl::parse(self.slice()?, None)?,
                frame: self.frame(),
            }),
            'r' => Block::Rule,
            _ => return None,
        })
    }

    fn frame(&mut self) -> Option<Frame> {
        if !self.flag() {
            return None;
        }
        let url = SafeUrl::parse(self.slice()?, None);
        let manner = match self.tag()? {
            'p' => Manner::Player,
            'w' => Manner::Page,
            _ => Manner::Stranger,
        };
        let named = self.flag();
        let shape = match self.number()? {
            0 => Shape::Wide,
            1 => Shape::Tall,
            height => Shape::Height(height as u32),
        };
        Frame::new(url?, manner, named, shape)
    }

    fn media(&mut self) -> Option<MediaUrl> {
        MediaUrl::parse(self.slice()?, None)
    }

    fn image(&mut self) -> Option<Image> {
        Some(Image {
            url: self.media()?,
            alt: self.text()?,
            caption: self.maybe_text(),
            credit: self.maybe_text(),
            width: self.maybe_number(),
            height: self.maybe_number(),
            renditions: self
                .several(&|reader| Some(Rendition { url: reader.media()?, width: reader.number()? as u32 })),
        })
    }

    fn video(&mut self) -> Option<Video> {
        Some(Video {
            url: self.media()?,
            media_type: self.maybe_text(),
            poster: self.maybe_text().and_then(|url| MediaUrl::parse(&url, None)),
            seconds: self.maybe_number(),
            caption: self.maybe_text(),
            tracks: self.several(&|reader| Some(Track { url: reader.media()?, language: reader.maybe_text() })),
        })
    }

    fn inlines(&mut self) -> Vec<Inline> {
        self.several(&|reader| reader.inline())
    }

    fn inline(&mut self) -> Option<Inline> {
        let tag = self.tag()?;
        Some(match tag {
            't' => Inline::Text(self.text()?),
            'c' => Inline::Code(self.text()?),
            'n' => Inline::Break,
            'a' => {
                let url = SafeUrl::parse(self.slice()?, None)?;
                let target = match (self.site_article)(&url) {
                    Some(article) => LinkTarget::Article(article),
                    None => LinkTarget::Outside(url),
                };
                Inline::Link { target, content: self.inlines() }
            }
            'i' => {
                let target = LinkTarget::Article(ArticleId::new(self.slice()?)?);
                Inline::Link { target, content: self.inlines() }
            }
            _ => {
                let inner = self.inlines();
                match tag {
                    'b' => Inline::Strong(inner),
                    'e' => Inline::Emphasis(inner),
                    'm' => Inline::Mark(inner),
                    'd' => Inline::Deleted(inner),
                    's' => Inline::Superscript(inner),
                    'u' => Inline::Subscript(inner),
                    'q' => Inline::Quotation(inner),
                    _ => return None,
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::{BodyContext, Dialect};
    use proptest::prelude::*;

    fn crossed(html: &str) -> (Body, Body) {
        let context = BodyContext {
            base: Some("https://a.example/b/"),
            site_article: &|_| None,
            document: &crate::json::Value::Null,
        };
        let body = crate::body::read(Dialect::Html, &html.into(), &context);
        let read = read(&write(&body), &|_| None);
        (body, read)
    }

    #[test]
    fn a_body_crosses_whole() {
        let html = "<h2>A</h2><p>b <b>c<i>d</i></b> <a href='/x'>e</a><br>f <code>g</code> <q>h</q> <del>i</del>\
            <sup>j</sup><sub>k</sub><mark>é</mark></p><ol start=-3><li>l<ul><li>m</li></ul></li></ol>\
            <dl><dt>n</dt><dd>o</dd></dl><blockquote><p>p</p><cite>q</cite></blockquote><pre>r\n s</pre>\
            <table><caption>t</caption><tr><th>u</th></tr><tr><td>v</td></tr></table><hr>\
            <figure><img src=w.jpg srcset='w-1.jpg 100w, w-2.jpg 200w' alt=w width=4 height=3><figcaption>x</figcaption></figure>\
            <iframe src='https://www.youtube.com/embed/abcdefghijk' title=y></iframe>\
            <video src=z.mp4 poster=z.jpg><track src=z.vtt srclang=en></video>";
        let (body, read) = crossed(html);
        assert!(body.blocks.len() > 10, "{body:?}");
        assert_eq!(read, body);
    }

    #[test]
    fn a_link_to_a_story_of_the_site_becomes_one() {
        let context = BodyContext {
            base: Some("https://a.example/"),
            site_article: &|_| None,
            document: &crate::json::Value::Null,
        };
        let body = crate::body::read(Dialect::Html, &"<p><a href='/one'>x</a></p>".into(), &context);
        let id = ArticleId::new("one").unwrap();
        let own = |url: &SafeUrl| (url.as_str() == "https://a.example/one").then(|| id.clone());
        let link = Inline::Link { target: LinkTarget::Article(id.clone()), content: vec![Inline::Text("x".into())] };
        assert_eq!(read(&write(&body), &own).blocks, [Block::Paragraph(vec![link])]);
    }

    #[test]
    fn an_address_that_is_not_safe_does_not_cross() {
        assert_eq!(read("-0:1:p1:a20:javascript:alert(1)_1:t1:x", &|_| None).blocks, [Block::Paragraph(vec![])]);
    }

    proptest! {
        #[test]
        fn whatever_html_gives_crosses_whole(html in "(?s)(<(p|b|i|ul|li|a href=/x|h1|td|table|tr|dl|dt|dd|img src=a.png|q|pre|blockquote|br|/p|/b|/ul|/table)>|[a-c é\n]){0,40}") {
            let (body, read) = crossed(&html);
            prop_assert_eq!(read, body);
        }

        #[test]
        fn no_text_is_too_broken_to_be_read(text in "(?s)[-+:0-9phldqctfgverabnmsui é]{0,60}") {
            let _ = read(&text, &|_| None);
        }
    }
}
