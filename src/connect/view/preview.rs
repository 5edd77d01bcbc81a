//! The preview: headlines and one article as readers would see them. Links go to the backend's own pages, because this
//! app still uses another backend.

use super::list;
use crate::components::article::EXTERNAL_REL;
use crate::components::article_body::article_body;
use crate::components::byline::byline;
use crate::components::picture::picture;
use crate::components::time::published_time;
use crate::connect::report::Report;
use crate::connect::report::text::ReportText;
use crate::model::{Article, Headline, Timestamp};
use crate::node::{IntoNode, Node, view};

/// Image widths, as set in `style/connect.css`.
const CARD_SIZES: &str = "8rem";
const ARTICLE_SIZES: &str = "(min-width: 48rem) 40rem, 100vw";

/// The counts, and the first headlines.
pub fn headlines(report: &Report, texts: &ReportText, now: Timestamp) -> Node {
    let items: Vec<Node> = report.headlines.iter().map(|headline| card(headline, now)).collect();
    view! {
        {list("connect__counts", texts.counts(report))}
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

/// One complete article.
pub fn article(article: &Article, texts: &ReportText, now: Timestamp) -> Node {
    let headline = &article.headline;
    let image = headline.image.as_ref();
    let body = match article.body.is_empty() {
        true => view! { <p class="connect__note">{texts.words.no_body}</p> },
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
