//! The New York Times, Top Stories API v2.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::Listing;

fn times() -> Setup {
    site("nyt-top-stories", "https://api.nyt.example").parameter("key", "k").category("abroad", "Abroad", "world")
}

const HOME: &str = "svc/topstories/v2/home.json";

#[test]
fn stories_are_read_and_a_promotion_without_words_is_left_out() {
    let backend =
        times().answers("svc/topstories/v2/home.json?api-key=k", Answer::fixture("nyt-top-stories/home")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    assert_eq!(
        (titles(&listing), listing.left_out, &listing.next),
        (vec!["The bridge shuts", "A story without a picture"], 1, &None)
    );
    let [bridge, bare] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(authors(bridge), [("Petra Lund", None), ("Sam Okoye", None), ("Ana Berg", None)]);
    assert_eq!(published(bridge).as_deref(), Some("2026-11-20T21:22:17Z"));
    assert_eq!(updated(bridge).as_deref(), Some("2026-11-21T00:40:10Z"));
    assert_eq!(category_of(bridge), Some(("nyregion", "New York")));
    assert_eq!(tags(bridge), [("Bridges and Tunnels", None), ("Port Authority", None), ("Lund, Petra", None)]);
    assert_eq!(bridge.source.as_ref().unwrap().name, "The New York Times");
    let image = bridge.image.as_ref().unwrap();
    assert_eq!(
        renditions(image),
        [
            (600, "https://static01.nyt.example/b-threeByTwoSmallAt2X.jpg"),
            (2048, "https://static01.nyt.example/b-superJumbo.jpg")
        ],
        "a square is another crop"
    );
    assert_eq!(
        (image.caption.as_deref(), image.credit.as_deref()),
        (Some("The bridge & the bay"), Some("Ana Berg for the paper"))
    );
    assert_eq!((&bare.image, authors(bare), tags(bare)), (&None, vec![], vec![]));
}

#[test]
fn a_section_is_a_category_and_an_article_is_found_in_the_list() {
    let backend = times()
        .answers("svc/topstories/v2/world.json", Answer::fixture("nyt-top-stories/world"))
        .answers(HOME, Answer::fixture("nyt-top-stories/home"))
        .answers("svc/topstories/v2/food.json", Answer::fixture("nyt-top-stories/empty"))
        .start();
    let abroad = backend.list(category("abroad")).unwrap();
    assert_eq!(category_of(&abroad.headlines[0]), Some(("abroad", "Abroad")));
    assert_eq!(backend.list(category("food")), Ok(Listing::default()));
    let article = backend.article("nyt://article/nyregion-1").unwrap();
    check_article(&article).unwrap();
    assert_eq!(link(&article.headline), Some("https://www.nytimes.example/nyregion/a.html"));
    assert!(!backend.client.answers(ViewKind::Search));
}

#[test]
fn the_most_popular_stories_have_their_pictures_elsewhere() {
    let backend =
        times().answers("svc/topstories/v2/home.json?api-key=k", Answer::fixture("nyt-top-stories/popular")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let image = listing.headlines[0].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://static01.nyt.com/images/2026/11/19/gates-440.jpg");
    assert_eq!(image.caption.as_deref(), Some("The old gates, on the bank."));
    assert_eq!(image.credit.as_deref(), Some("Ana Berg"));
}

#[test]
fn a_fault_is_told() {
    let error = |status, name| times().answers(HOME, Answer::error(status, name)).start().list(ListView::Latest);
    let Err(Error::Status { status: 401, message, .. }) = error(401, "nyt-top-stories/error-key") else { panic!() };
    assert_eq!(message.as_deref(), Some("Invalid ApiKey"));
    assert!(matches!(error(429, "nyt-top-stories/error-quota"), Err(Error::Status { status: 429, .. })));
    assert!(matches!(error(200, "nyt-top-stories/error-quota"), Err(Error::Refused { .. })));
}
