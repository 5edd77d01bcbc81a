//! Ghost Content API.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Block, Cursor, Inline, Listing};

fn lantern() -> Setup {
    site("ghost", "https://lantern.example").parameter("key", "0123abc").category("after-dark", "After dark", "night")
}

fn latest() -> Listing {
    let backend = lantern().answers("ghost/api/content/posts/?page=1", Answer::fixture("ghost/posts")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

#[test]
fn posts_are_read_with_their_people_and_tags_but_not_with_internal_ones() {
    let listing = latest();
    let [lamps, members, bare] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(lamps.title, "Lamps out: 40% of the street lights rest, & nobody stumbles");
    assert_eq!(lamps.id.as_str(), "lamps-out");
    assert_eq!(lamps.summary.as_deref(), Some("An experiment that costs nothing."));
    assert_eq!(published(lamps).as_deref(), Some("2026-11-19T21:15:00Z"));
    assert_eq!(updated(lamps).as_deref(), Some("2026-11-20T06:00:00Z"));
    assert_eq!(authors(lamps), [("Mira O’Dell", Some("mira")), ("Sol Ng", Some("sol"))]);
    assert_eq!(tags(lamps), [("City & Streets", Some("city")), ("Night", Some("night"))]);
    assert!(lamps.breaking, "an internal tag is for the paper's own use");
    assert_eq!(
        category_of(lamps),
        Some(("after-dark", "After dark")),
        "a category of the site's before the primary tag"
    );
    assert_eq!(lamps.reading_minutes, Some(4));
    assert_eq!(link(lamps), Some("https://lantern.example/lamps-out/"));
    assert_eq!(link(members), Some("https://elsewhere.example/plans"));
    assert_eq!((bare.title.as_str(), published(bare).as_deref()), ("Bare", Some("2026-11-01T08:00:00Z")));
    assert_eq!((&bare.summary, &bare.image, &bare.category, bare.reading_minutes), (&None, &None, &None, None));
}

#[test]
fn a_picture_has_its_words_without_their_markup() {
    let listing = latest();
    let image = listing.headlines[0].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://lantern.example/content/images/2026/11/lamps.jpg");
    assert_eq!((image.alt.as_str(), image.caption.as_deref()), ("A dark street", Some("Mill Street, at one")));
    let shared = listing.headlines[1].image.as_ref().unwrap();
    assert_eq!(shared.url.as_str(), "https://lantern.example/content/images/2026/11/plans.png");
}

#[test]
fn pages_are_counted_as_the_answer_says() {
    let backend = lantern()
        .answers("ghost/api/content/posts/?page=1&limit=2", Answer::fixture("ghost/posts"))
        .answers("ghost/api/content/posts/?page=2&limit=2", Answer::fixture("ghost/posts-page-2"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.next.clone(), first.total), (Some(Cursor::Page(2)), Some(4)));
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((ids(&second), &second.next), (vec!["old-bell"], &None));
}

#[test]
fn every_view_asks_in_ghost_s_own_words_and_needs_no_leave_to_ask() {
    let posts = || Answer::fixture("ghost/posts-page-2");
    let backend = lantern()
        .answers("ghost/api/content/posts/?filter=tag:night&key=0123abc", posts())
        .answers("ghost/api/content/posts/?filter=tag:city&key=0123abc", posts())
        .answers("ghost/api/content/posts/?filter=author:mira&key=0123abc", posts())
        .answers("ghost/api/content/posts/?include=authors,tags&order=published_at%20desc", posts())
        .answers("ghost/api/content/tags/?key=0123abc", Answer::fixture("ghost/tags"))
        .start();
    for view in [category("after-dark"), tag("city"), author("mira"), ListView::Latest] {
        assert_eq!(ids(&backend.list(view.clone()).unwrap()), ["old-bell"], "{view:?}");
        assert_eq!(backend.headers(), [], "a header of its own would cost a request for leave (CORS)");
    }
    let expected = [("city", "City & Streets"), ("night", "Night")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
    assert!(!backend.client.answers(ViewKind::Search), "the API has none");
}

#[test]
fn an_article_comes_whole_or_says_that_it_does_not() {
    let backend = lantern()
        .answers("ghost/api/content/posts/slug/lamps-out/?include=authors,tags", Answer::fixture("ghost/post"))
        .answers("ghost/api/content/posts/slug/members-only/", Answer::fixture("ghost/post-paid"))
        .answers("ghost/api/content/posts/slug/nothing/", Answer::error(404, "ghost/error-not-found"))
        .start();
    let article = backend.article("lamps-out").unwrap();
    check_article(&article).unwrap();
    assert_eq!(
        outline(&article.body),
        ["p The switch was thrown at midnight.", "rule", "h After", "p It stayed dark."],
        "the lead picture, in another of its sizes, is not shown twice"
    );
    assert!(!article.truncated);
    assert!(backend.article("members-only").unwrap().truncated);
    assert!(matches!(backend.article("nothing"), Err(Error::NotFound { .. })));
}

#[test]
fn what_comes_from_the_admin_api_or_an_export_is_read_too() {
    let posts = || Answer::fixture("ghost/post-admin");
    let backend = lantern()
        .answers("ghost/api/content/posts/slug/lamps-kept/", posts())
        .answers("ghost/api/content/posts/?page=1", posts())
        .start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let image = listing.headlines[0].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://lantern.example/content/images/2026/11/kept.jpg");
    let kept = backend.article("lamps-kept").unwrap();
    let [Block::Paragraph(inlines)] = &kept.body[..] else { panic!("{kept:?}") };
    let links = inlines.iter().filter(
        |inline| matches!(inline, Inline::Link { target, .. } if target.as_str() == "https://lantern.example/lamps-out/"),
    );
    assert_eq!(links.count(), 1, "{inlines:?}");
}

#[test]
fn the_state_of_the_editor_is_a_body_where_there_is_no_html() {
    let mut answer = fixture("ghost/post-admin");
    answer["posts"].as_array_mut().unwrap().remove(0);
    let backend =
        lantern().answers("ghost/api/content/posts/slug/lamps-sold/", Answer::new(200, answer.to_string())).start();
    assert_eq!(outline(&backend.article("lamps-sold").unwrap().body), ["p All but one."]);
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_the_backend() {
    let error = |status: u16, name: &str| {
        lantern()
            .answers("ghost/api/content/posts/", Answer::error(status, name))
            .start()
            .list(ListView::Latest)
            .unwrap_err()
    };
    let Error::Status { status: 401, message, .. } = error(401, "ghost/error-key") else { panic!() };
    assert_eq!(message.as_deref(), Some("Unknown Content API Key"));
    let Error::Status { status: 400, message, .. } = error(400, "ghost/error-filter") else { panic!() };
    assert_eq!(message.as_deref(), Some("Error parsing filter"));
    assert!(matches!(error(200, "ghost/error-key"), Error::Refused { .. }));
}

#[test]
fn a_publication_without_posts_is_empty() {
    let body = r#"{"posts": [], "meta": {"pagination": {"page": 1, "limit": 15, "pages": 1, "total": 0, "next": null, "prev": null}}}"#;
    let backend = lantern().answers("ghost/api/content/posts/", Answer::new(200, body)).start();
    assert_eq!(backend.list(ListView::Latest), Ok(Listing { total: Some(0), ..Listing::default() }));
}
