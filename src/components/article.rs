//! A story on its own page: header, lead picture or video, body, and the link to its source. While the body is loading,
//! the header is shown alone in its final place, so the layout doesn't shift when the body arrives.

use super::byline::byline;
use super::figure::figure;
use super::heading::{PAGE_TITLE_ID, visually_hidden_heading};
use super::time::{published_time, relative_time};
use super::truncated;
use super::video::video;
use crate::locale::{Locale, use_locale};
use crate::model::block::plain_text;
use crate::model::{Article, Block, Category, Cursor, Figure, Headline, Source, Tag, Timestamp};
use crate::node::{Node, view};
use crate::route::Route;
use crate::words::fill;

/// The `rel` of links to other sites: no opener, no referrer.
pub const EXTERNAL_REL: &str = "noopener noreferrer external";

/// The `sizes` of the lead picture; keep in step with `style/article.css`.
const LEAD_SIZES: &str = "(min-width: 64rem) 60rem, 100vw";

/// Renders a complete story. `body` is the rendered body (see [`article_body`](super::article_body)); `save` follows it.
pub fn article(article: &Article, now: Timestamp, body: Node, save: Node) -> Node {
    let headline = &article.headline;
    let opening = opening(&article.body);
    let summary = headline.summary.as_deref().filter(|summary| !opens_with(&opening, summary));
    let lead = (!stands_in_body(article)).then(|| lead(headline)).flatten();
    frame(headline, summary, lead, view! { {body} {end(article)} {save} {tags(&headline.tags)} }, now)
}

/// Whether the lead picture is one of the body that was not chosen as a lead, or is all of the body: then it stands
/// there, with its words.
fn stands_in_body(article: &Article) -> bool {
    let Some(lead) = article.headline.image.as_ref().filter(|_| article.headline.video.is_none()) else { return false };
    let is_lead = |block: &Block| {
        let block = match block.unmarked() {
            Block::Captioned { body, .. } => body.first(),
            block => Some(block),
        };
        let Some(Block::Figure(Figure { image })) = block else { return false };
        image.url == lead.url || image.renditions.iter().any(|rendition| rendition.url == lead.url)
    };
    let has_text = || article.body.iter().any(|block| !matches!(block, Block::Figure(_)));
    (lead.is_bare() || !has_text()) && article.body.iter().any(is_lead)
}

/// Text of the first paragraph; empty if the body doesn't begin with one.
fn opening(body: &[Block]) -> String {
    match body.first() {
        Some(Block::Paragraph(content)) => plain_text(content),
        _ => String::new(),
    }
}

/// Renders a story's header from its headline, with a placeholder for the body that is still loading.
pub fn article_header_only(headline: &Headline, now: Timestamp) -> Node {
    frame(headline, headline.summary.as_deref(), lead(headline), article_skeleton_body(), now)
}

/// Placeholder for a story whose headline isn't known yet.
pub fn article_skeleton() -> Node {
    let line = |class: &'static str| view! { <span class=class></span> };
    view! {
        <div class="article">
            {visually_hidden_heading(use_locale().words().loading)}
            <div class={"article__header article__header--skeleton"} aria-hidden="true">
                {line("skeleton__line skeleton__line--title")}
                {line("skeleton__line skeleton__line--title")}
                {line("skeleton__line")}
            </div>
            <div class={"article__lead article__lead--skeleton skeleton__picture"} aria-hidden="true"></div>
            {article_skeleton_body()}
        </div>
    }
}

/// Placeholder for a body: grey lines, and a status message for assistive technology.
pub fn article_skeleton_body() -> Node {
    let lines: Vec<_> = (0..9).map(|_| view! { <span class={"skeleton__line"}></span> }).collect();
    view! {
        <div class="article__body article__body--skeleton skeleton">
            <p class="visually-hidden" role="status">{use_locale().words().loading}</p>
            <div aria-hidden="true">{lines}</div>
        </div>
    }
}

/// The `<article>` element: header, lead media, then `rest`.
///
/// With `dir="auto"` the first strong character decides the direction, and that must be the headline's. So every element
/// before the headline has a `dir` of its own, which excludes it (HTML §3.2.6.4).
fn frame(headline: &Headline, summary: Option<&str>, lead: Option<Node>, rest: Node, now: Timestamp) -> Node {
    let locale = use_locale();
    view! {
        <article class="article" lang=headline.language.clone() dir=headline.direction()>
            <header class="article__header">
                {kicker(headline, &locale)}
                <h1 class="article__headline" id=PAGE_TITLE_ID tabindex="-1">{truncated::title(&headline.title)}</h1>
                {summary.map(|summary| view! { <p class="article__standfirst">{summary.to_owned()}</p> })}
                {credits(headline, &locale, now)}
                {age_notice(headline, &locale, now)}
            </header>
            {lead}
            {rest}
        </article>
    }
}

/// The kicker above the headline: breaking-news badge, category, media badge.
fn kicker(headline: &Headline, locale: &Locale) -> Option<Node> {
    let words = locale.words();
    let dir = locale.language().direction();
    // In the Videos category the badge would be on every story.
    let film = headline.video.as_ref().map(|video| if video.is_audio() { words.audio } else { words.video });
    let film = film.filter(|_| headline.category.as_ref().is_none_or(|category| category.title != words.videos));
    if !headline.breaking && headline.category.is_none() && film.is_none() {
        return None;
    }
    let breaking = headline
        .breaking
        .then(|| view! { <strong class="article__mark article__mark--breaking" dir=dir>{words.breaking}</strong> });
    Some(view! {
        <p class="article__kicker" lang=locale.language().tag()>
            {breaking}
            {headline.category.as_ref().map(category_link)}
            {film.map(|film| view! { <span class="article__mark" dir=dir>{film}</span> })}
        </p>
    })
}

fn category_link(category: &Category) -> Node {
    let to = Route::Category(category.slug.clone(), Cursor::Start);
    view! { <a class="article__category" href=to dir="auto">{truncated::name(&category.title)}</a> }
}

/// Authors, dates, source and reading time.
fn credits(headline: &Headline, locale: &Locale, now: Timestamp) -> Node {
    let words = locale.words();
    let fact = |label: &'static str, value: Node| {
        view! { <span class="article__fact"><span class="article__label">{label}</span> " " {value}</span> }
    };
    let facts = [
        headline.published.as_ref().map(|published| fact(words.published, published_time(published, now))),
        headline.updated.map(|updated| fact(words.updated, relative_time(updated, now))),
        headline.source.as_ref().map(|source| {
            let name = truncated::name(&source.name);
            fact(words.source, view! { <bdi class="article__source">{name}</bdi> })
        }),
        headline.reading_minutes.map(|minutes| {
            let text = locale.reading_time(minutes);
            view! { <span class="article__fact">{text}</span> }
        }),
    ];
    let facts: Vec<Node> = facts.into_iter().flatten().collect();
    view! {
        <div class="article__credits" lang=locale.language().tag()>
            {portraits(headline)}
            <div class="article__facts" dir=locale.language().direction()>
                {byline(&headline.authors)}
                {(!facts.is_empty()).then(|| view! { <p class="article__times">{facts}</p> })}
            </div>
        </div>
    }
}

/// Portraits of the authors. Decorative (`alt=""`), because the names are beside them.
fn portraits(headline: &Headline) -> Vec<Node> {
    headline
        .authors
        .iter()
        .filter_map(|author| author.portrait.as_ref())
        .map(|portrait| {
            view! { <img class="article__portrait" src=portrait alt="" width=48 height=48 decoding="async" /> }
        })
        .collect()
}

fn age_notice(headline: &Headline, locale: &Locale, now: Timestamp) -> Option<Node> {
    let text = locale.old_story(headline.published.as_ref()?, now)?;
    let language = locale.language();
    Some(view! { <p class="article__age" lang=language.tag() dir=language.direction()>{text}</p> })
}

/// The story's video or, failing that, its picture. A video without a poster uses the picture as its poster.
fn lead(headline: &Headline) -> Option<Node> {
    let content = match (&headline.video, &headline.image) {
        (Some(film), image) => {
            let mut film = film.clone();
            film.poster = film.poster.or_else(|| image.as_ref().map(|image| image.url.clone()));
            video(&film, &headline.title, use_locale().words())
        }
        (None, Some(image)) => figure(&Figure { image: image.clone() }, LEAD_SIZES, true, use_locale().words()),
        (None, None) => return None,
    };
    Some(view! { <div class="article__lead">{content}</div> })
}

/// Whether a text begins with the summary. Many backends generate the summary by truncating the text, and showing both
/// would repeat the sentence. The truncation marker and differences in white space are ignored.
fn opens_with(text: &str, summary: &str) -> bool {
    let mut words = text.split_whitespace();
    let summary = summary.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '…' | '.' | '[' | ']'));
    let mut of_summary = summary.split_whitespace().peekable();
    while let Some(expected) = of_summary.next() {
        match words.next() {
            Some(word) if word == expected => {}
            // The truncation may have cut through a word, or removed the full stop after it.
            Some(word) => return of_summary.peek().is_none() && word.starts_with(expected),
            None => return false,
        }
    }
    true
}

/// The end of the story: a link to the full text if this is only an excerpt, else to the original.
fn end(article: &Article) -> Option<Node> {
    let locale = use_locale();
    let (words, language) = (locale.words(), locale.language());
    let source = article.headline.source.as_ref();
    let note = match (article.truncated, article.body.is_empty()) {
        (true, _) => Some(words.truncated),
        // A video needs no text.
        (false, true) if article.headline.video.is_none() => Some(words.no_body),
        _ => None,
    };
    let label = if note.is_some() { words.read_whole_at } else { words.read_original_at };
    let class = if note.is_some() { "article__end article__end--continued" } else { "article__end" };
    if note.is_none() && source.is_none() {
        return None;
    }
    Some(view! {
        <div class=class lang=language.tag() dir=language.direction()>
            {note.map(|note| view! { <p class="article__note">{note}</p> })}
            {source.map(|source| source_link(source, label, words.opens_other_site))}
        </div>
    })
}

fn source_link(source: &Source, label: &'static str, hint: &'static str) -> Node {
    view! {
        <p>
            <a class="article__source-link" href=&source.url rel=EXTERNAL_REL>
                {fill(label, &source.name)}
                <span class="visually-hidden">" " {hint}</span>
            </a>
        </p>
    }
}

/// The story's tags, linked where the backend can list their stories.
fn tags(tags: &[Tag]) -> Option<Node> {
    if tags.is_empty() {
        return None;
    }
    let items: Vec<Node> = tags
        .iter()
        .map(|tag| {
            let title = truncated::name(&tag.title);
            let content = match &tag.slug {
                Some(slug) => {
                    let to = Route::Tag(slug.clone(), Cursor::Start);
                    view! { <a class="article__tag" href=to rel="tag" dir="auto">{title}</a> }
                }
                None => view! { <bdi class="article__tag">{title}</bdi> },
            };
            view! { <li>{content}</li> }
        })
        .collect();
    let locale = use_locale();
    Some(view! {
        <section class="article__tags">
            <h2 class="article__tags-title" lang=locale.language().tag()>{locale.words().tags}</h2>
            <ul>{items}</ul>
        </section>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standfirst_that_was_cut_from_the_text_is_known_by_its_words() {
        let text = "The distance is an accident: 42.195 kilometres.";
        assert!(opens_with(text, "The distance is an accident: 42.195 kilometres."));
        assert!(opens_with(text, "The distance  is an\nacci…"));
        assert!(opens_with(text, "The distance is an accident: 42.195 […]"));
        assert!(!opens_with(text, "The distance was an accident"));
        assert!(!opens_with("The distance", "The distance is an accident"));
        assert!(!opens_with("", "The distance"));
    }
}
