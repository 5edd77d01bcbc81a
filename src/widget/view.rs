//! The headlines in a widget frame. Each headline has a fixed height, as in the widget's placeholder, so that the host
//! page does not shift (`style/widget-frame.css`).

use super::choice::{Choice, Images, Layout};
use crate::backend::Error;
use crate::components::heading::{HeadingLevel, heading};
use crate::components::picture::picture;
use crate::components::time::published_time;
use crate::components::truncated;
use crate::error_text;
use crate::locale::use_locale;
use crate::model::{Headline, Timestamp};
use crate::node::{Node, view};
use crate::route::Route;

/// The list under its heading, which links to the same list in the newspaper.
pub fn headlines(headlines: &[Headline], choice: &Choice, now: Timestamp) -> Node {
    let summaries = if choice.summary { " widget--summaries" } else { "" };
    let metas = if choice.date || choice.source { " widget--metas" } else { "" };
    let class = ["widget widget--", layout(choice.layout), " widget--", images(choice), summaries, metas].concat();
    let level = if choice.heading.is_some() { HeadingLevel::Three } else { HeadingLevel::Two };
    let items: Vec<Node> =
        headlines.iter().enumerate().map(|(at, headline)| item(headline, at == 0, level, choice, now)).collect();
    let title = choice.heading.clone().map(|text| {
        let link = view! { <a href=&choice.route target=choice.target>{truncated::title(&text)}</a> };
        heading(HeadingLevel::Two, "widget__heading", None, "auto", link)
    });
    view! {
        <section class=class>
            {title}
            <ol class="widget__list" role="list">{items}</ol>
        </section>
    }
}

fn layout(layout: Layout) -> &'static str {
    match layout {
        Layout::List => "list",
        Layout::Cards => "cards",
        Layout::Compact => "compact",
        Layout::Ticker => "ticker",
        Layout::Magazine => "magazine",
    }
}

fn images(choice: &Choice) -> &'static str {
    match choice.images {
        Images::Large if choice.has_pictures() => "large",
        Images::Small if choice.has_pictures() => "small",
        _ => "bare",
    }
}

fn item(headline: &Headline, is_first: bool, level: HeadingLevel, choice: &Choice, now: Timestamp) -> Node {
    let lang = headline.language.clone();
    let dir = headline.direction();
    let to = Route::Article(headline.id.clone());
    let title = view! { <a class="widget__link" href=to target=choice.target>{truncated::title(&headline.title)}</a> };
    let summary = choice.summary.then(|| {
        let text = headline.summary.clone().unwrap_or_default();
        view! { <p class="widget__summary" lang=lang.clone() dir=dir>{text}</p> }
    });
    view! {
        <li class="widget__item">
            {choice.has_pictures().then(|| place_of_picture(headline, is_first, choice))}
            <div class="widget__text">
                {heading(level, "widget__title", lang.clone(), dir, title)}
                {summary}
                {meta(headline, choice, now)}
            </div>
        </li>
    }
}

/// The box of an image, also without an image, so that all texts align.
fn place_of_picture(headline: &Headline, is_first: bool, choice: &Choice) -> Node {
    let sizes = match (choice.layout, choice.images) {
        (Layout::Cards, _) => "(max-width: 30rem) 100vw, (max-width: 48rem) 50vw, 16rem",
        (Layout::Magazine, _) if is_first => "100vw",
        (_, Images::Large) => "9rem",
        _ => "5rem",
    };
    let image = headline.image.as_ref().map(|image| picture(image, sizes, false));
    view! { <div class="widget__picture">{image}</div> }
}

/// The line with source and time.
fn meta(headline: &Headline, choice: &Choice, now: Timestamp) -> Option<Node> {
    let source = headline.source.as_ref().filter(|_| choice.source);
    let source = source.map(|source| view! { <span><bdi>{truncated::name(&source.name)}</bdi></span> });
    let time = headline.published.as_ref().filter(|_| choice.date).map(|published| published_time(published, now));
    (choice.source || choice.date).then(|| view! { <p class="widget__meta">{source}{time}</p> })
}

/// The message instead of headlines, with a link to the newspaper.
pub fn nothing(error: Option<&Error>, name: &str, choice: &Choice) -> Node {
    let locale = use_locale();
    let why = error.map_or(locale.words().empty_list, |error| error_text::title(error, &locale));
    view! {
        <p class="widget__nothing">
            {why}
            " "
            <a href=Route::Front target=choice.target>{name.to_owned()}</a>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Locale, provide_locale};
    use crate::model::{ArticleId, Published, SafeUrl, Source};
    use crate::words::Language;
    use leptos::prelude::Owner;

    fn story() -> Headline {
        let mut story = Headline::new(ArticleId::new("a/1").unwrap(), "A <ferry>".into());
        story.summary = Some("It sailed.".into());
        story.published = Some(Published::At(Timestamp::from_millis(1_699_999_880_000).unwrap()));
        story.source =
            Some(Source { name: "The Harbour".into(), url: SafeUrl::parse("https://harbour.example/", None).unwrap() });
        story.language = Some("ar".into());
        story
    }

    fn html(query: &str, stories: &[Headline]) -> String {
        Owner::new().with(|| {
            provide_locale(Locale::new(Language::English, "", None));
            let now = Timestamp::from_millis(1_700_000_000_000).unwrap();
            headlines(stories, &Choice::parse(query), now).to_html()
        })
    }

    #[test]
    fn a_story_shows_only_the_requested_parts() {
        let bare = html("", &[story()]);
        assert!(bare.contains("A &lt;ferry&gt;") && bare.contains(r#"href="/article/a~2f1""#), "{bare}");
        for part in ["It sailed", "Harbour", "<time", "widget__heading"] {
            assert!(!bare.contains(part), "{part}: {bare}");
        }
        let full = html("summary=&date=&source=&heading=Port+%26+Sea&category=port", &[story()]);
        for part in ["It sailed", "The Harbour", "<time", r#"href="/category/port""#, "Port &amp; Sea", "<h3"] {
            assert!(full.contains(part), "no {part}: {full}");
        }
    }

    #[test]
    fn every_link_has_the_requested_target() {
        for (query, target) in [("heading=x", "_blank"), ("heading=x&target=_self", "_top")] {
            let page = html(query, &[story(), story()]);
            assert_eq!(page.matches("<a ").count(), 3);
            assert_eq!(page.matches(&format!("target=\"{target}\"")).count(), 3, "{page}");
        }
    }

    #[test]
    fn a_story_without_an_image_keeps_the_box_in_layouts_with_images() {
        for (query, count) in
            [("", 1), ("layout=cards", 1), ("images=none", 0), ("layout=ticker", 0), ("layout=compact", 0)]
        {
            let page = html(query, &[story()]);
            assert_eq!(page.matches("widget__picture").count(), count, "{query}: {page}");
        }
    }

    #[test]
    fn a_story_keeps_its_own_language_and_direction() {
        assert!(html("", &[story()]).contains(r#"lang="ar" dir="rtl""#));
    }

    #[test]
    fn without_headlines_the_reason_and_a_link_are_shown() {
        let page = Owner::new().with(|| {
            provide_locale(Locale::new(Language::English, "", None));
            let error = Error::NotFound { url: "https://cms.example/".into() };
            nothing(Some(&error), "The <Harbour>", &Choice::parse("")).to_html()
        });
        assert!(
            page.contains("Not found") && page.contains(r#"href="/""#) && page.contains("The &lt;Harbour&gt;"),
            "{page}"
        );
    }
}
