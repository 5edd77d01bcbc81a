//! Strapi 4 and 5, and Strapi 3.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Headline, Listing};

fn cms() -> Setup {
    site("strapi", "https://cms.example").category("port", "The port", "port")
}

fn list(fixture: &str) -> Listing {
    let listing = cms().answers("api/articles", Answer::fixture(fixture)).start().list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

fn ferry(headline: &Headline) {
    assert_eq!(headline.title, "Ferry runs again & the quay is full");
    assert_eq!(headline.id.as_str(), "ferry-runs-again");
    assert_eq!(headline.summary.as_deref(), Some("Eleven days late, the Aurora is back."));
    assert_eq!(published(headline).as_deref(), Some("2026-11-20T08:15:00Z"));
    assert_eq!(updated(headline).as_deref(), Some("2026-11-20T11:30:00Z"));
    assert_eq!(authors(headline), [("Ana Berg", Some("Ana Berg"))], "an author of the template has no slug");
    assert_eq!(category_of(headline), Some(("port", "The port")));
    assert_eq!(tags(headline), [("Ferries", Some("ferries")), ("Winter", Some("winter"))]);
    assert_eq!(headline.language.as_deref(), Some("en"));
    let image = headline.image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://cms.example/uploads/aurora.jpg");
    assert_eq!(
        (image.alt.as_str(), image.caption.as_deref()),
        ("A white ferry beside the quay", Some("Seen from the quay"))
    );
    let base = "https://cms.example/uploads/";
    assert_eq!(
        renditions(image),
        [(245, &*format!("{base}thumbnail_aurora.jpg")), (500, &*format!("{base}small_aurora.jpg"))],
        "a square is another crop"
    );
}

#[test]
fn version_5_has_its_fields_flat() {
    let listing = list("strapi/5-articles");
    let [first, nets] = listing.headlines.as_slice() else { panic!() };
    ferry(first);
    assert_eq!(
        (nets.title.as_str(), nets.id.as_str()),
        ("Nets are mended in the school", "d22"),
        "other customary names"
    );
    assert_eq!(published(nets).as_deref(), Some("2026-11-19T00:00:00Z"), "the date that an editor set");
    assert_eq!(authors(nets), [("Ole Dahl", None)]);
    assert_eq!(tags(nets), [("knots", None), ("school", None)], "tags that are one text");
    assert_eq!(nets.image.as_ref().unwrap().url.as_str(), "https://cms.example/uploads/nets.jpg");
    assert_eq!(nets.category, None);
}

#[test]
fn fields_may_begin_with_a_capital() {
    let answer = serde_json::json!({ "data": [{
        "id": 3, "documentId": "d3", "Title": "The crane is painted", "Description": "Yellow again.",
        "Content": "All of it.", "PublishDate": "2026-11-18T09:00:00Z", "Author": { "Name": "Ida Lund" },
        "Image": { "url": "/uploads/crane.jpg" }, "Category": { "Name": "The port", "slug": "port" }
    }], "meta": { "pagination": { "page": 1, "pageSize": 25, "pageCount": 1, "total": 1 } } });
    let listing =
        cms().answers("api/articles", Answer::new(200, answer.to_string())).start().list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [crane] = listing.headlines.as_slice() else { panic!("{listing:?}") };
    assert_eq!((crane.title.as_str(), crane.summary.as_deref()), ("The crane is painted", Some("Yellow again.")));
    assert_eq!(published(crane).as_deref(), Some("2026-11-18T09:00:00Z"));
    assert_eq!(authors(crane), [("Ida Lund", None)]);
    assert_eq!(category_of(crane), Some(("port", "The port")));
    assert_eq!(crane.image.as_ref().unwrap().url.as_str(), "https://cms.example/uploads/crane.jpg");
}

#[test]
fn version_4_has_the_same_wrapped() {
    let listing = list("strapi/4-articles");
    let [first, bell] = listing.headlines.as_slice() else { panic!() };
    ferry(first);
    assert_eq!(first.authors[0].portrait.as_ref().unwrap().as_str(), "https://cms.example/uploads/ana.jpg");
    assert_eq!(bell.id.as_str(), "old-bell");
    assert_eq!((&bell.image, &bell.category, bell.authors.len(), bell.tags.len()), (&None, &None, 0, 0));
}

#[test]
fn pages_are_counted_as_the_answer_says() {
    let backend = cms()
        .answers("api/articles?pagination[page]=1&pagination[pageSize]=2", Answer::fixture("strapi/5-articles"))
        .answers("api/articles?pagination[page]=2&pagination[pageSize]=2", Answer::fixture("strapi/5-articles-page-2"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.next.clone(), first.total), (Some(Cursor::Page(2)), Some(3)));
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((ids(&second), &second.next), (vec!["old-bell"], &None));
}

#[test]
fn every_view_asks_in_strapi_s_own_words() {
    let list = || Answer::fixture("strapi/5-articles-page-2");
    let backend = cms()
        .answers("api/articles?filters[category][slug][$eq]=port&populate=*", list())
        .answers("api/articles?filters[author][name][$eq]=Ana Berg", list())
        .answers("api/articles?filters[tags][slug][$eq]=winter", list())
        .answers("api/articles?_q=ice %26 fog", list())
        .answers("api/articles?sort=publishedAt:desc", list())
        .answers("api/categories", Answer::fixture("strapi/5-categories"))
        .start();
    for view in [category("port"), author("Ana Berg"), tag("winter"), search("ice & fog"), ListView::Latest] {
        assert_eq!(ids(&backend.list(view.clone()).unwrap()), ["old-bell"], "{view:?}");
    }
    assert_eq!(backend.headers(), [], "without a token no header, and no request for leave");
    let expected = [("port", "Port & Sea"), ("town", "Town")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
    let four = cms().answers("api/categories", Answer::fixture("strapi/4-categories")).start();
    assert_eq!(four.categories(), [("port".to_owned(), "Port & Sea".to_owned())]);
}

#[test]
fn the_names_of_types_and_fields_are_the_site_s() {
    let backend = cms()
        .parameter("type", "stories")
        .parameter("token", "t0ken")
        .parameter("id_field", "documentId")
        .parameter("category_field", "rubric")
        .parameter("category_key", "code")
        .answers("api/stories?filters[rubric][code][$eq]=port", Answer::fixture("strapi/5-articles"))
        .answers("api/stories?filters[documentId][$eq]=d21", Answer::fixture("strapi/5-article-blocks"))
        .start();
    assert_eq!(ids(&backend.list(category("port")).unwrap()), ["d21", "d22"]);
    assert_eq!(backend.headers(), [("Authorization".to_owned(), "Bearer t0ken".to_owned())]);
    assert_eq!(backend.article("d21").unwrap().headline.title, "Ferry runs again & the quay is full");
}

fn body(fixture: &str) -> Vec<String> {
    let backend = cms().answers("api/articles?filters[slug][$eq]=x", Answer::fixture(fixture)).start();
    let article = backend.article("x").unwrap();
    check_article(&article).unwrap();
    outline(&article.body)
}

#[test]
fn a_body_of_html_is_told_from_markdown() {
    assert_eq!(body("strapi/5-article-html"), ["p It is made of bronze.", "p It weighs a tonne."]);
}

#[test]
fn a_story_of_strapi_has_its_body() {
    assert_eq!(body("strapi/5-article-blocks"), ["h Eleven days", "p The crew waited patiently.", "list Ropes Coal"]);
    assert_eq!(body("strapi/4-article"), ["h Eleven days", "p The crew waited patiently."]);
    assert_eq!(body("strapi/5-article-zone-blocks"), ["p It was broken up.", "p And poured again."]);
    assert_eq!(body("strapi/5-article-zone"), ["h At noon", "p The bell rang twice.", "p I had forgotten it."]);
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_strapi() {
    let error = |status: u16, name: &str| {
        cms().answers("api/articles", Answer::error(status, name)).start().list(ListView::Latest).unwrap_err()
    };
    let told = |error| match error {
        Error::Status { status, message, .. } => (status, message.unwrap()),
        other => panic!("{other:?}"),
    };
    assert_eq!(told(error(403, "strapi/error-forbidden")), (403, "Forbidden".to_owned()));
    assert_eq!(told(error(400, "strapi/error-filter")), (400, "Invalid key author".to_owned()));
    assert!(matches!(error(404, "strapi/error-not-found"), Error::NotFound { .. }));
    assert!(matches!(error(200, "strapi/error-forbidden"), Error::Refused { .. }));
    let empty = cms().answers("api/articles", Answer::fixture("strapi/empty")).start();
    assert_eq!(empty.list(ListView::Latest), Ok(Listing { total: Some(0), ..Listing::default() }));
    assert!(matches!(empty.article("nothing"), Err(Error::NotFound { .. })), "no story found is an empty list");
}

fn old() -> Setup {
    site("strapi-3", "https://old.example")
}

#[test]
fn version_3_answers_with_a_list() {
    let backend = old()
        .answers("articles?_start=0&_limit=2&_sort=published_at:DESC", Answer::fixture("strapi-3/articles"))
        .answers("articles?_start=2&_limit=2", Answer::new(200, "[]"))
        .start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [lamps, quiet] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((lamps.title.as_str(), lamps.id.as_str()), ("Lamps on the pier", "lamps"));
    assert_eq!(lamps.summary.as_deref(), Some("Forty of them, lit by hand."));
    assert_eq!(published(lamps).as_deref(), Some("2026-11-12T17:00:00Z"));
    assert_eq!(updated(lamps).as_deref(), Some("2026-11-13T10:00:00Z"));
    assert_eq!((authors(lamps), category_of(lamps)), (vec![("Mira Holt", Some("Mira Holt"))], Some(("town", "Town"))));
    assert_eq!(tags(lamps), [("Light", Some("light"))]);
    let image = lamps.image.as_ref().unwrap();
    assert_eq!((image.url.as_str(), image.renditions.len()), ("https://old.example/uploads/lamp.jpg", 1));
    assert_eq!((&quiet.image, &quiet.category), (&None, &None));
    assert_eq!((listing.next, listing.total), (Some(Cursor::Page(2)), None), "a full page, and no total");
    assert_eq!(backend.page(ListView::Latest, Cursor::Page(2)), Ok(Listing::default()));
}

#[test]
fn version_3_has_its_own_words_for_every_view() {
    let list = || Answer::fixture("strapi-3/article");
    let backend = old()
        .answers("articles?category.slug=town", list())
        .answers("articles?author.name=Mira Holt", list())
        .answers("articles?tags.slug=light", list())
        .answers("articles?_q=pier", list())
        .answers("articles?slug=lamps", list())
        .answers("articles?slug=nothing", Answer::new(200, "[]"))
        .answers("categories", Answer::fixture("strapi-3/categories"))
        .start();
    for view in [category("town"), author("Mira Holt"), tag("light"), search("pier")] {
        assert_eq!(ids(&backend.list(view.clone()).unwrap()), ["lamps"], "{view:?}");
    }
    let article = backend.article("lamps").unwrap();
    check_article(&article).unwrap();
    assert_eq!(article.headline.title, "Lamps on the pier");
    assert!(matches!(backend.article("nothing"), Err(Error::NotFound { .. })));
    assert_eq!(backend.categories()[1], ("port".to_owned(), "Port & Sea".to_owned()));
}

#[test]
fn a_story_of_strapi_3_has_its_body() {
    let backend = old().answers("articles", Answer::fixture("strapi-3/article")).start();
    assert_eq!(outline(&backend.article("lamps").unwrap().body), ["p Each evening at six.", "p By hand."]);
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_strapi_3() {
    let error = |status: u16, name: &str| {
        old().answers("articles", Answer::error(status, name)).start().list(ListView::Latest).unwrap_err()
    };
    let Error::Status { status: 403, message, .. } = error(403, "strapi-3/error-forbidden") else { panic!() };
    assert_eq!(message.as_deref(), Some("Forbidden"));
    let Error::Status { status: 401, message, .. } = error(401, "strapi-3/error-token") else { panic!() };
    assert_eq!(message.as_deref(), Some("Invalid token."));
    assert!(matches!(error(404, "strapi-3/error-not-found"), Error::NotFound { .. }));
}
