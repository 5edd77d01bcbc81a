//! What may never be shown, whatever a backend answers: the promises of `Headline`, checked from outside.

use time_plus_news::model::{Article, Block, Headline, Inline, Listing, Published};
use url::Url;

/// Checks every text and address of a page. `Err` says what is wrong with what.
pub fn check_listing(listing: &Listing) -> Result<(), String> {
    listing.headlines.iter().try_for_each(check_headline)
}

/// Checks every text and address of an article.
pub fn check_article(article: &Article) -> Result<(), String> {
    check_headline(&article.headline)?;
    check_blocks(&article.body)
}

/// Checks every text and address of a headline.
pub fn check_headline(headline: &Headline) -> Result<(), String> {
    let told = |wrong: String| format!("{wrong} in {headline:#?}");
    let mut texts: Vec<&str> = vec![&headline.title];
    texts.extend(headline.summary.as_deref());
    texts.extend(headline.authors.iter().map(|author| author.name.as_str()));
    texts.extend(headline.tags.iter().map(|tag| tag.title.as_str()));
    texts.extend(headline.category.as_ref().map(|category| category.title.as_str()));
    texts.extend(headline.source.as_ref().map(|source| source.name.as_str()));
    if let Some(Published::Text(words)) = &headline.published {
        texts.push(words);
    }
    let mut media: Vec<&str> = Vec::new();
    media.extend(headline.authors.iter().filter_map(|author| author.portrait.as_ref()).map(|url| url.as_str()));
    if let Some(image) = &headline.image {
        texts.extend(image.caption.iter().chain(&image.credit).map(String::as_str));
        if !image.alt.is_empty() {
            texts.push(&image.alt);
        }
        media.push(image.url.as_str());
        media.extend(image.renditions.iter().map(|rendition| rendition.url.as_str()));
        if !image.renditions.windows(2).all(|pair| pair[0].width < pair[1].width) {
            return Err(told("renditions out of order".into()));
        }
    }
    if let Some(video) = &headline.video {
        texts.extend(video.caption.as_deref());
        media.push(video.url.as_str());
        media.extend(video.poster.iter().map(|url| url.as_str()));
        media.extend(video.tracks.iter().map(|track| track.url.as_str()));
    }
    texts.iter().try_for_each(|text| check_text(text)).map_err(told)?;
    media.iter().try_for_each(|url| check_address(url, &["https", "http", "data"])).map_err(told)?;
    if let Some(source) = &headline.source {
        check_address(source.url.as_str(), &["https", "http", "mailto", "tel"]).map_err(told)?;
    }
    if headline.authors.iter().any(|author| author.name.starts_with("http")) {
        return Err(told("an address for an author".into()));
    }
    match (headline.published.as_ref().and_then(|published| published.timestamp()), headline.updated) {
        (Some(published), Some(updated)) if updated <= published => Err(told("changed before it was published".into())),
        _ => Ok(()),
    }
}

/// Checks a text for people: something to read, on one line, without what only machines write.
pub fn check_text(text: &str) -> Result<(), String> {
    let lower = text.to_lowercase();
    let machine_words = ["null", "undefined", "none", "n/a", "[removed]", "[deleted]", "false", "true"];
    let wrong = if text.trim().is_empty() || text.trim() != text {
        "nothing or blanks"
    } else if text.contains(|c: char| c.is_control()) {
        "a control character"
    } else if machine_words.contains(&lower.as_str()) || lower.contains("only available in") {
        "a placeholder"
    } else if text.ends_with("chars]") || text.ends_with("[…]") || text.ends_with("[...]") {
        "a mark of truncation"
    } else if has_tag(text) {
        "a tag"
    } else if has_reference(text) {
        "a character reference"
    } else {
        return Ok(());
    };
    Err(format!("{wrong}: {text:?}"))
}

/// Whether a text holds a tag of HTML: a name that is one, and nothing before the `>` or attributes.
pub fn has_tag(text: &str) -> bool {
    let names =
        ["a", "b", "i", "p", "br", "em", "strong", "span", "div", "img", "script", "figure", "h2", "li", "ul", "svg"];
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        let after = rest[name.len()..].split_once('>').map(|(attributes, _)| attributes.trim());
        names.contains(&name.to_lowercase().as_str())
            && after.is_some_and(|attributes| attributes.is_empty() || attributes == "/" || attributes.contains('='))
    })
}

/// Whether a text holds a character reference, but for those of `<` and `>`: an author may write about tags.
pub fn has_reference(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| {
        let Some((name, _)) = text[at + 1..].split_once(';') else { return false };
        let numeric = name.strip_prefix('#').is_some_and(|number| {
            !number.is_empty() && number.trim_start_matches(['x', 'X']).chars().all(|c| c.is_ascii_hexdigit())
        });
        numeric
            || ["amp", "quot", "nbsp", "hellip", "rsquo", "lsquo", "ldquo", "rdquo", "ndash", "mdash"].contains(&name)
    })
}

fn check_address(address: &str, schemes: &[&str]) -> Result<(), String> {
    let url = Url::parse(address).map_err(|error| format!("{error}: {address:?}"))?;
    let raster =
        ["data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp", "data:image/avif", "data:image/bmp"];
    let data_is_harmless =
        url.scheme() != "data" || raster.iter().any(|start| address.to_lowercase().starts_with(start));
    if schemes.contains(&url.scheme()) && data_is_harmless && url.password().is_none() {
        return Ok(());
    }
    Err(format!("an address of another kind: {address:?}"))
}

/// Checks every address of a body; its text is what it is.
fn check_blocks(body: &[Block]) -> Result<(), String> {
    body.iter().try_for_each(|block| match block {
        Block::Paragraph(content) | Block::Heading { content, .. } => check_inlines(content),
        Block::List { items, .. } => items.iter().try_for_each(|item| check_blocks(item)),
        Block::Definitions(pairs) => pairs.iter().try_for_each(|(term, meaning)| {
            check_inlines(term)?;
            check_blocks(meaning)
        }),
        Block::Numbered { items, .. } => items.iter().try_for_each(|item| check_blocks(item)),
        Block::Quote { body, .. } | Block::PullQuote { body, .. } | Block::Entry { body, .. } => check_blocks(body),
        Block::Box(body) => check_blocks(body),
        Block::Details { summary: line, body } | Block::Captioned { body, caption: line } => {
            check_inlines(line)?;
            check_blocks(body)
        }
        Block::Marked { block, .. } => check_blocks(std::slice::from_ref(block)),
        Block::Table { rows, .. } => {
            rows.iter().flat_map(|row| &row.cells).try_for_each(|cell| check_inlines(&cell.content))
        }
        Block::Figure(figure) => check_address(figure.image.url.as_str(), &["https", "http", "data"]),
        Block::Gallery(figures) => {
            figures.iter().try_for_each(|figure| check_address(figure.image.url.as_str(), &["https", "http", "data"]))
        }
        Block::Video(video) => check_address(video.url.as_str(), &["https", "http"]),
        Block::Embed(embed) => check_address(embed.url.as_str(), &["https", "http"]),
        Block::Preformatted(_) | Block::Rule => Ok(()),
    })
}

fn check_inlines(content: &[Inline]) -> Result<(), String> {
    content.iter().try_for_each(|inline| match inline {
        Inline::Link { target, content } => {
            check_address(target.as_str(), &["https", "http", "mailto", "tel"])?;
            check_inlines(content)
        }
        Inline::Image(image) => check_address(image.url.as_str(), &["https", "http", "data"]),
        other => check_inlines(other.content()),
    })
}

#[test]
fn the_check_finds_what_it_looks_for() {
    for wrong in [
        "",
        " x",
        "a\u{7}b",
        "NULL",
        "ONLY AVAILABLE IN PAID PLANS",
        "cut [+12 chars]",
        "an <em>x</em>",
        "&#8217;s",
        "a&amp;b",
        "<script>",
    ] {
        assert!(check_text(wrong).is_err(), "{wrong:?}");
    }
    for right in
        ["5 < 6 & 7 > 3", "if (a <b && c> d)", "AT&T; or not", "null and void", "How &lt;b&gt; works", "a <3 b"]
    {
        assert_eq!(check_text(right), Ok(()), "{right:?}");
    }
    for wrong in ["javascript:alert(1)", "data:text/html,x", "data:image/svg+xml,x", "/x", "https://u:p@x.example/"] {
        assert!(check_address(wrong, &["https", "data"]).is_err(), "{wrong:?}");
    }
    assert_eq!(check_address("data:image/png;base64,AA", &["data"]), Ok(()));
}
