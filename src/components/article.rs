//! A story on its own page: header, lead picture or film, body, and the way on to where it was first published. The
//! header alone stands while the body is on its way, in the same place, so that nothing moves when the body comes.

use super::byline::byline;
use super::figure::figure;
use super::heading::{PAGE_TITLE_ID, unseen_page_heading};
use super::shortened;
use super::time::{moment_time, story_time};
use super::video::video;
use crate::locale::{Locale, use_locale};
use crate::model::block::plain_text;
use crate::model::{Article, Block, Category, Cursor, Figure, Headline, Source, Tag, Timestamp};
use crate::node::{Node, view};
use crate::route::Route;
use crate::words::fill;

/// What tells a site that it was reached from a link that leaves this one, and tells it no more than that.
pub const OUTSIDE: &str = "noopener noreferrer external";

/// How wide the lead picture is at each width of the page, which `style/article.css` decides.
const LEAD_SIZES: &str = "(min-width: 64rem) 60rem, 100vw";

/// A story, whole: `body` is its body as [`article_body`](super::article_body) draws it, `save` stands under it.
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

/// The text of the first paragraph, where a body begins with one.
fn opening(body: &[Block]) -> String {
    match body.first() {
        Some(Block::Paragraph(content)) => plain_text(content),
        _ => String::new(),
    }
}

/// What a list already knew of a story, while its body is on its way.
pub fn article_header_only(headline: &Headline, now: Timestamp) -> Node {
    frame(headline, headline.summary.as_deref(), lead(headline), article_skeleton_body(), now)
}

/// A story to come of which nothing is known.
pub fn article_skeleton() -> Node {
    let line = |class: &'static str| view! { <span class=class></span> };
    view! {
        <div class="article">
            {unseen_page_heading(use_locale().words().loading)}
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

/// A body to come: lines, and words for whoever does not see them.
pub fn article_skeleton_body() -> Node {
    let lines: Vec<_> = (0..9).map(|_| view! { <span class={"skeleton__line"}></span> }).collect();
    view! {
        <div class="article__body article__body--skeleton skeleton">
            <p class="visually-hidden" role="status">{use_locale().words().loading}</p>
            <div aria-hidden="true">{lines}</div>
        </div>
    }
}

/// The element of a story about what follows its lead.
///
/// The story's direction may be `auto`: the first letter decides, and it has to be the headline's. Whatever stands
/// before it has a direction of its own and is thereby passed over (HTML §3.2.6.4).
fn frame(headline: &Headline, summary: Option<&str>, lead: Option<Node>, rest: Node, now: Timestamp) -> Node {
    let locale = use_locale();
    view! {
        <article class="article" lang=headline.language.clone() dir=headline.direction()>
            <header class="article__header">
                {kicker(headline, &locale)}
                <h1 class="article__headline" id=PAGE_TITLE_ID tabindex="-1">{shortened::title(&headline.title)}</h1>
                {summary.map(|summary| view! { <p class="article__standfirst">{summary.to_owned()}</p> })}
                {credits(headline, &locale, now)}
                {age_notice(headline, &locale, now)}
            </header>
            {lead}
            {rest}
        </article>
    }
}

/// Over the headline: the mark of breaking news, the section, the mark of a film.
fn kicker(headline: &Headline, locale: &Locale) -> Option<Node> {
    let words = locale.words();
    let dir = locale.language().direction();
    // In the section of the films everything is one.
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
    view! { <a class="article__category" href=to dir="auto">{shortened::name(&category.title)}</a> }
}

/// Who wrote the story, when, where it came from, and how long it takes to read.
fn credits(headline: &Headline, locale: &Locale, now: Timestamp) -> Node {
    let words = locale.words();
    let fact = |label: &'static str, value: Node| {
        view! { <span class="article__fact"><span class="article__label">{label}</span> " " {value}</span> }
    };
    let facts = [
        headline.published.as_ref().map(|published| fact(words.published, story_time(published, now))),
        headline.updated.map(|updated| fact(words.updated, moment_time(updated, now))),
        headline.source.as_ref().map(|source| {
            let name = shortened::name(&source.name);
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

/// The authors' faces. They decorate: the names stand beside them.
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

/// The film that the story is about, or else its picture. A film without a poster has the picture for one.
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

/// Whether a text begins with the words of a standfirst: many backends cut the one from the other, and nobody wants
/// to read the same sentence twice. The mark of the cut and the difference of white space do not count.
fn opens_with(text: &str, summary: &str) -> bool {
    let mut words = text.split_whitespace();
    let summary = summary.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '…' | '.' | '[' | ']'));
    let mut of_summary = summary.split_whitespace().peekable();
    while let Some(expected) = of_summary.next() {
        match words.next() {
            Some(word) if word == expected => {}
            // The cut may have gone through a word, or taken the full stop after it.
            Some(word) => return of_summary.peek().is_none() && word.starts_with(expected),
            None => return false,
        }
    }
    true
}

/// Under the body: where the rest is when this is not all, or where the story was first published.
fn end(article: &Article) -> Option<Node> {
    let locale = use_locale();
    let (words, language) = (locale.words(), locale.language());
    let source = article.headline.source.as_ref();
    let note = match (article.truncated, article.body.is_empty()) {
        (true, _) => Some(words.truncated),
        // A film needs no text.
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
            <a class="article__source-link" href=&source.url rel=OUTSIDE>
                {fill(label, &source.name)}
                <span class="visually-hidden">" " {hint}</span>
            </a>
        </p>
    }
}

/// The subjects of the story, each leading to its stories where the backend can list them.
fn tags(tags: &[Tag]) -> Option<Node> {
    if tags.is_empty() {
        return None;
    }
    let items: Vec<Node> = tags
        .iter()
        .map(|tag| {
            let title = shortened::name(&tag.title);
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
