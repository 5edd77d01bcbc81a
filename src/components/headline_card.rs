//! A headline as a card, in several sizes. The whole card links to the story; the category and the authors on it link to
//! their own pages.

use super::byline::byline;
use super::heading::{HeadingLevel, heading};
use super::icon::{Icon, icon};
use super::picture::picture;
use super::time::published_time;
use super::truncated;
use crate::locale::use_locale;
use crate::model::{Category, Cursor, Headline, Timestamp, Video};
use crate::node::{IntoNode, Node, view};
use crate::route::Route;
use crate::words::fill;

/// The size of a card and how much of the headline it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardShape {
    /// The lead story of the front page: the largest picture and type.
    Lead,
    /// The first story of a section: a large picture.
    Major,
    /// Picture above the headline; beside it on narrow pages.
    Feature,
    /// A list row: text with a small picture beside it.
    Row,
    /// Title and summary.
    Brief,
    /// Title and time.
    Compact,
    /// Title only.
    TitleOnly,
}

impl CardShape {
    fn class(self) -> &'static str {
        match self {
            CardShape::Lead => "headline-card headline-card--lead",
            CardShape::Major => "headline-card headline-card--major",
            CardShape::Feature => "headline-card headline-card--feature",
            CardShape::Row => "headline-card headline-card--row",
            CardShape::Brief => "headline-card headline-card--brief",
            CardShape::Compact => "headline-card headline-card--compact",
            CardShape::TitleOnly => "headline-card headline-card--title-only",
        }
    }

    /// The `sizes` of the picture, in step with `style/headline.css` and `style/front-page.css`; `None` if the shape has
    /// no picture.
    fn picture_sizes(self) -> Option<&'static str> {
        match self {
            CardShape::Lead | CardShape::Major => Some("(min-width: 84rem) 40rem, (min-width: 64rem) 50vw, 100vw"),
            CardShape::Feature => {
                Some("(min-width: 84rem) 20rem, (min-width: 64rem) 24vw, (min-width: 48rem) 46vw, 30vw")
            }
            CardShape::Row => Some("(min-width: 48rem) 15rem, 30vw"),
            CardShape::Brief | CardShape::Compact | CardShape::TitleOnly => None,
        }
    }

    fn has_summary(self) -> bool {
        !matches!(self, CardShape::Compact | CardShape::TitleOnly)
    }
}

/// Renders a headline. Its title is a heading of `level`.
pub fn headline_card(headline: &Headline, shape: CardShape, level: HeadingLevel, now: Timestamp) -> Node {
    let lang = headline.language.clone();
    let dir = headline.direction();
    let title = view! {
        <a class="headline-card__link" href=Route::Article(headline.id.clone())>{truncated::title(&headline.title)}</a>
    };
    let summary = headline.summary.clone().filter(|_| shape.has_summary());
    view! {
        <article class=shape.class()>
            <div class="headline-card__text">
                {kicker(headline, shape)}
                {heading(level, "headline-card__title", lang.clone(), dir, title.into_node())}
                {summary.map(|text| view! { <p class="headline-card__summary" lang=lang dir=dir>{text}</p> })}
                {(shape == CardShape::Lead).then(|| byline(&headline.authors))}
                {meta(headline, shape, now)}
            </div>
            {media(headline, shape)}
        </article>
    }
}

/// The kicker above the title: breaking-news badge, category, and the media badge if the card has no picture to carry it.
fn kicker(headline: &Headline, shape: CardShape) -> Option<Node> {
    let bare = !shape.has_summary();
    let category = headline.category.as_ref().filter(|_| !bare);
    let film = headline.video.as_ref().filter(|_| !bare && (shape == CardShape::Brief || headline.image.is_none()));
    if !headline.breaking && category.is_none() && film.is_none() {
        return None;
    }
    let words = use_locale().words();
    Some(view! {
        <p class="headline-card__kicker">
            {headline.breaking.then(|| view! { <strong class="headline-card__breaking">{words.breaking}</strong> })}
            {category.map(category_link)}
            {film.map(film_mark)}
        </p>
    })
}

fn category_link(category: &Category) -> Node {
    let to = Route::Category(category.slug.clone(), Cursor::Start);
    view! { <a class="headline-card__category" href=to dir="auto">{truncated::name(&category.title)}</a> }
}

/// The line of metadata: time, source, reading time and media badge, as far as the shape has room.
fn meta(headline: &Headline, shape: CardShape, now: Timestamp) -> Option<Node> {
    if shape == CardShape::TitleOnly {
        return None;
    }
    let locale = use_locale();
    let long = matches!(shape, CardShape::Lead | CardShape::Row);
    let time = headline.published.as_ref().map(|published| published_time(published, now));
    let source = headline.source.as_ref().filter(|_| long).map(|source| truncated::name(&source.name));
    let reading = headline.reading_minutes.filter(|_| shape != CardShape::Compact).map(|n| locale.reading_time(n));
    let film = headline.video.as_ref().filter(|_| shape == CardShape::Compact).map(film_mark);
    (time.is_some() || source.is_some() || reading.is_some() || film.is_some()).then(|| {
        view! {
            <p class="headline-card__meta">
                {time}
                {source.map(|name| view! { <span><bdi>{name}</bdi></span> })}
                {reading.map(|text| view! { <span class="headline-card__reading">{text}</span> })}
                {film}
            </p>
        }
    })
}

/// The picture, with the media badge over it.
fn media(headline: &Headline, shape: CardShape) -> Option<Node> {
    let sizes = shape.picture_sizes()?;
    let image = headline.image.as_ref()?;
    Some(view! {
        <div class="headline-card__media">
            {picture(image, sizes, shape == CardShape::Lead)}
            {headline.video.as_ref().map(film_mark)}
        </div>
    })
}

/// The badge that marks a video or an audio recording, with its duration if known.
fn film_mark(video: &Video) -> Node {
    let locale = use_locale();
    let words = locale.words();
    let (sign, name) = if video.is_audio() { (Icon::Sound, words.audio) } else { (Icon::Play, words.video) };
    let length = video.seconds.map(|seconds| locale.duration(seconds));
    let spoken = length.as_deref().map(|length| fill(words.duration, length));
    let shown = length.unwrap_or_else(|| name.to_owned());
    view! {
        <span class="film-mark">
            {icon(sign)}
            <span class="visually-hidden">{name} ". " {spoken}</span>
            <span aria-hidden="true">{shown}</span>
        </span>
    }
}
