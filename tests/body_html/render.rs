//! Blocks written as HTML, in one form each: short enough for the expectations of the tests, and such that reading it
//! gives the same blocks again.

use time_plus_news::model::{Block, Figure, Image, Inline, TableRow, Video};
use time_plus_news::text::escape_html;

pub fn render(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(content) => tag("p", &inlines(content)),
        Block::Heading { level, content } => tag(&format!("h{level}"), &inlines(content)),
        Block::List { start, items } => {
            let items: String = items.iter().map(|item| tag("li", &render(item))).collect();
            match start {
                None => tag("ul", &items),
                Some(1) => tag("ol", &items),
                Some(start) => format!("<ol start=\"{start}\">{items}</ol>"),
            }
        }
        Block::Definitions(pairs) => {
            let pair = |(term, meaning): &(Vec<Inline>, Vec<Block>)| {
                let meaning = if meaning.is_empty() { String::new() } else { tag("dd", &render(meaning)) };
                tag("dt", &inlines(term)) + &meaning
            };
            tag("dl", &pairs.iter().map(pair).collect::<String>())
        }
        Block::Quote { body, cite } => {
            let cite = cite.as_deref().map_or(String::new(), |cite| tag("footer", &escape_html(cite)));
            tag("blockquote", &(render(body) + &cite))
        }
        // The parser takes away one line feed at the beginning.
        Block::Preformatted(text) => tag("pre", &format!("\n{}", escape_html(text))),
        Block::Table { caption, rows } => table(caption.as_deref(), rows),
        Block::Figure(figure) => self::figure(figure),
        Block::Gallery(figures) => tag("figure", &figures.iter().map(figure).collect::<String>()),
        Block::Video(video) => self::video(video),
        Block::Embed(embed) => {
            let title = attribute("title", embed.title.as_deref());
            format!("<iframe src=\"{}\"{title}></iframe>", escape_html(embed.url.as_str()))
        }
        Block::Rule => "<hr>".into(),
    }
}

fn table(caption: Option<&str>, rows: &[TableRow]) -> String {
    let row = |row: &TableRow| {
        let cell = |(heading, content): &(bool, Vec<Inline>)| match (row.heading, heading) {
            (true, _) => tag("th", &inlines(content)),
            (_, true) => format!("<th scope=\"row\">{}</th>", inlines(content)),
            _ => tag("td", &inlines(content)),
        };
        tag("tr", &row.cells.iter().map(cell).collect::<String>())
    };
    let part = |name, heading| {
        let rows: String = rows.iter().filter(|row| row.heading == heading).map(row).collect();
        if rows.is_empty() { rows } else { tag(name, &rows) }
    };
    let caption = caption.map_or(String::new(), |caption| tag("caption", &escape_html(caption)));
    tag("table", &(caption + &part("thead", true) + &part("tbody", false)))
}

fn figure(figure: &Figure) -> String {
    let Image { url, alt, caption, credit, width, height, renditions } = &figure.image;
    let size = |name, size: &Option<u32>| attribute(name, size.map(|size| size.to_string()).as_deref());
    let set: Vec<String> =
        renditions.iter().map(|r| format!("{} {}w", r.url.as_str().replace(',', "%2C"), r.width)).collect();
    let set = if set.is_empty() { String::new() } else { attribute("srcset", Some(&set.join(", "))) };
    let (width, height) = (size("width", width), size("height", height));
    let image = format!("<img src=\"{}\" alt=\"{}\"{width}{height}{set}>", escape_html(url.as_str()), escape_html(alt));
    let caption = caption.as_deref().map_or(String::new(), escape_html);
    let credit = credit.as_deref().map_or(String::new(), |credit| tag("cite", &escape_html(credit)));
    let words = caption + &credit;
    tag("figure", &(image + &if words.is_empty() { words } else { tag("figcaption", &words) }))
}

fn video(video: &Video) -> String {
    let name = if video.is_audio() { "audio" } else { "video" };
    let poster = attribute("poster", video.poster.as_ref().map(|poster| poster.as_str()));
    let kind = attribute("type", video.media_type.as_deref());
    let track = |track: &time_plus_news::model::Track| {
        let language = attribute("srclang", track.language.as_deref());
        format!("<track src=\"{}\"{language}>", escape_html(track.url.as_str()))
    };
    let tracks: String = video.tracks.iter().map(track).collect();
    let url = escape_html(video.url.as_str());
    let film = format!("<{name}{poster}><source src=\"{url}\"{kind}>{tracks}</{name}>");
    match &video.caption {
        Some(caption) => tag("figure", &(film + &tag("figcaption", &escape_html(caption)))),
        None => film,
    }
}

fn inlines(content: &[Inline]) -> String {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => escape_html(text),
        Inline::Strong(inner) => tag("strong", &inlines(inner)),
        Inline::Emphasis(inner) => tag("em", &inlines(inner)),
        Inline::Mark(inner) => tag("mark", &inlines(inner)),
        Inline::Deleted(inner) => tag("del", &inlines(inner)),
        Inline::Superscript(inner) => tag("sup", &inlines(inner)),
        Inline::Subscript(inner) => tag("sub", &inlines(inner)),
        Inline::Quotation(inner) => tag("q", &inlines(inner)),
        Inline::Code(text) => tag("code", &escape_html(text)),
        Inline::Break => "<br>".into(),
        Inline::Link { target, content } => {
            format!("<a href=\"{}\">{}</a>", escape_html(target.as_str()), inlines(content))
        }
    }
}

fn tag(name: &str, content: &str) -> String {
    format!("<{name}>{content}</{name}>")
}

fn attribute(name: &str, value: Option<&str>) -> String {
    value.map_or(String::new(), |value| format!(" {name}=\"{}\"", escape_html(value)))
}
