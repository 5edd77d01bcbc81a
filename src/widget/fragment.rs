//! Headlines as a fragment of HTML for pages without scripts and frames: e-mails, static sites, documents. It has
//! links, times and text, but no classes, styles, images or ids, so it takes on the look of the page. `cargo xtask
//! fragment` prints it.

use super::Choice;
use crate::components::truncated;
use crate::locale::use_locale;
use crate::model::{Headline, SafeUrl, Timestamp};
use crate::node::{Node, view};
use crate::route::Route;

/// How long after rendering a fragment may be read, in milliseconds: one year. Relative times would be wrong by then,
/// so dates are printed.
const READ_WITHIN: i64 = 366 * 24 * 60 * 60 * 1000;

/// The headlines under their heading. `newspaper` is the address that all links start with.
pub fn fragment(headlines: &[Headline], choice: &Choice, newspaper: &str, written: Timestamp) -> Node {
    let read = Timestamp::from_millis(written.millis().saturating_add(READ_WITHIN)).unwrap_or(written);
    let address = |route: &Route| SafeUrl::parse(&[newspaper.trim_end_matches('/'), &route.href()].concat(), None);
    let title = choice.heading.as_ref().map(|text| {
        let link = view! { <a href=address(&choice.route)>{text.clone()}</a> };
        view! { <h2>{link}</h2> }
    });
    let items: Vec<Node> = headlines.iter().map(|headline| item(headline, choice, &address, read)).collect();
    view! {
        <section>
            {title}
            <ul>{items}</ul>
        </section>
    }
}

fn item(headline: &Headline, choice: &Choice, address: &dyn Fn(&Route) -> Option<SafeUrl>, read: Timestamp) -> Node {
    let href = address(&Route::Article(headline.id.clone()));
    let summary = headline.summary.as_ref().filter(|_| choice.summary);
    let summary = summary.map(|text| view! { <p>{text.clone()}</p> });
    let source = headline.source.as_ref().filter(|_| choice.source);
    let source = source.map(|source| view! { <bdi>{truncated::name(&source.name)}</bdi> });
    let time = headline.published.as_ref().filter(|_| choice.date).map(|published| {
        let time = use_locale().format_published(published, read);
        match time.datetime {
            Some(datetime) => view! { <time datetime=datetime>{time.text}</time> },
            None => view! { <bdi>{time.text}</bdi> },
        }
    });
    let between = (source.is_some() && time.is_some()).then_some(" · ");
    let meta = (source.is_some() || time.is_some()).then(|| view! { <p>{source}{between}{time}</p> });
    view! {
        <li lang=headline.language.clone() dir=headline.direction()>
            <a href=href>{truncated::title(&headline.title)}</a>
            {summary}
            {meta}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Locale, provide_locale};
    use crate::model::{ArticleId, Published, SafeUrl, Source};
    use crate::words::Language;
    use leptos::prelude::Owner;

    fn html(query: &str) -> String {
        let mut story = Headline::new(ArticleId::new("a/1").unwrap(), "A <ferry> & its crew".into());
        story.summary = Some("It \"sailed\".".into());
        story.published = Some(Published::At(Timestamp::from_millis(1_699_999_880_000).unwrap()));
        story.source =
            Some(Source { name: "The Harbour".into(), url: SafeUrl::parse("https://harbour.example/", None).unwrap() });
        story.language = Some("ar".into());
        Owner::new().with(|| {
            provide_locale(Locale::new(Language::English, "", None));
            let now = Timestamp::from_millis(1_700_000_000_000).unwrap();
            fragment(&[story], &Choice::parse(query), "https://news.example/harbour/", now).to_html()
        })
    }

    #[test]
    fn a_fragment_has_links_and_neither_scripts_nor_styles() {
        let bare = html("");
        assert!(bare.contains("href=\"https://news.example/harbour/article/a~2f1\""), "{bare}");
        assert!(bare.contains("A &lt;ferry&gt; &amp; its crew") && bare.contains("lang=\"ar\" dir=\"rtl\""), "{bare}");
        for part in ["sailed", "Harbour<", "<time", "<h2", "<script", "style=", " id=", "class=", "<img"] {
            assert!(!bare.contains(part), "{part}: {bare}");
        }
    }

    #[test]
    fn times_are_printed_as_dates() {
        let full = html("summary=&date=&source=&heading=Port+%26+Sea&category=port");
        for part in [
            "It &quot;sailed&quot;",
            "The Harbour",
            "14 November 2023",
            "datetime=",
            "Port &amp; Sea",
            "/category/port",
        ] {
            assert!(full.contains(part), "no {part}: {full}");
        }
        assert!(!full.contains("ago") && !full.contains("class="), "{full}");
    }
}
