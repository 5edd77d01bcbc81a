//! Blocks written as HTML, in one form each: short enough for the expectations of the tests, and such that reading it
//! gives the same blocks again.

use time_plus_news::model::block::{Align, Marks, MathNode, Numbering};
use time_plus_news::model::{Block, Figure, Image, Inline, TableCell, TableRow, Video};
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
        Block::Numbered { numbering, items } => numbered(numbering, items),
        Block::PullQuote { body, cite } => {
            let cite = cite.as_deref().map_or(String::new(), |cite| tag("footer", &escape_html(cite)));
            format!("<aside class=\"pullquote\">{}{cite}</aside>", render(body))
        }
        Block::Box(body) => tag("aside", &render(body)),
        Block::Details { summary, body } => tag("details", &(tag("summary", &inlines(summary)) + &render(body))),
        Block::Entry { time, body } => {
            let time = time.as_deref().map_or(String::new(), |time| tag("p", &tag("time", &escape_html(time))));
            tag("article", &(time + &render(body)))
        }
        Block::Captioned { body, caption } => tag("figure", &(render(body) + &tag("figcaption", &inlines(caption)))),
        Block::Marked { marks, block } => marked("div", marks, &self::block(block)),
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
        let cell = |cell: &TableCell| {
            let span = |name, span: u32| if span > 1 { format!(" {name}=\"{span}\"") } else { String::new() };
            let align = match cell.align {
                Some(Align::End) => " align=\"right\"",
                Some(Align::Center) => " align=\"center\"",
                None => "",
            };
            let more = [span("colspan", cell.columns), span("rowspan", cell.rows), align.to_owned()].concat();
            let content = inlines(&cell.content);
            match (row.heading, cell.heading) {
                (true, _) => format!("<th{more}>{content}</th>"),
                (_, true) => format!("<th scope=\"row\"{more}>{content}</th>"),
                _ => format!("<td{more}>{content}</td>"),
            }
        };
        tag("tr", &row.cells.iter().map(cell).collect::<String>())
    };
    let part = |name, heading, foot| {
        let rows: String = rows.iter().filter(|row| row.heading == heading && row.foot == foot).map(row).collect();
        if rows.is_empty() { rows } else { tag(name, &rows) }
    };
    let caption = caption.map_or(String::new(), |caption| tag("caption", &escape_html(caption)));
    tag("table", &(caption + &part("thead", true, false) + &part("tbody", false, false) + &part("tfoot", false, true)))
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

fn numbered(numbering: &Numbering, items: &[Vec<Block>]) -> String {
    let number = |name, number: Option<i32>| attribute(name, number.map(|number| number.to_string()).as_deref());
    let value = |at: usize| number("value", numbering.values.get(at).copied().flatten());
    let item = |(at, item): (usize, &Vec<Block>)| format!("<li{}>{}</li>", value(at), render(item));
    let items: String = items.iter().enumerate().map(item).collect();
    let kind = match numbering.style.as_str() {
        "1" => String::new(),
        kind => attribute("type", Some(kind)),
    };
    let reversed = if numbering.reversed { " reversed" } else { "" };
    format!("<ol{}{kind}{reversed}>{items}</ol>", number("start", numbering.start))
}

fn marked(name: &str, marks: &Marks, content: &str) -> String {
    let id = attribute("id", marks.anchor.as_ref().map(|anchor| anchor.name()));
    let (lang, dir) = (attribute("lang", marks.lang.as_deref()), attribute("dir", marks.dir.map(|dir| dir.as_str())));
    format!("<{name}{id}{lang}{dir}>{content}</{name}>")
}

fn math(nodes: &[MathNode]) -> String {
    let node = |node: &MathNode| match node {
        MathNode::Text(text) => escape_html(text),
        MathNode::Element { tag, attributes, children } => {
            let attributes: String = attributes.iter().map(|(name, value)| attribute(name, Some(value))).collect();
            format!("<{tag}{attributes}>{}</{tag}>", math(children))
        }
    };
    nodes.iter().map(node).collect()
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
        Inline::Inserted(inner) => tag("ins", &inlines(inner)),
        Inline::Underlined(inner) => tag("u", &inlines(inner)),
        Inline::Small(inner) => tag("small", &inlines(inner)),
        Inline::Abbreviation { title, content } => {
            format!("<abbr{}>{}</abbr>", attribute("title", Some(title)), inlines(content))
        }
        Inline::Marked { marks, content } => marked("span", marks, &inlines(content)),
        Inline::Reference { anchor, content } => {
            format!("<a href=\"#{}\">{}</a>", escape_html(anchor.name()), inlines(content))
        }
        Inline::Image(image) => {
            let size = |name, size: Option<u32>| attribute(name, size.map(|size| size.to_string()).as_deref());
            let (width, height) = (size("width", image.width), size("height", image.height));
            let (url, alt) = (escape_html(image.url.as_str()), escape_html(&image.alt));
            format!("<img class=\"latex\" src=\"{url}\" alt=\"{alt}\"{width}{height}>")
        }
        Inline::Math(one) => {
            let display = if one.display { " display=\"block\"" } else { "" };
            format!("<math{display}>{}</math>", math(&one.nodes))
        }
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
