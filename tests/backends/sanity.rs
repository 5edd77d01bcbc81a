//! Sanity's Query API, asked in GROQ.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Listing};
use url::Url;

fn cms() -> Setup {
    site("sanity", "https://p1.apicdn.sanity.io").category("coast", "The coast", "coast")
}

const QUERY: &str = "v2025-02-19/data/query/production";

/// What stands in the query of the last request.
fn parts(backend: &Backend) -> Vec<(String, String)> {
    Url::parse(backend.asked().last().unwrap()).unwrap().query_pairs().into_owned().collect()
}

fn part(backend: &Backend, view: ListView, name: &str) -> String {
    backend.list(view).unwrap();
    parts(backend).into_iter().find(|(known, _)| known == name).unwrap().1
}

#[test]
fn documents_are_read_as_the_projection_gives_them() {
    let listing = cms().answers(QUERY, Answer::fixture("sanity/posts")).start().list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [wind, dunes] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((wind.title.as_str(), wind.id.as_str()), ("Wind from the \"wrong\" side & no harm", "wind"));
    assert_eq!(wind.summary.as_deref(), Some("It blew for nine hours."));
    assert_eq!(published(wind).as_deref(), Some("2026-11-09T05:00:00Z"));
    assert_eq!(updated(wind).as_deref(), Some("2026-11-09T08:00:00Z"));
    assert_eq!(category_of(wind), Some(("coast", "The coast")), "of several the one that the site has");
    assert_eq!(authors(wind), [("Una Vik", Some("una-vik"))]);
    assert_eq!(tags(wind), [("storms", Some("storms")), ("trees", Some("trees"))]);
    let image = wind.image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://cdn.sanity.io/images/p1/production/abc-1600x1000.jpg");
    assert_eq!(
        (image.alt.as_str(), image.caption.as_deref(), image.credit.as_deref(), image.width),
        ("A bent tree", Some("On the dyke"), Some("E. Rask"), Some(1600))
    );
    assert_eq!((dunes.title.as_str(), dunes.id.as_str()), ("Dunes move a metre", "c0ffee-1"));
    assert_eq!((authors(dunes), tags(dunes)), (vec![("By the desk", None)], vec![("Sand", Some("sand"))]));
    assert_eq!(category_of(dunes), Some(("coast", "The coast")), "a category that is a text");
}

#[test]
fn a_page_is_a_slice_and_the_total_is_counted_beside_it() {
    let backend = cms().answers(QUERY, Answer::fixture("sanity/posts")).start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.next.clone(), first.total), (Some(Cursor::Page(2)), Some(3)));
    let asked = parts(&backend);
    let query = &asked.iter().find(|(name, _)| name == "query").unwrap().1;
    assert!(query.starts_with("{\"items\":*[_type==$type]|order(coalesce(publishedAt, "), "{query}");
    assert!(query.contains(") desc)[0...100000][0...2]{ \"id\": coalesce(slug.current, _id), title, "), "{query}");
    assert!(query.ends_with(",\"total\":count(*[_type==$type])}"), "{query}");
    assert!(
        asked.contains(&("$type".into(), "\"post\"".into()))
            && asked.contains(&("perspective".into(), "published".into()))
    );
    let backend = cms().answers(QUERY, Answer::fixture("sanity/posts-page-2")).start();
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((ids(&second), &second.next), (vec!["rain"], &None));
    assert!(parts(&backend)[0].1.contains("[2...100000][0...2]"));
}

#[test]
fn what_readers_type_is_a_json_text_in_a_parameter() {
    let backend = cms().answers(QUERY, Answer::fixture("sanity/posts")).start();
    let typed = "say \"hi\" && \\ *[true]";
    assert_eq!(part(&backend, search(typed), "$q"), r#""say \"hi\" && \\ *[true]""#);
    assert!(part(&backend, search(typed), "query").contains("pt::text(content)] match $q]|order("));
    assert_eq!(part(&backend, category("coast"), "$slug"), "\"coast\"");
    assert!(
        part(&backend, category("coast"), "query")
            .contains("references(*[_type==$category_type&&(slug.current==$slug||")
    );
    assert_eq!(part(&backend, author("una-vik"), "$author_type"), "\"author\"");
    assert_eq!(part(&backend, tag("a\"b"), "$slug"), r#""a\"b""#);
    for view in [ListView::Latest, category("coast"), author("una-vik"), tag("x"), search("x")] {
        backend.list(view).unwrap();
        assert!(backend.asked()[0].len() < 11_000, "longer ones are refused");
    }
}

#[test]
fn categories_are_documents_of_a_type_of_their_own() {
    let backend = cms().answers(QUERY, Answer::fixture("sanity/categories")).start();
    let expected = [("coast", "Coast"), ("weather", "Weather")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
    assert!(parts(&backend).contains(&("$type".into(), "\"category\"".into())));
}

#[test]
fn an_article_is_asked_for_by_slug_or_identifier() {
    let backend = cms().parameter("type", "story").answers(QUERY, Answer::fixture("sanity/post")).start();
    let article = backend.article("wi\"nd").unwrap();
    check_article(&article).unwrap();
    assert_eq!(article.headline.title, "Wind from the \"wrong\" side & no harm");
    let asked = parts(&backend);
    assert!(
        asked.contains(&("$id".into(), r#""wi\"nd""#.into())) && asked.contains(&("$type".into(), "\"story\"".into()))
    );
    let nothing = cms().answers(QUERY, Answer::fixture("sanity/post-nothing")).start();
    assert!(matches!(nothing.article("x"), Err(Error::NotFound { .. })));
}

#[test]
fn a_story_of_sanity_has_its_body() {
    let body =
        |fixture: &str| outline(&cms().answers(QUERY, Answer::fixture(fixture)).start().article("wind").unwrap().body);
    assert_eq!(body("sanity/post"), ["h Nine hours", "p The tree held.", "figure Roots"]);
    assert_eq!(body("sanity/post-markdown"), ["h A metre", "p Every year."]);
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_sanity() {
    let error = |status: u16, name: &str| {
        cms().answers(QUERY, Answer::error(status, name)).start().list(ListView::Latest).unwrap_err()
    };
    let Error::Status { status: 400, message, .. } = error(400, "sanity/error-query") else { panic!() };
    assert_eq!(message.as_deref(), Some("expected ']' following expression"));
    assert!(matches!(error(404, "sanity/error-dataset"), Error::NotFound { .. }));
    let empty = cms().answers(QUERY, Answer::fixture("sanity/empty")).start();
    assert_eq!(empty.list(ListView::Latest), Ok(Listing { total: Some(0), ..Listing::default() }));
}
