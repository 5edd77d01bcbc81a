//! What readers would see: headlines and one article. They lead to the backend's own pages, because the app that shows
//! them has, as yet, another backend.

use super::list;
use crate::components::article::EXTERNAL_REL;
use crate::components::article_body::article_body;
use crate::components::byline::byline;
use crate::components::picture::picture;
use crate::components::time::published_time;
use crate::connect::report::Report;
use crate::connect::tell::Teller;
use crate::model::{Article, Headline, Timestamp};
use crate::node::{IntoNode, Node, view};

/// How wide the pictures are, which `style/connect.css` decides.
const CARD_SIZES: &str = "8rem";
const ARTICLE_SIZES: &str = "(min-width: 48rem) 40rem, 100vw";

/// How much was read, and the first of it.
pub fn headlines(report: &Report, teller: &Teller, now: Timestamp) -> Node {
    let items: Vec<Node> = report.headlines.iter().map(|headline| card(headline, now)).collect();
    view! {
        {list("connect__counts", teller.counts(report))}
        <ol class="connect__headlines">{items}</ol>
    }
}

fn card(headline: &Headline, now: Timestamp) -> Node {
    let (lang, dir) = (headline.language.clone(), headline.direction());
    let title = headline.title.clone();
    let title = match &headline.source {
        Some(source) => view! { <a href=&source.url rel=EXTERNAL_REL>{title}</a> },
        None => title.into_node(),
    };
    let image = headline.image.as_ref();
    view! {
        <li class="connect__card">
            {image.map(|image| view! { <div class="connect__picture">{picture(image, CARD_SIZES, false)}</div> })}
            <div class="connect__text">
                <h3 class="connect__title" lang=lang.clone() dir=dir>{title}</h3>
                {headline.summary.clone().map(|summary| view! { <p class="connect__summary" lang=lang dir=dir>{summary}</p> })}
                <p class="connect__note">
                    {headline.published.as_ref().map(|published| published_time(published, now))}
                    {headline.category.as_ref().map(|category| view! { " " <bdi>{category.title.clone()}</bdi> })}
                </p>
            </div>
        </li>
    }
}

/// One article, whole.
pub fn article(article: &Article, teller: &Teller, now: Timestamp) -> Node {
    let headline = &article.headline;
    let image = headline.image.as_ref();
    let body = match article.body.is_empty() {
        true => view! { <p class="connect__note">{teller.words.no_body}</p> },
        false => article_body(&article.body, |_| None),
    };
    view! {
        <article class="connect__article" lang=headline.language.clone() dir=headline.direction()>
            <h3 class="connect__article-title">{headline.title.clone()}</h3>
            {headline.summary.clone().map(|summary| view! { <p class="connect__summary">{summary}</p> })}
            {byline(&headline.authors)}
            {headline.published.as_ref().map(|published| published_time(published, now))}
            {image.map(|image| picture(image, ARTICLE_SIZES, false))}
            {body}
        </article>
    }
}
