//! DatoCMS' Content Delivery API, which is GraphQL.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use serde_json::{Value, json};
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{Cursor, Listing};

fn cms() -> Setup {
    site("datocms", "https://graphql.datocms.com").parameter("token", "t1").category("town", "In town", "town")
}

/// What was sent last.
fn sent(backend: &Backend) -> (String, Value) {
    let body: Value = serde_json::from_str(backend.bodies().last().unwrap()).unwrap();
    (body["query"].as_str().unwrap().to_owned(), body["variables"].clone())
}

#[test]
fn records_are_read() {
    let backend = cms().answers("", Answer::fixture("datocms/articles")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    let [bees, moss] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((bees.title.as_str(), bees.id.as_str()), ("Bees on the town hall & in it", "bees"));
    assert_eq!(bees.summary.as_deref(), Some("Two hives, one clerk."));
    assert_eq!(published(bees).as_deref(), Some("2026-11-04T09:00:00Z"));
    assert_eq!(updated(bees).as_deref(), Some("2026-11-05T09:00:00Z"));
    assert_eq!((authors(bees), category_of(bees)), (vec![("Per Lie", Some("31"))], Some(("town", "In town"))));
    let image = bees.image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://www.datocms-assets.com/1/bees.jpg");
    assert_eq!(
        (image.alt.as_str(), image.caption.as_deref(), image.width),
        ("Two hives", Some("On the roof"), Some(1400))
    );
    assert_eq!((moss.id.as_str(), &moss.image, &moss.category), ("12", &None, &None));
    let headers = [("Authorization", "Bearer t1"), ("Content-Type", "application/json")];
    assert_eq!(backend.headers(), headers.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[test]
fn a_list_is_asked_for_with_its_count() {
    let backend = cms().answers("", Answer::fixture("datocms/articles")).start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.next.clone(), first.total), (Some(Cursor::Page(2)), Some(3)));
    let (query, variables) = sent(&backend);
    assert_eq!(
        query,
        "query ($first: IntType, $skip: IntType) { items: allArticles(first: $first, skip: $skip, orderBy: \
         [_firstPublishedAt_DESC]) { id _firstPublishedAt _updatedAt title slug excerpt coverImage { url alt title width \
         height } author { id name } category { id name slug } } meta: _allArticlesMeta { count } }"
    );
    assert_eq!(variables, json!({"first": 2, "skip": 0}));
    let backend = cms().answers("", Answer::fixture("datocms/articles-page-2")).start();
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((ids(&second), &second.next), (vec!["fern"], &None));
    assert_eq!(sent(&backend).1, json!({"first": 2, "skip": 2}));
}

#[test]
fn every_view_is_a_filter_and_what_readers_type_a_variable() {
    let backend = cms()
        .answers("#allCategories", Answer::fixture("datocms/categories"))
        .answers("#category(filter", Answer::fixture("datocms/category"))
        .answers("#allArticles", Answer::fixture("datocms/articles-page-2"))
        .start();
    let list = |view: ListView| {
        assert_eq!(ids(&backend.list(view.clone()).unwrap()), ["fern"], "{view:?}");
        sent(&backend)
    };
    let (query, variables) = list(category("town"));
    assert!(query.contains("allArticles(filter: { category: { eq: $value } }, first: $first,"), "{query}");
    assert!(query.contains("_allArticlesMeta(filter: { category: { eq: $value } }) { count }"), "{query}");
    assert_eq!(variables, json!({"first": 2, "skip": 0, "value": "41"}), "by the id that the slug was looked up for");
    let (query, variables) = list(author("31"));
    assert!(query.contains("filter: { author: { eq: $value } }"), "{query}");
    assert_eq!(variables["value"], "31");
    let typed = "\") { __typename } } #";
    let (query, variables) = list(search(typed));
    assert!(query.contains("filter: { title: { matches: { pattern: $value, caseSensitive: false, regexp: false } } }"));
    assert_eq!((query.contains("__typename"), variables["value"].as_str()), (false, Some(typed)));
    assert!(!backend.client.answers(ViewKind::Tag), "a model says itself where its tags are");
    let expected = [("town", "Town"), ("land", "Land & Lakes")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
}

#[test]
fn the_names_of_models_and_fields_are_the_site_s() {
    let backend = cms()
        .parameter("one", "post")
        .parameter("all", "allPosts")
        .parameter("fields", "title: headline slug topics { id name }")
        .parameter("tag_filter", "topics: { anyIn: [$value] }")
        .answers("", Answer::fixture("datocms/articles"))
        .start();
    backend.list(tag("9")).unwrap();
    let (query, _) = sent(&backend);
    assert!(query.contains("items: allPosts(filter: { topics: { anyIn: [$value] } }, first"), "{query}");
    assert!(
        query.contains("_updatedAt title: headline slug topics { id name } } meta: _allPostsMeta(filter"),
        "{query}"
    );
}

#[test]
fn a_story_of_datocms_has_its_body() {
    let body = |fixture: &str| {
        let backend = cms().answers("", Answer::fixture(fixture)).start();
        let article = backend.article("bees").unwrap();
        check_article(&article).unwrap();
        let (query, variables) = sent(&backend);
        assert!(query.contains("item: article(filter: { slug: { eq: $value } })"), "{query}");
        assert!(query.ends_with("content { value } } }"), "{query}");
        assert_eq!(variables, json!({"value": "bees"}));
        outline(&article.body)
    };
    assert_eq!(body("datocms/article-text"), ["p They came in May."]);
    assert_eq!(body("datocms/article"), ["h The hives", "p They came in May."]);
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_datocms() {
    let answer = |answer: Answer| cms().answers("", answer).start();
    let list = |status: u16, name: &str| answer(Answer::error(status, name)).list(ListView::Latest);
    let Err(Error::Refused { message, .. }) = list(200, "datocms/error-field") else { panic!() };
    assert_eq!(message, "Field 'excerpt' doesn't exist on type 'ArticleRecord'");
    let Err(Error::Status { status: 401, message, .. }) = list(401, "datocms/error-token") else { panic!() };
    assert_eq!(message.as_deref(), Some("Your Authorization header is missing or invalid."));
    assert_eq!(list(200, "datocms/empty"), Ok(Listing { total: Some(0), ..Listing::default() }));
    let nothing = answer(Answer::fixture("datocms/article-nothing"));
    assert!(matches!(nothing.article("x"), Err(Error::NotFound { .. })));
    assert!(matches!(nothing.list(category("town")), Err(Error::NotFound { .. })), "no such category");
}
