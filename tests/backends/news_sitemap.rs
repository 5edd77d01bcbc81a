//! The sitemap for Google News.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};

fn wire() -> Setup {
    site("news-sitemap", "https://wire.example")
}

#[test]
fn the_news_of_a_sitemap_are_headlines_that_lead_to_their_source() {
    let backend = wire().answers("news-sitemap.xml", Answer::fixture("news-sitemap/latest")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    assert_eq!((titles(&listing), listing.left_out), (vec!["Bridge closes & opens", "The town votes"], 0));
    let [bridge, vote] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(published(bridge).as_deref(), Some("2026-11-20T08:15:00Z"));
    assert_eq!(published(vote).as_deref(), Some("2026-11-19T00:00:00Z"));
    assert_eq!(tags(bridge), [("bridges", None), ("traffic", None)]);
    let image = bridge.image.as_ref().unwrap();
    assert_eq!(
        (image.url.as_str(), image.caption.as_deref()),
        ("https://img.wire.example/bridge.jpg", Some("The span at noon"))
    );
    let source = bridge.source.as_ref().unwrap();
    assert_eq!((source.name.as_str(), source.url.as_str()), ("The Wire", "https://wire.example/bridge"));
    assert_eq!(vote.language.as_deref(), Some("zh-cn"));
    let article = backend.article("https://wire.example/bridge").unwrap();
    check_article(&article).unwrap();
    assert!(article.body.is_empty() && article.headline.source.is_some());
}

#[test]
fn a_sitemap_without_news_is_empty_and_an_index_is_none() {
    let backend = wire().answers("news-sitemap.xml", Answer::fixture("news-sitemap/empty")).start();
    assert_eq!(backend.list(ListView::Latest).unwrap().headlines.len(), 0);
    let index = "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>x</loc></sitemap></sitemapindex>";
    let backend = wire().answers("news-sitemap.xml", Answer::new(200, index)).start();
    assert!(matches!(backend.list(ListView::Latest), Err(Error::Unexpected { .. })));
}
